/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-indicator.h"

#include <string.h>

#include "pc-code-list.h"
#include "pc-kinds.h"

/*
 * What each one asks. The wording is that of the annexes; FACTS 4.1 and 4.2.
 */

static PcAnswer
is_in_group (const PcParticipant *self,
             PcWorkGroup          group)
{
  return self->group == PC_WORK_GROUP_UNKNOWN ? PC_ANSWER_UNKNOWN : pc_answer_from_boolean (self->group == group);
}

/* Neither age nor level counts where it is not known. */
static PcAnswer
is_within (int number,
           int least,
           int most)
{
  return number < 0 ? PC_ANSWER_UNKNOWN : pc_answer_from_boolean (number >= least && number <= most);
}

/* NO where one is, else UNKNOWN or REFUSED. */
static PcAnswer
both (PcAnswer a,
      PcAnswer b)
{
  if (a == PC_ANSWER_NO || b == PC_ANSWER_NO)
    return PC_ANSWER_NO;
  if (a == PC_ANSWER_YES)
    return b;

  return b == PC_ANSWER_YES ? a : PC_ANSWER_UNKNOWN;
}

static PcAnswer everybody (const PcParticipant *self) { return PC_ANSWER_YES; }
static PcAnswer unemployed (const PcParticipant *self) { return is_in_group (self, PC_WORK_GROUP_UNEMPLOYED); }
static PcAnswer long_term (const PcParticipant *self) { return self->long_term; }
static PcAnswer inactive (const PcParticipant *self) { return is_in_group (self, PC_WORK_GROUP_INACTIVE); }
static PcAnswer employed (const PcParticipant *self) { return is_in_group (self, PC_WORK_GROUP_EMPLOYED); }
static PcAnswer below_18 (const PcParticipant *self) { return is_within (self->age, 0, 17); }
static PcAnswer from_18_to_29 (const PcParticipant *self) { return is_within (self->age, 18, 29); }
static PcAnswer below_25 (const PcParticipant *self) { return is_within (self->age, 0, 24); }
static PcAnswer above_54 (const PcParticipant *self) { return is_within (self->age, 55, G_MAXINT); }
static PcAnswer isced_0_2 (const PcParticipant *self) { return is_within (self->isced, 0, 2); }
static PcAnswer isced_1_2 (const PcParticipant *self) { return is_within (self->isced, 1, 2); }
static PcAnswer isced_3_4 (const PcParticipant *self) { return is_within (self->isced, 3, 4); }
static PcAnswer isced_5_8 (const PcParticipant *self) { return is_within (self->isced, 5, 8); }
static PcAnswer disability (const PcParticipant *self) { return self->disability; }
static PcAnswer third_country (const PcParticipant *self) { return self->third_country; }
static PcAnswer foreign_background (const PcParticipant *self) { return self->foreign_background; }
static PcAnswer minority (const PcParticipant *self) { return self->minority; }
static PcAnswer homeless (const PcParticipant *self) { return self->homeless; }
static PcAnswer rural (const PcParticipant *self) { return self->rural; }
static PcAnswer other_disadvantaged (const PcParticipant *self) { return self->other_disadvantaged; }
static PcAnswer searching (const PcParticipant *self) { return self->searching; }
static PcAnswer studying (const PcParticipant *self) { return self->studying; }
static PcAnswer qualified (const PcParticipant *self) { return self->qualified; }
static PcAnswer working (const PcParticipant *self) { return self->working; }
static PcAnswer working_later (const PcParticipant *self) { return self->working_later; }
static PcAnswer improved (const PcParticipant *self) { return self->improved; }
static PcAnswer long_term_resident (const PcParticipant *self) { return self->long_term_resident; }

static PcAnswer
inactive_not_in_education (const PcParticipant *self)
{
  if (self->group == PC_WORK_GROUP_UNKNOWN)
    return PC_ANSWER_UNKNOWN;

  return pc_answer_from_boolean (self->group == PC_WORK_GROUP_INACTIVE && self->in_education == PC_ANSWER_NO);
}

