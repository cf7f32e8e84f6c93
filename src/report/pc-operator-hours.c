/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * Hours at work of those who give services, not hours received: a group session counts once for its operator, however
 * many people were there. It belongs to no pathway: its programme is the one that most of those who were there are in.
 *
 * The entries may be millions, the sums are a few thousand: they are added up here, since SQLite would sort all entries
 * in memory first.
 */
#define SESSION_PROGRAMME                                                             \
  "CASE WHEN e.pathway_id IS NOT NULL"                                                \
  " THEN (SELECT q.programme FROM pathway AS q WHERE q.id = e.pathway_id)"            \
  " ELSE (SELECT q.programme FROM service_participant AS h CROSS JOIN pathway AS q ON q.id = h.pathway_id" \
  " WHERE h.service_entry_id = e.id AND h.deleted_at IS NULL AND h.participation = 'present'" \
  " GROUP BY q.programme ORDER BY count(*) DESC, q.programme LIMIT 1) END"

#define SESSION_PEOPLE                                                                \
  "CASE WHEN e.pathway_id IS NOT NULL THEN 1"                                         \
  " ELSE (SELECT count(*) FROM service_participant AS h"                              \
  " WHERE h.service_entry_id = e.id AND h.deleted_at IS NULL AND h.participation = 'present') END"

/* What does not say so was in a group where it belongs to no pathway. */
#define SESSION_FORM "coalesce (e.form, CASE WHEN e.pathway_id IS NULL THEN 'group' ELSE 'individual' END)"

#define WANTED                                                                        \
  "e.deleted_at IS NULL AND (:from IS NULL OR e.date >= :from) AND (:to IS NULL OR e.date <= :to)" \
  " AND (:operator IS NULL OR e.operator_id = :operator)"                             \
  " AND (:office IS NULL OR e.operator_id IN (SELECT o.id FROM operator AS o WHERE o.office_id = :office))"

#define MONTH "substr (e.date, 1, 7) || '-01'"

/* Operator, month, programme, service or kind, form, people, minutes. */
static const char service_entries[] =
  "SELECT e.operator_id, " MONTH ", " SESSION_PROGRAMME " AS programme, e.service, " SESSION_FORM ","
  " " SESSION_PEOPLE ", e.minutes FROM service_entry AS e WHERE " WANTED
  " AND (:programme IS NULL OR programme = :programme)";

static const char tutoring_entries[] =
  "SELECT e.operator_id, " MONTH ", p.programme, e.kind, NULL, 1, e.minutes FROM tutoring_entry AS e"
  " CROSS JOIN traineeship AS t ON t.id = e.traineeship_id CROSS JOIN pathway AS p ON p.id = t.pathway_id"
  " WHERE " WANTED " AND t.deleted_at IS NULL AND p.deleted_at IS NULL AND e.kind <> 'company'"
  " AND (:programme IS NULL OR p.programme = :programme)";

enum
{
  OPERATOR,
  ROLE,
  MONTH_OF,
  PROGRAMME,
  WHAT,
  FORM,
  ENTRIES,
  HOURS,
  PEOPLE
};

#define OPERATOR_COLUMNS                                                              \
  { "CASE WHEN o.id IS NOT NULL THEN " PC_REPORT_FULL_NAME ("o") " END",              \
    { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Operator") }, 24 },           \
  { "o.role", { "role", PC_FIELD_CHOICE, "operator-role", PC_PLAIN, N_("Role") }, 18 }, \
  { "r.month", { "month", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Month") }, 11 },         \
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 14 }

#define HOURS_COLUMN                                                                  \
  { "r.hours", { "hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") }, 9, TRUE, .length = PC_LENGTH_BOTH }

/* A sum is known again by what it is the sum of. */
#define GROUP_ID "coalesce (r.operator, '') || ' ' || r.month || ' ' || coalesce (r.programme, '')"

