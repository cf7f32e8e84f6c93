/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-attendance.h"

#include "pc-kinds.h"
#include "pc-register.h"

typedef enum
{
  KIND_PRESENT,
  KIND_ABSENT,
  KIND_JUSTIFIED,
  KIND_SICK,
  KIND_INJURY,
  KIND_LEAVE,
  KIND_CLOSED,
  KIND_SUSPENDED,
  N_KINDS
} Kind;

/* The month that is being added up, with all that it needs. */
typedef struct
{
  PcTraineeshipCase *self;
  GArray            *cover;
  PcDay              on;
  const char        *kinds[N_KINDS];
  guint              next;      /* The row of attendance that comes next. */
} Tally;

static void
fill_kinds (const char *kinds[N_KINDS])
{
  static const char * const codes[N_KINDS] = {
    "present", "absent", "justified", "sick", "injury", "permission", "holiday-closed", "suspended",
  };

  for (guint i = 0; i < N_KINDS; i++)
    kinds[i] = g_intern_static_string (codes[i]);
}

/* The row of @day, which those before it have led up to; the first, where there are two. */
static const PcAttendance *
take_row (Tally *tally,
          PcDay  day)
{
  const GArray *days = tally->self->days;
  const PcAttendance *found = NULL;

  for (; tally->next < days->len; tally->next++)
    {
      const PcAttendance *row = &g_array_index (days, PcAttendance, tally->next);

      if (row->day > day)
        break;
      if (row->day == day && found == NULL)
        found = row;
    }

  return found;
}

static void
add_presence (Tally              *tally,
              const PcAttendance *row,
              PcMonthSum         *sum)
{
  sum->attended += CLAMP (row->minutes, 0, 1440);
  sum->in_register = (sum->days_present == 0 || sum->in_register) && pc_register_covers (tally->cover, row->day);
  sum->days_present++;
}

static void
add_row (Tally                *tally,
         const PcAttendance   *row,
         const PcTimetableDay *day,
         PcMonthSum           *sum)
{
  if (day->reason == PC_TIMETABLE_SUSPENDED)
    return;

  if (row->kind == tally->kinds[KIND_PRESENT])
    add_presence (tally, row, sum);
  else if (row->kind == tally->kinds[KIND_ABSENT])
    sum->days_absent++;
  else if (row->kind == tally->kinds[KIND_JUSTIFIED])
    sum->days_justified++;
  else if (row->kind == tally->kinds[KIND_SICK])
    sum->days_sick++;
  else if (row->kind == tally->kinds[KIND_INJURY])
    sum->days_injury++;
  else if (row->kind == tally->kinds[KIND_LEAVE])
    sum->days_leave++;

  for (guint i = KIND_JUSTIFIED; i <= KIND_LEAVE; i++)
    if (row->kind == tally->kinds[i])
      sum->excused += day->minutes;
}

static void
add_day (Tally                *tally,
         PcDay                 on_day,
         const PcTimetableDay *day,
         PcMonthSum           *sum)
{
  const PcAttendance *row = take_row (tally, on_day);
  const gboolean seen = on_day < tally->on || (on_day == tally->on && row != NULL);

  sum->planned += day->minutes;
  sum->due += seen ? day->minutes : 0;
  sum->days_planned += day->reason == PC_TIMETABLE_DUE;
  sum->days_closed += day->reason == PC_TIMETABLE_CLOSED || day->reason == PC_TIMETABLE_HOLIDAY;
  sum->days_suspended += day->reason == PC_TIMETABLE_SUSPENDED;
  sum->days_missing += day->reason == PC_TIMETABLE_DUE && on_day < tally->on && row == NULL;
  sum->missing += on_day < tally->on && row == NULL ? day->minutes : 0;
  if (row != NULL && on_day <= tally->on)
    add_row (tally, row, day, sum);
}

