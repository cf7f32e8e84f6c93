/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-handover.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-date.h"
#include "pc-error.h"
#include "pc-journal.h"
#include "pc-origin.h"
#include "pc-report-arguments.h"
#include "pc-report-facts.h"
#include "pc-table-delta.h"
#include "pc-workbook.h"

/* Before the columns of the table. */
enum {
  KIND,
  CHANGES,
  REASONS,
  N_OWN_COLUMNS
};

#define MAX_ENTRIES 20

static const PcColumn own_columns[] = {
  [KIND] = { NULL, { "delta", PC_FIELD_CHOICE, "delta-kind", PC_PLAIN, N_("What became of it") }, 14 },
  [CHANGES] = { NULL, { "delta_changes", PC_FIELD_NOTE, NULL, PC_PERSONAL, N_("What it was") }, 40 },
  [REASONS] = { NULL, { "delta_reasons", PC_FIELD_NOTE, NULL, PC_PERSONAL, N_("Why") }, 40 },
};

static const char * const kind_codes[] = {
  [PC_DELTA_NEW] = "new",
  [PC_DELTA_CHANGED] = "changed",
  [PC_DELTA_GONE] = "gone",
};

/* Two workbooks, the temporary files they are read from, and where the differences go. */
typedef struct
{
  PcHandover      *handover;
  PcStore         *store;
  const PcReport  *report;
  PcReportRequest *request;
  PcWorkbook      *book;
  GPtrArray       *columns;     /* of arrays of PcColumn, which the workbook reads to its end */
  GPtrArray       *headings;    /* of arrays of their labels */
  gint64           since_ms;
  PcHandoverDelta *delta;
  GCancellable    *cancellable;
} Writing;

/*
 * What is said of a row
 */

static char *
format_value (const PcField *field,
              const PcValue *value)
{
  if (value->text != NULL && !pc_field_is_text (field))
    return g_strdup (value->text);

  return pc_value_format (field, value);
}

/* "Hours: 1:30", one line a column that was otherwise; full, %NULL for none. */
static char *
list_changes (const PcColumn     *columns,
              const PcTableDelta *delta,
              const PcDeltaRow   *row)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; row->before != NULL && i < delta->n_columns; i++)
    if (!pc_value_equal (&row->values[delta->compared[i]], &row->before[delta->compared[i]]))
      {
        g_autofree char *before = format_value (&columns[i].field, &row->before[i]);

        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", pc_field_get_label (&columns[i].field),
                                *before != '\0' ? before : "–");
      }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
format_moment (gint64 unix_ms)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (unix_ms / 1000);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *day = iso != NULL ? pc_date_format (iso) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;

  return g_strconcat (day != NULL ? day : "", " ", time, NULL);
}

/* What the journal says was done with the record since, one line an entry; full, %NULL for nothing. */
static char *
list_reasons (Writing          *self,
              const PcDeltaRow *row)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) entries = NULL;

  if (row->id == NULL || self->request->recipient != NULL ||
      !(entries = pc_journal_list (self->store, row->id, MAX_ENTRIES, NULL)))
    return NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const PcJournalEntry *entry = entries->pdata[i];
      g_autofree char *moment = format_moment (entry->unix_ms);
      g_autofree char *label = pc_journal_describe (entry->label);

      if (entry->unix_ms > self->since_ms)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", moment, label);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/*
 * Tables
 */

static void
count_row (Writing          *self,
           const PcDeltaRow *row)
{
  if (row->kind == PC_DELTA_NEW)
    self->delta->n_new++;
  else if (row->kind == PC_DELTA_GONE)
    self->delta->n_gone++;
  else
    self->delta->n_changed++;
}

