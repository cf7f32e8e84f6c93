/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-finding.h"
#include "pc-situation.h"

G_BEGIN_DECLS

/**
 * pc_situation_check:
 *
 * What is to be said of a traineeship's agreement and events on the day @on: impossible histories, suspensions that do
 * not count, length, hours, communications, insurance, safety, attestation. The rules are listed in the source. Needs
 * %PC_CASE_DIARY.
 */
void pc_situation_check (PcCase            *self,
                         PcPathwayCase     *pathway,
                         PcTraineeshipCase *traineeship,
                         PcDay              on,
                         GPtrArray         *findings);

G_END_DECLS
