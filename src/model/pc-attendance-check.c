/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-attendance-check.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-register-check.h"
#include "pc-time.h"

/*
 * The rules; those of registers stand in pc-register-check.c.
 *
 *   attendance-outside         present outside the traineeship
 *   attendance-suspended       present in a suspension
 *   attendance-twice           a day twice
 *   attendance-future          a day that has not come yet
 *   attendance-daily           more hours than a day may have
 *   attendance-weekly          more hours than a week may have
 *   attendance-times           other hours than between the times
 *   attendance-times-reversed  out before in
 *   attendance-break           the break is not taken off
 *   attendance-no-hours        present for no time
 *   attendance-absent-hours    hours beside an absence
 *   attendance-not-due         present on a day off
 *   attendance-not-suspended   marked as suspended, with no suspension on record
 *   attendance-services        present at two places at once
 *   attendance-missing         days due that nobody has marked
 */

typedef enum
{
  OUTSIDE,
  SUSPENDED,
  TWICE,
  FUTURE,
  DAILY,
  TIMES,
  REVERSED,
  BREAK,
  NO_HOURS,
  ABSENT_HOURS,
  NOT_DUE,
  NOT_SUSPENDED,
  SERVICES,
  MISSING,
  N_RULES
} Rule;

static const struct
{
  const char     *rule;
  PcFindingLevel  level;
  int             field;
  const char     *message;
} rules[N_RULES] = {
  { "attendance-outside", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_DATE,
    N_("Hours of presence outside the traineeship do not count: correct the day, or the days of the traineeship.") },
  { "attendance-suspended", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_DATE,
    N_("Hours of presence during a suspension do not count: correct the day, or the suspension.") },
  { "attendance-twice", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_DATE,
    N_("A day is there twice, and only its first row counts: remove the other.") },
  { "attendance-future", PC_FINDING_REFUSED, PC_ATTENDANCE_DAY_DATE,
    N_("A day is marked that has not come yet: correct it.") },
  { "attendance-daily", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_MINUTES,
    N_("More hours are marked than a day may have: correct them.") },
  { "attendance-times", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_MINUTES,
    N_("The hours are not those between entry and exit, net of the break: correct one of them.") },
  { "attendance-times-reversed", PC_FINDING_REFUSED, PC_ATTENDANCE_DAY_ENDS_AT,
    N_("An exit is before its entry: correct the times.") },
  { "attendance-break", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_MINUTES,
    N_("The agreed break lies between entry and exit, but the hours are not net of it: take it off.") },
  { "attendance-no-hours", PC_FINDING_UNKNOWN, PC_ATTENDANCE_DAY_MINUTES,
    N_("A day of presence has no hours: enter them.") },
  { "attendance-absent-hours", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_KIND,
    N_("Hours stand beside an absence and do not count: mark the day as present, or remove them.") },
  { "attendance-not-due", PC_FINDING_NOTE, PC_ATTENDANCE_DAY_DATE,
    N_("There is presence on a day off, a holiday or a day of closure. It counts: check that it was agreed.") },
  { "attendance-not-suspended", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_KIND,
    N_("A day is marked as suspended, but no suspension that counts is among the events: enter it, or mark the "
       "absence.") },
  { "attendance-services", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_STARTS_AT,
    N_("The person was at the traineeship and at a service at the same time: correct one of the two.") },
  { "attendance-missing", PC_FINDING_WARNING, PC_ATTENDANCE_DAY_KIND,
    N_("The register is filled in every day, but days are not marked: mark the presence or the absence.") },
};

/* The days that a rule concerns. */
typedef struct
{
  PcDay      first;
  guint      n;
  char      *first_id;
  GPtrArray *ids;
} Bucket;

