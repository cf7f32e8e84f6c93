/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-journal.h"
#include "pc-outbox-problem.h"
#include "pc-password.h"
#include "pc-place-file.h"
#include "pc-transport.h"
#include "sample-outbox.h"

typedef SampleOutbox Fixture;

static int
compare_names (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char * const *) one, *(const char * const *) other);
}

/* "a b" of the files in the folder, hidden ones too, in order; full. */
static char *
list_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_target (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *names = list_folder (fixture->target);

  g_assert_cmpstr (names, ==, expected);
}

static gint64
count_pieces (Fixture *fixture)
{
  g_autofree char *n = sample_query (fixture->path, "SELECT count(*) FROM outbox_content");

  return g_ascii_strtoll (n, NULL, 10);
}

static char *
digest (const char *path)
{
  g_autoptr(GBytes) bytes = sample_read (path);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* Of sizes around those of a piece; what was sent leaves the line and nothing else. */
static void
test_sizes (Fixture       *fixture,
            gconstpointer  data)
{
  static const gsize sizes[] = { 0, 1, 262143, 262144, 262145, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *title = g_strdup_printf ("File %u", i);
      g_autofree char *id = sample_outbox_queue (fixture, title, sizes[i]);
      g_autofree char *path = NULL;
      g_autofree char *found = NULL;
      g_autoptr(PcQueueItem) item = NULL;

      sample_outbox_send_all (fixture, 1, 0);
      item = sample_outbox_get_item (fixture, id);
      path = g_build_filename (fixture->target, item->remote_name, NULL);
      found = digest (path);
      g_assert_cmpint (item->state, ==, PC_QUEUE_SENT);
      g_assert_cmpstr (found, ==, item->sha256);
      g_assert_cmpint (item->size, ==, sizes[i]);
      g_assert_nonnull (item->sent_at);
      g_assert_cmpint (count_pieces (fixture), ==, 0);
    }
}

/* One content for two destinations, there until the second one has it. */
static void
test_two_destinations (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *gone = sample_path (fixture->folder, "stick");
  g_autofree char *path = sample_path (fixture->folder, "report.csv");
  g_autoptr(PcRecord) second = sample_outbox_add_destination (fixture->store, "Stick", gone);
  g_autoptr(GPtrArray) both = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_auto(GStrv) ids = NULL;

  sample_write (path, bytes);
  g_ptr_array_add (both, fixture->destination);
  g_ptr_array_add (both, second);
  ids = pc_outbox_enqueue (fixture->outbox, path, both, "service-register", "Register", NULL, NULL, NULL);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpint (count_pieces (fixture), ==, 1);

  sample_outbox_send_all (fixture, 1, 1);
  sample_outbox_assert_item (fixture, ids[0], PC_QUEUE_SENT, NULL);
  sample_outbox_assert_item (fixture, ids[1], PC_QUEUE_WAITING, "unreachable");
  g_assert_cmpint (count_pieces (fixture), ==, 1);

  g_assert_cmpint (g_mkdir (gone, 0755), ==, 0);
  sample_outbox_send_all (fixture, 1, 0);
  g_assert_cmpint (count_pieces (fixture), ==, 0);
}

static void
test_names_taken (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *theirs = g_build_filename (fixture->target, "R.csv", NULL);
  g_autofree char *folder = g_build_filename (fixture->target, "R (2).csv", NULL);
  g_autofree char *link = g_build_filename (fixture->target, "R (3).csv", NULL);
  g_autofree char *fifo = g_build_filename (fixture->target, "R (4).csv", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("theirs", 6);
  g_autoptr(GBytes) after = NULL;
  g_autofree char *id = sample_outbox_queue (fixture, "R", 6);

  sample_write (theirs, bytes);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (symlink ("R.csv", link), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0644), ==, 0);

  sample_outbox_send_all (fixture, 1, 0);
  after = sample_read (theirs);
  g_assert_true (g_bytes_equal (bytes, after));
  assert_target (fixture, "R (2).csv R (3).csv R (4).csv R (5).csv R.csv");
}

/* As a power cut leaves it: after the move, before the line was written; and in the middle of the file. */
static void
test_cut_off (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = sample_outbox_queue (fixture, "R", 500000);
  g_autofree char *name = g_strdup_printf (".percorso-%s.partial", id);
  g_autofree char *part = g_build_filename (fixture->target, name, NULL);
  g_autoptr(GBytes) half = g_bytes_new_static ("half", 4);
  g_autofree char *sql = g_strdup_printf ("UPDATE outbox SET state = 'sending' WHERE id = '%s'", id);

  sample_write (part, half);
  sample_exec (fixture->path, sql);
  sample_outbox_send_all (fixture, 1, 0);
  assert_target (fixture, "R.csv");

  /* The content is still there in the first case. */
  g_free (sql);
  sql = g_strdup_printf ("UPDATE outbox SET state = 'sending', sent_at = NULL, remote_name = NULL WHERE id = '%s'", id);
  sample_exec (fixture->path, sql);
  sample_write (part, half);
  sample_outbox_send_all (fixture, 1, 0);
  sample_outbox_assert_item (fixture, id, PC_QUEUE_SENT, NULL);
  assert_target (fixture, "R.csv");
}

/*
 * What was waited for until it was on the disk, by its name at that moment: fsync() is followed here.
 */

static GPtrArray *flushed;

int
fsync (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  char *path = flushed != NULL ? g_file_read_link (link, NULL) : NULL;

  if (path != NULL)
    g_ptr_array_add (flushed, path);
  return fdatasync (fd);
}

static guint
count_flushed (const char *path)
{
  guint n = 0;

  for (guint i = 0; i < flushed->len; i++)
    n += g_str_equal (flushed->pdata[i], path);
  return n;
}

/* A USB disk is pulled out a moment after the line says that the file is there. FAT writes how long a file is under its new name
 * with the file and not with the folder; and a new folder is written with the one it is in. */
static void
test_on_the_disk (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->target, "a", NULL);
  g_autofree char *file = g_build_filename (folder, "R.csv", NULL);
  g_autofree char *id = NULL;
  g_autofree char *sql = NULL;

  pc_record_set_text (fixture->destination, PC_DESTINATION_SUB_FOLDER, "a");
  id = sample_outbox_queue (fixture, "R", 100);
  flushed = g_ptr_array_new_with_free_func (g_free);
  sample_outbox_send_all (fixture, 1, 0);
  g_assert_cmpuint (count_flushed (file), >, 0);
  g_assert_cmpuint (count_flushed (folder), >, 0);
  g_assert_cmpuint (count_flushed (fixture->target), >, 0);

  /* One that was killed before it could wait. */
  g_ptr_array_set_size (flushed, 0);
  sql = g_strdup_printf ("UPDATE outbox SET state = 'sending', sent_at = NULL, remote_name = NULL WHERE id = '%s'", id);
  sample_exec (fixture->path, sql);
  sample_outbox_send_all (fixture, 1, 0);
  g_assert_cmpuint (count_flushed (file), >, 0);
  g_assert_cmpuint (count_flushed (folder), >, 0);
  g_clear_pointer (&flushed, g_ptr_array_unref);
}

