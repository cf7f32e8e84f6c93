/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-findings-list.h"

#include "pc-kinds.h"
#include "sample-gui.h"

/* @n findings, "Remark 0" and so on, of the levels in turn: the first is a note. */
static GPtrArray *
make_findings (guint n)
{
  GPtrArray *findings = pc_findings_new ();

  for (guint i = 0; i < n; i++)
    {
      PcFinding *finding = pc_findings_add (findings, "test", (PcFindingLevel) (i % 4), g_strdup_printf ("Remark %u",
      i));

      if (i == 2)
        {
          pc_finding_set_place (finding, &pc_traineeship_kind, NULL, PC_TRAINEESHIP_COMMUNICATION_ON);
          finding->record_id = g_strdup ("the-record");
          finding->source = g_strdup ("Notice, art. 8");
          finding->assumed = TRUE;
          finding->day = 7;
        }
    }

  return findings;
}

static GtkWidget *
make_list (GPtrArray *findings)
{
  GtkWidget *list = pc_findings_list_new ();

  g_object_set (list, "title", "What there is to say", NULL);
  pc_findings_list_set_findings (PC_FINDINGS_LIST (list), findings);
  return list;
}

static guint
count_rows (GtkWidget *list)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (list, GTK_TYPE_LIST_BOX_ROW);

  return rows->len;
}

/* The gravest first, each with its word, its source and whether it is assumed. */
static void
test_rows (void)
{
  g_autoptr(GPtrArray) findings = make_findings (4);
  GtkWidget *list = make_list (findings), *window = sample_gui_show (list);
  g_autoptr(GPtrArray) rows = sample_gui_list (list, GTK_TYPE_LIST_BOX_ROW);
  static const char * const expected[][2] = {
    { "Wrong", "Remark 3" }, { "Missing", "Remark 2" }, { "To check", "Remark 1" }, { "Note", "Remark 0" },
  };

  g_assert_cmpuint (pc_findings_list_get_n (PC_FINDINGS_LIST (list)), ==, 4);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  g_assert_true (sample_gui_says (list, "What there is to say"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (sample_gui_says (rows->pdata[i], expected[i][0]));
      g_assert_true (sample_gui_says (rows->pdata[i], expected[i][1]));
      g_assert_cmpint (sample_gui_says (rows->pdata[i], "Assumed"), ==, i == 1);
      g_assert_cmpint (sample_gui_says (rows->pdata[i], "Notice, art. 8"), ==, i == 1);
      g_assert_cmpint (gtk_list_box_row_get_activatable (rows->pdata[i]), ==, i == 1);
    }

  sample_gui_close (window);
}

static void
test_none (void)
{
  g_autoptr(GPtrArray) none = make_findings (0);
  g_autoptr(GPtrArray) some = make_findings (2);
  GtkWidget *list = make_list (some), *window = sample_gui_show (list);

  pc_findings_list_set_findings (PC_FINDINGS_LIST (list), none);
  g_assert_false (gtk_widget_get_visible (list));
  pc_findings_list_set_findings (PC_FINDINGS_LIST (list), some);
  g_assert_true (gtk_widget_get_visible (list));
  pc_findings_list_set_findings (PC_FINDINGS_LIST (list), NULL);
  g_assert_false (gtk_widget_get_visible (list));
  g_assert_cmpuint (count_rows (list), ==, 0);

  sample_gui_close (window);
}

/* The list holds its findings: whoever made them may let go of them. */
static void
test_many (void)
{
  g_autoptr(GPtrArray) findings = make_findings (9);
  GtkWidget *list = make_list (findings), *window = sample_gui_show (list);
  GtkWidget *more;
  GtkWidget *row;

  g_clear_pointer (&findings, g_ptr_array_unref);
  more = sample_gui_find (list, GTK_TYPE_BUTTON);
  g_assert_cmpuint (count_rows (list), ==, 5);
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_true (sample_gui_says (more, "4"));

  g_signal_emit_by_name (more, "clicked");
  sample_gui_settle ();
  g_assert_cmpuint (count_rows (list), ==, 9);
  g_assert_false (gtk_widget_get_visible (more));
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (sample_gui_find (list, GTK_TYPE_LIST_BOX)), 5));
  g_assert_true (sample_gui_focus (window) == row);

  sample_gui_close (window);
}

