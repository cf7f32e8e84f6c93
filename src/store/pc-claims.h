/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-claim-freeze.h"
#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_claims_prepare:
 * @pathway: whose claim
 * @today: the last day of its period where the traineeship is over; else the last day of the month before
 *
 * A new claim that goes on where the last one ended, with what is certified in its period and not asked for yet. One entry
 * of the journal.
 *
 * Errors: INVALID with a sentence where there is nothing to ask for; those of reading and writing
 *
 * Returns: (transfer full): the claim, kept; %NULL on error
 */
PcRecord  *pc_claims_prepare          (PcStore   *store,
                                       PcRecord  *pathway,
                                       PcDay      today,
                                       GError   **error);

/**
 * pc_claims_fill:
 * @claim: a claim that was not submitted yet
 *
 * Adds to @claim the lines that it can ask for in its period (pc_claim_prepare_lines()). One entry of the journal, none
 * where there is nothing to add.
 *
 * Errors: those of reading and writing
 *
 * Returns: how many lines were added; -1 on error
 */
int        pc_claims_fill             (PcStore   *store,
                                       PcRecord  *claim,
                                       PcDay      today,
                                       GError   **error);

/**
 * pc_claims_list_differences:
 *
 * What is different now from what @claim said when it was submitted, in its lines and in what the records certify for the
 * same day. See pc_claim_list_differences().
 *
 * Returns: (transfer full) (element-type PcClaimDifference): %NULL on error
 */
GPtrArray *pc_claims_list_differences (PcStore   *store,
                                       PcRecord  *claim,
                                       GError   **error);

G_END_DECLS
