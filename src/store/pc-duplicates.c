/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-duplicates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-match-index.h"
#include "pc-match-pairs.h"
#include "pc-match-rows.h"
#include "pc-store-private.h"

/* So many are looked at closely for one person, which takes some milliseconds. */
#define MOST_CANDIDATES 150

static void
duplicate_free (gpointer data)
{
  PcDuplicate *duplicate = data;

  g_free (duplicate->first_id);
  g_free (duplicate->second_id);
  pc_match_free (duplicate->match);
  g_free (duplicate);
}

GPtrArray *
pc_duplicates_new (void)
{
  return g_ptr_array_new_with_free_func (duplicate_free);
}

PcDuplicate *
pc_duplicate_new (const char *first_id,
                  const char *second_id,
                  PcMatch    *match)
{
  PcDuplicate *duplicate = g_new0 (PcDuplicate, 1);

  duplicate->first_id = g_strdup (first_id);
  duplicate->second_id = g_strdup (second_id);
  duplicate->match = match;
  return duplicate;
}

static int
compare_duplicates (gconstpointer a,
                    gconstpointer b)
{
  const PcDuplicate *one = *(const PcDuplicate * const *) a, *other = *(const PcDuplicate * const *) b;
  int order;

  if (one->match->score != other->match->score)
    return one->match->score > other->match->score ? -1 : 1;

  order = strcmp (one->first_id, other->first_id);
  return order != 0 ? order : strcmp (one->second_id, other->second_id);
}

void
pc_duplicates_sort (GPtrArray *duplicates,
                    guint      limit)
{
  g_ptr_array_sort (duplicates, compare_duplicates);
  if (limit > 0 && duplicates->len > limit)
    g_ptr_array_set_size (duplicates, limit);
}

/*
 * For one person
 */

typedef struct
{
  gint64 row;
  guint  weight;
} Candidate;

/* What a key in common promises: a number more than a day of birth, and that more than a name. */
static guint
weigh_key (char kind)
{
  return kind == 'n' ? 1 : kind == 'b' ? 2 : 20;
}

static void
add_candidates (GArray *candidates,
                GArray *rows,
                guint   weight)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const Candidate candidate = { g_array_index (rows, gint64, i), weight };

      g_array_append_val (candidates, candidate);
    }
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Candidate *one = a, *other = b;

  return one->row < other->row ? -1 : one->row > other->row;
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b)
{
  const Candidate *one = a, *other = b;

  return one->weight != other->weight ? (one->weight > other->weight ? -1 : 1) : compare_rows (a, b);
}

/* Each row once, with the sum of its weights; the most promising first, and no more than are to be looked at. */
static void
sum_up (GArray *candidates)
{
  guint n = 0;

  g_array_sort (candidates, compare_rows);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate each = g_array_index (candidates, Candidate, i);

      if (n > 0 && g_array_index (candidates, Candidate, n - 1).row == each.row)
        g_array_index (candidates, Candidate, n - 1).weight += each.weight;
      else
        g_array_index (candidates, Candidate, n++) = each;
    }

  g_array_set_size (candidates, n);
  g_array_sort (candidates, compare_weights);
}

/* Who shares a key with @card, and whose keys are not known. */
static GArray *
list_candidates (PcStore      *store,
                 PcMatchCard  *card,
                 GError      **error)
{
  g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr(GArray) stale = pc_match_index_list_stale (store, error);
  g_auto(GStrv) keys = pc_match_card_list_keys (card);

  if (stale == NULL)
    return NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!pc_match_index_add_people (store, keys[i], rows, error))
        return NULL;
      add_candidates (candidates, rows, weigh_key (*keys[i]));
    }

  sum_up (candidates);
  g_array_set_size (candidates, MIN (candidates->len, MOST_CANDIDATES));
  add_candidates (candidates, stale, 0);
  return g_steal_pointer (&candidates);
}

typedef struct
{
  const char  *id;
  PcMatchCard *card;
  guint        least;
  GHashTable  *others; /* Ids of those who are known not to be, or were found. */
  GPtrArray   *found;
} Search;

