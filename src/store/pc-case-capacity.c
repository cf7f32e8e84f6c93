/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case-capacity.h"

#include <json-glib/json-glib.h>

#include "pc-kinds.h"
#include "pc-store-private.h"

/* A traineeship as the queries see it: one that is being written is not in the table yet, or as it was. */
static const struct
{
  const char *key;
  guint       field;
} members[] = {
  { "id", PC_RECORD_ID },
  { "host_id", PC_TRAINEESHIP_HOST_ID },
  { "occupation_code", PC_TRAINEESHIP_OCCUPATION_CODE },
  { "host_tutor_id", PC_TRAINEESHIP_HOST_TUTOR_ID },
  { "promoter_tutor_id", PC_TRAINEESHIP_PROMOTER_TUTOR_ID },
  { "starts_on", PC_TRAINEESHIP_STARTS_ON },
  { "ends_on", PC_TRAINEESHIP_ENDS_ON },
};

#define OWNER(key) "json_extract (s.value, '$." key "')"

#define OWN(tutor) \
  "own AS MATERIALIZED (SELECT s.key AS owner, " OWNER ("id") " AS id, " OWNER ("host_id") " AS host_id," \
  " " OWNER ("occupation_code") " AS occupation_code, " tutor " AS tutor_id, " OWNER ("starts_on") " AS starts_on," \
  " " OWNER ("ends_on") " AS ends_on FROM json_each (?1) AS s)"

/*
 * The last day is that of an interruption or end, else that of the newest event that moved it, else the agreed one; a
 * cancelled traineeship takes no place.
 */
#define LAST \
  "coalesce ((SELECT min (v.date) FROM traineeship_event AS v WHERE v.traineeship_id = r.id AND v.deleted_at IS NULL" \
  " AND v.kind IN ('interruption', 'end'))," \
  " (SELECT v.new_ends_on FROM traineeship_event AS v WHERE v.traineeship_id = r.id AND v.deleted_at IS NULL" \
  " AND v.new_ends_on IS NOT NULL ORDER BY v.date DESC, v.id DESC LIMIT 1), r.ends_on)"

#define TAKES_PLACE \
  "r.id <> o.id AND r.deleted_at IS NULL AND r.starts_on <= o.ends_on" \
  " AND NOT EXISTS (SELECT 1 FROM traineeship_event AS v WHERE v.traineeship_id = r.id AND v.deleted_at IS NULL" \
  " AND v.kind = 'cancellation')"

#define SAME "coalesce (r.host_id = o.host_id AND r.occupation_code = o.occupation_code, 0)"

#define AT_HOST \
  "WITH " OWN ("NULL") \
  " SELECT id, starts_on, ends, same, owner FROM (SELECT r.id, r.starts_on, " LAST " AS ends, " SAME " AS same," \
  " o.owner, o.starts_on AS own_starts" \
  " FROM own AS o CROSS JOIN traineeship AS r ON r.host_id = o.host_id WHERE " TAKES_PLACE ")" \
  " WHERE ends >= own_starts"

/*
 * Who has a trainee from when: "changes" are the events that name another tutor, "tenures" all tutors of an owner,
 * "met" the tenures of the same tutor with others. @column is that of the tutor, in both tables, and @kind that of the
 * event.
 */
