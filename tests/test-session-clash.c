/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-check.h"

#include <locale.h>
#include <string.h>

#include "sample-case.h"

/* Only what is said of two services at once. */
static char *
dup_rules (GPtrArray *findings)
{
  g_autofree char *all = sample_findings_dup_rules (findings);
  g_auto(GStrv) words = g_strsplit (all, " ", -1);
  g_autoptr(GString) rules = g_string_new (NULL);
  static const char * const of_several[] = {
    "session-overlap", "session-double-funding", "session-during-traineeship", "session-day-too-long", "session-operator",
  };

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (of_several); j++)
      if (g_str_has_prefix (words[i], of_several[j]))
        g_string_append_printf (rules, "%s%s", rules->len > 0 ? " " : "", words[i]);

  return g_string_free (g_steal_pointer (&rules), FALSE);
}

/* All on 13 January 2026, a Tuesday, unless said; @of_one: what is said of the last of them alone. */
static const struct
{
  const char *what;
  const char *sessions;
  const char *of_all;
  const char *of_one;
} people[] = {
  { "touching end to start", "A3 2026-01-13 9:00-11:00; A3 2026-01-13 11:00-13:00", "", "" },
  { "one minute", "A3 2026-01-13 9:00-11:01; A3 2026-01-13 11:00-13:00", "session-overlap:warning", "session-overlap:warning" },
  { "one in the other", "A3 2026-01-13 9:00-13:00; A2 2026-01-13 10:00-11:00", "session-overlap:warning", "session-overlap:warning" },
  { "the same times", "A3 2026-01-13 9:00-13:00; A3 2026-01-13 9:00-13:00", "session-overlap:warning", "session-overlap:warning" },
  { "in any order", "A3 2026-01-13 11:00-13:00; A3 2026-01-13 9:00-11:01", "session-overlap:warning", "session-overlap:warning" },
  { "another day", "A3 2026-01-12 9:00-11:00; A3 2026-01-13 9:00-11:00", "", "" },
  { "until midnight, and from midnight", "A3 2026-01-12 22:00-24:00; A3 2026-01-13 0:00-2:00", "", "" },
  { "the night of the clock: 2 to 3 is not there, and no clash", "A3 2026-03-29 1:00-2:00; A3 2026-03-29 3:00-4:00", "", "" },
  { "the night of the clock: on the wall they overlap", "A3 2026-03-29 1:00-3:00; A3 2026-03-29 2:30-4:00", "session-overlap:warning",
    "session-overlap:warning" },
  { "the night of the clock: 2 to 3 comes twice", "A3 2026-10-25 1:00-3:00; A3 2026-10-25 3:00-4:00", "", "" },
  { "the one that reaches furthest", "A3 2026-01-13 8:00-18:00; A3 2026-01-13 9:00-10:00; A3 2026-01-13 12:00-13:00",
    "session-overlap:warning session-overlap:warning", "session-overlap:warning" },
  { "each of them is named", "A3 2026-01-13 8:00-10:00; A3 2026-01-13 9:00-12:00; A3 2026-01-13 11:00-13:00",
    "session-overlap:warning session-overlap:warning", "session-overlap:warning" },
  { "no times", "A3 2026-01-13 - minutes=2:00; A3 2026-01-13 9:00-11:00", "", "" },
  { "reversed times", "A3 2026-01-13 11:00-9:00; A3 2026-01-13 9:00-11:00", "", "" },
  { "who was not there", "A3 2026-01-13 9:00-11:00 participation=absent minutes=0:00; A3 2026-01-13 9:00-11:00", "", "" },
  { "who is excused", "A3 2026-01-13 9:00-11:00; A3 2026-01-13 9:00-11:00 participation=excused minutes=0:00", "", "" },
  { "a group and one alone", "A3 2026-01-13 9:00-11:00 form=group; A3 2026-01-13 10:00-12:00", "session-overlap:warning",
    "session-overlap:warning" },
  { "two pathways: the same time paid twice", "A3 2026-01-13 9:00-11:00; A3 2026-01-13 10:00-12:00 pathway=2",
    "session-double-funding:warning", "session-double-funding:warning" },
  { "two pathways, touching", "A3 2026-01-13 9:00-11:00; A3 2026-01-13 11:00-12:00 pathway=2", "", "" },
  { "in one group session with both pathways", "A3 2026-01-13 9:00-11:00 form=group; A3 2026-01-13 9:00-11:00 form=group pathway=2 id=same",
    "session-double-funding:warning", "session-double-funding:warning" },
  { "24 hours", "A1 2026-01-13 0:00-12:00; A1 2026-01-13 12:00-24:00", "", "" },
  { "25 hours", "A1 2026-01-13 0:00-12:00; A1 2026-01-13 12:00-24:00; A1 2026-01-13 - minutes=1:00", "session-day-too-long:refused",
    "session-day-too-long:refused" },
};

