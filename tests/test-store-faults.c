/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault-vfs.h"
#include "pc-error.h"
#include "sample-store.h"

/* People in the file before the fault, and saves under it. */
#define N_BEFORE 3
#define N_SAVES  4

/* A store with some people in @folder, closed; its path, full. */
static char *
make_base (const SampleFolder *folder)
{
  char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);

  for (int i = 0; i < N_BEFORE; i++)
    g_object_unref (sample_person_add (store, "Before"));

  return path;
}

static guint
count_people (PcStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, &error);

  g_assert_no_error (error);
  return people->len;
}

/* A person with notes of some size, so that a transaction is many pages. */
static PcRecord *
make_person (guint n_notes)
{
  PcRecord *person = sample_person_new ("During");
  g_autofree char *notes = g_strnfill (n_notes, 'n');

  pc_record_set_text (person, PC_BENEFICIARY_NOTES, notes);
  return person;
}

/*
 * Killed
 */

typedef void (*Work) (const char *path, int report);

/* Runs @work in a process of its own, which a fault kills; the bytes it reported, one a thing done. */
static guint
run_killed (Work        work,
            const char *path,
            FaultKind   kind,
            guint       nth,
            guint      *n_operations)
{
  int ends[2];
  int status;
  pid_t pid;
  guint done = 0;
  char byte;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      fault_vfs_install ();
      fault_vfs_arm (kind, nth);
      work (path, ends[1]);
      _exit (MIN (fault_vfs_count (), 255));
    }

  close (ends[1]);
  while (read (ends[0], &byte, 1) == 1)
    done++;
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);

  if (kind == FAULT_NONE)
    {
      g_assert_true (WIFEXITED (status));
      *n_operations = WEXITSTATUS (status);
    }
  else
    /* What comes after the last write cannot be torn. */
    g_assert_true ((WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL) ||
                   (WIFEXITED (status) && (nth > *n_operations || kind == FAULT_TORN)));

  return done;
}

static void
save_some (const char *path,
           int         report)
{
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_WRITE);

  for (int i = 0; i < N_SAVES; i++)
    {
      g_autoptr(PcRecord) person = make_person (i % 2 ? 15000 : 10);

      sample_save (store, person);
      g_assert_cmpint (write (report, "x", 1), ==, 1);
    }
}

/* At every single operation on the disk: what was committed is there, what was not is not, and nothing is broken. */
static void
test_killed (gconstpointer data)
{
  const FaultKind kind = GPOINTER_TO_UINT (data);
  guint n_operations = 0;

  for (guint nth = 0; nth <= n_operations + 1; nth++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = make_base (folder);
      guint done = run_killed (save_some, path, nth == 0 ? FAULT_NONE : kind, nth, &n_operations);
      g_autoptr(PcStore) store = NULL;
      guint now;

      if (nth == 0)
        {
          g_assert_cmpuint (done, ==, N_SAVES);
          g_assert_cmpuint (n_operations, >, 20);
          g_assert_cmpuint (n_operations, <, 255);
        }

      /* A reader first, as a report may be what is opened after a crash. */
      store = sample_open (path, PC_STORE_READ);
      now = count_people (store);
      g_object_unref (store);

      store = sample_open (path, PC_STORE_WRITE);
      g_assert_cmpuint (count_people (store), ==, now);
      sample_assert_sound (store);

      /* The last one may have reached the disk before it could be reported. */
      g_assert_cmpuint (now, >=, N_BEFORE + done);
      g_assert_cmpuint (now, <=, N_BEFORE + MIN (done + 1, N_SAVES));

      g_object_unref (sample_person_add (store, "After"));
      sample_assert_sound (store);
    }
}

static void
write_without_end (const char *path,
                   int         report)
{
  PcStore *store = sample_open (path, PC_STORE_WRITE);

  while (TRUE)
    {
      g_autoptr(PcRecord) person = make_person (g_test_rand_int_range (1, 20000));

      sample_save (store, person);
      g_assert_cmpint (write (report, "x", 1), ==, 1);
    }
}

/* The same file again and again, at any moment. */
static void
test_killed_any_time (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = make_base (folder);
  guint before = N_BEFORE;

  for (int round = 0; round < 20; round++)
    {
      g_autoptr(PcStore) store = NULL;
      int ends[2];
      pid_t pid;
      guint done = 0, now;
      char byte;

      g_assert_cmpint (pipe (ends), ==, 0);
      if ((pid = fork ()) == 0)
        write_without_end (path, ends[1]);
      close (ends[1]);
      g_usleep (g_test_rand_int_range (1000, 40000));
      kill (pid, SIGKILL);
      waitpid (pid, NULL, 0);
      while (read (ends[0], &byte, 1) == 1)
        done++;
      close (ends[0]);

      store = sample_open (path, PC_STORE_WRITE);
      now = count_people (store);
      sample_assert_sound (store);
      g_assert_cmpuint (now, >=, before + done);
      g_assert_cmpuint (now, <=, before + done + 1);
      before = now;
    }
}

