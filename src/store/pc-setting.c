/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

/* Settings of the file, which are no records. */

char *
pc_store_get_setting (PcStore    *self,
                      const char *name)
{
  g_return_val_if_fail (PC_IS_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return pc_sql_get_text (self, "SELECT value FROM setting WHERE name = ?1", &name, 1);
}

gboolean
pc_store_set_setting (PcStore     *self,
                      const char  *name,
                      const char  *value,
                      GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return pc_sql_change (self, "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
                        (const char *[]) { name, value }, 2, error);
}
