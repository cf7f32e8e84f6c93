/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-finding.h"
#include "pc-register.h"

G_BEGIN_DECLS

/**
 * pc_register_check:
 *
 * What is to be said of the registers of training activities, on the day @on: numbers, stamps, pages, the days they
 * cover, loss. The rules are listed in the source. A part of pc_attendance_check(). Needs %PC_CASE_DIARY and
 * %PC_CASE_PAPERS.
 */
void pc_register_check (PcCase            *self,
                        PcPathwayCase     *pathway,
                        PcTraineeshipCase *traineeship,
                        PcDay              on,
                        GPtrArray         *findings);

/** Says that the rule stands where the programme has its register of training activities. */
void pc_register_cite  (PcFinding         *finding,
                        PcProgramme       *programme);

G_END_DECLS
