/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-import-outcome.h"
#include "pc-store.h"

G_BEGIN_DECLS

/*
 * Workbooks that were written with cells to be filled in, and come back. A row is known by its hidden id, however the
 * rows stand by now; of each cell three values are held against each other: what it held when the workbook was written, what it holds
 * now, and what the database holds now. What only one side has changed is taken or stays; what both have changed, and not
 * to the same, is a conflict: shown with both values and who changed it here, and taken from neither side unless that is
 * asked for. The same file a second time changes nothing.
 */

/**
 * PcReturnSide:
 * @PC_RETURN_NEITHER: a conflict leaves what is here, and is told
 * @PC_RETURN_FILE: what the workbook says is taken
 * @PC_RETURN_OURS: what is here stays, and that is no conflict any more
 *
 * Who wins a conflict.
 */
typedef enum
{
  PC_RETURN_NEITHER,
  PC_RETURN_FILE,
  PC_RETURN_OURS
} PcReturnSide;

/**
 * PcReturnResult:
 * @kept: whether it was done, and not only tried
 * @outcomes: (element-type PcImportOutcome): one a row that is different from how it was written; `sheet` counts the tables of
 *   the workbook
 * @counts: of each verdict; rows with nothing new are counted as unchanged and have no outcome
 * @n_conflicts: cells that both sides have changed
 *
 * What has become of a workbook that came back, or would.
 */
typedef struct
{
  gboolean   kept;
  GPtrArray *outcomes;
  guint      counts[PC_IMPORT_N_VERDICTS];
  guint      n_conflicts;
} PcReturnResult;

void            pc_return_result_free (PcReturnResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcReturnResult, pc_return_result_free)

/** Whether @path is a workbook of ours with cells to be filled in; %FALSE also where it cannot be read. */
gboolean        pc_return_is_one      (const char     *path);

/**
 * pc_return_run:
 * @store: opened to write, also for a dry run; no transaction under way
 * @keep: whether it stays; %FALSE is a dry run
 * @cancellable: (nullable): then nothing has happened
 *
 * Takes back what was filled in, in one transaction and one entry of the journal.
 *
 * Errors: those of pc_sheet_reader_open(), of pc_origin_read() and of the store; INVALID where it is not such a workbook, or a
 *   pseudonymised one; G_IO_ERROR CANCELLED. Nothing has happened then.
 *
 * Returns: (transfer full): the result, or %NULL
 */
PcReturnResult *pc_return_run         (const char     *path,
                                       PcStore        *store,
                                       PcReturnSide    side,
                                       gboolean        keep,
                                       GCancellable   *cancellable,
                                       GError        **error);

G_END_DECLS
