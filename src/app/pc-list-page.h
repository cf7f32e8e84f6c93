/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-table.h"

G_BEGIN_DECLS

#define PC_TYPE_LIST_PAGE (pc_list_page_get_type ())
G_DECLARE_FINAL_TYPE (PcListPage, pc_list_page, PC, LIST_PAGE, GtkBox)

/**
 * PcListPage:
 *
 * A page with one long list: a filter over what the search covers, a period where the table has one,
 * a button for a new record where `new-label` is set, and one with more to do where there is a `menu`.
 *
 * Emits `opened` (id) and `create`.
 */
void        pc_list_page_set_store    (PcListPage    *self,
                                       const PcTable *table,
                                       const PcKind  *kind,
                                       PcStore       *store);

/** Puts the cursor into the filter. */
void        pc_list_page_start_filter (PcListPage    *self);

/** Emits `create` where the page makes new records. */
void        pc_list_page_create       (PcListPage    *self);

G_END_DECLS
