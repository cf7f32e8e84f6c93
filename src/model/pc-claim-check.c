/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claim-check.h"

#include <glib/gi18n-lib.h>

#include "pc-claim-freeze.h"
#include "pc-kinds.h"
#include "pc-ledger-explain.h"
#include "pc-money.h"

/*
 * The rules.
 *
 *   claim-above-planned      more is claimed than the component has
 *   claim-above-certified    more is claimed than is certified
 *   claim-component-unknown  a line names a component that the programme does not have
 *   claim-payee-differs      a line names another payee than the programme
 *   claim-accepted-above     more was accepted than was asked for
 *   claim-period-reversed    the period ends before it starts
 *   claim-days-reversed      submitted, decided and paid are not in that order
 *   claim-before-end         submitted before the end of its period
 *   claim-empty              submitted with no line
 *   claim-not-frozen         submitted, and what it said was not kept
 *   claim-total-differs      its total is not the sum of its lines
 *   claim-unreadable         what was kept of it cannot be read
 *   claim-difference         a line was changed, added or removed after the claim was submitted, for no reason given
 */

static PcFinding *
add (GPtrArray      *findings,
     const char     *rule,
     PcFindingLevel  level,
     char           *message,
     PcRecord       *record,
     guint           field)
{
  PcFinding *finding = pc_findings_add (findings, rule, level, message);

  pc_finding_set_place (finding, pc_record_get_kind (record), record, (int) field);
  return finding;
}

/* The number of a claim, or what it is called. */
static char *
dup_name (PcRecord *claim)
{
  return pc_record_is_set (claim, PC_CLAIM_NUMBER) ? g_strdup (pc_record_get_text (claim, PC_CLAIM_NUMBER))
                                                   : pc_record_dup_name (claim);
}

/*
 * Components
 */

static void
check_component (PcPathwayCase      *pathway,
                 const PcLedgerLine *line,
                 GPtrArray          *findings)
{
  const gint64 claimed = line->cents[PC_LEDGER_CLAIMED], planned = line->cents[PC_LEDGER_PLANNED];
  const gint64 certified = line->cents[PC_LEDGER_CERTIFIED];
  const char *name = pc_ledger_line_get_name (line);
  g_autofree char *group = g_strconcat ("Component ", line->id, NULL);
  g_autofree char *asked = pc_money_format (claimed);
  g_autofree char *most = pc_money_format (claimed > planned ? planned : MAX (certified, 0));
  PcFinding *finding = NULL;

  if (line->component == NULL)
    return;

  if (claimed > planned)
    finding = pc_findings_add (findings, "claim-above-planned", PC_FINDING_REFUSED,
                               /* Translators: the first %s is a component, the others amounts in euro. */
                               g_strdup_printf (_("%s: %s is claimed, and the programme pays %s at most. Correct the claims."), name,
                                                asked, most));
  else if (certified != PC_LEDGER_UNKNOWN && claimed > certified)
    finding = pc_findings_add (findings, "claim-above-certified", PC_FINDING_WARNING,
                               /* Translators: the first %s is a component, the others amounts in euro. */
                               g_strdup_printf (_("%s: %s is claimed, and %s is certified by the records. Complete the registers, or "
                                                  "correct the claims."), name, asked, most));
  if (finding != NULL)
    {
      pc_finding_set_source (finding, pathway->programme, group, claimed > planned ? "Amount" : "Condition");
      finding->kind = &pc_claim_kind;
    }
}

/*
 * Lines
 */

static void
check_payee (const PcLedgerLine *known,
             PcRecord           *line,
             GPtrArray          *findings)
{
  const char *payee = pc_record_get_text (line, PC_CLAIM_LINE_PAYEE);

  if (payee != NULL && g_strcmp0 (payee, pc_ledger_line_get_payee (known)) != 0)
    add (findings, "claim-payee-differs", PC_FINDING_WARNING,
         /* Translators: %s is a component. */
         g_strdup_printf (_("%s: the line names another payee than the programme. Correct it."), pc_ledger_line_get_name (known)),
         line, PC_CLAIM_LINE_PAYEE);
}

static void
check_line (PcPathwayCase  *pathway,
            const PcLedger *ledger,
            PcRecord       *line,
            GPtrArray      *findings)
{
  const char *component = pc_record_get_text (line, PC_CLAIM_LINE_COMPONENT);
  const PcLedgerLine *known = component != NULL ? pc_ledger_find (ledger, component) : NULL;
  const gint64 amount = pc_record_get_number_or (line, PC_CLAIM_LINE_AMOUNT_CENTS, 0);

  if (pathway->programme != NULL && (known == NULL || known->component == NULL))
    add (findings, "claim-component-unknown", PC_FINDING_WARNING,
         /* Translators: %s is what somebody typed as the name of a component. */
         g_strdup_printf (_("The programme has no component “%s”. Use one of the names that the list offers."),
                          component != NULL ? component : ""), line, PC_CLAIM_LINE_COMPONENT);
  else if (known != NULL && known->component != NULL)
    check_payee (known, line, findings);

  if (pc_record_get_number_or (line, PC_CLAIM_LINE_ACCEPTED_CENTS, 0) > amount)
    add (findings, "claim-accepted-above", PC_FINDING_WARNING,
         g_strdup (_("More was accepted than was asked for. Check both amounts.")), line, PC_CLAIM_LINE_ACCEPTED_CENTS);
}

/*
 * Claims
 */

