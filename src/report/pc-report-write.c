/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "pc-csv.h"
#include "pc-error.h"
#include "pc-report-facts.h"
#include "pc-report-view.h"
#include "pc-workbook.h"

/* How many rows go by between two looks at the progress and at whether it is still wanted. */
#define ROWS_OF_STEP 256

/* The part of the time that the rows of a workbook take; packing and counting again take the rest. */
#define ROWS_SHARE 0.6

/* Where the rows go: a workbook, or a file of separated values for each table. */
typedef struct
{
  const PcReport        *report;
  PcStore               *store;
  const PcReportRequest *request;
  const char            *path;
  PcPseudonym           *pseudonym;

  PcWorkbook            *book;      /* NULL for separated values. */
  PcCsv                 *csv;       /* Of the table under way. */
  GPtrArray             *csvs;      /* of PcCsv: those of the tables that are through */
  GPtrArray             *views;     /* of PcReportView, one a sheet */

  PcProgress            *progress;
  GCancellable          *cancellable;
  gint64                 expected;
  gint64                 done;
  gint64                *n_rows;    /* One a sheet. */
} Writing;

/*
 * Files
 */

static gboolean
has_suffix (const char *path,
            const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

static gboolean
open_book (Writing  *self,
           GError  **error)
{
  if (has_suffix (self->path, ".csv"))
    return TRUE;

  if (!has_suffix (self->path, ".xlsx"))
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("The name of the file must end in “.xlsx” for a workbook or in “.csv” for plain text."));
      return FALSE;
    }

  self->book = pc_workbook_new (self->path, pc_report_get_name (self->report), pc_report_get_title (self->report), error);
  return self->book != NULL;
}

/* "a.csv" for the first table, "a services.csv" for one of the others, full. */
static char *
name_csv (Writing       *self,
          const PcTable *table,
          guint          n)
{
  g_autofree char *stem = g_strndup (self->path, strlen (self->path) - strlen (".csv"));

  return n == 0 ? g_strdup (self->path) : g_strdup_printf ("%s %s.csv", stem, table->name);
}

static gboolean
begin_table (Writing              *self,
             const PcReportSheet  *sheet,
             guint                 n,
             GError              **error)
{
  g_autofree char *csv_path = NULL;
  PcWorkbookLayout layout = {
    .name = sheet->table->name,
    .title = _(sheet->table->title),
    .landscape = sheet->landscape,
    .row_height = sheet->row_height,
    .charts = sheet->charts,
    .n_charts = sheet->n_charts,
  };

  layout.columns = pc_report_view_get_columns (self->views->pdata[n], &layout.n_columns);
  if (self->book != NULL)
    return pc_workbook_add_table (self->book, &layout, error);

  csv_path = name_csv (self, sheet->table, n);
  self->csv = pc_csv_new (csv_path, layout.columns, layout.n_columns, TRUE, error);
  return self->csv != NULL;
}

static void
end_table (Writing *self)
{
  if (self->csv != NULL)
    g_ptr_array_add (self->csvs, g_steal_pointer (&self->csv));
}

/* None of the files appears before all of them can. */
static gboolean
close_files (Writing  *self,
             GError  **error)
{
  if (self->book != NULL)
    return pc_workbook_close (self->book, self->cancellable, error);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  for (guint i = 0; i < self->csvs->len; i++)
    if (!pc_csv_close (self->csvs->pdata[i], NULL, error))
      return FALSE;

  return TRUE;
}

/*
 * Rows
 */