static void
test_people (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-12-31", "puoi-plus-2025");
      g_autoptr(GPtrArray) of_all = pc_findings_new ();
      g_autoptr(GPtrArray) of_one = pc_findings_new ();
      g_autofree char *all = NULL;
      g_autofree char *one = NULL;

      g_test_message ("%s", people[i].what);
      sample_case_add_pathway (self, "2025-10-01", "puoi-2022");
      sample_case_add_sessions (self, people[i].sessions);
      pc_session_check_person (self, of_all);
      pc_session_check_one (self, &g_array_index (self->sessions, PcSession, self->sessions->len - 1), of_one);
      all = dup_rules (of_all);
      one = dup_rules (of_one);
      g_assert_cmpstr (all, ==, people[i].of_all);
      g_assert_cmpstr (one, ==, people[i].of_one);
    }
}

/* A traineeship from 15 January to 14 July 2026, Monday to Friday from 9 to 13. */
static const struct
{
  const char *what;
  const char *agreed;      /* Changes to it. */
  const char *attended;
  const char *session;
  const char *rules;
} works[] = {
  { "on a Tuesday at ten", "", "", "A4 2026-02-03 10:00-12:00", "session-during-traineeship:warning" },
  { "when it ends", "", "", "A4 2026-02-03 13:00-15:00", "" },
  { "until it begins", "", "", "A4 2026-02-03 8:00-9:00", "" },
  { "one minute of it", "", "", "A4 2026-02-03 8:00-9:01", "session-during-traineeship:warning" },
  { "on a Saturday", "", "", "A4 2026-02-07 10:00-12:00", "" },
  { "on Easter Monday", "", "", "A4 2026-04-06 10:00-12:00", "" },
  { "before the first day", "", "", "A3 2026-01-14 10:00-12:00", "" },
  { "after the last day", "", "", "A4 2026-07-15 10:00-12:00", "" },
  { "the Monday after the clock was changed", "", "", "A4 2026-03-30 12:59-14:00", "session-during-traineeship:warning" },
  { "as long as the break: it may be that", "starts_at=9:00; ends_at=18:00; break_minutes=1:00", "", "A4 2026-02-03 13:00-14:00", "" },
  { "longer than the break", "starts_at=9:00; ends_at=18:00; break_minutes=1:00", "", "A4 2026-02-03 13:00-14:01",
    "session-during-traineeship:warning" },
  { "no hours of the day agreed", "starts_at=; ends_at=", "", "A4 2026-02-03 10:00-12:00", "" },
  { "by telephone all the same", "", "", "A4 2026-02-03 10:00-12:00 delivery=telephone", "session-during-traineeship:warning" },
  { "tutoring of the traineeship", "", "", "TU 2026-02-03 10:00-12:00", "session-during-traineeship:note" },
  { "no times of the service", "", "", "A4 2026-02-03 - minutes=2:00", "" },
  { "she was away", "", "2026-02-03 sick", "A4 2026-02-03 10:00-12:00", "" },
  { "she was there at other times", "", "2026-02-03 present 4:00 14:00-18:00", "A4 2026-02-03 10:00-12:00", "" },
  { "she was there at other times", "", "2026-02-03 present 4:00 14:00-18:00", "A4 2026-02-03 17:00-19:00",
    "session-during-traineeship:warning" },
  { "between two stretches", "", "2026-02-03 present 4:00 8:00-10:00 12:00-14:00", "A4 2026-02-03 10:00-12:00", "" },
  { "in the second", "", "2026-02-03 present 4:00 8:00-10:00 12:00-14:00", "A4 2026-02-03 10:00-12:01",
    "session-during-traineeship:warning" },
  { "there, with no times marked", "", "2026-02-03 present 4:00", "A4 2026-02-03 10:00-12:00", "session-during-traineeship:warning" },
  { "there on a Saturday", "", "2026-02-07 present 4:00 9:00-13:00", "A4 2026-02-07 10:00-12:00", "session-during-traineeship:warning" },
};

static void
test_works (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-12-31", "puoi-plus-2025");
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (sample_case_get_pathway (self), "2026-01-15", "2026-07-14");
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *rules = NULL;

      g_test_message ("%s", works[i].what);
      sample_case_fill (traineeship->traineeship, works[i].agreed);
      sample_case_add_days (traineeship, works[i].attended);
      sample_case_add_sessions (self, works[i].session);
      pc_session_check_person (self, findings);
      rules = dup_rules (findings);
      g_assert_cmpstr (rules, ==, works[i].rules);
    }
}

