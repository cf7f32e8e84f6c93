/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>

#include "pc-serial-date.h"

#define MINUTES_OF_DAY 1440.0

#define HEADING_COLOUR 0xE6E6E6
/* Of the cells that whoever has the workbook fills in. */
#define FILLED_COLOUR 0xFFF8DC

/*
 * Formats
 */

static const char *
get_number_format (PcFieldType type)
{
  switch ((int) type)
    {
    case PC_FIELD_INTEGER:
      return "0";

    case PC_FIELD_MINUTES:
      return "[h]:mm";

    case PC_FIELD_MONEY:
      return "#,##0.00";

    case PC_FIELD_TIME:
      return "hh:mm";

    case PC_FIELD_DATE:
      /* Translators: a day in a spreadsheet, in the order of your language: dd/mm/yyyy. The letters stay as they are. */
      return C_("spreadsheet", "yyyy-mm-dd");

    case PC_FIELD_INSTANT:
      /* Translators: a moment in a spreadsheet, in the order of your language. The letters stay as they are. */
      return C_("spreadsheet", "yyyy-mm-dd hh:mm");

    default:
      return NULL;
    }
}

static const char *
get_column_format (const PcColumn *column)
{
  return column->length == PC_LENGTH_DECIMAL ? "0.00" : get_number_format (column->field.type);
}

lxw_format *
pc_workbook_add_format (PcWorkbook     *self,
                        const PcColumn *column)
{
  const char *number = get_column_format (column);
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number != NULL)
    format_set_num_format (format, number);
  if (column->field.type == PC_FIELD_NOTE)
    format_set_text_wrap (format);
  if (column->use == PC_COLUMN_FILLED)
    {
      format_set_unlocked (format);
      format_set_bg_color (format, FILLED_COLOUR);
      format_set_border (format, LXW_BORDER_HAIR);
    }

  return format;
}

static gboolean
look_alike (const PcColumn *a,
            const PcColumn *b)
{
  return g_strcmp0 (get_column_format (a), get_column_format (b)) == 0 &&
         (a->field.type == PC_FIELD_NOTE) == (b->field.type == PC_FIELD_NOTE) &&
         (a->use == PC_COLUMN_FILLED) == (b->use == PC_COLUMN_FILLED);
}

/* Columns that look alike share a format. */
static gint32
find_style (PcWorkbook   *self,
            PcSheetTable *table,
            guint         index)
{
  const PcColumn *column = table->columns[index].column;

  for (guint i = 0; i < index; i++)
    if (look_alike (table->columns[i].column, column))
      return table->columns[i].style;

  return lxw_format_get_xf_index (pc_workbook_add_format (self, column));
}

static lxw_format *
add_total_format (PcWorkbook     *self,
                  const PcColumn *column)
{
  PcColumn plain = *column;
  lxw_format *format;

  plain.use = PC_COLUMN_PLAIN;
  format = pc_workbook_add_format (self, &plain);
  format_set_bold (format);
  format_set_top (format, LXW_BORDER_THIN);
  return format;
}

void
pc_workbook_add_formats (PcWorkbook *self)
{
  static const PcColumn text = { .field = { .type = PC_FIELD_TEXT } };
  static const PcColumn time = { .field = { .type = PC_FIELD_TIME } };
  lxw_format *midnight;

  self->heading = workbook_add_format (self->book);
  format_set_bold (self->heading);
  format_set_text_wrap (self->heading);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (self->heading, HEADING_COLOUR);
  format_set_bottom (self->heading, LXW_BORDER_THIN);

  self->total = add_total_format (self, &text);
  midnight = pc_workbook_add_format (self, &time);
  format_set_num_format (midnight, "[hh]:mm");
  self->midnight = lxw_format_get_xf_index (midnight);
}

void
pc_workbook_format_columns (PcWorkbook   *self,
                            PcSheetTable *table)
{
  for (guint i = 0; i < table->layout.n_columns; i++)
    {
      PcSheetColumn *column = &table->columns[i];

      column->style = find_style (self, table, i);
      column->total_format = column->column->total ? add_total_format (self, column->column) : self->total;
    }
}

/*
 * Cells
 */

