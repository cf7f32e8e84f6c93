/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-destination-dialog.h"
#include "pc-kinds.h"
#include "pc-list-line.h"

/* Of those that were sent; the others are told by percorsoctl. */
#define SENT_SHOWN 20

struct _PcOutboxView
{
  GtkBox          parent_instance;

  GtkListBox     *destinations;
  GtkWidget      *no_destinations;
  GtkListBox     *waiting;
  GtkWidget      *nothing_waits;
  GtkWidget      *retry_all;
  GtkBox         *sending;
  GtkProgressBar *bar;
  GtkWidget      *sent_heading;
  GtkListBox     *sent;

  PcStore        *store;
  PcOutboxRunner *runner;
  GtkWidget      *dialog;  /* Of a destination, while it is open. */
};

enum {
  COUNTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcOutboxView, pc_outbox_view, GTK_TYPE_BOX)

static void
fail (PcOutboxView *self,
      const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error->message);
}

/*
 * Destinations
 */

static void show_destinations (PcOutboxView *self);
static void show_queue (PcOutboxView *self);

static void
dialog_closed_cb (PcOutboxView *self)
{
  self->dialog = NULL;
}

static void
make_dialog (PcOutboxView *self,
             PcRecord     *destination)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->dialog = pc_destination_dialog_new (self->store, self->runner, destination);
  g_signal_connect_object (self->dialog, "destroy", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (root));
}

static void
open_dialog (PcOutboxView *self,
             PcRecord     *destination)
{
  make_dialog (self, destination);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

void
pc_outbox_view_add_destination (PcOutboxView *self)
{
  g_return_if_fail (PC_IS_OUTBOX_VIEW (self) && self->store != NULL);

  open_dialog (self, NULL);
}

static void
add_cb (PcOutboxView *self)
{
  pc_outbox_view_add_destination (self);
}

static void
edit_cb (PcOutboxView *self,
         GtkWidget    *button)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) destination = pc_store_get (self->store, &pc_destination_kind,
                                                  g_object_get_data (G_OBJECT (button), "id"), &error);

  if (destination != NULL)
    open_dialog (self, destination);
  else
    fail (self, error);
}

static void
pause_destination_cb (PcOutboxView *self,
                      GtkWidget    *button)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) destination = pc_store_get (self->store, &pc_destination_kind,
                                                  g_object_get_data (G_OBJECT (button), "id"), &error);

  if (destination != NULL)
    pc_record_set_number (destination, PC_DESTINATION_PAUSED,
                          pc_record_get_number (destination, PC_DESTINATION_PAUSED) != 1);
  if (destination == NULL || !pc_store_save (self->store, destination, NULL, &error))
    fail (self, error);
}

static void
add_destination_line (PcOutboxView *self,
                      PcRecord     *destination)
{
  const gboolean paused = pc_record_get_number (destination, PC_DESTINATION_PAUSED) == 1;
  const char *address = pc_record_get_text (destination, PC_DESTINATION_ADDRESS);
  g_autofree char *text = paused ? g_strdup_printf ("%s · %s", _("Paused"), address) : g_strdup (address);
  PcListLine *line = PC_LIST_LINE (pc_list_line_new (pc_record_get_text (destination, PC_DESTINATION_NAME), text));

  pc_list_line_add_button (line, _("_Edit…"), G_CALLBACK (edit_cb), self, pc_record_get_id (destination));
  pc_list_line_add_button (line, paused ? _("_Go On") : _("_Pause"), G_CALLBACK (pause_destination_cb), self,
                           pc_record_get_id (destination));
  pc_list_line_append (line, self->destinations);
}

static void
show_destinations (PcOutboxView *self)
{
  g_autoptr(GPtrArray) records = pc_store_list_by (self->store, &pc_destination_kind, -1, NULL, "name", NULL);

  pc_list_clear (self->destinations);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_destination_line (self, records->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->destinations), records != NULL && records->len > 0);
  gtk_widget_set_visible (self->no_destinations, records == NULL || records->len == 0);
}

static void
store_changed_cb (PcOutboxView *self,
                  const PcKind *kind)
{
  if (kind != &pc_destination_kind)
    return;

  show_destinations (self);
  show_queue (self);
}

/*
 * Asked for in the dialog that is open for that destination, which may be about to hear that what it was given is refused.
 * Somebody who is looking at something else is not interrupted: the line of the file says what is missing.
 */
