/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-field.h"

G_BEGIN_DECLS

/**
 * PcRowDigest:
 *
 * SHA-256 over the rows of a table, by which anybody can tell that a workbook holds what was written. What is fed to it,
 * in UTF-8: each cell as text, U+001F after it, U+001E after each row. Text as it stands in the cell; counts, cents,
 * and minutes as whole numbers; days as "2026-03-31"; moments as "2026-03-31T08:15:00", in the local time of the
 * sheet; nothing for an empty cell. Headings and totals do not count.
 */
typedef struct _PcRowDigest PcRowDigest;

PcRowDigest *pc_row_digest_new        (void);
void         pc_row_digest_free       (PcRowDigest  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcRowDigest, pc_row_digest_free)

/** @text: (nullable): the cell; %NULL where it is empty. */
void         pc_row_digest_add_text   (PcRowDigest  *self,
                                       const char   *text);
void         pc_row_digest_add_number (PcRowDigest  *self,
                                       gint64        number);
void         pc_row_digest_end_row    (PcRowDigest  *self);

/** Hexadecimal, in small letters, valid as long as @self; nothing can be added after it. */
const char  *pc_row_digest_get        (PcRowDigest  *self);

G_END_DECLS
