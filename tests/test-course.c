/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-course.h"

#include <locale.h>

#include "sample-case.h"

/*
 * A traineeship from 15 January to 14 July 2026, seen from @on (30 June where there is none), and what its events make
 * of it. PUOI PLUS states 30 and 15 days; INSIDE, which is older than the agreement of 2017, states none.
 */
static const struct
{
  const char *source;      /* Of the rule in FACTS: section and word or key; "reckoning" is ours. */
  const char *what;
  const char *programme;
  const char *events[3];
  const char *on;
  const char *ends;
  const char *last;
  int         suspended;
} courses[] = {
  { "2", "nothing has happened", "puoi-plus-2025", { NULL }, NULL, "2026-07-14", "2026-07-14", 0 },

  { "2 suspension", "illness, 30 days: they count", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness" }, NULL, "2026-08-13", "2026-08-13", 30 },
  { "2 suspension", "illness, 29 days: absences", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-03-29; ground=illness" }, NULL, "2026-07-14", "2026-07-14", 0 },
  { "2 suspension", "accident, 28 February and the day the clocks change inside", "puoi-plus-2025",
    { "kind=suspension; date=2026-02-28; until=2026-03-29; ground=injury" }, NULL, "2026-08-13", "2026-08-13", 30 },
  { "2 suspension", "maternity, five months", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-07-31; ground=maternity" }, NULL, "2026-12-14", "2026-12-14", 153 },
  { "2 suspension", "closure, 15 calendar days: they count", "puoi-plus-2025",
    { "kind=suspension; date=2026-06-01; until=2026-06-15; ground=closure" }, NULL, "2026-07-29", "2026-07-29", 15 },
  { "2 suspension", "closure, 14 calendar days: they do not", "puoi-plus-2025",
    { "kind=suspension; date=2026-06-01; until=2026-06-14; ground=closure" }, NULL, "2026-07-14", "2026-07-14", 0 },
  { "2 suspension", "no ground: nothing gives a suspension", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-04-30" }, NULL, "2026-07-14", "2026-07-14", 0 },
  { "2 suspension", "another ground, likewise", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-04-30; ground=other" }, NULL, "2026-07-14", "2026-07-14", 0 },
  { "9", "the programme does not state from how many days", "inside-2015",
    { "kind=suspension; date=2026-03-01; until=2026-04-30; ground=illness" }, NULL, "2026-07-14", "2026-07-14", 0 },

  { "2 suspension", "a resumption ends it", "puoi-plus-2025", { "kind=suspension; date=2026-03-01; ground=illness",
    "kind=resumption; date=2026-04-15" }, NULL, "2026-08-28", "2026-08-28", 45 },
  { "2 suspension", "a resumption before its planned end", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-04-30; ground=illness", "kind=resumption; date=2026-03-20" }, NULL,
    "2026-07-14", "2026-07-14", 0 },
  { "2 suspension", "open, seen from its 29th day", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; ground=illness" }, "2026-03-29", "2026-07-14", "2026-07-14", 0 },
  { "2 suspension", "open, seen from its 30th day", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; ground=illness" }, "2026-03-30", "2026-08-13", "2026-08-13", 30 },
  { "2 suspension", "two that count", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness",
    "kind=suspension; date=2026-05-01; until=2026-05-15; ground=closure" }, NULL, "2026-08-28", "2026-08-28", 45 },
  { "2 suspension", "overlapping: no day counts twice", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness",
    "kind=suspension; date=2026-03-16; until=2026-04-15; ground=closure" }, NULL, "2026-08-29", "2026-08-29", 46 },
  { "2 suspension", "begun before the start: the days of the traineeship alone", "puoi-plus-2025",
    { "kind=suspension; date=2026-01-01; until=2026-02-15; ground=illness" }, NULL, "2026-08-15", "2026-08-15", 32 },
  { "2 suspension", "after the end: of no days", "puoi-plus-2025",
    { "kind=suspension; date=2026-07-15; until=2026-08-31; ground=illness" }, NULL, "2026-07-14", "2026-07-14", 0 },
  { "2 suspension", "past the end, begun before it", "puoi-plus-2025",
    { "kind=suspension; date=2026-07-01; until=2026-07-31; ground=illness" }, NULL, "2026-08-14", "2026-08-14", 31 },
  { "2 suspension", "the event says the new end outright", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness; new_ends_on=2026-08-31" }, NULL,
    "2026-08-31", "2026-08-31", 30 },
  { "2 suspension", "it ends before it starts: of no days", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-30; until=2026-03-01; ground=illness" }, NULL, "2026-07-14", "2026-07-14", 0 },

  { "2 extension", "until the new end", "puoi-2019", { "kind=extension; date=2026-07-15; new_ends_on=2026-10-14" },
    NULL, "2026-10-14", "2026-10-14", 0 },
  { "2 extension", "a suspension after it moves the new end", "puoi-2019",
    { "kind=extension; date=2026-05-01; new_ends_on=2026-10-14",
    "kind=suspension; date=2026-06-01; until=2026-06-30; ground=illness" }, NULL, "2026-11-13", "2026-11-13", 30 },
  { "2 extension", "with no new end it moves nothing", "puoi-2019", { "kind=extension; date=2026-07-15" }, NULL,
    "2026-07-14", "2026-07-14", 0 },

  { "2 interruption", "its day is the last one", "puoi-plus-2025",
    { "kind=interruption; date=2026-04-10; ground=employed" }, NULL, "2026-07-14", "2026-04-10", 0 },
  { "2 interruption", "in a suspension, which it ends", "puoi-plus-2025",
    { "kind=suspension; date=2026-03-01; ground=illness", "kind=interruption; date=2026-04-10; ground=trainee" }, NULL,
    "2026-08-24", "2026-04-10", 41 },
  { "2 interruption", "two: the first", "puoi-plus-2025", { "kind=interruption; date=2026-04-10",
    "kind=interruption; date=2026-05-10" }, NULL, "2026-07-14", "2026-04-10", 0 },
  { "2 interruption", "after the end: it changes nothing", "puoi-plus-2025", { "kind=interruption; date=2026-08-10" },
    NULL, "2026-07-14", "2026-07-14", 0 },
  { "2 interruption", "before the start: no day is left", "puoi-plus-2025", { "kind=interruption; date=2026-01-10" },
    NULL, "2026-07-14", NULL, 0 },
  { "2 end", "earlier than agreed", "puoi-plus-2025", { "kind=end; date=2026-07-10" }, NULL, "2026-07-14", "2026-07-10",
    0 },
  { "2 annulment", "activated and never begun: no day is left", "puoi-plus-2025",
    { "kind=cancellation; date=2026-01-20" }, NULL, "2026-07-14", NULL, 0 },
  { "2 start", "later than agreed: the end stays", "puoi-plus-2025", { "kind=start; date=2026-01-26" }, NULL,
    "2026-07-14", "2026-07-14", 0 },
  { "2 start", "after the agreed end: nothing is left", "puoi-plus-2025", { "kind=start; date=2026-08-01" }, NULL, NULL,
    NULL, 0 },
};

static void
assert_day (PcDay       day,
            const char *expected)
{
  g_autofree char *iso = pc_day_to_iso (day);

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_courses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-06-30", courses[i].programme);
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15",
                                                                    "2026-07-14");
      g_auto(PcCourse) course = { 0 };

      g_test_message ("%s (FACTS %s)", courses[i].what, courses[i].source);
      for (guint e = 0; e < G_N_ELEMENTS (courses[i].events) && courses[i].events[e] != NULL; e++)
        sample_case_add_event (traineeship, courses[i].events[e]);

      pc_course_reckon (traineeship, pc_programme_get_rules (sample_case_get_programme (courses[i].programme)),
                        courses[i].on != NULL ? pc_day_from_iso (courses[i].on) : self->on, &course);
      assert_day (course.ends, courses[i].ends);
      assert_day (course.last, courses[i].last);
      g_assert_cmpint (course.suspended_days, ==, courses[i].suspended);
    }
}

/* The last day of February in common and leap years, and a start on 31 August. */
static const struct
{
  const char *starts;
  const char *agreed;
  const char *suspended;
  const char *until;
  const char *ends;
} calendar[] = {
  { "2023-08-31", "2024-02-29", "2024-01-01", "2024-01-30", "2024-03-30" },
  { "2025-08-31", "2026-02-28", "2026-01-01", "2026-01-30", "2026-03-30" },
  { "2024-01-29", "2024-07-28", "2024-02-01", "2024-03-01", "2024-08-27" },
  { "2025-01-29", "2025-07-28", "2025-02-01", "2025-03-01", "2025-07-28" }, /* 29 days: the year is no leap year. */
  { "2025-07-01", "2025-12-31", "2025-10-26", "2025-11-24", "2026-01-30" },
};

static void
test_calendar (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (calendar); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], calendar[i].starts,
                                                                    calendar[i].agreed);
      g_autofree char *event = g_strdup_printf ("kind=suspension; date=%s; until=%s; ground=illness",
                                                calendar[i].suspended, calendar[i].until);
      g_auto(PcCourse) course = { 0 };

      sample_case_add_event (traineeship, event);
      pc_course_reckon (traineeship, pc_programme_get_rules (sample_case_get_programme ("puoi-plus-2025")), self->on,
                        &course);
      assert_day (course.ends, calendar[i].ends);
    }
}

/* Days that nobody can have meant. */
static const struct
{
  const char *starts;
  const char *ends;
} broken[] = {
  { "2026-07-14", "2026-01-15" },
  { "2026-01-15", NULL },
  { NULL, "2026-07-14" },
  { NULL, NULL },
  { "2026-01-15", "2206-07-14" },
  { "0001-01-01", "9999-12-31" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], broken[i].starts,
                                                                    broken[i].ends);
      g_auto(PcCourse) course = { 0 };

      sample_case_add_event (traineeship, "kind=suspension; date=2026-03-01; ground=illness");
      pc_course_reckon (traineeship, NULL, self->on, &course);
      g_assert_cmpint (course.ends, ==, 0);
      g_assert_cmpint (course.last, ==, 0);
      g_assert_cmpuint (course.suspensions->len, ==, 0);
    }
}

