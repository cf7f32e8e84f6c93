/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-traineeship-tab.h"

#include <string.h>

#include "pc-attendance-month.h"
#include "pc-field-row.h"
#include "pc-findings-list.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "sample-case.h"
#include "sample-gui.h"

static void
save (PcStore  *store,
      PcRecord *record)
{
  g_autoptr(GError) error = NULL;

  pc_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
}

/* A new record of the traineeship with FIELDS, kept. */
static void
add (PcStore      *store,
     const PcKind *kind,
     PcRecord     *traineeship,
     const char   *fields)
{
  g_autoptr(PcRecord) record = sample_case_new_record (kind, fields);

  if (traineeship != NULL)
    pc_record_set_text (record, pc_kind_get_parent_field (kind), pc_record_get_id (traineeship));
  save (store, record);
}

/* A pathway that has no traineeship yet, full. */
static PcRecord *
find_pathway (PcStore *store)
{
  g_autoptr(GPtrArray) pathways = pc_store_list_by (store, &pc_pathway_kind, -1, NULL, NULL, NULL);

  for (guint i = 0; i < pathways->len; i++)
    {
      g_autoptr(GPtrArray) list = pc_store_list_by (store, &pc_traineeship_kind, PC_TRAINEESHIP_PATHWAY_ID,
                                                    pc_record_get_id (pathways->pdata[i]), NULL, NULL);

      if (list->len == 0)
        return g_object_ref (pathways->pdata[i]);
    }

  g_error ("All pathways have a traineeship");
}

/* A traineeship of it, Monday to Friday from 9 to 13, kept; full. */
static PcRecord *
add_traineeship (PcStore    *store,
                 PcRecord   *pathway,
                 const char *starts_on,
                 const char *ends_on)
{
  g_autoptr(GPtrArray) hosts = pc_store_list_by (store, &pc_organisation_kind, -1, NULL, NULL, NULL);
  PcRecord *traineeship = sample_case_new_record (&pc_traineeship_kind,
                                                  "weekly_minutes=20:00; weekdays=1 2 3 4 5; starts_at=9:00; "
                                                  "ends_at=13:00");

  pc_record_set_text (traineeship, PC_TRAINEESHIP_PATHWAY_ID, pc_record_get_id (pathway));
  pc_record_set_text (traineeship, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (hosts->pdata[0]));
  pc_record_set_text (traineeship, PC_TRAINEESHIP_STARTS_ON, starts_on);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_ENDS_ON, ends_on);
  save (store, traineeship);
  return traineeship;
}

static GtkWidget *
make_tab (PcStore  *store,
          PcRecord *pathway)
{
  PcTraineeshipTab *tab = g_object_new (PC_TYPE_TRAINEESHIP_TAB, NULL);

  pc_traineeship_tab_set_store (tab, store);
  pc_traineeship_tab_set_pathway (tab, pathway);
  return GTK_WIDGET (tab);
}

static guint
count_days (GtkWidget *tab)
{
  return pc_record_grid_get_n_rows (PC_RECORD_GRID (sample_gui_find (sample_gui_find (tab, PC_TYPE_ATTENDANCE_MONTH),
                                                                     PC_TYPE_RECORD_GRID)));
}

/* April 2030 has 22 weekdays, of which the Monday after Easter and 25 April are holidays. */
static void
test_month (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) pathway = find_pathway (store);
  g_autoptr(PcRecord) traineeship = add_traineeship (store, pathway, "2030-04-01", "2030-09-30");
  GtkWidget *tab = make_tab (store, pathway), *window = sample_gui_show (tab);

  g_assert_true (sample_gui_says (tab, "April 2030"));
  g_assert_cmpuint (count_days (tab), ==, 20);

  add (store, &pc_closure_kind, NULL, "starts_on=2030-04-29; ends_on=2030-04-30; reason=Patron");
  sample_gui_settle ();
  g_assert_cmpuint (count_days (tab), ==, 18);

  add (store, &pc_traineeship_event_kind, traineeship,
  "kind=suspension; date=2030-04-08; until=2030-05-12; ground=illness");
  sample_gui_settle ();
  g_assert_cmpuint (count_days (tab), ==, 5);

  /* A day that was marked is shown, due or not. */
  add (store, &pc_attendance_day_kind, traineeship, "date=2030-04-13; kind=present; minutes=4:00");
  sample_gui_settle ();
  g_assert_cmpuint (count_days (tab), ==, 6);

  sample_gui_close (window);
}

/* The hours of February 2026: 20 days of 4 hours are due. */
static void
test_hours (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) pathway = find_pathway (store);
  g_autoptr(PcRecord) traineeship = add_traineeship (store, pathway, "2026-02-02", "2026-02-27");
  GtkWidget *tab = make_tab (store, pathway), *window = sample_gui_show (tab);

  g_assert_true (sample_gui_says (tab, "Attended: 0:00"));
  g_assert_true (sample_gui_says (tab, "0 % of 80:00 due"));

  add (store, &pc_attendance_day_kind, traineeship, "date=2026-02-02; kind=present; minutes=4:00");
  add (store, &pc_attendance_day_kind, traineeship, "date=2026-02-03; kind=present; minutes=3:59");
  sample_gui_settle ();
  g_assert_true (sample_gui_says (tab, "Attended: 7:59"));
  g_assert_true (sample_gui_says (tab, "9 % of 80:00 due"));
  g_assert_true (sample_gui_says (tab, "7:59 hours attended of 80:00 due so far (9 %)"));

  sample_gui_close (window);
}

