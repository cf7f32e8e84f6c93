/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dump-sheet FILE : what PcSheetReader finds in it, as JSON, for tests/test-sheets.py. */

#include <json-glib/json-glib.h>
#include <locale.h>

#include "pc-sheet-reader.h"

static const char * const types[] = { "empty", "text", "number", "boolean", "error" };
static const char * const shapes[] = { "plain", "date", "time", "date-time", "duration" };
static const char * const states[] = { "visible", "hidden", "very-hidden" };

static void
add_cell (JsonBuilder  *json,
          guint         column,
          const PcCell *cell)
{
  json_builder_begin_array (json);
  json_builder_add_int_value (json, column);
  json_builder_add_string_value (json, types[cell->type]);
  if (cell->text != NULL)
    json_builder_add_string_value (json, cell->text);
  else
    json_builder_add_double_value (json, cell->number);
  json_builder_add_string_value (json, shapes[cell->shape]);
  json_builder_add_int_value (json, cell->min_digits);
  json_builder_add_boolean_value (json, cell->formula);
  json_builder_end_array (json);
}

static gboolean
add_row (guint          row,
         const PcCell  *cells,
         guint          n_cells,
         gpointer       data,
         GError       **error)
{
  JsonBuilder *json = data;

  json_builder_begin_array (json);
  json_builder_add_int_value (json, row);
  json_builder_begin_array (json);
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].type != PC_CELL_EMPTY)
      add_cell (json, i, &cells[i]);
  json_builder_end_array (json);
  json_builder_end_array (json);
  return TRUE;
}

static gboolean
add_sheet (JsonBuilder    *json,
           PcSheetReader  *reader,
           guint           sheet,
           GError        **error)
{
  gboolean read;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "name");
  json_builder_add_string_value (json, pc_sheet_reader_list_sheets (reader)[sheet]);
  json_builder_set_member_name (json, "state");
  json_builder_add_string_value (json, states[pc_sheet_reader_get_state (reader, sheet)]);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_array (json);
  read = pc_sheet_reader_read (reader, sheet, add_row, json, NULL, error);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return read;
}

static void
add_names (JsonBuilder   *json,
           PcSheetReader *reader)
{
  GPtrArray *names = pc_sheet_reader_list_names (reader);

  json_builder_set_member_name (json, "names");
  json_builder_begin_array (json);
  for (guint i = 0; i < names->len; i++)
    {
      const PcSheetName *name = g_ptr_array_index (names, i);

      json_builder_begin_array (json);
      json_builder_add_string_value (json, name->name);
      json_builder_add_int_value (json, name->sheet);
      json_builder_add_string_value (json, name->refers_to);
      json_builder_add_boolean_value (json, name->hidden);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
}

static gboolean
add_file (JsonBuilder  *json,
          const char   *path,
          GError      **error)
{
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, error);
  gboolean read = TRUE;

  if (reader == NULL)
    return FALSE;

  json_builder_set_member_name (json, "is_1904");
  json_builder_add_boolean_value (json, pc_sheet_reader_is_1904 (reader));
  json_builder_set_member_name (json, "has_macros");
  json_builder_add_boolean_value (json, pc_sheet_reader_has_macros (reader));
  add_names (json, reader);

  json_builder_set_member_name (json, "sheets");
  json_builder_begin_array (json);
  for (guint i = 0; read && pc_sheet_reader_list_sheets (reader)[i] != NULL; i++)
    read = add_sheet (json, reader, i, error);
  json_builder_end_array (json);
  return read;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  g_return_val_if_fail (argc == 2, 2);

  json_builder_begin_object (json);
  add_file (json, argv[1], &error);
  if (error != NULL)
    {
      json_builder_set_member_name (json, "error");
      json_builder_add_string_value (json, error->message);
      json_builder_set_member_name (json, "code");
      json_builder_add_int_value (json, error->code);
    }
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);
  return error != NULL;
}
