/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-session-check-private.h"

G_BEGIN_DECLS

/*
 * What one service by itself can break: found by pc-session-look.c, said by pc-session-say.c.
 *
 * session-programme-unknown   this computer does not know the programme of a pathway
 * session-future              on a day that lies ahead
 * session-times-reversed      ends before it begins
 * session-times-missing       no start or no end: nobody can tell what it overlaps with
 * session-minutes-exceed      more than lie between start and end, or than a day has
 * session-minutes-missing     attended, for no time
 * session-absent-minutes      hours beside an absence
 * session-before-pathway      before the pathway was opened
 * session-after-pathway       after it was closed
 * session-after-deadline      after the end of the pathways, or of the traineeships where it is not given after them
 * session-holiday             on a Sunday or a holiday
 * session-office-closed       on a day on which the office is closed
 * session-service-unknown     the programme has no such service
 * session-mode                key Modes: a group, or one person alone
 * session-delivery            key Delivery
 * session-phase               key Phase: before, during or after the traineeship
 * session-phase-unknown       the same, with no traineeship on record
 * session-clearance-missing   its component is paid once the clearance is issued, and none is on record
 * session-during-traineeship  while the person was at the traineeship; a note for what is only given during it
 */

/* A rule of tutoring is session-during-traineeship, too. */
typedef enum
{
  PC_SESSION_RULE_FUTURE,
  PC_SESSION_RULE_REVERSED,
  PC_SESSION_RULE_NO_TIMES,
  PC_SESSION_RULE_TOO_LONG,
  PC_SESSION_RULE_NO_MINUTES,
  PC_SESSION_RULE_ABSENT_MINUTES,
  PC_SESSION_RULE_BEFORE_PATHWAY,
  PC_SESSION_RULE_AFTER_PATHWAY,
  PC_SESSION_RULE_DEADLINE,
  PC_SESSION_RULE_HOLIDAY,
  PC_SESSION_RULE_CLOSED,
  PC_SESSION_RULE_UNKNOWN_SERVICE,
  PC_SESSION_RULE_MODE,
  PC_SESSION_RULE_DELIVERY,
  PC_SESSION_RULE_PHASE,
  PC_SESSION_RULE_PHASE_UNKNOWN,
  PC_SESSION_RULE_CLEARANCE,
  PC_SESSION_RULE_TRAINEESHIP,
  PC_SESSION_RULE_TUTORING,
  PC_SESSION_N_RULES
} PcSessionRule;

/**
 * PcSessionBucket:
 * @place: (nullable): theirs, where the rule is one of the pathway
 * @service: (nullable): theirs, where it is one of the service
 * @detail: (nullable): what they all have and should not, an interned word; or the #PcSessionDeadline they are later than
 * @sessions: (element-type PcSession): borrowed
 *
 * Sessions of which one rule says the same thing.
 */
typedef struct
{
  PcSessionRule             rule;
  const PcSessionPlace     *place;
  const PcProgrammeService *service;
  gconstpointer             detail;
  GPtrArray                *sessions;
} PcSessionBucket;

/** Adds the finding of a bucket. */
void pc_session_bucket_say (const PcSessionBucket *self,
                            GPtrArray             *findings);

G_END_DECLS
