/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-handover.h"

#include "pc-pseudonym.h"
#include "pc-report-arguments.h"
#include "pc-store-work.h"

/* Reports off the main loop. A file that is there already when the cancelling comes is reported as there. */

typedef struct
{
  const PcReport  *report;
  PcReportRequest *request;
  char            *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  pc_report_request_free (job->request);
  g_free (job->path);
  g_free (job);
}

static Job *
new_job (const PcReport         *report,
         const PcReportRequest  *request,
         const char             *path)
{
  Job *job = g_new0 (Job, 1);

  job->report = report;
  job->request = pc_report_request_copy (request);
  job->path = g_strdup (path);
  return job;
}

static gpointer
write_job (PcStore       *store,
           gpointer       data,
           PcProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (pc_report_write (job->report, store, job->request, job->path, progress, cancellable, error));
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
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, write_job, free_job, NULL };

  g_return_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL);

  if (request != NULL && request->recipient != NULL)
    pc_pseudonym_prepare (store, request->recipient);
  pc_store_work_start (store, &work, new_job (self, request, path), progress, cancellable, callback, user_data);
}

gboolean
pc_report_write_finish (GAsyncResult  *result,
                        GError       **error)
{
  return pc_store_work_finish (result, error) != NULL;
}

/*
 * What was handed over
 */

static gpointer
hand_over_job (PcStore       *store,
               gpointer       data,
               PcProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  const Job *job = data;

  return pc_report_hand_over (job->report, store, job->request, job->path, progress, cancellable, error);
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
  static const PcStoreWork work = {
    PC_STORE_BESIDE_WRITE, PC_STORE_CANCEL_ASKED, hand_over_job, free_job, (GDestroyNotify) pc_handover_free
  };

  g_return_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL);

  pc_store_work_start (store, &work, new_job (self, request, path), progress, cancellable, callback, user_data);
}

PcHandover *
pc_report_hand_over_finish (GAsyncResult  *result,
                            GError       **error)
{
  return pc_store_work_finish (result, error);
}

typedef struct
{
  PcHandover *handover;
  char       *path;
} KeptJob;

static void
free_kept_job (gpointer data)
{
  KeptJob *job = data;

  pc_handover_free (job->handover);
  g_free (job->path);
  g_free (job);
}

static KeptJob *
new_kept_job (PcHandover *handover,
              const char *path)
{
  KeptJob *job = g_new0 (KeptJob, 1);

  job->handover = pc_handover_copy (handover);
  job->path = g_strdup (path);
  return job;
}

static gpointer
copy_out_job (PcStore       *store,
              gpointer       data,
              PcProgress    *progress G_GNUC_UNUSED,
              GCancellable  *cancellable,
              GError       **error)
{
  const KeptJob *job = data;

  return GINT_TO_POINTER (pc_handover_write (job->handover, store, job->path, cancellable, error));
}

void
pc_handover_write_async (PcHandover          *self,
                         PcStore             *store,
                         const char          *path,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, copy_out_job, free_kept_job, NULL };

  g_return_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL);

  pc_store_work_start (store, &work, new_kept_job (self, path), NULL, cancellable, callback, user_data);
}

gboolean
pc_handover_write_finish (GAsyncResult  *result,
                          GError       **error)
{
  return pc_store_work_finish (result, error) != NULL;
}

static gpointer
compare_job (PcStore       *store,
             gpointer       data,
             PcProgress    *progress G_GNUC_UNUSED,
             GCancellable  *cancellable,
             GError       **error)
{
  const KeptJob *job = data;
  g_autofree PcHandoverDelta *delta = g_new0 (PcHandoverDelta, 1);

  return pc_handover_write_delta (job->handover, store, job->path, delta, cancellable, error) ?
         g_steal_pointer (&delta) : NULL;
}

void
pc_handover_write_delta_async (PcHandover          *self,
                               PcStore             *store,
                               const char          *path,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, compare_job, free_kept_job, g_free };

  g_return_if_fail (self != NULL && PC_IS_STORE (store) && path != NULL);

  pc_store_work_start (store, &work, new_kept_job (self, path), NULL, cancellable, callback, user_data);
}

gboolean
pc_handover_write_delta_finish (GAsyncResult     *result,
                                PcHandoverDelta  *delta,
                                GError          **error)
{
  g_autofree PcHandoverDelta *found = NULL;

  g_return_val_if_fail (delta != NULL, FALSE);

  if (!(found = pc_store_work_finish (result, error)))
    return FALSE;

  *delta = *found;
  return TRUE;
}
