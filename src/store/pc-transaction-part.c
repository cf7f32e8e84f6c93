/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-transaction-part.h"

#include "pc-store-private.h"

gboolean
pc_store_begin_part (PcStore  *self,
                     GError  **error)
{
  sqlite3_stmt *stmt;

  g_return_val_if_fail (PC_IS_STORE (self) && self->session != NULL, FALSE);

  stmt = pc_sql_get (self, "SAVEPOINT part", error);
  return stmt != NULL && pc_sql_run (self, stmt, error);
}

gboolean
pc_store_end_part (PcStore   *self,
                   gboolean   keep,
                   GError   **error)
{
  sqlite3_stmt *stmt;

  g_return_val_if_fail (PC_IS_STORE (self) && self->session != NULL, FALSE);

  if (!keep && (!(stmt = pc_sql_get (self, "ROLLBACK TO part", error)) || !pc_sql_run (self, stmt, error)))
    return FALSE;

  stmt = pc_sql_get (self, "RELEASE part", error);
  return stmt != NULL && pc_sql_run (self, stmt, error);
}
