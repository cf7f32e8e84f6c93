/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-timetable.h"

G_BEGIN_DECLS

/**
 * PcMonthSum:
 * @month: the first day of the month
 * @first: the first day of it inside the traineeship
 * @last: the last day of it inside the traineeship
 * @planned: minutes due in it
 * @due: of these, those up to the day that is looked from; that day itself where it is marked
 * @attended: minutes of presence that count; never those of days outside the traineeship or in a suspension
 * @missing: minutes due on days before the day that is looked from that are not marked
 * @excused: minutes due on days of justified absence, sickness, injury and leave
 * @permille: @attended of @due, half up; above 1000 where more was done than due, -1 where nothing was due
 * @days_planned: days with hours due
 * @days_leave: days of leave ("permission")
 * @days_closed: due but for a holiday or a closure
 * @days_suspended: due but for a suspension
 * @days_missing: due, before the day that is looked from, and not marked
 * @over: whether @last has passed
 * @complete: whether it is over and no day is missing
 * @in_register: whether each day of presence stands in a register: one that covers the day, was not lost and, where the
 *   programme asks for it, is stamped. %FALSE where there is no such day.
 *
 * A month of a traineeship. For a share that decides over money compare @attended * 100 with @planned * share:
 * @permille is rounded and for the eye.
 */
typedef struct
{
  PcDay     month;
  PcDay     first;
  PcDay     last;
  int       planned;
  int       due;
  int       attended;
  int       missing;
  int       excused;
  int       permille;
  int       days_planned;
  int       days_present;
  int       days_absent;
  int       days_justified;
  int       days_sick;
  int       days_injury;
  int       days_leave;
  int       days_closed;
  int       days_suspended;
  int       days_missing;
  gboolean  over;
  gboolean  complete;
  gboolean  in_register;
} PcMonthSum;

/**
 * PcAttendanceSum:
 * @attended: minutes of presence that count
 * @due: minutes due so far
 * @planned: minutes due up to the last day that counts
 * @project: minutes of the whole training project; pc_timetable_get_project_minutes()
 * @permille: @attended of @due, half up; -1 where nothing was due
 * @project_permille: @attended of @project, likewise
 * @days_missing: see #PcMonthSum
 *
 * The whole traineeship.
 */
typedef struct
{
  int attended;
  int due;
  int planned;
  int project;
  int permille;
  int project_permille;
  int days_missing;
} PcAttendanceSum;

/**
 * pc_attendance_sum_months:
 *
 * The months of the traineeship from the first to that of its last day, also those ahead. Where a day has two rows the
 * first one counts; what pc_attendance_check() says of such rows is not told here. Needs %PC_CASE_DIARY.
 *
 * Returns: (transfer full) (element-type PcMonthSum): none where the traineeship was cancelled or its days are not
 * known
 */
GArray *pc_attendance_sum_months (PcTraineeshipCase      *self,
                                  const PcProgrammeRules *rules,
                                  PcDay                   on);

/**
 * pc_attendance_sum_stretches:
 * @ends: (element-type PcDay): the last days of the stretches, rising; the first begins with the traineeship, and what
 *   lies after its last day is left out
 *
 * The same by other stretches than the months of the calendar; @month is the month in which a stretch begins.
 *
 * Returns: (transfer full) (element-type PcMonthSum): likewise
 */
GArray *pc_attendance_sum_stretches (PcTraineeshipCase      *self,
                                     const PcProgrammeRules *rules,
                                     PcDay                   on,
                                     GArray                 *ends);

/** The same in all, likewise. */
void    pc_attendance_sum        (PcTraineeshipCase      *self,
                                  const PcProgrammeRules *rules,
                                  PcDay                   on,
                                  PcAttendanceSum        *sum);

/** What was attended of the hours of the whole training project, in thousandths, half up; -1 where it has none. */
int     pc_attendance_get_share  (PcTraineeshipCase      *self,
                                  const PcProgrammeRules *rules,
                                  PcDay                   on);

G_END_DECLS
