/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_outbox_make_names:
 * @path: the file, for its extension
 * @title: the word {report}
 * @arguments: (nullable): of the report; "from", "to", "person" and "programme" are words of the patterns
 * @name: (out): the name of the file there, full
 * @folder: (out): the sub-folder there, full; "" for none
 *
 * What the patterns of @destination (pc-name-pattern.h) make of a file that is queued now.
 */
void pc_outbox_make_names (PcStore     *store,
                           PcRecord    *destination,
                           const char  *path,
                           const char  *title,
                           GHashTable  *arguments,
                           char       **name,
                           char       **folder);

/** @arguments as a JSON object with its keys in order, full; %NULL for none. */
char *pc_outbox_make_json  (GHashTable *arguments);

G_END_DECLS
