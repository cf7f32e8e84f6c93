/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store.h"

#include "pc-error.h"
#include "sample-store.h"

static void
test_backup (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *copy = sample_path (folder, "deep/er/copy.db");
  g_autofree char *deep = sample_path (folder, "deep/er");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_ODD);
  g_autofree char *before = sample_dump (store);
  g_autoptr(GError) error = NULL;

  /* Twice: the second one takes the place of the first. */
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *after = NULL;
      g_autoptr(GDir) dir = NULL;
      PcStore *copied;
      guint n = 0;

      g_assert_true (pc_store_backup (store, copy, NULL, NULL, &error));
      g_assert_no_error (error);

      /* One file and no more. */
      for (dir = g_dir_open (deep, 0, NULL); g_dir_read_name (dir) != NULL;)
        n++;
      g_assert_cmpuint (n, ==, 1);

      after = sample_dump_file (copy);
      g_assert_cmpstr (before, ==, after);
      copied = sample_open (copy, PC_STORE_READ);
      sample_assert_kept (copied, records);
      g_object_unref (copied);
    }

  /* And work goes on in it. */
  {
    g_autoptr(PcStore) copied = sample_open (copy, PC_STORE_WRITE);

    sample_assert_sound (copied);
    g_object_unref (sample_person_add (copied, "New"));
    sample_assert_sound (copied);
  }
}

static void
test_backup_refused (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *under_file = sample_path (folder, "percorso.db/copy.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GError) error = NULL;

  g_assert_false (pc_store_backup (store, under_file, NULL, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_READ_ONLY);
  g_clear_error (&error);

  /* A folder stands where the copy should. */
  g_assert_false (pc_store_backup (store, folder, NULL, NULL, &error));
  g_assert_nonnull (error);
  {
    g_autofree char *part = g_strconcat (folder, ".part", NULL);

    g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  }
}

static void
test_check_finds (gconstpointer sql)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(GPtrArray) faults = NULL;

  sample_assert_sound (store);
  g_object_unref (store);
  sample_exec (path, sql);

  store = sample_open (path, PC_STORE_WRITE);
  faults = pc_store_check (store, NULL);
  g_assert_cmpuint (faults->len, >, 0);
  g_test_message ("%s", (char *) faults->pdata[0]);
  g_object_unref (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/backup/backup", test_backup);
  g_test_add_func ("/backup/refused", test_backup_refused);
  g_test_add_data_func ("/backup/reference", "DELETE FROM operator", test_check_finds);
  g_test_add_data_func ("/backup/search", "DROP TRIGGER beneficiary_search_update;"
                                               "UPDATE beneficiary SET family_name = 'Other'", test_check_finds);

  return g_test_run ();
}