static void
kill_in_transaction (const char *path,
                     int         report)
{
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_WRITE);
  g_autoptr(PcRecord) person = make_person (20000);

  sample_save (store, person);
  pc_store_begin (store, "add beneficiary", NULL);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr(PcRecord) other = make_person (20000);

      g_assert_true (pc_store_put (store, other, NULL));
    }
  raise (SIGKILL);
}

/* What is left beside the file is used by whoever opens it next, here or where it was copied to. */
static void
test_wal_left_behind (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autoptr(SampleFolder) elsewhere = sample_folder_new ();
  g_autofree char *path = make_base (folder);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = sample_path (elsewhere, "percorso.db");
  g_autofree char *copied_wal = g_strconcat (copy, "-wal", NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) wal_bytes = NULL;
  g_autoptr(PcStore) store = NULL;
  guint unused = 0;

  run_killed (kill_in_transaction, path, FAULT_KILL, G_MAXUINT, &unused);
  bytes = sample_read (path);
  wal_bytes = sample_read (wal);
  g_assert_cmpuint (g_bytes_get_size (wal_bytes), >, 0);
  sample_write (copy, bytes);
  sample_write (copied_wal, wal_bytes);

  store = sample_open (copy, PC_STORE_READ);
  g_assert_cmpuint (count_people (store), ==, N_BEFORE + 1);
  g_clear_object (&store);

  store = sample_open (path, PC_STORE_WRITE);
  g_assert_cmpuint (count_people (store), ==, N_BEFORE + 1);
  sample_assert_sound (store);
  g_clear_object (&store);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static char *
copy_first_schema (const SampleFolder *folder)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fixtures", "store-v1.db", NULL);
  g_autoptr(GBytes) bytes = sample_read (source);
  char *path = sample_path (folder, "percorso.db");

  sample_write (path, bytes);
  return path;
}

static void
upgrade (const char *path,
         int         report)
{
  g_object_unref (sample_open (path, PC_STORE_WRITE));
}

/* The rows of a file without the columns at their end that hold nothing: those that later steps have added; full. */
static char *
dump_as_before (const char *path)
{
  g_autoptr(GRegex) added = g_regex_new ("(\\|5:)+$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *all = sample_dump_file (path);

  return g_regex_replace_literal (added, all, -1, 0, "", 0, NULL);
}

/* Killed while it is brought up to date: it is the old file or the new one, and opens. */
static void
test_killed_in_upgrade (void)
{
  guint n_operations = 0;

  for (guint nth = 0; nth <= n_operations; nth += nth < 12 ? 1 : 9)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = copy_first_schema (folder);
      g_autofree char *before = dump_as_before (path);
      g_autofree char *after = NULL;
      g_autoptr(PcStore) store = NULL;

      run_killed (upgrade, path, nth == 0 ? FAULT_NONE : FAULT_TORN, nth == 0 ? 0 : nth, &n_operations);
      after = dump_as_before (path);
      g_assert_cmpstr (before, ==, after);
      store = sample_open (path, PC_STORE_WRITE);
      sample_assert_sound (store);
    }
}

/*
 * A full or broken disk
 */

static void
check_failed (FaultKind     kind,
              const GError *error)
{
  g_assert_error (error, PC_ERROR, (kind == FAULT_FULL ? PC_ERROR_FULL : PC_ERROR_FAILED));
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
}

/* From each operation on: a save fails whole and says why, and goes well when there is room again. */
static void
test_disk (gconstpointer data)
{
  const FaultKind kind = GPOINTER_TO_UINT (data);
  gboolean reached_end = FALSE;
  guint n_failed = 0;

  for (guint nth = 1; !reached_end; nth++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = make_base (folder);
      g_autoptr(PcStore) store = sample_open (path, PC_STORE_WRITE);
      g_autofree char *before = sample_dump (store);
      g_autoptr(PcRecord) person = make_person (15000);
      g_autoptr(GError) error = NULL;
      gboolean saved;

      fault_vfs_arm (kind, nth);
      saved = pc_store_save (store, person, "add beneficiary", &error);
      reached_end = fault_vfs_count () < nth;
      fault_vfs_arm (FAULT_NONE, 0);

      if (!saved)
        {
          g_autofree char *after = sample_dump (store);

          n_failed++;
          check_failed (kind, error);
          g_assert_cmpstr (before, ==, after);
          sample_assert_sound (store);
          sample_save (store, person);
        }
      else
        g_assert_no_error (error);

      g_assert_cmpuint (count_people (store), ==, N_BEFORE + 1);
      sample_assert_sound (store);
      g_clear_object (&store);
      store = sample_open (path, PC_STORE_WRITE);
      g_assert_cmpuint (count_people (store), ==, N_BEFORE + 1);
      sample_assert_sound (store);
    }
  g_assert_cmpuint (n_failed, >, 5);
}

