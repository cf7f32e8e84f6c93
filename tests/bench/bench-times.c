/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-times.h"

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_times_add (GArray *times,
                 gint64  start)
{
  const double ms = (g_get_monotonic_time () - start) / 1e3;

  g_array_append_val (times, ms);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

void
bench_times_print (GArray     *times,
                   const char *name)
{
  const double *t = (const double *) times->data;
  const guint n = times->len;

  g_return_if_fail (n > 0);

  g_array_sort (times, compare);
  g_print ("%s n=%u median=%.1f p90=%.1f max=%.1f\n", name, n, t[n / 2], t[n * 9 / 10], t[n - 1]);
}
