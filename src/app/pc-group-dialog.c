/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-group-dialog.h"

#include <glib/gi18n-lib.h>

#include "pc-defaults.h"
#include "pc-form.h"
#include "pc-kinds.h"
#include "pc-participant-row.h"
#include "pc-person-picker.h"
#include "pc-session-guard.h"

struct _PcGroupDialog
{
  AdwWindow       parent_instance;

  PcForm         *form;
  PcForm         *details;
  GtkLabel       *operator_issues;
  PcPersonPicker *picker;
  GtkWidget      *headings;
  GtkWidget      *heading_participation;
  GtkWidget      *heading_minutes;
  GtkWidget      *heading_notes;
  GtkWidget      *heading_remove;
  GtkListBox     *list;
  GtkWidget      *remove;
  GtkLabel       *message;

  PcStore        *store;
  PcRecord       *entry;
  GPtrArray      *rows;          /* Borrowed PcParticipantRows. */
  GPtrArray      *gone;          /* Kept participants that were taken off the list. */
  GtkSizeGroup   *columns[PC_PARTICIPANT_N_COLUMNS];
  gint64          minutes;       /* Of the session, before the last change. */
  gboolean        changed;
  gboolean        refused;       /* For somebody in the list, or for the operator. */
};

G_DEFINE_FINAL_TYPE (PcGroupDialog, pc_group_dialog, ADW_TYPE_WINDOW)

static void
show_message (PcGroupDialog *self,
              const char    *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/*
 * What the rules say
 */

static gboolean
check_operator (PcGroupDialog *self)
{
  /* What the session says of itself stands in the form. */
  g_autoptr(GPtrArray) issues = pc_issues_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  PcSession session;

  pc_session_fill (&session, self->entry, NULL);
  if (!pc_session_guard_operator (self->store, &session, issues, &error))
    pc_issues_add (issues, -1, FALSE, g_strdup (error->message));

  for (guint i = 0; i < issues->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((const PcIssue *) issues->pdata[i])->message);
  gtk_label_set_label (self->operator_issues, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->operator_issues), text->len > 0);

  return pc_issues_get_blocking (issues) == NULL;
}

static void
check_all (PcGroupDialog *self)
{
  self->refused = !check_operator (self);
  for (guint i = 0; i < self->rows->len; i++)
    if (!pc_participant_row_check (self->rows->pdata[i], self->entry))
      self->refused = TRUE;
}

static void
edited_cb (PcGroupDialog *self)
{
  const gint64 minutes = pc_record_get_number_or (self->entry, PC_SERVICE_ENTRY_MINUTES, 0);

  for (guint i = 0; i < self->rows->len && minutes != self->minutes; i++)
    pc_participant_row_follow_minutes (self->rows->pdata[i], self->minutes, minutes);

  self->minutes = minutes;
  self->changed = TRUE;
  show_message (self, NULL);
  check_all (self);
}

/*
 * Who was there
 */

static void
show_headings (PcGroupDialog *self)
{
  gtk_widget_set_visible (self->headings, self->rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
}

static void
row_removed_cb (PcGroupDialog    *self,
                PcParticipantRow *row)
{
  PcRecord *participant = pc_participant_row_get_record (row);

  if (pc_record_is_kept (participant))
    g_ptr_array_add (self->gone, g_object_ref (participant));
  pc_person_picker_start (self->picker);
  g_ptr_array_remove (self->rows, row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  show_headings (self);
  edited_cb (self);
}

static void
add_row (PcGroupDialog *self,
         PcRecord      *participant,
         PcCase        *person)
{
  GtkWidget *row = pc_participant_row_new (self->store, participant, person);

  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    gtk_size_group_add_widget (self->columns[i], pc_participant_row_get_column (PC_PARTICIPANT_ROW (row), i));
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, row);
  show_headings (self);
}

/* The newest pathway that is open on the day of the session; else the newest. */
static PcPathwayCase *
choose_pathway (PcGroupDialog *self,
                PcCase        *person)
{
  const PcDay day = pc_record_get_day (self->entry, PC_SERVICE_ENTRY_DATE);

  for (guint i = person->pathways->len; i > 0; i--)
    {
      PcPathwayCase *pathway = person->pathways->pdata[i - 1];
      const PcDay closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);

      if (pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON) <= day && (closed == 0 || closed >= day))
        return pathway;
    }

  return pc_case_find_pathway (person, NULL);
}

static gboolean
is_listed (PcGroupDialog *self,
           const char    *person_id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (pc_participant_row_get_person_id (self->rows->pdata[i]), person_id) == 0)
      return TRUE;

  return FALSE;
}

static PcRecord *
make_participant (PcGroupDialog *self,
                  PcPathwayCase *pathway)
{
  PcRecord *participant = pc_record_new (&pc_service_participant_kind);

  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID, pc_record_get_id (self->entry));
  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_PATHWAY_ID, pc_record_get_id (pathway->pathway));
  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_PARTICIPATION, "present");
  pc_record_set_number (participant, PC_SERVICE_PARTICIPANT_MINUTES, self->minutes);
  return participant;
}

