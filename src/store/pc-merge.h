/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/*
 * Two records of one person become one. What they have in common is for pc-duplicates.h, which field wins for pc-
 * merge-fields.h.
 */

/**
 * pc_merge_check:
 *
 * What there is to think of before merging: somebody has said that the two are not the same, little speaks for it, both
 * take part in the same programme at the same time. None of it blocks.
 *
 * Errors: as of pc_merge_people()
 *
 * Returns: (transfer full): array of #PcFinding, the rules "known-distinct", "little-in-common" and "pathways-overlap"
 */
GPtrArray *pc_merge_check       (PcStore       *store,
                                 const char    *keep_id,
                                 const char    *other_id,
                                 GError       **error);

/**
 * pc_merge_people:
 * @keep_id: the person who stays, with her code
 * @other_id: the one who is merged into her
 * @take: (nullable) (array length=n_take): fields whose value is to be the other's; see pc_merge_fields_list()
 *
 * All that belongs to the other, removed things too, belongs to the kept one from then on. What only the other has is
 * taken over; every value that is not taken, the code too, is written into a note of the kept person. The other
 * becomes a tombstone that says into whom it was merged, so that its code, its names and its identifier still lead to
 * her. That they were known not to be the same holds no longer.
 *
 * One transaction and one entry of the journal; undo takes back all of it.
 *
 * Errors: NOT_FOUND; INVALID where both are one person, one of them is removed, or what would become of the kept one
 * cannot be kept
 */
gboolean   pc_merge_people      (PcStore       *store,
                                 const char    *keep_id,
                                 const char    *other_id,
                                 const guint   *take,
                                 guint          n_take,
                                 GError       **error);

/**
 * pc_merge_find_kept:
 * @id: a person who was removed
 *
 * Returns: (transfer full) (nullable): into whom she was merged, by however many merges; %NULL where she was not, or
 * that
 *   one was removed
 */
char      *pc_merge_find_kept   (PcStore       *store,
                                 const char    *id);

/** The same for the code of a person who was removed. */
char      *pc_merge_find_code   (PcStore       *store,
                                 const char    *code);

G_END_DECLS
