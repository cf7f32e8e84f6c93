/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-host-check.h"
#include "pc-kinds.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"
#include "pc-situation.h"

/*
 * How many trainees each host has on a day and may have, and how many each tutor follows (State-Regions agreement of 25
 * May 2017). Whoever is suspended keeps the place. The rules are those of one programme with the region of the
 * host over it, or where the host has none that of the office; a host may have trainees of several programmes, of which
 * one is chosen: that of the parameter, the usual one of the office, or the one that was opened last.
 */

enum
{
  HOST_NAME,
  HOST_TOWN,
  HOST_ACTIVITY,
  HOST_AGREEMENT,
  HOST_AGREEMENT_ENDS,
  HOST_STAFF,
  HOST_FIXED_TERM,
  HOST_APPRENTICES,
  HOST_COUNTED,
  HOST_PLACES,
  HOST_BONUS,
  HOST_TRAINEES,
  HOST_OTHERS,
  HOST_LEFT,
  HOST_RULES,
  HOST_ASSUMED,
  HOST_ID
};

#define COUNT(name, label) { "r." name, { name, PC_FIELD_INTEGER, NULL, PC_PLAIN, label }, 11 }
#define TOTAL(name, label) { "r." name, { name, PC_FIELD_INTEGER, NULL, PC_PLAIN, label }, 10, TRUE }
#define TRAINEES \
  { "r.trainees", { "trainees", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Trainees now") }, 10, TRUE, .use = PC_COLUMN_HEADS }

/* What is left would tell, of a few trainees whose number is not told, how many they are. */
#define LEFT(formula) \
  { "r.left", { "left", PC_FIELD_INTEGER, NULL, PC_PERSONAL, N_("Places left") }, 10, TRUE, formula }

static const PcColumn host_columns[] = {
  { "r.name", { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Host") }, 28 },
  { "r.town", { "town", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Town") }, 14 },
  { "r.activity", { "activity", PC_FIELD_CHOICE, "activity-section", PC_PLAIN, N_("Economic activity") }, 24 },
  { "r.agreement", { "agreement", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Convention number") }, 13 },
  { "r.agreement_ends_on", { "agreement_ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Convention ends on") }, 12 },
  COUNT ("staff", N_("Employees of the operating unit")),
  COUNT ("fixed_term", N_("Of these, on a fixed term")),
  COUNT ("apprentices", N_("Apprentices")),
  { "r.counted", { "counted", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Employees that count") }, 11, FALSE,
    "MAX(0,{staff}-{apprentices})" },
  TOTAL ("places", N_("Places by the rules")),
  TOTAL ("bonus", N_("Bonus places")),
  TRAINEES,
  TOTAL ("others", N_("Trainees of other promoters")),
  LEFT ("{places}+{bonus}-{trainees}-{others}"),
  { "r.rules", { "rules", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rules") }, 20 },
  { "r.assumed", { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") }, 9 },
  PC_REPORT_ID_COLUMN ("r.id", "organisation"),
};

enum
{
  TUTOR_NAME,
  TUTOR_PLACE,
  TUTOR_JOB,
  TUTOR_TRAINEES,
  TUTOR_MOST,
  TUTOR_LEFT,
  TUTOR_ASSUMED,
  TUTOR_ID
};

#define TUTOR_COLUMNS(kind, place_label, job)                                          \
  { "r.name", { "name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Tutor") }, 26 },         \
  { "r.place", { "place", PC_FIELD_TEXT, NULL, PC_PLAIN, place_label }, 30 },          \
  job,                                                                                 \
  TRAINEES,                                                                            \
  { "r.most", { "most", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Trainees at most") }, 10 }, \
  LEFT ("{most}-{trainees}"),                                                          \
  { "r.assumed", { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") }, 9 }, \
  PC_REPORT_ID_COLUMN ("r.id", kind)

static const PcColumn company_columns[] = {
  TUTOR_COLUMNS ("contact", N_("Host"),
                 ((PcColumn) { "r.job", { "job", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Job title") }, 22 })),
};

static const PcColumn promoter_columns[] = {
  TUTOR_COLUMNS ("operator", N_("Office"),
                 ((PcColumn) { "r.job", { "job", PC_FIELD_CHOICE, "operator-role", PC_PLAIN, N_("Role") }, 22 })),
};

static const PcParameter parameters[] = {
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme whose rules hold") }, NULL },
  { { "host", PC_FIELD_REFERENCE, "organisation", PC_PLAIN, N_("Host") }, NULL },
};

#define TABLE(_name, _title, _temp, _columns) \
  { .name = _name, .title = _title, .from = "temp." _temp " AS r", .order = "r.rowid", .columns = _columns, \
    .n_columns = G_N_ELEMENTS (_columns), .parameters = parameters, .n_parameters = G_N_ELEMENTS (parameters) }

static const PcTable host_table = TABLE ("hosts", N_("Hosts and places"), "host_places", host_columns);
static const PcTable company_table = TABLE ("company-tutors", N_("Company tutors"), "company_tutors", company_columns);
static const PcTable promoter_table = TABLE ("promoter-tutors", N_("Tutors of the promoter"), "promoter_tutors",
                                             promoter_columns);

/*
 * Who is where
 */

/* How many trainees there are now, by the id of the host or of the tutor. */
typedef struct
{
  GHashTable *hosts;
  GHashTable *company;
  GHashTable *promoter;
} Trainees;

static void
count_one (GHashTable *counts,
           const char *id)
{
  guint n;

  if (id == NULL)
    return;

  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));
  g_hash_table_insert (counts, g_strdup (id), GUINT_TO_POINTER (n + 1));
}

static int
get_count (GHashTable *counts,
           PcRecord   *record)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (counts, pc_record_get_id (record)));
}

static void
count_traineeship (Trainees          *self,
                   PcCase            *owner,
                   PcPathwayCase     *pathway,
                   PcTraineeshipCase *traineeship)
{
  PcSituation situation = { 0 };

  pc_situation_reckon (traineeship, pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL,
                       owner->on, &situation);
  if (situation.state != PC_SITUATION_RUNNING && situation.state != PC_SITUATION_SUSPENDED)
    return;

  count_one (self->hosts, pc_record_get_text (traineeship->traineeship, PC_TRAINEESHIP_HOST_ID));
  count_one (self->company, situation.host_tutor_id);
  count_one (self->promoter, situation.promoter_tutor_id);
}

static gboolean
look_at_case (PcCase   *owner,
              gpointer  user_data)
{
  for (guint i = 0; i < owner->pathways->len; i++)
    {
      PcPathwayCase *pathway = owner->pathways->pdata[i];

      for (guint k = 0; k < pathway->traineeships->len; k++)
        count_traineeship (user_data, owner, pathway, pathway->traineeships->pdata[k]);
    }

  return TRUE;
}

static void
trainees_init (Trainees *self)
{
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->company = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->promoter = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
trainees_clear (Trainees *self)
{
  g_hash_table_unref (self->hosts);
  g_hash_table_unref (self->company);
  g_hash_table_unref (self->promoter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trainees, trainees_clear)

/*
 * Whose rules
 */

typedef struct
{
  PcStore    *store;
  char       *programme;   /* NULL where nothing says which. */
  char       *region;      /* Of the office. */
} Rules;

static char *
look_up (PcStore    *store,
         const char *sql,
         const char *id)
{
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, sql, NULL);

  if (cursor == NULL)
    return NULL;

  pc_cursor_bind_text (cursor, "id", id);
  return pc_cursor_next (cursor, NULL) ? g_strdup (pc_cursor_get_text (cursor, 0)) : NULL;
}

static void
rules_init (Rules      *self,
            PcStore    *store,
            const char *programme)
{
  g_autofree char *office = pc_store_get_setting (store, PC_SETTING_OFFICE);

  self->store = store;
  self->region = look_up (store, "SELECT region FROM office WHERE id = :id", office);
  self->programme = programme != NULL ? g_strdup (programme)
                                      : look_up (store, "SELECT programme FROM office WHERE id = :id", office);
  if (self->programme == NULL)
    self->programme = look_up (store, "SELECT programme FROM pathway WHERE deleted_at IS NULL"
                                      " ORDER BY opened_on DESC, id DESC LIMIT 1", NULL);
}

static void
rules_clear (Rules *self)
{
  g_free (self->programme);
  g_free (self->region);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, rules_clear)

/* NULL where this computer does not know the programme. */
static PcProgramme *
find_programme (const Rules *self,
                PcRecord    *host)
{
  const char *region = host != NULL ? pc_record_get_text (host, PC_ORGANISATION_REGION) : NULL;

  return self->programme != NULL
         ? pc_case_find_programme (self->store, self->programme, region != NULL ? region : self->region) : NULL;
}

static char *
name_rules (PcProgramme *programme)
{
  PcRegion *region = programme != NULL ? pc_programme_get_region (programme) : NULL;

  if (region == NULL)
    return programme != NULL ? g_strdup (pc_programme_get_name (programme)) : NULL;

  return g_strdup_printf ("%s, %s", pc_programme_get_name (programme), pc_region_get_name (region));
}

/*
 * Hosts
 */

static void
set_count (PcTempRows *rows,
           guint       column,
           PcRecord   *record,
           guint       field)
{
  pc_temp_rows_set_int (rows, column, pc_record_get_number_or (record, field, 0));
}

static void
set_staff (PcTempRows *rows,
           PcRecord   *host)
{
  if (!pc_record_is_set (host, PC_ORGANISATION_STAFF))
    return;

  pc_report_set_field (rows, HOST_STAFF, host, PC_ORGANISATION_STAFF);
  pc_report_set_field (rows, HOST_FIXED_TERM, host, PC_ORGANISATION_STAFF_FIXED_TERM);
  set_count (rows, HOST_APPRENTICES, host, PC_ORGANISATION_STAFF_APPRENTICES);
  pc_temp_rows_set_int (rows, HOST_COUNTED, pc_host_get_staff (host, TRUE));
}

static void
set_places (PcTempRows  *rows,
            PcRecord    *host,
            PcProgramme *programme,
            int          trainees)
{
  const int places = programme != NULL ? pc_host_get_places (pc_programme_get_rules (programme),
                                                             pc_host_get_staff (host, TRUE)) : -1;
  const gint64 bonus = pc_record_get_number_or (host, PC_ORGANISATION_BONUS_PLACES, 0);
  const gint64 others = pc_record_get_number_or (host, PC_ORGANISATION_OTHER_TRAINEES, 0);
  g_autofree char *rules = name_rules (programme);

  set_count (rows, HOST_BONUS, host, PC_ORGANISATION_BONUS_PLACES);
  set_count (rows, HOST_OTHERS, host, PC_ORGANISATION_OTHER_TRAINEES);
  pc_temp_rows_set_int (rows, HOST_TRAINEES, trainees);
  pc_temp_rows_set_text (rows, HOST_RULES, rules);
  if (places < 0)
    return;

  pc_temp_rows_set_int (rows, HOST_PLACES, places);
  pc_temp_rows_set_int (rows, HOST_LEFT, places + bonus - trainees - others);
  pc_temp_rows_set_int (rows, HOST_ASSUMED, pc_programme_is_unknown (programme, "Traineeship", "HostQuota"));
}

static gboolean
add_host (PcTempRows   *rows,
          PcRecord     *host,
          const Rules  *rules,
          int           trainees,
          GError      **error)
{
  pc_report_set_field (rows, HOST_NAME, host, PC_ORGANISATION_NAME);
  pc_report_set_field (rows, HOST_TOWN, host, PC_ORGANISATION_TOWN);
  pc_report_set_field (rows, HOST_ACTIVITY, host, PC_ORGANISATION_ACTIVITY_SECTION);
  pc_report_set_field (rows, HOST_AGREEMENT, host, PC_ORGANISATION_AGREEMENT_NUMBER);
  pc_report_set_field (rows, HOST_AGREEMENT_ENDS, host, PC_ORGANISATION_AGREEMENT_ENDS_ON);
  pc_report_set_field (rows, HOST_ID, host, PC_RECORD_ID);
  set_staff (rows, host);
  set_places (rows, host, find_programme (rules, host), trainees);
  return pc_temp_rows_add (rows, error);
}

/* Of another kind are hosts those that have trainees all the same. */
static gboolean
is_host (PcRecord *organisation,
         int       trainees)
{
  return trainees > 0 || g_strcmp0 (pc_record_get_text (organisation, PC_ORGANISATION_KIND), "host") == 0;
}

/*
 * Tutors
 */

static gboolean
add_tutor (PcTempRows   *rows,
           PcRecord     *tutor,
           PcProgramme  *programme,
           const char   *key,
           int           most,
           int           trainees,
           GError      **error)
{
  g_autofree char *name = pc_record_dup_name (tutor);

  pc_temp_rows_set_text (rows, TUTOR_NAME, name);
  pc_report_set_field (rows, TUTOR_ID, tutor, PC_RECORD_ID);
  pc_temp_rows_set_int (rows, TUTOR_TRAINEES, trainees);
  if (most >= 0)
    {
      pc_temp_rows_set_int (rows, TUTOR_MOST, most);
      pc_temp_rows_set_int (rows, TUTOR_LEFT, most - trainees);
      pc_temp_rows_set_int (rows, TUTOR_ASSUMED, pc_programme_is_unknown (programme, "Traineeship", key));
    }

  return pc_temp_rows_add (rows, error);
}

/* The company tutors of a host, in the order of their names. */
static gboolean
add_company_tutors (PcTempRows      *rows,
                    PcRecord        *host,
                    const Rules     *rules,
                    const Trainees  *trainees,
                    GError         **error)
{
  PcProgramme *programme = find_programme (rules, host);
  const int most = programme != NULL ? pc_programme_get_rules (programme)->max_trainees_per_host_tutor : -1;
  g_autoptr(GPtrArray) contacts = pc_store_list_by (rules->store, &pc_contact_kind, PC_CONTACT_ORGANISATION_ID,
                                                    pc_record_get_id (host), "family_name", error);

  for (guint i = 0; contacts != NULL && i < contacts->len; i++)
    {
      PcRecord *contact = contacts->pdata[i];
      const int now = get_count (trainees->company, contact);

      if (now == 0 && g_strcmp0 (pc_record_get_text (contact, PC_CONTACT_ROLE), "company-tutor") != 0)
        continue;

      pc_report_set_field (rows, TUTOR_PLACE, host, PC_ORGANISATION_NAME);
      pc_report_set_field (rows, TUTOR_JOB, contact, PC_CONTACT_JOB_TITLE);
      if (!add_tutor (rows, contact, programme, "MaxTraineesPerHostTutor", most, now, error))
        return FALSE;
    }

  return contacts != NULL;
}

/* All that a tutor follows count here: those of one host with the same goals, who do not, do so only for each other. */
static gboolean
add_promoter_tutors (PcTempRows      *rows,
                     const Rules     *rules,
                     const Trainees  *trainees,
                     GError         **error)
{
  PcProgramme *programme = find_programme (rules, NULL);
  const int most = programme != NULL ? pc_programme_get_rules (programme)->max_trainees_per_promoter_tutor : -1;
  g_autoptr(GPtrArray) operators = pc_store_list_by (rules->store, &pc_operator_kind, -1, NULL, "family_name", error);

  for (guint i = 0; operators != NULL && i < operators->len; i++)
    {
      PcRecord *operator = operators->pdata[i];
      const int now = get_count (trainees->promoter, operator);
      g_autoptr(PcRecord) office = NULL;

      if (now == 0 && g_strcmp0 (pc_record_get_text (operator, PC_OPERATOR_ROLE), "tutor") != 0)
        continue;

      office = pc_store_get (rules->store, &pc_office_kind, pc_record_get_text (operator, PC_OPERATOR_OFFICE_ID), NULL);
      pc_report_set_field (rows, TUTOR_PLACE, office, PC_OFFICE_NAME);
      pc_report_set_field (rows, TUTOR_JOB, operator, PC_OPERATOR_ROLE);
      if (!add_tutor (rows, operator, programme, "MaxTraineesPerPromoterTutor", most, now, error))
        return FALSE;
    }

  return operators != NULL;
}

/*
 * All of it
 */

static gboolean
add_hosts (PcTempRows      *hosts,
           PcTempRows      *tutors,
           const Rules     *rules,
           const Trainees  *trainees,
           GHashTable      *arguments,
           GError         **error)
{
  g_autoptr(GPtrArray) organisations = pc_store_list_by (rules->store, &pc_organisation_kind, -1, NULL, "name", error);

  for (guint i = 0; organisations != NULL && i < organisations->len; i++)
    {
      PcRecord *organisation = organisations->pdata[i];
      const int now = get_count (trainees->hosts, organisation);

      if (is_host (organisation, now) && pc_report_allows (arguments, "host", pc_record_get_id (organisation)) &&
          (!add_host (hosts, organisation, rules, now, error) ||
           !add_company_tutors (tutors, organisation, rules, trainees, error)))
        return FALSE;
    }

  return organisations != NULL;
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr(PcTempRows) hosts = pc_temp_rows_new (store, &host_table, error);
  g_autoptr(PcTempRows) company = hosts != NULL ? pc_temp_rows_new (store, &company_table, error) : NULL;
  g_autoptr(PcTempRows) promoter = company != NULL ? pc_temp_rows_new (store, &promoter_table, error) : NULL;
  const PcDay asked = pc_report_get_day (arguments, "on");
  const PcDay on = asked != 0 ? asked : pc_day_today ();
  g_auto(Trainees) trainees = { NULL };
  g_auto(Rules) rules = { NULL };

  trainees_init (&trainees);
  rules_init (&rules, store, pc_report_get_text (arguments, "programme"));
  return promoter != NULL &&
         pc_case_foreach (store, NULL, on, 0, cancellable, look_at_case, &trainees, error) &&
         add_hosts (hosts, company, &rules, &trainees, arguments, error) &&
         add_promoter_tutors (promoter, &rules, &trainees, error);
}

static const PcReportSheet sheets[] = {
  { .table = &host_table, .landscape = TRUE },
  { .table = &company_table },
  { .table = &promoter_table },
};

const PcReport pc_hosts_report = {
  .name = "hosts",
  .title = N_("Hosts, places and tutors"),
  .description = N_("How many trainees each host has and may have, and how many each tutor follows."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