static void
test_disk_in_upgrade (gconstpointer data)
{
  const FaultKind kind = GPOINTER_TO_UINT (data);
  gboolean reached_end = FALSE;
  guint n_failed = 0;

  for (guint nth = 1; !reached_end; nth += nth < 12 ? 1 : 9)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = copy_first_schema (folder);
      g_autofree char *before = dump_as_before (path);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(PcStore) store = NULL;

      fault_vfs_arm (kind, nth);
      store = pc_store_open (path, PC_STORE_WRITE, NULL, &error);
      reached_end = fault_vfs_count () < nth;
      n_failed += store == NULL;
      if (store == NULL)
        g_assert_error (error, PC_ERROR, (kind == FAULT_FULL ? PC_ERROR_FULL : PC_ERROR_FAILED));
      g_clear_object (&store);
      fault_vfs_arm (FAULT_NONE, 0);

      after = dump_as_before (path);
      g_assert_cmpstr (before, ==, after);
      store = sample_open (path, PC_STORE_WRITE);
      sample_assert_sound (store);
    }
  g_assert_cmpuint (n_failed, >, 15);
}

/* A backup that cannot be finished leaves the one before it, and no half of one. */
static void
test_disk_in_backup (gconstpointer data)
{
  const FaultKind kind = GPOINTER_TO_UINT (data);
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = make_base (folder);
  g_autofree char *copy = sample_path (folder, "copy.db");
  g_autofree char *part = sample_path (folder, "copy.db.part");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_WRITE);
  g_autoptr(GBytes) old = NULL;
  gboolean reached_end = FALSE;
  guint n_failed = 0;

  g_assert_true (pc_store_backup (store, copy, NULL, NULL, NULL));
  old = sample_read (copy);
  g_object_unref (sample_person_add (store, "Later"));

  for (guint nth = 1; !reached_end; nth += 3)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) now = NULL;
      gboolean made;

      fault_vfs_arm (kind, nth);
      made = pc_store_backup (store, copy, NULL, NULL, &error);
      reached_end = fault_vfs_count () < nth;
      fault_vfs_arm (FAULT_NONE, 0);

      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
      now = sample_read (copy);
      if (made)
        continue;
      n_failed++;
      check_failed (kind, error);
      g_assert_true (g_bytes_equal (old, now));
    }

  g_assert_cmpuint (n_failed, >, 15);
  sample_assert_sound (store);
}

/* With a limit of the system itself on the size of files. */
static void
fill_up (const char *path,
         int         report)
{
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_WRITE);
  struct rlimit limit = { 0 };
  gboolean saved = TRUE;
  guint before = 0;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  signal (SIGXFSZ, SIG_IGN);

  for (int i = 0; i < 1000 && saved; i++)
    {
      g_autoptr(PcRecord) person = make_person (20000);
      g_autoptr(GError) error = NULL;

      before = count_people (store);
      saved = pc_store_save (store, person, "add beneficiary", &error);
      if (!saved)
        g_assert_true (g_error_matches (error, PC_ERROR, PC_ERROR_FULL) || g_error_matches (error, PC_ERROR, PC_ERROR_FAILED));
    }
  g_assert_false (saved);
  g_assert_cmpuint (count_people (store), ==, before);

  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_object_unref (sample_person_add (store, "Room again"));
  g_assert_cmpuint (count_people (store), ==, before + 1);
  sample_assert_sound (store);
  g_assert_cmpint (write (report, "x", 1), ==, 1);
}

static void
test_size_limit (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = make_base (folder);
  guint n_operations = 0;

  g_assert_cmpuint (run_killed (fill_up, path, FAULT_NONE, 0, &n_operations), ==, 1);
}

/*
 * A damaged file
 */

static char *
make_large (const SampleFolder *folder)
{
  char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);

  for (int i = 0; i < 30; i++)
    {
      g_autoptr(PcRecord) person = make_person (3000);

      sample_save (store, person);
    }

  return path;
}

