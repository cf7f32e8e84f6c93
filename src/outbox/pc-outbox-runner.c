/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox-runner.h"

#include <string.h>

#include "pc-destination.h"
#include "pc-password.h"

/* The clock of a timer stands still while a computer sleeps: it is looked at the time again and again. */
#define MOST_WAIT_SECONDS 300

/* A network that comes back says so several times. */
#define SETTLE_SECONDS 3

/*
 * What the sending thread and the main loop share.
 *
 * @passwords: identifier of a destination -> password, those that were entered since the start
 * @runner: to tell of what happens on the thread
 */
typedef struct
{
  GMutex      mutex;
  GHashTable *passwords;
  GWeakRef    runner;
} Shared;

struct _PcOutboxRunner
{
  GObject          parent_instance;

  PcStore         *store;
  PcOutbox        *outbox;
  PcProgress      *progress;
  GNetworkMonitor *network;
  GVolumeMonitor  *volumes;
  GCancellable    *cancellable;  /* Of everything; NULL once it was stopped. */
  Shared          *shared;
  guint            timer;
  gboolean         sending;
  gboolean         again;        /* Whether there was a reason to send while something was being sent. */
};

enum {
  PROP_SENDING = 1,
  N_PROPS
};

enum {
  CHANGED,
  PASSWORD_NEEDED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcOutboxRunner, pc_outbox_runner, G_TYPE_OBJECT)

/*
 * From the thread to the main loop
 */

static void
shared_clear (gpointer data)
{
  Shared *shared = data;

  g_mutex_clear (&shared->mutex);
  g_hash_table_unref (shared->passwords);
  g_weak_ref_clear (&shared->runner);
}

static void
shared_unref (Shared *shared)
{
  g_atomic_rc_box_release_full (shared, shared_clear);
}

static Shared *
shared_new (PcOutboxRunner *runner)
{
  Shared *shared = g_atomic_rc_box_new0 (Shared);

  g_mutex_init (&shared->mutex);
  shared->passwords = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pc_password_free);
  g_weak_ref_init (&shared->runner, runner);
  return shared;
}

/* Something to tell on the main loop. */
typedef struct
{
  Shared   *shared;
  guint     signal;
  char     *text;
  gboolean  refused;
} News;

static void
news_free (News *news)
{
  shared_unref (news->shared);
  g_free (news->text);
  g_free (news);
}

static gboolean
tell_cb (gpointer data)
{
  News *news = data;
  g_autoptr(PcOutboxRunner) self = g_weak_ref_get (&news->shared->runner);

  if (self == NULL || self->cancellable == NULL)
    return G_SOURCE_REMOVE;

  if (news->signal == PASSWORD_NEEDED)
    g_signal_emit (self, signals[PASSWORD_NEEDED], 0, news->text, news->refused);
  else if (news->signal == FAILED)
    g_signal_emit (self, signals[FAILED], 0, news->text);
  else
    g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
tell (Shared     *shared,
      guint       signal,
      const char *text,
      gboolean    refused)
{
  News *news = g_new0 (News, 1);

  news->shared = g_atomic_rc_box_acquire (shared);
  news->signal = signal;
  news->text = g_strdup (text);
  news->refused = refused;
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, news, (GDestroyNotify) news_free);
}

/*
 * On the thread
 */

static char *
ask_cb (PcRecord     *destination,
        gboolean      refused,
        GCancellable *cancellable,
        gpointer      user_data)
{
  Shared *shared = user_data;
  const char *id = pc_record_get_id (destination);
  char *password;

  g_mutex_lock (&shared->mutex);
  password = g_strdup (g_hash_table_lookup (shared->passwords, id));
  /* The one that was refused is not tried again. */
  if (refused)
    g_hash_table_remove (shared->passwords, id);
  g_mutex_unlock (&shared->mutex);

  if (password == NULL || refused)
    tell (shared, PASSWORD_NEEDED, id, refused);
  return password;
}

static void
outbox_changed_cb (PcOutbox *outbox,
                   Shared   *shared)
{
  tell (shared, CHANGED, NULL, FALSE);
}

static void
send_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  PcOutboxRunner *self = source;
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = pc_store_open_beside (self->store, &error);
  g_autoptr(PcOutbox) outbox = store != NULL ? pc_outbox_new (store) : NULL;

  if (outbox != NULL)
    {
      pc_outbox_set_ask (outbox, ask_cb, self->shared, NULL);
      g_signal_connect (outbox, "changed", G_CALLBACK (outbox_changed_cb), self->shared);
      pc_outbox_send_due (outbox, self->progress, NULL, cancellable, &error);
    }

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/*
 * When to send
 */

