/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-course.h"

#include "pc-kinds.h"

gboolean
pc_course_is_event (PcRecord   *event,
                    const char *kind)
{
  return g_strcmp0 (pc_record_get_text (event, PC_TRAINEESHIP_EVENT_KIND), kind) == 0;
}

static PcDay
get_event_day (PcRecord *event)
{
  return pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE);
}

PcSuspensionGround
pc_suspension_get_ground (const char *code)
{
  static const char * const health[] = { "illness", "injury", "maternity", NULL };

  if (code == NULL)
    return PC_SUSPENSION_UNSTATED;
  if (g_strv_contains (health, code))
    return PC_SUSPENSION_HEALTH;

  return g_str_equal (code, "closure") ? PC_SUSPENSION_CLOSURE : PC_SUSPENSION_OTHER;
}

/* The days from which it counts; -1 where nobody says. */
static int
get_needed_days (PcSuspensionGround      ground,
                 const PcProgrammeRules *rules)
{
  if (rules == NULL)
    return -1;

  return ground == PC_SUSPENSION_HEALTH  ? rules->suspension_health_days
       : ground == PC_SUSPENSION_CLOSURE ? rules->suspension_closure_days
                                         : -1;
}

/* The first and the last events that say when it started and stopped. */
static void
read_bounds (PcTraineeshipCase *self,
             PcCourse          *course)
{
  course->starts = pc_record_get_day (self->traineeship, PC_TRAINEESHIP_STARTS_ON);
  course->agreed_ends = pc_record_get_day (self->traineeship, PC_TRAINEESHIP_ENDS_ON);

  for (guint i = 0; i < self->events->len; i++)
    {
      PcRecord *event = self->events->pdata[i];
      const PcDay day = get_event_day (event);

      if (day == 0)
        continue;
      if (pc_course_is_event (event, "start"))
        course->starts = day;
      else if (course->stopped == 0 && pc_course_is_event (event, "interruption"))
        course->stopped = day;
      else if (course->closed == 0 && pc_course_is_event (event, "end"))
        course->closed = day;
      else if (course->cancelled == 0 && pc_course_is_event (event, "cancellation"))
        course->cancelled = day;
    }
}

/* What comes next after @day and ends a suspension: the day before a resumption, or the one that broke it off. */
static PcDay
find_stop (PcTraineeshipCase *self,
           const PcCourse    *course,
           PcDay              day)
{
  PcDay stop = course->stopped;

  if (course->closed != 0 && (stop == 0 || course->closed < stop))
    stop = course->closed;
  if (stop < day)
    stop = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      const PcDay resumed = get_event_day (self->events->pdata[i]);

      if (resumed > day && pc_course_is_event (self->events->pdata[i], "resumption"))
        return stop == 0 || resumed - 1 < stop ? resumed - 1 : stop;
    }

  return stop;
}

/* Of what lies in an earlier one, or before the start, nothing is left. */
static PcDay
get_free_day (const PcCourse *course,
              PcDay           day)
{
  const guint n = course->suspensions->len;

  if (n > 0)
    day = MAX (day, g_array_index (course->suspensions, PcSuspension, n - 1).ends + 1);

  return MAX (day, course->starts);
}

static void
judge (PcSuspension           *self,
       const PcProgrammeRules *rules)
{
  self->ground = pc_suspension_get_ground (pc_record_get_text (self->event, PC_TRAINEESHIP_EVENT_GROUND));
  self->needed = get_needed_days (self->ground, rules);
  self->days = self->ends - self->starts + 1;
  self->counts = self->needed >= 0 && self->days >= self->needed;
  self->holds = self->counts || self->open || self->ground == PC_SUSPENSION_CLOSURE ||
                (self->ground == PC_SUSPENSION_HEALTH && self->needed < 0);
}

static void
add_suspension (PcTraineeshipCase      *self,
                const PcProgrammeRules *rules,
                PcRecord               *event,
                PcDay                   on,
                PcCourse               *course)
{
  const PcDay day = get_event_day (event);
  const PcDay until = pc_record_get_day (event, PC_TRAINEESHIP_EVENT_UNTIL);
  const PcDay stop = find_stop (self, course, day);
  PcSuspension suspension = { event, get_free_day (course, day) };

  suspension.open = until == 0 && stop == 0;
  suspension.ends = suspension.open             ? MAX (on, suspension.starts)
                  : until == 0                  ? stop
                  : stop == 0 || until <= stop  ? until
                                                : stop;
  if (suspension.ends < suspension.starts || suspension.starts > course->ends)
    return;

  judge (&suspension, rules);
  g_array_append_val (course->suspensions, suspension);
  if (suspension.counts)
    {
      course->suspended_days += suspension.days;
      course->ends += suspension.days;
    }
}

/* No traineeship lasts for ten years: whoever has one has mistyped a year. */
static gboolean
is_possible (const PcCourse *course,
             PcDay           ends)
{
  return course->starts != 0 && ends >= course->starts && ends - course->starts < PC_COURSE_MAX_DAYS;
}

/* The events in their order: each moves the end from where the one before it has left it. */
static void
move_end (PcTraineeshipCase      *self,
          const PcProgrammeRules *rules,
          PcDay                   on,
          PcCourse               *course)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      PcRecord *event = self->events->pdata[i];
      const PcDay moved = pc_record_get_day (event, PC_TRAINEESHIP_EVENT_NEW_ENDS_ON);

      if (course->ends != 0 && get_event_day (event) != 0 && pc_course_is_event (event, "suspension"))
        add_suspension (self, rules, event, on, course);
      if (is_possible (course, moved))
        course->ends = moved;
    }
}

static PcDay
get_last (const PcCourse *course)
{
  PcDay last = course->ends;

  if (course->cancelled != 0 || last == 0)
    return 0;
  if (course->stopped != 0)
    last = MIN (last, course->stopped);
  if (course->closed != 0)
    last = MIN (last, course->closed);

  return last >= course->starts ? last : 0;
}

void
pc_course_reckon (PcTraineeshipCase      *self,
                  const PcProgrammeRules *rules,
                  PcDay                   on,
                  PcCourse               *course)
{
  g_return_if_fail (self != NULL && on > 0 && course != NULL);

  *course = (PcCourse) { .suspensions = g_array_new (FALSE, FALSE, sizeof (PcSuspension)) };
  read_bounds (self, course);
  course->ends = is_possible (course, course->agreed_ends) ? course->agreed_ends : 0;
  move_end (self, rules, on, course);
  course->last = get_last (course);
}

void
pc_course_clear (PcCourse *course)
{
  g_clear_pointer (&course->suspensions, g_array_unref);
}

const PcSuspension *
pc_course_find_suspension (const PcCourse *course,
                           PcDay           day)
{
  for (guint i = 0; i < course->suspensions->len; i++)
    {
      const PcSuspension *suspension = &g_array_index (course->suspensions, PcSuspension, i);

      if (day >= suspension->starts && day <= suspension->ends)
        return suspension;
    }

  return NULL;
}
