/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-allowance.h"

#include <string.h>

#include "pc-kinds.h"
#include "sample-case.h"
#include "sample-programme.h"
#include "sample.h"

/* Edits of PUOI PLUS, whose month is 562.50, or of the small programme. */
#define BY_HOURS "Value=by-days => Value=by-hours"
#define BY_TERMS "Value=by-days => Value=traineeship-months"
#define NOTHING "Value=proportional => Value=nothing"
#define WHOLE "Value=monthly => Value=whole-traineeship"

#define FEBRUARY "2026-02-01"
#define ALL "2026-01-15..2026-07-14 present 4:00"

/* A traineeship from Monday to Friday, 9 to 13; one month of it. February 2026 has 80 hours. */
static const struct
{
  const char        *source;    /* Of the rule in FACTS: section and word or key; "README" is the rule written down there. */
  const char        *what;
  const char        *edits;
  const char        *region;
  const char        *starts, *ends;
  const char        *days;
  const char        *event;
  const char        *on;
  const char        *month;
  gint64             whole, amount, forecast;
  PcAllowanceGrade   grade;
  PcAllowanceReason  reason;
} cases[] = {
  /* The share of the hours, at its edge. */
  { "2 vda", "all of it", NULL, NULL, "2026-01-15", "2026-07-14", ALL, NULL, "2026-03-01", FEBRUARY,
    56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "2 vda: 70 %", "exactly 70.0 %", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-19 present 4:00; 2026-02-20..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "2 vda: 70 %", "69.9 %", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-18 present 4:00; 2026-02-19 present 3:55; 2026-02-20..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 39316, 39316, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "2 vda: 70 %", "a minute less than 70 %", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-18 present 4:00; 2026-02-19 present 3:59; 2026-02-20..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 39363, 39363, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "2 terni: 75 %", "exactly 75 %", NULL, "10", "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-20 present 4:00; 2026-02-23..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "2 terni: 75 %", "74.9 %", NULL, "10", "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-19 present 4:00; 2026-02-20 present 3:55; 2026-02-23..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 42129, 42129, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "2 unibs, lente: 80 %", "exactly 80 %", NULL, "03", "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-23 present 4:00; 2026-02-24..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "2 unibs, lente: 80 %", "79.9 %", NULL, "03", "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-20 present 4:00; 2026-02-23 present 3:55; 2026-02-24..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 44941, 44941, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "2 unibs, lente: never below 300", "20 %: the floor", NULL, "03", "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-05 present 4:00; 2026-02-06..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 30000, 30000, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_FLOOR },
  { "2 unibs, lente: never below 300", "the floor of a part of a month", NULL, "03", "2026-01-15", "2026-07-14",
    "2026-01-15 present 4:00; 2026-01-16..2026-01-31 absent", NULL, "2026-02-01", "2026-01-01",
    30847, 16452, 16452, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_FLOOR },
  { "README", "no floor for who never came", NULL, "03", "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 0, 0, PC_ALLOWANCE_NONE, PC_ALLOWANCE_ABSENT },
  { "2: no share found", "Puglia: the national one", NULL, "16", "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-19 present 4:00; 2026-02-20..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README BelowThreshold", "nothing below the share", NOTHING, NULL, "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-18 present 4:00; 2026-02-19 present 3:59; 2026-02-20..2026-02-28 absent", NULL, "2026-03-01", FEBRUARY,
    56250, 0, 0, PC_ALLOWANCE_NONE, PC_ALLOWANCE_BELOW_SHARE },
  { "2 vda: proportional", "justified absences are absences", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-13 present 4:00; 2026-02-16..2026-02-28 sick", NULL, "2026-03-01", FEBRUARY,
    56250, 28125, 28125, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "2 vda", "more hours than due are paid as due", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-28 present 5:00", NULL, "2026-03-01", FEBRUARY,
    56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },

  /* While it runs. */
  { "README", "in course: what is due already", NULL, NULL, "2026-01-15", "2026-07-14", "2026-02-02..2026-02-13 present 4:00", NULL,
    "2026-02-14", FEBRUARY, 56250, 28125, 56250, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_IN_COURSE },
  { "README", "in course: the share is reached", NULL, NULL, "2026-01-15", "2026-07-14", "2026-02-02..2026-02-19 present 4:00", NULL,
    "2026-02-20", FEBRUARY, 56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README", "in course: it can no longer be reached", NULL, NULL, "2026-01-15", "2026-07-14", "2026-02-02..2026-02-13 absent", NULL,
    "2026-02-14", FEBRUARY, 56250, 0, 28125, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_IN_COURSE },
  { "README", "in course: its last day at work", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-13 present 4:00; 2026-02-16..2026-02-26 absent", NULL, "2026-02-27", FEBRUARY,
    56250, 28125, 30938, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_IN_COURSE },
  { "README", "over: a Saturday, with nothing to come", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-02-02..2026-02-13 present 4:00; 2026-02-16..2026-02-27 absent", NULL, "2026-02-28", FEBRUARY,
    56250, 28125, 28125, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "README", "over: its last day is marked", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-03-02..2026-03-13 present 4:00; 2026-03-16..2026-03-31 absent", NULL, "2026-03-31", "2026-03-01",
    56250, 25568, 25568, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "README", "days that are not marked", NULL, NULL, "2026-01-15", "2026-07-14", "2026-02-02..2026-02-13 present 4:00", NULL,
    "2026-03-01", FEBRUARY, 56250, 28125, 56250, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_NOT_MARKED },
  { "README", "nothing marked at all is no nought", NULL, NULL, "2026-01-15", "2026-07-14", "", NULL, "2026-03-01", FEBRUARY,
    56250, 0, 56250, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_NOT_MARKED },
  { "README", "ahead", NULL, NULL, "2026-01-15", "2026-07-14", "", NULL, "2026-01-31", FEBRUARY,
    56250, 0, 56250, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_AHEAD },

  /* Parts of a month. */
  { "README by-days", "from the 15th: 17 of 31 days", NULL, NULL, "2026-01-15", "2026-07-14", ALL, NULL, "2026-08-01", "2026-01-01",
    30847, 30847, 30847, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README by-days", "to the 14th: what makes six months", NULL, NULL, "2026-01-15", "2026-07-14", ALL, NULL, "2026-08-01",
    "2026-07-01", 25403, 25403, 25403, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README by-days", "a part, and in proportion", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-01-15..2026-01-22 present 4:00; 2026-01-23..2026-01-31 absent", NULL, "2026-02-01", "2026-01-01",
    30847, 15424, 15424, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "README by-days", "15 February: 14 of 28 days", NULL, NULL, "2026-02-15", "2026-08-14", "2026-02-15..2026-08-14 present 4:00", NULL,
    "2026-09-01", FEBRUARY, 28125, 28125, 28125, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README by-days", "to 14 August: the other half of a month", NULL, NULL, "2026-02-15", "2026-08-14",
    "2026-02-15..2026-08-14 present 4:00", NULL, "2026-09-01", "2026-08-01", 28125, 28125, 28125, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README by-days", "15 February of a leap year: 15 of 29 days", NULL, NULL, "2028-02-15", "2028-08-14",
    "2028-02-15..2028-08-14 present 4:00", NULL, "2028-09-01", "2028-02-01", 29095, 29095, 29095, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "2 vda", "all of February of a leap year: 84 hours", NULL, NULL, "2028-02-01", "2028-07-31", "2028-02-01..2028-02-29 present 4:00", NULL,
    "2028-03-01", "2028-02-01", 56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "2 vda: 70 %", "56 of the 84 hours of a leap February", NULL, NULL, "2028-02-01", "2028-07-31",
    "2028-02-01..2028-02-18 present 4:00; 2028-02-21..2028-02-29 absent", NULL, "2028-03-01", "2028-02-01",
    56250, 37500, 37500, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "README by-days", "from 31 August, a Sunday: nothing was missed", NULL, NULL, "2025-08-31", "2026-02-28",
    "2025-09-01..2026-02-28 present 4:00", NULL, "2026-03-01", "2025-08-01", 1815, 1815, 1815, PC_ALLOWANCE_FULL, PC_ALLOWANCE_NOTHING_DUE },
  { "README by-days", "from 31 August: the last of its six months", NULL, NULL, "2025-08-31", "2026-02-28",
    "2025-09-01..2026-02-28 present 4:00", NULL, "2026-03-01", FEBRUARY, 54435, 54435, 54435, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README by-hours", "12 of the 20 days at work of January", BY_HOURS, NULL, "2026-01-15", "2026-07-14", ALL, NULL, "2026-08-01",
    "2026-01-01", 33750, 33750, 33750, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README by-hours", "and what makes six months", BY_HOURS, NULL, "2026-01-15", "2026-07-14", ALL, NULL, "2026-08-01", "2026-07-01",
    22500, 22500, 22500, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README traineeship-months", "15 January to 14 February", BY_TERMS, NULL, "2026-01-15", "2026-07-14", ALL, NULL, "2026-08-01",
    "2026-01-01", 56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README traineeship-months", "15 June to 14 July is the last", BY_TERMS, NULL, "2026-01-15", "2026-07-14", ALL, NULL, "2026-08-01",
    "2026-06-01", 56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README traineeship-months", "broken off: 11 of 28 days", BY_TERMS, NULL, "2026-01-15", "2026-07-14", ALL,
    "kind=interruption; date=2026-02-25", "2026-08-01", FEBRUARY, 22098, 22098, 22098, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },

  /* Suspensions. */
  { "2: 30 days of illness", "30 days: a day is left of March", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-03-31..2026-08-13 present 4:00", "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness", "2026-09-01", "2026-03-01",
    1815, 1815, 1815, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "2: 30 days of illness", "30 days: August makes them up", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-03-31..2026-08-13 present 4:00", "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness", "2026-09-01", "2026-08-01",
    23588, 23588, 23588, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "2: 30 days of illness", "29 days are absences", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-03-02..2026-03-29 sick; 2026-03-30..2026-03-31 present 4:00",
    "kind=suspension; date=2026-03-01; until=2026-03-29; ground=illness", "2026-09-01", "2026-03-01",
    56250, 5114, 5114, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "2: not counted in the duration", "suspended all of March", NULL, NULL, "2026-01-15", "2026-07-14", "",
    "kind=suspension; date=2026-03-01; until=2026-03-31; ground=maternity", "2026-04-01", "2026-03-01",
    0, 0, 0, PC_ALLOWANCE_SUSPENDED, PC_ALLOWANCE_IS_SUSPENDED },
  { "2: not counted in the duration", "suspended, nobody knows how long", NULL, NULL, "2026-01-15", "2026-07-14",
    "2026-03-02..2026-03-06 present 4:00", "kind=suspension; date=2026-03-09; ground=illness", "2026-03-20", "2026-03-01",
    34476, 14365, 34476, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_IN_COURSE },
  { "2: not counted in the duration", "months from the first day go on after it", BY_TERMS, NULL, "2026-01-15", "2026-07-14",
    "2026-02-16..2026-08-23 present 4:00", "kind=suspension; date=2026-03-01; until=2026-04-09; ground=illness", "2026-09-01", FEBRUARY,
    56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README", "closed all August", NULL, NULL, "2026-07-01", "2026-12-31", "2026-08-01..2026-08-31 holiday-closed", NULL, "2026-09-01",
    "2026-08-01", 56250, 0, 0, PC_ALLOWANCE_NONE, PC_ALLOWANCE_CLOSED },

  /* Its end, and beginnings that are none. */
  { "9: early end", "broken off on 10 April: a third of the month", NULL, NULL, "2026-01-15", "2026-07-14", ALL,
    "kind=interruption; date=2026-04-10", "2026-05-01", "2026-04-01", 18750, 18750, 18750, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "9: early end", "where nothing is due then", "Value=attended-months => Value=nothing", NULL, "2026-01-15", "2026-07-14", ALL,
    "kind=interruption; date=2026-04-10", "2026-05-01", FEBRUARY, 56250, 0, 0, PC_ALLOWANCE_NONE, PC_ALLOWANCE_EARLY_END },
  { "1.1: 6 months", "the seventh is not paid", NULL, NULL, "2026-01-15", "2026-07-14", "2026-01-15..2026-08-14 present 4:00",
    "kind=extension; date=2026-07-15; new_ends_on=2026-08-14", "2026-09-01", "2026-08-01", 0, 0, 0, PC_ALLOWANCE_NONE,
    PC_ALLOWANCE_MONTHS_PAID },
  { "1.1: 6 months", "the last cents of the component", NULL, NULL, "2026-01-15", "2026-07-14", "2026-01-15..2026-08-14 present 4:00",
    "kind=extension; date=2026-07-15; new_ends_on=2026-08-14", "2026-09-01", "2026-07-01", 25403, 25403, 25403, PC_ALLOWANCE_FULL,
    PC_ALLOWANCE_ATTENDED },

  /* The share of the whole traineeship. */
  { "README whole-traineeship", "a poor month of a good whole", WHOLE, NULL, "2026-01-15", "2026-07-14",
    "2026-01-15..2026-01-31 present 4:00; 2026-02-02..2026-02-28 absent; 2026-03-01..2026-07-14 present 4:00", NULL, "2026-08-01", FEBRUARY,
    56250, 56250, 56250, PC_ALLOWANCE_FULL, PC_ALLOWANCE_ATTENDED },
  { "README whole-traineeship", "a good month of a poor whole, at its end", WHOLE, NULL, "2026-01-15", "2026-07-14",
    "2026-01-15..2026-01-31 absent; 2026-02-02..2026-02-28 present 3:00; 2026-03-01..2026-07-14 absent", NULL, "2026-08-01", FEBRUARY,
    56250, 42188, 42188, PC_ALLOWANCE_PROPORTIONAL, PC_ALLOWANCE_BELOW_SHARE },
  { "README whole-traineeship", "before the end nothing is said", WHOLE, NULL, "2026-01-15", "2026-07-14",
    "2026-01-15..2026-01-31 absent; 2026-02-02..2026-02-28 present 3:00", NULL, "2026-03-01", FEBRUARY,
    56250, 42188, 56250, PC_ALLOWANCE_PENDING, PC_ALLOWANCE_IN_COURSE },
};

static const PcAllowanceMonth *
find_month (GArray     *months,
            const char *iso)
{
  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, PcAllowanceMonth, i).month == pc_day_from_iso (iso))
      return &g_array_index (months, PcAllowanceMonth, i);

  g_error ("%s is not there", iso);
}

