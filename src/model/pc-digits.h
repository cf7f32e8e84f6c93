/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pc_digits_fold:
 * @text: valid or not
 *
 * Figures of every script (Arabic, Persian, Devanagari, full width …) as those of ASCII, with the signs that belong to
 * them: the Arabic decimal sign as a comma, its grouping sign and ’ as ', the minus of typographers as -, and ／ as /.
 * What cannot be seen and only sets the direction goes. All else stays.
 *
 * Returns: (transfer full): the text
 */
char  *pc_digits_fold (const char *text);

G_END_DECLS