/* A clock that was years ahead when something was put off is set right: it does not wait for years. */
static void
test_clock_set_back (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *id = sample_outbox_queue (fixture, "R", 10);
  g_autofree char *sql = g_strdup_printf ("UPDATE outbox SET next_try_at = '2099-01-01T00:00:00.000Z' WHERE id = '%s'", id);
  g_autofree char *due = NULL;
  g_autofree char *now = NULL;
  PcOutboxCounts counts;

  sample_exec (fixture->path, sql);
  due = pc_queue_get_next_due (fixture->store, PC_OUTBOX_MOST_SECONDS);
  now = pc_queue_make_instant (fixture->store, 1);
  g_assert_cmpstr (due, <=, now);
  g_assert_true (pc_outbox_send_due (fixture->outbox, NULL, &counts, NULL, NULL));
  g_assert_cmpuint (counts.sent, ==, 1);
}

/* What was given up is taken away though nothing else goes there; where that cannot be reached, later. */
static void
test_leftovers (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = sample_outbox_queue (fixture, "R", 10);
  g_autofree char *name = g_strdup_printf (".percorso-%s.partial", id);
  g_autofree char *part = g_build_filename (fixture->target, name, NULL);
  g_autofree char *away = sample_path (fixture->folder, "away");
  g_autofree char *sql = g_strdup_printf ("UPDATE outbox SET attempts = 1 WHERE id = '%s'", id);
  g_autofree char *due = NULL;
  g_autoptr(GBytes) half = g_bytes_new_static ("half", 4);
  g_autoptr(PcQueueItem) item = NULL;

  sample_write (part, half);
  sample_exec (fixture->path, sql);
  g_assert_true (pc_outbox_cancel (fixture->outbox, id, NULL));
  g_assert_cmpint (g_rename (fixture->target, away), ==, 0);
  g_assert_true (pc_outbox_send_due (fixture->outbox, NULL, NULL, NULL, NULL));
  item = sample_outbox_get_item (fixture, id);
  due = pc_queue_make_instant (fixture->store, 60);
  g_assert_cmpstr (item->next_try_at, >, due);

  g_assert_cmpint (g_rename (away, fixture->target), ==, 0);
  g_assert_true (pc_outbox_send_due (fixture->outbox, NULL, NULL, NULL, NULL));
  assert_target (fixture, name);
  g_free (sql);
  sql = g_strdup_printf ("UPDATE outbox SET next_try_at = '2026-01-01T00:00:00.000Z' WHERE id = '%s'", id);
  sample_exec (fixture->path, sql);
  g_assert_true (pc_outbox_send_due (fixture->outbox, NULL, NULL, NULL, NULL));
  assert_target (fixture, "");
}

