/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-book.h"

const PcColumn sample_text_column = { "1", { "text", PC_FIELD_TEXT, NULL, PC_PLAIN, "Text" }, 40 };

const PcWorkbookLayout sample_text_layout = {
  .name = "texts",
  .title = "Texts",
  .columns = &sample_text_column,
  .n_columns = 1,
};

const PcValue *
sample_book_read_row (PcCursor       *cursor,
                      const PcColumn *columns,
                      guint           n_columns,
                      PcValue        *values)
{
  for (guint i = 0; i < n_columns; i++)
    pc_cursor_get_value (cursor, i, &columns[i].field, &values[i]);

  return values;
}

PcWorkbook *
sample_book_open (const char              *path,
                  const PcWorkbookLayout  *layout,
                  GError                 **error)
{
  g_autoptr(PcWorkbook) book = pc_workbook_new (path, "test", layout->title, error);

  return book != NULL && pc_workbook_add_table (book, layout, error) ? g_steal_pointer (&book) : NULL;
}

gboolean
sample_book_write (const char              *path,
                   const PcWorkbookLayout  *layout,
                   const char              *sql,
                   GError                 **error)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, sql, NULL);
  g_autoptr(PcWorkbook) book = sample_book_open (path, layout, error);
  PcValue values[layout->n_columns];

  if (book == NULL)
    return FALSE;

  pc_workbook_add_fact (book, "office", "Office", "=1+1", NULL);
  while (pc_cursor_next (cursor, NULL))
    if (!pc_workbook_add_row (book, sample_book_read_row (cursor, layout->columns, layout->n_columns, values), error))
      return FALSE;

  return pc_workbook_close (book, NULL, error);
}
