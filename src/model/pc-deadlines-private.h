/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-deadlines.h"
#include "pc-kinds.h"
#include "pc-programme-parts.h"
#include "pc-situation.h"

G_BEGIN_DECLS

/**
 * PcDeadlineLook:
 * @pathway: the one that is looked at; for what is the person's own the newest open one
 * @rules: (nullable): of its programme
 * @until: the last day that is near enough
 *
 * What the parts of pc_deadlines_add() share.
 */
typedef struct
{
  PcCase                 *person;
  PcPathwayCase          *pathway;
  const PcProgrammeRules *rules;
  PcDay                   on;
  PcDay                   until;
  GPtrArray              *deadlines;
} PcDeadlineLook;

/** Whether @day is a day and near enough to be told. Ask before a text is made. */
gboolean    pc_deadline_is_near    (const PcDeadlineLook *self,
                                    PcDay                 day);

/** The same of what has no meaning any more once it has passed. */
gboolean    pc_deadline_is_ahead   (const PcDeadlineLook *self,
                                    PcDay                 day);

/**
 * pc_deadline_add:
 * @kind: static
 * @record: (nullable): the record it is about, of @record_kind
 * @text: (transfer full): translated
 *
 * Returns: (transfer none): the deadline, to be told more
 */
PcDeadline *pc_deadline_add        (const PcDeadlineLook *self,
                                    const char           *kind,
                                    PcDay                 due,
                                    const PcKind         *record_kind,
                                    PcRecord             *record,
                                    char                 *text);

/** Says that @key of @group of the programme is the rule. */
void        pc_deadline_set_source (PcDeadline           *self,
                                    const PcDeadlineLook *look,
                                    const char           *group,
                                    const char           *key);

/* The parts, by file. */
void        pc_deadline_look_at_papers       (const PcDeadlineLook *self);   /* of the person */
void        pc_deadline_look_at_clearance    (const PcDeadlineLook *self);   /* of an open pathway, as those below */
void        pc_deadline_look_at_pathway      (const PcDeadlineLook *self);
void        pc_deadline_look_at_traineeships (const PcDeadlineLook *self);
void        pc_deadline_look_at_claims       (const PcDeadlineLook *self);   /* of any pathway */

/**
 * pc_deadline_is_live:
 * @situation: (out): that of @traineeship on the day
 *
 * Whether a traineeship still leaves something to be done: it is not over, or over and the newest of its pathway. One
 * that was cancelled never does.
 */
gboolean    pc_deadline_is_live              (const PcDeadlineLook *self,
                                              PcTraineeshipCase    *traineeship,
                                              PcSituation          *situation);

/** The hours of service and days of presence that came last, or the day of opening. */
PcDay       pc_deadline_find_last_activity   (const PcDeadlineLook *self);

G_END_DECLS
