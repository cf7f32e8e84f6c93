/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case-load.h"
#include "pc-ctl.h"
#include "pc-finding.h"

G_BEGIN_DECLS

/**
 * PcCtlPeopleRule:
 * @parts: what of a case it looks at
 * @pathway_needed: whether it has nothing to say without a pathway
 * @concerns: (nullable): whether a pathway is listed where a whole office is
 * @check: the rule; @pathway is %NULL for somebody who has none in @programme; @on is 0 for the day that follows from
 *   the rule itself
 *
 * A rule that people are looked at by: one person, with all that there is to say, or everybody, a line each.
 */
typedef struct
{
  PcCaseParts   parts;
  gboolean      pathway_needed;
  gboolean    (*concerns) (PcPathwayCase *pathway,
                           PcDay          on);
  PcVerdict   (*check)    (PcCase        *self,
                           PcPathwayCase *pathway,
                           PcProgramme   *programme,
                           PcDay          on,
                           GPtrArray     *findings);
} PcCtlPeopleRule;

/**
 * pc_ctl_people_run:
 *
 * Reads `[PERSON] [--programme ID] [--on DAY] [--format FORMAT]` and prints: of a person a row a finding; without one a
 * row for each pathway that is open.
 */
gboolean  pc_ctl_people_run (PcCtl                  *self,
                             const PcCtlPeopleRule  *rule,
                             char                  **arguments,
                             GError                **error);

G_END_DECLS
