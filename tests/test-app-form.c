/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pc-choices.h"
#include "pc-kinds.h"
#include "sample-gui.h"

/* Of what is said below the field; the heading is the first label. */
static gsize
get_message_length (GtkWidget *row)
{
  g_autoptr(GPtrArray) labels = sample_gui_list (row, GTK_TYPE_LABEL);

  g_assert_cmpuint (labels->len, >, 1);
  return strlen (gtk_label_get_text (labels->pdata[1]));
}

static void
test_form_refuses (void)
{
  static const struct
  {
    const char *field;
    const char *typed;
  } cases[] = {
    { "birth_date", "31/2/1990" },
    { "birth_date", "yesterday or so" },
    { "tax_code", "RSSMRA85T10A562X" },
    { "iban", "IT60X0542811101000000123457" },
    { "email", "amina@" },
    { "phone", "ask her brother" },
    { "dependants", "two" },
    { "birth_country", "Atlantis" },
    { "citizenships", "Mali; Atlantis" },
    { "special_consent", "perhaps" },
    { "operator_id", "Nobody At All" },
  };
  const char *fields = "family_name birth_date tax_code iban email phone dependants birth_country citizenships special_consent operator_id";
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) record = pc_record_new (&pc_beneficiary_kind);
  PcForm *form = sample_gui_make_form (store, "beneficiary", fields);
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  pc_record_set_text (record, PC_BENEFICIARY_FAMILY_NAME, "Diallo");
  pc_form_set_record (form, record);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PcFieldRow *row = sample_gui_find_row (form, cases[i].field);
      g_autofree char *typed = NULL;
      g_autofree char *after = NULL;

      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
      sample_gui_type (GTK_WIDGET (row), cases[i].typed);
      g_assert_false (pc_field_row_commit (row));
      g_assert_false (pc_form_flush (form));
      g_assert_false (pc_record_is_set (record, pc_kind_find_field (&pc_beneficiary_kind, cases[i].field)));

      /* It stays as it was typed, with why. */
      typed = sample_gui_text (GTK_WIDGET (row));
      g_assert_cmpstr (typed, ==, cases[i].typed);
      g_assert_cmpuint (get_message_length (GTK_WIDGET (row)), >, 0);
      g_assert_true (gtk_widget_has_css_class (sample_gui_find (GTK_WIDGET (row), GTK_TYPE_ENTRY), "error"));

      /* The first Escape may close what is offered. */
      sample_gui_press (window, GDK_KEY_Escape, 0);
      sample_gui_press (window, GDK_KEY_Escape, 0);
      after = sample_gui_text (GTK_WIDGET (row));
      g_assert_cmpstr (after, ==, "");
      g_assert_false (gtk_widget_has_css_class (sample_gui_find (GTK_WIDGET (row), GTK_TYPE_ENTRY), "error"));
    }

  g_assert_false (pc_record_is_set (record, PC_RECORD_CREATED_AT));
  sample_gui_close (window);
}

static void
test_form_blocks (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) record = pc_record_new (&pc_beneficiary_kind);
  PcForm *form = sample_gui_make_form (store, "beneficiary", "family_name birth_date");
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  /* Nobody is told what is missing before beginning. */
  pc_form_set_record (form, record);
  g_assert_false (sample_gui_says (GTK_WIDGET (sample_gui_find_row (form, "family_name")), "needed"));

  sample_gui_type (GTK_WIDGET (sample_gui_find_row (form, "birth_date")), "+1");
  g_assert_true (pc_field_row_commit (sample_gui_find_row (form, "birth_date")));
  g_assert_true (sample_gui_says (GTK_WIDGET (sample_gui_find_row (form, "birth_date")), "future"));
  g_assert_false (pc_record_is_set (record, PC_RECORD_CREATED_AT));

  sample_gui_type (GTK_WIDGET (sample_gui_find_row (form, "birth_date")), "3/5/98");
  g_assert_true (pc_field_row_commit (sample_gui_find_row (form, "birth_date")));
  g_assert_false (sample_gui_says (GTK_WIDGET (sample_gui_find_row (form, "birth_date")), "future"));
  g_assert_cmpstr (pc_record_get_text (record, PC_BENEFICIARY_BIRTH_DATE), ==, "1998-05-03");

  sample_gui_type (GTK_WIDGET (sample_gui_find_row (form, "family_name")), "Diallo");
  g_assert_true (pc_form_flush (form));
  g_assert_true (pc_record_is_set (record, PC_RECORD_CREATED_AT));

  sample_gui_close (window);
}