static gboolean
write_row (Writing             *self,
           const PcColumn      *columns,
           const PcTableDelta  *delta,
           const PcDeltaRow    *row,
           GError             **error)
{
  g_autofree PcValue *values = g_new0 (PcValue, N_OWN_COLUMNS + delta->n_columns);
  g_autofree char *changes = list_changes (columns + N_OWN_COLUMNS, delta, row);
  g_autofree char *reasons = list_reasons (self, row);

  values[KIND] = (PcValue) { PC_UNSET, (char *) kind_codes[row->kind] };
  values[CHANGES] = (PcValue) { PC_UNSET, changes };
  values[REASONS] = (PcValue) { PC_UNSET, reasons };
  memcpy (values + N_OWN_COLUMNS, row->values, delta->n_columns * sizeof *values);
  count_row (self, row);
  return pc_workbook_add_row (self->book, values, error);
}

static gboolean
is_hidden (const PcTable *table,
           const char    *name)
{
  const int column = table != NULL ? pc_table_find_column (table, name) : -1;

  return column >= 0 && table->columns[column].use == PC_COLUMN_HIDDEN;
}

/* The columns of the table as they stand in the workbooks, our own before them. */
static PcColumn *
make_columns (Writing            *self,
              const PcTable      *table,
              const PcTableDelta *delta)
{
  PcColumn *columns = g_new0 (PcColumn, N_OWN_COLUMNS + delta->n_columns);

  g_ptr_array_add (self->columns, columns);
  g_ptr_array_add (self->headings, g_ptr_array_ref (delta->headings));
  memcpy (columns, own_columns, sizeof own_columns);
  for (guint i = 0; i < delta->n_columns; i++)
    {
      PcColumn *column = &columns[N_OWN_COLUMNS + i];
      const int declared = table != NULL ? pc_table_find_column (table, delta->columns[i]) : -1;

      column->field.name = delta->columns[i];
      column->field.type = delta->types[i];
      column->field.label = delta->headings->pdata[i];
      column->field.flags = self->request->recipient == NULL ? PC_PERSONAL : PC_PLAIN;
      column->width = declared >= 0 ? table->columns[declared].width : 12;
      column->use = is_hidden (table, delta->columns[i]) ? PC_COLUMN_HIDDEN : PC_COLUMN_PLAIN;
      if (g_str_has_suffix (delta->columns[i], "_decimal"))
        column->length = PC_LENGTH_DECIMAL;
    }

  return columns;
}

static gboolean
write_table (Writing            *self,
             const PcTable      *table,
             const char         *name,
             const PcTableDelta *delta,
             GError            **error)
{
  const PcColumn *columns = make_columns (self, table, delta);
  const PcWorkbookLayout layout = {
    .name = name,
    .title = table != NULL ? _(table->title) : name,
    .columns = columns,
    .n_columns = N_OWN_COLUMNS + delta->n_columns,
    .landscape = TRUE,
  };

  if (!pc_workbook_add_table (self->book, &layout, error))
    return FALSE;

  for (guint i = 0; i < delta->rows->len; i++)
    if (!write_row (self, columns, delta, delta->rows->pdata[i], error))
      return FALSE;

  return TRUE;
}

static const PcTable *
find_table (const PcReport *report,
            const char     *name)
{
  guint n_sheets;
  const PcReportSheet *sheets = pc_report_get_sheets (report, &n_sheets);

  for (guint i = 0; i < n_sheets; i++)
    if (strcmp (sheets[i].table->name, name) == 0)
      return sheets[i].table;

  return NULL;
}

/* The names of the hidden columns, which a row is known by; full. */
static GPtrArray *
list_keys (const PcTable *table)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; table != NULL && i < table->n_columns; i++)
    if (table->columns[i].use == PC_COLUMN_HIDDEN)
      g_ptr_array_add (keys, (gpointer) table->columns[i].field.name);
  g_ptr_array_add (keys, NULL);
  return keys;
}

static gboolean
compare_table (Writing        *self,
               PcSheetReader  *before,
               PcOrigin       *origin,
               PcSheetReader  *now,
               PcOriginTable  *table,
               GError        **error)
{
  const PcTable *declared = find_table (self->report, table->name);
  const PcDeltaSide old = { before, pc_origin_find_table (origin, table->name) };
  const PcDeltaSide new = { now, table };
  g_autoptr(GPtrArray) keys = list_keys (declared);
  g_autoptr(PcTableDelta) delta = pc_table_delta_new (&old, &new, (const char * const *) keys->pdata, self->cancellable, error);

  return delta != NULL && write_table (self, declared, table->name, delta, error);
}

