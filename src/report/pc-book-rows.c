/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pc-book-strings.h"
#include "pc-error.h"
#include "pc-serial-date.h"
#include "pc-sheet-private.h"
#include "pc-xml.h"

/* Where things stand in a part: worksheet > sheetData > row > c > v. */
enum { DEPTH_DATA = 2, DEPTH_ROW, DEPTH_CELL, DEPTH_VALUE };

/* Digits of a whole number, and of the decimals of a number, that fit a double each. */
#define MAX_EXACT_DIGITS 15

/* Types of cells as the first letter of theirs, but for `str` and `s`. */
typedef enum
{
  TYPE_NUMBER = 'n',
  TYPE_SHARED = 's',
  TYPE_TEXT = 't',
  TYPE_INLINE = 'i',
  TYPE_BOOLEAN = 'b',
  TYPE_ERROR = 'e',
  TYPE_DATE = 'd',
  TYPE_UNKNOWN = '?'
} Type;

typedef struct
{
  PcBook      *book;
  PcRowBuffer  buffer;
  gboolean     in_data;
  gboolean     in_row;
  gboolean     in_cell;
  gboolean     taking;           /* Text belongs to the value. */
  guint        phonetic_depth;
  guint        row;              /* From 1, the one being read; 0 before the first. */
  guint        column;           /* Of the next cell without a name. */
  guint        cell_column;
  Type         type;
  guint        style;
  gboolean     formula;
  gsize        start;            /* Of the cell's text in the buffer. */
} Sheet;

static char *
dup_cell_name (Sheet *self)
{
  g_autofree char *column = pc_cell_dup_column_name (self->cell_column);

  return g_strdup_printf ("%s%u", column, self->row);
}

static void
stop_damaged (PcXml *xml,
              Sheet *self)
{
  g_autofree char *name = dup_cell_name (self);
  GError *error = NULL;

  pc_sheet_fail_damaged (name, &error);
  pc_xml_stop (xml, error);
}

static void
stop_limit (PcXml *xml,
            char  *sentence)
{
  GError *error = NULL;

  pc_sheet_fail_limit (sentence, &error);
  pc_xml_stop (xml, error);
  g_free (sentence);
}

static void
start_row (PcXml *xml,
           Sheet *self)
{
  const guint row = pc_xml_get_number (xml, "r", G_MAXINT, 0);
  gsize length = 0;

  /* Rows go upwards; what a file gives no number follows the one before. */
  if ((row == 0 && pc_xml_get_attribute (xml, "r", &length) != NULL) || (row != 0 && row <= self->row))
    {
      self->cell_column = 0;
      stop_damaged (xml, self);
      return;
    }

  self->row = row != 0 ? row : self->row + 1;
  self->column = 0;
  self->in_row = TRUE;
  if (self->row > PC_SHEET_MAX_ROWS)
    stop_limit (xml, g_strdup (_("The sheet has rows beyond the last that a spreadsheet can have. It is not read.")));
}

/* "XFD7" as column and row; %FALSE where it is no such name. */
static gboolean
read_name (const char *p,
           gsize       length,
           guint      *column,
           guint      *row)
{
  const char *end = p + length;

  *column = *row = 0;
  for (; p < end && *p >= 'A' && *p <= 'Z'; p++)
    if ((*column = *column * 26 + *p - 'A' + 1) > PC_SHEET_MAX_COLUMNS)
      return FALSE;
  for (; p < end && g_ascii_isdigit (*p); p++)
    if ((*row = *row * 10 + *p - '0') > PC_SHEET_MAX_ROWS)
      return FALSE;

  return p == end && *column > 0 && *row > 0;
}

static Type
read_type (PcXml *xml)
{
  gsize length = 0;
  const char *type = pc_xml_get_attribute (xml, "t", &length);

  if (type == NULL)
    return TYPE_NUMBER;
  if (length == 1)
    return strchr ("nsbed", *type) != NULL ? (Type) *type : TYPE_UNKNOWN;
  if (length == 3 && memcmp (type, "str", 3) == 0)
    return TYPE_TEXT;
  return length == 9 && memcmp (type, "inlineStr", 9) == 0 ? TYPE_INLINE : TYPE_UNKNOWN;
}

