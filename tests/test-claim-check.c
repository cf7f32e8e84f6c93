/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claim-check.h"

#include "pc-claim-freeze.h"
#include "pc-kinds.h"
#include "sample-case.h"
#include "sample.h"

#define FEBRUARY "2026-02-01..2026-02-28 present 4:00"
#define SUBMITTED "status=submitted; ends_on=2026-02-28; submitted_on=2026-03-05"

/* A traineeship in PUOI PLUS with February certified, 562.50, and one claim; all that is said of it on 10 March 2026. */
static const struct
{
  const char *source;  /* Of the rule in FACTS; "reckoning" is ours. */
  const char *what;
  const char *claim;
  const char *line;    /* NULL for none. */
  gboolean    frozen;
  const char *later;   /* Fields of the line that are changed after it was frozen. */
  const char *rules;
} cases[] = {
  { "reckoning", "what is certified", SUBMITTED, "component=trainee; payee=trainee; amount_cents=562.50", TRUE, NULL, "" },
  { "reckoning", "a draft says nothing", "status=draft", "component=trainee; amount_cents=562.50", FALSE, NULL, "" },
  { "1.1: component totals", "more than the programme pays", SUBMITTED, "component=trainee; amount_cents=3375.01", TRUE, NULL,
    "claim-above-planned:refused" },
  { "1.7: registers", "more than is certified", SUBMITTED, "component=trainee; amount_cents=562.51", TRUE, NULL,
    "claim-above-certified:warning" },
  { "0: on completion", "the host before its end", SUBMITTED, "component=host; payee=host; amount_cents=639.04", TRUE, NULL,
    "claim-above-certified:warning" },
  { "reckoning", "no such component", SUBMITTED, "component=mensa; amount_cents=5", TRUE, NULL, "claim-component-unknown:warning" },
  { "reckoning", "another payee", SUBMITTED, "component=trainee; payee=host; amount_cents=5", TRUE, NULL, "claim-payee-differs:warning" },
  { "reckoning", "more accepted than asked for", SUBMITTED, "component=trainee; amount_cents=5; accepted_cents=6", TRUE, NULL,
    "claim-accepted-above:warning" },
  { "reckoning", "asks for nothing", SUBMITTED, NULL, FALSE, NULL, "claim-empty:warning" },
  { "reckoning", "what it said was not kept", SUBMITTED, "component=trainee; amount_cents=5", FALSE, NULL, "claim-not-frozen:note" },
  { "reckoning", "another total", SUBMITTED "; total_cents=4", "component=trainee; amount_cents=5", TRUE, NULL, "claim-total-differs:warning" },
  { "reckoning", "the period is reversed", "status=draft; starts_on=2026-02-28; ends_on=2026-02-01", NULL, FALSE, NULL,
    "claim-period-reversed:refused" },
  { "reckoning", "submitted before the end of the period", "status=draft; ends_on=2026-02-28; submitted_on=2026-02-27", NULL, FALSE, NULL,
    "claim-before-end:warning" },
  { "reckoning", "paid before it was submitted", "status=draft; submitted_on=2026-03-05; paid_on=2026-03-04", NULL, FALSE, NULL,
    "claim-days-reversed:warning" },
  { "reckoning", "on the same day", "status=draft; submitted_on=2026-03-05; decided_on=2026-03-05; paid_on=2026-03-05", NULL, FALSE, NULL, "" },
  { "reckoning", "a line changed later", SUBMITTED, "component=trainee; amount_cents=500", TRUE, "amount_cents=510", "claim-difference:warning" },
  { "reckoning", "hours changed later", SUBMITTED, "component=trainee; amount_cents=500", TRUE, "minutes=80:00", "claim-difference:warning" },
  { "reckoning", "changed for a reason", SUBMITTED, "component=trainee; amount_cents=500", TRUE,
    "amount_cents=510; difference_reason=corrected by the authority", "" },
  { "reckoning", "what was accepted is no difference", SUBMITTED, "component=trainee; amount_cents=500", TRUE, "accepted_cents=400", "" },
};

static PcRecord *
add_claim (PcPathwayCase *pathway,
           const char    *fields,
           const char    *line)
{
  PcRecord *claim = sample_case_new_record (&pc_claim_kind, fields);
  PcRecord *record = line != NULL ? sample_case_new_record (&pc_claim_line_kind, line) : NULL;

  g_ptr_array_add (pathway->claims, claim);
  if (record == NULL)
    return claim;

  pc_record_set_text (record, PC_CLAIM_LINE_CLAIM_ID, pc_record_get_id (claim));
  g_ptr_array_add (pathway->claim_lines, record);
  return claim;
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcCase) self = sample_case_new ("2026-03-10", "puoi-plus-2025");
      PcPathwayCase *pathway = sample_case_get_pathway (self);
      PcTraineeshipCase *traineeship = sample_case_add_traineeship (pathway, "2026-02-01", "2026-07-31");
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_auto(PcLedger) ledger = { 0 };
      g_autofree char *rules = NULL;
      PcRecord *claim;

      g_test_message ("%s (%s)", cases[i].what, cases[i].source);
      sample_case_fill (traineeship->traineeship, "register_stamped_on=2026-01-20; clearance_on=2026-01-15");
      sample_case_add_days (traineeship, FEBRUARY);
      claim = add_claim (pathway, cases[i].claim, cases[i].line);
      pc_ledger_reckon (self, pathway, &ledger);
      if (cases[i].frozen)
        {
          g_autofree char *frozen = pc_claim_freeze (pathway, claim, &ledger);

          pc_record_set_text (claim, PC_CLAIM_FROZEN, frozen);
        }
      if (cases[i].later != NULL)
        sample_case_fill (pathway->claim_lines->pdata[0], cases[i].later);

      pc_claim_check (pathway, &ledger, findings);
      rules = sample_findings_dup_rules (findings);
      g_assert_cmpstr (rules, ==, cases[i].rules);
    }
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/claim-check/rules", test_rules);

  return g_test_run ();
}
