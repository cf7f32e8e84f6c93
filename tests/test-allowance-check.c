/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-allowance-check.h"

#include <string.h>

#include "pc-kinds.h"
#include "sample-case.h"
#include "sample-programme.h"
#include "sample.h"

#define ALL "2026-02-01..2026-07-31 present 4:00"

/* A traineeship from 1 February to 31 July 2026, Monday to Friday from 9 to 13, and all that is said of its allowance. */
static const struct
{
  const char *source;  /* Of the rule in FACTS: section and word or key; "README" is the rule written down there. */
  const char *what;
  const char *edits;
  const char *region;
  const char *on;
  const char *fields;
  const char *event;
  const char *days;
  const char *rules;   /* "rule:level", sorted. */
} cases[] = {
  { "1.1: 562.50", "as the programme has it", NULL, NULL, "2026-03-01", "allowance_cents=562.50", NULL, ALL, "" },
  { "1.1: 562.50", "not entered", NULL, NULL, "2026-03-01", "", NULL, ALL, "allowance-not-agreed:unknown" },
  { "2: 300 nationally", "below it", NULL, NULL, "2026-03-01", "allowance_cents=299.99", NULL, ALL,
    "allowance-below-minimum:refused allowance-below-month:warning" },
  { "2: 300 nationally", "the least", NULL, NULL, "2026-03-01", "allowance_cents=300", NULL, ALL, "allowance-below-month:warning" },
  { "2 jobsoul: Lazio 800", "below what nobody has verified", NULL, "12", "2026-03-01", "allowance_cents=562.50", NULL, ALL,
    "allowance-below-minimum:warning" },
  { "2 jobsoul: Lazio 800", "the host adds the rest", NULL, "12", "2026-03-01", "allowance_cents=800", NULL, ALL,
    "allowance-above-month:note" },
  { "2 unibs, lente: 350 if <= 4 h/day", "the exception for short days", NULL, "03", "2026-03-01", "allowance_cents=350", NULL, ALL,
    "allowance-below-month:warning" },
  { "2 vda: 300 at 20 h/w", "the hours of the timetable count", NULL, "02", "2026-03-01", "allowance_cents=562.50", NULL, ALL, "" },
  { "2: annulment", "never begun", NULL, NULL, "2026-03-01", "allowance_cents=100", "kind=cancellation; date=2026-02-01", "", "" },
  { "2 vda: 70 %", "below the share", NULL, NULL, "2026-03-01", "allowance_cents=562.50", NULL,
    "2026-02-02..2026-02-13 present 4:00; 2026-02-16..2026-02-28 absent", "allowance-below-share:warning" },
  { "2 unibs, lente: never below 300", "the floor", NULL, "03", "2026-03-01", "allowance_cents=562.50", NULL,
    "2026-02-02..2026-02-04 present 4:00; 2026-02-05..2026-02-28 absent", "allowance-floor:warning" },
  { "README", "never there", NULL, NULL, "2026-03-01", "allowance_cents=562.50", NULL, "2026-02-02..2026-02-28 absent",
    "allowance-absent:warning" },
  { "README", "days not marked: while it can still be mended", NULL, NULL, "2026-03-01", "allowance_cents=562.50", NULL,
    "2026-02-02..2026-02-13 present 4:00", "allowance-not-marked:warning" },
  { "1.7: stamped register", "due, and in no register", NULL, NULL, "2026-03-01", "allowance_cents=562.50; register_stamped_on=", NULL, ALL,
    "allowance-not-certified:warning" },
  { "1.7: filled in daily", "due, and a day is not marked", NULL, NULL, "2026-03-01", "allowance_cents=562.50", NULL,
    "2026-02-02..2026-02-26 present 4:00", "allowance-not-certified:warning" },
  { "README", "in course, and lost already", NULL, NULL, "2026-02-14", "allowance_cents=562.50", NULL, "2026-02-02..2026-02-13 absent",
    "allowance-lost:warning" },
  { "README", "in course, and nothing lost", NULL, NULL, "2026-02-14", "allowance_cents=562.50", NULL, "2026-02-02..2026-02-13 present 4:00", "" },
  { "2: not counted in the duration", "suspended all March", NULL, NULL, "2026-04-01", "allowance_cents=562.50",
    "kind=suspension; date=2026-03-01; until=2026-03-31; ground=illness", "2026-02-01..2026-02-28 present 4:00", "allowance-suspended:note" },
  { "9: early end", "nothing is due, said once", "Value=attended-months => Value=nothing", NULL, "2026-05-01", "allowance_cents=562.50",
    "kind=interruption; date=2026-04-10", "2026-02-01..2026-04-10 present 4:00", "allowance-early-end:note" },
  { "9: early end", "so where an end says it", "Value=attended-months => Value=nothing", NULL, "2026-05-01",
    "allowance_cents=562.50", "kind=end; date=2026-04-10", "2026-02-01..2026-04-10 present 4:00", "allowance-early-end:note" },
  { "1.1: 6 months", "the seventh is not paid", NULL, NULL, "2026-02-10", "allowance_cents=562.50; ends_on=2026-08-31", NULL,
    "2026-02-01..2026-02-09 present 4:00", "allowance-months-paid:note" },
  { "README", "no timetable, said once", NULL, NULL, "2026-03-01", "allowance_cents=562.50; weekly_minutes=; starts_at=; ends_at=", NULL, ALL,
    "allowance-no-timetable:unknown" },
  { "README", "no month stated: the amount over its months", "Value=562.50 => Value=", NULL, "2026-03-01", "allowance_cents=562.50", NULL, ALL, "" },
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcProgramme) programme = sample_programme_new ("puoi-plus-2025", cases[i].edits, cases[i].region);
      g_autoptr(PcCase) self = sample_case_new (cases[i].on, "puoi-plus-2025");
      PcPathwayCase *pathway = sample_case_get_pathway (self);
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-02-01", "2026-07-31");
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autoptr(GArray) months = NULL;
      g_autofree char *rules = NULL;

      g_test_message ("%s (%s)", cases[i].what, cases[i].source);
      g_set_object (&pathway->programme, programme);
      sample_case_set (traineeship->traineeship, "register_stamped_on", "2026-01-20");
      sample_case_fill (traineeship->traineeship, cases[i].fields);
      if (cases[i].event != NULL)
        sample_case_add_event (traineeship, cases[i].event);
      sample_case_add_days (traineeship, cases[i].days);
      months = pc_allowance_reckon_all (pathway, self->on);
      pc_allowance_check (pathway, traineeship, months, self->on, findings);
      rules = sample_findings_dup_rules (findings);
      g_assert_cmpstr (rules, ==, cases[i].rules);
    }
}

