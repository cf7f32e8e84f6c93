/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-journal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-changeset.h"
#include "pc-error.h"
#include "pc-match-index.h"
#include "pc-owner.h"
#include "pc-uuid.h"

/* The clock counts milliseconds in its upper 48 bits and events within one in the lower 16. */
#define CLOCK_BITS 16

void
pc_journal_entry_free (gpointer data)
{
  PcJournalEntry *entry = data;

  g_free (entry->id);
  g_free (entry->office_id);
  g_free (entry->operator_id);
  g_free (entry->label);
  g_free (entry->mode);
  g_free (entry);
}

PcJournalEntry *
pc_journal_read_entry (sqlite3_stmt *row)
{
  PcJournalEntry *entry = g_new0 (PcJournalEntry, 1);

  entry->seq = sqlite3_column_int64 (row, 0);
  entry->id = pc_sql_dup_text (row, 1);
  entry->unix_ms = sqlite3_column_int64 (row, 2) >> CLOCK_BITS;
  entry->office_id = pc_sql_dup_text (row, 3);
  entry->operator_id = pc_sql_dup_text (row, 4);
  entry->label = pc_sql_dup_text (row, 5);
  entry->mode = pc_sql_dup_text (row, 6);
  entry->undoes = sqlite3_column_int64 (row, 7);

  return entry;
}

/*
 * Writing
 */

gboolean
pc_journal_start (PcStore  *self,
                  GError  **error)
{
  int rc = sqlite3session_create (self->db, "main", &self->session);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL && rc == SQLITE_OK; kind++)
    rc = sqlite3session_attach (self->session, (*kind)->name);

  return rc == SQLITE_OK || pc_sql_fail_code (rc, "session", error);
}

/* Never runs back, even where the computer's clock does. */
static gint64
tick (PcStore *self)
{
  const gint64 now = pc_store_get_time (self) << CLOCK_BITS;

  if (self->last_clock < 0)
    self->last_clock = pc_sql_get_int (self, "SELECT max(clock) FROM journal", 0);

  self->last_clock = MAX (now, self->last_clock + 1);
  return self->last_clock;
}

static void
add_text (GChecksum  *sum,
          const char *text)
{
  /* The closing zero keeps "ab","c" apart from "a","bc". */
  g_checksum_update (sum, (const guchar *) (text != NULL ? text : ""), text != NULL ? strlen (text) + 1 : 1);
}

/* The hash of one row of the journal; columns as in INSERT_ENTRY without the hash itself. */
static char *
hash_entry (const char *previous,
            const char *id,
            gint64      clock,
            const char *office_id,
            const char *operator_id,
            const char *label,
            const char *mode,
            gint64      undoes,
            GBytes     *changeset)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *numbers = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, clock, undoes);
  gsize size;
  const guchar *data = g_bytes_get_data (changeset, &size);

  add_text (sum, previous);
  add_text (sum, id);
  add_text (sum, numbers);
  add_text (sum, office_id);
  add_text (sum, operator_id);
  add_text (sum, label);
  add_text (sum, mode);
  g_checksum_update (sum, data, size);

  return g_strdup (g_checksum_get_string (sum));
}

static char *
get_last_hash (PcStore *self)
{
  sqlite3_stmt *stmt = pc_sql_get (self, "SELECT hash FROM journal ORDER BY seq DESC LIMIT 1", NULL);
  char *hash = NULL;

  if (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    hash = pc_sql_dup_text (stmt, 0);
  if (stmt != NULL)
    sqlite3_reset (stmt);

  return hash;
}

static gboolean
insert_entry (PcStore     *self,
              gint64       undoes,
              const char  *mode,
              GBytes      *packed,
              GError     **error)
{
  g_autofree char *id = self->fixed_time != 0 ? NULL : pc_uuid_new ();
  g_autofree char *office = pc_store_get_setting (self, PC_SETTING_OFFICE);
  g_autofree char *operator = pc_store_get_setting (self, PC_SETTING_OPERATOR);
  g_autofree char *previous = get_last_hash (self);
  g_autofree char *hash = NULL;
  gint64 clock = tick (self);
  gsize size;
  gconstpointer data = g_bytes_get_data (packed, &size);
  sqlite3_stmt *stmt = pc_sql_get (self, "INSERT INTO journal (id, clock, office_id, operator_id, label, mode, undoes,"
                                         " changeset, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, 0), ?8, ?9)", error);

  if (stmt == NULL)
    return FALSE;

  /* Generated data is the same each time, its journal too: the id then comes from the clock. */
  if (id == NULL)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed ((guint32) clock);

      id = pc_uuid_new_at (clock >> CLOCK_BITS, rand);
    }

  hash = hash_entry (previous, id, clock, office, operator, self->label, mode, undoes, packed);
  pc_sql_bind_text (stmt, 1, id);
  sqlite3_bind_int64 (stmt, 2, clock);
  pc_sql_bind_text (stmt, 3, office);
  pc_sql_bind_text (stmt, 4, operator);
  pc_sql_bind_text (stmt, 5, self->label);
  pc_sql_bind_text (stmt, 6, mode);
  sqlite3_bind_int64 (stmt, 7, undoes);
  sqlite3_bind_blob64 (stmt, 8, data, size, SQLITE_STATIC);
  pc_sql_bind_text (stmt, 9, hash);
  return pc_sql_run (self, stmt, error);
}

