/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* unshare () */
#include "pc-store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-store-private.h"
#include "sample-store.h"

#define NOBODY 65534

typedef void (*Work) (const char *path);

/* Runs @work in a process of its own, which must end well. */
static void
run_apart (Work        work,
           const char *path)
{
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      work (path);
      _exit (0);
    }

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static guint
count_people (PcStore *store)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);

  g_assert_nonnull (people);
  return people->len;
}

/*
 * One writer
 */

static void
expect_busy (const char *path)
{
  static const PcStoreFlags ways[] = { PC_STORE_WRITE, PC_STORE_CREATE };
  g_autofree char *owner = g_strdup_printf ("process %d", (int) getppid ());
  g_autoptr(PcStore) reader = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (pc_store_open (path, ways[i], NULL, &error));
      g_assert_error (error, PC_ERROR, PC_ERROR_BUSY);
      g_assert_nonnull (strstr (error->message, owner));
    }

  reader = sample_open (path, PC_STORE_READ);
  g_assert_cmpuint (count_people (reader), ==, 1);
}

static void
expect_free (const char *path)
{
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_WRITE);

  g_object_unref (sample_person_add (store, "Apart"));
}

/* Another process and this one are refused while there is a writer, in the midst of a transaction or not; a reader is not. */
static void
test_second_writer (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcRecord) person = sample_person_new ("B");
  g_autoptr(PcStore) reader = NULL;

  g_object_unref (sample_person_add (store, "A"));
  run_apart (expect_busy, path);
  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_BUSY);

  g_assert_true (pc_store_begin (store, "add beneficiary", NULL));
  g_assert_true (pc_store_put (store, person, NULL));
  run_apart (expect_busy, path);
  reader = sample_open (path, PC_STORE_READ);
  g_assert_cmpuint (count_people (reader), ==, 1);
  g_assert_true (pc_store_commit (store, NULL));
  g_assert_cmpuint (count_people (reader), ==, 2);

  g_object_unref (store);
  run_apart (expect_free, path);
  g_assert_cmpuint (count_people (reader), ==, 3);
}

/* A lock is held by a process and not by the file that is left of it. */
static void
test_lock_after_kill (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *lock = sample_path (folder, "percorso.db-lock");
  int ends[2];
  char byte;
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  if ((pid = fork ()) == 0)
    {
      PcStore *store = sample_open (path, PC_STORE_CREATE);

      g_assert_nonnull (store);
      g_assert_cmpint (write (ends[1], "x", 1), ==, 1);
      pause ();
    }

  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_BUSY);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  close (ends[0]);
  close (ends[1]);

  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_object_unref (sample_open (path, PC_STORE_WRITE));
}

/* A program that writes around the lock: the wait ends with a sentence, and all goes on when it is gone. */
static void
test_foreign_writer (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcRecord) person = sample_person_new ("A");
  g_autoptr(GError) error = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &other, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  sqlite3_busy_timeout (store->db, 20);
  g_assert_false (pc_store_save (store, person, "add beneficiary", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (pc_store_set_setting (store, "a", "b", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_BUSY);
  g_assert_cmpuint (count_people (store), ==, 0);

  sqlite3_close (other);
  sample_save (store, person);
  sample_assert_sound (store);
}

/*
 * Permissions
 */

static void
check_mode (const SampleFolder *folder,
            const char         *name,
            guint               mode)
{
  g_autofree char *path = sample_path (folder, name);
  GStatBuf status;

  g_test_message ("%s", name);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, mode);
}

/* Whatever the habits of the session, nobody else reads any of it. */
static void
test_private (void)
{
  const mode_t before = umask (0);
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "own/percorso.db");
  g_autofree char *copy = sample_path (folder, "copies/copy.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcStore) reader = NULL;

  g_object_unref (sample_person_add (store, "A"));
  reader = sample_open (path, PC_STORE_READ);
  g_assert_true (pc_store_backup (store, copy, NULL, NULL, NULL));

  check_mode (folder, "own", 0700);
  check_mode (folder, "own/percorso.db", 0600);
  check_mode (folder, "own/percorso.db-wal", 0600);
  check_mode (folder, "own/percorso.db-shm", 0600);
  check_mode (folder, "own/percorso.db-lock", 0600);
  check_mode (folder, "copies", 0700);
  check_mode (folder, "copies/copy.db", 0600);
  umask (before);
}

/* root may write everywhere: what is refused is seen as somebody else. */
static void
become_nobody (void)
{
  if (geteuid () != 0)
    return;

  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setgid (NOBODY), ==, 0);
  g_assert_cmpint (setuid (NOBODY), ==, 0);
}