/* A finding explains itself: month, figures, source, and whether it rests on something that nobody states. */
static void
test_finding (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-03-01", "puoi-plus-2025");
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-02-01", "2026-07-31");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(GArray) months = NULL;
  PcFinding *finding;

  sample_case_set (traineeship->traineeship, "allowance_cents", "562.50");
  sample_case_add_days (traineeship, "2026-02-02..2026-02-13 present 4:00; 2026-02-16..2026-02-28 absent");
  months = pc_allowance_reckon_all (pathway, self->on);
  pc_allowance_check (pathway, traineeship, months, self->on, findings);
  finding = sample_findings_find (findings, "allowance-below-share");
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->message, ==, "Allowance of February 2026: 50.0 % of the hours were attended, less than 70 %: 281.25 of "
                                         "562.50 is due.");
  g_assert_true (finding->assumed);
  g_assert_nonnull (strstr (finding->source, "Not stated by the notice"));
  g_assert_cmpint (finding->day, ==, pc_day_new (2026, 2, 1));
  g_assert_true (finding->kind == &pc_attendance_day_kind && finding->record_id == NULL);
}

/* Where the rules of the region cannot be read, its minimum is not checked against, and that is said. */
static void
test_region_unknown (void)
{
  g_autoptr(PcCase) self = sample_case_new ("2026-03-01", "puoi-plus-2025");
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-02-01", "2026-07-31");
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(GArray) months = NULL;
  PcFinding *finding;

  sample_case_set (traineeship->traineeship, "allowance_cents", "562.50");
  sample_case_set (traineeship->traineeship, "register_stamped_on", "2026-01-20");
  sample_case_add_days (traineeship, ALL);
  pathway->region_missing = TRUE;
  months = pc_allowance_reckon_all (pathway, self->on);
  pc_allowance_check (pathway, traineeship, months, self->on, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = sample_findings_find (findings, "allowance-region-unknown");
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->level, ==, PC_FINDING_UNKNOWN);
  g_assert_cmpstr (finding->record_id, ==, pc_record_get_id (pathway->pathway));
  g_assert_cmpint (finding->field, ==, PC_PATHWAY_REGION);
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/allowance-check/rules", test_rules);
  g_test_add_func ("/allowance-check/finding", test_finding);
  g_test_add_func ("/allowance-check/region-unknown", test_region_unknown);

  return g_test_run ();
}
