/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/*
 * What a programme says of one service, as the checks of the plan and of the log ask it.
 */

/** The service of that code; %NULL where @programme (nullable) has none. */
const PcProgrammeService   *pc_service_rule_find             (PcProgramme *programme,
                                                              const char  *code);

/** The component of that id (nullable); %NULL where there is none. */
const PcProgrammeComponent *pc_service_rule_find_component   (PcProgramme *programme,
                                                              const char  *id);

/** Whether @word is among @words; what is not stated at all (no words, or no @word) rules nothing out. */
gboolean                    pc_service_rule_allows           (char       **words,
                                                              const char  *word);

/** The labels of @words, codes of the list @codes: "Individual, Group"; full. */
char                       *pc_service_rule_dup_labels       (char       **words,
                                                              const char  *codes);

/**
 * pc_service_rule_add:
 * @key: the key of the service's group that is broken
 * @message: (transfer full): translated
 *
 * Adds a finding that rests on @key: REFUSED where the programme states it, WARNING where it is a setting that the
 * notice leaves open. As the programme says, so it blocks or warns.
 */
PcFinding                  *pc_service_rule_add              (GPtrArray                *findings,
                                                              const char               *rule,
                                                              PcProgramme              *programme,
                                                              const PcProgrammeService *service,
                                                              const char               *key,
                                                              char                     *message);

/** Sets the source of @finding to @key of the service's group. */
void                        pc_service_rule_set_source       (PcFinding                *finding,
                                                              PcProgramme              *programme,
                                                              const PcProgrammeService *service,
                                                              const char               *key);

/**
 * PcPhases:
 * @starts: the first day of the first traineeship of the pathway that was not cancelled; 0 where there is none
 * @last: the last day of the last one; 0 where it is not known
 *
 * The traineeship that "before", "during" and "after" are seen from; between two of one pathway is during.
 */
typedef struct
{
  PcDay starts;
  PcDay last;
} PcPhases;

/** Fits: nothing speaks against it. Unknown: no traineeship is agreed that it could be during or after. */
typedef enum
{
  PC_PHASE_FITS,
  PC_PHASE_UNKNOWN,
  PC_PHASE_DIFFERS
} PcPhaseVerdict;

/** @on: the day it is seen from. */
void                        pc_phases_reckon                 (PcPathwayCase            *self,
                                                              PcDay                     on,
                                                              PcPhases                 *phases);

/** Whether @service can be given on @day, by the key Phase. */
PcPhaseVerdict              pc_phases_look                   (const PcPhases           *self,
                                                              const PcProgrammeService *service,
                                                              PcDay                     day);

/** When @service is given, in words: "during the traineeship, after the traineeship"; full. */
char                       *pc_phases_dup_labels             (const PcProgrammeService *service);

G_END_DECLS
