/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-catalogue.h"
#include "pc-error.h"
#include "pc-freeze.h"
#include "pc-person-code.h"
#include "pc-store-private.h"

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcStore, pc_store, G_TYPE_OBJECT)

static void
pc_store_finalize (GObject *object)
{
  PcStore *self = PC_STORE (object);

  if (self->session != NULL)
    pc_store_rollback (self);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->db, sqlite3_close);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->key);
  g_free (self->label);

  G_OBJECT_CLASS (pc_store_parent_class)->finalize (object);
}

static void
pc_store_class_init (PcStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", PC_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
pc_store_init (PcStore *self)
{
  self->lock_fd = -1;
  self->last_clock = -1;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
}

/*
 * Opening
 */

gboolean
pc_store_can_encrypt (void)
{
#ifdef PC_SQLITE_ENCRYPTION
  return TRUE;
#else
  return FALSE;
#endif
}

/* Before anything is made or opened: a file that was meant to be encrypted must never be begun without. */
static gboolean
check_key (const char  *key,
           GError     **error)
{
  if (key != NULL && !pc_store_can_encrypt ())
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_FAILED,
                           _("This program was built without encryption and cannot open an encrypted database."));
      return FALSE;
    }

  if (key != NULL && *key == '\0')
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, _("The passphrase is empty."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
use_key (PcStore  *self,
         GError  **error)
{
#ifdef PC_SQLITE_ENCRYPTION
  if (self->key != NULL)
    return sqlite3_key (self->db, self->key, strlen (self->key)) == SQLITE_OK || pc_sql_fail (self, error);
#endif

  return TRUE;
}

static gboolean
is_memory (const char *path)
{
  return strcmp (path, ":memory:") == 0;
}

/* The file is made here, so that it is private from its first byte on. */
static gboolean
make_file (const char  *path,
           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      ((fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600)) >= 0))
    {
      close (fd);
      return TRUE;
    }

  return pc_sql_fail_code (errno == ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN, g_strerror (errno), error);
}

/* SQLite takes a file without a byte for a new database; one that should hold something has lost it. */
static gboolean
check_not_empty (const char  *path,
                 GError     **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size > 0)
    return TRUE;

  /* Translators: %s is the name of a file. */
  g_set_error (error, PC_ERROR, PC_ERROR_DAMAGED, _("The database “%s” is empty. Put back the latest backup."), path);
  return FALSE;
}

static gboolean
prepare_file (PcStore       *self,
              PcStoreFlags   flags,
              GError       **error)
{
  if (!g_file_test (self->path, G_FILE_TEST_EXISTS) && flags != PC_STORE_CREATE)
    {
      /* Translators: %s is the name of a file. */
      g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no database “%s”."), self->path);
      return FALSE;
    }

  /* What SQLite says of a folder depends on the file system. */
  if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    return pc_sql_fail_code (SQLITE_NOTADB, "a folder", error);

  if (flags != PC_STORE_CREATE && !check_not_empty (self->path, error))
    return FALSE;

  if (flags == PC_STORE_READ)
    return TRUE;

  return pc_location_check (self->path, error) &&
         make_file (self->path, error) &&
         (self->lock_fd = pc_lock_take (self->path, error)) >= 0;
}

