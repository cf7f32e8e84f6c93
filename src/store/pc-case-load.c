/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case-load.h"

#include <glib/gi18n-lib.h>

#include "pc-case-batch.h"
#include "pc-case-rows.h"
#include "pc-error.h"
#include "pc-programme-files.h"
#include "pc-region.h"

/*
 * Programmes with their regions
 */

static GHashTable *
get_programmes (PcStore *store)
{
  GHashTable *programmes = g_object_get_data (G_OBJECT (store), "pc-case-programmes");

  if (programmes == NULL)
    {
      programmes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (store), "pc-case-programmes", programmes, (GDestroyNotify) g_hash_table_unref);
    }

  return programmes;
}

/* A region that cannot be read stands for none: the rules of the programme hold, and percorsoctl region says what is wrong. */
static PcProgramme *
make_rules (const char *programme,
            const char *region_id)
{
  g_autoptr(PcProgramme) notice = pc_programme_find (programme, NULL);
  g_autoptr(PcRegion) region = notice != NULL && region_id != NULL ? pc_region_find (region_id, NULL) : NULL;

  return region != NULL ? pc_programme_with_region (notice, region) : g_steal_pointer (&notice);
}

PcProgramme *
pc_case_find_programme (PcStore    *store,
                        const char *programme,
                        const char *region)
{
  GHashTable *programmes;
  g_autofree char *key = NULL;
  PcProgramme *found;

  g_return_val_if_fail (PC_IS_STORE (store) && programme != NULL, NULL);

  programmes = get_programmes (store);
  key = g_strconcat (programme, "|", region, NULL);
  found = g_hash_table_lookup (programmes, key);
  if (found == NULL && (found = make_rules (programme, region)) != NULL)
    g_hash_table_insert (programmes, g_steal_pointer (&key), found);

  return found;
}

PcCase *
pc_case_load (PcStore      *store,
              const char   *person_id,
              PcDay         on,
              PcCaseParts   parts,
              GError      **error)
{
  g_autoptr(PcRecord) office = NULL;
  g_autoptr(GPtrArray) cases = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && person_id != NULL && on > 0, NULL);

  office = pc_case_rows_find_office (store);
  cases = pc_case_batch_load (store, office, (char **) &person_id, 1, on, parts, error);
  if (cases == NULL)
    return NULL;
  if (cases->len == 1)
    return g_ptr_array_steal_index (cases, 0);

  g_set_error_literal (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no such person."));
  return NULL;
}

/*
 * Many people
 */

/* Enough to spread the cost of each query, and no more: what was read is to be in the cache of the processor still. */
#define PEOPLE_A_BATCH 40

static gboolean
look_at (PcStore            *store,
         char              **people,
         gsize               n,
         PcDay               on,
         PcCaseParts         parts,
         GCancellable       *cancellable,
         PcCaseFunc          look,
         gpointer            user_data,
         GError            **error)
{
  g_autoptr(PcRecord) office = pc_case_rows_find_office (store);

  for (gsize first = 0; first < n; first += PEOPLE_A_BATCH)
    {
      g_autoptr(GPtrArray) cases = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !(cases = pc_case_batch_load (store, office, people + first, MIN (n - first, PEOPLE_A_BATCH), on, parts, error)))
        return FALSE;
      for (guint i = 0; i < cases->len; i++)
        if (!look (cases->pdata[i], user_data))
          return TRUE;
    }

  return TRUE;
}

gboolean
pc_case_foreach (PcStore            *store,
                 const PcCaseScope  *scope,
                 PcDay               on,
                 PcCaseParts         parts,
                 GCancellable       *cancellable,
                 PcCaseFunc          look,
                 gpointer            user_data,
                 GError            **error)
{
  g_autoptr(GPtrArray) people = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && on > 0 && look != NULL, FALSE);

  people = pc_case_rows_list_people (store, scope, TRUE, on, error);
  return people != NULL &&
         look_at (store, (char **) people->pdata, people->len, on, parts, cancellable, look, user_data, error);
}

typedef struct
{
  PcStore           *store;
  char             **people;
  gsize              n;
  PcDay              on;
  PcCaseParts        parts;
  GCancellable      *cancellable;
  const PcCaseFold  *fold;
  gpointer           collected;
  GError            *error;
} Part;

static gpointer
part_thread (gpointer data)
{
  Part *part = data;
  g_autoptr(PcStore) store = pc_store_open (pc_store_get_path (part->store), PC_STORE_READ,
                                            pc_store_get_key (part->store), &part->error);

  if (store != NULL)
    look_at (store, part->people, part->n, part->on, part->parts, part->cancellable, part->fold->look, part->collected,
             &part->error);

  return NULL;
}

#define MOST_THREADS 4
#define PEOPLE_A_THREAD 500

/* The first part is the caller's own, on her connection; the others have threads. */
static gboolean
run_parts (PcStore       *store,
           Part          *parts,
           guint          n,
           gpointer       user_data,
           GError       **error)
{
  GThread *threads[MOST_THREADS] = { NULL };
  gboolean ok = TRUE;

  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("pc-case-fold", part_thread, &parts[i]);

  look_at (store, parts[0].people, parts[0].n, parts[0].on, parts[0].parts, parts[0].cancellable, parts[0].fold->look,
           parts[0].collected, &parts[0].error);

  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&threads[i], g_thread_join);
      parts[i].fold->end (parts[i].collected, user_data);
      if (parts[i].error == NULL)
        continue;

      if (ok)
        g_propagate_error (error, parts[i].error);
      else
        g_error_free (parts[i].error);
      ok = FALSE;
    }

  return ok;
}

gboolean
pc_case_fold (PcStore            *store,
              const PcCaseScope  *scope,
              PcDay               on,
              PcCaseParts         parts,
              GCancellable       *cancellable,
              const PcCaseFold   *fold,
              gpointer            user_data,
              GError            **error)
{
  g_autoptr(GPtrArray) people = NULL;
  Part each[MOST_THREADS];
  guint n;

  g_return_val_if_fail (PC_IS_STORE (store) && on > 0 && fold != NULL, FALSE);

  people = pc_case_rows_list_people (store, scope, FALSE, on, error);
  if (people == NULL)
    return FALSE;

  n = CLAMP (people->len / PEOPLE_A_THREAD, 1, MIN (g_get_num_processors (), MOST_THREADS));
  if (g_str_equal (pc_store_get_path (store), ":memory:"))
    n = 1;

  for (guint i = 0; i < n; i++)
    {
      const gsize first = (gsize) people->len * i / n;

      each[i] = (Part) { store, (char **) people->pdata + first, (gsize) people->len * (i + 1) / n - first, on, parts,
                         cancellable, fold, fold->begin (user_data), NULL };
    }

  return run_parts (store, each, n, user_data, error);
}