#define OF_TUTOR(column, kind) \
  "WITH " OWN (OWNER (column)) "," \
  " changes AS MATERIALIZED (SELECT v.traineeship_id, v.date AS since, v." column " AS tutor_id," \
  " lead (v.date, 1, '9999-12-31') OVER (PARTITION BY v.traineeship_id ORDER BY v.date, v.id) AS next" \
  " FROM traineeship_event AS v WHERE v.kind = '" kind "' AND v." column " IS NOT NULL AND v.deleted_at IS NULL)," \
  " firsts AS MATERIALIZED (SELECT traineeship_id, min (since) AS since FROM changes GROUP BY traineeship_id)," \
  " tenures AS MATERIALIZED (SELECT o.owner, o.tutor_id, '0000-01-01' AS since," \
  " coalesce (f.since, '9999-12-31') AS next" \
  " FROM own AS o LEFT JOIN firsts AS f ON f.traineeship_id = o.id WHERE o.tutor_id IS NOT NULL" \
  " UNION ALL SELECT o.owner, c.tutor_id, c.since, c.next" \
  " FROM own AS o JOIN changes AS c ON c.traineeship_id = o.id)," \
  " met AS (SELECT t.owner, t.since, t.next, r.id AS other_id, r.starts_on AS other_since," \
  " coalesce (f.since, '9999-12-31') AS other_next" \
  " FROM tenures AS t CROSS JOIN traineeship AS r ON r." column " = t.tutor_id" \
  " LEFT JOIN firsts AS f ON f.traineeship_id = r.id" \
  " UNION ALL SELECT t.owner, t.since, t.next, c.traineeship_id, c.since, c.next" \
  " FROM tenures AS t JOIN changes AS c ON c.tutor_id = t.tutor_id)" \
  " SELECT id, starts, ends, same, owner FROM (SELECT r.id, max (r.starts_on, m.since, m.other_since) AS starts," \
  " min (" LAST ", date (m.next, '-1 day'), date (m.other_next, '-1 day')) AS ends, " SAME " AS same, o.owner," \
  " o.starts_on AS own_starts FROM met AS m CROSS JOIN own AS o ON o.owner = m.owner" \
  " CROSS JOIN traineeship AS r ON r.id = m.other_id WHERE " TAKES_PLACE ")" \
  " WHERE ends >= own_starts AND ends >= starts"

static char *
list_owners (GPtrArray *traineeships)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (json);
  for (guint i = 0; i < traineeships->len; i++)
    {
      PcRecord *record = ((PcTraineeshipCase *) traineeships->pdata[i])->traineeship;

      json_builder_begin_object (json);
      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        if (pc_record_is_set (record, members[j].field))
          {
            json_builder_set_member_name (json, members[j].key);
            json_builder_add_string_value (json, pc_record_get_text (record, members[j].field));
          }
      json_builder_end_object (json);
    }
  json_builder_end_array (json);

  root = json_builder_get_root (json);
  return json_to_string (root, FALSE);
}

static gboolean
read_periods (PcStore     *store,
              const char  *sql,
              const char  *owners,
              GPtrArray   *traineeships,
              gsize        offset,
              GError     **error)
{
  sqlite3_stmt *stmt = pc_sql_get (store, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < traineeships->len; i++)
    g_array_set_size (G_STRUCT_MEMBER (GArray *, traineeships->pdata[i], offset), 0);

  sqlite3_bind_text (stmt, 1, owners, -1, SQLITE_STATIC);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      PcTraineeshipCase *owner = traineeships->pdata[sqlite3_column_int (stmt, 4)];
      PcPeriod period = { .starts = pc_sql_read_day (stmt, 1), .ends = pc_sql_read_day (stmt, 2),
                          .same = sqlite3_column_int (stmt, 3) };

      pc_id_set (period.id, (const char *) sqlite3_column_text (stmt, 0));
      g_array_append_val (G_STRUCT_MEMBER (GArray *, owner, offset), period);
    }

  return pc_sql_finish (store, stmt, rc, error);
}

gboolean
pc_case_capacity_read (PcStore    *store,
                       GPtrArray  *traineeships,
                       GError    **error)
{
  static const struct
  {
    const char *sql;
    gsize       offset;
  } lists[] = {
    { AT_HOST, G_STRUCT_OFFSET (PcTraineeshipCase, at_host) },
    { OF_TUTOR ("host_tutor_id", "host-tutor-change"), G_STRUCT_OFFSET (PcTraineeshipCase, of_host_tutor) },
    { OF_TUTOR ("promoter_tutor_id", "promoter-tutor-change"), G_STRUCT_OFFSET (PcTraineeshipCase, of_promoter_tutor) },
  };
  g_autofree char *owners = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && traineeships != NULL, FALSE);

  owners = list_owners (traineeships);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!read_periods (store, lists[i].sql, owners, traineeships, lists[i].offset, error))
      return FALSE;

  return TRUE;
}
