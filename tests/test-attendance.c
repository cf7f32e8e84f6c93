/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-attendance.h"

#include <locale.h>

#include "sample-case.h"

/* Monday to Friday, 9 to 13, from 15 January to 14 July 2026; a month of it, seen from @on. */
static const struct
{
  const char *source;      /* Of the rule in FACTS: section and word or key; "reckoning" is ours. */
  const char *what;
  const char *days;
  const char *event;
  const char *on;
  const char *month;
  int         planned;
  int         due;
  int         attended;
  int         permille;
  int         present;
  int         missing;
  gboolean    over;
  gboolean    complete;
} months[] = {
  { "2", "all of February", "2026-02-02..2026-02-28 present 4:00", NULL, "2026-03-01", "2026-02-01", 4800, 4800, 4800,
    1000, 20, 0, TRUE, TRUE },
  { "2", "on its last day it is not over", "2026-02-02..2026-02-28 present 4:00", NULL, "2026-02-28", "2026-02-01",
    4800, 4800, 4800, 1000, 20, 0, FALSE, FALSE },
  { "2", "the first month is a part", "2026-01-15..2026-01-31 present 4:00", NULL, "2026-02-01", "2026-01-01", 2880,
    2880, 2880, 1000, 12, 0, TRUE, TRUE },
  { "2", "the last month is a part", "2026-07-01..2026-07-14 present 4:00", NULL, "2026-07-15", "2026-07-01", 2400,
    2400, 2400, 1000, 10, 0, TRUE, TRUE },
  { "2 vda", "exactly 70 %", "2026-02-02..2026-02-19 present 4:00; 2026-02-20..2026-02-28 absent", NULL, "2026-03-01",
    "2026-02-01", 4800, 4800, 3360, 700, 14, 0, TRUE, TRUE },
  { "2 vda", "a minute less rounds to 70.0 %, and is less",
    "2026-02-02..2026-02-18 present 4:00; 2026-02-19 present 3:59; 2026-02-20..2026-02-28 absent", NULL, "2026-03-01",
    "2026-02-01", 4800, 4800, 3359, 700, 14, 0, TRUE, TRUE },
  { "reckoning", "half a thousandth is rounded up", "2026-02-02 present 0:12; 2026-02-03..2026-02-28 absent", NULL,
    "2026-03-01", "2026-02-01", 4800, 4800, 12, 3, 1, 0, TRUE, TRUE },
  { "reckoning", "in the course of the month", "2026-02-02..2026-02-06 present 4:00", NULL, "2026-02-09", "2026-02-01",
    4800, 1200, 1200, 1000, 5, 0, FALSE, FALSE },
  { "reckoning", "today is due once it is marked", "2026-02-02..2026-02-09 present 4:00", NULL, "2026-02-09",
    "2026-02-01", 4800, 1440, 1440, 1000, 6, 0, FALSE, FALSE },
  { "reckoning", "missing days", "2026-02-02..2026-02-20 present 4:00", NULL, "2026-03-01", "2026-02-01", 4800, 4800,
    3600, 750, 15, 5, TRUE, FALSE },
  { "reckoning", "nothing written at all", "", NULL, "2026-03-01", "2026-02-01", 4800, 4800, 0, 0, 0, 20, TRUE, FALSE },
  { "reckoning", "a month ahead", "", NULL, "2026-01-31", "2026-02-01", 4800, 0, 0, -1, 0, 0, FALSE, FALSE },
  { "reckoning", "holidays are not due", "2026-04-01..2026-04-30 present 4:00", NULL, "2026-05-01", "2026-04-01", 5040,
    5040, 5040, 1000, 21, 0, TRUE, TRUE },
  { "reckoning", "more than due", "2026-02-02..2026-02-28 present 5:00", NULL, "2026-03-01", "2026-02-01", 4800, 4800,
    6000, 1250, 20, 0, TRUE, TRUE },
  { "reckoning", "a Saturday is attended and was not due",
    "2026-02-02..2026-02-28 present 4:00; 2026-02-07 present 4:00", NULL, "2026-03-01", "2026-02-01", 4800, 4800, 5040,
    1050, 21, 0, TRUE, TRUE },
  { "reckoning", "two rows a day: the first", "2026-02-02..2026-02-28 present 4:00; 2026-02-02 present 5:00", NULL,
    "2026-03-01", "2026-02-01", 4800, 4800, 4800, 1000, 20, 0, TRUE, TRUE },
  { "reckoning", "hours beside an absence", "2026-02-02..2026-02-28 absent 4:00", NULL, "2026-03-01", "2026-02-01",
    4800, 4800, 0, 0, 0, 0, TRUE, TRUE },
  { "2 suspension", "nothing is due, nothing counts", "2026-03-02..2026-03-06 present 4:00",
    "kind=suspension; date=2026-03-01; until=2026-03-31; ground=illness", "2026-04-01", "2026-03-01", 0, 0, 0, -1, 0, 0,
    TRUE, TRUE },
  { "2 suspension", "too short: absences", "2026-03-16..2026-03-31 present 4:00",
    "kind=suspension; date=2026-03-02; until=2026-03-13; ground=illness", "2026-04-01", "2026-03-01", 5280, 5280, 2880,
    545, 12, 10, TRUE, FALSE },
  { "2 interruption", "up to its last day", "2026-02-02..2026-02-10 present 4:00", "kind=interruption; date=2026-02-10",
    "2026-03-01", "2026-02-01", 1680, 1680, 1680, 1000, 7, 0, TRUE, TRUE },
  { "reckoning", "days after the end do not count", "2026-07-01..2026-07-17 present 4:00", NULL, "2026-08-01",
    "2026-07-01", 2400, 2400, 2400, 1000, 10, 0, TRUE, TRUE },
};

