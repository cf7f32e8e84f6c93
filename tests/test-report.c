/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"
#include "sample-office.h"
#include "sample-workbook.h"

/* An office with four people. */
static const SampleRecord records[] = {
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

static SampleOffice *
office_new (void)
{
  SampleOffice *office = sample_office_new (records, G_N_ELEMENTS (records));
  g_autoptr(PcRecord) removed = pc_store_get (office->store, &pc_service_entry_kind, sample_office_get_id (office, "removed"),
                                              NULL);

  g_assert_true (pc_store_begin (office->store, "Test", NULL));
  g_assert_true (pc_store_remove (office->store, removed, NULL));
  g_assert_true (pc_store_commit (office->store, NULL));
  return office;
}

static void
assert_csv (SampleOffice *office,
            const char   *name,
            const char   *arguments,
            const char   *expected)
{
  g_autofree char *rows = sample_office_read_rows (office, name, arguments, NULL);

  g_assert_cmpstr (rows, ==, expected);
}

static void
assert_files (SampleOffice *office,
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
  g_autoptr(SampleOffice) office = office_new ();

  assert_csv (office, "service-register", registers[i].arguments, registers[i].expected);
}

static void
test_facts (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *cells = NULL;

  sample_use_locale ("it_IT.UTF-8");
  path = sample_office_write (office, "service-register",
                              "from=1/2/2025 person=@sara operator=@anna programme=puoi-plus-2025 service=A2", NULL, "a.xlsx");
  sample_use_locale ("C.UTF-8");

  cells = sample_read_workbook ("cells", path, "About this workbook");
  g_assert_nonnull (strstr (cells, "\nB3 s 'Ente Prova – Sportello Lavoro'\nA4 s 'From' bold\nB4 s '01/02/2025'\n"
                                   "A5 s 'To' bold\nB5 s 'all'\nA6 s 'Person' bold\nB6 s 'Abebe Sara (P1)'\n"
                                   "A7 s 'Programme' bold\nB7 s 'PUOI PLUS'\nA8 s 'Operator' bold\nB8 s 'Rossi Anna'\n"
                                   "A9 s 'Service' bold\nB9 s 'A2 Taking charge'\nA10 s 'Office' bold\nB10 s 'all'\n"));
  g_assert_nonnull (strstr (cells, "A11 s 'Editions of the programmes' bold\nB11 s 'PUOI PLUS ("));
  g_assert_nonnull (strstr (cells, " s 'Number of rows' bold\nB15 n 1 0\n"));
}

static void
check_office_agrees (gconstpointer data)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;

  if (sample_skip_without_office ())
    return;

  path = sample_office_write (office, data, "", NULL, "a.xlsx");
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
  g_autoptr(SampleOffice) office = office_new ();
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
run_report (SampleOffice *office,
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
add_many (SampleOffice *office,
          int     n)
{
  g_autofree char *sql =
    g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                     " INSERT INTO service_entry (id, created_at, updated_at, pathway_id, service, date, minutes)"
                     " SELECT printf ('%%036d', i), '', '', '%s', 'A2', '2025-02-03', 60 FROM n", n,
                     sample_office_get_id (office, "sara-path"));

  sample_exec (office->db, sql);
}

static void
test_on_a_thread (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  Run run = { 0 };

  add_many (office, 1000);
  run_report (office, "a.xlsx", &run);
  g_assert_no_error (run.error);
  g_assert_true (run.ok);
  g_assert_cmpuint (run.n_steps, >, 0);
  assert_files (office, 1);
}

/* Opens and closes files of its own all the time, some at once; counts those that somebody else had closed. */
typedef struct
{
  const char *db;
  int         stop;
} Neighbour;

static gpointer
use_files (gpointer data)
{
  const Neighbour *self = data;
  g_autofree char *folder = g_path_get_dirname (self->db);
  g_autofree char *path = g_build_filename (folder, "other", NULL);
  int files[] = { -1, -1, -1, -1, -1, -1 };
  guint lost = 0;

  for (guint i = 0; !g_atomic_int_get (&self->stop) || i % G_N_ELEMENTS (files) != 0; i++)
    {
      int *fd = &files[i % G_N_ELEMENTS (files)];

      if (*fd >= 0 && close (*fd) != 0)
        lost++;
      *fd = g_atomic_int_get (&self->stop) ? -1 : g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
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
  g_autoptr(SampleOffice) office = NULL;
  Neighbour neighbour = { NULL };
  GThread *thread;

  /* On a disk: in memory, the number of a file is not given again. */
  g_setenv ("TMPDIR", "/var/tmp", TRUE);
  office = office_new ();
  if (usual != NULL)
    g_setenv ("TMPDIR", usual, TRUE);
  else
    g_unsetenv ("TMPDIR");

  neighbour.db = office->db;
  thread = g_thread_new ("files", use_files, &neighbour);

  add_many (office, 100);
  for (guint i = 0; i < 100; i++)
    {
      Run run = { 0 };

      run_report (office, "a.xlsx", &run);
      g_assert_no_error (run.error);
    }

  g_atomic_int_set (&neighbour.stop, TRUE);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, 0);
}

static void
check_cancelled (gconstpointer data)
{
  g_autoptr(SampleOffice) office = office_new ();
  Run run = { .cancel = TRUE };

  add_many (office, 100000);
  run_report (office, data, &run);
  g_assert_false (run.ok);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&run.error);
  assert_files (office, 0);
}

