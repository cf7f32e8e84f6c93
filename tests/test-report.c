/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"
#include "sample-store.h"
#include "sample-workbook.h"

#define GOLDEN "fixtures/service-register.xml"

/* An office with four people; the names of its records stand for their ids. */
typedef struct
{
  SampleFolder *folder;
  char         *db;
  PcStore      *store;
  GHashTable   *ids;
  int           stop;
} Office;

/* One record: its kind, the name it is called by here, and its fields; @name is the id of that record. */
static const struct
{
  const PcKind *kind;
  const char   *name;
  const char   *fields[20];
} records[] = {
  { &pc_office_kind, "office", { "name", "Sportello Lavoro", "code", "RM", "promoter", "Ente Prova" } },
  { &pc_operator_kind, "anna", { "office_id", "@office", "family_name", "Rossi", "given_name", "Anna" } },
  { &pc_operator_kind, "ugo", { "office_id", "@office", "family_name", "Verdi" } },
  { &pc_organisation_kind, "host", { "kind", "host", "name", "Officina Bianchi" } },

  { &pc_beneficiary_kind, "sara", { "code", "P1", "family_name", "Abebe", "given_name", "Sara" } },
  { &pc_beneficiary_kind, "omar", { "code", "P2", "family_name", "abdi", "given_name", "Omar" } },
  { &pc_beneficiary_kind, "awa", { "code", "P3", "family_name", "Diop", "given_name", "Awa" } },
  { &pc_beneficiary_kind, "mei", { "code", "P4", "family_name", "Zhang" } },

  { &pc_pathway_kind, "sara-path", { "beneficiary_id", "@sara", "programme", "puoi-plus-2025", "opened_on", "2025-01-15",
                                     "outcome", "completed" } },
  { &pc_pathway_kind, "omar-path", { "beneficiary_id", "@omar", "programme", "inside-2015", "opened_on", "2025-01-15" } },
  { &pc_pathway_kind, "awa-path", { "beneficiary_id", "@awa", "programme", "puoi-2022", "opened_on", "2025-01-15",
                                    "outcome", "completed" } },
  { &pc_pathway_kind, "mei-path", { "beneficiary_id", "@mei", "programme", "next-notice", "opened_on", "2025-01-15" } },

  { &pc_service_entry_kind, "a2", { "pathway_id", "@sara-path", "service", "A2", "date", "2025-02-10", "starts_at", "540",
                                    "ends_at", "600", "minutes", "60", "form", "individual", "delivery", "presence",
                                    "operator_id", "@anna" } },
  { &pc_service_entry_kind, "a3", { "pathway_id", "@sara-path", "service", "A3", "date", "2025-02-03", "starts_at", "840",
                                    "minutes", "90", "delivery", "remote", "place", "=1+1", "description", "مرحبا" } },
  { &pc_service_entry_kind, "tu", { "pathway_id", "@sara-path", "service", "TU", "date", "2025-04-01", "minutes", "30",
                                    "operator_id", "@ugo" } },
  { &pc_service_entry_kind, "removed", { "pathway_id", "@sara-path", "service", "A2", "date", "2025-02-11", "minutes", "600" } },
  { &pc_service_entry_kind, "pai", { "pathway_id", "@omar-path", "service", "PAI", "date", "2025-02-10", "minutes", "60" } },
  { &pc_service_entry_kind, "old", { "pathway_id", "@mei-path", "service", "X1", "date", "2025-02-10", "minutes", "45" } },

  { &pc_service_entry_kind, "group", { "service", "A4", "date", "2025-02-10", "starts_at", "480", "ends_at", "600",
                                       "minutes", "120", "form", "group", "operator_id", "@anna" } },
  { &pc_service_participant_kind, "there", { "service_entry_id", "@group", "pathway_id", "@sara-path",
                                             "participation", "present", "minutes", "110" } },
  { &pc_service_participant_kind, "excused", { "service_entry_id", "@group", "pathway_id", "@omar-path",
                                               "participation", "excused", "minutes", "0" } },

  { &pc_traineeship_kind, "sara-work", { "pathway_id", "@sara-path", "host_id", "@host", "starts_on", "2025-03-03",
                                         "ends_on", "2025-09-02", "weekly_minutes", "1800" } },
  { &pc_traineeship_kind, "omar-work", { "pathway_id", "@omar-path", "host_id", "@host", "starts_on", "2025-03-03",
                                         "ends_on", "2025-09-02" } },
  { &pc_attendance_day_kind, "day-1", { "traineeship_id", "@sara-work", "date", "2025-03-03", "kind", "present", "minutes", "360" } },
  { &pc_attendance_day_kind, "day-2", { "traineeship_id", "@sara-work", "date", "2025-03-04", "kind", "present", "minutes", "360" } },
  { &pc_attendance_day_kind, "day-3", { "traineeship_id", "@sara-work", "date", "2025-03-05", "kind", "sick", "minutes", "0" } },
  { &pc_tutoring_entry_kind, "tutored", { "traineeship_id", "@omar-work", "kind", "company", "date", "2025-03-10", "minutes", "120" } },
  { &pc_tutoring_entry_kind, "visit", { "traineeship_id", "@omar-work", "kind", "visit", "date", "2025-03-11", "minutes", "90" } },
};

