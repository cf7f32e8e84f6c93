/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-attendance-check.h"

#include <locale.h>
#include <string.h>

#include "pc-kinds.h"
#include "sample-case.h"

/*
 * Monday to Friday, 9 to 13, from 2 February to 31 July 2026, seen from Saturday 14 February, with a register, its
 * cover, and all days marked but those of the row.
 */
#define REGISTER "number=1; stamped_on=2026-01-30; starts_on=2026-02-02"

static const struct
{
  const char *source;      /* Of the rule in FACTS: section and word or key; "reckoning" is ours. */
  const char *what;
  const char *days;
  const char *traineeship;
  const char *event;
  const char *sessions;
  const char *programme;   /* PUOI PLUS where there is none. */
  const char *findings;
} cases[] = {
  { "1.7", "nothing", "2026-02-02..2026-02-13 present 4:00 9:00-13:00", NULL, NULL, NULL, NULL, "" },
  { "1.7", "absences", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 sick", NULL, NULL, NULL, NULL, "" },

  { "1.7 filled in daily", "days that nobody marked", "2026-02-02..2026-02-11 present 4:00", NULL, NULL, NULL, NULL,
    "attendance-missing:warning" },
  { "1.7 filled in daily", "today can still be marked", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 absent", NULL,
    NULL, NULL, NULL, "" },
  { "reckoning", "outside the agreement", "2026-01-30 present 4:00; 2026-02-02..2026-02-13 present 4:00", NULL, NULL,
    NULL, NULL, "attendance-outside:warning register-gap:warning" },
  { "2 interruption", "after the last day", "2026-02-02..2026-02-13 present 4:00", NULL,
    "kind=interruption; date=2026-02-12", NULL, NULL, "attendance-outside:warning" },
  { "2 suspension", "in a suspension", "2026-02-02..2026-02-04 present 4:00", NULL,
    "kind=suspension; date=2026-02-04; until=2026-03-31; ground=illness", NULL, NULL, "attendance-suspended:warning" },
  { "2 suspension", "in one that does not count: absences",
    "2026-02-02..2026-02-10 present 4:00; 2026-02-11..2026-02-13 sick", NULL,
    "kind=suspension; date=2026-02-11; until=2026-02-13; ground=illness", NULL, NULL, "" },
  { "reckoning", "suspended, with no suspension", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 suspended", NULL,
    NULL, NULL, NULL, "attendance-not-suspended:warning" },
  { "reckoning", "suspended, as the event says", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 suspended", NULL,
    "kind=suspension; date=2026-02-13; until=2026-03-31; ground=illness", NULL, NULL, "" },
  { "reckoning", "two rows a day", "2026-02-02..2026-02-13 present 4:00; 2026-02-05 present 4:00", NULL, NULL, NULL,
    NULL, "attendance-twice:warning attendance-weekly:warning" },
  { "reckoning", "a day that has not come", "2026-02-02..2026-02-16 present 4:00", NULL, NULL, NULL, NULL,
    "attendance-future:refused" },
  { "reckoning", "present for no time", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 present", NULL, NULL, NULL,
    NULL, "attendance-no-hours:unknown" },
  { "reckoning", "hours beside an absence", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 absent 4:00", NULL, NULL,
    NULL, NULL, "attendance-absent-hours:warning" },
  { "reckoning", "a Saturday",
    "2026-02-02..2026-02-06 present 3:00; 2026-02-07 present 4:00; 2026-02-09..2026-02-13 present 4:00", NULL, NULL,
    NULL, NULL, "attendance-not-due:note" },

  { "1.1", "PUOI 2019: 6 hours a day", "2026-02-02..2026-02-13 present 6:00", "weekly_minutes=30:00; ends_at=15:00",
    NULL, NULL, "puoi-2019", "" },
  { "1.1", "PUOI 2019: more", "2026-02-02 present 6:01; 2026-02-03..2026-02-13 present 5:00",
    "weekly_minutes=30:00; ends_at=15:00", NULL, NULL, "puoi-2019", "attendance-daily:warning" },
  { "2", "more than agreed for a day", "2026-02-02 present 5:00; 2026-02-03..2026-02-13 present 3:00",
    "daily_minutes=4:00", NULL, NULL, NULL, "attendance-daily:warning" },
  { "1.1", "PUOI 2022: 20 hours a week, agreed for more",
    "2026-02-02..2026-02-06 present 4:01; 2026-02-09..2026-02-13 present 4:00", "weekly_minutes=25:00", NULL, NULL,
    "puoi-2022", "attendance-weekly:warning" },
  { "2 unito", "more than agreed for a week",
    "2026-02-02..2026-02-06 present 4:00; 2026-02-09..2026-02-13 present 4:01", NULL, NULL, NULL, NULL,
    "attendance-weekly:warning" },
  { "2 unito", "a week whose hours were changed",
    "2026-02-02..2026-02-06 present 4:00; 2026-02-09..2026-02-13 present 5:00", NULL,
    "kind=timetable-change; date=2026-02-09; weekly_minutes=25:00", NULL, NULL, "" },

  { "1.7 net of lunch", "between the times", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 present 4:30 9:00-13:00",
    "weekly_minutes=25:00", NULL, NULL, NULL, "attendance-times:warning" },
  { "1.7 net of lunch", "entry and exit twice",
    "2026-02-02..2026-02-12 present 4:00; 2026-02-13 present 4:00 9:00-11:00 13:00-15:00", NULL, NULL, NULL, NULL, "" },
  { "1.7 net of lunch", "the break taken off", "2026-02-02..2026-02-13 present 4:00 9:00-14:00",
    "ends_at=14:00; break_minutes=1:00", NULL, NULL, NULL, "" },
  { "1.7 net of lunch", "not taken off",
    "2026-02-02..2026-02-12 present 4:00 9:00-14:00; 2026-02-13 present 5:00 9:00-14:00",
    "ends_at=14:00; break_minutes=1:00; weekly_minutes=25:00", NULL, NULL, NULL, "attendance-break:warning" },
  { "1.7 net of lunch", "half a day has no break",
    "2026-02-02..2026-02-12 present 4:00 9:00-14:00; 2026-02-13 present 3:00 9:00-12:00",
    "ends_at=14:00; break_minutes=1:00", NULL, NULL, NULL, "" },
  { "1.7", "out before in", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 present 4:00 13:00-9:00", NULL, NULL, NULL,
    NULL, "attendance-times-reversed:refused" },
  { "1.7", "in again before out", "2026-02-02..2026-02-12 present 4:00; 2026-02-13 present 4:00 9:00-11:00 10:00-12:00",
    NULL, NULL, NULL, NULL, "attendance-times-reversed:refused" },

  { "reckoning", "at the office meanwhile", "2026-02-02..2026-02-13 present 4:00 9:00-13:00", NULL, NULL,
    "A4 2026-02-05 12:30-14:00", NULL, "attendance-services:warning" },
  { "reckoning", "at the office afterwards", "2026-02-02..2026-02-13 present 4:00 9:00-13:00", NULL, NULL,
    "A4 2026-02-05 13:00-14:00; A4 2026-02-07 9:00-10:00", NULL, "" },
  { "reckoning", "at the office between the two",
    "2026-02-02..2026-02-12 present 4:00; 2026-02-13 present 4:00 9:00-11:00 13:00-15:00", NULL, NULL,
    "A4 2026-02-13 11:00-13:00", NULL, "" },
  { "reckoning", "at the office in the second",
    "2026-02-02..2026-02-12 present 4:00; 2026-02-13 present 4:00 9:00-11:00 13:00-15:00", NULL, NULL,
    "A4 2026-02-13 14:59-16:00", NULL, "attendance-services:warning" },
};

static GPtrArray *
check (PcCase            *self,
       PcTraineeshipCase *traineeship)
{
  GPtrArray *findings = pc_findings_new ();

  pc_attendance_check (self, self->pathways->pdata[0], traineeship, self->on, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      g_assert_nonnull (finding->kind);
      g_assert_true (g_str_has_suffix (finding->message, "."));
      g_assert_cmpint (finding->field, >=, PC_RECORD_N_COMMON);
    }

  return findings;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-02-14",
                                                cases[i].programme != NULL ? cases[i].programme : "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-02-02",
                                                                    "2026-07-31");
      g_autoptr(GPtrArray) findings = NULL;
      g_autofree char *found = NULL;

      g_test_message ("%s (%s)", cases[i].what, cases[i].source);
      sample_case_add_register (traineeship, REGISTER);
      sample_case_add_document (self, "kind=training-register-cover; received_on=2026-02-02");
      sample_case_add_days (traineeship, cases[i].days);
      if (cases[i].traineeship != NULL)
        sample_case_fill (traineeship->traineeship, cases[i].traineeship);
      if (cases[i].event != NULL)
        sample_case_add_event (traineeship, cases[i].event);
      if (cases[i].sessions != NULL)
        sample_case_add_sessions (self, cases[i].sessions);
      findings = check (self, traineeship);
      found = sample_findings_dup_rules (findings);
      g_assert_cmpstr (found, ==, cases[i].findings);
    }
}