static void
start_cell (PcXml *xml,
            Sheet *self)
{
  gsize length = 0;
  const char *name = pc_xml_get_attribute (xml, "r", &length);
  guint column = self->column + 1;
  guint row = self->row;

  self->cell_column = MIN (self->column, PC_SHEET_MAX_COLUMNS - 1);
  self->type = read_type (xml);
  if ((name != NULL && !read_name (name, length, &column, &row)) || row != self->row || column <= self->column ||
      column > PC_SHEET_MAX_COLUMNS || self->type == TYPE_UNKNOWN)
    {
      stop_damaged (xml, self);
      return;
    }

  self->cell_column = column - 1;
  self->column = column;
  self->style = pc_xml_get_number (xml, "s", G_MAXINT, 0);
  self->formula = FALSE;
  self->start = self->buffer.text->len;
  self->in_cell = TRUE;
}

static void
start_inside (Sheet      *self,
              const char *name,
              guint       depth)
{
  if (depth == DEPTH_VALUE && strcmp (name, "f") == 0)
    self->formula = TRUE;
  else if (depth == DEPTH_VALUE && strcmp (name, "v") == 0)
    self->taking = self->type != TYPE_INLINE;
  else if (strcmp (name, "rPh") == 0 && self->phonetic_depth == 0)
    self->phonetic_depth = depth;
  else if (depth > DEPTH_VALUE && strcmp (name, "t") == 0)
    self->taking = self->type == TYPE_INLINE && self->phonetic_depth == 0;
}

static void
started_cb (PcXml      *xml,
            const char *name,
            guint       depth,
            gpointer    data)
{
  Sheet *self = data;

  if (self->in_cell)
    start_inside (self, name, depth);
  else if (self->in_row && depth == DEPTH_CELL && strcmp (name, "c") == 0)
    start_cell (xml, self);
  else if (self->in_data && depth == DEPTH_ROW && strcmp (name, "row") == 0)
    start_row (xml, self);
  else if (depth == DEPTH_DATA && strcmp (name, "sheetData") == 0)
    self->in_data = TRUE;
}

/* Whole numbers and short decimals, which nearly all are; both parts are exact, hence the result is the nearest. */
static gboolean
read_short_number (const char *text,
                   double     *number)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  const gboolean negative = *text == '-';
  gint64 digits = 0;
  int n = 0, decimals = -1;

  for (const char *p = text + negative; *p != '\0'; p++)
    {
      if (*p == '.' && decimals < 0)
        decimals = 0;
      else if (g_ascii_isdigit (*p) && ++n <= MAX_EXACT_DIGITS)
        {
          digits = digits * 10 + *p - '0';
          decimals += decimals >= 0;
        }
      else
        return FALSE;
    }

  *number = digits / powers[MAX (decimals, 0)];
  if (negative)
    *number = -*number;
  return n > 0;
}

static gboolean
read_number (const char *text,
             double     *number)
{
  char *end;

  if (read_short_number (text, number))
    return TRUE;
  if (*text == '\0' || text[strspn (text, "0123456789+-.eE")] != '\0')
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*number);
}

static gboolean
set_shared (Sheet      *self,
            const char *text,
            PcCell     *cell)
{
  const GArray *starts = self->book->string_starts;
  guint64 index;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &index, NULL) || index >= starts->len)
    return FALSE;

  cell->text = self->book->strings->str + g_array_index (starts, guint32, index);
  cell->type = *cell->text != '\0' ? PC_CELL_TEXT : PC_CELL_EMPTY;
  return TRUE;
}

static gboolean
set_number (Sheet      *self,
            const char *text,
            PcCell     *cell)
{
  const GArray *styles = self->book->styles;
  PcSheetStyle style = { PC_CELL_PLAIN, 0 };

  if (styles != NULL && self->style < styles->len)
    style = g_array_index (styles, PcSheetStyle, self->style);

  cell->type = PC_CELL_NUMBER;
  cell->shape = style.shape;
  cell->min_digits = style.min_digits;
  return read_number (text, &cell->number);
}