gboolean
pc_group_dialog_add (PcGroupDialog *self,
                     const char    *person_id)
{
  g_autoptr(PcRecord) participant = NULL;
  g_autoptr(PcCase) person = NULL;
  g_autoptr(GError) error = NULL;
  PcPathwayCase *pathway;

  g_return_val_if_fail (PC_IS_GROUP_DIALOG (self) && person_id != NULL, FALSE);

  person = pc_case_load (self->store, person_id, pc_day_today (), PC_SESSION_GUARD_PARTS, &error);
  pathway = person != NULL ? choose_pathway (self, person) : NULL;
  if (error != NULL)
    show_message (self, error->message);
  else if (is_listed (self, person_id))
    show_message (self, _("This person is in the list already."));
  else if (pathway == NULL)
    show_message (self, _("This person has no pathway: open one on the person's page first."));
  else
    {
      participant = make_participant (self, pathway);
      add_row (self, participant, g_steal_pointer (&person));
      edited_cb (self);
    }

  return participant != NULL;
}

static void
picked_cb (PcGroupDialog *self,
           const char    *id)
{
  pc_group_dialog_add (self, id);
}

/*
 * Keeping
 */

/* What is typed goes into the records; %FALSE where some of it cannot be read. */
static gboolean
flush (PcGroupDialog *self)
{
  gboolean ok;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  ok = pc_form_flush (self->form);
  ok = pc_form_flush (self->details) && ok;
  for (guint i = 0; i < self->rows->len; i++)
    ok = pc_participant_row_flush (self->rows->pdata[i]) && ok;

  return ok;
}

/* Why it cannot be kept, full; %NULL where it can. */
static char *
find_fault (PcGroupDialog *self)
{
  g_autoptr(GPtrArray) issues = pc_record_check (self->entry);
  const PcIssue *blocking = pc_issues_get_blocking (issues);

  if (blocking != NULL)
    return g_strdup (blocking->message);
  if (self->rows->len == 0)
    return g_strdup (_("Nobody is in the list: add at least one person."));

  check_all (self);
  if (self->refused)
    return g_strdup (_("What is refused stands below the names, in red: correct it, or take the person off the list."));

  return NULL;
}

static gboolean
put_changed (PcGroupDialog  *self,
             PcRecord       *record,
             GError        **error)
{
  const PcKind *kind = pc_record_get_kind (record);
  g_autoptr(PcRecord) kept = pc_record_is_kept (record) ? pc_store_get (self->store, kind, pc_record_get_id (record),
                                                                        NULL) : NULL;

  for (guint i = 0; kept != NULL && i < pc_kind_get_n_fields (kind); i++)
    if (!pc_value_equal (pc_record_get_value (kept, i), pc_record_get_value (record, i)))
      return pc_store_put (self->store, record, error);

  return kept != NULL || pc_store_put (self->store, record, error);
}

