/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-outbox-problem.h"
#include "pc-outbox-queue.h"
#include "pc-progress.h"

G_BEGIN_DECLS

/*
 * Handing files over: they are queued in the database, and sent when their destination can be reached. Each is at its
 * destination exactly once and whole, or it waits here with the reason; a file of somebody else is never written over. Everything
 * is synchronous; PcOutboxRunner (pc-outbox-runner.h) does it off the main loop and by itself.
 */

#define PC_TYPE_OUTBOX (pc_outbox_get_type ())
G_DECLARE_FINAL_TYPE (PcOutbox, pc_outbox, PC, OUTBOX, GObject)

/**
 * PcOutboxAsk:
 * @destination: a record of the kind "destination"
 * @refused: whether the server has refused the password that was given before
 *
 * Asks somebody for a password; called once the server, verified, has asked for one, on the thread that sends.
 *
 * Returns: (transfer full) (nullable): the password, or %NULL where nobody gives one; the file waits then
 */
typedef char *(*PcOutboxAsk) (PcRecord     *destination,
                              gboolean      refused,
                              GCancellable *cancellable,
                              gpointer      user_data);

/**
 * PcOutboxCounts:
 * @sent: files that are at their destination now
 * @waiting: files that were tried and wait
 */
typedef struct
{
  guint sent;
  guint waiting;
} PcOutboxCounts;

/**
 * pc_outbox_new:
 * @store: on a file, for writing; or for reading, which lists and no more. Everything happens on its thread.
 */
PcOutbox    *pc_outbox_new          (PcStore         *store);

PcStore     *pc_outbox_get_store    (PcOutbox        *self);

/** Whom to ask for passwords that the keyring does not have; without it the keyring alone is asked. */
void         pc_outbox_set_ask      (PcOutbox        *self,
                                     PcOutboxAsk      ask,
                                     gpointer         user_data,
                                     GDestroyNotify   destroy);

/** Seconds of silence after which a server counts as unreachable; 60 unless set. */
void         pc_outbox_set_timeout  (PcOutbox        *self,
                                     guint            seconds);

/** A file of certificates (PEM) to trust in place of the system's; for offices with an authority of their own. */
void         pc_outbox_set_ca_file  (PcOutbox        *self,
                                     const char      *path);

/**
 * pc_outbox_enqueue:
 * @path: the file; it is copied and may go afterwards
 * @destinations: (element-type PcRecord): one or several of the kind "destination"
 * @report: (nullable): name of the report that it is
 * @title: what people call it, for instance the title of the report; the word {report} of the patterns
 * @arguments: (nullable): what the report was asked for, as pc_report_write() takes it
 *
 * Queues the file for each destination, under the name that the destination's patterns make. Whatever follows, it stays in the
 * queue until it was handed over or somebody cancels it.
 *
 * Errors: those of pc_queue_add(); INVALID where a destination was removed
 *
 * Returns: (transfer full): identifiers of the items in the order of @destinations; %NULL on error
 */
GStrv        pc_outbox_enqueue      (PcOutbox        *self,
                                     const char      *path,
                                     GPtrArray       *destinations,
                                     const char      *report,
                                     const char      *title,
                                     GHashTable      *arguments,
                                     GCancellable    *cancellable,
                                     GError         **error);

/** pc_outbox_enqueue() off the main loop, on a connection of its own; everything is copied. */
void         pc_outbox_enqueue_async (PcOutbox           *self,
                                     const char          *path,
                                     GPtrArray           *destinations,
                                     const char          *report,
                                     const char          *title,
                                     GHashTable          *arguments,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
GStrv        pc_outbox_enqueue_finish (GAsyncResult      *result,
                                     GError             **error);

/** pc_queue_list(). */
GPtrArray   *pc_outbox_list         (PcOutbox        *self,
                                     gboolean         open,
                                     GError         **error);

/** pc_queue_pause(), pc_queue_resume(), pc_queue_cancel(); retry is resume for what waits. */
gboolean     pc_outbox_pause        (PcOutbox        *self,
                                     const char      *id,
                                     GError         **error);
gboolean     pc_outbox_resume       (PcOutbox        *self,
                                     const char      *id,
                                     GError         **error);
gboolean     pc_outbox_retry        (PcOutbox        *self,
                                     const char      *id,
                                     GError         **error);
gboolean     pc_outbox_cancel       (PcOutbox        *self,
                                     const char      *id,
                                     GError         **error);

/** pc_outbox_problem_describe() of why the item is not there yet, full; %NULL where nothing keeps it. */
char        *pc_outbox_explain      (const PcQueueItem *item);

/**
 * pc_outbox_send_due:
 * @progress: (nullable): how much of the file that is being sent was read
 * @counts: (out) (optional): what came of it
 *
 * Sends what is due, oldest first, destination by destination. What was being sent when a program ended is begun again. That a file
 * cannot be sent is no error: it waits, with the reason. Only one of all programs and threads may do this at a time.
 *
 * Errors: those of #PcStore; G_IO_ERROR CANCELLED
 */
gboolean     pc_outbox_send_due     (PcOutbox        *self,
                                     PcProgress      *progress,
                                     PcOutboxCounts  *counts,
                                     GCancellable    *cancellable,
                                     GError         **error);

/** All that waits is due from now on; with @destination_id (nullable), what waits for that destination. */
gboolean     pc_outbox_hasten       (PcOutbox        *self,
                                     const char      *destination_id,
                                     GError         **error);

/**
 * PcOutbox::changed:
 *
 * Something of the queue has changed through this object; on the thread that did it.
 */

G_END_DECLS
