/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-traineeship-tab.h"

#include <glib/gi18n-lib.h>

#include "pc-attendance-check.h"
#include "pc-attendance-month.h"
#include "pc-case-load.h"
#include "pc-defaults.h"
#include "pc-findings-list.h"
#include "pc-form.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "pc-situation-check.h"
#include "pc-time.h"
#include "pc-tutoring-check.h"
#include "pc-when-seen.h"

struct _PcTraineeshipTab
{
  GtkBox             parent_instance;

  GtkWidget         *head;
  GtkLabel          *state;
  GtkLabel          *facts;
  PcFindingsList    *findings;
  PcForm            *form;
  PcAttendanceMonth *attendance;
  PcRecordGrid      *tutoring;
  PcRecordGrid      *competences;
  PcRecordGrid      *registers;
  PcRecordGrid      *events;

  PcStore           *store;
  PcRecord          *pathway;
  PcCase            *person;       /* As the rules look at it, with the traineeship that is shown; or %NULL. */
};

enum {
  PLACE_ASKED,
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

static const char *
get_kept_id (PcTraineeshipTab *self)
{
  PcRecord *traineeship = pc_form_get_record (self->form);

  return traineeship != NULL && pc_record_is_kept (traineeship) ? pc_record_get_id (traineeship) : NULL;
}

/*
 * What the rules say
 */

static char *
describe_days (const PcSituation *situation)
{
  g_autofree char *starts = pc_day_format (situation->starts);
  g_autofree char *last = pc_day_format (situation->last);

  if (situation->last == 0)
    return NULL;

  /* Translators: the first and the last day of a traineeship. */
  return g_strdup_printf (_("From %s to %s"), starts, last);
}

static char *
describe_suspension (const PcSituation *situation)
{
  if (situation->suspended_days == 0)
    return NULL;

  /* Translators: %d are days of suspension. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day suspended", "%d days suspended",
                                       situation->suspended_days),
                          situation->suspended_days);
}

/* Never rounded up: who reads 70 % has to have them. */
static char *
describe_hours (const PcAttendanceSum *sum)
{
  g_autofree char *attended = pc_minutes_format (sum->attended);
  g_autofree char *due = pc_minutes_format (sum->due);
  g_autofree char *project = pc_minutes_format (sum->project);

  if (sum->project == 0)
    return NULL;
  if (sum->due == 0)
    /* Translators: %s are the hours of a whole traineeship. */
    return g_strdup_printf (_("%s hours planned"), project);

  /* Translators: %s are hours: attended, due up to now, and planned in all; %d is a percentage, %% its sign. */
  return g_strdup_printf (_("%s hours attended of %s due so far (%d %%); %s planned in all"), attended, due,
                          (int) ((gint64) sum->attended * 100 / sum->due), project);
}

static void
show_situation (PcTraineeshipTab       *self,
                PcTraineeshipCase      *traineeship,
                const PcProgrammeRules *rules)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) parts = NULL;
  g_autofree char *text = NULL;
  PcSituation situation;
  PcAttendanceSum sum;

  pc_situation_reckon (traineeship, rules, self->person->on, &situation);
  pc_attendance_sum (traineeship, rules, self->person->on, &sum);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *part = i == 0 ? describe_days (&situation) : i == 1 ? describe_suspension (&situation)
                                                                          : describe_hours (&sum);

      if (part != NULL)
        g_strv_builder_add (builder, part);
    }

  parts = g_strv_builder_end (builder);
  text = g_strjoinv (" · ", parts);
  gtk_label_set_label (self->state, pc_situation_state_get_label (situation.state));
  gtk_label_set_label (self->facts, text);
}

static void
show_findings (PcTraineeshipTab  *self,
               PcPathwayCase     *pathway,
               PcTraineeshipCase *traineeship)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_situation_check (self->person, pathway, traineeship, self->person->on, findings);
  pc_attendance_check (self->person, pathway, traineeship, self->person->on, findings);
  pc_tutoring_check (self->person, pathway, traineeship, self->person->on, findings);
  pc_findings_list_set_findings (self->findings, findings);
}

static PcTraineeshipCase *
find_case (PcPathwayCase *pathway,
           const char    *id)
{
  for (guint i = 0; pathway != NULL && i < pathway->traineeships->len; i++)
    {
      PcTraineeshipCase *traineeship = pathway->traineeships->pdata[i];

      if (g_strcmp0 (pc_record_get_id (traineeship->traineeship), id) == 0)
        return traineeship;
    }

  return NULL;
}

