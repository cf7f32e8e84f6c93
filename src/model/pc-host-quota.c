/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-host-check-private.h"

/*
 * How many at once
 */

typedef struct
{
  PcDay day;
  int   change;
} Change;

/* Who comes on a day on which another leaves is there together with them: the last day counts. */
static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const Change *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  return second->change - first->change;
}

static void
add_change (GArray *changes,
            PcDay   day,
            int     change)
{
  const Change one = { day, change };

  g_array_append_val (changes, one);
}

static GArray *
list_changes (GArray   *periods,
              PcDay     from,
              PcDay     to,
              gboolean  same_too)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));

  for (guint i = 0; i < periods->len; i++)
    {
      const PcPeriod *period = &g_array_index (periods, PcPeriod, i);
      const PcDay ends = period->ends != 0 ? MIN (period->ends, to) : to;
      const PcDay starts = MAX (period->starts, from);

      if ((period->same && !same_too) || starts > ends)
        continue;

      add_change (changes, starts, 1);
      add_change (changes, ends, -1);
    }

  g_array_sort (changes, compare_changes);
  return changes;
}

int
pc_periods_get_peak (GArray   *periods,
                     PcDay     from,
                     PcDay     to,
                     gboolean  same_too)
{
  g_autoptr(GArray) changes = NULL;
  int now = 0, peak = 0;

  g_return_val_if_fail (periods != NULL, 0);

  changes = list_changes (periods, from, to, same_too);
  for (guint i = 0; i < changes->len; i++)
    {
      now += g_array_index (changes, Change, i).change;
      peak = MAX (peak, now);
    }

  return peak;
}

static void
add_rows (PcFinding *finding,
          GArray    *periods)
{
  for (guint i = 0; i < periods->len; i++)
    pc_finding_add_row (finding, g_array_index (periods, PcPeriod, i).id);
}

/*
 * Places of the host
 */

/* More people than anybody has are as many as that: sums of them stay within an int. */
#define MOST_PEOPLE (G_MAXINT / 100)

static int
get_count (PcRecord *host,
           guint     field)
{
  return (int) CLAMP (pc_record_get_number_or (host, field, 0), 0, MOST_PEOPLE);
}

int
pc_host_get_staff (PcRecord *host,
                   gboolean  fixed_term)
{
  gint64 staff;

  g_return_val_if_fail (PC_IS_RECORD (host), -1);

  if (!pc_record_is_set (host, PC_ORGANISATION_STAFF))
    return -1;

  staff = pc_record_get_number (host, PC_ORGANISATION_STAFF) -
          pc_record_get_number_or (host, PC_ORGANISATION_STAFF_APPRENTICES, 0);
  if (!fixed_term)
    staff -= pc_record_get_number_or (host, PC_ORGANISATION_STAFF_FIXED_TERM, 0);

  return (int) CLAMP (staff, 0, MOST_PEOPLE);
}

int
pc_host_get_places (const PcProgrammeRules *rules,
                    int                     staff)
{
  g_return_val_if_fail (rules != NULL, -1);

  if (rules->host_quota == NULL || staff < 0)
    return -1;

  for (guint i = 0; i < rules->host_quota->len; i++)
    {
      const PcProgrammeBand *band = &g_array_index (rules->host_quota, PcProgrammeBand, i);

      if ((guint) staff <= band->up_to)
        return (int) band->places;
    }

  return rules->host_quota_beyond >= 0 ? (staff * rules->host_quota_beyond + 99) / 100 : -1;
}

/* The key that says the places of a host of that size. */
static const char *
get_quota_key (const PcHostCheck *self,
               int                staff)
{
  const GArray *bands = self->rules->host_quota;

  return bands != NULL && bands->len > 0 && (guint) staff > g_array_index (bands, PcProgrammeBand, bands->len - 1).up_to
           ? "HostQuotaBeyond" : "HostQuota";
}

static PcFinding *
add_quota (const PcHostCheck *self,
           const char        *rule,
           PcFindingLevel     level,
           guint              field,
           int                staff,
           char              *message)
{
  PcFinding *finding = pc_host_check_add (self, rule, level, self->host, field, message);

  add_rows (finding, self->traineeship->at_host);
  return pc_requirement_settle (finding, self->programme, "Traineeship", get_quota_key (self, staff));
}

static void
check_staff (const PcHostCheck *self)
{
  const gint64 staff = pc_record_get_number_or (self->host, PC_ORGANISATION_STAFF, 0);
  const gint64 apprentices = pc_record_get_number_or (self->host, PC_ORGANISATION_STAFF_APPRENTICES, 0);
  const gint64 fixed_term = pc_record_get_number_or (self->host, PC_ORGANISATION_STAFF_FIXED_TERM, 0);

  if (staff < 0 || apprentices < 0 || fixed_term < 0 || apprentices + fixed_term > staff)
    pc_host_check_add (self, "clearance-staff-wrong", PC_FINDING_WARNING, self->host, PC_ORGANISATION_STAFF,
                       g_strdup (_("Apprentices and people on a fixed term are counted among the employees, and here "
                                   "they are more than those: correct the three numbers.")));
}

