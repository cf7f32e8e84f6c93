/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "pc-choices.h"
#include "pc-jump-dialog.h"
#include "pc-kinds.h"
#include "pc-list-page.h"
#include "pc-lists.h"
#include "pc-own-direction.h"
#include "pc-pages.h"
#include "pc-search.h"
#include "pc-table-view.h"
#include "pc-wheel.h"
#include "pc-window.h"
#include "sample-gui.h"

/*
 * Choices
 */

static void
test_choices_match (void)
{
  static const struct
  {
    const char *typed;
    const char *first;
  } cases[] = {
    { "gui", "Guinea" },
    { "guinea", "Guinea" },
    { "Guinea-B", "Guinea-Bissau" },
    { "niger", "Niger" },
    { "nigeri", "Nigeria" },
    { "sudan", "Sudan" },
    { "sudan south", "South Sudan" },
    { "ivoire", "Côte d'Ivoire" },
    { "cote", "Côte d'Ivoire" },
    { "AFGH", "Afghanistan" },
    { "atlantis", NULL },
  };
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcChoices) countries =
    pc_choices_new_for_field (store, pc_kind_get_field (&pc_beneficiary_kind, PC_BENEFICIARY_BIRTH_COUNTRY), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) found = pc_choices_match (countries, cases[i].typed, 8);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (found->len > 0 ? pc_choices_get_label (countries, g_array_index (found, guint, 0)) : NULL, ==, cases[i].first);
    }

  g_assert_cmpstr (pc_choices_find (countries, "GN"), ==, "GN");
  g_assert_cmpstr (pc_choices_find (countries, "guinea"), ==, "GN");
  g_assert_cmpstr (pc_choices_find (countries, "afgh"), ==, "AF");
  g_assert_null (pc_choices_find (countries, "gui"));
  g_assert_null (pc_choices_find (countries, ""));
  g_assert_cmpstr (pc_choices_label_of (countries, "AF"), ==, "Afghanistan");
  g_assert_cmpstr (pc_choices_label_of (countries, "??"), ==, "??");
}

static gboolean
is_same_label (PcChoices *choices,
               guint      a,
               guint      b)
{
  return strcmp (pc_choices_get_label (choices, a), pc_choices_get_label (choices, b)) == 0;
}

/* Whoever types a label as it is written gets that choice, and not one that has it within; in every list. */
static void
test_choices_labels (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  guint n = 0;

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = 0; i < (*kind)->n_fields; i++)
      {
        g_autoptr(PcChoices) choices = NULL;

        if (!pc_choices_covers (&(*kind)->fields[i]))
          continue;

        choices = pc_choices_new_for_field (store, &(*kind)->fields[i], NULL);
        for (guint k = 0; k < pc_choices_get_n (choices); k++, n++)
          {
            const char *label = pc_choices_get_label (choices, k);
            g_autoptr(GArray) found = pc_choices_match (choices, label, 8);

            if (found->len == 0 || !is_same_label (choices, k, g_array_index (found, guint, 0)))
              g_error ("%s.%s: “%s” means “%s”", (*kind)->name, (*kind)->fields[i].name, label,
                       found->len > 0 ? pc_choices_get_label (choices, g_array_index (found, guint, 0)) : "nothing");
            g_assert_cmpstr (pc_choices_label_of (choices, pc_choices_find (choices, label)), ==, label);
          }
      }

  g_assert_cmpuint (n, >, 1000);
}

/*
 * Lists
 */

static gboolean
has_all (gpointer list)
{
  return g_list_model_get_n_items (list) == pc_table_list_get_shown (list);
}

static void
assert_sorted (PcTableList *list,
               guint        column,
               gboolean     descending)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char *before = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PcTableRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *text = g_utf8_casefold (pc_table_row_get_text (row, column), -1);

      if (before != NULL)
        g_assert_cmpint (descending ? -strcmp (before, text) : strcmp (before, text), <=, 0);
      g_free (before);
      before = g_steal_pointer (&text);
    }
}

