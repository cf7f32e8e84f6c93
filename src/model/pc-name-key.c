/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-key.h"

#include <string.h>

#include "pc-name-distance.h"
#include "pc-name-latin.h"
#include "pc-name-spelling.h"

#define RULES_VERSION "1"

/* What stands behind "al" or "el" is a word of its own from so many letters on: Elhassan, but not Elsa. */
#define LEAST_AFTER_ARTICLE        4
#define LEAST_AFTER_ARABIC_ARTICLE 2

/* No name has more; what has is no name. */
#define MOST_WORDS 16

/* Agreeing consonants say a little less where vowels cannot be compared. */
#define ABJAD_PERCENT 98

/* A way to read a word: as it stands, or without the article. */
typedef struct
{
  char *spelling;
  char *consonants; /* The spelling without its vowels. */
} Reading;

typedef struct
{
  Reading   readings[2];
  guint     n_readings;
  GStrv     bones;
  gboolean  abjad;
} Word;

struct _PcNameKey
{
  GPtrArray *words;  /* Without particles, unless there is nothing else. */
  Word      *joined; /* Their spellings as one word; as a second reading, with the particles and articles. */
};

static void
word_free (gpointer data)
{
  Word *word = data;

  for (guint i = 0; i < word->n_readings; i++)
    {
      g_free (word->readings[i].spelling);
      g_free (word->readings[i].consonants);
    }
  g_strfreev (word->bones);
  g_free (word);
}

static char *
drop_vowels (const char *spelling)
{
  g_autoptr(GString) consonants = g_string_new (NULL);

  for (const char *p = spelling; *p != '\0'; p++)
    if (!pc_name_is_vowel (*p) && (consonants->len == 0 || consonants->str[consonants->len - 1] != *p))
      g_string_append_c (consonants, *p);

  return g_string_free (g_steal_pointer (&consonants), FALSE);
}

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

  return g_string_free (bones->len > 0 ? g_steal_pointer (&bones) : g_string_new ("-"), FALSE);
}

static GStrv
list_bones (const Word *word)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < word->n_readings; i++)
    {
      g_autofree char *one = make_bones (word->readings[i].spelling, FALSE);
      g_autofree char *other = make_bones (word->readings[i].spelling, TRUE);

      g_strv_builder_add (builder, one);
      if (strcmp (one, other) != 0)
        g_strv_builder_add (builder, other);
    }

  return g_strv_builder_end (builder);
}

/* Takes @spelling. */
static void
add_reading (Word *word,
             char *spelling)
{
  Reading *reading = &word->readings[word->n_readings++];

  reading->spelling = spelling;
  reading->consonants = drop_vowels (spelling);
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

static Word *
word_new (const char *latin,
          gboolean    abjad)
{
  Word *word = g_new0 (Word, 1);
  g_autofree char *bare = drop_article (latin, abjad);

  word->abjad = abjad;
  add_reading (word, pc_name_spelling (latin));
  if (bare != NULL)
    add_reading (word, pc_name_spelling (bare));
  word->bones = list_bones (word);

  return word;
}

/* In Arabic the article is never the name's own. */
static const char *
get_spelling (const Word *word)
{
  return word->readings[word->abjad ? word->n_readings - 1 : 0].spelling;
}

static char *
join (GPtrArray *words,
      gboolean   full)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = words->pdata[i];
      const char *spelling = full ? word->readings[0].spelling : get_spelling (word);

      /* As within a word, no letter stands twice in a row. */
      if (joined->len > 0 && joined->str[joined->len - 1] == *spelling)
        spelling++;
      g_string_append (joined, spelling);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* An apostrophe or the like is a part of the word: N’Diaye, Sa‘id. */
static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c) || c == '\'' || c == '`' || c == 0x00B4 ||
         (c >= 0x2018 && c <= 0x201B) || c == 0x200C || c == 0x200D;
}

/* The words of @name as they stand. */
static GPtrArray *
split (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = valid; words->len < MOST_WORDS; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && is_in_word (g_utf8_get_char (p)))
        start = start != NULL ? start : p;
      else if (start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, p - start));
          start = NULL;
        }
      if (*p == '\0')
        break;
    }

  return words;
}

/* Takes the particles out, unless all are. */
static void
drop_particles (GPtrArray *words,
                GPtrArray *particles)
{
  if (particles->len < words->len)
    for (guint i = 0; i < particles->len; i++)
      g_ptr_array_remove (words, particles->pdata[i]);
}

PcNameKey *
pc_name_key_new (const char *name)
{
  PcNameKey *self = g_new0 (PcNameKey, 1);
  g_autoptr(GPtrArray) texts = split (name != NULL ? name : "");
  g_autoptr(GPtrArray) particles = g_ptr_array_new ();
  g_autofree char *full = NULL;
  gboolean abjad = FALSE;

  self->words = g_ptr_array_new_with_free_func (word_free);
  for (guint i = 0; i < texts->len; i++)
    {
      gboolean each;
      g_autofree char *latin = pc_name_latin (texts->pdata[i], &each);

      if (*latin == '\0')
        continue;
      abjad = abjad || each;
      g_ptr_array_add (self->words, word_new (latin, each));
      if (pc_name_spelling_is_particle (latin))
        g_ptr_array_add (particles, self->words->pdata[self->words->len - 1]);
    }

  full = join (self->words, TRUE);
  drop_particles (self->words, particles);

  self->joined = g_new0 (Word, 1);
  self->joined->abjad = abjad;
  add_reading (self->joined, join (self->words, FALSE));
  if (strcmp (full, self->joined->readings[0].spelling) != 0)
    add_reading (self->joined, g_steal_pointer (&full));
  self->joined->bones = list_bones (self->joined);

  return self;
}

