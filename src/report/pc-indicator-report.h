/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-indicators.h"
#include "pc-report.h"
#include "pc-temp-rows.h"

G_BEGIN_DECLS

/* Shared by the files that make the report of the common indicators. */

/** The editions of the list, each a bit of #PcProgrammeIndicatorSets by its place in the code list indicator-set. */
#define PC_INDICATOR_N_SETS 3

/** The table of the participants behind the sums of an edition, one column an indicator; made once. */
const PcTable *pc_indicator_people_get_table (guint                    set);

/**
 * pc_indicator_people_add:
 * @rows: those of that table
 *
 * Adds the participants of a case whom @scope has at any moment and whose programme reports the set.
 *
 * Errors: those of the store
 */
gboolean       pc_indicator_people_add       (PcTempRows              *rows,
                                              guint                    set,
                                              const PcIndicatorScope  *scope,
                                              GArray                  *participants,
                                              GError                 **error);

/** The parameters of all sheets. */
#define PC_INDICATOR_N_PARAMETERS 5
extern const PcParameter pc_indicator_parameters[PC_INDICATOR_N_PARAMETERS];

G_END_DECLS