static const PcProgrammeRules *
get_rules (void)
{
  return pc_programme_get_rules (sample_case_get_programme ("puoi-plus-2025"));
}

static const PcMonthSum *
find_month (GArray *sums,
            PcDay   month)
{
  for (guint i = 0; i < sums->len; i++)
    if (g_array_index (sums, PcMonthSum, i).month == month)
      return &g_array_index (sums, PcMonthSum, i);

  g_error ("That month is not there");
}

static void
test_months (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr(PcCase) self = sample_case_new (months[i].on, "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15",
                                                                    "2026-07-14");
      g_autoptr(GArray) sums = NULL;
      const PcMonthSum *sum;

      g_test_message ("%s (%s)", months[i].what, months[i].source);
      sample_case_add_days (traineeship, months[i].days);
      if (months[i].event != NULL)
        sample_case_add_event (traineeship, months[i].event);
      sums = pc_attendance_sum_months (traineeship, get_rules (), self->on);
      sum = find_month (sums, pc_day_from_iso (months[i].month));
      g_assert_cmpint (sum->planned, ==, months[i].planned);
      g_assert_cmpint (sum->due, ==, months[i].due);
      g_assert_cmpint (sum->attended, ==, months[i].attended);
      g_assert_cmpint (sum->permille, ==, months[i].permille);
      g_assert_cmpint (sum->days_present, ==, months[i].present);
      g_assert_cmpint (sum->days_missing, ==, months[i].missing);
      g_assert_cmpint (sum->over, ==, months[i].over);
      g_assert_cmpint (sum->complete, ==, months[i].complete);
    }
}

