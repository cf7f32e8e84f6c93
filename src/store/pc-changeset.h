/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-journal.h"

G_BEGIN_DECLS

/* The changesets of SQLite's session extension, as bytes. Internal to this folder. */

/** Compressed for keeping (zlib), full. */
GBytes    *pc_changeset_pack         (GBytes  *changeset);
GBytes    *pc_changeset_unpack       (GBytes  *packed,
                                      GError **error);

/** The changeset that takes back what @changeset does, full. */
GBytes    *pc_changeset_invert       (GBytes  *changeset,
                                      GError **error);

/** The records it touches, each once (array of #PcChange with kind and id), full. */
GPtrArray *pc_changeset_list_records (GBytes  *changeset);

/** The fields it changes (array of #PcChange), full. */
GPtrArray *pc_changeset_list_fields  (GBytes  *changeset);

G_END_DECLS
