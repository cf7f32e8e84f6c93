/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A name in any script and spelling, made ready to be compared: Mohamed, Muhammad and محمد are one name, Diallo and
 * Jallow are, Ben Ali and Ali are. Nothing here says who is who: names that are the same are common.
 */

/** From here on two names count as the same in another spelling. */
#define PC_NAME_SAME    910

/** From here on they are alike: the same misspelt, or two names that are near. */
#define PC_NAME_SIMILAR 750

typedef struct _PcNameKey PcNameKey;

/**
 * pc_name_key_new:
 * @name: (nullable): a name of any number of words, of any content
 *
 * Words are parted by anything but letters and apostrophes. Articles and words for "son of" (al-, el-, ben, ould …)
 * do not count, unless there is nothing else.
 *
 * Returns: (transfer full): never %NULL; without a word where there is none in @name
 */
PcNameKey  *pc_name_key_new          (const char      *name);

/** The words of both, such as a family name and a given name; full. Shares what it can. */
PcNameKey  *pc_name_key_new_joined   (const PcNameKey *one,
                                      const PcNameKey *other);
void        pc_name_key_free         (PcNameKey       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcNameKey, pc_name_key_free)

guint       pc_name_key_get_n_words  (const PcNameKey *self);

/** Word @index, 0 to n_words - 1, as pc_name_spelling() writes it: "muhamid". */
const char *pc_name_key_get_spelling (const PcNameKey *self,
                                      guint            index);

/**
 * What an index finds word @index by, or at n_words the whole name as one word: the consonants, "mmd" of "muhamid"
 * and of "mhmd", since h is often not written; "-" where there are none. What may be read in two ways, or has an
 * article in front, is found by each: up to four, NULL at the end. Two spellings of one name mostly share one, and so
 * do other names.
 */
const char * const *pc_name_key_get_bones (const PcNameKey *self,
                                           guint            index);

/**
 * pc_name_key_compare:
 *
 * How alike two names are, whatever the order of their words and wherever they are parted (Gebre Meskel,
 * Gebremeskel). A word that one name has and the other has not makes them less so. Of a name whose script writes no
 * short vowels, against one that has them, the consonants are compared.
 *
 * Returns: 0 to 1000; 0 where one of them has no words
 */
guint       pc_name_key_compare      (const PcNameKey *a,
                                      const PcNameKey *b);

/** Whether each word of @part is the same as another word of @whole. */
gboolean    pc_name_key_contains     (const PcNameKey *whole,
                                      const PcNameKey *part);

/** What the above gives can change with this text; for an index of it. */
const char *pc_name_key_get_version  (void);

G_END_DECLS
