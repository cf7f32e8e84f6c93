/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-journal.h"
#include "pc-search.h"
#include "sample-store.h"

/*
 * tests/fixtures/store-vN.db is a file of each released schema, with one record of each kind and an undone change.
 * The one of a new schema is written, once, by `test-migration --write FILE`.
 */
static const guint fixtures[] = { 1, 2, 3, 4 };

static void
write_fixture (const char *path)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GError) error = NULL;
  PcRecord *person;

  pc_store_set_time (store, 1774944900000);
  records = sample_put_all (store, SAMPLE_PLAIN);
  person = sample_find (records, &pc_beneficiary_kind);
  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, "Undone");
  sample_save (store, person);
  g_assert_true (pc_journal_undo (store, NULL, NULL));
  pc_store_backup (store, path, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A copy of the fixture of schema @version in @folder, full. */
static char *
copy_fixture (const SampleFolder *folder,
              guint               version)
{
  g_autofree char *name = g_strdup_printf ("store-v%u.db", version);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  char *path = sample_path (folder, "percorso.db");
  g_autoptr(GBytes) bytes = sample_read (source);

  sample_write (path, bytes);
  return path;
}

/* The rows of @path in the columns that @fixture has: steps add to rows, and change none of that. */
static char *
dump_as (const char *path,
         const char *fixture)
{
  GString *dump = g_string_new (NULL);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autofree char *ask = g_strdup_printf ("SELECT group_concat ('quote (' || name || ')', ' || ''|'' || ')"
                                              " FROM pragma_table_info ('%s')", (*kind)->name);
      g_autofree char *columns = sample_query (fixture, ask);
      g_autofree char *sql = columns != NULL ? g_strdup_printf ("SELECT group_concat (%s, char (10)) FROM %s", columns, (*kind)->name) : NULL;
      g_autofree char *rows = sql != NULL ? sample_query (path, sql) : NULL;

      g_string_append_printf (dump, "%s: %s\n", (*kind)->name, rows);
    }

  return g_string_free (dump, FALSE);
}

/* The one file in the folder of backups, full. */
static char *
find_backup (const SampleFolder *folder)
{
  g_autofree char *backups = sample_path (folder, "backups");
  g_autoptr(GDir) dir = g_dir_open (backups, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  char *path = name != NULL ? g_build_filename (backups, name, NULL) : NULL;

  g_assert_null (name != NULL ? g_dir_read_name (dir) : NULL);
  return path;
}

static void
check_number (const char *path,
              const char *sql,
              gint64      expected)
{
  g_autofree char *text = sample_query (path, sql);

  g_assert_cmpint (g_ascii_strtoll (text, NULL, 10), ==, expected);
}

static guint
get_newest (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);

  return pc_store_get_schema_version (store);
}

/* There is a fixture of every schema that was ever released. */
static void
test_fixtures (void)
{
  g_assert_cmpuint (fixtures[G_N_ELEMENTS (fixtures) - 1], ==, get_newest ());
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = copy_fixture (folder, fixtures[i]);

      g_assert_cmpuint (fixtures[i], ==, i + 1);
      check_number (path, "PRAGMA user_version", fixtures[i]);
      check_number (path, "PRAGMA application_id", 0x50634462);
      for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
        {
          g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM sqlite_schema WHERE name = '%s'", (*kind)->name);
          g_autofree char *there = sample_query (path, sql);
          g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM %s", (*kind)->name);

          if (atoi (there) > 0)
            check_number (path, count, 1);
        }
    }
}

