/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-participant.h"

#include "pc-follow-up-due.h"
#include "pc-kinds.h"

/*
 * What tells of a day: the pathway of the day of leaving, a follow-up of the day since when or on which it was told
 */

/**
 * Moment:
 * @kind: the follow-up that is about it
 * @first: what began before counts as having begun then
 * @until: what begins later does not count
 * @told_from: what was told before says nothing of it
 * @situation: what counts so far, the last that began, with @on, @told and @follow_up
 */
typedef struct
{
  const char *kind;
  PcDay       first;
  PcDay       until;
  PcDay       told_from;
  const char *situation;
  PcDay       on;
  PcDay       told;
  PcRecord   *follow_up;
} Moment;

static gboolean
is_known (const char *situation)
{
  return situation != NULL && !g_str_equal (situation, "unknown");
}

static gboolean
is_working (const char *situation)
{
  return g_strcmp0 (situation, "employed") == 0 || g_strcmp0 (situation, "self-employed") == 0;
}

static gboolean
is_of_kind (PcRecord   *follow_up,
            const char *kind)
{
  return g_strcmp0 (pc_record_get_text (follow_up, PC_FOLLOW_UP_KIND), kind) == 0;
}

/*
 * The follow-up that is about the end of the moment says how it was then, also when it is made later. Any other one says
 * so only of the day since when, and of the day it is made.
 */
static void
take_follow_up (Moment   *self,
                PcRecord *follow_up,
                PcDay     today)
{
  const char *situation = pc_record_get_text (follow_up, PC_FOLLOW_UP_SITUATION);
  const PcDay since = pc_record_get_day (follow_up, PC_FOLLOW_UP_STARTS_ON);
  const PcDay done = pc_record_get_day (follow_up, PC_FOLLOW_UP_DONE_ON);
  const PcDay told = done != 0 ? done : since;
  PcDay on = since != 0 ? since : done;

  if (!is_known (situation) || told == 0 || told > today || told < self->told_from)
    return;
  if (since == 0 && is_of_kind (follow_up, self->kind))
    on = MIN (on, self->until);

  on = MAX (on, self->first);
  if (on > self->until || on < self->on || (on == self->on && told < self->told))
    return;

  self->situation = situation;
  self->on = on;
  self->told = told;
  self->follow_up = follow_up;
}

/* Of all pathways of the operation: after coming back, what was told of the first leaving may still be of use. */
static void
take_follow_ups (Moment              *self,
                 const PcParticipant *participant)
{
  for (guint i = 0; i < participant->person->pathways->len; i++)
    {
      PcPathwayCase *pathway = participant->person->pathways->pdata[i];

      if (g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME), participant->programme) == 0)
        for (guint j = 0; j < pathway->follow_ups->len; j++)
          take_follow_up (self, pathway->follow_ups->pdata[j], participant->person->on);
    }
}

/* Whether somebody has tried in vain, so that nothing more is to come. */
static gboolean
is_given_up (const PcParticipant *self,
             const char          *kind)
{
  for (guint i = 0; i < self->last->follow_ups->len; i++)
    {
      PcRecord *follow_up = self->last->follow_ups->pdata[i];

      if (is_of_kind (follow_up, kind) && pc_follow_up_is_given_up (follow_up))
        return TRUE;
    }

  return FALSE;
}

/*
 * On leaving: the last change within the days that count (FACTS 4.2, 28 days rule)
 */

static void
find_situation (PcParticipant *self)
{
  const char *on_leaving = pc_record_get_text (self->last->pathway, PC_PATHWAY_EXIT_SITUATION);
  Moment moment = { .kind = "28-days", .first = self->left, .until = self->results_until, .told_from = self->left };

  if (is_known (on_leaving))
    {
      moment.situation = on_leaving;
      moment.on = moment.told = self->left;
    }

  take_follow_ups (&moment, self);
  self->situation = moment.situation;
  self->situation_on = moment.on;
  self->situation_id = moment.follow_up != NULL ? pc_record_get_id (moment.follow_up) : NULL;
}

static void
fill_leaving (PcParticipant *self)
{
  self->searching = self->studying = self->working = PC_ANSWER_UNKNOWN;
  if (self->rules == NULL || self->rules->result_days < 0)
    return;

  self->results_until = self->left + self->rules->result_days;
  find_situation (self);
  if (self->situation == NULL)
    {
      if (self->person->on > self->results_until && !is_given_up (self, "28-days"))
        self->gaps |= PC_GAP_LEAVING;
      return;
    }

  /* One situation at a time: looking for a job and being in one exclude each other. */
  self->searching = pc_answer_from_boolean (g_str_equal (self->situation, "job-searching"));
  self->studying = pc_answer_from_boolean (g_str_equal (self->situation, "in-education"));
  self->working = pc_answer_from_boolean (is_working (self->situation));
}

