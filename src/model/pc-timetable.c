/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-timetable.h"

#include "pc-kinds.h"

/* The days that are reckoned, @from to @to. */
typedef struct
{
  PcTraineeshipCase *self;
  PcDay              from;
  PcDay              to;
  PcTimetableDay    *days;
} Stretch;

/* The first day after @day on which another timetable begins; one after @to where there is none. */
static PcDay
find_change (const Stretch *stretch,
             PcDay          day)
{
  for (guint i = 0; i < stretch->self->events->len; i++)
    {
      PcRecord *event = stretch->self->events->pdata[i];
      const PcDay changes = pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE);

      if (changes > day && changes <= stretch->to && pc_course_is_event (event, "timetable-change"))
        return changes;
    }

  return stretch->to + 1;
}

static void
fill_weekdays (const Stretch *stretch)
{
  for (PcDay day = stretch->from; day <= stretch->to;)
    {
      const PcDay changes = find_change (stretch, day);
      PcSituation terms;

      pc_situation_read_terms (stretch->self, day, &terms);
      for (int weekday = pc_day_get_weekday (day) - 1; day < changes; day++, weekday = (weekday + 1) % 7)
        stretch->days[day - stretch->from] = (PcTimetableDay) {
          terms.weekdays & (1u << weekday) ? PC_TIMETABLE_DUE : PC_TIMETABLE_FREE, terms.week[weekday]
        };
    }
}

/* Days of @reason take the place of those that come before it. */
static void
mark (const Stretch     *stretch,
      PcDay              from,
      PcDay              to,
      PcTimetableReason  reason)
{
  to = MIN (to, stretch->to);
  for (PcDay day = MAX (from, stretch->from); day <= to; day++)
    if (stretch->days[day - stretch->from].reason < reason)
      stretch->days[day - stretch->from] = (PcTimetableDay) { reason, 0 };
}

static void
mark_holidays (const Stretch *stretch)
{
  int first, last, month, day;

  pc_day_split (stretch->from, &first, &month, &day);
  pc_day_split (stretch->to, &last, &month, &day);
  for (int year = first; year <= last; year++)
    {
      PcDay holidays[PC_DAY_MAX_HOLIDAYS];
      const guint n = pc_day_list_holidays (year, holidays);

      for (guint i = 0; i < n; i++)
        mark (stretch, holidays[i], holidays[i], PC_TIMETABLE_HOLIDAY);
    }
}

static void
mark_closures (const Stretch *stretch)
{
  const char *closed = g_intern_static_string ("holiday-closed");

  for (guint i = 0; i < stretch->self->closures->len; i++)
    {
      const PcPeriod *closure = &g_array_index (stretch->self->closures, PcPeriod, i);

      mark (stretch, closure->starts, closure->ends != 0 ? closure->ends : stretch->to, PC_TIMETABLE_CLOSED);
    }

  for (guint i = 0; i < stretch->self->days->len; i++)
    {
      const PcAttendance *day = &g_array_index (stretch->self->days, PcAttendance, i);

      if (day->kind == closed)
        mark (stretch, day->day, day->day, PC_TIMETABLE_CLOSED);
    }
}

static void
mark_suspensions (const Stretch  *stretch,
                  const PcCourse *course)
{
  for (guint i = 0; i < course->suspensions->len; i++)
    {
      const PcSuspension *suspension = &g_array_index (course->suspensions, PcSuspension, i);

      if (suspension->holds)
        mark (stretch, suspension->starts, suspension->ends, PC_TIMETABLE_SUSPENDED);
    }
}

/* @last is the last day inside; 0 leaves none. */
static void
fill (const Stretch  *stretch,
      const PcCourse *course,
      PcDay           last)
{
  fill_weekdays (stretch);
  mark_holidays (stretch);
  mark_closures (stretch);
  mark_suspensions (stretch, course);
  mark (stretch, stretch->from, last != 0 ? course->starts - 1 : stretch->to, PC_TIMETABLE_OUTSIDE);
  mark (stretch, last + 1, stretch->to, PC_TIMETABLE_OUTSIDE);
}

GArray *
pc_timetable_reckon (PcTraineeshipCase      *self,
                     const PcProgrammeRules *rules,
                     PcDay                   on,
                     PcDay                   from,
                     PcDay                   to)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (PcTimetableDay));
  g_auto(PcCourse) course = { 0 };

  g_return_val_if_fail (self != NULL && on > 0 && from > 0, days);

  if (to < from)
    return days;

  g_array_set_size (days, to - from + 1);
  pc_course_reckon (self, rules, on, &course);
  fill (&(Stretch) { self, from, to, (PcTimetableDay *) days->data }, &course, course.last);
  return days;
}

int
pc_timetable_get_project_minutes (PcTraineeshipCase      *self,
                                  const PcProgrammeRules *rules,
                                  PcDay                   on)
{
  g_autofree PcTimetableDay *days = NULL;
  g_auto(PcCourse) course = { 0 };
  int minutes = 0;

  g_return_val_if_fail (self != NULL && on > 0, 0);

  pc_course_reckon (self, rules, on, &course);
  if (course.ends == 0 || course.cancelled != 0)
    return 0;

  days = g_new (PcTimetableDay, course.ends - course.starts + 1);
  fill (&(Stretch) { self, course.starts, course.ends, days }, &course, course.ends);
  for (PcDay day = course.starts; day <= course.ends; day++)
    minutes += days[day - course.starts].minutes;

  return minutes;
}

/* Up to the end as it has become, as if nobody had ended it before. */
static gboolean
has_days_after (PcTraineeshipCase *self,
                const PcCourse    *course,
                PcDay              day)
{
  const PcDay from = MAX (day + 1, course->starts);
  g_autofree PcTimetableDay *days = NULL;

  if (course->ends < from)
    return FALSE;

  days = g_new (PcTimetableDay, course->ends - from + 1);
  fill (&(Stretch) { self, from, course->ends, days }, course, course->ends);
  for (PcDay left = from; left <= course->ends; left++)
    if (days[left - from].reason == PC_TIMETABLE_DUE)
      return TRUE;

  return FALSE;
}

gboolean
pc_timetable_is_cut_short (PcTraineeshipCase *self,
                           const PcCourse    *course)
{
  g_return_val_if_fail (self != NULL && course != NULL, FALSE);

  return (course->stopped != 0 && course->stopped < course->ends) ||
         (course->closed != 0 && has_days_after (self, course, course->closed));
}
