/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-allowance.h"

G_BEGIN_DECLS

/** A figure that nobody can reckon, since the programme does not state what it takes. */
#define PC_LEDGER_UNKNOWN PC_UNSET

/**
 * PcLedgerColumn:
 * @PC_LEDGER_PLANNED: the most that this pathway can get: the amount of the component. Nothing where the promoter is a
 *   public body and the programme pays none (FACTS 1.1, INSIDE). A component outside the ceiling of the pathway only where
 *   the plan in force foresees its services, or they were delivered.
 * @PC_LEDGER_COMMITTED: what the office is bound to. Allowance and host contribution from the day on which the clearance
 *   is issued (places go first come, first served: FACTS 1.5), or the training project is signed where the programme asks
 *   for no clearance: what the months of the traineeship, or the contribution, are worth in full. Services from the day on
 *   which both have signed the plan in force: its hours. At least what is delivered; no more than that once it is over.
 * @PC_LEDGER_DELIVERED: what was done up to the day, at the price of the programme: months attended
 *   (pc_allowance_reckon()), hours given, lump sums whose condition holds. Nothing where the condition can no longer hold.
 * @PC_LEDGER_CERTIFIED: what of it can be claimed: of the allowance, months that are over, with all days marked and, where
 *   the programme asks for it, in a stamped register (FACTS 1.7); hours on a page of the register, and company tutoring
 *   that is signed; none of it before the condition of the component holds, and on completion not before all days of the
 *   traineeship are marked
 * @PC_LEDGER_CLAIMED: lines of claims that were submitted, whatever came of them but a rejection
 * @PC_LEDGER_PAID: of claims that were paid what was accepted, or else what was asked for
 * @PC_LEDGER_LEFT: planned less delivered
 * @PC_LEDGER_UNSPENT: what will stay unspent at the end: planned less what was delivered and what can still be. Hours that
 *   are planned will be given and days that are ahead attended, but for those that no longer can be: after the end of the
 *   pathway, or of the phase in which a service is given.
 *
 * The figures of a component, in cents.
 */
typedef enum
{
  PC_LEDGER_PLANNED,
  PC_LEDGER_COMMITTED,
  PC_LEDGER_DELIVERED,
  PC_LEDGER_CERTIFIED,
  PC_LEDGER_CLAIMED,
  PC_LEDGER_PAID,
  PC_LEDGER_LEFT,
  PC_LEDGER_UNSPENT,
  PC_LEDGER_N_COLUMNS
} PcLedgerColumn;

/**
 * PcLedgerReason:
 * @PC_LEDGER_BY_MONTHS: months of allowance
 * @PC_LEDGER_BY_HOURS: hours of service, or of company tutoring
 * @PC_LEDGER_LUMP_DUE: a lump sum whose condition holds
 * @PC_LEDGER_LUMP_OPEN: a lump sum whose condition can still hold
 * @PC_LEDGER_NOT_MET: its condition can no longer hold
 * @PC_LEDGER_NO_TRAINEESHIP: none is agreed yet
 * @PC_LEDGER_NEVER_BEGUN: the traineeship was cancelled, and there is no other
 * @PC_LEDGER_PUBLIC_PROMOTER: not paid to a public body
 * @PC_LEDGER_NOT_FORESEEN: outside the ceiling, and in no plan
 * @PC_LEDGER_NOT_STATED: it hangs on hours or months of which the programme does not state enough
 * @PC_LEDGER_NOT_IN_PROGRAMME: only in a claim: the programme has no such component, or is not known
 *
 * By which rule a line came about.
 */
typedef enum
{
  PC_LEDGER_BY_MONTHS,
  PC_LEDGER_BY_HOURS,
  PC_LEDGER_LUMP_DUE,
  PC_LEDGER_LUMP_OPEN,
  PC_LEDGER_NOT_MET,
  PC_LEDGER_NO_TRAINEESHIP,
  PC_LEDGER_NEVER_BEGUN,
  PC_LEDGER_PUBLIC_PROMOTER,
  PC_LEDGER_NOT_FORESEEN,
  PC_LEDGER_NOT_STATED,
  PC_LEDGER_NOT_IN_PROGRAMME
} PcLedgerReason;

