/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-services-tab.h"

#include "pc-budget-table.h"
#include "pc-findings-list.h"
#include "pc-group-dialog.h"
#include "pc-group-list.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "pc-session-guard.h"
#include "pc-session-load.h"
#include "pc-when-seen.h"

#define PARTS (PC_CASE_SESSIONS | PC_CASE_DIARY | PC_CASE_PLANS | PC_CASE_PLANNED | PC_CASE_HOURS)

struct _PcServicesTab
{
  GtkBox          parent_instance;

  PcBudgetTable  *budget;
  PcFindingsList *findings;
  PcRecordGrid   *services;
  PcGroupList    *groups;

  PcStore        *store;
  PcRecord       *pathway;
};

enum {
  FAILED,
  PLACE_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcServicesTab, pc_services_tab, GTK_TYPE_BOX)

static void
failed_cb (PcServicesTab *self,
           const char    *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/*
 * What the rules say
 */

/* The case of the person; %NULL where no pathway is shown, or where it cannot be read. */
static PcCase *
load_case (PcServicesTab *self)
{
  g_autoptr(GError) error = NULL;
  PcCase *person;

  if (self->pathway == NULL)
    return NULL;

  person = pc_case_load (self->store, pc_record_get_text (self->pathway, PC_PATHWAY_BENEFICIARY_ID), pc_day_today (),
                         PARTS, &error);
  if (person == NULL)
    failed_cb (self, error->message);

  return person;
}

static GPtrArray *
list_findings (PcServicesTab *self,
               PcCase        *person)
{
  GPtrArray *findings = pc_findings_new ();
  g_autoptr(GError) error = NULL;

  pc_session_check_person (person, findings);
  if (!pc_session_load_clashes (self->store, person, findings, &error))
    failed_cb (self, error->message);

  return findings;
}

static void
show_case (gpointer widget)
{
  PcServicesTab *self = widget;
  g_autoptr(PcCase) person = load_case (self);
  PcPathwayCase *pathway = person != NULL ? pc_case_find_pathway (person, pc_record_get_id (self->pathway)) : NULL;
  g_autoptr(GPtrArray) findings = person != NULL ? list_findings (self, person) : NULL;
  g_autoptr(GArray) lines = pathway != NULL ? pc_budget_reckon (pathway, person->on) : NULL;

  pc_when_seen_set_fresh (self);
  gtk_widget_set_visible (GTK_WIDGET (self->budget), lines != NULL);
  if (lines != NULL)
    pc_budget_table_show (self->budget, lines);
  pc_findings_list_set_findings (self->findings, findings);
  pc_group_list_show (self->groups, self->store, pathway);
}

static void
open_group_cb (PcServicesTab *self,
               const char    *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr(GError) error = NULL;
  GtkWidget *dialog = pc_group_dialog_new (self->store, id, &error);

  if (dialog == NULL)
    {
      failed_cb (self, error->message);
      return;
    }

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
activated_cb (PcServicesTab *self,
              const PcKind  *kind,
              const char    *id,
              int            field)
{
  if (kind != &pc_service_entry_kind || !pc_services_tab_show_service (self, id, field))
    g_signal_emit (self, signals[PLACE_ASKED], 0, kind, id, field);
}

static void
check_cb (PcRecordGrid *grid,
          PcRecord     *record,
          GPtrArray    *issues,
          gpointer      user_data)
{
  PcServicesTab *self = user_data;
  g_autoptr(GError) error = NULL;

  if (!pc_session_guard_entry (self->store, record, issues, &error))
    failed_cb (self, error->message);
}

/*
 * The widget
 */

static void
pc_services_tab_dispose (GObject *object)
{
  PcServicesTab *self = PC_SERVICES_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_SERVICES_TAB);
  g_clear_object (&self->pathway);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_services_tab_parent_class)->dispose (object);
}

static void
pc_services_tab_class_init (PcServicesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_services_tab_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_SERVICES_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLACE_ASKED] = g_signal_new ("place-asked", PC_TYPE_SERVICES_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT);

  g_type_ensure (PC_TYPE_BUDGET_TABLE);
  g_type_ensure (PC_TYPE_FINDINGS_LIST);
  g_type_ensure (PC_TYPE_GROUP_LIST);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-services-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, PcServicesTab, budget);
  gtk_widget_class_bind_template_child (widget_class, PcServicesTab, findings);
  gtk_widget_class_bind_template_child (widget_class, PcServicesTab, groups);
  gtk_widget_class_bind_template_child (widget_class, PcServicesTab, services);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_group_cb);
}

static void
pc_services_tab_init (PcServicesTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pc_when_seen_init (self, show_case);
  pc_record_grid_set_check (self->services, check_cb, self);
}

void
pc_services_tab_set_store (PcServicesTab *self,
                           PcStore       *store)
{
  g_return_if_fail (PC_IS_SERVICES_TAB (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_record_grid_set_store (self->services, store);
  /* The rules look at nearly everything. */
  g_signal_connect_object (store, "changed", G_CALLBACK (pc_when_seen_set_stale), self, G_CONNECT_SWAPPED);
}

void
pc_services_tab_set_pathway (PcServicesTab *self,
                             PcRecord      *pathway)
{
  g_return_if_fail (PC_IS_SERVICES_TAB (self));

  g_set_object (&self->pathway, pathway);
  pc_record_grid_set_parent (self->services, "pathway_id", pathway != NULL ? pc_record_get_id (pathway) : NULL,
                             "date, starts_at");
  show_case (self);
}

gboolean
pc_services_tab_show_service (PcServicesTab *self,
                              const char    *id,
                              int            field)
{
  g_return_val_if_fail (PC_IS_SERVICES_TAB (self), FALSE);

  if (pc_record_grid_show_record (self->services, id, field))
    return TRUE;
  if (!pc_group_list_has (self->groups, id))
    return FALSE;

  open_group_cb (self, id);
  return TRUE;
}

void
pc_services_tab_start (PcServicesTab *self)
{
  g_return_if_fail (PC_IS_SERVICES_TAB (self));

  pc_record_grid_start (self->services);
}
