/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-situation.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"

#define WEEKDAYS_ASSUMED 0x1f
#define MINUTES_A_DAY (24 * 60)

static int
get_int (PcRecord *record,
         guint     field)
{
  return (int) CLAMP (pc_record_get_number_or (record, field, -1), -1, G_MAXINT);
}

/* "1 2 5": bits 0, 1 and 4. */
static guint
parse_weekdays (const char *codes)
{
  guint weekdays = 0;

  for (; codes != NULL && *codes != '\0'; codes++)
    if (*codes >= '1' && *codes <= '7')
      weekdays |= 1u << (*codes - '1');

  return weekdays;
}

/* The hours of a week shared out over its days, so that their sum is theirs. */
static void
share_week (PcSituation *self,
            int          minutes,
            int          n_days)
{
  int seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    if (self->weekdays & (1u << i))
      {
        self->week[i] = minutes * (seen + 1) / n_days - minutes * seen / n_days;
        seen++;
      }
}

/* "At most" so many hours a day: where those of the week come to less, they are fewer. No day has more than 24. */
static void
fill_week (PcSituation *self,
           int          at_most)
{
  const int n_days = __builtin_popcount (self->weekdays);
  const int weekly = MIN (self->weekly_minutes, n_days * MINUTES_A_DAY);
  const int share = weekly >= 0 ? weekly / n_days : -1;

  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    self->week[i] = 0;

  if (self->starts_at >= 0 && self->ends_at > self->starts_at)
    self->daily_minutes = MAX (self->ends_at - self->starts_at - MAX (self->break_minutes, 0), 0);
  else if (share >= 0 && (at_most < 0 || share < at_most))
    {
      self->daily_minutes = share;
      share_week (self, weekly, n_days);
      return;
    }
  else
    self->daily_minutes = MIN (at_most, MINUTES_A_DAY);

  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    if (self->weekdays & (1u << i))
      self->week[i] = MAX (self->daily_minutes, 0);
}

/* Hours a week with no hours of the day do away with those that held before. */
static void
change_timetable (PcSituation *self,
                  PcRecord    *event,
                  int         *at_most)
{
  const guint weekdays = parse_weekdays (pc_record_get_text (event, PC_TRAINEESHIP_EVENT_WEEKDAYS));
  const gboolean timed = pc_record_is_set (event, PC_TRAINEESHIP_EVENT_STARTS_AT) ||
                         pc_record_is_set (event, PC_TRAINEESHIP_EVENT_ENDS_AT);

  if (weekdays != 0)
    {
      self->weekdays = weekdays;
      self->weekdays_assumed = FALSE;
    }
  if (pc_record_is_set (event, PC_TRAINEESHIP_EVENT_WEEKLY_MINUTES))
    {
      self->weekly_minutes = get_int (event, PC_TRAINEESHIP_EVENT_WEEKLY_MINUTES);
      if (!timed)
        self->starts_at = self->ends_at = self->break_minutes = *at_most = -1;
    }

  self->starts_at = (int) pc_record_get_number_or (event, PC_TRAINEESHIP_EVENT_STARTS_AT, self->starts_at);
  self->ends_at = (int) pc_record_get_number_or (event, PC_TRAINEESHIP_EVENT_ENDS_AT, self->ends_at);
  self->break_minutes = (int) pc_record_get_number_or (event, PC_TRAINEESHIP_EVENT_BREAK_MINUTES, self->break_minutes);
}

static void
take_text (const char **text,
           PcRecord    *event,
           guint        field)
{
  if (pc_record_is_set (event, field))
    *text = pc_record_get_text (event, field);
}

static void
read_agreement (PcTraineeshipCase *self,
                PcSituation       *situation)
{
  PcRecord *record = self->traineeship;

  situation->host_tutor_id = pc_record_get_text (record, PC_TRAINEESHIP_HOST_TUTOR_ID);
  situation->promoter_tutor_id = pc_record_get_text (record, PC_TRAINEESHIP_PROMOTER_TUTOR_ID);
  situation->site = pc_record_get_text (record, PC_TRAINEESHIP_SITE);
  situation->weekly_minutes = get_int (record, PC_TRAINEESHIP_WEEKLY_MINUTES);
  situation->starts_at = get_int (record, PC_TRAINEESHIP_STARTS_AT);
  situation->ends_at = get_int (record, PC_TRAINEESHIP_ENDS_AT);
  situation->break_minutes = get_int (record, PC_TRAINEESHIP_BREAK_MINUTES);
  situation->weekdays = parse_weekdays (pc_record_get_text (record, PC_TRAINEESHIP_WEEKDAYS));
  situation->weekdays_assumed = situation->weekdays == 0;
  if (situation->weekdays_assumed)
    situation->weekdays = WEEKDAYS_ASSUMED;
}

