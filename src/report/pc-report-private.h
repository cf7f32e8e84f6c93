/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/* Shared by what makes reports on threads. */

/**
 * Makes the key of @recipient where @store has none yet, before a thread reads that cannot write. What is wrong with the
 * recipient is told by that thread, which finds none.
 */
void  pc_report_make_key (PcStore    *store,
                          const char *recipient);

G_END_DECLS