static void
test_kinds (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-05-01", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15", "2026-07-14");
  g_autoptr(GArray) sums = NULL;
  const PcMonthSum *april;

  sample_case_add_days (traineeship,
  "2026-04-01 present 4:00; 2026-04-02 absent; 2026-04-03 justified; 2026-04-07 sick;"
                                     "2026-04-08 injury; 2026-04-09 permission; 2026-04-10 holiday-closed; 2026-04-13 "
                                     "suspended");
  sample_case_add_closure (traineeship, "2026-04-27", "2026-04-30");
  sums = pc_attendance_sum_months (traineeship, get_rules (), self->on);
  april = find_month (sums, pc_day_from_iso ("2026-04-01"));

  g_assert_cmpint (april->days_planned, ==, 16);
  g_assert_cmpint (april->days_present, ==, 1);
  g_assert_cmpint (april->days_absent, ==, 1);
  g_assert_cmpint (april->days_justified, ==, 1);
  g_assert_cmpint (april->days_sick, ==, 1);
  g_assert_cmpint (april->days_injury, ==, 1);
  g_assert_cmpint (april->days_leave, ==, 1);
  g_assert_cmpint (april->excused, ==, 960);
  g_assert_cmpint (april->days_closed, ==, 6); /* 6, 10 and 27 to 30 April */
  g_assert_cmpint (april->days_missing, ==, 9);
}

/* The months follow each other with no day between, and their parts add up to the whole. */
static void
test_sum (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-04-10", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15", "2026-07-14");
  g_autoptr(GArray) sums = NULL;
  PcAttendanceSum sum;

  sample_case_add_days (traineeship, "2026-01-15..2026-04-09 present 3:00");
  sums = pc_attendance_sum_months (traineeship, get_rules (), self->on);
  g_assert_cmpuint (sums->len, ==, 7);
  for (guint i = 1; i < sums->len; i++)
    g_assert_cmpint (g_array_index (sums, PcMonthSum, i).first, ==, g_array_index (sums, PcMonthSum, i - 1).last + 1);

  pc_attendance_sum (traineeship, get_rules (), self->on, &sum);
  g_assert_cmpint (sum.planned, ==, 126 * 240);
  g_assert_cmpint (sum.project, ==, sum.planned);
  g_assert_cmpint (sum.due, ==, 60 * 240);
  g_assert_cmpint (sum.attended, ==, 60 * 180);
  g_assert_cmpint (sum.permille, ==, 750);
  g_assert_cmpint (sum.project_permille, ==, 357);
  g_assert_cmpint (pc_attendance_get_share (traineeship, get_rules (), self->on), ==, 357);
}

/* Days of presence that stand in a register. */
static const struct
{
  const char *source;
  const char *programme;
  const char *registers[2];
  const char *traineeship;
  gboolean    in_register;
} covers[] = {
  { "1.7 covers the whole period", "puoi-plus-2025", { "number=1; starts_on=2026-01-15; stamped_on=2026-01-10" }, NULL,
    TRUE },
  { "1.7 covers the whole period", "puoi-plus-2025", { "number=1; starts_on=2026-02-10; stamped_on=2026-01-10" }, NULL,
    FALSE },
  { "1.7 covers the whole period", "puoi-plus-2025",
    { "number=1; starts_on=2026-01-15; ends_on=2026-02-13; stamped_on=2026-01-10",
    "number=1/bis; starts_on=2026-02-16; stamped_on=2026-02-12" }, NULL, TRUE },
  { "1.7 covers the whole period", "puoi-plus-2025",
    { "number=1; starts_on=2026-01-15; ends_on=2026-02-13; stamped_on=2026-01-10",
    "number=1/bis; starts_on=2026-02-17; stamped_on=2026-02-12" }, NULL, FALSE },
  { "1.7 stamped", "puoi-plus-2025", { "number=1; starts_on=2026-01-15" }, NULL, FALSE },
  { "1.7 stamped on its first day", "puoi-plus-2025", { "number=1; starts_on=2026-01-15; stamped_on=2026-01-15" }, NULL,
    TRUE },
  { "1.7 stamped before it is used", "puoi-plus-2025", { "number=1; starts_on=2026-01-15; stamped_on=2026-01-16" },
    NULL, FALSE },
  { "1.7 no such rule in the notice", "inside-2015", { "number=1; starts_on=2026-01-15" }, NULL, TRUE },
  { "1.7 lost", "puoi-plus-2025", { "number=1; starts_on=2026-01-15; stamped_on=2026-01-10; lost_on=2026-03-01" }, NULL,
    FALSE },
  { "1.7", "puoi-plus-2025", { NULL }, NULL, FALSE },
  { "1.7 stamped, as the traineeship says", "puoi-plus-2025", { NULL }, "register_stamped_on=2026-01-15", TRUE },
  { "1.7 stamped, as the traineeship says", "puoi-plus-2025", { NULL }, "register_stamped_on=2026-02-03", FALSE },
};