/* A case in @programme, and its traineeship. */
static PcCase *
make_case (PcProgramme        *programme,
           const char         *on,
           const char         *starts,
           const char         *ends,
           PcTraineeshipCase **traineeship)
{
  PcCase *self = sample_case_new (on, "puoi-plus-2025");
  PcPathwayCase *pathway = sample_case_get_pathway (self);

  g_set_object (&pathway->programme, programme);
  *traineeship = sample_case_add_traineeship (pathway, starts, ends);
  return self;
}

static void
test_months (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcProgramme) programme = sample_programme_new ("puoi-plus-2025", cases[i].edits, cases[i].region);
      PcTraineeshipCase *traineeship;
      g_autoptr(PcCase) self = make_case (programme, cases[i].on, cases[i].starts, cases[i].ends, &traineeship);
      g_autoptr(GArray) months = NULL;
      const PcAllowanceMonth *month;

      g_test_message ("%s (%s)", cases[i].what, cases[i].source);
      sample_case_add_days (traineeship, cases[i].days);
      if (cases[i].event != NULL)
        sample_case_add_event (traineeship, cases[i].event);

      months = pc_allowance_reckon (sample_case_get_pathway (self), traineeship, self->on);
      month = find_month (months, cases[i].month);
      g_assert_cmpint (month->whole_cents, ==, cases[i].whole);
      g_assert_cmpint (month->amount_cents, ==, cases[i].amount);
      g_assert_cmpint (month->forecast_cents, ==, cases[i].forecast);
      g_assert_cmpstr (pc_allowance_grade_get_code (month->grade), ==, pc_allowance_grade_get_code (cases[i].grade));
      g_assert_cmpstr (pc_allowance_reason_get_code (month->reason), ==, pc_allowance_reason_get_code (cases[i].reason));
    }
}

