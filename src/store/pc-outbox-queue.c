/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox-queue.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-outbox-private.h"
#include "pc-store-private.h"
#include "pc-uuid.h"

#define COLUMNS "id, destination_id, report, arguments, title, file_name, sub_folder, size, sha256, state, attempts," \
                " next_try_at, problem, problem_detail, queued_at, sent_at, remote_name"

static const char * const words[] = { "waiting", "sending", "sent", "paused", "cancelled" };

const char *
pc_queue_state_get_word (PcQueueState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (words), NULL);

  return words[state];
}

void
pc_queue_item_free (PcQueueItem *item)
{
  if (item == NULL)
    return;

  g_free (item->id);
  g_free (item->destination_id);
  g_free (item->report);
  g_free (item->arguments);
  g_free (item->title);
  g_free (item->file_name);
  g_free (item->sub_folder);
  g_free (item->sha256);
  g_free (item->next_try_at);
  g_free (item->problem);
  g_free (item->problem_detail);
  g_free (item->queued_at);
  g_free (item->sent_at);
  g_free (item->remote_name);
  g_free (item);
}

char *
pc_queue_make_instant (PcStore *store,
                       gint64   seconds)
{
  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  return pc_store_format_time (pc_store_get_time (store) + seconds * 1000);
}

static void
free_item (gpointer item)
{
  pc_queue_item_free (item);
}

/*
 * Reading
 */

static PcQueueState
read_state (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      return i;

  g_assert_not_reached ();
}

static gpointer
read_item (sqlite3_stmt *row)
{
  PcQueueItem *item = g_new0 (PcQueueItem, 1);

  item->id = pc_sql_dup_text (row, 0);
  item->destination_id = pc_sql_dup_text (row, 1);
  item->report = pc_sql_dup_text (row, 2);
  item->arguments = pc_sql_dup_text (row, 3);
  item->title = pc_sql_dup_text (row, 4);
  item->file_name = pc_sql_dup_text (row, 5);
  item->sub_folder = pc_sql_dup_text (row, 6);
  item->size = sqlite3_column_int64 (row, 7);
  item->sha256 = pc_sql_dup_text (row, 8);
  item->state = read_state ((const char *) sqlite3_column_text (row, 9));
  item->attempts = sqlite3_column_int (row, 10);
  item->next_try_at = pc_sql_dup_text (row, 11);
  item->problem = pc_sql_dup_text (row, 12);
  item->problem_detail = pc_sql_dup_text (row, 13);
  item->queued_at = pc_sql_dup_text (row, 14);
  item->sent_at = pc_sql_dup_text (row, 15);
  item->remote_name = pc_sql_dup_text (row, 16);

  return item;
}

GPtrArray *
pc_queue_list (PcStore   *store,
               gboolean   open,
               GError   **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  return pc_sql_list (store, open ? "SELECT " COLUMNS " FROM outbox WHERE state NOT IN ('sent', 'cancelled')"
                                    " ORDER BY queued_at, id"
                                  : "SELECT " COLUMNS " FROM outbox ORDER BY queued_at, id",
                      NULL, read_item, free_item, error);
}

PcQueueItem *
pc_queue_get (PcStore     *store,
              const char  *id,
              GError     **error)
{
  g_autoptr(GPtrArray) items = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  items = pc_sql_list (store, "SELECT " COLUMNS " FROM outbox WHERE id = ?1", id, read_item, free_item, error);
  if (items != NULL && items->len == 0)
    /* Translators: %s is an identifier. */
    g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no file with the identifier %s in the outbox."), id);

  return items != NULL && items->len > 0 ? g_ptr_array_steal_index (items, 0) : NULL;
}

GPtrArray *
pc_queue_list_leftovers (PcStore     *store,
                         const char  *destination_id,
                         GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  return pc_sql_list (store, "SELECT " COLUMNS " FROM outbox WHERE state = 'cancelled' AND next_try_at IS NOT NULL"
                             " AND (?1 IS NULL OR destination_id = ?1)", destination_id, read_item, free_item, error);
}

