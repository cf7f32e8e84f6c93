/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-people.h"

#include "pc-eligibility.h"
#include "pc-readiness.h"

/* Without a day that was asked for, it is the one that the programme looks at. */
static PcVerdict
check (PcCase        *self,
       PcPathwayCase *pathway,
       PcProgramme   *programme,
       PcDay          on,
       GPtrArray     *findings)
{
  if (programme == NULL)
    return pc_readiness_check (self, pathway, NULL, self->on, findings);
  if (on == 0)
    on = pathway != NULL ? pc_eligibility_get_day (pathway, self->on) : self->on;

  return pc_eligibility_check (self, pathway, programme, on, findings, NULL);
}

gboolean
pc_ctl_eligibility (PcCtl   *self,
                    char   **arguments,
                    GError **error)
{
  static const PcCtlPeopleRule rule = { PC_CASE_PERMITS | PC_CASE_PAPERS, FALSE, NULL, check };

  return pc_ctl_people_run (self, &rule, arguments, error);
}