static gboolean
connect_file (PcStore  *self,
              GError  **error)
{
  const int mode = self->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  if (sqlite3_open_v2 (self->path, &self->db, mode | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return pc_sql_fail (self, error);

  sqlite3_extended_result_codes (self->db, 1);
  pc_sql_set_patient (self, TRUE);

  return use_key (self, error) &&
         pc_sql_exec (self, "PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY", error);
}

PcStore *
pc_store_open (const char    *path,
               PcStoreFlags   flags,
               const char    *key,
               GError       **error)
{
  g_autoptr(PcStore) self = g_object_new (PC_TYPE_STORE, NULL);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->key = g_strdup (key);
  self->read_only = flags == PC_STORE_READ;

  if (!check_key (key, error) || (!is_memory (path) && !prepare_file (self, flags, error)))
    return NULL;

  if (!connect_file (self, error) || !pc_migration_run (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The lock belongs to the open file: a copy of its descriptor keeps it, whichever of the two is closed first. */
PcStore *
pc_store_open_beside (PcStore  *writer,
                      GError  **error)
{
  g_autoptr(PcStore) self = NULL;

  g_return_val_if_fail (PC_IS_STORE (writer), NULL);
  g_return_val_if_fail (!writer->read_only && writer->lock_fd >= 0, NULL);

  self = g_object_new (PC_TYPE_STORE, NULL);
  self->path = g_strdup (writer->path);
  self->key = g_strdup (writer->key);
  self->fixed_time = writer->fixed_time;
  self->lock_fd = fcntl (writer->lock_fd, F_DUPFD_CLOEXEC, 0);
  if (self->lock_fd < 0)
    {
      pc_sql_fail_code (SQLITE_CANTOPEN, g_strerror (errno), error);
      return NULL;
    }

  return connect_file (self, error) && pc_sql_exec (self, "PRAGMA synchronous = FULL", error) ? g_steal_pointer (&self) : NULL;
}

const char *
pc_store_get_path (PcStore *self)
{
  g_return_val_if_fail (PC_IS_STORE (self), NULL);

  return self->path;
}

const char *
pc_store_get_key (PcStore *self)
{
  g_return_val_if_fail (PC_IS_STORE (self), NULL);

  return self->key;
}

gboolean
pc_store_is_read_only (PcStore *self)
{
  g_return_val_if_fail (PC_IS_STORE (self), TRUE);

  return self->read_only;
}

guint
pc_store_get_schema_version (PcStore *self)
{
  g_return_val_if_fail (PC_IS_STORE (self), 0);

  return pc_sql_get_int (self, "PRAGMA user_version", 0);
}

char *
pc_store_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "percorso", "percorso.db", NULL);
}

gint64
pc_store_get_time (PcStore *self)
{
  return self->fixed_time != 0 ? self->fixed_time : g_get_real_time () / 1000;
}

void
pc_store_set_time (PcStore *self,
                   gint64   unix_ms)
{
  g_return_if_fail (PC_IS_STORE (self));

  self->fixed_time = unix_ms;
}

char *
pc_store_format_time (gint64 unix_ms)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);
  g_autofree char *seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, (int) (unix_ms % 1000));
}

/*
 * Reading
 */

PcRecord *
pc_store_get (PcStore       *self,
              const PcKind  *kind,
              const char    *id,
              GError       **error)
{
  g_autofree char *columns = NULL;
  g_autofree char *sql = NULL;
  PcRecord *record = NULL;
  sqlite3_stmt *stmt;
  int rc;

  g_return_val_if_fail (PC_IS_STORE (self), NULL);
  g_return_val_if_fail (kind != NULL && id != NULL, NULL);

  columns = pc_sql_list_columns (kind, "");
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", columns, kind->name);
  if (!(stmt = pc_sql_get (self, sql, error)))
    return NULL;

  pc_sql_bind_text (stmt, 1, id);
  rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    record = pc_sql_read_record (stmt, kind);
  else if (rc == SQLITE_DONE)
    /* Translators: the first %s is a kind of record, the second an identifier. */
    g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no record (%s) with the identifier %s."),
                 pc_kind_get_label (kind), id);
  else
    pc_sql_fail (self, error);

  sqlite3_reset (stmt);
  return record;
}

GPtrArray *
pc_store_list_by (PcStore       *self,
                  const PcKind  *kind,
                  int            field,
                  const char    *value,
                  const char    *order,
                  GError       **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *columns = pc_sql_list_columns (kind, "");
  g_autofree char *condition = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *stmt;
  int rc;

  g_return_val_if_fail (PC_IS_STORE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  condition = field >= 0 ? g_strdup_printf (" AND %s = ?1", pc_kind_get_field (kind, field)->name) : g_strdup ("");
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE deleted_at IS NULL%s ORDER BY %s%sid", columns, kind->name,
                         condition, order != NULL ? order : "", order != NULL ? ", " : "");
  if (!(stmt = pc_sql_get (self, sql, error)))
    return NULL;

  if (field >= 0)
    pc_sql_bind_text (stmt, 1, value);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    g_ptr_array_add (list, pc_sql_read_record (stmt, kind));

  return pc_sql_finish (self, stmt, rc, error) ? g_steal_pointer (&list) : NULL;
}

/*
 * Writing
 */

gboolean
pc_store_hold (PcStore *self)
{
  g_return_val_if_fail (PC_IS_STORE (self), FALSE);

  return sqlite3_get_autocommit (self->db) && pc_sql_exec (self, "BEGIN", NULL);
}

/* Never rolled back: temporary tables that were made stay, as those who made them believe. */
void
pc_store_release (PcStore *self)
{
  g_return_if_fail (PC_IS_STORE (self));

  if (!sqlite3_get_autocommit (self->db))
    pc_sql_exec (self, "COMMIT", NULL);
}

gboolean
pc_store_begin (PcStore     *self,
                const char  *label,
                GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (self), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);
  g_return_val_if_fail (self->session == NULL, FALSE);

  if (self->read_only)
    return pc_sql_fail_code (SQLITE_READONLY, "opened to read", error);

  if (!pc_sql_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->label = g_strdup (label);
  if (pc_journal_start (self, error))
    return TRUE;

  pc_store_rollback (self);
  return FALSE;
}

