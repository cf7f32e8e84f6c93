/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "pc-error.h"
#include "pc-serial-date.h"
#include "pc-sheet-reader.h"

#define MINUTES_OF_DAY 1440

/* What is read back of one table. */
typedef struct
{
  PcSheetTable *table;
  PcRowDigest  *digest;
  gint64       *sums;
  gint64        n_rows;      /* Of all sheets so far. */
  gint64        last_row;    /* Of this sheet, as rows are numbered in it. */
} Count;

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
add_serial (Count          *self,
            const PcColumn *column,
            double          serial)
{
  g_autofree char *text = column->field.type == PC_FIELD_DATE ? pc_serial_date_to_day (serial, FALSE)
                                                              : pc_serial_date_to_local (serial);

  pc_row_digest_add_text (self->digest, text);
}

static void
add_cell (Count        *self,
          guint         index,
          const PcCell *cell)
{
  const PcColumn *column = self->table->columns[index].column;
  const gboolean is_day = column->field.type == PC_FIELD_DATE || column->field.type == PC_FIELD_INSTANT;

  if (cell->type != PC_CELL_NUMBER)
    pc_row_digest_add_text (self->digest, cell->text);
  else if (is_day)
    add_serial (self, column, cell->number);
  else
    {
      const gint64 number = get_number (column, cell->number);

      self->sums[index] += number;
      pc_row_digest_add_number (self->digest, number);
    }
}

static gboolean
add_row (Count        *self,
         const PcCell *cells,
         guint         n_cells)
{
  static const PcCell nothing = { .type = PC_CELL_EMPTY };

  for (guint i = 0; i < self->table->layout.n_columns; i++)
    add_cell (self, i, i < n_cells ? &cells[i] : &nothing);

  pc_row_digest_end_row (self->digest);
  self->n_rows++;
  return TRUE;
}

/* Rows in which every cell is empty are not given, but count. */
static gboolean
row_cb (guint          row,
        const PcCell  *cells,
        guint          n_cells,
        gpointer       data,
        GError       **error)
{
  Count *self = data;

  if (row == 1)
    return TRUE;

  while (self->n_rows < row - 2 && self->n_rows < self->last_row)
    add_row (self, NULL, 0);

  /* Totals follow; the rest is read all the same, since what is damaged there shows as well. */
  return self->n_rows >= self->last_row || add_row (self, cells, n_cells);
}

static gboolean
is_as_written (Count *self)
{
  if (self->n_rows != self->table->n_rows ||
      g_strcmp0 (pc_row_digest_get (self->digest), pc_row_digest_get (self->table->digest)) != 0)
    return FALSE;

  for (guint i = 0; i < self->table->layout.n_columns; i++)
    if (self->table->columns[i].column->total && self->sums[i] != self->table->columns[i].total)
      return FALSE;

  return TRUE;
}

static gboolean
read_part (Count              *self,
           const PcSheetPart  *part,
           PcSheetReader      *reader,
           GCancellable       *cancellable,
           GError            **error)
{
  const int sheet = pc_sheet_reader_find_sheet (reader, part->name);
  const gint64 before = self->n_rows;

  if (sheet < 0)
    return TRUE;

  /* Rows are counted from the top of each sheet. */
  self->n_rows = 0;
  self->last_row = part->n_rows;
  if (!pc_sheet_reader_read (reader, sheet, row_cb, self, cancellable, error))
    return FALSE;

  while (self->n_rows < part->n_rows)
    add_row (self, NULL, 0);
  self->n_rows += before;
  return TRUE;
}

static gboolean
count_table (PcSheetTable   *table,
             PcSheetReader  *reader,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr(PcRowDigest) digest = pc_row_digest_new ();
  g_autofree gint64 *sums = g_new0 (gint64, table->layout.n_columns);
  Count count = { .table = table, .digest = digest, .sums = sums };

  for (guint i = 0; i < table->parts->len; i++)
    if (!read_part (&count, &g_array_index (table->parts, PcSheetPart, i), reader, cancellable, error))
      return FALSE;

  if (is_as_written (&count))
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_FAILED,
                       _("The workbook that was written does not hold what it should, and was thrown away. Try again, "
                         "and on another disk if it happens again."));
  return FALSE;
}

gboolean
pc_workbook_count_again (PcWorkbook    *self,
                         const char    *path,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, error);

  if (reader == NULL)
    return FALSE;

  for (guint i = 0; i < self->tables->len; i++)
    if (!count_table (self->tables->pdata[i], reader, cancellable, error))
      return FALSE;

  return TRUE;
}
