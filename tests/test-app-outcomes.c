/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outcomes-tab.h"

#include "pc-day.h"
#include "pc-field-row.h"
#include "pc-grid-cell.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "sample-case.h"
#include "sample-gui.h"

#define PERSON "family_name=Diallo; sex=F; birth_date=1990-01-01; citizenships=SN; special_consent=given; " \
               "special_consent_on=2025-09-01; disability=none-declared; foreign_background=yes; minority=no; rural=no; " \
               "employment_status=unemployed; employment_since=2025-06-01; isced=2; housing=rent"

typedef struct
{
  GtkWidget *window;
  GtkWidget *tab;
  PcStore   *store;
  char      *person;
  PcRecord  *pathway;
  char      *asked;     /* The kind and field of the place that was asked for. */
  char      *failed;
} Fixture;

static PcRecord *
save (PcStore      *store,
      const PcKind *kind,
      const char   *fields)
{
  PcRecord *record = sample_case_new_record (kind, fields);
  g_autoptr(GError) error = NULL;

  pc_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static void
asked_cb (Fixture      *fixture,
          const PcKind *kind,
          const char   *id,
          int           field)
{
  g_free (fixture->asked);
  fixture->asked = g_strdup_printf ("%s %s", kind->name, pc_kind_get_field (kind, field)->name);
}

static void
failed_cb (Fixture    *fixture,
           const char *message)
{
  g_free (fixture->failed);
  fixture->failed = g_strdup (message);
}

/* @data are FIELDS of the pathway, which was opened on 1 October 2025. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) person = NULL;
  g_autofree char *fields = NULL;

  fixture->store = pc_store_open (":memory:", PC_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  person = save (fixture->store, &pc_beneficiary_kind, PERSON);
  fixture->person = g_strdup (pc_record_get_id (person));
  fields = g_strdup_printf ("beneficiary_id=%s; programme=puoi-plus-2025; opened_on=2025-10-01%s%s", fixture->person,
                            data != NULL ? "; " : "", data != NULL ? (const char *) data : "");
  fixture->pathway = save (fixture->store, &pc_pathway_kind, fields);

  fixture->tab = g_object_new (PC_TYPE_OUTCOMES_TAB, NULL);
  g_signal_connect_swapped (fixture->tab, "place-asked", G_CALLBACK (asked_cb), fixture);
  g_signal_connect_swapped (fixture->tab, "failed", G_CALLBACK (failed_cb), fixture);
  pc_outcomes_tab_set_store (PC_OUTCOMES_TAB (fixture->tab), fixture->store);
  pc_outcomes_tab_set_pathway (PC_OUTCOMES_TAB (fixture->tab), fixture->pathway);
  fixture->window = sample_gui_show (fixture->tab);
  sample_gui_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sample_gui_close (fixture->window);
  g_object_unref (fixture->pathway);
  g_assert_finalize_object (fixture->store);
  g_free (fixture->person);
  g_free (fixture->asked);
  g_free (fixture->failed);
}

static PcRecord *
get_pathway (Fixture *fixture)
{
  return pc_store_get (fixture->store, &pc_pathway_kind, pc_record_get_id (fixture->pathway), NULL);
}

static GtkWidget *
find_row (Fixture    *fixture,
          const char *text)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (fixture->tab, GTK_TYPE_LIST_BOX_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (sample_gui_says (rows->pdata[i], text))
      return rows->pdata[i];

  return NULL;
}

/* The line of a kind of follow-up: what is to be put right speaks of it, too. */
static GtkWidget *
find_due (Fixture    *fixture,
          const char *kind)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (fixture->tab, GTK_TYPE_LIST_BOX_ROW);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(GPtrArray) labels = sample_gui_list (rows->pdata[i], GTK_TYPE_LABEL);

      if (gtk_widget_get_mapped (rows->pdata[i]) && labels->len > 0 &&
          g_str_equal (gtk_label_get_text (labels->pdata[0]), kind))
        return rows->pdata[i];
    }

  return NULL;
}

static void
activate (GtkWidget *row)
{
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  sample_gui_settle ();
}

static GtkWidget *
find_field (Fixture    *fixture,
            const char *name)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (fixture->tab, PC_TYPE_FIELD_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (pc_field_row_get_field (rows->pdata[i])->name, name))
      return rows->pdata[i];

  g_error ("There is no field “%s”", name);
}

static void
type_into (Fixture    *fixture,
           const char *name,
           const char *text)
{
  sample_gui_type (find_field (fixture, name), text);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  sample_gui_settle ();
}

