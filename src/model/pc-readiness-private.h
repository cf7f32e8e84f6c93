/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-course.h"
#include "pc-kinds.h"
#include "pc-readiness.h"
#include "pc-requirement.h"

G_BEGIN_DECLS

/* What the parts of pc_readiness_check() have in common. */
typedef struct
{
  PcCase                    *self;
  PcPathwayCase             *pathway;
  PcTraineeshipCase         *traineeship;    /* (nullable) */
  PcProgramme               *programme;
  const PcProgrammeRules    *rules;
  const PcProgrammeCategory *category;       /* (nullable) */
  PcDay                      on;
  GPtrArray                 *findings;
} PcReadiness;

/* One more finding, mended in @field of @record. */
PcFinding *pc_readiness_add                (const PcReadiness *self,
                                            const char        *rule,
                                            PcFindingLevel     level,
                                            PcRecord          *record,
                                            int                field,
                                            char              *message);

/* pc-readiness-terms.c: the terms and windows of the programme. */
void       pc_readiness_check_terms        (const PcReadiness *self);

/* pc-readiness-project.c: what was agreed. */
void       pc_readiness_check_project      (const PcReadiness *self);

/* pc-substitution.c: host or trainee replaced after the request. */
void       pc_readiness_check_substitution (const PcReadiness *self);

G_END_DECLS
