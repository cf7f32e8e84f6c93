/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-situation.h"

#include <locale.h>

#include "pc-kinds.h"
#include "sample-case.h"

static const PcProgrammeRules *
get_rules (void)
{
  return pc_programme_get_rules (sample_case_get_programme ("puoi-plus-2025"));
}

/* 15 January to 14 July 2026, seen from @on. */
static const struct
{
  const char *source;      /* Of the rule in FACTS: section and word or key; "reckoning" is ours. */
  const char *event;
  const char *on;
  const char *state;
  const char *ground;
  gboolean    started;
} states[] = {
  { "2", NULL, "2026-01-14", "agreed", NULL, FALSE },
  { "2", NULL, "2026-01-15", "running", NULL, TRUE },
  { "2", NULL, "2026-07-14", "running", NULL, TRUE },
  { "2", NULL, "2026-07-15", "ended", NULL, TRUE },
  { "2 suspension", "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness", "2026-02-28", "running", NULL,
    TRUE },
  { "2 suspension", "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness", "2026-03-01", "suspended",
    "illness", TRUE },
  { "2 suspension", "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness", "2026-03-30", "suspended",
    "illness", TRUE },
  { "2 suspension", "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness", "2026-03-31", "running", NULL,
    TRUE },
  { "2 suspension", "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness", "2026-08-13", "running", NULL,
    TRUE },
  { "2 suspension", "kind=suspension; date=2026-03-01; until=2026-03-30; ground=illness", "2026-08-14", "ended", NULL,
    TRUE },
  { "2 suspension", "kind=suspension; date=2026-03-01; ground=closure", "2026-05-01", "suspended", "closure", TRUE },
  { "2 interruption", "kind=interruption; date=2026-04-10; ground=employed", "2026-04-10", "running", NULL, TRUE },
  { "2 interruption", "kind=interruption; date=2026-04-10; ground=employed", "2026-04-11", "interrupted", "employed",
    TRUE },
  { "2 interruption", "kind=interruption; date=2026-04-10; ground=employed", "2026-12-31", "interrupted", "employed",
    TRUE },
  { "2 annulment", "kind=cancellation; date=2026-01-20", "2026-01-20", "cancelled", NULL, FALSE },
  { "2 annulment", "kind=cancellation; date=2026-01-10", "2026-01-09", "agreed", NULL, FALSE },
  { "2 annulment", "kind=cancellation; date=2026-01-10", "2026-12-31", "cancelled", NULL, FALSE },
  { "2 start", "kind=start; date=2026-01-26", "2026-01-20", "agreed", NULL, FALSE },
  { "2 start", "kind=start; date=2026-01-12", "2026-01-12", "running", NULL, TRUE },
  { "2 end", "kind=end; date=2026-07-10", "2026-07-11", "ended", NULL, TRUE },
};

static void
test_states (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr(PcCase) self = sample_case_new (states[i].on, "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15",
                                                                    "2026-07-14");
      PcSituation situation;

      g_test_message ("%s on %s (FACTS %s)", states[i].event, states[i].on, states[i].source);
      if (states[i].event != NULL)
        sample_case_add_event (traineeship, states[i].event);
      pc_situation_reckon (traineeship, get_rules (), self->on, &situation);
      g_assert_cmpstr (pc_situation_state_get_code (situation.state), ==, states[i].state);
      g_assert_cmpstr (situation.ground, ==, states[i].ground);
      g_assert_cmpint (situation.ever_started, ==, states[i].started);
    }
}

/* Who was there has begun, whatever the events say. */
static void
test_started_by_presence (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-02-01", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15", "2026-07-14");
  PcSituation situation;

  sample_case_add_event (traineeship, "kind=cancellation; date=2026-01-20");
  sample_case_add_days (traineeship, "2026-01-15 absent; 2026-01-16 present 4:00");
  pc_situation_reckon (traineeship, get_rules (), pc_day_from_iso ("2026-01-15"), &situation);
  g_assert_false (situation.ever_started);
  pc_situation_reckon (traineeship, get_rules (), pc_day_from_iso ("2026-01-16"), &situation);
  g_assert_true (situation.ever_started);
}

