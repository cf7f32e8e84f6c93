/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/** What nobody's traineeship lasts, in days. */
#define PC_COURSE_MAX_DAYS 3660

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
 * @ends: the last day: the one the event names, or the day before the next resumption where that is earlier, or the one
 *   that broke the traineeship off; of an open one the day that is looked from, or @starts where it lies ahead
 * @open: whether nothing says how long it lasts
 * @days: calendar days, @starts and @ends included
 * @needed: the days from which a suspension on that ground counts, -1 where the programme does not state them or no
 *   rule gives one
 * @holds: whether no hours are due on its days: it counts, or is open, or the host is closed anyway, or the programme
 *   does not state from how many days it counts. The days of any other are absences.
 * @counts: whether its days stay out of the duration, so that the end moves by @days
 *
 * A suspension as it is reckoned: 30 days or more of illness, accident or maternity, 15 or more of closure (agreement
 * of State and Regions of 25 May 2017; the figures are the programme's). Days that lie in an earlier suspension, or
 * outside the traineeship, are left out: @starts may be later than the day of the event.
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
 * PcCourse:
 * @starts: the first day: of the last start event, else as agreed; 0 where neither is known
 * @agreed_ends: the last day as the agreement has it; 0 where it has none
 * @ends: the last day as it has become: suspensions that count move it by their days, an event's "New end" says it
 *   outright; 0 where it is not known, or would lie before @starts or %PC_COURSE_MAX_DAYS or more after it
 * @stopped: the day of the first interruption, its last day; 0 for none
 * @closed: the day of the first "end" event; 0 for none
 * @cancelled: the day of the cancellation; 0 for none
 * @last: the last day that counts: the earliest of @ends, @stopped and @closed; 0 where it was cancelled or @ends is
 *   not known
 * @suspensions: (element-type PcSuspension): by first day, none overlapping, those of no days left out
 * @suspended_days: of those that count
 *
 * The days of a traineeship as its agreement and all events on record make them.
 */
typedef struct
{
  PcDay   starts;
  PcDay   agreed_ends;
  PcDay   ends;
  PcDay   stopped;
  PcDay   closed;
  PcDay   cancelled;
  PcDay   last;
  GArray *suspensions;
  int     suspended_days;
} PcCourse;

/**
 * pc_course_reckon:
 * @rules: (nullable): those of the programme; without them no suspension moves the end by itself
 * @on: the day it is seen from, which matters to open suspensions alone
 * @course: filled in; to be cleared with pc_course_clear()
 *
 * The date of an interruption or an end is the last day; that of any other event is its first. The events stand by day.
 */
void                pc_course_reckon       (PcTraineeshipCase      *self,
                                            const PcProgrammeRules *rules,
                                            PcDay                   on,
                                            PcCourse               *course);

void                pc_course_clear        (PcCourse               *course);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PcCourse, pc_course_clear)

/** The last day as it was before @event, one of the traineeship's, came to be; 0 as for #PcCourse. */
PcDay               pc_course_get_end_before  (PcTraineeshipCase      *self,
                                               const PcProgrammeRules *rules,
                                               PcDay                   on,
                                               PcRecord               *event);

/** The suspension that @day lies in; %NULL where there is none. */
const PcSuspension *pc_course_find_suspension (const PcCourse      *course,
                                               PcDay                day);

/** The ground of a suspension, by the code of event-ground; %NULL for none. */
PcSuspensionGround  pc_suspension_get_ground  (const char          *code);

/** Whether @event is of that kind, a code of traineeship-event-kind. */
gboolean            pc_course_is_event        (PcRecord            *event,
                                               const char          *kind);

G_END_DECLS
