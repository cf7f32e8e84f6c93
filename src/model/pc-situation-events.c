/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-situation-check-private.h"

static PcDay
get_day (PcRecord *event)
{
  return pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE);
}

static gboolean
is_ending (PcRecord *event)
{
  return pc_course_is_event (event, "interruption") || pc_course_is_event (event, "end") ||
         pc_course_is_event (event, "cancellation");
}

/* Whether an earlier event of the list is one of those, too. */
static gboolean
comes_again (const PcSituationCheck *self,
             guint                   index,
             gboolean              (*is_one) (PcRecord *event))
{
  for (guint i = 0; i < index; i++)
    if (is_one (self->traineeship->events->pdata[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_start (PcRecord *event)
{
  return pc_course_is_event (event, "start");
}

static void
check_start (const PcSituationCheck *self,
             PcRecord               *event,
             guint                   index)
{
  const PcDay day = get_day (event);
  const PcDay agreed = pc_record_get_day (self->traineeship->traineeship, PC_TRAINEESHIP_STARTS_ON);
  g_autofree char *agreed_text = pc_day_format (agreed);
  g_autofree char *end_text = pc_day_format (self->course.agreed_ends);

  if (comes_again (self, index, is_start))
    pc_situation_check_add (self, "traineeship-starts-twice", PC_FINDING_WARNING, event, PC_TRAINEESHIP_EVENT_KIND,
                            g_strdup (_("The traineeship starts twice. The last start counts: remove the other.")));
  else if (self->course.agreed_ends != 0 && day > self->course.agreed_ends)
    pc_situation_check_add (self, "traineeship-start-after-end", PC_FINDING_REFUSED, event, PC_TRAINEESHIP_EVENT_DATE,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("The traineeship starts after its agreed end, %s: correct the day of "
                                               "the start, or enter the new end with it."), end_text));
  else if (agreed != 0 && day != agreed)
    pc_situation_check_add (self, "traineeship-start-moved", PC_FINDING_NOTE, event, PC_TRAINEESHIP_EVENT_NEW_ENDS_ON,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("The traineeship did not start on the agreed day, %s. Its end stays as "
                                               "agreed: if it was moved, enter the new end with the start."),
                                               agreed_text));
}

static void
check_ending (const PcSituationCheck *self,
              PcRecord               *event,
              guint                   index)
{
  g_autofree char *text = pc_day_format (self->course.ends);

  if (comes_again (self, index, is_ending))
    pc_situation_check_add (self, "traineeship-ends-twice", PC_FINDING_WARNING, event, PC_TRAINEESHIP_EVENT_KIND,
                            g_strdup (_("More than one event ends this traineeship. The earliest counts: remove the "
                                        "others.")));
  else if (pc_course_is_event (event, "end") && self->course.ends != 0 && get_day (event) < self->course.ends)
    pc_situation_check_add (self, "traineeship-end-early", PC_FINDING_WARNING, event, PC_TRAINEESHIP_EVENT_KIND,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("The traineeship would end on %s. If it was broken off before, enter an "
                                               "interruption with its ground instead of an end."), text));
  else if (pc_course_is_event (event, "interruption") && !pc_record_is_set (event, PC_TRAINEESHIP_EVENT_GROUND) &&
           !pc_record_is_set (event, PC_TRAINEESHIP_EVENT_REASON))
    {
      PcFinding *finding;

      finding = pc_situation_check_add (self, "traineeship-interruption-reason", PC_FINDING_UNKNOWN, event,
                                        PC_TRAINEESHIP_EVENT_GROUND,
                                        g_strdup (_("An interruption needs a reason, given in writing to both tutors: "
                                                    "enter the ground.")));
      pc_situation_check_cite_agreement (self, finding, NULL);
    }
}

static void
check_cancellation (const PcSituationCheck *self,
                    PcRecord               *event)
{
  if (self->situation.ever_started)
    pc_situation_check_add (self, "traineeship-cancelled-attended", PC_FINDING_REFUSED, event,
                            PC_TRAINEESHIP_EVENT_KIND,
                            g_strdup (_("Only a traineeship that never began can be cancelled, but this one has a "
                                        "start or days of presence, which do not count. If it began, enter an "
                                        "interruption instead.")));
}

static void
check_extension (const PcSituationCheck *self,
                 PcRecord               *event)
{
  const PcDay before = pc_course_get_end_before (self->traineeship, self->rules, self->on, event);
  const PcDay moved = pc_record_get_day (event, PC_TRAINEESHIP_EVENT_NEW_ENDS_ON);
  g_autofree char *text = pc_day_format (before);

  if (moved == 0)
    pc_situation_check_add (self, "traineeship-extension-end", PC_FINDING_UNKNOWN, event,
                            PC_TRAINEESHIP_EVENT_NEW_ENDS_ON,
                            g_strdup (_("The extension does not say until when, so it does not count: enter the new "
                                        "end.")));
  else if (moved <= before)
    pc_situation_check_add (self, "traineeship-extension-shortens", PC_FINDING_WARNING, event,
                            PC_TRAINEESHIP_EVENT_NEW_ENDS_ON,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("The extension ends no later than the traineeship did before, on %s: "
                                               "correct the new end."), text));
  else if (before != 0 && get_day (event) > before + 1)
    pc_situation_check_add (self, "traineeship-extension-late", PC_FINDING_WARNING, event, PC_TRAINEESHIP_EVENT_DATE,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("The traineeship had ended on %s before this extension began: an "
                                               "extension follows without a gap. Correct its day, or enter another "
                                               "traineeship."), text));
}

