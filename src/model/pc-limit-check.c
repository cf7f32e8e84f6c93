/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-limit-check.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-programme-parts.h"
#include "pc-requirement.h"

/*
 * The rules.
 *
 *   limit-promoter       more pathways than a promoter may have
 *   limit-promoter-full  as many as it may have
 */

static void
add (PcProgramme    *programme,
     const char     *rule,
     PcFindingLevel  level,
     char           *message,
     GPtrArray      *findings)
{
  PcFinding *finding = pc_findings_add (findings, rule, level, message);

  pc_finding_set_place (finding, &pc_pathway_kind, NULL, PC_PATHWAY_OUTCOME);
  pc_requirement_settle (finding, programme, "Limits", "PathwaysPerPromoter");
}

void
pc_limit_check_promoter (PcProgramme *programme,
                         guint        pathways,
                         GPtrArray   *findings)
{
  int limit;

  g_return_if_fail (PC_IS_PROGRAMME (programme) && findings != NULL);

  limit = pc_programme_get_rules (programme)->pathways_per_promoter;
  if (limit < 0 || pathways < (guint) limit)
    return;

  if (pathways > (guint) limit)
    add (programme, "limit-promoter", PC_FINDING_REFUSED,
         /* Translators: both numbers are of pathways. */
         g_strdup_printf (_("The promoter has more pathways in this programme than allowed. Pathways: %u, at most: %d. "
                            "Close as never begun those that did not begin, or ask the "
                            "authority."), pathways, limit), findings);
  else
    add (programme, "limit-promoter-full", PC_FINDING_NOTE,
         /* Translators: %d is a number of pathways. */
         g_strdup_printf (_("The promoter has all the pathways that this programme allows: %d."), limit), findings);
}