/* So that the history of one record is found without reading every changeset. */
static gboolean
index_records (PcStore  *self,
               GError  **error)
{
  const gint64 seq = sqlite3_last_insert_rowid (self->db);
  g_autoptr(GPtrArray) records = pc_changeset_list_records (self->changes);
  sqlite3_stmt *stmt;

  for (guint i = 0; i < records->len; i++)
    {
      const PcChange *record = records->pdata[i];

      stmt = pc_sql_get (self, "INSERT INTO journal_record (record_id, seq) VALUES (?1, ?2)", error);
      if (stmt == NULL)
        return FALSE;
      pc_sql_bind_text (stmt, 1, record->id);
      sqlite3_bind_int64 (stmt, 2, seq);
      if (!pc_sql_run (self, stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
append_entry (PcStore     *self,
              gint64       undoes,
              const char  *mode,
              GError     **error)
{
  g_autoptr(GBytes) packed = NULL;
  void *data = NULL;
  int size = 0;
  int rc = sqlite3session_changeset (self->session, &size, &data);

  if (rc != SQLITE_OK)
    return pc_sql_fail_code (rc, "changeset", error);

  self->changes = g_bytes_new_with_free_func (data, size, sqlite3_free, data);
  if (size == 0)
    return TRUE;

  packed = pc_changeset_pack (self->changes);
  return insert_entry (self, undoes, mode, packed, error) && index_records (self, error);
}

static void
emit_changed (PcStore   *self,
              GPtrArray *records,
              guint      first,
              guint      n)
{
  for (guint i = first; i < first + n; i++)
    {
      const PcChange *record = records->pdata[i];

      g_signal_emit_by_name (self, "changed", record->kind, record->id);
    }
}

static gboolean
is_listened_to (PcStore *self)
{
  return g_signal_has_handler_pending (self, g_signal_lookup ("changed", PC_TYPE_STORE), 0, FALSE);
}

gboolean
pc_journal_commit (PcStore     *self,
                   gint64       undoes,
                   const char  *mode,
                   GError     **error)
{
  g_autoptr(GBytes) changes = NULL;
  g_autoptr(GPtrArray) records = NULL;

  if (!pc_match_index_follow (self, error) || !append_entry (self, undoes, mode, error) ||
      g_cancellable_set_error_if_cancelled (self->cancellable, error) || !pc_sql_exec (self, "COMMIT", error))
    {
      pc_store_rollback (self);
      return FALSE;
    }

  changes = g_steal_pointer (&self->changes);
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->label, g_free);
  if (is_listened_to (self))
    {
      records = pc_changeset_list_records (changes);
      emit_changed (self, records, 0, records->len);
    }

  return TRUE;
}

/*
 * Reading
 */

static GPtrArray *
list_entries (PcStore     *self,
              const char  *sql,
              const char  *id,
              guint        limit,
              GError     **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (pc_journal_entry_free);
  sqlite3_stmt *stmt = pc_sql_get (self, sql, error);
  int rc;

  if (stmt == NULL)
    return NULL;

  pc_sql_bind_text (stmt, 1, id);
  sqlite3_bind_int64 (stmt, 2, limit);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    g_ptr_array_add (list, pc_journal_read_entry (stmt));

  return pc_sql_finish (self, stmt, rc, error) ? g_steal_pointer (&list) : NULL;
}

GPtrArray *
pc_journal_list (PcStore     *self,
                 const char  *record_id,
                 guint        limit,
                 GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (self), NULL);

  return list_entries (self, record_id != NULL ?
                       "SELECT " PC_JOURNAL_COLUMNS " FROM journal"
                       " WHERE seq IN (SELECT seq FROM journal_record WHERE record_id = ?1)"
                       " ORDER BY seq DESC LIMIT ?2" :
                       "SELECT " PC_JOURNAL_COLUMNS " FROM journal WHERE ?1 IS NULL ORDER BY seq DESC LIMIT ?2",
                       record_id, limit, error);
}

GPtrArray *
pc_journal_list_person (PcStore     *self,
                        const char  *beneficiary_id,
                        guint        limit,
                        GError     **error)
{
  g_autofree char *owned = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (PC_IS_STORE (self), NULL);
  g_return_val_if_fail (beneficiary_id != NULL, NULL);

  owned = pc_owner_make_select ();
  sql = g_strdup_printf ("SELECT " PC_JOURNAL_COLUMNS " FROM journal WHERE seq IN"
                         " (SELECT seq FROM journal_record WHERE record_id IN (%s)) ORDER BY seq DESC LIMIT ?2", owned);
  return list_entries (self, sql, beneficiary_id, limit, error);
}

GBytes *
pc_journal_get_changeset (PcStore  *self,
                          gint64    seq,
                          GError  **error)
{
  sqlite3_stmt *stmt = pc_sql_get (self, "SELECT changeset FROM journal WHERE seq = ?1", error);
  g_autoptr(GBytes) packed = NULL;

  if (stmt == NULL)
    return NULL;

  sqlite3_bind_int64 (stmt, 1, seq);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    packed = g_bytes_new (sqlite3_column_blob (stmt, 0), sqlite3_column_bytes (stmt, 0));
  sqlite3_reset (stmt);

  if (packed == NULL)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no such entry in the journal."));
      return NULL;
    }

  return pc_changeset_unpack (packed, error);
}

GPtrArray *
pc_journal_get_changes (PcStore  *self,
                        gint64    seq,
                        GError  **error)
{
  g_autoptr(GBytes) changeset = NULL;

  g_return_val_if_fail (PC_IS_STORE (self), NULL);

  changeset = pc_journal_get_changeset (self, seq, error);
  return changeset != NULL ? pc_changeset_list_fields (changeset) : NULL;
}

/*
 * The chain
 */

GPtrArray *
pc_journal_check (PcStore  *self,
                  GError  **error)
{
  g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(sqlite3_stmt) stmt = pc_sql_prepare (self,
                                                 "SELECT " PC_JOURNAL_COLUMNS ", changeset, hash"
                                                 " FROM journal ORDER BY seq", error);
  g_autofree char *previous = NULL;
  gint64 expected = 1;
  int rc;

  if (stmt == NULL)
    return NULL;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      g_autoptr(PcJournalEntry) entry = pc_journal_read_entry (stmt);
      g_autoptr(GBytes) packed = g_bytes_new (sqlite3_column_blob (stmt, 8), sqlite3_column_bytes (stmt, 8));
      g_autofree char *hash = hash_entry (previous, entry->id, sqlite3_column_int64 (stmt, 2), entry->office_id,
                                          entry->operator_id, entry->label, entry->mode, entry->undoes, packed);

      if (entry->seq != expected || g_strcmp0 (hash, (const char *) sqlite3_column_text (stmt, 9)) != 0)
        /* Translators: %s is the number of an entry. */
        g_ptr_array_add (faults, g_strdup_printf (_("The journal was altered at entry %s."),
                                                  (const char *) sqlite3_column_text (stmt, 0)));

      expected = entry->seq + 1;
      g_free (previous);
      previous = pc_sql_dup_text (stmt, 9);
    }

  if (rc == SQLITE_DONE)
    return g_steal_pointer (&faults);

  pc_sql_fail (self, error);
  return NULL;
}

