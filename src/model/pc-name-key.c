/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-key.h"

#include <string.h>

#include "pc-name-latin.h"
#include "pc-name-spelling.h"
#include "pc-name-word.h"

#define RULES_VERSION "1"

/* No name has more; what has is no name. */
#define MOST_WORDS 16

struct _PcNameKey
{
  GPtrArray  *words;  /* Without particles, unless there is nothing else. */
  PcNameWord *joined; /* All as one word; in full, with the particles and articles. */
};

/*
 * Making
 */

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
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = valid; texts->len < MOST_WORDS; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && is_in_word (g_utf8_get_char (p)))
        start = start != NULL ? start : p;
      else if (start != NULL)
        {
          g_ptr_array_add (texts, g_strndup (start, p - start));
          start = NULL;
        }
      if (*p == '\0')
        break;
    }

  return texts;
}

/* As within a word, no letter stands twice in a row. */
static void
append (GString    *joined,
        const char *spelling)
{
  if (joined->len > 0 && joined->str[joined->len - 1] == *spelling)
    spelling++;
  g_string_append (joined, spelling);
}

static char *
join (GPtrArray *words,
      gboolean   full)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    append (joined, full ? pc_name_word_get_full (words->pdata[i]) : pc_name_word_get_spelling (words->pdata[i]));

  return g_string_free (joined, FALSE);
}

/* Takes @full, which is the name with the particles and articles. */
static void
set_joined (PcNameKey *self,
            char      *full)
{
  char *spelling = join (self->words, FALSE);
  gboolean abjad = FALSE;

  for (guint i = 0; i < self->words->len; i++)
    abjad = abjad || pc_name_word_is_abjad (self->words->pdata[i]);

  if (strcmp (full, spelling) == 0)
    g_clear_pointer (&full, g_free);
  self->joined = pc_name_word_new_joined (spelling, full, abjad);
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
  char *full;

  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_name_word_unref);
  for (guint i = 0; i < texts->len; i++)
    {
      gboolean abjad;
      g_autofree char *latin = pc_name_latin (texts->pdata[i], &abjad);

      if (*latin == '\0')
        continue;
      g_ptr_array_add (self->words, pc_name_word_new (latin, abjad));
      if (pc_name_spelling_is_particle (latin))
        g_ptr_array_add (particles, self->words->pdata[self->words->len - 1]);
    }

  full = join (self->words, TRUE);
  drop_particles (self->words, particles);
  set_joined (self, full);
  return self;
}

static void
add_words (PcNameKey       *self,
           const PcNameKey *part)
{
  for (guint i = 0; i < part->words->len && self->words->len < MOST_WORDS; i++)
    g_ptr_array_add (self->words, pc_name_word_ref (part->words->pdata[i]));
}

PcNameKey *
pc_name_key_new_joined (const PcNameKey *one,
                        const PcNameKey *other)
{
  PcNameKey *self = g_new0 (PcNameKey, 1);
  GString *full = g_string_new (NULL);

  g_return_val_if_fail (one != NULL && other != NULL, NULL);

  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_name_word_unref);
  add_words (self, one);
  add_words (self, other);
  append (full, pc_name_word_get_full (one->joined));
  append (full, pc_name_word_get_full (other->joined));
  set_joined (self, g_string_free (full, FALSE));
  return self;
}

void
pc_name_key_free (PcNameKey *self)
{
  g_ptr_array_unref (self->words);
  pc_name_word_unref (self->joined);
  g_free (self);
}

/*
 * Reading
 */

guint
pc_name_key_get_n_words (const PcNameKey *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->words->len;
}

static const PcNameWord *
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

  return pc_name_word_get_spelling (get_word (self, index));
}

const char * const *
pc_name_key_get_bones (const PcNameKey *self,
                       guint            index)
{
  g_return_val_if_fail (self != NULL && index <= self->words->len, NULL);

  return pc_name_word_get_bones (index < self->words->len ? get_word (self, index) : self->joined);
}

const char *
pc_name_key_get_version (void)
{
  static gsize version;

  if (g_once_init_enter (&version))
    g_once_init_leave (&version, (gsize) g_strdup_printf (RULES_VERSION "/%s", pc_name_latin_get_version ()));

  return (const char *) version;
}

/*
 * Comparing
 */

/* The word of @name that is not @used and most like @word; -1 where all are. */
static int
find_partner (const PcNameKey  *name,
              const PcNameWord *word,
              guint             used,
              guint            *similarity)
{
  int best = -1;

  *similarity = 0;
  for (guint i = 0; i < name->words->len; i++)
    if ((used & (1u << i)) == 0)
      {
        const guint each = pc_name_word_compare (get_word (name, i), word);

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
  return strlen (pc_name_word_get_spelling (get_word (name, index)));
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
compare_words (const PcNameKey *a,
               const PcNameKey *b)
{
  if (a->words->len == 1 && b->words->len == 1)
    return pc_name_word_compare (get_word (a, 0), get_word (b, 0));
  if (a->words->len != b->words->len)
    return a->words->len < b->words->len ? compare_aligned (a, b) : compare_aligned (b, a);

  return MAX (compare_aligned (a, b), compare_aligned (b, a));
}

/* Whether the name as one word is more than its one word. */
static gboolean
is_compound (const PcNameKey *self)
{
  return self->words->len > 1 || pc_name_word_has_other (self->joined);
}

guint
pc_name_key_compare (const PcNameKey *a,
                     const PcNameKey *b)
{
  guint joined = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->words->len == 0 || b->words->len == 0)
    return 0;
  if (is_compound (a) || is_compound (b))
    joined = pc_name_word_compare (a->joined, b->joined);

  return joined < 1000 ? MAX (joined, compare_words (a, b)) : joined;
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
