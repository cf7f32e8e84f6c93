/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-outbox-queue.h"

G_BEGIN_DECLS

/* pc-outbox-content.c: the bytes of what waits. Inside a transaction. */

/** SHA-256 and size of the file. */
gboolean pc_queue_digest_file   (const char    *path,
                                 char         **sha256,
                                 gint64        *size,
                                 GCancellable  *cancellable,
                                 GError       **error);

/** Copies the file in, unless its content is there already. */
gboolean pc_queue_copy_in       (PcStore       *store,
                                 const char    *path,
                                 const char    *sha256,
                                 gint64         size,
                                 GCancellable  *cancellable,
                                 GError       **error);

/** Deletes the contents that no open item needs. */
gboolean pc_queue_drop_contents (PcStore       *store,
                                 GError       **error);

G_END_DECLS
