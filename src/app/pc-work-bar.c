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
  GPtrArray      *blocked;     /* of GtkWidget, which nobody can use meanwhile. */
  GtkWidget      *cursor;      /* Where it was, where it had to leave, or %NULL. */
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
  g_clear_weak_pointer (&self->cursor);
  g_ptr_array_set_size (self->blocked, 0);
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
pc_work_bar_finalize (GObject *object)
{
  g_ptr_array_unref (PC_WORK_BAR (object)->blocked);

  G_OBJECT_CLASS (pc_work_bar_parent_class)->finalize (object);
}

static void
pc_work_bar_class_init (PcWorkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_work_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pc_work_bar_finalize;
  widget_class->unroot = pc_work_bar_unroot;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-work-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PcWorkBar, bar);
  gtk_widget_class_bind_template_child (widget_class, PcWorkBar, doing);
  gtk_widget_class_bind_template_callback_full (widget_class, "cancel_cb", G_CALLBACK (pc_work_bar_cancel));
}

static void
pc_work_bar_init (PcWorkBar *self)
{
  self->blocked = g_ptr_array_new_with_free_func (g_object_unref);
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
pc_work_bar_block (PcWorkBar *self,
                   GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_return_if_fail (PC_IS_WORK_BAR (self) && self->cancellable != NULL && GTK_IS_WIDGET (widget));

  g_ptr_array_add (self->blocked, g_object_ref (widget));
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    {
      g_set_weak_pointer (&self->cursor, focus);
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
    }
  gtk_widget_set_sensitive (widget, FALSE);
}

/* The cursor goes back to where it was, unless somebody has gone elsewhere, or what was there is gone. */
static void
release (PcWorkBar *self)
{
  const gboolean here = (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  for (guint i = 0; i < self->blocked->len; i++)
    gtk_widget_set_sensitive (self->blocked->pdata[i], TRUE);
  if (here && self->blocked->len > 0 && (self->cursor == NULL || !gtk_widget_grab_focus (self->cursor)))
    gtk_widget_child_focus (self->blocked->pdata[0], GTK_DIR_TAB_FORWARD);
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

  release (self);
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
