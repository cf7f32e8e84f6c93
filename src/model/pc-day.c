/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-day.h"

#include "pc-date.h"

static void
set_date (GDate *date,
          PcDay  day)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, day);
}

PcDay
pc_day_from_iso (const char *iso)
{
  GDate date;

  return iso != NULL && pc_date_from_iso (iso, &date) ? (PcDay) g_date_get_julian (&date) : 0;
}

char *
pc_day_to_iso (PcDay day)
{
  GDate date;

  if (day <= 0)
    return NULL;

  set_date (&date, day);
  return pc_date_to_iso (&date);
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
  GDate date;

  if (year < 1 || year > 9999 || !g_date_valid_dmy (day, month, year))
    return 0;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

void
pc_day_split (PcDay  day,
              int   *year,
              int   *month,
              int   *day_of_month)
{
  GDate date;

  g_return_if_fail (day > 0);

  set_date (&date, day);
  *year = g_date_get_year (&date);
  *month = g_date_get_month (&date);
  *day_of_month = g_date_get_day (&date);
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
  GDate date;

  g_return_val_if_fail (day > 0, 0);

  set_date (&date, day);
  if (months >= 0)
    g_date_add_months (&date, months);
  else
    g_date_subtract_months (&date, -months);

  return g_date_get_julian (&date);
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
  g_return_val_if_fail (day > 0, 0);

  return pc_day_add_months (pc_day_get_month_start (day), 1) - 1;
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