static void
set_field (Office     *office,
           PcRecord   *record,
           const char *name,
           const char *text)
{
  const PcKind *kind = pc_record_get_kind (record);
  const int field = pc_kind_find_field (kind, name);

  g_assert_cmpint (field, >=, 0);
  if (*text == '@')
    text = g_hash_table_lookup (office->ids, text + 1);
  if (pc_field_is_text (pc_kind_get_field (kind, field)))
    pc_record_set_text (record, field, text);
  else
    pc_record_set_number (record, field, g_ascii_strtoll (text, NULL, 10));
}

static void
add_records (Office *office)
{
  g_autoptr(GError) error = NULL;

  pc_store_begin (office->store, "Test", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr(PcRecord) record = pc_record_new (records[i].kind);

      for (guint k = 0; records[i].fields[k] != NULL; k += 2)
        set_field (office, record, records[i].fields[k], records[i].fields[k + 1]);

      pc_store_put (office->store, record, &error);
      g_assert_no_error (error);
      g_hash_table_insert (office->ids, g_strdup (records[i].name), g_strdup (pc_record_get_id (record)));
      if (strcmp (records[i].name, "removed") == 0)
        g_assert_true (pc_store_remove (office->store, record, NULL));
    }
  g_assert_true (pc_store_commit (office->store, NULL));
}

static Office *
office_new (void)
{
  Office *office = g_new0 (Office, 1);

  office->folder = sample_folder_new ();
  office->db = sample_path (office->folder, "office.db");
  office->store = sample_open (office->db, PC_STORE_CREATE);
  office->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_records (office);
  return office;
}

