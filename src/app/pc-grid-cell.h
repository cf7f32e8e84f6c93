/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-field-entry.h"

G_BEGIN_DECLS

#define PC_TYPE_GRID_CELL (pc_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (PcGridCell, pc_grid_cell, PC, GRID_CELL, GtkWidget)

/**
 * PcGridCell:
 *
 * A cell of a #PcRecordGrid: takes the focus, shows text, and holds an entry while it is edited.
 */
GtkWidget    *pc_grid_cell_new          (guint          row,
                                         guint          column,
                                         const PcField *field);

guint         pc_grid_cell_get_row      (PcGridCell    *self);
guint         pc_grid_cell_get_column   (PcGridCell    *self);

const char   *pc_grid_cell_get_text     (PcGridCell    *self);
void          pc_grid_cell_set_text     (PcGridCell    *self,
                                         const char    *text);

/** Puts @entry in the place of the text; %NULL shows the text again. */
void          pc_grid_cell_set_entry    (PcGridCell    *self,
                                         PcFieldEntry  *entry);

G_END_DECLS
