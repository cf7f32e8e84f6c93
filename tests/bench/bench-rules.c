/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-rules FILE DAY: how long the rules take over the whole office as it was on DAY: the ledger of each endowment, the
 * deadlines; and one person with everything, many times. Each line has what came out, so that nothing can be skipped.
 */

#include <locale.h>

#include "bench-times.h"
#include "pc-case-load.h"
#include "pc-cursor.h"
#include "pc-deadlines.h"
#include "pc-ledger.h"

#define ROUNDS 5
#define N_PEOPLE 60

typedef struct
{
  guint  people;
  guint  results;
  gint64 cents;
} Sum;

static gpointer
begin (gpointer user_data)
{
  return g_new0 (Sum, 1);
}

static void
end (gpointer part,
     gpointer user_data)
{
  const Sum *one = part;
  Sum *all = user_data;

  all->people += one->people;
  all->results += one->results;
  all->cents += one->cents;
  g_free (part);
}

static gboolean
add_ledger (PcCase   *one,
            gpointer  user_data)
{
  Sum *sum = user_data;

  sum->people++;
  for (guint i = 0; i < one->pathways->len; i++)
    {
      g_auto(PcLedger) ledger = { 0 };

      pc_ledger_reckon (one, one->pathways->pdata[i], &ledger);
      sum->results += ledger.lines->len;
      sum->cents += ledger.total[PC_LEDGER_DELIVERED];
    }

  return TRUE;
}

#define HORIZON_DAYS 30

static gboolean
add_deadlines (PcCase   *one,
               gpointer  user_data)
{
  g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();
  Sum *sum = user_data;

  pc_deadlines_add (one, HORIZON_DAYS, deadlines);
  sum->people++;
  sum->results += deadlines->len;
  return TRUE;
}

static void
measure_office (PcStore     *store,
                const char  *name,
                PcDay        on,
                PcCaseParts  parts,
                gboolean     open,
                PcCaseFunc   look)
{
  const PcCaseFold fold = { begin, look, end };
  const PcCaseScope scope = { .open = open };
  g_autoptr(GArray) times = bench_times_new ();
  Sum sum;

  for (guint i = 0; i < ROUNDS; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr(GError) error = NULL;

      sum = (Sum) { 0 };
      if (!pc_case_fold (store, &scope, on, parts, NULL, &fold, &sum, &error))
        g_error ("%s", error->message);
      bench_times_add (times, start);
    }

  bench_times_print (times, name);
  g_print ("%s-sum people=%u results=%u euro=%" G_GINT64_FORMAT "\n", name, sum.people, sum.results, sum.cents / 100);
}

static GPtrArray *
list_people (PcStore *store)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, "SELECT b.id FROM beneficiary AS b JOIN pathway AS p ON p.beneficiary_id = b.id"
                                              " JOIN traineeship AS t ON t.pathway_id = p.id"
                                              " WHERE b.rowid >= :row ORDER BY b.rowid LIMIT 1", NULL);
  g_autoptr(PcCursor) last = pc_cursor_new (store, "SELECT max (rowid) FROM beneficiary", NULL);
  const gint64 n = pc_cursor_next (last, NULL) ? pc_cursor_get_int (last, 0) : 0;

  /* Far apart, so that no page of the file is there from the one before. */
  for (gint64 i = 0; i < N_PEOPLE; i++)
    {
      pc_cursor_bind_int (cursor, "row", 1 + i * n / N_PEOPLE);
      if (pc_cursor_next (cursor, NULL))
        g_ptr_array_add (ids, g_strdup (pc_cursor_get_text (cursor, 0)));
      pc_cursor_reset (cursor);
    }

  return ids;
}

/* All that the page of one person shows. */
static void
measure_person (PcStore *store,
                PcDay    on)
{
  g_autoptr(GPtrArray) people = list_people (store);
  g_autoptr(GArray) times = bench_times_new ();
  Sum sum = { 0 };

  for (guint i = 0; i < people->len; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr(GError) error = NULL;
      g_autoptr(PcCase) one = pc_case_load (store, people->pdata[i], on, PC_CASE_ALL, &error);

      if (one == NULL)
        g_error ("%s", error->message);
      add_ledger (one, &sum);
      bench_times_add (times, start);
    }

  bench_times_print (times, "person");
  g_print ("person-sum people=%u results=%u euro=%" G_GINT64_FORMAT "\n", sum.people, sum.results, sum.cents / 100);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = NULL;
  PcDay on;

  setlocale (LC_ALL, "");
  if (argc != 3 || (on = pc_day_from_iso (argv[2])) == 0)
    {
      g_printerr ("usage: bench-rules FILE DAY\n");
      return 2;
    }

  if (!(store = pc_store_open (argv[1], PC_STORE_READ, NULL, &error)))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  measure_office (store, "ledger", on, PC_LEDGER_PARTS, FALSE, add_ledger);
  measure_office (store, "deadlines", on, PC_DEADLINES_PARTS, TRUE, add_deadlines);
  measure_person (store, on);
  return 0;
}
