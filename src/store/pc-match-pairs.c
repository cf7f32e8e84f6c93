/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match-pairs.h"

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
  GPtrArray    *people;  /* #PcMatchRow */
  GArray       *entries;
  GHashTable   *seen;    /* Pairs that were found, as numbers. */
  guint         least;
  GCancellable *cancellable;
} Pairing;

/* FNV-1a. */
static guint64
hash_key (const char *key)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (const char *p = key; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (1099511628211);

  return hash;
}

/* A #PcMatchRowFunc. */
static gboolean
add_person_cb (PcMatchRow  *row,
               gpointer     data,
               GError     **error)
{
  Pairing *self = data;
  g_auto(GStrv) keys = pc_match_card_list_pair_keys (row->card);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const Entry entry = { hash_key (keys[i]), self->people->len };

      g_array_append_val (self->entries, entry);
    }

  /* Most will not be needed again: few people come so close that their names are compared. */
  pc_match_card_drop_names (row->card);
  g_ptr_array_add (self->people, row);
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

static void
compare_two (Pairing         *self,
             guint32          a,
             guint32          b,
             PcMatchPairFunc  func,
             gpointer         data)
{
  const PcMatchRow *one = self->people->pdata[a], *other = self->people->pdata[b];
  gint64 pair = ((gint64) a << 32) | b;
  PcMatch *match;

  if (a == b || g_hash_table_contains (self->seen, &pair))
    return;

  match = pc_match_compare (one->card, other->card, self->least);
  if (match == NULL)
    return;

  g_hash_table_add (self->seen, g_memdup2 (&pair, sizeof pair));
  func (one, other, match, data);
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
            compare_two (self, g_array_index (self->entries, Entry, i).person,
                         g_array_index (self->entries, Entry, j).person, func, data);
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
  g_autoptr(GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_match_row_free);
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Pairing self = { people, entries, seen, least, cancellable };

  if (!pc_match_rows_foreach (store, add_person_cb, &self, error))
    return FALSE;

  g_array_sort (entries, compare_entries);
  return compare_all (&self, func, data, progress, error);
}