/* Reads and checks all of it: %TRUE where it opens and nothing is found. Whatever is in it, the program goes on. */
static gboolean
look_through (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = pc_store_open (path, PC_STORE_WRITE, NULL, &error);
  g_autoptr(GPtrArray) faults = NULL;

  if (store == NULL)
    {
      g_assert_true (error->domain == PC_ERROR);
      g_assert_true (error->code == PC_ERROR_DAMAGED || error->code == PC_ERROR_FOREIGN || error->code == PC_ERROR_FAILED ||
                     error->code == PC_ERROR_TOO_NEW);
      return FALSE;
    }

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(GError) reading = NULL;
      g_autoptr(GPtrArray) list = pc_store_list_by (store, *kind, -1, NULL, NULL, &reading);

      g_assert_true (list != NULL || reading->domain == PC_ERROR);
    }

  faults = pc_store_check (store, &error);
  g_assert_true (faults != NULL || error->domain == PC_ERROR);
  return faults != NULL && faults->len == 0;
}

static void
test_truncated (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = make_large (folder);
  g_autoptr(GBytes) whole = sample_read (path);
  const gsize size = g_bytes_get_size (whole);

  for (gsize length = 1; length < size; length += length < 100 ? 33 : length < 8192 ? 1024 : size / 23)
    {
      g_autoptr(GBytes) part = g_bytes_new_from_bytes (whole, 0, length);

      /* SQLite takes a file of one byte for an empty one. */
      if (length == 1)
        continue;
      sample_write (path, part);
      g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, length, size);
      g_assert_false (look_through (path));
    }

  sample_write (path, whole);
  g_assert_true (look_through (path));
}

/* A byte somewhere is another one. Not every one can be told, but none takes the program down. */
static void
test_flipped (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = make_large (folder);
  g_autoptr(GBytes) whole = sample_read (path);
  const gsize size = g_bytes_get_size (whole);
  guint found = 0;

  for (int round = 0; round < 60; round++)
    {
      const gsize at = round < 16 ? round : g_test_rand_int_range (0, size);
      g_autofree char *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr(GBytes) flipped = NULL;
      gboolean fine;

      data[at] ^= 1 << g_test_rand_int_range (0, 8);
      flipped = g_bytes_new (data, size);
      sample_write (path, flipped);
      fine = look_through (path);
      found += !fine;
      /* The name of the format. */
      if (round < 16)
        g_assert_false (fine);
    }
  g_test_message ("%u of 60 were found", found);
}

/* Whole pages of rubbish are always found. */
static void
test_rubbish_pages (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = make_large (folder);
  g_autoptr(GBytes) whole = sample_read (path);
  const gsize size = g_bytes_get_size (whole);

  for (gsize at = 4096; at + 4096 <= size; at += 4096 * (1 + size / 4096 / 25))
    {
      g_autofree char *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr(GBytes) spoiled = NULL;

      memset (data + at, 0xa5, 4096);
      spoiled = g_bytes_new (data, size);
      sample_write (path, spoiled);
      g_test_message ("Page %" G_GSIZE_FORMAT, at / 4096 + 1);
      g_assert_false (look_through (path));
    }
}

#define ADD_WITH(path, function, kind) g_test_add_data_func (path, GUINT_TO_POINTER (kind), function)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");
  fault_vfs_install ();

  ADD_WITH ("/store-faults/killed/before", test_killed, FAULT_KILL);
  ADD_WITH ("/store-faults/killed/half-way", test_killed, FAULT_TORN);
  g_test_add_func ("/store-faults/killed/any-time", test_killed_any_time);
  g_test_add_func ("/store-faults/killed/wal-left-behind", test_wal_left_behind);
  g_test_add_func ("/store-faults/killed/in-upgrade", test_killed_in_upgrade);
  ADD_WITH ("/store-faults/full/save", test_disk, FAULT_FULL);
  ADD_WITH ("/store-faults/full/upgrade", test_disk_in_upgrade, FAULT_FULL);
  ADD_WITH ("/store-faults/full/backup", test_disk_in_backup, FAULT_FULL);
  ADD_WITH ("/store-faults/broken/save", test_disk, FAULT_BROKEN);
  ADD_WITH ("/store-faults/broken/upgrade", test_disk_in_upgrade, FAULT_BROKEN);
  ADD_WITH ("/store-faults/broken/backup", test_disk_in_backup, FAULT_BROKEN);
  g_test_add_func ("/store-faults/size-limit", test_size_limit);
  g_test_add_func ("/store-faults/truncated", test_truncated);
  g_test_add_func ("/store-faults/flipped", test_flipped);
  g_test_add_func ("/store-faults/rubbish-pages", test_rubbish_pages);

  return g_test_run ();
}
