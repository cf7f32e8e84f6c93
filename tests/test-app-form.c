/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pc-choices.h"
#include "pc-date.h"
#include "pc-defaults.h"
#include "pc-field-row.h"
#include "pc-form.h"
#include "pc-grid-cell.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "sample-gui.h"

/*
 * What the files in ui/ show: kind -> names of fields, of the forms and of the grids
 */

typedef struct
{
  GHashTable *forms;
  GHashTable *grids;
  char       *classes[64];
  guint       depth;
  char       *property;
  char       *kind;
} Shown;

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              user_data,
          GError              **error)
{
  Shown *shown = user_data;

  if (strcmp (element, "object") == 0)
    shown->classes[shown->depth++] = g_strdup (values[0]);
  g_free (shown->property);
  shown->property = strcmp (element, "property") == 0 ? g_strdup (values[0]) : NULL;
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              user_data,
        GError              **error)
{
  Shown *shown = user_data;

  if (strcmp (element, "object") == 0)
    g_free (shown->classes[--shown->depth]);
  g_clear_pointer (&shown->property, g_free);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Shown *shown = user_data;
  const char *class = shown->depth > 0 ? shown->classes[shown->depth - 1] : "";
  const gboolean grid = strcmp (class, "PcRecordGrid") == 0;
  GHashTable *table = grid ? shown->grids : shown->forms;

  if (g_strcmp0 (shown->property, "kind") == 0 && (grid || strcmp (class, "PcForm") == 0))
    {
      g_free (shown->kind);
      shown->kind = g_strdup (text);
    }
  else if (g_strcmp0 (shown->property, "fields") == 0 && (grid || strcmp (class, "PcFormSection") == 0))
    {
      const char *before = g_hash_table_lookup (table, shown->kind);

      g_hash_table_replace (table, g_strdup (shown->kind), before != NULL ? g_strconcat (before, " ", text, NULL) : g_strdup (text));
    }
}

/* Sections of the same form come one after the other, as do forms of the same kind on other pages. */
static void
read_shown (Shown *shown)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  const char *folder = "/org/percorso/Percorso/ui/";
  g_auto(GStrv) files = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  *shown = (Shown) { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                     g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, files[i], NULL);
      g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, shown, NULL);
      g_autoptr(GError) error = NULL;

      g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
    }
  g_free (shown->kind);
}

static void
clear_shown (Shown *shown)
{
  g_hash_table_unref (shown->forms);
  g_hash_table_unref (shown->grids);
}

/*
 * A value for a field: what is typed, and what is to be kept
 */

typedef struct
{
  char   *typed;
  char   *text;
  gint64  number;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->typed);
  g_free (wanted->text);
  g_free (wanted);
}

/* Valid ones, written as people do, and as they are kept. */
static const struct
{
  const char *format;
  const char *typed;
  const char *kept;
} formatted[] = {
  { "tax-code", "rssmra85t10a562s", "RSSMRA85T10A562S" },
  { "iban", "it60 X054 2811 1010 0000 0123 456", "IT60X0542811101000000123456" },
  { "vat-number", "IT 00743110157", "00743110157" },
  { "email", " Amina.Hassan@example.org ", "Amina.Hassan@example.org" },
  { "phone", "333 123 45 67", "+39 3331234567" },
};

static Wanted *
want_text (const PcField *field,
           gboolean       lines)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->number = PC_UNSET;
  for (guint i = 0; i < G_N_ELEMENTS (formatted); i++)
    if (g_strcmp0 (field->detail, formatted[i].format) == 0)
      {
        wanted->typed = g_strdup (formatted[i].typed);
        wanted->text = g_strdup (formatted[i].kept);
        return wanted;
      }

  wanted->text = g_strdup_printf ("%s è زهره <&>%s", field->name, lines ? "\n\nthree" : "");
  wanted->typed = g_strdup (wanted->text);
  return wanted;
}

