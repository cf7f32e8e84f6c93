/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-distance.h"

#include <string.h>

/*
 * Steps are counted in sixths of a consonant. A word of two consonants may differ in one vowel and still be the same
 * name (Yusuf, Youssef), as PC_NAME_SAME of pc-name-key.h has it, but not in two (Hassan, Hussein), nor in the first
 * (Rina, Rana).
 */
#define CONSONANT  6
#define WEAK       3 /* h, that many spellings leave out. */
#define VOWEL      1
#define LONG_VOWEL 4 /* Written in a script that leaves the short ones out. */

/* Where one vowel tells names apart: Omar and Amar, Alina and Lina, Kane and Kone, Karim and Karima. */
#define OTHER_AT_START 3
#define GAP_AT_START   2
#define OTHER_FIRST    2
#define OTHER_AT_END   2 /* Where one of them is a. */
#define A_AT_END       3 /* One that only one word has. */

/* Longer words are compared by their beginning. */
#define MOST_LETTERS 64

/* Two letters that stand for each other in some spelling; see tests/test-name-key.c for a name of each. */
static const struct
{
  char  letters[3];
  guint cost;
} near_pairs[] = {
  { "cs", 0 }, { "ct", 0 }, { "dw", 0 }, { "wz", 0 }, { "hq", 1 }, { "kq", 1 },
  { "bv", 2 }, { "gj", 2 }, { "gk", 2 }, { "jz", 2 }, { "sz", 2 }, { "uv", 2 },
  { "dt", 3 }, { "dz", 3 }, { "gh", 3 }, { "sx", 3 },
};

gboolean
pc_name_is_vowel (char letter)
{
  return letter == 'a' || letter == 'i' || letter == 'u';
}

static guint
weigh (char          letter,
       PcNameWriting writing)
{
  if (pc_name_is_vowel (letter))
    return writing == PC_NAME_ABJAD ? LONG_VOWEL : VOWEL;

  return letter == 'h' ? WEAK : CONSONANT;
}

/* A word with what its letters weigh. */
typedef struct
{
  const char *text;
  guint       n;
  guint       weight;            /* Of all letters. */
  guint8      gaps[MOST_LETTERS]; /* What it costs to put in or leave out each. */
} Weighed;

static guint
get_gap (const Weighed *word,
         guint          i,
         guint          weight)
{
  if (!pc_name_is_vowel (word->text[i]))
    return weight;
  if (i == 0)
    return MAX (GAP_AT_START, weight);

  return i + 1 == word->n && word->text[i] == 'a' ? MAX (A_AT_END, weight) : weight;
}

static void
weigh_word (Weighed       *word,
            const char    *text,
            PcNameWriting  writing)
{
  word->text = text;
  word->n = MIN (strlen (text), MOST_LETTERS);
  word->weight = 0;

  for (guint i = 0; i < word->n; i++)
    {
      const guint weight = weigh (text[i], writing);

      word->weight += weight;
      word->gaps[i] = get_gap (word, i, weight);
    }
}

/* Of two letters, of which one at least is no vowel. */
static guint
change_consonant (char          a,
                  char          b,
                  PcNameWriting writing)
{
  for (guint i = 0; i < G_N_ELEMENTS (near_pairs); i++)
    {
      const char *pair = near_pairs[i].letters;

      if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a))
        return near_pairs[i].cost;
    }

  return pc_name_is_vowel (a) || pc_name_is_vowel (b) ? weigh (a, writing) + weigh (b, writing) : CONSONANT;
}

