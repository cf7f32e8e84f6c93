/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAPER_A4 9
#define DEFAULT_WIDTH 12
#define HEADING_HEIGHT 30

/* A name of a sheet has 31 characters at most; some are kept for the number of a further sheet. */
#define MAX_NAME_CHARS 31
#define MAX_NUMBERED_CHARS 25

/* Of a title in the head of a page, which is limited in all. */
#define MAX_HEADER_CHARS 100

/* Rows of a sheet that the rows of a table leave free: heading, totals, and where it goes on. */
#define OTHER_ROWS 3

/*
 * Names and pages
 */

/* A name that holds to the rules for sheets, number @n of those with this title. */
static char *
make_name (const char *title,
           guint       n)
{
  const glong most = n == 1 ? MAX_NAME_CHARS : MAX_NUMBERED_CHARS;
  g_autofree char *name = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), most));

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

/* The first name that no sheet has yet. */
static char *
make_free_name (PcWorkbook *self,
                const char *title)
{
  char *name = make_name (title, 1);

  for (guint n = 2; workbook_validate_sheet_name (self->book, name) != LXW_NO_ERROR && n < 1000; n++)
    {
      g_free (name);
      name = make_name (title, n);
    }

  return name;
}

lxw_worksheet *
pc_workbook_add_sheet (PcWorkbook *self,
                       const char *title)
{
  g_autofree char *name = make_free_name (self, title);
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, name);

  if (sheet != NULL)
    g_ptr_array_add (self->sheets, sheet);

  return sheet;
}

/* An ampersand is a command in the head and foot of a page. */
static char *
make_header (const char *title)
{
  g_autofree char *part = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_HEADER_CHARS));
  g_autoptr(GString) header = g_string_new (part);

  g_string_replace (header, "&", "&&", 0);
  g_string_prepend (header, "&L");
  return g_string_free (g_steal_pointer (&header), FALSE);
}

void
pc_workbook_set_up_page (PcWorkbook    *self,
                         lxw_worksheet *sheet)
{
  g_autofree char *header = make_header (self->title);
  /* Translators: at the foot of each page; the first %s is its number, the second how many there are. */
  g_autofree char *pages = g_strdup_printf (_("Page %s of %s"), "&P", "&N");
  g_autofree char *footer = g_strconcat ("&C", pages, NULL);

  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_header (sheet, header);
  worksheet_set_footer (sheet, footer);
  /* Translators: the direction of a sheet: "rtl" where your language is written from right to left, else "ltr". */
  if (strcmp (C_("spreadsheet", "ltr"), "rtl") == 0)
    worksheet_right_to_left (sheet);
}

/*
 * The sheets of a table
 */

static lxw_error
set_width (PcWorkbook     *self,
           lxw_col_t       index,
           const PcColumn *column)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  const guint width = column->width > 0 ? column->width : DEFAULT_WIDTH;

  return worksheet_set_column_opt (self->sheet, index, index, width, NULL,
                                   column->use == PC_COLUMN_HIDDEN ? &hidden : NULL);
}

static lxw_error
write_heading (PcWorkbook *self)
{
  lxw_error error = worksheet_set_row (self->sheet, 0, HEADING_HEIGHT, NULL);

  for (guint i = 0; i < self->table->layout.n_columns && error == LXW_NO_ERROR; i++)
    {
      const PcColumn *column = self->table->columns[i].column;

      error = set_width (self, i, column);
      if (error == LXW_NO_ERROR)
        error = pc_workbook_write_text (self, self->sheet, 0, i, pc_field_get_label (&column->field), self->heading);
    }

  return error;
}

