/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A new UUID of version 7 (RFC 9562): later ones sort later, also within a millisecond on one thread; full. */
char     *pc_uuid_new      (void);

/**
 * pc_uuid_new_at:
 * @unix_ms: milliseconds since 1970, UTC
 * @random: where its 74 random bits come from
 *
 * The same id for the same @unix_ms and state of @random.
 *
 * Returns: (transfer full): the id
 */
char     *pc_uuid_new_at   (gint64      unix_ms,
                            GRand      *random);

/** Whether @text is a UUID, in either case. */
gboolean  pc_uuid_is_valid (const char *text);

G_END_DECLS