static Wanted *
want_number (const PcField *field,
             guint          index)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  switch ((int) field->type)
    {
    /* An hour at least lies between a start and its end. */
    case PC_FIELD_TIME:
      wanted->number = 60 * index + 30;
      wanted->typed = g_strdup_printf ("%u.30", index);
      break;

    case PC_FIELD_MINUTES:
      wanted->number = 45;
      wanted->typed = g_strdup ("0:45");
      break;

    case PC_FIELD_MONEY:
      wanted->number = 123450 + index;
      wanted->typed = g_strdup_printf ("1234.%02u", 50 + index);
      break;

    default:
      wanted->number = index;
      wanted->typed = g_strdup_printf ("%u", index);
    }

  return wanted;
}

/* Later fields are later days, as what ends comes behind what starts; all of them are past. */
static Wanted *
want_day (guint index)
{
  Wanted *wanted = g_new0 (Wanted, 1);
  GDate date;

  wanted->number = PC_UNSET;
  wanted->text = pc_date_add_days ("2021-12-31", index);
  g_assert_true (pc_date_from_iso (wanted->text, &date));
  wanted->typed = g_strdup_printf ("%d/%d/%02d", g_date_get_day (&date), g_date_get_month (&date), g_date_get_year (&date) % 100);
  return wanted;
}

/* Consent, where it is asked for, is given: what depends on it can then be typed. */
static Wanted *
want_choice (PcStore       *store,
             const PcField *field,
             PcRecord      *record,
             guint          index)
{
  g_autoptr(PcChoices) choices = pc_choices_new_for_field (store, field, record);
  const guint n = pc_choices_get_n (choices);
  const char *given = pc_choices_find (choices, "given");
  Wanted *wanted = g_new0 (Wanted, 1);
  guint at = index % MAX (n, 1);

  if (n == 0)
    g_error ("%s.%s offers nothing", pc_record_get_kind (record)->name, field->name);
  for (guint i = 0; given != NULL && i < n; i++)
    if (g_strcmp0 (pc_choices_get_id (choices, i), "given") == 0)
      at = i;

  wanted->typed = g_strdup (pc_choices_get_label (choices, at));
  wanted->text = g_strdup (pc_choices_get_id (choices, at));
  wanted->number = PC_UNSET;
  if (field->type == PC_FIELD_BOOLEAN)
    {
      wanted->number = g_ascii_strtoll (wanted->text, NULL, 10);
      g_clear_pointer (&wanted->text, g_free);
    }

  return wanted;
}

static Wanted *
want (PcStore       *store,
      const PcField *field,
      PcRecord      *record,
      gboolean       lines)
{
  const guint index = pc_kind_find_field (pc_record_get_kind (record), field->name);

  if (pc_choices_covers (field))
    return want_choice (store, field, record, index);
  if (field->type == PC_FIELD_DATE)
    return want_day (index);
  if (pc_field_is_text (field))
    return want_text (field, lines && field->type == PC_FIELD_NOTE);

  return want_number (field, index);
}

static void
assert_value (PcRecord      *record,
              const PcField *field,
              const Wanted  *wanted)
{
  const PcValue *value = pc_record_get_value (record, pc_kind_find_field (pc_record_get_kind (record), field->name));

  if (value->number != wanted->number || g_strcmp0 (value->text, wanted->text) != 0)
    g_error ("%s.%s: typed “%s”, kept “%s” (%" G_GINT64_FORMAT ")", pc_record_get_kind (record)->name, field->name,
             wanted->typed, value->text, value->number);
}

/* What a record belongs to and a form does not ask: some record of the demo office. */
static void
set_parents (PcStore  *store,
             PcRecord *record)
{
  const PcKind *kind = pc_record_get_kind (record);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);
      g_autoptr(GPtrArray) list = NULL;

      if (field->type != PC_FIELD_REFERENCE || (i != (guint) pc_kind_get_parent_field (kind) && (field->flags & PC_REQUIRED) == 0))
        continue;

      list = pc_store_list_by (store, pc_kind_find (field->detail), -1, NULL, NULL, NULL);
      g_assert_cmpuint (list->len, >, 0);
      pc_record_set_text (record, i, pc_record_get_id (list->pdata[list->len / 2]));
    }
}

