/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-store-private.h"

SampleFolder *
sample_folder_new (void)
{
  /* In memory where there is such a place: the tests commit thousands of times. */
  const gboolean memory = g_getenv ("TMPDIR") == NULL && g_access ("/dev/shm", W_OK | X_OK) == 0;
  char *folder = g_build_filename (memory ? "/dev/shm" : g_get_tmp_dir (), "percorso-test-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (folder));
  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK) &&
      (g_chmod (path, 0700), dir = g_dir_open (path, 0, NULL)) != NULL)
    while ((name = g_dir_read_name (dir)) != NULL)
      {
        g_autofree char *inside = g_build_filename (path, name, NULL);

        remove_tree (inside);
      }

  g_remove (path);
}

void
sample_folder_free (SampleFolder *folder)
{
  remove_tree (folder);
  g_free (folder);
}

char *
sample_path (const SampleFolder *folder,
             const char         *name)
{
  return g_build_filename (folder, name, NULL);
}

void
sample_assert_only (const SampleFolder *folder,
                    const char         *name)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, name);
  if (name != NULL)
    g_assert_null (g_dir_read_name (dir));
}

PcStore *
sample_open (const char   *path,
             PcStoreFlags  flags)
{
  g_autoptr(GError) error = NULL;
  PcStore *store = pc_store_open (path != NULL ? path : ":memory:", flags, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
sample_assert_refused (const char   *path,
                       PcStoreFlags  flags,
                       const char   *key,
                       int           code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (pc_store_open (path, flags, key, &error));
  g_assert_error (error, PC_ERROR, code);
  g_assert_cmpstr (error->message, !=, "");
}

GPtrArray *
sample_put_all (PcStore       *store,
                SampleVariant  variant)
{
  g_autoptr(GHashTable) ids = sample_ids_new ();
  g_autoptr(GError) error = NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  pc_store_begin (store, "Add samples", &error);
  g_assert_no_error (error);
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      PcRecord *record = sample_new (*kind, variant, ids);

      g_ptr_array_add (records, record);
      if (!pc_store_put (store, record, &error))
        g_error ("%s, variant %u: %s", (*kind)->name, variant, error->message);
    }
  pc_store_commit (store, &error);
  g_assert_no_error (error);

  return records;
}

PcRecord *
sample_find (GPtrArray    *records,
             const PcKind *kind)
{
  for (guint i = 0; i < records->len; i++)
    if (pc_record_get_kind (records->pdata[i]) == kind)
      return records->pdata[i];

  g_assert_not_reached ();
}

void
sample_assert_kept (PcStore   *store,
                    GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      PcRecord *record = records->pdata[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(PcRecord) kept = pc_store_get (store, pc_record_get_kind (record), pc_record_get_id (record), &error);

      g_assert_no_error (error);
      sample_assert_equal (record, kept, 0);
    }
}

void
sample_remove (PcStore  *store,
               PcRecord *record)
{
  g_assert_true (pc_store_begin (store, "remove", NULL));
  g_assert_true (pc_store_remove (store, record, NULL));
  g_assert_true (pc_store_commit (store, NULL));
}

PcRecord *
sample_person_new (const char *family_name)
{
  PcRecord *person = pc_record_new (&pc_beneficiary_kind);

  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, family_name);
  return person;
}

PcRecord *
sample_person_add (PcStore    *store,
                   const char *family_name)
{
  PcRecord *person = sample_person_new (family_name);

  sample_save (store, person);
  return person;
}

void
sample_save (PcStore  *store,
             PcRecord *record)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = g_strdup_printf ("change %s", pc_record_get_kind (record)->name);

  pc_store_save (store, record, label, &error);
  g_assert_no_error (error);
}

void
sample_assert_sound (PcStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = pc_store_check (store, &error);

  g_assert_no_error (error);
  if (faults->len > 0)
    g_error ("%s: %s", pc_store_get_path (store), (char *) faults->pdata[0]);
}

static sqlite3 *
open_plain (const char *path)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  g_assert_cmpint (rc, ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

static void
dump_table (sqlite3    *db,
            const char *table,
            GString    *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  g_assert_cmpint (rc, ==, SQLITE_OK);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      g_string_append_printf (text, "%s", table);
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        {
          const char *value = (const char *) sqlite3_column_text (stmt, i);

          g_string_append_printf (text, "|%d:%s", sqlite3_column_type (stmt, i), value != NULL ? value : "");
        }
      g_string_append_c (text, '\n');
    }

  g_assert_cmpint (rc, ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
}

static char *
dump (sqlite3 *db)
{
  GString *text = g_string_new (NULL);

  /* A file of an older schema does not have all of them. */
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    if (sqlite3_table_column_metadata (db, NULL, (*kind)->name, NULL, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK)
      dump_table (db, (*kind)->name, text);

  return g_string_free (text, FALSE);
}

char *
sample_dump (PcStore *store)
{
  return dump (store->db);
}

char *
sample_dump_file (const char *path)
{
  sqlite3 *db = open_plain (path);
  char *text = dump (db);

  sqlite3_close (db);
  return text;
}

void
sample_exec (const char *path,
             const char *sql)
{
  sqlite3 *db = open_plain (path);
  char *message = NULL;

  /* As most programs have it. */
  sqlite3_exec (db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%.100s: %s", sql, message);
  sqlite3_close (db);
}

char *
sample_query (const char *path,
              const char *sql)
{
  sqlite3 *db = open_plain (path);
  sqlite3_stmt *stmt = NULL;
  char *value = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  if (sqlite3_step (stmt) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return value;
}

GBytes *
sample_read (const char *path)
{
  g_autoptr(GError) error = NULL;
  char *data = NULL;
  gsize size = 0;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

void
sample_write (const char *path,
              GBytes     *bytes)
{
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, data != NULL ? data : "", size, &error);
  g_assert_no_error (error);
}
