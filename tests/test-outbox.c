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
#include "pc-outbox-runner.h"
#include "pc-password.h"
#include "pc-place-file.h"
#include "sample-store.h"

/* An office with a folder to hand files over to. */
typedef struct
{
  SampleFolder *folder;
  char         *path;    /* Of the database. */
  char         *target;  /* Of the destination. */
  PcStore      *store;
  PcOutbox     *outbox;
  PcRecord     *destination;
} Fixture;

static PcRecord *
add_destination (PcStore    *store,
                 const char *name,
                 const char *address)
{
  PcRecord *record = pc_record_new (&pc_destination_kind);

  pc_record_set_text (record, PC_DESTINATION_NAME, name);
  pc_record_set_text (record, PC_DESTINATION_KIND, PC_DESTINATION_KIND_FOLDER);
  pc_record_set_text (record, PC_DESTINATION_ADDRESS, address);
  sample_save (store, record);
  return record;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = sample_folder_new ();
  fixture->path = sample_path (fixture->folder, "percorso.db");
  fixture->target = sample_path (fixture->folder, "target");
  fixture->store = sample_open (fixture->path, PC_STORE_CREATE);
  fixture->outbox = pc_outbox_new (fixture->store);
  fixture->destination = add_destination (fixture->store, "USB", fixture->target);
  g_assert_cmpint (g_mkdir (fixture->target, 0755), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->outbox);
  g_object_unref (fixture->destination);
  /* A thread that has just sent something lets go of the store a moment after it said so. */
  for (guint i = 0; i < 500 && G_OBJECT (fixture->store)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_finalize_object (fixture->store);
  sample_folder_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->target);
}

/* Queues a file of @size bytes under that title, for @destination; the id, full. */
static char *
queue_for (Fixture    *fixture,
           PcRecord   *destination,
           const char *title,
           gsize       size)
{
  g_autofree char *path = sample_path (fixture->folder, "report.csv");
  g_autofree char *data = g_malloc (size);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) destinations = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = NULL;

  for (gsize i = 0; i < size; i++)
    data[i] = i * 7 + i / 251;
  bytes = g_bytes_new (data, size);
  sample_write (path, bytes);
  g_ptr_array_add (destinations, destination);
  ids = pc_outbox_enqueue (fixture->outbox, path, destinations, NULL, title, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);

  return g_strdup (ids[0]);
}

static char *
queue (Fixture    *fixture,
       const char *title,
       gsize       size)
{
  return queue_for (fixture, fixture->destination, title, size);
}

static PcQueueItem *
get_item (Fixture    *fixture,
          const char *id)
{
  g_autoptr(GError) error = NULL;
  PcQueueItem *item = pc_queue_get (fixture->store, id, &error);

  g_assert_no_error (error);
  return item;
}

static void
assert_item (Fixture      *fixture,
             const char   *id,
             PcQueueState  state,
             const char   *problem)
{
  g_autoptr(PcQueueItem) item = get_item (fixture, id);

  g_assert_cmpstr (pc_queue_state_get_word (item->state), ==, pc_queue_state_get_word (state));
  g_assert_cmpstr (item->problem, ==, problem);
}

/* Everything that waits is tried. */
static void
send_all (Fixture *fixture,
          guint    sent,
          guint    waiting)
{
  g_autoptr(GError) error = NULL;
  PcOutboxCounts counts;

  g_assert_true (pc_outbox_hasten (fixture->outbox, NULL, NULL));
  pc_outbox_send_due (fixture->outbox, NULL, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.sent, ==, sent);
  g_assert_cmpuint (counts.waiting, ==, waiting);
}

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
      g_autofree char *id = queue (fixture, title, sizes[i]);
      g_autofree char *path = NULL;
      g_autofree char *found = NULL;
      g_autoptr(PcQueueItem) item = NULL;

      send_all (fixture, 1, 0);
      item = get_item (fixture, id);
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
  g_autoptr(PcRecord) second = add_destination (fixture->store, "Stick", gone);
  g_autoptr(GPtrArray) both = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_auto(GStrv) ids = NULL;

  sample_write (path, bytes);
  g_ptr_array_add (both, fixture->destination);
  g_ptr_array_add (both, second);
  ids = pc_outbox_enqueue (fixture->outbox, path, both, "service-register", "Register", NULL, NULL, NULL);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_cmpint (count_pieces (fixture), ==, 1);

  send_all (fixture, 1, 1);
  assert_item (fixture, ids[0], PC_QUEUE_SENT, NULL);
  assert_item (fixture, ids[1], PC_QUEUE_WAITING, "unreachable");
  g_assert_cmpint (count_pieces (fixture), ==, 1);

  g_assert_cmpint (g_mkdir (gone, 0755), ==, 0);
  send_all (fixture, 1, 0);
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
  g_autofree char *id = queue (fixture, "R", 6);

  sample_write (theirs, bytes);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (symlink ("R.csv", link), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0644), ==, 0);

  send_all (fixture, 1, 0);
  after = sample_read (theirs);
  g_assert_true (g_bytes_equal (bytes, after));
  assert_target (fixture, "R (2).csv R (3).csv R (4).csv R (5).csv R.csv");
}

