/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/**
 * PcAnswer:
 * @PC_ANSWER_UNKNOWN: cannot be told, since something is missing
 * @PC_ANSWER_REFUSED: the person would not say, and that she was asked is on record: counts as no, and nothing is missing
 */
typedef enum
{
  PC_ANSWER_UNKNOWN,
  PC_ANSWER_NO,
  PC_ANSWER_YES,
  PC_ANSWER_REFUSED
} PcAnswer;

/** What a participant is on entry: exactly one of the three. */
typedef enum
{
  PC_WORK_GROUP_UNKNOWN,
  PC_WORK_GROUP_UNEMPLOYED,
  PC_WORK_GROUP_INACTIVE,
  PC_WORK_GROUP_EMPLOYED
} PcWorkGroup;

/** What a record lacks; in the order of data/codes/participant-gap.xml. */
typedef enum
{
  PC_GAP_PROGRAMME          = 1 << 0,
  PC_GAP_ENTRY_DAY          = 1 << 1,
  PC_GAP_SEX                = 1 << 2,
  PC_GAP_BIRTH_DATE         = 1 << 3,   /* or it lies after the entry */
  PC_GAP_ENTRY_SITUATION    = 1 << 4,
  PC_GAP_ENTRY_SINCE        = 1 << 5,   /* of the unemployed; or it lies after the entry */
  PC_GAP_ISCED              = 1 << 6,
  PC_GAP_CITIZENSHIP        = 1 << 7,
  PC_GAP_CONSENT            = 1 << 8,   /* special-category data were not asked for */
  PC_GAP_EVIDENCE           = 1 << 9,   /* they were refused, and neither a day nor a paper says so */
  PC_GAP_DISABILITY         = 1 << 10,
  PC_GAP_FOREIGN_BACKGROUND = 1 << 11,
  PC_GAP_MINORITY           = 1 << 12,
  PC_GAP_HOUSING            = 1 << 13,
  PC_GAP_RURAL              = 1 << 14,
  PC_GAP_LEAVING_DAY        = 1 << 15,  /* it lies before the entry */
  PC_GAP_LEAVING            = 1 << 16,  /* the days that count are over, and nothing tells of them */
  PC_GAP_SIX_MONTHS         = 1 << 17,  /* the day has passed, and nobody has asked or given up asking */
  PC_GAP_IMPROVED           = 1 << 18,
  PC_GAP_LAST               = 1 << 19
} PcGaps;

/** Without one of these a record is not complete: it is listed, and counts for no indicator of the ESF or ESF+. */
#define PC_GAPS_OF_A_RECORD \
  (PC_GAP_PROGRAMME | PC_GAP_ENTRY_DAY | PC_GAP_SEX | PC_GAP_BIRTH_DATE | PC_GAP_ENTRY_SITUATION | PC_GAP_ENTRY_SINCE | \
   PC_GAP_ISCED | PC_GAP_CITIZENSHIP | PC_GAP_CONSENT | PC_GAP_EVIDENCE | PC_GAP_DISABILITY | PC_GAP_FOREIGN_BACKGROUND | \
   PC_GAP_MINORITY)

/** The same for the AMIF. */
#define PC_GAPS_OF_A_RECORD_AMIF (PC_GAP_PROGRAMME | PC_GAP_ENTRY_DAY | PC_GAP_SEX | PC_GAP_BIRTH_DATE)

/**
 * PcParticipant:
 * @person: the case it was reckoned from
 * @entry: the pathway she came in with: start and output data are its
 * @last: the pathway she was last in: leaving and results are its
 * @programme: its id
 * @rules: (nullable): %NULL where this computer does not know the programme
 * @entered: 0 where not known
 * @left: 0 while any pathway is open
 * @results_until: the last day that counts for the results on leaving; 0 where not known
 * @later_on: the day six months after leaving; likewise
 * @sex: (nullable): F, M, X
 * @age: years completed on entry, -1 where not known
 * @isced: -1 where not known
 * @situation: (nullable): code of work-situation that counts on leaving
 * @situation_on: since when, or the day it was told; never before @left
 * @situation_id: (nullable): the follow-up that tells it; %NULL for the pathway itself
 * @later_id: (nullable): the follow-up that tells of the day six months after
 * @searching: and what follows up to @qualified: on leaving; NO while she has not left
 * @working_later: and @improved: six months after; NO before that day
 * @gaps: what is missing
 *
 * One person in one operation, which is a programme: whoever comes back into the same one stays the same participant, in
 * another one she is a new one (FACTS 4.2, scot, sfc14). Pathways that never began make nobody a participant. Everything
 * is as known on the day of the case. Texts are borrowed from the case.
 */
typedef struct
{
  PcCase                 *person;
  PcPathwayCase          *entry;
  PcPathwayCase          *last;
  const char             *programme;
  const PcProgrammeRules *rules;
  PcDay                   entered;
  PcDay                   left;
  PcDay                   results_until;
  PcDay                   later_on;

  const char             *sex;
  int                     age;
  int                     isced;
  PcWorkGroup             group;
  PcAnswer                long_term;
  PcAnswer                in_education;         /* On entry; of who is inactive, else NO. */
  PcAnswer                disability;
  PcAnswer                third_country;        /* No citizen of the Union, the stateless too. */
  PcAnswer                foreign_background;
  PcAnswer                minority;
  PcAnswer                homeless;
  PcAnswer                rural;
  PcAnswer                other_disadvantaged;
  PcAnswer                long_term_resident;   /* Has asked for long-term residence since she entered. */

  const char             *situation;
  PcDay                   situation_on;
  const char             *situation_id;
  const char             *later_id;
  PcAnswer                searching;
  PcAnswer                studying;
  PcAnswer                working;
  PcAnswer                qualified;
  PcAnswer                working_later;
  PcAnswer                improved;

  PcGaps                  gaps;
} PcParticipant;

/**
 * pc_participant_list:
 *
 * Needs %PC_CASE_FOLLOW_UPS, and %PC_CASE_PAPERS for qualifications, for the evidence of a refusal and for long-term
 * residence.
 *
 * Returns: (transfer full) (element-type PcParticipant): one a programme, by day of entry; valid as long as @self
 */
GArray     *pc_participant_list           (PcCase              *self);

/** Whether the record counts for that set. */
gboolean    pc_participant_is_complete    (const PcParticipant *self,
                                           PcProgrammeIndicatorSets set);

/** YES where one is, else UNKNOWN, REFUSED or NO, in that order. */
PcAnswer    pc_answer_either              (PcAnswer             a,
                                           PcAnswer             b);

/** YES or NO. */
PcAnswer    pc_answer_from_boolean        (gboolean             yes);

/** A code of data/codes/indicator-answer.xml. */
const char *pc_answer_get_code            (PcAnswer             answer);

/** The codes of data/codes/participant-gap.xml with spaces between, full. */
char       *pc_gaps_dup_codes             (PcGaps               gaps);

/* What pc_participant_list() fills in from the day of leaving; pc-participant-results.c. */
void        pc_participant_fill_results   (PcParticipant       *self);

G_END_DECLS