static lxw_error
add_part (PcWorkbook *self)
{
  PcSheetPart part = { NULL, 0 };

  if (!(self->sheet = pc_workbook_add_sheet (self, self->table->title)))
    return LXW_ERROR_CREATING_TMPFILE;

  part.name = g_strdup (self->sheet->name);
  g_array_append_val (self->table->parts, part);
  pc_workbook_set_up_page (self, self->sheet);
  if (self->table->layout.landscape)
    worksheet_set_landscape (self->sheet);
  if (self->table->layout.row_height > 0)
    worksheet_set_default_row (self->sheet, self->table->layout.row_height, LXW_FALSE);
  worksheet_gridlines (self->sheet, LXW_SHOW_ALL_GRIDLINES);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);

  self->row = 1;
  return write_heading (self);
}

/* Adds the total of this sheet to the formula of them all. */
static void
chain_total (PcWorkbook    *self,
             PcSheetColumn *column,
             lxw_col_t      index)
{
  g_autoptr(GString) name = g_string_new (self->sheet->name);
  char cell[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (cell, self->row, index);
  g_string_replace (name, "'", "''", 0);
  g_string_append_printf (column->total_formula, "%s'%s'!%s", column->total_formula->len > 0 ? "+" : "=", name->str, cell);
  column->total += column->sum;
  column->sum = 0;
}

static lxw_error
write_total (PcWorkbook *self,
             guint       index)
{
  PcSheetColumn *column = &self->table->columns[index];
  const double amount = pc_workbook_get_amount (column->column, column->sum);
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char last[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;

  if (!column->column->total)
    return index == 0 ? pc_workbook_write_text (self, self->sheet, self->row, 0, _("Total"), self->total)
                      : worksheet_write_blank (self->sheet, self->row, index, self->total);

  lxw_rowcol_to_cell (first, 1, index);
  lxw_rowcol_to_cell (last, self->row - 1, index);
  formula = g_strdup_printf ("=SUM(%s:%s)", first, last);
  chain_total (self, column, index);
  return worksheet_write_formula_num (self->sheet, self->row, index, formula, column->total_format, amount);
}

static lxw_error
write_totals (PcWorkbook *self)
{
  lxw_error error = LXW_NO_ERROR;

  for (guint i = 0; i < self->table->layout.n_columns && error == LXW_NO_ERROR; i++)
    error = write_total (self, i);
  self->row++;
  return error;
}

static gboolean
has_totals (PcSheetTable *table)
{
  for (guint i = 0; i < table->layout.n_columns; i++)
    if (table->columns[i].column->total)
      return TRUE;

  return FALSE;
}

/* Paper has no room for codes, which stand at the right. */
static lxw_error
set_print_area (PcWorkbook *self)
{
  const PcSheetTable *table = self->table;
  guint n = table->layout.n_columns;

  while (n > 1 && (table->columns[n - 1].column->use == PC_COLUMN_CODE ||
                   table->columns[n - 1].column->use == PC_COLUMN_HIDDEN))
    n--;

  return n < table->layout.n_columns && table->layout.n_charts == 0
         ? worksheet_print_area (self->sheet, 0, 0, self->row - 1, n - 1) : LXW_NO_ERROR;
}

/* The filter takes the rows of the table and leaves the totals out. */
static lxw_error
end_part (PcWorkbook *self)
{
  const guint n_columns = self->table->layout.n_columns;
  lxw_error error;

  if (!pc_sheet_row_flush (self->line))
    return LXW_ERROR_READING_TMPFILE;

  error = worksheet_autofilter (self->sheet, 0, 0, self->row - 1, n_columns - 1);
  if (error == LXW_NO_ERROR && self->table->is_filled)
    error = pc_workbook_guard_sheet (self);
  if (error == LXW_NO_ERROR && self->row > 1 && has_totals (self->table))
    error = write_totals (self);

  return error == LXW_NO_ERROR ? set_print_area (self) : error;
}

/* Nobody is to take the sheet for all there is. */
static lxw_error
continue_on (PcWorkbook *self)
{
  g_autofree char *next = NULL;
  g_autofree char *notice = NULL;
  lxw_worksheet *sheet = self->sheet;
  const lxw_row_t row = self->row;
  lxw_error error;

  next = make_free_name (self, self->table->title);
  /* Translators: below the last row that a sheet of a spreadsheet has room for; %s is the name of the next sheet. */
  notice = g_strdup_printf (_("More rows follow on the sheet “%s”."), next);
  error = pc_workbook_write_text (self, sheet, row, 0, notice, self->total);
  return error == LXW_NO_ERROR ? add_part (self) : error;
}

static void
clear_part (gpointer data)
{
  PcSheetPart *part = data;

  g_free (part->name);
}

static void
make_columns (PcWorkbook   *self,
              PcSheetTable *table)
{
  const PcWorkbookLayout *layout = &table->layout;

  table->columns = g_new0 (PcSheetColumn, layout->n_columns);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      PcSheetColumn *column = &table->columns[i];

      column->column = &layout->columns[i];
      column->text = pc_cell_text_new (&column->column->field);
      column->total_formula = g_string_new (NULL);
      table->is_filled |= column->column->use == PC_COLUMN_FILLED;
      if (column->column->formula != NULL)
        column->formula = pc_row_formula_new (column->column->formula, layout->columns, layout->n_columns);
    }

  pc_workbook_format_columns (self, table);
}

/* Rows beyond what the format has on one sheet, the heading and the totals counted, go to a further one. */
static lxw_row_t
get_last_row (const PcWorkbookLayout *layout)
{
  const guint most = LXW_ROW_MAX - OTHER_ROWS;

  return layout->max_rows > 0 ? MIN (layout->max_rows, most) : most;
}

lxw_error
pc_workbook_begin_table (PcWorkbook             *self,
                         const PcWorkbookLayout *layout)
{
  PcSheetTable *table = g_new0 (PcSheetTable, 1);

  table->layout = *layout;
  table->layout.name = table->name = g_strdup (layout->name);
  table->layout.title = table->title = g_strdup (layout->title);
  table->parts = g_array_new (FALSE, TRUE, sizeof (PcSheetPart));
  g_array_set_clear_func (table->parts, clear_part);
  table->last_row = get_last_row (layout);
  table->digest = pc_row_digest_new ();
  make_columns (self, table);

  g_ptr_array_add (self->tables, table);
  self->table = table;
  return add_part (self);
}

lxw_error
pc_workbook_end_table (PcWorkbook *self)
{
  lxw_error error;

  if (self->table == NULL)
    return LXW_NO_ERROR;

  error = end_part (self);
  if (error == LXW_NO_ERROR && self->table->layout.n_charts > 0 && self->table->n_rows > 0)
    error = pc_workbook_add_charts (self);

  self->table = NULL;
  return error;
}

lxw_error
pc_workbook_write_row (PcWorkbook *self)
{
  PcSheetTable *table = self->table;
  lxw_error error = LXW_NO_ERROR;

  if (self->row > table->last_row)
    {
      error = end_part (self);
      pc_workbook_forget_rows (table);
      if (error == LXW_NO_ERROR)
        error = continue_on (self);
    }

  if (error == LXW_NO_ERROR && !pc_workbook_write_cells (self))
    error = LXW_ERROR_READING_TMPFILE;

  pc_workbook_note_row (self);
  self->row++;
  table->n_rows++;
  g_array_index (table->parts, PcSheetPart, table->parts->len - 1).n_rows++;
  return error;
}

void
pc_workbook_free_table (gpointer data)
{
  PcSheetTable *table = data;

  for (guint i = 0; i < table->layout.n_columns; i++)
    {
      pc_cell_text_free (table->columns[i].text);
      g_clear_pointer (&table->columns[i].formula, pc_row_formula_free);
      g_string_free (table->columns[i].total_formula, TRUE);
    }

  g_free (table->columns);
  g_array_unref (table->parts);
  pc_row_digest_free (table->digest);
  pc_workbook_forget_rows (table);
  g_free (table->name);
  g_free (table->title);
  g_free (table);
}
