/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-work.h"

#include "pc-journal.h"
#include "pc-store-private.h"

/* Some milliseconds of a page with many lists. */
#define RECORDS_AT_ONCE 500

/* After a frame is drawn, and before lists are read anew: once, when all is told. */
#define TELL_PRIORITY (G_PRIORITY_HIGH_IDLE + 50)

typedef struct
{
  const PcStoreWork   *work;
  PcStore             *store;     /* What is told of changes; %NULL where the work only reads. */
  char                *path;
  char                *key;
  gpointer             data;
  PcProgress          *progress;
  GPtrArray           *changed;   /* Records of others than the store itself, or %NULL. */
  guint                n_told;    /* How many of these the store has told of. */
  GApplication        *program;   /* Which stays until this is done, or %NULL. */

  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_object (&self->store);
  g_free (self->path);
  g_free (self->key);
  if (self->work->free_data != NULL && self->data != NULL)
    self->work->free_data (self->data);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_clear_object (&self->program);
  g_free (self);
}

static gboolean
writes (const PcStoreWork *work)
{
  return work->access == PC_STORE_BESIDE_WRITE || work->access == PC_STORE_BESIDE_HOLD;
}

/*
 * On the thread
 */

static gpointer
run (Job           *self,
     PcStore       *store,
     GCancellable  *cancellable,
     GError       **error)
{
  const gboolean interrupts = store != NULL && self->work->cancel == PC_STORE_CANCEL_INTERRUPTS;
  gpointer result;

  if (interrupts)
    pc_sql_set_cancellable (store, cancellable);
  result = self->work->run (store, self->data, self->progress, cancellable, error);
  if (interrupts)
    pc_sql_set_cancellable (store, NULL);

  return result;
}

/* It is on the disk: that a page is not told is no reason to say that it failed. */
static void
note_changes (Job     *self,
              PcStore *store,
              gint64   seq)
{
  g_autoptr(GError) error = NULL;

  if ((self->changed = pc_journal_list_changed (store, seq, &error)) == NULL)
    g_warning ("What was changed is not shown before the window is opened anew: %s", error->message);
}

static PcStore *
open_store (Job     *self,
            GError **error)
{
  if (!writes (self->work))
    return pc_store_open (self->path, PC_STORE_READ, self->key, error);
  if (!pc_store_is_read_only (self->store))
    return pc_store_open_beside (self->store, error);

  pc_sql_fail_code (SQLITE_READONLY, "opened to read", error);
  return NULL;
}

static gpointer
run_beside (Job           *self,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(PcStore) store = open_store (self, error);
  gpointer result;
  gint64 seq;

  if (store == NULL)
    return NULL;

  seq = pc_journal_get_last_seq (store);
  result = run (self, store, cancellable, error);
  if (writes (self->work))
    note_changes (self, store, seq);

  return result;
}

static void
return_result (GTask    *task,
               gpointer  result,
               GError   *error)
{
  const Job *self = g_task_get_task_data (task);

  if (result != NULL)
    g_task_return_pointer (task, result, self->work->free_result);
  else
    g_task_return_error (task, error);
}

static void
run_in_thread (GTask        *task,
               gpointer      source G_GNUC_UNUSED,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *self = data;
  GError *error = NULL;
  gpointer result = self->work->access == PC_STORE_ALONE ? run (self, NULL, cancellable, &error) :
                    run_beside (self, cancellable, &error);

  return_result (task, result, error);
}

/*
 * On the thread of the store
 */

/* Holders may follow each other before the first was noticed to have come to its end. */
static void
hold (PcStore *store,
      int      by)
{
  store->n_holders += by;
  pc_sql_set_patient (store, store->n_holders == 0);
}

static void
come_to_end (Job          *self,
             GAsyncResult *result)
{
  if (self->callback != NULL)
    self->callback (NULL, result, self->user_data);
  if (self->program != NULL)
    g_application_release (self->program);
}

/* Of an import there may be more to tell than there is time for between two frames. */
static gboolean
tell_cb (gpointer task)
{
  Job *self = g_task_get_task_data (task);
  const guint n = MIN (RECORDS_AT_ONCE, self->changed->len - self->n_told);

  pc_journal_announce (self->store, self->changed, self->n_told, n);
  self->n_told += n;
  if (self->n_told < self->changed->len)
    return G_SOURCE_CONTINUE;

  come_to_end (self, task);
  return G_SOURCE_REMOVE;
}

static void
done_cb (GObject      *object G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer      data)
{
  Job *self = data;

  if (self->store != NULL && self->work->access == PC_STORE_BESIDE_HOLD)
    hold (self->store, -1);
  if (self->changed == NULL)
    come_to_end (self, result);
  else if (tell_cb (result) == G_SOURCE_CONTINUE)
    {
      g_autoptr(GSource) source = g_idle_source_new ();

      g_source_set_priority (source, TELL_PRIORITY);
      g_source_set_callback (source, tell_cb, g_object_ref (result), g_object_unref);
      g_source_attach (source, g_task_get_context (G_TASK (result)));
    }
}

static Job *
job_new (PcStore           *store,
         const PcStoreWork *work,
         gpointer           data,
         PcProgress        *progress)
{
  Job *self = g_new0 (Job, 1);

  self->work = work;
  self->data = data;
  if (progress != NULL)
    self->progress = g_object_ref (progress);
  if (store != NULL)
    {
      self->path = g_strdup (pc_store_get_path (store));
      self->key = g_strdup (pc_store_get_key (store));
    }

  return self;
}

void
pc_store_work_start (PcStore             *store,
                     const PcStoreWork   *work,
                     gpointer             data,
                     PcProgress          *progress,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  Job *self;

  g_return_if_fail (work != NULL && work->run != NULL);
  g_return_if_fail (work->access == PC_STORE_ALONE || PC_IS_STORE (store));
  g_return_if_fail (work->cancel != PC_STORE_CANCEL_LEAVES || !writes (work));

  self = job_new (store, work, data, progress);
  self->callback = callback;
  self->user_data = user_data;
  task = g_task_new (NULL, cancellable, done_cb, self);
  g_task_set_source_tag (task, pc_store_work_start);
  g_task_set_task_data (task, self, job_free);
  g_task_set_check_cancellable (task, work->cancel == PC_STORE_CANCEL_LEAVES);
  if (g_strcmp0 (self->path, ":memory:") == 0)
    {
      return_result (task, self->work->run (store, data, progress, cancellable, &error), error);
      return;
    }

  if (work->cancel != PC_STORE_CANCEL_LEAVES && g_set_object (&self->program, g_application_get_default ()))
    g_application_hold (self->program);
  if (writes (work))
    self->store = g_object_ref (store);
  if (work->access == PC_STORE_BESIDE_HOLD)
    hold (store, 1);
  if (work->cancel == PC_STORE_CANCEL_LEAVES)
    g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_in_thread);
}

gpointer
pc_store_work_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pc_store_work_start), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gpointer
pc_store_work_get_data (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pc_store_work_start), NULL);

  return ((Job *) g_task_get_task_data (G_TASK (result)))->data;
}