/*
 * Forms
 */

static PcForm *
make_form (PcStore    *store,
           const char *kind,
           const char *fields)
{
  PcForm *form = g_object_new (PC_TYPE_FORM, "kind", kind, NULL);

  gtk_box_append (GTK_BOX (form), g_object_new (PC_TYPE_FORM_SECTION, "title", "Everything", "fields", fields, NULL));
  pc_form_set_store (form, store);
  return form;
}

static PcFieldRow *
find_row (PcForm     *form,
          const char *name)
{
  g_autoptr(GPtrArray) rows = sample_gui_list (GTK_WIDGET (form), PC_TYPE_FIELD_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (strcmp (pc_field_row_get_field (rows->pdata[i])->name, name) == 0)
      return rows->pdata[i];

  g_error ("There is no field %s", name);
}

static void
type_form (PcStore    *store,
           const char *kind_name,
           const char *fields)
{
  const PcKind *kind = pc_kind_find (kind_name);
  g_autoptr(PcRecord) record = pc_record_new (kind);
  g_autoptr(PcRecord) kept = NULL;
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (wanted_free);
  PcForm *form = make_form (store, kind_name, fields);
  PcForm *again = make_form (store, kind_name, fields);
  g_autoptr(GPtrArray) rows = sample_gui_list (GTK_WIDGET (form), PC_TYPE_FIELD_ROW);
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));
  GtkWidget *other;

  set_parents (store, record);
  pc_form_set_record (form, record);
  for (guint i = 0; i < rows->len; i++)
    {
      Wanted *wanted = want (store, pc_field_row_get_field (rows->pdata[i]), record, TRUE);

      g_ptr_array_add (all, wanted);
      sample_gui_type (rows->pdata[i], wanted->typed);
      g_assert_true (pc_field_row_commit (rows->pdata[i]));
    }
  g_assert_true (pc_form_flush (form));
  g_assert_true (pc_record_is_set (record, PC_RECORD_CREATED_AT));

  kept = pc_store_get (store, kind, pc_record_get_id (record), NULL);
  other = sample_gui_show (GTK_WIDGET (again));
  pc_form_set_record (again, kept);
  for (guint i = 0; i < rows->len; i++)
    {
      const PcField *field = pc_field_row_get_field (rows->pdata[i]);
      g_autofree char *shown = sample_gui_text (rows->pdata[i]);
      g_autofree char *shown_again = sample_gui_text (GTK_WIDGET (find_row (again, field->name)));

      assert_value (record, field, all->pdata[i]);
      assert_value (kept, field, all->pdata[i]);
      g_assert_cmpstr (shown, !=, "");
      g_assert_cmpstr (shown, ==, shown_again);
    }

  sample_gui_close (other);
  sample_gui_close (window);
}

static void
test_form_values (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  Shown shown;
  GHashTableIter iter;
  gpointer kind, fields;

  read_shown (&shown);
  g_assert_cmpuint (g_hash_table_size (shown.forms), >=, 5);
  g_hash_table_iter_init (&iter, shown.forms);
  while (g_hash_table_iter_next (&iter, &kind, &fields))
    type_form (store, kind, fields);
  clear_shown (&shown);
}

/*
 * Grids
 */

static void
type_line (PcStore      *store,
           PcRecordGrid *grid,
           GtkWidget    *window,
           PcRecord     *context,
           const char   *fields,
           GPtrArray    *all)
{
  g_auto(GStrv) names = g_strsplit (fields, " ", -1);
  const PcKind *kind = pc_record_get_kind (context);

  pc_record_grid_start (grid);
  sample_gui_press (window, GDK_KEY_Home, 0);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const int index = pc_kind_find_field (kind, names[i]);
      Wanted *wanted = want (store, pc_kind_get_field (kind, index), context, FALSE);

      g_ptr_array_add (all, wanted);
      g_assert_true (PC_IS_GRID_CELL (sample_gui_focus (window)));
      g_assert_cmpuint (pc_grid_cell_get_column (PC_GRID_CELL (sample_gui_focus (window))), ==, i);
      sample_gui_press (window, GDK_KEY_F2, 0);
      sample_gui_type (gtk_widget_get_ancestor (sample_gui_focus (window), PC_TYPE_GRID_CELL), wanted->typed);
      sample_gui_press (window, GDK_KEY_Tab, 0);
      if (pc_field_is_text (pc_kind_get_field (kind, index)))
        pc_record_set_text (context, index, wanted->text);
    }
}

