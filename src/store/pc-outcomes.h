/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case-load.h"
#include "pc-deadlines.h"
#include "pc-indicators.h"

G_BEGIN_DECLS

/* What deadlines and indicators come to over many people; on the thread of the store, with those of pc_case_fold(). */

/**
 * pc_outcomes_list_deadlines:
 * @person_id: (nullable): this person alone
 * @operator_id: (nullable): what this operator minds
 * @days: how far to look ahead
 *
 * Errors: those of reading, G_IO_ERROR CANCELLED
 *
 * Returns: (transfer full) (element-type PcDeadline): sorted; %NULL on error
 */
GPtrArray    *pc_outcomes_list_deadlines   (PcStore                 *store,
                                            const char              *person_id,
                                            const char              *operator_id,
                                            PcDay                    on,
                                            int                      days,
                                            GCancellable            *cancellable,
                                            GError                 **error);

/**
 * pc_outcomes_count_indicators:
 *
 * The sums as known on the day @on.
 *
 * Errors: as above
 *
 * Returns: (transfer full): the sums; %NULL on error
 */
PcIndicators *pc_outcomes_count_indicators (PcStore                 *store,
                                            const PcIndicatorScope  *scope,
                                            PcDay                    on,
                                            GCancellable            *cancellable,
                                            GError                 **error);

G_END_DECLS
