/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-plan-tab.h"

#include "pc-case-load.h"
#include "pc-defaults.h"
#include "pc-findings-list.h"
#include "pc-form.h"
#include "pc-kinds.h"
#include "pc-plan-check.h"
#include "pc-record-grid.h"
#include "pc-when-seen.h"

#define PARTS (PC_CASE_PLANS | PC_CASE_PLANNED | PC_CASE_GOALS | PC_CASE_SKILLS | PC_CASE_HOURS)

struct _PcPlanTab
{
  GtkBox          parent_instance;

  PcForm         *pathway_form;
  GtkWidget      *new_version;
  PcForm         *plan_form;
  PcFindingsList *findings;
  PcRecordGrid   *goals;
  PcRecordGrid   *planned;
  PcRecordGrid   *competences;

  PcStore        *store;
  PcRecord       *pathway;
};

enum {
  FAILED,
  PLACE_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcPlanTab, pc_plan_tab, GTK_TYPE_BOX)

static void
failed_cb (PcPlanTab  *self,
           const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/*
 * What the rules say
 */

static void
show_findings (gpointer widget)
{
  PcPlanTab *self = widget;
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCase) person = NULL;
  PcPathwayCase *pathway = NULL;

  pc_when_seen_set_fresh (self);
  if (self->pathway != NULL)
    {
      person = pc_case_load (self->store, pc_record_get_text (self->pathway, PC_PATHWAY_BENEFICIARY_ID),
                             pc_day_today (), PARTS,
                             &error);
      if (person == NULL)
        failed_cb (self, error->message);
    }

  pathway = person != NULL ? pc_case_find_pathway (person, pc_record_get_id (self->pathway)) : NULL;
  if (pathway != NULL)
    pc_plan_check (person, pathway, person->on, findings);
  pc_findings_list_set_findings (self->findings, findings);
}

static void
activated_cb (PcPlanTab    *self,
              const PcKind *kind,
              const char   *id,
              int           field)
{
  if (!pc_plan_tab_show_place (self, kind, id, field))
    g_signal_emit (self, signals[PLACE_ASKED], 0, kind, id, field);
}

/*
 * The plan
 */

/* What hangs on a plan can be typed as soon as the plan is kept. */
static void
show_children (PcPlanTab *self)
{
  PcRecord *plan = pc_form_get_record (self->plan_form);
  const gboolean kept = plan != NULL && pc_record_is_kept (plan);
  const char *id = kept ? pc_record_get_id (plan) : NULL;

  pc_record_grid_set_parent (self->goals, "plan_id", id, "position");
  pc_record_grid_set_parent (self->planned, "plan_id", id, "starts_on, service");
  gtk_widget_set_sensitive (self->new_version, kept);
}

static PcRecord *
make_plan (PcPlanTab *self)
{
  PcRecord *plan = pc_record_new (&pc_plan_kind);

  pc_record_set_text (plan, PC_PLAN_PATHWAY_ID, pc_record_get_id (self->pathway));
  pc_defaults_apply (self->store, plan);
  return plan;
}

static void
show_plan (PcPlanTab *self)
{
  g_autoptr(GPtrArray) plans = NULL;
  g_autoptr(PcRecord) plan = NULL;

  if (self->pathway != NULL)
    {
      plans = pc_store_list_by (self->store, &pc_plan_kind, PC_PLAN_PATHWAY_ID, pc_record_get_id (self->pathway),
                                "starts_on DESC, version DESC", NULL);
      plan = plans != NULL && plans->len > 0 ? g_object_ref (plans->pdata[0]) : make_plan (self);
    }

  pc_form_set_record (self->plan_form, plan);
  show_children (self);
}

static void
plan_saved_cb (PcPlanTab *self)
{
  show_children (self);
}

/* The plan in force is never overwritten by the next one: a version keeps what was signed. */
static void
new_version_cb (PcPlanTab *self)
{
  g_autoptr(PcRecord) plan = NULL;

  if (self->pathway == NULL)
    return;

  plan = make_plan (self);
  pc_form_set_record (self->plan_form, plan);
  show_children (self);
  pc_form_start (self->plan_form);
}

