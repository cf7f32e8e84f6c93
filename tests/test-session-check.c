/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-check.h"

#include <locale.h>
#include <string.h>

#include "pc-budget.h"
#include "pc-kinds.h"
#include "programme-text.h"
#include "sample-case.h"

static char *
dup_rules (PcCase *self)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_session_check_person (self, findings);
  return sample_findings_dup_rules (findings);
}

/* Seen on a day; the pathway was opened on 1 October 2025, unless said. The traineeship has its days between dots. */
static const struct
{
  const char *source;      /* In FACTS: section and word; "reckoning" is ours, "issue" that of the rules. */
  const char *programme;
  const char *on;
  const char *traineeship;
  const char *sessions;
  const char *rules;
} cases[] = {
  /* Services and their phases. */
  { "1.2 PUOI PLUS: A3 before", "puoi-plus-2025", "2026-03-31", "2026-01-15..2026-07-14", "A3 2026-01-14 15:00-17:00", "" },
  { "1.2 PUOI PLUS: A3 before", "puoi-plus-2025", "2026-03-31", "2026-01-15..2026-07-14", "A3 2026-01-15 15:00-17:00", "session-phase:refused" },
  { "1.2 PUOI PLUS: A4 during", "puoi-plus-2025", "2026-03-31", "2026-01-15..2026-07-14", "A4 2026-01-15 15:00-17:00", "" },
  { "1.2 PUOI PLUS: A4 after", "puoi-plus-2025", "2026-09-30", "2026-01-15..2026-07-14", "A4 2026-07-15 15:00-17:00", "" },
  { "1.2 PUOI PLUS: A4 not before", "puoi-plus-2025", "2026-03-31", "2026-01-15..2026-07-14", "A4 2026-01-14 15:00-17:00", "session-phase:refused" },
  { "1.2 PUOI PLUS: A4 during or after", "puoi-plus-2025", "2026-03-31", NULL, "A4 2026-01-14 15:00-17:00", "session-phase-unknown:unknown" },
  { "1.2 PUOI PLUS: tutoring during", "puoi-plus-2025", "2026-09-30", "2026-01-15..2026-07-14", "TU 2026-07-15 15:00-17:00", "session-phase:refused" },
  { "1.2 PUOI PLUS: A1, A2 before, no traineeship yet", "puoi-plus-2025", "2026-03-31", NULL,
    "A1 2025-10-01 9:00-10:00; A2 2025-10-02 9:00-13:00", "" },
  { "1.2 PUOI PLUS: skills transparency, no phase stated", "puoi-plus-2025", "2026-03-31", "2026-01-15..2026-07-14",
    "MT 2026-01-14 15:00-17:00; MT 2026-01-15 15:00-17:00", "" },
  { "1.2 INSIDE: PAI and BdC before", "inside-2015", "2016-03-31", "2016-02-01..2016-07-31",
    "PAI 2016-01-28 9:00-13:00; BDC 2016-01-29 9:00-15:00", "" },
  { "1.2 INSIDE: PAI and BdC before", "inside-2015", "2016-03-31", "2016-02-01..2016-07-31",
    "PAI 2016-02-01 15:00-19:00; BDC 2016-01-29 9:00-15:00", "session-phase:refused" },
  { "1.2 INSIDE: other phases not found", "inside-2015", "2016-03-31", "2016-02-01..2016-07-31", "FO 2016-01-29 9:00-15:00; FO 2016-02-01 15:00-18:00", "" },
  { "1.2 PUOI: specialist services, no phase found", "puoi-2022", "2023-03-31", "2022-11-02..2023-04-30", "OS 2023-02-01 15:00-17:00", "" },
  { "1.2 PUOI: reception first", "puoi-2022", "2023-03-31", "2022-11-02..2023-04-30", "AC 2023-02-01 15:00-17:00", "session-phase:refused" },

  /* Hours. */
  { "1.2 PUOI PLUS: A2 4 h", "puoi-plus-2025", "2026-03-31", NULL, "A2 2025-10-02 9:00-11:00; A2 2025-10-03 9:00-11:00", "" },
  { "1.2 PUOI PLUS: A2 4 h", "puoi-plus-2025", "2026-03-31", NULL, "A2 2025-10-02 9:00-11:00; A2 2025-10-03 9:00-11:01", "session-hours-above:warning" },
  { "1.2 PUOI PLUS: A3 16 h", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-02 8:00-16:00; A3 2025-10-03 8:00-16:00", "" },
  { "1.2 PUOI PLUS: A3 16 h", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-02 8:00-16:00; A3 2025-10-03 8:00-16:30", "session-hours-above:warning" },
  { "1.2 PUOI PLUS: A4 36 h, 56 in all", "puoi-plus-2025", "2026-12-31", "2026-01-15..2026-07-14",
    "A2 2025-10-02 9:00-13:00; A3 2025-10-06 8:00-16:00; A3 2025-10-07 8:00-16:00; A4 2026-07-20 8:00-20:00;"
    "A4 2026-07-21 8:00-20:00; A4 2026-07-22 8:00-20:00", "" },
  { "1.2 PUOI PLUS: A4 36 h, 56 in all", "puoi-plus-2025", "2026-12-31", "2026-01-15..2026-07-14",
    "A2 2025-10-02 9:00-13:00; A3 2025-10-06 8:00-16:00; A3 2025-10-07 8:00-16:00; A4 2026-07-20 8:00-20:00;"
    "A4 2026-07-21 8:00-20:00; A4 2026-07-22 8:00-20:01", "session-component-hours:warning session-hours-above:warning" },
  { "1.2 INSIDE: 64 h in all", "inside-2015", "2016-10-31", NULL,
    "OR 2015-12-01 0:00-24:00; OR 2015-12-02 0:00-24:00; OR 2015-12-03 0:00-16:00", "" },
  { "1.2 INSIDE: 64 h in all", "inside-2015", "2016-10-31", NULL,
    "OR 2015-12-01 0:00-24:00; OR 2015-12-02 0:00-24:00; FO 2015-12-03 0:00-16:01", "session-component-hours:warning" },
  { "1.2 INSIDE: BdC 6 h", "inside-2015", "2016-10-31", NULL, "BDC 2015-12-01 9:00-15:01", "session-hours-above:warning" },
  { "1.2 INSIDE: hours of orientation not found", "inside-2015", "2016-10-31", NULL, "OR 2015-12-01 9:00-19:00", "" },
  { "1.2 PUOI: hours not found", "puoi-2019", "2020-03-31", NULL, "OS 2019-12-02 0:00-24:00; OS 2019-12-03 0:00-24:00", "" },
  { "1.2 PUOI PLUS: no hours of A1", "puoi-plus-2025", "2026-03-31", NULL, "A1 2025-10-02 0:00-24:00", "" },
  { "issue: an absence is no hour", "puoi-plus-2025", "2026-03-31", NULL,
    "A2 2025-10-02 9:00-13:00; A2 2025-10-03 9:00-13:00 participation=excused minutes=0", "" },
  { "issue: an absence is no hour", "puoi-plus-2025", "2026-03-31", NULL,
    "A2 2025-10-02 9:00-13:00; A2 2025-10-03 9:00-13:00 participation=absent", "session-absent-minutes:warning" },
  { "reckoning: each pathway by itself", "puoi-plus-2025", "2026-03-31", NULL,
    "A2 2025-10-02 9:00-13:00; A2 2025-10-03 9:00-13:00 pathway=2", "" },
  { "reckoning: MaxHours", "small", "2026-03-31", NULL, "S1 2025-10-02 9:00-11:00; S1 2025-10-03 9:00-10:01",
    "session-component-hours:warning session-hours-above-maximum:refused" },

  /* The action of 2021. */
  { "1.1 action of 2021: 24 h", "puoi-2019", "2021-09-30", "cleared", "OS-2021 2021-06-24 0:00-24:00", "" },
  { "1.1 action of 2021: 24 h", "puoi-2019", "2021-09-30", "cleared", "OS-2021 2021-06-24 0:00-24:00; OS-2021 2021-06-25 9:00-9:01",
    "session-hours-above-maximum:refused" },
  { "1.1 action of 2021: individual", "puoi-2019", "2021-09-30", "cleared", "OS-2021 2021-06-24 9:00-11:00 form=group", "session-mode:refused" },
  { "1.1 action of 2021: remote allowed", "puoi-2019", "2021-09-30", "cleared", "OS-2021 2021-06-24 9:00-11:00 delivery=remote", "" },
  { "1.1 action of 2021: synchronous", "puoi-2019", "2021-09-30", "cleared", "OS-2021 2021-06-24 9:00-11:00 delivery=telephone", "session-delivery:refused" },
  { "1.1 action of 2021: done by 23 August 2021", "puoi-2019", "2021-09-30", "cleared", "OS-2021 2021-08-23 9:00-11:00", "" },
  { "1.1 action of 2021: done by 23 August 2021", "puoi-2019", "2021-09-30", "cleared", "OS-2021 2021-08-24 9:00-11:00", "session-after-deadline:refused" },
  { "1.1 action of 2021: clearance issued", "puoi-2019", "2021-09-30", NULL, "OS-2021 2021-06-24 9:00-11:00", "session-clearance-missing:note" },

  /* Days. */
  { "1.5 INSIDE: until 30 November 2016", "inside-2015", "2016-12-31", NULL, "OR 2016-11-30 9:00-11:00", "" },
  { "1.5 INSIDE: until 30 November 2016", "inside-2015", "2016-12-31", NULL, "OR 2016-12-01 9:00-11:00", "session-after-deadline:refused" },
  { "1.5 PUOI 2019: closed by 30 June 2020", "puoi-2019", "2020-12-31", NULL, "OS 2020-06-30 9:00-24:00", "" },
  { "1.5 PUOI 2019: closed by 30 June 2020", "puoi-2019", "2020-12-31", NULL, "OS 2020-07-01 9:00-11:00", "session-after-deadline:refused" },
  { "1.5 PUOI 2022: traineeships end by 30 April 2023", "puoi-2022", "2023-06-30", "2022-11-02..2023-04-30",
    "AC 2023-05-02 9:00-11:00", "session-after-deadline:refused session-phase:refused" },
  { "1.5 PUOI 2022: what may come after the traineeship", "puoi-2022", "2023-06-30", "2022-11-02..2023-04-30", "AL 2023-05-02 9:00-11:00", "" },
  { "issue: outside the pathway", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-09-30 9:00-11:00", "session-before-pathway:warning" },
  { "issue: in the future", "puoi-plus-2025", "2026-01-13", NULL, "A3 2026-01-13 9:00-11:00", "" },
  { "issue: in the future", "puoi-plus-2025", "2026-01-12", NULL, "A3 2026-01-13 9:00-11:00", "session-future:refused" },
  { "reckoning: what lies ahead is not delivered", "puoi-plus-2025", "2026-01-12", NULL, "A2 2026-01-12 9:00-13:00; A2 2026-01-13 9:00-13:00",
    "session-future:refused" },
  { "issue: a closing day, Sunday", "puoi-plus-2025", "2026-03-31", NULL, "A3 2026-01-11 9:00-11:00", "session-holiday:note" },
  { "reckoning: Saturday is a day like others", "puoi-plus-2025", "2026-03-31", NULL, "A3 2026-01-10 9:00-11:00", "" },
  { "issue: a closing day, Epiphany", "puoi-plus-2025", "2026-03-31", NULL, "A3 2026-01-06 9:00-11:00", "session-holiday:note" },
  { "reckoning: 29 February", "puoi-2022", "2024-03-31", NULL, "OS 2024-02-29 9:00-11:00", "" },

  /* The night of the clock. */
  { "DST: the hour that is not there is on the wall", "puoi-plus-2025", "2026-12-31", NULL, "A3 2026-03-29 1:00-4:00", "session-holiday:note" },
  { "DST: three hours on the wall", "puoi-plus-2025", "2026-12-31", NULL, "A3 2026-03-29 1:00-4:00 minutes=3:01",
    "session-holiday:note session-minutes-exceed:refused" },
  { "DST: the hour that comes twice counts once", "puoi-plus-2025", "2026-12-31", NULL, "A3 2026-10-25 1:00-4:00 minutes=4:00",
    "session-holiday:note session-minutes-exceed:refused" },
  { "DST: 24 hours, also of a day of 25", "puoi-plus-2025", "2026-12-31", NULL, "A1 2026-10-25 0:00-24:00", "session-holiday:note" },

  /* Forms. */
  { "1.2 groups: not found", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-06 9:00-11:00 form=group", "session-mode:warning" },
  { "1.2 groups: not found", "puoi-2022", "2023-03-31", NULL, "OS 2022-10-06 9:00-11:00 form=group", "session-mode:warning" },
  { "reckoning: delivery is a setting", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-06 9:00-11:00 delivery=remote", "session-delivery:warning" },
  { "reckoning: a setting that is known refuses", "small", "2026-03-31", NULL, "S1 2025-10-06 9:00-11:00 delivery=telephone", "session-delivery:refused" },
  { "reckoning: said once", "puoi-plus-2025", "2026-03-31", NULL,
    "A3 2025-10-06 9:00-11:00 form=group; A3 2025-10-07 9:00-11:00 form=group; A2 2025-10-08 9:00-11:00 form=group",
    "session-mode:warning session-mode:warning" },

  /* What is broken. */
  { "reckoning: reversed", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-06 11:00-9:00 minutes=2:00", "session-times-reversed:refused" },
  { "reckoning: no time between", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-06 9:00-9:00 minutes=1:00", "session-times-reversed:refused" },
  { "reckoning: no times", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-06 - minutes=2:00", "session-times-missing:unknown" },
  { "reckoning: no hours", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-06 9:00-11:00 minutes=0:00", "session-minutes-missing:warning" },
  { "reckoning: more than between the times", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-06 9:00-11:00 minutes=2:01", "session-minutes-exceed:refused" },
  { "issue: minutes exact, fewer are fine", "puoi-plus-2025", "2026-03-31", NULL, "A3 2025-10-06 9:00-11:00 minutes=1:59", "" },
  { "reckoning: longer than a day", "puoi-plus-2025", "2026-03-31", NULL, "A1 2025-10-06 - minutes=24:01",
    "session-day-too-long:refused session-minutes-exceed:refused session-times-missing:unknown" },
  { "reckoning: no such service", "puoi-plus-2025", "2026-03-31", NULL, "XX 2025-10-06 9:00-11:00", "session-service-unknown:warning" },
  { "reckoning: a programme that nobody knows", NULL, "2026-03-31", NULL, "A3 2025-10-06 9:00-11:00", "session-programme-unknown:unknown" },
  { "reckoning: nothing logged", "puoi-plus-2025", "2026-03-31", NULL, "", "" },
};

static PcCase *
make_case (guint i)
{
  PcCase *self = sample_case_new (cases[i].on, NULL);
  const char *year = cases[i].programme == NULL ? "2025" : g_str_has_prefix (cases[i].programme, "inside") ? "2015" :
                     g_str_equal (cases[i].programme, "puoi-2019") ? "2019" : g_str_equal (cases[i].programme, "puoi-2022") ? "2022" : "2025";
  g_autofree char *opened = g_strconcat (year, "-10-01", NULL);
  PcPathwayCase *pathway = sample_case_add_pathway (self, opened, cases[i].programme);

  sample_case_add_pathway (self, opened, "puoi-plus-2025");
  if (cases[i].traineeship != NULL && g_str_equal (cases[i].traineeship, "cleared"))
    sample_case_set (sample_case_add_traineeship (pathway, "2020-03-01", "2020-08-31")->traineeship, "clearance_on", "2020-02-10");
  else if (cases[i].traineeship != NULL)
    {
      g_auto(GStrv) days = g_strsplit (cases[i].traineeship, "..", 2);

      sample_case_add_traineeship (pathway, days[0], days[1]);
    }

  sample_case_add_sessions (self, cases[i].sessions);
  return self;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = make_case (i);
      g_autofree char *rules = dup_rules (self);

      g_test_message ("%s: %s", cases[i].source, cases[i].sessions);
      g_assert_cmpstr (rules, ==, cases[i].rules);
    }
}

/* Of a session that is being typed the same is said as of it with the others. */
static void
test_one (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = make_case (i);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *rules = NULL;

      if (self->sessions->len != 1)
        continue;

      g_test_message ("%s: %s", cases[i].source, cases[i].sessions);
      pc_session_check_one (self, &g_array_index (self->sessions, PcSession, 0), findings);
      rules = sample_findings_dup_rules (findings);
      g_assert_cmpstr (rules, ==, cases[i].rules);
    }
}

/* It stands for the one that is kept, and is looked at alone. */
static void
test_replaced (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-03-31", "puoi-plus-2025");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autofree char *rules = NULL;
  g_autofree char *more = NULL;
  PcSession typed;

  sample_case_add_sessions (self, "A2 2025-10-05 9:00-11:00 form=group; A2 2025-10-06 9:00-11:00");
  typed = g_array_index (self->sessions, PcSession, 1);
  pc_session_check_one (self, &typed, findings);
  rules = sample_findings_dup_rules (findings);
  g_assert_cmpstr (rules, ==, "");

  typed.ends_at += 1;
  typed.minutes += 1;
  pc_session_check_one (self, &typed, findings);
  more = sample_findings_dup_rules (findings);
  g_assert_cmpstr (more, ==, "session-hours-above:warning");
  g_assert_cmpstr (((PcFinding *) findings->pdata[0])->record_id, ==, typed.id);
  g_assert_cmpuint (((PcFinding *) findings->pdata[0])->rows->len, ==, 2);
}

/* The office is closed from 5 to 7 January 2026, and on from 1 March. */
static void
test_closures (void)
{
  static const struct { const char *day, *rules; } days[] = {
    { "2026-01-03", "" }, { "2026-01-05", "session-office-closed:warning" }, { "2026-01-06", "session-office-closed:warning" },
    { "2026-01-07", "session-office-closed:warning" }, { "2026-01-08", "" }, { "2026-02-28", "" },
    { "2026-03-31", "session-office-closed:warning" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-12-31", "puoi-plus-2025");
      const PcPeriod winter = { .starts = pc_day_from_iso ("2026-01-05"), .ends = pc_day_from_iso ("2026-01-07") };
      const PcPeriod moving = { .starts = pc_day_from_iso ("2026-03-01") };
      g_autofree char *session = g_strdup_printf ("A3 %s 9:00-11:00", days[i].day);
      g_autofree char *rules = NULL;

      g_array_append_val (self->closures, winter);
      g_array_append_val (self->closures, moving);
      sample_case_add_sessions (self, session);
      rules = dup_rules (self);
      g_assert_cmpstr (rules, ==, days[i].rules);
    }
}

static void
test_closed_pathway (void)
{
  static const struct { const char *day, *rules; } days[] = { { "2026-02-27", "" }, { "2026-02-28", "session-after-pathway:warning" } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-12-31", "puoi-plus-2025");
      g_autofree char *session = g_strdup_printf ("A3 %s 9:00-11:00", days[i].day);
      g_autofree char *rules = NULL;

      sample_case_set (sample_case_get_pathway (self)->pathway, "closed_on", "2026-02-27");
      sample_case_add_sessions (self, session);
      rules = dup_rules (self);
      g_assert_cmpstr (rules, ==, days[i].rules);
    }
}

/* What sums the sessions and what sums the hours say the same of them. */
static void
test_budget (void)
{
  static const struct { const char *sessions, *hours; gboolean over; } sums[] = {
    { "A2 2025-10-02 9:00-11:00; A2 2025-10-03 9:00-11:00", "4:00", FALSE },
    { "A2 2025-10-02 9:00-11:00; A2 2025-10-03 9:00-11:01", "4:01", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-03-31", "puoi-plus-2025");
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autoptr(GArray) lines = NULL;

      sample_case_add_sessions (self, sums[i].sessions);
      sample_case_add_hours (sample_case_get_pathway (self), "A2", sums[i].hours, "0");
      pc_session_check_person (self, findings);
      lines = pc_budget_reckon (sample_case_get_pathway (self), self->on);
      g_assert_cmpint (sample_findings_find (findings, "session-hours-above") != NULL, ==, sums[i].over);
      g_assert_cmpint (g_array_index (lines, PcBudgetLine, 1).state == PC_BUDGET_OVER_HOURS, ==, sums[i].over);
    }
}

static void
test_fill (void)
{
  g_autoptr(PcRecord) entry = sample_case_new_record (&pc_service_entry_kind, "service=A3; date=2026-01-13; starts_at=9:00; ends_at=24:00; "
                                                      "minutes=15:00; form=group; delivery=remote; operator_id=o");
  g_autoptr(PcRecord) participant = sample_case_new_record (&pc_service_participant_kind, "pathway_id=p; participation=excused; minutes=0:10");
  PcSession session;

  pc_session_fill (&session, entry, NULL);
  g_assert_cmpstr (session.id, ==, pc_record_get_id (entry));
  g_assert_cmpstr (session.pathway_id, ==, "");
  g_assert_cmpint (session.ends_at, ==, 1440);
  g_assert_cmpint (session.minutes, ==, 900);
  g_assert_cmpstr (session.participation, ==, "present");

  sample_case_set (entry, "starts_at", "");
  pc_session_fill (&session, entry, participant);
  g_assert_cmpstr (session.pathway_id, ==, "p");
  g_assert_cmpstr (session.operator_id, ==, "o");
  g_assert_cmpint (session.starts_at, ==, -1);
  g_assert_cmpint (session.minutes, ==, 10);
  g_assert_true (session.participation == g_intern_string ("excused"));
}

/* Sentence, source and place of one finding of several sessions. */
static void
test_finding (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-03-31", "puoi-plus-2025");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcFinding *mode;

  sample_case_add_sessions (self, "A3 2025-10-07 9:00-11:00 form=group; A3 2025-10-06 9:00-11:00 form=group; "
                                  "A3 2025-10-08 9:00-11:00 form=group");
  pc_session_check_person (self, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  mode = findings->pdata[0];
  g_assert_cmpstr (mode->message, ==,
                   "“Specialist orientation” (2025-10-06 and 2 more) was given as “Group”; the programme provides for: Individual.");
  g_assert_nonnull (strstr (mode->source, "Only individual services"));
  g_assert_true (mode->assumed);
  g_assert_cmpstr (mode->record_id, ==, g_array_index (self->sessions, PcSession, 1).id);
  g_assert_cmpint (mode->field, ==, PC_SERVICE_ENTRY_FORM);
  g_assert_cmpint (mode->day, ==, pc_day_from_iso ("2025-10-06"));
  g_assert_cmpuint (mode->rows->len, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-check/cases", test_cases);
  g_test_add_func ("/session-check/one", test_one);
  g_test_add_func ("/session-check/replaced", test_replaced);
  g_test_add_func ("/session-check/closures", test_closures);
  g_test_add_func ("/session-check/closed-pathway", test_closed_pathway);
  g_test_add_func ("/session-check/budget", test_budget);
  g_test_add_func ("/session-check/fill", test_fill);
  g_test_add_func ("/session-check/finding", test_finding);

  return g_test_run ();
}