typedef struct
{
  PcCase                 *self;
  PcTraineeshipCase      *traineeship;
  PcProgramme            *programme;
  const PcProgrammeRules *rules;
  PcDay                   on;
  PcCourse                course;
  GArray                 *timetable;   /* From the start to the last day. */
  PcSituation             terms;       /* Those of the day that is looked at. */
  PcDay                   terms_until; /* The last day on which they hold. */
  Bucket                  buckets[N_RULES];
  GPtrArray              *findings;
} Check;

static void
put (Check              *check,
     Rule                rule,
     const PcAttendance *row,
     PcDay               day)
{
  Bucket *bucket = &check->buckets[rule];

  if (bucket->n++ == 0)
    {
      bucket->first = day;
      bucket->first_id = row != NULL && *row->id != '\0' ? g_strdup (row->id) : NULL;
      bucket->ids = g_ptr_array_new_with_free_func (g_free);
    }
  if (row != NULL && *row->id != '\0')
    g_ptr_array_add (bucket->ids, g_strdup (row->id));
}

/* The terms of a day; they change with the events alone. */
static const PcSituation *
get_terms (Check *check,
           PcDay  day)
{
  if (day <= check->terms_until)
    return &check->terms;

  pc_situation_read_terms (check->traineeship, day, &check->terms);
  check->terms_until = G_MAXINT32;
  for (guint i = 0; i < check->traineeship->events->len; i++)
    {
      const PcDay changes = pc_record_get_day (check->traineeship->events->pdata[i], PC_TRAINEESHIP_EVENT_DATE);

      if (changes > day)
        {
          check->terms_until = changes - 1;
          break;
        }
    }

  return &check->terms;
}

static PcTimetableReason
get_reason (const Check *check,
            PcDay        day)
{
  if (check->course.last == 0 || day < check->course.starts || day > check->course.last)
    return PC_TIMETABLE_OUTSIDE;

  return g_array_index (check->timetable, PcTimetableDay, day - check->course.starts).reason;
}

/* The stricter of what the programme allows and what is agreed; -1 where neither says. */
static int
get_daily_limit (const Check *check)
{
  const int programme = check->rules != NULL ? check->rules->daily_minutes : -1;
  const int agreed = (int) pc_record_get_number_or (check->traineeship->traineeship, PC_TRAINEESHIP_DAILY_MINUTES, -1);

  return programme < 0 ? agreed : agreed < 0 ? programme : MIN (programme, agreed);
}

/* The minutes of one entry and exit: 0 where a time is missing, -1 where they are reversed. */
static int
get_span (int starts_at,
          int ends_at)
{
  if (starts_at < 0 || ends_at < 0)
    return 0;

  return ends_at > starts_at ? ends_at - starts_at : -1;
}

static void
check_times (Check              *check,
             const PcAttendance *row)
{
  const int first = get_span (row->starts_at, row->ends_at);
  const int second = get_span (row->second_starts_at, row->second_ends_at);
  const PcSituation *terms = get_terms (check, row->day);
  const int pause = second > 0 ? 0 : MAX (terms->break_minutes, 0);

  if (first < 0 || second < 0 || (second > 0 && row->ends_at > row->second_starts_at))
    put (check, REVERSED, row, row->day);
  else if (first == 0 || row->minutes == first + second - pause)
    return;
  else if (row->minutes != first + second)
    put (check, TIMES, row, row->day);
  else if (pause > 0 && terms->daily_minutes >= 0 && row->minutes > terms->daily_minutes)
    put (check, BREAK, row, row->day);
}

/* Whether the times of the day overlap with those of a session. */
static gboolean
overlaps (const PcAttendance *row,
          const PcSession    *session)
{
  return (row->starts_at >= 0 && row->starts_at < session->ends_at && session->starts_at < row->ends_at) ||
         (row->second_starts_at >= 0 && row->second_starts_at < session->ends_at &&
          session->starts_at < row->second_ends_at);
}

