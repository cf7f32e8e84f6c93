/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-contribution-text.h"

#include <glib/gi18n-lib.h>

#include "pc-course.h"
#include "pc-kinds.h"
#include "pc-ledger-rules.h"
#include "pc-time.h"
#include "pc-timetable.h"

static void
reckon_course (PcPathwayCase     *pathway,
               PcTraineeshipCase *traineeship,
               PcDay              on,
               PcCourse          *course)
{
  pc_course_reckon (traineeship, pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL, on,
                    course);
}

static gboolean
was_completed (PcPathwayCase     *pathway,
               PcTraineeshipCase *traineeship,
               PcDay              on)
{
  g_auto(PcCourse) course = { 0 };

  reckon_course (pathway, traineeship, on, &course);
  return pc_standing_was_completed (pathway, traineeship, &course, on);
}

PcTraineeshipCase *
pc_contribution_find_traineeship (PcPathwayCase *pathway,
                                  PcDay          on)
{
  g_return_val_if_fail (pathway != NULL, NULL);

  for (guint i = pathway->traineeships->len; i-- > 0;)
    if (was_completed (pathway, pathway->traineeships->pdata[i], on))
      return pathway->traineeships->pdata[i];

  return pc_case_get_traineeship (pathway);
}

const char *
pc_contribution_get_condition_code (PcProgrammeCondition condition)
{
  switch (condition)
    {
    case PC_PROGRAMME_CONDITION_NONE:
      return "none";
    case PC_PROGRAMME_CONDITION_COMPLETED:
      return "completed";
    case PC_PROGRAMME_CONDITION_HOURS_CERTIFIED:
      return "hours-certified";
    case PC_PROGRAMME_CONDITION_CLEARANCE_ISSUED:
      return "clearance-issued";
    default:
      return "unstated";
    }
}

static void
reckon_standing (PcPathwayCase      *pathway,
                 const PcLedgerLine *line,
                 PcDay               on,
                 PcStanding         *standing)
{
  pc_standing_reckon (pathway, on, standing);
  pc_standing_set_component (standing, pathway, line->id);
}

const char *
pc_contribution_get_state_code (PcPathwayCase      *pathway,
                                const PcLedgerLine *line,
                                PcDay               on)
{
  static const char * const codes[] = { "met", "open", "failed" };
  PcStanding standing;

  g_return_val_if_fail (pathway != NULL && line != NULL && line->component != NULL, NULL);

  switch (line->reason)
    {
    case PC_LEDGER_LUMP_DUE:
      return codes[PC_CONTRIBUTION_MET];
    case PC_LEDGER_LUMP_OPEN:
      return codes[PC_CONTRIBUTION_OPEN];
    case PC_LEDGER_NOT_MET:
      return codes[PC_CONTRIBUTION_FAILED];
    case PC_LEDGER_BY_HOURS:
    case PC_LEDGER_BY_MONTHS:
      reckon_standing (pathway, line, on, &standing);
      return codes[pc_contribution_judge (line->component, &standing)];
    default:
      return NULL;
    }
}

/*
 * Sentences
 */

/* @format has one %s, a day. */
static char *
format_day (const char *format,
            PcDay       day) G_GNUC_FORMAT (1);

static char *
format_day (const char *format,
            PcDay       day)
{
  g_autofree char *text = pc_day_format (day);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, text);
#pragma GCC diagnostic pop
}

static char *
explain_failed (PcPathwayCase     *pathway,
                PcTraineeshipCase *traineeship,
                const PcCourse    *course,
                const PcStanding  *standing)
{
  const PcDay closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);

  if (pc_timetable_is_cut_short (traineeship, course))
    /* Translators: %s is a day. */
    return format_day (_("The traineeship was broken off on %s."), course->last);
  if (standing->closed && (course->last == 0 || closed < course->last))
    /* Translators: %s is a day. */
    return format_day (_("The pathway was closed on %s, before the traineeship came to its end."), closed);
  if (course->last == 0)
    return g_strdup (_("It is not known when the traineeship ends, and nothing more can be delivered."));
  if (course->last > standing->on)
    return g_strdup (_("The last day that the programme allows has passed before the end of the traineeship."));

  /* Translators: %s is a day. */
  return format_day (_("No presence is on record up to the end of the traineeship, %s."), course->last);
}