/*
 * Qualifications gained meanwhile
 */

static gboolean
is_meanwhile (const PcParticipant *self,
              PcDay                day)
{
  return day != 0 && day >= self->entered && day <= MIN (MAX (self->results_until, self->left), self->person->on);
}

static gboolean
has_attestation (const PcParticipant *self)
{
  for (guint i = 0; i < self->person->pathways->len; i++)
    {
      PcPathwayCase *pathway = self->person->pathways->pdata[i];

      if (g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME), self->programme) == 0)
        for (guint j = 0; j < pathway->traineeships->len; j++)
          if (is_meanwhile (self, pc_record_get_day (((PcTraineeshipCase *) pathway->traineeships->pdata[j])->traineeship,
                                                     PC_TRAINEESHIP_ATTESTATION_ON)))
            return TRUE;
    }

  return FALSE;
}

static PcAnswer
find_qualification (const PcParticipant *self)
{
  const char * const *kinds;

  if (self->rules == NULL || self->rules->qualifications[0] == NULL)
    return PC_ANSWER_UNKNOWN;

  kinds = (const char * const *) self->rules->qualifications;
  if (g_strv_contains (kinds, "final-attestation") && has_attestation (self))
    return PC_ANSWER_YES;

  for (guint i = 0; i < self->person->documents->len; i++)
    {
      PcRecord *document = self->person->documents->pdata[i];
      const char *kind = pc_record_get_text (document, PC_DOCUMENT_KIND);

      if (kind != NULL && g_strv_contains (kinds, kind) &&
          is_meanwhile (self, pc_record_get_day (document, PC_DOCUMENT_ISSUED_ON)))
        return PC_ANSWER_YES;
    }

  return PC_ANSWER_NO;
}

/*
 * Six months after
 */

/* Better work is of who had work on entry and has it then (FACTS 4.2, sfc-imp); what is better the operator has to say. */
static PcAnswer
judge_improvement (PcParticipant *self,
                   PcRecord      *follow_up)
{
  if (self->working_later == PC_ANSWER_NO ||
      (self->group != PC_WORK_GROUP_EMPLOYED && self->group != PC_WORK_GROUP_UNKNOWN))
    return PC_ANSWER_NO;
  if (self->group == PC_WORK_GROUP_UNKNOWN || self->working_later == PC_ANSWER_UNKNOWN)
    return PC_ANSWER_UNKNOWN;
  if (pc_record_is_set (follow_up, PC_FOLLOW_UP_IMPROVED))
    return pc_answer_from_boolean (pc_record_get_boolean (follow_up, PC_FOLLOW_UP_IMPROVED));

  self->gaps |= PC_GAP_IMPROVED;
  return PC_ANSWER_UNKNOWN;
}

/* Only what was told on that day or later can say how it was then. */
static void
find_later (PcParticipant *self)
{
  Moment moment = { .kind = "6-months", .until = self->later_on, .told_from = self->later_on };

  take_follow_ups (&moment, self);
  if (moment.follow_up != NULL)
    {
      self->later_id = pc_record_get_id (moment.follow_up);
      self->working_later = pc_answer_from_boolean (is_working (moment.situation));
    }
  else if (self->person->on > self->later_on && !is_given_up (self, "6-months"))
    self->gaps |= PC_GAP_SIX_MONTHS;

  self->improved = judge_improvement (self, moment.follow_up);
}

static void
fill_later (PcParticipant *self)
{
  self->working_later = self->improved = PC_ANSWER_UNKNOWN;
  if (self->rules == NULL || self->rules->follow_up_months < 0)
    return;

  self->later_on = pc_day_add_months (self->left, self->rules->follow_up_months);
  if (self->person->on >= self->later_on)
    find_later (self);
  else
    self->working_later = self->improved = PC_ANSWER_NO;
}

void
pc_participant_fill_results (PcParticipant *self)
{
  g_return_if_fail (self != NULL);

  self->searching = self->studying = self->working = self->qualified = PC_ANSWER_NO;
  self->working_later = self->improved = PC_ANSWER_NO;
  if (self->left == 0)
    return;

  if (g_strcmp0 (pc_record_get_text (self->last->pathway, PC_PATHWAY_OUTCOME), "deceased") != 0)
    {
      fill_leaving (self);
      fill_later (self);
    }
  self->qualified = find_qualification (self);
}
