/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-table-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pc-error.h"
#include "pc-serial-date.h"

#define MINUTES_OF_DAY 1440
#define MINUTES_OF_HOUR 60

struct _PcTableRows
{
  PcSheetReader  *reader;
  PcOriginTable  *table;
  guint           n_columns;
  PcFieldType    *types;
  PcValue        *values;

  GPtrArray      *headings;
  PcTableRowFunc  func;
  gpointer        data;
  gint64          last_row;   /* Of the sheet under way. */
};

PcFieldType
pc_table_rows_get_type (const char *type)
{
  static const struct { const char *word; PcFieldType type; } types[] = {
    { "integer", PC_FIELD_INTEGER }, { "minutes", PC_FIELD_MINUTES }, { "money", PC_FIELD_MONEY },
    { "date", PC_FIELD_DATE }, { "time", PC_FIELD_TIME }, { "instant", PC_FIELD_INSTANT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i].word) == 0)
      return types[i].type;

  return PC_FIELD_TEXT;
}

PcTableRows *
pc_table_rows_new (PcSheetReader *reader,
                   PcOriginTable *table)
{
  PcTableRows *self;

  g_return_val_if_fail (reader != NULL && table != NULL, NULL);

  self = g_new0 (PcTableRows, 1);
  self->reader = reader;
  self->table = table;
  self->n_columns = g_strv_length (table->columns);
  self->types = g_new0 (PcFieldType, self->n_columns);
  self->values = g_new0 (PcValue, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->types[i] = pc_table_rows_get_type (table->types[i]);

  return self;
}

static void
clear_values (PcTableRows *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    pc_value_clear (&self->values[i]);
}

void
pc_table_rows_free (PcTableRows *self)
{
  g_return_if_fail (self != NULL);

  clear_values (self);
  g_free (self->types);
  g_free (self->values);
  g_free (self);
}

/* Hours with decimals are written as hours, and told by their format. */
static gint64
get_whole (PcFieldType   type,
           const PcCell *cell)
{
  switch ((int) type)
    {
    case PC_FIELD_MINUTES:
      return llround (cell->number * (cell->shape == PC_CELL_PLAIN ? MINUTES_OF_HOUR : MINUTES_OF_DAY));

    case PC_FIELD_TIME:
      return llround (cell->number * MINUTES_OF_DAY);

    case PC_FIELD_MONEY:
      return llround (cell->number * 100);

    default:
      return llround (cell->number);
    }
}

static void
read_number (PcFieldType   type,
             const PcCell *cell,
             PcValue      *value)
{
  switch ((int) type)
    {
    case PC_FIELD_DATE:
      value->text = pc_serial_date_to_day (cell->number, FALSE);
      break;

    case PC_FIELD_INSTANT:
      value->text = pc_serial_date_to_instant (cell->number, FALSE);
      break;

    case PC_FIELD_TEXT:
      value->text = g_strdup_printf ("%.15g", cell->number);
      break;

    default:
      value->number = get_whole (type, cell);
    }
}

static void
read_cell (PcFieldType   type,
           const PcCell *cell,
           PcValue      *value)
{
  pc_value_clear (value);
  if (cell->type == PC_CELL_NUMBER)
    read_number (type, cell, value);
  else
    value->text = g_strdup (cell->text);
}

static void
take_headings (PcTableRows  *self,
               const PcCell *cells,
               guint         n_cells)
{
  for (guint i = 0; self->headings != NULL && i < self->n_columns && self->headings->len < self->n_columns; i++)
    g_ptr_array_add (self->headings, g_strdup (i < n_cells && cells[i].text != NULL ? cells[i].text : self->table->columns[i]));
}

static gboolean
row_cb (guint          row,
        const PcCell  *cells,
        guint          n_cells,
        gpointer       data,
        GError       **error)
{
  static const PcCell nothing = { .type = PC_CELL_EMPTY };
  PcTableRows *self = data;

  if (row == 1)
    take_headings (self, cells, n_cells);
  if (row == 1 || row > self->last_row)
    return TRUE;

  for (guint i = 0; i < self->n_columns; i++)
    read_cell (self->types[i], i < n_cells ? &cells[i] : &nothing, &self->values[i]);

  return self->func (self->values, self->data, error);
}

static gboolean
read_sheet (PcTableRows          *self,
            const PcOriginSheet  *sheet,
            GCancellable         *cancellable,
            GError              **error)
{
  const int index = pc_sheet_reader_find_sheet (self->reader, sheet->name);

  if (index >= 0)
    {
      self->last_row = sheet->n_rows + 1;
      return pc_sheet_reader_read (self->reader, index, row_cb, self, cancellable, error);
    }

  /* Translators: %s is the name of a sheet of a spreadsheet. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("The workbook has no sheet “%s” any more."), sheet->name);
  return FALSE;
}

gboolean
pc_table_rows_read (PcTableRows     *self,
                    GPtrArray       *headings,
                    PcTableRowFunc   func,
                    gpointer         data,
                    GCancellable    *cancellable,
                    GError         **error)
{
  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  self->headings = headings;
  self->func = func;
  self->data = data;
  for (guint i = 0; i < self->table->sheets->len; i++)
    if (!read_sheet (self, &g_array_index (self->table->sheets, PcOriginSheet, i), cancellable, error))
      return FALSE;

  return TRUE;
}
