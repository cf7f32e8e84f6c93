/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-uuid.h"

#include <string.h>

#define N 20000

static gint64
get_unix_ms (const char *uuid)
{
  g_autofree char *digits = g_strdup_printf ("%.8s%.4s", uuid, uuid + 9);

  return g_ascii_strtoll (digits, NULL, 16);
}

static void
check_version_7 (const char *uuid)
{
  g_assert_true (pc_uuid_is_valid (uuid));
  g_assert_cmpuint (strlen (uuid), ==, 36);
  g_assert_cmpint (uuid[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", uuid[19]));
  for (const char *p = uuid; *p != '\0'; p++)
    g_assert_false (g_ascii_isupper (*p));
}

/* Later ones sort later, also the thousands of one millisecond. */
static void
test_new (void)
{
  g_autofree char *last = g_strdup ("");
  const gint64 before = g_get_real_time () / 1000;

  for (int i = 0; i < N; i++)
    {
      char *uuid = pc_uuid_new ();

      check_version_7 (uuid);
      g_assert_cmpstr (uuid, >, last);
      g_assert_cmpint (get_unix_ms (uuid), >=, before);
      g_assert_cmpint (get_unix_ms (uuid), <=, g_get_real_time () / 1000 + 10);
      g_free (last);
      last = uuid;
    }
}

static gpointer
make_many (gpointer data)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N; i++)
    g_ptr_array_add (made, pc_uuid_new ());

  return made;
}

static void
test_threads (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("uuid", make_many, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(GPtrArray) made = g_thread_join (threads[i]);

      for (guint k = 0; k < made->len; k++)
        g_assert_true (g_hash_table_add (seen, g_strdup (made->pdata[k])));
    }
}

static void
test_new_at (void)
{
  static const gint64 times[] = { 0, 1, 0xffff, 0x10000, 1774944900123, 0xffffffffffff };
  g_autoptr(GRand) one = g_rand_new_with_seed (7);
  g_autoptr(GRand) two = g_rand_new_with_seed (7);
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      char *uuid = pc_uuid_new_at (times[i], one);
      g_autofree char *same = pc_uuid_new_at (times[i], two);
      g_autofree char *other = pc_uuid_new_at (times[i], one);

      g_free (pc_uuid_new_at (0, two));
      check_version_7 (uuid);
      g_assert_cmpstr (uuid, ==, same);
      g_assert_cmpstr (uuid, !=, other);
      g_assert_cmpint (get_unix_ms (uuid), ==, times[i]);
      g_assert_cmpstr (uuid, >, last);
      g_free (last);
      last = uuid;
    }
}

static void
test_valid (void)
{
  static const struct { const char *text; gboolean valid; } rows[] = {
    { "0195e8c4-1f2a-7abc-8def-0123456789ab", TRUE },
    { "0195E8C4-1F2A-7ABC-8DEF-0123456789AB", TRUE },
    { "", FALSE },
    { "0195e8c4-1f2a-7abc-8def-0123456789a", FALSE },
    { "0195e8c4-1f2a-7abc-8def-0123456789abc", FALSE },
    { "0195e8c41f2a7abc8def0123456789ab", FALSE },
    { "0195e8c4-1f2a-7abc-8def-0123456789ag", FALSE },
    { "{195e8c4-1f2a-7abc-8def-0123456789a}", FALSE },
    { "0195e8c4-1f2a-7abc-8def-0123456789a\xff", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (pc_uuid_is_valid (rows[i].text), ==, rows[i].valid);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uuid/new", test_new);
  g_test_add_func ("/uuid/threads", test_threads);
  g_test_add_func ("/uuid/new-at", test_new_at);
  g_test_add_func ("/uuid/valid", test_valid);

  return g_test_run ();
}
