/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case-rows.h"

#include <string.h>

#include "pc-kinds.h"
#include "pc-store-private.h"

/* The owners `s`, in order: CROSS JOIN keeps SQLite to that, so that each table is looked into once an owner. */
#define OWNERS "json_each (?1) AS s"

/* In the order of PcCaseRows; `r` is the record. */
static const struct
{
  const PcKind *kind;
  const char   *join;
  gboolean      removed_too;
} sources[PC_CASE_ROWS_N] = {
  { &pc_beneficiary_kind, "CROSS JOIN beneficiary AS r ON r.id = s.value", TRUE },
  { &pc_pathway_kind, "CROSS JOIN pathway AS r ON r.beneficiary_id = s.value" },
  { &pc_traineeship_kind, "CROSS JOIN traineeship AS r ON r.pathway_id = s.value" },
  { &pc_organisation_kind, "CROSS JOIN traineeship AS t ON t.id = s.value CROSS JOIN organisation AS r ON r.id = t.host_id", TRUE },
  { &pc_traineeship_event_kind, "CROSS JOIN traineeship_event AS r ON r.traineeship_id = s.value" },
  { &pc_permit_kind, "CROSS JOIN permit AS r ON r.beneficiary_id = s.value" },
  { &pc_document_kind, "CROSS JOIN document AS r ON r.beneficiary_id = s.value" },
  { &pc_competence_kind, "CROSS JOIN competence AS r ON r.beneficiary_id = s.value" },
  { &pc_document_kind, "CROSS JOIN document AS r ON r.pathway_id = s.value AND r.beneficiary_id IS NULL" },
  { &pc_document_kind, "CROSS JOIN document AS r ON r.traineeship_id = s.value AND r.beneficiary_id IS NULL"
                       " AND r.pathway_id IS NULL" },
  { &pc_document_kind, "CROSS JOIN traineeship AS t ON t.id = s.value CROSS JOIN document AS r ON r.organisation_id = t.host_id"
                       " AND r.beneficiary_id IS NULL AND r.pathway_id IS NULL AND r.traineeship_id IS NULL" },
  { &pc_plan_kind, "CROSS JOIN plan AS r ON r.pathway_id = s.value" },
  { &pc_planned_service_kind, "CROSS JOIN plan AS o ON o.pathway_id = s.value AND o.deleted_at IS NULL"
                              " CROSS JOIN planned_service AS r ON r.plan_id = o.id" },
  { &pc_goal_kind, "CROSS JOIN plan AS o ON o.pathway_id = s.value AND o.deleted_at IS NULL"
                   " CROSS JOIN goal AS r ON r.plan_id = o.id" },
  { &pc_claim_kind, "CROSS JOIN claim AS r ON r.pathway_id = s.value" },
  { &pc_claim_line_kind, "CROSS JOIN claim AS o ON o.pathway_id = s.value AND o.deleted_at IS NULL"
                         " CROSS JOIN claim_line AS r ON r.claim_id = o.id" },
  { &pc_follow_up_kind, "CROSS JOIN follow_up AS r ON r.pathway_id = s.value" },
  { &pc_training_register_kind, "CROSS JOIN training_register AS r ON r.traineeship_id = s.value" },
  { &pc_project_competence_kind, "CROSS JOIN project_competence AS r ON r.traineeship_id = s.value" },
};

/* Made once, since an office is read by the ten thousand. */
static const char *
get_sql (PcCaseRows rows)
{
  static gsize made[PC_CASE_ROWS_N];
  static char *sql[PC_CASE_ROWS_N];

  if (g_once_init_enter (&made[rows]))
    {
      g_autofree char *columns = pc_sql_list_columns (sources[rows].kind, "r.");

      sql[rows] = g_strdup_printf ("SELECT %s, s.key FROM " OWNERS " %s%s", columns, sources[rows].join,
                                   sources[rows].removed_too ? "" : " WHERE r.deleted_at IS NULL");
      g_once_init_leave (&made[rows], 1);
    }

  return sql[rows];
}

