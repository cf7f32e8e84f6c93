/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-date.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pc-date-words.h"
#include "pc-error.h"

#define MAX_TYPED  32
#define FIRST_YEAR 1900
#define LAST_YEAR  2200

gboolean
pc_date_from_iso (const char *iso,
                  GDate      *date)
{
  int value[3] = { 0 };
  static const int starts[] = { 0, 5, 8, 10 };

  g_return_val_if_fail (date != NULL, FALSE);

  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;

  for (int part = 0; part < 3; part++)
    for (int i = starts[part]; i < starts[part + 1] - (part < 2); i++)
      {
        if (!g_ascii_isdigit (iso[i]))
          return FALSE;
        value[part] = value[part] * 10 + iso[i] - '0';
      }

  if (!g_date_valid_dmy (value[2], value[1], value[0]))
    return FALSE;

  g_date_set_dmy (date, value[2], value[1], value[0]);
  return TRUE;
}

char *
pc_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date),
                          g_date_get_month (date), g_date_get_day (date));
}

char *
pc_date_add_days (const char *iso,
                  int         days)
{
  GDate date;

  g_return_val_if_fail (pc_date_from_iso (iso, &date), NULL);

  if (days >= 0)
    g_date_add_days (&date, days);
  else if ((int) g_date_get_julian (&date) + days > 0)
    g_date_subtract_days (&date, -days);

  return pc_date_to_iso (&date);
}

