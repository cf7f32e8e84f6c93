/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcNameWriting:
 * @PC_NAME_VOWELS: both words have their vowels, which one spelling writes and another does not: they weigh little
 * @PC_NAME_ABJAD: both are from a script that writes long vowels alone: one that is written tells names apart
 *
 * What a vowel is worth in pc_name_distance().
 */
typedef enum
{
  PC_NAME_VOWELS,
  PC_NAME_ABJAD
} PcNameWriting;

/**
 * pc_name_similarity:
 * @a: the spelling of a word, as pc_name_key_get_spelling() gives it
 *
 * How much two spellings have in common, by the weighted steps (letters put in, left out, changed or swapped with the
 * next one) that lead from one to the other. Sounds that languages write for one another (s and z, k and g …) are near.
 *
 * Returns: 500 to 1000, 1000 where they are the same; 0 where they have less in common
 */
guint     pc_name_similarity (const char    *a,
                              const char    *b,
                              PcNameWriting  writing);

/** Whether a spelling has @letter for a vowel: a, i or u. */
gboolean  pc_name_is_vowel   (char           letter);

G_END_DECLS