/* @later lies before @sooner, both being set. */
static gboolean
is_reversed (PcRecord *claim,
             guint     sooner,
             guint     later)
{
  const PcDay first = pc_record_get_day (claim, sooner), second = pc_record_get_day (claim, later);

  return first != 0 && second != 0 && second < first;
}

static void
check_days (PcRecord  *claim,
            GPtrArray *findings)
{
  if (is_reversed (claim, PC_CLAIM_STARTS_ON, PC_CLAIM_ENDS_ON))
    add (findings, "claim-period-reversed", PC_FINDING_REFUSED,
         g_strdup (_("The period of the claim ends before it starts. Correct one of the days.")), claim, PC_CLAIM_ENDS_ON);

  if (is_reversed (claim, PC_CLAIM_SUBMITTED_ON, PC_CLAIM_DECIDED_ON) ||
      is_reversed (claim, PC_CLAIM_SUBMITTED_ON, PC_CLAIM_PAID_ON) ||
      is_reversed (claim, PC_CLAIM_DECIDED_ON, PC_CLAIM_PAID_ON))
    add (findings, "claim-days-reversed", PC_FINDING_WARNING,
         g_strdup (_("A claim is submitted, then decided on, then paid: its days are in another order. Correct them.")), claim,
         PC_CLAIM_SUBMITTED_ON);

  if (is_reversed (claim, PC_CLAIM_ENDS_ON, PC_CLAIM_SUBMITTED_ON))
    add (findings, "claim-before-end", PC_FINDING_WARNING,
         g_strdup (_("The claim was submitted before its period ended. Correct one of the days.")), claim, PC_CLAIM_SUBMITTED_ON);
}

static void
check_differences (PcPathwayCase *pathway,
                   PcRecord      *claim,
                   GPtrArray     *findings)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) differences = pc_claim_list_differences (pathway, claim, NULL, &error);

  if (differences == NULL)
    {
      add (findings, "claim-unreadable", PC_FINDING_WARNING, g_strdup (error->message), claim, PC_CLAIM_FROZEN);
      return;
    }

  for (guint i = 0; i < differences->len; i++)
    {
      const PcClaimDifference *difference = differences->pdata[i];

      if (difference->reason == NULL)
        add (findings, "claim-difference", PC_FINDING_WARNING,
             /* Translators: %s is a sentence that says what is different. */
             g_strdup_printf (_("%s Give the reason, or put it back."), difference->text),
             difference->line != NULL ? difference->line : claim,
             difference->line != NULL ? (int) PC_CLAIM_LINE_DIFFERENCE_REASON : (int) PC_CLAIM_FROZEN);
    }
}

static void
check_total (PcPathwayCase *pathway,
             PcRecord      *claim,
             GPtrArray     *findings)
{
  const gint64 sum = pc_claim_get_total (pathway, claim);
  g_autofree char *lines = pc_money_format (sum);
  g_autofree char *total = NULL;

  if (!pc_record_is_set (claim, PC_CLAIM_TOTAL_CENTS) || pc_record_get_number (claim, PC_CLAIM_TOTAL_CENTS) == sum)
    return;

  total = pc_money_format (pc_record_get_number (claim, PC_CLAIM_TOTAL_CENTS));
  add (findings, "claim-total-differs", PC_FINDING_WARNING,
       /* Translators: both %s are amounts in euro. */
       g_strdup_printf (_("The total of the claim is %s, and its lines come to %s. Correct one of them."), total, lines), claim,
       PC_CLAIM_TOTAL_CENTS);
}

static void
check_submitted (PcPathwayCase *pathway,
                 PcRecord      *claim,
                 GPtrArray     *findings)
{
  g_autoptr(GPtrArray) lines = pc_claim_list_lines (pathway, claim);
  g_autofree char *name = dup_name (claim);

  if (lines->len == 0)
    add (findings, "claim-empty", PC_FINDING_WARNING,
         /* Translators: %s is the number of a claim. */
         g_strdup_printf (_("Claim %s was submitted and asks for nothing: enter its lines."), name), claim, PC_CLAIM_STATUS);
  else if (!pc_record_is_set (claim, PC_CLAIM_FROZEN))
    add (findings, "claim-not-frozen", PC_FINDING_NOTE,
         /* Translators: %s is the number of a claim. */
         g_strdup_printf (_("Claim %s has its lines since it was submitted, and what it said is not kept. Set it back to "
                            "“Prepared” and then to “Submitted” to keep what it says now."), name), claim, PC_CLAIM_STATUS);
}

static void
check_claim (PcPathwayCase  *pathway,
             const PcLedger *ledger,
             PcRecord       *claim,
             GPtrArray      *findings)
{
  check_days (claim, findings);
  check_total (pathway, claim, findings);
  if (pc_ledger_counts_claim (claim, PC_LEDGER_CLAIMED, G_MAXINT32))
    check_submitted (pathway, claim, findings);
  check_differences (pathway, claim, findings);
}

void
pc_claim_check (PcPathwayCase  *pathway,
                const PcLedger *ledger,
                GPtrArray      *findings)
{
  g_return_if_fail (pathway != NULL && ledger != NULL && findings != NULL);

  for (guint i = 0; i < ledger->lines->len; i++)
    check_component (pathway, &g_array_index (ledger->lines, PcLedgerLine, i), findings);
  for (guint i = 0; i < pathway->claim_lines->len; i++)
    check_line (pathway, ledger, pathway->claim_lines->pdata[i], findings);
  for (guint i = 0; i < pathway->claims->len; i++)
    check_claim (pathway, ledger, pathway->claims->pdata[i], findings);
}