static void
password_needed_cb (PcOutboxView *self,
                    const char   *destination_id,
                    gboolean      refused)
{
  g_autoptr(PcRecord) destination = pc_store_get (self->store, &pc_destination_kind, destination_id, NULL);

  if (destination == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->dialog == NULL)
    make_dialog (self, destination);
  if (!pc_destination_dialog_is_about (PC_DESTINATION_DIALOG (self->dialog), destination_id))
    return;

  pc_destination_dialog_ask_password (PC_DESTINATION_DIALOG (self->dialog), refused);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/*
 * The queue
 */

typedef gboolean (*QueueFunc) (PcOutbox *outbox, const char *id, GError **error);

static void
apply (PcOutboxView *self,
       GtkWidget    *button,
       QueueFunc     function)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr(GError) error = NULL;

  if (!function (pc_outbox_runner_get_outbox (self->runner), id, &error))
    fail (self, error);
  show_queue (self);
}

static void
pause_cb (PcOutboxView *self,
          GtkWidget    *button)
{
  apply (self, button, pc_outbox_pause);
}

static void
resume_cb (PcOutboxView *self,
           GtkWidget    *button)
{
  apply (self, button, pc_outbox_resume);
}

static void
retry_cb (PcOutboxView *self,
          GtkWidget    *button)
{
  apply (self, button, pc_outbox_retry);
}

static void
cancel_cb (PcOutboxView *self,
           GtkWidget    *button)
{
  apply (self, button, pc_outbox_cancel);
}

static void
retry_all_cb (PcOutboxView *self)
{
  g_autoptr(GError) error = NULL;

  if (!pc_outbox_hasten (pc_outbox_runner_get_outbox (self->runner), NULL, &error))
    fail (self, error);
  pc_outbox_runner_wake (self->runner);
}

/* "Participants · 2026-10.xlsx → Prefettura". */
static char *
name_item (PcOutboxView      *self,
           const PcQueueItem *item)
{
  g_autoptr(PcRecord) destination = pc_store_get (self->store, &pc_destination_kind, item->destination_id, NULL);
  const char *name = destination != NULL ? pc_record_get_text (destination, PC_DESTINATION_NAME) : NULL;

  /* Translators: the name of a file, and of the destination it goes to. */
  return g_strdup_printf (_("%s → %s"), item->file_name, name != NULL ? name : _("a destination that was removed"));
}

static const char *
get_state (const PcQueueItem *item)
{
  switch (item->state)
    {
    case PC_QUEUE_SENDING:
      return _("Is being sent.");

    case PC_QUEUE_PAUSED:
      return _("Paused.");

    default:
      return NULL;
    }
}

/* What waits for a paused destination is not. */
static gboolean
is_tried_again (const PcQueueItem *item)
{
  return item->next_try_at != NULL && item->state == PC_QUEUE_WAITING && item->attempts > 0 &&
         g_strcmp0 (item->problem, pc_outbox_problem_get_word (PC_OUTBOX_DESTINATION_PAUSED)) != 0;
}

