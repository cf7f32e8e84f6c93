/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-spelling.h"

#include <string.h>

/*
 * How the languages of those who are served, and the clerks of the countries they came through, spell one sound. Each
 * line has its names in tests/test-name-key.c; a line that no name needs does not belong here.
 */

typedef enum
{
  ANYWHERE,
  AT_START,
  AT_START_CLOSED,   /* At the start, and no vowel follows. */
  AT_END
} Place;

/* The first line that fits is taken. */
static const struct
{
  const char *from;
  const char *to;
  Place       place;
} rules[] = {
  /* The article between "servant" and a name of God, written as one word. */
  { "abdoul", "abdu", AT_START_CLOSED },
  { "abdul", "abdu", AT_START_CLOSED },
  { "abdel", "abdu", AT_START_CLOSED },
  { "abdal", "abdu", AT_START_CLOSED },
  { "lahi", "lai", AT_END },

  /* One sound in French and in English letters. */
  { "ndia", "nja", AT_START },
  { "dia", "ja", AT_START },
  { "dio", "ju", AT_START },
  { "thia", "xa", AT_START },
  { "thie", "xi", AT_START },
  { "chae", "kai", ANYWHERE },
  { "chr", "kr", AT_START },
  { "tch", "x", ANYWHERE },
  { "ch", "x", ANYWHERE },
  { "sh", "x", ANYWHERE },
  { "dzh", "j", ANYWHERE },
  { "dj", "j", ANYWHERE },
  { "ou", "u", ANYWHERE },
  { "oo", "u", ANYWHERE },
  { "ee", "i", ANYWHERE },

  /* Two letters for a consonant that Latin has not. */
  { "bh", "b", ANYWHERE },
  { "dh", "d", ANYWHERE },
  { "dz", "w", ANYWHERE },
  { "gh", "g", ANYWHERE },
  { "kh", "q", ANYWHERE },
  { "ph", "f", ANYWHERE },
  { "th", "c", ANYWHERE },
  { "h", "", AT_END },

  /* Letters that say the same. */
  { "ce", "si", ANYWHERE },
  { "ci", "si", ANYWHERE },
  { "c", "k", ANYWHERE },
  { "q", "k", ANYWHERE },
  { "x", "ks", ANYWHERE },
  { "w", "u", ANYWHERE },
  { "y", "i", ANYWHERE },
  { "e", "i", ANYWHERE },
  { "o", "u", ANYWHERE },
};

/* As they stand alone; those before letters of the sun too. */
static const char * const particles[] = {
  "ad", "al", "ar", "as", "at", "az", "el", "il", "ul",
  "ben", "bin", "bint", "ibn", "ould", "wuld", "weld", NULL
};

static gboolean
is_written_vowel (char letter)
{
  return letter != '\0' && strchr ("aeiouy", letter) != NULL;
}

static gboolean
fits (guint       rule,
      const char *word,
      const char *at)
{
  const gsize n = strlen (rules[rule].from);

  if (*at != *rules[rule].from || strncmp (at, rules[rule].from, n) != 0)
    return FALSE;

  switch (rules[rule].place)
    {
    case AT_START:
      return at == word;

    case AT_START_CLOSED:
      return at == word && !is_written_vowel (at[n]);

    case AT_END:
      return at > word && at[n] == '\0';

    case ANYWHERE:
    default:
      return TRUE;
    }
}

static void
append (GString    *spelling,
        const char *letters)
{
  for (const char *p = letters; *p != '\0'; p++)
    if (spelling->len == 0 || spelling->str[spelling->len - 1] != *p)
      g_string_append_c (spelling, *p);
}

/* Appends what stands for the letters at @at; how many those are. */
static gsize
spell (GString    *spelling,
       const char *word,
       const char *at)
{
  const char letter[] = { *at, '\0' };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (fits (i, word, at))
      {
        append (spelling, rules[i].to);
        return strlen (rules[i].from);
      }

  append (spelling, letter);
  return 1;
}

char *
pc_name_spelling (const char *latin)
{
  g_autoptr(GString) spelling = g_string_new (NULL);

  g_return_val_if_fail (latin != NULL, NULL);

  for (const char *p = latin; *p != '\0';)
    p += spell (spelling, latin, p);

  return g_string_free (g_steal_pointer (&spelling), FALSE);
}

gboolean
pc_name_spelling_is_particle (const char *latin)
{
  return g_strv_contains (particles, latin);
}
