/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case.h"

#include <string.h>

#include "pc-allowance-check.h"
#include "pc-attendance-check.h"
#include "pc-budget.h"
#include "pc-claim-check.h"
#include "pc-claim-freeze.h"
#include "pc-code-list.h"
#include "pc-deadlines.h"
#include "pc-eligibility.h"
#include "pc-follow-up-due.h"
#include "pc-host-check.h"
#include "pc-indicators.h"
#include "pc-kinds.h"
#include "pc-ledger.h"
#include "pc-next-step.h"
#include "pc-participant-check.h"
#include "pc-plan-check.h"
#include "pc-readiness.h"
#include "pc-session-check.h"
#include "pc-situation-check.h"
#include "pc-tutoring-check.h"
#include "sample-random.h"
#include "sample.h"

/*
 * Every rule over cases in which anything may stand anywhere: days in the wrong order and of other centuries, codes that
 * no list has, amounts below nothing, programmes that nobody knows. None may crash or complain of its caller, whatever
 * is said has to be whole, and what the ledger is made of has to hold together. test-ledger-property.c has histories that
 * make sense. With “-m thorough” there are more of them.
 */

#define CASES 400
#define MANY_CASES 5000

/*
 * What has to hold
 */

static gboolean
is_word (const char *text)
{
  return g_ascii_islower (*text) && text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0' &&
         !g_str_has_suffix (text, "-");
}

static gboolean
is_sentence (const char *text)
{
  return text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL) && strstr (text, "(null)") == NULL;
}

static void
assert_findings (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      if (!is_word (finding->rule) || !is_sentence (finding->message))
        g_error ("%s: “%s”", finding->rule, finding->message);
      g_assert_true (finding->source == NULL || is_sentence (finding->source));
      if (finding->kind != NULL)
        g_assert_cmpint (finding->field, <, (int) pc_kind_get_n_fields (finding->kind));
    }
}

static void
assert_ledger (const PcLedger *ledger)
{
  gint64 sums[PC_LEDGER_N_COLUMNS] = { 0 };

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const PcLedgerLine *line = &g_array_index (ledger->lines, PcLedgerLine, i);
      const gint64 *cents = line->cents;

      for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
        sums[column] += cents[column] != PC_LEDGER_UNKNOWN ? cents[column] : 0;
      if (line->component == NULL)
        continue;
      g_assert_cmpint (cents[PC_LEDGER_PLANNED], <=, line->component->amount_cents);
      if (cents[PC_LEDGER_DELIVERED] == PC_LEDGER_UNKNOWN)
        continue;
      g_assert_cmpint (cents[PC_LEDGER_CERTIFIED], >=, 0);
      g_assert_cmpint (cents[PC_LEDGER_CERTIFIED], <=, cents[PC_LEDGER_DELIVERED]);
      g_assert_cmpint (cents[PC_LEDGER_DELIVERED], <=, cents[PC_LEDGER_COMMITTED]);
      g_assert_cmpint (cents[PC_LEDGER_COMMITTED], <=, cents[PC_LEDGER_PLANNED]);
      g_assert_cmpint (cents[PC_LEDGER_LEFT], ==, cents[PC_LEDGER_PLANNED] - cents[PC_LEDGER_DELIVERED]);
    }

  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    g_assert_cmpint (sums[column], ==, ledger->total[column]);
}

static void
assert_verdict (PcVerdict  verdict,
                GPtrArray *findings)
{
  /* YES with something in the way would be a lie. */
  if (verdict == PC_VERDICT_YES)
    for (guint i = 0; i < findings->len; i++)
      g_assert_cmpint (((const PcFinding *) findings->pdata[i])->level, <, PC_FINDING_UNKNOWN);
  else
    g_assert_cmpuint (findings->len, >, 0);
}

/*
 * Every rule
 */

static void
check_traineeship (PcCase            *self,
                   PcPathwayCase     *pathway,
                   PcTraineeshipCase *traineeship,
                   const PcLedger    *ledger,
                   GPtrArray         *findings)
{
  g_autoptr(GPtrArray) asked = pc_findings_new ();
  g_autofree char *frozen = pc_readiness_freeze (self, pathway, traineeship, self->on);
  g_autoptr(GPtrArray) changes = pc_readiness_list_changes (frozen, self, pathway, traineeship, 0);
  g_autoptr(GArray) papers = pc_readiness_list_papers (self, pathway, traineeship, self->on);

  pc_situation_check (self, pathway, traineeship, self->on, findings);
  pc_attendance_check (self, pathway, traineeship, self->on, findings);
  pc_tutoring_check (self, pathway, traineeship, self->on, findings);
  if (pathway->programme != NULL)
    pc_host_check (self, pathway, traineeship, self->on, findings);
  pc_allowance_check (pathway, traineeship, ledger->months, self->on, findings);
  assert_verdict (pc_readiness_check (self, pathway, traineeship, self->on, asked), asked);
  assert_findings (asked);
  assert_findings (changes);

  /* Nothing has been edited since it was frozen on the same day. */
  if (pc_record_get_day (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON) == self->on)
    g_assert_cmpuint (changes->len, ==, 0);
}

