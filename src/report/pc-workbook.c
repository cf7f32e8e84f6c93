/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-workbook-private.h"

#define PAPER_A4 9
#define DEFAULT_WIDTH 12
#define HEADING_HEIGHT 30

/* Of a title in the head of a page, which is limited in all. */
#define MAX_HEADER_CHARS 100

static void
free_fact (gpointer data)
{
  PcSheetFact *fact = data;

  g_free (fact->label);
  g_free (fact->value);
  g_free (fact);
}

/*
 * Errors
 */

/* libxlsxwriter reports that something failed, the system in errno why, where that is still what it was about. */
static gboolean
fail (PcWorkbook  *self,
      lxw_error    code,
      GError     **error)
{
  static const int reasons[] = { ENOSPC, EDQUOT, EFBIG, EACCES, EROFS, EIO };
  const int last = errno;
  int reason = 0;

  g_debug ("libxlsxwriter: %s", lxw_strerror (code));

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (last == reasons[i])
      reason = last;

  switch ((int) code)
    {
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_INTERNAL_ERROR:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return pc_output_fail (self->output, reason, error);

    case LXW_ERROR_MEMORY_MALLOC_FAILED:
      g_set_error_literal (error, PC_ERROR, PC_ERROR_FAILED, _("There is not enough memory."));
      return FALSE;

    default:
      /* Translators: %s is a technical message in English. */
      g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("The workbook could not be made (%s)."), lxw_strerror (code));
      return FALSE;
    }
}

/*
 * Sheets
 */

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

static lxw_error
write_heading (PcWorkbook *self)
{
  lxw_error error = worksheet_set_row (self->sheet, 0, HEADING_HEIGHT, NULL);

  for (guint i = 0; i < self->layout.n_columns && error == LXW_NO_ERROR; i++)
    {
      const PcColumn *column = self->columns[i].column;
      const guint width = column->width > 0 ? column->width : DEFAULT_WIDTH;

      error = worksheet_set_column (self->sheet, i, i, width, NULL);
      if (error == LXW_NO_ERROR)
        error = pc_workbook_write_text (self, self->sheet, 0, i, pc_field_get_label (&column->field), self->heading);
    }

  return error;
}

static lxw_error
add_sheet (PcWorkbook *self)
{
  g_autofree char *name = pc_workbook_make_sheet_name (self->title, self->sheets->len + 1);

  if (!(self->sheet = workbook_add_worksheet (self->book, name)))
    return LXW_ERROR_CREATING_TMPFILE;

  g_ptr_array_add (self->sheets, self->sheet);
  pc_workbook_set_up_page (self, self->sheet);
  if (self->layout.landscape)
    worksheet_set_landscape (self->sheet);
  if (self->layout.row_height > 0)
    worksheet_set_default_row (self->sheet, self->layout.row_height, LXW_FALSE);
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
}

static lxw_error
write_total (PcWorkbook *self,
             guint       index)
{
  PcSheetColumn *column = &self->columns[index];
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
  return worksheet_write_formula_num (self->sheet, self->row, index, formula, column->total_format,
                                      pc_workbook_get_amount (&column->column->field, column->sum));
}

static gboolean
has_totals (PcWorkbook *self)
{
  for (guint i = 0; i < self->layout.n_columns; i++)
    if (self->columns[i].column->total)
      return TRUE;

  return FALSE;
}

/* The filter takes the rows of the table and leaves the totals out. */
static lxw_error
finish_sheet (PcWorkbook *self)
{
  lxw_error error = worksheet_autofilter (self->sheet, 0, 0, self->row - 1, self->layout.n_columns - 1);

  if (self->row == 1 || !has_totals (self))
    return error;

  for (guint i = 0; i < self->layout.n_columns && error == LXW_NO_ERROR; i++)
    {
      error = write_total (self, i);
      self->columns[i].sum = 0;
    }

  return error;
}

/*
 * The file
 */

/*
 * The rows wait in temporary files, not packed yet, until the workbook is closed. They stand in the folder of the
 * workbook itself: /tmp is often kept in memory, which they would not fit into, and a disk that has no room for them
 * is told apart from one that has. They have no name from the moment they are made, and mode 0600.
 */