static gboolean
put_all (PcGroupDialog  *self,
         GError        **error)
{
  if (!put_changed (self, self->entry, error))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    if (!put_changed (self, pc_participant_row_get_record (self->rows->pdata[i]), error))
      return FALSE;

  for (guint i = 0; i < self->gone->len; i++)
    if (!pc_store_remove (self->store, self->gone->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
keep (PcGroupDialog *self)
{
  const char *label = pc_record_is_kept (self->entry) ? N_("Change a group session") : N_("Add a group session");
  g_autoptr(GError) error = NULL;

  if (pc_store_begin (self->store, label, &error) && put_all (self, &error) && pc_store_commit (self->store, &error))
    return TRUE;

  pc_store_rollback (self->store);
  show_message (self, error->message);
  return FALSE;
}

gboolean
pc_group_dialog_save (PcGroupDialog *self)
{
  g_autofree char *fault = NULL;

  g_return_val_if_fail (PC_IS_GROUP_DIALOG (self), FALSE);

  if (!flush (self))
    return FALSE;
  fault = find_fault (self);
  show_message (self, fault);
  if (fault != NULL || (self->changed && !keep (self)))
    return FALSE;

  self->changed = FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static void
save_action (GtkWidget  *widget,
             const char *name G_GNUC_UNUSED,
             GVariant   *parameter G_GNUC_UNUSED)
{
  pc_group_dialog_save (PC_GROUP_DIALOG (widget));
}

/* The whole session, its people too; undo brings it back. */
static void
remove_action (GtkWidget  *widget,
               const char *name G_GNUC_UNUSED,
               GVariant   *parameter G_GNUC_UNUSED)
{
  PcGroupDialog *self = PC_GROUP_DIALOG (widget);
  g_autoptr(GError) error = NULL;

  if (!pc_record_is_kept (self->entry))
    return;

  if (!pc_store_begin (self->store, N_("Remove a group session"), &error) ||
      !pc_store_remove (self->store, self->entry, &error) ||
      !pc_store_commit (self->store, &error))
    {
      pc_store_rollback (self->store);
      show_message (self, error->message);
      return;
    }

  self->changed = FALSE;
  gtk_window_close (GTK_WINDOW (self));
}

/*
 * The window
 */

static gboolean
save_cb (gpointer data)
{
  pc_group_dialog_save (data);
  return G_SOURCE_REMOVE;
}

static gboolean
discard_cb (gpointer data)
{
  PC_GROUP_DIALOG (data)->changed = FALSE;
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

/* The question belongs to this window, and has to be gone before it. */
static void
answered_cb (PcGroupDialog *self,
             const char    *response)
{
  if (!g_str_equal (response, "cancel"))
    g_idle_add_full (G_PRIORITY_DEFAULT, g_str_equal (response, "save") ? save_cb : discard_cb, g_object_ref (self),
                     g_object_unref);
}

static void
ask (PcGroupDialog *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Keep the Group Session?"),
                                              _("What was typed is lost where it is not kept."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"),
                                    "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
pc_group_dialog_close_request (GtkWindow *window)
{
  PcGroupDialog *self = PC_GROUP_DIALOG (window);

  if (self->changed)
    {
      ask (self);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (pc_group_dialog_parent_class)->close_request (window);
}

/* A window that is not on the screen yet cannot have a cursor. */
static void
pc_group_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pc_group_dialog_parent_class)->map (widget);
  pc_form_start (PC_GROUP_DIALOG (widget)->form);
}

static void
pc_group_dialog_dispose (GObject *object)
{
  PcGroupDialog *self = PC_GROUP_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_GROUP_DIALOG);
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_clear_object (&self->columns[i]);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_object (&self->entry);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_group_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, details);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, heading_minutes);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, heading_notes);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, heading_participation);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, heading_remove);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, headings);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, list);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, message);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, operator_issues);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, PcGroupDialog, remove);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
pc_group_dialog_class_init (PcGroupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_group_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pc_group_dialog_close_request;
  widget_class->map = pc_group_dialog_map;

  gtk_widget_class_install_action (widget_class, "group.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "group.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "group.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "group.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  g_type_ensure (PC_TYPE_PERSON_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-group-dialog.ui");
  bind_children (widget_class);
}

static void
pc_group_dialog_init (PcGroupDialog *self)
{
  GtkWidget *headings[PC_PARTICIPANT_N_COLUMNS];

  self->rows = g_ptr_array_new ();
  self->gone = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));

  headings[PC_PARTICIPANT_PARTICIPATION] = self->heading_participation;
  headings[PC_PARTICIPANT_MINUTES] = self->heading_minutes;
  headings[PC_PARTICIPANT_NOTES] = self->heading_notes;
  headings[PC_PARTICIPANT_REMOVE] = self->heading_remove;
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_size_group_add_widget (self->columns[i], headings[i]);
    }
}

static PcRecord *
make_entry (PcStore *store)
{
  PcRecord *entry = pc_record_new (&pc_service_entry_kind);

  pc_defaults_apply (store, entry);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_FORM, "group");
  return entry;
}

/* One that was kept, with her case. */
static gboolean
add_kept (PcGroupDialog  *self,
          PcRecord       *participant,
          GError        **error)
{
  g_autoptr(PcRecord) pathway = pc_store_get (self->store, &pc_pathway_kind,
                                              pc_record_get_text (participant, PC_SERVICE_PARTICIPANT_PATHWAY_ID),
                                              error);
  PcCase *person = pathway != NULL ? pc_case_load (self->store, pc_record_get_text (pathway, PC_PATHWAY_BENEFICIARY_ID),
                                                   pc_day_today (), PC_SESSION_GUARD_PARTS, error) : NULL;

  if (person == NULL)
    return FALSE;

  add_row (self, participant, person);
  return TRUE;
}

static gboolean
load (PcGroupDialog  *self,
      const char     *id,
      GError        **error)
{
  g_autoptr(GPtrArray) participants = NULL;

  self->entry = id != NULL ? pc_store_get (self->store, &pc_service_entry_kind, id, error) : make_entry (self->store);
  if (self->entry == NULL)
    return FALSE;

  self->minutes = pc_record_get_number_or (self->entry, PC_SERVICE_ENTRY_MINUTES, 0);
  pc_form_set_record (self->form, self->entry);
  pc_form_set_record (self->details, self->entry);
  participants = pc_store_list_by (self->store, &pc_service_participant_kind, PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID,
                                   pc_record_get_id (self->entry), "created_at", error);
  for (guint i = 0; participants != NULL && i < participants->len; i++)
    if (!add_kept (self, participants->pdata[i], error))
      return FALSE;

  return participants != NULL;
}

GtkWidget *
pc_group_dialog_new (PcStore     *store,
                     const char  *id,
                     GError     **error)
{
  PcGroupDialog *self;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  self = g_object_new (PC_TYPE_GROUP_DIALOG, NULL);
  self->store = g_object_ref (store);
  pc_form_set_store (self->form, store);
  pc_form_set_store (self->details, store);
  pc_person_picker_set_store (self->picker, store);
  if (!load (self, id, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }

  gtk_widget_set_visible (self->remove, id != NULL);
  show_headings (self);
  check_all (self);
  return GTK_WIDGET (self);
}
