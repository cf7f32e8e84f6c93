/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-readiness.h"

G_BEGIN_DECLS

/** What pc_next_step_new() looks at. */
#define PC_CASE_NEXT_STEP (PC_CASE_READINESS | PC_CASE_SKILLS | PC_CASE_CLAIMS | PC_CASE_FOLLOW_UPS)

/**
 * PcStep:
 * @PC_STEP_OPEN_PATHWAY: no pathway is there
 * @PC_STEP_ELIGIBILITY: whether the person can take part is not known, or she cannot
 * @PC_STEP_PLAN: write the action plan
 * @PC_STEP_SIGN_PLAN: have it signed
 * @PC_STEP_HOURS: deliver and certify the hours that the clearance needs
 * @PC_STEP_AGREE: agree a traineeship
 * @PC_STEP_REQUEST: ask for the clearance, or ask anew
 * @PC_STEP_WAIT: wait for it
 * @PC_STEP_COMMUNICATE: have the compulsory communication sent
 * @PC_STEP_START: wait for the first day
 * @PC_STEP_ATTEND: mark attendance
 * @PC_STEP_MARK_DAYS: days that are over are not marked
 * @PC_STEP_MONITOR: nobody has been in touch for too long
 * @PC_STEP_END: attest, assess, close the file of the traineeship
 * @PC_STEP_CLAIM: prepare or hand in the claim
 * @PC_STEP_OUTCOME: record the outcome, close the pathway
 * @PC_STEP_FOLLOW_UP: ask how the person is doing
 * @PC_STEP_CLOSED: nothing is left to be done
 *
 * The steps of a pathway, in their order.
 */
typedef enum
{
  PC_STEP_OPEN_PATHWAY,
  PC_STEP_ELIGIBILITY,
  PC_STEP_PLAN,
  PC_STEP_SIGN_PLAN,
  PC_STEP_HOURS,
  PC_STEP_AGREE,
  PC_STEP_REQUEST,
  PC_STEP_WAIT,
  PC_STEP_COMMUNICATE,
  PC_STEP_START,
  PC_STEP_ATTEND,
  PC_STEP_MARK_DAYS,
  PC_STEP_MONITOR,
  PC_STEP_END,
  PC_STEP_CLAIM,
  PC_STEP_OUTCOME,
  PC_STEP_FOLLOW_UP,
  PC_STEP_CLOSED
} PcStep;

/**
 * PcNextStep:
 * @sentence: what comes next, translated
 * @papers_for: (nullable): "clearance", "start", "end", "claim": the papers that matter now
 * @day: by when, or the day it is about; 0 for none
 * @findings: (element-type PcFinding): what stands in its way or is to be seen to meanwhile, the gravest first
 *
 * Where a pathway stands, and what is missing for the next step.
 */
typedef struct
{
  PcStep      step;
  char       *sentence;
  const char *papers_for;
  PcDay       day;
  GPtrArray  *findings;
} PcNextStep;

/**
 * pc_next_step_new:
 * @pathway: (nullable): %NULL where the person has none
 * @on: the day it is seen from
 *
 * The first step that is not done, from all that is on record. Needs %PC_CASE_NEXT_STEP.
 *
 * Returns: (transfer full)
 */
PcNextStep *pc_next_step_new         (PcCase        *self,
                                      PcPathwayCase *pathway,
                                      PcDay          on);

void        pc_next_step_free        (PcNextStep    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcNextStep, pc_next_step_free)

/** How many findings there are beside mere notes: what is missing. */
guint       pc_next_step_get_missing (const PcNextStep *self);

/** "open-pathway", "eligibility", "plan"...: a word that never changes; of the code list step. */
const char *pc_step_get_code         (PcStep         step);

G_END_DECLS
