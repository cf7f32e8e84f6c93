/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** @text in capitals, without its groups and a leading word "IBAN"; full; %NULL where it is blank or %NULL. */
char     *pc_iban_normalise (const char  *text);

/**
 * pc_iban_check:
 * @iban: as pc_iban_normalise() gives it
 * @error: PC_ERROR_INVALID with a sentence that says what is wrong
 *
 * Of every country: the length that the ISO 13616 registry gives for it, and the two check
 * digits (remainder of 97). Of Italy also the structure (a letter, ten digits, twelve letters or
 * digits) and that letter, the CIN. Whether the account exists is not known.
 *
 * Returns: whether it is one
 */
gboolean  pc_iban_check     (const char  *iban,
                             GError     **error);

/** @iban in groups of four, as it is printed; of any text, also one that is not an IBAN; full. */
char     *pc_iban_format    (const char  *iban);

G_END_DECLS
