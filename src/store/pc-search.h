/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_search_find:
 * @kind: a kind with searchable fields
 * @text: what was typed; every word of it must begin a word of the record, accents and case aside
 * @limit: how many at most; 0 for all
 *
 * Finds records by their searchable fields, deleted ones included.
 *
 * Returns: (transfer full): array of gint64 row ids, ascending; %NULL on error
 */
GArray   *pc_search_find       (PcStore       *store,
                                const PcKind  *kind,
                                const char    *text,
                                guint          limit,
                                GError       **error);

/**
 * The records found, deleted ones left out, and a merged person in the place of who was merged into her (array of
 * #PcRecord), full.
 */
GPtrArray *pc_search_list      (PcStore       *store,
                                const PcKind  *kind,
                                const char    *text,
                                guint          limit,
                                GError       **error);

/** Whether @kind has searchable fields. */
gboolean  pc_search_covers     (const PcKind  *kind);

G_END_DECLS
