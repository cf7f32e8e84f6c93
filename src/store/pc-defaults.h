/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * Gives a new record the usual values where it has none: today, the operator who works here, the next number; a pathway
 * what pc_defaults_take_entry() takes over.
 */
void      pc_defaults_apply     (PcStore       *store,
                                 PcRecord      *record);

/**
 * pc_defaults_take_entry:
 *
 * Takes what the person's record says of work, school and home over into what @pathway keeps of the day of entry, where
 * that is empty. An employment status that began after the day of opening is left out.
 *
 * Returns: %TRUE where it took over anything
 */
gboolean  pc_defaults_take_entry (PcStore      *store,
                                  PcRecord     *pathway);

G_END_DECLS
