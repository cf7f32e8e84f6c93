/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-return-async.h"

#include <string.h>

#include "pc-journal.h"

typedef struct
{
  char         *path;
  PcReturnSide  side;
  gboolean      keep;
  gint64        seq;  /* Of the journal, before it began. */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job);
}

static void
run_in_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  g_autoptr(PcStore) store = pc_store_open_beside (source_object, &error);
  PcReturnResult *result = store != NULL ?
                           pc_return_run (job->path, store, job->side, job->keep, cancellable, &error) : NULL;

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) pc_return_result_free);
  else
    g_task_return_error (task, error);
}

void
pc_return_run_async (const char          *path,
                     PcStore             *store,
                     PcReturnSide         side,
                     gboolean             keep,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (path != NULL && PC_IS_STORE (store));
  g_return_if_fail (strcmp (pc_store_get_path (store), ":memory:") != 0);

  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->side = side;
  job->keep = keep;
  job->seq = pc_journal_get_last_seq (store);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, pc_return_run_async);
  /* What is done already when the cancelling comes is reported as done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_in_thread);
}

PcReturnResult *
pc_return_run_finish (GAsyncResult  *async_result,
                      GError       **error)
{
  g_autoptr(PcReturnResult) result = NULL;
  g_autoptr(GError) failure = NULL;
  const Job *job;

  g_return_val_if_fail (G_IS_TASK (async_result), NULL);

  if (!(result = g_task_propagate_pointer (G_TASK (async_result), error)))
    return NULL;

  /* It is on the disk: that a page is not told is no reason to say that it failed. */
  job = g_task_get_task_data (G_TASK (async_result));
  if (result->kept && !pc_journal_announce (g_task_get_source_object (G_TASK (async_result)), job->seq, &failure))
    g_warning ("What came back is not shown before the window is opened anew: %s", failure->message);

  return g_steal_pointer (&result);
}
