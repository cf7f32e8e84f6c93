/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-work-bar.h"

#include <glib/gi18n-lib.h>

#define PULSE_MS 120

struct _PcWorkBar
{
  GtkBox          parent_instance;

  GtkLabel       *doing;
  GtkProgressBar *bar;

  PcProgress     *progress;
  GCancellable   *cancellable; /* Of what goes on, or %NULL. */
  guint           pulse_id;
};

G_DEFINE_FINAL_TYPE (PcWorkBar, pc_work_bar, GTK_TYPE_BOX)

/* How far it is cannot always be said, or not yet: the bar moves all the same. */
static gboolean
pulse_cb (gpointer data)
{
  PcWorkBar *self = data;
  const double fraction = self->progress != NULL ? pc_progress_get_fraction (self->progress) : 0;

  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->bar, fraction);
  else
    gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

static void
clear (PcWorkBar *self)
{
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
}

/* The window is closed. Who waits for the work may keep this from being disposed until then. */
static void
pc_work_bar_unroot (GtkWidget *widget)
{
  pc_work_bar_cancel (PC_WORK_BAR (widget));

  GTK_WIDGET_CLASS (pc_work_bar_parent_class)->unroot (widget);
}

static void
pc_work_bar_dispose (GObject *object)
{
  PcWorkBar *self = PC_WORK_BAR (object);

  clear (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_WORK_BAR);

  G_OBJECT_CLASS (pc_work_bar_parent_class)->dispose (object);
}

static void
pc_work_bar_class_init (PcWorkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_work_bar_dispose;
  widget_class->unroot = pc_work_bar_unroot;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-work-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PcWorkBar, bar);
  gtk_widget_class_bind_template_child (widget_class, PcWorkBar, doing);
  gtk_widget_class_bind_template_callback_full (widget_class, "cancel_cb", G_CALLBACK (pc_work_bar_cancel));
}

static void
pc_work_bar_init (PcWorkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_work_bar_start (PcWorkBar    *self,
                   const char   *doing,
                   PcProgress   *progress,
                   GCancellable *cancellable)
{
  g_return_if_fail (PC_IS_WORK_BAR (self) && self->cancellable == NULL);
  g_return_if_fail (doing != NULL && cancellable != NULL);

  g_set_object (&self->progress, progress);
  self->cancellable = g_object_ref (cancellable);
  self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
  gtk_progress_bar_set_fraction (self->bar, 0);
  gtk_label_set_label (self->doing, doing);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
pc_work_bar_cancel (PcWorkBar *self)
{
  g_return_if_fail (PC_IS_WORK_BAR (self));

  if (self->cancellable == NULL)
    return;

  gtk_label_set_label (self->doing, _("Stopping…"));
  g_cancellable_cancel (self->cancellable);
}

void
pc_work_bar_stop (PcWorkBar *self)
{
  g_return_if_fail (PC_IS_WORK_BAR (self));

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