/* One finding a rule: the first day, how many there are, and their rows. */
static void
test_many (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-02-14", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-02-02", "2026-07-31");
  g_autoptr(GPtrArray) findings = NULL;
  const PcFinding *finding;

  sample_case_add_days (traineeship,
  "2026-01-28..2026-01-30 present 4:00; 2026-02-02 present; 2026-02-03..2026-02-06 present 4:00");
  findings = check (self, traineeship);

  finding = sample_findings_find (findings, "attendance-outside");
  g_assert_cmpuint (finding->rows->len, ==, 3);
  g_assert_cmpstr (finding->record_id, ==, g_array_index (traineeship->days, PcAttendance, 0).id);
  g_assert_cmpint (finding->day, ==, pc_day_from_iso ("2026-01-28"));
  g_assert_nonnull (strstr (finding->message, "3 such days"));

  finding = sample_findings_find (findings, "attendance-no-hours");
  g_assert_cmpuint (finding->rows->len, ==, 1);
  g_assert_nonnull (strstr (finding->message, "The day is"));

  finding = sample_findings_find (findings, "attendance-missing");
  g_assert_null (finding->record_id);
  g_assert_cmpint (finding->day, ==, pc_day_from_iso ("2026-02-09"));
  g_assert_cmpstr (finding->source, ==, "PUOI PLUS notice, art. 8");
}

/* Nothing that can stand in a database makes it fail. */
static void
test_broken (void)
{
  static const struct { const char *starts; const char *ends; } days[] = {
    { NULL, NULL }, { "2026-07-31", "2026-02-02" }, { "0001-01-01", "9999-12-31" }, { "2026-02-02", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-02-14", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], days[i].starts,
                                                                    days[i].ends);
      g_autoptr(GPtrArray) findings = NULL;

      sample_case_add_days (traineeship, "2026-02-02..2026-02-13 present 4:00 9:00-13:00");
      findings = check (self, traineeship);
      g_assert_nonnull (sample_findings_find (findings, "attendance-outside"));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attendance-check/cases", test_cases);
  g_test_add_func ("/attendance-check/many", test_many);
  g_test_add_func ("/attendance-check/broken", test_broken);

  return g_test_run ();
}
