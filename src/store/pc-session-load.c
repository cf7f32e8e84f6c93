/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-load.h"

#include "pc-store-private.h"

static const char sql[] =
  "SELECT id, pathway_id, operator_id, service, date, starts_at, ends_at, minutes, form, delivery"
  " FROM service_entry"
  " WHERE operator_id = ?1 AND date BETWEEN ?2 AND ?3 AND deleted_at IS NULL ORDER BY date, starts_at, id";

static const char *
read_text (sqlite3_stmt *row,
           int           column)
{
  return (const char *) sqlite3_column_text (row, column);
}

static int
read_time (sqlite3_stmt *row,
           int           column)
{
  return sqlite3_column_type (row, column) == SQLITE_NULL ? -1 : sqlite3_column_int (row, column);
}

static PcSession
read_session (sqlite3_stmt *row)
{
  PcSession session = {
    .service = g_intern_string (read_text (row, 3)),
    .day = pc_day_from_iso (read_text (row, 4)),
    .starts_at = read_time (row, 5),
    .ends_at = read_time (row, 6),
    .minutes = sqlite3_column_int (row, 7),
    .form = g_intern_string (read_text (row, 8)),
    .delivery = g_intern_string (read_text (row, 9)),
    .participation = g_intern_static_string ("present"),
  };

  pc_id_set (session.id, read_text (row, 0));
  pc_id_set (session.pathway_id, read_text (row, 1));
  pc_id_set (session.operator_id, read_text (row, 2));
  return session;
}

GArray *
pc_session_load_operator (PcStore     *store,
                          const char  *operator_id,
                          PcDay        from,
                          PcDay        to,
                          GError     **error)
{
  g_autoptr(GArray) sessions = g_array_new (FALSE, FALSE, sizeof (PcSession));
  g_autofree char *first = pc_day_to_iso (from);
  g_autofree char *last = pc_day_to_iso (to);
  sqlite3_stmt *stmt;
  int rc;

  g_return_val_if_fail (PC_IS_STORE (store) && operator_id != NULL && from > 0 && to > 0, NULL);

  if (!(stmt = pc_sql_get (store, sql, error)))
    return NULL;

  pc_sql_bind_text (stmt, 1, operator_id);
  pc_sql_bind_text (stmt, 2, first);
  pc_sql_bind_text (stmt, 3, last);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      const PcSession session = read_session (stmt);

      g_array_append_val (sessions, session);
    }

  if (rc != SQLITE_DONE)
    pc_sql_fail (store, error);
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE ? g_steal_pointer (&sessions) : NULL;
}
