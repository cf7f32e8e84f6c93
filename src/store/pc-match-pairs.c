/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match-pairs.h"

#include <stdlib.h>

/*
 * People are not compared each with each: their keys are put in order, and those who stand side by side with the same
 * key are compared. A key is kept as a hash of 64 bits; that two keys have the same one costs a comparison and no
 * more.
 */

typedef struct
{
  guint64 key;
  guint32 person;
} Entry;

typedef struct
{
  PcMatchRow *row;
  guint64    *keys;   /* Ascending. */
  guint       n_keys;
} Person;

typedef struct
{
  GPtrArray    *people;
  GArray       *entries;
  guint         least;
  GCancellable *cancellable;
} Pairing;

static void
person_free (gpointer data)
{
  Person *person = data;

  pc_match_row_free (person->row);
  g_free (person->keys);
  g_free (person);
}

/* FNV-1a. */
static guint64
hash_key (const char *key)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (const char *p = key; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (1099511628211);

  return hash;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

/* A #PcMatchRowFunc. */
static gboolean
add_person_cb (PcMatchRow  *row,
               gpointer     data,
               GError     **error)
{
  Pairing *self = data;
  Person *person = g_new0 (Person, 1);
  g_auto(GStrv) keys = pc_match_card_list_pair_keys (row->card);

  person->row = row;
  person->n_keys = g_strv_length (keys);
  person->keys = g_new (guint64, person->n_keys);
  for (guint i = 0; i < person->n_keys; i++)
    {
      const Entry entry = { hash_key (keys[i]), self->people->len };

      person->keys[i] = entry.key;
      g_array_append_val (self->entries, entry);
    }
  qsort (person->keys, person->n_keys, sizeof (guint64), compare_keys);

  /* Most will not be needed again: few people come so close that their names are compared. */
  pc_match_card_drop_names (row->card);
  g_ptr_array_add (self->people, person);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return one->person < other->person ? -1 : one->person > other->person;
}

/* Whether @key is the first that the two have in common: under the others they are not compared again. */
static gboolean
is_first_common (const Person *a,
                 const Person *b,
                 guint64       key)
{
  for (guint i = 0, j = 0; i < a->n_keys && j < b->n_keys;)
    {
      if (a->keys[i] == b->keys[j])
        return a->keys[i] == key;
      if (a->keys[i] < b->keys[j])
        i++;
      else
        j++;
    }

  return FALSE;
}

static void
compare_two (Pairing         *self,
             const Entry     *a,
             const Entry     *b,
             PcMatchPairFunc  func,
             gpointer         data)
{
  const Person *one = self->people->pdata[a->person], *other = self->people->pdata[b->person];
  PcMatch *match;

  if (one == other || !is_first_common (one, other, a->key))
    return;

  match = pc_match_compare (one->row->card, other->row->card, self->least);
  if (match != NULL)
    func (one->row, other->row, match, data);
}

/* Where the run of entries with the key of @first ends. */
static guint
find_end (Pairing *self,
          guint    first)
{
  guint end = first + 1;

  while (end < self->entries->len &&
         g_array_index (self->entries, Entry, end).key == g_array_index (self->entries, Entry, first).key)
    end++;

  return end;
}

static gboolean
compare_all (Pairing          *self,
             PcMatchPairFunc   func,
             gpointer          data,
             PcProgress       *progress,
             GError          **error)
{
  for (guint first = 0, end; first < self->entries->len; first = end)
    {
      end = find_end (self, first);
      for (guint i = first; i < end; i++)
        {
          for (guint j = i + 1; j < end; j++)
            compare_two (self, &g_array_index (self->entries, Entry, i), &g_array_index (self->entries, Entry, j),
                         func, data);
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
        }
      if (progress != NULL && end - first > 1)
        pc_progress_set_fraction (progress, 0.5 + 0.5 * end / self->entries->len);
    }

  return TRUE;
}

gboolean
pc_match_pairs_foreach (PcStore          *store,
                        guint             least,
                        PcMatchPairFunc   func,
                        gpointer          data,
                        GCancellable     *cancellable,
                        PcProgress       *progress,
                        GError          **error)
{
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func (person_free);
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Pairing self = { people, entries, least, cancellable };

  if (!pc_match_rows_foreach (store, add_person_cb, &self, error))
    return FALSE;

  g_array_sort (entries, compare_entries);
  return compare_all (&self, func, data, progress, error);
}
