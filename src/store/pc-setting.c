/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

/* Settings of the file, which are no records. */

char *
pc_store_get_setting (PcStore    *self,
                      const char *name)
{
  sqlite3_stmt *stmt;
  char *value = NULL;

  g_return_val_if_fail (PC_IS_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!(stmt = pc_sql_get (self, "SELECT value FROM setting WHERE name = ?1", NULL)))
    return NULL;

  pc_sql_bind_text (stmt, 1, name);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (stmt, 0));

  sqlite3_reset (stmt);
  return value;
}

gboolean
pc_store_set_setting (PcStore     *self,
                      const char  *name,
                      const char  *value,
                      GError     **error)
{
  sqlite3_stmt *stmt;

  g_return_val_if_fail (PC_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!(stmt = pc_sql_get (self, "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", error)))
    return FALSE;

  pc_sql_bind_text (stmt, 1, name);
  pc_sql_bind_text (stmt, 2, value);
  return pc_sql_run (self, stmt, error);
}