static void
test_changes (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15", "2026-07-14");
  PcSituation situation;

  sample_case_fill (traineeship->traineeship, "host_tutor_id=a; promoter_tutor_id=p; site=Via Roma 1");
  sample_case_add_event (traineeship, "kind=host-tutor-change; date=2026-03-02; host_tutor_id=b");
  sample_case_add_event (traineeship, "kind=site-change; date=2026-03-09; site=Via Po 2");
  sample_case_add_event (traineeship, "kind=promoter-tutor-change; date=2026-03-16; promoter_tutor_id=q");
  sample_case_add_event (traineeship, "kind=host-tutor-change; date=2026-04-01");

  pc_situation_reckon (traineeship, get_rules (), pc_day_from_iso ("2026-03-01"), &situation);
  g_assert_cmpstr (situation.host_tutor_id, ==, "a");
  g_assert_cmpstr (situation.promoter_tutor_id, ==, "p");
  g_assert_cmpstr (situation.site, ==, "Via Roma 1");
  pc_situation_reckon (traineeship, get_rules (), pc_day_from_iso ("2026-03-09"), &situation);
  g_assert_cmpstr (situation.host_tutor_id, ==, "b");
  g_assert_cmpstr (situation.promoter_tutor_id, ==, "p");
  g_assert_cmpstr (situation.site, ==, "Via Po 2");
  pc_situation_reckon (traineeship, get_rules (), self->on, &situation);
  g_assert_cmpstr (situation.host_tutor_id, ==, "b");
  g_assert_cmpstr (situation.promoter_tutor_id, ==, "q");
}

/* How long a day is, by what the agreement says; weeks as Monday to Sunday. */
static const struct
{
  const char *agreement;
  const char *change;
  int         daily;
  int         week[7];
} weeks[] = {
  { "weekdays=1 2 3 4 5; starts_at=9:00; ends_at=13:00", NULL, 240, { 240, 240, 240, 240, 240 } },
  { "weekdays=1 2 3 4 5; starts_at=8:30; ends_at=16:00; break_minutes=1:00", NULL, 390, { 390, 390, 390, 390, 390 } },
  { "weekdays=1 3 5; weekly_minutes=20:00; starts_at=; ends_at=", NULL, 400, { 400, 0, 400, 0, 400 } },
  { "weekdays=1 2 3 4 5 6 7; weekly_minutes=20:00; starts_at=; ends_at=", NULL, 171, { 171, 171, 172, 171, 172, 171,
    172 } },
  { "weekdays=1 2 3 4 5; weekly_minutes=20:00; daily_minutes=6:00; starts_at=; ends_at=", NULL, 240, { 240, 240, 240,
    240, 240 } },
  { "weekdays=6 7; weekly_minutes=20:00; daily_minutes=6:00; starts_at=; ends_at=", NULL, 360, { 0, 0, 0, 0, 0, 360,
    360 } },
  { "weekdays=2 4; weekly_minutes=; daily_minutes=5:00; starts_at=; ends_at=", NULL, 300, { 0, 300, 0, 300 } },
  { "weekdays=1 2; weekly_minutes=; starts_at=; ends_at=", NULL, -1, { 0 } },
  { "weekdays=; weekly_minutes=20:00; starts_at=; ends_at=", NULL, 240, { 240, 240, 240, 240, 240 } },
  { "weekdays=1 2 3 4 5; starts_at=13:00; ends_at=9:00; weekly_minutes=20:00", NULL, 240, { 240, 240, 240, 240, 240 } },
  { "weekdays=1 2 3 4 5", "weekly_minutes=30:00", 360, { 360, 360, 360, 360, 360 } },
  { "weekdays=1 2 3 4 5", "weekdays=1 2 3", 240, { 240, 240, 240 } },
  { "weekdays=1 2 3 4 5", "ends_at=15:00; break_minutes=0:30", 330, { 330, 330, 330, 330, 330 } },
  { "weekdays=1 2 3 4 5", "weekly_minutes=30:00; weekdays=1 2 3; starts_at=8:00; ends_at=18:00", 600, { 600, 600,
    600 } },
};