/* Services of one operator for several people. */
static const struct
{
  const char *what;
  const char *sessions;
  const char *of_all;
  const char *of_one;
} operators[] = {
  { "one after the other", "A3 2026-01-13 9:00-11:00; A3 2026-01-13 11:00-13:00 pathway=2", "", "" },
  { "two people at once", "A3 2026-01-13 9:00-11:00; A3 2026-01-13 10:00-12:00 pathway=2", "session-operator-overlap:warning",
    "session-operator-overlap:warning" },
  { "one group session of many", "A3 2026-01-13 9:00-11:00 form=group; A3 2026-01-13 9:00-11:00 form=group pathway=2 id=same", "", "" },
  { "a group with a row for each", "A3 2026-01-13 9:00-11:00 form=group; A3 2026-01-13 9:00-11:00 form=group pathway=2", "", "" },
  { "two groups at once", "A3 2026-01-13 9:00-11:00 form=group; A2 2026-01-13 9:00-11:00 form=group pathway=2",
    "session-operator-overlap:warning", "session-operator-overlap:warning" },
  { "two groups, other times", "A3 2026-01-13 9:00-11:00 form=group; A3 2026-01-13 9:00-12:00 form=group pathway=2",
    "session-operator-overlap:warning", "session-operator-overlap:warning" },
  { "a group, and one alone meanwhile",
    "A3 2026-01-13 9:00-11:00 form=group; A3 2026-01-13 9:00-11:00 form=group pathway=2; A3 2026-01-13 10:00-10:30",
    "session-operator-overlap:warning", "session-operator-overlap:warning session-operator-overlap:warning" },
  { "who did not come took the time all the same", "A3 2026-01-13 9:00-11:00 participation=absent; A3 2026-01-13 10:00-12:00",
    "session-operator-overlap:warning", "session-operator-overlap:warning" },
  { "no times", "A3 2026-01-13 - minutes=2:00; A3 2026-01-13 9:00-11:00", "", "" },
  { "until midnight", "A3 2026-01-12 23:00-24:00; A3 2026-01-13 0:00-1:00", "", "" },
  { "the night of the clock", "A3 2026-10-25 1:00-3:00; A3 2026-10-25 2:00-4:00", "session-operator-overlap:warning",
    "session-operator-overlap:warning" },
  { "24 hours", "A3 2026-01-13 0:00-24:00", "", "" },
  { "25 hours", "A3 2026-01-13 0:00-24:00; A3 2026-01-13 - minutes=1:00", "session-operator-day:refused", "session-operator-day:refused" },
  { "a group of three counts once",
    "A3 2026-01-13 0:00-10:00 form=group; A3 2026-01-13 0:00-10:00 form=group pathway=2; A3 2026-01-13 0:00-10:00 form=group", "", "" },
};

static void
test_operators (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-12-31", "puoi-plus-2025");
      g_autoptr(GPtrArray) of_all = pc_findings_new ();
      g_autoptr(GPtrArray) of_one = pc_findings_new ();
      g_autofree char *all = NULL;
      g_autofree char *one = NULL;

      g_test_message ("%s", operators[i].what);
      sample_case_add_pathway (self, "2025-10-01", "puoi-plus-2025");
      sample_case_add_sessions (self, operators[i].sessions);
      pc_session_check_operator (self->sessions, of_all);
      pc_session_check_operator_one (self->sessions, &g_array_index (self->sessions, PcSession, self->sessions->len - 1), of_one);
      all = dup_rules (of_all);
      one = dup_rules (of_one);
      g_assert_cmpstr (all, ==, operators[i].of_all);
      g_assert_cmpstr (one, ==, operators[i].of_one);
    }
}

static void
test_sentence (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-12-31", "puoi-plus-2025");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcFinding *overlap;

  sample_case_add_sessions (self, "A3 2026-01-13 9:00-11:00; A2 2026-01-13 10:00-12:00");
  pc_session_check_person (self, findings);
  overlap = sample_findings_find (findings, "session-overlap");
  g_assert_cmpstr (overlap->message, ==, "On 2026-01-13 “Specialist orientation” (09:00–11:00) and “Taking charge” (10:00–12:00) "
                                         "overlap: correct the times of one.");
  g_assert_cmpstr (overlap->record_id, ==, g_array_index (self->sessions, PcSession, 1).id);
  g_assert_cmpuint (overlap->rows->len, ==, 2);
}

/* Each more of them is a step more, and not as many as there are: all of these overlap, and each is said once. */
static void
test_many (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-12-31", "puoi-plus-2025");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  const guint n = 20000;
  double best = G_MAXDOUBLE;

  sample_case_add_sessions (self, "A3 2026-01-13 9:00-11:00");
  g_array_set_size (self->sessions, n);
  for (guint i = 1; i < n; i++)
    {
      PcSession *session = &g_array_index (self->sessions, PcSession, i);

      *session = g_array_index (self->sessions, PcSession, 0);
      session->day += (PcDay) (i / 20) % 300;
      g_snprintf (session->id, sizeof (PcId), "%u", i);
    }

  for (guint i = 0; i < 3; i++)
    {
      const gint64 start = g_get_monotonic_time ();

      g_ptr_array_set_size (findings, 0);
      pc_session_check_operator (self->sessions, findings);
      best = MIN (best, (double) (g_get_monotonic_time () - start) / 1000);
    }

  g_assert_cmpuint (findings->len, >=, n - 300);
  g_test_minimized_result (best, "%u sessions take %.0f ms", n, best);
  g_assert_cmpfloat (best, <, 2000);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-clash/people", test_people);
  g_test_add_func ("/session-clash/works", test_works);
  g_test_add_func ("/session-clash/operators", test_operators);
  g_test_add_func ("/session-clash/sentence", test_sentence);
  g_test_add_func ("/session-clash/many", test_many);

  return g_test_run ();
}