static gboolean
step (Writing  *self,
      GError  **error)
{
  const double share = self->book != NULL ? ROWS_SHARE : 1.0;

  if (++self->done % ROWS_OF_STEP != 0)
    return TRUE;

  if (self->progress != NULL && self->expected > 0)
    pc_progress_set_fraction (self->progress, share * MIN (self->done, self->expected) / self->expected);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Takes the rows of a query: the first time to see who is like whom, then to write them. */
typedef gboolean (*RowFunc) (Writing *self, PcReportView *view, PcCursor *row, GError **error);

static gboolean
count_row (Writing       *self,
           PcReportView  *view,
           PcCursor      *row,
           GError       **error)
{
  pc_report_view_count (view, row);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
write_row (Writing       *self,
           PcReportView  *view,
           PcCursor      *row,
           GError       **error)
{
  const PcValue *values = pc_report_view_read (view, row);

  return (self->book != NULL ? pc_workbook_add_row (self->book, values, error)
                             : pc_csv_add_row (self->csv, values, error)) && step (self, error);
}

static gboolean
take_rows (Writing       *self,
           const PcTable *table,
           PcReportView  *view,
           RowFunc        take,
           GError       **error)
{
  g_autoptr(PcCursor) cursor = pc_table_open (table, self->store, self->request->arguments, error);
  GError *failure = NULL;

  if (cursor == NULL)
    return FALSE;

  while (pc_cursor_next (cursor, &failure))
    if (!take (self, view, cursor, error))
      return FALSE;

  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

static gboolean
write_sheet (Writing              *self,
             const PcReportSheet  *sheet,
             guint                 n,
             GError              **error)
{
  PcReportView *view = self->views->pdata[n];

  if (pc_report_view_has_groups (view) && !take_rows (self, sheet->table, view, count_row, error))
    return FALSE;

  self->n_rows[n] = -self->done;
  if (!begin_table (self, sheet, n, error) || !take_rows (self, sheet->table, view, write_row, error))
    return FALSE;

  end_table (self);
  self->n_rows[n] += self->done;
  return TRUE;
}

/* Counting costs time, and is only for who looks at the progress. */
static gboolean
expect (Writing              *self,
        const PcReportSheet  *sheets,
        guint                 n_sheets,
        GError              **error)
{
  for (guint i = 0; self->progress != NULL && i < n_sheets; i++)
    {
      const gint64 n = pc_table_count (sheets[i].table, self->store, self->request->arguments, self->cancellable,
                                       error);

      if (n < 0)
        return FALSE;
      self->expected += n;
    }

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static PcReportViewOptions
get_options (const Writing *self)
{
  return (PcReportViewOptions) {
    .pseudonym = self->pseudonym,
    .notes = self->request->notes,
    .ids = self->request->ids || self->request->filled,
    .filled = self->request->filled,
  };
}

static void
make_views (Writing              *self,
            const PcReportSheet  *sheets,
            guint                 n_sheets)
{
  const PcReportViewOptions options = get_options (self);

  for (guint i = 0; i < n_sheets; i++)
    g_ptr_array_add (self->views, pc_report_view_new (sheets[i].table, &options));
}

static void
add_written (Writing              *self,
             const PcReportSheet  *sheets,
             guint                 n_sheets)
{
  for (guint i = 0; self->request->written != NULL && i < n_sheets; i++)
    {
      PcReportWritten *written = g_new0 (PcReportWritten, 1);

      written->table = sheets[i].table;
      written->path = self->book != NULL ? g_strdup (self->path) : name_csv (self, sheets[i].table, i);
      written->n_rows = self->n_rows[i];
      written->digest = self->book != NULL ? g_strdup (pc_workbook_get_digest (self->book, i)) : NULL;
      g_ptr_array_add (self->request->written, written);
    }
}

void
pc_report_written_free (PcReportWritten *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_free (self->digest);
  g_free (self);
}

static gboolean
write_sheets (Writing  *self,
              GError  **error)
{
  guint n_sheets;
  const PcReportSheet *sheets = pc_report_get_sheets (self->report, &n_sheets);
  g_autofree gint64 *n_rows = self->n_rows = g_new0 (gint64, n_sheets);

  make_views (self, sheets, n_sheets);
  if (!expect (self, sheets, n_sheets, error))
    return FALSE;

  if (self->book != NULL)
    pc_report_facts_add (self->report, self->store, self->request, self->book);
  for (guint i = 0; i < n_sheets; i++)
    if (!write_sheet (self, &sheets[i], i, error))
      return FALSE;

  if (!close_files (self, error))
    return FALSE;

  add_written (self, sheets, n_sheets);
  return TRUE;
}

/* By another name as well, and on a disk that takes “A.csv” and “a.csv” for one. */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  g_autofree char *whole_a = g_canonicalize_filename (a, NULL);
  g_autofree char *whole_b = g_canonicalize_filename (b, NULL);
  GStatBuf first, second;

  return g_str_equal (whole_a, whole_b) ||
         (g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino);
}

/* The key in the place of what it is the key of would be sent to whom nobody is named. */
static gboolean
check_key_path (Writing  *self,
                GError  **error)
{
  const char *key_path = self->request->key_path;
  guint n_sheets;
  const PcReportSheet *sheets = pc_report_get_sheets (self->report, &n_sheets);
  gboolean same = key_path != NULL && is_same_file (key_path, self->path);

  for (guint i = 0; key_path != NULL && self->book == NULL && i < n_sheets; i++)
    {
      g_autofree char *path = name_csv (self, sheets[i].table, i);

      same = same || is_same_file (key_path, path);
    }

  if (same)
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("Which code stands for whom goes into a file of its own, and not into the one of the report."));
  return !same;
}

static gboolean
write_keys (Writing  *self,
            GError  **error)
{
  return self->request->key_path == NULL || self->pseudonym == NULL ||
         (check_key_path (self, error) && pc_pseudonym_write_keys (self->pseudonym, self->request->key_path, error));
}

/* What is filled in has to find its way back: as a workbook, to people who are known. */
static gboolean
check_filled (Writing  *self,
              GError  **error)
{
  if (!self->request->filled || (self->request->recipient == NULL && has_suffix (self->path, ".xlsx")))
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                       _("Cells to be filled in come back only in a workbook (“.xlsx”) that names people: leave out the codes for "
                         "a recipient."));
  return FALSE;
}

static gboolean
prepare (Writing  *self,
         GError  **error)
{
  const PcReportViewOptions options = get_options (self);

  return pc_report_prepare (self->report, self->store, self->request->arguments, &options, self->cancellable, error);
}

/* All tables of one moment: one that refers to another has to find it there. */
static gboolean
write_tables (Writing  *self,
              GError  **error)
{
  const gboolean held = pc_store_hold (self->store);
  const gboolean ok = prepare (self, error) && write_sheets (self, error);

  if (held)
    pc_store_release (self->store);
  return ok;
}

static gboolean
run (Writing  *self,
     GError  **error)
{
  if (!check_filled (self, error))
    return FALSE;

  if (self->request->recipient != NULL &&
      !(self->pseudonym = pc_pseudonym_new (self->store, self->request->recipient, error)))
    return FALSE;

  if (!open_book (self, error) || !check_key_path (self, error) || !write_tables (self, error) ||
      !write_keys (self, error))
    return FALSE;

  if (self->progress != NULL)
    pc_progress_set_fraction (self->progress, 1.0);
  return TRUE;
}

gboolean
pc_report_write (const PcReport         *self,
                 PcStore                *store,
                 const PcReportRequest  *request,
                 const char             *path,
                 PcProgress             *progress,
                 GCancellable           *cancellable,
                 GError                **error)
{
  static const PcReportRequest everything = { 0 };
  Writing writing = { .report = self, .store = store, .request = request != NULL ? request : &everything, .path = path,
                      .progress = progress, .cancellable = cancellable };
  gboolean ok;

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL, FALSE);

  writing.views = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_report_view_free);
  writing.csvs = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_csv_free);
  ok = run (&writing, error);

  /* The workbook and the file read columns of the views. */
  g_clear_pointer (&writing.book, pc_workbook_free);
  g_clear_pointer (&writing.csv, pc_csv_free);
  g_ptr_array_unref (writing.csvs);
  g_ptr_array_unref (writing.views);
  g_clear_pointer (&writing.pseudonym, pc_pseudonym_free);
  return ok;
}
