/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-load.h"

#include "pc-session-check.h"
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
    .day = pc_sql_read_day (row, 4),
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

  return pc_sql_finish (store, stmt, rc, error) ? g_steal_pointer (&sessions) : NULL;
}

/* The first and last day of each operator. */
typedef struct
{
  PcDay from;
  PcDay to;
} Span;

static GHashTable *
list_spans (GArray *sessions)
{
  GHashTable *spans = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < sessions->len; i++)
    {
      PcSession *session = &g_array_index (sessions, PcSession, i);
      Span *span = g_hash_table_lookup (spans, session->operator_id);

      if (*session->operator_id == '\0' || session->day == 0)
        continue;
      if (span == NULL)
        {
          span = g_new (Span, 1);
          *span = (Span) { session->day, session->day };
          g_hash_table_insert (spans, session->operator_id, span);
        }
      span->from = MIN (span->from, session->day);
      span->to = MAX (span->to, session->day);
    }

  return spans;
}

static gboolean
concerns (const PcFinding *finding,
          GHashTable      *ids)
{
  for (guint i = 0; i < finding->rows->len; i++)
    if (g_hash_table_contains (ids, finding->rows->pdata[i]))
      return TRUE;

  return FALSE;
}

/* Moves to @findings those of @all that rest on one of @ids. */
static void
take_those_of (GPtrArray  *all,
               GHashTable *ids,
               GPtrArray  *findings)
{
  for (guint i = 0; i < all->len;)
    if (concerns (all->pdata[i], ids))
      g_ptr_array_add (findings, g_ptr_array_steal_index (all, i));
    else
      i++;
}

gboolean
pc_session_load_clashes (PcStore    *store,
                         PcCase     *person,
                         GPtrArray  *findings,
                         GError    **error)
{
  g_autoptr(GHashTable) spans = NULL;
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer operator_id, span;

  g_return_val_if_fail (PC_IS_STORE (store) && person != NULL && findings != NULL, FALSE);

  for (guint i = 0; i < person->sessions->len; i++)
    g_hash_table_add (ids, g_array_index (person->sessions, PcSession, i).id);

  spans = list_spans (person->sessions);
  g_hash_table_iter_init (&iter, spans);
  while (g_hash_table_iter_next (&iter, &operator_id, &span))
    {
      g_autoptr(GPtrArray) all = pc_findings_new ();
      g_autoptr(GArray) sessions = pc_session_load_operator (store, operator_id, ((Span *) span)->from,
                                                             ((Span *) span)->to, error);

      if (sessions == NULL)
        return FALSE;
      pc_session_check_operator (sessions, all);
      take_those_of (all, ids, findings);
    }

  return TRUE;
}
