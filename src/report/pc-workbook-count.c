/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "pc-serial-date.h"

/*
 * Counts what was written: reads the rows of a workbook back as XML, knowing nothing of the values they were made of,
 * and holds rows, sums and digests against those of the writer. The rows are read from the files that wait to be
 * packed, while they are packed; pc-workbook-check.c then shows that the packed file holds these very bytes. To parse
 * the packed file instead would take as long as all the rest.
 *
 * The XML is of our own making (pc-sheet-row.c), and anything else in it is a fault.
 */

#define MINUTES_OF_DAY 1440

/* Read at a time; a row is far shorter, and may be longer. */
#define BLOCK (128 * 1024)

/* A cell: its column, and what stands in it. */
typedef struct
{
  guint       column;
  const char *text;      /* NULL for a number and for nothing. */
  const char *number;
} Cell;

/* What is read back of one table. */
typedef struct
{
  PcSheetTable *table;
  PcRowDigest  *digest;
  gint64       *sums;
  gint64        n_rows;     /* Of all sheets so far. */
  gint64        expected;   /* Of this sheet. */
  gint64        row;        /* The one under way in this sheet, from 1. */
  GString      *text;       /* Unescaped. */
  gboolean      fault;
} Count;

/*
 * Cells
 */

/* The whole number that the cell stands for: minutes, cents, a count. */
static gint64
get_number (const PcColumn *column,
            double          number)
{
  switch ((int) column->field.type)
    {
    case PC_FIELD_MINUTES:
      return llround (number * (column->length == PC_LENGTH_DECIMAL ? 60 : MINUTES_OF_DAY));

    case PC_FIELD_TIME:
      return llround (number * MINUTES_OF_DAY);

    case PC_FIELD_MONEY:
      return llround (number * 100);

    default:
      return llround (number);
    }
}

static void
add_number (Count      *self,
            guint       index,
            const char *text)
{
  const PcColumn *column = self->table->columns[index].column;
  const double number = g_ascii_strtod (text, NULL);
  const gboolean is_day = column->field.type == PC_FIELD_DATE || column->field.type == PC_FIELD_INSTANT;

  if (is_day)
    {
      g_autofree char *day = column->field.type == PC_FIELD_DATE ? pc_serial_date_to_day (number, FALSE)
                                                                 : pc_serial_date_to_local (number);

      pc_row_digest_add_text (self->digest, day);
    }
  else
    {
      self->sums[index] += get_number (column, number);
      pc_row_digest_add_number (self->digest, get_number (column, number));
    }
}

/* The character that begins at @p, and its length: an entity, an escape, or itself. */
static gsize
append_character (GString    *text,
                  const char *p)
{
  static const struct { const char *xml; char c; } entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' } };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (p, entities[i].xml))
      {
        g_string_append_c (text, entities[i].c);
        return strlen (entities[i].xml);
      }

  g_string_append_c (text, *p);
  return g_str_has_prefix (p, "_x005F_") ? strlen ("_x005F_") : 1;
}

static const char *
unescape (Count      *self,
          const char *xml)
{
  if (strpbrk (xml, "&_") == NULL)
    return xml;

  g_string_truncate (self->text, 0);
  while (*xml != '\0')
    {
      const gsize plain = strcspn (xml, "&_");

      g_string_append_len (self->text, xml, plain);
      xml += plain;
      if (*xml != '\0')
        xml += append_character (self->text, xml);
    }

  return self->text->str;
}

/* What stands between @open and @close, ended by a NUL where @close was; @p moves behind. %NULL where it is not there. */
static char *
cut (char       **p,
     const char  *open,
     const char  *close)
{
  char *start = *p;
  char *end;

  if (!g_str_has_prefix (start, open))
    return NULL;

  start += strlen (open);
  if ((end = strstr (start, close)) == NULL)
    return NULL;

  *end = '\0';
  *p = end + strlen (close);
  return start;
}

static guint
read_column (const char *reference)
{
  guint column = 0;

  while (*reference >= 'A' && *reference <= 'Z')
    column = column * 26 + *reference++ - 'A' + 1;

  return column - 1;
}

