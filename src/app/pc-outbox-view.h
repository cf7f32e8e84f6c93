/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-outbox-runner.h"

G_BEGIN_DECLS

#define PC_TYPE_OUTBOX_VIEW (pc_outbox_view_get_type ())
G_DECLARE_FINAL_TYPE (PcOutboxView, pc_outbox_view, PC, OUTBOX_VIEW, GtkBox)

/**
 * PcOutboxView:
 *
 * What is handed over: the destinations, what waits for them and why, and what was sent.
 *
 * Emits `failed` (message), and `counted` (guint) with how many files wait.
 */

/** @runner: (nullable): %NULL where nothing is sent, as from a database that is only read */
void pc_outbox_view_set_store         (PcOutboxView    *self,
                                       PcStore         *store,
                                       PcOutboxRunner  *runner);

/** Asks for a new destination. */
void pc_outbox_view_add_destination   (PcOutboxView    *self);

G_END_DECLS
