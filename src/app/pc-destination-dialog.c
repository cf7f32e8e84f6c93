/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-destination-dialog.h"

#include <glib/gi18n-lib.h>

#include "pc-choose-file.h"
#include "pc-form.h"
#include "pc-kinds.h"
#include "pc-name-pattern.h"

struct _PcDestinationDialog
{
  AdwWindow       parent_instance;

  PcForm         *form;
  GtkWidget      *folder;
  GtkWidget      *password_box;
  GtkEditable    *password;
  GtkCheckButton *remember;
  GtkLabel       *password_note;
  GtkLabel       *words;
  GtkLabel       *message;
  GtkWidget      *remove;

  PcStore        *store;
  PcOutboxRunner *runner;
};

G_DEFINE_FINAL_TYPE (PcDestinationDialog, pc_destination_dialog, ADW_TYPE_WINDOW)

static void
say (PcDestinationDialog *self,
     const char          *text)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
}

static gboolean
is_kept (PcDestinationDialog *self)
{
  g_autoptr(PcRecord) kept = pc_store_get (self->store, &pc_destination_kind,
                                           pc_record_get_id (pc_form_get_record (self->form)), NULL);

  return kept != NULL;
}

/* A folder is chosen, a server is typed and has a password. */
static void
show_parts (PcDestinationDialog *self)
{
  const char *kind = pc_record_get_text (pc_form_get_record (self->form), PC_DESTINATION_KIND);
  const gboolean is_server = g_strcmp0 (kind, PC_DESTINATION_KIND_WEBDAV) == 0;

  gtk_widget_set_visible (self->folder, !is_server);
  gtk_widget_set_visible (self->password_box, is_server && self->runner != NULL && is_kept (self));
  gtk_widget_set_visible (self->remove, is_kept (self));
}

static void
saved_cb (PcDestinationDialog *self)
{
  say (self, "");
  show_parts (self);
}

static void
failed_cb (PcDestinationDialog *self,
           const char          *message)
{
  say (self, message);
}

static void
folder_chosen_cb (GtkWidget  *owner,
                  const char *path)
{
  PcDestinationDialog *self = PC_DESTINATION_DIALOG (owner);
  PcRecord *record = pc_form_get_record (self->form);
  g_autoptr(GError) error = NULL;

  pc_form_flush (self->form);
  pc_record_set_text (record, PC_DESTINATION_KIND, PC_DESTINATION_KIND_FOLDER);
  pc_record_set_text (record, PC_DESTINATION_ADDRESS, path);
  if (!pc_record_is_set (record, PC_DESTINATION_NAME))
    {
      g_autofree char *name = g_path_get_basename (path);

      pc_record_set_text (record, PC_DESTINATION_NAME, name);
    }

  if (!pc_store_save (self->store, record, NULL, &error))
    say (self, error->message);
  show_parts (self);
}

static void
folder_cb (PcDestinationDialog *self)
{
  const PcChooseFile question = {
    _("Choose the Folder"), _("_Choose"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL
  };

  pc_choose_file (GTK_WIDGET (self), &question, folder_chosen_cb);
}

static void
password_cb (PcDestinationDialog *self)
{
  const char *password = gtk_editable_get_text (self->password);

  if (*password == '\0' || !pc_form_flush (self->form))
    return;

  pc_outbox_runner_give_password (self->runner, pc_form_get_record (self->form), password,
                                  gtk_check_button_get_active (self->remember));
  gtk_editable_set_text (self->password, "");
  gtk_label_set_label (self->password_note, gtk_check_button_get_active (self->remember) ?
                       _("The password is in the keyring of this computer. What waits is sent now.") :
                       _("The password is known until Percorso ends. What waits is sent now."));
}

/* What waits for it stays in the outbox, and says why. */
static void
remove_cb (PcDestinationDialog *self)
{
  g_autoptr(GError) error = NULL;

  if (pc_store_begin (self->store, "remove destination", &error) &&
      pc_store_remove (self->store, pc_form_get_record (self->form), &error) && pc_store_commit (self->store, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  pc_store_rollback (self->store);
  say (self, error->message);
}

static gboolean
close_request_cb (PcDestinationDialog *self)
{
  /* What is being typed is kept when it is left. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  return GDK_EVENT_PROPAGATE;
}

static void
pc_destination_dialog_dispose (GObject *object)
{
  PcDestinationDialog *self = PC_DESTINATION_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_DESTINATION_DIALOG);
  g_clear_object (&self->runner);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_destination_dialog_parent_class)->dispose (object);
}

static void
pc_destination_dialog_class_init (PcDestinationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_destination_dialog_dispose;

  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-destination-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, message);
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, password);
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, password_box);
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, password_note);
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, remember);
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, remove);
  gtk_widget_class_bind_template_child (widget_class, PcDestinationDialog, words);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
}

static void
pc_destination_dialog_init (PcDestinationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say_words (PcDestinationDialog *self)
{
  g_autofree char *words = pc_name_pattern_list_words ();
  /* Translators: %s are words such as “{report}, {office}”, which stay as they are. */
  g_autofree char *text = g_strdup_printf (_("In sub-folders and file names these words stand for what they name: %s"),
                                           words);

  gtk_label_set_label (self->words, text);
}

GtkWidget *
pc_destination_dialog_new (PcStore        *store,
                           PcOutboxRunner *runner,
                           PcRecord       *destination)
{
  PcDestinationDialog *self = g_object_new (PC_TYPE_DESTINATION_DIALOG, NULL);
  g_autoptr(PcRecord) record = destination != NULL ? g_object_ref (destination) : pc_record_new (&pc_destination_kind);

  if (destination == NULL)
    pc_record_set_text (record, PC_DESTINATION_KIND, PC_DESTINATION_KIND_FOLDER);
  self->store = g_object_ref (store);
  g_set_object (&self->runner, runner);
  pc_form_set_store (self->form, store);
  pc_form_set_record (self->form, record);
  say_words (self);
  show_parts (self);
  if (destination == NULL)
    pc_form_start (self->form);
  return GTK_WIDGET (self);
}

gboolean
pc_destination_dialog_is_about (PcDestinationDialog *self,
                                const char          *destination_id)
{
  g_return_val_if_fail (PC_IS_DESTINATION_DIALOG (self), FALSE);

  return g_strcmp0 (pc_record_get_id (pc_form_get_record (self->form)), destination_id) == 0;
}

void
pc_destination_dialog_ask_password (PcDestinationDialog *self,
                                    gboolean             refused)
{
  g_return_if_fail (PC_IS_DESTINATION_DIALOG (self));

  gtk_label_set_label (self->password_note, refused ? _("The server has refused the password.") :
                       _("The server asks for a password."));
  gtk_widget_set_visible (self->password_box, TRUE);
  /* Who is typing something else goes on with it. */
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self->form)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->password));
}
