/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "pc-error.h"

#define BUSY_TIMEOUT_MS 5000

/* Steps of SQLite's machine between two looks at the cancellable: a fraction of a frame. */
#define STEPS_BETWEEN_LOOKS 20000

/* What each of SQLite's results means to the person. */
static const struct
{
  int         rc;
  PcError     code;
  const char *message;
} meanings[] = {
  { SQLITE_BUSY, PC_ERROR_BUSY, N_("Another program is using the database. Close it and try again.") },
  { SQLITE_LOCKED, PC_ERROR_BUSY, N_("Another program is using the database. Close it and try again.") },
  { SQLITE_FULL, PC_ERROR_FULL, N_("The disk is full. Nothing was changed; make room and try again.") },
  { SQLITE_READONLY, PC_ERROR_READ_ONLY, N_("The database cannot be written. Check the permissions of the file and of its folder.") },
  { SQLITE_CANTOPEN, PC_ERROR_READ_ONLY, N_("The database cannot be opened. Check that its folder exists and can be written.") },
  { SQLITE_PERM, PC_ERROR_READ_ONLY, N_("The database cannot be opened. Check that its folder exists and can be written.") },
  { SQLITE_NOTADB, PC_ERROR_FOREIGN, N_("The file is not a Percorso database, or it is encrypted with another key.") },
  { SQLITE_CORRUPT, PC_ERROR_DAMAGED, N_("The database is damaged. Put back the latest backup.") },
  { SQLITE_IOERR, PC_ERROR_FAILED, N_("The disk could not be read or written. Nothing was changed.") },
  { SQLITE_CONSTRAINT, PC_ERROR_INVALID, N_("The record cannot be kept: a record it refers to is missing, or a value is out of range.") },
  { SQLITE_NOMEM, PC_ERROR_FAILED, N_("There is not enough memory.") },
};

gboolean
pc_sql_fail_code (int          rc,
                  const char  *detail,
                  GError     **error)
{
  g_debug ("SQLite: %s (%d)", detail, rc);

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, g_strerror (ECANCELED));
      return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if ((rc & 0xff) == meanings[i].rc)
      {
        g_set_error_literal (error, PC_ERROR, meanings[i].code, _(meanings[i].message));
        return FALSE;
      }

  /* Translators: %s is a technical message in English. */
  g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("The database could not do this (%s). Nothing was changed."), detail);
  return FALSE;
}

gboolean
pc_sql_fail (PcStore  *self,
             GError  **error)
{
  if (self->n_holders > 0 && sqlite3_errcode (self->db) == SQLITE_BUSY)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_BUSY,
                           _("Something longer is being written. Try again when it has come to its end."));
      return FALSE;
    }

  return pc_sql_fail_code (sqlite3_extended_errcode (self->db), sqlite3_errmsg (self->db), error);
}

void
pc_sql_set_patient (PcStore  *self,
                    gboolean  patient)
{
  sqlite3_busy_timeout (self->db, patient ? BUSY_TIMEOUT_MS : 0);
}

static int
look_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

void
pc_sql_set_cancellable (PcStore      *self,
                        GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0, look_cb, cancellable);
}

gboolean
pc_sql_exec (PcStore     *self,
             const char  *sql,
             GError     **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || pc_sql_fail (self, error);
}

sqlite3_stmt *
pc_sql_prepare (PcStore     *self,
                const char  *sql,
                GError     **error)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL) != SQLITE_OK)
    pc_sql_fail (self, error);

  return stmt;
}

sqlite3_stmt *
pc_sql_get (PcStore     *self,
            const char  *sql,
            GError     **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (self->statements, sql);

  if (stmt != NULL)
    {
      sqlite3_reset (stmt);
      sqlite3_clear_bindings (stmt);
      return stmt;
    }

  stmt = pc_sql_prepare (self, sql, error);
  if (stmt != NULL)
    g_hash_table_insert (self->statements, g_strdup (sql), stmt);

  return stmt;
}

gboolean
pc_sql_run (PcStore       *self,
            sqlite3_stmt  *stmt,
            GError       **error)
{
  int rc = sqlite3_step (stmt);
  gboolean ok = rc == SQLITE_DONE || rc == SQLITE_ROW || pc_sql_fail (self, error);

  sqlite3_reset (stmt);
  return ok;
}