static lxw_workbook *
open_book (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };

  return workbook_new_opt (part, &options);
}

/*
 * The temporary file of a sheet, as something that can be known again: while it is held open once more, neither
 * another file nor another thread's descriptor can be taken for it.
 */
typedef struct
{
  int fd;
  int held;
} OpenFile;

static GArray *
list_open_files (PcWorkbook *self)
{
  GArray *files = g_array_new (FALSE, TRUE, sizeof (OpenFile));

  for (guint i = 0; i < self->sheets->len; i++)
    {
      lxw_worksheet *sheet = self->sheets->pdata[i];
      OpenFile file = { .fd = fileno (sheet->optimize_tmpfile) };

      fflush (sheet->optimize_tmpfile);
      file.held = fcntl (file.fd, F_DUPFD_CLOEXEC, 0);
      if (file.held >= 0)
        g_array_append_val (files, file);
    }

  return files;
}

static gboolean
is_same_file (int a,
              int b)
{
  struct stat first, second;

  return fstat (a, &first) == 0 && fstat (b, &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/*
 * Where a workbook is given up, or fails, libxlsxwriter leaves temporary files open, and with them on the disk until
 * the program ends. Only what is still the same file is closed, for versions that close it themselves.
 */
static void
close_open_files (GArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const OpenFile *file = &g_array_index (files, OpenFile, i);

      if (is_same_file (file->fd, file->held))
        close (file->fd);
      close (file->held);
    }
}

static void
discard_book (PcWorkbook *self)
{
  g_autoptr(GArray) files = list_open_files (self);

  lxw_workbook_free (g_steal_pointer (&self->book));
  close_open_files (files);
}

static lxw_error
close_book (PcWorkbook *self)
{
  g_autoptr(GArray) files = list_open_files (self);
  lxw_error error;
  int reason;

  errno = 0;
  error = workbook_close (g_steal_pointer (&self->book));
  reason = errno;
  close_open_files (files);
  errno = reason;
  return error;
}

static void
make_columns (PcWorkbook *self)
{
  self->columns = g_new0 (PcSheetColumn, self->layout.n_columns);
  self->values = g_new0 (PcValue, self->layout.n_columns);

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const PcColumn *column = &self->layout.columns[i];

      self->columns[i].column = column;
      self->columns[i].text = pc_cell_text_new (&column->field);
      self->columns[i].total_formula = g_string_new (NULL);
      if (column->formula != NULL)
        self->columns[i].formula = pc_row_formula_new (column->formula, self->layout.columns, self->layout.n_columns);
    }
}

static void
set_properties (PcWorkbook *self)
{
  lxw_doc_properties properties = { .title = self->title, .author = (char *) "Percorso" };

  workbook_set_properties (self->book, &properties);
}

/* Rows beyond what the format has on one sheet, the heading and the totals counted, go to a further one. */
static lxw_row_t
get_last_row (const PcWorkbookLayout *layout)
{
  const guint most = LXW_ROW_MAX - 2;

  return layout->max_rows > 0 ? MIN (layout->max_rows, most) : most;
}

static gboolean
start (PcWorkbook  *self,
       GError     **error)
{
  locale_t previous = uselocale (self->locale);
  lxw_error code = LXW_ERROR_MEMORY_MALLOC_FAILED;

  errno = 0;
  if ((self->book = open_book (pc_output_get_part (self->output))) != NULL)
    {
      pc_workbook_add_formats (self);
      set_properties (self);
      code = add_sheet (self);
    }

  uselocale (previous);
  return code == LXW_NO_ERROR || fail (self, code, error);
}

PcWorkbook *
pc_workbook_new (const char              *path,
                 const PcWorkbookLayout  *layout,
                 GError                 **error)
{
  g_autoptr(PcWorkbook) self = NULL;
  g_autoptr(PcOutput) output = NULL;

  g_return_val_if_fail (path != NULL && layout != NULL, NULL);
  g_return_val_if_fail (layout->title != NULL && layout->n_columns > 0, NULL);

  if (!(output = pc_output_new (path, error)))
    return NULL;

  self = g_new0 (PcWorkbook, 1);
  self->output = g_steal_pointer (&output);
  self->layout = *layout;
  self->title = g_strdup (layout->title);
  self->last_row = get_last_row (layout);
  self->locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  self->sheets = g_ptr_array_new ();
  self->facts = g_ptr_array_new_with_free_func (free_fact);
  self->buffer = g_string_new (NULL);
  make_columns (self);

  return start (self, error) ? g_steal_pointer (&self) : NULL;
}

