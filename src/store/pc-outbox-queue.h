/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-store.h"

G_BEGIN_DECLS

/*
 * The files that are to be handed over, each to one destination, and how far each of them is. It belongs to this file and
 * computer alone and stays out of the journal; every change is a transaction of its own, so that what a power cut leaves is
 * true. A row is never deleted: what was handed over stays with its digest, without its content.
 */

/**
 * PcQueueState:
 * @PC_QUEUE_WAITING: to be sent as soon as it can be
 * @PC_QUEUE_SENDING: on its way; one that is found so at a start was cut off and waits again
 * @PC_QUEUE_SENT: whole at its destination
 * @PC_QUEUE_PAUSED: waits until somebody lets it go
 * @PC_QUEUE_CANCELLED: will not be sent
 */
typedef enum
{
  PC_QUEUE_WAITING,
  PC_QUEUE_SENDING,
  PC_QUEUE_SENT,
  PC_QUEUE_PAUSED,
  PC_QUEUE_CANCELLED
} PcQueueState;

/**
 * PcQueueItem:
 * @destination_id: a record of the kind "destination"; it may have been removed meanwhile
 * @report: (nullable): name of the report that the file is
 * @arguments: (nullable): what the report was asked for, as a JSON object
 * @title: what people call it
 * @file_name: the name it is to have there
 * @sub_folder: (nullable): below the destination, "a/b"
 * @size: bytes
 * @sha256: of the content, in small hexadecimal digits
 * @attempts: how often it was begun
 * @next_try_at: (nullable): an instant; %NULL where it waits for somebody to do something
 * @problem: (nullable): a word of pc-outbox-problem.h: why it is not there yet
 * @problem_detail: (nullable): what the system or server said, in English; no personal data
 * @queued_at: an instant
 * @sent_at: (nullable): an instant
 * @remote_name: (nullable): the name it has there, with its sub-folder
 *
 * One file on its way to one destination.
 */
typedef struct
{
  char         *id;
  char         *destination_id;
  char         *report;
  char         *arguments;
  char         *title;
  char         *file_name;
  char         *sub_folder;
  gint64        size;
  char         *sha256;
  PcQueueState  state;
  guint         attempts;
  char         *next_try_at;
  char         *problem;
  char         *problem_detail;
  char         *queued_at;
  char         *sent_at;
  char         *remote_name;
} PcQueueItem;

void         pc_queue_item_free      (PcQueueItem     *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcQueueItem, pc_queue_item_free)

/** The word of a state: "waiting", "sending", "sent", "paused", "cancelled". */
const char  *pc_queue_state_get_word (PcQueueState     state);

/**
 * pc_queue_add:
 * @path: the file; copied into the database
 * @items: (element-type PcQueueItem): one a destination, with destination, report, arguments, title, name and sub-folder; the
 *   rest is filled in
 *
 * All of @items, with the content, in one transaction.
 *
 * Errors: NOT_FOUND, READ_ONLY or FAILED where the file cannot be read; CONFLICT where it changed meanwhile; FULL;
 *   G_IO_ERROR CANCELLED
 */
gboolean     pc_queue_add            (PcStore         *store,
                                      const char      *path,
                                      GPtrArray       *items,
                                      GCancellable    *cancellable,
                                      GError         **error);

/** All items, oldest first; with @open those alone that are neither sent nor cancelled; (element-type PcQueueItem), full. */
GPtrArray   *pc_queue_list           (PcStore         *store,
                                      gboolean         open,
                                      GError         **error);

/** The item of that id; NOT_FOUND where there is none; full. */
PcQueueItem *pc_queue_get            (PcStore         *store,
                                      const char      *id,
                                      GError         **error);

/** The cancelled items of which something unfinished may still lie at @destination_id (%NULL for any); full. */
GPtrArray   *pc_queue_list_leftovers (PcStore         *store,
                                      const char      *destination_id,
                                      GError         **error);

/** Nothing of a cancelled item is left at its destination. */
gboolean     pc_queue_set_clean      (PcStore         *store,
                                      const char      *id,
                                      GError         **error);

/** What is left of cancelled items at a destination is not looked for before @next_try_at. */
gboolean     pc_queue_put_off_leftovers (PcStore      *store,
                                      const char      *destination_id,
                                      const char      *next_try_at,
                                      GError         **error);

/**
 * pc_queue_recover:
 * @patience: seconds after which everything is tried again; what is to wait longer was put off by a clock that was wrong
 *
 * What was being sent when the program ended waits again, with @problem, and what was put off for too long is due now; only
 * where nobody else sends.
 */
gboolean     pc_queue_recover        (PcStore         *store,
                                      const char      *problem,
                                      gint64           patience,
                                      GError         **error);

/** The next instant at which something is due, full; %NULL where nothing waits for a time. @patience: see pc_queue_recover() */
char        *pc_queue_get_next_due   (PcStore         *store,
                                      gint64           patience);

/** What waits with @problem is due at once; %NULL for all that waits. */
gboolean     pc_queue_hasten         (PcStore         *store,
                                      const char      *problem,
                                      const char      *destination_id,
                                      GError         **error);

/** Marks a waiting item as being sent, which counts as an attempt; CONFLICT where it does not wait any more. */
gboolean     pc_queue_begin          (PcStore         *store,
                                      const char      *id,
                                      GError         **error);

/**
 * pc_queue_put_back:
 * @next_try_at: (nullable): %NULL where it waits for somebody to do something
 *
 * It could not be sent and waits again; paused or cancelled ones stay so, with the reason.
 */
gboolean     pc_queue_put_back       (PcStore         *store,
                                      const char      *id,
                                      const char      *problem,
                                      const char      *detail,
                                      const char      *next_try_at,
                                      GError         **error);

/** It is whole at its destination as @remote_name; its content goes where no other item needs it. */
gboolean     pc_queue_set_sent       (PcStore         *store,
                                      const char      *id,
                                      const char      *remote_name,
                                      GError         **error);

/** Pauses what waits or is being sent; CONFLICT where it is sent or cancelled. */
gboolean     pc_queue_pause          (PcStore         *store,
                                      const char      *id,
                                      GError         **error);

/** Lets what is paused or waits go at once; CONFLICT where it is sent or cancelled. */
gboolean     pc_queue_resume         (PcStore         *store,
                                      const char      *id,
                                      GError         **error);

/** Gives up what is not sent; its content goes. CONFLICT where it is sent. */
gboolean     pc_queue_cancel         (PcStore         *store,
                                      const char      *id,
                                      GError         **error);

/** Piece @chunk (from 0) of a content; a piece of no bytes at the end; DAMAGED where it is not there; full. */
GBytes      *pc_queue_read_chunk     (PcStore         *store,
                                      const char      *sha256,
                                      gint64           size,
                                      gint64           chunk,
                                      GError         **error);

/** Now, and @seconds later, as an instant, full. */
char        *pc_queue_make_instant   (PcStore         *store,
                                      gint64           seconds);

G_END_DECLS
