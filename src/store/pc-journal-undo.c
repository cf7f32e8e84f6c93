/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-journal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-changeset.h"
#include "pc-error.h"
#include "pc-store-work.h"

/* Bytes of a packed changeset that are some hundred records: more is longer than a frame. */
#define LONG_CHANGESET (32 * 1024)

/*
 * Reads the journal backwards. An entry that a later one inverts has no effect any more. The newest
 * change or redo that has effect is what undo inverts; the newest undo that has effect, and that no
 * change has followed, is what redo inverts.
 */
static PcJournalEntry *
find_entry (PcStore  *self,
            gboolean  redo,
            GError  **error)
{
  g_autoptr(GHashTable) inverted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(sqlite3_stmt) stmt = pc_sql_prepare (self,
                                                 "SELECT " PC_JOURNAL_COLUMNS " FROM journal ORDER BY seq DESC", error);

  if (stmt == NULL)
    return NULL;

  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      g_autoptr(PcJournalEntry) entry = pc_journal_read_entry (stmt);
      const gboolean is_undo = strcmp (entry->mode, "undo") == 0;

      if (g_hash_table_contains (inverted, &entry->seq))
        continue;
      if (is_undo == redo)
        return g_steal_pointer (&entry);
      if (entry->undoes == 0)
        break;

      g_hash_table_add (inverted, g_memdup2 (&entry->undoes, sizeof entry->undoes));
    }

  g_set_error_literal (error, PC_ERROR, PC_ERROR_NOT_FOUND,
                       redo ? _("There is nothing to redo.") : _("There is nothing to undo."));
  return NULL;
}

static int
conflict_cb (void                       *data,
             int                         conflict,
             sqlite3_changeset_iter     *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply_inverse (PcStore  *self,
               gint64    seq,
               GError  **error)
{
  g_autoptr(GBytes) changeset = pc_journal_get_changeset (self, seq, error);
  g_autoptr(GBytes) inverse = changeset != NULL ? pc_changeset_invert (changeset, error) : NULL;
  int rc;

  if (inverse == NULL)
    return FALSE;

  /* A failure takes back the whole transaction, so that no savepoint is needed, whose journal in memory takes minutes
   * of a hundred thousand rows. */
  rc = sqlite3changeset_apply_v2 (self->db, g_bytes_get_size (inverse), (gpointer) g_bytes_get_data (inverse, NULL),
                                  NULL, conflict_cb, NULL, NULL, NULL, SQLITE_CHANGESETAPPLY_NOSAVEPOINT);

  /* A constraint: rows written since refer to one that would go. */
  if (rc != SQLITE_ABORT && (rc & 0xff) != SQLITE_CONSTRAINT)
    return rc == SQLITE_OK || pc_sql_fail_code (rc, "apply", error);

  g_set_error_literal (error, PC_ERROR, PC_ERROR_CONFLICT,
                       _("This can no longer be undone: the same record has been changed since."));
  return FALSE;
}

static gboolean
invert (PcStore   *self,
        gboolean   redo,
        char     **label,
        GError   **error)
{
  g_autoptr(PcJournalEntry) entry = NULL;

  g_return_val_if_fail (PC_IS_STORE (self), FALSE);

  if (!(entry = find_entry (self, redo, error)) || !pc_store_begin (self, entry->label, error))
    return FALSE;

  if (!apply_inverse (self, entry->seq, error))
    {
      pc_store_rollback (self);
      return FALSE;
    }

  if (!pc_journal_commit (self, entry->seq, redo ? "redo" : "undo", error))
    return FALSE;

  if (label != NULL)
    *label = pc_journal_describe (entry->label);
  return TRUE;
}

gboolean
pc_journal_undo (PcStore  *self,
                 char    **label,
                 GError  **error)
{
  return invert (self, FALSE, label, error);
}

gboolean
pc_journal_redo (PcStore  *self,
                 char    **label,
                 GError  **error)
{
  return invert (self, TRUE, label, error);
}

static char *
peek (PcStore  *self,
      gboolean  redo)
{
  g_autoptr(PcJournalEntry) entry = find_entry (self, redo, NULL);

  return entry != NULL ? pc_journal_describe (entry->label) : NULL;
}

char *
pc_journal_peek_undo (PcStore *self)
{
  g_return_val_if_fail (PC_IS_STORE (self), NULL);

  return peek (self, FALSE);
}

char *
pc_journal_peek_redo (PcStore *self)
{
  g_return_val_if_fail (PC_IS_STORE (self), NULL);

  return peek (self, TRUE);
}

/*
 * On a thread
 */

gboolean
pc_journal_is_long (PcStore  *self,
                    gboolean  redo)
{
  g_autoptr(PcJournalEntry) entry = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (PC_IS_STORE (self), FALSE);

  if (!(entry = find_entry (self, redo, NULL)))
    return FALSE;

  sql = g_strdup_printf ("SELECT length (changeset) FROM journal WHERE seq = %" G_GINT64_FORMAT, entry->seq);
  return pc_sql_get_int (self, sql, 0) > LONG_CHANGESET;
}

static gpointer
invert_job (PcStore       *store,
            gpointer       redo,
            PcProgress    *progress G_GNUC_UNUSED,
            GCancellable  *cancellable G_GNUC_UNUSED,
            GError       **error)
{
  char *label = NULL;

  return invert (store, GPOINTER_TO_INT (redo), &label, error) ? label : NULL;
}

void
pc_journal_invert_async (PcStore             *self,
                         gboolean             redo,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_HOLD, PC_STORE_CANCEL_INTERRUPTS, invert_job, NULL, g_free };

  g_return_if_fail (PC_IS_STORE (self));

  pc_store_work_start (self, &work, GINT_TO_POINTER (redo), NULL, cancellable, callback, user_data);
}

char *
pc_journal_invert_finish (GAsyncResult  *result,
                          GError       **error)
{
  return pc_store_work_finish (result, error);
}