static void
office_free (Office *office)
{
  g_object_unref (office->store);
  g_hash_table_unref (office->ids);
  g_free (office->db);
  sample_folder_free (office->folder);
  g_free (office);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

/* Writes the report with the arguments "name=text ..."; the path, full. */
static char *
write_report (Office     *office,
              const char *name,
              const char *arguments,
              const char *file)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) parts = g_strsplit (arguments, " ", -1);
  const PcReport *report = pc_report_find (name);
  const PcReportRequest request = { .arguments = values };
  char *path = sample_path (office->folder, file);
  g_autoptr(GError) error = NULL;

  for (int i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], "=", 2);
      const char *text = *pair[1] == '@' ? g_hash_table_lookup (office->ids, pair[1] + 1) : pair[1];
      char *kept = NULL;

      pc_report_check_argument (report, pair[0], text, &kept, &error);
      g_assert_no_error (error);
      g_hash_table_insert (values, g_strdup (pair[0]), kept);
    }

  pc_report_write (report, office->store, &request, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_csv (Office     *office,
            const char *name,
            const char *arguments,
            const char *expected)
{
  g_autofree char *path = write_report (office, name, arguments, "a.csv");
  g_autofree char *content = NULL;
  g_autoptr(GString) text = NULL;
  const char *rows;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  rows = strstr (content, "\r\n") + 2;
  text = g_string_new (rows);
  g_string_replace (text, "\r\n", "\n", 0);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_files (Office *office,
              guint   n_expected)
{
  g_autoptr(GDir) dir = g_dir_open (office->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_prefix (name, "office.db");
  g_assert_cmpuint (n, ==, n_expected);
}

/*
 * The service register
 */

#define SARA_FIRST                                                                                             \
  "P1,Abebe,Sara,PUOI PLUS,2025-02-03,14:00,,1:30,1.50,A3 · Specialist orientation,,\"Remote, by video\",,'=1+1,مرحبا,,,,remote\n"
#define SARA_GROUP                                                                                             \
  "P1,Abebe,Sara,PUOI PLUS,2025-02-10,08:00,10:00,1:50,1.83,A4 · Job-search support,Group,,Rossi Anna,,,,,group,\n"
#define SARA_SECOND                                                                                            \
  "P1,Abebe,Sara,PUOI PLUS,2025-02-10,09:00,10:00,1:00,1.00,A2 · Taking charge,Individual,In person,Rossi Anna,,,,,individual,presence\n"
#define SARA_LAST                                                                                              \
  "P1,Abebe,Sara,PUOI PLUS,2025-04-01,,,0:30,0.50,TU · Didactic-organisational tutoring,,,Verdi,,,,,,\n"
#define OMAR "P2,abdi,Omar,INSIDE,2025-02-10,,,1:00,1.00,PAI · Individual action plan (PAI),,,,,,,,,\n"
#define MEI "P4,Zhang,,next-notice,2025-02-10,,,0:45,0.75,X1,,,,,,,,,\n"

static const struct
{
  const char *name;
  const char *arguments;
  const char *expected;
} registers[] = {
  { "all", "", OMAR SARA_FIRST SARA_GROUP SARA_SECOND SARA_LAST MEI },
  { "person", "person=@omar", OMAR },
  { "period", "from=2025-02-04 to=2025-02-10", OMAR SARA_GROUP SARA_SECOND MEI },
  { "operator", "operator=@anna", SARA_GROUP SARA_SECOND },
  { "programme", "programme=inside-2015", OMAR },
  { "service", "service=A4", SARA_GROUP },
  { "together", "person=@sara from=2025-02-05 service=A2", SARA_SECOND },
  { "nobody", "person=@awa", "" },
};

static void
check_register (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Office) office = office_new ();

  assert_csv (office, "service-register", registers[i].arguments, registers[i].expected);
}

/* The sheet as it was looked at once in a spreadsheet; numbers are written the same in every locale. */
static void
check_golden (gconstpointer data)
{
  g_autoptr(Office) office = office_new ();
  g_autofree char *golden_path = g_test_build_filename (G_TEST_DIST, GOLDEN, NULL);
  g_autofree char *path = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *control = NULL;
  g_autofree char *found = NULL;
  g_autofree char *golden = NULL;

  sample_use_locale (data);
  path = write_report (office, "service-register", "", "a.xlsx");
  sample_use_locale ("C.UTF-8");

  sheet = sample_read_workbook ("xml", path, "xl/worksheets/sheet1.xml");
  control = sample_read_workbook ("xml", path, "xl/worksheets/sheet2.xml");
  found = g_strconcat (sheet, control, NULL);
  if (g_getenv ("PC_TEST_RENEW") != NULL)
    g_assert_true (g_file_set_contents (golden_path, found, -1, NULL));
  g_assert_true (g_file_get_contents (golden_path, &golden, NULL, NULL));
  g_assert_cmpstr (found, ==, golden);
}

static void
test_facts (void)
{
  g_autoptr(Office) office = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *cells = NULL;

  sample_use_locale ("it_IT.UTF-8");
  path = write_report (office, "service-register",
                       "from=1/2/2025 person=@sara operator=@anna programme=puoi-plus-2025 service=A2", "a.xlsx");
  sample_use_locale ("C.UTF-8");

  cells = sample_read_workbook ("cells", path, "About this workbook");
  g_assert_nonnull (strstr (cells, "\nB3 s 'Ente Prova – Sportello Lavoro'\nA4 s 'From' bold\nB4 s '01/02/2025'\n"
                                   "A5 s 'To' bold\nB5 s 'all'\nA6 s 'Person' bold\nB6 s 'Abebe Sara (P1)'\n"
                                   "A7 s 'Programme' bold\nB7 s 'PUOI PLUS'\nA8 s 'Operator' bold\nB8 s 'Rossi Anna'\n"
                                   "A9 s 'Service' bold\nB9 s 'A2 Taking charge'\nA10 s 'Office' bold\nB10 s 'all'\n"));
  g_assert_nonnull (strstr (cells, "A11 s 'Editions of the programmes' bold\nB11 s 'PUOI PLUS ("));
  g_assert_nonnull (strstr (cells, " s 'Number of rows' bold\nB15 n 1 0\n"));
}

/*
 * The endowment statement
 *
 * Sara, allowance: 30 h a week over 184 days are 788:34; of these 12 h: 3375.00 * 720 / 47314 = 51.36. Her services
 * that the promoter's contribution pays are 60 + 90 + 110 minutes of 56 h: 2767.38 * 260 / 3360 = 214.14.
 * Omar, host: 2 of 16 h of company tutoring, 500.00 / 8; promoter: 1 of 64 h, 2000.00 / 64.
 */

#define SARA_STATEMENT(hours, amount, left, share)                                                           \
  "P1,Abebe,Sara,PUOI PLUS,,Completed,Training allowance,Trainee,3375.00,788:34,12:00,51.36,3323.64,2,,completed,trainee,\n"     \
  "P1,Abebe,Sara,PUOI PLUS,,Completed,Host contribution,Host,639.04,,0:00,639.04,0.00,100,,completed,host,\n"                 \
  "P1,Abebe,Sara,PUOI PLUS,,Completed,Promoter contribution,Promoter,2767.38,56:00," hours "," amount "," left "," share ",,completed,promoter,\n"

#define OMAR_STATEMENT                                                                                       \
  "P2,abdi,Omar,INSIDE,,,Training allowance,Trainee,3000.00,,0:00,0.00,3000.00,0,No traineeship with agreed weekly hours,,trainee,not-agreed\n" \
  "P2,abdi,Omar,INSIDE,,,Host contribution,Host,500.00,16:00,2:00,62.50,437.50,13,,,host,\n"                         \
  "P2,abdi,Omar,INSIDE,,,Promoter contribution,Promoter,2000.00,64:00,1:00,31.25,1968.75,2,,,promoter,\n"

#define AWA_STATEMENT                                                                                        \
  "P3,Diop,Awa,PUOI 2022,,Completed,Training allowance,Trainee,3000.00,,0:00,0.00,3000.00,0,No traineeship with agreed weekly hours,completed,trainee,not-agreed\n" \
  "P3,Diop,Awa,PUOI 2022,,Completed,Host contribution,Host,600.00,,0:00,600.00,0.00,100,,completed,host,\n"                   \
  "P3,Diop,Awa,PUOI 2022,,Completed,Promoter contribution,Promoter,2340.00,,0:00,0.00,2340.00,0,Hours not stated by the notice,completed,promoter,not-stated\n"

#define MEI_STATEMENT "P4,Zhang,,next-notice,,,,,,,,0.00,,,The programme is not known on this computer,,,programme-unknown\n"

static const struct
{
  const char *name;
  const char *arguments;
  const char *expected;
} statements[] = {
  { "all", "", OMAR_STATEMENT SARA_STATEMENT ("4:20", "214.14", "2553.24", "8") AWA_STATEMENT MEI_STATEMENT },
  { "person", "person=@sara", SARA_STATEMENT ("4:20", "214.14", "2553.24", "8") },
  { "programme", "programme=inside-2015", OMAR_STATEMENT },
  { "unknown-programme", "programme=next-notice", MEI_STATEMENT },
  /* 60 and 110 minutes; the attendance lies within. */
  { "period", "person=@sara from=2025-02-04 to=2025-03-31", SARA_STATEMENT ("2:50", "140.02", "2627.36", "5") },
};

static void
check_statement (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Office) office = office_new ();

  assert_csv (office, "endowment-statement", statements[i].arguments, statements[i].expected);
}

/* More hours than planned are not more money. */
static void
test_never_more_than_planned (void)
{
  g_autoptr(Office) office = office_new ();
  g_autoptr(PcRecord) record = pc_record_new (&pc_tutoring_entry_kind);

  set_field (office, record, "traineeship_id", "@omar-work");
  set_field (office, record, "kind", "company");
  set_field (office, record, "date", "2025-03-12");
  set_field (office, record, "minutes", "1440");
  sample_save (office->store, record);

  assert_csv (office, "endowment-statement", "person=@omar",
              "P2,abdi,Omar,INSIDE,,,Training allowance,Trainee,3000.00,,0:00,0.00,3000.00,0,No traineeship with agreed weekly hours,,trainee,not-agreed\n"
              "P2,abdi,Omar,INSIDE,,,Host contribution,Host,500.00,16:00,26:00,500.00,0.00,100,,,host,\n"
              "P2,abdi,Omar,INSIDE,,,Promoter contribution,Promoter,2000.00,64:00,1:00,31.25,1968.75,2,,,promoter,\n");
}

static void
test_formulas (void)
{
  g_autoptr(Office) office = office_new ();
  g_autofree char *path = write_report (office, "endowment-statement", "person=@sara", "a.xlsx");
  g_autofree char *cells = sample_read_workbook ("cells", path, "Endowment statement");
  static const char * const wanted[] = {
    "L2 f '=MIN(I2,ROUND(I2*K2/J2,2))' -> 51.36 #,##0.00\nM2 f '=I2-L2' -> 3323.64 #,##0.00\n",
    "L3 n 639.04 #,##0.00\nM3 f '=I3-L3' -> 0 #,##0.00\nN3 f '=ROUND(100*L3/I3,0)' -> 100 0\n",
    "I5 f '=SUM(I2:I4)' -> 6781.42 #,##0.00 bold\n",
    "L5 f '=SUM(L2:L4)' -> 904.54 #,##0.00 bold\nM5 f '=SUM(M2:M4)' -> 5876.88 #,##0.00 bold\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (cells, wanted[i]) == NULL)
      g_error ("%s is missing from %s", wanted[i], cells);
}

static void
check_office_agrees (gconstpointer data)
{
  g_autoptr(Office) office = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;

  if (sample_skip_without_office ())
    return;

  path = write_report (office, data, "", "a.xlsx");
  output = sample_read_workbook ("office", path, NULL);
  g_assert_true (g_str_has_suffix (output, " formulas agree\n"));
}

/*
 * Reports in general
 */

static void
check_table (const PcTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const PcColumn *column = &table->columns[i];

      g_assert_cmpint (pc_table_find_column (table, column->field.name), ==, i);
      g_assert_cmpstr (pc_field_get_label (&column->field), !=, "");
      g_assert_cmpuint (column->width, >, 0);
      g_assert_true (pc_field_is_amount (&column->field) || (!column->total && column->formula == NULL));
    }
}

static void
test_declarations (void)
{
  for (const PcReport * const *report = pc_report_list (); *report != NULL; report++)
    {
      guint n_sheets;
      const PcReportSheet *sheets = pc_report_get_sheets (*report, &n_sheets);

      g_assert_true (pc_report_find (pc_report_get_name (*report)) == *report);
      g_assert_cmpstr (pc_report_get_title (*report), !=, "");
      g_assert_cmpuint (n_sheets, >, 0);
      for (guint i = 0; i < n_sheets; i++)
        check_table (sheets[i].table);
    }

  g_assert_null (pc_report_find ("no-such-report"));
}

static void
test_arguments (void)
{
  const PcReport *report = pc_report_find ("service-register");
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_report_check_argument (report, "from", " 2025-02-01 ", &kept, NULL));
  g_assert_cmpstr (kept, ==, "2025-02-01");
  g_clear_pointer (&kept, g_free);

  g_assert_true (pc_report_check_argument (report, "from", "", &kept, NULL));
  g_assert_null (kept);

  g_assert_false (pc_report_check_argument (report, "from", "31 February", &kept, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (pc_report_check_argument (report, "colour", "red", &kept, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
}

static void
test_suffix (void)
{
  g_autoptr(Office) office = office_new ();
  g_autofree char *path = sample_path (office->folder, "a.ods");
  g_autofree char *upper = sample_path (office->folder, "A.XLSX");
  g_autoptr(GError) error = NULL;

  g_assert_false (pc_report_write (pc_report_find ("service-register"), office->store, NULL, path, NULL, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  assert_files (office, 0);
  g_assert_true (pc_report_write (pc_report_find ("service-register"), office->store, NULL, upper, NULL, NULL, NULL));
  assert_files (office, 1);
}

/* Runs the report on a thread; cancelled at the first progress where @cancel. */
typedef struct
{
  GMainLoop    *loop;
  GCancellable *cancellable;
  gboolean      cancel;
  guint         n_steps;
  gboolean      ok;
  GError       *error;
} Run;

static void
progress_notify_cb (PcProgress *progress,
                    GParamSpec *pspec,
                    Run        *run)
{
  run->n_steps++;
  if (run->cancel)
    g_cancellable_cancel (run->cancellable);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;

  run->ok = pc_report_write_finish (result, &run->error);
  g_main_loop_quit (run->loop);
}

static void
run_report (Office     *office,
            const char *file,
            Run        *run)
{
  g_autofree char *path = sample_path (office->folder, file);
  g_autoptr(PcProgress) progress = pc_progress_new ();
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  run->loop = loop;
  run->cancellable = cancellable;
  g_signal_connect (progress, "notify::fraction", G_CALLBACK (progress_notify_cb), run);
  pc_report_write_async (pc_report_find ("service-register"), office->store, NULL, path, progress, cancellable,
                         written_cb, run);
  g_main_loop_run (loop);

  /* The last notification may be under way. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (run->ok)
    g_assert_cmpfloat (pc_progress_get_fraction (progress), ==, 1.0);
}

/* Many services of one person, which SQL makes faster than the store. */
static void
add_many (Office *office,
          int     n)
{
  g_autofree char *sql =
    g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                     " INSERT INTO service_entry (id, created_at, updated_at, pathway_id, service, date, minutes)"
                     " SELECT printf ('%%036d', i), '', '', '%s', 'A2', '2025-02-03', 60 FROM n", n,
                     (char *) g_hash_table_lookup (office->ids, "sara-path"));

  sample_exec (office->db, sql);
}

static void
test_on_a_thread (void)
{
  g_autoptr(Office) office = office_new ();
  Run run = { 0 };

  add_many (office, 1000);
  run_report (office, "a.xlsx", &run);
  g_assert_no_error (run.error);
  g_assert_true (run.ok);
  g_assert_cmpuint (run.n_steps, >, 0);
  assert_files (office, 1);
}

/* Opens and closes files of its own all the time, some at once; counts those that somebody else had closed. */
static gpointer
use_files (gpointer data)
{
  const Office *office = data;
  g_autofree char *folder = g_path_get_dirname (office->db);
  g_autofree char *path = g_build_filename (folder, "other", NULL);
  int files[] = { -1, -1, -1, -1, -1, -1 };
  guint lost = 0;

  for (guint i = 0; !g_atomic_int_get (&office->stop) || i % G_N_ELEMENTS (files) != 0; i++)
    {
      int *fd = &files[i % G_N_ELEMENTS (files)];

      if (*fd >= 0 && close (*fd) != 0)
        lost++;
      *fd = g_atomic_int_get (&office->stop) ? -1 : g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
      g_unlink (path);
      g_usleep (100);
    }

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (files[i] >= 0 && close (files[i]) != 0)
      lost++;

  return GUINT_TO_POINTER (lost);
}

/* A temporary file that is gone gives its number to the next one: which is not ours to close. */
static void
test_closes_only_its_own (void)
{
  g_autofree char *usual = g_strdup (g_getenv ("TMPDIR"));
  g_autoptr(Office) office = NULL;
  GThread *thread;

  /* On a disk: in memory, the number of a file is not given again. */
  g_setenv ("TMPDIR", "/var/tmp", TRUE);
  office = office_new ();
  if (usual != NULL)
    g_setenv ("TMPDIR", usual, TRUE);
  else
    g_unsetenv ("TMPDIR");

  thread = g_thread_new ("files", use_files, office);

  add_many (office, 100);
  for (guint i = 0; i < 100; i++)
    {
      Run run = { 0 };

      run_report (office, "a.xlsx", &run);
      g_assert_no_error (run.error);
    }

  g_atomic_int_set (&office->stop, TRUE);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, 0);
}

static void
check_cancelled (gconstpointer data)
{
  g_autoptr(Office) office = office_new ();
  Run run = { .cancel = TRUE };

  add_many (office, 100000);
  run_report (office, data, &run);
  g_assert_false (run.ok);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&run.error);
  assert_files (office, 0);
}

static guint
count_files (void)
{
  g_autoptr(GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* A run that is cancelled as soon as the workbook is being packed, which is when its file gets something in it. */
typedef struct
{
  Run     run;
  char   *part;
  GTimer *timer;
  double  cancelled_after;
} PackedRun;

static gboolean
look_cb (gpointer data)
{
  PackedRun *packed = data;
  GStatBuf status;

  if (g_stat (packed->part, &status) != 0 || status.st_size == 0)
    return G_SOURCE_CONTINUE;

  packed->cancelled_after = g_timer_elapsed (packed->timer, NULL);
  g_cancellable_cancel (packed->run.cancellable);
  return G_SOURCE_REMOVE;
}

/* The thread that packs is left behind: its file has lost its name, and what it holds open is closed in the end. */
static void
test_cancelled_while_packed (void)
{
  g_autoptr(Office) office = office_new ();
  g_autofree char *part = sample_path (office->folder, "a.xlsx.part");
  g_autoptr(GTimer) timer = g_timer_new ();
  PackedRun packed = { .part = part, .timer = timer };
  Run again = { 0 };
  double waited;
  guint n_files;

  add_many (office, 100000);
  run_report (office, "a.csv", &again);
  n_files = count_files ();

  g_timer_start (timer);
  g_timeout_add (1, look_cb, &packed);
  run_report (office, "a.xlsx", &packed.run);
  waited = g_timer_elapsed (timer, NULL) - packed.cancelled_after;
  g_assert_error (packed.run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&packed.run.error);
  g_assert_cmpfloat (packed.cancelled_after, >, 0);
  /* Packing takes about as long as the rows did; a tenth of a second is for machines that do nothing else. */
  g_assert_cmpfloat (waited, <, MAX (0.1, packed.cancelled_after / 4));
  assert_files (office, 1);
  g_assert_cmpuint (count_files (), >, n_files);

  run_report (office, "a.xlsx", &again);
  g_assert_no_error (again.error);
  assert_files (office, 2);

  while (count_files () > n_files)
    g_usleep (10000);
  assert_files (office, 2);
}

static void
test_thread_reports_errors (void)
{
  g_autoptr(Office) office = office_new ();
  Run run = { 0 };

  run_report (office, "nowhere/a.xlsx", &run);
  g_assert_error (run.error, PC_ERROR, PC_ERROR_NOT_FOUND);
  g_clear_error (&run.error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report/register/%s", registers[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_register);
    }
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report/statement/%s", statements[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_statement);
    }
  g_test_add_func ("/report/statement/never-more-than-planned", test_never_more_than_planned);
  g_test_add_func ("/report/statement/formulas", test_formulas);
  g_test_add_data_func ("/report/golden", "C.UTF-8", check_golden);
  g_test_add_data_func ("/report/golden-italian", "it_IT.UTF-8", check_golden);
  g_test_add_func ("/report/facts", test_facts);
  g_test_add_data_func ("/report/office-agrees/register", "service-register", check_office_agrees);
  g_test_add_data_func ("/report/office-agrees/statement", "endowment-statement", check_office_agrees);
  g_test_add_func ("/report/declarations", test_declarations);
  g_test_add_func ("/report/arguments", test_arguments);
  g_test_add_func ("/report/suffix", test_suffix);
  g_test_add_func ("/report/on-a-thread", test_on_a_thread);
  g_test_add_func ("/report/closes-only-its-own", test_closes_only_its_own);
  g_test_add_data_func ("/report/cancelled/workbook", "a.xlsx", check_cancelled);
  g_test_add_data_func ("/report/cancelled/csv", "a.csv", check_cancelled);
  g_test_add_func ("/report/cancelled/while-packed", test_cancelled_while_packed);
  g_test_add_func ("/report/thread-reports-errors", test_thread_reports_errors);

  return g_test_run ();
}