char *
pc_date_today (void)
{
  const time_t now = time (NULL);
  struct tm local;

  /* Not through GDateTime, which reads the time zone each time: this is asked for every record that is checked. */
  localtime_r (&now, &local);
  return g_strdup_printf ("%04d-%02d-%02d", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

/* The locale's order and separator, from its own pattern such as "%d/%m/%Y". */
typedef struct
{
  char order[4]; /* "dmy", "mdy" or "ymd" */
  char separator;
} Pattern;

static void
get_pattern (Pattern *pattern)
{
  const char *format = nl_langinfo (D_FMT);
  guint n = 0;

  *pattern = (Pattern) { "ymd", '-' };

  /* The C locale writes month before day, with two digits of the year: nobody's habit. */
  if (strcmp (format, "%m/%d/%y") == 0 && g_strcmp0 (nl_langinfo (RADIXCHAR), ".") == 0 &&
      *nl_langinfo (THOUSEP) == '\0')
    return;

  for (const char *p = format; *p != '\0' && n < 3; p++)
    {
      if (*p != '%')
        continue;

      p += p[1] == '-' || p[1] == 'O' || p[1] == 'E' ? 2 : 1;
      if (strchr ("de", *p) != NULL)
        pattern->order[n++] = 'd';
      else if (strchr ("mbB", *p) != NULL)
        pattern->order[n++] = 'm';
      else if (strchr ("yY", *p) != NULL)
        pattern->order[n++] = 'y';
      else
        break;

      if (n == 1 && strchr ("/.-", p[1]) != NULL && p[1] != '\0')
        pattern->separator = p[1];
    }

  if (n < 3)
    *pattern = (Pattern) { "dmy", '/' };
}

char *
pc_date_format (const char *iso)
{
  g_autoptr(GString) text = g_string_sized_new (10);
  Pattern pattern;
  GDate date;

  if (!pc_date_from_iso (iso, &date))
    return g_strdup (iso != NULL ? iso : "");

  get_pattern (&pattern);

  for (int i = 0; i < 3; i++)
    {
      if (i > 0)
        g_string_append_c (text, pattern.separator);

      if (pattern.order[i] == 'd')
        g_string_append_printf (text, "%02d", g_date_get_day (&date));
      else if (pattern.order[i] == 'm')
        g_string_append_printf (text, "%02d", g_date_get_month (&date));
      else
        g_string_append_printf (text, "%04d", g_date_get_year (&date));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pc_date_format_moment (const char *instant)
{
  g_autoptr(GDateTime) utc = instant != NULL ? g_date_time_new_from_iso8601 (instant, NULL) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup (instant != NULL ? instant : "");

  iso = g_date_time_format (local, "%Y-%m-%d");
  day = pc_date_format (iso);
  time = g_date_time_format (local, "%H:%M");
  return g_strdup_printf ("%s %s", day, time);
}

int
pc_date_full_year (int year,
                   int this_year)
{
  int full = this_year - this_year % 100 + year;

  if (full > this_year + 19)
    full -= 100;
  else if (full <= this_year - 81)
    full += 100;

  return full;
}

/* Splits "31/3/26" or "310326" into up to three numbers; their count, or 0. */
static int
split_numbers (const char *text,
               int         number[3],
               int         digits[3])
{
  int n = 0;
  gboolean in_number = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (!in_number && ++n > 3)
            return 0;
          number[n - 1] = in_number ? number[n - 1] * 10 + *p - '0' : *p - '0';
          digits[n - 1] = in_number ? digits[n - 1] + 1 : 1;
          if (digits[n - 1] > 8)
            return 0;
          in_number = TRUE;
        }
      else if (strchr ("/.- ", *p) != NULL)
        in_number = FALSE;
      else
        return 0;
    }

  return n;
}

/* "310326", "31032026" and "20260331" have no separators. */
static int
split_digits (const char *order,
              int         number[3],
              int         digits[3])
{
  const int all = number[0];

  if (digits[0] == 8 && order[0] == 'y')
    {
      number[0] = all / 10000, number[1] = all / 100 % 100, number[2] = all % 100;
      digits[0] = 4;
    }
  else if (digits[0] == 8 || digits[0] == 6)
    {
      const int year = digits[0] == 8 ? 10000 : 100;

      number[0] = all / year / 100, number[1] = all / year % 100, number[2] = all % year;
      digits[2] = digits[0] - 4;
    }
  else
    {
      return 0;
    }

  return 3;
}

static gboolean
parse_numbers (const char *text,
               int         this_year,
               GDate      *date)
{
  int number[3] = { 0 };
  int digits[3] = { 0 };
  int day = 0, month = 0, year = this_year;
  char order[4];
  Pattern pattern;
  int n = split_numbers (text, number, digits);

  get_pattern (&pattern);
  memcpy (order, pattern.order, sizeof order);

  /* In a locale that writes the year first, short dates are still typed day first. */
  if (order[0] == 'y' && !(n == 1 && digits[0] == 8) && digits[0] != 4)
    memcpy (order, "dmy", sizeof order);
  if (n > 1 && digits[0] == 4)
    memcpy (order, "ymd", sizeof order);

  if (n == 1)
    n = split_digits (order, number, digits);
  if (n < 2)
    return FALSE;

  for (int i = 0, k = 0; i < 3; i++)
    {
      if (n == 2 && order[i] == 'y')
        continue;

      if (order[i] == 'd')
        day = number[k];
      else if (order[i] == 'm')
        month = number[k];
      else
        year = digits[k] <= 2 ? pc_date_full_year (number[k], this_year) : number[k];
      k++;
    }

  /* GDate keeps the day in eight bits and would take 257 for 1. */
  if (year < FIRST_YEAR || year > LAST_YEAR || day > 31 || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

static gboolean
is_word (const char *text,
         const char *word,
         const char *translated)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *local = g_utf8_casefold (translated, -1);

  return strcmp (folded, word) == 0 || strcmp (folded, local) == 0;
}

/* `today`, `yesterday`, `tomorrow`, `+7`, `-1`. */
static gboolean
parse_relative (const char *text,
                int        *days)
{
  char *end;

  /* Translators: typed in the place of a date; lower case. */
  if (is_word (text, "today", _("today")))
    *days = 0;
  /* Translators: typed in the place of a date; lower case. */
  else if (is_word (text, "yesterday", _("yesterday")))
    *days = -1;
  /* Translators: typed in the place of a date; lower case. */
  else if (is_word (text, "tomorrow", _("tomorrow")))
    *days = 1;
  else if ((text[0] == '+' || text[0] == '-') && g_ascii_isdigit (text[1]) && strlen (text) < 6)
    {
      *days = (int) strtol (text, &end, 10);
      return *end == '\0';
    }
  else
    return FALSE;

  return TRUE;
}

char *
pc_date_parse (const char  *text,
               const char  *today,
               GError     **error)
{
  g_autofree char *typed = NULL;
  g_autofree char *example = NULL;
  GDate now, date;
  int days;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (pc_date_from_iso (today, &now), NULL);

  typed = g_strstrip (g_utf8_make_valid (text, strnlen (text, MAX_TYPED + 1)));

  /* Looked at before the spaces at its end went: what follows them must not be lost. */
  if (strnlen (text, MAX_TYPED + 1) <= MAX_TYPED)
    {
      if (parse_relative (typed, &days))
        return pc_date_add_days (today, days);

      if (parse_numbers (typed, g_date_get_year (&now), &date) ||
          pc_date_words_read (typed, g_date_get_year (&now), &date))
        return pc_date_to_iso (&date);
    }

  example = pc_date_format (today);
  /* Translators: %s is a date as an example, written as in the locale. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("This is not a date. Type it as %s, “today” or “-1”."), example);
  return NULL;
}
