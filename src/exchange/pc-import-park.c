/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"

/*
 * The cells of a row that waits: {"columns": [{"heading": "Cognome", "target": "family_name", "order": 0,
 * "decimal_hours": false, "text": "Rossi"}, …]}, those with a target alone. Dates and numbers are in the text that
 * pc_value_parse() reads, so that nothing of the workbook is needed any more. A cell that cannot be read must not
 * become one that can: beside the text by which it is seen stands "error": true, or "number" and its "shape". A column of
 * words that have to go with a code has no target; of the code, "words" is its number among these.
 */

static const PcField *
get_field (PcImportTarget target)
{
  static const PcField words = { "words", PC_FIELD_TEXT, NULL, PC_PLAIN, "" };

  return target.field == PC_IMPORT_WHOLE ? &words : pc_kind_get_field (target.kind, target.field);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_cell (JsonBuilder          *builder,
          PcImportRunning      *run,
          const PcImportColumn *column,
          const PcCell         *cell)
{
  g_autofree char *text = pc_cell_dup_text (cell, get_field (column->target), run->import->is_1904, column->order,
                                            NULL);
  g_autofree char *seen = text == NULL ? pc_import_cell_dup_text (cell, run->import->is_1904) : NULL;

  add_text (builder, "text", text != NULL ? text : seen);
  if (text == NULL && cell->type == PC_CELL_ERROR)
    {
      json_builder_set_member_name (builder, "error");
      json_builder_add_boolean_value (builder, TRUE);
    }
  else if (text == NULL && cell->type == PC_CELL_NUMBER)
    {
      json_builder_set_member_name (builder, "number");
      json_builder_add_double_value (builder, cell->number);
      json_builder_set_member_name (builder, "shape");
      json_builder_add_int_value (builder, cell->shape);
    }
}

/* Which columns wait with the row: those that hold something, and the words that go with codes; full. */
static gboolean *
list_kept (PcImportSheet *sheet)
{
  gboolean *kept = g_new0 (gboolean, sheet->columns->len + 1);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const PcImportColumn *column = sheet->columns->pdata[i];

      kept[i] |= column->target.kind != NULL;
      if (column->words > 0)
        kept[column->words - 1] = TRUE;
    }

  return kept;
}

/* The number of column @index among those that are kept. */
static guint
count_kept (const gboolean *kept,
            guint           index)
{
  guint n = 0;

  for (guint i = 0; i <= index; i++)
    n += kept[i];

  return n;
}

