/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-kinds.h"
#include "pc-merge.h"
#include "pc-store-private.h"

/*
 * The index is derived: an FTS5 table a kind, over the searchable columns of the record's own
 * table (external content, so no text is kept twice), followed by triggers. It is not part of
 * the schema steps; it is made anew when the field tables or its shape ask for another one.
 *
 * Rows are found by rowid, which VACUUM may renumber: whoever vacuums clears the setting
 * below, and the next opening makes the index anew.
 */

#define SETTING_INDEX "search-index"
#define INDEX_SHAPE   "1"

gboolean
pc_search_covers (const PcKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & PC_SEARCHABLE)
      return TRUE;

  return FALSE;
}

/* "family_name, given_name", each with @prefix before it. */
static char *
list_searchable (const PcKind *kind,
                 const char   *prefix)
{
  g_autoptr(GString) columns = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & PC_SEARCHABLE)
      g_string_append_printf (columns, "%s%s%s", columns->len > 0 ? ", " : "", prefix, kind->fields[i].name);

  return g_string_free (g_steal_pointer (&columns), FALSE);
}

static gboolean
make_index (PcStore       *self,
            const PcKind  *kind,
            GError       **error)
{
  g_autofree char *plain = list_searchable (kind, "");
  g_autofree char *new = list_searchable (kind, "new.");
  g_autofree char *old = list_searchable (kind, "old.");
  g_autoptr(GString) sql = g_string_new (NULL);
  const char *t = kind->name;

  for (const char * const *event = (const char *[]) { "insert", "update", "delete", NULL }; *event != NULL; event++)
    g_string_append_printf (sql, "DROP TRIGGER IF EXISTS %s_search_%s;\n", t, *event);

  g_string_append_printf (sql,
                          "DROP TABLE IF EXISTS %s_search;\n"
                          "CREATE VIRTUAL TABLE %s_search USING fts5 (%s, content = '%s', content_rowid = 'rowid',\n"
                          "  tokenize = \"unicode61 remove_diacritics 2\", prefix = '1 2 3');\n",
                          t, t, plain, t);
  g_string_append_printf (sql,
                          "CREATE TRIGGER %s_search_insert AFTER INSERT ON %s BEGIN\n"
                          "  INSERT INTO %s_search (rowid, %s) VALUES (new.rowid, %s);\n"
                          "END;\n",
                          t, t, t, plain, new);
  g_string_append_printf (sql,
                          "CREATE TRIGGER %s_search_delete AFTER DELETE ON %s BEGIN\n"
                          "  INSERT INTO %s_search (%s_search, rowid, %s) VALUES ('delete', old.rowid, %s);\n"
                          "END;\n",
                          t, t, t, t, plain, old);
  g_string_append_printf (sql,
                          "CREATE TRIGGER %s_search_update AFTER UPDATE OF %s ON %s WHEN (%s) IS NOT (%s) BEGIN\n"
                          "  INSERT INTO %s_search (%s_search, rowid, %s) VALUES ('delete', old.rowid, %s);\n"
                          "  INSERT INTO %s_search (rowid, %s) VALUES (new.rowid, %s);\n"
                          "END;\n"
                          "INSERT INTO %s_search (%s_search) VALUES ('rebuild');\n",
                          t, plain, t, old, new, t, t, plain, old, t, plain, new, t, t);

  return pc_sql_exec (self, sql->str, error);
}

