/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/**
 * pc_eligibility_check:
 * @pathway: (nullable): the participation that is asked about; %NULL asks whether she could begin one
 * @programme: the programme, with the rules of the region
 * @on: the day on which the requirements must hold
 * @findings: (element-type PcFinding): what there is to say is added
 * @category: (out) (optional) (nullable): the category of the programme that is met; %NULL where none is
 *
 * Whether the person can take part: title of stay and its validity, work permission, categories with their ages,
 * unemployment, one participation, no other paid measure, reception. Who meets one category of the programme meets
 * them; where several are met, the first of the file is given, those with doubts last. Where none is, what is said is
 * of the nearest one.
 *
 * What is missing makes it unknown, and the finding names the field. Needs %PC_CASE_PERMITS, and %PC_CASE_PAPERS to see
 * receipts and declarations that are kept as documents. The rules are listed in the source.
 *
 * Returns: YES; UNKNOWN where something is missing or not stated; NO where something is refused
 */
PcVerdict  pc_eligibility_check   (PcCase                     *self,
                                   PcPathwayCase              *pathway,
                                   PcProgramme                *programme,
                                   PcDay                       on,
                                   GPtrArray                  *findings,
                                   const PcProgrammeCategory **category);

/**
 * pc_eligibility_get_day:
 *
 * The day on which the programme wants the requirements to hold ([Eligibility] CheckedAt): of the adhesion, of the
 * clearance, of the start of the traineeship. @today where that day has not come or is not known, or the last day of a
 * pathway that was closed before.
 */
PcDay      pc_eligibility_get_day (PcPathwayCase              *pathway,
                                   PcDay                       today);

G_END_DECLS
