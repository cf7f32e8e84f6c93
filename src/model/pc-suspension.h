/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/**
 * PcSuspensionGround:
 * @PC_SUSPENSION_UNSTATED: the event names none
 * @PC_SUSPENSION_HEALTH: illness, accident, maternity
 * @PC_SUSPENSION_CLOSURE: the host is closed
 * @PC_SUSPENSION_OTHER: anything else, for which no rule gives a suspension
 */
typedef enum
{
  PC_SUSPENSION_UNSTATED,
  PC_SUSPENSION_HEALTH,
  PC_SUSPENSION_CLOSURE,
  PC_SUSPENSION_OTHER
} PcSuspensionGround;

/**
 * PcSuspension:
 * @event: (transfer none): the event
 * @starts: the first day
 * @ends: the last day: the one the event names, or the day before the next resumption where that is earlier; of an
 *   open one the day that is looked from, or @starts where it lies ahead
 * @open: whether nothing says how long it lasts
 * @days: calendar days, @starts and @ends included; 0 where the event ends before it starts
 * @needed: the days from which a suspension on that ground counts, -1 where the programme does not state them or no
 *   rule gives one
 * @holds: whether no hours are due on its days: it counts, or is open, or the host is closed anyway, or the programme
 *   does not state from how many days it counts. The days of any other are absences.
 * @counts: whether its days stay out of the duration, so that the end moves by @days
 *
 * A suspension as it is reckoned: 30 days or more of illness, accident or maternity, 15 or more of closure (agreement
 * of State and Regions of 25 May 2017; the figures are the programme's). Days that lie in an earlier suspension are
 * reckoned with that one alone: @starts is then later than the day of the event.
 */
typedef struct
{
  PcRecord           *event;
  PcDay               starts;
  PcDay               ends;
  gboolean            open;
  int                 days;
  int                 needed;
  PcSuspensionGround  ground;
  gboolean            holds;
  gboolean            counts;
} PcSuspension;

/**
 * pc_suspension_list:
 * @rules: (nullable): those of the programme; nothing is stated without
 * @on: the day it is seen from, which matters to open ones alone
 *
 * Returns: (transfer full) (element-type PcSuspension): the suspensions on record, by first day, none overlapping
 */
GArray *pc_suspension_list (PcTraineeshipCase      *self,
                            const PcProgrammeRules *rules,
                            PcDay                   on);

G_END_DECLS
