/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-time.h"

#include "pc-error.h"

static void
check_refused (const GError *error)
{
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_time (void)
{
  static const struct { const char *text; int minutes; } rows[] = {
    { "9", 540 }, { "09", 540 }, { " 9 ", 540 }, { "9.30", 570 }, { "9:30", 570 }, { "9,30", 570 }, { "0930", 570 },
    { "930", 570 }, { "14:15", 855 }, { "0", 0 }, { "0:00", 0 }, { "00:00", 0 }, { "0000", 0 }, { "24", 1440 },
    { "24:00", 1440 }, { "2400", 1440 }, { "23:59", 1439 }, { "09:30:00", 570 }, { "24:00:00", 1440 },

    { "", -1 }, { " ", -1 }, { "25", -1 }, { "24:01", -1 }, { "2401", -1 }, { "9:60", -1 }, { "9:5", -1 }, { "9:", -1 },
    { "9.", -1 }, { ":30", -1 }, { "9:300", -1 }, { "-9", -1 }, { "+9", -1 }, { "9:-3", -1 }, { "9:30:01", -1 },
    { "9:30:0", -1 }, { "9:30:00:00", -1 },
    { "9 30", -1 }, { "9h30", -1 }, { "9am", -1 }, { "12345", -1 }, { "99999999999999999999", -1 },
    { "9:99999999999", -1 },
    { "960", -1 }, { "nine", -1 }, { "٩", -1 }, { "９", -1 }, { "9\xff", -1 }, { "9\n", -1 }, { "0x9", -1 },
    { "9-13", -1 },
    { "9:30                                                             x", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      int minutes = pc_time_parse (rows[i].text, &error);
      g_assert_cmpint (minutes, ==, rows[i].minutes);
      if (minutes < 0)
        check_refused (error);
      else
        g_assert_no_error (error);
    }
}

static void
test_range (void)
{
  static const struct { const char *text; int start, end; } rows[] = {
    { "9-13", 540, 780 }, { "9.30-12", 570, 720 }, { " 9 - 13 ", 540, 780 }, { "0900-1300", 540, 780 },
    { "0-24", 0, 1440 },
    { "9:00-9:01", 540, 541 }, { "9,30-10,45", 570, 645 },

    { "", -1, 0 }, { "9", -1, 0 }, { "9-", -1, 0 }, { "-13", -1, 0 }, { "13-9", -1, 0 }, { "9-9", -1, 0 },
    { "9--13", -1, 0 },
    { "9-13-15", -1, 0 }, { "9-25", -1, 0 }, { "9-13x", -1, 0 }, { "9/13", -1, 0 }, { "22-6", -1, 0 },
    { "9-13 15", -1, 0 },
    { "9-99999999999999", -1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      int start = -7, end = -7;

      if (pc_time_range_parse (rows[i].text, &start, &end, &error))
        {
          g_assert_no_error (error);
          g_assert_cmpint (start, ==, rows[i].start);
          g_assert_cmpint (end, ==, rows[i].end);
        }
      else
        {
          check_refused (error);
          g_assert_cmpint (rows[i].start, ==, -1);
          g_assert_cmpint (start, ==, -7);
          g_assert_cmpint (end, ==, -7);
        }
    }
}

static void
test_minutes (void)
{
  static const struct { const char *text; gint64 minutes; } rows[] = {
    { "1:30", 90 }, { "1,5", 90 }, { "1.5", 90 }, { "2", 120 }, { "2h", 120 }, { "90m", 90 }, { "90min", 90 },
    { "1h30", 90 },
    { "1h30m", 90 }, { "1h 30min", 90 }, { "1h 30", 90 }, { "1:30:00", 90 }, { "30:15:00", 1815 },
    { "0", 0 }, { "0:00", 0 }, { "0,1", 6 }, { "0.9", 54 }, { "0:59", 59 }, { " 1:30 ", 90 }, { "100:00", 6000 },
    { "100000", 6000000 }, { "100000:59", 6000059 },

    { "", -1 }, { " ", -1 }, { "1.30", -1 }, { "1,30", -1 }, { "1,25", -1 }, { "1:60", -1 }, { "1:75", -1 },
    { "-1", -1 },
    { "-1:30", -1 }, { "1:-3", -1 }, { "1:", -1 }, { "1,", -1 }, { ",5", -1 }, { ":30", -1 }, { "h", -1 }, { "m", -1 },
    { "1:30:01", -1 }, { "1:30:0", -1 }, { "1:30:000", -1 }, { "1:30:00:00", -1 }, { "1:30m", -1 }, { "1: 30", -1 },
    { "1h30x", -1 }, { "1h 3 0", -1 },
    { "1hm", -1 }, { "1h30:00", -1 }, { "1 30", -1 }, { "100001", -1 }, { "1000000m", -1 },
    { "9999999999999999999", -1 },
    { "1:300", -1 }, { "one", -1 }, { "1e3", -1 }, { "0x10", -1 }, { "١", -1 }, { "1\xff", -1 },
    { "1:30                             x", -1 },
    { "1:30                                                        x", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 minutes = pc_minutes_parse (rows[i].text, &error);
      g_assert_cmpint (minutes, ==, rows[i].minutes);
      if (minutes < 0)
        check_refused (error);
      else
        g_assert_no_error (error);
    }
}

static void
test_long (void)
{
  static const char letters[] = "0919-:.,h m";

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      g_autofree char *text = g_strnfill (10000, *letter);
      int start, end;

      g_assert_cmpint (pc_time_parse (text, NULL), ==, -1);
      g_assert_cmpint (pc_minutes_parse (text, NULL), ==, -1);
      g_assert_false (pc_time_range_parse (text, &start, &end, NULL));
    }
}

static void
test_round_trip (void)
{
  for (int time = 0; time <= 24 * 60; time++)
    {
      g_autofree char *shown = pc_time_format (time);

      g_assert_cmpint (pc_time_parse (shown, NULL), ==, time);
    }

  for (gint64 minutes = 0; minutes <= 6000059; minutes += minutes < 6000 ? 1 : 997)
    {
      g_autofree char *shown = pc_minutes_format (minutes);

      g_assert_cmpint (pc_minutes_parse (shown, NULL), ==, minutes);
    }
}

static void
test_format (void)
{
  static const struct { gint64 minutes; const char *shown; } rows[] = {
    { 0, "0:00" }, { 5, "0:05" }, { 60, "1:00" }, { 90, "1:30" }, { 6000, "100:00" }, { -90, "-1:30" }, { -5, "-0:05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = pc_minutes_format (rows[i].minutes);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/time", test_time);
  g_test_add_func ("/time/range", test_range);
  g_test_add_func ("/time/minutes", test_minutes);
  g_test_add_func ("/time/long", test_long);
  g_test_add_func ("/time/round-trip", test_round_trip);
  g_test_add_func ("/time/format", test_format);

  return g_test_run ();
}
