/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-timetable.h"

#include <locale.h>

#include "sample-case.h"

static const PcProgrammeRules *
get_rules (void)
{
  return pc_programme_get_rules (sample_case_get_programme ("puoi-plus-2025"));
}

static PcTraineeshipCase *
add_traineeship (PcCase *self)
{
  return sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15", "2026-07-14");
}

/* Monday to Friday, 9 to 13, from 15 January to 14 July 2026, seen from 30 June. */
static const struct
{
  const char        *source;   /* Of the rule in FACTS: section and word or key; "reckoning" is ours. */
  const char        *what;
  const char        *event;
  const char        *day;
  PcTimetableReason  reason;
  int                minutes;
} days[] = {
  { "2", "the day before the start, a Wednesday", NULL, "2026-01-14", PC_TIMETABLE_OUTSIDE, 0 },
  { "2", "the first day", NULL, "2026-01-15", PC_TIMETABLE_DUE, 240 },
  { "2", "a Saturday", NULL, "2026-01-17", PC_TIMETABLE_FREE, 0 },
  { "2", "the last day", NULL, "2026-07-14", PC_TIMETABLE_DUE, 240 },
  { "2", "the day after", NULL, "2026-07-15", PC_TIMETABLE_OUTSIDE, 0 },
  { "2", "the last of February", NULL, "2026-02-27", PC_TIMETABLE_DUE, 240 },
  { "reckoning", "the Monday after the clocks changed", NULL, "2026-03-30", PC_TIMETABLE_DUE, 240 },
  { "reckoning", "Monday after Easter", NULL, "2026-04-06", PC_TIMETABLE_HOLIDAY, 0 },
  { "reckoning", "a holiday on a Saturday is free anyway", NULL, "2026-04-25", PC_TIMETABLE_FREE, 0 },
  { "reckoning", "1 May", NULL, "2026-05-01", PC_TIMETABLE_HOLIDAY, 0 },
  { "reckoning", "2 June", NULL, "2026-06-02", PC_TIMETABLE_HOLIDAY, 0 },
  { "2 suspension", "counts", "kind=suspension; date=2026-03-02; until=2026-04-30; ground=illness", "2026-03-02",
    PC_TIMETABLE_SUSPENDED, 0 },
  { "2 suspension", "its Sundays too", "kind=suspension; date=2026-03-02; until=2026-04-30; ground=illness",
    "2026-03-08", PC_TIMETABLE_SUSPENDED, 0 },
  { "2 suspension", "the day after it", "kind=suspension; date=2026-03-02; until=2026-04-30; ground=illness",
    "2026-05-04", PC_TIMETABLE_DUE, 240 },
  { "2 suspension", "the days at the end that it adds",
    "kind=suspension; date=2026-03-02; until=2026-04-30; ground=illness", "2026-07-15", PC_TIMETABLE_DUE, 240 },
  { "2 suspension", "too short: absences", "kind=suspension; date=2026-03-02; until=2026-03-13; ground=illness",
    "2026-03-02", PC_TIMETABLE_DUE, 240 },
  { "2 suspension", "too short, but nobody can work there",
    "kind=suspension; date=2026-03-02; until=2026-03-13; ground=closure", "2026-03-02", PC_TIMETABLE_SUSPENDED, 0 },
  { "2 interruption", "its day", "kind=interruption; date=2026-04-10", "2026-04-10", PC_TIMETABLE_DUE, 240 },
  { "2 interruption", "the day after", "kind=interruption; date=2026-04-09", "2026-04-10", PC_TIMETABLE_OUTSIDE, 0 },
  { "2 annulment", "nothing is due", "kind=cancellation; date=2026-01-20", "2026-01-15", PC_TIMETABLE_OUTSIDE, 0 },
  { "reckoning", "before a change", "kind=timetable-change; date=2026-03-03; starts_at=8:00", "2026-03-02",
    PC_TIMETABLE_DUE, 240 },
  { "reckoning", "from a change on", "kind=timetable-change; date=2026-03-03; starts_at=8:00", "2026-03-03",
    PC_TIMETABLE_DUE, 300 },
  { "reckoning", "a day has 24 hours, whatever was typed", "kind=timetable-change; date=2026-03-03; weekly_minutes=99999:00",
    "2026-03-03", PC_TIMETABLE_DUE, 1440 },
  { "reckoning", "other days", "kind=timetable-change; date=2026-03-03; weekdays=6 7", "2026-03-07", PC_TIMETABLE_DUE,
    240 },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = add_traineeship (self);
      const PcDay day = pc_day_from_iso (days[i].day);
      g_autoptr(GArray) found = NULL;

      g_test_message ("%s (%s)", days[i].what, days[i].source);
      if (days[i].event != NULL)
        sample_case_add_event (traineeship, days[i].event);
      found = pc_timetable_reckon (traineeship, get_rules (), self->on, day - 3, day + 3);
      g_assert_cmpuint (found->len, ==, 7);
      g_assert_cmpint (g_array_index (found, PcTimetableDay, 3).reason, ==, days[i].reason);
      g_assert_cmpint (g_array_index (found, PcTimetableDay, 3).minutes, ==, days[i].minutes);
    }
}