/* The way of giving a name that leaves a claim behind where the power fails: it is known and taken away. */
static void
test_claim_left (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = sample_outbox_queue (fixture, "R", 100);
  g_autofree char *claim = g_build_filename (fixture->target, "R.csv", NULL);
  g_autoptr(GBytes) mark = g_bytes_new (id, strlen (id));

  sample_write (claim, mark);
  sample_outbox_send_all (fixture, 1, 0);
  assert_target (fixture, "R.csv");
}

static void
test_place_file (Fixture       *fixture,
                 gconstpointer  data)
{
  static const PcPlaceWay ways[] = { PC_PLACE_RENAME, PC_PLACE_LINK, PC_PLACE_CLAIM, PC_PLACE_ANY };
  int folder = open (fixture->target, O_RDONLY | O_DIRECTORY);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *from = g_build_filename (fixture->target, "from", NULL);
      g_autofree char *to = g_build_filename (fixture->target, "to", NULL);
      g_autoptr(GBytes) ours = g_bytes_new_static ("ours", 4);
      g_autoptr(GBytes) theirs = g_bytes_new_static ("theirs", 6);
      g_autoptr(GBytes) found = NULL;
      g_autoptr(GBytes) still = NULL;

      sample_write (from, ours);
      sample_write (to, theirs);
      g_assert_cmpint (pc_place_file (folder, "from", "to", "mark", ways[i]), ==, EEXIST);
      found = sample_read (to);
      still = sample_read (from);
      g_assert_true (g_bytes_equal (found, theirs));
      g_assert_true (g_bytes_equal (still, ours));

      g_remove (to);
      g_assert_cmpint (pc_place_file (folder, "from", "to", "mark", ways[i]), ==, 0);
      g_clear_pointer (&found, g_bytes_unref);
      found = sample_read (to);
      g_assert_true (g_bytes_equal (found, ours));
      assert_target (fixture, "to");

      g_assert_cmpint (pc_place_file (folder, "missing", "new", "mark", ways[i]), ==, ENOENT);
      assert_target (fixture, "to");
      g_remove (to);
    }

  close (folder);
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *paused = sample_outbox_queue (fixture, "Paused", 10);
  g_autofree char *cancelled = sample_outbox_queue (fixture, "Cancelled", 20);
  g_autofree char *sent = sample_outbox_queue (fixture, "Sent", 30);
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_outbox_pause (fixture->outbox, paused, NULL));
  g_assert_true (pc_outbox_cancel (fixture->outbox, cancelled, NULL));
  sample_outbox_send_all (fixture, 1, 0);
  sample_outbox_assert_item (fixture, paused, PC_QUEUE_PAUSED, NULL);
  sample_outbox_assert_item (fixture, cancelled, PC_QUEUE_CANCELLED, NULL);
  sample_outbox_assert_item (fixture, sent, PC_QUEUE_SENT, NULL);
  g_assert_cmpint (count_pieces (fixture), ==, 1);

  g_assert_false (pc_outbox_cancel (fixture->outbox, sent, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (pc_outbox_resume (fixture->outbox, cancelled, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (pc_outbox_pause (fixture->outbox, "nobody", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);

  g_assert_true (pc_outbox_resume (fixture->outbox, paused, NULL));
  sample_outbox_send_all (fixture, 1, 0);
  assert_target (fixture, "Paused.csv Sent.csv");
}

/* The destination that is paused, removed, undone; and back. Undo does not stumble over what waits for it. */
static void
test_destination (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *id = sample_outbox_queue (fixture, "R", 10);
  g_autofree char *deep = g_build_filename (fixture->target, "a/b/R.csv", NULL);
  g_autofree char *other = sample_path (fixture->folder, "other");
  g_autoptr(PcRecord) undone = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *note = NULL;
  g_autoptr(GError) error = NULL;

  pc_record_set_number (fixture->destination, PC_DESTINATION_PAUSED, TRUE);
  sample_save (fixture->store, fixture->destination);
  sample_outbox_send_all (fixture, 0, 1);
  sample_outbox_assert_item (fixture, id, PC_QUEUE_WAITING, "destination-paused");

  pc_record_set_number (fixture->destination, PC_DESTINATION_PAUSED, FALSE);
  sample_save (fixture->store, fixture->destination);
  sample_remove (fixture->store, fixture->destination);
  sample_outbox_send_all (fixture, 0, 1);
  sample_outbox_assert_item (fixture, id, PC_QUEUE_WAITING, "no-destination");
  g_assert_true (pc_journal_undo (fixture->store, NULL, NULL));
  sample_outbox_send_all (fixture, 1, 0);

  undone = sample_outbox_add_destination (fixture->store, "Other", other);
  lost = sample_outbox_queue_for (fixture, undone, "Lost", 10);
  g_assert_true (pc_journal_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  sample_outbox_send_all (fixture, 0, 1);
  sample_outbox_assert_item (fixture, lost, PC_QUEUE_WAITING, "no-destination");
  sample_assert_sound (fixture->store);
}

/* A folder where disks are mounted, without a disk, is none, whether it is there or not. */
static void
test_no_disk (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const folders[] = { "/media/percorso-nobody/STICK/a", "/run/media/percorso-nobody/STICK",
                                          "file:///media/percorso-nobody/STICK" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (pc_folder_transport_new (folders[i], &error));
      g_assert_error (error, PC_OUTBOX_ERROR, PC_OUTBOX_UNREACHABLE);
      g_assert_cmpstr (error->message, ==, "not mounted");
    }
}

/* What cannot be written says why, and leaves nothing behind. */
static void
test_forbidden (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = sample_outbox_queue (fixture, "R", 10);
  g_autofree char *blocked = g_build_filename (fixture->target, "sub", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *second = NULL;

  if (geteuid () != 0)
    {
      g_chmod (fixture->target, 0555);
      sample_outbox_send_all (fixture, 0, 1);
      sample_outbox_assert_item (fixture, id, PC_QUEUE_WAITING, "forbidden");
      g_chmod (fixture->target, 0755);
    }
  sample_outbox_send_all (fixture, 1, 0);

  /* A file where a folder should be. */
  sample_write (blocked, bytes);
  pc_record_set_text (fixture->destination, PC_DESTINATION_SUB_FOLDER, "sub/{year}");
  second = sample_outbox_queue (fixture, "S", 10);
  sample_outbox_send_all (fixture, 0, 1);
  sample_outbox_assert_item (fixture, second, PC_QUEUE_WAITING, "bad-name");
  assert_target (fixture, "R.csv sub");
}

static void
test_no_content (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = sample_outbox_queue (fixture, "R", 500000);

  sample_exec (fixture->path, "DELETE FROM outbox_content WHERE chunk = 1");
  sample_outbox_send_all (fixture, 0, 1);
  sample_outbox_assert_item (fixture, id, PC_QUEUE_WAITING, "no-content");
  assert_target (fixture, "");
}

static void
test_cancelled_run (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *id = sample_outbox_queue (fixture, "R", 500000);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pc_outbox_send_due (fixture->outbox, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sample_outbox_assert_item (fixture, id, PC_QUEUE_WAITING, "interrupted");
  sample_outbox_send_all (fixture, 1, 0);
}

static void
test_keyring (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = sample_path (fixture->folder, "keyring");
  g_autoptr(GError) error = NULL;
  char *password;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "pw", TRUE);

  g_assert_null (pc_password_lookup (fixture->destination, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pc_password_keep (fixture->destination, "hùnter2-عربي", NULL, &error));
  password = pc_password_lookup (fixture->destination, NULL, &error);
  g_assert_cmpstr (password, ==, "hùnter2-عربي");
  pc_password_free (password);

  /* Another user has another password. */
  pc_record_set_text (fixture->destination, PC_DESTINATION_USER_NAME, "bob");
  g_assert_null (pc_password_lookup (fixture->destination, NULL, &error));
  pc_record_set_text (fixture->destination, PC_DESTINATION_USER_NAME, NULL);
  g_assert_true (pc_password_forget (fixture->destination, NULL, &error));
  g_assert_null (pc_password_lookup (fixture->destination, NULL, &error));
  g_assert_no_error (error);
}

/* The connection beside keeps the lock when the writer has gone. */
static void
test_beside (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = sample_path (fixture->folder, "other.db");
  PcStore *writer = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GError) error = NULL;
  PcStore *beside = pc_store_open_beside (writer, &error);

  g_assert_no_error (error);
  g_assert_finalize_object (writer);
  sample_assert_refused (path, PC_STORE_WRITE, NULL, PC_ERROR_BUSY);
  g_assert_finalize_object (beside);
  g_object_unref (sample_open (path, PC_STORE_WRITE));
}

#define ADD(name, function) \
  g_test_add ("/outbox/" name, Fixture, NULL, sample_outbox_set_up, function, sample_outbox_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  ADD ("sizes", test_sizes);
  ADD ("two-destinations", test_two_destinations);
  ADD ("names-taken", test_names_taken);
  ADD ("cut-off", test_cut_off);
  ADD ("on-the-disk", test_on_the_disk);
  ADD ("clock-set-back", test_clock_set_back);
  ADD ("leftovers", test_leftovers);
  ADD ("claim-left", test_claim_left);
  ADD ("place-file", test_place_file);
  ADD ("states", test_states);
  ADD ("destination", test_destination);
  ADD ("no-disk", test_no_disk);
  ADD ("forbidden", test_forbidden);
  ADD ("no-content", test_no_content);
  ADD ("cancelled-run", test_cancelled_run);
  ADD ("keyring", test_keyring);
  ADD ("beside", test_beside);

  return g_test_run ();
}
