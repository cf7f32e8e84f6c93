/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"

#define MINUTES_A_DAY (24 * 60)
#define MAX_HOURS     100000
#define MAX_TYPED     32

/* Reads up to @max_digits digits at *@text; -1 where there is none or one too many. */
static int
read_number (const char **text,
             int          max_digits)
{
  int value = 0;
  int n = 0;

  for (; g_ascii_isdigit (**text); (*text)++)
    {
      if (++n > max_digits)
        return -1;
      value = value * 10 + **text - '0';
    }

  return n > 0 ? value : -1;
}

static void
skip_spaces (const char **text)
{
  while (**text == ' ')
    (*text)++;
}

/* ":00", as databases write them. */
static void
skip_seconds (const char **text)
{
  if (strncmp (*text, ":00", 3) == 0)
    *text += 3;
}

/* "9", "9.30", "9:30", "0930"; moves *@text behind it. */
static int
read_time (const char **text)
{
  const char *start = *text;
  int hours = read_number (text, 4);
  int minutes = 0;

  if (hours < 0)
    return -1;

  if (*text - start > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (**text != '\0' && strchr (".:,", **text) != NULL)
    {
      const char *digits = ++*text;

      minutes = read_number (text, 2);
      if (minutes < 0 || *text - digits != 2)
        return -1;
      skip_seconds (text);
    }

  return minutes < 60 && hours * 60 + minutes <= MINUTES_A_DAY ? hours * 60 + minutes : -1;
}

int
pc_time_parse (const char  *text,
               GError     **error)
{
  const char *p = text;
  int minutes;

  g_return_val_if_fail (text != NULL, -1);

  skip_spaces (&p);
  minutes = read_time (&p);
  skip_spaces (&p);

  if (minutes < 0 || *p != '\0')
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("This is not a time of day. Type it as 9, 9.30 or 14:15."));
      return -1;
    }

  return minutes;
}

gboolean
pc_time_range_parse (const char  *text,
                     int         *starts_at,
                     int         *ends_at,
                     GError     **error)
{
  const char *p = text;
  int start, end = -1;

  g_return_val_if_fail (text != NULL, FALSE);

  skip_spaces (&p);
  start = read_time (&p);
  skip_spaces (&p);
  if (start >= 0 && *p == '-')
    {
      p++;
      skip_spaces (&p);
      end = read_time (&p);
      skip_spaces (&p);
    }

  if (start < 0 || end <= start || *p != '\0')
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("These are not two times of day. Type them as 9-13 or 9.30-12, the end after the start."));
      return FALSE;
    }

  *starts_at = start;
  *ends_at = end;
  return TRUE;
}

char *
pc_time_format (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

static gint64
read_minutes (const char *p)
{
  gint64 value = read_number (&p, 6);
  int rest = 0;

  if (value < 0 || value > MAX_HOURS)
    return -1;
  if (*p == '\0' || strcmp (p, "h") == 0)
    return value * 60;
  if (strcmp (p, "m") == 0 || strcmp (p, "min") == 0)
    return value;

  if (*p == ':' || *p == 'h')
    {
      const gboolean worded = *p++ == 'h';

      if (worded)
        skip_spaces (&p);
      rest = read_number (&p, 2);
      if (!worded)
        skip_seconds (&p);
      else if (strcmp (p, "m") == 0 || strcmp (p, "min") == 0)
        p += strlen (p);
      return rest >= 0 && rest < 60 && *p == '\0' ? value * 60 + rest : -1;
    }

  if (*p == ',' || *p == '.')
    {
      p++;
      rest = read_number (&p, 1);
      return rest >= 0 && *p == '\0' ? value * 60 + rest * 6 : -1;
    }

  return -1;
}

gint64
pc_minutes_parse (const char  *text,
                  GError     **error)
{
  g_autofree char *typed = NULL;
  gint64 minutes;

  g_return_val_if_fail (text != NULL, -1);

  typed = g_strstrip (g_strndup (text, MAX_TYPED));
  minutes = strlen (text) <= MAX_TYPED ? read_minutes (typed) : -1;

  if (minutes < 0)
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("This is not a number of hours. Type hours and minutes as 1:30, or 1,5, or 90m."));

  return minutes;
}

char *
pc_minutes_format (gint64 minutes)
{
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ":%02d", minutes < 0 ? "-" : "",
                          ABS (minutes) / 60, (int) (ABS (minutes) % 60));
}
