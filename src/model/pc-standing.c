/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-standing.h"

#include "pc-kinds.h"

/* A day that is set and has come. */
static gboolean
has_come (PcRecord *record,
          guint     field,
          PcDay     on)
{
  const PcDay day = pc_record_get_day (record, field);

  return day != 0 && day <= on;
}

static gboolean
is_over (PcPathwayCase *pathway,
         PcDay          on)
{
  GPtrArray *deadlines = pc_programme_get_deadlines (pathway->programme);

  if (has_come (pathway->pathway, PC_PATHWAY_CLOSED_ON, on))
    return TRUE;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcProgrammeDeadline *deadline = deadlines->pdata[i];
      const PcDay day = g_str_equal (deadline->kind, "pathway-end") ? pc_day_from_iso (deadline->date) : 0;

      if (day != 0 && day < on && deadline->component == NULL)
        return TRUE;
    }

  return FALSE;
}

static void
look_at_plans (PcPathwayCase *pathway,
               PcStanding    *standing)
{
  for (guint i = 0; i < pathway->plans->len; i++)
    if (has_come (pathway->plans->pdata[i], PC_PLAN_STARTS_ON, standing->on))
      standing->plan = pathway->plans->pdata[i];

  standing->plan_signed = standing->plan != NULL && has_come (standing->plan, PC_PLAN_SIGNED_ON, standing->on) &&
                          has_come (standing->plan, PC_PLAN_SIGNED_OPERATOR_ON, standing->on);
}

static gboolean
was_attended (PcTraineeshipCase *self,
              PcDay              on)
{
  const char *present = g_intern_static_string ("present");

  for (guint i = 0; i < self->days->len; i++)
    {
      const PcAttendance *day = &g_array_index (self->days, PcAttendance, i);

      if (day->kind == present && day->day <= on)
        return TRUE;
    }

  return FALSE;
}

static gboolean
was_completed (PcPathwayCase     *pathway,
               PcTraineeshipCase *self,
               const PcCourse    *course,
               PcDay              on)
{
  const PcDay closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);

  return course->last != 0 && course->last < on && (course->stopped == 0 || course->stopped >= course->ends) &&
         (closed == 0 || closed >= course->last) && was_attended (self, on);
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
  standing->completed |= was_completed (pathway, self, &course, on);
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

  *standing = (PcStanding) { .on = on, .over = is_over (pathway, on) };
  look_at_plans (pathway, standing);
  for (guint i = 0; i < pathway->traineeships->len; i++)
    look_at_traineeship (pathway, pathway->traineeships->pdata[i], standing);
}