/* Since when it waits, why, and when it is tried again. */
static char *
describe_item (const PcQueueItem *item)
{
  g_autofree char *since = pc_date_format_moment (item->queued_at);
  g_autofree char *next = is_tried_again (item) ? pc_date_format_moment (item->next_try_at) : NULL;
  g_autofree char *why = pc_outbox_explain (item);
  g_autofree char *size = g_format_size ((guint64) item->size);
  const char *state = get_state (item);
  g_autoptr(GString) text = g_string_new (NULL);

  if (state != NULL)
    g_string_append_printf (text, "%s ", state);
  /* Translators: the size of a file, and since when it waits. */
  g_string_append_printf (text, _("%s, waits since %s."), size, since);
  if (why != NULL)
    g_string_append_printf (text, " %s", why);
  if (next != NULL)
    {
      g_string_append_c (text, ' ');
      /* Translators: %s is a moment. */
      g_string_append_printf (text, _("It is tried again on %s."), next);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_waiting (PcOutboxView      *self,
             const PcQueueItem *item)
{
  g_autofree char *title = name_item (self, item);
  g_autofree char *text = describe_item (item);
  PcListLine *line = PC_LIST_LINE (pc_list_line_new (title, text));

  if (item->state == PC_QUEUE_PAUSED)
    pc_list_line_add_button (line, _("_Go On"), G_CALLBACK (resume_cb), self, item->id);
  else
    {
      pc_list_line_add_button (line, _("_Try Now"), G_CALLBACK (retry_cb), self, item->id);
      pc_list_line_add_button (line, _("_Pause"), G_CALLBACK (pause_cb), self, item->id);
    }
  pc_list_line_add_button (line, _("_Do Not Send"), G_CALLBACK (cancel_cb), self, item->id);
  pc_list_line_append (line, self->waiting);
}

/* The digest says that what lies there is what left. */
static void
add_sent (PcOutboxView      *self,
          const PcQueueItem *item)
{
  g_autofree char *title = name_item (self, item);
  g_autofree char *when = pc_date_format_moment (item->sent_at);
  const char *name = item->remote_name != NULL ? item->remote_name : item->file_name;
  /* Translators: a moment, the name that a file has at its destination, and the beginning of its digest. */
  g_autofree char *text = g_strdup_printf (_("Sent on %s as “%s”, SHA-256 %.12s…"), when, name, item->sha256);
  GtkWidget *line = pc_list_line_new (title, text);

  gtk_widget_set_tooltip_text (line, item->sha256);
  pc_list_line_append (PC_LIST_LINE (line), self->sent);
}

static void
show_queue (PcOutboxView *self)
{
  g_autoptr(GPtrArray) items = self->runner != NULL ?
                               pc_outbox_list (pc_outbox_runner_get_outbox (self->runner), FALSE, NULL) : NULL;
  guint n_waiting = 0;
  guint n_sent = 0;

  pc_list_clear (self->waiting);
  pc_list_clear (self->sent);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const PcQueueItem *item = items->pdata[i];

      if (item->state == PC_QUEUE_SENT || item->state == PC_QUEUE_CANCELLED)
        continue;
      add_waiting (self, item);
      n_waiting++;
    }

  /* The newest first. */
  for (guint i = items != NULL ? items->len : 0; i > 0 && n_sent < SENT_SHOWN; i--)
    if (((const PcQueueItem *) items->pdata[i - 1])->state == PC_QUEUE_SENT)
      {
        add_sent (self, items->pdata[i - 1]);
        n_sent++;
      }

  gtk_widget_set_visible (GTK_WIDGET (self->waiting), n_waiting > 0);
  gtk_widget_set_visible (self->nothing_waits, n_waiting == 0);
  gtk_widget_set_visible (self->retry_all, n_waiting > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->sent), n_sent > 0);
  gtk_widget_set_visible (self->sent_heading, n_sent > 0);
  g_signal_emit (self, signals[COUNTED], 0, n_waiting);
}

static void
show_sending (PcOutboxView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sending),
                          self->runner != NULL && pc_outbox_runner_is_sending (self->runner));
}

static void
runner_failed_cb (PcOutboxView *self,
                  const char   *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/*
 * The widget
 */

static void
pc_outbox_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pc_outbox_view_parent_class)->map (widget);

  show_destinations (PC_OUTBOX_VIEW (widget));
  show_queue (PC_OUTBOX_VIEW (widget));
}

static void
pc_outbox_view_dispose (GObject *object)
{
  PcOutboxView *self = PC_OUTBOX_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_OUTBOX_VIEW);
  g_clear_object (&self->runner);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_outbox_view_parent_class)->dispose (object);
}

static void
pc_outbox_view_class_init (PcOutboxViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_outbox_view_dispose;
  widget_class->map = pc_outbox_view_map;
  signals[COUNTED] = g_signal_new ("counted", PC_TYPE_OUTBOX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_OUTBOX_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-outbox-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, bar);
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, destinations);
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, no_destinations);
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, nothing_waits);
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, retry_all);
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, sending);
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, sent);
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, sent_heading);
  gtk_widget_class_bind_template_child (widget_class, PcOutboxView, waiting);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_all_cb);
}

static void
pc_outbox_view_init (PcOutboxView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_outbox_view_set_store (PcOutboxView   *self,
                          PcStore        *store,
                          PcOutboxRunner *runner)
{
  g_return_if_fail (PC_IS_OUTBOX_VIEW (self) && PC_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  if (runner == NULL)
    return;

  self->runner = g_object_ref (runner);
  g_object_bind_property (pc_outbox_runner_get_progress (runner), "fraction", self->bar, "fraction",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (runner, "changed", G_CALLBACK (show_queue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "failed", G_CALLBACK (runner_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "notify::sending", G_CALLBACK (show_sending), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (runner, "password-needed", G_CALLBACK (password_needed_cb), self, G_CONNECT_SWAPPED);
  show_queue (self);
}
