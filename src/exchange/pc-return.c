/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pc-error.h"
#include "pc-report-view.h"
#include "pc-report.h"
#include "pc-return-private.h"
#include "pc-store-work.h"

/* The sheet with the words of the lists, which only workbooks to be filled in have. */
#define LISTS_SHEET "percorso-lists"

#define SEPARATOR "\x1f"

void
pc_return_result_free (PcReturnResult *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->outcomes);
  g_ptr_array_unref (self->conflicts);
  g_free (self);
}

/*
 * The workbook
 */

static gboolean
is_filled (PcOrigin *origin)
{
  for (guint i = 0; i < origin->tables->len; i++)
    if (pc_origin_find_column (origin->tables->pdata[i], PC_REPORT_BASE) >= 0)
      return TRUE;

  return FALSE;
}

gboolean
pc_return_is_one (const char *path)
{
  g_autoptr(PcSheetReader) reader = NULL;
  g_autoptr(PcOrigin) origin = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  reader = pc_sheet_reader_open (path, NULL);
  if (reader == NULL || pc_sheet_reader_get_format (reader) != PC_SHEET_WORKBOOK)
    return FALSE;

  origin = pc_origin_is_there (reader) ? pc_origin_read (reader, NULL) : NULL;
  return (origin != NULL && is_filled (origin)) || pc_sheet_reader_find_sheet (reader, LISTS_SHEET) >= 0;
}

static gboolean
check_origin (PcOrigin  *origin,
              GError   **error)
{
  if (g_hash_table_contains (origin->facts, "recipient"))
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("This workbook is pseudonymised: nobody in it can be known again, and it cannot come "
                           "back."));
  else if (!is_filled (origin))
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("This workbook has no cells to be filled in. Export the report anew with such cells."));
  else if (pc_report_find (origin->report) == NULL)
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                 /* Translators: %.60s is the word of a report. */
                 _("This version of Percorso does not know the report “%.60s” that this workbook is."), origin->report);
  else
    return TRUE;

  return FALSE;
}

static void
list_sheets (PcReturn *self)
{
  for (guint i = 0; i < self->origin->tables->len; i++)
    {
      GArray *sheets = ((PcOriginTable *) self->origin->tables->pdata[i])->sheets;

      for (guint j = 0; j < sheets->len; j++)
        g_ptr_array_add (self->sheets, g_array_index (sheets, PcOriginSheet, j).name);
    }

  g_ptr_array_add (self->sheets, NULL);
}

PcReturn *
pc_return_open (const char  *path,
                GError     **error)
{
  g_autoptr(PcReturn) self = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  self = g_new0 (PcReturn, 1);
  self->name = g_filename_display_name (name);
  self->sheets = g_ptr_array_new ();
  self->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!(self->reader = pc_sheet_reader_open (path, error)) || !(self->origin = pc_origin_read (self->reader, error)) ||
      !check_origin (self->origin, error))
    return NULL;

  list_sheets (self);
  return g_steal_pointer (&self);
}

void
pc_return_free (PcReturn *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_clear_pointer (&self->reader, pc_sheet_reader_free);
  g_clear_pointer (&self->origin, pc_origin_free);
  g_ptr_array_unref (self->sheets);
  g_hash_table_unref (self->decisions);
  g_free (self);
}

const char *
pc_return_get_name (PcReturn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char * const *
pc_return_list_sheets (PcReturn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->sheets->pdata;
}

/*
 * Who wins
 */

void
pc_return_set_side (PcReturn     *self,
                    PcReturnSide  side)
{
  g_return_if_fail (self != NULL);

  self->side = side;
}

static char *
make_key (const char *table,
          const char *id,
          const char *column)
{
  return g_strjoin (SEPARATOR, table, id, column, NULL);
}

void
pc_return_decide (PcReturn     *self,
                  const char   *table,
                  const char   *id,
                  const char   *column,
                  PcReturnSide  side)
{
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL && table != NULL && id != NULL && column != NULL);

  key = make_key (table, id, column);
  if (side == PC_RETURN_NEITHER)
    g_hash_table_remove (self->decisions, key);
  else
    g_hash_table_insert (self->decisions, g_steal_pointer (&key), GUINT_TO_POINTER (side));
}

PcReturnSide
pc_return_get_side (PcReturn   *self,
                    const char *table,
                    const char *id,
                    const char *column)
{
  g_autofree char *key = make_key (table, id, column);
  gpointer side = g_hash_table_lookup (self->decisions, key);

  return side != NULL ? GPOINTER_TO_UINT (side) : self->side;
}

/*
 * A run
 */

static gboolean
run_through (PcReturnRunning  *run,
             gboolean          keep,
             GError          **error)
{
  g_autofree char *label = g_strconcat ("import ", run->workbook->name, NULL);
  gboolean ok;

  if (!pc_store_begin (run->store, label, error))
    return FALSE;

  ok = pc_return_take_tables (run, error) && !g_cancellable_set_error_if_cancelled (run->cancellable, error);
  if (ok && keep && run->n_taken > 0)
    return pc_store_commit (run->store, error);

  pc_store_rollback (run->store);
  return ok;
}

static void
count_expected (PcReturnRunning *run)
{
  GPtrArray *tables = run->workbook->origin->tables;

  for (guint i = 0; i < tables->len; i++)
    {
      GArray *sheets = ((PcOriginTable *) tables->pdata[i])->sheets;

      for (guint j = 0; j < sheets->len; j++)
        run->n_expected += MAX (g_array_index (sheets, PcOriginSheet, j).n_rows, 0);
    }
}

PcReturnResult *
pc_return_run (PcReturn      *self,
               PcStore       *store,
               gboolean       keep,
               PcProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(PcReturnResult) result = NULL;
  PcReturnRunning run = { .workbook = self, .store = store, .progress = progress, .cancellable = cancellable };

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store), NULL);

  result = g_new0 (PcReturnResult, 1);
  result->kept = keep;
  result->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_import_outcome_free);
  result->conflicts = g_ptr_array_new_with_free_func (pc_return_conflict_free);
  run.result = result;
  count_expected (&run);
  if (!run_through (&run, keep, error))
    return NULL;

  if (progress != NULL)
    pc_progress_set_fraction (progress, 1.0);
  return g_steal_pointer (&result);
}

/*
 * On a thread
 */

typedef struct
{
  PcReturn *workbook;
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

  return pc_return_run (job->workbook, store, job->keep, progress, cancellable, error);
}

void
pc_return_run_async (PcReturn            *self,
                     PcStore             *store,
                     gboolean             keep,
                     PcProgress          *progress,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  static const PcStoreWork work = {
    PC_STORE_BESIDE_HOLD, PC_STORE_CANCEL_ASKED, run_job, g_free, (GDestroyNotify) pc_return_result_free
  };
  const Job job = { self, keep };

  g_return_if_fail (self != NULL && PC_IS_STORE (store));

  pc_store_work_start (store, &work, g_memdup2 (&job, sizeof job), progress, cancellable, callback, user_data);
}

PcReturnResult *
pc_return_run_finish (GAsyncResult  *result,
                      GError       **error)
{
  return pc_store_work_finish (result, error);
}