gboolean
pc_sql_finish (PcStore       *self,
               sqlite3_stmt  *stmt,
               int            rc,
               GError       **error)
{
  const gboolean ok = rc == SQLITE_DONE || pc_sql_fail (self, error);

  sqlite3_reset (stmt);
  return ok;
}

static sqlite3_stmt *
get_with (PcStore             *self,
          const char          *sql,
          const char * const  *texts,
          guint                n_texts,
          GError             **error)
{
  sqlite3_stmt *stmt = pc_sql_get (self, sql, error);

  for (guint i = 0; stmt != NULL && i < n_texts; i++)
    pc_sql_bind_text (stmt, i + 1, texts[i]);

  return stmt;
}

gboolean
pc_sql_change (PcStore             *self,
               const char          *sql,
               const char * const  *texts,
               guint                n_texts,
               GError             **error)
{
  sqlite3_stmt *stmt = get_with (self, sql, texts, n_texts, error);

  return stmt != NULL && pc_sql_run (self, stmt, error);
}

GPtrArray *
pc_sql_list (PcStore         *self,
             const char      *sql,
             const char      *text,
             gpointer       (*read) (sqlite3_stmt *row),
             GDestroyNotify   destroy,
             GError         **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (destroy);
  sqlite3_stmt *stmt = get_with (self, sql, &text, text != NULL, error);
  int rc;

  if (stmt == NULL)
    return NULL;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    g_ptr_array_add (list, read (stmt));

  return pc_sql_finish (self, stmt, rc, error) ? g_steal_pointer (&list) : NULL;
}

gint64
pc_sql_get_int (PcStore    *self,
                const char *sql,
                gint64      fallback)
{
  g_autoptr(sqlite3_stmt) stmt = pc_sql_prepare (self, sql, NULL);

  return stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : fallback;
}

char *
pc_sql_get_text (PcStore            *self,
                 const char         *sql,
                 const char * const *texts,
                 guint               n_texts)
{
  sqlite3_stmt *stmt = get_with (self, sql, texts, n_texts, NULL);
  char *text = NULL;

  if (stmt == NULL)
    return NULL;

  if (sqlite3_step (stmt) == SQLITE_ROW)
    text = pc_sql_dup_text (stmt, 0);
  sqlite3_reset (stmt);
  return text;
}

char *
pc_sql_dup_text (sqlite3_stmt *row,
                 int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

PcDay
pc_sql_read_day (sqlite3_stmt *row,
                 int           column)
{
  return pc_day_from_iso ((const char *) sqlite3_column_text (row, column));
}

void
pc_sql_bind_text (sqlite3_stmt *stmt,
                  int           index,
                  const char   *text)
{
  sqlite3_bind_text (stmt, index, text, -1, SQLITE_TRANSIENT);
}

void
pc_sql_bind_value (sqlite3_stmt  *stmt,
                   int            index,
                   const PcField *field,
                   const PcValue *value)
{
  if (pc_field_is_text (field))
    sqlite3_bind_text (stmt, index, value->text, -1, SQLITE_STATIC);
  else if (value->number != PC_UNSET)
    sqlite3_bind_int64 (stmt, index, value->number);
  else
    sqlite3_bind_null (stmt, index);
}

void
pc_sql_read_value (sqlite3_stmt  *row,
                   int            column,
                   const PcField *field,
                   PcValue       *value)
{
  value->number = PC_UNSET;
  value->text = NULL;

  if (pc_field_is_text (field))
    value->text = (char *) sqlite3_column_text (row, column);
  else if (sqlite3_column_type (row, column) != SQLITE_NULL)
    value->number = sqlite3_column_int64 (row, column);
}

char *
pc_sql_list_columns (const PcKind *kind,
                     const char   *prefix)
{
  g_autoptr(GString) columns = g_string_new (NULL);

  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    g_string_append_printf (columns, "%s%s%s", i > 0 ? ", " : "", prefix, pc_kind_get_field (kind, i)->name);

  return g_string_free (g_steal_pointer (&columns), FALSE);
}

PcRecord *
pc_sql_read_record (sqlite3_stmt *row,
                    const PcKind *kind)
{
  const guint n = pc_kind_get_n_fields (kind);
  PcValue values[n];

  for (guint i = 0; i < n; i++)
    pc_sql_read_value (row, i, pc_kind_get_field (kind, i), &values[i]);

  return pc_record_new_filled (kind, values);
}
