/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-queue-dialog.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"

struct _PcQueueDialog
{
  AdwWindow   parent_instance;

  GtkLabel   *what;
  GtkListBox *list;
  GtkWidget  *none;
  GtkWidget  *queue;
  GtkWidget  *destinations;

  GPtrArray  *records; /* of PcRecord, in the order of the list. */
  GPtrArray  *checks;  /* of GtkCheckButton, likewise. */
};

enum {
  QUEUE,
  DESTINATIONS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcQueueDialog, pc_queue_dialog, ADW_TYPE_WINDOW)

static GPtrArray *
list_chosen (PcQueueDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->records->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_ptr_array_add (chosen, g_object_ref (self->records->pdata[i]));

  return chosen;
}

static void
toggled_cb (PcQueueDialog *self)
{
  g_autoptr(GPtrArray) chosen = list_chosen (self);

  gtk_widget_set_sensitive (self->queue, chosen->len > 0);
}

void
pc_queue_dialog_accept (PcQueueDialog *self)
{
  g_autoptr(GPtrArray) chosen = NULL;

  g_return_if_fail (PC_IS_QUEUE_DIALOG (self));

  chosen = list_chosen (self);
  if (chosen->len == 0)
    return;

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[QUEUE], 0, chosen);
  g_object_unref (self);
}

static void
destinations_cb (PcQueueDialog *self)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[DESTINATIONS], 0);
  g_object_unref (self);
}

static void
add_destination (PcQueueDialog *self,
                 PcRecord      *record)
{
  const gboolean paused = pc_record_get_number (record, PC_DESTINATION_PAUSED) == 1;
  g_autofree char *label = paused ?
    /* Translators: %s is the name of a destination. */
    g_strdup_printf (_("%s (paused: it waits there)"), pc_record_get_text (record, PC_DESTINATION_NAME)) :
    g_strdup (pc_record_get_text (record, PC_DESTINATION_NAME));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_check_button_new_with_label (label);
  GtkWidget *address = gtk_label_new (pc_record_get_text (record, PC_DESTINATION_ADDRESS));

  gtk_label_set_xalign (GTK_LABEL (address), 0);
  gtk_label_set_ellipsize (GTK_LABEL (address), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_margin_start (address, 26);
  gtk_widget_add_css_class (address, "caption");
  gtk_widget_add_css_class (address, "dim-label");
  gtk_widget_add_css_class (box, "finding");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), address);
  gtk_list_box_append (self->list, box);
  gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);

  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
}

static void
pc_queue_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PC_TYPE_QUEUE_DIALOG);

  G_OBJECT_CLASS (pc_queue_dialog_parent_class)->dispose (object);
}

static void
pc_queue_dialog_finalize (GObject *object)
{
  PcQueueDialog *self = PC_QUEUE_DIALOG (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (pc_queue_dialog_parent_class)->finalize (object);
}

static void
pc_queue_dialog_class_init (PcQueueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_queue_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pc_queue_dialog_finalize;
  signals[QUEUE] = g_signal_new ("queue", PC_TYPE_QUEUE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[DESTINATIONS] = g_signal_new ("destinations", PC_TYPE_QUEUE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-queue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PcQueueDialog, destinations);
  gtk_widget_class_bind_template_child (widget_class, PcQueueDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PcQueueDialog, none);
  gtk_widget_class_bind_template_child (widget_class, PcQueueDialog, queue);
  gtk_widget_class_bind_template_child (widget_class, PcQueueDialog, what);
  gtk_widget_class_bind_template_callback (widget_class, destinations_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "accept_cb", G_CALLBACK (pc_queue_dialog_accept));
}

static void
pc_queue_dialog_init (PcQueueDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pc_queue_dialog_new (PcStore    *store,
                     const char *title)
{
  PcQueueDialog *self = g_object_new (PC_TYPE_QUEUE_DIALOG, NULL);

  gtk_label_set_label (self->what, title);
  self->records = pc_store_list_by (store, &pc_destination_kind, -1, NULL, "name", NULL);
  if (self->records == NULL)
    self->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->records->len; i++)
    add_destination (self, self->records->pdata[i]);

  gtk_widget_set_visible (GTK_WIDGET (self->list), self->records->len > 0);
  gtk_widget_set_visible (self->none, self->records->len == 0);
  gtk_widget_set_visible (self->queue, self->records->len > 0);
  if (self->records->len == 1)
    gtk_check_button_set_active (self->checks->pdata[0], TRUE);
  toggled_cb (self);
  return GTK_WIDGET (self);
}