static void
set_sending (PcOutboxRunner *self,
             gboolean        sending)
{
  self->sending = sending;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SENDING]);
}

static gboolean
timer_cb (gpointer user_data)
{
  PcOutboxRunner *self = user_data;

  self->timer = 0;
  pc_outbox_runner_wake (self);
  return G_SOURCE_REMOVE;
}

static void
set_timer (PcOutboxRunner *self,
           guint           seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

/* Until the next item is due; without one nothing is waited for. */
static void
schedule (PcOutboxRunner *self)
{
  g_autofree char *due = pc_queue_get_next_due (self->store, PC_OUTBOX_MOST_SECONDS);
  g_autoptr(GDateTime) time = due != NULL ? g_date_time_new_from_iso8601 (due, NULL) : NULL;
  gint64 seconds;

  if (time == NULL)
    return;

  seconds = g_date_time_to_unix (time) - g_get_real_time () / G_USEC_PER_SEC + 1;
  set_timer (self, CLAMP (seconds, 1, MOST_WAIT_SECONDS));
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PcOutboxRunner *self = PC_OUTBOX_RUNNER (source);
  g_autoptr(GError) error = NULL;
  const gboolean again = self->again;

  self->again = FALSE;
  set_sending (self, FALSE);
  g_task_propagate_boolean (G_TASK (result), &error);
  if (self->cancellable == NULL)
    return;

  if (error != NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      set_timer (self, MOST_WAIT_SECONDS);
    }
  else if (again)
    pc_outbox_runner_wake (self);
  else
    schedule (self);
}

static gboolean
is_something_due (PcOutboxRunner *self)
{
  g_autofree char *due = pc_queue_get_next_due (self->store, PC_OUTBOX_MOST_SECONDS);
  g_autofree char *now = pc_queue_make_instant (self->store, 0);
  g_autoptr(GPtrArray) items = pc_queue_list (self->store, TRUE, NULL);

  if (due != NULL && strcmp (due, now) <= 0)
    return TRUE;

  /* Cut off at the end of the last run. */
  for (guint i = 0; items != NULL && i < items->len; i++)
    if (((PcQueueItem *) items->pdata[i])->state == PC_QUEUE_SENDING)
      return TRUE;

  return FALSE;
}

void
pc_outbox_runner_wake (PcOutboxRunner *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PC_IS_OUTBOX_RUNNER (self));

  if (self->cancellable == NULL)
    return;
  if (self->sending)
    {
      self->again = TRUE;
      return;
    }

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!is_something_due (self))
    {
      schedule (self);
      return;
    }

  set_sending (self, TRUE);
  task = g_task_new (self, self->cancellable, sent_cb, NULL);
  g_task_set_source_tag (task, pc_outbox_runner_wake);
  g_task_run_in_thread (task, send_on_thread);
}