static const PcColumn service_columns[] = {
  OPERATOR_COLUMNS,
  { PC_REPORT_SERVICE ("r.programme", "r.service"), { "service", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Service") }, 34 },
  { "r.form", { "form", PC_FIELD_CHOICE, "service-form", PC_PLAIN, N_("Individual or group") }, 14 },
  { "r.sessions", { "sessions", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Meetings") }, 9, TRUE },
  HOURS_COLUMN,
  { "r.people", { "people", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Attendances") }, 11, TRUE },
  PC_REPORT_ID_COLUMN (GROUP_ID " || ' ' || r.service || ' ' || r.form", "operator"),
};

static const PcColumn tutoring_columns[] = {
  OPERATOR_COLUMNS,
  { "r.kind", { "kind", PC_FIELD_CHOICE, "tutoring-kind", PC_PLAIN, N_("Kind") }, 30 },
  { "r.entries", { "entries", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Entries") }, 9, TRUE },
  HOURS_COLUMN,
  PC_REPORT_ID_COLUMN (GROUP_ID " || ' ' || r.kind", "operator"),
};

static const PcParameter parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, NULL },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Operator") }, NULL },
  { { "office", PC_FIELD_REFERENCE, "office", PC_PLAIN, N_("Office") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
};

#define WITH_OPERATOR " AS r LEFT JOIN operator AS o ON o.id = r.operator"

#define BY_NAME "o.family_name COLLATE NOCASE, o.given_name COLLATE NOCASE, r.operator, r.month, r.programme, "

static const PcTable services = {
  .name = "operator-hours",
  .title = N_("Hours of service"),
  .from = "temp.operator_services" WITH_OPERATOR,
  .order = BY_NAME "r.service, r.form",
  .columns = service_columns,
  .n_columns = G_N_ELEMENTS (service_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

static const PcTable tutoring = {
  .name = "tutoring-hours",
  .title = N_("Hours of tutoring"),
  .from = "temp.operator_tutoring" WITH_OPERATOR,
  .order = BY_NAME "r.kind",
  .columns = tutoring_columns,
  .n_columns = G_N_ELEMENTS (tutoring_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

/*
 * Adding up
 */

/* How many entries go by between two looks at whether it is still wanted. */
#define ENTRIES_OF_STEP 4096

enum
{
  KEY_OPERATOR,
  KEY_MONTH,
  KEY_PROGRAMME,
  KEY_WHAT,
  KEY_FORM,
  N_KEYS
};

typedef struct
{
  char   *keys[N_KEYS];
  gint64  entries;
  gint64  people;
  gint64  minutes;
} Sum;

static void
sum_free (gpointer data)
{
  Sum *self = data;

  for (guint i = 0; i < N_KEYS; i++)
    g_free (self->keys[i]);
  g_free (self);
}

static Sum *
ensure_sum (GHashTable *sums,
            PcCursor   *entry,
            GString    *key)
{
  Sum *sum;

  g_string_truncate (key, 0);
  for (guint i = 0; i < N_KEYS; i++)
    {
      const char *text = pc_cursor_get_text (entry, i);

      g_string_append (key, text != NULL ? text : "");
      g_string_append_c (key, '\x1f');
    }

  if ((sum = g_hash_table_lookup (sums, key->str)) == NULL)
    {
      sum = g_new0 (Sum, 1);
      for (guint i = 0; i < N_KEYS; i++)
        sum->keys[i] = g_strdup (pc_cursor_get_text (entry, i));
      g_hash_table_insert (sums, g_strdup (key->str), sum);
    }

  return sum;
}

static PcCursor *
open_entries (PcStore     *store,
              const char  *sql,
              GHashTable  *arguments,
              GError     **error)
{
  PcCursor *cursor = pc_cursor_new (store, sql, error);

  for (guint i = 0; cursor != NULL && i < G_N_ELEMENTS (parameters); i++)
    pc_cursor_bind_text (cursor, parameters[i].field.name, pc_report_get_text (arguments, parameters[i].field.name));

  return cursor;
}

static gboolean
add_up (PcStore       *store,
        const char    *sql,
        GHashTable    *arguments,
        GHashTable    *sums,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr(PcCursor) entries = open_entries (store, sql, arguments, error);
  g_autoptr(GString) key = g_string_new (NULL);
  GError *failure = NULL;

  if (entries == NULL)
    return FALSE;

  for (guint n = 0; pc_cursor_next (entries, &failure); n++)
    {
      Sum *sum = ensure_sum (sums, entries, key);

      sum->entries++;
      sum->people += pc_cursor_get_int (entries, N_KEYS);
      sum->minutes += pc_cursor_get_int (entries, N_KEYS + 1);
      if (n % ENTRIES_OF_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

/* Only the table of the services has forms and people: in the other the columns after the form stand one to the left. */
static gboolean
add_row (PcTempRows  *rows,
         const Sum   *sum,
         gboolean     forms,
         GError     **error)
{
  const guint missing = forms ? 0 : 1;

  pc_temp_rows_set_text (rows, OPERATOR, sum->keys[KEY_OPERATOR]);
  pc_temp_rows_set_text (rows, MONTH_OF, sum->keys[KEY_MONTH]);
  pc_temp_rows_set_text (rows, PROGRAMME, sum->keys[KEY_PROGRAMME]);
  pc_temp_rows_set_text (rows, WHAT, sum->keys[KEY_WHAT]);
  pc_temp_rows_set_int (rows, ENTRIES - missing, sum->entries);
  pc_temp_rows_set_int (rows, HOURS - missing, sum->minutes);
  if (forms)
    {
      pc_temp_rows_set_text (rows, FORM, sum->keys[KEY_FORM]);
      pc_temp_rows_set_int (rows, PEOPLE, sum->people);
    }

  return pc_temp_rows_add (rows, error);
}

static gboolean
fill (PcStore        *store,
      const PcTable  *table,
      const char     *sql,
      GHashTable     *arguments,
      GCancellable   *cancellable,
      GError        **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, table, error);
  g_autoptr(GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sum_free);
  GHashTableIter iter;
  gpointer sum;

  if (rows == NULL || !add_up (store, sql, arguments, sums, cancellable, error))
    return FALSE;

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, NULL, &sum))
    if (!add_row (rows, sum, table == &services, error))
      return FALSE;

  return TRUE;
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  return fill (store, &services, service_entries, arguments, cancellable, error) &&
         fill (store, &tutoring, tutoring_entries, arguments, cancellable, error);
}

static const PcReportSheet sheets[] = {
  { .table = &services, .landscape = TRUE },
  { .table = &tutoring, .landscape = TRUE },
};

const PcReport pc_operator_hours_report = {
  .name = "operator-hours",
  .title = N_("Hours of the operators"),
  .description = N_("Hours of each operator by month, service and form, where a group session counts once, and hours "
                    "of tutoring."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