/* A #PcMatchRowFunc. */
static gboolean
look_at_cb (PcMatchRow  *taken,
            gpointer     data,
            GError     **error)
{
  Search *search = data;
  g_autoptr(PcMatchRow) row = taken;
  PcMatch *match;

  if (strcmp (row->id, search->id) == 0 || g_hash_table_contains (search->others, row->id))
    return TRUE;

  match = pc_match_compare (search->card, row->card, search->least);
  if (match != NULL)
    {
      g_ptr_array_add (search->found, pc_duplicate_new (search->id, row->id, match));
      g_hash_table_add (search->others, g_strdup (row->id));
    }

  return TRUE;
}

static gboolean
look_at_candidates (PcStore  *store,
                    Search   *search,
                    GError  **error)
{
  g_autoptr(GArray) candidates = list_candidates (store, search->card, error);

  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      PcMatchRow *row;

      if (!pc_match_rows_get (store, g_array_index (candidates, Candidate, i).row, &row, error) ||
          (row != NULL && !look_at_cb (row, search, error)))
        return FALSE;
    }

  return TRUE;
}

/* Ids of those who are known not to be @id. */
static GHashTable *
list_distinct (PcStore     *store,
               const char  *id,
               GError     **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *stmt = pc_sql_get (store, "SELECT second_id FROM distinction WHERE first_id = ?1 AND deleted_at IS NULL"
                                          " UNION ALL SELECT first_id FROM distinction WHERE second_id = ?1"
                                          " AND deleted_at IS NULL", error);
  int rc;

  if (stmt == NULL)
    return NULL;

  pc_sql_bind_text (stmt, 1, id);
  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    g_hash_table_add (ids, pc_sql_dup_text (stmt, 0));

  return pc_sql_finish (store, stmt, rc, error) ? g_steal_pointer (&ids) : NULL;
}

GPtrArray *
pc_duplicates_find (PcStore   *store,
                    PcRecord  *person,
                    guint      least,
                    guint      limit,
                    GError   **error)
{
  g_autoptr(GPtrArray) found = pc_duplicates_new ();
  g_autoptr(PcMatchCard) card = NULL;
  g_autoptr(GHashTable) others = NULL;
  Search search = { .least = least, .found = found };

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (PC_IS_RECORD (person) && pc_record_get_kind (person) == &pc_beneficiary_kind, NULL);

  if (!(card = pc_match_rows_make_card (store, person, error)) ||
      !(others = list_distinct (store, pc_record_get_id (person), error)))
    return NULL;

  search.id = pc_record_get_id (person);
  search.card = card;
  search.others = others;
  /* Without an index to rely on, everybody is looked at. */
  if (pc_match_index_is_current (store) ? !look_at_candidates (store, &search, error) :
      !pc_match_rows_foreach (store, look_at_cb, &search, error))
    return NULL;

  pc_duplicates_sort (found, limit);
  return g_steal_pointer (&found);
}

/*
 * For all
 */

static char *
make_pair (const char *one,
           const char *other)
{
  return strcmp (one, other) < 0 ? g_strjoin (" ", one, other, NULL) : g_strjoin (" ", other, one, NULL);
}

