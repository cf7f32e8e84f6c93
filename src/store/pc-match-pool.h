/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-duplicates.h"

G_BEGIN_DECLS

/**
 * PcMatchPool:
 *
 * Everybody in memory, to ask of very many people one after the other who they could be: what pc_duplicates_find()
 * answers in milliseconds at a key typed, this does in a tenth of one. It knows what was in the database when it was
 * made and what was added since. A person is looked for by the keys of pc_match_card_list_pair_keys(), which few people
 * share; by these some are not found whom pc_duplicates_find() finds, all of them at the lower end of “possible”.
 *
 * About a kilobyte a person. Stays on the thread of the store, which outlives it.
 */
typedef struct _PcMatchPool PcMatchPool;

/**
 * pc_match_pool_new:
 * @cancellable: (nullable): stops it, with G_IO_ERROR_CANCELLED
 *
 * Reads everybody who is not removed.
 *
 * Returns: (transfer full): the pool, or %NULL
 */
PcMatchPool *pc_match_pool_new  (PcStore       *store,
                                 GCancellable  *cancellable,
                                 GError       **error);
void         pc_match_pool_free (PcMatchPool   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcMatchPool, pc_match_pool_free)

/**
 * pc_match_pool_find:
 * @person: not kept yet
 * @permits: (nullable) (array zero-terminated=1): numbers of permits that she has
 * @least: the least score
 * @limit: how many at most; 0 for all
 *
 * Returns: (transfer full): array of #PcDuplicate with @person as the first, the most likely one first
 */
GPtrArray   *pc_match_pool_find (PcMatchPool        *self,
                                 PcRecord           *person,
                                 const char * const *permits,
                                 guint               least,
                                 guint               limit);

/** Adds a person who was just kept, so that those who come after her are compared with her as well. */
void         pc_match_pool_add  (PcMatchPool        *self,
                                 PcRecord           *person,
                                 const char * const *permits);

G_END_DECLS
