/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times in milliseconds, as an array of double. */

GArray *bench_times_new   (void);

/** Adds the time since @start, of g_get_monotonic_time(). */
void    bench_times_add   (GArray     *times,
                           gint64      start);

/** Prints "NAME n=... median=... p90=... max=...". */
void    bench_times_print (GArray     *times,
                           const char *name);

G_END_DECLS
