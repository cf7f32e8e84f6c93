/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include <glib.h>

#include "pc-vat-number.h"
#include "sample.h"

static void
test_normalise (void)
{
  static const struct
  {
    const char *typed;
    const char *normal;
  } cases[] = {
    { NULL, NULL },
    { "", NULL },
    { " \t\n.- ", NULL },
    { "IT", NULL },
    { "00743110157", "00743110157" },
    { "IT 00743110157", "00743110157" },
    { "it00743110157", "00743110157" },
    { " 007.431.101-57\n", "00743110157" },
    { "0074\u00a0311\u200b0157", "00743110157" },
    { "P00743110157", "P00743110157" },
    { "00743110157\xff", "00743110157\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = pc_vat_number_normalise (cases[i].typed);

      g_assert_cmpstr (normal, ==, cases[i].normal);
    }
}

static void
test_check (void)
{
  static const struct
  {
    const char *number;
    const char *message; /* a part of it; NULL where the number is one */
  } cases[] = {
    { "00743110157", NULL },
    { "02248930238", NULL },
    { "00743110158", "last digit" },
    { "00743110175", "last digit" },
    { "0074311015", "this one has 10." },
    { "007431101577", "this one has 12." },
    { "0074311O157", "“O”" },
    { "", "this one has 0." },
    { "00000000000", "cannot all be 0" },
    { "00000000018", "cannot all be 0" },
    { "12345670009", "province" },
    { "12345671015", "province" },
    { "12345671007", NULL },
    { "12345671205", NULL },
    { "12345671213", NULL },
    { "12345671221", "province" },
    { "12345678887", NULL },
    { "12345679992", NULL },
    { "\u0660\u0661", "“\u0660”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    sample_assert_check (pc_vat_number_check, cases[i].number, cases[i].message);
}

static void
test_null (void)
{
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*text != NULL*");
  g_assert_false (pc_vat_number_check (NULL, NULL));
  g_test_assert_expected_messages ();
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vat-number/normalise", test_normalise);
  g_test_add_func ("/vat-number/check", test_check);
  g_test_add_func ("/vat-number/null", test_null);

  return g_test_run ();
}
