/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-course.h"
#include "pc-host-check.h"
#include "pc-kinds.h"
#include "pc-requirement.h"

G_BEGIN_DECLS

/* What the parts of pc_host_check() have in common. */
typedef struct
{
  PcCase                 *self;
  PcTraineeshipCase      *traineeship;
  PcRecord               *host;
  PcProgramme            *programme;
  const PcProgrammeRules *rules;
  PcDay                   on;
  PcCourse                course;
  GPtrArray              *findings;
} PcHostCheck;

/* One more finding, mended in @field of @record. */
PcFinding *pc_host_check_add       (const PcHostCheck *self,
                                    const char        *rule,
                                    PcFindingLevel     level,
                                    PcRecord          *record,
                                    guint              field,
                                    char              *message);

/* pc-host-quota.c: places of the host and of the tutors. */
void       pc_host_check_quota     (const PcHostCheck *self);

/* pc-host-forbidden.c: when no traineeship may be. */
void       pc_host_check_forbidden (const PcHostCheck *self);

G_END_DECLS
