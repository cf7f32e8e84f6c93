/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-eligibility.h"
#include "pc-kinds.h"
#include "pc-permit-state.h"
#include "pc-requirement.h"

G_BEGIN_DECLS

/* What the parts of pc_eligibility_check() have in common. */
typedef struct
{
  PcCase                 *self;
  PcPathwayCase          *pathway;    /* (nullable) */
  PcProgramme            *programme;
  const PcProgrammeRules *rules;
  PcDay                   on;
} PcEligibility;

/* pc-eligibility-person.c: what holds for everybody. */
void                       pc_eligibility_check_person        (const PcEligibility *self,
                                                               GPtrArray           *findings);

/* pc-eligibility-participation.c: other pathways, other measures. */
void                       pc_eligibility_check_participation (const PcEligibility *self,
                                                               GPtrArray           *findings);

/* pc-eligibility-permit.c: whether a title of stay holds and lets work; %NULL where there is none. %FALSE where it is
   no title. */
gboolean                   pc_eligibility_check_permit        (const PcEligibility *self,
                                                               const PcPermitView  *view,
                                                               GPtrArray           *findings);

/* pc-eligibility-category.c: the category that somebody with this title is in; %NULL for none. */
const PcProgrammeCategory *pc_eligibility_find_category       (const PcEligibility *self,
                                                               const PcPermitView  *view,
                                                               GPtrArray           *findings);

G_END_DECLS
