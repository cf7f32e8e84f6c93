/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-serial-date.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* Of 1 January 1970, and of 1 March 1900. */
#define SERIAL_OF_EPOCH 25569
#define FIRST_SERIAL 61

#define SECONDS_A_DAY 86400

/* From 1 January 1900 to 1 January 1904, as spreadsheets count. */
#define DAYS_TO_1904 1462

/* The 29 February 1900 that never was. */
#define LEAP_SERIAL 60

/* Of 31 December 9999, and the Julian day of GDate that 1 January 1970 is. */
#define LAST_SERIAL     2958465
#define JULIAN_OF_EPOCH 719163

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

/* "08:15", "08:15:00", "08:15:00.5" as part of a day. */
static gboolean
read_time (const char *iso,
           double     *part)
{
  const int hours = read_digits (iso, 2);
  const int minutes = hours >= 0 && iso[2] == ':' ? read_digits (iso + 3, 2) : -1;
  double seconds = 0;
  const char *p = iso + 5;

  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return FALSE;

  if (*p == ':')
    {
      if (!g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || p[3 + strspn (p + 3, ".0123456789")] != '\0')
        return FALSE;
      seconds = g_ascii_strtod (p + 1, (char **) &p);
    }

  *part = (hours * 3600 + minutes * 60 + seconds) / SECONDS_A_DAY;
  return *p == '\0' && seconds < 60;
}

gboolean
pc_serial_date_read (const char   *iso,
                     gboolean      is_1904,
                     PcSerialDate *date)
{
  g_autofree char *text = NULL;
  const char *time;
  double part = 0;

  g_return_val_if_fail (iso != NULL && date != NULL, FALSE);

  *date = (PcSerialDate) { 0 };
  text = g_strndup (iso, 40);
  if (g_str_has_suffix (text, "Z"))
    text[strlen (text) - 1] = '\0';

  time = text;
  if (strlen (text) >= 10 && text[4] == '-')
    {
      if (!read_day (text, &date->serial))
        return FALSE;
      date->has_day = TRUE;
      date->serial -= is_1904 ? DAYS_TO_1904 : 0;
      time = text[10] == 'T' || text[10] == ' ' ? text + 11 : text + 10;
      if (time == text + 10)
        return text[10] == '\0';
    }

  date->has_time = read_time (time, &part);
  date->serial += part;
  return date->has_time;
}

/*
 * Seconds since the day 0 of 1900; %FALSE where it is none of the calendar. A time a hair below midnight is midnight.
 */
static gboolean
count_seconds (double    serial,
               gboolean  is_1904,
               gint64   *seconds)
{
  gint64 day;

  if (!(serial >= 0 && serial <= LAST_SERIAL + 1))
    return FALSE;

  *seconds = llround (serial * SECONDS_A_DAY) + (is_1904 ? (gint64) DAYS_TO_1904 * SECONDS_A_DAY : 0);
  day = *seconds / SECONDS_A_DAY;
  if (day < 1 || day == LEAP_SERIAL || day > LAST_SERIAL)
    return FALSE;

  if (day < LEAP_SERIAL)
    *seconds += SECONDS_A_DAY;
  return TRUE;
}

char *
pc_serial_date_to_day (double   serial,
                       gboolean is_1904)
{
  gint64 seconds;
  GDate date;

  if (!count_seconds (serial, is_1904, &seconds))
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, seconds / SECONDS_A_DAY - SERIAL_OF_EPOCH + JULIAN_OF_EPOCH);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

char *
pc_serial_date_to_instant (double   serial,
                           gboolean is_1904)
{
  g_autofree char *day = pc_serial_date_to_day (serial, is_1904);
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) utc = NULL;
  gint64 seconds;
  int rest;

  if (day == NULL || !count_seconds (serial, is_1904, &seconds))
    return NULL;

  rest = seconds % SECONDS_A_DAY;
  local = g_date_time_new_local (read_digits (day, 4), read_digits (day + 5, 2), read_digits (day + 8, 2), rest / 3600,
                                 rest / 60 % 60, rest % 60);
  utc = local != NULL ? g_date_time_to_utc (local) : NULL;
  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z") : NULL;
}

char *
pc_serial_date_to_local (double serial)
{
  const gint64 seconds = llround (serial * SECONDS_A_DAY);
  const guint of_day = seconds % SECONDS_A_DAY;
  g_autofree char *day = pc_serial_date_to_day (seconds / SECONDS_A_DAY, FALSE);

  return day != NULL ? g_strdup_printf ("%sT%02u:%02u:%02u", day, of_day / 3600, of_day / 60 % 60, of_day % 60) : NULL;
}
