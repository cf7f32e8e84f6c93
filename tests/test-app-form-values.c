/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pc-choices.h"
#include "pc-date.h"
#include "pc-defaults.h"
#include "pc-grid-cell.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "sample-gui.h"

/* Every field of every form and grid takes what is typed, and keeps it. */

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

static void
type_form (PcStore    *store,
           const char *kind_name,
           const char *fields)
{
  const PcKind *kind = pc_kind_find (kind_name);
  g_autoptr(PcRecord) record = pc_record_new (kind);
  g_autoptr(PcRecord) kept = NULL;
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (wanted_free);
  PcForm *form = sample_gui_make_form (store, kind_name, fields);
  PcForm *again = sample_gui_make_form (store, kind_name, fields);
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
      g_autofree char *shown_again = sample_gui_text (GTK_WIDGET (sample_gui_find_row (again, field->name)));

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

int
main (int   argc,
      char *argv[])
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/app/form-values/forms", test_form_values);
  g_test_add_func ("/app/form-values/grids", test_grid_values);

  return g_test_run ();
}
