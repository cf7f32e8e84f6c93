/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-date-words.h"

#include <langinfo.h>
#include <string.h>

#include "pc-date.h"

#define FIRST_YEAR 1900
#define LAST_YEAR  2200

#define N_MONTHS    12
#define MAX_PARTS   3
#define MIN_LETTERS 3

/* What the files of Italian offices have, whatever the locale; no two months begin with the same three letters. */
static const char * const months[][N_MONTHS] = {
  { "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
    "novembre", "dicembre" },
  { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december" },
};

static const nl_item locale_months[N_MONTHS] = {
  MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12,
};

static const nl_item short_months[N_MONTHS] = {
  ABMON_1, ABMON_2, ABMON_3, ABMON_4, ABMON_5, ABMON_6, ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12,
};

static gboolean
is_locale_month (const char *folded,
                 const char *name)
{
  g_autofree char *month = g_utf8_casefold (name, -1);

  return *month != '\0' && strcmp (month, folded) == 0;
}

/* 1 to 12, or 0. */
static int
find_month (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (int i = 0; i < N_MONTHS; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (months); k++)
        if (strlen (folded) >= MIN_LETTERS && g_str_has_prefix (months[k][i], folded))
          return i + 1;

      if (is_locale_month (folded, nl_langinfo (locale_months[i])) ||
          is_locale_month (folded, nl_langinfo (short_months[i])))
        return i + 1;
    }

  return 0;
}

/* A number of at most four figures; -1 where @word is anything else. */
static int
read_number (const char *word)
{
  const gsize length = strlen (word);

  if (length == 0 || length > 4 || strspn (word, "0123456789") != length)
    return -1;
  return (int) g_ascii_strtoll (word, NULL, 10);
}

/* The parts between spaces and signs; their number, or 0 where there are more than three. */
static guint
split (char        *text,
       const char  *parts[MAX_PARTS])
{
  char *rest = NULL;
  guint n = 0;

  for (char *p = strtok_r (text, " -./,", &rest); p != NULL; p = strtok_r (NULL, " -./,", &rest))
    {
      if (n == MAX_PARTS)
        return 0;
      parts[n++] = p;
    }

  return n;
}

gboolean
pc_date_words_read (const char *text,
                    int         this_year,
                    GDate      *date)
{
  g_autofree char *copy = g_strdup (text);
  const char *parts[MAX_PARTS] = { NULL };
  const guint n = split (copy, parts);
  int month, day, year = this_year;
  guint at = 0;

  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  if (n < 2)
    return FALSE;

  /* The month is the first word or the second. */
  if ((month = find_month (parts[0])) == 0 && (month = find_month (parts[at = 1])) == 0)
    return FALSE;

  day = read_number (parts[1 - at]);
  if (n == 3 && (year = read_number (parts[2])) >= 0 && strlen (parts[2]) == 2)
    year = pc_date_full_year (year, this_year);

  if (day < 1 || day > 31 || strlen (parts[1 - at]) > 2 || year < FIRST_YEAR || year > LAST_YEAR ||
      !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);
  return TRUE;
}
