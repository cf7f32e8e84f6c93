/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-money.h"

#include <locale.h>

#include "pc-error.h"

#define NONE G_MININT64

static void
use_locale (const char *locale)
{
  if (setlocale (LC_ALL, locale) != NULL)
    return;

  g_test_message ("The locale %s is missing: build-aux/locales.sh makes it, LOCPATH names its folder", locale);
  g_test_fail ();
}

static const struct { const char *text; gint64 cents; } typed[] = {
  { "5940", 594000 }, { "5.940,00", 594000 }, { "5,940.00", 594000 }, { "5 940,00", 594000 }, { "5'940.00", 594000 },
  { "5940,00", 594000 }, { "5940.00", 594000 }, { "€ 12,5", 1250 }, { "EUR 12,5", 1250 }, { "12,50 euro", 1250 },
  { "12Eur", 1200 }, { "1.234,56 EUR", 123456 }, { "12,5 €", 1250 }, { "12.5", 1250 }, { "12,50", 1250 },
  { "1.234", 123400 }, { "1,234", 123400 }, { "1.234.567", 123456700 }, { "1.234.567,8", 123456780 }, { "0", 0 },
  { "0,00", 0 },
  { ",5", 50 }, { ".05", 5 }, { "0,01", 1 }, { "-3", -300 }, { "- 3", -300 }, { "-0,01", -1 }, { "-1.234,56", -123456 },
  { "000012", 1200 }, { "5\xc2\xa0""940,00", 594000 }, { "5\xe2\x80\xaf""940,00", 594000 },
  { "9999999999999,99", 999999999999999 },
  { "9999999999999", 999999999999900 }, { "9.999.999.999.999,99", 999999999999999 },

  { "", NONE }, { " ", NONE }, { "€", NONE }, { "-", NONE }, { ".", NONE }, { ",", NONE }, { "-,", NONE },
  { "--3", NONE },
  { "3-", NONE }, { "+3", NONE }, { "1,2,3", NONE }, { "1.2345", NONE }, { "1,23,456", NONE }, { "12.34.567", NONE },
  { "1234.567", NONE }, { "1..234", NONE }, { "1,.5", NONE }, { "5,", NONE }, { "5.940,", NONE }, { ".940", NONE },
  { "1,5.5", NONE }, { "1e3", NONE }, { "0x10", NONE }, { "12a", NONE }, { "a12", NONE }, { "nan", NONE },
  { "inf", NONE },
  { "1/2", NONE }, { "12,5%", NONE }, { "$12", NONE }, { "EUR", NONE }, { "euro euro", NONE },
  { "EUR 12 EUR", NONE }, { "12 e", NONE }, { "euros 12", NONE }, { "99999999999999", NONE },
  { "999999999999999", NONE },
  { "10000000000000,00", NONE }, { "9223372036854775808", NONE }, { "99999999999999999999999999", NONE },
  { "١٢", NONE },
  { "12\xff", NONE }, { "12                                                                      x", NONE },
};

static void
check_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 cents = NONE;
      gboolean read = pc_money_parse (typed[i].text, &cents, &error);
      g_assert_cmpint (cents, ==, typed[i].cents);
      g_assert_cmpint (read, ==, typed[i].cents != NONE);
      if (read)
        g_assert_no_error (error);
      else
        g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
    }
}

/* The locale says how amounts are shown, never what a typed one means. */
static void
test_typed (gconstpointer data)
{
  use_locale (data);
  check_typed ();
  use_locale ("C.UTF-8");
}

static void
test_long (void)
{
  static const char letters[] = "0919-.,' ";

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      g_autofree char *text = g_strnfill (10000, *letter);
      gint64 number;

      g_assert_false (pc_money_parse (text, &number, NULL));
      g_assert_false (pc_integer_parse (text, &number, NULL));
    }
}