static void
test_form_consent (void)
{
  static const char * const special[] = { "vulnerabilities", "disability", "health_notes" };
  static const char * const answers[] = { "not-asked", "refused", "given", "withdrawn", NULL };
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) record = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(PcChoices) consent = pc_choices_new_for_field (store, pc_kind_get_field (&pc_beneficiary_kind, PC_BENEFICIARY_SPECIAL_CONSENT), NULL);
  PcForm *form = sample_gui_make_form (store, "beneficiary",
                                       "family_name special_consent vulnerabilities disability health_notes");
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  pc_record_set_text (record, PC_BENEFICIARY_FAMILY_NAME, "Diallo");
  pc_form_set_record (form, record);
  for (guint i = 0; i <= pc_choices_get_n (consent); i++)
    {
      const char *answer = i > 0 ? pc_choices_get_id (consent, i - 1) : NULL;

      g_assert_true (answer == NULL || g_strv_contains (answers, answer));
      if (answer != NULL)
        {
          sample_gui_type (GTK_WIDGET (sample_gui_find_row (form, "special_consent")),
                           pc_choices_get_label (consent, i - 1));
          g_assert_true (pc_field_row_commit (sample_gui_find_row (form, "special_consent")));
        }
      for (guint k = 0; k < G_N_ELEMENTS (special); k++)
        g_assert_cmpint (gtk_widget_is_sensitive (GTK_WIDGET (sample_gui_find_row (form, special[k]))), ==,
                         g_strcmp0 (answer, "given") == 0);
    }

  sample_gui_close (window);
}

/* There and back again by keyboard alone, past what cannot be typed into. */
static void
test_form_tab_order (void)
{
  static const char * const order[] = { "family_name", "sex", "notes", "phone" };
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) record = pc_record_new (&pc_beneficiary_kind);
  PcForm *form = sample_gui_make_form (store, "beneficiary", "family_name sex disability notes phone");
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  pc_form_set_record (form, record);
  pc_form_start (form);
  for (int i = 0; i < (int) G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_widget_is_ancestor (sample_gui_focus (window),
                                             GTK_WIDGET (sample_gui_find_row (form, order[i]))));
      if (i + 1 < (int) G_N_ELEMENTS (order))
        sample_gui_press (window, GDK_KEY_Tab, 0);
    }
  for (int i = G_N_ELEMENTS (order) - 1; i >= 0; i--)
    {
      g_assert_true (gtk_widget_is_ancestor (sample_gui_focus (window),
                                             GTK_WIDGET (sample_gui_find_row (form, order[i]))));
      sample_gui_press (window, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
    }

  sample_gui_close (window);
}

/* What somebody else changes is shown; what is being typed is not lost to it. */
static void
test_form_follows_the_store (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  g_autoptr(PcRecord) record = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(PcRecord) other = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *town = NULL;
  PcForm *form = sample_gui_make_form (store, "beneficiary", "family_name town");
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  pc_record_set_text (record, PC_BENEFICIARY_FAMILY_NAME, "Diallo");
  g_assert_true (pc_store_save (store, record, "add beneficiary", &error));
  pc_form_set_record (form, record);

  other = pc_store_get (store, &pc_beneficiary_kind, pc_record_get_id (record), NULL);
  pc_record_set_text (other, PC_BENEFICIARY_TOWN, "Lodi");
  g_assert_true (pc_store_save (store, other, "change beneficiary", &error));
  town = sample_gui_text (GTK_WIDGET (sample_gui_find_row (form, "town")));
  g_assert_cmpstr (town, ==, "Lodi");

  sample_gui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/app/form/refuses", test_form_refuses);
  g_test_add_func ("/app/form/blocks", test_form_blocks);
  g_test_add_func ("/app/form/consent", test_form_consent);
  g_test_add_func ("/app/form/tab-order", test_form_tab_order);
  g_test_add_func ("/app/form/follows-the-store", test_form_follows_the_store);

  return g_test_run ();
}