static void
test_upgrade (void)
{
  const guint newest = get_newest ();

  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autoptr(SampleFolder) aside = sample_folder_new ();
      g_autofree char *path = copy_fixture (folder, fixtures[i]);
      g_autofree char *original = copy_fixture (aside, fixtures[i]);
      g_autofree char *before = dump_as (original, original);
      g_autofree char *after = NULL;
      g_autofree char *backup = NULL;
      g_autoptr(GPtrArray) found = NULL;
      g_autoptr(GError) error = NULL;
      PcStore *store = sample_open (path, PC_STORE_WRITE);

      g_assert_cmpuint (pc_store_get_schema_version (store), ==, newest);
      sample_assert_sound (store);
      after = dump_as (path, original);
      g_assert_cmpstr (before, ==, after);

      /* The index, the journal and undo work on what the older program wrote. */
      found = pc_search_list (store, &pc_beneficiary_kind, "sample fam", 0, NULL);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_true (pc_journal_redo (store, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (pc_journal_undo (store, NULL, &error));
      g_assert_true (pc_journal_undo (store, NULL, &error));
      g_assert_no_error (error);
      sample_assert_sound (store);
      g_object_unref (store);

      /* Nothing to bring up to date needs no backup; else it is the file as it was. */
      backup = find_backup (folder);
      g_assert_cmpint (backup == NULL, ==, fixtures[i] == newest);
      if (backup != NULL)
        {
          g_autofree char *kept = dump_as (backup, original);
          GStatBuf status;

          check_number (backup, "PRAGMA user_version", fixtures[i]);
          g_assert_cmpstr (before, ==, kept);
          g_assert_cmpint (g_stat (backup, &status), ==, 0);
          g_assert_cmpint (status.st_mode & 0777, ==, 0600);
        }

      /* The second time there is nothing to do. */
      store = sample_open (path, PC_STORE_WRITE);
      sample_assert_sound (store);
      g_object_unref (store);
    }
}

static void
test_new_needs_no_backup (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *backup = NULL;

  g_object_unref (sample_open (path, PC_STORE_CREATE));
  backup = find_backup (folder);
  g_assert_null (backup);
}

/* Reading alone changes nothing, so an older file must be opened for writing first. */
static void
test_read_older (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = copy_fixture (folder, 1);
  g_autoptr(GBytes) before = sample_read (path);
  g_autoptr(GBytes) after = NULL;

  sample_assert_refused (path, PC_STORE_READ, NULL, PC_ERROR_READ_ONLY);
  after = sample_read (path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
check_refused_untouched (const char *path,
                         int         code)
{
  static const PcStoreFlags ways[] = { PC_STORE_WRITE, PC_STORE_CREATE, PC_STORE_READ };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *wal = g_strconcat (path, "-wal", NULL);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *backup = NULL;
      g_autoptr(GBytes) before = sample_read (path);
      g_autoptr(GBytes) after = NULL;
      GStatBuf status;

      sample_assert_refused (path, ways[i], NULL, code);
      after = sample_read (path);
      g_assert_true (g_bytes_equal (before, after));
      /* A reader makes an empty one of a file that has that mode, and may not delete it. */
      g_assert_true (g_stat (wal, &status) != 0 || (status.st_size == 0 && ways[i] == PC_STORE_READ));
      g_remove (wal);
      backup = find_backup (folder);
      g_assert_null (backup);
    }
}

static void
test_newer (void)
{
  for (int closed = 0; closed < 2; closed++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = closed ? sample_path (folder, "percorso.db") : copy_fixture (folder, 2);

      if (closed)
        g_object_unref (sample_open (path, PC_STORE_CREATE));
      sample_exec (path, "PRAGMA user_version = 999");
      check_refused_untouched (path, PC_ERROR_TOO_NEW);
    }
}

static const char * const foreign_sql[] = {
  "CREATE TABLE theirs (a)",
  "CREATE TABLE theirs (a); PRAGMA application_id = 0x50634463",
  "PRAGMA application_id = 7; CREATE TABLE theirs (a); DROP TABLE theirs",
  "PRAGMA user_version = 2",
  "PRAGMA journal_mode = WAL; CREATE TABLE beneficiary (id)",
};

static void
test_foreign (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign_sql); i++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "theirs.db");

      g_test_message ("%s", foreign_sql[i]);
      sample_exec (path, foreign_sql[i]);
      check_refused_untouched (path, PC_ERROR_FOREIGN);
    }
}

