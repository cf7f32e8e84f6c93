/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-import-outcome.h"
#include "pc-progress.h"
#include "pc-store.h"

G_BEGIN_DECLS

/**
 * PcReturn:
 *
 * A workbook that was written with cells to be filled in, and comes back. A row is known by its hidden id, however the
 * rows stand by now, and a column by its heading. Of each cell three values are held against each other: what it held
 * when the workbook was written, what it holds now, and what the database holds now. What only one side has changed is
 * taken or stays; what both have changed, and not to the same, is a conflict: told with both values and with who
 * changed it here, and taken from neither side unless that is asked for. Cells that are not to be filled in are never
 * taken, and it is told where they were changed. Of rows that were copied and differ none is taken. The same file a
 * second time changes nothing.
 *
 * What a cell held stands in the file itself and not in the journal, so that it is right also where the database was
 * restored from a backup that is older than the workbook.
 *
 * The file is held open, and a dry run and the run after it read the same. On one thread at a time, which may be any.
 */
typedef struct _PcReturn PcReturn;

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
 * PcReturnConflict:
 * @sheet: name of the sheet
 * @row: number of the row in it, from 1
 * @table: word of the table
 * @id: hidden id of the row
 * @column: word of the column
 * @label: its heading, translated
 * @file: what the workbook has, as people read it; "" where it is empty
 * @ours: what is here, likewise
 * @who: (nullable): who changed it here, %NULL where that is not known
 * @unix_ms: when, 0 where that is not known
 *
 * A cell that both sides have changed.
 */
typedef struct
{
  char   *sheet;
  guint   row;
  char   *table;
  char   *id;
  char   *column;
  char   *label;
  char   *file;
  char   *ours;
  char   *who;
  gint64  unix_ms;
} PcReturnConflict;

/**
 * PcReturnResult:
 * @kept: whether it was done, and not only tried
 * @outcomes: (element-type PcImportOutcome): one a row that is different from how it was written; `sheet` is an index
 *   in pc_return_list_sheets()
 * @counts: of each verdict; rows with nothing new are counted as unchanged and have no outcome
 * @conflicts: (element-type PcReturnConflict): those that nobody has decided
 *
 * What has become of a workbook that came back, or would. A row with a conflict may have changes as well, which were
 * taken.
 */
typedef struct
{
  gboolean   kept;
  GPtrArray *outcomes;
  guint      counts[PC_IMPORT_N_VERDICTS];
  GPtrArray *conflicts;
} PcReturnResult;

void                pc_return_result_free (PcReturnResult  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcReturnResult, pc_return_result_free)

/**
 * Whether @path is a workbook of ours with cells to be filled in, also one whose hidden sheet was spoilt and that
 * pc_return_open() refuses: it is no list to import. %FALSE also where it cannot be read.
 */
gboolean            pc_return_is_one      (const char      *path);

/**
 * pc_return_open:
 *
 * Errors: those of pc_sheet_reader_open() and of pc_origin_read(); INVALID where it is not such a workbook, a
 *   pseudonymised one, or one of a report that this version does not know
 *
 * Returns: (transfer full): the workbook, or %NULL
 */
PcReturn           *pc_return_open        (const char      *path,
                                           GError         **error);
void                pc_return_free        (PcReturn        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcReturn, pc_return_free)

/** Name of the file without its folder. */
const char         *pc_return_get_name    (PcReturn        *self);

/** The names of the sheets with its rows. */
const char * const *pc_return_list_sheets (PcReturn        *self);

/** Says who wins the conflicts that nobody decides one by one. */
void                pc_return_set_side    (PcReturn        *self,
                                           PcReturnSide     side);

/** Says who wins in one cell, for the runs that follow; %PC_RETURN_NEITHER as if nothing had been said. */
void                pc_return_decide      (PcReturn        *self,
                                           const char      *table,
                                           const char      *id,
                                           const char      *column,
                                           PcReturnSide     side);

/**
 * pc_return_run:
 * @store: opened to write, also for a dry run; no transaction under way
 * @keep: whether it stays; %FALSE is a dry run: the same, rolled back
 * @progress: (nullable)
 * @cancellable: (nullable): then nothing has happened
 *
 * Takes back what was filled in, in one transaction and one entry of the journal; in none where there is nothing new. A
 * row is taken as a whole, but for its conflicts, or not at all. Nothing is ever removed: a row that is not there any
 * more says nothing.
 *
 * Errors: those of reading and of the store; INVALID where a sheet is not there any more, or its hidden columns are
 *   not, or a column to be filled in has another heading; G_IO_ERROR CANCELLED. Nothing has happened then.
 *
 * Returns: (transfer full): the result, or %NULL
 */
PcReturnResult     *pc_return_run         (PcReturn        *self,
                                           PcStore         *store,
                                           gboolean         keep,
                                           PcProgress      *progress,
                                           GCancellable    *cancellable,
                                           GError         **error);

/**
 * pc_return_run_async:
 * @store: that of the window, on its thread
 *
 * The same on a thread, as pc_import_run_async() does it.
 */
void                pc_return_run_async   (PcReturn             *self,
                                           PcStore              *store,
                                           gboolean              keep,
                                           PcProgress           *progress,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
PcReturnResult     *pc_return_run_finish  (GAsyncResult         *result,
                                           GError              **error);

/**
 * pc_return_write_result:
 * @path: a file that ends in ".xlsx"
 *
 * Writes a workbook with what has become of the rows that are different, and a sheet of the conflicts where there are
 * some.
 *
 * Errors: those of pc_workbook_new()
 */
gboolean            pc_return_write_result (PcReturn              *self,
                                            const PcReturnResult  *result,
                                            const char            *path,
                                            GCancellable          *cancellable,
                                            GError               **error);

G_END_DECLS
