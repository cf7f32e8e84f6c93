/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-table-list.h"

G_BEGIN_DECLS

#define PC_TYPE_TABLE_VIEW (pc_table_view_get_type ())
G_DECLARE_FINAL_TYPE (PcTableView, pc_table_view, PC, TABLE_VIEW, GtkWidget)

/**
 * PcTableView:
 *
 * A #PcTable on the screen: columns to sort by, narrow or widen; Enter or a double click opens a row.
 *
 * Emits `opened` (id).
 */
void         pc_table_view_set_table  (PcTableView   *self,
                                       const PcTable *table,
                                       PcStore       *store);

PcTableList *pc_table_view_get_list   (PcTableView   *self);

/** Opens the marked row, or the first one: what Enter in a filter means. */
void         pc_table_view_open       (PcTableView   *self);

G_END_DECLS
