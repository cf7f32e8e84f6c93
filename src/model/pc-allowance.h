/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-attendance.h"

G_BEGIN_DECLS

/**
 * PcAllowanceGrade:
 * @PC_ALLOWANCE_PENDING: ahead, in course, with days that are not marked, or not to be reckoned
 * @PC_ALLOWANCE_FULL: paid as a whole
 * @PC_ALLOWANCE_PROPORTIONAL: in proportion to the attendance
 * @PC_ALLOWANCE_NONE: nothing is due
 * @PC_ALLOWANCE_SUSPENDED: suspended from its first to its last day, and worth nothing
 */
typedef enum
{
  PC_ALLOWANCE_PENDING,
  PC_ALLOWANCE_FULL,
  PC_ALLOWANCE_PROPORTIONAL,
  PC_ALLOWANCE_NONE,
  PC_ALLOWANCE_SUSPENDED
} PcAllowanceGrade;

/**
 * PcAllowanceReason:
 * @PC_ALLOWANCE_AHEAD: it has not begun
 * @PC_ALLOWANCE_IN_COURSE: it is not over
 * @PC_ALLOWANCE_NOT_MARKED: it is over, and days of it are not marked
 * @PC_ALLOWANCE_NO_TIMETABLE: no hours are agreed for its days
 * @PC_ALLOWANCE_NOT_STATED: the programme does not state what a month is worth
 * @PC_ALLOWANCE_ATTENDED: the share that is asked for was attended
 * @PC_ALLOWANCE_NOTHING_DUE: the part of the month has no day at work, and none was missed
 * @PC_ALLOWANCE_BELOW_SHARE: less than the share was attended
 * @PC_ALLOWANCE_FLOOR: the same, and the least that the region sets for a reduced month holds
 * @PC_ALLOWANCE_ABSENT: no hour was attended
 * @PC_ALLOWANCE_CLOSED: the host or the office was closed on all its days
 * @PC_ALLOWANCE_HOURLY: paid by the hour
 * @PC_ALLOWANCE_MONTHS_PAID: the months that the programme pays are used up
 * @PC_ALLOWANCE_EARLY_END: nothing is due since the traineeship was broken off
 * @PC_ALLOWANCE_IS_SUSPENDED: see %PC_ALLOWANCE_SUSPENDED
 *
 * Why a month is worth what it is.
 */
typedef enum
{
  PC_ALLOWANCE_AHEAD,
  PC_ALLOWANCE_IN_COURSE,
  PC_ALLOWANCE_NOT_MARKED,
  PC_ALLOWANCE_NO_TIMETABLE,
  PC_ALLOWANCE_NOT_STATED,
  PC_ALLOWANCE_ATTENDED,
  PC_ALLOWANCE_NOTHING_DUE,
  PC_ALLOWANCE_BELOW_SHARE,
  PC_ALLOWANCE_FLOOR,
  PC_ALLOWANCE_ABSENT,
  PC_ALLOWANCE_CLOSED,
  PC_ALLOWANCE_HOURLY,
  PC_ALLOWANCE_MONTHS_PAID,
  PC_ALLOWANCE_EARLY_END,
  PC_ALLOWANCE_IS_SUSPENDED
} PcAllowanceReason;

/**
 * PcAllowanceMonth:
 * @traineeship: (transfer none): whose month it is
 * @month: the first day of the calendar month; of the one in which it begins, where months are counted from the first day
 * @first: the first day of it that lies in the traineeship
 * @last: the last day of it, likewise
 * @planned: minutes due in it, in all
 * @due: of these, those so far
 * @attended: minutes of presence that count
 * @missing: minutes due on days that are over and not marked
 * @days_missing: those days
 * @permille: @attended of @due in thousandths, rounded down, so that what is below a share never reads as if it reached
 *   it; -1 where nothing was due
 * @partial: whether it is worth less than a month since only a part of it counts
 * @over: whether its last day has passed, or has come and is marked, or had no hours due
 * @certified: whether it is over, all its days are marked, and where the programme wants a stamped register each day of
 *   presence stands in one
 * @whole_cents: what it is worth where it is paid as a whole
 * @amount_cents: what is due of it on what is on record; never more than @whole_cents. Of a month that is not over what
 *   is due already, whatever happens on the rest of its days.
 * @forecast_cents: what will be due if all hours that are ahead or not marked are attended; from @amount_cents to
 *   @whole_cents
 * @assumed: whether the amount rests on a setting that the notice does not state
 *
 * What a month of a traineeship is worth.
 */