/* Enough places, but only if something holds that the record cannot tell. */
static void
check_conditions (const PcHostCheck *self,
                  int                trainees,
                  int                staff,
                  int                places,
                  int                bonus)
{
  const int permanent = pc_host_get_places (self->rules, pc_host_get_staff (self->host, FALSE));

  if (trainees > permanent + bonus)
    add_quota (self, "clearance-quota-fixed-term", PC_FINDING_WARNING, PC_ORGANISATION_STAFF_FIXED_TERM, staff,
               g_strdup (_("The places are enough only with the employees on a fixed term, who count if their "
                           "contracts last as long as the traineeship: make sure that they do.")));
  if (trainees > places && pc_record_get_number_or (self->host, PC_ORGANISATION_FORMER_TRAINEES_HIRED, 0) <= 0)
    add_quota (self, "clearance-quota-bonus", PC_FINDING_WARNING, PC_ORGANISATION_FORMER_TRAINEES_HIRED, staff,
               g_strdup (_("The places are enough only with the bonus places, which are for hosts that hired a fifth "
                           "of their former trainees at least: record how many were hired.")));
}

static void
check_places (const PcHostCheck *self)
{
  const int staff = pc_host_get_staff (self->host, TRUE);
  const int places = pc_host_get_places (self->rules, staff);
  const int bonus = get_count (self->host, PC_ORGANISATION_BONUS_PLACES);
  const int others = get_count (self->host, PC_ORGANISATION_OTHER_TRAINEES);
  const int here = pc_periods_get_peak (self->traineeship->at_host, self->course.starts, self->course.last, TRUE);
  const int trainees = 1 + here + others;

  if (staff < 0)
    return;

  if (places < 0)
    add_quota (self, "clearance-quota-unstated", PC_FINDING_UNKNOWN, PC_ORGANISATION_STAFF, staff,
               g_strdup (_("How many trainees a host of this size may have at once is not stated: check it, and set it "
                           "in the programme.")));
  else if (trainees > places + bonus)
    add_quota (self, "clearance-quota", PC_FINDING_REFUSED, PC_ORGANISATION_STAFF, staff,
               /* Translators: all %d are numbers of people. */
               g_strdup_printf (_("Too many trainees at once at this host. Trainees: %d, places: %d, of these bonus "
                                  "places: %d, employees that count: %d. Choose other days or another host."),
                                trainees, places + bonus, bonus, staff));
  else
    check_conditions (self, trainees, staff, places, bonus);
}

/*
 * Places of the tutors
 */

typedef struct
{
  GArray     *others;
  gboolean    same_too;
  guint       field;
  guint       event_field;
  const char *change;
  int         limit;
  const char *key;
  const char *rule;
} TutorLimit;

static char *
describe_tutor (const TutorLimit *limit,
                int               trainees)
{
  return limit->field == PC_TRAINEESHIP_HOST_TUTOR_ID
           /* Translators: both %d are numbers of people. */
           ? g_strdup_printf (_("Too many trainees at once for this company tutor. Trainees: %d, at most: %d. Choose "
                                "another tutor, or other days."), trainees, limit->limit)
           /* Translators: both %d are numbers of people. */
           : g_strdup_printf (_("Too many trainees at once for this tutor of the promoter. Trainees: %d, at most: %d. "
                                "Choose another tutor, or other days."), trainees, limit->limit);
}

/* By the agreement, or by an event of a later day. */
static gboolean
has_tutor (PcTraineeshipCase *self,
           const TutorLimit  *limit)
{
  for (guint i = 0; i < self->events->len; i++)
    if (pc_course_is_event (self->events->pdata[i], limit->change) &&
        pc_record_is_set (self->events->pdata[i], limit->event_field))
      return TRUE;

  return pc_record_is_set (self->traineeship, limit->field);
}

static void
check_tutor (const PcHostCheck *self,
             const TutorLimit  *limit)
{
  PcRecord *record = self->traineeship->traineeship;
  const int trainees = 1 + pc_periods_get_peak (limit->others, self->course.starts, self->course.last, limit->same_too);
  PcFinding *finding;

  if (!has_tutor (self->traineeship, limit))
    return;

  if (limit->limit < 0)
    finding = pc_host_check_add (self, "clearance-tutor-unstated", PC_FINDING_UNKNOWN, record, limit->field,
                                 g_strdup (_("How many trainees a tutor may have at once is not stated: check it, and "
                                             "set it in the programme.")));
  else if (trainees > limit->limit)
    {
      finding = pc_host_check_add (self, limit->rule, PC_FINDING_REFUSED, record, limit->field,
                                   describe_tutor (limit, trainees));
      add_rows (finding, limit->others);
    }
  else
    return;

  pc_requirement_settle (finding, self->programme, "Traineeship", limit->key);
}

void
pc_host_check_quota (const PcHostCheck *self)
{
  const TutorLimit company = { self->traineeship->of_host_tutor, TRUE, PC_TRAINEESHIP_HOST_TUTOR_ID,
                               PC_TRAINEESHIP_EVENT_HOST_TUTOR_ID, "host-tutor-change",
                               self->rules->max_trainees_per_host_tutor, "MaxTraineesPerHostTutor",
                               "clearance-host-tutor-limit" };
  /* Not counted for the promoter's tutor: same host and same goals. */
  const TutorLimit promoter = { self->traineeship->of_promoter_tutor, FALSE, PC_TRAINEESHIP_PROMOTER_TUTOR_ID,
                                PC_TRAINEESHIP_EVENT_PROMOTER_TUTOR_ID, "promoter-tutor-change",
                                self->rules->max_trainees_per_promoter_tutor, "MaxTraineesPerPromoterTutor",
                                "clearance-promoter-tutor-limit" };

  check_staff (self);
  check_places (self);
  check_tutor (self, &company);
  check_tutor (self, &promoter);
}
