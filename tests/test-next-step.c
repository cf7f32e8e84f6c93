/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-next-step.h"

#include <locale.h>
#include <string.h>

#include "ready.h"

static void
assert_step (PcCase     *self,
             const char *on,
             const char *step,
             const char *rule)
{
  const PcDay day = pc_day_from_iso (on);
  g_autoptr(PcNextStep) next = NULL;

  self->on = day;
  next = pc_next_step_new (self, self->pathways->len > 0 ? self->pathways->pdata[0] : NULL, day);
  g_test_message ("%s: %s", pc_step_get_code (next->step), next->sentence);
  g_assert_cmpstr (pc_step_get_code (next->step), ==, step);
  g_assert_true (g_utf8_validate (next->sentence, -1, NULL) && *next->sentence != '\0');
  if (rule != NULL)
    g_assert_nonnull (sample_findings_find (next->findings, rule));
  for (guint i = 1; i < next->findings->len; i++)
    {
      const PcFinding *before = next->findings->pdata[i - 1], *after = next->findings->pdata[i];

      g_assert_cmpint (before->level, >=, after->level);
    }
}

static void
add_plan (PcCase     *self,
          const char *fields)
{
  g_ptr_array_add (sample_case_get_pathway (self)->plans, sample_case_new_record (&pc_plan_kind, fields));
}

#define SIGNED "starts_on=2025-10-05; version=1; signed_on=2025-10-05; signed_operator_on=2025-10-05"

/*
 * One pathway from the first day to the last: what is on record grows from row to row
 */

typedef enum
{
  NOTHING,
  PERSON_DATA,
  PLAN_WRITTEN,
  PLAN_SIGNED,
  HOURS_DONE,
  AGREED,
  ASKED,
  ISSUED,
  SENT
} Progress;

static PcCase *
make_progress (Progress progress)
{
  PcCase *self = make_ready (PLUS);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);

  if (progress < PERSON_DATA)
    sample_case_set (self->person, "employment_status", "");
  if (progress >= PLAN_WRITTEN)
    add_plan (self, progress >= PLAN_SIGNED ? SIGNED : "starts_on=2025-10-05; version=1; signed_on=2025-10-05");
  if (progress < HOURS_DONE)
    g_array_set_size (pathway->hours, 0);
  if (progress >= ASKED)
    sample_case_set (traineeship->traineeship, "clearance_asked_on", "2026-03-01");
  if (progress >= ISSUED)
    sample_case_set (traineeship->traineeship, "clearance_on", "2026-03-10");
  if (progress >= SENT)
    sample_case_fill (traineeship->traineeship, "communication_on=2026-03-30; safety_training_on=2026-03-30; "
                                                "medical_check_on=2026-03-30");
  if (progress < AGREED)
    g_ptr_array_set_size (pathway->traineeships, 0);

  return self;
}

static const struct
{
  Progress    progress;
  const char *on;
  const char *step;
  const char *rule;
} course[] = {
  { NOTHING, "2026-03-01", "eligibility", "eligibility-status-missing" },
  { PERSON_DATA, "2026-03-01", "plan", "plan-missing" },
  { PLAN_WRITTEN, "2026-03-01", "sign-plan", "plan-unsigned" },
  { PLAN_SIGNED, "2026-03-01", "hours", "clearance-hours" },
  { HOURS_DONE, "2026-03-01", "agree", NULL },
  { AGREED, "2026-03-01", "request", "clearance-list-open" },
  { ASKED, "2026-03-02", "wait", NULL },
  { ISSUED, "2026-03-09", "wait", NULL },
  { ISSUED, "2026-03-10", "communicate", "traineeship-communication-due" },
  { SENT, "2026-03-30", "start", NULL },
  { SENT, "2026-04-01", "attend", NULL },
  { SENT, "2026-04-20", "mark-days", "attendance-missing" },
};

static void
test_course (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (course); i++)
    {
      g_autoptr(PcCase) self = make_progress (course[i].progress);

      assert_step (self, course[i].on, course[i].step, course[i].rule);
    }
}