static void
expect_read_only (const char *path)
{
  g_autoptr(PcStore) store = NULL;
  g_autofree char *copy = g_strconcat (path, "-copy", NULL);
  g_autoptr(GError) error = NULL;

  become_nobody ();
  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_READ_ONLY);
  sample_assert_refused (path, PC_STORE_CREATE, NULL, PC_ERROR_READ_ONLY);

  /* It is a backup, one file without more: it can be read where nothing can be written. */
  store = sample_open (path, PC_STORE_READ);
  g_assert_cmpuint (count_people (store), ==, 1);
  sample_assert_sound (store);
  g_assert_false (pc_store_backup (store, copy, NULL, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_READ_ONLY);
}

static void
expect_no_folder (const char *path)
{
  become_nobody ();
  sample_assert_refused (path, PC_STORE_CREATE, NULL, PC_ERROR_READ_ONLY);
}

static void
expect_unreadable (const char *path)
{
  become_nobody ();
  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_READ_ONLY);
  sample_assert_refused (path, PC_STORE_READ, NULL, PC_ERROR_READ_ONLY);
}

static void
test_read_only (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *copy = sample_path (folder, "copy.db");
  g_autofree char *missing = sample_path (folder, "missing.db");
  g_autofree char *deeper = sample_path (folder, "deeper/missing.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;

  g_object_unref (sample_person_add (store, "A"));
  g_assert_true (pc_store_backup (store, copy, NULL, NULL, NULL));
  before = sample_read (copy);

  g_chmod (folder, 0755);
  g_chmod (copy, 0444);
  g_chmod (folder, 0555);
  run_apart (expect_read_only, copy);
  run_apart (expect_no_folder, missing);
  run_apart (expect_no_folder, deeper);
  g_chmod (copy, 0000);
  run_apart (expect_unreadable, copy);
  g_chmod (folder, 0700);
  g_chmod (copy, 0600);

  after = sample_read (copy);
  g_assert_true (g_bytes_equal (before, after));
}

/*
 * Places
 */

static void
check_place (const SampleFolder *folder,
             const char         *name,
             gboolean            refused)
{
  g_autofree char *path = sample_path (folder, name);
  g_autofree char *place = g_path_get_dirname (path);

  g_test_message ("%s", name);
  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  if (!refused)
    {
      g_object_unref (sample_open (path, PC_STORE_CREATE));
      return;
    }

  sample_assert_refused (path, PC_STORE_CREATE, NULL, PC_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Where other computers write as well, by the name of the folder or by what its program left in it. */
static void
test_synchronised (void)
{
  static const char * const names[] = { "Dropbox", "Nextcloud", "ownCloud", "OneDrive", "Google Drive" };
  static const char * const marks[] = { ".stfolder", ".dropbox", ".dropbox.cache", ".sync_journal.db", ".nextcloudsync.log" };
  g_autoptr(SampleFolder) folder = sample_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *inside = g_strdup_printf ("%s/percorso.db", names[i]);
      g_autofree char *deep = g_strdup_printf ("%s/one/two/percorso.db", names[i]);
      g_autofree char *beside = g_strdup_printf ("My %s/percorso.db", names[i]);

      check_place (folder, inside, TRUE);
      check_place (folder, deep, TRUE);
      check_place (folder, beside, FALSE);
    }

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *mark = g_strdup_printf ("%s/marked%u/%s", folder, i, marks[i]);
      g_autofree char *inside = g_strdup_printf ("marked%u/percorso.db", i);
      g_autofree char *deep = g_strdup_printf ("marked%u/one/two/percorso.db", i);

      g_assert_cmpint (g_mkdir_with_parents (mark, 0700), ==, 0);
      check_place (folder, inside, TRUE);
      check_place (folder, deep, TRUE);
    }
}

/* A link is no way around it. */
static void
test_linked (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *shared = sample_path (folder, "Dropbox/office");
  g_autofree char *link = sample_path (folder, "office");

  g_assert_cmpint (g_mkdir_with_parents (shared, 0700), ==, 0);
  g_assert_cmpint (symlink (shared, link), ==, 0);
  check_place (folder, "office/percorso.db", TRUE);
  check_place (folder, "office/deeper/percorso.db", TRUE);
}

/* What lies there already can be read, to bring it out. */
static void
test_read_from_synchronised (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *copy = sample_path (folder, "Dropbox/percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);

  g_object_unref (sample_person_add (store, "A"));
  g_assert_true (pc_store_backup (store, copy, NULL, NULL, NULL));
  g_object_unref (store);

  sample_assert_refused (copy, PC_STORE_WRITE, NULL, PC_ERROR_INVALID);
  store = sample_open (copy, PC_STORE_READ);
  g_assert_cmpuint (count_people (store), ==, 1);
  g_object_unref (store);
}

/* A path without a folder, as one types it in a terminal. */
static void
test_relative (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (folder), ==, 0);
  g_object_unref (sample_open ("percorso.db", PC_STORE_CREATE));
  g_object_unref (sample_open ("./percorso.db", PC_STORE_WRITE));
  g_assert_true (g_file_test ("percorso.db", G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_chdir (before), ==, 0);
}

/* Letters, spaces and signs that SQLite reads in a URI, in the name of the file. */
static void
test_odd_names (void)
{
  static const char * const names[] = { "with space.db", "percento%20.db", "domanda?mode=ro.db", "cancelletto#.db", "àèì ا.db",
                                        "'quote\".db", "file:percorso.db" };
  g_autoptr(SampleFolder) folder = sample_folder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = sample_path (folder, names[i]);
      PcStore *store = sample_open (path, PC_STORE_CREATE);

      g_object_unref (sample_person_add (store, "A"));
      g_object_unref (store);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      store = sample_open (path, PC_STORE_READ);
      g_assert_cmpuint (count_people (store), ==, 1);
      g_object_unref (store);
    }
}

/*
 * A disk that is really full
 */

static gboolean
write_text (const char *path,
            const char *text)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && write (fd, text, strlen (text)) == (gssize) strlen (text);

  if (fd >= 0)
    close (fd);
  return ok;
}