/* What a whole traineeship comes to that is attended from its first day to its last: FACTS 1.1. */
static const struct
{
  const char *source;
  const char *programme;
  const char *edits;
  const char *starts, *ends;
  const char *event;
  int         months;
  gint64      cents;
} wholes[] = {
  { "1.1: 500 x 6", "inside-2015", NULL, "2016-02-01", "2016-07-31", NULL, 6, 300000 },
  { "1.1: 500 x 6", "puoi-2019", NULL, "2019-09-01", "2020-02-29", NULL, 6, 300000 },
  { "1.1: 500 x 6", "puoi-2022", NULL, "2022-11-01", "2023-04-30", NULL, 6, 300000 },
  { "1.1: 562.50 x 6", "puoi-plus-2025", NULL, "2026-02-01", "2026-07-31", NULL, 6, 337500 },
  { "1.1: 562.50 x 6", "puoi-plus-2025", NULL, "2026-01-15", "2026-07-14", NULL, 7, 337500 },
  { "1.1: 562.50 x 6", "puoi-plus-2025", NULL, "2025-08-31", "2026-02-28", NULL, 7, 337500 },
  { "1.1: 562.50 x 6", "puoi-plus-2025", BY_HOURS, "2026-01-15", "2026-07-14", NULL, 7, 337500 },
  { "1.1: 562.50 x 6", "puoi-plus-2025", BY_HOURS, "2026-02-16", "2026-08-15", NULL, 7, 337500 },
  { "1.1: 562.50 x 6", "puoi-plus-2025", BY_TERMS, "2026-01-15", "2026-07-14", NULL, 6, 337500 },
  { "1.1: 562.50 x 6", "puoi-plus-2025", BY_TERMS, "2025-08-31", "2026-02-28", NULL, 6, 337500 },
  { "2: not counted in the duration", "puoi-plus-2025", NULL, "2026-01-15", "2026-07-14",
    "kind=suspension; date=2026-03-01; until=2026-04-09; ground=illness", 8, 337500 },
  { "2: not counted in the duration", "puoi-plus-2025", BY_HOURS, "2026-01-15", "2026-07-14",
    "kind=suspension; date=2026-03-01; until=2026-04-09; ground=illness", 8, 337500 },
  { "2: not counted in the duration", "puoi-plus-2025", BY_TERMS, "2026-01-15", "2026-07-14",
    "kind=suspension; date=2026-03-01; until=2026-04-09; ground=illness", 6, 337500 },
  { "2: not counted in the duration", "puoi-plus-2025", BY_TERMS, "2026-01-15", "2026-07-14",
    "kind=suspension; date=2026-02-15; until=2026-03-16; ground=illness", 6, 337500 },
  { "1.1: 6 months", "puoi-plus-2025", NULL, "2026-01-15", "2026-07-14", "kind=extension; date=2026-07-15; new_ends_on=2027-01-14", 13,
    337500 },
  { "1.1: 6 months", "puoi-plus-2025", NULL, "2026-01-15", "2026-07-15", NULL, 7, 337500 },
  { "2: 2 months at least", "puoi-plus-2025", NULL, "2026-01-15", "2026-03-14", NULL, 3, 112500 },
  { "README: no whole months", "puoi-plus-2025", NULL, "2026-01-15", "2026-03-20", NULL, 3, 30847 + 56250 + 36290 },
  { "2: annulment", "puoi-plus-2025", NULL, "2026-01-15", "2026-07-14", "kind=cancellation; date=2026-01-15", 0, 0 },
};

