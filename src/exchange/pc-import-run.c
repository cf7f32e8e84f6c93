/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pc-error.h"
#include "pc-import-private.h"
#include "pc-store-work.h"
#include "pc-uuid.h"

/* The bar moves and the cancel button is looked at every so many rows. */
#define ROWS_A_STEP 50

void
pc_import_result_free (PcImportResult *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->import_id);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

static PcImportResult *
result_new (gboolean keep)
{
  PcImportResult *result = g_new0 (PcImportResult, 1);

  result->import_id = pc_uuid_new ();
  result->kept = keep;
  result->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_import_outcome_free);
  return result;
}

/*
 * Rows
 */

/* A #PcSheetRowFunc. */
static gboolean
take_row_cb (guint          row,
             const PcCell  *cells,
             guint          n_cells,
             gpointer       data,
             GError       **error)
{
  PcImportRunning *run = data;

  if (row <= run->sheet->header_row)
    return TRUE;

  if (++run->n_rows % ROWS_A_STEP == 0)
    {
      if (run->progress != NULL && run->n_expected > 0)
        pc_progress_set_fraction (run->progress, MIN (1.0, (double) run->n_rows / run->n_expected));
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
    }

  return pc_import_take_row (run, row, cells, n_cells, error);
}

static gboolean
take_parked (PcImportRunning  *run,
             GError          **error)
{
  PcParkedRow *row = run->import->parked->pdata[run->sheet_index];
  g_auto(GStrv) texts = NULL;
  guint n_cells;
  g_autofree PcCell *cells = pc_import_unpark_cells (row, &texts, &n_cells);

  if (!pc_import_take_row (run, 0, cells, n_cells, error))
    return FALSE;

  run->outcome->parked_id = g_strdup (row->id);
  return run->outcome->verdict == PC_IMPORT_DOUBTFUL || run->outcome->verdict == PC_IMPORT_REFUSED || !run->keep ||
         pc_parked_rows_remove (run->store, row->id, error);
}

static gboolean
take_sheet (PcImportRunning  *run,
            PcSheetReader    *reader,
            guint             index,
            GError          **error)
{
  gboolean ok;

  run->sheet_index = index;
  run->sheet = run->import->sheets->pdata[index];
  run->parts = pc_import_parts_new (run->sheet);
  g_hash_table_remove_all (run->taken);
  ok = reader != NULL ? pc_sheet_reader_read (reader, run->sheet->index, take_row_cb, run, run->cancellable, error) :
       take_parked (run, error);
  g_clear_pointer (&run->parts, g_ptr_array_unref);
  return ok;
}

static gboolean
take_sheets (PcImportRunning  *run,
             GError          **error)
{
  g_autoptr(PcSheetReader) reader = NULL;

  if (run->import->path != NULL && !(reader = pc_sheet_reader_open (run->import->path, error)))
    return FALSE;

  for (guint i = 0; i < run->import->sheets->len; i++)
    if (((PcImportSheet *) run->import->sheets->pdata[i])->chosen && !take_sheet (run, reader, i, error))
      return FALSE;

  /* The file is open until here: what was put in its place meanwhile was not read, but what was written into it was. */
  return pc_import_check_stamp (run->import, error) && !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static void
count_expected (PcImportRunning *run)
{
  for (guint i = 0; i < run->import->sheets->len; i++)
    {
      const PcImportSheet *sheet = run->import->sheets->pdata[i];

      run->n_expected += sheet->chosen ? sheet->n_rows : 0;
    }
}

static gboolean
check_chosen (PcImportRunning  *run,
              GError          **error)
{
  for (guint i = 0; i < run->import->sheets->len; i++)
    if (((PcImportSheet *) run->import->sheets->pdata[i])->chosen)
      return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the name of a file. */
               _("Nothing in “%s” is known. Say which sheet to import, what its rows are about, and what its columns hold."),
               run->import->name);
  return FALSE;
}

/* Statements of the store stand in the way of the end of a transaction as long as they are in use. */
static void
clear_running (PcImportRunning *run)
{
  g_clear_pointer (&run->cursors, g_hash_table_unref);
  g_clear_pointer (&run->finder, pc_import_finder_free);
  g_clear_pointer (&run->pool, pc_match_pool_free);
}

static gboolean
run_through (PcImportRunning  *run,
             GError          **error)
{
  g_autofree char *label = g_strconcat ("import ", run->import->name, NULL);
  gboolean ok;

  if (!check_chosen (run, error) || !pc_import_check_stamp (run->import, error) ||
      !pc_store_begin (run->store, label, error))
    return FALSE;

  ok = take_sheets (run, error);
  clear_running (run);
  if (ok && run->keep)
    return pc_store_commit (run->store, error);

  pc_store_rollback (run->store);
  return ok;
}

PcImportResult *
pc_import_run (PcImport       *self,
               PcStore        *store,
               gboolean        keep,
               PcProgress     *progress,
               GCancellable   *cancellable,
               GError        **error)
{
  g_autoptr(PcImportResult) result = NULL;
  PcImportRunning run = { .import = self, .store = store, .keep = keep, .progress = progress, .cancellable =
    cancellable };
  gboolean ok;

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store), NULL);

  result = result_new (keep);
  run.result = result;
  run.has_waiting = pc_parked_rows_count (store) > 0;
  run.finder = pc_import_finder_new (store);
  run.cursors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pc_cursor_free);
  run.taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count_expected (&run);
  ok = run_through (&run, error);
  clear_running (&run);
  g_hash_table_unref (run.taken);
  if (ok && progress != NULL)
    pc_progress_set_fraction (progress, 1.0);

  return ok ? g_steal_pointer (&result) : NULL;
}

/*
 * On a thread
 */

typedef struct
{
  PcImport *import;
  gboolean  keep;
} Job;

static gpointer
run_job (PcStore       *store,
         gpointer       data,
         PcProgress    *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  const Job *job = data;

  return pc_import_run (job->import, store, job->keep, progress, cancellable, error);
}

void
pc_import_run_async (PcImport            *self,
                     PcStore             *store,
                     gboolean             keep,
                     PcProgress          *progress,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  static const PcStoreWork work = {
    PC_STORE_BESIDE_HOLD, PC_STORE_CANCEL_ASKED, run_job, g_free, (GDestroyNotify) pc_import_result_free
  };
  const Job job = { self, keep };

  g_return_if_fail (self != NULL && PC_IS_STORE (store));

  pc_store_work_start (store, &work, g_memdup2 (&job, sizeof job), progress, cancellable, callback, user_data);
}

PcImportResult *
pc_import_run_finish (GAsyncResult  *result,
                      GError       **error)
{
  return pc_store_work_finish (result, error);
}
