/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-traineeship-tab.h"

#include "pc-attendance-month.h"
#include "pc-defaults.h"
#include "pc-form.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"

struct _PcTraineeshipTab
{
  GtkBox             parent_instance;

  PcForm            *form;
  PcAttendanceMonth *attendance;
  PcRecordGrid      *tutoring;
  PcRecordGrid      *events;

  PcStore           *store;
  PcRecord          *pathway;
};

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcTraineeshipTab, pc_traineeship_tab, GTK_TYPE_BOX)

static void
failed_cb (PcTraineeshipTab *self,
           const char       *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/* Days and visits can be typed as soon as the traineeship is kept. */
static void
show_children (PcTraineeshipTab *self)
{
  PcRecord *traineeship = pc_form_get_record (self->form);
  const gboolean kept = traineeship != NULL && pc_record_is_kept (traineeship);
  const char *id = kept ? pc_record_get_id (traineeship) : NULL;

  pc_attendance_month_set_traineeship (self->attendance, kept ? traineeship : NULL);
  pc_record_grid_set_parent (self->tutoring, "traineeship_id", id, "date, starts_at");
  pc_record_grid_set_parent (self->events, "traineeship_id", id, "date");
}

static void
saved_cb (PcTraineeshipTab *self)
{
  show_children (self);
}

static PcRecord *
find_traineeship (PcTraineeshipTab *self)
{
  g_autoptr(GPtrArray) list = pc_store_list_by (self->store, &pc_traineeship_kind, PC_TRAINEESHIP_PATHWAY_ID,
                                                pc_record_get_id (self->pathway), "starts_on DESC", NULL);
  PcRecord *traineeship;

  if (list != NULL && list->len > 0)
    return g_object_ref (list->pdata[0]);

  traineeship = pc_record_new (&pc_traineeship_kind);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_PATHWAY_ID, pc_record_get_id (self->pathway));
  pc_defaults_apply (self->store, traineeship);
  return traineeship;
}

static void
show_traineeship (PcTraineeshipTab *self)
{
  g_autoptr(PcRecord) traineeship = self->pathway != NULL ? find_traineeship (self) : NULL;

  pc_form_set_record (self->form, traineeship);
  show_children (self);
}

/* Undo may have taken the traineeship away, or brought it back. */
static void
store_changed_cb (PcTraineeshipTab *self,
                  const PcKind     *kind,
                  const char       *id)
{
  PcRecord *traineeship = pc_form_get_record (self->form);
  g_autoptr(PcRecord) fresh = NULL;

  if (kind != &pc_traineeship_kind || traineeship == NULL || g_strcmp0 (pc_record_get_id (traineeship), id) != 0)
    return;

  fresh = pc_store_get (self->store, kind, id, NULL);
  if (fresh == NULL)
    show_traineeship (self);
}

static void
pc_traineeship_tab_dispose (GObject *object)
{
  PcTraineeshipTab *self = PC_TRAINEESHIP_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_TRAINEESHIP_TAB);
  g_clear_object (&self->pathway);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_traineeship_tab_parent_class)->dispose (object);
}

static void
pc_traineeship_tab_class_init (PcTraineeshipTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_traineeship_tab_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_TRAINEESHIP_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_ATTENDANCE_MONTH);
  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-traineeship-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, attendance);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, events);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, form);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, tutoring);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
}

static void
pc_traineeship_tab_init (PcTraineeshipTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_traineeship_tab_set_store (PcTraineeshipTab *self,
                              PcStore          *store)
{
  g_return_if_fail (PC_IS_TRAINEESHIP_TAB (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_form_set_store (self->form, store);
  pc_attendance_month_set_store (self->attendance, store);
  pc_record_grid_set_store (self->tutoring, store);
  pc_record_grid_set_store (self->events, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_traineeship_tab_set_pathway (PcTraineeshipTab *self,
                                PcRecord         *pathway)
{
  g_return_if_fail (PC_IS_TRAINEESHIP_TAB (self));

  g_set_object (&self->pathway, pathway);
  show_traineeship (self);
}

void
pc_traineeship_tab_start (PcTraineeshipTab *self)
{
  g_return_if_fail (PC_IS_TRAINEESHIP_TAB (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->attendance)))
    pc_attendance_month_start (self->attendance);
  else
    pc_form_start (self->form);
}
