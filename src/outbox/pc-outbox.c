/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-destination.h"
#include "pc-error.h"
#include "pc-outbox-name.h"
#include "pc-password.h"
#include "pc-transport.h"

#define TIMEOUT_SECONDS 60

struct _PcOutbox
{
  GObject         parent_instance;

  PcStore        *store;
  PcOutboxAsk     ask;
  gpointer        ask_data;
  GDestroyNotify  ask_destroy;
  guint           timeout;
  char           *ca_file;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcOutbox, pc_outbox, G_TYPE_OBJECT)

static void
pc_outbox_finalize (GObject *object)
{
  PcOutbox *self = PC_OUTBOX (object);

  if (self->ask_destroy != NULL)
    self->ask_destroy (self->ask_data);
  g_clear_object (&self->store);
  g_free (self->ca_file);

  G_OBJECT_CLASS (pc_outbox_parent_class)->finalize (object);
}

static void
pc_outbox_class_init (PcOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_outbox_finalize;

  signals[CHANGED] = g_signal_new ("changed", PC_TYPE_OUTBOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pc_outbox_init (PcOutbox *self)
{
  self->timeout = TIMEOUT_SECONDS;
}

PcOutbox *
pc_outbox_new (PcStore *store)
{
  PcOutbox *self;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  self = g_object_new (PC_TYPE_OUTBOX, NULL);
  self->store = g_object_ref (store);
  return self;
}

PcStore *
pc_outbox_get_store (PcOutbox *self)
{
  g_return_val_if_fail (PC_IS_OUTBOX (self), NULL);

  return self->store;
}

void
pc_outbox_set_ask (PcOutbox       *self,
                   PcOutboxAsk     ask,
                   gpointer        user_data,
                   GDestroyNotify  destroy)
{
  g_return_if_fail (PC_IS_OUTBOX (self));

  if (self->ask_destroy != NULL)
    self->ask_destroy (self->ask_data);
  self->ask = ask;
  self->ask_data = user_data;
  self->ask_destroy = destroy;
}

void
pc_outbox_set_timeout (PcOutbox *self,
                       guint     seconds)
{
  g_return_if_fail (PC_IS_OUTBOX (self));
  g_return_if_fail (seconds > 0);

  self->timeout = seconds;
}

void
pc_outbox_set_ca_file (PcOutbox   *self,
                       const char *path)
{
  g_return_if_fail (PC_IS_OUTBOX (self));

  g_free (self->ca_file);
  self->ca_file = g_strdup (path);
}

/* Tells of a change that was made, and passes on whether it was. */
static gboolean
changed (PcOutbox *self,
         gboolean  ok)
{
  if (ok)
    g_signal_emit (self, signals[CHANGED], 0);

  return ok;
}

/*
 * The queue
 */

static PcQueueItem *
make_item (PcOutbox    *self,
           PcRecord    *destination,
           const char  *path,
           const char  *report,
           const char  *title,
           GHashTable  *arguments)
{
  PcQueueItem *item = g_new0 (PcQueueItem, 1);

  item->destination_id = g_strdup (pc_record_get_id (destination));
  item->report = g_strdup (report);
  item->arguments = pc_outbox_make_json (arguments);
  item->title = g_strdup (title);
  pc_outbox_make_names (self->store, destination, path, title, arguments, &item->file_name, &item->sub_folder);

  return item;
}

static gboolean
check_destinations (GPtrArray  *destinations,
                    GError    **error)
{
  for (guint i = 0; i < destinations->len; i++)
    if (pc_record_is_deleted (destinations->pdata[i]))
      {
        g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                             _("The destination was removed. Bring it back, or choose another one."));
        return FALSE;
      }

  return TRUE;
}

GStrv
pc_outbox_enqueue (PcOutbox      *self,
                   const char    *path,
                   GPtrArray     *destinations,
                   const char    *report,
                   const char    *title,
                   GHashTable    *arguments,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_queue_item_free);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (PC_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (path != NULL && title != NULL, NULL);
  g_return_val_if_fail (destinations != NULL && destinations->len > 0, NULL);

  if (!check_destinations (destinations, error))
    return NULL;

  for (guint i = 0; i < destinations->len; i++)
    g_ptr_array_add (items, make_item (self, destinations->pdata[i], path, report, title, arguments));
  if (!changed (self, pc_queue_add (self->store, path, items, cancellable, error)))
    return NULL;

  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (ids, ((PcQueueItem *) items->pdata[i])->id);
  return g_strv_builder_end (ids);
}

GPtrArray *
pc_outbox_list (PcOutbox  *self,
                gboolean   open,
                GError   **error)
{
  g_return_val_if_fail (PC_IS_OUTBOX (self), NULL);

  return pc_queue_list (self->store, open, error);
}

gboolean
pc_outbox_pause (PcOutbox    *self,
                 const char  *id,
                 GError     **error)
{
  g_return_val_if_fail (PC_IS_OUTBOX (self), FALSE);

  return changed (self, pc_queue_pause (self->store, id, error));
}

gboolean
pc_outbox_resume (PcOutbox    *self,
                  const char  *id,
                  GError     **error)
{
  g_return_val_if_fail (PC_IS_OUTBOX (self), FALSE);

  return changed (self, pc_queue_resume (self->store, id, error));
}

gboolean
pc_outbox_retry (PcOutbox    *self,
                 const char  *id,
                 GError     **error)
{
  return pc_outbox_resume (self, id, error);
}

gboolean
pc_outbox_cancel (PcOutbox    *self,
                  const char  *id,
                  GError     **error)
{
  g_return_val_if_fail (PC_IS_OUTBOX (self), FALSE);

  return changed (self, pc_queue_cancel (self->store, id, error));
}

gboolean
pc_outbox_hasten (PcOutbox    *self,
                  const char  *destination_id,
                  GError     **error)
{
  g_return_val_if_fail (PC_IS_OUTBOX (self), FALSE);

  return changed (self, pc_queue_hasten (self->store, NULL, destination_id, error));
}

char *
pc_outbox_explain (const PcQueueItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return pc_outbox_problem_describe (item->problem, item->problem_detail);
}

/*
 * Sending
 */

/*
 * Visit: one destination in one run. What keeps one file from it keeps the others too, and is not tried again for each.
 *
 * @transport: %NULL where it could not be reached
 * @error: why it cannot be used (any more)
 * @given: the password that was given last
 */
typedef struct
{
  PcOutbox    *outbox;
  PcRecord    *destination;
  PcTransport *transport;
  GError      *error;
  char        *given;
} Visit;

static void
visit_free (Visit *visit)
{
  pc_transport_free (visit->transport);
  g_clear_object (&visit->destination);
  g_clear_error (&visit->error);
  pc_password_free (visit->given);
  g_free (visit);
}

/* The keyring first, then somebody; a password that was just refused is none. */
static char *
find_password (gboolean      refused,
               GCancellable *cancellable,
               gpointer      user_data)
{
  Visit *visit = user_data;
  PcOutbox *outbox = visit->outbox;
  g_autoptr(GError) error = NULL;
  char *password = refused ? NULL : pc_password_lookup (visit->destination, cancellable, &error);

  if (error != NULL)
    g_debug ("The keyring: %s", error->message);
  if (password == NULL && outbox->ask != NULL)
    password = outbox->ask (visit->destination, refused, cancellable, outbox->ask_data);

  if (refused && g_strcmp0 (password, visit->given) == 0)
    g_clear_pointer (&password, pc_password_free);
  pc_password_free (visit->given);
  visit->given = g_strdup (password);
  return password;
}

static PcTransport *
reach_destination (Visit         *visit,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const PcTransportOptions options = { visit->outbox->timeout, visit->outbox->ca_file, find_password, visit };
  PcRecord *destination = visit->destination;
  const char *address;

  if (destination == NULL || pc_record_is_deleted (destination))
    {
      g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_NO_DESTINATION, "");
      return NULL;
    }
  if (pc_record_get_boolean (destination, PC_DESTINATION_PAUSED))
    {
      g_set_error_literal (error, PC_OUTBOX_ERROR, PC_OUTBOX_DESTINATION_PAUSED, "");
      return NULL;
    }

  address = pc_record_get_text (destination, PC_DESTINATION_ADDRESS);
  if (g_strcmp0 (pc_record_get_text (destination, PC_DESTINATION_KIND), PC_DESTINATION_KIND_FOLDER) == 0)
    return pc_folder_transport_new (address, error);

  return pc_webdav_transport_new (address, pc_record_get_text (destination, PC_DESTINATION_USER_NAME), &options,
                                  cancellable, error);
}

