/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-report-read.h"
#include "pc-table.h"

G_BEGIN_DECLS

#define PC_TYPE_PLAIN_TABLE (pc_plain_table_get_type ())
G_DECLARE_FINAL_TYPE (PcPlainTable, pc_plain_table, PC, PLAIN_TABLE, GtkBox)

/**
 * pc_plain_table_show:
 * @arguments: (nullable): as for pc_table_open()
 * @columns: (nullable): names of the columns to show, spaces between them; %NULL shows all
 * @limit: how many rows at most
 *
 * Shows the first rows of @table, to be read and not edited; columns that nobody reads on a screen
 * (no expression but NULL) are left out.
 *
 * Returns: %FALSE on error
 */
gboolean  pc_plain_table_show (PcPlainTable   *self,
                               const PcTable  *table,
                               PcStore        *store,
                               GHashTable     *arguments,
                               const char     *columns,
                               guint           limit,
                               GError        **error);

/** Shows what was read of a report, but for columns that are filled in by hand; %NULL empties it. */
void      pc_plain_table_show_sheet (PcPlainTable      *self,
                                     const PcReadSheet *sheet);

G_END_DECLS
