/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-record.h"

G_BEGIN_DECLS

/**
 * PcMergeField:
 * @field: index of the field
 * @take: whether the kept person gets the other's value, which may be none
 * @left: (nullable): a value that is in neither place afterwards and has to be written down; of one of the two records
 *
 * What becomes of one field where two people are merged; of those alone where something does.
 */
typedef struct
{
  guint          field;
  gboolean       take;
  const PcValue *left;
} PcMergeField;

/**
 * pc_merge_fields_list:
 * @keep: the person who stays
 * @other: the one who is merged into her
 * @take: (nullable) (array length=n_take): fields whose value is to be the other's, where the other has one
 *
 * What only the other has is taken; where both have something, @keep's stays unless @take names it. A field that goes
 * with another one follows it, so that no statement is put together from two: the holder of an account goes with the
 * IBAN, the day of a consent with the consent. Code and fields that the program keeps are left out.
 *
 * Returns: (transfer full) (element-type PcMergeField): in the order of the fields
 */
GArray   *pc_merge_fields_list    (PcRecord     *keep,
                                   PcRecord     *other,
                                   const guint  *take,
                                   guint         n_take);

/** Whether both have something in @field, and not the same, so that there is a choice. */
gboolean  pc_merge_fields_differ  (PcRecord     *keep,
                                   PcRecord     *other,
                                   guint         field);

/** Whether merging does something to @field: not to the code, nor to what the program keeps. */
gboolean  pc_merge_fields_covers  (guint         field);

G_END_DECLS