/* One row more is shown rather than a button for it. */
static void
test_one_more (void)
{
  g_autoptr(GPtrArray) findings = make_findings (6);
  GtkWidget *list = make_list (findings), *window = sample_gui_show (list);

  g_assert_cmpuint (count_rows (list), ==, 6);

  sample_gui_close (window);
}

typedef struct
{
  const PcKind *kind;
  char         *id;
  int           field;
  int           day;
  guint         n;
} Place;

static void
activated_cb (Place        *place,
              const PcKind *kind,
              const char   *id,
              int           field,
              int           day)
{
  place->day = day;
  place->kind = kind;
  place->id = g_strdup (id);
  place->field = field;
  place->n++;
}

static void
test_activated (void)
{
  g_autoptr(GPtrArray) findings = make_findings (4);
  GtkWidget *list = make_list (findings), *window = sample_gui_show (list);
  g_autoptr(GPtrArray) rows = sample_gui_list (list, GTK_TYPE_LIST_BOX_ROW);
  Place place = { NULL };

  g_signal_connect_swapped (list, "activated", G_CALLBACK (activated_cb), &place);
  gtk_widget_activate (rows->pdata[0]);
  g_assert_cmpuint (place.n, ==, 0);
  gtk_widget_activate (rows->pdata[1]);
  g_assert_cmpuint (place.n, ==, 1);
  g_assert_true (place.kind == &pc_traineeship_kind);
  g_assert_cmpstr (place.id, ==, "the-record");
  g_assert_cmpint (place.field, ==, PC_TRAINEESHIP_COMMUNICATION_ON);
  g_assert_cmpint (place.day, ==, 7);

  g_free (place.id);
  sample_gui_close (window);
}

/* Tab leads from the rows to the button and away from it; the arrows go from row to row. */
static void
test_tab (void)
{
  g_autoptr(GPtrArray) findings = make_findings (9);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *list = make_list (findings);
  GtkWidget *before = gtk_entry_new (), *after = gtk_entry_new ();
  g_autoptr(GPtrArray) rows = NULL;
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), after);
  window = sample_gui_show (box);
  rows = sample_gui_list (list, GTK_TYPE_LIST_BOX_ROW);

  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (sample_gui_focus (window) == rows->pdata[0]);
  g_signal_emit_by_name (sample_gui_find (list, GTK_TYPE_LIST_BOX), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE,
                         FALSE);
  g_assert_true (sample_gui_focus (window) == rows->pdata[1]);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (sample_gui_focus (window) == sample_gui_find (list, GTK_TYPE_BUTTON));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (sample_gui_focus (window), after));

  gtk_widget_grab_focus (rows->pdata[3]);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_widget_is_ancestor (sample_gui_focus (window), before));

  sample_gui_close (window);
}

static void
test_goes (void)
{
  g_autoptr(GPtrArray) findings = make_findings (4);
  GtkWidget *list = make_list (findings), *window = sample_gui_show (list);
  gpointer gone = list;

  g_object_add_weak_pointer (G_OBJECT (list), &gone);
  sample_gui_close (window);
  g_assert_null (gone);
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/findings/rows", test_rows);
  g_test_add_func ("/findings/none", test_none);
  g_test_add_func ("/findings/many", test_many);
  g_test_add_func ("/findings/one-more", test_one_more);
  g_test_add_func ("/findings/activated", test_activated);
  g_test_add_func ("/findings/tab", test_tab);
  g_test_add_func ("/findings/goes", test_goes);

  return g_test_run ();
}
