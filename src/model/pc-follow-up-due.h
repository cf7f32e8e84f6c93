/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-finding.h"
#include "pc-participant.h"

G_BEGIN_DECLS

/**
 * PcFollowUpState:
 * @PC_FOLLOW_UP_OPEN: somebody still has to ask
 * @PC_FOLLOW_UP_DONE: it says on which day the person was asked
 * @PC_FOLLOW_UP_GIVEN_UP: the person could not be reached or would not answer: nothing more is to be done
 */
typedef enum
{
  PC_FOLLOW_UP_OPEN,
  PC_FOLLOW_UP_DONE,
  PC_FOLLOW_UP_GIVEN_UP
} PcFollowUpState;

/**
 * PcFollowUpDue:
 * @kind: code of follow-up-kind; static or borrowed from the record
 * @due: the day it is about: that of the record, else the one that follows from the day of leaving; 0 where neither is known
 * @record: (nullable): the follow-up, borrowed from the case; %NULL where nobody has made one yet
 * @pathway: the one it belongs to
 * @attempts: how often somebody tried; 0 where nothing is said
 * @last_attempt: 0 for none
 * @result: (nullable): code of contact-result
 *
 * One follow-up of a pathway that is over.
 */
typedef struct
{
  const char      *kind;
  PcFollowUpState  state;
  PcDay            due;
  PcRecord        *record;
  PcPathwayCase   *pathway;
  int              attempts;
  PcDay            last_attempt;
  const char      *result;
} PcFollowUpDue;

/**
 * pc_follow_up_list_due:
 *
 * The follow-ups of one operation: those at the end of the days that count for the results on leaving and six months after
 * ([Indicators] ResultDays and FollowUpMonths of the programme), and the others that somebody has planned. None while a
 * pathway is open, so that of an earlier leaving nothing is asked any more, and none of who has died.
 *
 * Returns: (transfer full) (element-type PcFollowUpDue): by day
 */
GArray     *pc_follow_up_list_due      (const PcParticipant *participant);

/** Whether the record says that the person could not be reached or would not answer. */
gboolean    pc_follow_up_is_given_up   (PcRecord            *follow_up);

/** "open", "done", "given-up" */
const char *pc_follow_up_state_get_code (PcFollowUpState     state);

/** What is to be said of the follow-ups themselves. The rules are listed in the source. */
void        pc_follow_up_check         (const PcParticipant *participant,
                                        GPtrArray           *findings);

G_END_DECLS