/* As a power cut leaves it: after the move, before the line was written; and in the middle of the file. */
static void
test_cut_off (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = queue (fixture, "R", 500000);
  g_autofree char *name = g_strdup_printf (".percorso-%s.part", id);
  g_autofree char *part = g_build_filename (fixture->target, name, NULL);
  g_autoptr(GBytes) half = g_bytes_new_static ("half", 4);
  g_autofree char *sql = g_strdup_printf ("UPDATE outbox SET state = 'sending' WHERE id = '%s'", id);

  sample_write (part, half);
  sample_exec (fixture->path, sql);
  send_all (fixture, 1, 0);
  assert_target (fixture, "R.csv");

  /* The content is still there in the first case. */
  g_free (sql);
  sql = g_strdup_printf ("UPDATE outbox SET state = 'sending', sent_at = NULL, remote_name = NULL WHERE id = '%s'", id);
  sample_exec (fixture->path, sql);
  sample_write (part, half);
  send_all (fixture, 1, 0);
  assert_item (fixture, id, PC_QUEUE_SENT, NULL);
  assert_target (fixture, "R.csv");
}

/* The way of giving a name that leaves a claim behind where the power fails: it is known and taken away. */
static void
test_claim_left (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = queue (fixture, "R", 100);
  g_autofree char *claim = g_build_filename (fixture->target, "R.csv", NULL);
  g_autoptr(GBytes) mark = g_bytes_new (id, strlen (id));

  sample_write (claim, mark);
  send_all (fixture, 1, 0);
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
  g_autofree char *paused = queue (fixture, "Paused", 10);
  g_autofree char *cancelled = queue (fixture, "Cancelled", 20);
  g_autofree char *sent = queue (fixture, "Sent", 30);
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_outbox_pause (fixture->outbox, paused, NULL));
  g_assert_true (pc_outbox_cancel (fixture->outbox, cancelled, NULL));
  send_all (fixture, 1, 0);
  assert_item (fixture, paused, PC_QUEUE_PAUSED, NULL);
  assert_item (fixture, cancelled, PC_QUEUE_CANCELLED, NULL);
  assert_item (fixture, sent, PC_QUEUE_SENT, NULL);
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
  send_all (fixture, 1, 0);
  assert_target (fixture, "Paused.csv Sent.csv");
}

/* The destination that is paused, removed, undone; and back. Undo does not stumble over what waits for it. */
static void
test_destination (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *id = queue (fixture, "R", 10);
  g_autofree char *deep = g_build_filename (fixture->target, "a/b/R.csv", NULL);
  g_autofree char *other = sample_path (fixture->folder, "other");
  g_autoptr(PcRecord) undone = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *note = NULL;
  g_autoptr(GError) error = NULL;

  pc_record_set_number (fixture->destination, PC_DESTINATION_PAUSED, TRUE);
  sample_save (fixture->store, fixture->destination);
  send_all (fixture, 0, 1);
  assert_item (fixture, id, PC_QUEUE_WAITING, "destination-paused");

  pc_record_set_number (fixture->destination, PC_DESTINATION_PAUSED, FALSE);
  sample_save (fixture->store, fixture->destination);
  sample_remove (fixture->store, fixture->destination);
  send_all (fixture, 0, 1);
  assert_item (fixture, id, PC_QUEUE_WAITING, "no-destination");
  g_assert_true (pc_journal_undo (fixture->store, NULL, NULL));
  send_all (fixture, 1, 0);

  undone = add_destination (fixture->store, "Other", other);
  lost = queue_for (fixture, undone, "Lost", 10);
  g_assert_true (pc_journal_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  send_all (fixture, 0, 1);
  assert_item (fixture, lost, PC_QUEUE_WAITING, "no-destination");
  sample_assert_sound (fixture->store);
}

/* What cannot be written says why, and leaves nothing behind. */
static void
test_forbidden (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *id = queue (fixture, "R", 10);
  g_autofree char *blocked = g_build_filename (fixture->target, "sub", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autofree char *second = NULL;

  if (geteuid () != 0)
    {
      g_chmod (fixture->target, 0555);
      send_all (fixture, 0, 1);
      assert_item (fixture, id, PC_QUEUE_WAITING, "forbidden");
      g_chmod (fixture->target, 0755);
    }
  send_all (fixture, 1, 0);

  /* A file where a folder should be. */
  sample_write (blocked, bytes);
  pc_record_set_text (fixture->destination, PC_DESTINATION_SUB_FOLDER, "sub/{year}");
  second = queue (fixture, "S", 10);
  send_all (fixture, 0, 1);
  assert_item (fixture, second, PC_QUEUE_WAITING, "bad-name");
  assert_target (fixture, "R.csv sub");
}

static void
test_no_content (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *id = queue (fixture, "R", 500000);

  sample_exec (fixture->path, "DELETE FROM outbox_content WHERE chunk = 1");
  send_all (fixture, 0, 1);
  assert_item (fixture, id, PC_QUEUE_WAITING, "no-content");
  assert_target (fixture, "");
}

static void
test_cancelled_run (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *id = queue (fixture, "R", 500000);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pc_outbox_send_due (fixture->outbox, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_item (fixture, id, PC_QUEUE_WAITING, "interrupted");
  send_all (fixture, 1, 0);
}

/* Later each time, never later than four hours, and not for what somebody has to mend. */
static void
test_delays (void)
{
  gint64 last = 0;

  for (guint attempt = 1; attempt < 100; attempt++)
    {
      gint64 least = pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, attempt, 0.0);
      gint64 most = pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, attempt, 1.0);

      g_assert_cmpint (least, >=, last);
      g_assert_cmpint (most, >, least);
      g_assert_cmpint (most, <=, 4 * 60 * 60);
      last = least;
    }

  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, 1, 0.0), ==, 60);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, 2, 0.0), ==, 120);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, 99, 1.0), ==, 4 * 60 * 60);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_FULL, 1, 0.0), ==, 3600);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_WRONG_PASSWORD, 1, 0.0), ==, -1);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_NO_PASSWORD, 1, 0.0), ==, -1);
}

