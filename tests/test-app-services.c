/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-services-tab.h"

#include "pc-findings-list.h"
#include "pc-grid-cell.h"
#include "pc-kinds.h"
#include "pc-plan-tab.h"
#include "pc-record-grid.h"
#include "sample-case.h"
#include "sample-gui.h"

/* Somebody new, with a pathway in a programme. */
typedef struct
{
  PcStore  *store;
  PcRecord *pathway;
} Fixture;

static void
save (PcStore  *store,
      PcRecord *record)
{
  g_autoptr(GError) error = NULL;

  pc_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *self,
        gconstpointer  programme)
{
  g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);

  self->store = sample_gui_store ();
  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, "Zuno");
  save (self->store, person);
  self->pathway = pc_record_new (&pc_pathway_kind);
  pc_record_set_text (self->pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
  pc_record_set_text (self->pathway, PC_PATHWAY_PROGRAMME, programme);
  pc_record_set_text (self->pathway, PC_PATHWAY_OPENED_ON,
                      g_str_equal (programme, "puoi-2019") ? "2019-10-01" : "2025-10-01");
  save (self->store, self->pathway);
}

static void
tear_down (Fixture       *self,
           gconstpointer  programme)
{
  sample_gui_settle ();
  g_clear_object (&self->pathway);
  g_assert_finalize_object (self->store);
}

/* The first letter begins, the rest goes where that led. */
static void
type_cell (GtkWidget  *window,
           const char *text)
{
  sample_gui_press (window, gdk_unicode_to_keyval (g_utf8_get_char (text)), 0);
  sample_gui_type (gtk_widget_get_ancestor (sample_gui_focus (window), PC_TYPE_GRID_CELL), text);
  sample_gui_press (window, GDK_KEY_Tab, 0);
}

static void
type_service (GtkWidget  *window,
              const char *day,
              const char *starts_at,
              const char *ends_at,
              const char *service)
{
  type_cell (window, day);
  type_cell (window, starts_at);
  type_cell (window, ends_at);
  sample_gui_press (window, GDK_KEY_Tab, 0);
  type_cell (window, service);
}

static guint
count_services (Fixture *self)
{
  g_autoptr(GPtrArray) kept = pc_store_list_by (self->store, &pc_service_entry_kind, PC_SERVICE_ENTRY_PATHWAY_ID,
                                                pc_record_get_id (self->pathway), NULL, NULL);

  return kept->len;
}

static GtkWidget *
show_services (Fixture *self)
{
  PcServicesTab *tab = g_object_new (PC_TYPE_SERVICES_TAB, NULL);

  pc_services_tab_set_store (tab, self->store);
  pc_services_tab_set_pathway (tab, self->pathway);
  return GTK_WIDGET (tab);
}

/* Of one that is typed the clashes are said at once; it is kept, and the list above says them too. */
static void
test_typed (Fixture       *self,
            gconstpointer  programme)
{
  GtkWidget *tab = show_services (self), *window = sample_gui_show (tab);
  GtkWidget *grid = sample_gui_find (tab, PC_TYPE_RECORD_GRID);

  pc_services_tab_start (PC_SERVICES_TAB (tab));
  type_service (window, "2025-10-06", "9", "11", "A3");
  g_assert_cmpuint (count_services (self), ==, 1);
  g_assert_false (sample_gui_says (grid, "overlap"));

  pc_services_tab_start (PC_SERVICES_TAB (tab));
  type_service (window, "2025-10-06", "10", "12", "A2");
  g_assert_cmpuint (count_services (self), ==, 2);
  g_assert_true (sample_gui_says (grid, "overlap: correct the times of one"));
  sample_gui_settle ();
  g_assert_true (sample_gui_says (sample_gui_find (tab, PC_TYPE_FINDINGS_LIST), "overlap: correct the times of one"));

  /* 16 hours, of which 2 were given; 4, of which 2 were. */
  g_assert_true (sample_gui_says (tab, "14:00"));
  sample_gui_close (window);
}

/* What the programme refuses is not kept, and the line says why. */
static void
test_typed_refused (Fixture       *self,
                    gconstpointer  programme)
{
  GtkWidget *tab = show_services (self), *window = sample_gui_show (tab);
  GtkWidget *grid = sample_gui_find (tab, PC_TYPE_RECORD_GRID);

  pc_services_tab_start (PC_SERVICES_TAB (tab));
  type_service (window, "2021-08-24", "9", "11", "OS-2021");
  g_assert_cmpuint (count_services (self), ==, 0);
  g_assert_true (sample_gui_says (grid, "the programme pays no later ones. (Rule: PUOI notice, 27 March 2019)"));

  /* The day before it is the last; the cursor is behind the service. */
  for (guint i = 0; i < 5; i++)
    sample_gui_press (window, GDK_KEY_Left, 0);
  type_cell (window, "2021-08-23");
  g_assert_cmpuint (count_services (self), ==, 1);
  g_assert_false (sample_gui_says (grid, "the programme pays no later ones"));
  sample_gui_close (window);
}

/* What the plan lacks is said, and no longer when it is there. */
static void
test_plan (Fixture       *self,
           gconstpointer  programme)
{
  PcPlanTab *tab = g_object_new (PC_TYPE_PLAN_TAB, NULL);
  g_autoptr(PcRecord) plan = sample_case_new_record (&pc_plan_kind, "starts_on=2025-10-15; version=1");
  g_autoptr(PcRecord) goal = sample_case_new_record (&pc_goal_kind, "description=Impiego in cucina");
  GtkWidget *window, *findings;
  guint n;

  pc_plan_tab_set_store (tab, self->store);
  pc_plan_tab_set_pathway (tab, self->pathway);
  window = sample_gui_show (GTK_WIDGET (tab));
  findings = sample_gui_find (GTK_WIDGET (tab), PC_TYPE_FINDINGS_LIST);
  g_assert_true (sample_gui_says (findings, "No action plan is in force"));

  pc_record_set_text (plan, PC_PLAN_PATHWAY_ID, pc_record_get_id (self->pathway));
  save (self->store, plan);
  sample_gui_settle ();
  g_assert_false (sample_gui_says (findings, "No action plan is in force"));
  g_assert_true (sample_gui_says (findings, "which the programme makes compulsory"));
  n = pc_findings_list_get_n (PC_FINDINGS_LIST (findings));

  pc_record_set_text (goal, PC_GOAL_PLAN_ID, pc_record_get_id (plan));
  save (self->store, goal);
  sample_gui_settle ();
  g_assert_cmpuint (pc_findings_list_get_n (PC_FINDINGS_LIST (findings)), ==, n - 1);
  sample_gui_close (window);
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add ("/services/typed", Fixture, "puoi-plus-2025", set_up, test_typed, tear_down);
  g_test_add ("/services/refused", Fixture, "puoi-2019", set_up, test_typed_refused, tear_down);
  g_test_add ("/services/plan", Fixture, "puoi-plus-2025", set_up, test_plan, tear_down);

  return g_test_run ();
}