static void
test_wholes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_autoptr(PcProgramme) programme = sample_programme_new (wholes[i].programme, wholes[i].edits, NULL);
      PcTraineeshipCase *traineeship;
      g_autoptr(PcCase) self = make_case (programme, "2029-01-01", wholes[i].starts, wholes[i].ends, &traineeship);
      g_autofree char *days = g_strdup_printf ("%s..2027-12-31 present 4:00", wholes[i].starts);
      g_autoptr(GArray) months = NULL;
      gint64 amount = 0, whole = 0;

      g_test_message ("%u: %s", i, wholes[i].source);
      sample_case_add_days (traineeship, days);
      if (wholes[i].event != NULL)
        sample_case_add_event (traineeship, wholes[i].event);

      months = pc_allowance_reckon (sample_case_get_pathway (self), traineeship, self->on);
      for (guint j = 0; j < months->len; j++)
        {
          amount += g_array_index (months, PcAllowanceMonth, j).amount_cents;
          whole += g_array_index (months, PcAllowanceMonth, j).whole_cents;
        }
      g_assert_cmpuint (months->len, ==, wholes[i].months);
      g_assert_cmpint (amount, ==, wholes[i].cents);
      g_assert_cmpint (whole, ==, wholes[i].cents);
    }
}

/* The months of two traineeships share one component, the first of them first. */
static void
test_two (void)
{
  PcTraineeshipCase *first, *second;
  g_autoptr(PcCase) self = make_case (sample_case_get_programme ("puoi-plus-2025"), "2026-12-31", "2026-01-01", "2026-06-30", &first);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  g_autoptr(GArray) of_first = NULL;
  g_autoptr(GArray) of_second = NULL;
  g_autoptr(GArray) all = NULL;
  gint64 amount = 0;

  sample_case_add_days (first, "2026-01-01..2026-03-31 present 4:00");
  sample_case_add_event (first, "kind=interruption; date=2026-03-31");
  second = sample_case_add_traineeship (pathway, "2026-05-01", "2026-10-31");
  sample_case_add_days (second, "2026-05-01..2026-10-31 present 4:00");

  of_first = pc_allowance_reckon (pathway, first, self->on);
  of_second = pc_allowance_reckon (pathway, second, self->on);
  all = pc_allowance_reckon_all (pathway, self->on);
  g_assert_cmpuint (of_first->len, ==, 3);
  g_assert_cmpuint (of_second->len, ==, 6);
  g_assert_cmpuint (all->len, ==, 9);
  g_assert_cmpint (g_array_index (of_second, PcAllowanceMonth, 2).amount_cents, ==, 56250);
  g_assert_cmpint (g_array_index (of_second, PcAllowanceMonth, 3).amount_cents, ==, 0);
  g_assert_cmpint (g_array_index (of_second, PcAllowanceMonth, 3).reason, ==, PC_ALLOWANCE_MONTHS_PAID);
  for (guint i = 0; i < all->len; i++)
    amount += g_array_index (all, PcAllowanceMonth, i).amount_cents;
  g_assert_cmpint (amount, ==, 337500);
}