static void
test_registers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (covers); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-03-01", covers[i].programme);
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15",
                                                                    "2026-07-14");
      const PcProgrammeRules *rules = pc_programme_get_rules (sample_case_get_programme (covers[i].programme));
      g_autoptr(GArray) sums = NULL;

      g_test_message ("%u: %s", i, covers[i].source);
      sample_case_add_days (traineeship, "2026-02-02..2026-02-28 present 4:00");
      for (guint r = 0; r < 2 && covers[i].registers[r] != NULL; r++)
        sample_case_add_register (traineeship, covers[i].registers[r]);
      if (covers[i].traineeship != NULL)
        sample_case_fill (traineeship->traineeship, covers[i].traineeship);
      sums = pc_attendance_sum_months (traineeship, rules, self->on);
      g_assert_cmpint (find_month (sums, pc_day_from_iso ("2026-02-01"))->in_register, ==, covers[i].in_register);
      g_assert_false (find_month (sums, pc_day_from_iso ("2026-03-01"))->in_register);
    }
}

static void
test_broken (void)
{
  static const struct { const char *starts; const char *ends; const char *event; } traineeships[] = {
    { "2026-07-14", "2026-01-15", NULL },
    { NULL, NULL, NULL },
    { "2026-01-15", NULL, NULL },
    { "2026-01-15", "2026-07-14", "kind=cancellation; date=2026-01-20" },
    { "2026-01-15", "2026-07-14", "kind=interruption; date=2026-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (traineeships); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-03-01", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], traineeships[i].starts,
                                                                    traineeships[i].ends);
      g_autoptr(GArray) sums = NULL;
      PcAttendanceSum sum;

      sample_case_add_days (traineeship, "2026-02-02..2026-02-28 present 4:00");
      if (traineeships[i].event != NULL)
        sample_case_add_event (traineeship, traineeships[i].event);
      sums = pc_attendance_sum_months (traineeship, NULL, self->on);
      g_assert_cmpuint (sums->len, ==, 0);
      pc_attendance_sum (traineeship, NULL, self->on, &sum);
      g_assert_cmpint (sum.attended, ==, 0);
      g_assert_cmpint (sum.permille, ==, -1);
    }
}

/* Lengths that nobody can have meant stay within a day. */
static void
test_lengths (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-03-01", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-02-02", "2026-02-03");
  PcAttendanceSum sum;

  sample_case_add_days (traineeship, "2026-02-02 present; 2026-02-03 present");
  g_array_index (traineeship->days, PcAttendance, 0).minutes = G_MAXINT;
  g_array_index (traineeship->days, PcAttendance, 1).minutes = G_MININT;
  pc_attendance_sum (traineeship, NULL, self->on, &sum);
  g_assert_cmpint (sum.attended, ==, 1440);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attendance/months", test_months);
  g_test_add_func ("/attendance/kinds", test_kinds);
  g_test_add_func ("/attendance/sum", test_sum);
  g_test_add_func ("/attendance/registers", test_registers);
  g_test_add_func ("/attendance/broken", test_broken);
  g_test_add_func ("/attendance/lengths", test_lengths);

  return g_test_run ();
}
