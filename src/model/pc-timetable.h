/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-situation.h"

G_BEGIN_DECLS

/**
 * PcTimetableReason:
 * @PC_TIMETABLE_DUE: a day at work
 * @PC_TIMETABLE_HOLIDAY: a holiday of all of Italy
 * @PC_TIMETABLE_CLOSED: the host or the office is closed, or the register says so of the day
 * @PC_TIMETABLE_FREE: a day of the week without work, whatever else it is
 * @PC_TIMETABLE_SUSPENDED: a day of a suspension that holds, of any weekday
 * @PC_TIMETABLE_OUTSIDE: before the start or after the last day
 *
 * Why hours are due on a day, or none. Where several hold, it is the last of them.
 */
typedef enum
{
  PC_TIMETABLE_DUE,
  PC_TIMETABLE_HOLIDAY,
  PC_TIMETABLE_CLOSED,
  PC_TIMETABLE_FREE,
  PC_TIMETABLE_SUSPENDED,
  PC_TIMETABLE_OUTSIDE
} PcTimetableReason;

/** A day of the timetable. @minutes are due; 0 on all days but %PC_TIMETABLE_DUE,
and there where no length is agreed. */
typedef struct
{
  PcTimetableReason reason;
  int               minutes;
} PcTimetableDay;

/**
 * pc_timetable_reckon:
 * @rules: (nullable): as for pc_situation_reckon()
 * @on: the day it is seen from
 *
 * What is due on each day of [@from, @to], by the timetable that holds on it. Six months take a few microseconds.
 *
 * Returns: (transfer full) (element-type PcTimetableDay): @to - @from + 1 days; none where @to is before @from
 */
GArray *pc_timetable_reckon              (PcTraineeshipCase      *self,
                                          const PcProgrammeRules *rules,
                                          PcDay                   on,
                                          PcDay                   from,
                                          PcDay                   to);

/**
 * pc_timetable_get_project_minutes:
 *
 * The hours of the whole training project (PFI): all that is due from the start to the end as it has become, as if
 * nobody had broken it off; 0 where it was cancelled or nothing is agreed.
 */
int     pc_timetable_get_project_minutes (PcTraineeshipCase      *self,
                                          const PcProgrammeRules *rules,
                                          PcDay                   on);

/**
 * pc_timetable_is_cut_short:
 * @course: that of @self
 *
 * Whether it is over before its end: broken off before the last day, or with an "end" after which days at work are
 * left, free days, holidays and closures of the host not counted.
 */
gboolean pc_timetable_is_cut_short       (PcTraineeshipCase      *self,
                                          const PcCourse         *course);

G_END_DECLS
