/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/**
 * PcPaperState:
 * @PC_PAPER_THERE: on record, and it serves on the day
 * @PC_PAPER_MISSING: not on record, or only from a later day on
 * @PC_PAPER_EXPIRED: it has expired
 * @PC_PAPER_TOO_OLD: older than the programme allows
 * @PC_PAPER_UNSIGNED: it is to bear a signature, and bears none
 * @PC_PAPER_UNDATED: its age counts, and its day of issue is not on record
 * @PC_PAPER_NOT_NEEDED: asked of others alone
 * @PC_PAPER_UNCERTAIN: asked of some alone, and not on record; whether of this person is not known yet
 *
 * How a paper of the programme's list stands.
 */
typedef enum
{
  PC_PAPER_THERE,
  PC_PAPER_MISSING,
  PC_PAPER_EXPIRED,
  PC_PAPER_TOO_OLD,
  PC_PAPER_UNSIGNED,
  PC_PAPER_UNDATED,
  PC_PAPER_NOT_NEEDED,
  PC_PAPER_UNCERTAIN
} PcPaperState;

/**
 * PcPaper:
 * @document: (transfer none): the line of the programme's list
 * @step: "clearance", "start", "end", "claim": what it is needed for
 * @record: (nullable) (transfer none): the document; or the record of which a field says that the paper is there, as
 *   the day on which the declaration of availability was made
 * @field: that field; -1 where @record is a document
 * @until: the last day on which it serves; 0 where it serves on any
 *
 * A line of the checklist.
 */
typedef struct
{
  const PcProgrammeDocument *document;
  const char                *step;
  PcPaperState               state;
  PcRecord                  *record;
  int                        field;
  PcDay                      until;
} PcPaper;

/**
 * pc_papers_list:
 * @traineeship: (nullable): none agreed yet
 * @category: (nullable): what the person takes part as; %NULL where that is not clear yet
 * @step: (nullable): %NULL for all steps
 *
 * The papers that the programme of @pathway asks for, step by step, each as it is on @on. Needs %PC_CASE_PAPERS, and
 * %PC_CASE_PLANS to see that the plan is signed.
 *
 * Returns: (transfer full) (element-type PcPaper): in the order of the file; none where the programme is not known
 */
GArray     *pc_papers_list          (PcCase                    *self,
                                     PcPathwayCase             *pathway,
                                     PcTraineeshipCase         *traineeship,
                                     const PcProgrammeCategory *category,
                                     const char                *step,
                                     PcDay                      on);

/**
 * pc_papers_check:
 *
 * Says what stands in the way of @papers: "clearance-missing-did", "claim-unsigned-other". The first word is
 * "traineeship" for the steps "start" and "end", the last one the document.
 */
void        pc_papers_check         (GArray                    *papers,
                                     PcProgramme               *programme,
                                     GPtrArray                 *findings);

/** The code of the list paper-state: "there", "missing", "too-old"... */
const char *pc_paper_state_get_code (PcPaperState               state);

G_END_DECLS
