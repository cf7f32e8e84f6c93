/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-import.h"

G_BEGIN_DECLS

/**
 * PcImportResult:
 * @import_id: of this run; parked rows have it
 * @kept: whether it was done, and not only tried
 * @outcomes: (element-type PcImportOutcome): one a row, in the order of the sheets
 * @counts: how many there are of each verdict
 * @n_parked: rows that wait now
 *
 * What has become of a file, or would.
 */
typedef struct
{
  char      *import_id;
  gboolean   kept;
  GPtrArray *outcomes;
  guint      counts[PC_IMPORT_N_VERDICTS];
  guint      n_parked;
} PcImportResult;

void            pc_import_result_free (PcImportResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcImportResult, pc_import_result_free)

/**
 * pc_import_run:
 * @store: opened to write, also for a dry run; no transaction under way
 * @keep: whether it stays; %FALSE is a dry run
 * @progress: (nullable)
 * @cancellable: (nullable): then nothing has happened
 *
 * Imports the chosen sheets in one transaction. Rows that are doubtful or refused are left out and, where it stays,
 * parked.
 *
 * Errors: those of reading the file and of the store; INVALID where no sheet is chosen; CONFLICT where the file is not
 *   the one that was looked at; G_IO_ERROR CANCELLED. Nothing has happened then.
 *
 * Returns: (transfer full): the result, or %NULL
 */
PcImportResult *pc_import_run         (PcImport       *self,
                                       PcStore        *store,
                                       gboolean        keep,
                                       PcProgress     *progress,
                                       GCancellable   *cancellable,
                                       GError        **error);

/**
 * pc_import_run_async:
 * @store: that of the window, on its thread
 *
 * The same on a thread (%PC_STORE_BESIDE_HOLD, pc-store-work.h). Until it is done, @self is the thread's, and @store
 * cannot write: a dialog that stays in front says so. @store reads on, and sees things as they were; when it has
 * stayed, PcStore::changed tells it of each record.
 */
void            pc_import_run_async   (PcImport             *self,
                                       PcStore              *store,
                                       gboolean              keep,
                                       PcProgress           *progress,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/** The result, full; %NULL on error, as of pc_import_run(). */
PcImportResult *pc_import_run_finish  (GAsyncResult         *result,
                                       GError              **error);

/**
 * pc_import_write_result:
 * @result: of a run of @self that was not opened with pc_import_open_parked()
 * @path: a file that ends in ".xlsx"
 *
 * Writes a workbook with the rows of the file as they came and what has become of each: outcome, reasons, changes,
 * identifier.
 *
 * Errors: those of reading the file and of pc_workbook_new()
 */
gboolean        pc_import_write_result (PcImport             *self,
                                        const PcImportResult *result,
                                        const char           *path,
                                        PcProgress           *progress,
                                        GCancellable         *cancellable,
                                        GError              **error);

G_END_DECLS
