/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-config.h"

#define LABEL_WIDTH 32
#define VALUE_WIDTH 70

typedef struct
{
  PcWorkbook    *book;
  lxw_worksheet *sheet;
  lxw_row_t      row;
  lxw_format    *label;
  lxw_format    *wrap;
} Control;

static lxw_error
write_fact (Control    *self,
            const char *label,
            const char *value)
{
  lxw_error error = pc_workbook_write_text (self->book, self->sheet, self->row, 0, label, self->label);

  return error != LXW_NO_ERROR ? error
                               : pc_workbook_write_text (self->book, self->sheet, self->row++, 1, value, self->wrap);
}

/* Local time with its zone: two offices may stand in different ones. */
static lxw_error
write_moment (Control *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%d %H:%M:%S %Z (UTC%:z)");

  return write_fact (self, _("Generated"), text);
}

/* A number with its label; where there are several sheets, a formula adds up what they have. */
static lxw_error
write_amount (Control        *self,
              const char     *label,
              const PcColumn *column,
              gint64          number,
              const GString  *formula)
{
  const double amount = pc_workbook_get_amount (column, number);
  PcColumn plain = *column;
  lxw_format *format;
  lxw_error error = pc_workbook_write_text (self->book, self->sheet, self->row, 0, label, self->label);

  plain.use = PC_COLUMN_PLAIN;
  format = pc_workbook_add_format (self->book, &plain);
  format_set_align (format, LXW_ALIGN_LEFT);
  if (error != LXW_NO_ERROR)
    return error;

  if (formula == NULL || formula->len == 0)
    return worksheet_write_number (self->sheet, self->row++, 1, amount, format);

  return worksheet_write_formula_num (self->sheet, self->row++, 1, formula->str, format, amount);
}

static lxw_error
write_total (Control       *self,
             PcSheetColumn *column)
{
  /* Translators: %s is the heading of a column, such as “Hours”. */
  g_autofree char *label = g_strdup_printf (_("Total: %s"), pc_field_get_label (&column->column->field));

  return write_amount (self, label, column->column, column->total, column->total_formula);
}

static lxw_error
write_table (Control      *self,
             PcSheetTable *table)
{
  static const PcColumn count = { .field = { .type = PC_FIELD_INTEGER } };
  lxw_error error = LXW_NO_ERROR;

  if (self->book->tables->len > 1)
    error = write_fact (self, _("Table"), table->title);
  if (error == LXW_NO_ERROR)
    error = write_amount (self, _("Number of rows"), &count, table->n_rows, NULL);

  for (guint i = 0; i < table->layout.n_columns && error == LXW_NO_ERROR; i++)
    if (table->columns[i].column->total)
      error = write_total (self, &table->columns[i]);

  if (error == LXW_NO_ERROR)
    error = write_fact (self, _("Digest of the rows (SHA-256)"), pc_row_digest_get (table->digest));

  return error;
}

/* Nothing is lost without a word. */
static lxw_error
write_cut (Control *self)
{
  const gulong n = self->book->n_cut;
  /* Translators: %lu is how many texts of a workbook are not there in full. */
  g_autofree char *text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%lu text is longer than a cell can hold (32,767 characters), and ends with “…”.",
                 "%lu texts are longer than a cell can hold (32,767 characters), and end with “…”.", n), n);

  return n > 0 ? write_fact (self, _("Texts that were cut"), text) : LXW_NO_ERROR;
}

static gboolean
has_personal_columns (PcWorkbook *book)
{
  for (guint i = 0; i < book->tables->len; i++)
    {
      const PcWorkbookLayout *layout = &((PcSheetTable *) book->tables->pdata[i])->layout;

      for (guint k = 0; k < layout->n_columns; k++)
        if ((layout->columns[k].field.flags & (PC_PERSONAL | PC_SPECIAL)) != 0)
          return TRUE;
    }

  return FALSE;
}

static lxw_error
write_lines (Control *self)
{
  PcWorkbook *book = self->book;
  lxw_error error = write_fact (self, _("Content"), book->title);

  for (guint i = 0; i < book->facts->len && error == LXW_NO_ERROR; i++)
    {
      const PcSheetFact *fact = book->facts->pdata[i];

      if (fact->label != NULL)
        error = write_fact (self, fact->label, fact->value);
    }

  if (error == LXW_NO_ERROR)
    error = write_moment (self);
  if (error == LXW_NO_ERROR)
    error = write_fact (self, _("Program"), "Percorso " PC_VERSION);
  for (guint i = 0; i < book->tables->len && error == LXW_NO_ERROR; i++)
    error = write_table (self, book->tables->pdata[i]);

  if (error == LXW_NO_ERROR)
    error = write_cut (self);
  if (error == LXW_NO_ERROR && has_personal_columns (book))
    error = write_fact (self, _("Personal data"),
                        _("This workbook holds personal data. Keep it where only those who need it can read it, "
                          "send it encrypted, and delete it when it is no longer needed."));

  return error;
}

lxw_error
pc_workbook_write_control (PcWorkbook *self)
{
  static const PcColumn text = { .field = { .type = PC_FIELD_TEXT } };
  static const PcColumn note = { .field = { .type = PC_FIELD_NOTE } };
  Control control = { .book = self };

  /* Translators: name of the sheet that says what a workbook is; at most 31 characters. */
  if (!(control.sheet = pc_workbook_add_sheet (self, _("About this workbook"))))
    return LXW_ERROR_CREATING_TMPFILE;

  control.label = pc_workbook_add_format (self, &text);
  format_set_bold (control.label);
  control.wrap = pc_workbook_add_format (self, &note);

  worksheet_set_column (control.sheet, 0, 0, LABEL_WIDTH, NULL);
  worksheet_set_column (control.sheet, 1, 1, VALUE_WIDTH, NULL);
  pc_workbook_set_up_page (self, control.sheet);
  return write_lines (&control);
}