/* @next is the first session that may be on the day or later; both go by day. */
static void
check_services (Check              *check,
                const PcAttendance *row,
                guint              *next)
{
  const GArray *sessions = check->self->sessions;

  while (*next < sessions->len && g_array_index (sessions, PcSession, *next).day < row->day)
    (*next)++;

  for (guint i = *next; i < sessions->len; i++)
    {
      const PcSession *session = &g_array_index (sessions, PcSession, i);

      if (session->day > row->day)
        return;
      if (session->starts_at >= 0 && session->ends_at > session->starts_at && overlaps (row, session) &&
          g_strcmp0 (session->delivery, "presence") == 0 && g_strcmp0 (session->participation, "present") == 0)
        {
          put (check, SERVICES, row, row->day);
          g_ptr_array_add (check->buckets[SERVICES].ids, g_strdup (session->id));
        }
    }
}

static void
check_presence (Check              *check,
                const PcAttendance *row,
                guint              *next_session)
{
  const PcTimetableReason reason = get_reason (check, row->day);
  const int limit = get_daily_limit (check);

  if (reason == PC_TIMETABLE_OUTSIDE)
    put (check, OUTSIDE, row, row->day);
  else if (reason == PC_TIMETABLE_SUSPENDED)
    put (check, SUSPENDED, row, row->day);
  else if (reason != PC_TIMETABLE_DUE)
    put (check, NOT_DUE, row, row->day);

  if (row->minutes <= 0)
    put (check, NO_HOURS, row, row->day);
  else if (row->minutes > (limit >= 0 ? limit : 1440))
    put (check, DAILY, row, row->day);

  check_times (check, row);
  check_services (check, row, next_session);
}

static void
check_rows (Check *check)
{
  const GArray *days = check->traineeship->days;
  const char *present = g_intern_static_string ("present"), *suspended = g_intern_static_string ("suspended");
  guint next_session = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const PcAttendance *row = &g_array_index (days, PcAttendance, i);

      if (i > 0 && g_array_index (days, PcAttendance, i - 1).day == row->day)
        put (check, TWICE, row, row->day);
      if (row->day > check->on)
        put (check, FUTURE, row, row->day);
      if (row->kind == present)
        check_presence (check, row, &next_session);
      else if (row->minutes > 0)
        put (check, ABSENT_HOURS, row, row->day);
      if (row->kind == suspended && get_reason (check, row->day) != PC_TIMETABLE_SUSPENDED)
        put (check, NOT_SUSPENDED, row, row->day);
    }
}

static void
check_missing (Check *check)
{
  const GArray *days = check->traineeship->days;
  guint next = 0;

  for (PcDay day = check->course.starts; day <= check->course.last && day < check->on; day++)
    {
      while (next < days->len && g_array_index (days, PcAttendance, next).day < day)
        next++;
      if (get_reason (check, day) == PC_TIMETABLE_DUE &&
          (next == days->len || g_array_index (days, PcAttendance, next).day > day))
        put (check, MISSING, NULL, day);
    }
}

