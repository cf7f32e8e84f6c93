/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outcomes.h"

#include "pc-store-work.h"

/* What the threads share; each collects into an array or sums of its own. */
typedef struct
{
  int                     days;
  const char             *operator_id;
  const PcIndicatorScope *scope;
  GPtrArray              *deadlines;
  PcIndicators           *indicators;
} Whole;

typedef struct
{
  const Whole  *whole;
  GPtrArray    *deadlines;
  PcIndicators *indicators;
} Part;

static gpointer
begin_deadlines (gpointer user_data)
{
  Part *part = g_new0 (Part, 1);

  part->whole = user_data;
  part->deadlines = pc_deadlines_new ();
  return part;
}

/* Those of other operators go at once: a person may have a pathway with each of two. */
static void
drop_others (GPtrArray  *deadlines,
             guint       from,
             const char *operator_id)
{
  for (guint i = deadlines->len; i > from; i--)
    if (g_strcmp0 (((PcDeadline *) deadlines->pdata[i - 1])->operator_id, operator_id) != 0)
      g_ptr_array_remove_index (deadlines, i - 1);
}

static gboolean
look_for_deadlines (PcCase   *person,
                    gpointer  user_data)
{
  Part *part = user_data;
  const guint n = part->deadlines->len;

  pc_deadlines_add (person, part->whole->days, part->deadlines);
  if (part->whole->operator_id != NULL)
    drop_others (part->deadlines, n, part->whole->operator_id);

  return TRUE;
}

static void
end_deadlines (gpointer data,
               gpointer user_data)
{
  Part *part = data;
  Whole *whole = user_data;

  g_ptr_array_extend_and_steal (whole->deadlines, part->deadlines);
  g_free (part);
}

GPtrArray *
pc_outcomes_list_deadlines (PcStore       *store,
                            const char    *person_id,
                            const char    *operator_id,
                            PcDay          on,
                            int            days,
                            GCancellable  *cancellable,
                            GError       **error)
{
  static const PcCaseFold fold = { begin_deadlines, look_for_deadlines, end_deadlines };
  const PcCaseScope scope = { .person_id = person_id, .operator_id = operator_id, .open = TRUE };
  g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();
  Whole whole = { .days = days, .operator_id = operator_id, .deadlines = deadlines };

  g_return_val_if_fail (PC_IS_STORE (store) && on > 0 && days >= 0, NULL);

  if (!pc_case_fold (store, &scope, on, PC_DEADLINES_PARTS, cancellable, &fold, &whole, error))
    return NULL;

  pc_deadlines_sort (deadlines);
  return g_steal_pointer (&deadlines);
}

/*
 * On a thread
 */

typedef struct
{
  PcDay on;
  int   days;
} Job;

static gpointer
list_job (PcStore       *store,
          gpointer       data,
          PcProgress    *progress G_GNUC_UNUSED,
          GCancellable  *cancellable,
          GError       **error)
{
  const Job *job = data;

  return pc_outcomes_list_deadlines (store, NULL, NULL, job->on, job->days, cancellable, error);
}

void
pc_outcomes_list_deadlines_async (PcStore             *store,
                                  PcDay                on,
                                  int                  days,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  static const PcStoreWork work = {
    PC_STORE_BESIDE_READ, PC_STORE_CANCEL_LEAVES, list_job, g_free, (GDestroyNotify) g_ptr_array_unref
  };
  const Job job = { on, days };

  g_return_if_fail (PC_IS_STORE (store) && on > 0 && days >= 0);

  pc_store_work_start (store, &work, g_memdup2 (&job, sizeof job), NULL, cancellable, callback, user_data);
}

GPtrArray *
pc_outcomes_list_deadlines_finish (GAsyncResult  *result,
                                   GError       **error)
{
  return pc_store_work_finish (result, error);
}

/*
 * Indicators
 */

static gpointer
begin_indicators (gpointer user_data)
{
  Part *part = g_new0 (Part, 1);

  part->whole = user_data;
  part->indicators = pc_indicators_new (part->whole->scope);
  return part;
}

static gboolean
look_at_participants (PcCase   *person,
                      gpointer  user_data)
{
  Part *part = user_data;

  pc_indicators_add (part->indicators, person);
  return TRUE;
}

static void
end_indicators (gpointer data,
                gpointer user_data)
{
  Part *part = data;
  Whole *whole = user_data;

  pc_indicators_take (whole->indicators, part->indicators);
  g_free (part);
}

PcIndicators *
pc_outcomes_count_indicators (PcStore                 *store,
                              const PcIndicatorScope  *scope,
                              PcDay                    on,
                              GCancellable            *cancellable,
                              GError                 **error)
{
  static const PcCaseFold fold = { begin_indicators, look_at_participants, end_indicators };
  const PcCaseScope people = { .operator_id = scope != NULL ? scope->operator_id : NULL,
                               .programme = scope != NULL ? scope->programme : NULL };
  g_autoptr(PcIndicators) indicators = pc_indicators_new (scope);
  Whole whole = { .scope = scope, .indicators = indicators };

  g_return_val_if_fail (PC_IS_STORE (store) && on > 0, NULL);

  if (!pc_case_fold (store, &people, on, PC_CASE_PAPERS | PC_CASE_FOLLOW_UPS, cancellable, &fold, &whole, error))
    return NULL;

  return g_steal_pointer (&indicators);
}