static sqlite3_stmt *
begin (PcStore     *store,
       const char  *sql,
       const char  *keys,
       const char  *on,
       GError     **error)
{
  sqlite3_stmt *stmt = pc_sql_get (store, sql, error);

  if (stmt != NULL)
    {
      sqlite3_bind_text (stmt, 1, keys, -1, SQLITE_STATIC);
      if (on != NULL)
        sqlite3_bind_text (stmt, 2, on, -1, SQLITE_STATIC);
    }

  return stmt;
}

gboolean
pc_case_rows_read (PcStore        *store,
                   PcCaseRows      rows,
                   const char     *keys,
                   PcCaseRowFunc   add,
                   gpointer        user_data,
                   GError        **error)
{
  const PcKind *kind = sources[rows].kind;
  sqlite3_stmt *stmt = begin (store, get_sql (rows), keys, NULL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      g_autoptr(PcRecord) record = pc_sql_read_record (stmt, kind);

      add (sqlite3_column_int (stmt, pc_kind_get_n_fields (kind)), record, user_data);
    }

  return pc_sql_finish (store, stmt, rc, error);
}

/*
 * Plain values
 */

/* The interned code in a column, looked up anew only where it is another one than in the row before: interning locks. */
static const char *
read_code (sqlite3_stmt *row,
           int           column,
           const char   *before)
{
  const char *code = (const char *) sqlite3_column_text (row, column);

  return before != NULL && code != NULL && strcmp (code, before) == 0 ? before : g_intern_string (code);
}

static int
read_time (sqlite3_stmt *row,
           int           column)
{
  return sqlite3_column_type (row, column) == SQLITE_NULL ? -1 : sqlite3_column_int (row, column);
}

static void
read_id (sqlite3_stmt *row,
         int           column,
         PcId          id)
{
  pc_id_set (id, (const char *) sqlite3_column_text (row, column));
}

static PcHours *
find_hours (GArray     *hours,
            const char *service)
{
  const PcHours empty = { .service = service };

  for (guint i = hours->len; i > 0; i--)
    if (g_array_index (hours, PcHours, i - 1).service == service)
      return &g_array_index (hours, PcHours, i - 1);

  g_array_append_val (hours, empty);
  return &g_array_index (hours, PcHours, hours->len - 1);
}

/* Rows of service, minutes, whether they stand on a page of the register, day and owner. */
static gboolean
add_hours (PcStore     *store,
           const char  *sql,
           const char  *keys,
           const char  *on,
           GPtrArray   *arrays,
           GError     **error)
{
  sqlite3_stmt *stmt = begin (store, sql, keys, on, error);
  const char *service = NULL;
  int rc;

  if (stmt == NULL)
    return FALSE;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      const int minutes = sqlite3_column_int (stmt, 1);
      const gboolean certified = sqlite3_column_int (stmt, 2);
      const PcDay day = pc_sql_read_day (stmt, 3);
      PcHours *sum;

      service = read_code (stmt, 0, service);
      sum = find_hours (arrays->pdata[sqlite3_column_int (stmt, 4)], service);
      sum->minutes += minutes;
      sum->certified += certified ? minutes : 0;
      sum->entries++;
      sum->loose += !certified;
      sum->first = sum->first == 0 ? day : MIN (sum->first, day);
      sum->last = MAX (sum->last, day);
    }

  return pc_sql_finish (store, stmt, rc, error);
}

