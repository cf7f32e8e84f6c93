/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-situation-check-private.h"

static PcDay
get_day (PcRecord *event)
{
  return pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE);
}

static PcDay
get_until (PcRecord *event)
{
  return pc_record_get_day (event, PC_TRAINEESHIP_EVENT_UNTIL);
}

static const PcSuspension *
find (const PcSituationCheck *self,
      PcRecord               *event)
{
  for (guint i = 0; i < self->course.suspensions->len; i++)
    {
      const PcSuspension *suspension = &g_array_index (self->course.suspensions, PcSuspension, i);

      if (suspension->event == event)
        return suspension;
    }

  return NULL;
}

/* One that none of the days is left of, or not all. */
static void
check_days (const PcSituationCheck *self,
            PcRecord               *event,
            const PcSuspension     *suspension)
{
  const PcSuspension *other = pc_course_find_suspension (&self->course, get_day (event));

  if (get_until (event) != 0 && get_until (event) < get_day (event))
    pc_situation_check_add (self, "traineeship-suspension-reversed", PC_FINDING_REFUSED, event,
                            PC_TRAINEESHIP_EVENT_UNTIL,
                            g_strdup (_("The suspension ends before it starts, so it does not count: correct its "
                                        "days.")));
  else if (other != NULL && other->event != event)
    {
      PcFinding *finding;

      finding = pc_situation_check_add (self, "traineeship-suspension-overlap", PC_FINDING_WARNING, event,
                                        PC_TRAINEESHIP_EVENT_DATE,
                                        g_strdup (_("This suspension overlaps with an earlier one. Each day counts "
                                                    "once: correct the days of one of them.")));
      pc_finding_add_row (finding, pc_record_get_id (other->event));
    }
  else if (suspension == NULL || suspension->starts > get_day (event))
    pc_situation_check_add (self, "traineeship-suspension-outside", PC_FINDING_WARNING, event,
                            PC_TRAINEESHIP_EVENT_DATE,
                            g_strdup (_("This suspension lies outside the traineeship, at least in part, and those "
                                        "days do not count: correct its days.")));
}

static void
say_open (const PcSituationCheck *self,
          const PcSuspension     *suspension)
{
  const PcDay counts = suspension->starts + suspension->needed - 1;
  g_autofree char *text = pc_day_format (counts);
  PcFinding *finding;

  finding = pc_situation_check_add (self, "traineeship-suspension-open", PC_FINDING_NOTE, suspension->event,
                                    PC_TRAINEESHIP_EVENT_UNTIL,
                                    suspension->counts
                                    ? g_strdup (_("The suspension has no last day yet. It counts, and moves the end "
                                                  "further with every day: enter its last day, or the resumption."))
                                    /* Translators: %s is a day. */
                                    : g_strdup_printf (_("The suspension has no last day yet. It counts, and moves the "
                                                         "end, if it lasts until %s: enter its last day, or the "
                                                         "resumption."), text));
  finding->day = counts;
}

static void
say_short (const PcSituationCheck *self,
           const PcSuspension     *suspension)
{
  const gboolean closure = suspension->ground == PC_SUSPENSION_CLOSURE;
  PcFinding *finding;
  char *message;

  message = closure
    /* Translators: both %d are numbers of days; the first one decides the plural. */
    ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "The closure lasts %d day and counts as a suspension only from %d days on: the "
                                    "end stays where it is. No hours are due meanwhile.",
                                    "The closure lasts %d days and counts as a suspension only from %d days on: the "
                                    "end stays where it is. No hours are due meanwhile.", suspension->days),
                       suspension->days, suspension->needed)
    /* Translators: both %d are numbers of days; the first one decides the plural. */
    : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "The suspension lasts %d day and counts only from %d days on: its days are "
                                    "absences, and the end stays where it is. Mark them in the attendance instead.",
                                    "The suspension lasts %d days and counts only from %d days on: its days are "
                                    "absences, and the end stays where it is. Mark them in the attendance instead.",
                                    suspension->days),
                       suspension->days, suspension->needed);
  finding = pc_situation_check_add (self, "traineeship-suspension-short", PC_FINDING_WARNING, suspension->event,
                                    PC_TRAINEESHIP_EVENT_UNTIL, message);
  pc_situation_check_cite_agreement (self, finding, closure ? "SuspensionClosureDays" : "SuspensionHealthDays");
}

static void
say_ground (const PcSituationCheck *self,
            const PcSuspension     *suspension)
{
  PcFinding *finding;

  if (suspension->ground == PC_SUSPENSION_UNSTATED)
    finding = pc_situation_check_add (self, "traineeship-suspension-ground", PC_FINDING_UNKNOWN, suspension->event,
                                      PC_TRAINEESHIP_EVENT_GROUND,
                                      g_strdup (_("Whether the suspension counts depends on its ground: enter it. "
                                                  "Until then the end stays where it is.")));
  else
    finding = pc_situation_check_add (self, "traineeship-suspension-other", PC_FINDING_WARNING, suspension->event,
                                      PC_TRAINEESHIP_EVENT_GROUND,
                                      g_strdup (_("Only illness, accident, maternity and closure of the host suspend a "
                                                  "traineeship: these days are absences, and the end stays where it "
                                                  "is. Correct the ground.")));
  pc_situation_check_cite_agreement (self, finding, NULL);
}