/* Where in the traineeship it lies. Ends and extensions are looked at by themselves. */
static void
check_place (const PcSituationCheck *self,
             PcRecord               *event)
{
  const PcDay day = get_day (event);
  const gboolean substitution = pc_course_is_event (event, "host-substitution") ||
                                pc_course_is_event (event, "trainee-substitution");
  g_autofree char *starts = pc_day_format (self->course.starts);
  g_autofree char *last = pc_day_format (self->course.last);

  if (self->course.last == 0 || substitution || is_start (event))
    return;

  if (day < self->course.starts && !pc_course_is_event (event, "suspension"))
    pc_situation_check_add (self, "traineeship-event-before-start", PC_FINDING_WARNING, event,
                            PC_TRAINEESHIP_EVENT_DATE,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("This event lies before the first day of the traineeship, %s: correct "
                                               "its day."), starts));
  else if (day > self->course.last && !pc_course_is_event (event, "suspension"))
    pc_situation_check_add (self, "traineeship-event-after-end", PC_FINDING_WARNING, event, PC_TRAINEESHIP_EVENT_DATE,
                            /* Translators: %s is a day. */
                            g_strdup_printf (_("This event lies after the last day of the traineeship, %s, and changes "
                                               "nothing: correct its day, or the end."), last));
}

static void
check_early_stop (const PcSituationCheck *self,
                  PcRecord               *event)
{
  if (self->course.ends == 0 || self->course.last != 0 || self->course.cancelled != 0 || !is_ending (event))
    return;

  pc_situation_check_add (self, "traineeship-event-before-start", PC_FINDING_REFUSED, event, PC_TRAINEESHIP_EVENT_DATE,
                          g_strdup (_("The traineeship ends before its first day, so nothing is reckoned for it: "
                                      "correct the day, or enter a cancellation if it never began.")));
}

void
pc_situation_check_events (const PcSituationCheck *self)
{
  for (guint i = 0; i < self->traineeship->events->len; i++)
    {
      PcRecord *event = self->traineeship->events->pdata[i];

      if (get_day (event) == 0)
        continue;
      if (is_start (event))
        check_start (self, event, i);
      if (is_ending (event))
        check_ending (self, event, i);
      if (pc_course_is_event (event, "cancellation"))
        check_cancellation (self, event);
      if (pc_course_is_event (event, "extension"))
        check_extension (self, event);
      if (!is_ending (event) || !comes_again (self, i, is_ending))
        check_place (self, event);
      check_early_stop (self, event);
    }
}
