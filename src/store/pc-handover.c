/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-handover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-store-private.h"
#include "pc-uuid.h"

/* What SQLite takes as one value. */
#define MAX_BYTES (1000 * 1000 * 1000)

#define COLUMNS "id, report, arguments, made_at, made_by, n_rows, digest, file_sha256, previous_id"

PcHandover *
pc_handover_copy (const PcHandover *self)
{
  PcHandover *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->report = g_strdup (self->report);
  copy->arguments = g_strdup (self->arguments);
  copy->made_at = g_strdup (self->made_at);
  copy->made_by = g_strdup (self->made_by);
  copy->digest = g_strdup (self->digest);
  copy->file_sha256 = g_strdup (self->file_sha256);
  copy->previous_id = g_strdup (self->previous_id);
  return copy;
}

void
pc_handover_free (PcHandover *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->report);
  g_free (self->arguments);
  g_free (self->made_at);
  g_free (self->made_by);
  g_free (self->digest);
  g_free (self->file_sha256);
  g_free (self->previous_id);
  g_free (self);
}

static gpointer
read_row (sqlite3_stmt *row)
{
  PcHandover *self = g_new0 (PcHandover, 1);

  self->id = pc_sql_dup_text (row, 0);
  self->report = pc_sql_dup_text (row, 1);
  self->arguments = pc_sql_dup_text (row, 2);
  self->made_at = pc_sql_dup_text (row, 3);
  self->made_by = pc_sql_dup_text (row, 4);
  self->n_rows = sqlite3_column_int64 (row, 5);
  self->digest = pc_sql_dup_text (row, 6);
  self->file_sha256 = pc_sql_dup_text (row, 7);
  self->previous_id = pc_sql_dup_text (row, 8);
  return self;
}

static void
free_row (gpointer row)
{
  pc_handover_free (row);
}

GPtrArray *
pc_handover_list (PcStore     *store,
                  const char  *report,
                  GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  return pc_sql_list (store, "SELECT " COLUMNS " FROM handover WHERE ?1 IS NULL OR report = ?1 ORDER BY id DESC",
                      report, read_row, free_row, error);
}

PcHandover *
pc_handover_find (PcStore     *store,
                  const char  *id,
                  GError     **error)
{
  g_autoptr(GPtrArray) found = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && id != NULL, NULL);

  found = pc_sql_list (store, "SELECT " COLUMNS " FROM handover WHERE substr (id, 1, length (?1)) = ?1 LIMIT 2", id,
                       read_row, free_row, error);
  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_ptr_array_steal_index (found, 0);

  /* Translators: %s is an id as typed. */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("Nothing that was handed over has the id “%.60s”."), id);
  return NULL;
}

/* The newest one with the same report and arguments, full; %NULL where there is none. */
static char *
find_previous (PcStore    *store,
               PcHandover *self)
{
  const char *texts[] = { self->report, self->arguments };

  return pc_sql_get_text (store, "SELECT id FROM handover WHERE report = ?1 AND arguments = ?2"
                                 " ORDER BY id DESC LIMIT 1", texts, G_N_ELEMENTS (texts));
}

static void
fill_in (PcStore    *store,
         PcHandover *self,
         gint64      as_of,
         GBytes     *file)
{
  self->id = pc_uuid_new ();
  self->made_at = pc_store_format_time (as_of);
  self->made_by = pc_store_get_setting (store, PC_SETTING_OPERATOR);
  self->file_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
  self->previous_id = find_previous (store, self);
}

static gboolean
insert (PcStore     *store,
        PcHandover  *self,
        GBytes      *file,
        GError     **error)
{
  sqlite3_stmt *stmt = pc_sql_get (store, "INSERT INTO handover (" COLUMNS ", content)"
                                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", error);

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (stmt, 1, self->id);
  pc_sql_bind_text (stmt, 2, self->report);
  pc_sql_bind_text (stmt, 3, self->arguments);
  pc_sql_bind_text (stmt, 4, self->made_at);
  pc_sql_bind_text (stmt, 5, self->made_by);
  sqlite3_bind_int64 (stmt, 6, self->n_rows);
  pc_sql_bind_text (stmt, 7, self->digest);
  pc_sql_bind_text (stmt, 8, self->file_sha256);
  pc_sql_bind_text (stmt, 9, self->previous_id);
  sqlite3_bind_blob64 (stmt, 10, g_bytes_get_data (file, NULL), g_bytes_get_size (file), SQLITE_STATIC);
  return pc_sql_run (store, stmt, error);
}

gboolean
pc_handover_add (PcStore     *store,
                 PcHandover  *handover,
                 gint64       as_of,
                 GBytes      *file,
                 GError     **error)
{
  g_return_val_if_fail (PC_IS_STORE (store) && handover != NULL && handover->id == NULL && file != NULL, FALSE);

  if (g_bytes_get_size (file) > MAX_BYTES)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("The workbook is too large to be kept as it was handed over: choose a shorter period."));
      return FALSE;
    }

  fill_in (store, handover, as_of, file);
  return insert (store, handover, file, error);
}

GBytes *
pc_handover_get_file (PcStore     *store,
                      PcHandover  *handover,
                      GError     **error)
{
  g_autoptr(sqlite3_stmt) stmt = NULL;
  g_autoptr(GBytes) file = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && handover != NULL, NULL);

  if (!(stmt = pc_sql_prepare (store, "SELECT content FROM handover WHERE id = ?1", error)))
    return NULL;

  pc_sql_bind_text (stmt, 1, handover->id);
  if (sqlite3_step (stmt) != SQLITE_ROW)
    {
      pc_sql_fail (store, error);
      return NULL;
    }

  file = g_bytes_new (sqlite3_column_blob (stmt, 0), sqlite3_column_bytes (stmt, 0));
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file);
  if (g_strcmp0 (sha256, handover->file_sha256) == 0)
    return g_steal_pointer (&file);

  g_set_error_literal (error, PC_ERROR, PC_ERROR_DAMAGED, _("The workbook that was handed over is not as it was."));
  return NULL;
}