/* Whatever is missing for the request is what stands in its way; an account, for one. */
static void
test_request (void)
{
  g_autoptr(PcCase) self = make_progress (AGREED);
  g_autoptr(PcNextStep) ready = pc_next_step_new (self, self->pathways->pdata[0], self->on);
  g_autoptr(PcNextStep) missing = NULL;

  g_assert_cmpuint (pc_next_step_get_missing (ready), ==, 1);
  g_assert_cmpstr (ready->papers_for, ==, "clearance");
  sample_case_fill (self->person, "iban=; privacy_on=");
  missing = pc_next_step_new (self, self->pathways->pdata[0], self->on);
  g_assert_cmpuint (pc_next_step_get_missing (missing), ==, 3);
  g_assert_cmpstr (((PcFinding *) missing->findings->pdata[0])->rule, ==, "clearance-missing-privacy-notice");
  g_assert_cmpstr (missing->sentence, !=, ready->sentence);
}

/* FACTS 1.6: a substitution before the start needs a new request. */
static void
test_substitution (void)
{
  g_autoptr(PcCase) self = make_progress (ISSUED);

  sample_case_add_event (sample_case_get_traineeship (self), "kind=host-substitution; date=2026-03-12");
  assert_step (self, "2026-03-15", "request", "clearance-substitution-host");
  sample_case_set (sample_case_get_traineeship (self)->traineeship, "clearance_asked_on", "2026-03-14");
  sample_case_set (sample_case_get_traineeship (self)->traineeship, "clearance_on", "");
  assert_step (self, "2026-03-15", "wait", NULL);
}

/* What was said on the day of the request, and what has changed since. */
static void
test_wait (void)
{
  g_autoptr(PcCase) self = make_progress (ASKED);
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
  g_autofree char *frozen = pc_readiness_freeze (self, self->pathways->pdata[0], traineeship, self->on);

  pc_record_set_text (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_FROZEN, frozen);
  sample_case_set (traineeship->traineeship, "ends_on", "2026-10-15");
  assert_step (self, "2026-03-05", "wait", "clearance-changed-days");
}

/* It runs though nobody has recorded the clearance. */
static void
test_no_clearance (void)
{
  g_autoptr(PcCase) self = make_progress (AGREED);

  assert_step (self, "2026-04-01", "attend", "clearance-not-issued");
}

#define ALL_DAYS "2026-04-01..2026-09-30 present 4:00"

static const struct
{
  const char *what;
  const char *on;
  const char *event;
  const char *pathway;
  const char *claim;
  const char *traineeship;
  const char *step;
} ends[] = {
  { "the last day", "2026-09-30", NULL, NULL, NULL, NULL, "attend" },
  { "suspended", "2026-06-10", "kind=suspension; date=2026-06-01; ground=illness", NULL, NULL, NULL, "attend" },
  { "over, not attested", "2026-10-01", NULL, NULL, NULL, NULL, "end" },
  { "attested, nothing claimed", "2026-10-05", NULL, NULL, NULL, "attestation_on=2026-10-02", "claim" },
  { "a draft of a claim", "2026-10-05", NULL, NULL, "status=draft", "attestation_on=2026-10-02", "claim" },
  { "rejected", "2026-10-05", NULL, NULL, "status=rejected", "attestation_on=2026-10-02", "claim" },
  { "claimed", "2026-10-05", NULL, NULL, "status=submitted", "attestation_on=2026-10-02", "outcome" },
  { "closed, with no outcome", "2026-10-08", NULL, "closed_on=2026-10-06", "status=paid", "attestation_on=2026-10-02",
    "outcome" },
  { "closed", "2026-10-08", NULL, "closed_on=2026-10-06; outcome=completed; exit_situation=job-searching", "status=paid",
    "attestation_on=2026-10-02", "closed" },
  { "28 days later", "2026-11-03", NULL, "closed_on=2026-10-06; outcome=completed; exit_situation=job-searching",
    "status=paid", "attestation_on=2026-10-02", "follow-up" },
};