/* What cannot be taken away now is left for the next visit: it keeps nothing from being sent. */
static void
clean_up (Visit        *visit,
          GCancellable *cancellable)
{
  PcStore *store = visit->outbox->store;
  g_autoptr(GPtrArray) items = pc_queue_list_leftovers (store, pc_record_get_id (visit->destination), NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const PcQueueItem *item = items->pdata[i];

      if (pc_transport_clean (visit->transport, item, cancellable, NULL))
        pc_queue_set_clean (store, item->id, NULL);
    }
}

static Visit *
get_visit (PcOutbox     *self,
           GHashTable   *visits,
           const char   *destination_id,
           GCancellable *cancellable)
{
  Visit *visit = g_hash_table_lookup (visits, destination_id);

  if (visit != NULL)
    return visit;

  visit = g_new0 (Visit, 1);
  visit->outbox = self;
  visit->destination = pc_store_get (self->store, &pc_destination_kind, destination_id, NULL);
  visit->transport = reach_destination (visit, cancellable, &visit->error);
  if (visit->transport != NULL)
    clean_up (visit, cancellable);

  g_hash_table_insert (visits, g_strdup (destination_id), visit);
  return visit;
}

static PcOutboxProblem
classify (const GError *error)
{
  if (error->domain == PC_OUTBOX_ERROR)
    return error->code;
  if (g_error_matches (error, PC_ERROR, PC_ERROR_DAMAGED))
    return PC_OUTBOX_NO_CONTENT;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return PC_OUTBOX_INTERRUPTED;

  return PC_OUTBOX_OTHER;
}

