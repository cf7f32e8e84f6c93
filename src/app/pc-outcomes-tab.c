/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outcomes-tab.h"

#include <glib/gi18n-lib.h>

#include "pc-case-load.h"
#include "pc-code-list.h"
#include "pc-defaults.h"
#include "pc-findings-list.h"
#include "pc-follow-up-due.h"
#include "pc-form.h"
#include "pc-indicator-rows.h"
#include "pc-kinds.h"
#include "pc-participant-check.h"
#include "pc-record-grid.h"
#include "pc-when-seen.h"

struct _PcOutcomesTab
{
  GtkBox           parent_instance;

  GtkWidget       *head;
  GtkLabel        *state;
  GtkLabel        *facts;
  PcFindingsList  *findings;
  PcForm          *form;
  GtkWidget       *take_entry;
  PcRecordGrid    *follow_ups;
  GtkWidget       *due_section;
  GtkListBox      *due_list;
  PcIndicatorRows *indicators;

  PcStore         *store;
  PcRecord        *pathway;
  PcCase          *person;      /* As the rules look at it; or %NULL. */
  GArray          *participants;
};

enum {
  PLACE_ASKED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcOutcomesTab, pc_outcomes_tab, GTK_TYPE_BOX)

static void
failed_cb (PcOutcomesTab *self,
           const char    *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/* The participant that the pathway makes, with the others of the same programme; %NULL where it makes none. */
static const PcParticipant *
find_participant (PcOutcomesTab *self)
{
  for (guint i = 0; self->participants != NULL && i < self->participants->len; i++)
    {
      const PcParticipant *participant = &g_array_index (self->participants, PcParticipant, i);

      if (g_strcmp0 (participant->programme, pc_record_get_text (self->pathway, PC_PATHWAY_PROGRAMME)) == 0)
        return participant;
    }

  return NULL;
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/*
 * The head: who counts as what
 */

static char *
describe_entry (const PcParticipant *participant)
{
  g_autofree char *day = pc_day_format (participant->entered);

  if (participant->age < 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("Entered on %s"), day);

  /* Translators: %s is a day, %d an age in years. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Entered on %s, %d year old", "Entered on %s, %d years old",
                                       participant->age), day, participant->age);
}

static char *
describe_leaving (const PcParticipant *participant)
{
  g_autofree char *left = pc_day_format (participant->left);
  g_autofree char *until = pc_day_format (participant->results_until);

  if (participant->left == 0)
    return g_strdup (_("has not left"));
  if (participant->results_until == 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("left on %s"), left);

  /* Translators: %s are days: of leaving, and the last one that counts for the results. */
  return g_strdup_printf (_("left on %s; changes until %s count"), left, until);
}

/* Two pathways in one programme are one participant: what stands below may be of the other one. */
static const char *
describe_others (PcOutcomesTab       *self,
                 const PcParticipant *participant)
{
  const char *id = pc_record_get_id (self->pathway);

  if (g_strcmp0 (pc_record_get_id (participant->entry->pathway), id) != 0)
    return _("Of a person who comes back, the data of the first entry count.");
  if (g_strcmp0 (pc_record_get_id (participant->last->pathway), id) != 0)
    return _("The person came back, so the last leaving counts.");

  return NULL;
}

static void
show_head (PcOutcomesTab       *self,
           const PcParticipant *participant)
{
  g_autofree char *entry = describe_entry (participant);
  g_autofree char *leaving = describe_leaving (participant);
  const char *others = describe_others (self, participant);
  g_autofree char *text = g_strdup_printf ("%s · %s%s%s", entry, leaving, others != NULL ? "\n" : "",
                                           others != NULL ? others : "");

  gtk_label_set_label (self->state, participant->gaps & PC_GAPS_OF_A_RECORD ? _("Record incomplete") : _("Record complete"));
  gtk_label_set_label (self->facts, text);
}

/*
 * The follow-ups that are due
 */

static const char *
describe_state (const PcFollowUpDue *due)
{
  if (due->state == PC_FOLLOW_UP_DONE)
    return _("Done");
  if (due->state == PC_FOLLOW_UP_GIVEN_UP)
    return pc_code_list_get_label (pc_code_list_get ("contact-result"), due->result);

  return due->record == NULL ? _("To be made") : _("Open");
}

static char *
describe_attempts (const PcFollowUpDue *due)
{
  g_autofree char *last = pc_day_format (due->last_attempt);

  if (due->attempts == 0)
    return NULL;
  if (due->last_attempt == 0)
    /* Translators: %d is how many attempts there were to reach a person. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d attempt", "%d attempts", due->attempts), due->attempts);

  /* Translators: how many attempts there were to reach a person, and the day of the last one. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d attempt, on %s", "%d attempts, the last on %s", due->attempts),
                          due->attempts, last);
}

static void
add_due (PcOutcomesTab       *self,
         const PcFollowUpDue *due)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *kind = pc_code_list_get_label (pc_code_list_get ("follow-up-kind"), due->kind);
  g_autofree char *day = pc_day_format (due->due);
  g_autofree char *attempts = describe_attempts (due);
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", kind, day, describe_state (due));
  GtkWidget *label = make_label (kind, NULL);
  GtkWidget *state = make_label (describe_state (due), "caption-heading");

  gtk_widget_set_hexpand (label, TRUE);
  if (due->state == PC_FOLLOW_UP_OPEN && due->due <= self->person->on)
    gtk_widget_add_css_class (state, "error");
  gtk_box_append (GTK_BOX (box), label);
  if (attempts != NULL)
    gtk_box_append (GTK_BOX (box), make_label (attempts, "dim-label"));
  gtk_box_append (GTK_BOX (box), state);
  gtk_box_append (GTK_BOX (box), make_label (day, "numeric"));

  gtk_widget_add_css_class (box, "finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->due_list, row);
}

static void
show_due (PcOutcomesTab       *self,
          const PcParticipant *participant)
{
  g_autoptr(GArray) due = participant != NULL ? pc_follow_up_list_due (participant) : NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->due_list))) != NULL)
    gtk_list_box_remove (self->due_list, row);
  for (guint i = 0; due != NULL && i < due->len; i++)
    add_due (self, &g_array_index (due, PcFollowUpDue, i));

  gtk_widget_set_visible (self->due_section, due != NULL && due->len > 0);
}

/* To the line that is there, or to the one for a new record, which is made for what is due. */
static void
due_activated_cb (PcOutcomesTab *self,
                  GtkListBoxRow *row)
{
  const PcParticipant *participant = find_participant (self);
  g_autoptr(GArray) due = participant != NULL ? pc_follow_up_list_due (participant) : NULL;
  const guint index = gtk_list_box_row_get_index (row);
  PcRecord *record = due != NULL && index < due->len ? g_array_index (due, PcFollowUpDue, index).record : NULL;

  if (record == NULL || !pc_record_grid_show_record (self->follow_ups, pc_record_get_id (record), -1))
    pc_record_grid_start (self->follow_ups);
}

/*
 * The case
 */

static void
show_findings (PcOutcomesTab       *self,
               const PcParticipant *participant)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  if (participant != NULL)
    {
      pc_participant_check (participant, findings);
      pc_follow_up_check (participant, findings);
    }

  pc_findings_list_set_findings (self->findings, findings);
}

static PcCase *
load_case (PcOutcomesTab *self)
{
  g_autoptr(GError) error = NULL;
  PcCase *person;

  if (self->pathway == NULL || !pc_record_is_kept (self->pathway))
    return NULL;

  person = pc_case_load (self->store, pc_record_get_text (self->pathway, PC_PATHWAY_BENEFICIARY_ID), pc_day_today (),
                         PC_CASE_PAPERS | PC_CASE_FOLLOW_UPS, &error);
  if (person == NULL)
    failed_cb (self, error->message);

  return person;
}

static void
show_case (gpointer widget)
{
  PcOutcomesTab *self = widget;
  const PcParticipant *participant;

  pc_when_seen_set_fresh (self);
  g_clear_pointer (&self->participants, g_array_unref);
  g_clear_pointer (&self->person, pc_case_free);
  self->person = load_case (self);
  self->participants = self->person != NULL ? pc_participant_list (self->person) : NULL;

  participant = find_participant (self);
  gtk_widget_set_visible (self->head, participant != NULL);
  if (participant != NULL)
    show_head (self, participant);
  show_findings (self, participant);
  show_due (self, participant);
  pc_indicator_rows_show (self->indicators, participant);
}

static void
activated_cb (PcOutcomesTab *self,
              const PcKind  *kind,
              const char    *id,
              int            field,
              int            day)
{
  if (!pc_outcomes_tab_show_place (self, kind, id, field))
    g_signal_emit (self, signals[PLACE_ASKED], 0, kind, id, field);
}

/*
 * The pathway and its follow-ups
 */

static void
take_entry_cb (PcOutcomesTab *self)
{
  g_autoptr(GError) error = NULL;
  PcRecord *pathway = pc_form_get_record (self->form);

  if (pathway == NULL)
    return;
  if (!pc_defaults_take_entry (self->store, pathway))
    failed_cb (self, _("The person's record says nothing that is not entered here already."));
  else if (!pc_store_save (self->store, pathway, NULL, &error))
    failed_cb (self, error->message);
}

static GPtrArray *
load_follow_ups (PcRecordGrid *grid,
                 gpointer      user_data)
{
  PcOutcomesTab *self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *list = pc_store_list_by (self->store, &pc_follow_up_kind, PC_FOLLOW_UP_PATHWAY_ID,
                                      pc_record_get_id (self->pathway), "due_on", &error);

  if (list == NULL)
    failed_cb (self, error->message);

  return list;
}

/* Of the kinds that are due, the first that nobody has made. */
static PcRecord *
make_follow_up (PcRecordGrid *grid,
                gpointer      user_data)
{
  PcOutcomesTab *self = user_data;
  PcRecord *follow_up = pc_record_new (&pc_follow_up_kind);
  const PcParticipant *participant = find_participant (self);
  g_autoptr(GArray) due = participant != NULL ? pc_follow_up_list_due (participant) : NULL;

  pc_record_set_text (follow_up, PC_FOLLOW_UP_PATHWAY_ID, pc_record_get_id (self->pathway));
  for (guint i = 0; due != NULL && i < due->len; i++)
    {
      const PcFollowUpDue *one = &g_array_index (due, PcFollowUpDue, i);

      if (one->record != NULL)
        continue;

      pc_record_set_text (follow_up, PC_FOLLOW_UP_KIND, one->kind);
      pc_record_set_day (follow_up, PC_FOLLOW_UP_DUE_ON, one->due);
      break;
    }

  return follow_up;
}

static void
show_pathway (PcOutcomesTab *self)
{
  pc_form_set_record (self->form, self->pathway);
  gtk_widget_set_sensitive (self->take_entry, self->pathway != NULL);
  show_case (self);

  /* The usual source but for the new line, which is made for what is due. */
  pc_record_grid_set_parent (self->follow_ups, "pathway_id", self->pathway != NULL ? pc_record_get_id (self->pathway) : NULL,
                             "due_on");
  if (self->pathway != NULL)
    {
      pc_record_grid_set_source (self->follow_ups, load_follow_ups, make_follow_up, self);
      pc_record_grid_reload (self->follow_ups);
    }
}

/*
 * The widget
 */

static void
pc_outcomes_tab_dispose (GObject *object)
{
  PcOutcomesTab *self = PC_OUTCOMES_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_OUTCOMES_TAB);
  g_clear_pointer (&self->participants, g_array_unref);
  g_clear_pointer (&self->person, pc_case_free);
  g_clear_object (&self->pathway);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_outcomes_tab_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, due_list);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, due_section);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, facts);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, findings);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, follow_ups);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, form);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, head);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, indicators);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, state);
  gtk_widget_class_bind_template_child (widget_class, PcOutcomesTab, take_entry);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_entry_cb);
}

