/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-day.h"
#include "pc-kind.h"
#include "pc-programme.h"

G_BEGIN_DECLS

/**
 * PcFindingLevel:
 * @PC_FINDING_NOTE: worth knowing, and changes nothing
 * @PC_FINDING_WARNING: to be looked at; never blocks
 * @PC_FINDING_UNKNOWN: cannot be told, since something is missing
 * @PC_FINDING_REFUSED: false, or refused by law or by the programme
 */
typedef enum
{
  PC_FINDING_NOTE,
  PC_FINDING_WARNING,
  PC_FINDING_UNKNOWN,
  PC_FINDING_REFUSED
} PcFindingLevel;

/** What a rule comes to as a whole. */
typedef enum
{
  PC_VERDICT_YES,
  PC_VERDICT_UNKNOWN,
  PC_VERDICT_NO
} PcVerdict;

/**
 * PcFinding:
 * @rule: a word that stays the same in every language and version, "permit-expired"; static
 * @message: a translated sentence on what is wrong, with the way out
 * @source: (nullable): where the rule stands, translated
 * @assumed: whether it rests on something that the notice does not state, and has to be shown as such
 * @kind: (nullable): the kind of the record that mends it
 * @record_id: (nullable): that record; %NULL where it is missing altogether
 * @field: its field, or -1
 * @day: the day it is about, as an expiry; 0 for none
 * @rows: (nullable): ids of the records it rests on
 *
 * One thing that a rule has to say, with all that explains it.
 */
typedef struct
{
  const char      *rule;
  PcFindingLevel   level;
  char            *message;
  char            *source;
  gboolean         assumed;
  const PcKind    *kind;
  char            *record_id;
  int              field;
  PcDay            day;
  GPtrArray       *rows;
} PcFinding;

/** An empty array of #PcFinding, which owns what is added; full. */
GPtrArray      *pc_findings_new         (void);

/**
 * pc_findings_add:
 * @rule: static
 * @message: (transfer full): translated
 *
 * Returns: (transfer none): the finding, to be told more
 */
PcFinding      *pc_findings_add         (GPtrArray       *findings,
                                         const char      *rule,
                                         PcFindingLevel   level,
                                         char            *message);

/**
 * Says that @key (%NULL: all) of @group of @programme is the rule: sets the source, which is the region's or the note of a
 * setting where the notice leaves it open, and whether it is assumed.
 */
void            pc_finding_set_source   (PcFinding       *self,
                                         PcProgramme     *programme,
                                         const char      *group,
                                         const char      *key);

/** Says where it is mended: @field (or -1) of @record, of which @kind is enough where there is none yet. */
void            pc_finding_set_place    (PcFinding       *self,
                                         const PcKind    *kind,
                                         PcRecord        *record,
                                         int              field);

/** One more record that it rests on. */
void            pc_finding_add_row      (PcFinding       *self,
                                         const char      *record_id);

/** NO where something is refused, else UNKNOWN where something cannot be told, else YES. */
PcVerdict       pc_findings_get_verdict (GPtrArray       *findings);

/** "note", "warning", "unknown", "refused" */
const char     *pc_finding_level_get_code (PcFindingLevel level);

/** The level in a word to show, translated. */
const char     *pc_finding_level_get_label (PcFindingLevel level);

/** "yes", "unknown", "no" */
const char     *pc_verdict_get_code     (PcVerdict        verdict);

G_END_DECLS
