/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-course.h"

G_BEGIN_DECLS

/**
 * PcSituationState:
 * @PC_SITUATION_AGREED: the first day lies ahead
 * @PC_SITUATION_RUNNING: it runs, its last day included
 * @PC_SITUATION_SUSPENDED: suspended on that day
 * @PC_SITUATION_ENDED: over, having come to its end
 * @PC_SITUATION_INTERRUPTED: over before its end
 * @PC_SITUATION_CANCELLED: activated and never begun ("annullamento")
 */
typedef enum
{
  PC_SITUATION_AGREED,
  PC_SITUATION_RUNNING,
  PC_SITUATION_SUSPENDED,
  PC_SITUATION_ENDED,
  PC_SITUATION_INTERRUPTED,
  PC_SITUATION_CANCELLED
} PcSituationState;

/**
 * PcSituation:
 * @starts: the first day; see #PcCourse, as for @agreed_ends, @ends, @stopped and @last
 * @suspended_days: days that stay out of the duration
 * @ever_started: whether it had begun by the day: by its date (unless cancelled), a start event or a day of presence
 * @ground: (nullable): code of event-ground of the suspension of that day, or of the interruption
 * @daily_minutes: hours due on a day at work: from the hours of the day net of the break, else the hours a day, else
 *   the hours a week over its days; -1 where nothing says
 * @weekdays: bit 0 is Monday; Monday to Friday where @weekdays_assumed
 * @week: what is due by day of the week, Monday first, its sum being the hours a week where they are shared out; 0 on
 *   other days, and where nothing says how long a day is
 * @weekly_minutes: as agreed; -1 where unset, as for the times and the break
 *
 * Where a traineeship stands. The days (@starts to @suspended_days) follow from all that is on record, also from what
 * is dated ahead; the rest is as it is on the day asked about. Texts are borrowed from the records.
 */
typedef struct
{
  PcSituationState  state;
  PcDay             starts;
  PcDay             agreed_ends;
  PcDay             ends;
  PcDay             stopped;
  PcDay             last;
  int               suspended_days;
  gboolean          ever_started;
  const char       *host_tutor_id;
  const char       *promoter_tutor_id;
  const char       *site;
  const char       *ground;
  guint             weekdays;
  gboolean          weekdays_assumed;
  int               week[7];
  int               weekly_minutes;
  int               daily_minutes;
  int               starts_at;
  int               ends_at;
  int               break_minutes;
} PcSituation;

/**
 * pc_situation_reckon:
 * @rules: (nullable): those of the programme; see pc_course_reckon()
 * @on: any day
 *
 * Needs the events; @ever_started looks at the days of attendance too, where they are there.
 */
void        pc_situation_reckon                (PcTraineeshipCase      *self,
                                                const PcProgrammeRules *rules,
                                                PcDay                   on,
                                                PcSituation            *situation);

/** Only what holds on the day: tutors, site and timetable. Leaves the rest as it is. */
void        pc_situation_read_terms            (PcTraineeshipCase      *self,
                                                PcDay                   on,
                                                PcSituation            *situation);

/**
 * pc_situation_get_communication_due:
 *
 * The day by whose 24:00 the host has to send the compulsory communication (UniLav): the day before the start; public
 * hosts by the 20th of the month after it. The figures are the programme's; 0 where it does not state them, or where
 * the start is not known.
 */
PcDay       pc_situation_get_communication_due (PcTraineeshipCase      *self,
                                                const PcProgrammeRules *rules);

/** Whether the host is a public body, which communicates later. */
gboolean    pc_situation_is_host_public        (PcTraineeshipCase      *self);

/** "agreed", "running", "suspended", "ended", "interrupted", "cancelled" */
const char *pc_situation_state_get_code        (PcSituationState        state);

/** The state in a word, translated. */
const char *pc_situation_state_get_label       (PcSituationState        state);

G_END_DECLS