/* What waits for that reason may not have to any more. */
static void
try_again (PcOutboxRunner  *self,
           PcOutboxProblem  problem)
{
  g_autoptr(GError) error = NULL;

  if (!pc_queue_hasten (self->store, pc_outbox_problem_get_word (problem), NULL, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  set_timer (self, SETTLE_SECONDS);
}

static void
network_changed_cb (GNetworkMonitor *network,
                    gboolean         available,
                    PcOutboxRunner  *self)
{
  if (available)
    try_again (self, PC_OUTBOX_UNREACHABLE);
}

/* A disk that came out too early can be read only until it is plugged in anew, and a full one gives way to another. */
static void
mount_added_cb (GVolumeMonitor *volumes,
                GMount         *mount,
                PcOutboxRunner *self)
{
  try_again (self, PC_OUTBOX_UNREACHABLE);
  try_again (self, PC_OUTBOX_FORBIDDEN);
  try_again (self, PC_OUTBOX_FULL);
}

static void
store_changed_cb (PcStore        *store,
                  const PcKind   *kind,
                  const char     *id,
                  PcOutboxRunner *self)
{
  g_autoptr(GError) error = NULL;

  if (kind != &pc_destination_kind)
    return;
  if (!pc_outbox_hasten (self->outbox, id, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
queue_changed_cb (PcOutboxRunner *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  pc_outbox_runner_wake (self);
}

/*
 * The object
 */

static void
pc_outbox_runner_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_boolean (value, PC_OUTBOX_RUNNER (object)->sending);
}

static void
pc_outbox_runner_dispose (GObject *object)
{
  pc_outbox_runner_stop (PC_OUTBOX_RUNNER (object));

  G_OBJECT_CLASS (pc_outbox_runner_parent_class)->dispose (object);
}

static void
pc_outbox_runner_finalize (GObject *object)
{
  PcOutboxRunner *self = PC_OUTBOX_RUNNER (object);

  g_clear_object (&self->outbox);
  g_clear_object (&self->progress);
  g_clear_object (&self->volumes);
  g_clear_object (&self->store);
  shared_unref (self->shared);

  G_OBJECT_CLASS (pc_outbox_runner_parent_class)->finalize (object);
}

static void
pc_outbox_runner_class_init (PcOutboxRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pc_outbox_runner_get_property;
  object_class->dispose = pc_outbox_runner_dispose;
  object_class->finalize = pc_outbox_runner_finalize;

  props[PROP_SENDING] = g_param_spec_boolean ("sending", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", PC_TYPE_OUTBOX_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PASSWORD_NEEDED] = g_signal_new ("password-needed", PC_TYPE_OUTBOX_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_OUTBOX_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pc_outbox_runner_init (PcOutboxRunner *self)
{
  self->cancellable = g_cancellable_new ();
  self->progress = pc_progress_new ();
  self->shared = shared_new (self);
  self->network = g_network_monitor_get_default ();
  self->volumes = g_volume_monitor_get ();
}

PcOutboxRunner *
pc_outbox_runner_new (PcStore *store)
{
  PcOutboxRunner *self;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  self = g_object_new (PC_TYPE_OUTBOX_RUNNER, NULL);
  self->store = g_object_ref (store);
  self->outbox = pc_outbox_new (store);
  g_signal_connect_object (self->outbox, "changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb), self, 0);
  g_signal_connect_object (self->volumes, "mount-added", G_CALLBACK (mount_added_cb), self, 0);
  pc_outbox_runner_wake (self);

  return self;
}

void
pc_outbox_runner_stop (PcOutboxRunner *self)
{
  g_return_if_fail (PC_IS_OUTBOX_RUNNER (self));

  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_signal_handlers_disconnect_by_data (self->outbox, self);
  g_signal_handlers_disconnect_by_data (self->network, self);
  g_signal_handlers_disconnect_by_data (self->volumes, self);
}

PcOutbox *
pc_outbox_runner_get_outbox (PcOutboxRunner *self)
{
  g_return_val_if_fail (PC_IS_OUTBOX_RUNNER (self), NULL);

  return self->outbox;
}

PcProgress *
pc_outbox_runner_get_progress (PcOutboxRunner *self)
{
  g_return_val_if_fail (PC_IS_OUTBOX_RUNNER (self), NULL);

  return self->progress;
}

gboolean
pc_outbox_runner_is_sending (PcOutboxRunner *self)
{
  g_return_val_if_fail (PC_IS_OUTBOX_RUNNER (self), FALSE);

  return self->sending;
}

/*
 * Passwords
 */

typedef struct
{
  PcRecord *destination;
  char     *password;
} Kept;

static void
kept_free (Kept *kept)
{
  g_object_unref (kept->destination);
  pc_password_free (kept->password);
  g_free (kept);
}

static void
keep_on_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Kept *kept = data;
  PcOutboxRunner *self = source;
  g_autoptr(GError) error = NULL;

  if (!pc_password_keep (kept->destination, kept->password, cancellable, &error))
    tell (self->shared, FAILED, error->message, FALSE);
  g_task_return_boolean (task, error == NULL);
}

void
pc_outbox_runner_give_password (PcOutboxRunner *self,
                                PcRecord       *destination,
                                const char     *password,
                                gboolean        remember)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PC_IS_OUTBOX_RUNNER (self));
  g_return_if_fail (PC_IS_RECORD (destination));
  g_return_if_fail (password != NULL);

  g_mutex_lock (&self->shared->mutex);
  g_hash_table_replace (self->shared->passwords, g_strdup (pc_record_get_id (destination)), g_strdup (password));
  g_mutex_unlock (&self->shared->mutex);

  if (remember)
    {
      g_autoptr(GTask) task = g_task_new (self, self->cancellable, NULL, NULL);
      Kept *kept = g_new0 (Kept, 1);

      kept->destination = pc_record_copy (destination);
      kept->password = g_strdup (password);
      g_task_set_task_data (task, kept, (GDestroyNotify) kept_free);
      g_task_run_in_thread (task, keep_on_thread);
    }

  if (!pc_outbox_hasten (self->outbox, pc_record_get_id (destination), &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}
