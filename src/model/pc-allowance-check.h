/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-allowance.h"
#include "pc-finding.h"

G_BEGIN_DECLS

/**
 * pc_allowance_check:
 * @months: (element-type PcAllowanceMonth): those of @self; others are passed over
 *
 * Says what is to be said of the allowance: what was agreed against the least that law or region want and against the
 * month of the programme, and each month that is reduced, lost or not to be reckoned, with why and what can be done.
 */
void pc_allowance_check (PcPathwayCase     *pathway,
                         PcTraineeshipCase *self,
                         GArray            *months,
                         PcDay              on,
                         GPtrArray         *findings);

G_END_DECLS
