/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>

#include "pc-serial-date.h"

#define MINUTES_OF_DAY 1440.0

#define HEADING_COLOUR 0xE6E6E6

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

lxw_format *
pc_workbook_add_format (PcWorkbook  *self,
                        PcFieldType  type)
{
  const char *number = get_number_format (type);
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number != NULL)
    format_set_num_format (format, number);
  if (type == PC_FIELD_NOTE)
    format_set_text_wrap (format);

  return format;
}

/* libxlsxwriter searches for a format that equals another one at every cell: columns that look alike have the same. */
static lxw_format *
share_format (PcWorkbook *self,
              guint       index)
{
  const PcFieldType type = self->columns[index].column->field.type;

  for (guint i = 0; i < index; i++)
    {
      const PcFieldType other = self->columns[i].column->field.type;

      if (get_number_format (type) == get_number_format (other) && (type == PC_FIELD_NOTE) == (other == PC_FIELD_NOTE))
        return self->columns[i].format;
    }

  return pc_workbook_add_format (self, type);
}

static lxw_format *
add_total_format (PcWorkbook  *self,
                  PcFieldType  type)
{
  lxw_format *format = pc_workbook_add_format (self, type);

  format_set_bold (format);
  format_set_top (format, LXW_BORDER_THIN);
  return format;
}

void
pc_workbook_add_formats (PcWorkbook *self)
{
  self->heading = workbook_add_format (self->book);
  format_set_bold (self->heading);
  format_set_text_wrap (self->heading);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color (self->heading, HEADING_COLOUR);
  format_set_bottom (self->heading, LXW_BORDER_THIN);

  self->total = add_total_format (self, PC_FIELD_TEXT);
  self->midnight = pc_workbook_add_format (self, PC_FIELD_TIME);
  format_set_num_format (self->midnight, "[hh]:mm");

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      PcSheetColumn *column = &self->columns[i];

      column->format = share_format (self, i);
      column->total_format = column->column->total ? add_total_format (self, column->column->field.type) : self->total;
    }
}

/*
 * Cells
 */

double
pc_workbook_get_amount (const PcField *field,
                        gint64         number)
{
  switch ((int) field->type)
    {
    case PC_FIELD_MINUTES:
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

static lxw_error
write_number (PcWorkbook    *self,
              PcSheetColumn *column,
              lxw_col_t      index,
              gint64         number)
{
  const PcField *field = &column->column->field;
  const double amount = pc_workbook_get_amount (field, number);
  lxw_format *format = field->type == PC_FIELD_TIME && number >= MINUTES_OF_DAY ? self->midnight : column->format;

  if (column->column->total)
    column->sum += number;

  if (column->formula != NULL && pc_row_formula_holds (column->formula, self->values))
    return worksheet_write_formula_num (self->sheet, self->row, index,
                                        pc_row_formula_get (column->formula, self->row + 1), format, amount);

  return worksheet_write_number (self->sheet, self->row, index, amount, format);
}

/* What is no date to a spreadsheet, as a birth before 1900, stands there as text. */
static lxw_error
write_date (PcWorkbook    *self,
            PcSheetColumn *column,
            lxw_col_t      index,
            const char    *text)
{
  double serial;
  const gboolean known = column->column->field.type == PC_FIELD_DATE ? pc_serial_date_from_day (text, &serial)
                                                                     : pc_serial_date_from_instant (text, &serial);

  if (known)
    return worksheet_write_number (self->sheet, self->row, index, serial, column->format);

  return pc_workbook_write_text (self, self->sheet, self->row, index, text, column->format);
}

static lxw_error
write_cell (PcWorkbook *self,
            guint       index)
{
  PcSheetColumn *column = &self->columns[index];
  const PcValue *value = &self->values[index];
  const char *text;

  switch (column->column->field.type)
    {
    case PC_FIELD_INTEGER:
    case PC_FIELD_MINUTES:
    case PC_FIELD_MONEY:
    case PC_FIELD_TIME:
      return value->number != PC_UNSET ? write_number (self, column, index, value->number) : LXW_NO_ERROR;

    case PC_FIELD_DATE:
    case PC_FIELD_INSTANT:
      return value->text != NULL ? write_date (self, column, index, value->text) : LXW_NO_ERROR;

    case PC_FIELD_TEXT:
    case PC_FIELD_NOTE:
    case PC_FIELD_BOOLEAN:
    case PC_FIELD_CHOICE:
    case PC_FIELD_CHOICES:
    case PC_FIELD_REFERENCE:
      text = pc_cell_text_get (column->text, value);
      return text != NULL ? pc_workbook_write_text (self, self->sheet, self->row, index, text, column->format)
                          : LXW_NO_ERROR;

    default:
      g_return_val_if_reached (LXW_ERROR_PARAMETER_VALIDATION);
    }
}

lxw_error
pc_workbook_write_cells (PcWorkbook *self)
{
  lxw_error error = LXW_NO_ERROR;

  for (guint i = 0; i < self->layout.n_columns && error == LXW_NO_ERROR; i++)
    error = write_cell (self, i);

  return error;
}
