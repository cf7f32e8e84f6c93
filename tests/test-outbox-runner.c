/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox-runner.h"

#include <glib/gstdio.h>

#include "sample-outbox.h"

typedef SampleOutbox Fixture;

/* The main loop until the item has that state. */
static void
wait_for_state (Fixture      *fixture,
                const char   *id,
                PcQueueState  state)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr(PcQueueItem) item = sample_outbox_get_item (fixture, id);

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

  *ids = pc_outbox_enqueue_finish (result, &error);
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
  g_autofree char *first = sample_outbox_queue (fixture, "First", 300000);
  g_autofree char *gone = sample_path (fixture->folder, "stick");
  g_autofree char *path = sample_path (fixture->folder, "later.csv");
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x\n", 2);
  g_autoptr(GPtrArray) destinations = g_ptr_array_new ();
  g_autoptr(PcRecord) stick = sample_outbox_add_destination (fixture->store, "Stick", gone);
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
  sample_outbox_assert_item (fixture, ids[0], PC_QUEUE_WAITING, "unreachable");

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

/* A disk that was full, or that the system had made read-only, is tried anew when one is plugged in. */
static void
test_disk_plugged_in (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char * const problems[] = { "unreachable", "forbidden", "full" };
  g_autoptr(GVolumeMonitor) volumes = g_volume_monitor_get ();
  PcOutboxRunner *runner = pc_outbox_runner_new (fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *id = sample_outbox_queue (fixture, problems[i], 100 + i);
      g_autofree char *later = pc_queue_make_instant (fixture->store, 3000);
      g_autofree char *sql = g_strdup_printf ("UPDATE outbox SET problem = '%s', next_try_at = '%s' WHERE id = '%s'",
                                              problems[i], later, id);

      sample_exec (fixture->path, sql);
      g_signal_emit_by_name (volumes, "mount-added", NULL);
      wait_for_state (fixture, id, PC_QUEUE_SENT);
      while (pc_outbox_runner_is_sending (runner))
        g_main_context_iteration (NULL, TRUE);
    }

  pc_outbox_runner_stop (runner);
  finalize_runner (runner);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add ("/outbox-runner/runner", Fixture, NULL, sample_outbox_set_up, test_runner, sample_outbox_tear_down);

  g_test_add ("/outbox-runner/disk-plugged-in", Fixture, NULL, sample_outbox_set_up, test_disk_plugged_in,
              sample_outbox_tear_down);

  return g_test_run ();
}
