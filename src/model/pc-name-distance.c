/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-distance.h"

#include <stdlib.h>
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

static guint
weigh_all (const char    *text,
           gsize          n,
           PcNameWriting  writing)
{
  guint sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += weigh (text[i], writing);

  return sum;
}

/* To put in or leave out letter @i of a word of @n. */
static guint
get_gap (const char    *text,
         gsize          i,
         gsize          n,
         PcNameWriting  writing)
{
  const guint weight = weigh (text[i], writing);

  if (i == 0 && pc_name_is_vowel (text[i]))
    return MAX (GAP_AT_START, weight);
  if (i > 0 && i + 1 == n && text[i] == 'a')
    return MAX (A_AT_END, weight);

  return weight;
}

/* Of two letters that are near; -1 where they are not. */
static int
find_near (char a,
           char b)
{
  for (guint i = 0; i < G_N_ELEMENTS (near_pairs); i++)
    {
      const char *pair = near_pairs[i].letters;

      if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a))
        return near_pairs[i].cost;
    }

  return -1;
}

static guint
change_vowel (const char    *a,
              gsize          i,
              gsize          n,
              const char    *b,
              gsize          j,
              gsize          m,
              PcNameWriting  writing)
{
  if (i == 0 && j == 0)
    return OTHER_AT_START;
  if (i <= 1 && j <= 1)
    return MAX (OTHER_FIRST, weigh ('a', writing));
  if (i + 1 == n && j + 1 == m && (a[i] == 'a' || b[j] == 'a'))
    return OTHER_AT_END;

  return weigh ('a', writing);
}

static guint
get_change (const char    *a,
            gsize          i,
            gsize          n,
            const char    *b,
            gsize          j,
            gsize          m,
            PcNameWriting  writing)
{
  const gboolean vowel_a = pc_name_is_vowel (a[i]), vowel_b = pc_name_is_vowel (b[j]);
  int near;

  if (a[i] == b[j])
    return 0;
  if (vowel_a && vowel_b)
    return change_vowel (a, i, n, b, j, m, writing);
  if ((near = find_near (a[i], b[j])) >= 0)
    return near;

  return vowel_a || vowel_b ? weigh (a[i], writing) + weigh (b[j], writing) : CONSONANT;
}

static gboolean
is_swap (const char *a,
         gsize       i,
         const char *b,
         gsize       j)
{
  return i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
}

/* Two letters in the wrong order: one slip of the fingers. */
static guint
get_swap (char          first,
          char          second,
          PcNameWriting writing)
{
  return MIN (weigh (first, writing), weigh (second, writing)) + 1;
}

/* Damerau and Levenshtein, of neighbouring letters alone ("optimal string alignment"), over three rows. */
static guint
count_steps (const char    *a,
             gsize          n,
             const char    *b,
             gsize          m,
             PcNameWriting  writing)
{
  guint rows[3][MOST_LETTERS + 1] = { { 0 } };

  for (gsize j = 0; j < m; j++)
    rows[0][j + 1] = rows[0][j] + get_gap (b, j, m, writing);

  for (gsize i = 0; i < n; i++)
    {
      const guint *before = rows[(i + 2) % 3], *above = rows[i % 3];
      guint *row = rows[(i + 1) % 3];

      row[0] = above[0] + get_gap (a, i, n, writing);
      for (gsize j = 0; j < m; j++)
        {
          row[j + 1] = above[j] + get_change (a, i, n, b, j, m, writing);
          row[j + 1] = MIN (row[j + 1], above[j + 1] + get_gap (a, i, n, writing));
          row[j + 1] = MIN (row[j + 1], row[j] + get_gap (b, j, m, writing));
          if (is_swap (a, i, b, j))
            row[j + 1] = MIN (row[j + 1], before[j - 1] + get_swap (a[i], a[i - 1], writing));
        }
    }

  return rows[n % 3][m];
}

guint
pc_name_similarity (const char    *a,
                    const char    *b,
                    PcNameWriting  writing)
{
  gsize n, m;
  guint weight_a, weight_b, most, steps;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (*a == '\0' || *b == '\0')
    return 0;
  if (strcmp (a, b) == 0)
    return 1000;

  n = MIN (strlen (a), MOST_LETTERS);
  m = MIN (strlen (b), MOST_LETTERS);
  weight_a = weigh_all (a, n, writing);
  weight_b = weigh_all (b, m, writing);
  most = MAX (weight_a, weight_b);

  /* What is much longer cannot be alike; most pairs that are asked about end here. */
  if (MIN (weight_a, weight_b) * 2 < most)
    return 0;

  steps = count_steps (a, n, b, m, writing);
  return steps < most ? 1000 - steps * 1000 / most : 0;
}
