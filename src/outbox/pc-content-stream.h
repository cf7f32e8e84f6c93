/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-outbox-queue.h"
#include "pc-progress.h"

G_BEGIN_DECLS

#define PC_TYPE_CONTENT_STREAM (pc_content_stream_get_type ())
G_DECLARE_FINAL_TYPE (PcContentStream, pc_content_stream, PC, CONTENT_STREAM, GInputStream)

/**
 * pc_content_stream_new:
 * @item: whose content; outlives the stream
 * @progress: (nullable): told how much was read
 *
 * The content of @item, from its first byte, piece by piece out of the database. It never blocks for long and says so
 * (#GPollableInputStream), which keeps libraries from reading it on a thread that may not touch @store.
 *
 * Errors: those of pc_queue_read_chunk()
 */
GInputStream *pc_content_stream_new (PcStore           *store,
                                     const PcQueueItem *item,
                                     PcProgress        *progress);

G_END_DECLS
