/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-return.h"

#include <string.h>

#include "pc-error.h"
#include "pc-journal.h"
#include "pc-report.h"
#include "sample-import.h"

/* What the window does with a workbook that comes back; what percorsoctl does with one is in test-ctl-return.py. */

typedef struct
{
  SampleFolder *folder;
  PcStore      *store;
  PcRecord     *service;
  char         *path;
} Fixture;

static PcRecord *
add_service (PcStore *store)
{
  g_autoptr(PcRecord) person = sample_person_add (store, "Abebe");
  g_autoptr(PcRecord) pathway = pc_record_new (&pc_pathway_kind);
  PcRecord *service = pc_record_new (&pc_service_entry_kind);

  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
  pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, "puoi-plus-2025");
  pc_record_set_text (pathway, PC_PATHWAY_OPENED_ON, "2025-01-15");
  sample_save (store, pathway);
  pc_record_set_text (service, PC_SERVICE_ENTRY_PATHWAY_ID, pc_record_get_id (pathway));
  pc_record_set_text (service, PC_SERVICE_ENTRY_SERVICE, "A2");
  pc_record_set_text (service, PC_SERVICE_ENTRY_DATE, "2025-02-10");
  pc_record_set_number (service, PC_SERVICE_ENTRY_MINUTES, 60);
  pc_record_set_text (service, PC_SERVICE_ENTRY_FORM, "individual");
  pc_record_set_text (service, PC_SERVICE_ENTRY_DELIVERY, "presence");
  pc_record_set_text (service, PC_SERVICE_ENTRY_PLACE, "Sede");
  sample_save (store, service);
  return service;
}

