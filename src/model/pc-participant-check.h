/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-finding.h"
#include "pc-participant.h"

G_BEGIN_DECLS

/**
 * pc_participant_check:
 *
 * What a participant's record lacks for the indicators, with the place where it is mended: UNKNOWN where the record does
 * not count without it, WARNING where a result is lost, NOTE where only one indicator is. The rules are listed in the
 * source.
 */
void pc_participant_check (const PcParticipant *self,
                           GPtrArray           *findings);

G_END_DECLS
