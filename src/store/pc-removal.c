/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

#include <string.h>

#include "pc-kinds.h"
#include "pc-owner.h"

/* Nothing is deleted: a row that was removed says when, and what belonged to it says the same moment. */

static gboolean mark_deleted (PcStore *self, const PcKind *kind, const char *field, const char *id,
                              const char *from, const char *to, GError **error);

/* The same for what belongs to that record: through the reference that it needs, or one that leads towards a person. */
static gboolean
mark_belongings (PcStore       *self,
                 const PcKind  *kind,
                 const char    *id,
                 const char    *from,
                 const char    *to,
                 GError       **error)
{
  for (const PcKind * const *child = pc_kind_list (); *child != NULL; child++)
    for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (*child); i++)
      {
        const PcField *field = pc_kind_get_field (*child, i);

        if (field->type == PC_FIELD_REFERENCE && strcmp (field->detail, kind->name) == 0 &&
            (pc_owner_is_link (field) || (int) i == pc_kind_get_parent_field (*child)) &&
            !mark_deleted (self, *child, field->name, id, from, to, error))
          return FALSE;
      }

  return TRUE;
}

/* Sets or clears deleted_at where @field of @kind is @id, and on all that belongs to it; only rows where it is @from. */
static gboolean
mark_deleted (PcStore       *self,
              const PcKind  *kind,
              const char    *field,
              const char    *id,
              const char    *from,
              const char    *to,
              GError       **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND deleted_at IS ?2", kind->name, field);
  g_autofree char *update = g_strdup_printf ("UPDATE %s SET deleted_at = ?3 WHERE %s = ?1 AND deleted_at IS ?2",
                                             kind->name, field);
  g_autoptr(sqlite3_stmt) rows = pc_sql_prepare (self, select, error);
  g_autoptr(sqlite3_stmt) stmt = rows != NULL ? pc_sql_prepare (self, update, error) : NULL;
  int rc;

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (rows, 1, id);
  pc_sql_bind_text (rows, 2, from);
  while ((rc = sqlite3_step (rows)) == SQLITE_ROW)
    if (!mark_belongings (self, kind, (const char *) sqlite3_column_text (rows, 0), from, to, error))
      return FALSE;
  if (rc != SQLITE_DONE)
    return pc_sql_fail (self, error);

  pc_sql_bind_text (stmt, 1, id);
  pc_sql_bind_text (stmt, 2, from);
  pc_sql_bind_text (stmt, 3, to);
  return pc_sql_run (self, stmt, error);
}

gboolean
pc_store_remove (PcStore   *self,
                 PcRecord  *record,
                 GError   **error)
{
  g_autofree char *now = NULL;

  g_return_val_if_fail (PC_IS_STORE (self), FALSE);
  g_return_val_if_fail (PC_IS_RECORD (record), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  now = pc_store_format_time (pc_store_get_time (self));
  return mark_deleted (self, pc_record_get_kind (record), "id", pc_record_get_id (record), NULL, now, error);
}

/* Who was merged into somebody and is brought back by herself stands alone again; what she had stays where it is. */
static gboolean
clear_merged (PcStore   *self,
              PcRecord  *record,
              GError   **error)
{
  sqlite3_stmt *stmt;

  if (pc_record_get_kind (record) != &pc_beneficiary_kind)
    return TRUE;
  if (!(stmt = pc_sql_get (self, "UPDATE beneficiary SET merged_into = NULL WHERE id = ?1 AND merged_into IS NOT NULL",
                           error)))
    return FALSE;

  pc_sql_bind_text (stmt, 1, pc_record_get_id (record));
  return pc_sql_run (self, stmt, error);
}

gboolean
pc_store_restore (PcStore   *self,
                  PcRecord  *record,
                  GError   **error)
{
  g_autoptr(PcRecord) kept = NULL;

  g_return_val_if_fail (PC_IS_STORE (self), FALSE);
  g_return_val_if_fail (PC_IS_RECORD (record), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  /* The moment is that of the row: @record may have been read before it was removed. */
  kept = pc_store_get (self, pc_record_get_kind (record), pc_record_get_id (record), error);
  return kept != NULL &&
         mark_deleted (self, pc_record_get_kind (record), "id", pc_record_get_id (record),
                       pc_record_get_text (kept, PC_RECORD_DELETED_AT), NULL, error) &&
         clear_merged (self, kept, error);
}