/* Counting comes first, and takes long where the rows are many. */
static void
test_cancelled_while_counted (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  const PcTable *table = pc_report_find ("service-register")->sheets[0].table;
  const gint64 n = pc_table_count (table, office->store, NULL, cancellable, NULL);

  add_many (office, 2000);
  g_assert_cmpint (pc_table_count (table, office->store, NULL, cancellable, NULL), ==, n + 2000);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (pc_table_count (table, office->store, NULL, cancellable, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *part = sample_path (office->folder, "a.xlsx.part");
  g_autoptr(GTimer) timer = g_timer_new ();
  PackedRun packed = { .part = part, .timer = timer };
  Run again = { 0 };
  double waited;
  gboolean left_behind;
  guint n_files;

  add_many (office, 100000);
  run_report (office, "a.csv", &again);
  n_files = count_files ();

  g_timer_start (timer);
  g_timeout_add (1, look_cb, &packed);
  run_report (office, "a.xlsx", &packed.run);
  waited = g_timer_elapsed (timer, NULL) - packed.cancelled_after;
  left_behind = count_files () > n_files;
  g_assert_error (packed.run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&packed.run.error);
  g_assert_cmpfloat (packed.cancelled_after, >, 0);
  /* A machine that does other things too may be late, but never waits for the thread. */
  g_assert_true (left_behind || waited < 0.1);
  assert_files (office, 1);

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
  g_autoptr(SampleOffice) office = office_new ();
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
  g_test_add_func ("/report/facts", test_facts);
  g_test_add_data_func ("/report/office-agrees/register", "service-register", check_office_agrees);
  g_test_add_func ("/report/declarations", test_declarations);
  g_test_add_func ("/report/arguments", test_arguments);
  g_test_add_func ("/report/suffix", test_suffix);
  g_test_add_func ("/report/on-a-thread", test_on_a_thread);
  g_test_add_func ("/report/closes-only-its-own", test_closes_only_its_own);
  g_test_add_data_func ("/report/cancelled/workbook", "a.xlsx", check_cancelled);
  g_test_add_data_func ("/report/cancelled/csv", "a.csv", check_cancelled);
  g_test_add_func ("/report/cancelled/while-counted", test_cancelled_while_counted);
  g_test_add_func ("/report/cancelled/while-packed", test_cancelled_while_packed);
  g_test_add_func ("/report/thread-reports-errors", test_thread_reports_errors);

  return g_test_run ();
}