/* Which suspensions leave no hours due: those that do not count are absences, closures aside. */
static const struct
{
  const char *programme;
  const char *event;
  gboolean    holds;
  gboolean    counts;
  gboolean    open;
  int         needed;
} suspensions[] = {
  { "puoi-plus-2025", "until=2026-03-30; ground=maternity", TRUE, TRUE, FALSE, 30 },
  { "puoi-plus-2025", "until=2026-03-10; ground=maternity", FALSE, FALSE, FALSE, 30 },
  { "puoi-plus-2025", "until=2026-03-10; ground=closure", TRUE, FALSE, FALSE, 15 },
  { "puoi-plus-2025", "until=2026-03-30; ground=trainee", FALSE, FALSE, FALSE, -1 },
  { "puoi-plus-2025", "until=2026-03-30", FALSE, FALSE, FALSE, -1 },
  { "puoi-plus-2025", "notes=open", TRUE, FALSE, TRUE, -1 },
  { "inside-2015", "until=2026-03-10; ground=illness", TRUE, FALSE, FALSE, -1 },
};

static void
test_suspensions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (suspensions); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-06-30", suspensions[i].programme);
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15",
                                                                    "2026-07-14");
      g_autofree char *event = g_strdup_printf ("kind=suspension; date=2026-03-01; %s", suspensions[i].event);
      g_auto(PcCourse) course = { 0 };
      const PcSuspension *found;

      sample_case_add_event (traineeship, event);
      pc_course_reckon (traineeship, pc_programme_get_rules (sample_case_get_programme (suspensions[i].programme)),
                        self->on, &course);
      found = pc_course_find_suspension (&course, pc_day_from_iso ("2026-03-10"));
      g_assert_nonnull (found);
      g_assert_cmpint (found->holds, ==, suspensions[i].holds);
      g_assert_cmpint (found->counts, ==, suspensions[i].counts);
      g_assert_cmpint (found->open, ==, suspensions[i].open);
      g_assert_cmpint (found->needed, ==, suspensions[i].needed);
      g_assert_null (pc_course_find_suspension (&course, pc_day_from_iso ("2026-02-28")));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/course/courses", test_courses);
  g_test_add_func ("/course/calendar", test_calendar);
  g_test_add_func ("/course/broken", test_broken);
  g_test_add_func ("/course/suspensions", test_suspensions);

  return g_test_run ();
}
