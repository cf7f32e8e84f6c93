/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "pc-import-private.h"
#include "pc-workbook-origin.h"

#define REPORT "full-data"

/* What the hidden sheet says of one table. */
typedef struct
{
  const PcKind *kind;
  GStrv         columns;
  GPtrArray    *sheets;   /* Names. */
} Table;

typedef struct
{
  gboolean   is_full_data;
  GPtrArray *tables;
} Origin;

static void
table_free (gpointer data)
{
  Table *table = data;

  g_strfreev (table->columns);
  g_ptr_array_unref (table->sheets);
  g_free (table);
}

static Table *
get_table (Origin     *origin,
           const char *number)
{
  const int n = number != NULL ? atoi (number) : 0;

  /* A number as no workbook of ours has it is passed over. */
  if (n < 1 || n > 1000)
    return NULL;

  while (origin->tables->len < (guint) n)
    {
      Table *table = g_new0 (Table, 1);

      table->sheets = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (origin->tables, table);
    }

  return origin->tables->pdata[n - 1];
}

static const PcKind *
find_kind (const char *name)
{
  g_autofree char *word = g_strdelimit (g_strdup (name), "-", '_');

  return pc_kind_find (word);
}

static void
take_line (Origin     *origin,
           const char *key,
           Table      *table,
           const char *value)
{
  if (table == NULL)
    origin->is_full_data = origin->is_full_data || (strcmp (key, "report") == 0 && strcmp (value, REPORT) == 0);
  else if (strcmp (key, "table") == 0)
    table->kind = find_kind (value);
  else if (strcmp (key, "columns") == 0 && table->columns == NULL)
    table->columns = g_strsplit (value, " ", -1);
  else if (strcmp (key, "sheet") == 0)
    g_ptr_array_add (table->sheets, g_strdup (value));
}

/* A #PcSheetRowFunc. */
static gboolean
read_line_cb (guint          row,
              const PcCell  *cells,
              guint          n_cells,
              gpointer       data,
              GError       **error)
{
  Origin *origin = data;

  if (n_cells >= 3 && cells[0].type == PC_CELL_TEXT && cells[2].type == PC_CELL_TEXT)
    take_line (origin, cells[0].text, cells[1].type == PC_CELL_TEXT ? get_table (origin, cells[1].text) : NULL,
               cells[2].text);
  return TRUE;
}

/* A code that stands beside its label goes before it; hours with decimals beside hours are the same once more. */
static void
set_targets (PcImportSheet *sheet,
             const PcKind  *kind,
             GStrv          names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      PcImportColumn *column = pc_import_column_new (names[i]);
      g_autofree char *base = g_str_has_suffix (names[i], "_code") ? g_strndup (names[i], strlen (names[i]) - 5) : NULL;
      int field = pc_kind_find_field (kind, names[i]);

      if (field < 0 && base != NULL && (field = pc_kind_find_field (kind, base)) >= 0)
        for (guint j = 0; j < sheet->columns->len; j++)
          if (((PcImportColumn *) sheet->columns->pdata[j])->target.field == field)
            ((PcImportColumn *) sheet->columns->pdata[j])->target = (PcImportTarget) PC_IMPORT_TARGET_NONE;

      if (field >= 0)
        column->target = (PcImportTarget) { kind, field };
      g_ptr_array_add (sheet->columns, column);
    }
}

static gboolean
add_sheets (PcImport       *self,
            PcSheetReader  *reader,
            Table          *table,
            GCancellable   *cancellable,
            GError        **error)
{
  for (guint i = 0; i < table->sheets->len; i++)
    {
      const int index = pc_sheet_reader_find_sheet (reader, table->sheets->pdata[i]);
      PcImportSheet *sheet;

      if (index < 0)
        continue;

      sheet = pc_import_sheet_new (table->sheets->pdata[i], index);
      sheet->kind = table->kind;
      sheet->chosen = TRUE;
      sheet->header_row = 1;
      set_targets (sheet, table->kind, table->columns);
      g_ptr_array_add (self->sheets, sheet);
      if (!pc_import_look_at_rows (sheet, reader, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* Owners before what they own. */
static gboolean
add_tables (PcImport       *self,
            PcSheetReader  *reader,
            Origin         *origin,
            GCancellable   *cancellable,
            GError        **error)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = 0; i < origin->tables->len; i++)
      {
        Table *table = origin->tables->pdata[i];

        if (table->kind == *kind && table->columns != NULL && !add_sheets (self, reader, table, cancellable, error))
          return FALSE;
      }

  return TRUE;
}

gboolean
pc_import_read_own (PcImport       *self,
                    PcSheetReader  *reader,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
  Origin origin = { FALSE, tables };
  const int index = pc_sheet_reader_find_sheet (reader, PC_ORIGIN_SHEET);

  if (index < 0 || pc_sheet_reader_get_format (reader) != PC_SHEET_WORKBOOK)
    return FALSE;

  return pc_sheet_reader_read (reader, index, read_line_cb, &origin, cancellable, error) && origin.is_full_data &&
         add_tables (self, reader, &origin, cancellable, error) && self->sheets->len > 0;
}
