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

/* Those whose clearance was not issued by the day, or is to be asked for anew. */
static gboolean
concerns (PcPathwayCase *pathway,
          PcDay          on)
{
  PcTraineeshipCase *traineeship = pc_case_get_traineeship (pathway);
  PcDay issued_on;

  if (traineeship == NULL)
    return TRUE;

  issued_on = pc_record_get_day (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON);
  return issued_on == 0 || issued_on > on || pc_readiness_is_substituted (traineeship, on);
}

gboolean
pc_ctl_readiness (PcCtl   *self,
                  char   **arguments,
                  GError **error)
{
  static const PcCtlPeopleRule rule = { PC_CASE_READINESS, TRUE, concerns, check };

  return pc_ctl_people_run (self, &rule, arguments, error);
}
