/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-progress-dialog.h"

#include "pc-work-bar.h"

struct _PcProgressDialog
{
  AdwWindow  parent_instance;

  PcWorkBar *bar;
};

G_DEFINE_FINAL_TYPE (PcProgressDialog, pc_progress_dialog, ADW_TYPE_WINDOW)

/* It goes when the work has come to its end. */
static gboolean
close_request_cb (PcProgressDialog *self)
{
  pc_work_bar_cancel (self->bar);
  return GDK_EVENT_STOP;
}

/* The window of what it is about is closed. */
static void
owner_unrealize_cb (PcProgressDialog *self)
{
  pc_work_bar_cancel (self->bar);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
pc_progress_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PC_TYPE_PROGRESS_DIALOG);

  G_OBJECT_CLASS (pc_progress_dialog_parent_class)->dispose (object);
}

static void
pc_progress_dialog_class_init (PcProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_progress_dialog_dispose;

  g_type_ensure (PC_TYPE_WORK_BAR);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PcProgressDialog, bar);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
pc_progress_dialog_init (PcProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pc_progress_dialog_new (GtkWidget    *owner,
                        const char   *doing,
                        PcProgress   *progress,
                        GCancellable *cancellable)
{
  PcProgressDialog *self = g_object_new (PC_TYPE_PROGRESS_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (owner);

  pc_work_bar_start (self->bar, doing, progress, cancellable);
  g_signal_connect_object (owner, "unrealize", G_CALLBACK (owner_unrealize_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

static gboolean
destroy_cb (gpointer dialog)
{
  gtk_window_destroy (dialog);
  return G_SOURCE_REMOVE;
}

/* On X11 GTK 4.8 reckons the size of a new window when it is idle, also of one that has gone by then: it goes later. */
void
pc_progress_dialog_end (GtkWidget *dialog)
{
  g_return_if_fail (PC_IS_PROGRESS_DIALOG (dialog));

  gtk_widget_set_visible (dialog, FALSE);
  g_idle_add_full (G_PRIORITY_LOW, destroy_cb, dialog, NULL);
}
