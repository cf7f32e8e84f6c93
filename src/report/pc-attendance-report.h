/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-programme-parts.h"
#include "pc-table.h"

G_BEGIN_DECLS

/* What the register of attendance and its summary share. */

/** The parameters of both: the month, the person, the programme, the host and the case manager. */
#define PC_ATTENDANCE_N_PARAMETERS 5
extern const PcParameter pc_attendance_parameters[PC_ATTENDANCE_N_PARAMETERS];

/** The rules of the programme; %NULL where this computer does not know it. */
const PcProgrammeRules *pc_attendance_get_rules     (PcPathwayCase     *pathway);

/**
 * pc_attendance_dup_registers:
 *
 * The numbers of the registers that are in use on any of the days, but for those that were lost: "1, 1/bis".
 *
 * Returns: (transfer full) (nullable): %NULL where there is none
 */
char                   *pc_attendance_dup_registers (PcTraineeshipCase *self,
                                                     PcDay              first,
                                                     PcDay              last);

G_END_DECLS
