/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What tax codes, IBANs and VAT numbers have in common: capital letters A-Z and digits,
 * written with or without groups, and a check that is computed from them.
 */

/**
 * pc_identifier_squeeze:
 * @text: (nullable): what was typed or pasted, of any length and content
 *
 * Makes ASCII letters capital and removes spaces, dots, hyphens and what cannot be seen.
 * Anything else stays, for the check to name it.
 *
 * Returns: (transfer full): valid UTF-8, or %NULL where nothing is left
 */
char     *pc_identifier_squeeze       (const char  *text);

/**
 * pc_identifier_has_only:
 * @text: the text to look at
 * @letters: whether A-Z may stand in it beside the digits
 * @error: set to PC_ERROR_INVALID with a sentence that names the first other character
 *
 * Returns: whether nothing else stands in @text
 */
gboolean  pc_identifier_has_only      (const char  *text,
                                       gboolean     letters,
                                       GError     **error);

/** The first character of @at as a person can read it: itself, or "U+202E" where it cannot be seen alone; full. */
char     *pc_identifier_show_char     (const char  *at);

/**
 * pc_identifier_check_letter:
 * @text: A-Z and 0-9 only, at least @length of them
 *
 * The check letter of the codice fiscale (D.M. 23/12/1976), which is also the CIN of Italian IBANs.
 *
 * Returns: A to Z
 */
char      pc_identifier_check_letter  (const char  *text,
                                       gsize        length);

G_END_DECLS
