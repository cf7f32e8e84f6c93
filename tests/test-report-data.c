/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <string.h>

#include "pc-report-view.h"
#include "sample-office.h"
#include "sample-workbook.h"

/* The workbook of all records, over one record of each kind and over an office of one trainee. */

static const SampleRecord records[] = {
  { &pc_office_kind, "rome", { "name", "Sportello Lavoro", "code", "RM" } },
  { &pc_operator_kind, "anna", { "office_id", "@rome", "family_name", "Rossi", "given_name", "Anna", "phone", "+390611" } },
  { &pc_organisation_kind, "host", { "kind", "host", "name", "Officina Bianchi", "tax_code", "BNCMRA70A01H501E" } },
  { &pc_contact_kind, "luca", { "organisation_id", "@host", "family_name", "Neri", "given_name", "Luca" } },
  { &pc_beneficiary_kind, "sara", { "code", "P1", "family_name", "Abebe", "given_name", "Sara", "sex", "F", "birth_date",
                                    "2000-06-01", "citizenships", "ET", "notes", "Likes welding" } },
  { &pc_beneficiary_kind, "gone", { "code", "P9", "family_name", "Removed" } },
  { &pc_pathway_kind, "path", { "beneficiary_id", "@sara", "programme", "puoi-plus-2025", "number", "D1", "operator_id",
                                "@anna", "opened_on", "2025-01-15", "notes", "Sara comes by bus" } },
  { &pc_plan_kind, "plan", { "pathway_id", "@path", "version", "1", "starts_on", "2025-01-20" } },
  { &pc_goal_kind, "goal", { "plan_id", "@plan", "description", "Welding for Sara" } },
  { &pc_service_entry_kind, "group", { "service", "A4", "date", "2025-03-04", "minutes", "120", "operator_id", "@anna" } },
  { &pc_service_participant_kind, "there", { "service_entry_id", "@group", "pathway_id", "@path", "participation",
                                             "present", "minutes", "120" } },
  { &pc_traineeship_kind, "work", { "pathway_id", "@path", "host_id", "@host", "host_tutor_id", "@luca", "starts_on",
                                    "2025-03-03", "ends_on", "2025-04-30", "clearance_frozen", "{\"name\":\"Abebe\"}" } },
  { &pc_attendance_day_kind, "day", { "traineeship_id", "@work", "date", "2025-03-03", "kind", "present", "minutes", "240" } },
  { &pc_claim_kind, "claim", { "pathway_id", "@path", "status", "draft", "number", "RC-1" } },
  { &pc_claim_line_kind, "line", { "claim_id", "@claim", "component", "host", "amount_cents", "63904" } },
};

static SampleOffice *
office_new (void)
{
  SampleOffice *office = sample_office_new (records, G_N_ELEMENTS (records));
  g_autoptr(PcRecord) gone = pc_store_get (office->store, &pc_beneficiary_kind, sample_office_get_id (office, "gone"), NULL);

  sample_remove (office->store, gone);
  return office;
}

static const PcReportSheet *
list_sheets (guint *n_sheets)
{
  return pc_report_get_sheets (pc_report_find ("full-data"), n_sheets);
}