static char *
make_upsert (const PcKind *kind)
{
  g_autofree char *columns = pc_sql_list_columns (kind, "");
  g_autoptr(GString) sql = g_string_new (NULL);
  const guint n = pc_kind_get_n_fields (kind);

  g_string_printf (sql, "INSERT INTO %s (%s) VALUES (", kind->name, columns);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);

  g_string_append (sql, ") ON CONFLICT (id) DO UPDATE SET ");
  for (guint i = PC_RECORD_CREATED_AT; i < n; i++)
    g_string_append_printf (sql, "%s%s = excluded.%s", i > PC_RECORD_CREATED_AT ? ", " : "",
                            pc_kind_get_field (kind, i)->name, pc_kind_get_field (kind, i)->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* The statement of each kind is made once; its text would cost more than the writing. */
static sqlite3_stmt *
get_upsert (PcStore       *self,
            const PcKind  *kind,
            GError       **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (self->statements, kind->name);
  g_autofree char *sql = NULL;

  if (stmt != NULL)
    {
      sqlite3_reset (stmt);
      return stmt;
    }

  sql = make_upsert (kind);
  stmt = pc_sql_prepare (self, sql, error);
  if (stmt != NULL)
    g_hash_table_insert (self->statements, g_strdup (kind->name), stmt);

  return stmt;
}

static gboolean
write_record (PcStore   *self,
              PcRecord  *record,
              GError   **error)
{
  const PcKind *kind = pc_record_get_kind (record);
  sqlite3_stmt *stmt = get_upsert (self, kind, error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    pc_sql_bind_value (stmt, i + 1, pc_kind_get_field (kind, i), pc_record_get_value (record, i));

  return pc_sql_run (self, stmt, error);
}

static void
set_times (PcStore  *self,
           PcRecord *record)
{
  g_autofree char *now = pc_store_format_time (pc_store_get_time (self));

  if (!pc_record_is_kept (record))
    pc_record_set_text (record, PC_RECORD_CREATED_AT, now);
  pc_record_set_text (record, PC_RECORD_UPDATED_AT, now);
}

gboolean
pc_store_put (PcStore   *self,
              PcRecord  *record,
              GError   **error)
{
  g_autoptr(GPtrArray) issues = NULL;
  const PcIssue *issue;

  g_return_val_if_fail (PC_IS_STORE (self), FALSE);
  g_return_val_if_fail (PC_IS_RECORD (record), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  issues = pc_record_check (record);
  if ((issue = pc_issues_get_blocking (issues)) != NULL)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, issue->message);
      return FALSE;
    }

  set_times (self, record);
  return pc_person_code_ensure (self, record, error) && pc_catalogue_set_edition (self, record, error) &&
         pc_freeze_apply (self, record, error) && write_record (self, record, error);
}

gboolean
pc_store_commit (PcStore  *self,
                 GError  **error)
{
  g_return_val_if_fail (PC_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  return pc_journal_commit (self, 0, "change", error);
}

void
pc_store_rollback (PcStore *self)
{
  g_return_if_fail (PC_IS_STORE (self));

  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->changes, g_bytes_unref);
  self->last_clock = -1;

  /* SQLite has rolled back by itself after some errors. */
  if (!sqlite3_get_autocommit (self->db))
    pc_sql_exec (self, "ROLLBACK", NULL);
}

/* Whether the record on the disk has the same values already. */
static gboolean
is_unchanged (PcStore  *self,
              PcRecord *record)
{
  const PcKind *kind = pc_record_get_kind (record);
  g_autoptr(PcRecord) kept = pc_record_is_kept (record) ? pc_store_get (self, kind, pc_record_get_id (record), NULL) : NULL;

  for (guint i = 0; kept != NULL && i < pc_kind_get_n_fields (kind); i++)
    if (i != PC_RECORD_UPDATED_AT && !pc_value_equal (pc_record_get_value (record, i), pc_record_get_value (kept, i)))
      return FALSE;

  return kept != NULL;
}

gboolean
pc_store_save (PcStore     *self,
               PcRecord    *record,
               const char  *label,
               GError     **error)
{
  g_autofree char *usual = NULL;

  g_return_val_if_fail (PC_IS_RECORD (record), FALSE);

  if (is_unchanged (self, record))
    return TRUE;

  usual = g_strdup_printf ("%s %s", pc_record_is_kept (record) ? "change" : "add",
                           pc_record_get_kind (record)->name);
  if (!pc_store_begin (self, label != NULL ? label : usual, error))
    return FALSE;

  if (pc_store_put (self, record, error))
    return pc_store_commit (self, error);

  pc_store_rollback (self);
  return FALSE;
}
