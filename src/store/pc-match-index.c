/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match-index.h"

#include "pc-kinds.h"
#include "pc-match-rows.h"
#include "pc-store-private.h"

#define SETTING_INDEX        "match-index"
#define SETTING_SEARCH_INDEX "search-index"
#define INDEX_SHAPE          "1"

static const char tables[] =
  "DROP TABLE IF EXISTS match_key;"
  "DROP TABLE IF EXISTS match_stale;"
  "CREATE TABLE match_key (key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (key, person))"
  " STRICT, WITHOUT ROWID;"
  "CREATE INDEX match_key_by_person ON match_key (person);"
  "CREATE TABLE match_stale (person INTEGER PRIMARY KEY) STRICT;"
  "INSERT INTO match_stale (person) SELECT rowid FROM beneficiary WHERE deleted_at IS NULL;";

/*
 * @when is what stands between the name of the trigger and what it does. "OR IGNORE" would not do: the statement that
 * fires the trigger has its own way with conflicts, which goes before.
 */
static void
add_trigger (GString    *sql,
             const char *name,
             const char *when,
             const char *select)
{
  g_string_append_printf (sql,
                          "DROP TRIGGER IF EXISTS match_%s;\n"
                          "CREATE TRIGGER match_%s %s BEGIN\n"
                          "  INSERT INTO match_stale (person) %s ON CONFLICT DO NOTHING;\n"
                          "END;\n",
                          name, name, when, select);
}

/* Fires where a column of the card changes, or @owner, or whether the row is removed. */
static void
add_update_trigger (GString      *sql,
                    const PcKind *kind,
                    const char   *owner,
                    const char   *select)
{
  g_autofree char *plain = pc_match_rows_list_columns (kind, "");
  g_autofree char *old = pc_match_rows_list_columns (kind, "old.");
  g_autofree char *new = pc_match_rows_list_columns (kind, "new.");
  g_autofree char *name = g_strconcat (kind->name, "_update", NULL);
  g_autofree char *when = g_strdup_printf ("AFTER UPDATE OF %s, %s, deleted_at ON %s"
                                           " WHEN (%s, old.%s, old.deleted_at) IS NOT (%s, new.%s, new.deleted_at)",
                                           plain, owner, kind->name, old, owner, new, owner);

  add_trigger (sql, name, when, select);
}

static char *
make_triggers (void)
{
  GString *sql = g_string_new (NULL);

  add_trigger (sql, "beneficiary_insert", "AFTER INSERT ON beneficiary", "VALUES (new.rowid)");
  add_trigger (sql, "beneficiary_delete", "AFTER DELETE ON beneficiary", "VALUES (old.rowid)");
  add_update_trigger (sql, &pc_beneficiary_kind, "id", "VALUES (new.rowid)");
  add_trigger (sql, "permit_insert", "AFTER INSERT ON permit",
               "SELECT rowid FROM beneficiary WHERE id = new.beneficiary_id");
  add_trigger (sql, "permit_delete", "AFTER DELETE ON permit",
               "SELECT rowid FROM beneficiary WHERE id = old.beneficiary_id");
  add_update_trigger (sql, &pc_permit_kind, "beneficiary_id",
                      "SELECT rowid FROM beneficiary WHERE id IN (old.beneficiary_id, new.beneficiary_id)");

  return g_string_free (sql, FALSE);
}

/* What the index should be, as text to compare with what it is. */
static char *
describe_index (void)
{
  g_autofree char *person = pc_match_rows_list_columns (&pc_beneficiary_kind, "");
  g_autofree char *permit = pc_match_rows_list_columns (&pc_permit_kind, "");

  return g_strdup_printf ("%s; %s; %s; %s", INDEX_SHAPE, pc_name_key_get_version (), person, permit);
}

/* People are named by their row, which VACUUM may renumber: whoever vacuums clears the setting of the search index. */
gboolean
pc_match_index_is_current (PcStore *self)
{
  g_autofree char *wanted = describe_index ();
  g_autofree char *present = pc_store_get_setting (self, SETTING_INDEX);
  g_autofree char *search = pc_store_get_setting (self, SETTING_SEARCH_INDEX);

  return search != NULL && g_strcmp0 (wanted, present) == 0;
}

static gboolean
make_index (PcStore  *self,
            GError  **error)
{
  g_autofree char *wanted = describe_index ();
  g_autofree char *triggers = make_triggers ();

  return pc_sql_exec (self, tables, error) && pc_sql_exec (self, triggers, error) &&
         pc_store_set_setting (self, SETTING_INDEX, wanted, error);
}

