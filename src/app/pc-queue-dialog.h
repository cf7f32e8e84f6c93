/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_QUEUE_DIALOG (pc_queue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PcQueueDialog, pc_queue_dialog, PC, QUEUE_DIALOG, AdwWindow)

/**
 * pc_queue_dialog_new:
 * @title: what is handed over, translated
 *
 * Asks to which destinations something goes. Emits `queue` (array of #PcRecord) where some were chosen, and
 * `destinations` where somebody wants to make one.
 */
GtkWidget *pc_queue_dialog_new    (PcStore        *store,
                                   const char     *title);

/** Closes it, and hands over to what is marked, as its button does. */
void       pc_queue_dialog_accept (PcQueueDialog  *self);

G_END_DECLS