static void
check_claims (PcPathwayCase  *pathway,
              const PcLedger *ledger)
{
  for (guint i = 0; i < pathway->claims->len; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *frozen = pc_claim_freeze (pathway, pathway->claims->pdata[i], ledger);
      g_autoptr(GPtrArray) differences = pc_claim_list_differences (pathway, pathway->claims->pdata[i], ledger, &error);

      g_assert_true (is_sentence (frozen));
      g_assert_true ((differences != NULL) != (error != NULL));
      for (guint j = 0; differences != NULL && j < differences->len; j++)
        g_assert_true (is_sentence (((const PcClaimDifference *) differences->pdata[j])->text));
    }
}

static void
check_pathway (PcCase        *self,
               PcPathwayCase *pathway,
               GPtrArray     *findings)
{
  g_auto(PcLedger) ledger = { 0 };
  g_autoptr(GPtrArray) own = pc_findings_new ();
  g_autoptr(GArray) budget = pc_budget_reckon (pathway, self->on);

  pc_ledger_reckon (self, pathway, &ledger);
  assert_ledger (&ledger);
  pc_claim_check (pathway, &ledger, findings);
  check_claims (pathway, &ledger);
  pc_plan_check (self, pathway, self->on, findings);
  g_assert_nonnull (budget);

  if (pathway->programme != NULL)
    assert_verdict (pc_eligibility_check (self, pathway, pathway->programme, self->on, own, NULL), own);
  assert_findings (own);
  for (guint i = 0; i < pathway->traineeships->len; i++)
    check_traineeship (self, pathway, pathway->traineeships->pdata[i], &ledger, findings);
  if (pathway->traineeships->len == 0)
    {
      g_autoptr(GPtrArray) asked = pc_findings_new ();

      assert_verdict (pc_readiness_check (self, pathway, NULL, self->on, asked), asked);
      g_assert_cmpint (pc_findings_get_verdict (asked), !=, PC_VERDICT_YES);
    }
}

static void
check_step (PcCase        *self,
            PcPathwayCase *pathway)
{
  g_autoptr(PcNextStep) step = pc_next_step_new (self, pathway, self->on);

  g_assert_true (is_sentence (step->sentence));
  assert_findings (step->findings);
}

static void
check_outcomes (PcCase    *self,
                GPtrArray *findings)
{
  const PcIndicatorScope scope = { NULL, NULL, 0, 0 };
  g_autoptr(PcIndicators) indicators = pc_indicators_new (&scope);
  g_autoptr(GArray) participants = pc_participant_list (self);

  for (guint i = 0; i < participants->len; i++)
    {
      const PcParticipant *participant = &g_array_index (participants, PcParticipant, i);
      g_autoptr(GArray) due = pc_follow_up_list_due (participant);

      g_assert_true (participant->left == 0 || due != NULL);
      pc_participant_check (participant, findings);
      pc_follow_up_check (participant, findings);
    }

  pc_indicators_add (indicators, self);
}

static void
check_deadlines (PcCase *self)
{
  g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();

  pc_deadlines_add (self, 60, deadlines);
  pc_deadlines_sort (deadlines);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcDeadline *deadline = deadlines->pdata[i];

      g_assert_true (pc_code_list_has (pc_code_list_get ("deadline-kind"), deadline->kind));
      g_assert_true (is_sentence (deadline->text));
      g_assert_cmpint (deadline->due, >, 0);
      g_assert_true (MIN (deadline->due, deadline->from != 0 ? deadline->from : deadline->due) <= self->on + 60);
    }
}

static void
test_random (void)
{
  const guint32 n = g_test_thorough () ? MANY_CASES : CASES;

  for (guint32 seed = 1; seed <= n; seed++)
    {
      g_autoptr(PcCase) self = sample_random_case (seed);
      g_autoptr(GPtrArray) findings = pc_findings_new ();

      g_test_message ("case %u", seed);
      for (guint i = 0; i < self->pathways->len; i++)
        {
          check_pathway (self, self->pathways->pdata[i], findings);
          check_step (self, self->pathways->pdata[i]);
        }
      if (self->pathways->len == 0)
        check_step (self, NULL);
      pc_session_check_person (self, findings);
      pc_session_check_operator (self->sessions, findings);
      check_outcomes (self, findings);
      check_deadlines (self);
      assert_findings (findings);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  sample_init_shipped (&argc, &argv);
  sample_random_start ();

  g_test_add_func ("/rules/random", test_random);

  status = g_test_run ();
  sample_random_end ();
  return status;
}
