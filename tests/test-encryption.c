/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem () */
#include "pc-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pc-error.h"
#include "sample-store.h"

#define KEY    "correct horse battery staple"
#define MARKER "Zzyzxmarker"

static PcStore *
open_with_key (const char   *path,
               PcStoreFlags  flags,
               const char   *key)
{
  g_autoptr(GError) error = NULL;
  PcStore *store = pc_store_open (path, flags, key, &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
has_text (const char *path,
          const char *text)
{
  g_autoptr(GBytes) bytes = g_file_test (path, G_FILE_TEST_EXISTS) ? sample_read (path) : g_bytes_new_static ("", 0);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, size, text, strlen (text)) != NULL;
}

/* A build without encryption refuses a key and makes no file: nobody is to believe that one is encrypted. */
static void
test_refused_without (void)
{
  static const PcStoreFlags ways[] = { PC_STORE_WRITE, PC_STORE_CREATE, PC_STORE_READ };
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");

  g_assert_false (pc_store_can_encrypt ());
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      sample_assert_refused (path, ways[i], KEY, PC_ERROR_FAILED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }

  g_object_unref (sample_open (path, PC_STORE_CREATE));
  sample_assert_refused (path, PC_STORE_WRITE, KEY, PC_ERROR_FAILED);
  sample_assert_refused (":memory:", PC_STORE_CREATE, KEY, PC_ERROR_FAILED);
}

static void
test_round_trip (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = open_with_key (path, PC_STORE_CREATE, KEY);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_ODD);
  PcStore *reader = open_with_key (path, PC_STORE_READ, KEY);

  g_assert_cmpstr (pc_store_get_key (store), ==, KEY);
  sample_assert_kept (reader, records);
  g_object_unref (reader);
  sample_assert_sound (store);
  g_object_unref (store);

  store = open_with_key (path, PC_STORE_WRITE, KEY);
  sample_assert_kept (store, records);
  sample_assert_sound (store);
  g_object_unref (store);
}

/* Neither names nor the words of the search index nor SQLite's own can be read in any of the files. */
static void
test_no_plaintext (void)
{
  static const char * const files[] = { "percorso.db", "percorso.db-wal", "percorso.db-shm", "percorso.db-lock", "copy.db" };
  static const char * const texts[] = { MARKER, "zzyzxmarker", "SQLite format 3", "CREATE TABLE", "beneficiary", KEY };
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *wal = sample_path (folder, "percorso.db-wal");
  g_autofree char *copy = sample_path (folder, "copy.db");
  PcStore *store = open_with_key (path, PC_STORE_CREATE, KEY);
  g_autoptr(GBytes) written = NULL;

  g_object_unref (sample_person_add (store, MARKER));
  g_assert_true (pc_store_backup (store, copy, NULL, NULL, NULL));
  written = sample_read (wal);
  g_assert_cmpuint (g_bytes_get_size (written), >, 4096);

  for (int closed = 0; closed < 2; closed++)
    {
      for (guint f = 0; f < G_N_ELEMENTS (files); f++)
        for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
          {
            g_autofree char *file = sample_path (folder, files[f]);

            g_test_message ("“%s” in %s", texts[t], files[f]);
            g_assert_false (has_text (file, texts[t]));
          }
      g_clear_object (&store);
    }
}

/* What the test above looks for is there where nothing is encrypted. */
static void
test_plaintext_is_found (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);

  g_object_unref (sample_person_add (store, MARKER));
  g_object_unref (store);
  g_assert_true (has_text (path, MARKER));
  g_assert_true (has_text (path, "SQLite format 3"));
}

