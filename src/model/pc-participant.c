/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-participant.h"

#include <stdlib.h>
#include <string.h>

#include "pc-kinds.h"

/* The member states since 1 February 2020: EECO13 is of the ESF+ alone, which began after that day. */
static const char * const union_states[] = {
  "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
  "NL", "PL", "PT", "RO", "SE", "SI", "SK", NULL
};

/*
 * Answers
 */

PcAnswer
pc_answer_from_boolean (gboolean yes)
{
  return yes ? PC_ANSWER_YES : PC_ANSWER_NO;
}

PcAnswer
pc_answer_either (PcAnswer a,
                  PcAnswer b)
{
  static const PcAnswer order[] = { PC_ANSWER_YES, PC_ANSWER_UNKNOWN, PC_ANSWER_REFUSED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (a == order[i] || b == order[i])
      return order[i];

  return PC_ANSWER_NO;
}

const char *
pc_answer_get_code (PcAnswer answer)
{
  static const char * const codes[] = { "unknown", "no", "yes", "refused" };

  return codes[answer];
}

char *
pc_gaps_dup_codes (PcGaps gaps)
{
  static const char * const codes[] = {
    "programme", "entry-day", "sex", "birth-date", "entry-situation", "entry-since", "isced", "citizenship", "consent",
    "evidence", "disability", "foreign-background", "minority", "housing", "rural", "leaving-day", "leaving",
    "six-months", "improved",
  };
  g_autoptr(GString) text = g_string_new (NULL);

  G_STATIC_ASSERT (PC_GAP_LAST == 1 << G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (gaps & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", codes[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
pc_participant_is_complete (const PcParticipant      *self,
                            PcProgrammeIndicatorSets  set)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->gaps & (set == PC_PROGRAMME_INDICATORS_AMIF_2021 ? PC_GAPS_OF_A_RECORD_AMIF : PC_GAPS_OF_A_RECORD)) == 0;
}

/* Whether one of the codes, with a space between, is among @words. */
static gboolean
has_any (const char         *codes,
         const char * const *words)
{
  for (; words != NULL && *words != NULL; words++)
    {
      const gsize length = strlen (*words);

      for (const char *at = codes; (at = strstr (at, *words)) != NULL; at += length)
        if ((at == codes || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
          return TRUE;
    }

  return FALSE;
}

/*
 * On entry: who she is
 */

static void
fill_person (PcParticipant *self)
{
  PcRecord *person = self->person->person;
  const PcDay birth = pc_record_get_day (person, PC_BENEFICIARY_BIRTH_DATE);
  const char *citizenships = pc_record_get_text (person, PC_BENEFICIARY_CITIZENSHIPS);

  self->sex = pc_record_get_text (person, PC_BENEFICIARY_SEX);
  self->age = birth != 0 && self->entered != 0 ? pc_day_get_age (birth, self->entered) : -1;
  if (self->sex == NULL)
    self->gaps |= PC_GAP_SEX;
  if (self->age < 0)
    self->gaps |= PC_GAP_BIRTH_DATE;

  if (citizenships != NULL)
    self->third_country = pc_answer_from_boolean (!has_any (citizenships, union_states));
  else
    self->gaps |= PC_GAP_CITIZENSHIP;

  if (pc_record_is_set (person, PC_BENEFICIARY_RURAL))
    self->rural = pc_answer_from_boolean (pc_record_get_boolean (person, PC_BENEFICIARY_RURAL));
  else
    self->gaps |= PC_GAP_RURAL;
}

/* What the person's record says counts for the entry only where it says that it was so already then. */
static gboolean
held_on_entry (const PcParticipant *self)
{
  const PcDay since = pc_record_get_day (self->person->person, PC_BENEFICIARY_EMPLOYMENT_SINCE);

  return since != 0 && since <= self->entered;
}

static const char *
get_entry_situation (const PcParticipant *self)
{
  const char *situation = pc_record_get_text (self->entry->pathway, PC_PATHWAY_ENTRY_SITUATION);

  return situation != NULL || !held_on_entry (self) ? situation :
         pc_record_get_text (self->person->person, PC_BENEFICIARY_EMPLOYMENT_STATUS);
}

static PcDay
get_entry_since (const PcParticipant *self,
                 const char          *situation)
{
  const PcDay since = pc_record_get_day (self->entry->pathway, PC_PATHWAY_ENTRY_SINCE);

  if (since != 0)
    return since;

  return held_on_entry (self) &&
         g_strcmp0 (situation, pc_record_get_text (self->person->person, PC_BENEFICIARY_EMPLOYMENT_STATUS)) == 0 ?
         pc_record_get_day (self->person->person, PC_BENEFICIARY_EMPLOYMENT_SINCE) : 0;
}

/* "More than" so many months: a person unemployed since 15 January has been so for more than twelve on 16 January. */
static PcAnswer
get_long_term (const PcParticipant *self,
               PcDay                since)
{
  int months;

  if (self->rules == NULL || self->age < 0 || self->rules->youth_below_age < 0)
    return PC_ANSWER_UNKNOWN;

  months = self->age < self->rules->youth_below_age ? self->rules->long_term_months_youth : self->rules->long_term_months;
  return months < 0 ? PC_ANSWER_UNKNOWN : pc_answer_from_boolean (self->entered > pc_day_add_months (since, months));
}

static PcWorkGroup
get_group (const char *situation)
{
  static const struct { const char *situation; PcWorkGroup group; } groups[] = {
    { "unemployed", PC_WORK_GROUP_UNEMPLOYED },
    { "never-employed", PC_WORK_GROUP_UNEMPLOYED },
    { "inactive", PC_WORK_GROUP_INACTIVE },
    { "inactive-not-in-education", PC_WORK_GROUP_INACTIVE },
    { "employed", PC_WORK_GROUP_EMPLOYED },
    { "self-employed", PC_WORK_GROUP_EMPLOYED },
  };

  for (guint i = 0; situation != NULL && i < G_N_ELEMENTS (groups); i++)
    if (strcmp (groups[i].situation, situation) == 0)
      return groups[i].group;

  return PC_WORK_GROUP_UNKNOWN;
}

static void
fill_work (PcParticipant *self)
{
  const char *situation = get_entry_situation (self);
  PcDay since;

  self->group = get_group (situation);
  if (self->group == PC_WORK_GROUP_UNKNOWN)
    {
      self->gaps |= PC_GAP_ENTRY_SITUATION;
      return;
    }

  self->in_education = pc_answer_from_boolean (strcmp (situation, "inactive") == 0);
  self->long_term = PC_ANSWER_NO;
  if (self->group != PC_WORK_GROUP_UNEMPLOYED)
    return;

  since = get_entry_since (self, situation);
  if (since == 0 || since > self->entered)
    self->gaps |= PC_GAP_ENTRY_SINCE;
  self->long_term = self->gaps & PC_GAP_ENTRY_SINCE ? PC_ANSWER_UNKNOWN : get_long_term (self, since);
}

static void
fill_home_and_school (PcParticipant *self)
{
  const char *isced = pc_record_get_text (self->entry->pathway, PC_PATHWAY_ENTRY_ISCED);
  const char *housing = pc_record_get_text (self->entry->pathway, PC_PATHWAY_ENTRY_HOUSING);

  self->isced = isced != NULL ? atoi (isced) : -1;
  if (isced == NULL)
    self->gaps |= PC_GAP_ISCED;
  if (housing == NULL)
    self->gaps |= PC_GAP_HOUSING;
  else if (self->rules != NULL && self->rules->housing_exclusion[0] != NULL)
    self->homeless = pc_answer_from_boolean (has_any (housing, (const char * const *) self->rules->housing_exclusion));
}

/*
 * On entry: special-category data
 */

static gboolean
has_evidence (const PcParticipant *self)
{
  return pc_record_is_set (self->person->person, PC_BENEFICIARY_SPECIAL_CONSENT_ON) ||
         pc_case_find_document (self->person, "special-consent", NULL, NULL) != NULL;
}

static PcAnswer
get_disability (PcParticipant *self,
                const char    *vulnerabilities)
{
  static const char * const vulnerable[] = { "disability", NULL };
  const char *disability = pc_record_get_text (self->person->person, PC_BENEFICIARY_DISABILITY);

  if (disability == NULL && !has_any (vulnerabilities, vulnerable))
    {
      self->gaps |= PC_GAP_DISABILITY;
      return PC_ANSWER_UNKNOWN;
    }
  if (g_strcmp0 (disability, "none-declared") == 0)
    return PC_ANSWER_NO;
  if (self->rules == NULL || self->rules->disabilities[0] == NULL)
    return PC_ANSWER_UNKNOWN;

  return pc_answer_from_boolean (has_any (disability != NULL ? disability : "declared",
                                          (const char * const *) self->rules->disabilities));
}

/* Where the law forbids to ask, an empty field says no and misses nothing. */
static PcAnswer
get_background (PcParticipant *self,
                guint          field,
                PcGaps         gap)
{
  if (pc_record_is_set (self->person->person, field))
    return pc_answer_from_boolean (pc_record_get_boolean (self->person->person, field));
  if (self->rules != NULL && !self->rules->background_collected)
    return PC_ANSWER_NO;

  self->gaps |= gap;
  return PC_ANSWER_UNKNOWN;
}

static void
fill_given (PcParticipant *self)
{
  static const char * const minorities[] = { "minority", NULL };
  const char *vulnerabilities = pc_record_get_text (self->person->person, PC_BENEFICIARY_VULNERABILITIES);

  if (vulnerabilities == NULL)
    vulnerabilities = "";

  self->disability = get_disability (self, vulnerabilities);
  self->foreign_background = get_background (self, PC_BENEFICIARY_FOREIGN_BACKGROUND, PC_GAP_FOREIGN_BACKGROUND);
  self->minority = has_any (vulnerabilities, minorities) ? PC_ANSWER_YES :
                   get_background (self, PC_BENEFICIARY_MINORITY, PC_GAP_MINORITY);
  /* Who has been asked and has none of them has an empty list. */
  if (self->rules != NULL && self->rules->other_disadvantaged[0] != NULL)
    self->other_disadvantaged =
      pc_answer_from_boolean (has_any (vulnerabilities, (const char * const *) self->rules->other_disadvantaged));
}

/* What stands there without consent, or after it was withdrawn, is not looked at. */
static void
fill_special (PcParticipant *self)
{
  const char *consent = pc_record_get_text (self->person->person, PC_BENEFICIARY_SPECIAL_CONSENT);
  const gboolean refused = g_strcmp0 (consent, "refused") == 0 || g_strcmp0 (consent, "withdrawn") == 0;

  if (g_strcmp0 (consent, "given") == 0)
    fill_given (self);
  else if (refused && has_evidence (self))
    self->disability = self->foreign_background = self->minority = self->other_disadvantaged = PC_ANSWER_REFUSED;
  else
    self->gaps |= refused ? PC_GAP_EVIDENCE : PC_GAP_CONSENT;
}

static void
fill_residence (PcParticipant *self)
{
  self->long_term_resident = PC_ANSWER_NO;
  for (guint i = 0; i < self->person->permits->len; i++)
    {
      PcRecord *permit = self->person->permits->pdata[i];
      const PcDay applied = pc_record_get_day (permit, PC_PERMIT_APPLIED_ON);

      if (g_strcmp0 (pc_record_get_text (permit, PC_PERMIT_TITLE), "LUN") == 0 && applied >= self->entered &&
          applied != 0 && applied <= self->person->on)
        self->long_term_resident = PC_ANSWER_YES;
    }
}

static void
fill_entry (PcParticipant *self)
{
  if (self->rules == NULL)
    self->gaps |= PC_GAP_PROGRAMME;
  if (self->entered == 0)
    self->gaps |= PC_GAP_ENTRY_DAY;

  fill_person (self);
  fill_work (self);
  fill_home_and_school (self);
  fill_special (self);
  fill_residence (self);
}

/*
 * Coming in, leaving, coming back
 */

/* The day a pathway was left; 0 while it is open. One that ends before it begins is open, and named. */
static PcDay
get_closed (PcParticipant *self,
            PcPathwayCase *pathway)
{
  const PcDay closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);

  if (closed == 0 || closed > self->person->on)
    return 0;
  if (closed >= pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON))
    return closed;

  self->gaps |= PC_GAP_LEAVING_DAY;
  return 0;
}

static gboolean
is_begun (PcCase        *self,
          PcPathwayCase *pathway)
{
  return g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_OUTCOME), "not-started") != 0 &&
         pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON) <= self->on;
}