/* What the end of the traineeship decides. */
static char *
explain_end (const PcLedgerLine *line,
             PcDay               last)
{
  /* What keeps it from being certified; see pc_contribution_reckon(). */
  if (line->cents[PC_LEDGER_DELIVERED] > 0 && line->cents[PC_LEDGER_CERTIFIED] == 0)
    /* Translators: %s is a day. */
    return format_day (_("The traineeship was brought to its end on %s, but not all its days are marked: mark them before "
                         "it is claimed."), last);

  /* Translators: %s is a day. */
  return format_day (_("The traineeship was brought to its end on %s."), last);
}

static char *
explain_completion (PcPathwayCase      *pathway,
                    PcTraineeshipCase  *traineeship,
                    const PcLedgerLine *line,
                    const PcStanding   *standing,
                    const char         *state)
{
  g_auto(PcCourse) course = { 0 };

  if (traineeship == NULL)
    return g_strdup (_("There is no traineeship that was not cancelled."));

  reckon_course (pathway, traineeship, standing->on, &course);
  if (g_str_equal (state, "failed"))
    return explain_failed (pathway, traineeship, &course, standing);
  if (g_str_equal (state, "met"))
    return explain_end (line, course.last);
  if (course.last == 0)
    return g_strdup (_("It is not known when the traineeship ends: write down its last day."));

  /* Translators: %s is a day. */
  return format_day (_("The traineeship lasts until %s, and must be brought to its end."), course.last);
}

static char *
explain_clearance (PcTraineeshipCase *traineeship,
                   const PcStanding  *standing,
                   const char        *state)
{
  const PcDay day = traineeship != NULL ? pc_record_get_day (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON) : 0;

  if (!standing->cleared)
    return g_strdup (g_str_equal (state, "failed")
                       ? _("The clearance was not issued while something could still be delivered.")
                       : _("The clearance is not issued yet."));
  if (g_str_equal (state, "met"))
    /* Translators: %s is a day. */
    return day != 0 ? format_day (_("The clearance was issued on %s."), day)
                    : g_strdup (_("The clearance was issued."));

  return g_strdup (_("The clearance was issued, but the traineeship has not begun."));
}

/* NULL where nothing but hours or months decides. */
static char *
explain_condition (PcPathwayCase      *pathway,
                   const PcLedgerLine *line,
                   const PcStanding   *standing,
                   const char         *state)
{
  PcTraineeshipCase *traineeship = pc_contribution_find_traineeship (pathway, standing->on);
  const PcProgrammeCondition condition = line->component->condition;
  const gboolean lump = line->planned_minutes < 0 && line->reason != PC_LEDGER_BY_MONTHS;

  /* A lump sum without a stated condition waits for the end of the traineeship. */
  if (condition == PC_PROGRAMME_CONDITION_COMPLETED || (condition == PC_PROGRAMME_CONDITION_UNSTATED && lump))
    return explain_completion (pathway, traineeship, line, standing, state);
  if (condition == PC_PROGRAMME_CONDITION_CLEARANCE_ISSUED)
    return explain_clearance (traineeship, standing, state);

  return NULL;
}

static char *
explain_hours (const PcLedgerLine *line)
{
  g_autofree char *delivered = pc_minutes_format (line->delivered_minutes);
  g_autofree char *planned = pc_minutes_format (line->planned_minutes);
  g_autofree char *certified = pc_minutes_format (line->certified_minutes);

  /* Translators: %s are hours. */
  return g_strdup_printf (_("%s of %s of company tutoring are written down, %s of them signed."), delivered, planned,
                          certified);
}

char *
pc_contribution_explain (PcPathwayCase      *pathway,
                         const PcLedgerLine *line,
                         PcDay               on)
{
  const char *state;
  g_autofree char *condition = NULL;
  g_autofree char *hours = NULL;
  PcStanding standing;

  g_return_val_if_fail (pathway != NULL && line != NULL && line->component != NULL, NULL);

  state = pc_contribution_get_state_code (pathway, line, on);
  if (state == NULL)
    return pc_ledger_rules_dup_text (pathway, line, PC_LEDGER_DELIVERED);

  reckon_standing (pathway, line, on, &standing);
  condition = explain_condition (pathway, line, &standing, state);
  if (line->planned_minutes >= 0 && line->delivered_minutes >= 0 && line->certified_minutes >= 0)
    hours = explain_hours (line);
  if (condition != NULL && hours != NULL)
    return g_strdup_printf ("%s %s", condition, hours);
  if (condition == NULL && hours == NULL)
    return pc_ledger_rules_dup_text (pathway, line, PC_LEDGER_DELIVERED);

  return condition != NULL ? g_steal_pointer (&condition) : g_steal_pointer (&hours);
}
