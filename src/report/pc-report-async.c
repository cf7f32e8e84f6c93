/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-handover.h"

#include <string.h>

#include "pc-error.h"
#include "pc-pseudonym.h"
#include "pc-report-private.h"

/*
 * Reports off the main loop. Who cancels is answered at once: the task returns, and its thread goes on to the next place
 * where it looks, which may be seconds away while a workbook is packed. Nobody waits for it any more, and its file goes.
 */

typedef struct
{
  const PcReport  *report;
  char            *db_path;
  char            *key;
  PcReportRequest  request;    /* Its texts are owned. */
  char            *path;
  PcProgress      *progress;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->db_path);
  g_free (job->key);
  g_hash_table_unref (job->request.arguments);
  g_free ((char *) job->request.recipient);
  g_free ((char *) job->request.key_path);
  g_free (job->path);
  g_clear_object (&job->progress);
  g_free (job);
}

static GHashTable *
copy_arguments (GHashTable *arguments)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  if (arguments == NULL)
    return copy;

  g_hash_table_iter_init (&iter, arguments);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (copy, g_strdup (name), g_strdup (text));

  return copy;
}

static Job *
new_job (const PcReport         *report,
         PcStore                *store,
         const PcReportRequest  *request,
         const char             *path,
         PcProgress             *progress)
{
  Job *job = g_new0 (Job, 1);

  job->report = report;
  job->db_path = g_strdup (pc_store_get_path (store));
  job->key = g_strdup (pc_store_get_key (store));
  job->path = g_strdup (path);
  job->progress = progress != NULL ? g_object_ref (progress) : NULL;
  if (request != NULL)
    job->request = *request;
  job->request.arguments = copy_arguments (job->request.arguments);
  job->request.recipient = g_strdup (job->request.recipient);
  job->request.key_path = g_strdup (job->request.key_path);
  job->request.written = NULL;
  return job;
}

static gboolean
write_file (Job           *job,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(PcStore) store = pc_store_open (job->db_path, PC_STORE_READ, job->key, error);

  return store != NULL &&
         pc_report_write (job->report, store, &job->request, job->path, job->progress, cancellable, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source_object G_GNUC_UNUSED,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (write_file (job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What was handed over is kept over a second connection that writes; nobody can cancel by then. */
static void
hand_over_in_thread (GTask        *task,
                     gpointer      source_object,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  PcHandover *kept = NULL;
  const gint64 as_of = pc_store_get_time (source_object);

  if (write_file (job, cancellable, &error))
    {
      g_autoptr(PcStore) store = pc_store_open_beside (source_object, &error);

      kept = store != NULL ? pc_report_keep (job->report, store, &job->request, job->path, as_of, &error) : NULL;
    }

  if (kept != NULL)
    g_task_return_pointer (task, kept, (GDestroyNotify) pc_handover_free);
  else
    g_task_return_error (task, error);
}

/* What is wrong with the recipient is told by the thread, which finds no key. */
static void
make_key (PcStore    *store,
          const char *recipient)
{
  g_autoptr(PcPseudonym) pseudonym = pc_pseudonym_new (store, recipient, NULL);

  if (pseudonym == NULL)
    g_debug ("There is no key for the recipient.");
}

static GTask *
new_task (gpointer             source,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data,
          gpointer             tag)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* A file that is there already when the cancelling comes is reported as there. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

void
pc_report_write_async (const PcReport         *self,
                       PcStore                *store,
                       const PcReportRequest  *request,
                       const char             *path,
                       PcProgress             *progress,
                       GCancellable           *cancellable,
                       GAsyncReadyCallback     callback,
                       gpointer                user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL);
  g_return_if_fail (strcmp (pc_store_get_path (store), ":memory:") != 0);

  if (request != NULL && request->recipient != NULL)
    make_key (store, request->recipient);

  task = new_task (NULL, cancellable, callback, user_data, pc_report_write_async);
  g_task_set_task_data (task, new_job (self, store, request, path, progress), free_job);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
pc_report_write_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pc_report_hand_over_async (const PcReport         *self,
                           PcStore                *store,
                           const PcReportRequest  *request,
                           const char             *path,
                           PcProgress             *progress,
                           GCancellable           *cancellable,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL);
  g_return_if_fail (strcmp (pc_store_get_path (store), ":memory:") != 0);

  task = new_task (store, cancellable, callback, user_data, pc_report_hand_over_async);
  if (!g_str_has_suffix (path, ".xlsx"))
    {
      g_task_return_new_error (task, PC_ERROR, PC_ERROR_INVALID, "%s", pc_report_explain_suffix ());
      return;
    }

  if (request != NULL && request->recipient != NULL)
    make_key (store, request->recipient);

  job = new_job (self, store, request, path, progress);
  job->request.ids = TRUE;
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, hand_over_in_thread);
}

PcHandover *
pc_report_hand_over_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/*
 * What has changed since
 */

typedef struct
{
  PcHandover *handover;
  char       *db_path;
  char       *key;
  char       *path;
} DeltaJob;

static void
free_delta_job (gpointer data)
{
  DeltaJob *job = data;

  pc_handover_free (job->handover);
  g_free (job->db_path);
  g_free (job->key);
  g_free (job->path);
  g_free (job);
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source_object G_GNUC_UNUSED,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  DeltaJob *job = task_data;
  GError *error = NULL;
  g_autoptr(PcStore) store = NULL;
  g_autofree PcHandoverDelta *delta = g_new0 (PcHandoverDelta, 1);
  gboolean ok;

  store = pc_store_open (job->db_path, PC_STORE_READ, job->key, &error);
  ok = store != NULL && pc_handover_write_delta (job->handover, store, job->path, delta, cancellable, &error);

  if (ok)
    g_task_return_pointer (task, g_steal_pointer (&delta), g_free);
  else
    g_task_return_error (task, error);
}

void
pc_handover_write_delta_async (PcHandover          *self,
                               PcStore             *store,
                               const char          *path,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  DeltaJob *job = g_new0 (DeltaJob, 1);

  g_return_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL);

  job->handover = pc_handover_copy (self);
  job->db_path = g_strdup (pc_store_get_path (store));
  job->key = g_strdup (pc_store_get_key (store));
  job->path = g_strdup (path);

  task = new_task (NULL, cancellable, callback, user_data, pc_handover_write_delta_async);
  g_task_set_task_data (task, job, free_delta_job);
  g_task_run_in_thread (task, compare_in_thread);
}

gboolean
pc_handover_write_delta_finish (GAsyncResult     *result,
                                PcHandoverDelta  *delta,
                                GError          **error)
{
  g_autofree PcHandoverDelta *found = NULL;

  g_return_val_if_fail (G_IS_TASK (result) && delta != NULL, FALSE);

  if (!(found = g_task_propagate_pointer (G_TASK (result), error)))
    return FALSE;

  *delta = *found;
  return TRUE;
}
