/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-finding.h"

G_BEGIN_DECLS

/*
 * How requirements are told. What a notice or the law states refuses. What would refuse only by something that the
 * notice leaves open, or that a region's unverified figures say, cannot be told: the finding is %PC_FINDING_UNKNOWN and
 * `assumed`.
 */

/**
 * pc_requirement_add_missing:
 * @rule: static
 * @record: (nullable): %NULL where there is none yet
 * @field: of @kind
 *
 * Adds that @field is not filled in: %PC_FINDING_UNKNOWN, with a sentence that names the field and where it is.
 *
 * Returns: (transfer none): the finding, to be told more
 */
PcFinding *pc_requirement_add_missing (GPtrArray    *findings,
                                       const char   *rule,
                                       const PcKind *kind,
                                       PcRecord     *record,
                                       guint         field);

/**
 * pc_requirement_settle:
 * @key: (nullable): %NULL for what @group as a whole says
 *
 * Sets the source as pc_finding_set_source(), takes a @key that the file does not state at all for an assumption, and
 * lowers a refusal that rests on one to %PC_FINDING_UNKNOWN.
 *
 * Returns: (transfer none): @finding
 */
PcFinding *pc_requirement_settle      (PcFinding    *finding,
                                       PcProgramme  *programme,
                                       const char   *group,
                                       const char   *key);

/** Sets the source to a law or an agreement that no programme file quotes; @law is static and translated. */
PcFinding *pc_requirement_cite        (PcFinding    *finding,
                                       const char   *law);

/** The verdict of the findings from @first on; the others are of somebody else. */
PcVerdict  pc_requirement_get_verdict (GPtrArray    *findings,
                                       guint         first);

G_END_DECLS