static PcAnswer
above_54_without_work (const PcParticipant *self)
{
  return both (above_54 (self), pc_answer_either (unemployed (self), inactive_not_in_education (self)));
}

static PcAnswer
migrant (const PcParticipant *self)
{
  return pc_answer_either (self->third_country, pc_answer_either (self->foreign_background, self->minority));
}

static PcAnswer
disadvantaged (const PcParticipant *self)
{
  return pc_answer_either (migrant (self), pc_answer_either (self->disability, self->other_disadvantaged));
}

static PcAnswer
inactive_searching (const PcParticipant *self)
{
  return both (inactive (self), self->searching);
}

static PcAnswer
disadvantaged_result (const PcParticipant *self)
{
  return both (disadvantaged (self), pc_answer_either (pc_answer_either (self->searching, self->studying),
                                                       pc_answer_either (self->qualified, self->working)));
}

static PcAnswer
above_54_working_later (const PcParticipant *self)
{
  return both (above_54 (self), self->working_later);
}

static PcAnswer
disadvantaged_working_later (const PcParticipant *self)
{
  return both (disadvantaged (self), self->working_later);
}

#define ESF PC_PROGRAMME_INDICATORS_ESF_2014
#define PLUS PC_PROGRAMME_INDICATORS_ESF_PLUS_2021
#define AMIF PC_PROGRAMME_INDICATORS_AMIF_2021
#define ENTRY PC_INDICATOR_ENTRY
#define LEAVING PC_INDICATOR_LEAVING
#define LATER PC_INDICATOR_SIX_MONTHS

static const PcIndicator indicators[] = {
  { "CO01", ESF, ENTRY, NULL, unemployed },
  { "CO02", ESF, ENTRY, "LongTermMonths", long_term },
  { "CO03", ESF, ENTRY, NULL, inactive },
  { "CO04", ESF, ENTRY, NULL, inactive_not_in_education },
  { "CO05", ESF, ENTRY, NULL, employed },
  { "CO06", ESF, ENTRY, NULL, below_25 },
  { "CO07", ESF, ENTRY, NULL, above_54 },
  { "CO08", ESF, ENTRY, NULL, above_54_without_work },
  { "CO09", ESF, ENTRY, NULL, isced_1_2 },
  { "CO10", ESF, ENTRY, NULL, isced_3_4 },
  { "CO11", ESF, ENTRY, NULL, isced_5_8 },
  { "CO15", ESF, ENTRY, NULL, migrant },
  { "CO16", ESF, ENTRY, "Disabilities", disability },
  { "CO17", ESF, ENTRY, "OtherDisadvantaged", other_disadvantaged },
  { "CO18", ESF, ENTRY, "HousingExclusion", homeless },
  { "CO19", ESF, ENTRY, NULL, rural },
  { "CR01", ESF, LEAVING, "ResultDays", inactive_searching },
  { "CR02", ESF, LEAVING, "ResultDays", studying },
  { "CR03", ESF, LEAVING, "Qualifications", qualified },
  { "CR04", ESF, LEAVING, "ResultDays", working },
  { "CR05", ESF, LEAVING, "ResultDays", disadvantaged_result },
  { "CR06", ESF, LATER, "FollowUpMonths", working_later },
  { "CR07", ESF, LATER, "FollowUpMonths", improved },
  { "CR08", ESF, LATER, "FollowUpMonths", above_54_working_later },
  { "CR09", ESF, LATER, "FollowUpMonths", disadvantaged_working_later },
  { "EECO01", PLUS, ENTRY, NULL, everybody },
  { "EECO02", PLUS, ENTRY, NULL, unemployed },
  { "EECO03", PLUS, ENTRY, "LongTermMonths", long_term },
  { "EECO04", PLUS, ENTRY, NULL, inactive },
  { "EECO05", PLUS, ENTRY, NULL, employed },
  { "EECO06", PLUS, ENTRY, NULL, below_18 },
  { "EECO07", PLUS, ENTRY, NULL, from_18_to_29 },
  { "EECO08", PLUS, ENTRY, NULL, above_54 },
  { "EECO09", PLUS, ENTRY, NULL, isced_0_2 },
  { "EECO10", PLUS, ENTRY, NULL, isced_3_4 },
  { "EECO11", PLUS, ENTRY, NULL, isced_5_8 },
  { "EECO12", PLUS, ENTRY, "Disabilities", disability },
  { "EECO13", PLUS, ENTRY, NULL, third_country },
  { "EECO14", PLUS, ENTRY, "BackgroundCollected", foreign_background },
  { "EECO15", PLUS, ENTRY, "BackgroundCollected", minority },
  { "EECO16", PLUS, ENTRY, "HousingExclusion", homeless },
  { "EECO17", PLUS, ENTRY, NULL, rural },
  { "EECR01", PLUS, LEAVING, "ResultDays", searching },
  { "EECR02", PLUS, LEAVING, "ResultDays", studying },
  { "EECR03", PLUS, LEAVING, "Qualifications", qualified },
  { "EECR04", PLUS, LEAVING, "ResultDays", working },
  { "EECR05", PLUS, LATER, "FollowUpMonths", working_later },
  { "EECR06", PLUS, LATER, "FollowUpMonths", improved },
  { "O.2.3", AMIF, ENTRY, NULL, everybody },
  { "R.2.11", AMIF, LEAVING, NULL, long_term_resident },
};

