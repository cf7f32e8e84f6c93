/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-outbox.h"

G_BEGIN_DECLS

/*
 * The outbox of a running program: it sends by itself, on a thread with a connection of its own, when something is queued, when its
 * time has come, when the network comes back, a disk is mounted or a destination is changed. Lives on the thread of the main loop.
 */

#define PC_TYPE_OUTBOX_RUNNER (pc_outbox_runner_get_type ())
G_DECLARE_FINAL_TYPE (PcOutboxRunner, pc_outbox_runner, PC, OUTBOX_RUNNER, GObject)

/**
 * pc_outbox_runner_new:
 * @store: on a file, opened for writing
 *
 * Begins at once with what waits.
 */
PcOutboxRunner *pc_outbox_runner_new           (PcStore              *store);

/** Ends it: what is being sent is given up and waits for the next start. Call it before the program ends. */
void            pc_outbox_runner_stop          (PcOutboxRunner       *self);

/** The outbox on the store of the main loop, to queue, list, pause, resume and cancel; what it changes wakes the runner. */
PcOutbox       *pc_outbox_runner_get_outbox    (PcOutboxRunner       *self);

/** How much of the file that is being sent was read. */
PcProgress     *pc_outbox_runner_get_progress  (PcOutboxRunner       *self);

/** Whether something is being sent; notified as the property "sending". */
gboolean        pc_outbox_runner_is_sending    (PcOutboxRunner       *self);

/** Sends what is due, now. */
void            pc_outbox_runner_wake          (PcOutboxRunner       *self);

/**
 * pc_outbox_runner_give_password:
 * @destination: whose
 * @remember: whether the keyring is to keep it; otherwise it is known until the program ends
 *
 * What PcOutboxRunner::password-needed asks for; what waits for that destination is sent at once.
 */
void            pc_outbox_runner_give_password (PcOutboxRunner       *self,
                                                PcRecord             *destination,
                                                const char           *password,
                                                gboolean              remember);

/**
 * PcOutboxRunner::changed:
 *
 * The queue has changed: list it anew.
 */

/**
 * PcOutboxRunner::password-needed:
 * @destination_id: whose
 * @refused: whether the one that was known is refused
 *
 * Something waits for a password; said once a run.
 */

/**
 * PcOutboxRunner::failed:
 * @message: a translated sentence
 *
 * The queue could not be read or written, or the keyring does not keep a password.
 */

G_END_DECLS
