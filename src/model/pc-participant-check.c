/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-participant-check.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"

/* One rule a gap: outcome-programme, outcome-entry-day and so on, in the order of PcGaps. */

enum { PERSON, ENTRY, LAST };

static const struct
{
  PcGaps          gap;
  const char     *rule;
  PcFindingLevel  level;
  guint           of;       /* PERSON, ENTRY or LAST. */
  int             field;
  const char     *message;
} gaps[] = {
  { PC_GAP_PROGRAMME, "outcome-programme", PC_FINDING_UNKNOWN, ENTRY, PC_PATHWAY_PROGRAMME,
    N_("The rules of the programme are not on this computer, so nothing can be counted: add its file.") },
  { PC_GAP_ENTRY_DAY, "outcome-entry-day", PC_FINDING_UNKNOWN, ENTRY, PC_PATHWAY_OPENED_ON,
    N_("The day of entry is missing: write when the pathway was opened.") },
  { PC_GAP_SEX, "outcome-sex", PC_FINDING_UNKNOWN, PERSON, PC_BENEFICIARY_SEX,
    N_("The sex is missing: all indicators are counted by sex.") },
  { PC_GAP_BIRTH_DATE, "outcome-birth-date", PC_FINDING_UNKNOWN, PERSON, PC_BENEFICIARY_BIRTH_DATE,
    N_("The date of birth is missing or lies after the entry: the age on entry is needed.") },
  { PC_GAP_ENTRY_SITUATION, "outcome-entry-situation", PC_FINDING_UNKNOWN, ENTRY, PC_PATHWAY_ENTRY_SITUATION,
    N_("The employment status on entry is missing: a participant is unemployed, inactive or employed.") },
  { PC_GAP_ENTRY_SINCE, "outcome-entry-since", PC_FINDING_UNKNOWN, ENTRY, PC_PATHWAY_ENTRY_SINCE,
    N_("Since when the person was unemployed is missing or lies after the entry: write it, to tell long-term "
       "unemployment.") },
  { PC_GAP_ISCED, "outcome-isced", PC_FINDING_UNKNOWN, ENTRY, PC_PATHWAY_ENTRY_ISCED,
    N_("The education on entry is missing: choose the highest level completed.") },
  { PC_GAP_CITIZENSHIP, "outcome-citizenship", PC_FINDING_UNKNOWN, PERSON, PC_BENEFICIARY_CITIZENSHIPS,
    N_("The citizenship is missing; without any, choose “Stateless”.") },
  { PC_GAP_CONSENT, "outcome-consent", PC_FINDING_UNKNOWN, PERSON, PC_BENEFICIARY_SPECIAL_CONSENT,
    N_("Nobody has asked for special-category data: ask, and record the consent or the refusal with its day.") },
  { PC_GAP_EVIDENCE, "outcome-evidence", PC_FINDING_UNKNOWN, PERSON, PC_BENEFICIARY_SPECIAL_CONSENT_ON,
    N_("Special-category data were refused and nothing proves that they were asked for: write the day, or file the signed "
       "paper.") },
  { PC_GAP_DISABILITY, "outcome-disability", PC_FINDING_UNKNOWN, PERSON, PC_BENEFICIARY_DISABILITY,
    N_("Disability is missing: choose “None declared” where there is none.") },
  { PC_GAP_FOREIGN_BACKGROUND, "outcome-foreign-background", PC_FINDING_UNKNOWN, PERSON, PC_BENEFICIARY_FOREIGN_BACKGROUND,
    N_("Whether the person has a foreign background is missing: parents born abroad, unless national law says otherwise.") },
  { PC_GAP_MINORITY, "outcome-minority", PC_FINDING_UNKNOWN, PERSON, PC_BENEFICIARY_MINORITY,
    N_("Whether the person belongs to a minority is missing.") },
  { PC_GAP_HOUSING, "outcome-housing", PC_FINDING_NOTE, ENTRY, PC_PATHWAY_ENTRY_HOUSING,
    N_("The housing on entry is missing: homelessness cannot be told.") },
  { PC_GAP_RURAL, "outcome-rural", PC_FINDING_NOTE, PERSON, PC_BENEFICIARY_RURAL,
    N_("Whether the person lives in a rural area is missing.") },
  { PC_GAP_LEAVING_DAY, "outcome-leaving-day", PC_FINDING_WARNING, LAST, PC_PATHWAY_CLOSED_ON,
    N_("The pathway ends before it begins, so nothing is counted on leaving: correct one of the days.") },
  { PC_GAP_LEAVING, "outcome-leaving", PC_FINDING_WARNING, LAST, PC_PATHWAY_EXIT_SITUATION,
    N_("Nothing tells the work situation in the days after leaving: write it, or a follow-up.") },
  { PC_GAP_SIX_MONTHS, "outcome-six-months", PC_FINDING_WARNING, LAST, -1,
    N_("Nothing tells the work situation six months after leaving: ask, and add a follow-up made on that day or later.") },
  { PC_GAP_IMPROVED, "outcome-improved", PC_FINDING_WARNING, LAST, -1,
    N_("The person was in work on entry and still is: say in the follow-up whether the situation has improved.") },
};

static void
set_place (PcFinding           *finding,
           const PcParticipant *self,
           guint                i)
{
  if (gaps[i].of == PERSON)
    pc_finding_set_place (finding, &pc_beneficiary_kind, self->person->person, gaps[i].field);
  else if (gaps[i].field < 0)
    pc_finding_set_place (finding, &pc_follow_up_kind, NULL, -1);
  else
    pc_finding_set_place (finding, &pc_pathway_kind, gaps[i].of == ENTRY ? self->entry->pathway : self->last->pathway,
                          gaps[i].field);
}

void
pc_participant_check (const PcParticipant *self,
                      GPtrArray           *findings)
{
  g_return_if_fail (self != NULL && findings != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    if (self->gaps & gaps[i].gap)
      {
        PcFinding *finding = pc_findings_add (findings, gaps[i].rule, gaps[i].level, g_strdup (_(gaps[i].message)));

        set_place (finding, self, i);
        if (self->entry->programme != NULL)
          pc_finding_set_source (finding, self->entry->programme, "Indicators", NULL);
      }
}
