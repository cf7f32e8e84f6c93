/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-window-private.h"

#include <glib/gi18n-lib.h>

#include "pc-compare-dialog.h"
#include "pc-group-dialog.h"
#include "pc-jump-dialog.h"
#include "pc-kinds.h"
#include "pc-new-service-dialog.h"
#include "pc-owner.h"

static void
open_person (PcWindow   *self,
             const char *id,
             const char *tab)
{
  pc_window_flush (self);
  pc_window_make_pages (self);
  if (g_strcmp0 (pc_window_get_page (self), "person") != 0)
    self->back_to = g_strcmp0 (pc_window_get_page (self), "duplicates") == 0 ? "duplicates" : "people";
  pc_window_select_row (self, "people");
  gtk_stack_set_visible_child_name (self->pages, "person");
  pc_person_page_set_person (self->person, id);
  if (tab != NULL)
    pc_person_page_show_tab (self->person, tab);
  gtk_widget_set_visible (self->back, TRUE);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
person_opened_cb (PcWindow   *self,
                  const char *id)
{
  open_person (self, id, NULL);
}

/* A line of a list about something of a person opens that person where it is. */
static void
open_owner (PcWindow     *self,
            const PcKind *kind,
            const char   *id,
            const char   *tab)
{
  g_autofree char *person = pc_owner_find_person (self->store, kind, id);

  if (person != NULL)
    open_person (self, person, tab);
}

static void
present (PcWindow  *self,
         GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A new one where @id is %NULL. */
static void
open_group (PcWindow   *self,
            const char *id)
{
  g_autoptr(GError) error = NULL;
  GtkWidget *dialog;

  pc_window_flush (self);
  if ((dialog = pc_group_dialog_new (self->store, id, &error)) != NULL)
    present (self, dialog);
  else
    pc_window_say (self, error->message);
}

/* Only a group session has no pathway: its people are its participants. */
static void
service_opened_cb (PcWindow   *self,
                   const char *id)
{
  g_autoptr(PcRecord) entry = pc_store_get (self->store, &pc_service_entry_kind, id, NULL);

  if (entry != NULL && !pc_record_is_set (entry, PC_SERVICE_ENTRY_PATHWAY_ID))
    open_group (self, id);
  else
    open_owner (self, &pc_service_entry_kind, id, "services");
}

static void
service_of_person_cb (PcWindow   *self,
                      const char *id)
{
  open_person (self, id, "services");
  pc_person_page_create (self->person);
}

static void
service_of_group_cb (PcWindow *self)
{
  open_group (self, NULL);
}

static void
service_created_cb (PcWindow *self)
{
  GtkWidget *dialog = pc_new_service_dialog_new (self->store);

  g_signal_connect_object (dialog, "person", G_CALLBACK (service_of_person_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "group", G_CALLBACK (service_of_group_cb), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

static void
traineeship_opened_cb (PcWindow   *self,
                       const char *id)
{
  open_owner (self, &pc_traineeship_kind, id, "traineeship");
}

void
pc_window_create_person (PcWindow *self)
{
  open_person (self, NULL, "person");
  pc_person_page_start (self->person);
}

static void
open_organisation (PcWindow   *self,
                   const char *id)
{
  pc_window_flush (self);
  pc_window_make_pages (self);
  pc_organisation_page_set_organisation (self->organisation, id);
  gtk_stack_set_visible_child_name (self->pages, "organisation");
  pc_window_select_row (self, "network");
  gtk_widget_set_visible (self->back, TRUE);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
organisation_created_cb (PcWindow *self)
{
  open_organisation (self, NULL);
}

/* What is due is dealt with where the kind says; a paper is shown itself, and a convention is the host's. */
static void
deadline_opened_cb (PcWindow         *self,
                    const PcDeadline *deadline)
{
  if (deadline->record_kind == &pc_organisation_kind)
    {
      open_organisation (self, deadline->record_id);
      return;
    }

  open_person (self, deadline->person_id, NULL);
  pc_person_page_set_pathway (self->person, deadline->pathway_id);
  pc_person_page_show_tab (self->person, pc_today_page_get_tab (deadline->kind));
  if (*deadline->record_id != '\0' &&
      (deadline->record_kind == &pc_permit_kind || deadline->record_kind == &pc_document_kind))
    pc_person_page_show_place (self->person, deadline->record_kind, deadline->record_id, -1);
}

void
pc_window_jump (PcWindow *self)
{
  GtkWidget *dialog;

  pc_window_flush (self);
  dialog = pc_jump_dialog_new (self->store);
  g_signal_connect_object (dialog, "person", G_CALLBACK (person_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "organisation", G_CALLBACK (open_organisation), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "page", G_CALLBACK (pc_window_show_page), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

/*
 * Two people who could be one
 */

static void
merged_cb (PcWindow   *self,
           const char *id)
{
  g_autoptr(PcRecord) person = pc_store_get (self->store, &pc_beneficiary_kind, id, NULL);
  g_autofree char *name = person != NULL ? pc_record_dup_name (person) : NULL;
  g_autofree char *text = NULL;

  if (name == NULL)
    return;

  open_person (self, id, NULL);
  /* Translators: %s is the name of a person. */
  text = g_strdup_printf (_("Merged into %s"), name);
  pc_window_offer_undo (self, text);
}

static void
compare_cb (PcWindow   *self,
            const char *id,
            const char *other_id)
{
  g_autoptr(GError) error = NULL;
  GtkWidget *dialog = pc_compare_dialog_new (self->store, id, other_id, &error);

  if (dialog == NULL)
    {
      pc_window_say (self, error->message);
      return;
    }

  g_signal_connect_object (dialog, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "distinct", G_CALLBACK (pc_window_offer_undo), self, G_CONNECT_SWAPPED);
  present (self, dialog);
}

/*
 * The template
 */

void
pc_window_bind_opening (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, deadline_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_organisation);
  gtk_widget_class_bind_template_callback (widget_class, organisation_created_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "person_created_cb",
                                                G_CALLBACK (pc_window_create_person));
  gtk_widget_class_bind_template_callback (widget_class, person_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, service_created_cb);
  gtk_widget_class_bind_template_callback (widget_class, service_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, traineeship_opened_cb);
}
