/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-full-data.h"

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"
#include "pc-report-view.h"
#include "pc-temp-rows.h"

/* What a program needs to read the sheets of records, and a statistician to understand them. */

/* Lists of more codes, as of countries, stand on the sheet of lists alone. */
#define MAX_CODES_OF_A_CELL 30

enum
{
  CODE_LIST,
  CODE_CODE,
  CODE_LABEL,
  CODE_NOTE
};

static const PcColumn code_columns[] = {
  { "r.list", { "list", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("List of codes") }, 24 },
  { "r.code", { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") }, 20 },
  { "r.label", { "label", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Meaning") }, 60 },
  { "r.note", { "note", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Reference") }, 60 },
};

static const PcTable codes = {
  .name = "codes",
  .title = N_("Lists of codes"),
  .from = "temp.full_data_codes AS r",
  .order = "r.rowid",
  .columns = code_columns,
  .n_columns = G_N_ELEMENTS (code_columns),
};

enum
{
  COLUMN_SHEET,
  COLUMN_TABLE,
  COLUMN_NAME,
  COLUMN_HEADING,
  COLUMN_TYPE,
  COLUMN_REFERS_TO,
  COLUMN_LIST,
  COLUMN_CODES,
  COLUMN_REQUIRED,
  COLUMN_PERSONAL,
  COLUMN_SPECIAL
};

static const PcColumn column_columns[] = {
  { "r.sheet", { "sheet", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Sheet") }, 24 },
  { "r.\"table\"", { "table", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind of record") }, 20 },
  { "r.name", { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Column") }, 26 },
  { "r.heading", { "heading", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Heading") }, 34 },
  { "r.type", { "type", PC_FIELD_CHOICE, "field-type", PC_PLAIN, N_("Type") }, 24 },
  { "r.refers_to", { "refers_to", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Refers to") }, 18 },
  { "r.list", { "list", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("List of codes") }, 22 },
  { "r.codes", { "codes", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Codes") }, 60 },
  { "r.required", { "required", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Required") }, 10 },
  { "r.personal", { "personal", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Personal data") }, 10 },
  { "r.special", { "special", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Special-category data") }, 10 },
};

static const PcTable columns = {
  .name = "dictionary",
  .title = N_("Data dictionary"),
  .from = "temp.full_data_dictionary AS r",
  .order = "r.rowid",
  .columns = column_columns,
  .n_columns = G_N_ELEMENTS (column_columns),
};

const PcTable * const pc_full_data_guides[PC_FULL_DATA_N_GUIDES] = { &codes, &columns };

/* The list of the codes of a column, or NULL. */
static const PcCodeList *
get_list (const PcField *field)
{
  const gboolean is_choice = field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES;

  return is_choice ? pc_code_list_get (field->detail) : NULL;
}

/*
 * Lists of codes
 */

static gboolean
add_codes (PcTempRows        *rows,
           const char        *name,
           const PcCodeList  *list,
           GError           **error)
{
  for (guint i = 0; i < pc_code_list_get_n_codes (list); i++)
    {
      const char *id = pc_code_list_get_id (list, i);

      pc_temp_rows_set_text (rows, CODE_LIST, name);
      pc_temp_rows_set_text (rows, CODE_CODE, id);
      pc_temp_rows_set_text (rows, CODE_LABEL, pc_code_list_get_label (list, id));
      pc_temp_rows_set_text (rows, CODE_NOTE, pc_code_list_get_note (list, id));
      if (!pc_temp_rows_add (rows, error))
        return FALSE;
    }

  return TRUE;
}

/* Each list once, where it is first used. */
static gboolean
add_lists (PcTempRows      *rows,
           const PcColumn  *shown,
           guint            n,
           GHashTable      *done,
           GError         **error)
{
  for (guint i = 0; i < n; i++)
    {
      const PcField *field = &shown[i].field;
      const PcCodeList *list = get_list (field);

      if (list != NULL && g_hash_table_add (done, (gpointer) field->detail) &&
          !add_codes (rows, field->detail, list, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * Columns
 */

/* "F = Female; M = Male", full; NULL where there are too many. */
static char *
describe_codes (const PcCodeList *list)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (pc_code_list_get_n_codes (list) > MAX_CODES_OF_A_CELL)
    return NULL;

  for (guint i = 0; i < pc_code_list_get_n_codes (list); i++)
    {
      const char *id = pc_code_list_get_id (list, i);

      g_string_append_printf (text, "%s%s = %s", i > 0 ? "; " : "", id, pc_code_list_get_label (list, id));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_list (PcTempRows    *rows,
          const PcField *field)
{
  const PcCodeList *list = get_list (field);
  g_autofree char *described = list != NULL ? describe_codes (list) : NULL;

  if (list == NULL)
    return;

  pc_temp_rows_set_text (rows, COLUMN_LIST, field->detail);
  pc_temp_rows_set_text (rows, COLUMN_CODES, described);
}

static gboolean
add_column (PcTempRows     *rows,
            const PcTable  *table,
            const PcField  *field,
            GError        **error)
{
  const PcCodeList *types = pc_code_list_get ("field-type");

  pc_temp_rows_set_text (rows, COLUMN_SHEET, _(table->title));
  pc_temp_rows_set_text (rows, COLUMN_TABLE, table->name);
  pc_temp_rows_set_text (rows, COLUMN_NAME, field->name);
  pc_temp_rows_set_text (rows, COLUMN_HEADING, pc_field_get_label (field));
  pc_temp_rows_set_text (rows, COLUMN_TYPE, pc_code_list_get_id (types, field->type));
  if (field->type == PC_FIELD_REFERENCE)
    pc_temp_rows_set_text (rows, COLUMN_REFERS_TO, field->detail);
  set_list (rows, field);
  pc_temp_rows_set_int (rows, COLUMN_REQUIRED, (field->flags & PC_REQUIRED) != 0);
  pc_temp_rows_set_int (rows, COLUMN_PERSONAL, (field->flags & PC_PERSONAL) != 0);
  pc_temp_rows_set_int (rows, COLUMN_SPECIAL, (field->flags & PC_SPECIAL) != 0);
  return pc_temp_rows_add (rows, error);
}

static gboolean
add_columns (PcTempRows      *rows,
             const PcTable   *table,
             const PcColumn  *shown,
             guint            n,
             GError         **error)
{
  for (guint i = 0; i < n; i++)
    if (!add_column (rows, table, &shown[i].field, error))
      return FALSE;

  return TRUE;
}

/* As they leave: with the columns of codes, which an export adds, and without those that a recipient does not get. */
static gboolean
add_table (PcTempRows                 *of_codes,
           PcTempRows                 *of_columns,
           GHashTable                 *done,
           const PcTable              *table,
           const PcReportViewOptions  *options,
           GError                    **error)
{
  g_autoptr(PcReportView) view = pc_report_view_new (table, options);
  guint n;
  const PcColumn *shown = pc_report_view_get_columns (view, &n);

  return add_lists (of_codes, shown, n, done, error) && add_columns (of_columns, table, shown, n, error);
}

gboolean
pc_full_data_fill_guides (PcStore                    *store,
                          const PcReportSheet        *sheets,
                          guint                       n_sheets,
                          const PcReportViewOptions  *options,
                          GCancellable               *cancellable,
                          GError                    **error)
{
  g_autoptr(PcTempRows) of_codes = NULL;
  g_autoptr(PcTempRows) of_columns = NULL;
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (PC_IS_STORE (store) && sheets != NULL && options != NULL, FALSE);

  if (!(of_codes = pc_temp_rows_new (store, &codes, error)) || !(of_columns = pc_temp_rows_new (store, &columns, error)))
    return FALSE;

  for (guint i = 0; i < n_sheets; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_table (of_codes, of_columns, done, sheets[i].table, options, error))
      return FALSE;

  return TRUE;
}
