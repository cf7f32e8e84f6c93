/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcNameWord:
 *
 * One word of a name, in one or two readings: as it stands, and without the article in front. Part of #PcNameKey; never
 * changes, and is shared by the names it is in.
 */
typedef struct _PcNameWord PcNameWord;

/** @latin and @abjad are what pc_name_latin() gives, @latin not empty. */
PcNameWord *pc_name_word_new          (const char       *latin,
                                       gboolean          abjad);

/**
 * Several words as one; @full (nullable) is the other reading, with what else stood between them. Takes both
 * spellings.
 */
PcNameWord *pc_name_word_new_joined   (char             *spelling,
                                       char             *full,
                                       gboolean          abjad);
PcNameWord *pc_name_word_ref          (PcNameWord       *self);
void        pc_name_word_unref        (PcNameWord       *self);

/** Without the article where that is in Arabic letters, which are sure of it; else as it stands. */
const char *pc_name_word_get_spelling (const PcNameWord *self);

/** As it stands. */
const char *pc_name_word_get_full     (const PcNameWord *self);

/** Whether there is a second reading. */
gboolean    pc_name_word_has_other    (const PcNameWord *self);
gboolean    pc_name_word_is_abjad     (const PcNameWord *self);

/** See pc_name_key_get_bones(). */
const char * const *pc_name_word_get_bones (const PcNameWord *self);

/**
 * pc_name_similarity() of the two readings that are most alike; of the consonants where one has no vowels. 0 to 1000.
 */
guint       pc_name_word_compare      (const PcNameWord *a,
                                       const PcNameWord *b);

G_END_DECLS
