/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-contribution.h"
#include "pc-ledger.h"

G_BEGIN_DECLS

/* How the condition of a contribution to the host stands, in codes and in a sentence. */

/**
 * pc_contribution_find_traineeship:
 *
 * The traineeship that decides on what is paid at its end: the newest that was brought to its end by @on, else the newest
 * that was not cancelled.
 *
 * Returns: (transfer none) (nullable): %NULL where all were cancelled, or there is none
 */
PcTraineeshipCase *pc_contribution_find_traineeship   (PcPathwayCase         *pathway,
                                                       PcDay                  on);

/** "none", "completed", "hours-certified", "clearance-issued", "unstated": a code of the list "contribution-condition" */
const char        *pc_contribution_get_condition_code (PcProgrammeCondition   condition);

/**
 * pc_contribution_get_state_code:
 * @line: of a ledger of the pathway, with a component
 *
 * Returns: (nullable): "met", "open" or "failed": a code of the list "contribution-state"; %NULL where it is not the
 *   condition that decides
 */
const char        *pc_contribution_get_state_code     (PcPathwayCase         *pathway,
                                                       const PcLedgerLine    *line,
                                                       PcDay                  on);

/**
 * pc_contribution_explain:
 * @line: likewise
 *
 * Why it is due or not, with the days and hours on which that rests, in translated sentences.
 *
 * Returns: (transfer full)
 */
char              *pc_contribution_explain            (PcPathwayCase         *pathway,
                                                       const PcLedgerLine    *line,
                                                       PcDay                  on);

G_END_DECLS