void
pc_workbook_free (PcWorkbook *self)
{
  g_return_if_fail (self != NULL);

  if (self->book != NULL)
    discard_book (self);

  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      pc_cell_text_free (self->columns[i].text);
      g_clear_pointer (&self->columns[i].formula, pc_row_formula_free);
      g_string_free (self->columns[i].total_formula, TRUE);
    }

  g_free (self->columns);
  g_free (self->values);
  g_string_free (self->buffer, TRUE);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->sheets);
  freelocale (self->locale);
  g_free (self->title);
  pc_output_free (self->output);
  g_free (self);
}

void
pc_workbook_add_fact (PcWorkbook *self,
                      const char *label,
                      const char *value)
{
  PcSheetFact *fact;

  g_return_if_fail (self != NULL && label != NULL && value != NULL);

  fact = g_new (PcSheetFact, 1);
  fact->label = g_strdup (label);
  fact->value = g_strdup (value);
  g_ptr_array_add (self->facts, fact);
}

gint64
pc_workbook_get_n_rows (PcWorkbook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

static lxw_error
write_row (PcWorkbook *self)
{
  lxw_error error = LXW_NO_ERROR;

  if (self->row > self->last_row)
    {
      error = finish_sheet (self);
      if (error == LXW_NO_ERROR)
        error = add_sheet (self);
    }

  if (error == LXW_NO_ERROR)
    error = pc_workbook_write_cells (self);

  /* libxlsxwriter does not look whether its temporary file took what was written. */
  if (error == LXW_NO_ERROR && ferror_unlocked (self->sheet->optimize_tmpfile))
    error = LXW_ERROR_READING_TMPFILE;

  self->row++;
  self->n_rows++;
  return error;
}

gboolean
pc_workbook_add_row (PcWorkbook  *self,
                     PcCursor    *row,
                     GError     **error)
{
  locale_t previous;
  lxw_error code;

  g_return_val_if_fail (self != NULL && self->book != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  for (guint i = 0; i < self->layout.n_columns; i++)
    pc_cursor_get_value (row, i, &self->layout.columns[i].field, &self->values[i]);

  previous = uselocale (self->locale);
  code = write_row (self);
  uselocale (previous);

  return code == LXW_NO_ERROR || fail (self, code, error);
}

/* How much of each sheet has reached its temporary file; NULL where that failed. */
static GArray *
measure_sheets (PcWorkbook *self)
{
  g_autoptr(GArray) sizes = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->sheets->len; i++)
    {
      lxw_worksheet *sheet = self->sheets->pdata[i];
      gint64 size;

      if (fflush (sheet->optimize_tmpfile) != 0 || ferror (sheet->optimize_tmpfile))
        return NULL;
      size = ftello (sheet->optimize_tmpfile);
      g_array_append_val (sizes, size);
    }

  return g_steal_pointer (&sizes);
}

static gboolean
pack (PcWorkbook  *self,
      GError     **error)
{
  g_autoptr(GArray) sizes = NULL;
  lxw_error code = finish_sheet (self);

  if (code == LXW_NO_ERROR)
    code = pc_workbook_write_control (self);
  if (code == LXW_NO_ERROR && !(sizes = measure_sheets (self)))
    code = LXW_ERROR_READING_TMPFILE;
  if (code == LXW_NO_ERROR)
    code = close_book (self);

  if (code != LXW_NO_ERROR)
    return fail (self, code, error);

  return pc_workbook_check_whole (pc_output_get_part (self->output), sizes) || pc_output_fail (self->output, 0, error);
}

gboolean
pc_workbook_close (PcWorkbook    *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  locale_t previous;
  gboolean ok;

  g_return_val_if_fail (self != NULL && self->book != NULL, FALSE);

  previous = uselocale (self->locale);
  ok = pack (self, error);
  uselocale (previous);

  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error) && pc_output_commit (self->output, error);
}
