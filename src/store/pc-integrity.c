/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-match-index.h"
#include "pc-store-work.h"

/* Adds a sentence for each row of a pragma that is not "ok". */
static gboolean
add_rows (PcStore     *self,
          GPtrArray   *faults,
          const char  *pragma,
          int          column,
          const char  *sentence,
          GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = pc_sql_prepare (self, pragma, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (stmt, column);

      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (faults, g_strdup_printf ("%s (%s)", sentence, text != NULL ? text : "?"));
    }

  return rc == SQLITE_DONE || pc_sql_fail (self, error);
}

GPtrArray *
pc_store_check (PcStore  *self,
                GError  **error)
{
  g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) chain = NULL;
  gboolean differs;

  g_return_val_if_fail (PC_IS_STORE (self), NULL);

  if (!add_rows (self, faults, "PRAGMA integrity_check", 0, _("The file is damaged."), error) ||
      !add_rows (self, faults, "PRAGMA foreign_key_check", 0, _("A record refers to one that is missing."), error))
    return NULL;

  if (!self->read_only && !pc_search_check (self, NULL))
    g_ptr_array_add (faults, g_strdup (_("The search index differs from the records.")));

  if (!pc_match_index_check (self, &differs, error))
    return NULL;
  if (differs)
    g_ptr_array_add (faults, g_strdup (_("The index of people who could be the same differs from the records.")));

  chain = pc_journal_check (self, error);
  /* What was interrupted is no fault. */
  if (chain == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;

  g_ptr_array_extend_and_steal (faults, g_steal_pointer (&chain));
  return g_steal_pointer (&faults);
}

/*
 * On a thread
 */

static gpointer
check_job (PcStore       *store,
           gpointer       data G_GNUC_UNUSED,
           PcProgress    *progress G_GNUC_UNUSED,
           GCancellable  *cancellable G_GNUC_UNUSED,
           GError       **error)
{
  return pc_store_check (store, error);
}

void
pc_store_check_async (PcStore             *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  /* Only what may write can look at the search index. */
  static const PcStoreWork write = {
    PC_STORE_BESIDE_WRITE, PC_STORE_CANCEL_INTERRUPTS, check_job, NULL, (GDestroyNotify) g_ptr_array_unref
  };
  static const PcStoreWork read = {
    PC_STORE_BESIDE_READ, PC_STORE_CANCEL_INTERRUPTS, check_job, NULL, (GDestroyNotify) g_ptr_array_unref
  };

  g_return_if_fail (PC_IS_STORE (self));

  pc_store_work_start (self, self->read_only ? &read : &write, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
pc_store_check_finish (GAsyncResult  *result,
                       GError       **error)
{
  return pc_store_work_finish (result, error);
}
