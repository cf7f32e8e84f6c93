/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

int
pc_demo_range (PcDemo *demo,
               int     min,
               int     max)
{
  g_assert (min <= max);

  return g_rand_int_range (demo->rand, min, max + 1);
}

gboolean
pc_demo_chance (PcDemo *demo,
                int     percent)
{
  return pc_demo_range (demo, 0, 99) < percent;
}

char **
pc_demo_pick_row (PcDemo     *demo,
                  const char *file,
                  const char *key,
                  const char *more)
{
  const PcDemoList *list = pc_demo_lists_find (demo->lists, file, key, more);
  guint at = 0;
  guint drawn;

  /* The tables are the program's own: a key that is missing is a mistake in it. */
  g_assert (list != NULL);

  drawn = g_rand_int_range (demo->rand, 0, g_array_index (list->weights, guint, list->weights->len - 1));
  while (drawn >= g_array_index (list->weights, guint, at))
    at++;

  return list->rows->pdata[at];
}

const char *
pc_demo_phrase (PcDemo     *demo,
                const char *key)
{
  return pc_demo_pick_row (demo, "phrases", key, NULL)[1];
}

const char *
pc_demo_choose (PcDemo     *demo,
                const char *list)
{
  const char *code = pc_demo_pick_row (demo, "choices", list, NULL)[1];

  return *code != '\0' ? code : NULL;
}

/* The weight behind a word, "ASI:3", or 1. */
static int
read_weight (const char *word)
{
  const char *end = word + strcspn (word, " ");
  const char *colon = memchr (word, ':', end - word);

  return colon != NULL ? (int) g_ascii_strtoll (colon + 1, NULL, 10) : 1;
}

static const char *
next_word (const char *word)
{
  const char *space = strchr (word, ' ');

  return space != NULL ? space + 1 : NULL;
}

const char *
pc_demo_word (PcDemo     *demo,
              const char *text)
{
  g_autofree char *found = NULL;
  int total = 0;
  int drawn;

  for (const char *word = text; word != NULL; word = next_word (word))
    total += read_weight (word);

  drawn = pc_demo_range (demo, 0, total - 1);
  while ((drawn -= read_weight (text)) >= 0)
    text = next_word (text);

  found = g_strndup (text, strcspn (text, ": "));
  return g_intern_string (found);
}

const char *
pc_demo_id (PcDemo    *demo,
            GPtrArray *ids)
{
  return ids->pdata[pc_demo_range (demo, 0, ids->len - 1)];
}
