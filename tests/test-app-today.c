/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-today-page.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-deadline-list.h"
#include "pc-kinds.h"
#include "sample-case.h"
#include "sample-gui.h"

typedef struct
{
  GtkWidget  *window;
  GtkWidget  *page;
  PcStore    *store;
  char       *operators[2];
  char       *opened;      /* The kind of the line that was gone to. */
  int         counted;     /* -1 before the first reckoning. */
} Fixture;

static char *
save (PcStore      *store,
      const PcKind *kind,
      const char   *fields)
{
  g_autoptr(PcRecord) record = sample_case_new_record (kind, fields);
  g_autoptr(GError) error = NULL;

  pc_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (pc_record_get_id (record));
}

/* A person of @operator with a pathway that was opened yesterday and a permit that expires in @days. */
static void
add_person (PcStore    *store,
            const char *operator,
            const char *name,
            int         days)
{
  g_autofree char *yesterday = pc_day_to_iso (pc_day_today () - 1);
  g_autofree char *expires = pc_day_to_iso (pc_day_today () + days);
  g_autofree char *person_fields = g_strdup_printf ("family_name=%s; operator_id=%s", name, operator);
  g_autofree char *person = save (store, &pc_beneficiary_kind, person_fields);
  g_autofree char *pathway_fields = g_strdup_printf ("beneficiary_id=%s; programme=puoi-plus-2025; opened_on=%s", person, yesterday);
  g_autofree char *permit_fields = g_strdup_printf ("beneficiary_id=%s; title=ASI; expires_on=%s", person, expires);

  g_free (save (store, &pc_pathway_kind, pathway_fields));
  g_free (save (store, &pc_permit_kind, permit_fields));
}

static void
fill_office (PcStore *store,
             char   **operators)
{
  g_autofree char *office = save (store, &pc_office_kind, "code=SP; name=Sportello");

  pc_store_set_setting (store, PC_SETTING_OFFICE, office, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *fields = g_strdup_printf ("family_name=%s; office_id=%s", i == 0 ? "Rossi" : "Bianchi", office);

      operators[i] = save (store, &pc_operator_kind, fields);
    }

  pc_store_set_setting (store, PC_SETTING_OPERATOR, operators[0], NULL);
  add_person (store, operators[0], "Late", -3);
  add_person (store, operators[0], "Now", 0);
  add_person (store, operators[0], "Soon", 7);
  add_person (store, operators[0], "Coming", 8);
  add_person (store, operators[1], "Other", -5);
}

static void
opened_cb (Fixture          *fixture,
           const PcDeadline *deadline)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup_printf ("%s %s", deadline->kind, deadline->person);
}

static void
counted_cb (Fixture *fixture,
            guint    n)
{
  fixture->counted = (int) n;
}

static gboolean
is_counted (gpointer data)
{
  return ((Fixture *) data)->counted >= 0;
}

/* Waits until the page has reckoned once more. */
static void
wait_for_count (Fixture *fixture)
{
  fixture->counted = -1;
  sample_gui_wait (is_counted, fixture);
  sample_gui_settle ();
}