/* Every problem has a word of its own and a sentence. */
static void
test_problems (void)
{
  g_autoptr(GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i <= PC_OUTBOX_OTHER; i++)
    {
      const char *word = pc_outbox_problem_get_word (i);
      g_autofree char *sentence = pc_outbox_problem_describe (word, "507");

      g_assert_nonnull (word);
      g_assert_true (g_hash_table_add (words, (gpointer) word));
      g_assert_true (g_str_has_suffix (sentence, ". (507)"));
    }
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

/* The main loop until the item has that state. */
static void
wait_for_state (Fixture      *fixture,
                const char   *id,
                PcQueueState  state)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr(PcQueueItem) item = get_item (fixture, id);

      if (item->state == state)
        return;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }

  g_assert_not_reached ();
}

static void
count_cb (gpointer  object,
          guint    *count)
{
  (*count)++;
}

static void
enqueued_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GStrv *ids = user_data;
  g_autoptr(GError) error = NULL;

  *ids = pc_outbox_enqueue_finish (PC_OUTBOX (source), result, &error);
  g_assert_no_error (error);
}

/* A thread that has just ended may hold it for a moment longer. */
static void
finalize_runner (PcOutboxRunner *runner)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (runner), (gpointer *) &runner);
  g_object_unref (runner);
  while (runner != NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }

  g_assert_null (runner);
}

/* By itself: what waits at the start, what is queued meanwhile, what was waiting for its folder. */
static void
test_runner (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *first = queue (fixture, "First", 300000);
  g_autofree char *gone = sample_path (fixture->folder, "stick");
  g_autofree char *path = sample_path (fixture->folder, "later.csv");
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x\n", 2);
  g_autoptr(GPtrArray) destinations = g_ptr_array_new ();
  g_autoptr(PcRecord) stick = add_destination (fixture->store, "Stick", gone);
  PcOutboxRunner *runner = pc_outbox_runner_new (fixture->store);
  g_autofree char *waiting = NULL;
  g_auto(GStrv) ids = NULL;
  guint n_changed = 0;

  g_signal_connect (runner, "changed", G_CALLBACK (count_cb), &n_changed);
  wait_for_state (fixture, first, PC_QUEUE_SENT);
  while (pc_outbox_runner_is_sending (runner))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changed, >, 0);

  sample_write (path, bytes);
  g_ptr_array_add (destinations, stick);
  pc_outbox_enqueue_async (pc_outbox_runner_get_outbox (runner), path, destinations, NULL, "Later", NULL, NULL, enqueued_cb, &ids);
  while (ids == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (pc_outbox_runner_is_sending (runner))
    g_main_context_iteration (NULL, TRUE);
  assert_item (fixture, ids[0], PC_QUEUE_WAITING, "unreachable");

  /* A disk that is plugged in says so; here a changed destination does. */
  g_assert_cmpint (g_mkdir (gone, 0755), ==, 0);
  pc_record_set_text (stick, PC_DESTINATION_NOTES, "here");
  sample_save (fixture->store, stick);
  wait_for_state (fixture, ids[0], PC_QUEUE_SENT);
  while (pc_outbox_runner_is_sending (runner))
    g_main_context_iteration (NULL, TRUE);

  pc_outbox_runner_stop (runner);
  finalize_runner (runner);
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

#define ADD(name, function) g_test_add ("/outbox/" name, Fixture, NULL, set_up, function, tear_down)

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
  ADD ("claim-left", test_claim_left);
  ADD ("place-file", test_place_file);
  ADD ("states", test_states);
  ADD ("destination", test_destination);
  ADD ("forbidden", test_forbidden);
  ADD ("no-content", test_no_content);
  ADD ("cancelled-run", test_cancelled_run);
  g_test_add_func ("/outbox/delays", test_delays);
  g_test_add_func ("/outbox/problems", test_problems);
  ADD ("keyring", test_keyring);
  ADD ("beside", test_beside);
  ADD ("runner", test_runner);

  return g_test_run ();
}
