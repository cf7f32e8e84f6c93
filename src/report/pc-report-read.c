/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-report-arguments.h"
#include "pc-report-view.h"

static void
column_free (gpointer data)
{
  PcReadColumn *column = data;

  g_free (column->heading);
  g_free (column);
}

static void
sheet_free (gpointer data)
{
  PcReadSheet *sheet = data;

  g_free (sheet->title);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->rows);
  g_strfreev (sheet->totals);
  g_free (sheet);
}

/* What is under way of one table. */
typedef struct
{
  PcStore         *store;
  GHashTable      *arguments;
  GCancellable    *cancellable;
  guint            most;

  const PcTable   *table;
  PcReportView    *view;
  const PcColumn  *columns;
  guint            n_columns;
  gint64          *sums;
  PcReadSheet     *sheet;
} Reading;

static void
add_columns (Reading *self)
{
  self->columns = pc_report_view_get_columns (self->view, &self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      PcReadColumn *column = g_new0 (PcReadColumn, 1);

      column->heading = g_strdup (pc_field_get_label (&self->columns[i].field));
      column->width = self->columns[i].width;
      column->is_amount = pc_field_is_amount (&self->columns[i].field);
      /* What a view adds for a recipient is no expression of the table. */
      column->is_blank = g_strcmp0 (self->columns[i].expression, "NULL") == 0;
      g_ptr_array_add (self->sheet->columns, column);
    }
}

/* A text in place of a number says why there is none. */
static char *
format_value (const PcField *field,
              const PcValue *value)
{
  if (value->text != NULL && field->type == PC_FIELD_INSTANT)
    return pc_date_format_moment (value->text);
  if (value->text != NULL && !pc_field_is_text (field) && value->number == PC_UNSET)
    return g_strdup (value->text);

  return pc_value_format (field, value);
}

static void
add_row (Reading       *self,
         const PcValue *values)
{
  GStrv texts = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      texts[i] = format_value (&self->columns[i].field, &values[i]);
      if (self->columns[i].total && values[i].number != PC_UNSET)
        self->sums[i] += values[i].number;
    }

  g_ptr_array_add (self->sheet->rows, texts);
}

/* A total of part of the rows would be taken for that of all. */
static void
add_totals (Reading *self)
{
  GStrv texts = g_new0 (char *, self->n_columns + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const PcValue sum = { self->sums[i], NULL };

      texts[i] = self->columns[i].total ? pc_value_format (&self->columns[i].field, &sum) :
                 g_strdup (i == 0 ? _("Total") : "");
      any |= self->columns[i].total;
    }

  if (any && self->sheet->rows->len > 0 && self->sheet->n_rows == self->sheet->rows->len)
    self->sheet->totals = g_steal_pointer (&texts);
  g_strfreev (texts);
}

