/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-situation-check.h"

G_BEGIN_DECLS

/* What the parts of pc_situation_check() have in common. */
typedef struct
{
  PcCase                 *self;
  PcPathwayCase          *pathway;
  PcTraineeshipCase      *traineeship;
  PcProgramme            *programme;    /* (nullable) */
  const PcProgrammeRules *rules;        /* (nullable) */
  PcDay                   on;
  PcCourse                course;
  PcSituation             situation;
  GPtrArray              *findings;
} PcSituationCheck;

/* One more finding, mended in @field of @record, an event or the traineeship; takes @message. */
PcFinding *pc_situation_check_add         (const PcSituationCheck *self,
                                           const char             *rule,
                                           PcFindingLevel          level,
                                           PcRecord               *record,
                                           int                     field,
                                           char                   *message);

/* pc_finding_set_source() where there is a programme. */
void       pc_situation_check_cite        (const PcSituationCheck *self,
                                           PcFinding              *finding,
                                           const char             *group,
                                           const char             *key);

/* Says that the rule stands in the agreement of State and Regions, with the figure that @key (nullable) has of it. */
void       pc_situation_check_cite_agreement (const PcSituationCheck *self,
                                              PcFinding              *finding,
                                              const char             *key);

/* pc-situation-events.c: histories that cannot be. */
void       pc_situation_check_events      (const PcSituationCheck *self);

/* pc-situation-suspensions.c */
void       pc_situation_check_suspensions (const PcSituationCheck *self);

/* pc-situation-terms.c: how long it lasts, and the hours of a week. */
void       pc_situation_check_terms       (const PcSituationCheck *self);

/* pc-situation-duties.c: what has to be sent, insured, taught and attested. */
void       pc_situation_check_duties      (const PcSituationCheck *self);

G_END_DECLS
