/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pc_name_latin:
 * @word: one word of a name, in any script
 * @abjad: (out) (optional): whether its script writes no short vowels (Arabic, Hebrew, Syriac)
 *
 * How the word is written with the letters a to z: "Müller" is "muller", "Шевченко" "shevchenko" and "محمد" "mhmd".
 * For comparing, not for showing. Letters that no rule knows stay as they are, so that two such words can be compared
 * still. May be called from any thread.
 *
 * Returns: (transfer full): the letters, lower case; "" where there is none in it
 */
char       *pc_name_latin             (const char *word,
                                       gboolean   *abjad);

/** What pc_name_latin() gives can change with this text: the version of its rules and of ICU's. */
const char *pc_name_latin_get_version (void);

G_END_DECLS
