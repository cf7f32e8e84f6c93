/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-cursor.h"
#include "pc-query.h"
#include "pc-report-view.h"
#include "pc-workbook.h"

void
sample_import_init (int    *argc,
                    char ***argv)
{
  g_autofree char *po = NULL;

  g_test_init (argc, argv, NULL);
  sample_use_locale ("C.UTF-8");
  po = g_build_filename (g_test_get_dir (G_TEST_BUILT), "..", "po", NULL);
  bindtextdomain (GETTEXT_PACKAGE, po);
}

static PcRecord *
keep (PcStore      *store,
      const PcKind *kind,
      ...)
{
  PcRecord *record = pc_record_new (kind);
  const char *name;
  va_list list;

  va_start (list, kind);
  while ((name = va_arg (list, const char *)) != NULL)
    {
      g_autoptr(GError) error = NULL;

      pc_record_parse (record, pc_kind_find_field (kind, name), va_arg (list, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (list);
  sample_save (store, record);
  return record;
}

void
sample_import_set_up (SampleImportOffice *self,
                      gconstpointer       data G_GNUC_UNUSED)
{
  g_autoptr(PcRecord) office = NULL, anna = NULL, host = NULL, sara = NULL, omar = NULL, path = NULL, work = NULL,
                               entry = NULL;

  sample_use_locale ("C.UTF-8");
  self->folder = sample_folder_new ();
  self->db = sample_path (self->folder, "percorso.db");
  self->store = sample_open (self->db, PC_STORE_CREATE);
  office = keep (self->store, &pc_office_kind, "name", "Sportello", "code", "MI", NULL);
  anna = keep (self->store, &pc_operator_kind, "office_id", pc_record_get_id (office), "family_name", "Rossi",
               "given_name",
               "Anna", NULL);
  host = keep (self->store, &pc_organisation_kind, "kind", "host", "name", "Officina Bianchi", "vat_number", "00743110157",
               NULL);
  sara = keep (self->store, &pc_beneficiary_kind, "code", "P1", "family_name", "Abebe", "given_name", "Sara", "birth_date",
               "1995-05-12", "tax_code", "BBASRA95E52Z315P", "town", "Milano", NULL);
  omar = keep (self->store, &pc_beneficiary_kind, "code", "P2", "family_name", "Abdi", "given_name", "Omar", "birth_date",
               "1999-01-02", NULL);
  path = keep (self->store, &pc_pathway_kind, "beneficiary_id", pc_record_get_id (sara), "programme", "puoi-plus-2025",
               "opened_on", "2025-01-15", NULL);
  work = keep (self->store, &pc_traineeship_kind, "pathway_id", pc_record_get_id (path), "host_id",
               pc_record_get_id (host),
               "starts_on", "2025-03-03", "ends_on", "2025-09-02", NULL);
  entry = keep (self->store, &pc_service_entry_kind, "pathway_id", pc_record_get_id (path), "service", "A2", "date",
                "2025-02-10",
                "starts_at", "9:00", "ends_at", "10:00", "minutes", "1:00", NULL);
}

void
sample_import_tear_down (SampleImportOffice *self,
                         gconstpointer       data G_GNUC_UNUSED)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->folder, sample_folder_free);
  g_free (self->db);
}

char *
sample_file (const SampleFolder *folder,
             const char         *name,
             const char         *text)
{
  char *path = sample_path (folder, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

PcImport *
sample_import (const char *path)
{
  g_autoptr(GError) error = NULL;
  PcImport *import = pc_import_open (path, NULL, &error);

  g_assert_no_error (error);
  return import;
}

PcImportResult *
sample_run (PcImport *import,
            PcStore  *store,
            gboolean  keep)
{
  g_autoptr(GError) error = NULL;
  PcImportResult *result = pc_import_run (import, store, keep, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

PcImportResult *
sample_take (PcStore            *store,
             const SampleFolder *folder,
             const char         *text)
{
  g_autofree char *path = sample_file (folder, "take.csv", text);
  g_autoptr(PcImport) import = sample_import (path);

  return sample_run (import, store, TRUE);
}

char *
sample_verdicts (const PcImportResult *result)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->outcomes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            pc_import_verdict_get_code (((PcImportOutcome *) result->outcomes->pdata[i])->verdict));

  return g_string_free (text, FALSE);
}

void
sample_assert_verdicts (const PcImportResult *result,
                        const char           *expected)
{
  g_autofree char *verdicts = sample_verdicts (result);

  for (guint i = 0; i < result->outcomes->len && strcmp (verdicts, expected) != 0; i++)
    {
      const PcImportOutcome *outcome = result->outcomes->pdata[i];
      g_autofree char *reasons = pc_import_outcome_dup_reasons (outcome);
      g_autofree char *changes = pc_import_outcome_dup_changes (outcome);

      g_test_message ("%u:%u %s %s [%s] [%s]", outcome->sheet, outcome->row, outcome->kind->name,
                      pc_import_verdict_get_code (outcome->verdict), reasons, changes);
    }

  if (strcmp (verdicts, expected) != 0)
    {
      g_test_message ("%s in place of %s", verdicts, expected);
      g_test_fail ();
    }
}

/* The columns of @kind as a report of all its fields has them. */
static PcTable
make_table (const PcKind *kind)
{
  const guint n = pc_kind_get_n_fields (kind);
  PcColumn *columns = g_new0 (PcColumn, n);
  guint used = 0;

  for (guint i = 0; i < n; i++)
    if (i != PC_RECORD_DELETED_AT)
      {
        columns[used].expression = pc_kind_get_field (kind, i)->name;
        columns[used].field = *pc_kind_get_field (kind, i);
        columns[used].width = 12;
        columns[used].length = PC_LENGTH_BOTH;
        used++;
      }

  return (PcTable) { .name = kind->name, .title = kind->plural, .from = kind->name, .where = "deleted_at IS NULL",
                     .order = "id", .columns = columns, .n_columns = used };
}

static void
add_table (PcWorkbook    *book,
           PcStore       *store,
           const PcTable *table,
           PcReportView  *view)
{
  PcWorkbookLayout layout = { .name = table->name, .title = table->name };
  g_autoptr(PcCursor) cursor = pc_table_open (table, store, NULL, NULL);

  layout.columns = pc_report_view_get_columns (view, &layout.n_columns);
  g_assert_true (pc_workbook_add_table (book, &layout, NULL));
  while (pc_cursor_next (cursor, NULL))
    g_assert_true (pc_workbook_add_row (book, pc_report_view_read (view, cursor), NULL));
}

void
sample_full_data (PcStore    *store,
                  const char *path,
                  const char *recipient)
{
  const PcReportViewOptions options = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(PcWorkbook) book = pc_workbook_new (path, "full-data", "All data", &error);
  g_autoptr(GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_report_view_free);
  g_autoptr(GArray) tables = g_array_new (FALSE, FALSE, sizeof (PcTable));
  guint n_kinds = 0;

  g_assert_no_error (error);
  if (recipient != NULL)
    pc_workbook_add_fact (book, "recipient", "Pseudonymised for", recipient, NULL);
  while (pc_kind_list ()[n_kinds] != NULL)
    n_kinds++;

  /* What is owned comes first: the order of the sheets is not what counts. */
  for (guint i = n_kinds; i > 0; i--)
    {
      const PcTable table = make_table (pc_kind_list ()[i - 1]);

      g_array_append_val (tables, table);
    }
  for (guint i = 0; i < tables->len; i++)
    {
      const PcTable *table = &g_array_index (tables, PcTable, i);

      g_ptr_array_add (views, pc_report_view_new (table, &options));
      add_table (book, store, table, views->pdata[i]);
    }

  g_assert_true (pc_workbook_close (book, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < tables->len; i++)
    g_free ((PcColumn *) g_array_index (tables, PcTable, i).columns);
}

static void
add_record (GString  *text,
            PcCursor *cursor,
            const PcKind *kind)
{
  g_string_append (text, kind->name);
  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    {
      const char *value = pc_cursor_get_text (cursor, i);

      if (i != PC_RECORD_CREATED_AT && i != PC_RECORD_UPDATED_AT && value != NULL)
        g_string_append_printf (text, " %s=%s", pc_kind_get_field (kind, i)->name, value);
    }
  g_string_append_c (text, '\n');
}

char *
sample_records (PcStore *store)
{
  GString *text = g_string_new (NULL);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(PcQuery) query = pc_query_new (*kind);
      g_autoptr(PcCursor) cursor = pc_query_open (query, store, NULL);

      while (pc_cursor_next (cursor, NULL))
        add_record (text, cursor, *kind);
    }

  return g_string_free (text, FALSE);
}