static void
check_effect (const PcSituationCheck *self,
              const PcSuspension     *suspension)
{
  const gboolean said = pc_record_is_set (suspension->event, PC_TRAINEESHIP_EVENT_NEW_ENDS_ON);
  PcFinding *finding;

  if (suspension->ground == PC_SUSPENSION_UNSTATED || suspension->ground == PC_SUSPENSION_OTHER)
    {
      say_ground (self, suspension);
      return;
    }

  if (suspension->needed < 0)
    {
      if (said)
        return;
      finding = pc_situation_check_add (self, "traineeship-suspension-unstated", PC_FINDING_UNKNOWN, suspension->event,
                                        PC_TRAINEESHIP_EVENT_NEW_ENDS_ON,
                                        g_strdup (_("The programme does not state from how many days a suspension "
                                                    "counts: enter the new end where one was agreed.")));
      pc_situation_check_cite (self, finding, "Programme", NULL);
    }
  else if (suspension->open)
    say_open (self, suspension);
  else if (!suspension->counts)
    say_short (self, suspension);
}

/* The resumption that follows, where the suspension says by itself how long it lasts. */
static void
check_resumption (const PcSituationCheck *self,
                  PcRecord               *event)
{
  for (guint i = 0; get_until (event) != 0 && i < self->traineeship->events->len; i++)
    {
      PcRecord *resumption = self->traineeship->events->pdata[i];
      const PcDay day = get_day (resumption);

      if (day <= get_day (event) || pc_course_is_event (resumption, "resumption") == FALSE)
        continue;
      if (day > get_until (event) + 1 && pc_course_find_suspension (&self->course, day - 1) == NULL)
        pc_situation_check_add (self, "traineeship-resumption-late", PC_FINDING_WARNING, event,
                                PC_TRAINEESHIP_EVENT_UNTIL,
                                g_strdup (_("The traineeship resumed later than the suspension ends. The days between "
                                            "are due: correct the last day of the suspension.")));
      return;
    }
}

static void
check_alone (const PcSituationCheck *self,
             PcRecord               *resumption)
{
  for (guint i = 0; i < self->traineeship->events->len; i++)
    if (pc_course_is_event (self->traineeship->events->pdata[i], "suspension") &&
        get_day (self->traineeship->events->pdata[i]) < get_day (resumption))
      return;

  pc_situation_check_add (self, "traineeship-resumption-alone", PC_FINDING_WARNING, resumption,
                          PC_TRAINEESHIP_EVENT_DATE,
                          g_strdup (_("No suspension comes before this resumption: enter it, or remove the "
                                      "resumption.")));
}

static void
say_moved (const PcSituationCheck *self)
{
  g_autofree char *agreed = pc_day_format (self->course.agreed_ends);
  g_autofree char *ends = pc_day_format (self->course.ends);
  PcFinding *finding;

  if (self->course.suspended_days == 0)
    return;

  finding = pc_situation_check_add (self, "traineeship-end-moved", PC_FINDING_NOTE, self->traineeship->traineeship,
                                    PC_TRAINEESHIP_ENDS_ON,
                                    /* Translators: %d are days,
                                    the first %s the agreed end and the second the one now. */
                                    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                                  "%d day of suspension does not count in the "
                                                                  "duration: the end was agreed for %s and is now %s.",
                                                                  "%d days of suspension do not count in the "
                                                                  "duration: the end was agreed for %s and is now %s.",
                                                                  self->course.suspended_days),
                                                     self->course.suspended_days, agreed, ends));
  pc_situation_check_cite_agreement (self, finding, NULL);
  for (guint i = 0; i < self->course.suspensions->len; i++)
    {
      const PcSuspension *suspension = &g_array_index (self->course.suspensions, PcSuspension, i);

      if (suspension->counts)
        pc_finding_add_row (finding, pc_record_get_id (suspension->event));
    }
}

void
pc_situation_check_suspensions (const PcSituationCheck *self)
{
  for (guint i = 0; i < self->traineeship->events->len; i++)
    {
      PcRecord *event = self->traineeship->events->pdata[i];
      const PcSuspension *suspension = find (self, event);

      if (pc_course_is_event (event, "suspension") && get_day (event) != 0)
        {
          check_days (self, event, suspension);
          check_resumption (self, event);
        }
      else if (pc_course_is_event (event, "resumption"))
        check_alone (self, event);

      if (suspension != NULL)
        check_effect (self, suspension);
    }

  say_moved (self);
}
