/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-rules FILE DAY [NAME...]: how long the rules take over the whole office as it was on DAY: the ledger of each
 * endowment, the deadlines, and both of cases that are loaded once; one person with everything, many times; and, to
 * measure by, how long SQLite alone steps through the rows that the rules have most of. All, or those named. Each line
 * has what came out, so that nothing can be skipped.
 */

#include <locale.h>
#include <sys/resource.h>

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

static gboolean
add_both (PcCase   *one,
          gpointer  user_data)
{
  Sum *sum = user_data;

  add_ledger (one, user_data);
  add_deadlines (one, user_data);
  sum->people--;
  return TRUE;
}

/* Of all threads, in milliseconds. */
static double
get_cpu_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
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
  const double cpu = get_cpu_time ();
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
  g_print ("%s-sum people=%u results=%u euro=%" G_GINT64_FORMAT " cpu=%.0f\n", name, sum.people, sum.results,
           sum.cents / 100, (get_cpu_time () - cpu) / ROUNDS);
}

static guint
step_through (PcStore    *store,
              const char *sql,
              gint64     *minutes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, sql, &error);
  guint rows = 0;

  while (error == NULL && pc_cursor_next (cursor, &error))
    {
      *minutes += pc_cursor_get_int (cursor, 0) + (pc_cursor_get_text (cursor, 1) != NULL);
      rows++;
    }

  if (error != NULL)
    g_error ("%s", error->message);
  return rows;
}

/* On one thread, with no rule, no person and no record. */
static void
measure_steps (PcStore *store)
{
  g_autoptr(GArray) times = bench_times_new ();
  const double cpu = get_cpu_time ();
  gint64 minutes;
  guint rows;

  for (guint i = 0; i < ROUNDS; i++)
    {
      const gint64 start = g_get_monotonic_time ();

      minutes = 0;
      rows = step_through (store, "SELECT minutes, date FROM service_entry INDEXED BY service_entry_hours"
                           " WHERE deleted_at IS NULL", &minutes) +
             step_through (store, "SELECT minutes, date FROM attendance_day INDEXED BY attendance_day_hours"
                           " WHERE deleted_at IS NULL", &minutes);
      bench_times_add (times, start);
    }

  bench_times_print (times, "steps");
  g_print ("steps-sum rows=%u minutes=%" G_GINT64_FORMAT " cpu=%.0f\n", rows, minutes,
           (get_cpu_time () - cpu) / ROUNDS);
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

static void
measure (PcStore    *store,
         PcDay       on,
         const char *name)
{
  if (g_str_equal (name, "steps"))
    measure_steps (store);
  else if (g_str_equal (name, "ledger"))
    measure_office (store, name, on, PC_LEDGER_PARTS, FALSE, add_ledger);
  else if (g_str_equal (name, "deadlines"))
    measure_office (store, name, on, PC_DEADLINES_PARTS, TRUE, add_deadlines);
  else if (g_str_equal (name, "together"))
    measure_office (store, name, on, PC_LEDGER_PARTS | PC_DEADLINES_PARTS, FALSE, add_both);
  else if (g_str_equal (name, "person"))
    measure_person (store, on);
  else
    g_error ("nothing is called “%s”", name);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const all[] = { "steps", "ledger", "deadlines", "together", "person" };
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = NULL;
  PcDay on;

  setlocale (LC_ALL, "");
  if (argc < 3 || (on = pc_day_from_iso (argv[2])) == 0)
    {
      g_printerr ("usage: bench-rules FILE DAY [NAME...]\n");
      return 2;
    }

  if (!(store = pc_store_open (argv[1], PC_STORE_READ, NULL, &error)))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  for (guint i = 0; argc == 3 && i < G_N_ELEMENTS (all); i++)
    measure (store, on, all[i]);
  for (int i = 3; i < argc; i++)
    measure (store, on, argv[i]);

  return 0;
}