static void
add_tutoring (PcTraineeshipCase *traineeship)
{
  sample_case_add_tutoring (traineeship, "2026-04-28 monitoring 1:00 2026-04-28 2026-04-01..2026-05-31; "
                                         "2026-05-20 visit 1:00 2026-05-20; 2026-06-20 visit 1:00 2026-06-20; "
                                         "2026-07-20 monitoring 1:00 2026-07-20 2026-06-01..2026-09-30; "
                                         "2026-08-20 visit 1:00 2026-08-20; 2026-09-20 visit 1:00 2026-09-20");
  sample_case_add_competence (traineeship, "name=Bread; target=good; midterm=good; midterm_on=2026-07-01; "
                                           "final=good; final_on=2026-09-30; evidence=Seen");
}

static void
test_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr(PcCase) self = make_progress (SENT);
      PcPathwayCase *pathway = sample_case_get_pathway (self);
      PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);

      g_test_message ("%s", ends[i].what);
      sample_case_add_days (traineeship, ALL_DAYS);
      add_tutoring (traineeship);
      if (ends[i].event != NULL)
        sample_case_add_event (traineeship, ends[i].event);
      if (ends[i].pathway != NULL)
        sample_case_fill (pathway->pathway, ends[i].pathway);
      if (ends[i].claim != NULL)
        g_ptr_array_add (pathway->claims, sample_case_new_record (&pc_claim_kind, ends[i].claim));
      if (ends[i].traineeship != NULL)
        sample_case_fill (traineeship->traineeship, ends[i].traineeship);
      assert_step (self, ends[i].on, ends[i].step, NULL);
    }
}

/* Nobody has been in touch, though all days are marked. */
static void
test_monitor (void)
{
  g_autoptr(PcCase) self = make_progress (SENT);

  sample_case_add_days (sample_case_get_traineeship (self), "2026-04-01..2026-06-30 present 4:00");
  assert_step (self, "2026-05-31", "attend", NULL);
  assert_step (self, "2026-06-01", "monitor", "tutoring-no-contact");
}

/* A cancelled traineeship is as if there had been none. */
static void
test_cancelled (void)
{
  g_autoptr(PcCase) self = make_progress (SENT);

  sample_case_add_event (sample_case_get_traineeship (self), "kind=cancellation; date=2026-03-31");
  assert_step (self, "2026-04-02", "agree", NULL);
}

static void
test_nothing (void)
{
  g_autoptr(PcCase) self = make_progress (NOTHING);

  g_clear_object (&sample_case_get_pathway (self)->programme);
  assert_step (self, "2026-03-01", "eligibility", "clearance-programme-unknown");
  g_ptr_array_set_size (self->pathways, 0);
  assert_step (self, "2026-03-01", "open-pathway", NULL);
}

/* Every programme leads through the same steps; only INSIDE and PUOI PLUS state hours to be certified. */
static void
test_all_programmes (void)
{
  static const char * const others[] = { "inside-2015", "puoi-2019", "puoi-2022" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(PcCase) self = make_ready (others[i]);

      assert_step (self, "2026-03-01", "plan", NULL);
      add_plan (self, SIGNED);
      assert_step (self, "2026-03-01", g_str_equal (others[i], "inside-2015") ? "hours" : "request", NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/next-step/course", test_course);
  g_test_add_func ("/next-step/request", test_request);
  g_test_add_func ("/next-step/substitution", test_substitution);
  g_test_add_func ("/next-step/wait", test_wait);
  g_test_add_func ("/next-step/no-clearance", test_no_clearance);
  g_test_add_func ("/next-step/ends", test_ends);
  g_test_add_func ("/next-step/monitor", test_monitor);
  g_test_add_func ("/next-step/cancelled", test_cancelled);
  g_test_add_func ("/next-step/nothing", test_nothing);
  g_test_add_func ("/next-step/all-programmes", test_all_programmes);

  return g_test_run ();
}
