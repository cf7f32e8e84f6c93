/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-progress.h"
#include "pc-table.h"

G_BEGIN_DECLS

/**
 * PcReport:
 * @table: query, columns and parameters
 * @landscape: whether pages are printed on their side
 * @row_height: in points, 0 for the usual one; rows that are signed by hand need more
 *
 * A table, and what it needs as a sheet. Columns to be signed or filled in by hand have the expression "NULL".
 */
typedef struct
{
  const PcTable *table;
  gboolean       landscape;
  guint          row_height;
} PcReport;

/** All reports; NULL at the end. */
const PcReport * const *pc_report_list      (void);

/** The report of that name, or %NULL. */
const PcReport *pc_report_find              (const char      *name);

const char     *pc_report_get_name          (const PcReport  *self);

/** The title, translated. */
const char     *pc_report_get_title         (const PcReport  *self);

/** What it is for, translated; %NULL where nothing is said. */
const char     *pc_report_get_description   (const PcReport  *self);

/**
 * pc_report_check_argument:
 * @name: of a parameter
 * @text: as typed
 * @kept: (out) (nullable): the text as pc_report_write() takes it; %NULL where @text is blank
 *
 * Errors: NOT_FOUND where there is no such parameter, INVALID as pc_value_parse()
 */
gboolean        pc_report_check_argument    (const PcReport  *self,
                                             const char      *name,
                                             const char      *text,
                                             char           **kept,
                                             GError         **error);

/**
 * pc_report_write:
 * @store: any store, on its thread
 * @arguments: (nullable): parameter name -> text as kept; those that are missing do not restrict
 * @path: a file that ends in ".xlsx" or ".csv"; it appears whole or not at all, and takes the place of one that is there
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): looked at again and again; the packing of a workbook, at the end, is not interrupted
 *
 * Errors: INVALID (another suffix, a folder), NOT_FOUND (no such folder), READ_ONLY, FULL, those of the store,
 *   G_IO_ERROR CANCELLED
 */
gboolean        pc_report_write             (const PcReport  *self,
                                             PcStore         *store,
                                             GHashTable      *arguments,
                                             const char      *path,
                                             PcProgress      *progress,
                                             GCancellable    *cancellable,
                                             GError         **error);

/**
 * pc_report_write_async:
 * @store: a store on a file, which a thread of its own opens once more, to read; it sees what is committed
 *
 * pc_report_write() off the main loop; @arguments are copied, @self is static.
 */
void            pc_report_write_async       (const PcReport      *self,
                                             PcStore             *store,
                                             GHashTable          *arguments,
                                             const char          *path,
                                             PcProgress          *progress,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

gboolean        pc_report_write_finish      (GAsyncResult    *result,
                                             GError         **error);

G_END_DECLS