gboolean
pc_match_index_prepare (PcStore  *self,
                        GError  **error)
{
  return (pc_match_index_is_current (self) || make_index (self, error)) && pc_match_index_follow (self, error);
}

/* Runs a statement about one person, and a key where it has one. */
static gboolean
run (PcStore     *self,
     const char  *sql,
     gint64       row,
     const char  *key,
     GError     **error)
{
  sqlite3_stmt *stmt = pc_sql_get (self, sql, error);

  if (stmt == NULL)
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, row);
  if (key != NULL)
    pc_sql_bind_text (stmt, 2, key);
  return pc_sql_run (self, stmt, error);
}

static gboolean
renew_keys (PcStore  *self,
            gint64    rowid,
            GError  **error)
{
  g_autoptr(PcMatchRow) row = NULL;
  g_auto(GStrv) keys = NULL;

  if (!run (self, "DELETE FROM match_key WHERE person = ?1", rowid, NULL, error) ||
      !pc_match_rows_get (self, rowid, &row, error))
    return FALSE;

  keys = row != NULL ? pc_match_card_list_keys (row->card) : NULL;
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!run (self, "INSERT INTO match_key (person, key) VALUES (?1, ?2)", rowid, keys[i], error))
      return FALSE;

  return run (self, "DELETE FROM match_stale WHERE person = ?1", rowid, NULL, error);
}

/* Adds the rows that @sql gives for @key. */
static gboolean
add_rows (PcStore     *self,
          const char  *sql,
          const char  *key,
          GArray      *rows,
          GError     **error)
{
  sqlite3_stmt *stmt = pc_sql_get (self, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  if (key != NULL)
    pc_sql_bind_text (stmt, 1, key);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      const gint64 row = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (rows, row);
    }

  return pc_sql_finish (self, stmt, rc, error);
}

gboolean
pc_match_index_follow (PcStore  *self,
                       GError  **error)
{
  g_autoptr(GArray) rows = pc_match_index_list_stale (self, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!renew_keys (self, g_array_index (rows, gint64, i), error))
      return FALSE;

  return TRUE;
}

GArray *
pc_match_index_list_stale (PcStore  *self,
                           GError  **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  return add_rows (self, "SELECT person FROM match_stale", NULL, rows, error) ? g_steal_pointer (&rows) : NULL;
}

gboolean
pc_match_index_add_people (PcStore     *self,
                           const char  *key,
                           GArray      *rows,
                           GError     **error)
{
  return add_rows (self, "SELECT person FROM match_key WHERE key = ?1", key, rows, error);
}

typedef struct
{
  PcStore *store;
  GArray  *stale;
  gint64   wanted; /* Keys. */
  gint64   present;
} Count;

static gboolean
is_stale (const Count *count,
          gint64       row)
{
  for (guint i = 0; i < count->stale->len; i++)
    if (g_array_index (count->stale, gint64, i) == row)
      return TRUE;

  return FALSE;
}

static gboolean
count_keys_cb (PcMatchRow  *taken,
               gpointer     data,
               GError     **error)
{
  Count *count = data;
  g_autoptr(PcMatchRow) row = taken;
  g_auto(GStrv) keys = pc_match_card_list_keys (row->card);
  sqlite3_stmt *stmt;

  for (guint i = 0; keys[i] != NULL && !is_stale (count, row->row); i++)
    {
      if (!(stmt = pc_sql_get (count->store, "SELECT 1 FROM match_key WHERE person = ?1 AND key = ?2", error)))
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, row->row);
      pc_sql_bind_text (stmt, 2, keys[i]);
      count->wanted++;
      count->present += sqlite3_step (stmt) == SQLITE_ROW;
      sqlite3_reset (stmt);
    }

  return TRUE;
}

gboolean
pc_match_index_check (PcStore   *self,
                      gboolean  *differs,
                      GError   **error)
{
  g_autoptr(GArray) stale = NULL;
  Count count = { .store = self };
  gint64 total;

  *differs = FALSE;
  if (!pc_match_index_is_current (self))
    return TRUE;

  if (!(stale = pc_match_index_list_stale (self, error)))
    return FALSE;
  count.stale = stale;
  if (!pc_match_rows_foreach (self, count_keys_cb, &count, error))
    return FALSE;

  total = pc_sql_get_int (self, "SELECT count(*) FROM match_key"
                                " WHERE person NOT IN (SELECT person FROM match_stale)", -1);
  *differs = count.present != count.wanted || total != count.wanted;
  return TRUE;
}
