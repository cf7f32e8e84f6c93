/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-finding.h"

G_BEGIN_DECLS

/**
 * pc_limit_check_promoter:
 * @pathways: how many the office has in the programme, those that never began left out
 *
 * Whether the promoter has more pathways than the programme allows ([Limits] PathwaysPerPromoter, PUOI 2022: 75). What
 * the programme does not state says nothing.
 */
void pc_limit_check_promoter (PcProgramme *programme,
                              guint        pathways,
                              GPtrArray   *findings);

G_END_DECLS
