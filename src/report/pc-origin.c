/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-origin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-workbook-origin.h"

/* More than any workbook of ours has. */
#define MAX_TABLES 1000

static void
clear_sheet (gpointer data)
{
  PcOriginSheet *sheet = data;

  g_free (sheet->name);
}

static void
free_table (gpointer data)
{
  PcOriginTable *table = data;

  g_free (table->name);
  g_strfreev (table->columns);
  g_strfreev (table->types);
  g_ptr_array_unref (table->headings);
  g_array_unref (table->sheets);
  g_free (table->digest);
  g_free (table);
}

void
pc_origin_free (PcOrigin *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->report);
  g_free (self->generated);
  g_hash_table_unref (self->facts);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/* Table @n, from 1; the next one is made. */
static PcOriginTable *
get_table (PcOrigin *self,
           guint     n)
{
  PcOriginTable *table;

  if (n == self->tables->len + 1 && n <= MAX_TABLES)
    {
      table = g_new0 (PcOriginTable, 1);
      table->headings = g_ptr_array_new_with_free_func (g_free);
      table->sheets = g_array_new (FALSE, TRUE, sizeof (PcOriginSheet));
      g_array_set_clear_func (table->sheets, clear_sheet);
      g_ptr_array_add (self->tables, table);
    }

  return n > 0 && n <= self->tables->len ? self->tables->pdata[n - 1] : NULL;
}

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
set_words (char       ***place,
           const char   *text)
{
  g_strfreev (*place);
  *place = g_strsplit (text, " ", -1);
}

static void
add_sheet (PcOriginTable *table,
           const char    *name)
{
  const PcOriginSheet sheet = { g_strdup (name), 0 };

  g_array_append_val (table->sheets, sheet);
}

static void
set_rows (PcOriginTable *table,
          const char    *text)
{
  if (table->sheets->len > 0)
    g_array_index (table->sheets, PcOriginSheet, table->sheets->len - 1).n_rows = g_ascii_strtoll (text, NULL, 10);
}

static void
take_table_line (PcOriginTable *table,
                 const char    *key,
                 const char    *value)
{
  if (strcmp (key, "table") == 0)
    set_text (&table->name, value);
  else if (strcmp (key, "columns") == 0)
    set_words (&table->columns, value);
  else if (strcmp (key, "kinds") == 0)
    set_words (&table->types, value);
  else if (strcmp (key, "heading") == 0)
    g_ptr_array_add (table->headings, g_strdup (value));
  else if (strcmp (key, "sheet") == 0)
    add_sheet (table, value);
  else if (strcmp (key, "rows") == 0)
    set_rows (table, value);
  else if (strcmp (key, "digest") == 0)
    set_text (&table->digest, value);
}

static void
take_line (PcOrigin   *self,
           const char *key,
           const char *value)
{
  if (strcmp (key, "report") == 0)
    set_text (&self->report, value);
  else if (strcmp (key, "generated") == 0)
    set_text (&self->generated, value);
  else
    g_hash_table_insert (self->facts, g_strdup (key), g_strdup (value));
}

/* What is not as it was written is passed over; what is missing then shows. */
static gboolean
row_cb (guint          row,
        const PcCell  *cells,
        guint          n_cells,
        gpointer       data,
        GError       **error)
{
  PcOrigin *self = data;
  PcOriginTable *table;

  if (n_cells < 3 || cells[0].type != PC_CELL_TEXT || cells[2].type != PC_CELL_TEXT)
    return TRUE;

  if (cells[1].type == PC_CELL_EMPTY)
    take_line (self, cells[0].text, cells[2].text);
  else if (cells[1].type == PC_CELL_TEXT &&
           (table = get_table (self, g_ascii_strtoull (cells[1].text, NULL, 10))) != NULL)
    take_table_line (table, cells[0].text, cells[2].text);

  return TRUE;
}

static gboolean
is_whole (PcOrigin *self)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const PcOriginTable *table = self->tables->pdata[i];

      if (table->name == NULL || table->columns == NULL || table->types == NULL || table->sheets->len == 0 ||
          g_strv_length (table->columns) != g_strv_length (table->types))
        return FALSE;
    }

  return self->report != NULL && self->tables->len > 0;
}

gboolean
pc_origin_is_there (PcSheetReader *reader)
{
  g_return_val_if_fail (reader != NULL, FALSE);

  return pc_sheet_reader_get_format (reader) == PC_SHEET_WORKBOOK &&
         pc_sheet_reader_find_sheet (reader, PC_ORIGIN_SHEET) >= 0;
}

PcOrigin *
pc_origin_read (PcSheetReader  *reader,
                GError        **error)
{
  g_autoptr(PcOrigin) self = NULL;

  g_return_val_if_fail (reader != NULL, NULL);

  self = g_new0 (PcOrigin, 1);
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tables = g_ptr_array_new_with_free_func (free_table);

  if (pc_origin_is_there (reader) &&
      !pc_sheet_reader_read (reader, pc_sheet_reader_find_sheet (reader, PC_ORIGIN_SHEET), row_cb, self, NULL, error))
    return NULL;

  if (is_whole (self))
    return g_steal_pointer (&self);

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the name of a hidden sheet, which stays as it is. */
               _("This is no workbook that Percorso wrote, or its hidden sheet “%s” was changed."), PC_ORIGIN_SHEET);
  return NULL;
}

PcOriginTable *
pc_origin_find_table (PcOrigin   *self,
                      const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->tables->len; i++)
    if (strcmp (((PcOriginTable *) self->tables->pdata[i])->name, name) == 0)
      return self->tables->pdata[i];

  return NULL;
}

int
pc_origin_find_column (PcOriginTable *table,
                       const char    *name)
{
  g_return_val_if_fail (table != NULL && name != NULL, -1);

  for (int i = 0; table->columns[i] != NULL; i++)
    if (strcmp (table->columns[i], name) == 0)
      return i;

  return -1;
}
