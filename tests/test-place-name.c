/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include <glib.h>

#include "pc-place-name.h"

static void
test_split (void)
{
  static const struct
  {
    const char *text, *name, *province;
  } cases[] = {
    { "Roma", "Roma", NULL },
    { "  Roma  ", "Roma", NULL },
    { "Castro (BG)", "Castro", "BG" },
    { "Castro(bg) ", "Castro", "BG" },
    { "Ostia (Roma)", "Ostia", NULL },
    { "Castro (B1)", "Castro", NULL },
    { "Castro ()", "Castro", NULL },
    { "(BG)", "", "BG" },
    { "Castro BG)", "Castro BG)", NULL },
    { "Castro (BG", "Castro (BG", NULL },
    { "Borgo (nuovo) Alto", "Borgo (nuovo) Alto", NULL },
    { "", "", NULL },
    { ")", ")", NULL },
    { "\xff(\xff)", "\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *province = NULL;
      g_autofree char *name = pc_place_name_split (cases[i].text, &province);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (province, ==, cases[i].province);
    }
}

static void
test_fold (void)
{
  /* Both are written for the same place. */
  static const struct
  {
    const char *one, *other;
  } same[] = {
    { "Forlì", "FORLI'" },
    { "Reggio nell'Emilia", "reggio emilia" },
    { "Reggio di Calabria", "Reggio Calabria" },
    { "L'Aquila", "Aquila" },
    { "San Remo", "Sanremo" },
    { "S. Donato Milanese", "San Donato Milanese" },
    { "S.Maria a Vico", "Santa Maria a Vico" },
    { "Sant’Agata de’ Goti", "Sant'Agata dei Goti" },
    { "Châtillon", "Chatillon" },
    { "Appiano s\u0323ulla strada", "Appiano sulla strada" },
    { "Presicce-Acquarica", "Presicce  Acquarica" },
    { "Weinstraße", "Weinstrasse" },
  };
  static const char * const small[] = { "Dello", "Ne" };
  static const char * const empty[] = { "", " -", "Рим", "روما", "12" };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *one = pc_place_name_fold (same[i].one);
      g_autofree char *other = pc_place_name_fold (same[i].other);

      g_assert_cmpstr (one, ==, other);
      g_assert_cmpstr (one, !=, "");
    }

  /* Not all that is small says nothing: these are municipalities. */
  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    {
      g_autofree char *folded = pc_place_name_fold (small[i]);

      g_assert_true (g_ascii_strcasecmp (folded, small[i]) == 0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autofree char *folded = pc_place_name_fold (empty[i]);

      g_assert_cmpstr (folded, ==, "");
    }
}

static void
test_within (void)
{
  static const struct
  {
    const char *part, *whole;
    gboolean    within;
  } cases[] = {
    { "Milano", "Milano - Lambrate", TRUE },
    { "Milano", "Sesto San Giovanni", FALSE },
    { "San Donato", "Donato, S.", TRUE },
    { "Lonato del Garda", "Lonato", FALSE },
    { "Lonato", "Lonato del Garda", TRUE },
    { "Mila", "Milano", FALSE },
    { "", "Milano", FALSE },
    { "di", "Milano", FALSE },
    { "Рим", "Roma", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pc_place_name_within (cases[i].part, cases[i].whole), ==, cases[i].within);
}

static void
test_rubbish (void)
{
  g_autofree char *brackets = g_strnfill (10000, '(');
  g_autofree char *letters = g_strnfill (10000, 's');
  const char * const texts[] = { brackets, letters, "\xff\xfe", "\u0301\u0301", "\x01", "𐍈" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *province = NULL;
      g_autofree char *name = pc_place_name_split (texts[i], &province);
      g_autofree char *folded = pc_place_name_fold (texts[i]);

      g_assert_nonnull (name);
      g_assert_null (province);
      g_assert_true (g_str_is_ascii (folded));
      pc_place_name_within (texts[i], texts[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place-name/split", test_split);
  g_test_add_func ("/place-name/fold", test_fold);
  g_test_add_func ("/place-name/within", test_within);
  g_test_add_func ("/place-name/rubbish", test_rubbish);

  return g_test_run ();
}