static void
add_facts (Writing *self)
{
  g_autofree char *moment = format_moment (self->since_ms);

  pc_report_facts_add (self->report, self->store, self->request, self->book);
  pc_workbook_add_fact (self->book, "since", _("Differences since what was handed over"), moment, self->handover->made_at);
  pc_workbook_add_fact (self->book, "since-sha256", _("SHA-256 of that workbook"), self->handover->file_sha256, NULL);
}

static gboolean
compare_books (Writing     *self,
               const char  *before_path,
               const char  *now_path,
               GError     **error)
{
  g_autoptr(PcSheetReader) before = pc_sheet_reader_open (before_path, error);
  g_autoptr(PcSheetReader) now = before != NULL ? pc_sheet_reader_open (now_path, error) : NULL;
  g_autoptr(PcOrigin) origin = now != NULL ? pc_origin_read (before, error) : NULL;
  g_autoptr(PcOrigin) current = origin != NULL ? pc_origin_read (now, error) : NULL;
  gboolean ok = current != NULL;

  if (ok)
    add_facts (self);
  for (guint i = 0; ok && i < current->tables->len; i++)
    ok = compare_table (self, before, origin, now, current->tables->pdata[i], error);

  return ok && pc_workbook_close (self->book, self->cancellable, error);
}

/*
 * Both workbooks
 */

/* A folder that only its owner can look into, beside the workbook: what is read there may be too much for /tmp. */
static char *
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  char *folder = g_build_filename (parent, ".percorso-XXXXXX", NULL);

  if (g_mkdtemp_full (folder, 0700) != NULL)
    return folder;

  g_set_error (error, PC_ERROR, PC_ERROR_READ_ONLY, _("Nothing can be written beside “%s”. Choose another folder."), path);
  g_free (folder);
  return NULL;
}

static gboolean
run (Writing     *self,
     const char  *path,
     const char  *folder,
     GError     **error)
{
  g_autofree char *before = g_build_filename (folder, "before.xlsx", NULL);
  g_autofree char *now = g_build_filename (folder, "now.xlsx", NULL);
  g_autofree char *title = NULL;
  gboolean ok;

  self->request->ids = TRUE;
  /* Translators: %s is the title of a report. */
  title = g_strdup_printf (_("%s: what has changed"), pc_report_get_title (self->report));
  ok = pc_handover_write (self->handover, self->store, before, self->cancellable, error) &&
       pc_report_write (self->report, self->store, self->request, now, NULL, self->cancellable, error) &&
       (self->book = pc_workbook_new (path, "delta", title, error)) != NULL && compare_books (self, before, now, error);

  g_clear_pointer (&self->book, pc_workbook_free);
  g_unlink (before);
  g_unlink (now);
  return ok;
}

static gint64
read_moment (const char *iso)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (iso, NULL);

  return moment != NULL ? g_date_time_to_unix (moment) * 1000 + g_date_time_get_microsecond (moment) / 1000 : 0;
}

gboolean
pc_handover_write_delta (PcHandover       *self,
                         PcStore          *store,
                         const char       *path,
                         PcHandoverDelta  *delta,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr(PcReportRequest) request = NULL;
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *folder = NULL;
  Writing writing = { .handover = self, .store = store, .columns = columns, .headings = headings, .delta = delta,
                      .cancellable = cancellable };
  gboolean ok;

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL && delta != NULL, FALSE);

  *delta = (PcHandoverDelta) { 0 };
  request = pc_report_arguments_from_json (self->arguments);
  if ((writing.report = pc_report_find (self->report)) == NULL || request == NULL)
    {
      /* Translators: %s is the word of a report. */
      g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("This version of the program does not have the report “%s”."), self->report);
      return FALSE;
    }

  if (!(folder = make_folder (path, error)))
    return FALSE;

  writing.request = request;
  writing.since_ms = read_moment (self->made_at);
  ok = run (&writing, path, folder, error);
  g_rmdir (folder);
  return ok;
}
