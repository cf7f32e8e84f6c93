/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox-problem.h"

/* Later each time, never later than four hours, and not for what somebody has to mend. */
static void
test_delays (void)
{
  gint64 last = 0;

  for (guint attempt = 1; attempt < 100; attempt++)
    {
      gint64 least = pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, attempt, 0.0);
      gint64 most = pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, attempt, 1.0);

      g_assert_cmpint (least, >=, last);
      g_assert_cmpint (most, >, least);
      g_assert_cmpint (most, <=, 4 * 60 * 60);
      last = least;
    }

  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, 1, 0.0), ==, 60);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, 2, 0.0), ==, 120);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_UNREACHABLE, 99, 1.0), ==, 4 * 60 * 60);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_FULL, 1, 0.0), ==, 3600);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_WRONG_PASSWORD, 1, 0.0), ==, -1);
  g_assert_cmpint (pc_outbox_problem_get_delay (PC_OUTBOX_NO_PASSWORD, 1, 0.0), ==, -1);
}

/* Every problem has a word of its own and a sentence. */
static void
test_problems (void)
{
  g_autoptr(GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i <= PC_OUTBOX_OTHER; i++)
    {
      const char *word = pc_outbox_problem_get_word (i);
      g_autofree char *sentence = pc_outbox_problem_describe (word, "507");

      g_assert_nonnull (word);
      g_assert_true (g_hash_table_add (words, (gpointer) word));
      g_assert_true (g_str_has_suffix (sentence, ". (507)"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outbox-problem/delays", test_delays);
  g_test_add_func ("/outbox-problem/problems", test_problems);

  return g_test_run ();
}
