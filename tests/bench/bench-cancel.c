/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-cancel FILE WORKBOOK: how long it takes from cancelling pc_report_write_async() to its callback: just after the
 * beginning, late among the rows, and while the workbook is packed.
 */

#include <glib/gstdio.h>
#include <locale.h>

#include "bench-times.h"
#include "pc-report.h"

#define ROUNDS 3

/* The rows take six tenths of the progress. */
#define LATE 0.55

/* Time for the thread to be at work. */
#define BEGIN_MS 50

typedef enum
{
  BEGUN,
  ROWS,
  PACKED,
  N_MOMENTS
} Moment;

static const char * const names[] = { "begun", "rows", "packed" };

typedef struct
{
  Moment        moment;
  const char   *part;
  PcProgress   *progress;
  GCancellable *cancellable;
  GMainLoop    *loop;
  GError       *error;
  gint64        started;
  gint64        cancelled;
} Run;

/* The file stays empty until it is packed. */
static gboolean
is_time (Run *run)
{
  GStatBuf status;

  switch (run->moment)
    {
    case BEGUN:
      return g_get_monotonic_time () - run->started >= BEGIN_MS * 1000;

    case ROWS:
      return pc_progress_get_fraction (run->progress) >= LATE;

    default:
      return g_stat (run->part, &status) == 0 && status.st_size > 0;
    }
}

static gboolean
look_cb (gpointer data)
{
  Run *run = data;

  if (!is_time (run))
    return G_SOURCE_CONTINUE;

  run->cancelled = g_get_monotonic_time ();
  g_cancellable_cancel (run->cancellable);
  return G_SOURCE_REMOVE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;

  pc_report_write_finish (result, &run->error);
  g_main_loop_quit (run->loop);
}

static void
measure (PcStore    *store,
         const char *path,
         Moment      moment,
         GArray     *times)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr(PcProgress) progress = pc_progress_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { .moment = moment, .part = part, .progress = progress, .cancellable = cancellable, .loop = loop,
              .started = g_get_monotonic_time () };

  pc_report_write_async (pc_report_find ("service-register"), store, NULL, path, progress, cancellable, written_cb,
                         &run);
  g_timeout_add (1, look_cb, &run);
  g_main_loop_run (loop);
  bench_times_add (times, run.cancelled);

  if (!g_error_matches (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_file_test (part, G_FILE_TEST_EXISTS))
    g_error ("%s: %s", names[moment], run.error != NULL ? run.error->message : "it was done before");
  g_clear_error (&run.error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 3 || (store = pc_store_open (argv[1], PC_STORE_READ, NULL, &error)) == NULL)
    g_error ("%s", error != NULL ? error->message : "usage: bench-cancel FILE WORKBOOK");

  for (Moment moment = 0; moment < N_MOMENTS; moment++)
    {
      g_autoptr(GArray) times = bench_times_new ();

      for (int i = 0; i < ROUNDS; i++)
        measure (store, argv[2], moment, times);
      bench_times_print (times, names[moment]);
    }

  return 0;
}
