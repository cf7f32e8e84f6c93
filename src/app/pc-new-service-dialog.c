/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-new-service-dialog.h"

#include "pc-person-picker.h"

struct _PcNewServiceDialog
{
  AdwWindow       parent_instance;

  PcPersonPicker *picker;
};

enum {
  PERSON,
  GROUP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcNewServiceDialog, pc_new_service_dialog, ADW_TYPE_WINDOW)

/* What comes next opens when this one has gone. */
static void
picked_cb (PcNewServiceDialog *self,
           const char         *id)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[PERSON], 0, id);
  g_object_unref (self);
}

static void
group_cb (PcNewServiceDialog *self)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[GROUP], 0);
  g_object_unref (self);
}

static void
pc_new_service_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PC_TYPE_NEW_SERVICE_DIALOG);

  G_OBJECT_CLASS (pc_new_service_dialog_parent_class)->dispose (object);
}

static void
pc_new_service_dialog_class_init (PcNewServiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_new_service_dialog_dispose;
  signals[PERSON] = g_signal_new ("person", PC_TYPE_NEW_SERVICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GROUP] = g_signal_new ("group", PC_TYPE_NEW_SERVICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (PC_TYPE_PERSON_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-new-service-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PcNewServiceDialog, picker);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
pc_new_service_dialog_init (PcNewServiceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pc_new_service_dialog_new (PcStore *store)
{
  PcNewServiceDialog *self = g_object_new (PC_TYPE_NEW_SERVICE_DIALOG, NULL);

  pc_person_picker_set_store (self->picker, store);
  pc_person_picker_start (self->picker);
  return GTK_WIDGET (self);
}
