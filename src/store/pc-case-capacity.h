/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_case_capacity_read:
 * @traineeships: (element-type PcTraineeshipCase)
 *
 * What else takes the places of each: at_host, of_host_tutor and of_promoter_tutor of #PcTraineeshipCase, anew. Host,
 * days and tutors of the traineeships are those of their records here, which need not have been written yet; those of
 * the others are the ones kept. A tutor has a trainee from the day on which she took over to the day before the next
 * one did, on both sides.
 *
 * Errors: those of reading
 */
gboolean  pc_case_capacity_read (PcStore    *store,
                                 GPtrArray  *traineeships,
                                 GError    **error);

G_END_DECLS
