/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pc_book_text_unescape:
 *
 * Undoes, from @start on, what spreadsheets do to characters that XML cannot hold: `_x0009_` is a tab, `_x005F_` an
 * underscore before what only looks like that. Line ends become LF.
 */
void  pc_book_text_unescape       (GString  *text,
                                   gsize     start);

/** Line ends, from @start on, become LF. */
void  pc_book_text_join_line_ends (GString  *text,
                                   gsize     start);

G_END_DECLS
