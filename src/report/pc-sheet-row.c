/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-sheet-row.h"

#include <math.h>
#include <string.h>

#include "pc-cell-text.h"

/* Times and lengths up to a day are parts of it in minutes, and come again and again. */
#define MINUTES_OF_DAY 1440

#define NUMBER_BYTES 32

/* Rows wait until there is so much of them, which is four times what stdio writes at once. */
#define BLOCK (16 * 1024)

struct _PcSheetRow
{
  lxw_worksheet *sheet;
  GString       *xml;           /* Rows that wait to be written. */
  char           digits[12];    /* Of the row, counted from 1. */
  gsize          n_digits;
  char         (*parts_of_day)[NUMBER_BYTES];
};

PcSheetRow *
pc_sheet_row_new (void)
{
  PcSheetRow *self = g_new0 (PcSheetRow, 1);

  self->xml = g_string_sized_new (2 * BLOCK);
  self->parts_of_day = g_malloc0 ((MINUTES_OF_DAY + 1) * NUMBER_BYTES);
  return self;
}

void
pc_sheet_row_free (PcSheetRow *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->xml, TRUE);
  g_free (self->parts_of_day);
  g_free (self);
}

/* There is nearly always room: what GString looks at besides takes longer than the copying. */
static inline void
append (GString    *xml,
        const char *text,
        gsize       length)
{
  if (xml->len + length >= xml->allocated_len)
    g_string_append_len (xml, text, length);
  else
    {
      memcpy (xml->str + xml->len, text, length);
      xml->len += length;
      xml->str[xml->len] = '\0';
    }
}

#define append_literal(xml, text) append (xml, text, sizeof text - 1)

/* By hand: printf () takes as long as all the rest. */
static char *
print_number (char    *end,
              guint64  number)
{
  do
    *--end = '0' + number % 10;
  while ((number /= 10) > 0);

  return end;
}

static void
append_whole (PcSheetRow *self,
              guint64     number)
{
  char digits[24];
  char *end = digits + sizeof digits;
  char *start = print_number (end, number);

  append (self->xml, start, end - start);
}

gboolean
pc_sheet_row_flush (PcSheetRow *self)
{
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);

  length = self->xml->len;
  if (length == 0)
    return TRUE;

  self->xml->len = 0;
  return fwrite_unlocked (self->xml->str, 1, length, self->sheet->optimize_tmpfile) == length;
}

/* The library keeps the row before until another one is begun; what the sheet takes up, it notes by itself. */
void
pc_sheet_row_begin (PcSheetRow    *self,
                    lxw_worksheet *sheet,
                    lxw_row_t      row)
{
  char *end = self->digits + sizeof self->digits;
  char *start;

  g_return_if_fail (self != NULL && sheet != NULL);
  g_return_if_fail (self->sheet == sheet || self->xml->len == 0);

  if (self->sheet != sheet)
    lxw_worksheet_write_single_row (sheet);

  self->sheet = sheet;
  sheet->dim_rowmax = row;
  start = print_number (end, row + 1);
  self->n_digits = end - start;
  memmove (self->digits, start, self->n_digits);

  append_literal (self->xml, "<row r=\"");
  append (self->xml, self->digits, self->n_digits);
  append_literal (self->xml, "\">");
}

static void
append_letters (GString   *xml,
                lxw_col_t  column)
{
  if (column >= 26)
    append_letters (xml, column / 26 - 1);
  g_string_append_c (xml, 'A' + column % 26);
}

/* `<c r="B2" s="3"`, without its end. */
static void
open_cell (PcSheetRow *self,
           lxw_col_t   column,
           gint32      style)
{
  append_literal (self->xml, "<c r=\"");
  append_letters (self->xml, column);
  append (self->xml, self->digits, self->n_digits);
  g_string_append_c (self->xml, '"');
  if (style > 0)
    {
      append_literal (self->xml, " s=\"");
      append_whole (self, style);
      g_string_append_c (self->xml, '"');
    }
}

static void
append_special (GString    *xml,
                const char *p)
{
  switch (*p)
    {
    case '&':
      append_literal (xml, "&amp;");
      break;

    case '<':
      append_literal (xml, "&lt;");
      break;

    case '>':
      append_literal (xml, "&gt;");
      break;

    default:
      g_string_append (xml, pc_cell_text_is_escape (p) ? "_x005F_" : "_");
    }
}

static void
append_escaped (GString    *xml,
                const char *text)
{
  while (*text != '\0')
    {
      const gsize plain = strcspn (text, "&<>_");

      append (xml, text, plain);
      text += plain;
      if (*text != '\0')
        append_special (xml, text++);
    }
}

static gboolean
has_space_at_end (const char *text)
{
  return *text != '\0' && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[strlen (text) - 1]));
}

void
pc_sheet_row_add_text (PcSheetRow *self,
                       lxw_col_t   column,
                       gint32      style,
                       const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  open_cell (self, column, style);
  append_literal (self->xml, " t=\"inlineStr\"><is><t");
  if (has_space_at_end (text))
    append_literal (self->xml, " xml:space=\"preserve\"");
  append_literal (self->xml, ">");
  append_escaped (self->xml, text);
  append_literal (self->xml, "</t></is></c>");
}

static void
append_part_of_day (PcSheetRow *self,
                    double      number)
{
  char *kept = self->parts_of_day[(int) lround (number * MINUTES_OF_DAY)];

  if (*kept == '\0')
    g_ascii_formatd (kept, NUMBER_BYTES, "%.16G", number);
  g_string_append (self->xml, kept);
}

/* As the library does: 16 digits, in every locale with a point. */
static void
append_number (PcSheetRow *self,
               double      number)
{
  const double minutes = number * MINUTES_OF_DAY;
  char text[NUMBER_BYTES];

  if (number >= 0 && number < 1e15 && number == floor (number))
    append_whole (self, number);
  else if (number > 0 && number < 1 && lround (minutes) / (double) MINUTES_OF_DAY == number)
    append_part_of_day (self, number);
  else
    g_string_append (self->xml, g_ascii_formatd (text, sizeof text, "%.16G", number));
}

static void
append_value (PcSheetRow *self,
              double      number)
{
  append_literal (self->xml, "<v>");
  append_number (self, number);
  append_literal (self->xml, "</v></c>");
}

void
pc_sheet_row_add_number (PcSheetRow *self,
                         lxw_col_t   column,
                         gint32      style,
                         double      number)
{
  g_return_if_fail (self != NULL);

  open_cell (self, column, style);
  g_string_append_c (self->xml, '>');
  append_value (self, number);
}

void
pc_sheet_row_add_formula (PcSheetRow *self,
                          lxw_col_t   column,
                          gint32      style,
                          const char *formula,
                          double      number)
{
  g_return_if_fail (self != NULL && formula != NULL && *formula == '=');

  open_cell (self, column, style);
  append_literal (self->xml, "><f>");
  append_escaped (self->xml, formula + 1);
  append_literal (self->xml, "</f>");
  append_value (self, number);
}

void
pc_sheet_row_add_blank (PcSheetRow *self,
                        lxw_col_t   column,
                        gint32      style)
{
  g_return_if_fail (self != NULL);

  open_cell (self, column, style);
  append_literal (self->xml, "/>");
}

gboolean
pc_sheet_row_end (PcSheetRow *self)
{
  g_return_val_if_fail (self != NULL && self->sheet != NULL, FALSE);

  append_literal (self->xml, "</row>");
  return self->xml->len < BLOCK || pc_sheet_row_flush (self);
}