/* What is missing is said, and is gone once it is typed; then the indicators stand without a reserve. */
static void
test_entry (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (sample_gui_says (fixture->tab, "Record incomplete"));
  g_assert_true (sample_gui_says (fixture->tab, "Entered on 2025-10-01, 35 years old · has not left"));
  g_assert_true (sample_gui_says (fixture->tab, "The education on entry is missing"));
  g_assert_true (sample_gui_says (fixture->tab, "Indicators, Once the Record Is Complete"));
  g_assert_true (sample_gui_says (find_row (fixture, "EECO09"), "Cannot be told"));

  type_into (fixture, "entry_isced", "2");
  type_into (fixture, "entry_housing", "rent");
  g_assert_true (sample_gui_says (fixture->tab, "Record complete"));
  g_assert_false (sample_gui_says (fixture->tab, "The education on entry is missing"));
  g_assert_false (sample_gui_says (fixture->tab, "Once the Record Is Complete"));
  g_assert_nonnull (find_row (fixture, "EECO02"));
  g_assert_nonnull (find_row (fixture, "EECO09"));
  g_assert_null (find_row (fixture, "EECO10"));
  g_assert_null (find_row (fixture, "EECO12"));
}

static void
test_take_over (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) buttons = sample_gui_list (fixture->tab, GTK_TYPE_BUTTON);
  GtkWidget *take = NULL;
  g_autoptr(PcRecord) pathway = NULL;

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (buttons->pdata[i]), "_Take Over from the Person") == 0)
      take = buttons->pdata[i];

  g_assert_nonnull (take);
  g_signal_emit_by_name (take, "clicked");
  sample_gui_settle ();
  pathway = get_pathway (fixture);
  g_assert_cmpstr (pc_record_get_text (pathway, PC_PATHWAY_ENTRY_SITUATION), ==, "unemployed");
  g_assert_cmpstr (pc_record_get_text (pathway, PC_PATHWAY_ENTRY_ISCED), ==, "2");
  g_assert_true (sample_gui_says (fixture->tab, "Record complete"));
  g_assert_null (fixture->failed);

  /* Once more there is nothing to take, which is said. */
  g_signal_emit_by_name (take, "clicked");
  sample_gui_settle ();
  g_assert_nonnull (fixture->failed);
}

/* What is mended here has the cursor; what is of the person is asked for. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PcRecord) person = pc_store_get (fixture->store, &pc_beneficiary_kind, fixture->person, NULL);
  GtkWidget *focus;

  activate (find_row (fixture, "The education on entry is missing"));
  focus = sample_gui_focus (fixture->window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, find_field (fixture, "entry_isced")));
  g_assert_null (fixture->asked);

  pc_record_set_text (person, PC_BENEFICIARY_SEX, NULL);
  g_assert_true (pc_store_save (fixture->store, person, NULL, NULL));
  sample_gui_settle ();
  activate (find_row (fixture, "The sex is missing"));
  g_assert_cmpstr (fixture->asked, ==, "beneficiary sex");
}

/* When to ask, how it stands, and a line for what nobody has made yet. */
static void
test_follow_ups (Fixture       *fixture,
                 gconstpointer  data)
{
  PcRecordGrid *grid = PC_RECORD_GRID (sample_gui_find (fixture->tab, PC_TYPE_RECORD_GRID));
  g_autoptr(PcRecord) follow_up = NULL;
  g_autofree char *fields = NULL;
  GtkWidget *focus;

  g_assert_true (sample_gui_says (find_due (fixture, "28 days after leaving"), "To be made"));
  g_assert_true (sample_gui_says (find_due (fixture, "6 months after leaving"), "To be made"));
  g_assert_nonnull (find_row (fixture, "EECR01"));
  g_assert_cmpuint (pc_record_grid_get_n_rows (grid), ==, 1);
  activate (find_due (fixture, "28 days after leaving"));
  focus = sample_gui_focus (fixture->window);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (grid)));

  fields = g_strdup_printf ("pathway_id=%s; kind=28-days; due_on=2026-04-28; done_on=2026-04-28; starts_on=2026-04-20; "
                            "situation=employed", pc_record_get_id (fixture->pathway));
  follow_up = save (fixture->store, &pc_follow_up_kind, fields);
  sample_gui_settle ();
  g_assert_cmpuint (pc_record_grid_get_n_rows (grid), ==, 2);
  g_assert_true (sample_gui_says (find_due (fixture, "28 days after leaving"), "Done"));
  g_assert_nonnull (find_row (fixture, "EECR04"));
  g_assert_null (find_row (fixture, "EECR01"));

  pc_record_set_day (follow_up, PC_FOLLOW_UP_DONE_ON, 0);
  pc_record_set_text (follow_up, PC_FOLLOW_UP_SITUATION, NULL);
  pc_record_set_day (follow_up, PC_FOLLOW_UP_STARTS_ON, 0);
  pc_record_set_text (follow_up, PC_FOLLOW_UP_CONTACT_RESULT, "not-reachable");
  pc_record_set_number (follow_up, PC_FOLLOW_UP_ATTEMPTS, 3);
  pc_record_set_day (follow_up, PC_FOLLOW_UP_LAST_ATTEMPT_ON, pc_day_new (2026, 5, 2));
  g_assert_true (pc_store_save (fixture->store, follow_up, NULL, NULL));
  sample_gui_settle ();
  g_assert_true (sample_gui_says (find_due (fixture, "28 days after leaving"), "Not reachable"));
  g_assert_true (sample_gui_says (find_due (fixture, "28 days after leaving"), "3 attempts, the last on 2026-05-02"));
}