/* A small disk at @path that this process alone sees; %FALSE where the system does not allow it. */
static gboolean
mount_small (const char *path)
{
  const uid_t uid = getuid ();
  const gid_t gid = getgid ();
  g_autofree char *uids = g_strdup_printf ("0 %u 1", uid);
  g_autofree char *gids = g_strdup_printf ("0 %u 1", gid);

  if (unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0)
    {
      if (!write_text ("/proc/self/setgroups", "deny") || !write_text ("/proc/self/uid_map", uids) ||
          !write_text ("/proc/self/gid_map", gids))
        return FALSE;
    }
  else if (unshare (CLONE_NEWNS) != 0)
    return FALSE;

  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 && mount ("small", path, "tmpfs", 0, "size=2m") == 0;
}

static PcRecord *
make_person (void)
{
  g_autofree char *notes = g_strnfill (20000, 'n');
  PcRecord *person = sample_person_new ("During");

  pc_record_set_text (person, PC_BENEFICIARY_NOTES, notes);
  return person;
}

static void
fill_disk (const char *folder)
{
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *ballast = sample_path (folder, "ballast");
  g_autofree char *copy = sample_path (folder, "copy.db");
  g_autofree char *zeros = g_malloc0 (100000);
  g_autoptr(PcStore) store = NULL;
  g_autoptr(GError) error = NULL;
  guint before = 0;

  if (!mount_small (folder))
    _exit (77);

  g_assert_true (g_file_set_contents (ballast, zeros, 100000, NULL));
  store = sample_open (path, PC_STORE_CREATE);
  for (int i = 0; i < 1000 && error == NULL; i++)
    {
      g_autoptr(PcRecord) person = make_person ();

      before = count_people (store);
      pc_store_save (store, person, "add beneficiary", &error);
    }

  g_assert_error (error, PC_ERROR, PC_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpuint (count_people (store), ==, before);
  sample_assert_sound (store);
  g_assert_false (pc_store_backup (store, copy, NULL, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_FULL);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  g_remove (ballast);
  g_object_unref (sample_person_add (store, "Room again"));
  g_assert_cmpuint (count_people (store), ==, before + 1);
  sample_assert_sound (store);
}

static void
test_full_disk (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    {
      fill_disk (folder);
      _exit (0);
    }

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_message ("No disk can be mounted here: the full disk of test-store-faults stands for it");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/store-access/second-writer", test_second_writer);
  g_test_add_func ("/store-access/lock-after-kill", test_lock_after_kill);
  g_test_add_func ("/store-access/foreign-writer", test_foreign_writer);
  g_test_add_func ("/store-access/private", test_private);
  g_test_add_func ("/store-access/read-only", test_read_only);
  g_test_add_func ("/store-access/synchronised", test_synchronised);
  g_test_add_func ("/store-access/synchronised/linked", test_linked);
  g_test_add_func ("/store-access/synchronised/read", test_read_from_synchronised);
  g_test_add_func ("/store-access/relative", test_relative);
  g_test_add_func ("/store-access/odd-names", test_odd_names);
  g_test_add_func ("/store-access/full-disk", test_full_disk);

  return g_test_run ();
}