gboolean
pc_case_rows_add_hours (PcStore     *store,
                        const char  *keys,
                        const char  *on,
                        GPtrArray   *arrays,
                        GError     **error)
{
  return add_hours (store,
                    "SELECT r.service, r.minutes, r.register_page IS NOT NULL, r.date, s.key FROM " OWNERS
                    " CROSS JOIN service_entry AS r INDEXED BY service_entry_hours ON r.pathway_id = s.value"
                    " WHERE r.date <= ?2 AND r.deleted_at IS NULL",
                    keys, on, arrays, error) &&
         add_hours (store,
                    "SELECT e.service, r.minutes, e.register_page IS NOT NULL, e.date, s.key FROM " OWNERS
                    " CROSS JOIN service_participant AS r ON r.pathway_id = s.value"
                    " CROSS JOIN service_entry AS e ON e.id = r.service_entry_id"
                    " WHERE r.participation = 'present' AND r.deleted_at IS NULL AND e.date <= ?2 AND e.deleted_at IS NULL",
                    keys, on, arrays, error);
}

static gboolean
add_sessions (PcStore     *store,
              const char  *sql,
              const char  *keys,
              GPtrArray   *arrays,
              GError     **error)
{
  sqlite3_stmt *stmt = begin (store, sql, keys, NULL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      PcSession session = {
        .service = read_code (stmt, 3, NULL), .day = pc_sql_read_day (stmt, 4), .starts_at = read_time (stmt, 5),
        .ends_at = read_time (stmt, 6), .minutes = sqlite3_column_int (stmt, 7), .form = read_code (stmt, 8, NULL),
        .delivery = read_code (stmt, 9, NULL), .participation = read_code (stmt, 10, NULL),
        .certified = sqlite3_column_int (stmt, 12) != 0,
      };

      read_id (stmt, 0, session.id);
      read_id (stmt, 1, session.pathway_id);
      read_id (stmt, 2, session.operator_id);
      g_array_append_val ((GArray *) arrays->pdata[sqlite3_column_int (stmt, 11)], session);
    }

  return pc_sql_finish (store, stmt, rc, error);
}

gboolean
pc_case_rows_add_sessions (PcStore     *store,
                           const char  *keys,
                           GPtrArray   *arrays,
                           GError     **error)
{
  return add_sessions (store,
                       "SELECT r.id, r.pathway_id, r.operator_id, r.service, r.date, r.starts_at, r.ends_at, r.minutes, r.form,"
                       " r.delivery, 'present', s.key, r.register_page IS NOT NULL FROM " OWNERS
                       " CROSS JOIN service_entry AS r ON r.pathway_id = s.value WHERE r.deleted_at IS NULL",
                       keys, arrays, error) &&
         add_sessions (store,
                       "SELECT e.id, r.pathway_id, e.operator_id, e.service, e.date, e.starts_at, e.ends_at, r.minutes, e.form,"
                       " e.delivery, r.participation, s.key, e.register_page IS NOT NULL FROM " OWNERS
                       " CROSS JOIN service_participant AS r ON r.pathway_id = s.value"
                       " CROSS JOIN service_entry AS e ON e.id = r.service_entry_id"
                       " WHERE r.deleted_at IS NULL AND e.deleted_at IS NULL",
                       keys, arrays, error);
}

static void
read_times (sqlite3_stmt *row,
            PcAttendance *day)
{
  read_id (row, 4, day->id);
  day->starts_at = read_time (row, 5);
  day->ends_at = read_time (row, 6);
  day->second_starts_at = read_time (row, 7);
  day->second_ends_at = read_time (row, 8);
}

#define DAYS " FROM " OWNERS " CROSS JOIN attendance_day AS r INDEXED BY attendance_day_hours ON r.traineeship_id = s.value" \
             " WHERE r.date <= ?2 AND r.deleted_at IS NULL"