/* What was agreed below the programme's month is all that can be paid; what is above the host adds. */
static void
test_agreed (void)
{
  static const struct { const char *agreed; gint64 cents; } agreements[] = {
    { "500", 50000 }, { "562.50", 56250 }, { "800", 56250 }, { "0", 0 }, { "", 56250 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    {
      PcTraineeshipCase *traineeship;
      g_autoptr(PcCase) self = make_case (sample_case_get_programme ("puoi-plus-2025"), "2026-03-01", "2026-01-15", "2026-07-14",
                                          &traineeship);
      g_autoptr(GArray) months = NULL;

      sample_case_set (traineeship->traineeship, "allowance_cents", agreements[i].agreed);
      sample_case_add_days (traineeship, ALL);
      months = pc_allowance_reckon (sample_case_get_pathway (self), traineeship, self->on);
      g_assert_cmpint (find_month (months, FEBRUARY)->amount_cents, ==, agreements[i].cents);
    }
}

/* FACTS 2 bz-svc: 4.00 an hour present. */
static void
test_hourly (void)
{
  g_autoptr(PcProgramme) programme = sample_programme_new ("small", "Basis=per-month\nMonths=2\nMonthlyAmount=500.00 => "
                                                           "Basis=per-hour\nHours=250\nUnitCost=4.00", NULL);
  PcTraineeshipCase *traineeship;
  g_autoptr(PcCase) self = make_case (programme, "2026-03-01", "2026-02-01", "2026-03-31", &traineeship);
  g_autoptr(GArray) months = NULL;
  const PcAllowanceMonth *february;

  sample_case_add_days (traineeship, "2026-02-02..2026-02-06 present 3:10; 2026-02-09..2026-02-28 absent");
  months = pc_allowance_reckon (sample_case_get_pathway (self), traineeship, self->on);
  february = find_month (months, FEBRUARY);
  g_assert_cmpint (february->whole_cents, ==, 32000);
  g_assert_cmpint (february->amount_cents, ==, 6333);
  g_assert_cmpint (february->grade, ==, PC_ALLOWANCE_PROPORTIONAL);
  g_assert_cmpint (february->reason, ==, PC_ALLOWANCE_HOURLY);
}

/* Which months rest on something that nobody states: of PUOI PLUS what a month is worth is one of them. */
static void
test_assumed (void)
{
  static const struct { const char *programme, *days, *month; gboolean assumed; } assumptions[] = {
    { "puoi-plus-2025", ALL, FEBRUARY, TRUE },
    { "puoi-2022", ALL, FEBRUARY, FALSE },
    { "puoi-2022", ALL, "2026-01-01", TRUE },
    { "puoi-2022", "2026-02-02..2026-02-27 present 3:59", FEBRUARY, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (assumptions); i++)
    {
      PcTraineeshipCase *traineeship;
      g_autoptr(PcCase) self = make_case (sample_case_get_programme (assumptions[i].programme), "2026-03-01", "2026-01-15",
                                          "2026-07-14", &traineeship);
      g_autoptr(GArray) months = NULL;

      sample_case_add_days (traineeship, assumptions[i].days);
      months = pc_allowance_reckon (sample_case_get_pathway (self), traineeship, self->on);
      g_assert_cmpint (find_month (months, assumptions[i].month)->assumed, ==, assumptions[i].assumed);
    }
}

/* FACTS 1.7: the register is stamped before it is used, and covers the whole period. */
static void
test_certified (void)
{
  static const struct { const char *what, *programme, *stamped, *days, *on; gboolean certified; } registers[] = {
    { "stamped", "puoi-plus-2025", "2026-01-10", ALL, "2026-02-28", TRUE },
    { "no register", "puoi-plus-2025", "", ALL, "2026-03-01", FALSE },
    { "stamped later", "puoi-plus-2025", "2026-02-10", ALL, "2026-03-01", FALSE },
    { "not over", "puoi-plus-2025", "2026-01-10", "2026-02-02..2026-02-26 present 4:00", "2026-02-27", FALSE },
    { "a day missing", "puoi-plus-2025", "2026-01-10", "2026-02-02..2026-02-26 present 4:00", "2026-03-01", FALSE },
    { "no such rule in the notice", "puoi-2022", "", ALL, "2026-03-01", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (registers); i++)
    {
      PcTraineeshipCase *traineeship;
      g_autoptr(PcCase) self = make_case (sample_case_get_programme (registers[i].programme), registers[i].on, "2026-01-15",
                                          "2026-07-14", &traineeship);
      g_autoptr(GArray) months = NULL;

      g_test_message ("%s", registers[i].what);
      sample_case_set (traineeship->traineeship, "register_stamped_on", registers[i].stamped);
      sample_case_add_days (traineeship, registers[i].days);
      months = pc_allowance_reckon (sample_case_get_pathway (self), traineeship, self->on);
      g_assert_cmpint (find_month (months, FEBRUARY)->certified, ==, registers[i].certified);
    }
}

/* What cannot be reckoned says so, and what makes no sense does not crash. */
static void
test_broken (void)
{
  static const struct { const char *fields; int months; PcAllowanceReason reason; } broken[] = {
    { "ends_on=2025-01-01", 0, 0 },
    { "starts_on=", 0, 0 },
    { "ends_on=", 0, 0 },
    { "weekly_minutes=; starts_at=; ends_at=", 7, PC_ALLOWANCE_NO_TIMETABLE },
    { "weekly_minutes=0:00; starts_at=; ends_at=", 7, PC_ALLOWANCE_NO_TIMETABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      PcTraineeshipCase *traineeship;
      g_autoptr(PcCase) self = make_case (sample_case_get_programme ("puoi-plus-2025"), "2026-08-01", "2026-01-15", "2026-07-14",
                                          &traineeship);
      g_autoptr(GArray) months = NULL;

      sample_case_fill (traineeship->traineeship, broken[i].fields);
      sample_case_add_days (traineeship, ALL);
      months = pc_allowance_reckon (sample_case_get_pathway (self), traineeship, self->on);
      g_assert_cmpuint (months->len, ==, broken[i].months);
      for (guint j = 0; j < months->len; j++)
        {
          g_assert_cmpint (g_array_index (months, PcAllowanceMonth, j).grade, ==, PC_ALLOWANCE_PENDING);
          g_assert_cmpint (g_array_index (months, PcAllowanceMonth, j).reason, ==, broken[i].reason);
        }
    }
}

static void
test_unknown_programme (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-08-01", NULL);
  PcPathwayCase *pathway = sample_case_add_pathway (self, "2026-01-01", NULL);
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-01-15", "2026-07-14");
  g_autoptr(GArray) months = pc_allowance_reckon (pathway, traineeship, self->on);

  g_assert_cmpuint (months->len, ==, 0);
}

/* Every reason has its sentence, its code and, but for what follows from the records alone, its source. */
static void
test_explain (void)
{
  PcProgramme *programme = sample_case_get_programme ("puoi-plus-2025");

  for (int reason = PC_ALLOWANCE_AHEAD; reason <= PC_ALLOWANCE_IS_SUSPENDED; reason++)
    {
      const PcAllowanceMonth month = { .reason = reason, .planned = 4800, .due = 4800, .attended = 3359, .days_missing = 2,
                                       .whole_cents = 56250, .amount_cents = 39363, .forecast_cents = 56250 };
      g_autofree char *text = pc_allowance_explain (programme, &month);
      g_autofree char *source = pc_allowance_dup_source (programme, &month);

      g_assert_cmpuint (strlen (text), >, 10);
      g_assert_true (g_str_has_prefix (pc_allowance_reason_get_code (reason), "allowance-"));
      if (reason == PC_ALLOWANCE_BELOW_SHARE)
        {
          g_assert_cmpstr (text, ==, "69.9 % of the hours were attended, less than 70 %: 393.63 of 562.50 is due.");
          g_assert_nonnull (strstr (source, "Not stated by the notice."));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/allowance/months", test_months);
  g_test_add_func ("/allowance/wholes", test_wholes);
  g_test_add_func ("/allowance/two", test_two);
  g_test_add_func ("/allowance/agreed", test_agreed);
  g_test_add_func ("/allowance/hourly", test_hourly);
  g_test_add_func ("/allowance/assumed", test_assumed);
  g_test_add_func ("/allowance/certified", test_certified);
  g_test_add_func ("/allowance/broken", test_broken);
  g_test_add_func ("/allowance/unknown-programme", test_unknown_programme);
  g_test_add_func ("/allowance/explain", test_explain);

  return g_test_run ();
}
