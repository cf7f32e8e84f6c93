/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-deadlines-private.h"

#include "pc-attendance.h"

typedef struct
{
  const PcDeadlineLook *look;
  PcTraineeshipCase    *traineeship;
  PcSituation           situation;
} Look;

static const char *
get_host (const Look *self)
{
  const char *name = self->traineeship->host != NULL ?
                     pc_record_get_text (self->traineeship->host, PC_ORGANISATION_NAME) : NULL;

  return name != NULL ? name : _("an unknown host");
}

static PcDeadline *
add (const Look *self,
     const char *kind,
     PcDay       due,
     char       *text)
{
  return pc_deadline_add (self->look, kind, due, &pc_traineeship_kind, self->traineeship->traineeship, text);
}

static gboolean
is_on (const Look *self)
{
  return self->situation.state == PC_SITUATION_RUNNING || self->situation.state == PC_SITUATION_SUSPENDED;
}

/* By 24:00 of that day. */
static void
look_at_communication (const Look *self)
{
  const gboolean public = pc_situation_is_host_public (self->traineeship);
  const PcDay due = pc_situation_get_communication_due (self->traineeship, self->look->rules);

  if (pc_deadline_is_near (self->look, due) &&
      !pc_record_is_set (self->traineeship->traineeship, PC_TRAINEESHIP_COMMUNICATION_ON))
    pc_deadline_set_source (add (self, "communication", due,
                                 g_strdup (_("The host has to send the compulsory communication (UniLav): record its "
                                             "day and number."))),
                            self->look, "Traineeship", public ? "CommunicationDayPublicHost" : "CommunicationDaysBefore");
}

static void
look_at_start (const Look *self)
{
  if (pc_deadline_is_ahead (self->look, self->situation.starts))
    add (self, "traineeship-start", self->situation.starts,
         /* Translators: %s is a host. */
         g_strdup_printf (_("The traineeship starts at %s."), get_host (self)));
}

static void
look_at_suspension (const Look *self)
{
  g_auto(PcCourse) course = { 0 };
  const PcSuspension *suspension;

  if (self->situation.state != PC_SITUATION_SUSPENDED)
    return;

  pc_course_reckon (self->traineeship, self->look->rules, self->look->on, &course);
  suspension = pc_course_find_suspension (&course, self->look->on);
  if (suspension != NULL && !suspension->open && pc_deadline_is_ahead (self->look, suspension->ends))
    add (self, "suspension-end", suspension->ends,
         /* Translators: %s is a host. */
         g_strdup_printf (_("The suspension of the traineeship at %s ends: agree how it goes on."), get_host (self)));
}

static void
look_at_end (const Look *self)
{
  if (is_on (self) && pc_deadline_is_ahead (self->look, self->situation.last))
    add (self, "traineeship-end", self->situation.last,
         /* Translators: %s is a host. */
         g_strdup_printf (_("The traineeship at %s ends: extend it in time, or prepare its closing."),
                          get_host (self)));
}

/*
 * The register: days that are due, have passed and are not marked
 */

static void
look_at_month (const Look       *self,
               const PcMonthSum *month)
{
  if (month->days_missing > 0 && pc_deadline_is_near (self->look, month->last))
    add (self, "register", month->last,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: %d is how many days. */
                                       "The register lacks %d day of this month: mark it.",
                                       "The register lacks %d days of this month: mark them.", month->days_missing),
                          month->days_missing));
}

static void
look_at_register (const Look *self)
{
  g_autoptr(GArray) months = NULL;

  if (!self->situation.ever_started || self->situation.state == PC_SITUATION_CANCELLED)
    return;

  months = pc_attendance_sum_months (self->traineeship, self->look->rules, self->look->on);
  for (guint i = 0; i < months->len; i++)
    look_at_month (self, &g_array_index (months, PcMonthSum, i));
}

/*
 * Assessments of the competences: half-way and at the end
 */

static gboolean
is_in_diary (const Look *self,
             const char *kind)
{
  for (guint i = 0; i < self->traineeship->tutoring->len; i++)
    if (g_strcmp0 (g_array_index (self->traineeship->tutoring, PcTutoring, i).kind, kind) == 0)
      return TRUE;

  return FALSE;
}

static void
look_at_assessments (const Look *self)
{
  const PcDay half = self->situation.starts + (self->situation.last - self->situation.starts) / 2;

  if ((!is_on (self) && self->situation.state != PC_SITUATION_ENDED) || self->situation.last == 0 ||
      is_in_diary (self, "final-assessment"))
    return;

  if (is_on (self) && pc_deadline_is_near (self->look, half) && !is_in_diary (self, "midterm-assessment"))
    add (self, "midterm-assessment", half,
         g_strdup (_("Half of the traineeship: assess the competences of the training project with both tutors.")));
  if (pc_deadline_is_near (self->look, self->situation.last))
    add (self, "final-assessment", self->situation.last,
         g_strdup (_("End of the traineeship: assess the competences of the training project with both tutors.")));
}

/* How often is up to the office; at the end all of it has to be covered. */
static PcDay
get_monitored (const Look *self)
{
  PcDay until = 0;

  for (guint i = 0; i < self->traineeship->tutoring->len; i++)
    {
      const PcTutoring *entry = &g_array_index (self->traineeship->tutoring, PcTutoring, i);

      if (g_strcmp0 (entry->kind, "monitoring") == 0)
        until = MAX (until, entry->period_ends);
    }

  return until;
}

static void
look_at_monitoring (const Look *self)
{
  if ((is_on (self) || self->situation.state == PC_SITUATION_ENDED) &&
      pc_deadline_is_near (self->look, self->situation.last) && get_monitored (self) < self->situation.last)
    add (self, "monitoring", self->situation.last,
         g_strdup (_("End of the traineeship: record the monitoring of all of it, up to the last day.")));
}

static void
look_at_convention (const Look *self)
{
  const PcDay ends = self->traineeship->host != NULL ?
                     pc_record_get_day (self->traineeship->host, PC_ORGANISATION_AGREEMENT_ENDS_ON) : 0;

  if ((is_on (self) || self->situation.state == PC_SITUATION_AGREED) && pc_deadline_is_near (self->look, ends) &&
      ends < self->situation.last)
    pc_deadline_add (self->look, "convention-end", ends, &pc_organisation_kind, self->traineeship->host,
                     /* Translators: %s is a host. */
                     g_strdup_printf (_("The convention with %s ends before the traineeship: renew it."),
                                      get_host (self)));
}

gboolean
pc_deadline_is_live (const PcDeadlineLook *self,
                     PcTraineeshipCase    *traineeship,
                     PcSituation          *situation)
{
  pc_situation_reckon (traineeship, self->rules, self->on, situation);

  switch (situation->state)
    {
    case PC_SITUATION_CANCELLED:
      return FALSE;
    case PC_SITUATION_ENDED:
    case PC_SITUATION_INTERRUPTED:
      return traineeship == pc_case_get_traineeship (self->pathway);
    default:
      return TRUE;
    }
}

void
pc_deadline_look_at_traineeships (const PcDeadlineLook *self)
{
  for (guint i = 0; i < self->pathway->traineeships->len; i++)
    {
      Look look = { .look = self, .traineeship = self->pathway->traineeships->pdata[i] };

      if (!pc_deadline_is_live (self, look.traineeship, &look.situation))
        continue;

      look_at_communication (&look);
      look_at_start (&look);
      look_at_suspension (&look);
      look_at_end (&look);
      look_at_register (&look);
      look_at_assessments (&look);
      look_at_monitoring (&look);
      look_at_convention (&look);
    }
}