/* Writes the report with one argument at most; the path, full. */
static char *
write_report (SampleOffice *office,
              const char *since,
              const char *recipient,
              gboolean    notes,
              const char *file)
{
  g_autoptr(GHashTable) arguments = g_hash_table_new (g_str_hash, g_str_equal);
  const PcReportRequest request = { .arguments = arguments, .recipient = recipient, .notes = notes };
  char *path = sample_path (office->folder, file);
  g_autoptr(GError) error = NULL;

  if (since != NULL)
    g_hash_table_insert (arguments, (gpointer) "since", (gpointer) since);
  pc_report_write (pc_report_find ("full-data"), office->store, &request, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* The sheet of a kind as CSV, after "a.csv" was written; %NULL where there is none; full. */
static char *
read_sheet (SampleOffice *office,
            const char *name)
{
  g_autofree char *file = g_strdup_printf ("a %s.csv", name);
  guint n_sheets;
  const char *first = list_sheets (&n_sheets)->table->name;
  g_autofree char *path = sample_path (office->folder, strcmp (name, first) == 0 ? "a.csv" : file);
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

static void
assert_has (const char *content,
            const char *text)
{
  if (content == NULL || strstr (content, text) == NULL)
    g_error ("“%s” is missing from %s", text, content);
}

static void
assert_lacks (const char *content,
              const char *text)
{
  if (content != NULL && strstr (content, text) != NULL)
    g_error ("“%s” stands in %s", text, content);
}

/*
 * Declarations
 */

static void
check_columns (const PcTable *table)
{
  g_autoptr(PcReportView) view = pc_report_view_new (table, &(PcReportViewOptions) { 0 });
  g_autoptr(GHashTable) headings = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const PcColumn *columns = pc_report_view_get_columns (view, &n);

  for (guint i = 0; i < n; i++)
    {
      const PcField *field = &columns[i].field;

      g_assert_cmpint (field->flags & PC_LOCAL, ==, 0);
      if (!g_hash_table_add (headings, (gpointer) pc_field_get_label (field)))
        g_error ("%s has two columns “%s”", table->name, pc_field_get_label (field));
    }
}

/* Beside each reference what it refers to, which tells who somebody is; beside the id of the record nothing. */
static void
check_references (const PcTable *table)
{
  for (guint i = 1; i < table->n_columns; i++)
    if (table->columns[i].field.type == PC_FIELD_REFERENCE)
      {
        g_autofree char *label = g_strconcat (table->columns[i].field.name, "_label", NULL);
        const int column = pc_table_find_column (table, label);

        if (column != (int) i + 1)
          g_error ("%s lacks %s", table->name, label);
        g_assert_cmpint (table->columns[column].field.flags, ==, PC_PERSONAL);
      }
}

static void
test_declarations (void)
{
  guint n_sheets;
  const PcReportSheet *sheets = list_sheets (&n_sheets);
  g_autoptr(GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_sheets; i++)
    {
      const PcTable *table = sheets[i].table;

      g_assert_true (g_hash_table_add (titles, (gpointer) table->title));
      check_columns (table);
      if (i + 2 >= n_sheets)
        continue;
      check_references (table);
      g_assert_cmpstr (table->columns[0].field.name, ==, "id");
      g_assert_cmpstr (table->columns[0].field.detail, ==, table->name);
      g_assert_cmpstr (table->columns[table->n_columns - 1].field.name, ==, "updated_at");
    }

  g_assert_cmpstr (sheets[n_sheets - 2].table->name, ==, "codes");
  g_assert_cmpstr (sheets[n_sheets - 1].table->name, ==, "dictionary");
}

/*
 * Rows
 */

/* Everything that is kept of a record and may leave. */
static void
check_record (SampleOffice *office,
              PcRecord     *record)
{
  const PcKind *kind = pc_record_get_kind (record);
  g_autofree char *content = read_sheet (office, kind->name);

  if (kind == &pc_distinction_kind || kind == &pc_attachment_kind || kind == &pc_destination_kind)
    {
      g_assert_null (content);
      return;
    }

  assert_has (content, pc_record_get_id (record));
  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);
      const char *text = pc_field_is_text (field) ? pc_record_get_text (record, i) : NULL;

      assert_has (content, pc_field_get_label (field));
      if (text != NULL && (field->type == PC_FIELD_DATE || field->type == PC_FIELD_REFERENCE || field->type == PC_FIELD_CHOICE))
        assert_has (content, text);
    }
}

static void
test_every_kind (void)
{
  g_autoptr(SampleOffice) office = sample_office_new (NULL, 0);
  g_autoptr(GPtrArray) all = sample_put_all (office->store, 0);
  g_autofree char *path = write_report (office, NULL, NULL, FALSE, "a.csv");

  for (guint i = 0; i < all->len; i++)
    check_record (office, all->pdata[i]);
}

/* What references refer to; "@NAME" is an id. */
static const struct
{
  const char *sheet;
  const char *expected;
} rows[] = {
  { "operator", "@rome,Sportello Lavoro,Rossi,Anna," },
  { "contact", "@host,Officina Bianchi," },
  { "pathway", "@sara,Abebe Sara (P1),puoi-plus-2025," },
  { "pathway", ",@anna,Rossi Anna,2025-01-15," },
  { "plan", "@path,Abebe Sara (P1) · PUOI PLUS,1," },
  { "goal", "@plan,Abebe Sara (P1) · 2025-01-20," },
  { "service_participant", "@group,2025-03-04 · A4,@path,Abebe Sara (P1) · PUOI PLUS,Present,2:00," },
  { "traineeship", "@path,Abebe Sara (P1) · PUOI PLUS,@host,Officina Bianchi,@luca,Neri Luca,,,2025-03-03,2025-04-30," },
  { "attendance_day", "@work,Abebe Sara (P1) · 2025-03-03,2025-03-03,Present," },
  { "claim_line", "@claim,Abebe Sara (P1) · RC-1,host," },
  { "codes", "\nsex,F,Female," },
  { "dictionary", "People,beneficiary,sex,Sex,One word of a list,,sex,F = Female; M = Male" },
  { "dictionary", "Pathways,pathway,beneficiary_id,Person,Identifier of a record,beneficiary,,,Yes,No,No,reference" },
  { "dictionary", "People,beneficiary,birth_country_code,Country of birth (code),Text,,,,No,No,No,text" },
  { "dictionary", "People,beneficiary,citizenships,Citizenships,Words of a list,,countries,,No,No,No,choices" },
};

static void
check_row (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = write_report (office, NULL, NULL, FALSE, "a.csv");
  g_autofree char *content = read_sheet (office, rows[i].sheet);
  g_autoptr(GString) expected = g_string_new (rows[i].expected);
  GHashTableIter iter;
  gpointer name, id;

  g_hash_table_iter_init (&iter, office->ids);
  while (g_hash_table_iter_next (&iter, &name, &id))
    {
      g_autofree char *sign = g_strconcat ("@", name, ",", NULL);
      g_autofree char *text = g_strconcat (id, ",", NULL);

      g_string_replace (expected, sign, text, 0);
    }

  assert_has (content, expected->str);
}

static void
test_removed (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = write_report (office, NULL, NULL, FALSE, "a.csv");
  g_autofree char *people = read_sheet (office, "beneficiary");

  assert_has (people, "Abebe");
  assert_lacks (people, "Removed");
}

static void
test_since (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *early = write_report (office, "2020-01-01", NULL, FALSE, "a.csv");
  g_autofree char *before = read_sheet (office, "pathway");
  g_autofree char *late = write_report (office, "2999-01-01", NULL, FALSE, "a.csv");
  g_autofree char *after = read_sheet (office, "pathway");

  assert_has (before, "Abebe Sara");
  assert_lacks (after, "Abebe Sara");
}

/*
 * Pseudonymised
 */

static const char * const telling[] = {
  "Abebe", "Sara", ",P1,", "2000-06-01", "Rossi", "Anna", "+390611", "BNCMRA70A01H501E", "Neri", "Luca", ",D1,", "RC-1",
};

/* Neither names nor ids, not even in what is typed freely. */
static void
check_pseudonymised (gconstpointer data)
{
  const gboolean notes = GPOINTER_TO_INT (data);
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = write_report (office, NULL, "Regione", notes, "a.csv");
  guint n_sheets;
  const PcReportSheet *sheets = list_sheets (&n_sheets);

  for (guint i = 0; i + 2 < n_sheets; i++)
    {
      g_autofree char *content = read_sheet (office, sheets[i].table->name);

      for (guint k = 0; k < G_N_ELEMENTS (telling); k++)
        if (!notes || strcmp (telling[k], "Sara") != 0)
          assert_lacks (content, telling[k]);
      for (guint k = 0; k < G_N_ELEMENTS (records); k++)
        assert_lacks (content, sample_office_get_id (office, records[k].name));
    }
}

/* A record has the same pseudonym wherever it is named, or statisticians could join nothing. */
static void
test_pseudonyms_join (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = write_report (office, NULL, "Regione", FALSE, "a.csv");
  g_autofree char *people = read_sheet (office, "beneficiary");
  g_autofree char *pathways = read_sheet (office, "pathway");
  const char *row = strstr (people, "\r\n") + 2;
  g_autofree char *pseudonym = g_strndup (row, strcspn (row, ","));

  g_assert_cmpuint (strlen (pseudonym), >, 8);
  assert_has (pathways, pseudonym);
}

/*
 * The workbook
 */

static void
test_workbook (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = write_report (office, NULL, NULL, FALSE, "a.xlsx");
  g_autofree char *people = sample_read_workbook ("cells", path, "People");
  g_autofree char *origin = sample_read_workbook ("cells", path, "percorso");
  g_autofree char *id = g_strdup_printf ("\nA2 s '%s'\n", sample_office_get_id (office, "sara"));

  assert_has (people, id);
  assert_has (people, "I2 d 2000-06-01");
  assert_has (origin, "'beneficiary'");
  assert_has (origin, "'id code family_name given_name ");
  assert_has (origin, "'id beneficiary_id beneficiary_id_label programme ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/report-data/declarations", test_declarations);
  g_test_add_func ("/report-data/every-kind", test_every_kind);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report-data/row/%s-%u", rows[i].sheet, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_row);
    }
  g_test_add_func ("/report-data/removed", test_removed);
  g_test_add_func ("/report-data/since", test_since);
  g_test_add_data_func ("/report-data/pseudonymised/bare", GINT_TO_POINTER (FALSE), check_pseudonymised);
  g_test_add_data_func ("/report-data/pseudonymised/notes", GINT_TO_POINTER (TRUE), check_pseudonymised);
  g_test_add_func ("/report-data/pseudonyms-join", test_pseudonyms_join);
  g_test_add_func ("/report-data/workbook", test_workbook);

  return g_test_run ();
}
