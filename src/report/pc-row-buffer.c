/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-sheet-private.h"

#define NO_OFFSET G_MAXSIZE

/* A row with one long text does not hold its memory for all that follow. */
#define KEPT_BYTES (1024 * 1024)

void
pc_row_buffer_init (PcRowBuffer    *self,
                    PcSheetRowFunc  func,
                    gpointer        data)
{
  *self = (PcRowBuffer) { .func = func, .data = data };
  self->cells = g_array_new (FALSE, TRUE, sizeof (PcCell));
  self->offsets = g_array_new (FALSE, TRUE, sizeof (gsize));
  self->text = g_string_new (NULL);
}

void
pc_row_buffer_clear (PcRowBuffer *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->offsets);
  g_string_free (self->text, TRUE);
}

gboolean
pc_row_buffer_is_full (PcRowBuffer *self,
                       gsize        start)
{
  return self->text->len > PC_SHEET_MAX_ROW_BYTES || self->text->len - start > PC_SHEET_MAX_TEXT_BYTES;
}

void
pc_row_buffer_put (PcRowBuffer  *self,
                   guint         column,
                   const PcCell *cell,
                   gsize         start)
{
  const gboolean has_text = cell->type == PC_CELL_TEXT || cell->type == PC_CELL_ERROR;

  if (cell->type == PC_CELL_EMPTY)
    return;

  if (column >= self->cells->len)
    {
      g_array_set_size (self->cells, column + 1);
      g_array_set_size (self->offsets, column + 1);
    }

  g_array_index (self->cells, PcCell, column) = *cell;
  g_array_index (self->offsets, gsize, column) = has_text && cell->text == NULL ? start : NO_OFFSET;
  self->n_cells = MAX (self->n_cells, column + 1);
}

gboolean
pc_row_buffer_give (PcRowBuffer  *self,
                    guint         row,
                    GError      **error)
{
  PcCell *cells = (PcCell *) (gpointer) self->cells->data;
  gboolean going = TRUE;
  GError *failed = NULL;

  for (guint i = 0; i < self->n_cells; i++)
    if (cells[i].type != PC_CELL_EMPTY && g_array_index (self->offsets, gsize, i) != NO_OFFSET)
      cells[i].text = self->text->str + g_array_index (self->offsets, gsize, i);

  if (self->n_cells > 0)
    going = self->func (row, cells, self->n_cells, self->data, &failed);

  self->stopped = !going;
  self->n_cells = 0;
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->offsets, 0);
  if (self->text->allocated_len > KEPT_BYTES)
    {
      g_string_free (self->text, TRUE);
      self->text = g_string_new (NULL);
    }
  g_string_truncate (self->text, 0);

  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}
