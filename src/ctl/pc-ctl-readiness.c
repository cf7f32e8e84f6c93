/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-people.h"

#include "pc-kinds.h"
#include "pc-readiness.h"

static PcVerdict
check (PcCase        *self,
       PcPathwayCase *pathway,
       PcProgramme   *programme,
       PcDay          on,
       GPtrArray     *findings)
{
  return pc_readiness_check (self, pathway, pc_case_get_traineeship (pathway), on != 0 ? on : self->on, findings);
}

gboolean
pc_ctl_readiness (PcCtl   *self,
                  char   **arguments,
                  GError **error)
{
  static const PcCtlPeopleRule rule = { PC_CASE_READINESS, TRUE, pc_readiness_is_pending, check };

  return pc_ctl_people_run (self, &rule, arguments, error);
}
