/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/** Gives a new record the usual values where it has none: today, the operator who works here, the next number. */
void      pc_defaults_apply     (PcStore       *store,
                                 PcRecord      *record);

G_END_DECLS
