/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-finding.h"
#include "pc-ledger.h"

G_BEGIN_DECLS

/**
 * pc_claim_check:
 * @ledger: of the case's day
 *
 * Says what is wrong with the claims of a pathway: their days, their lines, what is asked for beyond what the programme
 * pays or what is certified, and lines that were changed after the claim was submitted and give no reason.
 */
void pc_claim_check (PcPathwayCase  *pathway,
                     const PcLedger *ledger,
                     GPtrArray      *findings);

G_END_DECLS