/* The same from a table, since it is asked for each pair of letters of each pair of words. */
static guint
get_consonant_change (char          a,
                      char          b,
                      PcNameWriting writing)
{
  static guint8 costs[2]['z' - 'a' + 1]['z' - 'a' + 1];
  static gsize filled;

  if (a < 'a' || a > 'z' || b < 'a' || b > 'z')
    return change_consonant (a, b, writing);

  if (g_once_init_enter (&filled))
    {
      for (char x = 'a'; x <= 'z'; x++)
        for (char y = 'a'; y <= 'z'; y++)
          for (PcNameWriting w = PC_NAME_VOWELS; w <= PC_NAME_ABJAD; w++)
            costs[w][x - 'a'][y - 'a'] = change_consonant (x, y, w);
      g_once_init_leave (&filled, 1);
    }

  return costs[writing][a - 'a'][b - 'a'];
}

static guint
change_vowel (const Weighed *a,
              guint          i,
              const Weighed *b,
              guint          j,
              PcNameWriting  writing)
{
  if (i == 0 && j == 0)
    return OTHER_AT_START;
  if (i <= 1 && j <= 1)
    return MAX (OTHER_FIRST, weigh ('a', writing));
  if (i + 1 == a->n && j + 1 == b->n && (a->text[i] == 'a' || b->text[j] == 'a'))
    return OTHER_AT_END;

  return weigh ('a', writing);
}

static guint
get_change (const Weighed *a,
            guint          i,
            const Weighed *b,
            guint          j,
            PcNameWriting  writing)
{
  if (a->text[i] == b->text[j])
    return 0;
  if (pc_name_is_vowel (a->text[i]) && pc_name_is_vowel (b->text[j]))
    return change_vowel (a, i, b, j, writing);

  return get_consonant_change (a->text[i], b->text[j], writing);
}

static gboolean
is_swap (const Weighed *a,
         guint          i,
         const Weighed *b,
         guint          j)
{
  return i > 0 && j > 0 && a->text[i] == b->text[j - 1] && a->text[i - 1] == b->text[j];
}

/* Two letters in the wrong order: one slip of the fingers. */
static guint
get_swap (char          first,
          char          second,
          PcNameWriting writing)
{
  return MIN (weigh (first, writing), weigh (second, writing)) + 1;
}

/*
 * Damerau and Levenshtein, of neighbouring letters alone ("optimal string alignment"), over three rows. From two rows
 * that are past @most nothing leads back below it, and most pairs of words end there.
 */
static guint
count_steps (const Weighed *a,
             const Weighed *b,
             guint          most,
             PcNameWriting  writing)
{
  guint rows[3][MOST_LETTERS + 1] = { { 0 } };
  guint last_least = 0;

  for (guint j = 0; j < b->n; j++)
    rows[0][j + 1] = rows[0][j] + b->gaps[j];

  for (guint i = 0; i < a->n; i++)
    {
      const guint *before = rows[(i + 2) % 3], *above = rows[i % 3];
      guint *row = rows[(i + 1) % 3];
      guint least = row[0] = above[0] + a->gaps[i];

      for (guint j = 0; j < b->n; j++)
        {
          guint steps = MIN (above[j + 1] + a->gaps[i], row[j] + b->gaps[j]);

          steps = MIN (steps, above[j] + get_change (a, i, b, j, writing));
          if (is_swap (a, i, b, j))
            steps = MIN (steps, before[j - 1] + get_swap (a->text[i], a->text[i - 1], writing));
          row[j + 1] = steps;
          least = MIN (least, steps);
        }

      if (least > most && last_least > most)
        return most + 1;
      last_least = least;
    }

  return rows[a->n % 3][b->n];
}

guint
pc_name_similarity (const char    *a,
                    const char    *b,
                    PcNameWriting  writing)
{
  Weighed one, other;
  guint most, steps;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (*a == '\0' || *b == '\0')
    return 0;
  if (strcmp (a, b) == 0)
    return 1000;

  weigh_word (&one, a, writing);
  weigh_word (&other, b, writing);
  most = MAX (one.weight, other.weight);
  if (MIN (one.weight, other.weight) * 2 < most)
    return 0;

  steps = count_steps (&one, &other, most / 2, writing);
  return steps <= most / 2 ? 1000 - steps * 1000 / most : 0;
}