static GPtrArray *
list_children (PcStore    *store,
               PcRecord   *record)
{
  const PcKind *kind = pc_record_get_kind (record);
  const int parent = pc_kind_get_parent_field (kind);

  return pc_store_list_by (store, kind, parent, parent >= 0 ? pc_record_get_text (record, parent) : NULL, "created_at", NULL);
}

/* Records that nobody owns have no grid of the usual kind; the pages list them. */
static GPtrArray *
load_all (PcRecordGrid *grid,
          gpointer      store)
{
  return NULL;
}

static PcRecord *
make_one (PcRecordGrid *grid,
          gpointer      kind)
{
  return pc_record_new (kind);
}

static void
type_grid (PcStore    *store,
           const char *kind_name,
           const char *fields)
{
  const PcKind *kind = pc_kind_find (kind_name);
  const int parent = pc_kind_get_parent_field (kind) >= 0 ? pc_kind_get_parent_field (kind) : pc_kind_find_field (kind, "pathway_id");
  g_autoptr(PcRecord) context = pc_record_new (kind);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (wanted_free);
  g_autoptr(GPtrArray) kept = NULL;
  PcRecordGrid *grid = g_object_new (PC_TYPE_RECORD_GRID, "kind", kind_name, "fields", fields, "title", kind_name, NULL);
  GtkWidget *window = sample_gui_show (GTK_WIDGET (grid));
  g_auto(GStrv) names = g_strsplit (fields, " ", -1);

  set_parents (store, context);
  if (parent >= 0 && !pc_record_is_set (context, parent))
    {
      g_autoptr(GPtrArray) list = pc_store_list_by (store, pc_kind_find (pc_kind_get_field (kind, parent)->detail), -1, NULL, NULL, NULL);

      pc_record_set_text (context, parent, pc_record_get_id (list->pdata[0]));
    }

  pc_record_grid_set_store (grid, store);
  if (parent >= 0)
    pc_record_grid_set_parent (grid, pc_kind_get_field (kind, parent)->name, pc_record_get_text (context, parent), "created_at");
  else
    pc_record_grid_set_source (grid, load_all, make_one, (gpointer) kind);
  pc_record_grid_reload (grid);
  type_line (store, grid, window, context, fields, all);

  kept = list_children (store, context);
  g_assert_cmpuint (kept->len, >, 0);
  for (guint i = 0; names[i] != NULL; i++)
    assert_value (kept->pdata[kept->len - 1], pc_kind_get_field (kind, pc_kind_find_field (kind, names[i])), all->pdata[i]);

  sample_gui_close (window);
}

static void
test_grid_values (void)
{
  g_autoptr(PcStore) store = sample_gui_store ();
  Shown shown;
  GHashTableIter iter;
  gpointer kind, fields;

  read_shown (&shown);
  g_assert_cmpuint (g_hash_table_size (shown.grids), >=, 12);
  g_hash_table_iter_init (&iter, shown.grids);
  while (g_hash_table_iter_next (&iter, &kind, &fields))
    type_grid (store, kind, fields);
  clear_shown (&shown);
}