static void
show_page (Fixture *fixture)
{
  fixture->page = g_object_new (PC_TYPE_TODAY_PAGE, NULL);
  g_signal_connect_swapped (fixture->page, "opened", G_CALLBACK (opened_cb), fixture);
  g_signal_connect_swapped (fixture->page, "counted", G_CALLBACK (counted_cb), fixture);
  pc_today_page_set_store (PC_TODAY_PAGE (fixture->page), fixture->store);
  fixture->window = sample_gui_show (fixture->page);
  pc_today_page_refresh (PC_TODAY_PAGE (fixture->page));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->store = pc_store_open (":memory:", PC_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  fill_office (fixture->store, fixture->operators);
  show_page (fixture);
  wait_for_count (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sample_gui_close (fixture->window);
  g_assert_finalize_object (fixture->store);
  g_free (fixture->operators[0]);
  g_free (fixture->operators[1]);
  g_free (fixture->opened);
}

/* The choice of kinds has a list of its own. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "data-table"))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GListModel *
get_lines (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_list (fixture->page))));
}

/* The people of the lines, with spaces between, full. */
static char *
list_people (Fixture *fixture)
{
  GListModel *lines = get_lines (fixture);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr(PcDeadlineItem) item = g_list_model_get_item (lines, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", pc_deadline_item_get (item)->person);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_people (Fixture    *fixture,
               const char *people)
{
  g_autofree char *found = list_people (fixture);

  g_assert_cmpstr (found, ==, people);
}

static GtkToggleButton *
find_button (Fixture    *fixture,
             const char *label)
{
  g_autoptr(GPtrArray) buttons = sample_gui_list (fixture->page, GTK_TYPE_TOGGLE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    {
      const char *text = gtk_button_get_label (buttons->pdata[i]);

      if (text != NULL && g_str_has_prefix (text, label))
        return buttons->pdata[i];
    }

  g_error ("There is no button “%s”", label);
}

static void
press (Fixture    *fixture,
       const char *label)
{
  gtk_toggle_button_set_active (find_button (fixture, label), TRUE);
  sample_gui_settle ();
}

/* Late first, with the day and how far it is. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *today = pc_day_format (pc_day_today ());

  assert_people (fixture, "Late Now Soon Coming");
  g_assert_cmpint (fixture->counted, ==, 2);
  g_assert_true (sample_gui_says (fixture->page, today));
  g_assert_true (sample_gui_says (fixture->page, "3 days late"));
  g_assert_true (sample_gui_says (fixture->page, "in 7 days"));
  g_assert_true (sample_gui_says (fixture->page, "Refugee status expires: ask for its renewal and record it."));
  g_assert_true (sample_gui_says (fixture->page, "Refugee status has expired, and no renewal is recorded."));
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *label, *people; } cases[] = {
    { "Late: 1", "Late" }, { "Today: 1", "Now" }, { "Within a week: 1", "Soon" }, { "Coming: 1", "Coming" },
    { "All: 4", "Late Now Soon Coming" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      press (fixture, cases[i].label);
      assert_people (fixture, cases[i].people);
    }
}

/* What others mind is there when asked for; the numbers follow. */
static void
test_whose (Fixture       *fixture,
            gconstpointer  data)
{
  press (fixture, "_Office");
  assert_people (fixture, "Other Late Now Soon Coming");
  press (fixture, "Late: 2");
  assert_people (fixture, "Other Late");
  press (fixture, "_Mine");
  assert_people (fixture, "Late");
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  GtkDropDown *kinds = GTK_DROP_DOWN (sample_gui_find (fixture->page, GTK_TYPE_DROP_DOWN));

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (kinds)), ==, 2);
  gtk_drop_down_set_selected (kinds, 1);
  sample_gui_settle ();
  assert_people (fixture, "Late Now Soon Coming");
}

static void
test_opened (Fixture       *fixture,
             gconstpointer  data)
{
  g_signal_emit_by_name (find_list (fixture->page), "activate", 1);
  g_assert_cmpstr (fixture->opened, ==, "permit-renewal Now");
}

/* What is done goes, and what is left is said. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) permits = pc_store_list_by (fixture->store, &pc_permit_kind, -1, NULL, NULL, NULL);

  for (guint i = 0; i < permits->len; i++)
    {
      pc_record_set_day (permits->pdata[i], PC_PERMIT_RENEWAL_ON, pc_day_today ());
      g_assert_true (pc_store_save (fixture->store, permits->pdata[i], NULL, NULL));
    }

  wait_for_count (fixture);
  g_assert_cmpint (fixture->counted, ==, 0);
  assert_people (fixture, "");
  g_assert_true (sample_gui_says (fixture->page, "Nothing that you mind is due."));
  press (fixture, "_Office");
  g_assert_true (sample_gui_says (fixture->page, "Nothing is due."));
}

/* Looking again when nothing has changed reckons nothing. */
static void
test_unchanged (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->counted = -1;
  pc_today_page_refresh (PC_TODAY_PAGE (fixture->page));
  sample_gui_settle ();
  g_assert_cmpint (fixture->counted, ==, -1);
}

static gboolean
is_only_ours (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

/* Of a file it is reckoned on another thread. */
static void
reckon_file (const char *path,
             gboolean    first)
{
  Fixture fixture = { .counted = -1 };
  g_autoptr(GError) error = NULL;

  fixture.store = pc_store_open (path, PC_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  if (first)
    fill_office (fixture.store, fixture.operators);

  show_page (&fixture);
  if (first)
    {
      g_assert_true (sample_gui_says (fixture.page, "Looking through the office…"));
      wait_for_count (&fixture);
      assert_people (&fixture, "Late Now Soon Coming");
    }

  /* The second time the page goes while the thread still looks. */
  sample_gui_close (fixture.window);
  sample_gui_wait (is_only_ours, fixture.store);
  g_assert_finalize_object (fixture.store);
  g_free (fixture.operators[0]);
  g_free (fixture.operators[1]);
}

static void
test_thread (void)
{
  g_autofree char *folder = g_dir_make_tmp ("percorso-today-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "percorso.db", NULL);
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);

  reckon_file (path, TRUE);
  reckon_file (path, FALSE);
  g_unlink (path);
  g_unlink (lock);
  g_rmdir (folder);
}

/* Who has not said who works here sees the office. */
static void
test_nobody_works_here (void)
{
  Fixture fixture = { .counted = -1 };
  g_autoptr(GError) error = NULL;

  fixture.store = pc_store_open (":memory:", PC_STORE_CREATE, NULL, &error);
  fill_office (fixture.store, fixture.operators);
  pc_store_set_setting (fixture.store, PC_SETTING_OPERATOR, NULL, NULL);
  show_page (&fixture);
  wait_for_count (&fixture);
  g_assert_cmpint (fixture.counted, ==, 3);
  assert_people (&fixture, "Other Late Now Soon Coming");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_button (&fixture, "_Mine"))));
  tear_down (&fixture, NULL);
}

/* Each kind is dealt with on a tab that there is. */
static void
test_tabs (void)
{
  static const char * const tabs[] = { "person", "papers", "plan", "services", "traineeship", "endowment", "outcomes", NULL };
  const PcCodeList *kinds = pc_code_list_get ("deadline-kind");

  for (guint i = 0; i < pc_code_list_get_n_codes (kinds); i++)
    g_assert_true (g_strv_contains (tabs, pc_today_page_get_tab (pc_code_list_get_id (kinds, i))));
  g_assert_cmpstr (pc_today_page_get_tab ("permit-renewal"), ==, "papers");
  g_assert_cmpstr (pc_today_page_get_tab ("register"), ==, "traineeship");
  g_assert_cmpstr (pc_today_page_get_tab ("follow-up"), ==, "outcomes");
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add ("/today/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/today/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/today/whose", Fixture, NULL, set_up, test_whose, tear_down);
  g_test_add ("/today/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/today/opened", Fixture, NULL, set_up, test_opened, tear_down);
  g_test_add ("/today/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/today/unchanged", Fixture, NULL, set_up, test_unchanged, tear_down);
  g_test_add_func ("/today/thread", test_thread);
  g_test_add_func ("/today/nobody-works-here", test_nobody_works_here);
  g_test_add_func ("/today/tabs", test_tabs);

  return g_test_run ();
}