gboolean
pc_case_rows_add_days (PcStore     *store,
                       const char  *keys,
                       const char  *on,
                       gboolean     plain,
                       GPtrArray   *arrays,
                       GError     **error)
{
  sqlite3_stmt *stmt = begin (store, plain ? "SELECT s.key, r.date, r.kind, r.minutes" DAYS
                                           : "SELECT s.key, r.date, r.kind, r.minutes, r.id, r.starts_at, r.ends_at,"
                                             " r.second_starts_at, r.second_ends_at" DAYS, keys, on, error);
  const char *kind = NULL;
  int rc;

  if (stmt == NULL)
    return FALSE;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      PcAttendance day = { .starts_at = -1, .ends_at = -1, .second_starts_at = -1, .second_ends_at = -1 };

      day.day = pc_sql_read_day (stmt, 1);
      day.kind = kind = read_code (stmt, 2, kind);
      day.minutes = sqlite3_column_int (stmt, 3);
      if (!plain)
        read_times (stmt, &day);
      g_array_append_val ((GArray *) arrays->pdata[sqlite3_column_int (stmt, 0)], day);
    }

  return pc_sql_finish (store, stmt, rc, error);
}

gboolean
pc_case_rows_add_tutoring (PcStore     *store,
                           const char  *keys,
                           const char  *on,
                           GPtrArray   *arrays,
                           GError     **error)
{
  sqlite3_stmt *stmt = begin (store,
                              "SELECT r.id, r.date, r.kind, r.minutes, r.signed_on, r.period_starts_on, r.period_ends_on, s.key"
                              " FROM " OWNERS " CROSS JOIN tutoring_entry AS r ON r.traineeship_id = s.value"
                              " WHERE r.date <= ?2 AND r.deleted_at IS NULL", keys, on, error);
  const char *kind = NULL;
  int rc;

  if (stmt == NULL)
    return FALSE;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      PcTutoring entry = {
        .day = pc_sql_read_day (stmt, 1), .minutes = sqlite3_column_int (stmt, 3),
        .signed_on = pc_sql_read_day (stmt, 4), .period_starts = pc_sql_read_day (stmt, 5),
        .period_ends = pc_sql_read_day (stmt, 6),
      };

      entry.kind = kind = read_code (stmt, 2, kind);
      read_id (stmt, 0, entry.id);
      g_array_append_val ((GArray *) arrays->pdata[sqlite3_column_int (stmt, 7)], entry);
    }

  return pc_sql_finish (store, stmt, rc, error);
}

/*
 * What else takes the days of a traineeship
 */

/* Rows of id, first and last day, whether it is of the same kind, and owner. */
static gboolean
add_periods (PcStore     *store,
             const char  *sql,
             const char  *keys,
             GPtrArray   *arrays,
             GError     **error)
{
  sqlite3_stmt *stmt = begin (store, sql, keys, NULL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      PcPeriod period = { .starts = pc_sql_read_day (stmt, 1), .ends = pc_sql_read_day (stmt, 2),
                          .same = sqlite3_column_int (stmt, 3) };

      read_id (stmt, 0, period.id);
      g_array_append_val ((GArray *) arrays->pdata[sqlite3_column_int (stmt, 4)], period);
    }

  return pc_sql_finish (store, stmt, rc, error);
}

gboolean
pc_case_rows_add_office_closures (PcStore     *store,
                                  const char  *keys,
                                  GPtrArray   *arrays,
                                  GError     **error)
{
  return add_periods (store,
                      "SELECT r.id, r.starts_on, r.ends_on, 0, s.key FROM " OWNERS
                      " CROSS JOIN closure AS r ON r.organisation_id IS NULL WHERE r.deleted_at IS NULL",
                      keys, arrays, error);
}

gboolean
pc_case_rows_add_closures (PcStore     *store,
                           const char  *keys,
                           GPtrArray   *arrays,
                           GError     **error)
{
  return add_periods (store,
                      "SELECT r.id, r.starts_on, r.ends_on, 0, s.key FROM " OWNERS
                      " CROSS JOIN traineeship AS t ON t.id = s.value"
                      " CROSS JOIN closure AS r ON r.organisation_id = t.host_id WHERE r.deleted_at IS NULL",
                      keys, arrays, error) &&
         pc_case_rows_add_office_closures (store, keys, arrays, error);
}

