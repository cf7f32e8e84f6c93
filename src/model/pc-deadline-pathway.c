/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-deadlines-private.h"

#include "pc-ledger.h"

/* So long after its end a pathway is still expected to claim, unless one is under way: as long as it is looked at. */
#define CLAIM_MONTHS 18

/*
 * What happens in it
 */

PcDay
pc_deadline_find_last_activity (const PcDeadlineLook *self)
{
  PcDay last = pc_record_get_day (self->pathway->pathway, PC_PATHWAY_OPENED_ON);

  for (guint i = 0; i < self->pathway->hours->len; i++)
    last = MAX (last, g_array_index (self->pathway->hours, PcHours, i).last);

  for (guint i = 0; i < self->pathway->traineeships->len; i++)
    {
      const GArray *days = ((PcTraineeshipCase *) self->pathway->traineeships->pdata[i])->days;

      if (days->len > 0)
        last = MAX (last, g_array_index (days, PcAttendance, days->len - 1).day);
    }

  return last;
}

static gboolean
is_in_traineeship (const PcDeadlineLook *self)
{
  for (guint i = 0; i < self->pathway->traineeships->len; i++)
    {
      PcSituation situation;

      pc_situation_reckon (self->pathway->traineeships->pdata[i], self->rules, self->on, &situation);
      if (situation.state == PC_SITUATION_RUNNING || situation.state == PC_SITUATION_SUSPENDED)
        return TRUE;
    }

  return FALSE;
}

static void
look_at_inactivity (const PcDeadlineLook *self)
{
  const PcDay last = pc_deadline_find_last_activity (self);
  g_autofree char *day = NULL;

  if (last == 0 || last + PC_DEADLINES_INACTIVE_DAYS > self->on || is_in_traineeship (self))
    return;

  day = pc_day_format (last);
  pc_deadline_add (self, "inactivity", last + PC_DEADLINES_INACTIVE_DAYS, &pc_pathway_kind, self->pathway->pathway,
                   /* Translators: %s is a day. */
                   g_strdup_printf (_("Nothing has happened since %s: plan a service, or close the pathway."), day));
}

/*
 * The plan
 */

static void
look_at_goal (const PcDeadlineLook *self,
              PcRecord             *goal)
{
  const char *outcome = pc_record_get_text (goal, PC_GOAL_OUTCOME);
  const PcDay due = pc_record_get_day (goal, PC_GOAL_DUE_ON);

  if (pc_deadline_is_near (self, due) && (outcome == NULL || g_str_equal (outcome, "open")))
    pc_deadline_add (self, "goal", due, &pc_goal_kind, goal,
                     /* Translators: %s is a goal of the plan. */
                     g_strdup_printf (_("Say whether this goal of the plan is reached: %s"),
                                      pc_record_get_text (goal, PC_GOAL_DESCRIPTION)));
}

/* The newest version alone: what the one before had planned, it has planned anew. */
static void
look_at_plan (const PcDeadlineLook *self)
{
  GPtrArray *plans = self->pathway->plans;
  PcRecord *plan = plans->len > 0 ? plans->pdata[plans->len - 1] : NULL;
  const PcDay review = plan != NULL ? pc_record_get_day (plan, PC_PLAN_REVIEW_ON) : 0;

  if (pc_deadline_is_near (self, review))
    pc_deadline_add (self, "plan-review", review, &pc_plan_kind, plan,
                     g_strdup (_("Review the plan with the person, and write a new version or another day.")));

  for (guint i = 0; plan != NULL && i < self->pathway->goals->len; i++)
    if (g_strcmp0 (pc_record_get_text (self->pathway->goals->pdata[i], PC_GOAL_PLAN_ID), pc_record_get_id (plan)) == 0)
      look_at_goal (self, self->pathway->goals->pdata[i]);
}

/*
 * Days of the notice
 */

/* Whether a traineeship is not over, or there is none yet and one could be until @day. */
static gboolean
outlasts (const PcDeadlineLook *self,
          PcDay                 day)
{
  if (pc_case_get_traineeship (self->pathway) == NULL)
    return day >= self->on;

  for (guint i = 0; i < self->pathway->traineeships->len; i++)
    {
      PcSituation situation;

      pc_situation_reckon (self->pathway->traineeships->pdata[i], self->rules, self->on, &situation);
      if (situation.state != PC_SITUATION_CANCELLED && (situation.last == 0 || situation.last >= self->on))
        return TRUE;
    }

  return FALSE;
}

