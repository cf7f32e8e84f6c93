/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-follow-up-due.h"

#include <locale.h>

#include "pc-code-list.h"
#include "pc-kinds.h"
#include "sample-case.h"

/* A pathway in PUOI PLUS (28 days, 6 months: FACTS 4.2 sfc-4w, eumon), opened on 1 October 2025. */
static PcCase *
new_case (const char *on,
          const char *pathway,
          const char *follow_ups)
{
  PcCase *self = sample_case_new (on, "puoi-plus-2025");
  g_auto(GStrv) list = g_strsplit (follow_ups, "|", -1);

  sample_case_fill (sample_case_get_pathway (self)->pathway, pathway);
  for (guint i = 0; list[i] != NULL && *follow_ups != '\0'; i++)
    g_ptr_array_add (sample_case_get_pathway (self)->follow_ups, sample_case_new_record (&pc_follow_up_kind, list[i]));

  return self;
}

/* "kind state day" of each, with "; " between. */
static char *
dup_due (const PcParticipant *participant)
{
  g_autoptr(GArray) due = pc_follow_up_list_due (participant);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < due->len; i++)
    {
      const PcFollowUpDue *one = &g_array_index (due, PcFollowUpDue, i);
      g_autofree char *day = pc_day_to_iso (one->due);

      g_assert_true (pc_code_list_has (pc_code_list_get ("follow-up-kind"), one->kind));
      g_string_append_printf (text, "%s%s %s %s", text->len > 0 ? "; " : "", one->kind,
                              pc_follow_up_state_get_code (one->state), day != NULL ? day : "-");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char *source;      /* Of the rule: section of FACTS, or the issue. */
  const char *pathway;
  const char *follow_ups;  /* FIELDS of each, with "|" between. */
  const char *on;
  const char *due;
  const char *findings;
} cases[] = {
  { "4.2: not left", "", "", "2026-06-01", "", "" },
  { "4.2: not left yet", "closed_on=2026-06-02", "", "2026-06-01", "", "" },
  { "4.2 sfc-4w, EECR05", "closed_on=2026-03-31", "", "2026-04-27", "28-days open 2026-04-28; 6-months open 2026-09-30", "" },
  { "4.2 sfc-4w: on the day", "closed_on=2026-03-31", "", "2026-04-28", "28-days open 2026-04-28; 6-months open 2026-09-30",
    "follow-up-due:warning" },
  { "4.2 EECR05: month ends", "opened_on=2025-03-03; closed_on=2025-08-31", "", "2025-09-01", "28-days open 2025-09-28; 6-months open 2026-02-28", "" },
  { "4.2 EECR05: leap year", "closed_on=2027-08-31", "", "2027-09-01", "28-days open 2027-09-28; 6-months open 2028-02-29", "" },
  { "4.2 sfc-4w: 29 February", "closed_on=2028-02-01", "", "2028-02-01", "28-days open 2028-02-29; 6-months open 2028-08-01", "" },

  { "4.2: done", "closed_on=2026-03-31",
    "kind=28-days; due_on=2026-04-28; done_on=2026-04-28; situation=employed|"
    "kind=6-months; due_on=2026-10-02; done_on=2026-10-02; situation=employed", "2026-10-02",
    "28-days done 2026-04-28; 6-months done 2026-10-02", "" },
  { "4.2: planned for another day", "closed_on=2026-03-31", "kind=28-days; due_on=2026-05-04", "2026-05-01",
    "28-days open 2026-05-04; 6-months open 2026-09-30", "" },
  { "4.2: not done yet", "closed_on=2026-03-31", "kind=28-days; done_on=2026-05-04; situation=employed", "2026-05-01",
    "28-days open 2026-04-28; 6-months open 2026-09-30", "follow-up-due:warning follow-up-future:warning" },
  { "issue: attempts", "closed_on=2026-03-31", "kind=28-days; attempts=2; last_attempt_on=2026-05-02; contact_result=no-answer",
    "2026-05-04", "28-days open 2026-04-28; 6-months open 2026-09-30", "follow-up-due:warning" },
  { "issue: not reachable", "closed_on=2026-03-31",
    "kind=28-days; attempts=3; last_attempt_on=2026-05-02; contact_result=not-reachable", "2026-05-04",
    "28-days given-up 2026-04-28; 6-months open 2026-09-30", "" },
  { "issue: refused", "closed_on=2026-03-31", "kind=28-days; attempts=1; last_attempt_on=2026-05-02; contact_result=refused",
    "2026-05-04", "28-days given-up 2026-04-28; 6-months open 2026-09-30", "" },
  { "issue: not reachable without a trace", "closed_on=2026-03-31", "kind=28-days; contact_result=not-reachable", "2026-05-04",
    "28-days given-up 2026-04-28; 6-months open 2026-09-30", "follow-up-attempts:warning" },
  { "issue: others that are planned", "closed_on=2026-03-31",
    "kind=28-days; done_on=2026-04-28; situation=employed|kind=12-months; due_on=2027-03-31|kind=other; due_on=2026-07-01",
    "2026-06-01", "28-days done 2026-04-28; other open 2026-07-01; 6-months open 2026-09-30; 12-months open 2027-03-31", "" },

  { "4.2 EECR05: early", "closed_on=2026-03-31",
    "kind=28-days; done_on=2026-04-28; situation=employed|kind=6-months; done_on=2026-09-29; situation=employed", "2026-10-10",
    "28-days done 2026-04-28; 6-months done 2026-09-30", "follow-up-early:warning" },
  { "no day", "closed_on=2026-03-31", "kind=28-days; situation=employed", "2026-04-10",
    "28-days open 2026-04-28; 6-months open 2026-09-30", "follow-up-no-day:warning" },
  { "no situation", "closed_on=2026-03-31", "kind=28-days; done_on=2026-04-28; contact_result=reached", "2026-05-10",
    "28-days done 2026-04-28; 6-months open 2026-09-30", "follow-up-no-situation:warning" },
  { "4.2 sfc-imp", "closed_on=2026-03-31; entry_situation=unemployed",
    "kind=28-days; done_on=2026-04-28; situation=employed; improved=yes", "2026-05-10",
    "28-days done 2026-04-28; 6-months open 2026-09-30", "follow-up-not-improved:note" },
  { "nobody is asked", "closed_on=2026-03-31; outcome=deceased", "", "2026-10-10", "", "" },
  { "the order of days is broken", "closed_on=2025-09-30", "", "2026-10-10", "", "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = new_case (cases[i].on, cases[i].pathway, cases[i].follow_ups);
      g_autoptr(GArray) participants = pc_participant_list (self);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *due = NULL;
      g_autofree char *rules = NULL;

      g_test_message ("%s; %s on %s (%s)", cases[i].pathway, cases[i].follow_ups, cases[i].on, cases[i].source);
      g_assert_cmpuint (participants->len, ==, 1);
      due = dup_due (&g_array_index (participants, PcParticipant, 0));
      g_assert_cmpstr (due, ==, cases[i].due);
      pc_follow_up_check (&g_array_index (participants, PcParticipant, 0), findings);
      rules = sample_findings_dup_rules (findings);
      g_assert_cmpstr (rules, ==, cases[i].findings);
    }
}