static char *
count_days (const Bucket *bucket)
{
  g_autofree char *first = pc_day_format (bucket->first);

  if (bucket->n == 1)
    /* Translators: %s is the day that a remark is about. */
    return g_strdup_printf (_("The day is %s."), first);

  /* Translators: %u are the days that a remark is about, %s the first of them. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "It is %u day, the first is %s.",
                                       "There are %u such days, the first is %s.", bucket->n),
                          bucket->n, first);
}

static void
report (Check *check,
        Rule   rule)
{
  Bucket *bucket = &check->buckets[rule];
  g_autofree char *count = NULL;
  PcFinding *finding;

  if (bucket->n == 0)
    return;

  count = count_days (bucket);
  finding = pc_findings_add (check->findings, rules[rule].rule, rules[rule].level,
                             g_strjoin (" ", _(rules[rule].message), count, NULL));
  pc_finding_set_place (finding, &pc_attendance_day_kind, NULL, rules[rule].field);
  finding->record_id = g_steal_pointer (&bucket->first_id);
  finding->day = bucket->first;
  finding->rows = bucket->ids;
  if (check->programme != NULL && rule == DAILY && check->rules->daily_minutes >= 0)
    pc_finding_set_source (finding, check->programme, "Traineeship", "DailyHours");
  else if (check->programme != NULL && (rule == MISSING || rule == TIMES || rule == BREAK))
    pc_register_cite (finding, check->programme);
}

/* The most that a week may have; -1 where nobody says. */
static int
get_weekly_limit (const Check       *check,
                  const PcSituation *terms)
{
  const int programme = check->rules != NULL ? check->rules->weekly_minutes : -1;

  if (programme < 0 || (terms->weekly_minutes >= 0 && terms->weekly_minutes < programme))
    return terms->weekly_minutes;

  return programme;
}

static void
say_weeks (Check *check,
           guint  n_weeks,
           PcDay  monday)
{
  g_autofree char *text = pc_day_format (monday);
  PcFinding *finding;

  finding = pc_findings_add (check->findings, "attendance-weekly", PC_FINDING_WARNING,
                             /* Translators: %u are weeks, %s is the first Monday. */
                             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                           "In %u week, that of %s, more hours are marked than a "
                                                           "week may have: correct them, or change the timetable.",
                                                           "In %u weeks, from that of %s on, more hours are marked "
                                                           "than a week may have: correct them, or change the "
                                                           "timetable.", n_weeks),
                                              n_weeks, text));
  pc_finding_set_place (finding, &pc_attendance_day_kind, NULL, PC_ATTENDANCE_DAY_MINUTES);
  finding->day = monday;
  if (check->programme != NULL && check->rules->weekly_minutes >= 0)
    pc_finding_set_source (finding, check->programme, "Traineeship", "WeeklyHours");
}

static void
check_weeks (Check *check)
{
  const GArray *days = check->traineeship->days;
  const char *present = g_intern_static_string ("present");
  guint n_weeks = 0;
  PcDay first = 0;

  check->terms_until = 0;
  for (guint i = 0; i < days->len;)
    {
      const PcDay day = g_array_index (days, PcAttendance, i).day;
      const PcDay monday = day - pc_day_get_weekday (day) + 1;
      const int limit = get_weekly_limit (check, get_terms (check, day));
      int minutes = 0;

      for (; i < days->len && g_array_index (days, PcAttendance, i).day < monday + 7; i++)
        if (g_array_index (days, PcAttendance, i).kind == present)
          minutes += CLAMP (g_array_index (days, PcAttendance, i).minutes, 0, 1440);

      if (limit >= 0 && minutes > limit && n_weeks++ == 0)
        first = monday;
    }

  if (n_weeks > 0)
    say_weeks (check, n_weeks, first);
}

void
pc_attendance_check (PcCase            *self,
                     PcPathwayCase     *pathway,
                     PcTraineeshipCase *traineeship,
                     PcDay              on,
                     GPtrArray         *findings)
{
  Check check = { .self = self, .traineeship = traineeship, .on = on, .findings = findings };

  g_return_if_fail (self != NULL && pathway != NULL && traineeship != NULL && on > 0 && findings != NULL);

  check.programme = pathway->programme;
  check.rules = check.programme != NULL ? pc_programme_get_rules (check.programme) : NULL;
  pc_course_reckon (traineeship, check.rules, on, &check.course);
  check.timetable = pc_timetable_reckon (traineeship, check.rules, on, MAX (check.course.starts, 1), check.course.last);

  check_rows (&check);
  if (check.course.last != 0)
    check_missing (&check);
  for (guint i = 0; i < N_RULES; i++)
    report (&check, i);
  check_weeks (&check);
  pc_register_check (self, pathway, traineeship, on, findings);

  g_array_unref (check.timetable);
  pc_course_clear (&check.course);
}
