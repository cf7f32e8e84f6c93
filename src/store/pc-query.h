/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-cursor.h"

G_BEGIN_DECLS

typedef struct _PcQuery PcQuery;

/**
 * PcQueryOperator:
 * @PC_QUERY_EQUAL: the same; with an unset value, what is unset
 * @PC_QUERY_NOT_EQUAL: everything else, what is unset too
 * @PC_QUERY_LESS: before or smaller; what is unset is neither that nor the three below
 * @PC_QUERY_AT_MOST: not after and not greater
 * @PC_QUERY_GREATER: after or greater
 * @PC_QUERY_AT_LEAST: not before and not smaller
 * @PC_QUERY_CONTAINS: text with the value somewhere in it, case and accents aside; several choices with all the
 *   value's among them
 *
 * How a field is compared with a value.
 */
typedef enum
{
  PC_QUERY_EQUAL,
  PC_QUERY_NOT_EQUAL,
  PC_QUERY_LESS,
  PC_QUERY_AT_MOST,
  PC_QUERY_GREATER,
  PC_QUERY_AT_LEAST,
  PC_QUERY_CONTAINS
} PcQueryOperator;

/** A query for all records of @kind that are not deleted. */
PcQuery  *pc_query_new         (const PcKind     *kind);
void      pc_query_free        (PcQuery          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcQuery, pc_query_free)

/** Whether @field can be compared with %PC_QUERY_CONTAINS: text, notes and several choices. */
gboolean  pc_query_can_contain (const PcField    *field);

/**
 * pc_query_add:
 * @field: index of a field of the kind
 * @value: copied; set, but for %PC_QUERY_EQUAL and %PC_QUERY_NOT_EQUAL
 *
 * One more condition; a record must meet them all.
 */
void      pc_query_add         (PcQuery          *self,
                                guint             field,
                                PcQueryOperator   operator,
                                const PcValue    *value);

/** Sorts by @field, then by id; text without regard to case and accents. By id alone where this is not called. */
void      pc_query_set_order   (PcQuery          *self,
                                guint             field,
                                gboolean          descending);

/** How many rows at most; 0, as at first, for all. */
void      pc_query_set_limit   (PcQuery          *self,
                                guint             limit);

/** Whether it gives the deleted records in place of the others. */
void      pc_query_set_deleted (PcQuery          *self,
                                gboolean          deleted);

/**
 * pc_query_open:
 *
 * The rows; their columns are the fields of the kind in order. Values are bound, never part of the SQL.
 *
 * Returns: (transfer full): the cursor, or %NULL with an error of #PcStore
 */
PcCursor *pc_query_open        (PcQuery          *self,
                                PcStore          *store,
                                GError          **error);

G_END_DECLS
