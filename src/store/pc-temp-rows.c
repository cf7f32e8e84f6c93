/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-temp-rows.h"

#include <string.h>

#include "pc-store-private.h"

struct _PcTempRows
{
  PcStore      *store;
  guint         n_columns;
  sqlite3_stmt *insert;
};

/* The name in "temp.NAME AS r", full. */
static char *
get_name (const PcTable *table)
{
  const char *name = table->from + strlen ("temp.");

  g_assert (g_str_has_prefix (table->from, "temp."));
  return g_strndup (name, strcspn (name, " "));
}

static gboolean
make_table (PcStore        *store,
            const PcTable  *table,
            const char     *name,
            GError        **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "DROP TABLE IF EXISTS temp.\"%s\"; CREATE TEMP TABLE \"%s\" (", name, name);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\" %s", i > 0 ? ", " : "", table->columns[i].field.name,
                            pc_field_is_text (&table->columns[i].field) ? "TEXT" : "INTEGER");
  g_string_append (sql, ") STRICT;");
  return pc_sql_exec (store, sql->str, error);
}

static sqlite3_stmt *
make_insert (PcStore        *store,
             const PcTable  *table,
             const char     *name,
             GError        **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO temp.\"%s\" VALUES (?", name);
  for (guint i = 1; i < table->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return pc_sql_prepare (store, sql->str, error);
}

PcTempRows *
pc_temp_rows_new (PcStore        *store,
                  const PcTable  *table,
                  GError        **error)
{
  g_autofree char *name = NULL;
  sqlite3_stmt *insert;
  PcTempRows *self;

  g_return_val_if_fail (PC_IS_STORE (store) && table != NULL, NULL);

  name = get_name (table);
  if (!make_table (store, table, name, error) || !(insert = make_insert (store, table, name, error)))
    return NULL;

  self = g_new0 (PcTempRows, 1);
  self->store = g_object_ref (store);
  self->n_columns = table->n_columns;
  self->insert = insert;
  return self;
}

void
pc_temp_rows_free (PcTempRows *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_finalize (self->insert);
  g_object_unref (self->store);
  g_free (self);
}

void
pc_temp_rows_set_text (PcTempRows *self,
                       guint       column,
                       const char *text)
{
  g_return_if_fail (self != NULL && column < self->n_columns);

  pc_sql_bind_text (self->insert, column + 1, text);
}

void
pc_temp_rows_set_int (PcTempRows *self,
                      guint       column,
                      gint64      number)
{
  g_return_if_fail (self != NULL && column < self->n_columns);

  if (number == PC_UNSET)
    sqlite3_bind_null (self->insert, column + 1);
  else
    sqlite3_bind_int64 (self->insert, column + 1, number);
}

gboolean
pc_temp_rows_add (PcTempRows  *self,
                  GError     **error)
{
  gboolean ok;

  g_return_val_if_fail (self != NULL, FALSE);

  ok = pc_sql_run (self->store, self->insert, error);
  sqlite3_clear_bindings (self->insert);
  return ok;
}
