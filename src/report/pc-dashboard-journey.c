/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-dashboard.h"

#include "pc-kinds.h"
#include "pc-situation.h"

/* Days that lie ahead of the day of the case are not known on it. */
static PcDay
get_past (PcRecord *record,
          guint     field,
          PcDay     on)
{
  const PcDay day = pc_record_get_day (record, field);

  return day != 0 && day <= on ? day : 0;
}

static void
reckon_traineeship (PcCase        *owner,
                    PcPathwayCase *pathway,
                    PcJourney     *journey)
{
  PcTraineeshipCase *traineeship = pc_case_get_traineeship (pathway);
  const PcProgrammeRules *rules = pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL;
  PcSituation situation;
  gboolean issued;

  if (traineeship == NULL)
    return;

  pc_situation_reckon (traineeship, rules, owner->on, &situation);
  issued = get_past (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON, owner->on) != 0;
  journey->steps[PC_FUNNEL_ISSUED] = pc_answer_from_boolean (issued);
  journey->steps[PC_FUNNEL_ASKED] = pc_answer_from_boolean (
    issued || get_past (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON, owner->on) != 0);
  if (!situation.ever_started)
    return;

  journey->steps[PC_FUNNEL_STARTED] = PC_ANSWER_YES;
  journey->starts = situation.starts;
  if (situation.state != PC_SITUATION_ENDED && situation.state != PC_SITUATION_INTERRUPTED)
    return;

  journey->steps[PC_FUNNEL_ENDED] = PC_ANSWER_YES;
  journey->steps[PC_FUNNEL_COMPLETED] = pc_answer_from_boolean (situation.state == PC_SITUATION_ENDED);
  journey->ends = situation.last;
}

/* The last three steps. */
static const struct
{
  const char *kind;
  int         days;
  int         months;
} follow_ups[] = {
  { "28-days", 28, 0 },
  { "6-months", 0, 6 },
  { "12-months", 0, 12 },
};

/* 0 while the pathway is open. */
static PcDay
get_due (const PcJourney *journey,
         guint            i)
{
  return journey->closed != 0 ? pc_day_add_months (journey->closed, follow_ups[i].months) + follow_ups[i].days : 0;
}

/* What somebody recorded, whatever day it was due on; else whether it should be known by now. */
static PcAnswer
get_employed (PcCase        *owner,
              PcPathwayCase *pathway,
              const char    *kind,
              PcDay          due)
{
  for (guint i = 0; i < pathway->follow_ups->len; i++)
    {
      PcRecord *record = pathway->follow_ups->pdata[i];
      const char *situation = pc_record_get_text (record, PC_FOLLOW_UP_SITUATION);

      if (g_strcmp0 (pc_record_get_text (record, PC_FOLLOW_UP_KIND), kind) != 0 || situation == NULL ||
          g_str_equal (situation, "unknown") || pc_record_get_day (record, PC_FOLLOW_UP_DONE_ON) > owner->on)
        continue;

      return pc_answer_from_boolean (g_str_equal (situation, "employed") || g_str_equal (situation, "self-employed"));
    }

  return due != 0 && due <= owner->on ? PC_ANSWER_UNKNOWN : PC_ANSWER_NO;
}

void
pc_journey_reckon (PcCase        *owner,
                   PcPathwayCase *pathway,
                   PcJourney     *journey)
{
  g_return_if_fail (owner != NULL && pathway != NULL && journey != NULL);

  *journey = (PcJourney) {
    .opened = pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON),
    .closed = get_past (pathway->pathway, PC_PATHWAY_CLOSED_ON, owner->on),
  };
  for (guint step = 0; step < PC_FUNNEL_N_STEPS; step++)
    journey->steps[step] = PC_ANSWER_NO;

  journey->steps[PC_FUNNEL_OPENED] = PC_ANSWER_YES;
  reckon_traineeship (owner, pathway, journey);
  for (guint i = 0; i < G_N_ELEMENTS (follow_ups); i++)
    journey->steps[PC_FUNNEL_28_DAYS + i] = get_employed (owner, pathway, follow_ups[i].kind, get_due (journey, i));
}
