/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-standing.h"

#include "pc-kinds.h"
#include "pc-plan-check.h"
#include "pc-timetable.h"

/* A day that is set and has come. */
static gboolean
has_come (PcRecord *record,
          guint     field,
          PcDay     on)
{
  const PcDay day = pc_record_get_day (record, field);

  return day != 0 && day <= on;
}

/* The last day that the programme allows, for @component alone or for all (NULL); 0 where it names none. */
static PcDay
find_last_day (PcPathwayCase *pathway,
               const char    *component)
{
  GPtrArray *deadlines = pc_programme_get_deadlines (pathway->programme);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcProgrammeDeadline *deadline = deadlines->pdata[i];

      if (g_str_equal (deadline->kind, "pathway-end") && g_strcmp0 (deadline->component, component) == 0)
        return pc_day_from_iso (deadline->date);
    }

  return 0;
}

static gboolean
has_passed (PcDay last,
            PcDay on)
{
  return last != 0 && last < on;
}

static void
look_at_plan (PcPathwayCase *pathway,
               PcStanding    *standing)
{
  standing->plan = pc_plan_get_in_force (pathway, standing->on);
  standing->plan_signed = standing->plan != NULL && has_come (standing->plan, PC_PLAN_SIGNED_ON, standing->on) &&
                          has_come (standing->plan, PC_PLAN_SIGNED_OPERATOR_ON, standing->on);
}

/* Whether somebody was present up to @on, and whether that day itself is marked. */
static gboolean
was_attended (PcTraineeshipCase *self,
              PcDay              on,
              gboolean          *marked)
{
  const char *present = g_intern_static_string ("present");
  gboolean attended = FALSE;

  *marked = FALSE;
  for (guint i = 0; i < self->days->len; i++)
    {
      const PcAttendance *day = &g_array_index (self->days, PcAttendance, i);

      attended |= day->kind == present && day->day <= on;
      *marked |= day->day == on;
    }

  return attended;
}

gboolean
pc_standing_was_completed (PcPathwayCase     *pathway,
                           PcTraineeshipCase *traineeship,
                           const PcCourse    *course,
                           PcDay              on)
{
  PcDay closed;
  gboolean marked;

  g_return_val_if_fail (pathway != NULL && traineeship != NULL && course != NULL, FALSE);

  closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);
  return course->last != 0 && course->last <= on && !pc_timetable_is_cut_short (traineeship, course) &&
         (closed == 0 || closed >= course->last) &&
         was_attended (traineeship, on, &marked) && (course->last < on || marked);
}

static void
look_at_traineeship (PcPathwayCase     *pathway,
                     PcTraineeshipCase *self,
                     PcStanding        *standing)
{
  const PcProgrammeRules *rules = pc_programme_get_rules (pathway->programme);
  const PcDay on = standing->on;
  g_auto(PcCourse) course = { 0 };
  gboolean started, cleared;

  pc_course_reckon (self, rules, on, &course);
  standing->cancelled |= course.cancelled != 0;
  if (course.cancelled != 0)
    return;

  started = course.starts != 0 && course.starts <= on;
  cleared = has_come (self->traineeship, PC_TRAINEESHIP_CLEARANCE_ON, on);
  standing->agreed = TRUE;
  standing->started |= started;
  standing->open |= course.last == 0 || course.last >= on;
  standing->completed |= pc_standing_was_completed (pathway, self, &course, on);
  standing->cleared |= cleared;
  standing->bound |= rules->clearance_required ? cleared
                                               : started || has_come (self->traineeship, PC_TRAINEESHIP_PROJECT_ON, on);
}

void
pc_standing_reckon (PcPathwayCase *pathway,
                    PcDay          on,
                    PcStanding    *standing)
{
  g_return_if_fail (pathway != NULL && pathway->programme != NULL && on > 0 && standing != NULL);

  *standing = (PcStanding) { .on = on, .closed = has_come (pathway->pathway, PC_PATHWAY_CLOSED_ON, on) };
  standing->over = standing->closed || has_passed (find_last_day (pathway, NULL), on);
  look_at_plan (pathway, standing);
  for (guint i = 0; i < pathway->traineeships->len; i++)
    look_at_traineeship (pathway, pathway->traineeships->pdata[i], standing);
}

void
pc_standing_set_component (PcStanding    *self,
                           PcPathwayCase *pathway,
                           const char    *component)
{
  PcDay last;

  g_return_if_fail (self != NULL && pathway != NULL && pathway->programme != NULL && component != NULL);

  last = find_last_day (pathway, component);
  if (last == 0)
    last = find_last_day (pathway, NULL);
  self->over = self->closed || has_passed (last, self->on);
}