/*
 * Who
 */

PcRecord *
pc_case_rows_find_office (PcStore *store)
{
  g_autofree char *id = pc_store_get_setting (store, PC_SETTING_OFFICE);

  return id != NULL ? pc_store_get (store, &pc_office_kind, id, NULL) : NULL;
}

/* For so long after it was closed a pathway is minded in any case. */
#define MINDED_MONTHS 18

#define PEOPLE \
  "SELECT b.id FROM beneficiary AS b WHERE b.deleted_at IS NULL" \
  " AND (?1 IS NULL OR b.id = ?1)" \
  " AND (?2 IS NULL OR b.operator_id = ?2 OR EXISTS (SELECT 1 FROM pathway AS p WHERE p.beneficiary_id = b.id" \
  " AND p.operator_id = ?2 AND p.deleted_at IS NULL))" \
  " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM pathway AS p WHERE p.beneficiary_id = b.id AND p.programme = ?3" \
  " AND p.deleted_at IS NULL))" \
  " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM pathway AS p WHERE p.beneficiary_id = b.id AND p.deleted_at IS NULL" \
  " AND (p.closed_on IS NULL OR p.closed_on >= ?7" \
  " OR EXISTS (SELECT 1 FROM follow_up AS f WHERE f.pathway_id = p.id AND f.deleted_at IS NULL" \
  " AND (f.done_on IS NULL OR f.done_on > ?4))" \
  " OR EXISTS (SELECT 1 FROM claim AS c WHERE c.pathway_id = p.id AND c.deleted_at IS NULL" \
  " AND (c.paid_on IS NULL OR c.paid_on > ?4)))))" \
  " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM pathway AS p CROSS JOIN traineeship AS t ON t.pathway_id = p.id" \
  " WHERE p.beneficiary_id = b.id AND p.deleted_at IS NULL AND t.deleted_at IS NULL" \
  " AND ((t.starts_on <= ?6 AND t.ends_on >= ?5)" \
  " OR EXISTS (SELECT 1 FROM traineeship_event AS v WHERE v.traineeship_id = t.id AND v.deleted_at IS NULL)" \
  " OR EXISTS (SELECT 1 FROM attendance_day AS a WHERE a.traineeship_id = t.id AND a.date BETWEEN ?5 AND ?6" \
  " AND a.deleted_at IS NULL))))"

GPtrArray *
pc_case_rows_list_people (PcStore            *store,
                          const PcCaseScope  *scope,
                          gboolean            by_name,
                          PcDay               on,
                          GError            **error)
{
  static const PcCaseScope everybody = { NULL };
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *iso = pc_day_to_iso (on);
  g_autofree char *minded = pc_day_to_iso (pc_day_add_months (on, -MINDED_MONTHS));
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  sqlite3_stmt *stmt = pc_sql_get (store, by_name ? PEOPLE " ORDER BY b.family_name COLLATE NOCASE, b.given_name COLLATE NOCASE, b.rowid"
                                                  : PEOPLE " ORDER BY b.rowid", error);
  int rc;

  if (stmt == NULL)
    return NULL;
  if (scope == NULL)
    scope = &everybody;

  from = pc_day_to_iso (scope->trained_from);
  to = pc_day_to_iso (scope->trained_to);
  pc_sql_bind_text (stmt, 1, scope->person_id);
  pc_sql_bind_text (stmt, 2, scope->operator_id);
  pc_sql_bind_text (stmt, 3, scope->programme);
  pc_sql_bind_text (stmt, 4, scope->open ? iso : NULL);
  pc_sql_bind_text (stmt, 5, from);
  pc_sql_bind_text (stmt, 6, to);
  pc_sql_bind_text (stmt, 7, minded);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    g_ptr_array_add (people, pc_sql_dup_text (stmt, 0));

  return pc_sql_finish (store, stmt, rc, error) ? g_steal_pointer (&people) : NULL;
}
