/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/*
 * A spreadsheet runs what begins like a formula, whoever wrote it; an apostrophe before it keeps it text. Text that has
 * apostrophes before the like gets one more, so that whoever reads it takes away one and has what was written.
 */

/** Whether @text begins like a formula, behind whatever apostrophes. */
gboolean pc_csv_text_is_formula (const char *text);

/**
 * Writes @text as one value, guarded by an apostrophe where it begins like a formula, and by RFC 4180: quotes around what
 * holds @separator, a quote or a line end; quotes inside are doubled.
 */
void     pc_csv_text_write      (FILE       *file,
                                 char        separator,
                                 const char *text);

G_END_DECLS
