/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-organisation-page.h"

#include "pc-form.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"

struct _PcOrganisationPage
{
  GtkBox        parent_instance;

  PcForm       *form;
  PcRecordGrid *contacts;
  PcRecordGrid *closures;

  PcStore      *store;
};

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcOrganisationPage, pc_organisation_page, GTK_TYPE_BOX)

static void
failed_cb (PcOrganisationPage *self,
           const char         *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
show_belongings (PcOrganisationPage *self)
{
  PcRecord *organisation = pc_form_get_record (self->form);
  const char *id = pc_record_is_kept (organisation) ? pc_record_get_id (organisation) : NULL;

  pc_record_grid_set_parent (self->contacts, "organisation_id", id, "family_name, given_name");
  pc_record_grid_set_parent (self->closures, "organisation_id", id, "starts_on");
}

static void
pc_organisation_page_dispose (GObject *object)
{
  PcOrganisationPage *self = PC_ORGANISATION_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_ORGANISATION_PAGE);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_organisation_page_parent_class)->dispose (object);
}

static void
pc_organisation_page_class_init (PcOrganisationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_organisation_page_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_ORGANISATION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-organisation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcOrganisationPage, closures);
  gtk_widget_class_bind_template_child (widget_class, PcOrganisationPage, contacts);
  gtk_widget_class_bind_template_child (widget_class, PcOrganisationPage, form);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_belongings);
}

static void
pc_organisation_page_init (PcOrganisationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_organisation_page_set_store (PcOrganisationPage *self,
                                PcStore            *store)
{
  g_return_if_fail (PC_IS_ORGANISATION_PAGE (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_form_set_store (self->form, store);
  pc_record_grid_set_store (self->contacts, store);
  pc_record_grid_set_store (self->closures, store);
}

void
pc_organisation_page_set_organisation (PcOrganisationPage *self,
                                       const char         *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) organisation = NULL;

  g_return_if_fail (PC_IS_ORGANISATION_PAGE (self));

  if (id != NULL)
    organisation = pc_store_get (self->store, &pc_organisation_kind, id, &error);
  else
    {
      organisation = pc_record_new (&pc_organisation_kind);
      pc_record_set_text (organisation, PC_ORGANISATION_KIND, "host");
    }

  if (organisation == NULL)
    {
      failed_cb (self, error->message);
      return;
    }

  pc_form_set_record (self->form, organisation);
  show_belongings (self);
  pc_form_start (self->form);
}
