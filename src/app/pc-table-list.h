/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-table.h"

G_BEGIN_DECLS

#define PC_TYPE_TABLE_ROW (pc_table_row_get_type ())
G_DECLARE_FINAL_TYPE (PcTableRow, pc_table_row, PC, TABLE_ROW, GObject)

/** The record that the row is about. */
const char  *pc_table_row_get_id   (PcTableRow    *self);

/** The text of column @column, in the locale. */
const char  *pc_table_row_get_text (PcTableRow    *self,
                                    guint          column);

#define PC_TYPE_TABLE_LIST (pc_table_list_get_type ())
G_DECLARE_FINAL_TYPE (PcTableList, pc_table_list, PC, TABLE_LIST, GObject)

/**
 * PcTableList:
 *
 * A #GListModel of the rows of a #PcTable, however many: keeps only their keys in memory and reads
 * a row when it is asked for. It is empty until pc_table_list_reload() or pc_table_list_set_argument(). Rows that follow
 * a change come a screen first, and the others within a second.
 */
PcTableList *pc_table_list_new     (const PcTable *table,
                                    PcStore       *store) G_GNUC_WARN_UNUSED_RESULT;

/** Sorts by column @column, -1 for the table's own order. */
void         pc_table_list_sort    (PcTableList   *self,
                                    int            column,
                                    gboolean       descending);

/** Shows only rows of @rows (gint64 row ids of the table `r`, ascending); %NULL shows all. */
void         pc_table_list_filter  (PcTableList   *self,
                                    GArray        *rows);

/** Reads the keys anew; records were added or removed. */
void         pc_table_list_reload  (PcTableList   *self);

/** Sets parameter @name of the table, %NULL for none, and reads anew. */
void         pc_table_list_set_argument (PcTableList *self,
                                         const char  *name,
                                         const char  *value);

/** How many rows pass the filter, also those that are still to come. */
guint        pc_table_list_get_shown (PcTableList *self);

/** How many rows there are without the filter. */
guint        pc_table_list_get_total (PcTableList *self);

G_END_DECLS
