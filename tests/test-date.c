/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-date.h"

#include <locale.h>
#include <string.h>

#include "pc-error.h"

/* A Tuesday. */
#define TODAY "2026-03-31"

static void
use_locale (const char *locale)
{
  if (setlocale (LC_ALL, locale) != NULL)
    return;

  g_test_message ("The locale %s is missing: build-aux/locales.sh makes it, LOCPATH names its folder", locale);
  g_test_fail ();
}

typedef struct
{
  const char *text;
  const char *iso;   /* NULL where it must be refused. */
} Typed;

static const Typed typed_italian[] = {
  { "31/3/2026", "2026-03-31" },
  { "31/03/2026", "2026-03-31" },
  { "31/3/26", "2026-03-31" },
  { "31.3.26", "2026-03-31" },
  { "31-3-26", "2026-03-31" },
  { "31 3 26", "2026-03-31" },
  { "  31/3/2026\t", "2026-03-31" },
  { "3/5", "2026-05-03" },
  { "3.5.", "2026-05-03" },
  { "310326", "2026-03-31" },
  { "31032026", "2026-03-31" },
  { "2026-03-31", "2026-03-31" },
  { "2026/3/31", "2026-03-31" },
  { "2026-3-1", "2026-03-01" },
  { "31 marzo 2026", "2026-03-31" },
  { "31 Marzo", "2026-03-31" },
  { "31-mar-26", "2026-03-31" },
  { "31/mar/2026", "2026-03-31" },
  { "1 set. 2026", "2026-09-01" },
  { "31 March 2026", "2026-03-31" },
  { "March 31, 2026", "2026-03-31" },
  { "29 febbraio 2028", "2028-02-29" },
  { "1 genn 99", "1999-01-01" },
  { "29 febbraio 2027", NULL },
  { "32 marzo 2026", NULL },
  { "0 marzo 2026", NULL },
  { "31 marzo 1899", NULL },
  { "31 marzo 2201", NULL },
  { "31 marzo 026", NULL },
  { "31 ma 2026", NULL },
  { "31 marzon 2026", NULL },
  { "31 2026 marzo", NULL },
  { "marzo 2026", NULL },
  { "marzo", NULL },
  { "031 marzo 2026", NULL },
  { "31 marzo 2026 1", NULL },
  { "31 marzo marzo", NULL },
  { "-31 marzo x", NULL },
  { "today", "2026-03-31" },
  { "TODAY", "2026-03-31" },
  { "yesterday", "2026-03-30" },
  { "tomorrow", "2026-04-01" },
  { "+7", "2026-04-07" },
  { "-1", "2026-03-30" },
  { "+0", "2026-03-31" },
  { "-0", "2026-03-31" },
  { "+366", "2027-04-01" },
  { "29/2/2028", "2028-02-29" },
  { "29/2/2000", "2000-02-29" },
  { "1/1/00", "2000-01-01" },
  { "1/1/45", "2045-01-01" },
  { "1/1/46", "1946-01-01" },
  { "1/1/99", "1999-01-01" },
  { "1/1/1900", "1900-01-01" },
  { "31/12/2200", "2200-12-31" },

  /* What looks like a day and is none. */
  { "29/2/2027", NULL },
  { "29/2/1900", NULL },
  { "29/2", NULL },
  { "31/4/2026", NULL },
  { "0/3/2026", NULL },
  { "3/0/2026", NULL },
  { "32/3/2026", NULL },
  { "3/13/2026", NULL },
  { "2026-02-30", NULL },
  { "2026-13-01", NULL },
  { "2026-00-10", NULL },
  { "2026-03", NULL },
  { "3/2026", NULL },
  { "31/3/026", NULL },
  { "31/3/20026", NULL },
  { "31/12/1899", NULL },
  { "1/1/2201", NULL },
  { "1899-12-31", NULL },
  { "2201-01-01", NULL },
  { "0001-01-01", NULL },
  { "9999-12-31", NULL },

  /* Numbers that a narrower type would fold into a day. */
  { "257/3/2026", NULL },
  { "256/3/2026", NULL },
  { "287/3/2026", NULL },
  { "3/259/2026", NULL },
  { "3/65539/2026", NULL },
  { "3/3/67562", NULL },
  { "513/3", NULL },
  { "99999999/3/2026", NULL },
  { "4294967297/3/2026", NULL },
  { "1/4294967297/2026", NULL },
  { "1/1/4294969322", NULL },
  { "18446744073709551617/3/2026", NULL },

  /* Rubbish. */
  { "", NULL },
  { " ", NULL },
  { "/", NULL },
  { "//", NULL },
  { "+", NULL },
  { "-", NULL },
  { "+-1", NULL },
  { "--1", NULL },
  { "+7x", NULL },
  { "+7.5", NULL },
  { "+99999", NULL },
  { "-99999999999999999999", NULL },
  { "31", NULL },
  { "1234567", NULL },
  { "123456789", NULL },
  { "1/2/3/4", NULL },
  { "31/3/2026 10:00", NULL },
  { "31/3/2026x", NULL },
  { "x31/3/2026", NULL },
  { "31,3,2026", NULL },
  { "2026-03-31T08:15:00Z", NULL },
  { "3l/3/2026", NULL },
  { "%d/%m/%Y", NULL },
  { "domani l'altro", NULL },
  { "٣١/٣/٢٠٢٦", NULL },
  { "\xff\xfe", NULL },
  { "31/3/2026\xff", NULL },
  { "31/3/2026                       never", NULL },
  { "31/3/2026                                                  never", NULL },
};

