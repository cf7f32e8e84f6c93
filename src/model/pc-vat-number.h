/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** @text without spaces, dots, hyphens and the leading "IT"; full; %NULL where it is blank or %NULL. */
char     *pc_vat_number_normalise (const char  *text);

/**
 * pc_vat_number_check:
 * @text: a Partita IVA as pc_vat_number_normalise() gives it
 * @error: PC_ERROR_INVALID with a sentence that says what is wrong
 *
 * Eleven digits: seven of the holder, not all 0; three of the province (001 to 100, 120, 121,
 * 888, 999); one that checks the others by Luhn's rule.
 *
 * Returns: whether it is one
 */
gboolean  pc_vat_number_check     (const char  *text,
                                   GError     **error);

G_END_DECLS
