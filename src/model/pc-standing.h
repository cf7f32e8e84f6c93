/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-course.h"

G_BEGIN_DECLS

/**
 * PcStanding:
 * @on: the day it is seen from
 * @closed: whether the pathway is closed
 * @over: whether nothing more can be delivered: it is closed, or the last day that the programme allows has passed
 * @plan: (nullable) (transfer none): pc_plan_get_in_force()
 * @plan_signed: whether both have signed it by that day
 * @agreed: whether there is a traineeship that was not cancelled
 * @cancelled: whether there is one that was
 * @open: whether the last day of one lies ahead, or is that day
 * @started: whether one has begun
 * @completed: whether one was brought to its end: its last day has passed or is marked, it was attended, and neither
 *   was it broken off, nor ended with days at work left, nor the pathway closed before
 * @cleared: whether the clearance of one was issued
 * @bound: the same, or where the programme asks for none whether its training project is signed or it has begun
 *
 * Where a pathway stands, as far as money hangs on it.
 */
typedef struct
{
  PcDay     on;
  gboolean  closed;
  gboolean  over;
  PcRecord *plan;
  gboolean  plan_signed;
  gboolean  agreed;
  gboolean  cancelled;
  gboolean  open;
  gboolean  started;
  gboolean  completed;
  gboolean  cleared;
  gboolean  bound;
} PcStanding;

/** @pathway has a programme. Needs %PC_CASE_PLANS and %PC_CASE_DAYS. */
void pc_standing_reckon (PcPathwayCase *pathway,
                         PcDay          on,
                         PcStanding    *standing);

/** Sets @over as it is for @component: a programme can have another last day for one that is outside of its ceiling. */
void pc_standing_set_component (PcStanding    *self,
                                PcPathwayCase *pathway,
                                const char    *component);

/** Whether that traineeship of @pathway was brought to its end; @course is its own. */
gboolean pc_standing_was_completed (PcPathwayCase     *pathway,
                                    PcTraineeshipCase *traineeship,
                                    const PcCourse    *course,
                                    PcDay              on);

G_END_DECLS
