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
 * pc_outcomes_list_deadlines_async:
 *
 * The same of everybody on a thread of its own, with its own connection; a store in memory is looked at before this
 * returns.
 */
void          pc_outcomes_list_deadlines_async (PcStore             *store,
                                            PcDay                    on,
                                            int                      days,
                                            GCancellable            *cancellable,
                                            GAsyncReadyCallback      callback,
                                            gpointer                 user_data);

/** What came of it: as pc_outcomes_list_deadlines(). */
GPtrArray    *pc_outcomes_list_deadlines_finish (GAsyncResult       *result,
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
