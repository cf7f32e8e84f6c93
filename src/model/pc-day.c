/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-day.h"

#include <string.h>

#include "pc-date.h"

/*
 * An office has millions of days to be read, which is why they do not go through GDate. Years are counted from March,
 * so that the day that comes and goes is the last one, and in eras of 400 years, which are all of the same length.
 */
#define DAYS_AN_ERA 146097
/* Days from 1 March of the year 0 to the day before 1 January of the year 1. */
#define OFFSET 305

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
get_month_length (int year,
                  int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : lengths[month - 1];
}

/* The year may be one that nobody writes: a term can begin on 31 December 9999. */
static PcDay
make_day (int year,
          int month,
          int day)
{
  const int since_march = (month + 9) % 12, day_of_year = (153 * since_march + 2) / 5 + day - 1;
  int year_of_era;

  year -= month < 3;
  year_of_era = year % 400;
  return year / 400 * DAYS_AN_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - OFFSET;
}

/* The number that @n digits make; below 0 where one of them is none. */
static int
read_digits (const char *text,
             int         n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    {
      if (text[i] < '0' || text[i] > '9')
        return -1;
      number = number * 10 + text[i] - '0';
    }

  return number;
}

PcDay
pc_day_from_iso (const char *iso)
{
  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return 0;

  return pc_day_new (read_digits (iso, 4), read_digits (iso + 5, 2), read_digits (iso + 8, 2));
}

char *
pc_day_to_iso (PcDay day)
{
  int year, month, day_of_month;

  if (day <= 0)
    return NULL;

  pc_day_split (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

char *
pc_day_format (PcDay day)
{
  g_autofree char *iso = pc_day_to_iso (day);

  return iso != NULL ? pc_date_format (iso) : g_strdup ("");
}

PcDay
pc_record_get_day (PcRecord *record,
                   guint     field)
{
  return pc_day_from_iso (pc_record_get_text (record, field));
}

void
pc_record_set_day (PcRecord *record,
                   guint     field,
                   PcDay     day)
{
  g_autofree char *iso = pc_day_to_iso (day);

  pc_record_set_text (record, field, iso);
}

PcDay
pc_day_today (void)
{
  g_autofree char *today = pc_date_today ();

  return pc_day_from_iso (today);
}

PcDay
pc_day_new (int year,
            int month,
            int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > get_month_length (year, month))
    return 0;

  return make_day (year, month, day);
}

void
pc_day_split (PcDay  day,
              int   *year,
              int   *month,
              int   *day_of_month)
{
  int day_of_era, year_of_era, day_of_year, since_march;

  g_return_if_fail (day > 0);

  day_of_era = (day + OFFSET) % DAYS_AN_ERA;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  since_march = (5 * day_of_year + 2) / 153;
  *day_of_month = day_of_year - (153 * since_march + 2) / 5 + 1;
  *month = (since_march + 2) % 12 + 1;
  *year = (day + OFFSET) / DAYS_AN_ERA * 400 + year_of_era + (*month < 3);
}

int
pc_day_get_weekday (PcDay day)
{
  g_return_val_if_fail (day > 0, 0);

  /* Julian day 1 of GDate, 1 January of the year 1, is a Monday. */
  return (day - 1) % 7 + 1;
}

PcDay
pc_day_add_months (PcDay day,
                   int   months)
{
  int year, month, day_of_month, then;

  g_return_val_if_fail (day > 0, 0);

  pc_day_split (day, &year, &month, &day_of_month);
  then = year * 12 + month - 1 + months;
  if (then < 12)
    return 0;

  year = then / 12;
  month = then % 12 + 1;
  return make_day (year, month, MIN (day_of_month, get_month_length (year, month)));
}

PcDay
pc_day_get_term_end (PcDay start,
                     int   months)
{
  int year, month, day, then_year, then_month, then_day;
  PcDay then;

  g_return_val_if_fail (start > 0, 0);

  then = pc_day_add_months (start, months);
  pc_day_split (start, &year, &month, &day);
  pc_day_split (then, &then_year, &then_month, &then_day);

  /* Where the month has no such day, its last one ends the term. */
  return then_day < day ? then : then - 1;
}

PcDay
pc_day_get_month_start (PcDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day > 0, 0);

  pc_day_split (day, &year, &month, &day_of_month);
  return day - day_of_month + 1;
}

PcDay
pc_day_get_month_end (PcDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day > 0, 0);

  pc_day_split (day, &year, &month, &day_of_month);
  return day - day_of_month + get_month_length (year, month);
}

int
pc_day_get_age (PcDay birth,
                PcDay on)
{
  int year, month, day, on_year, on_month, on_day;

  g_return_val_if_fail (birth > 0, -1);

  if (on < birth)
    return -1;

  pc_day_split (birth, &year, &month, &day);
  pc_day_split (on, &on_year, &on_month, &on_day);
  return on_year - year - (on_month * 100 + on_day < month * 100 + day);
}

/* The Monday after Easter (Gregorian computus of Meeus, Jones and Butcher). */
static PcDay
get_easter_monday (int year)
{
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int days = h + l - 7 * m + 114;

  return pc_day_new (year, days / 31, days % 31 + 1) + 1;
}

static const struct
{
  int month;
  int day;
  int since;
} holidays[] = {
  { 1, 1, 0 }, { 1, 6, 0 }, { 4, 25, 0 }, { 5, 1, 0 }, { 6, 2, 0 }, { 8, 15, 0 }, { 10, 4, 2026 }, { 11, 1, 0 },
  { 12, 8, 0 }, { 12, 25, 0 }, { 12, 26, 0 },
};

gboolean
pc_day_is_holiday (PcDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day > 0, FALSE);

  pc_day_split (day, &year, &month, &day_of_month);
  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    if (holidays[i].month == month && holidays[i].day == day_of_month && year >= holidays[i].since)
      return TRUE;

  return (month == 3 || month == 4) && day == get_easter_monday (year);
}

guint
pc_day_list_holidays (int   year,
                      PcDay days[PC_DAY_MAX_HOLIDAYS])
{
  guint n = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (holidays) + 1 == PC_DAY_MAX_HOLIDAYS);

  days[n++] = get_easter_monday (year);
  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    if (year >= holidays[i].since)
      days[n++] = pc_day_new (year, holidays[i].month, holidays[i].day);

  return n;
}