/* The line for a new follow-up is made for what is due next, and kept once something is typed into it. */
static void
test_new_line (Fixture       *fixture,
               gconstpointer  data)
{
  PcRecordGrid *grid = PC_RECORD_GRID (sample_gui_find (fixture->tab, PC_TYPE_RECORD_GRID));
  g_autoptr(GPtrArray) none = pc_store_list_by (fixture->store, &pc_follow_up_kind, -1, NULL, NULL, NULL);
  g_autoptr(GPtrArray) kept = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (sample_gui_says (GTK_WIDGET (grid), "28 days after leaving"));
  g_assert_true (sample_gui_says (GTK_WIDGET (grid), "2026-04-28"));

  pc_record_grid_start (grid);
  sample_gui_settle ();
  for (guint i = 0; i < 2; i++)
    sample_gui_press (fixture->window, GDK_KEY_Tab, 0);
  sample_gui_press (fixture->window, GDK_KEY_F2, 0);
  sample_gui_type (gtk_widget_get_ancestor (sample_gui_focus (fixture->window), PC_TYPE_GRID_CELL), "1");
  sample_gui_press (fixture->window, GDK_KEY_Return, 0);
  kept = pc_store_list_by (fixture->store, &pc_follow_up_kind, -1, NULL, NULL, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (pc_record_get_text (kept->pdata[0], PC_FOLLOW_UP_KIND), ==, "28-days");
  g_assert_cmpint (pc_record_get_number (kept->pdata[0], PC_FOLLOW_UP_ATTEMPTS), ==, 1);
}

/* Of a person who came back, the first pathway says what no longer counts of it. */
static void
test_coming_back (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *fields = g_strdup_printf ("beneficiary_id=%s; programme=puoi-plus-2025; opened_on=2026-05-01", fixture->person);
  g_autoptr(PcRecord) again = save (fixture->store, &pc_pathway_kind, fields);

  sample_gui_settle ();
  g_assert_true (sample_gui_says (fixture->tab, "The person came back, so the last leaving counts."));
  g_assert_null (find_due (fixture, "28 days after leaving"));

  pc_outcomes_tab_set_pathway (PC_OUTCOMES_TAB (fixture->tab), again);
  sample_gui_settle ();
  g_assert_true (sample_gui_says (fixture->tab, "the data of the first entry count"));
}

/* Whoever never began counts for nothing, and neither does no pathway at all. */
static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_false (sample_gui_says (fixture->tab, "Record"));
  g_assert_null (find_row (fixture, "EECO01"));
  pc_outcomes_tab_set_pathway (PC_OUTCOMES_TAB (fixture->tab), NULL);
  sample_gui_settle ();
  g_assert_false (sample_gui_says (fixture->tab, "Record"));
  pc_outcomes_tab_start (PC_OUTCOMES_TAB (fixture->tab));
  g_assert_null (fixture->failed);
}

int
main (int    argc,
      char **argv)
{
  static const char left[] = "closed_on=2026-03-31; outcome=completed; exit_situation=job-searching; "
                             "entry_situation=unemployed; entry_since=2025-06-01; entry_isced=2; entry_housing=rent";

  sample_gui_init (&argc, &argv);

  g_test_add ("/outcomes/entry", Fixture, "entry_situation=unemployed; entry_since=2025-09-01", set_up, test_entry, tear_down);
  g_test_add ("/outcomes/take-over", Fixture, NULL, set_up, test_take_over, tear_down);
  g_test_add ("/outcomes/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/outcomes/follow-ups", Fixture, left, set_up, test_follow_ups, tear_down);
  g_test_add ("/outcomes/new-line", Fixture, left, set_up, test_new_line, tear_down);
  g_test_add ("/outcomes/coming-back", Fixture, left, set_up, test_coming_back, tear_down);
  g_test_add ("/outcomes/nobody", Fixture, "outcome=not-started; closed_on=2025-10-05", set_up, test_nobody, tear_down);

  return g_test_run ();
}