static const Typed typed_c[] = {
  { "2026-03-31", "2026-03-31" },
  { "20260331", "2026-03-31" },
  { "31/3/26", "2026-03-31" },
  { "3/5", "2026-05-03" },
  { "310326", "2026-03-31" },
  { "today", "2026-03-31" },
  { "20261331", NULL },
  { "2026-02-29", NULL },
};

static const Typed typed_german[] = {
  { "31. März 2026", "2026-03-31" },
  { "1. Dezember", "2026-12-01" },
  { "31.3.2026", "2026-03-31" },
  { "31.3.", "2026-03-31" },
  { "3.5", "2026-05-03" },
  { "310326", "2026-03-31" },
  { "2026-03-31", "2026-03-31" },
  { "31.4.2026", NULL },
};

static void
check_typed (const char  *locale,
             const Typed *typed,
             guint        n)
{
  use_locale (locale);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *iso = pc_date_parse (typed[i].text, TODAY, &error);
      g_assert_cmpstr (iso, ==, typed[i].iso);
      if (iso == NULL)
        {
          g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
      else
        g_assert_no_error (error);
    }

  use_locale ("C.UTF-8");
}

static void
test_italian (void)
{
  check_typed ("it_IT.UTF-8", typed_italian, G_N_ELEMENTS (typed_italian));
}

static void
test_c (void)
{
  check_typed ("C.UTF-8", typed_c, G_N_ELEMENTS (typed_c));
}

static void
test_german (void)
{
  check_typed ("de_DE.UTF-8", typed_german, G_N_ELEMENTS (typed_german));
}

/* What no person types, and a file or the clipboard may hold. */
static void
test_long (void)
{
  static const char letters[] = "1/-. +\xc3";

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = g_strnfill (10000, *letter);

      g_assert_null (pc_date_parse (text, TODAY, &error));
      g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
    }
}

