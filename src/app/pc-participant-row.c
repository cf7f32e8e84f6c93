/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-participant-row.h"

#include <glib/gi18n-lib.h>

#include "pc-field-entry.h"
#include "pc-kinds.h"
#include "pc-session-guard.h"

struct _PcParticipantRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *name;
  GtkLabel      *detail;
  GtkBox        *editors;
  GtkWidget     *remove;
  GtkLabel      *issues;
  PcFieldEntry  *entries[PC_PARTICIPANT_REMOVE];

  PcRecord      *participant;
  PcCase        *person;
  gint64         session_minutes;  /* What somebody who comes back gets. */
};

enum {
  EDITED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcParticipantRow, pc_participant_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  guint field;
  int   chars;
} columns[PC_PARTICIPANT_REMOVE] = {
  [PC_PARTICIPANT_PARTICIPATION] = { PC_SERVICE_PARTICIPANT_PARTICIPATION, 10 },
  [PC_PARTICIPANT_MINUTES] = { PC_SERVICE_PARTICIPANT_MINUTES, 5 },
  [PC_PARTICIPANT_NOTES] = { PC_SERVICE_PARTICIPANT_NOTES, 14 },
};

static gboolean
is_present (PcParticipantRow *self)
{
  return g_strcmp0 (pc_record_get_text (self->participant, PC_SERVICE_PARTICIPANT_PARTICIPATION), "present") == 0;
}

/* Who was not there has no hours; who was has those of the session, until other ones are typed. */
static void
committed_cb (PcParticipantRow *self,
              PcFieldEntry     *entry)
{
  if (entry == self->entries[PC_PARTICIPANT_PARTICIPATION] && !is_present (self))
    pc_record_set_number (self->participant, PC_SERVICE_PARTICIPANT_MINUTES, 0);
  else if (entry == self->entries[PC_PARTICIPANT_PARTICIPATION] &&
           pc_record_get_number_or (self->participant, PC_SERVICE_PARTICIPANT_MINUTES, 0) == 0)
    pc_record_set_number (self->participant, PC_SERVICE_PARTICIPANT_MINUTES, self->session_minutes);

  g_signal_emit (self, signals[EDITED], 0);
}

static void
remove_cb (PcParticipantRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
key_pressed_cb (PcParticipantRow *self,
                guint             keyval,
                guint             keycode G_GNUC_UNUSED,
                GdkModifierType   state)
{
  if (keyval != GDK_KEY_Delete || (state & GDK_CONTROL_MASK) == 0)
    return FALSE;

  remove_cb (self);
  return TRUE;
}

static void
pc_participant_row_dispose (GObject *object)
{
  PcParticipantRow *self = PC_PARTICIPANT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_PARTICIPANT_ROW);
  g_clear_object (&self->participant);
  g_clear_pointer (&self->person, pc_case_free);

  G_OBJECT_CLASS (pc_participant_row_parent_class)->dispose (object);
}