/* After coming back nobody is asked about the first leaving (FACTS 4.2, scot, sfc14). */
static void
test_coming_back (void)
{
  g_autoptr(PcCase) self = new_case ("2026-10-10", "closed_on=2026-03-31", "");
  PcPathwayCase *again = sample_case_add_pathway (self, "2026-05-01", "puoi-plus-2025");
  g_autoptr(GArray) participants = pc_participant_list (self);
  g_autofree char *due = dup_due (&g_array_index (participants, PcParticipant, 0));
  g_autoptr(GArray) later = NULL;
  g_autofree char *due_later = NULL;

  g_assert_cmpstr (due, ==, "");
  sample_case_set (again->pathway, "closed_on", "2026-09-15");
  later = pc_participant_list (self);
  due_later = dup_due (&g_array_index (later, PcParticipant, 0));
  g_assert_cmpstr (due_later, ==, "28-days open 2026-10-13; 6-months open 2027-03-15");
}

/* What the finding says: the kind, the day, the attempts; and on what it rests. */
static void
test_explained (void)
{
  g_autoptr(PcCase) self = new_case ("2026-05-04", "closed_on=2026-03-31",
                                     "kind=28-days; attempts=2; last_attempt_on=2026-05-02; contact_result=no-answer");
  g_autoptr(GArray) participants = pc_participant_list (self);
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcFinding *finding;

  pc_follow_up_check (&g_array_index (participants, PcParticipant, 0), findings);
  finding = sample_findings_find (findings, "follow-up-due");
  g_assert_nonnull (finding);
  g_assert_nonnull (strstr (finding->message, "28 days after leaving"));
  g_assert_nonnull (strstr (finding->message, "2 attempts"));
  g_assert_true (finding->kind == &pc_follow_up_kind);
  g_assert_cmpstr (finding->record_id, ==, pc_record_get_id (sample_case_get_pathway (self)->follow_ups->pdata[0]));
  g_assert_cmpint (finding->day, ==, pc_day_new (2026, 4, 28));
  g_assert_false (finding->assumed);
}

/* Of a programme that nobody knows, only what somebody has planned is due. */
static void
test_unknown_programme (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-10-10", NULL);
  PcPathwayCase *pathway = sample_case_add_pathway (self, "2025-10-01", NULL);
  g_autoptr(GArray) participants = NULL;
  g_autofree char *due = NULL;

  sample_case_set (pathway->pathway, "closed_on", "2026-03-31");
  g_ptr_array_add (pathway->follow_ups, sample_case_new_record (&pc_follow_up_kind, "kind=28-days; due_on=2026-04-28"));
  participants = pc_participant_list (self);
  due = dup_due (&g_array_index (participants, PcParticipant, 0));
  g_assert_cmpstr (due, ==, "28-days open 2026-04-28");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/follow-up-due/cases", test_cases);
  g_test_add_func ("/follow-up-due/coming-back", test_coming_back);
  g_test_add_func ("/follow-up-due/explained", test_explained);
  g_test_add_func ("/follow-up-due/unknown-programme", test_unknown_programme);

  return g_test_run ();
}