/* Keeps the reason at the item, and the time at which it is tried again. */
static gboolean
put_back (PcOutbox           *self,
          const PcQueueItem  *item,
          const GError       *reason,
          GError            **error)
{
  const PcOutboxProblem problem = classify (reason);
  const gboolean cancelled = g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const gint64 seconds = cancelled ? 0 : pc_outbox_problem_get_delay (problem, item->attempts + 1, g_random_double ());
  g_autofree char *next = seconds >= 0 ? pc_queue_make_instant (self->store, seconds) : NULL;
  const char *detail = cancelled || *reason->message == '\0' ? NULL : reason->message;

  g_debug ("Outbox: %s: %s", pc_outbox_problem_get_word (problem), reason->message);
  return pc_queue_put_back (self->store, item->id, pc_outbox_problem_get_word (problem), detail, next, error);
}

/* Sends it, or fails with what keeps it. */
static gboolean
try_item (Visit              *visit,
          const PcQueueItem  *item,
          PcProgress         *progress,
          char              **remote_name,
          GCancellable       *cancellable,
          GError            **error)
{
  GError *reason = NULL;

  if (visit->error != NULL)
    {
      g_propagate_error (error, g_error_copy (visit->error));
      return FALSE;
    }
  if (pc_transport_hand_over (visit->transport, visit->outbox->store, item, progress, remote_name, cancellable, &reason))
    return TRUE;

  if (reason->domain == PC_OUTBOX_ERROR && pc_outbox_problem_is_of_destination (reason->code))
    visit->error = g_error_copy (reason);
  g_propagate_error (error, reason);
  return FALSE;
}

static gboolean
send_item (PcOutbox           *self,
           GHashTable         *visits,
           const PcQueueItem  *item,
           PcProgress         *progress,
           PcOutboxCounts     *counts,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr(GError) reason = NULL;
  g_autofree char *remote_name = NULL;
  g_autoptr(GError) local_error = NULL;
  Visit *visit;

  /* Paused or cancelled since the list was made. */
  if (!pc_queue_begin (self->store, item->id, &local_error))
    {
      if (g_error_matches (local_error, PC_ERROR, PC_ERROR_CONFLICT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  changed (self, TRUE);
  visit = get_visit (self, visits, item->destination_id, cancellable);
  if (try_item (visit, item, progress, &remote_name, cancellable, &reason))
    {
      counts->sent++;
      return changed (self, pc_queue_set_sent (self->store, item->id, remote_name, error));
    }

  counts->waiting++;
  if (!changed (self, put_back (self, item, reason, error)))
    return FALSE;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* What was given up lies unfinished at destinations that nothing else may go to any more. Each was cleaned when it was visited;
 * what is still there then has to wait. */
static gboolean
clean_leftovers (PcOutbox      *self,
                 GHashTable    *visits,
                 const char    *now,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GPtrArray) items = pc_queue_list_leftovers (self->store, NULL, error);
  g_autofree char *later = pc_queue_make_instant (self->store, PC_OUTBOX_MOST_SECONDS);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const PcQueueItem *item = items->pdata[i];

      if (strcmp (item->next_try_at, now) > 0)
        continue;
      get_visit (self, visits, item->destination_id, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !pc_queue_put_off_leftovers (self->store, item->destination_id, later, error))
        return FALSE;
    }

  return items != NULL;
}

static gboolean
is_due (const PcQueueItem *item,
        const char        *now)
{
  return item->state == PC_QUEUE_WAITING && item->next_try_at != NULL && strcmp (item->next_try_at, now) <= 0;
}

gboolean
pc_outbox_send_due (PcOutbox        *self,
                    PcProgress      *progress,
                    PcOutboxCounts  *counts,
                    GCancellable    *cancellable,
                    GError         **error)
{
  g_autoptr(GHashTable) visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) visit_free);
  g_autoptr(GPtrArray) items = NULL;
  g_autofree char *now = NULL;
  PcOutboxCounts dropped;

  g_return_val_if_fail (PC_IS_OUTBOX (self), FALSE);

  counts = counts != NULL ? counts : &dropped;
  *counts = (PcOutboxCounts) { 0 };
  if (!pc_queue_recover (self->store, pc_outbox_problem_get_word (PC_OUTBOX_INTERRUPTED), PC_OUTBOX_MOST_SECONDS, error) ||
      !(items = pc_queue_list (self->store, TRUE, error)))
    return FALSE;

  now = pc_queue_make_instant (self->store, 0);
  for (guint i = 0; i < items->len; i++)
    if (is_due (items->pdata[i], now) &&
        !send_item (self, visits, items->pdata[i], progress, counts, cancellable, error))
      return FALSE;

  return clean_leftovers (self, visits, now, cancellable, error);
}
