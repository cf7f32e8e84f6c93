/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ledger.h"

G_BEGIN_DECLS

/**
 * pc_claim_prepare_lines:
 * @claim: whose lines they become
 * @until: the ledger on the last day of its period
 * @before: (nullable): that on the day before its first; %NULL where it has no first day
 *
 * The lines that @claim can ask for: for each component what is certified in the period and stands in no other claim that
 * was not rejected, so that nothing is asked for twice and no component passes its ceiling. Components of which @claim has
 * a line already are left out.
 *
 * Returns: (transfer full) (element-type PcRecord): new claim_line records; none where there is nothing to ask for
 */
GPtrArray *pc_claim_prepare_lines (PcPathwayCase  *pathway,
                                   PcRecord       *claim,
                                   const PcLedger *until,
                                   const PcLedger *before);

G_END_DECLS