static void
check_refused (const char *path,
               const char *key,
               int         code)
{
  static const PcStoreFlags ways[] = { PC_STORE_WRITE, PC_STORE_CREATE, PC_STORE_READ };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(GBytes) before = sample_read (path);
      g_autoptr(GBytes) after = NULL;

      sample_assert_refused (path, ways[i], key, code);
      after = sample_read (path);
      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
test_wrong_key (void)
{
  static const char * const wrong[] = { "wrong", KEY " ", "Correct horse battery staple", NULL };
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *open = sample_path (folder, "open.db");
  PcStore *store = open_with_key (path, PC_STORE_CREATE, KEY);

  g_object_unref (sample_person_add (store, "A"));
  g_object_unref (store);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    check_refused (path, wrong[i], PC_ERROR_FOREIGN);
  check_refused (path, "", PC_ERROR_INVALID);

  /* And a key for a file that has none. */
  g_object_unref (sample_open (open, PC_STORE_CREATE));
  check_refused (open, KEY, PC_ERROR_FOREIGN);

  store = open_with_key (path, PC_STORE_WRITE, KEY);
  sample_assert_sound (store);
  g_object_unref (store);
}

static void
test_backup (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *copy = sample_path (folder, "copy.db");
  PcStore *store = open_with_key (path, PC_STORE_CREATE, KEY);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);

  g_assert_true (pc_store_backup (store, copy, NULL, NULL, NULL));
  g_object_unref (store);

  check_refused (copy, "wrong", PC_ERROR_FOREIGN);
  check_refused (copy, NULL, PC_ERROR_FOREIGN);
  store = open_with_key (copy, PC_STORE_WRITE, KEY);
  sample_assert_kept (store, records);
  sample_assert_sound (store);
  g_object_unref (store);
}

#ifdef PC_SQLITE_ENCRYPTION
/* An older encrypted file: the backup before the upgrade is not the one place where all can be read. */
static void
test_upgrade (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fixtures", "store-v1.db", NULL);
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *backups = sample_path (folder, "backups");
  g_autofree char *backup = NULL;
  g_autoptr(GBytes) bytes = sample_read (source);
  g_autoptr(GDir) dir = NULL;
  sqlite3 *db = NULL;
  PcStore *store;

  sample_write (path, bytes);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_rekey (db, KEY, strlen (KEY)), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_false (has_text (path, "Sample family_name"));

  store = open_with_key (path, PC_STORE_WRITE, KEY);
  sample_assert_sound (store);
  g_object_unref (store);

  dir = g_dir_open (backups, 0, NULL);
  backup = g_build_filename (backups, g_dir_read_name (dir), NULL);
  g_assert_false (has_text (backup, "Sample family_name"));
  g_assert_false (has_text (backup, "CREATE TABLE"));
  check_refused (backup, NULL, PC_ERROR_FOREIGN);
}
#endif

/* Pages carry a code of their own: a byte that was changed anywhere is found. */
static void
test_flipped (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = open_with_key (path, PC_STORE_CREATE, KEY);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(GBytes) whole = NULL;
  gsize size;

  g_object_unref (store);
  whole = sample_read (path);
  size = g_bytes_get_size (whole);

  for (int round = 0; round < 25; round++)
    {
      const gsize at = round == 0 ? 0 : g_test_rand_int_range (0, size);
      g_autofree char *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr(GBytes) flipped = NULL;
      g_autoptr(GPtrArray) faults = NULL;
      g_autoptr(GError) error = NULL;

      /* The header of the file says these two openly, of the first page, and SQLite itself sets them right. */
      if (at >= 16 && at < 24)
        continue;
      data[at] ^= 1 << g_test_rand_int_range (0, 8);
      flipped = g_bytes_new (data, size);
      sample_write (path, flipped);

      store = pc_store_open (path, PC_STORE_WRITE, KEY, &error);
      faults = store != NULL ? pc_store_check (store, &error) : NULL;
      g_test_message ("Byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, at, size);
      g_assert_true (faults == NULL || faults->len > 0);
      if (faults == NULL)
        g_assert_true (error->domain == PC_ERROR);
      g_clear_object (&store);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/encryption/plaintext-is-found", test_plaintext_is_found);
  if (!pc_store_can_encrypt ())
    {
      g_test_add_func ("/encryption/refused-without", test_refused_without);
      return g_test_run ();
    }

  g_test_add_func ("/encryption/round-trip", test_round_trip);
  g_test_add_func ("/encryption/no-plaintext", test_no_plaintext);
  g_test_add_func ("/encryption/wrong-key", test_wrong_key);
  g_test_add_func ("/encryption/backup", test_backup);
#ifdef PC_SQLITE_ENCRYPTION
  g_test_add_func ("/encryption/upgrade", test_upgrade);
#endif
  g_test_add_func ("/encryption/flipped", test_flipped);

  return g_test_run ();
}
