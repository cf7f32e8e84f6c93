/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/*
 * A part of a transaction that can be taken back by itself, so that a row of an import that fails half-way leaves
 * nothing and the rest goes on. Parts do not nest.
 */

/** Begins a part; inside a transaction only. */
gboolean  pc_store_begin_part (PcStore   *self,
                               GError   **error);

/** Ends it: what was written since stays where @keep, and is gone otherwise. */
gboolean  pc_store_end_part   (PcStore   *self,
                               gboolean   keep,
                               GError   **error);

G_END_DECLS
