/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-date-order.h"

#include "pc-date.h"
#include "pc-digits.h"

#define DMY PC_DATE_ORDER_DMY
#define MDY PC_DATE_ORDER_MDY
#define YMD PC_DATE_ORDER_YMD

static void
test_read (void)
{
  static const struct { PcDateOrder order; const char *text, *iso; } rows[] = {
    { DMY, "31/3/2026", "2026-03-31" }, { DMY, "31.03.2026", "2026-03-31" }, { DMY, "31-3-26", "2026-03-31" },
    { DMY, " 31 3 2026 ", "2026-03-31" }, { DMY, "01/02/2026", "2026-02-01" }, { MDY, "01/02/2026", "2026-01-02" },
    { MDY, "3/31/26", "2026-03-31" }, { YMD, "26/03/31", "2026-03-31" }, { YMD, "26.3.1", "2026-03-01" },

    /* A year of four figures that stands first says the order by itself. */
    { DMY, "2026-03-31", "2026-03-31" }, { MDY, "2026/3/1", "2026-03-01" }, { YMD, "2026.03.31", "2026-03-31" },

    /* With a time behind, as databases and spreadsheets write them. */
    { DMY, "31/03/2026 00:00:00", "2026-03-31" }, { DMY, "31/03/2026 8:15", "2026-03-31" },
    { YMD, "2026-03-31T08:15:00.123Z", "2026-03-31" },
    { MDY, "3/31/2026 12:00:00 AM", "2026-03-31" },

    /* Arabic and Persian figures, with marks of direction; full width. */
    { DMY, "٣١/٣/٢٠٢٦", "2026-03-31" }, { DMY, "\xe2\x80\x8f٣١\xe2\x80\x8f/٣/٢٠٢٦", "2026-03-31" },
    { YMD, "۲۰۲۶/۳/۳۱", "2026-03-31" },
    { DMY, "３１／３／２０２６", "2026-03-31" },

    { DMY, "29/2/2028", "2028-02-29" }, { DMY, "1/1/1900", "1900-01-01" }, { DMY, "31/12/2200", "2200-12-31" },

    { DMY, "29/2/2027", NULL }, { DMY, "29/2/1900", NULL }, { DMY, "3/31/2026", NULL }, { MDY, "31/3/2026", NULL },
    { YMD, "31/3/2026", NULL }, { DMY, "31/12/1899", NULL }, { DMY, "1/1/2201", NULL }, { DMY, "31/3/026", NULL },
    { DMY, "31/3/6", NULL }, { DMY, "031/3/2026", NULL }, { DMY, "31/3/20266", NULL }, { DMY, "31/3", NULL },
    { DMY, "310326", NULL },
    { DMY, "257/3/2026", NULL }, { DMY, "31/3/2026x", NULL }, { DMY, "31/3/2026 x", NULL },
    { DMY, "31/3/2026 9", NULL },
    { DMY, "31/3/2026/1", NULL }, { DMY, "31,3,2026", NULL }, { DMY, "-31/3/2026", NULL }, { DMY, "", NULL },
    { DMY, "//", NULL },
    { DMY, "oggi", NULL }, { DMY, "31/3/2026\xff", NULL }, { DMY, "99999999999999999999/3/2026", NULL },
    { DMY, "2026-13-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *iso = pc_date_order_read (rows[i].order, rows[i].text);

      g_test_message ("row %u", i);
      g_assert_cmpstr (iso, ==, rows[i].iso);
    }
}

static void
test_guess (void)
{
  static const struct { const char *column; PcDateOrder order; gboolean ambiguous; } rows[] = {
    /* One day beyond the twelfth decides. */
    { "01/02/2026|13/02/2026", DMY, FALSE }, { "01/02/2026|02/13/2026", MDY, FALSE },
    { "26/01/02|26/02/13|99/01/01", YMD, FALSE },
    { "31/12/2026", DMY, FALSE }, { "12/31/2026", MDY, FALSE },

    /* Nothing decides: as in Italy, and it is said. */
    { "01/02/2026|03/04/2026", DMY, TRUE }, { "01/02/03", DMY, TRUE },

    /* Both at once: as many as possible. */
    { "31/3/2026|3/31/2026", DMY, TRUE }, { "31/3/2026|3/31/2026|4/30/2026", MDY, FALSE },

    /* What is no date in figures, and what is the same in each order. */
    { "", DMY, FALSE }, { "oggi|310326|Rossi||2026-03-31|2026-01-02", DMY, FALSE },
    { "2026-03-31|3/31/2026", MDY, FALSE },
    { "99/99/2026", DMY, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(GStrv) values = g_strsplit (rows[i].column, "|", -1);
      PcDateOrderGuess guess = { 0 };
      gboolean ambiguous = !rows[i].ambiguous;

      pc_date_order_guess_add (&guess, NULL);
      for (guint k = 0; values[k] != NULL; k++)
        pc_date_order_guess_add (&guess, values[k]);

      g_test_message ("%s", rows[i].column);
      g_assert_cmpint (pc_date_order_guess_get (&guess, &ambiguous), ==, rows[i].order);
      g_assert_cmpint (ambiguous, ==, rows[i].ambiguous);
    }
}

static void
test_digits (void)
{
  static const struct { const char *text, *folded; } rows[] = {
    { "", "" }, { "abc 12", "abc 12" }, { "٠١٢٣٤٥٦٧٨٩", "0123456789" }, { "۰۱۲۳۴۵۶۷۸۹", "0123456789" },
    { "१२", "12" }, { "１２", "12" },
    { "١٢٫٥", "12,5" }, { "١٬٢٣٤٫٥٠", "1'234,50" }, { "−3", "-3" }, { "1’234", "1'234" },
    { "\xe2\x80\x8e""12\xd8\x9c", "12" },
    { "Rossi è", "Rossi è" }, { "½", "½" }, { "1\xff", "1\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = pc_digits_fold (rows[i].text);

      g_assert_cmpstr (folded, ==, rows[i].folded);
    }
}

static void
test_full_year (void)
{
  static const struct { int year, this_year, full; } rows[] = {
    { 26, 2026, 2026 }, { 45, 2026, 2045 }, { 46, 2026, 1946 }, { 0, 2026, 2000 }, { 99, 2026, 1999 },
    { 5, 2099, 2105 }, { 0, 2100, 2100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (pc_date_full_year (rows[i].year, rows[i].this_year), ==, rows[i].full);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-order/read", test_read);
  g_test_add_func ("/date-order/guess", test_guess);
  g_test_add_func ("/date-order/digits", test_digits);
  g_test_add_func ("/date-order/full-year", test_full_year);

  return g_test_run ();
}