static void
enter (GArray        *participants,
       PcCase        *person,
       PcPathwayCase *pathway)
{
  PcParticipant self = { .person = person, .entry = pathway, .last = pathway, .age = -1, .isced = -1 };

  self.programme = pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME);
  self.rules = pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL;
  self.entered = pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON);
  self.left = get_closed (&self, pathway);
  g_array_append_val (participants, self);
}

static void
come_back (PcParticipant *self,
           PcPathwayCase *pathway)
{
  const PcDay closed = get_closed (self, pathway);
  const gboolean later = closed == 0 || closed >= self->left;

  /* Open is later than any day. */
  if (self->left == 0 || !later)
    return;

  self->left = closed;
  self->last = pathway;
}

static PcParticipant *
find_participant (GArray     *participants,
                  const char *programme)
{
  for (guint i = 0; i < participants->len; i++)
    {
      PcParticipant *participant = &g_array_index (participants, PcParticipant, i);

      if (g_strcmp0 (participant->programme, programme) == 0)
        return participant;
    }

  return NULL;
}

GArray *
pc_participant_list (PcCase *self)
{
  GArray *participants = g_array_new (FALSE, FALSE, sizeof (PcParticipant));

  g_return_val_if_fail (self != NULL, participants);

  for (guint i = 0; i < self->pathways->len; i++)
    {
      PcPathwayCase *pathway = self->pathways->pdata[i];
      PcParticipant *known = find_participant (participants, pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME));

      if (!is_begun (self, pathway))
        continue;
      if (known != NULL)
        come_back (known, pathway);
      else
        enter (participants, self, pathway);
    }

  for (guint i = 0; i < participants->len; i++)
    {
      fill_entry (&g_array_index (participants, PcParticipant, i));
      pc_participant_fill_results (&g_array_index (participants, PcParticipant, i));
    }

  return participants;
}
