/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-data.h"
#include "pc-resource.h"

#define N_THREADS 8
#define N_TIMES 40

static gint n_ready;

static gpointer
ask (gpointer data G_GNUC_UNUSED)
{
  g_atomic_int_inc (&n_ready);
  while (g_atomic_int_get (&n_ready) < N_THREADS)
    continue;

  return pc_resource_get (pc_data_get_resource);
}

/* The first who ask in a program, all at once. */
static void
test_first (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ask", ask, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_assert_nonnull (g_thread_join (threads[i]));
}

static void
test_threads (void)
{
  for (guint i = 0; i < N_TIMES; i++)
    {
      g_test_trap_subprocess ("/resource/threads/subprocess/first", 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resource/threads", test_threads);
  g_test_add_func ("/resource/threads/subprocess/first", test_first);

  return g_test_run ();
}