static int
get_permille (int part,
              int whole)
{
  return whole > 0 ? (int) ((2000 * (gint64) part + whole) / (2 * (gint64) whole)) : -1;
}

static void
add_month (Tally                *tally,
           PcDay                 first,
           PcDay                 last,
           const PcTimetableDay *days,
           GArray               *months)
{
  PcMonthSum sum = { .month = pc_day_get_month_start (first), .first = first, .last = last };

  for (PcDay day = first; day <= last; day++)
    add_day (tally, day, &days[day - first], &sum);

  sum.permille = get_permille (sum.attended, sum.due);
  sum.over = last < tally->on;
  sum.complete = sum.over && sum.days_missing == 0;
  g_array_append_val (months, sum);
}

/* The end of the stretch that begins on @first: of the next of @ends, or of the month. */
static PcDay
find_end (GArray *ends,
          PcDay   first)
{
  for (guint i = 0; ends != NULL && i < ends->len; i++)
    if (g_array_index (ends, PcDay, i) >= first)
      return g_array_index (ends, PcDay, i);

  return ends == NULL ? pc_day_get_month_end (first) : 0;
}

static GArray *
sum_stretches (PcTraineeshipCase      *self,
               const PcProgrammeRules *rules,
               PcDay                   on,
               GArray                 *ends)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (PcMonthSum));
  g_autoptr(GArray) days = NULL;
  g_autoptr(GArray) cover = NULL;
  g_auto(PcCourse) course = { 0 };
  Tally tally = { .self = self, .on = on };

  pc_course_reckon (self, rules, on, &course);
  if (course.last == 0)
    return months;

  days = pc_timetable_reckon (self, rules, on, course.starts, course.last);
  cover = tally.cover = pc_register_list_cover (self, rules);
  fill_kinds (tally.kinds);
  for (PcDay first = course.starts, last; first <= course.last; first = last + 1)
    {
      if ((last = MIN (find_end (ends, first), course.last)) == 0)
        break;
      add_month (&tally, first, last, &g_array_index (days, PcTimetableDay, first - course.starts), months);
    }

  return months;
}

GArray *
pc_attendance_sum_months (PcTraineeshipCase      *self,
                          const PcProgrammeRules *rules,
                          PcDay                   on)
{
  g_return_val_if_fail (self != NULL && on > 0, g_array_new (FALSE, FALSE, sizeof (PcMonthSum)));

  return sum_stretches (self, rules, on, NULL);
}

GArray *
pc_attendance_sum_stretches (PcTraineeshipCase      *self,
                             const PcProgrammeRules *rules,
                             PcDay                   on,
                             GArray                 *ends)
{
  g_return_val_if_fail (self != NULL && on > 0 && ends != NULL, g_array_new (FALSE, FALSE, sizeof (PcMonthSum)));

  return sum_stretches (self, rules, on, ends);
}

void
pc_attendance_sum (PcTraineeshipCase      *self,
                   const PcProgrammeRules *rules,
                   PcDay                   on,
                   PcAttendanceSum        *sum)
{
  g_autoptr(GArray) months = pc_attendance_sum_months (self, rules, on);

  g_return_if_fail (sum != NULL);

  *sum = (PcAttendanceSum) { .project = pc_timetable_get_project_minutes (self, rules, on) };
  for (guint i = 0; i < months->len; i++)
    {
      const PcMonthSum *month = &g_array_index (months, PcMonthSum, i);

      sum->attended += month->attended;
      sum->due += month->due;
      sum->planned += month->planned;
      sum->days_missing += month->days_missing;
    }

  sum->permille = get_permille (sum->attended, sum->due);
  sum->project_permille = get_permille (sum->attended, sum->project);
}

int
pc_attendance_get_share (PcTraineeshipCase      *self,
                         const PcProgrammeRules *rules,
                         PcDay                   on)
{
  PcAttendanceSum sum;

  pc_attendance_sum (self, rules, on, &sum);
  return sum.project_permille;
}
