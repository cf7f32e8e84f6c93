/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_freeze_apply:
 *
 * What a record keeps of the day it was handed in, set just before it is written:
 *
 * - a claim that is submitted gets “frozen” (pc-claim-freeze.h) and its total, once: what its lines and the records said on
 *   the last day of its period. One that asks for nothing yet keeps nothing, and one that is taken back to a draft
 *   nothing any more;
 * - a traineeship whose clearance is asked for gets “clearance_frozen” (pc_readiness_freeze()): what there was to say on the day
 *   of the request. A request of another day is another one; without a day nothing is kept.
 *
 * Other records are left alone. Inside a transaction only.
 *
 * Errors: those of reading
 */
gboolean  pc_freeze_apply (PcStore   *store,
                           PcRecord  *record,
                           GError   **error);

G_END_DECLS