static void
test_format (void)
{
  static const struct { const char *locale; gint64 cents; const char *shown; } rows[] = {
    { "it_IT.UTF-8", 594000, "5.940,00" }, { "it_IT.UTF-8", -123456789, "-1.234.567,89" }, { "it_IT.UTF-8", 5, "0,05" },
    { "it_IT.UTF-8", -5, "-0,05" }, { "it_IT.UTF-8", 0, "0,00" }, { "it_IT.UTF-8", 99999, "999,99" },
    { "it_IT.UTF-8", 100000, "1.000,00" }, { "de_DE.UTF-8", 594000, "5.940,00" }, { "C.UTF-8", 594000, "5940.00" },
    { "fr_FR.UTF-8", 594000, "5\xe2\x80\xaf""940,00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = NULL;

      use_locale (rows[i].locale);
      shown = pc_money_format (rows[i].cents);
      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
  use_locale ("C.UTF-8");
}

static void
check_round_trip (gint64 cents)
{
  g_autofree char *shown = pc_money_format (cents);
  gint64 again = NONE;

  g_assert_true (pc_money_parse (shown, &again, NULL));
  g_assert_cmpint (again, ==, cents);
}

/* Of every length, random, both signs. */
static void
test_round_trip (gconstpointer data)
{
  use_locale (data);
  for (int i = 0; i < 20000; i++)
    {
      gint64 cents = ((gint64) g_test_rand_int_range (0, G_MAXINT32) << 31 | g_test_rand_int_range (0, G_MAXINT32)) % 1000000000000000;

      for (int digits = g_test_rand_int_range (0, 15); digits > 0; digits--)
        cents /= 10;
      check_round_trip (cents);
      check_round_trip (-cents);
    }
  use_locale ("C.UTF-8");
}

static void
test_integer (void)
{
  static const struct { const char *text; gint64 number; } rows[] = {
    { "0", 0 }, { "7", 7 }, { " 7 ", 7 }, { "-7", -7 }, { "999999999999", 999999999999 }, { "007", 7 },

    { "", NONE }, { "1.5", NONE }, { "1,5", NONE }, { "1e3", NONE }, { "0x10", NONE }, { "9999999999999", NONE },
    { "-9999999999999", NONE }, { "9223372036854775808", NONE }, { "seven", NONE }, { "7 7", NONE }, { "7\xff", NONE },
    { "7                                                                              x", NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 number = NONE;
      gboolean read = pc_integer_parse (rows[i].text, &number, &error);
      g_assert_cmpint (number, ==, rows[i].number);
      g_assert_cmpint (read, ==, rows[i].number != NONE);
      if (!read)
        g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
    }
}

/* Half a cent up, and exact where the product is longer than a number can be. */
static void
test_share (void)
{
  static const struct { gint64 cents, part, whole, share; } shares[] = {
    { 56250, 3355, 4800, 39316 }, { 56250, 1, 2, 28125 }, { 1, 1, 2, 1 }, { 1, 49, 100, 0 }, { 3, 1, 2, 2 },
    { 0, 5, 7, 0 },
    { 276738, 20 * 60, 56 * 60, 98835 }, { 276738, 56 * 60, 56 * 60, 276738 }, { 4942, 90, 60, 7413 }, { 100, 0, 3, 0 },
    { G_GINT64_CONSTANT (999999999999999), 999999, 1000000, G_GINT64_CONSTANT (999998999999999) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    g_assert_cmpint (pc_money_share (shares[i].cents, shares[i].part, shares[i].whole), ==, shares[i].share);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_locale ("C.UTF-8");

  g_test_add_data_func ("/money/typed/c", "C.UTF-8", test_typed);
  g_test_add_data_func ("/money/typed/italian", "it_IT.UTF-8", test_typed);
  g_test_add_data_func ("/money/typed/german", "de_DE.UTF-8", test_typed);
  g_test_add_func ("/money/long", test_long);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/share", test_share);
  g_test_add_data_func ("/money/round-trip/c", "C.UTF-8", test_round_trip);
  g_test_add_data_func ("/money/round-trip/italian", "it_IT.UTF-8", test_round_trip);
  g_test_add_data_func ("/money/round-trip/french", "fr_FR.UTF-8", test_round_trip);
  g_test_add_data_func ("/money/round-trip/arabic", "ar_EG.UTF-8", test_round_trip);
  g_test_add_func ("/money/integer", test_integer);

  return g_test_run ();
}
