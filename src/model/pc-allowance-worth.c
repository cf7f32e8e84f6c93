/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-allowance-worth.h"

#include "pc-money.h"

static gboolean
stops_clock (const PcSuspension *suspension)
{
  return suspension->counts || suspension->open;
}

/* The days of a suspension that lie in [@first, @last]. */
static int
count_overlap (const PcSuspension *suspension,
               PcDay               first,
               PcDay               last)
{
  return MAX (MIN (suspension->ends, last) - MAX (suspension->starts, first) + 1, 0);
}

static int
count_active_days (const PcCourse *course,
                   PcDay           first,
                   PcDay           last)
{
  int days = last - first + 1;

  for (guint i = 0; i < course->suspensions->len; i++)
    {
      const PcSuspension *suspension = &g_array_index (course->suspensions, PcSuspension, i);

      if (stops_clock (suspension))
        days -= count_overlap (suspension, first, last);
    }

  return days;
}

/* Where a day of a traineeship that nothing interrupts comes to lie. */
static PcDay
shift_day (const PcCourse *course,
           PcDay           day)
{
  for (guint i = 0; i < course->suspensions->len; i++)
    {
      const PcSuspension *suspension = &g_array_index (course->suspensions, PcSuspension, i);

      if (stops_clock (suspension) && suspension->starts <= day)
        day += suspension->days;
    }

  return day;
}

GArray *
pc_allowance_worth_list_ends (const PcCourse *course)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (PcDay));
  PcDay end = 0;

  g_return_val_if_fail (course != NULL, ends);

  for (int months = 1; end < course->last; months++)
    {
      end = shift_day (course, pc_day_get_term_end (course->starts, months));
      g_array_append_val (ends, end);
    }

  return ends;
}

/* The whole months that the traineeship lasts, suspensions left out; 0 where they are not whole. */
static int
count_whole_months (const PcCourse *course)
{
  const PcDay end = course->ends - course->suspended_days;
  int year, month, day, last_year, last_month, months;

  if (end < course->starts)
    return 0;

  pc_day_split (course->starts, &year, &month, &day);
  pc_day_split (end, &last_year, &last_month, &day);
  months = 12 * (last_year - year) + last_month - month;

  for (int n = MAX (months, 1); n <= months + 1; n++)
    if (pc_day_get_term_end (course->starts, n) == end)
      return n;

  return 0;
}

/* A part of the month and the month, in days or in minutes of the timetable. */
typedef struct
{
  int part;
  int whole;
} Portion;

static Portion
weigh_days (const PcCourse         *course,
            const PcAllowanceMonth *month)
{
  return (Portion) { count_active_days (course, month->first, month->last),
                     pc_day_get_month_end (month->first) - month->month + 1 };
}

static gboolean
is_active (const PcCourse         *course,
           const PcAllowanceMonth *month,
           PcDay                   day)
{
  const PcSuspension *suspension = pc_course_find_suspension (course, day);

  return day >= month->first && day <= month->last && (suspension == NULL || !stops_clock (suspension));
}

/* Closures do not matter here: they lessen the hours due, not what the month is worth. */
static Portion
weigh_hours (PcTraineeshipCase      *self,
             const PcCourse         *course,
             const PcAllowanceMonth *month)
{
  const PcDay end = pc_day_get_month_end (month->first);
  Portion portion = { 0, 0 };
  PcSituation terms;

  pc_situation_read_terms (self, month->first, &terms);
  for (PcDay day = month->month; day <= end; day++)
    {
      const int minutes = pc_day_is_holiday (day) ? 0 : terms.week[pc_day_get_weekday (day) - 1];

      portion.whole += minutes;
      portion.part += is_active (course, month, day) ? minutes : 0;
    }

  return portion.whole > 0 ? portion : weigh_days (course, month);
}

/* A month counted from the first day, the @nth from 0; only the last one can be a part. */
static Portion
weigh_term (const PcCourse         *course,
            const PcAllowanceMonth *month,
            int                     nth)
{
  const PcDay before = nth > 0 ? pc_day_get_term_end (course->starts, nth) : course->starts - 1;

  return (Portion) { count_active_days (course, month->first, month->last),
                     pc_day_get_term_end (course->starts, nth + 1) - before };
}

static Portion
weigh (PcTraineeshipCase      *self,
       const PcProgrammeRules *rules,
       const PcCourse         *course,
       const PcAllowanceMonth *month,
       int                     nth)
{
  if (rules->partial_month == PC_PROGRAMME_PARTIAL_MONTH_TRAINEESHIP_MONTHS)
    return weigh_term (course, month, nth);
  if (rules->partial_month == PC_PROGRAMME_PARTIAL_MONTH_BY_HOURS)
    return weigh_hours (self, course, month);

  return weigh_days (course, month);
}

/* Six months that begin in one and end in another of a different length are six months all the same. */
static void
make_up (const PcCourse *course,
         gint64          monthly_cents,
         GArray         *months)
{
  const int n = course->last == course->ends ? count_whole_months (course) : 0;
  PcAllowanceMonth *last = &g_array_index (months, PcAllowanceMonth, months->len - 1);
  gint64 missing = n * monthly_cents;

  if (n == 0 || last->reason == PC_ALLOWANCE_IS_SUSPENDED)
    return;

  for (guint i = 0; i + 1 < months->len; i++)
    missing -= g_array_index (months, PcAllowanceMonth, i).whole_cents;

  last->whole_cents = CLAMP (missing, 0, monthly_cents);
}

void
pc_allowance_worth_fill (PcTraineeshipCase      *self,
                         const PcProgrammeRules *rules,
                         const PcCourse         *course,
                         gint64                  monthly_cents,
                         GArray                 *months)
{
  g_return_if_fail (self != NULL && rules != NULL && course != NULL && monthly_cents >= 0 && months != NULL);

  for (guint i = 0; i < months->len; i++)
    {
      PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);
      const Portion portion = weigh (self, rules, course, month, i);

      month->partial = portion.part < portion.whole;
      month->whole_cents = pc_money_share (monthly_cents, MIN (portion.part, portion.whole), portion.whole);
      if (count_active_days (course, month->first, month->last) == 0)
        month->reason = PC_ALLOWANCE_IS_SUSPENDED;
    }

  if (months->len > 0 && rules->partial_month != PC_PROGRAMME_PARTIAL_MONTH_TRAINEESHIP_MONTHS)
    make_up (course, monthly_cents, months);
}