void
pc_situation_read_terms (PcTraineeshipCase *self,
                         PcDay              on,
                         PcSituation       *situation)
{
  int at_most;

  g_return_if_fail (self != NULL && situation != NULL);

  at_most = get_int (self->traineeship, PC_TRAINEESHIP_DAILY_MINUTES);
  read_agreement (self, situation);
  for (guint i = 0; i < self->events->len; i++)
    {
      PcRecord *event = self->events->pdata[i];

      if (pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE) > on)
        continue;
      if (pc_course_is_event (event, "host-tutor-change"))
        take_text (&situation->host_tutor_id, event, PC_TRAINEESHIP_EVENT_HOST_TUTOR_ID);
      else if (pc_course_is_event (event, "promoter-tutor-change"))
        take_text (&situation->promoter_tutor_id, event, PC_TRAINEESHIP_EVENT_PROMOTER_TUTOR_ID);
      else if (pc_course_is_event (event, "site-change"))
        take_text (&situation->site, event, PC_TRAINEESHIP_EVENT_SITE);
      else if (pc_course_is_event (event, "timetable-change"))
        change_timetable (situation, event, &at_most);
    }

  fill_week (situation, at_most);
}

static PcSituationState
get_state (const PcCourse *course,
           PcDay           on)
{
  if (course->cancelled != 0 && on >= course->cancelled)
    return PC_SITUATION_CANCELLED;
  if (course->starts == 0 || on < course->starts)
    return PC_SITUATION_AGREED;
  if (course->last != 0 && on > course->last)
    return course->last == course->stopped ? PC_SITUATION_INTERRUPTED : PC_SITUATION_ENDED;

  return pc_course_find_suspension (course, on) != NULL ? PC_SITUATION_SUSPENDED : PC_SITUATION_RUNNING;
}

static const char *
get_ground (PcTraineeshipCase *self,
            const PcCourse    *course,
            PcSituationState   state,
            PcDay              on)
{
  if (state == PC_SITUATION_SUSPENDED)
    return pc_record_get_text (pc_course_find_suspension (course, on)->event, PC_TRAINEESHIP_EVENT_GROUND);

  for (guint i = 0; state == PC_SITUATION_INTERRUPTED && i < self->events->len; i++)
    if (pc_course_is_event (self->events->pdata[i], "interruption"))
      return pc_record_get_text (self->events->pdata[i], PC_TRAINEESHIP_EVENT_GROUND);

  return NULL;
}

static gboolean
has_started (PcTraineeshipCase *self,
             const PcCourse    *course,
             PcDay              on)
{
  if (course->cancelled == 0 && course->starts != 0 && on >= course->starts)
    return TRUE;

  for (guint i = 0; i < self->events->len; i++)
    if (pc_course_is_event (self->events->pdata[i], "start") &&
        pc_record_get_day (self->events->pdata[i], PC_TRAINEESHIP_EVENT_DATE) <= on)
      return TRUE;

  for (guint i = 0; i < self->days->len; i++)
    {
      const PcAttendance *day = &g_array_index (self->days, PcAttendance, i);

      if (day->day <= on && g_strcmp0 (day->kind, "present") == 0)
        return TRUE;
    }

  return FALSE;
}

void
pc_situation_reckon (PcTraineeshipCase      *self,
                     const PcProgrammeRules *rules,
                     PcDay                   on,
                     PcSituation            *situation)
{
  g_auto(PcCourse) course = { 0 };

  g_return_if_fail (self != NULL && on > 0 && situation != NULL);

  pc_course_reckon (self, rules, on, &course);
  *situation = (PcSituation) { .state = get_state (&course, on),
                               .starts = course.starts,
                               .agreed_ends = course.agreed_ends,
                               .ends = course.ends,
                               .stopped = course.stopped,
                               .last = course.last,
                               .suspended_days = course.suspended_days,
                               .ever_started = has_started (self, &course, on) };
  situation->ground = get_ground (self, &course, situation->state, on);
  pc_situation_read_terms (self, on, situation);
}

gboolean
pc_situation_is_host_public (PcTraineeshipCase *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->host != NULL &&
         (g_strcmp0 (pc_record_get_text (self->host, PC_ORGANISATION_LEGAL_FORM), "public-body") == 0 ||
          g_strcmp0 (pc_record_get_text (self->host, PC_ORGANISATION_KIND), "authority") == 0);
}

PcDay
pc_situation_get_communication_due (PcTraineeshipCase      *self,
                                    const PcProgrammeRules *rules)
{
  g_auto(PcCourse) course = { 0 };

  g_return_val_if_fail (self != NULL, 0);

  if (rules == NULL)
    return 0;

  pc_course_reckon (self, rules, 1, &course);
  if (course.starts == 0)
    return 0;
  if (pc_situation_is_host_public (self))
    return rules->communication_day_public_host < 0 ? 0 :
           pc_day_get_month_end (course.starts) + rules->communication_day_public_host;

  return rules->communication_days_before < 0 ? 0 : course.starts - rules->communication_days_before;
}

const char *
pc_situation_state_get_code (PcSituationState state)
{
  static const char * const codes[] = { "agreed", "running", "suspended", "ended", "interrupted", "cancelled" };

  return codes[state];
}

const char *
pc_situation_state_get_label (PcSituationState state)
{
  static const char * const labels[] = {
    N_("Agreed"), N_("Running"), N_("Suspended"), N_("Ended"), N_("Interrupted"), N_("Cancelled"),
  };

  return _(labels[state]);
}
