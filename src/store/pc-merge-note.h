/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_merge_note_put:
 * @kept: the person who stays
 * @other: the one who was merged into her
 * @fields: (element-type PcMergeField): what became of the fields
 *
 * Writes the code of @other and every value that was left into a note of @kept, "field: value" a line, in the
 * language of who merges; into several notes where one cannot hold it all. Confidential where one of the values is
 * special-category data. Inside a transaction only; internal to this folder.
 */
gboolean  pc_merge_note_put (PcStore   *store,
                             PcRecord  *kept,
                             PcRecord  *other,
                             GArray    *fields,
                             GError   **error);

G_END_DECLS