/* The pairs that are known not to be the same, as make_pair() writes them. */
static GHashTable *
list_all_distinct (PcStore  *store,
                   GError  **error)
{
  g_autoptr(GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *stmt = pc_sql_get (store, "SELECT first_id, second_id FROM distinction"
                                          " WHERE deleted_at IS NULL", error);
  int rc;

  if (stmt == NULL)
    return NULL;

  while ((rc = sqlite3_step (stmt)) == SQLITE_ROW)
    g_hash_table_add (pairs, make_pair ((const char *) sqlite3_column_text (stmt, 0),
                                        (const char *) sqlite3_column_text (stmt, 1)));

  return pc_sql_finish (store, stmt, rc, error) ? g_steal_pointer (&pairs) : NULL;
}

typedef struct
{
  GHashTable *distinct;
  GPtrArray  *found;
} Collection;

/* A #PcMatchPairFunc. */
static void
collect_cb (const PcMatchRow *one,
            const PcMatchRow *other,
            PcMatch          *match,
            gpointer          data)
{
  Collection *collection = data;
  g_autofree char *pair = make_pair (one->id, other->id);

  if (g_hash_table_contains (collection->distinct, pair))
    pc_match_free (match);
  else if (strcmp (one->id, other->id) < 0)
    g_ptr_array_add (collection->found, pc_duplicate_new (one->id, other->id, match));
  else
    g_ptr_array_add (collection->found, pc_duplicate_new (other->id, one->id, match));
}

GPtrArray *
pc_duplicates_list (PcStore       *store,
                    guint          least,
                    GCancellable  *cancellable,
                    PcProgress    *progress,
                    GError       **error)
{
  g_autoptr(GPtrArray) found = pc_duplicates_new ();
  g_autoptr(GHashTable) distinct = NULL;
  Collection collection = { .found = found };

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  if (!(distinct = list_all_distinct (store, error)))
    return NULL;

  collection.distinct = distinct;
  if (!pc_match_pairs_foreach (store, least, collect_cb, &collection, cancellable, progress, error))
    return NULL;

  pc_duplicates_sort (found, 0);
  return g_steal_pointer (&found);
}

/*
 * Who is not the same
 */

gboolean
pc_duplicates_are_distinct (PcStore    *store,
                            const char *first_id,
                            const char *second_id)
{
  g_autoptr(GHashTable) distinct = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (first_id != NULL && second_id != NULL, FALSE);

  distinct = list_distinct (store, first_id, NULL);
  return distinct != NULL && g_hash_table_contains (distinct, second_id);
}

gboolean
pc_duplicates_get_two (PcStore     *store,
                       const char  *first_id,
                       const char  *second_id,
                       PcRecord   **first,
                       PcRecord   **second,
                       GError     **error)
{
  g_autoptr(PcRecord) one = NULL;
  g_autoptr(PcRecord) two = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (first_id != NULL && second_id != NULL, FALSE);

  if (!(one = pc_store_get (store, &pc_beneficiary_kind, first_id, error)) ||
      !(two = pc_store_get (store, &pc_beneficiary_kind, second_id, error)))
    return FALSE;

  if (strcmp (first_id, second_id) == 0)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, _("This is one and the same record; choose two."));
      return FALSE;
    }

  if (pc_record_is_deleted (one) || pc_record_is_deleted (two))
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("One of the two people was removed; restore that one first."));
      return FALSE;
    }

  *first = g_steal_pointer (&one);
  *second = g_steal_pointer (&two);
  return TRUE;
}

gboolean
pc_duplicates_set_distinct (PcStore     *store,
                            const char  *first_id,
                            const char  *second_id,
                            const char  *reason,
                            GError     **error)
{
  g_autoptr(PcRecord) first = NULL;
  g_autoptr(PcRecord) second = NULL;
  g_autoptr(PcRecord) record = NULL;
  g_autofree char *operator_id = NULL;
  g_autofree char *today = NULL;
  gboolean in_order;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (first_id != NULL && second_id != NULL, FALSE);

  if (!pc_duplicates_get_two (store, first_id, second_id, &first, &second, error))
    return FALSE;
  if (pc_duplicates_are_distinct (store, first_id, second_id))
    return TRUE;

  in_order = strcmp (first_id, second_id) < 0;
  operator_id = pc_store_get_setting (store, PC_SETTING_OPERATOR);
  today = pc_date_today ();
  record = pc_record_new (&pc_distinction_kind);
  pc_record_set_text (record, PC_DISTINCTION_FIRST_ID, in_order ? first_id : second_id);
  pc_record_set_text (record, PC_DISTINCTION_SECOND_ID, in_order ? second_id : first_id);
  pc_record_set_text (record, PC_DISTINCTION_DECIDED_ON, today);
  pc_record_set_text (record, PC_DISTINCTION_OPERATOR_ID, operator_id);
  pc_record_set_text (record, PC_DISTINCTION_REASON, reason);
  return pc_store_save (store, record, NULL, error);
}
