/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-attendance.h"
#include "pc-finding.h"

G_BEGIN_DECLS

/**
 * pc_attendance_check:
 *
 * What is to be said of the days of attendance and of the registers they stand in, on the day @on. One finding a rule:
 * it names the first day and how many there are, and rests on the rows. The rules are listed in the source. Needs
 * %PC_CASE_DIARY; %PC_CASE_SESSIONS for what overlaps with services, %PC_CASE_PAPERS for lost registers and covers.
 */
void pc_attendance_check (PcCase            *self,
                          PcPathwayCase     *pathway,
                          PcTraineeshipCase *traineeship,
                          PcDay              on,
                          GPtrArray         *findings);

G_END_DECLS