char *
pc_queue_get_next_due (PcStore *store,
                       gint64   patience)
{
  g_autofree char *now = NULL;
  g_autofree char *latest = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  now = pc_queue_make_instant (store, 0);
  latest = pc_queue_make_instant (store, patience);
  return pc_sql_get_text (store, "SELECT min (iif (next_try_at > ?2, ?1, next_try_at)) FROM outbox"
                                 " WHERE state IN ('waiting', 'cancelled') AND next_try_at IS NOT NULL",
                          (const char *[]) { now, latest }, 2);
}

/*
 * Writing
 */

/* Ends the transaction that was begun, well where @ok. */
static gboolean
finish (PcStore   *store,
        gboolean   ok,
        GError   **error)
{
  ok = ok && pc_sql_exec (store, "COMMIT", error);
  if (!ok && !sqlite3_get_autocommit (store->db))
    pc_sql_exec (store, "ROLLBACK", NULL);

  return ok;
}

/* A change of one item, which must be in a state that allows it. */
static gboolean
change_item (PcStore             *store,
             const char          *sql,
             const char * const  *texts,
             guint                n_texts,
             GError             **error)
{
  g_autoptr(PcQueueItem) item = NULL;

  if (!pc_sql_change (store, sql, texts, n_texts, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;

  if ((item = pc_queue_get (store, texts[0], error)) != NULL)
    g_set_error_literal (error, PC_ERROR, PC_ERROR_CONFLICT,
                         item->state == PC_QUEUE_SENT ? _("The file was handed over already.")
                         : item->state == PC_QUEUE_CANCELLED ? _("Handing the file over was cancelled. Queue it anew.")
                         : _("The file is not waiting any more."));
  return FALSE;
}

static void
bind_item (sqlite3_stmt      *stmt,
           const PcQueueItem *item)
{
  const char *texts[] = { item->id, item->destination_id, item->report, item->arguments, item->title, item->file_name,
                          item->sub_folder, item->sha256, item->queued_at };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pc_sql_bind_text (stmt, i + 1, texts[i]);
  sqlite3_bind_int64 (stmt, G_N_ELEMENTS (texts) + 1, item->size);
}

static gboolean
insert_item (PcStore      *store,
             PcQueueItem  *item,
             GError      **error)
{
  sqlite3_stmt *stmt = pc_sql_get (store, "INSERT INTO outbox (id, destination_id, report, arguments, title, file_name, sub_folder,"
                                          " sha256, queued_at, next_try_at, size, state, attempts)"
                                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, 'waiting', 0)", error);

  if (stmt == NULL)
    return FALSE;

  bind_item (stmt, item);
  return pc_sql_run (store, stmt, error);
}

static gboolean
insert_items (PcStore       *store,
              const char    *path,
              GPtrArray     *items,
              const char    *sha256,
              gint64         size,
              GCancellable  *cancellable,
              GError       **error)
{
  if (!pc_queue_copy_in (store, path, sha256, size, cancellable, error))
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      PcQueueItem *item = items->pdata[i];

      item->id = pc_uuid_new ();
      item->queued_at = pc_queue_make_instant (store, 0);
      item->sha256 = g_strdup (sha256);
      item->size = size;
      if (!insert_item (store, item, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pc_queue_add (PcStore       *store,
              const char    *path,
              GPtrArray     *items,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *sha256 = NULL;
  gint64 size;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL && items != NULL, FALSE);

  return pc_queue_digest_file (path, &sha256, &size, cancellable, error) &&
         pc_sql_exec (store, "BEGIN IMMEDIATE", error) &&
         finish (store, insert_items (store, path, items, sha256, size, cancellable, error), error);
}

gboolean
pc_queue_set_clean (PcStore     *store,
                    const char  *id,
                    GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), FALSE);

  return pc_sql_change (store, "UPDATE outbox SET next_try_at = NULL WHERE id = ?1 AND state = 'cancelled'",
                        &id, 1, error);
}

gboolean
pc_queue_put_off_leftovers (PcStore     *store,
                            const char  *destination_id,
                            const char  *next_try_at,
                            GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (destination_id != NULL && next_try_at != NULL, FALSE);

  return pc_sql_change (store, "UPDATE outbox SET next_try_at = ?2 WHERE destination_id = ?1 AND state = 'cancelled'"
                               " AND next_try_at IS NOT NULL",
                        (const char *[]) { destination_id, next_try_at }, 2, error);
}

gboolean
pc_queue_recover (PcStore     *store,
                  const char  *problem,
                  gint64       patience,
                  GError     **error)
{
  g_autofree char *now = NULL;
  g_autofree char *latest = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);

  now = pc_queue_make_instant (store, 0);
  latest = pc_queue_make_instant (store, patience);
  return pc_sql_change (store, "UPDATE outbox SET state = 'waiting', problem = ?1, problem_detail = NULL,"
                               " next_try_at = ?2 WHERE state = 'sending'",
                        (const char *[]) { problem, now }, 2, error) &&
         pc_sql_change (store, "UPDATE outbox SET next_try_at = ?1 WHERE next_try_at > ?2",
                        (const char *[]) { now, latest }, 2, error);
}

gboolean
pc_queue_hasten (PcStore     *store,
                 const char  *problem,
                 const char  *destination_id,
                 GError     **error)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);

  now = pc_queue_make_instant (store, 0);
  return pc_sql_change (store, "UPDATE outbox SET next_try_at = ?1 WHERE state = 'waiting'"
                               " AND (?2 IS NULL OR problem = ?2) AND (?3 IS NULL OR destination_id = ?3)",
                        (const char *[]) { now, problem, destination_id }, 3, error);
}

