/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-allowance.h"

G_BEGIN_DECLS

/*
 * What the months of a traineeship are worth where they are paid as a whole: by the setting PartialMonth
 * (data/programmes/README.md, "What is due of a component"). Suspensions that count, and those of which nobody knows how
 * long they last, stop the clock: their days are worth nothing, and months counted from the first day go on after them.
 */

/** The last days of the months counted from the first day. (transfer full) (element-type PcDay) */
GArray *pc_allowance_worth_list_ends (const PcCourse         *course);

/**
 * pc_allowance_worth_fill:
 * @course: with a last day
 * @monthly_cents: what a month is worth
 * @months: (element-type PcAllowanceMonth): all of the traineeship, with their days; @whole_cents and @partial are set, and
 *   @reason to %PC_ALLOWANCE_IS_SUSPENDED where no day of it counts
 *
 * By days or by hours, the months of a traineeship that lasts a whole number of them are worth that number: what its
 * parts lack or have too much the last one has.
 */
void    pc_allowance_worth_fill      (PcTraineeshipCase      *self,
                                      const PcProgrammeRules *rules,
                                      const PcCourse         *course,
                                      gint64                  monthly_cents,
                                      GArray                 *months);

G_END_DECLS