static char *
write_cells (PcImportRunning *run,
             const PcCell    *cells,
             guint            n_cells)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree gboolean *kept = list_kept (run->sheet);
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < run->sheet->columns->len; i++)
    {
      const PcImportColumn *column = run->sheet->columns->pdata[i];
      g_autofree char *target = pc_import_target_format (run->sheet->kind, column->target);

      if (!kept[i])
        continue;

      json_builder_begin_object (builder);
      add_text (builder, "heading", column->heading);
      add_text (builder, "target", target);
      json_builder_set_member_name (builder, "order");
      json_builder_add_int_value (builder, column->order);
      json_builder_set_member_name (builder, "decimal_hours");
      json_builder_add_boolean_value (builder, column->decimal_hours);
      if (column->words > 0)
        {
          json_builder_set_member_name (builder, "words");
          json_builder_add_int_value (builder, count_kept (kept, column->words - 1));
        }
      if (i < n_cells)
        add_cell (builder, run, column, &cells[i]);
      else
        add_text (builder, "text", NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
make_source (PcImportRunning *run)
{
  if (run->import->sheets->len == 1)
    return g_strdup (run->import->name);

  return g_strdup_printf ("%s – %s", run->import->name, run->sheet->name);
}

/* A row that was parked before keeps its place. */
static gboolean
park_again (PcImportRunning    *run,
            const PcParkedRow  *parked,
            const char         *reason,
            GError            **error)
{
  PcParkedRow row = *parked;

  row.reason = (char *) reason;
  row.state = (char *) pc_import_verdict_get_code (run->outcome->verdict);
  return pc_parked_rows_add (run->store, &row, error);
}

gboolean
pc_import_park_row (PcImportRunning  *run,
                    const PcCell     *cells,
                    guint             n_cells,
                    GError          **error)
{
  const gboolean waits = run->outcome->verdict == PC_IMPORT_DOUBTFUL || run->outcome->verdict == PC_IMPORT_REFUSED;
  g_autofree char *reason = NULL;
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;

  if (!waits && !run->has_waiting)
    return TRUE;

  run->result->n_parked += waits;
  reason = pc_import_outcome_dup_reasons (run->outcome);
  if (run->import->parked != NULL)
    return !waits || park_again (run, run->import->parked->pdata[run->sheet_index], reason, error);

  source = make_source (run);
  text = write_cells (run, cells, n_cells);
  if (run->has_waiting && !pc_parked_rows_remove_same (run->store, source, run->outcome->row, text, error))
    return FALSE;
  if (!waits)
    return TRUE;

  {
    const PcParkedRow row = {
      .import_id = run->result->import_id,
      .source = source,
      .row_number = run->outcome->row,
      .kind = (char *) run->sheet->kind->name,
      .cells = text,
      .reason = reason,
      .state = (char *) pc_import_verdict_get_code (run->outcome->verdict),
    };

    return pc_parked_rows_add (run->store, &row, error);
  }
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_DAMAGED,
                       _("This row cannot be read any more. Throw it away and import it again."));
  return FALSE;
}

/* The columns of a row that waits, or NULL. */
static JsonArray *
read_columns (PcParkedRow *row,
              JsonParser  *parser)
{
  JsonNode *root = json_parser_load_from_data (parser, row->cells, -1, NULL) ? json_parser_get_root (parser) : NULL;
  JsonNode *columns = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ?
                      json_object_get_member (json_node_get_object (root), "columns") : NULL;

  return columns != NULL && JSON_NODE_HOLDS_ARRAY (columns) ? json_node_get_array (columns) : NULL;
}

static JsonObject *
get_column (JsonArray *columns,
            guint      index)
{
  JsonNode *node = json_array_get_element (columns, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

PcImportSheet *
pc_import_unpark_sheet (PcParkedRow  *row,
                        guint         index,
                        GError      **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *columns = read_columns (row, parser);
  const PcKind *kind = pc_kind_find (row->kind);
  PcImportSheet *sheet;

  if (columns == NULL || kind == NULL)
    {
      fail_damaged (error);
      return NULL;
    }

  sheet = pc_import_sheet_new (row->source, index);
  sheet->kind = kind;
  sheet->chosen = TRUE;
  sheet->n_rows = 1;
  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonObject *object = get_column (columns, i);
      const char *heading = object != NULL ?
                            json_object_get_string_member_with_default (object, "heading", "") : "";
      PcImportColumn *column = pc_import_column_new (heading);

      g_ptr_array_add (sheet->columns, column);
      if (object == NULL ||
          !pc_import_target_parse (kind, json_object_get_string_member_with_default (object, "target", ""),
                                   &column->target,
                                   NULL))
        column->target = (PcImportTarget) PC_IMPORT_TARGET_NONE;
      if (object != NULL)
        {
          column->order = CLAMP (json_object_get_int_member_with_default (object, "order", 0), 0, PC_DATE_ORDER_YMD);
          column->words = CLAMP (json_object_get_int_member_with_default (object, "words", 0), 0, i);
          column->decimal_hours = json_object_get_boolean_member_with_default (object, "decimal_hours", FALSE);
        }
    }

  return sheet;
}

static void
read_cell (JsonObject *object,
           const char *text,
           PcCell     *cell)
{
  const gboolean is_number = object != NULL && json_object_has_member (object, "number");
  const gboolean is_error = object != NULL && json_object_get_boolean_member_with_default (object, "error", FALSE);

  cell->type = is_number ? PC_CELL_NUMBER : is_error ? PC_CELL_ERROR : *text != '\0' ? PC_CELL_TEXT : PC_CELL_EMPTY;
  cell->text = cell->type == PC_CELL_TEXT || is_error ? text : NULL;
  if (is_number)
    {
      cell->number = json_object_get_double_member_with_default (object, "number", 0);
      cell->shape = CLAMP (json_object_get_int_member_with_default (object, "shape", 0), 0, PC_CELL_DURATION);
    }
}

PcCell *
pc_import_unpark_cells (PcParkedRow *row,
                        GStrv       *texts,
                        guint       *n_cells)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *columns = read_columns (row, parser);
  const guint n = columns != NULL ? json_array_get_length (columns) : 0;
  PcCell *cells = g_new0 (PcCell, MAX (n, 1));

  *texts = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = get_column (columns, i);

      (*texts)[i] = g_strdup (object != NULL ? json_object_get_string_member_with_default (object, "text", "") : "");
      read_cell (object, (*texts)[i], &cells[i]);
    }

  *n_cells = n;
  return cells;
}