static void
test_closures (void)
{
  static const struct { const char *day; PcTimetableReason reason; } expected[] = {
    { "2026-03-06", PC_TIMETABLE_DUE },    { "2026-03-09", PC_TIMETABLE_CLOSED }, { "2026-03-13", PC_TIMETABLE_CLOSED },
    { "2026-03-14", PC_TIMETABLE_FREE },   { "2026-03-16", PC_TIMETABLE_DUE },    { "2026-04-06", PC_TIMETABLE_CLOSED },
    { "2026-05-11", PC_TIMETABLE_CLOSED }, { "2026-05-12", PC_TIMETABLE_DUE },    { "2026-07-13", PC_TIMETABLE_CLOSED },
  };
  g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = add_traineeship (self);
  g_autoptr(GArray) found = NULL;
  const PcDay first = pc_day_from_iso ("2026-01-15");

  sample_case_add_closure (traineeship, "2026-03-09", "2026-03-15");
  sample_case_add_closure (traineeship, "2026-04-06", "2026-04-06");
  sample_case_add_closure (traineeship, "2026-07-10", NULL);
  sample_case_add_closure (traineeship, "2026-06-30", "2026-06-01");
  sample_case_add_days (traineeship, "2026-05-11 holiday-closed");
  found = pc_timetable_reckon (traineeship, get_rules (), self->on, first, pc_day_from_iso ("2026-07-14"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (g_array_index (found, PcTimetableDay, pc_day_from_iso (expected[i].day) - first).reason, ==,
                     expected[i].reason);
}

/* The hours of the project: @days at work of four hours. */
static const struct
{
  const char *what;
  const char *event;
  int         days;
} projects[] = {
  { "15 January to 14 July: 129 weekdays, of which 6 April, 1 May and 2 June are holidays", NULL, 126 },
  { "broken off: the project is what it was", "kind=interruption; date=2026-04-10", 126 },
  { "suspended for 30 days, 21 of them at work (6 April aside), and as many later: 22 at work",
    "kind=suspension; date=2026-03-09; until=2026-04-07; ground=illness", 127 },
  { "extended by a month: 23 more", "kind=extension; date=2026-07-15; new_ends_on=2026-08-14", 149 },
  { "cancelled", "kind=cancellation; date=2026-01-20", 0 },
};

static void
test_projects (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-09-30", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = add_traineeship (self);

      g_test_message ("%s", projects[i].what);
      if (projects[i].event != NULL)
        sample_case_add_event (traineeship, projects[i].event);
      g_assert_cmpint (pc_timetable_get_project_minutes (traineeship, get_rules (), self->on), ==,
                       240 * projects[i].days);
    }
}

static void
test_broken (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
  PcTraineeshipCase *reversed = sample_case_add_traineeship (self->pathways->pdata[0], "2026-07-14", "2026-01-15");
  PcTraineeshipCase *timeless = add_traineeship (self);
  g_autoptr(GArray) none = pc_timetable_reckon (timeless, NULL, self->on, self->on, self->on - 1);
  g_autoptr(GArray) outside = pc_timetable_reckon (reversed, NULL, self->on, self->on, self->on);
  g_autoptr(GArray) unknown = NULL;

  sample_case_fill (timeless->traineeship, "starts_at=; ends_at=; weekly_minutes=");
  unknown = pc_timetable_reckon (timeless, NULL, self->on, self->on, self->on);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (g_array_index (outside, PcTimetableDay, 0).reason, ==, PC_TIMETABLE_OUTSIDE);
  g_assert_cmpint (pc_timetable_get_project_minutes (reversed, NULL, self->on), ==, 0);
  g_assert_cmpint (g_array_index (unknown, PcTimetableDay, 0).reason, ==, PC_TIMETABLE_DUE);
  g_assert_cmpint (g_array_index (unknown, PcTimetableDay, 0).minutes, ==, 0);
}

/* A whole office asks for it at once: thousands a second on any computer. */
static void
test_fast (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = add_traineeship (self);
  const PcDay first = pc_day_from_iso ("2026-01-15"), last = pc_day_from_iso ("2026-07-14");
  double best = G_MAXDOUBLE;

  sample_case_add_event (traineeship, "kind=start; date=2026-01-15");
  sample_case_add_event (traineeship, "kind=suspension; date=2026-03-01; until=2026-03-10; ground=illness");
  sample_case_add_event (traineeship, "kind=timetable-change; date=2026-05-04; weekly_minutes=25:00");
  sample_case_add_closure (traineeship, "2026-04-03", "2026-04-07");
  sample_case_add_days (traineeship, "2026-01-15..2026-06-29 present 4:00");

  for (guint round = 0; round < 20; round++)
    {
      const gint64 before = g_get_monotonic_time ();

      for (guint i = 0; i < 50; i++)
        g_array_unref (pc_timetable_reckon (traineeship, get_rules (), self->on, first, last));
      best = MIN (best, (double) (g_get_monotonic_time () - before) / 50);
    }

  g_test_minimized_result (best, "Six months take %.1f microseconds", best);
  g_assert_cmpfloat (best, <, 1000);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timetable/days", test_days);
  g_test_add_func ("/timetable/closures", test_closures);
  g_test_add_func ("/timetable/projects", test_projects);
  g_test_add_func ("/timetable/broken", test_broken);
  g_test_add_func ("/timetable/fast", test_fast);

  return g_test_run ();
}