/* The hint shows the day as the locale writes it, so that it can be typed like that. */
static void
test_hint (void)
{
  static const struct { const char *locale, *example; } hints[] = {
    { "it_IT.UTF-8", "31/03/2026" },
    { "de_DE.UTF-8", "31.03.2026" },
    { "fr_FR.UTF-8", "31/03/2026" },
    { "C.UTF-8", "2026-03-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      g_autoptr(GError) error = NULL;

      use_locale (hints[i].locale);
      g_assert_null (pc_date_parse ("rubbish", TODAY, &error));
      g_assert_nonnull (strstr (error->message, hints[i].example));
    }
  use_locale ("C.UTF-8");
}

/* Where summer time begins and ends the hour is that of the clock here; what is no moment stays as it is. */
static void
test_moment (void)
{
  static const struct
  {
    const char *instant;
    const char *shown;
  } rows[] = {
    { "2026-03-29T00:59:59.999Z", "29/03/2026 01:59" },
    { "2026-03-29T01:00:00.000Z", "29/03/2026 03:00" },
    { "2026-10-25T00:30:00Z", "25/10/2026 02:30" },
    { "2026-10-25T01:30:00Z", "25/10/2026 02:30" },
    { "2026-12-31T23:30:00.000Z", "01/01/2027 00:30" },
    { "yesterday", "yesterday" },
    { NULL, "" },
  };

  use_locale ("it_IT.UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = pc_date_format_moment (rows[i].instant);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
  use_locale ("C.UTF-8");
}

/* Every day from 1900 to 2200 that is typed as it is shown is the same day. */
static void
test_round_trip (gconstpointer data)
{
  const char *locale = data;
  g_autofree char *day = g_strdup ("1900-01-01");
  guint n = 0;

  use_locale (locale);
  for (; strcmp (day, "2200-12-31") <= 0; n++)
    {
      g_autofree char *shown = pc_date_format (day);
      g_autofree char *again = pc_date_parse (shown, TODAY, NULL);
      char *next;

      g_assert_cmpstr (again, ==, day);

      next = pc_date_add_days (day, 1);
      g_assert_cmpstr (next, >, day);
      g_free (day);
      day = next;
    }
  g_assert_cmpuint (n, ==, 301 * 365 + 73);
  use_locale ("C.UTF-8");
}

static void
test_format (void)
{
  static const struct { const char *locale, *iso, *shown; } rows[] = {
    { "it_IT.UTF-8", "2026-03-05", "05/03/2026" },
    { "de_DE.UTF-8", "2026-03-05", "05.03.2026" },
    { "C.UTF-8", "2026-03-05", "2026-03-05" },
    { "it_IT.UTF-8", "rubbish", "rubbish" },
    { "it_IT.UTF-8", "2026-02-30", "2026-02-30" },
    { "it_IT.UTF-8", "", "" },
    { "it_IT.UTF-8", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = NULL;

      use_locale (rows[i].locale);
      shown = pc_date_format (rows[i].iso);
      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
  use_locale ("C.UTF-8");
}

static void
test_from_iso (void)
{
  static const char * const wrong[] = {
    "", "2026", "2026-3-1", "2026-03-31 ", " 2026-03-3", "2026/03/31", "2026-02-29", "0000-01-01", "2026-00-01",
    "2026-01-00", "+026-01-01", "2026-1 -01", "2026-01-0a", "2026-03-31T00:00:00Z", "１２３４",
  };
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pc_date_from_iso (wrong[i], &date));
  g_assert_false (pc_date_from_iso (NULL, &date));

  g_assert_true (pc_date_from_iso ("2028-02-29", &date));
  g_assert_cmpint (g_date_get_day (&date), ==, 29);
  g_assert_cmpint (g_date_get_month (&date), ==, 2);
  g_assert_cmpint (g_date_get_year (&date), ==, 2028);
}

static void
test_add_days (void)
{
  static const struct { const char *from; int days; const char *to; } rows[] = {
    { "2026-03-31", 0, "2026-03-31" },
    { "2026-03-28", 1, "2026-03-29" }, /* The clocks change. */
    { "2026-03-29", 1, "2026-03-30" },
    { "2026-12-31", 1, "2027-01-01" },
    { "2028-02-28", 1, "2028-02-29" },
    { "2027-02-28", 1, "2027-03-01" },
    { "2028-03-01", -1, "2028-02-29" },
    { "2026-01-01", 60, "2026-03-02" },
    { "2026-01-01", -365, "2025-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *to = pc_date_add_days (rows[i].from, rows[i].days);

      g_assert_cmpstr (to, ==, rows[i].to);
    }
}

static void
test_today (void)
{
  g_autoptr(GDateTime) before = g_date_time_new_now_local ();
  g_autofree char *today = pc_date_today ();
  g_autoptr(GDateTime) after = g_date_time_new_now_local ();
  g_autofree char *first = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *last = g_date_time_format (after, "%Y-%m-%d");
  GDate date;

  g_assert_true (pc_date_from_iso (today, &date));
  g_assert_true (strcmp (first, today) <= 0 && strcmp (today, last) <= 0);
}

/* Days are digits of ASCII in every locale: they are kept, and sorted as text. */
static void
test_today_in_arabic (void)
{
  g_autofree char *today = NULL;
  GDate date;

  use_locale ("ar_EG.UTF-8");
  today = pc_date_today ();
  g_assert_true (pc_date_from_iso (today, &date));
  use_locale ("C.UTF-8");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_locale ("C.UTF-8");
  g_setenv ("TZ", "Europe/Rome", TRUE);

  g_test_add_func ("/date/typed/italian", test_italian);
  g_test_add_func ("/date/typed/c", test_c);
  g_test_add_func ("/date/typed/german", test_german);
  g_test_add_func ("/date/typed/long", test_long);
  g_test_add_func ("/date/hint", test_hint);
  g_test_add_data_func ("/date/round-trip/c", "C.UTF-8", test_round_trip);
  g_test_add_data_func ("/date/round-trip/italian", "it_IT.UTF-8", test_round_trip);
  g_test_add_data_func ("/date/round-trip/german", "de_DE.UTF-8", test_round_trip);
  g_test_add_data_func ("/date/round-trip/french", "fr_FR.UTF-8", test_round_trip);
  g_test_add_data_func ("/date/round-trip/arabic", "ar_EG.UTF-8", test_round_trip);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/moment", test_moment);
  g_test_add_func ("/date/from-iso", test_from_iso);
  g_test_add_func ("/date/add-days", test_add_days);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/date/today-in-arabic", test_today_in_arabic);

  return g_test_run ();
}