static void
test_situation (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) pathway = find_pathway (store);
  GtkWidget *tab = make_tab (store, pathway), *window = sample_gui_show (tab);
  g_autoptr(PcRecord) traineeship = NULL;

  g_assert_false (sample_gui_says (tab, "Agreed"));
  traineeship = add_traineeship (store, pathway, "2030-04-01", "2030-09-30");
  pc_traineeship_tab_set_pathway (PC_TRAINEESHIP_TAB (tab), pathway);
  g_assert_true (sample_gui_says (tab, "Agreed"));
  g_assert_true (sample_gui_says (tab, "From 2030-04-01 to 2030-09-30"));
  g_assert_false (sample_gui_says (tab, "suspended"));

  add (store, &pc_traineeship_event_kind, traineeship,
  "kind=suspension; date=2030-05-01; until=2030-06-09; ground=maternity");
  sample_gui_settle ();
  g_assert_true (sample_gui_says (tab, "From 2030-04-01 to 2030-11-09"));
  g_assert_true (sample_gui_says (tab, "40 days suspended"));

  add (store, &pc_traineeship_event_kind, traineeship, "kind=cancellation; date=2026-01-01");
  sample_gui_settle ();
  g_assert_true (sample_gui_says (tab, "Cancelled"));

  sample_gui_close (window);
}

/* The row of the findings that says so, all of them being shown. */
static GtkWidget *
find_finding (GtkWidget  *tab,
              const char *text)
{
  GtkWidget *list = sample_gui_find (tab, PC_TYPE_FINDINGS_LIST);
  GtkWidget *more = sample_gui_find (list, GTK_TYPE_BUTTON);
  g_autoptr(GPtrArray) rows = NULL;

  if (gtk_widget_get_visible (more))
    g_signal_emit_by_name (more, "clicked");
  rows = sample_gui_list (list, GTK_TYPE_LIST_BOX_ROW);
  for (guint i = 0; i < rows->len; i++)
    if (sample_gui_says (rows->pdata[i], text))
      return rows->pdata[i];

  g_error ("No finding says “%s”", text);
}

static void
asked_cb (const PcKind **asked,
          const PcKind  *kind)
{
  *asked = kind;
}

/* A finding leads to the field that mends it: of the form, of a grid, or elsewhere. */
static void
test_findings (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) pathway = find_pathway (store);
  g_autoptr(PcRecord) traineeship = add_traineeship (store, pathway, "2026-02-02", "2026-02-27");
  GtkWidget *tab = make_tab (store, pathway), *window = sample_gui_show (tab);
  const PcKind *asked = NULL;
  GtkWidget *row;

  g_signal_connect_swapped (tab, "place-asked", G_CALLBACK (asked_cb), &asked);
  gtk_widget_activate (find_finding (tab, "INAIL position"));
  sample_gui_settle ();
  row = gtk_widget_get_ancestor (sample_gui_focus (window), PC_TYPE_FIELD_ROW);
  g_assert_nonnull (row);
  g_assert_cmpstr (pc_field_row_get_field (PC_FIELD_ROW (row))->name, ==, "accident_insurance");

  sample_case_fill (traineeship, "accident_insurance=1; liability_insurance=2; contract_weekly_minutes=40:00;"
                                 "safety_training_on=2026-02-02; communication_on=2026-02-01; ends_on=2026-03-15");
  save (store, traineeship);
  sample_gui_settle ();
  gtk_widget_activate (find_finding (tab, "days are not marked"));
  sample_gui_settle ();
  g_assert_nonnull (gtk_widget_get_ancestor (sample_gui_focus (window), PC_TYPE_ATTENDANCE_MONTH));
  g_assert_true (sample_gui_says (tab, "February 2026"));
  g_assert_null (asked);

  gtk_widget_activate (find_finding (tab, "The cover of the register"));
  g_assert_true (asked == &pc_document_kind);

  sample_gui_close (window);
}

static void
test_goes (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) pathway = find_pathway (store);
  g_autoptr(PcRecord) traineeship = add_traineeship (store, pathway, "2030-04-01", "2030-09-30");
  GtkWidget *tab = make_tab (store, pathway), *window = sample_gui_show (tab);
  gpointer gone = tab;

  g_object_add_weak_pointer (G_OBJECT (tab), &gone);
  add (store, &pc_traineeship_event_kind, traineeship, "kind=accident; date=2030-05-01");
  sample_gui_close (window);
  g_assert_null (gone);
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/traineeship/month", test_month);
  g_test_add_func ("/traineeship/hours", test_hours);
  g_test_add_func ("/traineeship/situation", test_situation);
  g_test_add_func ("/traineeship/findings", test_findings);
  g_test_add_func ("/traineeship/goes", test_goes);

  return g_test_run ();
}