static void
pc_outcomes_tab_class_init (PcOutcomesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_outcomes_tab_dispose;
  signals[PLACE_ASKED] = g_signal_new ("place-asked", PC_TYPE_OUTCOMES_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_OUTCOMES_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_FINDINGS_LIST);
  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  g_type_ensure (PC_TYPE_INDICATOR_ROWS);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-outcomes-tab.ui");
  bind_children (widget_class);
}

static void
pc_outcomes_tab_init (PcOutcomesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pc_when_seen_init (self, show_case);
}

void
pc_outcomes_tab_set_store (PcOutcomesTab *self,
                           PcStore       *store)
{
  g_return_if_fail (PC_IS_OUTCOMES_TAB (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_form_set_store (self->form, store);
  pc_record_grid_set_store (self->follow_ups, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (pc_when_seen_set_stale), self, G_CONNECT_SWAPPED);
}

void
pc_outcomes_tab_set_pathway (PcOutcomesTab *self,
                             PcRecord      *pathway)
{
  g_return_if_fail (PC_IS_OUTCOMES_TAB (self));

  g_set_object (&self->pathway, pathway);
  show_pathway (self);
}

void
pc_outcomes_tab_start (PcOutcomesTab *self)
{
  const PcParticipant *participant = find_participant (self);

  g_return_if_fail (PC_IS_OUTCOMES_TAB (self));

  /* After leaving it is the follow-ups that are typed. */
  if (participant != NULL && participant->left != 0)
    pc_record_grid_start (self->follow_ups);
  else
    pc_form_start (self->form);
}

gboolean
pc_outcomes_tab_show_place (PcOutcomesTab *self,
                            const PcKind  *kind,
                            const char    *id,
                            int            field)
{
  g_return_val_if_fail (PC_IS_OUTCOMES_TAB (self), FALSE);

  if (self->pathway == NULL)
    return FALSE;
  if (kind == &pc_follow_up_kind && id != NULL)
    return pc_record_grid_show_record (self->follow_ups, id, field);
  if (kind == &pc_follow_up_kind)
    pc_record_grid_start (self->follow_ups);
  else
    return kind == &pc_pathway_kind && g_strcmp0 (id, pc_record_get_id (self->pathway)) == 0 &&
           pc_form_show_field (self->form, field);

  return TRUE;
}