/* What the index should be, as text to compare with what it is. */
static char *
describe_index (void)
{
  g_autoptr(GString) text = g_string_new (INDEX_SHAPE);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    if (pc_search_covers (*kind))
      {
        g_autofree char *columns = list_searchable (*kind, "");

        g_string_append_printf (text, "; %s: %s", (*kind)->name, columns);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
pc_search_prepare (PcStore  *self,
                   GError  **error)
{
  g_autofree char *wanted = describe_index ();
  g_autofree char *present = pc_store_get_setting (self, SETTING_INDEX);

  if (g_strcmp0 (wanted, present) == 0)
    return TRUE;

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    if (pc_search_covers (*kind) && !make_index (self, *kind, error))
      return FALSE;

  return pc_store_set_setting (self, SETTING_INDEX, wanted, error);
}

/* FTS5's own check compares the index with the table it is over. */
gboolean
pc_search_check (PcStore  *self,
                 GError  **error)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO %s_search (%s_search, rank) VALUES ('integrity-check', 1)",
                                              (*kind)->name, (*kind)->name);

      if (pc_search_covers (*kind) && !pc_sql_exec (self, sql, error))
        return FALSE;
    }

  return TRUE;
}

/* "Ó Brien 33" becomes "Ó"* "Brien"* "33"*: no sign of what was typed is read as a query. */
static char *
make_query (const char *text)
{
  g_autoptr(GString) query = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, MIN (strlen (text), 200));
  gboolean in_word = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        {
          if (!in_word)
            g_string_append (query, query->len > 0 ? " \"" : "\"");
          g_string_append_unichar (query, c);
          in_word = TRUE;
        }
      else if (in_word)
        {
          g_string_append (query, "\"*");
          in_word = FALSE;
        }
    }

  if (in_word)
    g_string_append (query, "\"*");

  return g_string_free (g_steal_pointer (&query), FALSE);
}

GArray *
pc_search_find (PcStore       *self,
                const PcKind  *kind,
                const char    *text,
                guint          limit,
                GError       **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *query = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *stmt;
  int rc;

  g_return_val_if_fail (PC_IS_STORE (self), NULL);
  g_return_val_if_fail (kind != NULL && pc_search_covers (kind), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  query = make_query (text);
  if (*query == '\0')
    return g_steal_pointer (&rows);

  sql = g_strdup_printf ("SELECT rowid FROM %s_search WHERE %s_search MATCH ?1 LIMIT ?2", kind->name, kind->name);
  if (!(stmt = pc_sql_get (self, sql, error)))
    return NULL;

  pc_sql_bind_text (stmt, 1, query);
  sqlite3_bind_int64 (stmt, 2, limit > 0 ? (gint64) limit : -1);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (rows, row);
    }

  return pc_sql_finish (self, stmt, rc, error) ? g_steal_pointer (&rows) : NULL;
}

/* The record of that row; of a person who was merged, the one she is now. */
static char *
get_id (PcStore      *self,
        const PcKind *kind,
        gint64        row)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, deleted_at IS NULL FROM %s WHERE rowid = ?1", kind->name);
  sqlite3_stmt *stmt = pc_sql_get (self, sql, NULL);
  g_autofree char *id = NULL;
  gboolean is_there = FALSE;

  if (stmt == NULL)
    return NULL;

  sqlite3_bind_int64 (stmt, 1, row);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    {
      id = pc_sql_dup_text (stmt, 0);
      is_there = sqlite3_column_int (stmt, 1);
    }
  sqlite3_reset (stmt);

  if (is_there)
    return g_steal_pointer (&id);

  return id != NULL && kind == &pc_beneficiary_kind ? pc_merge_find_kept (self, id) : NULL;
}

GPtrArray *
pc_search_list (PcStore       *self,
                const PcKind  *kind,
                const char    *text,
                guint          limit,
                GError       **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GArray) rows = pc_search_find (self, kind, text, 0, error);

  if (rows == NULL)
    return NULL;

  /* Counted here, since the index finds deleted ones too. */
  for (guint i = 0; i < rows->len && (limit == 0 || list->len < limit); i++)
    {
      g_autofree char *id = get_id (self, kind, g_array_index (rows, gint64, i));
      PcRecord *record;

      if (id == NULL || g_hash_table_contains (seen, id))
        continue;
      if (!(record = pc_store_get (self, kind, id, error)))
        return NULL;
      g_ptr_array_add (list, record);
      g_hash_table_add (seen, (gpointer) pc_record_get_id (record));
    }

  return g_steal_pointer (&list);
}
