/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-progress-dialog.h"

#include <glib/gi18n-lib.h>

#define PULSE_MS 120

struct _PcProgressDialog
{
  AdwWindow       parent_instance;

  GtkLabel       *doing;
  GtkProgressBar *bar;

  PcProgress     *progress;
  GCancellable   *cancellable;
  guint           pulse_id;
};

G_DEFINE_FINAL_TYPE (PcProgressDialog, pc_progress_dialog, ADW_TYPE_WINDOW)

static gboolean
pulse_cb (gpointer data)
{
  PcProgressDialog *self = data;
  const double fraction = self->progress != NULL ? pc_progress_get_fraction (self->progress) : 0;

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  else
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (PcProgressDialog *self)
{
  gtk_label_set_label (self->doing, _("Stopping…"));
  g_cancellable_cancel (self->cancellable);
}

/* It goes when the work has come to its end. */
static gboolean
close_request_cb (PcProgressDialog *self)
{
  cancel_cb (self);
  return GDK_EVENT_STOP;
}

static void
pc_progress_dialog_dispose (GObject *object)
{
  PcProgressDialog *self = PC_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_PROGRESS_DIALOG);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pc_progress_dialog_parent_class)->dispose (object);
}

static void
pc_progress_dialog_class_init (PcProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_progress_dialog_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PcProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, PcProgressDialog, doing);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
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

  gtk_label_set_label (self->doing, doing);
  g_set_object (&self->progress, progress);
  g_set_object (&self->cancellable, cancellable);
  self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
