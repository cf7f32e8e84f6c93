/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-serial-date.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* Of 1 January 1970, and of 1 March 1900. */
#define SERIAL_OF_EPOCH 25569
#define FIRST_SERIAL 61

/* Of 30 December 1899, from which days count on after February 1900. */
#define JULIAN_OF_ZERO 693594

#define SECONDS_OF_DAY 86400

/* The number that the @n digits at @text are, or -1. */
static int
read_digits (const char *text,
             int         n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + text[i] - '0';
    }

  return number;
}

/* Days since 1970-01-01 of a day of the Gregorian calendar; years are taken to begin in March. */
static int
count_days (int year,
            int month,
            int day)
{
  const int y = month <= 2 ? year - 1 : year;
  const int era = y / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

static gboolean
read_day (const char *iso,
          double     *serial)
{
  int year;
  int month;
  int day;

  if ((year = read_digits (iso, 4)) < 0 || iso[4] != '-' ||
      (month = read_digits (iso + 5, 2)) < 1 || month > 12 || iso[7] != '-' ||
      (day = read_digits (iso + 8, 2)) < 1 || day > 31)
    return FALSE;

  *serial = count_days (year, month, day) + SERIAL_OF_EPOCH;
  return *serial >= FIRST_SERIAL;
}

gboolean
pc_serial_date_from_day (const char *iso,
                         double     *serial)
{
  g_return_val_if_fail (iso != NULL && serial != NULL, FALSE);

  return strlen (iso) == 10 && read_day (iso, serial);
}

gboolean
pc_serial_date_from_instant (const char *iso,
                             double     *serial)
{
  struct tm local;
  double day;
  time_t moment;
  int hours;
  int minutes;
  int seconds;

  g_return_val_if_fail (iso != NULL && serial != NULL, FALSE);

  if (strlen (iso) < 19 || !read_day (iso, &day) || iso[10] != 'T' || (hours = read_digits (iso + 11, 2)) < 0 ||
      (minutes = read_digits (iso + 14, 2)) < 0 || (seconds = read_digits (iso + 17, 2)) < 0)
    return FALSE;

  moment = ((time_t) day - SERIAL_OF_EPOCH) * 86400 + hours * 3600 + minutes * 60 + seconds;
  if (localtime_r (&moment, &local) == NULL)
    return FALSE;

  *serial = count_days (local.tm_year + 1900, local.tm_mon + 1, local.tm_mday) + SERIAL_OF_EPOCH +
            (local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec) / 86400.0;
  return TRUE;
}

char *
pc_serial_date_to_day (double serial)
{
  GDate date;

  g_return_val_if_fail (serial >= FIRST_SERIAL && serial < 2958466, NULL);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, JULIAN_OF_ZERO + (guint32) serial);
  return g_strdup_printf ("%04u-%02u-%02u", (guint) g_date_get_year (&date), (guint) g_date_get_month (&date),
                          (guint) g_date_get_day (&date));
}

char *
pc_serial_date_to_instant (double serial)
{
  const gint64 seconds = llround (serial * SECONDS_OF_DAY);
  const guint of_day = seconds % SECONDS_OF_DAY;
  g_autofree char *day = pc_serial_date_to_day (seconds / SECONDS_OF_DAY);

  return g_strdup_printf ("%sT%02u:%02u:%02u", day, of_day / 3600, of_day / 60 % 60, of_day % 60);
}
