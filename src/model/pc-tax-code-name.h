/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pc_tax_code_name_letters:
 * @name: a family or given name, of any length and content
 * @given: whether it is the given name, where of four consonants and more the second is left out
 * @language: "C", or "de" to write ä, ö and ü as ae, oe and ue
 *
 * The three letters that stand for a name in a tax code: its consonants, then its vowels, then X.
 *
 * Returns: (transfer full): the letters, or %NULL where @name has letters with no Latin equal
 */
char *pc_tax_code_name_letters (const char *name,
                                gboolean    given,
                                const char *language);

G_END_DECLS