static void
test_weeks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], "2026-01-15",
                                                                    "2026-07-14");
      PcSituation situation;

      g_test_message ("%s, then %s", weeks[i].agreement, weeks[i].change);
      sample_case_fill (traineeship->traineeship, weeks[i].agreement);
      if (weeks[i].change != NULL)
        {
          g_autofree char *event = g_strdup_printf ("kind=timetable-change; date=2026-06-30; %s", weeks[i].change);

          sample_case_add_event (traineeship, event);
        }
      pc_situation_reckon (traineeship, NULL, self->on, &situation);
      g_assert_cmpint (situation.daily_minutes, ==, weeks[i].daily);
      g_assert_cmpmem (situation.week, sizeof situation.week, weeks[i].week, sizeof weeks[i].week);
      g_assert_cmpint (situation.weekdays_assumed, ==, i == 8);
    }
}

/* By 24:00 of which day the host communicates. */
static const struct
{
  const char *source;
  const char *programme;
  const char *starts;
  const char *host;
  const char *due;
} communications[] = {
  { "2 brescia", "puoi-plus-2025", "2026-01-15", "legal_form=company", "2026-01-14" },
  { "2 brescia", "puoi-plus-2025", "2026-03-01", "legal_form=publicly-controlled", "2026-02-28" },
  { "2 brescia", "puoi-plus-2025", "2024-03-01", "legal_form=household", "2024-02-29" },
  { "2 brescia", "puoi-plus-2025", "2026-01-01", "legal_form=company", "2025-12-31" },
  { "2 brescia", "puoi-plus-2025", "2026-03-30", "legal_form=company", "2026-03-29" },
  { "2 brescia", "puoi-plus-2025", "2026-01-15", "legal_form=public-body", "2026-02-20" },
  { "2 brescia", "puoi-plus-2025", "2025-12-31", "kind=authority", "2026-01-20" },
  { "9 not stated", "inside-2015", "2026-01-15", "legal_form=company", NULL },
  { "9 not stated", "inside-2015", "2026-01-15", "legal_form=public-body", NULL },
};

static void
test_communications (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (communications); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-06-30", communications[i].programme);
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], communications[i].starts,
                                                                    NULL);
      const PcProgrammeRules *rules = pc_programme_get_rules (sample_case_get_programme (communications[i].programme));
      g_autofree char *due = NULL;

      sample_case_fill (traineeship->host, communications[i].host);
      due = pc_day_to_iso (pc_situation_get_communication_due (traineeship, rules));
      g_assert_cmpstr (due, ==, communications[i].due);
      g_assert_cmpint (pc_situation_get_communication_due (traineeship, NULL), ==, 0);
    }
}

/* Whatever the days are, a situation is told. */
static void
test_broken (void)
{
  static const char * const days[] = { NULL, "2026-01-15", "2025-01-15", "9999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint j = 0; j < G_N_ELEMENTS (days); j++)
      {
        g_autoptr(PcCase) self = sample_case_new ("2026-06-30", "puoi-plus-2025");
        PcTraineeshipCase *traineeship = sample_case_add_traineeship (self->pathways->pdata[0], days[i], days[j]);
        PcSituation situation;

        pc_situation_reckon (traineeship, get_rules (), self->on, &situation);
        g_assert_cmpint (situation.last, >=, 0);
        if (i == 0)
          g_assert_cmpint (situation.state, ==, PC_SITUATION_AGREED);
      }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/situation/states", test_states);
  g_test_add_func ("/situation/started-by-presence", test_started_by_presence);
  g_test_add_func ("/situation/changes", test_changes);
  g_test_add_func ("/situation/weeks", test_weeks);
  g_test_add_func ("/situation/communications", test_communications);
  g_test_add_func ("/situation/broken", test_broken);

  return g_test_run ();
}
