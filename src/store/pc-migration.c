/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-match-index.h"
#include "pc-resource.h"
#include "pc-schema.h"

/* Step n takes a file from schema n to n + 1. Landed steps are never edited. */
static const char * const steps[] = {
  "/org/percorso/Percorso/schema/0001.sql",
  "/org/percorso/Percorso/schema/0002.sql",
  "/org/percorso/Percorso/schema/0003.sql",
  "/org/percorso/Percorso/schema/0004.sql",
};

static gboolean
apply_step (PcStore  *self,
            guint     step,
            GError  **error)
{
  g_autofree char *bump = g_strdup_printf ("PRAGMA user_version = %u", step + 1);
  g_autoptr(GBytes) sql = g_resource_lookup_data (pc_resource_get (pc_schema_get_resource), steps[step], 0, error);

  return sql != NULL && pc_sql_exec (self, g_bytes_get_data (sql, NULL), error) && pc_sql_exec (self, bump, error);
}

/* All steps are one transaction: the file is new, or it is what it was. */
static gboolean
apply_steps (PcStore  *self,
             guint     version,
             GError  **error)
{
  gboolean ok = pc_sql_exec (self, "BEGIN IMMEDIATE", error);

  if (!ok)
    return FALSE;

  for (guint step = version; ok && step < G_N_ELEMENTS (steps); step++)
    ok = apply_step (self, step, error);

  /* In this order: what is cleared to have the search index made anew asks for the other one as well. */
  ok = ok && pc_match_index_prepare (self, error) && pc_search_prepare (self, error) &&
       pc_sql_exec (self, "COMMIT", error);
  if (!ok && !sqlite3_get_autocommit (self->db))
    pc_sql_exec (self, "ROLLBACK", NULL);

  return ok;
}

/* A copy of the file as it was, in the folder `backups` beside it. */
static gboolean
back_up_first (PcStore  *self,
               guint     version,
               GError  **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  name = g_strdup_printf ("percorso-%s-schema-%u.db", stamp, version);
  path = g_build_filename (folder, "backups", name, NULL);
  return pc_store_backup (self, path, NULL, NULL, error);
}

/* A file without tables is one that was just made; anything else must say that it is ours. */
static gboolean
check_ours (PcStore  *self,
            guint     version,
            GError  **error)
{
  g_autoptr(sqlite3_stmt) stmt = pc_sql_prepare (self, "SELECT count(*) FROM sqlite_schema", error);
  gint64 application_id;

  /* The first read of the file: here a wrong key or a damaged header shows. */
  if (stmt == NULL || sqlite3_step (stmt) != SQLITE_ROW)
    return stmt != NULL ? pc_sql_fail (self, error) : FALSE;

  application_id = pc_sql_get_int (self, "PRAGMA application_id", 0);
  if (application_id != PC_APPLICATION_ID && (application_id != 0 || version != 0 || sqlite3_column_int (stmt, 0) > 0))
    return pc_sql_fail_code (SQLITE_NOTADB, "application_id", error);

  if (version <= G_N_ELEMENTS (steps))
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_TOO_NEW,
               /* Translators: the numbers are versions of the file format. */
               _("The database was written by a newer Percorso (format %u, this program knows %u). Update this program; the file was left as it is."),
               version, (guint) G_N_ELEMENTS (steps));
  return FALSE;
}

gboolean
pc_migration_run (PcStore  *self,
                  GError  **error)
{
  guint version = pc_sql_get_int (self, "PRAGMA user_version", 0);

  if (!check_ours (self, version, error))
    return FALSE;

  if (self->read_only && version < G_N_ELEMENTS (steps))
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_READ_ONLY,
                           _("The database was written by an older Percorso. Open it once for writing, so that it can be brought up to date."));
      return FALSE;
    }

  if (self->read_only)
    return TRUE;

  if (!pc_sql_exec (self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error))
    return FALSE;

  if (version > 0 && version < G_N_ELEMENTS (steps) && !back_up_first (self, version, error))
    return FALSE;

  return apply_steps (self, version, error);
}
