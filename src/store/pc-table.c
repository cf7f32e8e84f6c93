/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-table.h"

#include <string.h>

#include "pc-catalogue.h"

/* How many rows go by between two looks at whether they are still wanted. */
#define ROWS_OF_LOOK 1024

int
pc_table_find_column (const PcTable *table,
                      const char    *name)
{
  g_return_val_if_fail (table != NULL && name != NULL, -1);

  for (guint i = 0; i < table->n_columns; i++)
    if (strcmp (table->columns[i].field.name, name) == 0)
      return i;

  return -1;
}

static void
append_columns (GString       *sql,
                const PcTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", table->columns[i].expression);
}

/* Conditions of parameters that are not given are left out, so that indexes serve the others. */
static void
append_source (GString       *sql,
               const PcTable *table,
               const char    *from,
               GHashTable    *arguments)
{
  const char *word = "WHERE";

  g_string_append_printf (sql, " FROM %s", from);

  if (table->where != NULL)
    {
      g_string_append_printf (sql, " WHERE (%s)", table->where);
      word = "AND";
    }

  for (guint i = 0; i < table->n_parameters && arguments != NULL; i++)
    if (table->parameters[i].condition != NULL &&
        g_hash_table_lookup (arguments, table->parameters[i].field.name) != NULL)
      {
        g_string_append_printf (sql, " %s (%s)", word, table->parameters[i].condition);
        word = "AND";
      }
}

/*
 * Rows of two sources are merged by SQLite in the order of output columns: the sort terms then follow
 * the columns of the table.
 */
static char *
make_select (const PcTable *table,
             GHashTable    *arguments)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_auto(GStrv) terms = NULL;
  guint n = table->n_columns;

  for (int source = 0; source < (table->also_from != NULL ? 2 : 1); source++)
    {
      g_string_append (sql, source == 0 ? "SELECT " : " UNION ALL SELECT ");
      append_columns (sql, table);
      if (table->also_from != NULL && table->order != NULL)
        g_string_append_printf (sql, ", %s", table->order);
      append_source (sql, table, source == 0 ? table->from : table->also_from, arguments);
    }

  if (table->order == NULL)
    return g_string_free (g_steal_pointer (&sql), FALSE);

  g_string_append (sql, " ORDER BY ");
  if (table->also_from == NULL)
    g_string_append (sql, table->order);
  else
    {
      terms = g_strsplit (table->order, ",", -1);
      for (guint i = 0; terms[i] != NULL; i++)
        g_string_append_printf (sql, "%s%u", i > 0 ? ", " : "", ++n);
    }

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static PcCursor *
open_query (const PcTable  *table,
            PcStore        *store,
            const char     *sql,
            GHashTable     *arguments,
            GError        **error)
{
  PcCursor *cursor;

  if (!pc_catalogue_load (store, error) || !(cursor = pc_cursor_new (store, sql, error)))
    return NULL;

  for (guint i = 0; i < table->n_parameters && arguments != NULL; i++)
    {
      const char *name = table->parameters[i].field.name;

      pc_cursor_bind_text (cursor, name, g_hash_table_lookup (arguments, name));
    }

  return cursor;
}

PcCursor *
pc_table_open (const PcTable  *table,
               PcStore        *store,
               GHashTable     *arguments,
               GError        **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  sql = make_select (table, arguments);
  return open_query (table, store, sql, arguments, error);
}

/* Stepped through row by row, since count() cannot be left in the middle. */
gint64
pc_table_count (const PcTable  *table,
                PcStore        *store,
                GHashTable     *arguments,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT 1");
  g_autoptr(PcCursor) cursor = NULL;
  GError *failure = NULL;
  gint64 n = 0;

  g_return_val_if_fail (table != NULL, -1);

  append_source (sql, table, table->from, arguments);
  if (table->also_from != NULL)
    {
      g_string_append (sql, " UNION ALL SELECT 1");
      append_source (sql, table, table->also_from, arguments);
    }

  if (!(cursor = open_query (table, store, sql->str, arguments, error)))
    return -1;

  while (pc_cursor_next (cursor, &failure))
    if (++n % ROWS_OF_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return -1;

  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL ? n : -1;
}

GArray *
pc_table_list_keys (const PcTable  *table,
                    PcStore        *store,
                    GHashTable     *arguments,
                    int             sort,
                    gboolean        descending,
                    GError        **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT r.rowid");
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(PcCursor) cursor = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  append_source (sql, table, table->from, arguments);
  if (sort >= 0)
    g_string_append_printf (sql, " ORDER BY %s COLLATE NOCASE %s NULLS LAST%s%s", table->columns[sort].expression,
                            descending ? "DESC" : "ASC", table->order != NULL ? ", " : "",
                            table->order != NULL ? table->order : "");
  else if (table->order != NULL)
    g_string_append_printf (sql, " ORDER BY %s", table->order);

  if (!(cursor = open_query (table, store, sql->str, arguments, error)))
    return NULL;

  while (pc_cursor_next (cursor, &failure))
    {
      gint64 key = pc_cursor_get_int (cursor, 0);

      g_array_append_val (keys, key);
    }

  if (failure == NULL)
    return g_steal_pointer (&keys);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

PcCursor *
pc_table_open_row (const PcTable  *table,
                   PcStore        *store,
                   GError        **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT ");

  g_return_val_if_fail (table != NULL, NULL);

  append_columns (sql, table);
  g_string_append_printf (sql, ", r.id FROM %s WHERE r.rowid = :key", table->from);

  return open_query (table, store, sql->str, NULL, error);
}