/* Clicking a heading sorts by it, clicking again turns it round. */
static void
test_table_sorts (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  PcTableView *view = g_object_new (PC_TYPE_TABLE_VIEW, NULL);
  GtkWidget *window = sample_gui_show (GTK_WIDGET (view));
  const guint column = pc_table_find_column (&pc_people_table, "birth_date");
  g_autoptr(GtkColumnViewColumn) heading = NULL;
  GtkColumnView *columns;
  PcTableList *list;

  pc_table_view_set_table (view, &pc_people_table, store);
  list = pc_table_view_get_list (view);
  pc_table_list_reload (list);
  columns = GTK_COLUMN_VIEW (sample_gui_find (GTK_WIDGET (view), GTK_TYPE_COLUMN_VIEW));
  heading = g_list_model_get_item (gtk_column_view_get_columns (columns), column);
  sample_gui_wait (has_all, list);
  g_assert_cmpuint (pc_table_list_get_total (list), ==, 12);

  for (int i = 0; i < 4; i++)
    {
      gtk_column_view_sort_by_column (columns, heading, i % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      sample_gui_settle ();
      sample_gui_wait (has_all, list);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 12);
      assert_sorted (list, column, i % 2 != 0);
    }

  sample_gui_close (window);
}

static void
test_list_filters (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcTableList) list = pc_table_list_new (&pc_people_table, store);
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);
  g_autoptr(GArray) nobody = g_array_new (FALSE, FALSE, sizeof (gint64));

  pc_table_list_reload (list);
  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr(GArray) rows = pc_search_find (store, &pc_beneficiary_kind, pc_record_get_text (people->pdata[i], PC_BENEFICIARY_CODE), 0, NULL);
      g_autoptr(PcTableRow) row = NULL;

      pc_table_list_filter (list, rows);
      sample_gui_wait (has_all, list);
      g_assert_cmpuint (pc_table_list_get_shown (list), ==, 1);
      row = g_list_model_get_item (G_LIST_MODEL (list), 0);
      g_assert_cmpstr (pc_table_row_get_id (row), ==, pc_record_get_id (people->pdata[i]));
    }

  pc_table_list_filter (list, nobody);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpuint (pc_table_list_get_total (list), ==, people->len);
  pc_table_list_filter (list, NULL);
  sample_gui_wait (has_all, list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, people->len);
}

/*
 * The window
 */

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static GtkWidget *
open_window (PcStore *store)
{
  GtkWidget *window = GTK_WIDGET (pc_window_new (NULL, store));

  gtk_window_present (GTK_WINDOW (window));
  sample_gui_wait (is_mapped, window);
  sample_gui_settle ();
  return window;
}

static void
show_person (GtkWidget *window,
             PcStore   *store)
{
  g_autoptr(GPtrArray) pathways = pc_store_list_by (store, &pc_traineeship_kind, -1, NULL, NULL, NULL);
  g_autoptr(PcRecord) pathway = pc_store_get (store, &pc_pathway_kind, pc_record_get_text (pathways->pdata[0], PC_TRAINEESHIP_PATHWAY_ID), NULL);

  g_signal_emit_by_name (sample_gui_find (window, PC_TYPE_LIST_PAGE), "opened", pc_record_get_text (pathway, PC_PATHWAY_BENEFICIARY_ID));
}

static void
test_names (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  GtkWidget *window = open_window (store);
  GtkWidget *dialog = pc_jump_dialog_new (store);
  guint n = 0;

  for (const PcPage *page = pc_pages_list (); page->name != NULL; page++)
    {
      gtk_widget_activate_action (window, "win.page", "s", page->name);
      sample_gui_settle ();
      n += sample_gui_count_nameless (window, page->name);
    }

  show_person (window, store);
  for (int tab = 0; tab < 8; tab++)
    {
      gtk_widget_activate_action (window, "win.tab", "i", tab);
      sample_gui_settle ();
      n += sample_gui_count_nameless (window, "person");
    }
  sample_gui_close (window);

  gtk_window_present (GTK_WINDOW (dialog));
  sample_gui_wait (is_mapped, dialog);
  n += sample_gui_count_nameless (dialog, "jump");
  sample_gui_close (dialog);

  g_assert_cmpuint (n, ==, 0);
}

