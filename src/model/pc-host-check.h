/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/**
 * pc_host_check:
 * @pathway: one whose programme is known
 * @on: the day it is seen from
 *
 * Whether the host can have this trainee: its record is complete, its convention holds, its places and those of both
 * tutors are not used up at any moment of the traineeship, and none of the cases holds in which a traineeship is
 * forbidden (State-Regions agreement of 25 May 2017, L. 234/2021; the figures are the programme's with those of the
 * region). Needs %PC_CASE_CAPACITY. The rules are listed in the source.
 */
void pc_host_check       (PcCase                 *self,
                          PcPathwayCase          *pathway,
                          PcTraineeshipCase      *traineeship,
                          PcDay                   on,
                          GPtrArray              *findings);

/**
 * pc_host_get_staff:
 * @fixed_term: whether to count those on a fixed term, who count where their contract lasts as long as the traineeship
 *
 * The employees that count for the number of trainees: those of the operating unit without the apprentices, who are
 * among them.
 *
 * Returns: the number; -1 where it is not known
 */
int  pc_host_get_staff   (PcRecord               *host,
                          gboolean                fixed_term);

/**
 * pc_host_get_places:
 * @staff: employees that count
 *
 * How many trainees a host of that size may have at once, bonus places left out: by the bands of the programme or
 * region, beyond the last band a share, rounded up.
 *
 * Returns: the places; -1 where the programme does not state them
 */
int  pc_host_get_places  (const PcProgrammeRules *rules,
                          int                     staff);

/**
 * pc_periods_get_peak:
 * @periods: (element-type PcPeriod)
 * @same_too: whether to count those of the same host and occupation
 *
 * Returns: how many of them there are at once, at most, on the days from @from to @to
 */
int  pc_periods_get_peak (GArray                 *periods,
                          PcDay                   from,
                          PcDay                   to,
                          gboolean                same_too);

G_END_DECLS