static gboolean
count_groups (Reading  *self,
              GError  **error)
{
  g_autoptr(PcCursor) cursor = NULL;
  GError *failure = NULL;

  if (!pc_report_view_has_groups (self->view))
    return TRUE;
  if (!(cursor = pc_table_open (self->table, self->store, self->arguments, error)))
    return FALSE;

  while (pc_cursor_next (cursor, &failure) && !g_cancellable_set_error_if_cancelled (self->cancellable, &failure))
    pc_report_view_count (self->view, cursor);
  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

static gboolean
read_rows (Reading  *self,
           GError  **error)
{
  g_autoptr(PcCursor) cursor = NULL;
  GError *failure = NULL;

  if (!count_groups (self, error) || !(cursor = pc_table_open (self->table, self->store, self->arguments, error)))
    return FALSE;

  while (self->sheet->rows->len < self->most && !g_cancellable_set_error_if_cancelled (self->cancellable, &failure) &&
         pc_cursor_next (cursor, &failure))
    add_row (self, pc_report_view_read (self->view, cursor));
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  self->sheet->n_rows = self->sheet->rows->len < self->most ? self->sheet->rows->len :
                        pc_table_count (self->table, self->store, self->arguments, self->cancellable, error);
  return self->sheet->n_rows >= 0;
}

static PcReadSheet *
read_sheet (const PcReportSheet        *of,
            const PcReportViewOptions  *options,
            Reading                     reading,
            GError                    **error)
{
  g_autoptr(PcReportView) view = pc_report_view_new (of->table, options);
  g_autofree gint64 *sums = NULL;
  gboolean ok;

  reading.table = of->table;
  reading.view = view;
  reading.sheet = g_new0 (PcReadSheet, 1);
  reading.sheet->title = g_strdup (_(of->table->title));
  reading.sheet->landscape = of->landscape;
  reading.sheet->row_height = of->row_height;
  reading.sheet->columns = g_ptr_array_new_with_free_func (column_free);
  reading.sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  add_columns (&reading);
  reading.sums = sums = g_new0 (gint64, reading.n_columns);
  if ((ok = read_rows (&reading, error)))
    add_totals (&reading);
  else
    g_clear_pointer (&reading.sheet, sheet_free);

  return reading.sheet;
}

static GPtrArray *
read_sheets (const PcReport             *report,
             const PcReportViewOptions  *options,
             Reading                     reading,
             GError                    **error)
{
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  guint n_sheets;
  const PcReportSheet *list = pc_report_get_sheets (report, &n_sheets);

  for (guint i = 0; i < n_sheets; i++)
    {
      PcReadSheet *sheet = read_sheet (&list[i], options, reading, error);

      if (sheet == NULL)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }

  return g_steal_pointer (&sheets);
}

GPtrArray *
pc_report_read (const PcReport         *self,
                PcStore                *store,
                const PcReportRequest  *request,
                guint                   most,
                GCancellable           *cancellable,
                GError                **error)
{
  static const PcReportRequest everything = { 0 };
  const PcReportRequest *wanted = request != NULL ? request : &everything;
  const Reading reading = { .store = store, .arguments = wanted->arguments, .cancellable = cancellable, .most = most };
  g_autoptr(PcPseudonym) pseudonym = NULL;
  PcReportViewOptions options = { .notes = wanted->notes };
  GPtrArray *sheets = NULL;
  gboolean held;

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store), NULL);

  if (wanted->recipient != NULL && !(pseudonym = pc_pseudonym_new (store, wanted->recipient, error)))
    return NULL;

  /* What is told of the columns is what an export has. */
  options.pseudonym = pseudonym;
  held = pc_store_hold (store);
  if (pc_report_prepare (self, store, wanted->arguments, &options, cancellable, error))
    {
      options.plain = TRUE;
      sheets = read_sheets (self, &options, reading, error);
    }
  if (held)
    pc_store_release (store);
  return sheets;
}

/*
 * On a thread
 */

typedef struct
{
  const PcReport  *report;
  char            *db_path;
  char            *key;
  PcReportRequest *request;
  guint            most;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->db_path);
  g_free (job->key);
  pc_report_request_free (job->request);
  g_free (job);
}

static void
return_sheets (GTask     *task,
               GPtrArray *sheets,
               GError    *error)
{
  if (sheets != NULL)
    g_task_return_pointer (task, sheets, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object G_GNUC_UNUSED,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr(PcStore) store = pc_store_open (job->db_path, PC_STORE_READ, job->key, &error);
  GPtrArray *sheets = store != NULL ?
                      pc_report_read (job->report, store, job->request, job->most, cancellable, &error) : NULL;

  return_sheets (task, sheets, error);
}

void
pc_report_read_async (const PcReport         *self,
                      PcStore                *store,
                      const PcReportRequest  *request,
                      guint                   most,
                      GCancellable           *cancellable,
                      GAsyncReadyCallback     callback,
                      gpointer                user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *json = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (self != NULL && PC_IS_STORE (store));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pc_report_read_async);
  if (strcmp (pc_store_get_path (store), ":memory:") == 0)
    {
      GPtrArray *sheets = pc_report_read (self, store, request, most, cancellable, &error);

      return_sheets (task, sheets, error);
      return;
    }

  if (request != NULL && request->recipient != NULL)
    pc_pseudonym_prepare (store, request->recipient);

  json = pc_report_arguments_to_json (request != NULL ? request : &(PcReportRequest) { 0 });
  job = g_new0 (Job, 1);
  job->report = self;
  job->db_path = g_strdup (pc_store_get_path (store));
  job->key = g_strdup (pc_store_get_key (store));
  job->request = pc_report_arguments_from_json (json);
  job->most = most;
  g_task_set_task_data (task, job, free_job);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

GPtrArray *
pc_report_read_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