/* ISO text; what is none stays text, for whoever wants a date to refuse. */
static gboolean
set_date (Sheet      *self,
          const char *text,
          PcCell     *cell)
{
  PcSerialDate date;

  if (pc_serial_date_read (text, self->book->is_1904, &date))
    {
      cell->type = PC_CELL_NUMBER;
      cell->number = date.serial;
      cell->shape = !date.has_time ? PC_CELL_DATE : date.has_day ? PC_CELL_DATE_TIME : PC_CELL_TIME;
    }
  else
    {
      cell->type = PC_CELL_TEXT;
    }

  return TRUE;
}

/* By the text collected from self->start on, which stays only where it is the cell's own. */
static gboolean
set_value (Sheet  *self,
           PcCell *cell)
{
  GString *text = self->buffer.text;
  const char *own = text->str + self->start;

  if (self->type == TYPE_TEXT || self->type == TYPE_INLINE)
    {
      pc_book_text_unescape (text, self->start);
      cell->type = text->len > self->start ? PC_CELL_TEXT : PC_CELL_EMPTY;
      return TRUE;
    }

  own = g_strstrip (text->str + self->start);
  if (*own == '\0')
    return TRUE;

  switch (self->type)
    {
    case TYPE_SHARED:
      return set_shared (self, own, cell);

    case TYPE_BOOLEAN:
      cell->type = PC_CELL_BOOLEAN;
      cell->number = strcmp (own, "1") == 0 || strcmp (own, "true") == 0;
      return cell->number == 1 || strcmp (own, "0") == 0 || strcmp (own, "false") == 0;

    case TYPE_ERROR:
      cell->type = PC_CELL_ERROR;
      return TRUE;

    case TYPE_DATE:
      return set_date (self, own, cell);

    default:
      return set_number (self, own, cell);
    }
}

static void
end_cell (PcXml *xml,
          Sheet *self)
{
  PcCell cell = { .formula = self->formula };

  if (!set_value (self, &cell))
    {
      stop_damaged (xml, self);
      return;
    }

  if ((cell.type == PC_CELL_TEXT || cell.type == PC_CELL_ERROR) && cell.text == NULL)
    g_string_append_c (self->buffer.text, '\0');
  else
    g_string_truncate (self->buffer.text, self->start);

  pc_row_buffer_put (&self->buffer, self->cell_column, &cell, self->start);
  self->in_cell = FALSE;
}

static void
end_row (PcXml *xml,
         Sheet *self)
{
  GError *error = NULL;

  self->in_row = FALSE;
  if (!pc_row_buffer_give (&self->buffer, self->row, &error) || self->buffer.stopped)
    pc_xml_stop (xml, error);
}

static void
ended_cb (PcXml      *xml,
          const char *name,
          guint       depth,
          gpointer    data)
{
  Sheet *self = data;

  self->taking = FALSE;
  if (depth == self->phonetic_depth)
    self->phonetic_depth = 0;

  if (self->in_cell && depth == DEPTH_CELL)
    end_cell (xml, self);
  else if (self->in_row && depth == DEPTH_ROW)
    end_row (xml, self);
  else if (depth == DEPTH_DATA)
    self->in_data = FALSE;
}

static void
text_cb (PcXml      *xml,
         const char *text,
         gsize       length,
         gpointer    data)
{
  Sheet *self = data;
  g_autofree char *name = NULL;

  if (!self->taking)
    return;

  g_string_append_len (self->buffer.text, text, length);
  if (pc_row_buffer_is_full (&self->buffer, self->start))
    {
      name = dup_cell_name (self);
      /* Translators: %s is the name of a cell, such as B7. */
      stop_limit (xml, g_strdup_printf (_("The text in cell %s is longer than can be read. Please shorten it."), name));
    }
}

gboolean
pc_book_read (PcBook          *self,
              guint            sheet,
              PcSheetRowFunc   func,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  static const PcXmlHandler handler = { started_cb, ended_cb, text_cb };
  const PcSheet *chosen = g_ptr_array_index (self->sheets, sheet);
  Sheet rows = { .book = self };
  gboolean read;

  pc_row_buffer_init (&rows.buffer, func, data);
  read = pc_xml_parse (self->zip, chosen->part, &handler, &rows, cancellable, error);
  pc_row_buffer_clear (&rows.buffer);
  return read;
}