typedef struct
{
  PcTraineeshipCase *traineeship;
  PcDay              month;
  PcDay              first;
  PcDay              last;
  int                planned;
  int                due;
  int                attended;
  int                missing;
  int                days_missing;
  int                permille;
  gboolean           partial;
  gboolean           over;
  gboolean           certified;
  gint64             whole_cents;
  gint64             amount_cents;
  gint64             forecast_cents;
  PcAllowanceGrade   grade;
  PcAllowanceReason  reason;
  gboolean           assumed;
} PcAllowanceMonth;

/**
 * pc_allowance_get_component:
 *
 * The allowance among the components of a programme: the first that is paid to the trainee and no lump sum.
 *
 * Returns: (transfer none) (nullable): the component; %NULL where the programme has none
 */
const PcProgrammeComponent *pc_allowance_get_component (PcProgramme       *programme);

/**
 * pc_allowance_reckon:
 * @on: any day; what was attended later is not counted
 *
 * The allowance month by month, as data/programmes/README.md has it under "What is due of a component": the month of the
 * programme, or the one agreed where that is less; whole where the programme's share of the hours due was attended, else
 * in proportion or nothing; a part of a month by the setting PartialMonth. Two roundings, each half up to the cent: what
 * the month is worth, and what is due of it. The months of all traineeships of the pathway are never worth more than the
 * component; those before @self come first. Sources: FACTS 1.1 (months), 2 (attendance, suspension, floor).
 *
 * Needs %PC_CASE_DAYS.
 *
 * Returns: (transfer full) (element-type PcAllowanceMonth): none where the programme is not known or has no allowance, or
 *   where pc_attendance_sum_months() has none
 */
GArray                     *pc_allowance_reckon        (PcPathwayCase     *pathway,
                                                        PcTraineeshipCase *self,
                                                        PcDay              on);

/** The same of all traineeships of the pathway, one after the other. */
GArray                     *pc_allowance_reckon_all    (PcPathwayCase     *pathway,
                                                        PcDay              on);

/** The month's name, "March 2026", or its first and last day where it is no month of the calendar; full. */
char                       *pc_allowance_format_month  (const PcAllowanceMonth *month);

/**
 * pc_allowance_explain:
 *
 * Why a month is worth what it is, in a translated sentence with its figures.
 *
 * Returns: (transfer full)
 */
char                       *pc_allowance_explain       (PcProgramme            *programme,
                                                        const PcAllowanceMonth *month);

/**
 * pc_allowance_dup_source:
 *
 * Where the rule stands that decided on the month, translated.
 *
 * Returns: (transfer full) (nullable)
 */
char                       *pc_allowance_dup_source    (PcProgramme            *programme,
                                                        const PcAllowanceMonth *month);

/** "pending", "full", "proportional", "none", "suspended": a code of the list "allowance-grade" */
const char                 *pc_allowance_grade_get_code  (PcAllowanceGrade  grade);

/** The grade in a word or two, translated. */
const char                 *pc_allowance_grade_get_label (PcAllowanceGrade  grade);

/** "allowance-ahead", "allowance-below-share"...: the rule, in words that never change. */
const char                 *pc_allowance_reason_get_code (PcAllowanceReason reason);

G_END_DECLS
