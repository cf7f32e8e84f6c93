/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-word.h"

#include <string.h>

#include "pc-name-distance.h"
#include "pc-name-spelling.h"

/* What stands behind "al" or "el" is a word of its own from so many letters on: Elhassan, but not Elsa. */
#define LEAST_AFTER_ARTICLE        4
#define LEAST_AFTER_ARABIC_ARTICLE 2

/* Agreeing consonants say a little less where vowels cannot be compared. */
#define ABJAD_PERCENT 98

typedef struct
{
  char *spelling;
  char *consonants; /* The spelling without its vowels. */
} Reading;

struct _PcNameWord
{
  gatomicrefcount references;
  gboolean        abjad;
  Reading         readings[2];
  guint           n_readings;
  GStrv           bones;
};

static char *
drop_vowels (const char *spelling)
{
  g_autoptr(GString) consonants = g_string_new (NULL);

  for (const char *p = spelling; *p != '\0'; p++)
    if (!pc_name_is_vowel (*p) && (consonants->len == 0 || consonants->str[consonants->len - 1] != *p))
      g_string_append_c (consonants, *p);

  return g_string_free (g_steal_pointer (&consonants), FALSE);
}

/* Takes @spelling. */
static void
add_reading (PcNameWord *self,
             char       *spelling)
{
  Reading *reading = &self->readings[self->n_readings++];

  reading->spelling = spelling;
  reading->consonants = drop_vowels (spelling);
}

/*
 * Bones
 */

/* Consonants that stand for each other most, each by one of them; those that can be two are read in either way. */
static const struct
{
  char letter;
  char one;
  char other;
} bone_letters[] = {
  { 'c', 's', 't' }, { 'w', 's', 'd' }, { 'z', 's', 's' }, { 'g', 'k', 'j' }, { 'q', 'k', 'k' },
};

static char *
make_bones (const char *spelling,
            gboolean    other)
{
  g_autoptr(GString) bones = g_string_new (NULL);

  for (const char *p = spelling; *p != '\0'; p++)
    {
      char letter = *p;

      if (pc_name_is_vowel (letter) || letter == 'h')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (bone_letters); i++)
        if (bone_letters[i].letter == *p)
          letter = other ? bone_letters[i].other : bone_letters[i].one;
      g_string_append_c (bones, letter);
    }

  if (bones->len == 0)
    g_string_append_c (bones, '-');
  return g_string_free (g_steal_pointer (&bones), FALSE);
}

static GStrv
list_bones (const PcNameWord *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->n_readings; i++)
    {
      g_autofree char *one = make_bones (self->readings[i].spelling, FALSE);
      g_autofree char *other = make_bones (self->readings[i].spelling, TRUE);

      g_strv_builder_add (builder, one);
      if (strcmp (one, other) != 0)
        g_strv_builder_add (builder, other);
    }

  return g_strv_builder_end (builder);
}

/*
 * Making
 */

PcNameWord *
pc_name_word_new_joined (char     *spelling,
                         char     *full,
                         gboolean  abjad)
{
  PcNameWord *self = g_new0 (PcNameWord, 1);

  g_return_val_if_fail (spelling != NULL, NULL);

  g_atomic_ref_count_init (&self->references);
  self->abjad = abjad;
  if (full != NULL)
    add_reading (self, full);
  add_reading (self, spelling);
  self->bones = list_bones (self);

  return self;
}

/*
 * The word without an article in front or, as عبد الرحمن is often written, behind "servant"; %NULL where it has none.
 */
static char *
drop_article (const char *latin,
              gboolean    abjad)
{
  const gsize least = abjad ? LEAST_AFTER_ARABIC_ARTICLE : LEAST_AFTER_ARTICLE;

  if (abjad && g_str_has_prefix (latin, "bdal"))
    return g_strconcat ("bd", latin + 4, NULL);
  if ((g_str_has_prefix (latin, "al") || g_str_has_prefix (latin, "el")) && strlen (latin) >= 2 + least)
    return g_strdup (latin + 2);

  return NULL;
}

PcNameWord *
pc_name_word_new (const char *latin,
                  gboolean    abjad)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (latin != NULL && *latin != '\0', NULL);

  bare = drop_article (latin, abjad);
  if (bare == NULL)
    return pc_name_word_new_joined (pc_name_spelling (latin), NULL, abjad);

  return pc_name_word_new_joined (pc_name_spelling (bare), pc_name_spelling (latin), abjad);
}

PcNameWord *
pc_name_word_ref (PcNameWord *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
pc_name_word_unref (PcNameWord *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->n_readings; i++)
    {
      g_free (self->readings[i].spelling);
      g_free (self->readings[i].consonants);
    }
  g_strfreev (self->bones);
  g_free (self);
}

/*
 * Reading
 */

const char *
pc_name_word_get_spelling (const PcNameWord *self)
{
  return self->readings[self->abjad ? self->n_readings - 1 : 0].spelling;
}

const char *
pc_name_word_get_full (const PcNameWord *self)
{
  return self->readings[0].spelling;
}

gboolean
pc_name_word_has_other (const PcNameWord *self)
{
  return self->n_readings > 1;
}

gboolean
pc_name_word_is_abjad (const PcNameWord *self)
{
  return self->abjad;
}

const char * const *
pc_name_word_get_bones (const PcNameWord *self)
{
  return (const char * const *) self->bones;
}

static guint
compare_readings (const Reading *a,
                  gboolean       abjad_a,
                  const Reading *b,
                  gboolean       abjad_b)
{
  if (abjad_a == abjad_b)
    return pc_name_similarity (a->spelling, b->spelling, abjad_a ? PC_NAME_ABJAD : PC_NAME_VOWELS);

  /* Where there is not one consonant, as in Aya, the vowels that are written have to do. */
  if (*a->consonants == '\0' && *b->consonants == '\0')
    return pc_name_similarity (a->spelling, b->spelling, PC_NAME_VOWELS) * ABJAD_PERCENT / 100;

  return pc_name_similarity (a->consonants, b->consonants, PC_NAME_VOWELS) * ABJAD_PERCENT / 100;
}

guint
pc_name_word_compare (const PcNameWord *a,
                      const PcNameWord *b)
{
  guint best = 0;

  for (guint i = 0; i < a->n_readings; i++)
    for (guint j = 0; j < b->n_readings && best < 1000; j++)
      best = MAX (best, compare_readings (&a->readings[i], a->abjad, &b->readings[j], b->abjad));

  return best;
}