static void
store_changed_cb (PcPlanTab    *self,
                  const PcKind *kind,
                  const char   *id)
{
  PcRecord *plan = pc_form_get_record (self->plan_form);

  pc_when_seen_set_stale (self);

  /* Undo may have taken the plan away, or brought it back. */
  if (kind == &pc_plan_kind && self->pathway != NULL && plan != NULL && g_strcmp0 (pc_record_get_id (plan), id) == 0)
    {
      g_autoptr(PcRecord) fresh = pc_store_get (self->store, kind, id, NULL);

      if (fresh == NULL)
        show_plan (self);
    }
}

static void
pc_plan_tab_dispose (GObject *object)
{
  PcPlanTab *self = PC_PLAN_TAB (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_PLAN_TAB);
  g_clear_object (&self->pathway);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_plan_tab_parent_class)->dispose (object);
}

static void
pc_plan_tab_class_init (PcPlanTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_plan_tab_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_PLAN_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLACE_ASKED] = g_signal_new ("place-asked", PC_TYPE_PLAN_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT);

  g_type_ensure (PC_TYPE_FINDINGS_LIST);
  g_type_ensure (PC_TYPE_FORM);
  g_type_ensure (PC_TYPE_FORM_SECTION);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-plan-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, PcPlanTab, competences);
  gtk_widget_class_bind_template_child (widget_class, PcPlanTab, findings);
  gtk_widget_class_bind_template_child (widget_class, PcPlanTab, goals);
  gtk_widget_class_bind_template_child (widget_class, PcPlanTab, new_version);
  gtk_widget_class_bind_template_child (widget_class, PcPlanTab, pathway_form);
  gtk_widget_class_bind_template_child (widget_class, PcPlanTab, plan_form);
  gtk_widget_class_bind_template_child (widget_class, PcPlanTab, planned);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_version_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_saved_cb);
}

static void
pc_plan_tab_init (PcPlanTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pc_when_seen_init (self, show_findings);
}

void
pc_plan_tab_set_store (PcPlanTab *self,
                       PcStore   *store)
{
  g_return_if_fail (PC_IS_PLAN_TAB (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_form_set_store (self->pathway_form, store);
  pc_form_set_store (self->plan_form, store);
  pc_record_grid_set_store (self->goals, store);
  pc_record_grid_set_store (self->planned, store);
  pc_record_grid_set_store (self->competences, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_plan_tab_set_pathway (PcPlanTab *self,
                         PcRecord  *pathway)
{
  g_return_if_fail (PC_IS_PLAN_TAB (self));

  g_set_object (&self->pathway, pathway);
  pc_form_set_record (self->pathway_form, pathway);
  pc_record_grid_set_parent (self->competences, "beneficiary_id",
                             pathway != NULL ? pc_record_get_text (pathway, PC_PATHWAY_BENEFICIARY_ID) : NULL,
                             "area, name");
  show_plan (self);
  show_findings (self);
}

gboolean
pc_plan_tab_show_place (PcPlanTab    *self,
                        const PcKind *kind,
                        const char   *id,
                        int           field)
{
  g_return_val_if_fail (PC_IS_PLAN_TAB (self) && kind != NULL, FALSE);

  if (kind == &pc_goal_kind)
    return pc_record_grid_show_record (self->goals, id, field);
  if (kind == &pc_planned_service_kind)
    return pc_record_grid_show_record (self->planned, id, field);
  if (kind == &pc_competence_kind)
    return pc_record_grid_show_record (self->competences, id, field);
  if (kind == &pc_pathway_kind)
    return pc_form_show_field (self->pathway_form, field);
  if (kind != &pc_plan_kind)
    return FALSE;

  if (!pc_form_show_field (self->plan_form, field))
    pc_form_start (self->plan_form);
  return TRUE;
}

void
pc_plan_tab_start (PcPlanTab *self)
{
  g_return_if_fail (PC_IS_PLAN_TAB (self));

  pc_form_start (pc_form_get_record (self->plan_form) != NULL ? self->plan_form : self->pathway_form);
}