gboolean
pc_queue_begin (PcStore     *store,
                const char  *id,
                GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return change_item (store, "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = ?1 AND state = 'waiting'",
                      &id, 1, error);
}

gboolean
pc_queue_put_back (PcStore     *store,
                   const char  *id,
                   const char  *problem,
                   const char  *detail,
                   const char  *next_try_at,
                   GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return pc_sql_change (store, "UPDATE outbox SET problem = ?2, problem_detail = ?3,"
                               " next_try_at = iif (state = 'cancelled', next_try_at, ?4),"
                               " state = iif (state = 'sending', 'waiting', state) WHERE id = ?1 AND state != 'sent'",
                        (const char *[]) { id, problem, detail, next_try_at }, 4, error);
}

/* Also what was paused or cancelled in the last moment is there now, and the line has to say so. */
gboolean
pc_queue_set_sent (PcStore     *store,
                   const char  *id,
                   const char  *remote_name,
                   GError     **error)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL && remote_name != NULL, FALSE);

  now = pc_queue_make_instant (store, 0);
  return pc_sql_exec (store, "BEGIN IMMEDIATE", error) &&
         finish (store,
                 pc_sql_change (store, "UPDATE outbox SET state = 'sent', sent_at = ?2, remote_name = ?3,"
                                       " next_try_at = NULL, problem = NULL, problem_detail = NULL WHERE id = ?1",
                                (const char *[]) { id, now, remote_name }, 3, error) &&
                 pc_queue_drop_contents (store, error), error);
}

gboolean
pc_queue_pause (PcStore     *store,
                const char  *id,
                GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return change_item (store, "UPDATE outbox SET state = 'paused' WHERE id = ?1 AND state IN ('waiting', 'sending', 'paused')",
                      &id, 1, error);
}

gboolean
pc_queue_resume (PcStore     *store,
                 const char  *id,
                 GError     **error)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  now = pc_queue_make_instant (store, 0);
  return change_item (store, "UPDATE outbox SET state = iif (state = 'sending', state, 'waiting'), next_try_at = ?2"
                             " WHERE id = ?1 AND state IN ('waiting', 'sending', 'paused')",
                      (const char *[]) { id, now }, 2, error);
}

/* After an attempt something unfinished may lie at the destination: next_try_at remembers that it is to be taken away. */
gboolean
pc_queue_cancel (PcStore     *store,
                 const char  *id,
                 GError     **error)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  now = pc_queue_make_instant (store, 0);
  return pc_sql_exec (store, "BEGIN IMMEDIATE", error) &&
         finish (store,
                 change_item (store, "UPDATE outbox SET state = 'cancelled', next_try_at = iif (attempts > 0, ?2, NULL)"
                                     " WHERE id = ?1 AND state IN ('waiting', 'sending', 'paused')",
                              (const char *[]) { id, now }, 2, error) &&
                 pc_queue_drop_contents (store, error), error);
}
