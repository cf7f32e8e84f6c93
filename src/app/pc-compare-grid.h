/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_COMPARE_GRID (pc_compare_grid_get_type ())
G_DECLARE_FINAL_TYPE (PcCompareGrid, pc_compare_grid, PC, COMPARE_GRID, GtkBox)

/**
 * PcCompareGrid:
 *
 * Two people side by side: a line a field that either has, those that are the same folded away, and how much belongs to
 * each. Who stays is chosen at the head, and at each field which value does; what is ticked is always what merging
 * would come to (pc_merge_fields_list()), so that a field that goes with another one follows it by itself.
 *
 * Emits `keep-changed`.
 */
GtkWidget *pc_compare_grid_new       (PcStore       *store,
                                      PcRecord      *first,
                                      PcRecord      *second);

/** Who stays, and who is merged into that one; at the beginning the one that was recorded first stays. */
PcRecord  *pc_compare_grid_get_keep  (PcCompareGrid *self);
PcRecord  *pc_compare_grid_get_other (PcCompareGrid *self);

/** The fields whose value is to be that of the other, as pc_merge_people() takes them: array of guint, full. */
GArray    *pc_compare_grid_list_take (PcCompareGrid *self);

G_END_DECLS
