/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-csv.h"
#include "pc-error.h"
#include "pc-report-facts.h"
#include "pc-reports.h"
#include "pc-workbook.h"

/* How many rows go by between two looks at the progress and at whether it is still wanted. */
#define ROWS_OF_STEP 256

/* The part of the time that the rows of a workbook take; packing takes the rest. */
#define ROWS_SHARE 0.6

static const PcReport * const reports[] = {
  &pc_service_register_report,
  &pc_endowment_statement_report,
  NULL
};

/* One of the two, by the suffix of the file. */
typedef struct
{
  PcWorkbook   *book;
  PcCsv        *csv;

  PcProgress   *progress;
  GCancellable *cancellable;
  gint64        expected;
  gint64        done;
} Writing;

const PcReport * const *
pc_report_list (void)
{
  return reports;
}

const PcReport *
pc_report_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; reports[i] != NULL; i++)
    if (strcmp (reports[i]->table->name, name) == 0)
      return reports[i];

  return NULL;
}

const char *
pc_report_get_name (const PcReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table->name;
}

const char *
pc_report_get_title (const PcReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->table->title);
}

const char *
pc_report_get_description (const PcReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table->description != NULL ? _(self->table->description) : NULL;
}

static const PcField *
find_parameter (const PcReport *self,
                const char     *name)
{
  for (guint i = 0; i < self->table->n_parameters; i++)
    if (strcmp (self->table->parameters[i].field.name, name) == 0)
      return &self->table->parameters[i].field;

  return NULL;
}

gboolean
pc_report_check_argument (const PcReport  *self,
                          const char      *name,
                          const char      *text,
                          char           **kept,
                          GError         **error)
{
  g_auto(PcValue) value = PC_VALUE_INIT;
  const PcField *field;

  g_return_val_if_fail (self != NULL && name != NULL && kept != NULL, FALSE);

  *kept = NULL;
  if (!(field = find_parameter (self, name)))
    {
      /* Translators: the first %s is the title of a report, the second the name of a parameter as typed. */
      g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("The report “%s” has no parameter “%.60s”."),
                   pc_report_get_title (self), name);
      return FALSE;
    }

  if (!pc_value_parse (field, text, &value, error))
    return FALSE;

  if (pc_field_is_text (field))
    *kept = g_steal_pointer (&value.text);
  else if (value.number != PC_UNSET)
    *kept = g_strdup_printf ("%" G_GINT64_FORMAT, value.number);

  return TRUE;
}

/*
 * Writing
 */

static gboolean
open_file (Writing         *writing,
           const PcReport  *self,
           const char      *path,
           GError         **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  const PcWorkbookLayout layout = {
    .title = pc_report_get_title (self),
    .columns = self->table->columns,
    .n_columns = self->table->n_columns,
    .landscape = self->landscape,
    .row_height = self->row_height,
  };

  if (g_str_has_suffix (lower, ".xlsx"))
    writing->book = pc_workbook_new (path, &layout, error);
  else if (g_str_has_suffix (lower, ".csv"))
    writing->csv = pc_csv_new (path, layout.columns, layout.n_columns, TRUE, error);
  else
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("The name of the file must end in “.xlsx” for a workbook or in “.csv” for plain text."));

  return writing->book != NULL || writing->csv != NULL;
}

static gboolean
step (Writing  *writing,
      GError  **error)
{
  const double share = writing->book != NULL ? ROWS_SHARE : 1.0;

  if (++writing->done % ROWS_OF_STEP != 0)
    return TRUE;

  if (writing->progress != NULL && writing->expected > 0)
    pc_progress_set_fraction (writing->progress, share * MIN (writing->done, writing->expected) / writing->expected);

  return !g_cancellable_set_error_if_cancelled (writing->cancellable, error);
}

static gboolean
write_rows (Writing   *writing,
            PcCursor  *cursor,
            GError   **error)
{
  GError *failure = NULL;

  while (pc_cursor_next (cursor, &failure))
    {
      const gboolean added = writing->book != NULL ? pc_workbook_add_row (writing->book, cursor, error)
                                                   : pc_csv_add_row (writing->csv, cursor, error);

      if (!added || !step (writing, error))
        return FALSE;
    }

  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

static gboolean
close_file (Writing  *writing,
            GError  **error)
{
  const gboolean ok = writing->book != NULL ? pc_workbook_close (writing->book, writing->cancellable, error)
                                            : pc_csv_close (writing->csv, writing->cancellable, error);

  if (ok && writing->progress != NULL)
    pc_progress_set_fraction (writing->progress, 1.0);

  return ok;
}

/* Counting costs time, and is only for who looks at the progress. */
static gboolean
write_table (Writing         *writing,
             const PcReport  *self,
             PcStore         *store,
             GHashTable      *arguments,
             GError         **error)
{
  g_autoptr(PcCursor) cursor = NULL;

  if (writing->progress != NULL && (writing->expected = pc_table_count (self->table, store, arguments, error)) < 0)
    return FALSE;

  if (g_cancellable_set_error_if_cancelled (writing->cancellable, error) ||
      !(cursor = pc_table_open (self->table, store, arguments, error)))
    return FALSE;

  if (writing->book != NULL)
    pc_report_facts_add (self, store, arguments, writing->book);

  return write_rows (writing, cursor, error) && close_file (writing, error);
}

gboolean
pc_report_write (const PcReport  *self,
                 PcStore         *store,
                 GHashTable      *arguments,
                 const char      *path,
                 PcProgress      *progress,
                 GCancellable    *cancellable,
                 GError         **error)
{
  Writing writing = { .progress = progress, .cancellable = cancellable };
  gboolean ok;

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL, FALSE);

  ok = open_file (&writing, self, path, error) && write_table (&writing, self, store, arguments, error);
  g_clear_pointer (&writing.book, pc_workbook_free);
  g_clear_pointer (&writing.csv, pc_csv_free);
  return ok;
}

/*
 * On a thread
 */

typedef struct
{
  const PcReport *report;
  char           *db_path;
  char           *key;
  GHashTable     *arguments;
  char           *path;
  PcProgress     *progress;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->db_path);
  g_free (job->key);
  g_hash_table_unref (job->arguments);
  g_free (job->path);
  g_clear_object (&job->progress);
  g_free (job);
}

static Job *
new_job (const PcReport *report,
         PcStore        *store,
         GHashTable     *arguments,
         const char     *path,
         PcProgress     *progress)
{
  Job *job = g_new0 (Job, 1);
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  job->report = report;
  job->db_path = g_strdup (pc_store_get_path (store));
  job->key = g_strdup (pc_store_get_key (store));
  job->path = g_strdup (path);
  job->progress = progress != NULL ? g_object_ref (progress) : NULL;
  job->arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (arguments != NULL)
    {
      g_hash_table_iter_init (&iter, arguments);
      while (g_hash_table_iter_next (&iter, &name, &text))
        g_hash_table_insert (job->arguments, g_strdup (name), g_strdup (text));
    }

  return job;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr(PcStore) store = pc_store_open (job->db_path, PC_STORE_READ, job->key, &error);

  if (store != NULL &&
      pc_report_write (job->report, store, job->arguments, job->path, job->progress, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pc_report_write_async (const PcReport      *self,
                       PcStore             *store,
                       GHashTable          *arguments,
                       const char          *path,
                       PcProgress          *progress,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL);
  g_return_if_fail (strcmp (pc_store_get_path (store), ":memory:") != 0);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, pc_report_write_async);
  /* A file that is there already when the cancelling comes is reported as there. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, new_job (self, store, arguments, path, progress), free_job);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
pc_report_write_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
