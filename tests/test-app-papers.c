/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-papers-list.h"

#include "pc-case-load.h"
#include "pc-kinds.h"
#include "pc-readiness.h"
#include "sample-gui.h"

typedef struct
{
  const PcKind *kind;
  char         *id;
  int           field;
} Asked;

static void
activated_cb (GtkWidget  *list,
              gpointer    kind,
              const char *record_id,
              int         field,
              int         day,
              Asked      *asked)
{
  asked->kind = kind;
  g_free (asked->id);
  asked->id = g_strdup (record_id);
  asked->field = field;
}

/* Somebody with a pathway in PUOI PLUS and a permit; the id of the person, full. */
static char *
make_person (PcStore *store)
{
  g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(PcRecord) pathway = pc_record_new (&pc_pathway_kind);
  g_autoptr(PcRecord) permit = pc_record_new (&pc_permit_kind);
  g_autoptr(GError) error = NULL;

  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, "Zuno");
  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
  pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, "puoi-plus-2025");
  pc_record_set_text (pathway, PC_PATHWAY_OPENED_ON, "2025-10-01");
  pc_record_set_text (permit, PC_PERMIT_BENEFICIARY_ID, pc_record_get_id (person));
  pc_record_set_text (permit, PC_PERMIT_TITLE, "ASI");
  pc_record_set_text (permit, PC_PERMIT_STARTS_ON, "2024-01-01");
  pc_record_set_text (permit, PC_PERMIT_EXPIRES_ON, "2099-12-31");
  g_assert_true (pc_store_save (store, person, NULL, &error));
  g_assert_true (pc_store_save (store, pathway, NULL, &error));
  g_assert_true (pc_store_save (store, permit, NULL, &error));
  return g_strdup (pc_record_get_id (person));
}

static void
show (PcPapersList *list,
      PcStore      *store,
      const char   *person_id)
{
  g_autoptr(PcCase) person = pc_case_load (store, person_id, pc_day_today (), PC_CASE_READINESS, NULL);
  g_autoptr(GArray) papers = pc_readiness_list_papers (person, person->pathways->pdata[0], NULL, person->on);

  pc_papers_list_show (list, person_id, papers, "More may be asked for");
  sample_gui_settle ();
}

/* The line that says @text first. */
static GtkListBoxRow *
find_row (PcPapersList *list,
          const char   *text)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (GTK_WIDGET (list), GTK_TYPE_LIST_BOX_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (sample_gui_says (rows->pdata[i], text))
      return rows->pdata[i];

  return NULL;
}

/* The list is not to be seen at first: something else is. */
static GtkWidget *
make_page (PcPapersList *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("After"));
  return box;
}

static void
test_list (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autofree char *person_id = make_person (store);
  PcPapersList *list = g_object_new (PC_TYPE_PAPERS_LIST, NULL);
  GtkWidget *window = sample_gui_show (make_page (list));
  Asked asked = { NULL };
  g_autoptr(PcRecord) document = NULL;

  g_signal_connect (list, "activated", G_CALLBACK (activated_cb), &asked);
  pc_papers_list_set_store (list, store);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
  show (list, store, person_id);
  g_assert_true (sample_gui_says (GTK_WIDGET (list), "Papers for the Clearance"));
  g_assert_true (sample_gui_says (GTK_WIDGET (list), "1 of 10 there"));
  g_assert_true (sample_gui_says (GTK_WIDGET (list), "More may be asked for"));
  g_assert_cmpuint (sample_gui_count_nameless (GTK_WIDGET (list), "papers"), ==, 0);

  /* What is there shows when asked, and leads to the record that says so. */
  g_assert_null (find_row (list, "Until"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (sample_gui_find (GTK_WIDGET (list), GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  sample_gui_settle ();
  gtk_widget_activate (GTK_WIDGET (find_row (list, "Until")));
  g_assert_true (asked.kind == &pc_permit_kind);

  /* What is missing becomes a document of that kind, of today. */
  gtk_widget_activate (GTK_WIDGET (find_row (list, "Declaration of immediate availability")));
  g_assert_true (asked.kind == &pc_document_kind);
  g_assert_cmpint (asked.field, ==, PC_DOCUMENT_ISSUED_ON);
  document = pc_store_get (store, &pc_document_kind, asked.id, NULL);
  g_assert_cmpstr (pc_record_get_text (document, PC_DOCUMENT_KIND), ==, "did");
  g_assert_cmpstr (pc_record_get_text (document, PC_DOCUMENT_BENEFICIARY_ID), ==, person_id);
  g_assert_cmpint (pc_record_get_day (document, PC_DOCUMENT_RECEIVED_ON), ==, pc_day_today ());

  /* It is not all right before its day of issue is known. */
  show (list, store, person_id);
  g_assert_true (sample_gui_says (GTK_WIDGET (list), "Day of issue missing"));
  g_assert_true (sample_gui_says (GTK_WIDGET (list), "1 of 10 there"));
  pc_record_set_day (document, PC_DOCUMENT_ISSUED_ON, pc_day_today ());
  g_assert_true (pc_store_save (store, document, NULL, NULL));
  show (list, store, person_id);
  g_assert_true (sample_gui_says (GTK_WIDGET (list), "2 of 10 there"));

  pc_papers_list_show (list, person_id, NULL, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
  sample_gui_close (window);
  g_free (asked.id);
}

/* One stop of Tab: from the button into the list, and from any line out of it. */
static void
test_keyboard (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autofree char *person_id = make_person (store);
  PcPapersList *list = g_object_new (PC_TYPE_PAPERS_LIST, NULL);
  GtkWidget *window = sample_gui_show (make_page (list));
  GtkWidget *after = gtk_widget_get_last_child (gtk_widget_get_parent (GTK_WIDGET (list)));
  Asked asked = { NULL };

  g_signal_connect (list, "activated", G_CALLBACK (activated_cb), &asked);
  pc_papers_list_set_store (list, store);
  g_assert_false (pc_papers_list_start (list));
  show (list, store, person_id);
  g_assert_true (pc_papers_list_start (list));
  g_assert_true (GTK_IS_LIST_BOX_ROW (sample_gui_focus (window)));
  g_assert_true (gtk_widget_is_ancestor (sample_gui_focus (window), GTK_WIDGET (list)));
  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_row (list, "Host record"))));
  g_assert_true (asked.kind == &pc_document_kind);
  gtk_widget_grab_focus (GTK_WIDGET (find_row (list, "Host record")));
  sample_gui_press (window, GDK_KEY_Tab, 0);
  g_assert_true (sample_gui_focus (window) == after);
  sample_gui_close (window);
  g_free (asked.id);
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/papers/list", test_list);
  g_test_add_func ("/papers/keyboard", test_keyboard);

  return g_test_run ();
}