/* The case of the person; %NULL where no traineeship is kept, or where it cannot be read. */
static PcCase *
load_case (PcTraineeshipTab *self)
{
  g_autoptr(GError) error = NULL;
  PcCase *person;

  if (self->pathway == NULL || get_kept_id (self) == NULL)
    return NULL;

  person = pc_case_load (self->store, pc_record_get_text (self->pathway, PC_PATHWAY_BENEFICIARY_ID), pc_day_today (),
                         PC_CASE_PAPERS | PC_CASE_SESSIONS | PC_CASE_DIARY, &error);
  if (person == NULL)
    failed_cb (self, error->message);

  return person;
}

static void
show_case (gpointer widget)
{
  PcTraineeshipTab *self = widget;
  PcCase *before = self->person;
  PcPathwayCase *pathway;
  PcTraineeshipCase *traineeship;
  const PcProgrammeRules *rules;

  pc_when_seen_set_fresh (self);
  self->person = load_case (self);
  pathway = self->person != NULL ? pc_case_find_pathway (self->person, pc_record_get_id (self->pathway)) : NULL;
  traineeship = find_case (pathway, get_kept_id (self));
  rules = pathway != NULL && pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL;

  gtk_widget_set_visible (self->head, traineeship != NULL);
  pc_attendance_month_set_case (self->attendance, traineeship, rules, self->person != NULL ? self->person->on : 0);
  if (traineeship != NULL)
    {
      show_situation (self, traineeship, rules);
      show_findings (self, pathway, traineeship);
    }

  g_clear_pointer (&before, pc_case_free);
}

static void
activated_cb (PcTraineeshipTab *self,
              const PcKind     *kind,
              const char       *id,
              int               field,
              int               day)
{
  if (!pc_traineeship_tab_show_place (self, kind, id, field, day))
    g_signal_emit (self, signals[PLACE_ASKED], 0, kind, id, field);
}

/*
 * The traineeship
 */

/* Days and visits can be typed as soon as the traineeship is kept. */
static void
show_children (PcTraineeshipTab *self)
{
  const char *id = get_kept_id (self);

  show_case (self);
  pc_record_grid_set_parent (self->tutoring, "traineeship_id", id, "date, starts_at");
  pc_record_grid_set_parent (self->competences, "traineeship_id", id, "name");
  pc_record_grid_set_parent (self->registers, "traineeship_id", id, "starts_on, number");
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

/* Undo may have taken the traineeship away, or brought it back; and the rules look at nearly everything. */
static void
store_changed_cb (PcTraineeshipTab *self,
                  const PcKind     *kind,
                  const char       *id)
{
  PcRecord *traineeship = pc_form_get_record (self->form);
  g_autoptr(PcRecord) fresh = NULL;

  pc_when_seen_set_stale (self);
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
  g_clear_pointer (&self->person, pc_case_free);
  g_clear_object (&self->pathway);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_traineeship_tab_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, attendance);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, competences);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, events);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, facts);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, findings);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, form);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, head);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, registers);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, state);
  gtk_widget_class_bind_template_child (widget_class, PcTraineeshipTab, tutoring);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
}

static void
pc_traineeship_tab_class_init (PcTraineeshipTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_traineeship_tab_dispose;
  signals[PLACE_ASKED] = g_signal_new ("place-asked", PC_TYPE_TRAINEESHIP_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_TRAINEESHIP_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_ATTENDANCE_MONTH);
  g_type_ensure (PC_TYPE_FINDINGS_LIST);
  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-traineeship-tab.ui");
  bind_children (widget_class);
}

static void
pc_traineeship_tab_init (PcTraineeshipTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pc_when_seen_init (self, show_case);
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
  pc_record_grid_set_store (self->competences, store);
  pc_record_grid_set_store (self->registers, store);
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

gboolean
pc_traineeship_tab_show_place (PcTraineeshipTab *self,
                               const PcKind     *kind,
                               const char       *id,
                               int               field,
                               PcDay             day)
{
  const struct { const PcKind *kind; PcRecordGrid *grid; } grids[] = {
    { &pc_tutoring_entry_kind, self->tutoring },
    { &pc_project_competence_kind, self->competences },
    { &pc_training_register_kind, self->registers },
    { &pc_traineeship_event_kind, self->events },
  };

  g_return_val_if_fail (PC_IS_TRAINEESHIP_TAB (self) && kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
    if (grids[i].kind == kind)
      return pc_record_grid_show_record (grids[i].grid, id, field);

  if (kind == &pc_attendance_day_kind)
    pc_attendance_month_show_day (self->attendance, id, day, field);
  else
    return kind == &pc_traineeship_kind && pc_form_show_field (self->form, field);

  return TRUE;
}

void
pc_traineeship_tab_start (PcTraineeshipTab *self)
{
  g_return_if_fail (PC_IS_TRAINEESHIP_TAB (self));

  if (get_kept_id (self) != NULL)
    pc_attendance_month_start (self->attendance);
  else
    pc_form_start (self->form);
}
