/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-owner.h"

#include <string.h>

#include "pc-kinds.h"
#include "pc-store-private.h"

gboolean
pc_owner_is_link (const PcField *field)
{
  static const char * const aside[] = { "operator", "organisation", "contact", "office", NULL };

  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == PC_FIELD_REFERENCE && field->detail != NULL && !g_strv_contains (aside, field->detail);
}

static int
find_owner_field (PcRecord *record)
{
  const PcKind *kind = pc_record_get_kind (record);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    if (pc_record_is_set (record, i) && pc_owner_is_link (pc_kind_get_field (kind, i)))
      return i;

  return -1;
}

char *
pc_owner_find_person (PcStore      *store,
                      const PcKind *kind,
                      const char   *id)
{
  g_autofree char *at = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL && id != NULL, NULL);

  at = g_strdup (id);
  while (kind != &pc_beneficiary_kind)
    {
      g_autoptr(PcRecord) record = pc_store_get (store, kind, at, NULL);
      int field = record != NULL ? find_owner_field (record) : -1;

      if (field < 0)
        return NULL;

      kind = pc_kind_find (pc_kind_get_field (kind, field)->detail);
      g_free (at);
      at = g_strdup (pc_record_get_text (record, field));
    }

  return g_steal_pointer (&at);
}

/* A SELECT for the ids of the records of @kind that belong to the person ?1; NULL where none can. */
static char *
select_owned (const PcKind *kind)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (strcmp (kind->name, "beneficiary") == 0)
    return g_strdup ("SELECT ?1");

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PcField *field = &kind->fields[i];
      const PcKind *owner = field->type == PC_FIELD_REFERENCE ? pc_kind_find (field->detail) : NULL;
      g_autofree char *owned = owner != NULL && owner != kind ? select_owned (owner) : NULL;

      if (owned != NULL)
        g_ptr_array_add (parts, g_strdup_printf ("SELECT id FROM %s WHERE %s IN (%s)", kind->name, field->name, owned));
    }

  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" UNION ", (char **) parts->pdata);
}

char *
pc_owner_make_select (void)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autofree char *owned = select_owned (*kind);

      if (owned != NULL)
        g_string_append_printf (sql, "%s%s", sql->len > 0 ? " UNION " : "", owned);
    }

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

GHashTable *
pc_owner_list_records (PcStore     *store,
                       const char  *beneficiary_id,
                       GError     **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *sql = pc_owner_make_select ();
  sqlite3_stmt *stmt;
  int rc;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (beneficiary_id != NULL, NULL);

  if (!(stmt = pc_sql_get (store, sql, error)))
    return NULL;

  pc_sql_bind_text (stmt, 1, beneficiary_id);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    g_hash_table_add (ids, pc_sql_dup_text (stmt, 0));

  return pc_sql_finish (store, stmt, rc, error) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
count_kind (PcStore       *store,
            const PcKind  *kind,
            const char    *beneficiary_id,
            guint         *n,
            GError       **error)
{
  g_autofree char *owned = kind != &pc_beneficiary_kind ? select_owned (kind) : NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *stmt;
  gboolean ok;

  *n = 0;
  if (owned == NULL)
    return TRUE;

  sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE deleted_at IS NULL AND id IN (%s)", kind->name, owned);
  if (!(stmt = pc_sql_get (store, sql, error)))
    return FALSE;

  pc_sql_bind_text (stmt, 1, beneficiary_id);
  ok = sqlite3_step (stmt) == SQLITE_ROW || pc_sql_fail (store, error);
  *n = ok ? sqlite3_column_int (stmt, 0) : 0;
  sqlite3_reset (stmt);

  return ok;
}

GArray *
pc_owner_count_kinds (PcStore     *store,
                      const char  *beneficiary_id,
                      GError     **error)
{
  g_autoptr(GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (beneficiary_id != NULL, NULL);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      guint n;

      if (!count_kind (store, *kind, beneficiary_id, &n, error))
        return NULL;
      g_array_append_val (counts, n);
    }

  return g_steal_pointer (&counts);
}