static void
look_at_day (const PcDeadlineLook      *self,
             const PcProgrammeDeadline *stated,
             PcDay                      day)
{
  g_autofree char *group = g_strconcat ("Deadline ", stated->id, NULL);
  PcRecord *pathway = self->pathway->pathway;
  PcDeadline *deadline = NULL;

  if (g_str_equal (stated->kind, "adhesion") && !pc_record_is_set (pathway, PC_PATHWAY_ADHESION_ON))
    deadline = pc_deadline_add (self, "adhesion", day, &pc_pathway_kind, pathway,
                                g_strdup (_("Last day for the adhesion: have it signed and write the day.")));
  else if (g_str_equal (stated->kind, "traineeship-end") && outlasts (self, day))
    deadline = pc_deadline_add (self, "traineeships-end", day, &pc_pathway_kind, pathway,
                                g_strdup (_("Last day for traineeships of the programme.")));
  else if (g_str_equal (stated->kind, "pathway-end"))
    deadline = pc_deadline_add (self, "pathways-end", day, &pc_pathway_kind, pathway,
                                g_strdup (_("Last day for pathways of the programme: record the outcome and "
                                            "close it.")));

  if (deadline != NULL)
    pc_deadline_set_source (deadline, self, group, "Date");
}

static void
look_at_days (const PcDeadlineLook *self)
{
  GPtrArray *stated = self->pathway->programme != NULL ? pc_programme_get_deadlines (self->pathway->programme) : NULL;

  for (guint i = 0; stated != NULL && i < stated->len; i++)
    {
      const PcProgrammeDeadline *one = stated->pdata[i];
      const PcDay day = pc_day_from_iso (one->date);

      /* Nothing says whether a pathway takes part in an action that is paid apart. */
      if (one->component == NULL && pc_deadline_is_near (self, day))
        look_at_day (self, one, day);
    }
}

void
pc_deadline_look_at_pathway (const PcDeadlineLook *self)
{
  look_at_days (self);
  look_at_plan (self);
  look_at_inactivity (self);
}

/*
 * Claims
 */

static gboolean
has_line (const PcDeadlineLook *self,
          PcRecord             *claim,
          const char           *component)
{
  for (guint i = 0; i < self->pathway->claim_lines->len; i++)
    {
      PcRecord *line = self->pathway->claim_lines->pdata[i];

      if (g_strcmp0 (pc_record_get_text (line, PC_CLAIM_LINE_CLAIM_ID), pc_record_get_id (claim)) == 0 &&
          g_strcmp0 (pc_record_get_text (line, PC_CLAIM_LINE_COMPONENT), component) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether it is handed in and not rejected, as the ledger has it: anything, or that component. */
static gboolean
is_claimed (const PcDeadlineLook *self,
            const char           *component)
{
  for (guint i = 0; i < self->pathway->claims->len; i++)
    if (pc_ledger_counts_claim (self->pathway->claims->pdata[i], PC_LEDGER_CLAIMED, self->on) &&
        (component == NULL || has_line (self, self->pathway->claims->pdata[i], component)))
      return TRUE;

  return FALSE;
}

static gboolean
is_claim_expected (const PcDeadlineLook *self)
{
  const PcDay closed = pc_record_get_day (self->pathway->pathway, PC_PATHWAY_CLOSED_ON);

  return closed == 0 || closed >= pc_day_add_months (self->on, -CLAIM_MONTHS) || self->pathway->claims->len > 0;
}

static gboolean
concerns (const PcDeadlineLook      *self,
          const PcProgrammeDeadline *stated)
{
  return g_str_equal (stated->kind, "claim") && pc_deadline_is_near (self, pc_day_from_iso (stated->date)) &&
         is_claim_expected (self) && !is_claimed (self, stated->component);
}

/* Nobody here knows the days of its notice: no deadline would look like none. */
static void
add_unknown (const PcDeadlineLook *self)
{
  PcRecord *pathway = self->pathway->pathway;
  const char *programme = pc_record_get_text (pathway, PC_PATHWAY_PROGRAMME);

  pc_deadline_add (self, "programme-unknown", self->on, &pc_pathway_kind, pathway,
                   /* Translators: %s is the code of a programme. */
                   g_strdup_printf (_("The days of the programme “%s” are not known, since its rules are not on this "
                                      "computer: add its file, or correct the programme of the pathway."),
                                    programme != NULL ? programme : ""));
}

void
pc_deadline_look_at_claims (const PcDeadlineLook *self)
{
  GPtrArray *stated = self->pathway->programme != NULL ? pc_programme_get_deadlines (self->pathway->programme) : NULL;

  if (stated == NULL && (!pc_record_is_set (self->pathway->pathway, PC_PATHWAY_CLOSED_ON) ||
                         (is_claim_expected (self) && !is_claimed (self, NULL))))
    add_unknown (self);

  for (guint i = 0; stated != NULL && i < stated->len; i++)
    {
      const PcProgrammeDeadline *claim = stated->pdata[i];
      g_autofree char *group = g_strconcat ("Deadline ", claim->id, NULL);

      if (concerns (self, claim))
        pc_deadline_set_source (pc_deadline_add (self, "claim", pc_day_from_iso (claim->date), &pc_claim_kind, NULL,
                                                 /* Translators: %s is a term of the programme, such as “Claims”. */
                                                 g_strdup_printf (_("Last day to hand in: %s."), claim->name)),
                                self, group, "Date");
    }
}