/* The first start. */
static void
test_names_of_welcome (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = pc_store_open (":memory:", PC_STORE_CREATE, NULL, &error);
  GtkWidget *window = open_window (store);

  g_assert_no_error (error);
  g_assert_cmpuint (sample_gui_count_nameless (window, "welcome"), ==, 0);
  sample_gui_close (window);
}

static gboolean
are_gone (gpointer data)
{
  GPtrArray *widgets = data;

  for (guint i = 0; i < widgets->len; i++)
    if (*(gpointer *) widgets->pdata[i] != NULL)
      return FALSE;

  return TRUE;
}

/* Pages, grids and dialogs of a closed window are gone, with all they held. */
static void
test_window_is_finalised (void)
{
  PcStore *store = sample_gui_store ();
  GtkWidget *window = open_window (store);
  g_autoptr(GPtrArray) ours = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) widgets = NULL;

  for (const PcPage *page = pc_pages_list (); page->name != NULL; page++)
    {
      gtk_widget_activate_action (window, "win.page", "s", page->name);
      sample_gui_settle ();
    }
  show_person (window, store);
  for (int tab = 0; tab < 8; tab++)
    gtk_widget_activate_action (window, "win.tab", "i", tab);
  pc_window_say (PC_WINDOW (window), "Something <&> more");
  sample_gui_settle ();

  widgets = sample_gui_list (window, GTK_TYPE_WIDGET);
  for (guint i = 0; i < widgets->len; i++)
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widgets->pdata[i]), "Pc"))
      {
        gpointer *place = g_new (gpointer, 1);

        *place = widgets->pdata[i];
        g_object_add_weak_pointer (*place, place);
        g_ptr_array_add (ours, place);
      }
  g_assert_cmpuint (ours->len, >, 100);

  gtk_window_close (GTK_WINDOW (window));
  sample_gui_wait (are_gone, ours);
  g_assert_finalize_object (store);
}

/* Telephone numbers, days and amounts are read from the left in any language; words go as they are. */
static void
test_own_direction (void)
{
  static const struct
  {
    const char *text;
    const char *shown;
  } rows[] = {
    { "+39 333 1234567", "\u2066+39 333 1234567\u2069" },
    { "-1.250,00", "\u2066-1.250,00\u2069" },
    { "2026-03-31", "\u2066" "2026-03-31\u2069" },
    { "MI-000026-0", "MI-000026-0" },
    { "via Roma 5", "via Roma 5" },
    { "شارع 5", "شارع 5" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = pc_own_direction (rows[i].text);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

/* Over a table that scrolls sideways, a notch of the wheel scrolls the page. */
static void
test_wheel (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *table = gtk_scrolled_window_new ();
  GtkWidget *rest = gtk_label_new ("rest");
  g_autoptr(GListModel) controllers = NULL;
  GtkWidget *window;
  GtkWidget *page;
  gboolean handled = FALSE;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (table), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (table), gtk_label_new ("table"));
  gtk_widget_set_size_request (rest, 10, 3000);
  gtk_box_append (GTK_BOX (box), table);
  gtk_box_append (GTK_BOX (box), rest);
  pc_wheel_pass_on (table);
  window = sample_gui_show (box);
  page = gtk_widget_get_ancestor (box, GTK_TYPE_SCROLLED_WINDOW);

  controllers = gtk_widget_observe_controllers (table);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "scroll", 0.0, 1.0, &handled);
    }

  g_assert_true (handled);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page))), >, 10);
  sample_gui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/app/choices/match", test_choices_match);
  g_test_add_func ("/app/choices/labels", test_choices_labels);
  g_test_add_func ("/app/table/sorts", test_table_sorts);
  g_test_add_func ("/app/table/filters", test_list_filters);
  g_test_add_func ("/app/own-direction", test_own_direction);
  g_test_add_func ("/app/wheel", test_wheel);
  g_test_add_func ("/app/window/names", test_names);
  g_test_add_func ("/app/window/names-of-welcome", test_names_of_welcome);
  g_test_add_func ("/app/window/finalised", test_window_is_finalised);

  return g_test_run ();
}
