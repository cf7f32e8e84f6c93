/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-person-page-private.h"

#include <string.h>

#include "pc-kinds.h"
#include "pc-places.h"

gboolean
pc_person_page_is_kept (PcPersonPage *self)
{
  return self->person != NULL && pc_record_is_kept (self->person);
}

const char *
pc_person_page_get_kept_id (PcPersonPage *self)
{
  return pc_person_page_is_kept (self) ? pc_record_get_id (self->person) : NULL;
}

static void
fill_person (PcPersonPage *self)
{
  pc_form_set_record (self->form, self->person);
  pc_record_grid_set_parent (self->languages, "beneficiary_id", pc_person_page_get_kept_id (self), "language");
  pc_record_grid_set_parent (self->notes, "beneficiary_id", pc_person_page_get_kept_id (self), "date");
}

static void
fill_papers (PcPersonPage *self)
{
  pc_record_grid_set_parent (self->permits, "beneficiary_id", pc_person_page_get_kept_id (self), "starts_on");
  pc_record_grid_set_parent (self->documents, "beneficiary_id", pc_person_page_get_kept_id (self), "received_on");
}

static void
fill_plan (PcPersonPage *self)
{
  pc_plan_tab_set_pathway (self->plan, self->pathway);
}

static void
fill_services (PcPersonPage *self)
{
  pc_services_tab_set_pathway (self->services, self->pathway);
}

static void
fill_traineeship (PcPersonPage *self)
{
  pc_traineeship_tab_set_pathway (self->traineeship, self->pathway);
}

static void
fill_endowment (PcPersonPage *self)
{
  pc_endowment_tab_set_pathway (self->endowment, self->pathway);
}

static void
fill_outcomes (PcPersonPage *self)
{
  pc_outcomes_tab_set_pathway (self->outcomes, self->pathway);
}

static void
fill_history (PcPersonPage *self)
{
  pc_history_tab_show (self->history, self->store, pc_person_page_get_kept_id (self));
}

static void
start_person (PcPersonPage *self)
{
  pc_form_start (self->form);
}

/* What lacks is what one came for; without a checklist, the documents. */
static void
start_papers (PcPersonPage *self)
{
  if (!pc_papers_list_start (self->papers))
    pc_record_grid_start (self->documents);
}

static void
start_plan (PcPersonPage *self)
{
  pc_plan_tab_start (self->plan);
}

static void
start_services (PcPersonPage *self)
{
  pc_services_tab_start (self->services);
}

static void
start_traineeship (PcPersonPage *self)
{
  pc_traineeship_tab_start (self->traineeship);
}

static void
start_endowment (PcPersonPage *self)
{
  pc_endowment_tab_start (self->endowment);
}

static void
start_outcomes (PcPersonPage *self)
{
  pc_outcomes_tab_start (self->outcomes);
}

static const struct
{
  const char *name;
  void      (*fill)  (PcPersonPage *self);
  void      (*start) (PcPersonPage *self); /* Puts the cursor where one begins. */
  gboolean    always;                      /* Looks at what other tabs change. */
} tabs[] = {
  { "person", fill_person, start_person, FALSE },
  { "papers", fill_papers, start_papers, FALSE },
  { "plan", fill_plan, start_plan, FALSE },
  { "services", fill_services, start_services, FALSE },
  { "traineeship", fill_traineeship, start_traineeship, FALSE },
  { "endowment", fill_endowment, start_endowment, FALSE },
  { "outcomes", fill_outcomes, start_outcomes, FALSE },
  { "history", fill_history, NULL, TRUE },
};

void
pc_person_page_fill_tab (PcPersonPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->tabs);

  if (self->person == NULL || name == NULL)
    return;

  /* The other tabs are about work, and need their room. */
  gtk_widget_set_visible (GTK_WIDGET (self->duplicates), strcmp (name, "person") == 0 || strcmp (name, "papers") == 0);
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (strcmp (tabs[i].name, name) == 0 &&
        (tabs[i].always || g_hash_table_add (self->filled, (gpointer) tabs[i].name)))
      tabs[i].fill (self);
}

void
pc_person_page_refill (PcPersonPage *self)
{
  g_hash_table_remove_all (self->filled);
  pc_person_page_fill_tab (self);
}

void
pc_person_page_empty_tabs (PcPersonPage *self)
{
  g_hash_table_remove_all (self->filled);
  g_hash_table_add (self->filled, (gpointer) tabs[0].name);
}

/*
 * What is shown
 */

/* In the tab that is shown. @day is of attendance, where @id is NULL. */
void
pc_person_page_show_record (PcPersonPage *self,
                            const PcKind *kind,
                            const char   *id,
                            int           field,
                            PcDay         day)
{
  const char *tab = pc_places_get_tab (kind, field);

  if (kind == &pc_document_kind || kind == &pc_permit_kind)
    pc_record_grid_show_record (kind == &pc_document_kind ? self->documents : self->permits, id, field);
  else if (kind == &pc_beneficiary_kind)
    pc_form_show_field (self->form, field);
  else if (kind == &pc_service_entry_kind)
    pc_services_tab_show_service (self->services, id, field);
  else if (strcmp (tab, "plan") == 0)
    pc_plan_tab_show_place (self->plan, kind, id, field);
  else if (strcmp (tab, "traineeship") == 0)
    pc_traineeship_tab_show_place (self->traineeship, kind, id, field, day);
  else if (strcmp (tab, "outcomes") == 0)
    pc_outcomes_tab_show_place (self->outcomes, kind, id, field);
  else
    pc_endowment_tab_show_record (self->endowment, kind, id, field);
}

void
pc_person_page_show_tab (PcPersonPage *self,
                         const char   *name)
{
  g_return_if_fail (PC_IS_PERSON_PAGE (self));

  gtk_stack_set_visible_child_name (self->tabs, name);
  pc_person_page_fill_tab (self);
}

void
pc_person_page_show_nth_tab (PcPersonPage *self,
                             guint         index)
{
  g_return_if_fail (PC_IS_PERSON_PAGE (self));

  if (index >= G_N_ELEMENTS (tabs))
    return;

  pc_person_page_show_tab (self, tabs[index].name);
  if (tabs[index].start != NULL)
    tabs[index].start (self);
}

void
pc_person_page_create (PcPersonPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->tabs);

  g_return_if_fail (PC_IS_PERSON_PAGE (self));

  if (pc_person_page_is_kept (self) && self->pathway == NULL)
    {
      pc_person_page_open_pathway (self);
      return;
    }

  if (g_strcmp0 (name, "endowment") == 0)
    {
      pc_endowment_tab_create (self->endowment);
      return;
    }
  if (g_strcmp0 (name, "papers") == 0)
    {
      pc_record_grid_start (self->documents);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i].name, name) == 0 && tabs[i].start != NULL)
      tabs[i].start (self);
}
