/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-journal.h"
#include "pc-progress-dialog.h"

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PcWindow *self = PC_WINDOW (widget);
  const char *page = pc_window_get_page (self);

  if (g_strcmp0 (page, "person") == 0)
    pc_window_show_page (self, self->back_to);
  else if (g_strcmp0 (page, "organisation") == 0)
    pc_window_show_page (self, "network");
  else if (g_strcmp0 (page, "office") == 0 || g_strcmp0 (page, "duplicates") == 0)
    pc_window_show_page (self, "people");
  else
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  pc_window_show_page (PC_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
tab_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PcWindow *self = PC_WINDOW (widget);

  if (g_strcmp0 (pc_window_get_page (self), "person") == 0)
    pc_person_page_show_nth_tab (self->person, g_variant_get_int32 (parameter));
}

static void
say_undone (PcWindow   *self,
            gboolean    redo,
            const char *label)
{
  g_autofree char *text = NULL;

  text = redo ?
    /* Translators: %s is what was done again, such as “Add: Service”. */
    g_strdup_printf (_("Done again: %s"), label) :
    /* Translators: %s is what was undone, such as “Add: Service”. */
    g_strdup_printf (_("Undone: %s"), label);
  pc_window_say (self, text);
}

static void
undone (PcWindow     *self,
        GAsyncResult *result,
        gboolean      redo)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = pc_journal_invert_finish (result, &error);

  /* The window was closed meanwhile. */
  if (self->undoing == NULL)
    return;

  pc_progress_dialog_end (g_steal_pointer (&self->undoing));
  if (label != NULL)
    say_undone (self, redo, label);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pc_window_say (self, error->message);
}

static void
undone_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PcWindow) self = user_data;

  undone (self, result, FALSE);
}

static void
redone_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PcWindow) self = user_data;

  undone (self, result, TRUE);
}

/* As much as of an import: nothing can be written meanwhile, and a dialog in front says so. */
static void
begin_undo (PcWindow *self,
            gboolean  redo)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  self->undoing = pc_progress_dialog_new (GTK_WIDGET (self), redo ? _("Doing it again…") : _("Undoing…"), NULL,
                                          cancellable);
  pc_journal_invert_async (self->store, redo, cancellable, redo ? redone_cb : undone_cb, g_object_ref (self));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PcWindow *self = PC_WINDOW (widget);
  const gboolean redo = strcmp (name, "win.redo") == 0;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;

  if (self->undoing != NULL)
    return;

  pc_window_flush (self);
  if (pc_journal_is_long (self->store, redo))
    begin_undo (self, redo);
  else if ((redo ? pc_journal_redo : pc_journal_undo) (self->store, &label, &error))
    say_undone (self, redo, label);
  else
    pc_window_say (self, error->message);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PcWindow *self = PC_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (PC_IS_LIST_PAGE (page))
    pc_list_page_create (PC_LIST_PAGE (page));
  else if (page == GTK_WIDGET (self->person))
    pc_person_page_create (self->person);
  else
    pc_window_create_person (self);
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PcWindow *self = PC_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (!PC_IS_LIST_PAGE (page))
    pc_window_show_page (self, "people");

  page = gtk_stack_get_visible_child (self->pages);
  pc_list_page_start_filter (PC_LIST_PAGE (page));
}

static void
jump_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  pc_window_jump (PC_WINDOW (widget));
}

static void
office_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  pc_window_show_page (PC_WINDOW (widget), "office");
}

static void
duplicates_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PcWindow *self = PC_WINDOW (widget);

  pc_window_show_page (self, "duplicates");
  pc_duplicates_page_start (self->duplicates);
}

static void
help_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.show-help-overlay", NULL);
}

void
pc_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.tab", "i", tab_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "win.jump", NULL, jump_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.office", NULL, office_action);
  gtk_widget_class_install_action (widget_class, "win.duplicates", NULL, duplicates_action);
}