/*
 * What cannot be kept
 */

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
  PcForm *form = make_form (store, "beneficiary", fields);
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  pc_record_set_text (record, PC_BENEFICIARY_FAMILY_NAME, "Diallo");
  pc_form_set_record (form, record);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PcFieldRow *row = find_row (form, cases[i].field);
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
  PcForm *form = make_form (store, "beneficiary", "family_name birth_date");
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  /* Nobody is told what is missing before beginning. */
  pc_form_set_record (form, record);
  g_assert_false (sample_gui_says (GTK_WIDGET (find_row (form, "family_name")), "needed"));

  sample_gui_type (GTK_WIDGET (find_row (form, "birth_date")), "+1");
  g_assert_true (pc_field_row_commit (find_row (form, "birth_date")));
  g_assert_true (sample_gui_says (GTK_WIDGET (find_row (form, "birth_date")), "future"));
  g_assert_false (pc_record_is_set (record, PC_RECORD_CREATED_AT));

  sample_gui_type (GTK_WIDGET (find_row (form, "birth_date")), "3/5/98");
  g_assert_true (pc_field_row_commit (find_row (form, "birth_date")));
  g_assert_false (sample_gui_says (GTK_WIDGET (find_row (form, "birth_date")), "future"));
  g_assert_cmpstr (pc_record_get_text (record, PC_BENEFICIARY_BIRTH_DATE), ==, "1998-05-03");

  sample_gui_type (GTK_WIDGET (find_row (form, "family_name")), "Diallo");
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
  PcForm *form = make_form (store, "beneficiary", "family_name special_consent vulnerabilities disability health_notes");
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  pc_record_set_text (record, PC_BENEFICIARY_FAMILY_NAME, "Diallo");
  pc_form_set_record (form, record);
  for (guint i = 0; i <= pc_choices_get_n (consent); i++)
    {
      const char *answer = i > 0 ? pc_choices_get_id (consent, i - 1) : NULL;

      g_assert_true (answer == NULL || g_strv_contains (answers, answer));
      if (answer != NULL)
        {
          sample_gui_type (GTK_WIDGET (find_row (form, "special_consent")), pc_choices_get_label (consent, i - 1));
          g_assert_true (pc_field_row_commit (find_row (form, "special_consent")));
        }
      for (guint k = 0; k < G_N_ELEMENTS (special); k++)
        g_assert_cmpint (gtk_widget_is_sensitive (GTK_WIDGET (find_row (form, special[k]))), ==, g_strcmp0 (answer, "given") == 0);
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
  PcForm *form = make_form (store, "beneficiary", "family_name sex disability notes phone");
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  pc_form_set_record (form, record);
  pc_form_start (form);
  for (int i = 0; i < (int) G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_widget_is_ancestor (sample_gui_focus (window), GTK_WIDGET (find_row (form, order[i]))));
      if (i + 1 < (int) G_N_ELEMENTS (order))
        sample_gui_press (window, GDK_KEY_Tab, 0);
    }
  for (int i = G_N_ELEMENTS (order) - 1; i >= 0; i--)
    {
      g_assert_true (gtk_widget_is_ancestor (sample_gui_focus (window), GTK_WIDGET (find_row (form, order[i]))));
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
  PcForm *form = make_form (store, "beneficiary", "family_name town");
  GtkWidget *window = sample_gui_show (GTK_WIDGET (form));

  pc_record_set_text (record, PC_BENEFICIARY_FAMILY_NAME, "Diallo");
  g_assert_true (pc_store_save (store, record, "add beneficiary", &error));
  pc_form_set_record (form, record);

  other = pc_store_get (store, &pc_beneficiary_kind, pc_record_get_id (record), NULL);
  pc_record_set_text (other, PC_BENEFICIARY_TOWN, "Lodi");
  g_assert_true (pc_store_save (store, other, "change beneficiary", &error));
  town = sample_gui_text (GTK_WIDGET (find_row (form, "town")));
  g_assert_cmpstr (town, ==, "Lodi");

  sample_gui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/app/form/values", test_form_values);
  g_test_add_func ("/app/form/refuses", test_form_refuses);
  g_test_add_func ("/app/form/blocks", test_form_blocks);
  g_test_add_func ("/app/form/consent", test_form_consent);
  g_test_add_func ("/app/form/tab-order", test_form_tab_order);
  g_test_add_func ("/app/form/follows-the-store", test_form_follows_the_store);
  g_test_add_func ("/app/grid/values", test_grid_values);

  return g_test_run ();
}
