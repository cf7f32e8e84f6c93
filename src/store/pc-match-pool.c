/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match-pool.h"

#include <string.h>

#include "pc-match-rows.h"

/* So many share one key at most that is looked at: a name that everybody has tells nobody. */
#define MOST_SHARING 400

struct _PcMatchPool
{
  PcStore      *store;
  GPtrArray    *people;       /* Of PcMatchRow. */
  GHashTable   *by_key;       /* Hash of a key -> GArray of guint32, indices of people. */
  GArray       *seen;         /* guint32 a person: the number of the last question she was compared for. */
  guint32       question;
  GCancellable *cancellable;
};

static void
row_free (gpointer row)
{
  pc_match_row_free (row);
}

static void
array_free (gpointer array)
{
  g_array_unref (array);
}

/* FNV-1a. That two keys have the same hash costs a comparison and no more. */
static gint64
hash_key (const char *key)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (const char *p = key; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (1099511628211);

  return (gint64) hash;
}

static void
add_key (PcMatchPool *self,
         const char  *key,
         guint32      person)
{
  const gint64 hash = hash_key (key);
  GArray *sharing = g_hash_table_lookup (self->by_key, &hash);

  if (sharing == NULL)
    {
      sharing = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 1);
      g_hash_table_insert (self->by_key, g_memdup2 (&hash, sizeof hash), sharing);
    }

  g_array_append_val (sharing, person);
}

/* Takes @row. */
static void
add_row (PcMatchPool *self,
         PcMatchRow  *row)
{
  const guint32 index = self->people->len;
  const guint32 never = 0;
  g_auto(GStrv) keys = pc_match_card_list_pair_keys (row->card);

  for (guint i = 0; keys[i] != NULL; i++)
    add_key (self, keys[i], index);

  /* Few people come so close that their names are compared. */
  pc_match_card_drop_names (row->card);
  g_ptr_array_add (self->people, row);
  g_array_append_val (self->seen, never);
}

/* A #PcMatchRowFunc. */
static gboolean
add_row_cb (PcMatchRow  *row,
            gpointer     data,
            GError     **error)
{
  PcMatchPool *self = data;

  add_row (self, row);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

PcMatchPool *
pc_match_pool_new (PcStore       *store,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(PcMatchPool) self = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  self = g_new0 (PcMatchPool, 1);
  self->store = g_object_ref (store);
  self->people = g_ptr_array_new_with_free_func (row_free);
  self->by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, array_free);
  self->seen = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->cancellable = cancellable;

  return pc_match_rows_foreach (store, add_row_cb, self, error) ? g_steal_pointer (&self) : NULL;
}

void
pc_match_pool_free (PcMatchPool *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->store);
  g_ptr_array_unref (self->people);
  g_hash_table_unref (self->by_key);
  g_array_unref (self->seen);
  g_free (self);
}

static void
compare (PcMatchPool *self,
         PcRecord    *person,
         PcMatchCard *card,
         guint32      index,
         guint        least,
         GPtrArray   *found)
{
  const PcMatchRow *row = self->people->pdata[index];
  guint32 *seen = &g_array_index (self->seen, guint32, index);
  PcMatch *match;

  if (*seen == self->question || strcmp (row->id, pc_record_get_id (person)) == 0)
    return;

  *seen = self->question;
  match = pc_match_compare (card, row->card, least);
  if (match != NULL)
    g_ptr_array_add (found, pc_duplicate_new (pc_record_get_id (person), row->id, match));
  /* The names of whom it compared are kept for the next question otherwise: a long file would fill the memory. */
  pc_match_card_drop_names (row->card);
}

GPtrArray *
pc_match_pool_find (PcMatchPool        *self,
                    PcRecord           *person,
                    const char * const *permits,
                    guint               least,
                    guint               limit)
{
  g_autoptr(PcMatchCard) card = NULL;
  g_auto(GStrv) keys = NULL;
  GPtrArray *found = pc_duplicates_new ();

  g_return_val_if_fail (self != NULL && PC_IS_RECORD (person), found);

  card = pc_match_rows_make_new_card (person, permits);
  keys = pc_match_card_list_pair_keys (card);
  self->question++;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const gint64 hash = hash_key (keys[i]);
      const GArray *sharing = g_hash_table_lookup (self->by_key, &hash);

      for (guint j = 0; sharing != NULL && j < MIN (sharing->len, MOST_SHARING); j++)
        compare (self, person, card, g_array_index (sharing, guint32, j), least, found);
    }

  pc_duplicates_sort (found, limit);
  return found;
}

void
pc_match_pool_add (PcMatchPool        *self,
                   PcRecord           *person,
                   const char * const *permits)
{
  PcMatchRow *row;

  g_return_if_fail (self != NULL && PC_IS_RECORD (person));

  row = g_new0 (PcMatchRow, 1);
  row->id = g_strdup (pc_record_get_id (person));
  row->card = pc_match_rows_make_new_card (person, permits);
  add_row (self, row);
}
