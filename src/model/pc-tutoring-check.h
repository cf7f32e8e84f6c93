/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-finding.h"
#include "pc-tutoring.h"

G_BEGIN_DECLS

/**
 * pc_tutoring_check:
 *
 * What is to be said of the tutoring diary and of the competences of the training project, on the day @on. The rules
 * are listed in the source. Needs %PC_CASE_DIARY.
 */
void pc_tutoring_check (PcCase            *self,
                        PcPathwayCase     *pathway,
                        PcTraineeshipCase *traineeship,
                        PcDay              on,
                        GPtrArray         *findings);

G_END_DECLS