/* Bytes of many lengths that are no database. */
static void
test_rubbish (void)
{
  static const gsize sizes[] = { 2, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, 20000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "rubbish.db");
      g_autofree char *data = g_malloc (sizes[i]);
      g_autoptr(GBytes) bytes = NULL;

      for (gsize k = 0; k < sizes[i]; k++)
        data[k] = g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (data, sizes[i]);
      sample_write (path, bytes);
      check_refused_untouched (path, PC_ERROR_FOREIGN);
    }
}

/* A file that has lost all it held is not taken for a new one, unless one is asked for. */
static void
test_empty (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);

  sample_write (path, nothing);
  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_DAMAGED);
  sample_assert_refused (path, PC_STORE_READ, NULL, PC_ERROR_DAMAGED);
  g_object_unref (sample_open (path, PC_STORE_CREATE));
  g_object_unref (sample_open (path, PC_STORE_WRITE));
}

static void
test_folder (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *inside = sample_path (folder, "inside");

  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  sample_assert_refused (inside, PC_STORE_WRITE, NULL, PC_ERROR_FOREIGN);
  sample_assert_refused (inside, PC_STORE_CREATE, NULL, PC_ERROR_FOREIGN);
  sample_assert_refused (inside, PC_STORE_READ, NULL, PC_ERROR_FOREIGN);
  g_assert_true (g_file_test (inside, G_FILE_TEST_IS_DIR));
}

static void
test_missing (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *deep = sample_path (folder, "one/two/percorso.db");

  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_NOT_FOUND);
  sample_assert_refused (path, PC_STORE_READ, NULL, PC_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_object_unref (sample_open (deep, PC_STORE_CREATE));
}

/* A step that cannot be done leaves all that was there, and the way back to the older program. */
static void
test_failing_step (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autoptr(SampleFolder) aside = sample_folder_new ();
  g_autofree char *path = copy_fixture (folder, 1);
  g_autofree char *original = copy_fixture (aside, 1);
  g_autofree char *before = dump_as (path, original);
  g_autofree char *after = NULL;
  g_autofree char *tables = NULL;
  g_autofree char *tables_after = NULL;
  PcStore *store;

  /* The last thing that the second step makes. */
  sample_exec (path, "CREATE VIEW pathway_stage AS SELECT 1");
  tables = sample_query (path, "SELECT group_concat (name) FROM sqlite_schema");
  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_FAILED);

  check_number (path, "PRAGMA user_version", 1);
  after = dump_as (path, original);
  tables_after = sample_query (path, "SELECT group_concat (name) FROM sqlite_schema");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (tables, ==, tables_after);

  sample_exec (path, "DROP VIEW pathway_stage");
  store = sample_open (path, PC_STORE_WRITE);
  sample_assert_sound (store);
  g_object_unref (store);
}

/* Without a backup there is no step. */
static void
test_no_place_for_backup (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = copy_fixture (folder, 1);
  g_autofree char *backups = sample_path (folder, "backups");
  g_autoptr(GBytes) file = g_bytes_new_static ("x", 1);

  sample_write (backups, file);
  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_READ_ONLY);
  check_number (path, "PRAGMA user_version", 1);

  g_remove (backups);
  g_object_unref (sample_open (path, PC_STORE_WRITE));
  check_number (path, "PRAGMA user_version", get_newest ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    {
      write_fixture (argv[2]);
      return 0;
    }

  g_test_add_func ("/migration/fixtures", test_fixtures);
  g_test_add_func ("/migration/upgrade", test_upgrade);
  g_test_add_func ("/migration/new-needs-no-backup", test_new_needs_no_backup);
  g_test_add_func ("/migration/read-older", test_read_older);
  g_test_add_func ("/migration/newer", test_newer);
  g_test_add_func ("/migration/foreign", test_foreign);
  g_test_add_func ("/migration/rubbish", test_rubbish);
  g_test_add_func ("/migration/empty", test_empty);
  g_test_add_func ("/migration/folder", test_folder);
  g_test_add_func ("/migration/missing", test_missing);
  g_test_add_func ("/migration/failing-step", test_failing_step);
  g_test_add_func ("/migration/no-place-for-backup", test_no_place_for_backup);

  return g_test_run ();
}