/*
 * Beside another writer
 */

gint64
pc_journal_get_last_seq (PcStore *self)
{
  g_return_val_if_fail (PC_IS_STORE (self), 0);

  return pc_sql_get_int (self, "SELECT max (seq) FROM journal", 0);
}

GPtrArray *
pc_journal_list_changed (PcStore  *self,
                         gint64    seq,
                         GError  **error)
{
  g_autoptr(GPtrArray) records = NULL;
  gint64 last;

  g_return_val_if_fail (PC_IS_STORE (self), NULL);

  last = pc_journal_get_last_seq (self);
  for (gint64 each = seq + 1; each <= last; each++)
    {
      g_autoptr(GBytes) changes = pc_journal_get_changeset (self, each, error);
      GPtrArray *more = changes != NULL ? pc_changeset_list_records (changes) : NULL;

      if (more == NULL)
        return NULL;
      if (records == NULL)
        records = more;
      else
        g_ptr_array_extend_and_steal (records, more);
    }

  return records != NULL ? g_steal_pointer (&records) : g_ptr_array_new ();
}

void
pc_journal_announce (PcStore   *self,
                     GPtrArray *records,
                     guint      first,
                     guint      n)
{
  g_return_if_fail (PC_IS_STORE (self) && self->session == NULL);
  g_return_if_fail (records != NULL && first + n <= records->len);

  /* The other one's entries have later clocks than what was the last one here. */
  self->last_clock = -1;
  emit_changed (self, records, first, n);
}