/* Takes one `<c>` apart; %FALSE where it is none of ours. */
static gboolean
read_cell (char **p,
           Cell  *cell)
{
  char *head = cut (p, "<c r=\"", ">");
  gsize length;

  *cell = (Cell) { 0 };
  if (head == NULL || (length = strlen (head)) == 0)
    return FALSE;

  cell->column = read_column (head);
  if (head[length - 1] == '/')
    return TRUE;

  if (strstr (head, "t=\"inlineStr\"") != NULL)
    {
      cell->text = cut (p, "<is><t>", "</t></is></c>");
      if (cell->text == NULL)
        cell->text = cut (p, "<is><t xml:space=\"preserve\">", "</t></is></c>");
      return cell->text != NULL;
    }

  if (g_str_has_prefix (*p, "<f>") && cut (p, "<f>", "</f>") == NULL)
    return FALSE;

  return (cell->number = cut (p, "<v>", "</v></c>")) != NULL;
}

static void
add_cell (Count      *self,
          const Cell *cell)
{
  if (cell->number != NULL)
    add_number (self, cell->column, cell->number);
  else
    pc_row_digest_add_text (self->digest, cell->text != NULL ? unescape (self, cell->text) : NULL);
}

/* Cells that are left out are empty. */
static gboolean
add_row (Count *self,
         char  *p)
{
  guint next = 0;
  Cell cell;

  for (; *p != '\0'; next++)
    {
      if (!read_cell (&p, &cell) || cell.column < next || cell.column >= self->table->layout.n_columns)
        return FALSE;
      for (; next < cell.column; next++)
        pc_row_digest_add_text (self->digest, NULL);
      add_cell (self, &cell);
    }

  for (; next < self->table->layout.n_columns; next++)
    pc_row_digest_add_text (self->digest, NULL);
  pc_row_digest_end_row (self->digest);
  self->n_rows++;
  return TRUE;
}

/*
 * Rows and files
 */

/* A row without its end, `<row r="2">...`. The first one holds headings, those after the last one totals. */
static gboolean
take_row (Count *self,
          char  *p)
{
  char *head = cut (&p, "<row r=\"", ">");

  if (head == NULL || g_ascii_strtoll (head, NULL, 10) != ++self->row)
    return FALSE;

  return self->row == 1 || self->row > self->expected + 1 || add_row (self, p);
}

/* Takes the rows that are whole, and leaves the rest for the next block. */
static gboolean
take_rows (Count   *self,
           GString *block)
{
  char *p = block->str;
  char *end;

  while ((end = strstr (p, "</row>")) != NULL)
    {
      *end = '\0';
      if (!take_row (self, p))
        return FALSE;
      p = end + strlen ("</row>");
    }

  g_string_erase (block, 0, p - block->str);
  return TRUE;
}

static gboolean
read_sheet (Count        *self,
            int           fd,
            gint64        size,
            GCancellable *cancellable)
{
  g_autoptr(GString) block = g_string_sized_new (BLOCK + BLOCK / 4);
  gint64 done = 0;

  self->row = 0;
  while (done < size)
    {
      const gsize kept = block->len;
      gssize n;

      g_string_set_size (block, kept + BLOCK);
      n = pread (fd, block->str + kept, MIN (BLOCK, size - done), done);
      g_string_set_size (block, kept + MAX (n, 0));
      if (n <= 0 || !take_rows (self, block) || g_cancellable_is_cancelled (cancellable))
        return FALSE;
      done += n;
    }

  return block->len == 0 && self->row >= self->expected + 1;
}

static gboolean
is_as_written (Count *self)
{
  if (self->n_rows != self->table->n_rows ||
      strcmp (pc_row_digest_get (self->digest), pc_row_digest_get (self->table->digest)) != 0)
    return FALSE;

  for (guint i = 0; i < self->table->layout.n_columns; i++)
    if (self->table->columns[i].column->total && self->sums[i] != self->table->columns[i].total)
      return FALSE;

  return TRUE;
}

gboolean
pc_workbook_count_table (PcSheetTable      *table,
                         const PcSheetFile *files,
                         GCancellable      *cancellable)
{
  g_autoptr(PcRowDigest) digest = pc_row_digest_new ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree gint64 *sums = g_new0 (gint64, table->layout.n_columns);
  Count count = { .table = table, .digest = digest, .sums = sums, .text = text };

  for (guint i = 0; i < table->parts->len; i++)
    {
      count.expected = g_array_index (table->parts, PcSheetPart, i).n_rows;
      if (!read_sheet (&count, files[i].held, files[i].size, cancellable))
        return FALSE;
    }

  return is_as_written (&count);
}
