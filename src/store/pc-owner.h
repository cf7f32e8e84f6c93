/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/* What belongs to whom: a service to its pathway, a pathway to its person. */

/** Whether @field refers to what leads towards a person, and not to staff or to the network. */
gboolean  pc_owner_is_link      (const PcField *field);

/**
 * pc_owner_find_person:
 *
 * Whom a record is about: climbs from a service to its pathway to the person.
 *
 * Returns: (transfer full) (nullable): id of a beneficiary
 */
char     *pc_owner_find_person  (PcStore       *store,
                                 const PcKind  *kind,
                                 const char    *id);

/** Ids of the person and of all records that belong to it, deleted ones too (a set of `char *`), full. */
GHashTable *pc_owner_list_records (PcStore     *store,
                                   const char  *beneficiary_id,
                                   GError     **error);

/**
 * pc_owner_count_kinds:
 *
 * How much belongs to a person, without what was removed.
 *
 * Returns: (transfer full): array of guint, one a kind of pc_kind_list(); of people 0; %NULL on error
 */
GArray     *pc_owner_count_kinds  (PcStore     *store,
                                   const char  *beneficiary_id,
                                   GError     **error);

/** A SELECT for those ids, the person being parameter `?1`; full. */
char       *pc_owner_make_select  (void);

G_END_DECLS
