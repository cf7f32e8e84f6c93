/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-place-name.h"

#include <string.h>

/* Articles and prepositions, which people leave out or write in another way; in the order of the alphabet. */
static const char * const small_words[] = {
  "a", "ad", "agli", "ai", "al", "all", "alla", "alle", "con", "d", "da", "dal", "dalla", "de", "degli", "dei", "del",
  "dell", "della", "delle", "dello", "di", "e", "ed", "gli", "i", "il", "in", "l", "la", "le", "lo", "ne", "nei",
  "nel", "nell", "nella", "nello", "su", "sul", "sull", "sulla",
};

/* As they stand before a saint's name, whole or short; all are read as the first. */
static const char * const saints[] = { "san", "s", "sant", "santa", "santi", "santo", "ss" };

char *
pc_place_name_split (const char  *text,
                     char       **province)
{
  char *name, *open;

  g_return_val_if_fail (text != NULL && province != NULL, NULL);

  *province = NULL;
  name = g_strstrip (g_strdup (text));
  open = strrchr (name, '(');
  if (open == NULL || !g_str_has_suffix (open, ")"))
    return name;

  if (strlen (open) == 4 && g_ascii_isalpha (open[1]) && g_ascii_isalpha (open[2]))
    *province = g_ascii_strup (open + 1, 2);

  *open = '\0';
  return g_strchomp (name);
}

static gboolean
is_small (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    {
      const int order = strcmp (word, small_words[i]);

      if (order <= 0)
        return order == 0;
    }

  return FALSE;
}

static gboolean
is_saint (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (saints); i++)
    if (strcmp (word, saints[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Adds @word, which is emptied. */
static void
take_word (GPtrArray *words,
           GString   *word)
{
  if (word->len > 0)
    g_ptr_array_add (words, g_strdup (is_saint (word->str) ? saints[0] : word->str));

  g_string_truncate (word, 0);
}

/* The words of @name in small letters a to z. */
static GPtrArray *
list_all_words (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *ascii = g_str_to_ascii (composed, "C");
  g_autoptr(GString) word = g_string_new (NULL);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalpha (*p))
        g_string_append_c (word, g_ascii_tolower (*p));
      else
        take_word (words, word);
    }

  take_word (words, word);
  return words;
}

/* Those that say something. Dello and Ne are municipalities: of small words alone, all do. */
static GPtrArray *
list_words (const char *name)
{
  g_autoptr(GPtrArray) all = list_all_words (name);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    if (!is_small (all->pdata[i]))
      g_ptr_array_add (words, g_strdup (all->pdata[i]));

  return words->len > 0 ? g_steal_pointer (&words) : g_steal_pointer (&all);
}

char *
pc_place_name_fold (const char *name)
{
  g_autoptr(GPtrArray) words = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  words = list_words (name);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (NULL, (char **) words->pdata);
}

gboolean
pc_place_name_within (const char *part,
                      const char *whole)
{
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(GPtrArray) wholes = NULL;

  g_return_val_if_fail (part != NULL && whole != NULL, FALSE);

  parts = list_words (part);
  wholes = list_words (whole);
  for (guint i = 0; i < parts->len; i++)
    if (!g_ptr_array_find_with_equal_func (wholes, parts->pdata[i], g_str_equal, NULL))
      return FALSE;

  return parts->len > 0;
}
