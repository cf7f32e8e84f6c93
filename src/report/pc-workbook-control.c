/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-config.h"

/* A name of a sheet has 31 characters at most; some are kept for the number of a further sheet. */
#define MAX_NAME_CHARS 25

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

char *
pc_workbook_make_sheet_name (const char *title,
                             guint       n)
{
  g_autofree char *name = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_NAME_CHARS));

  g_strdelimit (name, "[]:*?/\\", ' ');
  for (char *p = name; *p != '\0'; p++)
    if ((guchar) *p < 0x20)
      *p = ' ';

  /* An apostrophe may stand inside, not at either end. */
  while (*name == '\'' || *name == ' ')
    memmove (name, name + 1, strlen (name));
  while (*name != '\0' && strchr ("' ", name[strlen (name) - 1]) != NULL)
    name[strlen (name) - 1] = '\0';

  if (*name == '\0')
    g_strlcpy (name, "-", 2);

  return n == 1 ? g_steal_pointer (&name) : g_strdup_printf ("%s (%u)", name, n);
}

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
write_amount (Control       *self,
              const char    *label,
              PcFieldType    type,
              double         amount,
              const GString *formula)
{
  lxw_format *format = pc_workbook_add_format (self->book, type);
  lxw_error error = pc_workbook_write_text (self->book, self->sheet, self->row, 0, label, self->label);

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
  const PcField *field = &column->column->field;
  /* Translators: %s is the heading of a column, such as “Hours”. */
  g_autofree char *label = g_strdup_printf (_("Total: %s"), pc_field_get_label (field));

  return write_amount (self, label, field->type, pc_workbook_get_amount (field, column->total), column->total_formula);
}

static gboolean
has_personal_columns (PcWorkbook *book)
{
  for (guint i = 0; i < book->layout.n_columns; i++)
    if ((book->layout.columns[i].field.flags & (PC_PERSONAL | PC_SPECIAL)) != 0)
      return TRUE;

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

      error = write_fact (self, fact->label, fact->value);
    }

  if (error == LXW_NO_ERROR)
    error = write_moment (self);
  if (error == LXW_NO_ERROR)
    error = write_fact (self, _("Program"), "Percorso " PC_VERSION);
  if (error == LXW_NO_ERROR)
    error = write_amount (self, _("Number of rows"), PC_FIELD_INTEGER, book->n_rows, NULL);

  for (guint i = 0; i < book->layout.n_columns && error == LXW_NO_ERROR; i++)
    if (book->columns[i].column->total)
      error = write_total (self, &book->columns[i]);

  if (error == LXW_NO_ERROR && has_personal_columns (book))
    error = write_fact (self, _("Personal data"),
                        _("This workbook holds personal data. Keep it where only those who need it can read it, "
                          "send it encrypted, and delete it when it is no longer needed."));

  return error;
}

/* The title of a table may be the name that this sheet has. */
static char *
make_free_name (PcWorkbook *book)
{
  /* Translators: name of the sheet that says what a workbook is; at most 25 characters. */
  const char *title = _("About this workbook");
  char *name = pc_workbook_make_sheet_name (title, 1);

  for (guint n = 2; workbook_validate_sheet_name (book->book, name) != LXW_NO_ERROR && n < 100; n++)
    {
      g_free (name);
      name = pc_workbook_make_sheet_name (title, n);
    }

  return name;
}

lxw_error
pc_workbook_write_control (PcWorkbook *self)
{
  g_autofree char *name = make_free_name (self);
  Control control = { .book = self, .sheet = workbook_add_worksheet (self->book, name) };

  if (control.sheet == NULL)
    return LXW_ERROR_CREATING_TMPFILE;

  g_ptr_array_add (self->sheets, control.sheet);
  control.label = pc_workbook_add_format (self, PC_FIELD_TEXT);
  format_set_bold (control.label);
  control.wrap = pc_workbook_add_format (self, PC_FIELD_NOTE);

  worksheet_set_column (control.sheet, 0, 0, LABEL_WIDTH, NULL);
  worksheet_set_column (control.sheet, 1, 1, VALUE_WIDTH, NULL);
  pc_workbook_set_up_page (self, control.sheet);
  return write_lines (&control);
}
