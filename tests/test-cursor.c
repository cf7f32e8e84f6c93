/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-cursor.h"

#include "sample-store.h"

static void
test_cursor (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_add (store, "B");
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, "SELECT family_name, dependants FROM beneficiary WHERE family_name >= :from"
                                                     " ORDER BY family_name", &error);

  g_assert_no_error (error);
  pc_cursor_bind_text (cursor, "from", "B");
  pc_cursor_bind_int (cursor, "missing", 7);
  g_assert_true (pc_cursor_next (cursor, &error));
  g_assert_cmpstr (pc_cursor_get_text (cursor, 0), ==, "B");
  g_assert_cmpint (pc_cursor_get_int (cursor, 1), ==, PC_UNSET);
  g_assert_false (pc_cursor_next (cursor, &error));
  g_assert_no_error (error);

  pc_cursor_reset (cursor);
  pc_cursor_bind_text (cursor, "from", "A");
  g_assert_true (pc_cursor_next (cursor, &error));
  g_assert_cmpstr (pc_cursor_get_text (cursor, 0), ==, "A");

  g_assert_null (pc_cursor_new (store, "SELECT nothing FROM nowhere", &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/cursor/cursor", test_cursor);

  return g_test_run ();
}
