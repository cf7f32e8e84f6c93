/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-next-step-bar.h"

#include "pc-findings-list.h"
#include "pc-kinds.h"
#include "sample-gui.h"

static PcRecord *
add (PcStore      *store,
     const PcKind *kind,
     guint         parent_field,
     PcRecord     *parent,
     guint         field,
     const char   *text)
{
  PcRecord *record = pc_record_new (kind);
  g_autoptr(GError) error = NULL;

  if (parent != NULL)
    pc_record_set_text (record, parent_field, pc_record_get_id (parent));
  pc_record_set_text (record, field, text);
  if (kind == &pc_pathway_kind)
    pc_record_set_text (record, PC_PATHWAY_OPENED_ON, "2025-10-01");
  pc_store_save (store, record, NULL, &error);
  g_assert_no_error (error);
  return record;
}

static void
activated_cb (GtkWidget   *bar,
              gpointer     kind,
              const char  *record_id,
              int          field,
              int          day,
              const PcKind **asked)
{
  *asked = kind;
}

static gboolean
is_readable (gpointer data)
{
  return gtk_widget_get_width (data) > 200 && gtk_widget_get_height (data) > 40;
}

/* Somebody who is only typed, then kept, then in a programme; what is missing goes away when it is filled in. */
static void
test_bar (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) person = add (store, &pc_beneficiary_kind, 0, NULL, PC_BENEFICIARY_FAMILY_NAME, "Zuno");
  g_autoptr(PcRecord) pathway = add (store, &pc_pathway_kind, PC_PATHWAY_BENEFICIARY_ID, person, PC_PATHWAY_PROGRAMME,
                                     "puoi-plus-2025");
  g_autoptr(PcRecord) permit = NULL;
  PcNextStepBar *bar = g_object_new (PC_TYPE_NEXT_STEP_BAR, NULL);
  PcPapersList *papers = g_object_new (PC_TYPE_PAPERS_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = sample_gui_show (box);
  GtkWidget *missing = sample_gui_find (GTK_WIDGET (bar), GTK_TYPE_MENU_BUTTON);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (missing)));
  GtkWidget *findings = sample_gui_find (popover, PC_TYPE_FINDINGS_LIST);
  const PcKind *asked = NULL;
  guint n;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (papers));
  g_signal_connect (bar, "activated", G_CALLBACK (activated_cb), &asked);
  pc_next_step_bar_set_store (bar, store);
  pc_next_step_bar_set_papers (bar, papers);
  pc_next_step_bar_show (bar, NULL, NULL);
  g_assert_true (sample_gui_says (GTK_WIDGET (bar), "Type the family name"));
  pc_next_step_bar_show (bar, pc_record_get_id (person), NULL);
  g_assert_true (sample_gui_says (GTK_WIDGET (bar), "open a pathway"));
  g_assert_false (gtk_widget_get_visible (missing));

  pc_next_step_bar_show (bar, pc_record_get_id (person), pc_record_get_id (pathway));
  sample_gui_settle ();
  g_assert_true (sample_gui_says (GTK_WIDGET (bar), "complete what PUOI PLUS asks of the person"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (papers)));
  g_assert_true (sample_gui_says (GTK_WIDGET (papers), "More papers may be asked for"));
  g_assert_true (gtk_widget_get_visible (missing));
  n = pc_findings_list_get_n (PC_FINDINGS_LIST (findings));
  g_assert_cmpuint (n, >, 0);

  /* Wide enough to be read, and with room for what it says. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (missing));
  sample_gui_wait (is_readable, findings);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (missing));

  g_signal_emit_by_name (findings, "activated", &pc_permit_kind, NULL, -1, 0);
  g_assert_true (asked == &pc_permit_kind);

  permit = add (store, &pc_permit_kind, PC_PERMIT_BENEFICIARY_ID, person, PC_PERMIT_TITLE, "ASI");
  pc_next_step_bar_show (bar, pc_record_get_id (person), pc_record_get_id (pathway));
  sample_gui_settle ();
  g_assert_false (sample_gui_says (findings, "No title of stay is on record"));
  sample_gui_close (window);
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/next-step/bar", test_bar);

  return g_test_run ();
}