double
pc_workbook_get_amount (const PcColumn *column,
                        gint64          number)
{
  switch ((int) column->field.type)
    {
    case PC_FIELD_MINUTES:
      return column->length == PC_LENGTH_DECIMAL ? number / 60.0 : number / MINUTES_OF_DAY;

    case PC_FIELD_TIME:
      return number / MINUTES_OF_DAY;

    case PC_FIELD_MONEY:
      return number / 100.0;

    default:
      return number;
    }
}

lxw_error
pc_workbook_write_text (PcWorkbook    *self,
                        lxw_worksheet *sheet,
                        lxw_row_t      row,
                        lxw_col_t      column,
                        const char    *text,
                        lxw_format    *format)
{
  return worksheet_write_string (sheet, row, column, pc_cell_text_clean (text, TRUE, self->buffer), format);
}

static void
add_text (PcWorkbook    *self,
          PcSheetColumn *column,
          lxw_col_t      index,
          const char    *text)
{
  const char *clean = pc_cell_text_clean (text, FALSE, self->buffer);

  pc_row_digest_add_text (self->table->digest, clean);
  pc_sheet_row_add_text (self->line, index, column->style, clean);
}

/* A cell that stays empty but is to be filled in needs its format. */
static void
add_empty (PcWorkbook    *self,
           PcSheetColumn *column,
           lxw_col_t      index)
{
  pc_row_digest_add_text (self->table->digest, NULL);
  if (column->column->use == PC_COLUMN_FILLED)
    pc_sheet_row_add_blank (self->line, index, column->style);
}

static void
add_number (PcWorkbook    *self,
            PcSheetColumn *column,
            lxw_col_t      index,
            gint64         number)
{
  const PcField *field = &column->column->field;
  const double amount = pc_workbook_get_amount (column->column, number);
  const gint32 style = field->type == PC_FIELD_TIME && number >= MINUTES_OF_DAY ? self->midnight : column->style;

  pc_row_digest_add_number (self->table->digest, number);
  if (column->column->total)
    column->sum += number;

  if (column->formula != NULL && pc_row_formula_holds (column->formula, self->values))
    pc_sheet_row_add_formula (self->line, index, style, pc_row_formula_get (column->formula, self->row + 1), amount);
  else
    pc_sheet_row_add_number (self->line, index, style, amount);
}

static void
add_serial (PcWorkbook    *self,
            PcSheetColumn *column,
            lxw_col_t      index,
            double         serial,
            const char    *text)
{
  pc_row_digest_add_text (self->table->digest, text);
  pc_sheet_row_add_number (self->line, index, column->style, serial);
}

/* What is no date to a spreadsheet, as a birth before 1900, stands there as text. */
static void
add_date (PcWorkbook    *self,
          PcSheetColumn *column,
          lxw_col_t      index,
          const char    *text)
{
  double serial;

  if (column->column->field.type == PC_FIELD_DATE)
    {
      if (pc_serial_date_from_day (text, &serial))
        add_serial (self, column, index, serial, text);
      else
        add_text (self, column, index, text);
    }
  else if (pc_serial_date_from_instant (text, &serial))
    {
      g_autofree char *local = pc_serial_date_to_local (serial);

      add_serial (self, column, index, serial, local);
    }
  else
    add_text (self, column, index, text);
}

static void
add_cell (PcWorkbook *self,
          guint       index)
{
  PcSheetColumn *column = &self->table->columns[index];
  const PcField *field = &column->column->field;
  const PcValue *value = &self->values[index];
  const gboolean is_number = !pc_field_is_text (field) && field->type != PC_FIELD_BOOLEAN;
  const char *text;

  if (is_number && value->number != PC_UNSET)
    {
      add_number (self, column, index, value->number);
      return;
    }

  /* A text in place of a number says why there is none. */
  text = is_number ? value->text : pc_cell_text_get (column->text, value);
  if (text == NULL || *text == '\0')
    add_empty (self, column, index);
  else if (field->type == PC_FIELD_DATE || field->type == PC_FIELD_INSTANT)
    add_date (self, column, index, text);
  else
    add_text (self, column, index, text);
}

gboolean
pc_workbook_write_cells (PcWorkbook *self)
{
  pc_sheet_row_begin (self->line, self->sheet, self->row);
  for (guint i = 0; i < self->table->layout.n_columns; i++)
    add_cell (self, i);

  pc_row_digest_end_row (self->table->digest);
  return pc_sheet_row_end (self->line);
}