const PcIndicator *
pc_indicator_list (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (indicators);
  return indicators;
}

const PcIndicator *
pc_indicator_find (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    if (strcmp (indicators[i].code, code) == 0)
      return &indicators[i];

  return NULL;
}

const char *
pc_indicator_set_get_code (PcProgrammeIndicatorSets set)
{
  return set == ESF ? "esf-2014" : set == PLUS ? "esf-plus-2021" : set == AMIF ? "amif-2021" : NULL;
}

const char *
pc_indicator_moment_get_code (PcIndicatorMoment moment)
{
  static const char * const codes[] = { "entry", "leaving", "six-months" };

  return codes[moment];
}

static const PcCodeList *
get_codes (const PcIndicator *self)
{
  return pc_code_list_get (self->set == ESF ? "indicator-esf-2014" :
                           self->set == PLUS ? "indicator-esf-plus-2021" : "indicator-amif-2021");
}

const char *
pc_indicator_get_label (const PcIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pc_code_list_get_label (get_codes (self), self->code);
}

const char *
pc_indicator_get_source (const PcIndicator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pc_code_list_get_note (get_codes (self), self->code);
}

PcDay
pc_indicator_moment_get_day (PcIndicatorMoment    moment,
                             const PcParticipant *participant)
{
  g_return_val_if_fail (participant != NULL, 0);

  return moment == ENTRY ? participant->entered : moment == LEAVING ? participant->left : participant->later_on;
}

/* A programme that nobody knows reports what can be told of its people to no set. */
static gboolean
is_reported (const PcIndicator   *self,
             const PcParticipant *participant)
{
  const PcDay day = pc_indicator_moment_get_day (self->moment, participant);

  return participant->rules != NULL && (participant->rules->indicator_sets & self->set) != 0 && day != 0 &&
         day <= participant->person->on;
}

PcAnswer
pc_indicator_test (const PcIndicator   *self,
                   const PcParticipant *participant)
{
  g_return_val_if_fail (self != NULL && participant != NULL, PC_ANSWER_UNKNOWN);

  return is_reported (self, participant) ? self->test (participant) : PC_ANSWER_NO;
}

gboolean
pc_indicator_is_assumed (const PcIndicator   *self,
                         const PcParticipant *participant)
{
  g_return_val_if_fail (self != NULL && participant != NULL, FALSE);

  return self->key != NULL && participant->entry->programme != NULL &&
         pc_programme_is_unknown (participant->entry->programme, "Indicators", self->key);
}