static void
pc_participant_row_class_init (PcParticipantRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_participant_row_dispose;
  signals[EDITED] = g_signal_new ("edited", PC_TYPE_PARTICIPANT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", PC_TYPE_PARTICIPANT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-participant-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PcParticipantRow, detail);
  gtk_widget_class_bind_template_child (widget_class, PcParticipantRow, editors);
  gtk_widget_class_bind_template_child (widget_class, PcParticipantRow, issues);
  gtk_widget_class_bind_template_child (widget_class, PcParticipantRow, name);
  gtk_widget_class_bind_template_child (widget_class, PcParticipantRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
pc_participant_row_init (PcParticipantRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_person (PcParticipantRow *self)
{
  g_autofree char *name = pc_record_dup_name (self->person->person);
  const char *id = pc_record_get_text (self->participant, PC_SERVICE_PARTICIPANT_PATHWAY_ID);
  PcPathwayCase *pathway = pc_case_find_pathway (self->person, id);
  const char *programme = pathway == NULL ? "" :
                          pathway->programme != NULL ? pc_programme_get_name (pathway->programme) :
                          pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME);
  g_autofree char *detail = g_strdup_printf ("%s · %s", programme, pc_record_get_text (self->person->person, PC_BENEFICIARY_CODE));
  /* Translators: %s is the name of a person. */
  g_autofree char *remove = g_strdup_printf (_("Take %s off the list (Ctrl+Delete)"), name);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
pc_participant_row_new (PcStore  *store,
                        PcRecord *participant,
                        PcCase   *person)
{
  PcParticipantRow *self = g_object_new (PC_TYPE_PARTICIPANT_ROW, NULL);

  g_return_val_if_fail (PC_IS_STORE (store) && PC_IS_RECORD (participant) && person != NULL, NULL);

  self->participant = g_object_ref (participant);
  self->person = person;
  self->session_minutes = pc_record_get_number_or (participant, PC_SERVICE_PARTICIPANT_MINUTES, 0);
  show_person (self);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkWidget *entry = pc_field_entry_new (store, pc_kind_get_field (&pc_service_participant_kind, columns[i].field));

      self->entries[i] = PC_FIELD_ENTRY (entry);
      pc_field_entry_set_chars (self->entries[i], columns[i].chars);
      pc_field_entry_set_record (self->entries[i], participant);
      g_signal_connect_object (entry, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
      gtk_box_append (self->editors, entry);
    }

  return GTK_WIDGET (self);
}

PcRecord *
pc_participant_row_get_record (PcParticipantRow *self)
{
  g_return_val_if_fail (PC_IS_PARTICIPANT_ROW (self), NULL);

  return self->participant;
}

const char *
pc_participant_row_get_person_id (PcParticipantRow *self)
{
  g_return_val_if_fail (PC_IS_PARTICIPANT_ROW (self), NULL);

  return pc_record_get_id (self->person->person);
}

GtkWidget *
pc_participant_row_get_column (PcParticipantRow    *self,
                               PcParticipantColumn  column)
{
  g_return_val_if_fail (PC_IS_PARTICIPANT_ROW (self) && column < PC_PARTICIPANT_N_COLUMNS, NULL);

  return column == PC_PARTICIPANT_REMOVE ? self->remove : GTK_WIDGET (self->entries[column]);
}

void
pc_participant_row_follow_minutes (PcParticipantRow *self,
                                   gint64            before,
                                   gint64            after)
{
  g_return_if_fail (PC_IS_PARTICIPANT_ROW (self));

  self->session_minutes = after;
  if (is_present (self) && pc_record_get_number_or (self->participant, PC_SERVICE_PARTICIPANT_MINUTES, 0) == before)
    pc_record_set_number (self->participant, PC_SERVICE_PARTICIPANT_MINUTES, after);
}

/* All of them, each on a line; a refusal in the colour of errors. */
static void
show_issues (PcParticipantRow *self,
             GPtrArray        *issues)
{
  const gboolean blocks = pc_issues_get_blocking (issues) != NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((const PcIssue *) issues->pdata[i])->message);

  gtk_label_set_label (self->issues, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), text->len > 0);
  gtk_widget_remove_css_class (GTK_WIDGET (self->issues), blocks ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->issues), blocks ? "error" : "warning");
}

gboolean
pc_participant_row_check (PcParticipantRow *self,
                          PcRecord         *entry)
{
  g_autoptr(GPtrArray) issues = NULL;
  PcSession session;

  g_return_val_if_fail (PC_IS_PARTICIPANT_ROW (self) && PC_IS_RECORD (entry), FALSE);

  issues = pc_record_check (self->participant);
  pc_session_fill (&session, entry, self->participant);
  if (pc_issues_get_blocking (issues) == NULL && session.day != 0 && session.service != NULL)
    pc_session_guard_person (self->person, &session, issues);

  show_issues (self, issues);
  return pc_issues_get_blocking (issues) == NULL;
}

gboolean
pc_participant_row_flush (PcParticipantRow *self)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (PC_IS_PARTICIPANT_ROW (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (self->entries); i++)
    ok = pc_field_entry_commit (self->entries[i]) && ok;

  return ok;
}