/* Fills in cells of the first row: words of columns and texts, and NULL. */
static void
fill (const char         *path,
      const char * const *cells)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "fill-workbook.py", NULL);
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) "/usr/bin/python3");
  g_ptr_array_add (argv, (gpointer) "-B");
  g_ptr_array_add (argv, script);
  g_ptr_array_add (argv, (gpointer) path);
  for (guint i = 0; cells[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) cells[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  const PcReportRequest request = { .filled = TRUE };
  g_autofree char *db = NULL;
  g_autoptr(GError) error = NULL;

  f->folder = sample_folder_new ();
  db = sample_path (f->folder, "percorso.db");
  f->path = sample_path (f->folder, "log.xlsx");
  f->store = sample_open (db, PC_STORE_CREATE);
  f->service = add_service (f->store);
  g_assert_true (pc_report_write (pc_report_find ("service-register"), f->store, &request, f->path, NULL, NULL,
                                  &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->service);
  g_clear_object (&f->store);
  sample_folder_free (f->folder);
  g_free (f->path);
}

static PcReturn *
take (Fixture            *f,
      const char * const *cells)
{
  g_autoptr(GError) error = NULL;
  PcReturn *workbook;

  fill (f->path, cells);
  workbook = pc_return_open (f->path, &error);
  g_assert_no_error (error);
  return workbook;
}

static PcReturnResult *
run (Fixture  *f,
     PcReturn *workbook,
     gboolean  keep)
{
  g_autoptr(GError) error = NULL;
  PcReturnResult *result = pc_return_run (workbook, f->store, keep, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_service (Fixture    *f,
                guint       field,
                const char *expected)
{
  g_autoptr(PcRecord) now = pc_store_get (f->store, &pc_service_entry_kind, pc_record_get_id (f->service), NULL);

  g_assert_cmpstr (pc_record_get_text (now, field), ==, expected);
}

/* Of two conflicts in one row one is won by the file and one by what is here; the dry run changes nothing. */
static void
test_decide (Fixture       *f,
             gconstpointer  data)
{
  const char * const cells[] = { "place", "Aula 2", "description", "Colloquio", NULL };
  g_autoptr(PcReturn) workbook = take (f, cells);
  g_autoptr(PcReturnResult) tried = NULL, again = NULL, done = NULL;
  const PcReturnConflict *conflict;
  gint64 seq;

  pc_record_set_text (f->service, PC_SERVICE_ENTRY_PLACE, "Biblioteca");
  pc_record_set_text (f->service, PC_SERVICE_ENTRY_DESCRIPTION, "Bilancio");
  sample_save (f->store, f->service);
  seq = pc_journal_get_last_seq (f->store);

  tried = run (f, workbook, FALSE);
  g_assert_cmpuint (tried->counts[PC_IMPORT_CONFLICT], ==, 1);
  g_assert_cmpuint (tried->conflicts->len, ==, 2);
  conflict = tried->conflicts->pdata[0];
  g_assert_cmpstr (conflict->column, ==, "place");
  g_assert_cmpstr (conflict->id, ==, pc_record_get_id (f->service));
  g_assert_cmpstr (conflict->file, ==, "Aula 2");
  g_assert_cmpstr (conflict->ours, ==, "Biblioteca");
  g_assert_cmpint (conflict->unix_ms, >, 0);

  pc_return_decide (workbook, conflict->table, conflict->id, "place", PC_RETURN_FILE);
  again = run (f, workbook, FALSE);
  g_assert_cmpuint (again->conflicts->len, ==, 1);
  assert_service (f, PC_SERVICE_ENTRY_PLACE, "Biblioteca");

  pc_return_decide (workbook, conflict->table, conflict->id, "description", PC_RETURN_OURS);
  done = run (f, workbook, TRUE);
  g_assert_cmpuint (done->counts[PC_IMPORT_CHANGED], ==, 1);
  g_assert_cmpuint (done->conflicts->len, ==, 0);
  assert_service (f, PC_SERVICE_ENTRY_PLACE, "Aula 2");
  assert_service (f, PC_SERVICE_ENTRY_DESCRIPTION, "Bilancio");
  g_assert_cmpint (pc_journal_get_last_seq (f->store), ==, seq + 1);
}

static void
changed_cb (PcStore      *store,
            const PcKind *kind,
            const char   *id,
            guint        *n)
{
  (*n)++;
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  PcReturnResult **place = data;
  g_autoptr(GError) error = NULL;

  *place = pc_return_run_finish (result, &error);
  g_assert_no_error (error);
}

/* On a thread, and the window hears of it; a second time there is nothing to do, and nothing in the journal. */
static void
test_async (Fixture       *f,
            gconstpointer  data)
{
  const char * const cells[] = { "place", "Aula 2", NULL };
  g_autoptr(PcReturn) workbook = take (f, cells);
  g_autoptr(PcReturnResult) result = NULL, again = NULL;
  guint n = 0;
  gint64 seq;

  g_signal_connect (f->store, "changed", G_CALLBACK (changed_cb), &n);
  pc_return_run_async (workbook, f->store, TRUE, NULL, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (result->counts[PC_IMPORT_CHANGED], ==, 1);
  g_assert_cmpuint (n, ==, 1);
  assert_service (f, PC_SERVICE_ENTRY_PLACE, "Aula 2");

  seq = pc_journal_get_last_seq (f->store);
  again = run (f, workbook, TRUE);
  g_assert_cmpuint (again->outcomes->len, ==, 0);
  g_assert_cmpuint (again->counts[PC_IMPORT_UNCHANGED], ==, 1);
  g_assert_cmpint (pc_journal_get_last_seq (f->store), ==, seq);
  sample_assert_sound (f->store);
}

/* The workbook was filled in by somebody whose words are Italian. */
static void
test_words (Fixture       *f,
            gconstpointer  data)
{
  const char * const cells[] = { "delivery", "A distanza, in video", NULL };
  g_autoptr(PcReturn) workbook = take (f, cells);
  g_autoptr(PcReturnResult) result = run (f, workbook, TRUE);

  g_assert_cmpuint (result->counts[PC_IMPORT_CHANGED], ==, 1);
  assert_service (f, PC_SERVICE_ENTRY_DELIVERY, "remote");
}

/* Nothing has happened where it is cancelled. */
static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  const char * const cells[] = { "place", "Aula 2", NULL };
  g_autoptr(PcReturn) workbook = take (f, cells);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pc_return_run (workbook, f->store, TRUE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_service (f, PC_SERVICE_ENTRY_PLACE, "Sede");
}

/* What is no such workbook is left to the import. */
static void
test_others (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *plain = sample_path (f->folder, "plain.xlsx");
  g_autofree char *missing = sample_path (f->folder, "missing.xlsx");
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_return_is_one (f->path));
  g_assert_false (pc_return_is_one (missing));
  g_assert_true (pc_report_write (pc_report_find ("service-register"), f->store, NULL, plain, NULL, NULL, NULL));
  g_assert_false (pc_return_is_one (plain));
  g_assert_null (pc_return_open (plain, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  sample_import_init (&argc, &argv);

  g_test_add ("/return/decide", Fixture, NULL, set_up, test_decide, tear_down);
  g_test_add ("/return/async", Fixture, NULL, set_up, test_async, tear_down);
  g_test_add ("/return/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/return/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/return/others", Fixture, NULL, set_up, test_others, tear_down);

  return g_test_run ();
}