void
pc_name_key_free (PcNameKey *self)
{
  g_ptr_array_unref (self->words);
  word_free (self->joined);
  g_free (self);
}

guint
pc_name_key_get_n_words (const PcNameKey *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words->len;
}

static const Word *
get_word (const PcNameKey *self,
          guint            index)
{
  return self->words->pdata[index];
}

const char *
pc_name_key_get_spelling (const PcNameKey *self,
                          guint            index)
{
  g_return_val_if_fail (self != NULL && index < self->words->len, NULL);

  return get_spelling (get_word (self, index));
}

const char * const *
pc_name_key_get_bones (const PcNameKey *self,
                       guint            index)
{
  g_return_val_if_fail (self != NULL && index <= self->words->len, NULL);

  return (const char * const *) (index < self->words->len ? get_word (self, index) : self->joined)->bones;
}

/*
 * Comparing
 */

/* Where one of the two has no vowels to compare, the consonants are, if there are any. */
static guint
compare_readings (const Reading *a,
                  gboolean       abjad_a,
                  const Reading *b,
                  gboolean       abjad_b)
{
  if (abjad_a == abjad_b)
    return pc_name_similarity (a->spelling, b->spelling, abjad_a ? PC_NAME_ABJAD : PC_NAME_VOWELS);

  if (*a->consonants == '\0' && *b->consonants == '\0')
    return pc_name_similarity (a->spelling, b->spelling, PC_NAME_VOWELS) * ABJAD_PERCENT / 100;

  return pc_name_similarity (a->consonants, b->consonants, PC_NAME_VOWELS) * ABJAD_PERCENT / 100;
}

static guint
compare_words (const Word *a,
               const Word *b)
{
  guint best = 0;

  for (guint i = 0; i < a->n_readings; i++)
    for (guint j = 0; j < b->n_readings && best < 1000; j++)
      best = MAX (best, compare_readings (&a->readings[i], a->abjad, &b->readings[j], b->abjad));

  return best;
}

/* The word of @name that is not @used and most like @word; -1 where all are. */
static int
find_partner (const PcNameKey *name,
              const Word      *word,
              guint            used,
              guint           *similarity)
{
  int best = -1;

  *similarity = 0;
  for (guint i = 0; i < name->words->len; i++)
    if ((used & (1u << i)) == 0)
      {
        const guint each = compare_words (get_word (name, i), word);

        if (best < 0 || each > *similarity)
          {
            best = i;
            *similarity = each;
          }
      }

  return best;
}

static gsize
get_length (const PcNameKey *name,
            guint            index)
{
  return strlen (get_spelling (get_word (name, index)));
}

/*
 * Word by word, each of @shorter with the one of @longer that is most like it; by length, so that a short word counts
 * less.
 */
static guint
compare_aligned (const PcNameKey *shorter,
                 const PcNameKey *longer)
{
  guint used = 0;
  gsize sum = 0, total = 0;

  for (guint i = 0; i < shorter->words->len; i++)
    {
      guint similarity;
      const int partner = find_partner (longer, get_word (shorter, i), used, &similarity);
      const gsize n = get_length (shorter, i) + get_length (longer, partner);

      used |= 1u << partner;
      sum += n * similarity;
      total += n;
    }

  for (guint i = 0; i < longer->words->len; i++)
    if ((used & (1u << i)) == 0)
      total += 2 * get_length (longer, i);

  return total > 0 ? sum / total : 0;
}

/* Which word takes its partner first can decide between names of as many words: the better of both ways. */
static guint
compare_all_words (const PcNameKey *a,
                   const PcNameKey *b)
{
  if (a->words->len != b->words->len)
    return a->words->len < b->words->len ? compare_aligned (a, b) : compare_aligned (b, a);

  return a->words->len == 1 ? compare_aligned (a, b) : MAX (compare_aligned (a, b), compare_aligned (b, a));
}

guint
pc_name_key_compare (const PcNameKey *a,
                     const PcNameKey *b)
{
  guint joined;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->words->len == 0 || b->words->len == 0)
    return 0;

  joined = compare_words (a->joined, b->joined);
  return joined < 1000 ? MAX (joined, compare_all_words (a, b)) : joined;
}

gboolean
pc_name_key_contains (const PcNameKey *whole,
                      const PcNameKey *part)
{
  guint used = 0;

  g_return_val_if_fail (whole != NULL && part != NULL, FALSE);

  if (part->words->len == 0 || part->words->len > whole->words->len)
    return FALSE;

  for (guint i = 0; i < part->words->len; i++)
    {
      guint similarity;
      const int partner = find_partner (whole, get_word (part, i), used, &similarity);

      if (similarity < PC_NAME_SAME)
        return FALSE;
      used |= 1u << partner;
    }

  return TRUE;
}

const char *
pc_name_key_get_version (void)
{
  static gsize version;

  if (g_once_init_enter (&version))
    g_once_init_leave (&version, (gsize) g_strdup_printf (RULES_VERSION "/%s", pc_name_latin_get_version ()));

  return (const char *) version;
}
