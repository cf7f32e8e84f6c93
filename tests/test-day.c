/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "pc-day.h"

static const struct
{
  const char *start;
  int         months;
  const char *then;
  const char *end;
} terms[] = {
  { "2025-01-15", 6, "2025-07-15", "2025-07-14" },
  { "2025-01-01", 6, "2025-07-01", "2025-06-30" },
  { "2025-08-31", 6, "2026-02-28", "2026-02-28" },
  { "2023-08-31", 6, "2024-02-29", "2024-02-29" },
  { "2024-02-29", 12, "2025-02-28", "2025-02-28" },
  { "2025-02-28", 1, "2025-03-28", "2025-03-27" },
  { "2025-12-31", 2, "2026-02-28", "2026-02-28" },
  { "2025-03-30", -1, "2025-02-28", NULL },
};

static void
test_terms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      const PcDay start = pc_day_from_iso (terms[i].start);
      g_autofree char *then = pc_day_to_iso (pc_day_add_months (start, terms[i].months));
      g_autofree char *end = pc_day_to_iso (pc_day_get_term_end (start, terms[i].months));

      g_assert_cmpstr (then, ==, terms[i].then);
      if (terms[i].end != NULL)
        g_assert_cmpstr (end, ==, terms[i].end);
    }
}

static const struct
{
  const char *birth;
  const char *on;
  int         age;
} ages[] = {
  { "2008-05-10", "2024-05-09", 15 },
  { "2008-05-10", "2024-05-10", 16 },
  { "2008-02-29", "2026-02-28", 17 },
  { "2008-02-29", "2026-03-01", 18 },
  { "2008-02-29", "2024-02-29", 16 },
  { "2024-02-29", "2024-02-29", 0 },
  { "2024-02-29", "2024-02-28", -1 },
};

static void
test_ages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    g_assert_cmpint (pc_day_get_age (pc_day_from_iso (ages[i].birth), pc_day_from_iso (ages[i].on)), ==, ages[i].age);
}

static const struct
{
  const char *day;
  gboolean    holiday;
} holidays[] = {
  { "2025-04-20", FALSE }, /* Easter is a Sunday, and that is enough. */
  { "2025-04-21", TRUE },
  { "2026-04-06", TRUE },
  { "2024-04-01", TRUE },
  { "2027-03-29", TRUE },
  { "2025-06-02", TRUE },
  { "2025-10-04", FALSE },
  { "2026-10-04", TRUE },
  { "2025-12-26", TRUE },
  { "2025-12-27", FALSE },
  { "2025-02-29", FALSE },
};

static void
test_holidays (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      const PcDay day = pc_day_from_iso (holidays[i].day);

      if (day == 0)
        g_assert_cmpstr (holidays[i].day, ==, "2025-02-29");
      else
        g_assert_cmpint (pc_day_is_holiday (day), ==, holidays[i].holiday);
    }
}

/* The list of a year and the question about a day say the same. */
static void
test_list_of_holidays (void)
{
  for (int year = 2019; year <= 2032; year++)
    {
      PcDay days[PC_DAY_MAX_HOLIDAYS];
      const guint n = pc_day_list_holidays (year, days);
      guint found = 0;

      for (PcDay day = pc_day_new (year, 1, 1); day <= pc_day_new (year, 12, 31); day++)
        found += pc_day_is_holiday (day);
      g_assert_cmpuint (n, ==, year < 2026 ? 11 : 12);
      g_assert_cmpuint (found, ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_true (pc_day_is_holiday (days[i]));
    }
}

static void
test_weekdays_and_months (void)
{
  g_autofree char *start = pc_day_to_iso (pc_day_get_month_start (pc_day_from_iso ("2024-02-29")));
  g_autofree char *end = pc_day_to_iso (pc_day_get_month_end (pc_day_from_iso ("2024-02-01")));

  g_assert_cmpint (pc_day_get_weekday (pc_day_from_iso ("2026-11-26")), ==, 4);
  g_assert_cmpint (pc_day_get_weekday (pc_day_from_iso ("2026-03-29")), ==, 7);
  g_assert_cmpint (pc_day_from_iso ("2026-03-30") - pc_day_from_iso ("2026-03-28"), ==, 2);
  g_assert_cmpstr (start, ==, "2024-02-01");
  g_assert_cmpstr (end, ==, "2024-02-29");
}

/* GDate counts the same days: all of four centuries, and some as far as texts go. */
static void
test_calendar (void)
{
  const PcDay last = pc_day_new (9999, 12, 31);

  for (PcDay day = 1; day <= last; day += day > 657438 && day < 803543 ? 1 : 101)
    {
      const int months = (int) (day % 300) - 12;
      int year, month, day_of_month;
      char iso[11];
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, day);
      pc_day_split (day, &year, &month, &day_of_month);
      g_snprintf (iso, sizeof iso, "%04d-%02d-%02d", year, month, day_of_month);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, g_date_get_month (&date));
      g_assert_cmpint (day_of_month, ==, g_date_get_day (&date));
      g_assert_cmpint (pc_day_from_iso (iso), ==, day);
      g_assert_cmpint (pc_day_get_month_end (day) - pc_day_get_month_start (day) + 1, ==,
                       g_date_get_days_in_month (month, year));

      if (year < 3)
        continue;
      if (months < 0)
        g_date_subtract_months (&date, -months);
      else
        g_date_add_months (&date, months);
      g_assert_cmpint (pc_day_add_months (day, months), ==, g_date_get_julian (&date));
    }
}

static void
test_no_day (void)
{
  static const char * const wrong[] = {
    "", "2025-2-1", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-01", "2025-01-00", "2025-04-31", "0000-01-01",
    "2025-01-1x", "-025-01-01", "2025-+1-01", "2025/01/01", "2025-01-011", "2025-01-01T",
  };
  g_autofree char *text = pc_day_format (0);

  g_assert_cmpint (pc_day_from_iso (NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (pc_day_from_iso (wrong[i]), ==, 0);
  g_assert_cmpint (pc_day_add_months (pc_day_new (1, 1, 31), -1), ==, 0);
  g_assert_cmpint (pc_day_new (2025, 2, 29), ==, 0);
  g_assert_cmpint (pc_day_new (0, 1, 1), ==, 0);
  g_assert_null (pc_day_to_iso (0));
  g_assert_cmpstr (text, ==, "");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/terms", test_terms);
  g_test_add_func ("/day/ages", test_ages);
  g_test_add_func ("/day/holidays", test_holidays);
  g_test_add_func ("/day/list-of-holidays", test_list_of_holidays);
  g_test_add_func ("/day/weekdays-and-months", test_weekdays_and_months);
  g_test_add_func ("/day/calendar", test_calendar);
  g_test_add_func ("/day/no-day", test_no_day);

  return g_test_run ();
}
