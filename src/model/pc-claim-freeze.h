/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ledger.h"

G_BEGIN_DECLS

/*
 * A claim keeps what it said on the day it was submitted, as JSON in its field "frozen": its lines, and the figures that
 * they came from. What changes later is shown against it, and never written into it.
 *
 * Members, all of them always there, null for what is not known: format (1), claim, number, pathway, programme, edition,
 * region, starts_on, ends_on, submitted_on, reckoned_on, total_cents; lines: id, component, payee, minutes, amount_cents,
 * description; components: id, planned_cents to unspent_cents, planned_minutes, delivered_minutes, certified_minutes,
 * rule, assumed (names of columns); months: first, last, planned_minutes, attended_minutes, whole_cents, amount_cents,
 * grade, rule, certified; hours: service, minutes, certified_minutes.
 */

/** The lines of @claim among those of @pathway; (transfer container) (element-type PcRecord). */
GPtrArray *pc_claim_list_lines       (PcPathwayCase  *pathway,
                                      PcRecord       *claim);

/** What its lines come to. */
gint64     pc_claim_get_total        (PcPathwayCase  *pathway,
                                      PcRecord       *claim);

/** The day that a claim is reckoned for: the last of its period, else that of its submission, else @today. */
PcDay      pc_claim_get_day          (PcRecord       *claim,
                                      PcDay           today);

/** The JSON for the field "frozen"; @ledger is that of pc_claim_get_day(). full. */
char      *pc_claim_freeze           (PcPathwayCase  *pathway,
                                      PcRecord       *claim,
                                      const PcLedger *ledger);

/**
 * PcClaimFrozenLine:
 * @id: (nullable): of the line
 * @component: (nullable)
 * @payee: (nullable)
 * @description: (nullable)
 * @cents: -1 where it had no amount
 * @minutes: -1 where it had none
 *
 * A line of a claim as it was submitted.
 */
typedef struct
{
  char   *id;
  char   *component;
  char   *payee;
  char   *description;
  gint64  cents;
  int     minutes;
} PcClaimFrozenLine;

/**
 * pc_claim_list_frozen_lines:
 *
 * What @claim asked for when it was submitted.
 *
 * Errors: PC_ERROR INVALID where the field "frozen" holds something else
 *
 * Returns: (transfer full) (element-type PcClaimFrozenLine): none where it was not frozen; %NULL on error
 */
GPtrArray *pc_claim_list_frozen_lines (PcRecord  *claim,
                                       GError   **error);

/** The line of that id (nullable) among @frozen; %NULL where there is none. */
const PcClaimFrozenLine *pc_claim_find_frozen_line (GPtrArray  *frozen,
                                                    const char *id);

/** The line of that id (nullable) among @lines; %NULL where there is none. */
PcRecord  *pc_claim_find_line        (GPtrArray      *lines,
                                      const char     *id);

/**
 * PcClaimDifference:
 * @rule: a code of data/codes/claim-difference.xml: "claim-line-added", "claim-line-removed", "claim-line-changed" (amount, hours, payee or component of a line), and
 *   "claim-certified-changed" (the records now certify another amount for the day that the claim was reckoned for)
 * @component: name of the component
 * @line: (nullable): the line as it is now
 * @line_id: (nullable): of the line, also where it is gone
 * @frozen_cents: as it was submitted; 0 for what was not there
 * @now_cents: as it is now; 0 for what is gone
 * @frozen_minutes: likewise; -1 where it has none
 * @now_minutes: likewise
 * @reason: (nullable): what somebody wrote in “Reason for a difference”
 * @text: the difference in a translated sentence
 */
typedef struct
{
  const char *rule;
  char       *component;
  PcRecord   *line;
  char       *line_id;
  gint64      frozen_cents;
  gint64      now_cents;
  int         frozen_minutes;
  int         now_minutes;
  char       *reason;
  char       *text;
} PcClaimDifference;

/**
 * pc_claim_list_differences:
 * @now: (nullable): the ledger for the day that the claim was reckoned for, as the records are now; %NULL compares lines alone
 *
 * What is different now from what @claim said when it was submitted.
 *
 * Errors: PC_ERROR INVALID where the field "frozen" holds something else
 *
 * Returns: (transfer full) (element-type PcClaimDifference): none where it was not frozen; %NULL on error
 */
GPtrArray *pc_claim_list_differences (PcPathwayCase  *pathway,
                                      PcRecord       *claim,
                                      const PcLedger *now,
                                      GError        **error);

/** The day in "reckoned_on" of what is frozen; 0 where nothing is. */
PcDay      pc_claim_get_frozen_day   (PcRecord       *claim);

G_END_DECLS