/**
 * PcLedgerLine:
 * @id: name of the component in the file; interned
 * @component: (nullable): %NULL for %PC_LEDGER_NOT_IN_PROGRAMME
 * @cents: by #PcLedgerColumn; %PC_LEDGER_UNKNOWN where it cannot be told
 * @planned_minutes: hours that the component pays, or that are due in the months of the allowance; -1 where it has none
 * @delivered_minutes: of these, those given or attended; -1 likewise
 * @certified_minutes: of these, those that are certified; -1 likewise
 * @assumed: bit n: whether column n rests on a setting that the notice does not state, or on @promoter_unsure
 * @promoter_unsure: whether the programme pays it to no public body, and nothing says whether the promoter is one: all
 *   of it is reckoned as for one that is not, and assumed
 * @reason: see #PcLedgerReason
 *
 * One component of a pathway. Whatever is known of planned, committed, delivered, certified, left and unspent is never
 * negative and never more than planned; claimed and paid are what the claims say.
 */
typedef struct
{
  const char                 *id;
  const PcProgrammeComponent *component;
  gint64                      cents[PC_LEDGER_N_COLUMNS];
  int                         planned_minutes;
  int                         delivered_minutes;
  int                         certified_minutes;
  guint                       assumed;
  gboolean                    promoter_unsure;
  PcLedgerReason              reason;
} PcLedgerLine;

/**
 * PcLedger:
 * @on: the day it was reckoned for
 * @lines: (element-type PcLedgerLine): in the order of the programme, and after them what only claims name
 * @months: (element-type PcAllowanceMonth): the allowance behind the first of them
 * @total: the sum of the lines by column, without what cannot be told
 * @unknown: whether something was left out of it; all of it but claims, where the programme is not known
 *
 * The endowment of one pathway. Components that are not outside of it never sum up to more than its ceiling.
 */
typedef struct
{
  PcDay     on;
  GArray   *lines;
  GArray   *months;
  gint64    total[PC_LEDGER_N_COLUMNS];
  gboolean  unknown;
} PcLedger;

/**
 * pc_ledger_reckon:
 * @self: the case, seen from its day
 * @ledger: filled in; to be cleared with pc_ledger_clear()
 *
 * Needs %PC_LEDGER_PARTS. Fast enough for all people of
 * an office.
 */
void                pc_ledger_reckon       (PcCase           *self,
                                            PcPathwayCase    *pathway,
                                            PcLedger         *ledger);

#define PC_LEDGER_PARTS (PC_CASE_PLANS | PC_CASE_PLANNED | PC_CASE_HOURS | PC_CASE_DAYS | PC_CASE_CLAIMS)

void                pc_ledger_clear        (PcLedger         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PcLedger, pc_ledger_clear)

/** The line of that component, or %NULL. */
const PcLedgerLine *pc_ledger_find         (const PcLedger   *self,
                                            const char       *id);

/** Whether a claim counts as submitted, or as paid, by its status and its day: what claimed and paid are made of. */
gboolean            pc_ledger_counts_claim (PcRecord         *claim,
                                            PcLedgerColumn    column,
                                            PcDay             on);

/** (transfer none) (nullable): the claim that @line, a claim_line of @pathway, belongs to. */
PcRecord           *pc_ledger_find_claim   (PcPathwayCase    *pathway,
                                            PcRecord         *line);

/** "planned", "committed", ... "unspent" */
const char         *pc_ledger_column_get_code  (PcLedgerColumn column);

/** The column of that code; -1 where there is none. */
int                 pc_ledger_column_find      (const char    *code);

/** The column in a word or two, translated, as a heading. */
const char         *pc_ledger_column_get_label (PcLedgerColumn column);

/** "ledger-by-months", "ledger-not-stated"...: the rule, in words that never change. */
const char         *pc_ledger_reason_get_code  (PcLedgerReason reason);

G_END_DECLS
