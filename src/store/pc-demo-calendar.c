/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <glib/gi18n-lib.h>

#include "pc-date.h"
#include "pc-error.h"

#define YEARS_BEFORE 75
#define YEARS_AFTER 15
#define DAYS_A_YEAR 366

/* The Monday after Easter (Gregorian computus of Meeus, Jones and Butcher) as a Julian day. */
static guint32
get_easter_monday (int year)
{
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int days = h + l - 7 * m + 114;
  GDate easter;

  g_date_clear (&easter, 1);
  g_date_set_dmy (&easter, days % 31 + 1, days / 31, year);
  return g_date_get_julian (&easter) + 1;
}

/* Holidays of all of Italy, L. 260/1949 and later changes; a feast of the patron is each town's own. */
static gboolean
is_holiday (const GDate *date)
{
  static const guint fixed[] = { 101, 106, 425, 501, 602, 815, 1101, 1208, 1225, 1226 };
  const guint month_and_day = g_date_get_month (date) * 100 + g_date_get_day (date);

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (month_and_day == fixed[i])
      return TRUE;

  return g_date_get_julian (date) == get_easter_monday (g_date_get_year (date));
}

static void
fill_day (PcDemoDay   *day,
          const GDate *date)
{
  g_snprintf (day->iso, sizeof day->iso, "%04d-%02d-%02d",
              g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
  day->is_working = g_date_get_weekday (date) < G_DATE_SATURDAY && !is_holiday (date);
}

gboolean
pc_demo_calendar_init (PcDemo      *demo,
                       const char  *iso,
                       GError     **error)
{
  GDate date;

  if (!pc_date_from_iso (iso, &date) || g_date_get_year (&date) < 2025 || g_date_get_year (&date) > 2100)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("The last day of the demo office must be a day of the years 2025 to 2100."));
      return FALSE;
    }

  demo->until = g_date_get_julian (&date);
  demo->first_day = demo->until - YEARS_BEFORE * DAYS_A_YEAR;
  demo->n_days = (YEARS_BEFORE + YEARS_AFTER) * DAYS_A_YEAR;
  demo->days = g_new (PcDemoDay, demo->n_days);
  g_date_set_julian (&date, demo->first_day);
  for (guint i = 0; i < demo->n_days; i++, g_date_add_days (&date, 1))
    fill_day (&demo->days[i], &date);

  return TRUE;
}

static const PcDemoDay *
get_day (PcDemo *demo,
         int     day)
{
  g_assert (day >= demo->first_day && day < demo->first_day + (int) demo->n_days);

  return &demo->days[day - demo->first_day];
}

const char *
pc_demo_iso (PcDemo *demo,
             int     day)
{
  return get_day (demo, day)->iso;
}

int
pc_demo_day (const char *iso)
{
  GDate date;

  return iso != NULL && pc_date_from_iso (iso, &date) ? (int) g_date_get_julian (&date) : 0;
}

gboolean
pc_demo_is_working (PcDemo *demo,
                    int     day)
{
  return get_day (demo, day)->is_working;
}

int
pc_demo_next_working (PcDemo *demo,
                      int     day)
{
  while (!pc_demo_is_working (demo, day))
    day++;

  return day;
}

int
pc_demo_last_working (PcDemo *demo,
                      int     day)
{
  while (!pc_demo_is_working (demo, day))
    day--;

  return day;
}

int
pc_demo_add_months (int day,
                    int months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (months >= 0)
    g_date_add_months (&date, months);
  else
    g_date_subtract_months (&date, -months);

  return g_date_get_julian (&date);
}

int
pc_demo_get_age (int born,
                 int day)
{
  GDate birth, date;
  int age;

  g_date_clear (&birth, 1);
  g_date_clear (&date, 1);
  g_date_set_julian (&birth, born);
  g_date_set_julian (&date, day);
  age = g_date_get_year (&date) - g_date_get_year (&birth);
  if (g_date_get_month (&date) * 100 + g_date_get_day (&date) < g_date_get_month (&birth) * 100 + g_date_get_day (&birth))
    age--;

  return age;
}
