/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-parked-rows.h"

#include <glib/gi18n-lib.h>

#include "pc-error.h"
#include "pc-store-private.h"
#include "pc-uuid.h"

#define COLUMNS "id, import_id, source, row_number, kind, cells, reason, state"

void
pc_parked_row_free (PcParkedRow *self)
{
  g_free (self->id);
  g_free (self->import_id);
  g_free (self->source);
  g_free (self->kind);
  g_free (self->cells);
  g_free (self->reason);
  g_free (self->state);
  g_free (self);
}

void
pc_saved_mapping_free (PcSavedMapping *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->headings);
  g_free (self->mapping);
  g_free (self);
}

static gpointer
read_row (sqlite3_stmt *stmt)
{
  PcParkedRow *row = g_new0 (PcParkedRow, 1);

  row->id = pc_sql_dup_text (stmt, 0);
  row->import_id = pc_sql_dup_text (stmt, 1);
  row->source = pc_sql_dup_text (stmt, 2);
  row->row_number = sqlite3_column_int (stmt, 3);
  row->kind = pc_sql_dup_text (stmt, 4);
  row->cells = pc_sql_dup_text (stmt, 5);
  row->reason = pc_sql_dup_text (stmt, 6);
  row->state = pc_sql_dup_text (stmt, 7);
  return row;
}

static gpointer
read_mapping (sqlite3_stmt *stmt)
{
  PcSavedMapping *mapping = g_new0 (PcSavedMapping, 1);

  mapping->name = pc_sql_dup_text (stmt, 0);
  mapping->kind = pc_sql_dup_text (stmt, 1);
  mapping->headings = pc_sql_dup_text (stmt, 2);
  mapping->mapping = pc_sql_dup_text (stmt, 3);
  return mapping;
}

static void
free_row (gpointer row)
{
  pc_parked_row_free (row);
}

static void
free_mapping (gpointer mapping)
{
  pc_saved_mapping_free (mapping);
}

gboolean
pc_parked_rows_add (PcStore            *store,
                    const PcParkedRow  *row,
                    GError            **error)
{
  g_autofree char *id = row->id != NULL ? g_strdup (row->id) : pc_uuid_new ();
  g_autofree char *number = g_strdup_printf ("%u", row->row_number);
  const char *texts[] = { id, row->import_id, row->source, number, row->kind, row->cells, row->reason, row->state };

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);

  return pc_sql_change (store, "INSERT OR REPLACE INTO import_row (" COLUMNS ")"
                               " VALUES (?1, ?2, ?3, CAST (?4 AS INTEGER), ?5, ?6, ?7, ?8)",
                        texts, G_N_ELEMENTS (texts), error);
}

GPtrArray *
pc_parked_rows_list (PcStore     *store,
                     const char  *import_id,
                     GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  if (import_id == NULL)
    return pc_sql_list (store, "SELECT " COLUMNS " FROM import_row ORDER BY import_id, source, row_number, id",
                        NULL, read_row, free_row, error);

  return pc_sql_list (store, "SELECT " COLUMNS " FROM import_row WHERE import_id = ?1 ORDER BY source, row_number, id",
                      import_id, read_row, free_row, error);
}

static gboolean
fail_missing (const char  *id,
              GError     **error)
{
  /* Translators: %s is an identifier. */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("No row waits under the identifier %s."), id);
  return FALSE;
}

PcParkedRow *
pc_parked_rows_get (PcStore     *store,
                    const char  *id,
                    GError     **error)
{
  g_autoptr(GPtrArray) found = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && id != NULL, NULL);

  found = pc_sql_list (store, "SELECT " COLUMNS " FROM import_row WHERE id = ?1", id, read_row, free_row, error);
  if (found == NULL)
    return NULL;

  if (found->len == 0)
    {
      fail_missing (id, error);
      return NULL;
    }

  return g_ptr_array_steal_index (found, 0);
}

gboolean
pc_parked_rows_remove (PcStore     *store,
                       const char  *id,
                       GError     **error)
{
  g_autoptr(PcParkedRow) row = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && id != NULL, FALSE);

  row = pc_parked_rows_get (store, id, error);
  return row != NULL && pc_sql_change (store, "DELETE FROM import_row WHERE id = ?1", &id, 1, error);
}

gboolean
pc_parked_rows_remove_same (PcStore     *store,
                            const char  *source,
                            guint        row_number,
                            const char  *cells,
                            GError     **error)
{
  g_autofree char *number = g_strdup_printf ("%u", row_number);
  const char *texts[] = { source, number, cells };

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);

  return pc_sql_change (store, "DELETE FROM import_row WHERE source = ?1 AND row_number = CAST (?2 AS INTEGER)"
                               " AND cells = ?3", texts, G_N_ELEMENTS (texts), error);
}

gint64
pc_parked_rows_count (PcStore *store)
{
  g_return_val_if_fail (PC_IS_STORE (store), -1);

  return pc_sql_get_int (store, "SELECT count (*) FROM import_row", -1);
}

GPtrArray *
pc_saved_mappings_list (PcStore  *store,
                        GError  **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  return pc_sql_list (store, "SELECT name, kind, headings, mapping FROM import_mapping ORDER BY name",
                      NULL, read_mapping, free_mapping, error);
}

gboolean
pc_saved_mappings_put (PcStore               *store,
                       const PcSavedMapping  *mapping,
                       GError               **error)
{
  g_autofree char *id = pc_uuid_new ();
  const char *texts[] = { id, mapping->name, mapping->kind, mapping->headings, mapping->mapping };

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);

  return pc_sql_change (store, "DELETE FROM import_mapping WHERE name = ?1", &texts[1], 1, error) &&
         pc_sql_change (store, "INSERT INTO import_mapping (id, name, kind, headings, mapping)"
                               " VALUES (?1, ?2, ?3, ?4, ?5)", texts, G_N_ELEMENTS (texts), error);
}

gboolean
pc_saved_mappings_remove (PcStore     *store,
                          const char  *name,
                          GError     **error)
{
  g_autoptr(GPtrArray) found = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && name != NULL, FALSE);

  if (!(found = pc_sql_list (store, "SELECT name, kind, headings, mapping FROM import_mapping WHERE name = ?1", name,
                             read_mapping, free_mapping, error)))
    return FALSE;

  if (found->len > 0)
    return pc_sql_change (store, "DELETE FROM import_mapping WHERE name = ?1", &name, 1, error);

  /* Translators: %s is a name. */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no mapping “%s”."), name);
  return FALSE;
}
