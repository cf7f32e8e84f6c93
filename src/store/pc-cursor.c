/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-cursor.h"

#include "pc-store-private.h"

struct _PcCursor
{
  PcStore      *store;
  sqlite3_stmt *stmt;
};

PcCursor *
pc_cursor_new (PcStore     *store,
               const char  *sql,
               GError     **error)
{
  sqlite3_stmt *stmt;
  PcCursor *self;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  if (!(stmt = pc_sql_prepare (store, sql, error)))
    return NULL;

  self = g_new0 (PcCursor, 1);
  self->store = g_object_ref (store);
  self->stmt = stmt;
  return self;
}

void
pc_cursor_free (PcCursor *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_finalize (self->stmt);
  g_object_unref (self->store);
  g_free (self);
}

static int
find_parameter (PcCursor   *self,
                const char *name)
{
  g_autofree char *parameter = g_strconcat (":", name, NULL);

  return sqlite3_bind_parameter_index (self->stmt, parameter);
}

void
pc_cursor_bind_text (PcCursor   *self,
                     const char *name,
                     const char *text)
{
  int index;

  g_return_if_fail (self != NULL && name != NULL);

  if ((index = find_parameter (self, name)) > 0)
    pc_sql_bind_text (self->stmt, index, text);
}

void
pc_cursor_bind_int (PcCursor   *self,
                    const char *name,
                    gint64      number)
{
  int index;

  g_return_if_fail (self != NULL && name != NULL);

  if ((index = find_parameter (self, name)) > 0)
    sqlite3_bind_int64 (self->stmt, index, number);
}

void
pc_cursor_reset (PcCursor *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_reset (self->stmt);
}

gboolean
pc_cursor_next (PcCursor  *self,
                GError   **error)
{
  int rc;

  g_return_val_if_fail (self != NULL, FALSE);

  rc = sqlite3_step (self->stmt);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    pc_sql_fail (self->store, error);

  return rc == SQLITE_ROW;
}

const char *
pc_cursor_get_text (PcCursor *self,
                    guint     column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

gint64
pc_cursor_get_int (PcCursor *self,
                   guint     column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL ? PC_UNSET : sqlite3_column_int64 (self->stmt, column);
}

void
pc_cursor_get_value (PcCursor      *self,
                     guint          column,
                     const PcField *field,
                     PcValue       *value)
{
  pc_sql_read_value (self->stmt, column, field, value);
}
