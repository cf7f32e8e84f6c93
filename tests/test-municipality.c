/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include <glib.h>

#include "pc-date.h"
#include "pc-municipality.h"

static gpointer
ask_for_place (gpointer unused)
{
  const PcMunicipality *place = pc_municipality_find ("Roma", NULL, NULL);

  return (gpointer) (place != NULL ? place->belfiore : NULL);
}

/* Runs first, so that the threads meet before the list is read. */
static void
test_threads (void)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("places", ask_for_place, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpstr (g_thread_join (threads[i]), ==, "H501");
}

static void
test_get (void)
{
  static const struct
  {
    const char *belfiore, *name, *others, *province, *until;
    const char *source;
  } cases[] = {
    { "H501", "Roma", "", "RM", "", "FACTS 5, tax code" },
    { "A562", "San Giuliano Terme", "", "PI", "", "FACTS 5, tax code" },
    { "D969", "Genova", "", "GE", "", "FACTS 5, tax code" },
    { "F205", "Milano", "", "MI", "", "ISTAT 1 January 2020" },
    { "A944", "Bologna", "", "BO", "", "ISTAT 1 January 2020" },
    { "D704", "Forlì", "", "FC", "", "ISTAT 1 January 2020" },
    { "A952", "Bolzano", "Bozen", "BZ", "", "ISTAT 1 January 2020" },
    { "D383", "Duino Aurisina", "Devin Nabrežina", "TS", "", "ISTAT 1 January 2020" },
    { "I197", "Sant'Agata de' Goti", "", "BN", "", "ISTAT 1 January 2020" },
    /* The package alone has these under a name or in a province of the past. */
    { "C556", "Cervignano del Friuli", "Cervignano", "UD", "", "ISTAT 1 January 2020" },
    { "D801", "Villa di Briano", "Frignano Piccolo", "CE", "", "ISTAT 1 January 2020" },
    { "G015", "Olbia", "", "SS", "", "ISTAT 1 January 2020" },
    /* Garbled in the package. */
    { "M356", "Contà", "", "TN", "", "ISTAT 1 January 2020" },
    { "M273", "Santa Maria la Carità", "", "NA", "", "ISTAT 1 January 2020" },
    { "C294", "Châtillon", "", "AO", "", "ISTAT 1 January 2020" },
    { "F298", "Mollières", "", "TO", "1928-12-14", "belfiore-connector 1.2.1" },
    /* Changed after ISTAT's list. */
    { "F478", "Montecopiolo", "", "RN", "", "belfiore-connector 1.2.1" },
    { "G878", "Popoli Terme", "Popoli", "PE", "", "belfiore-connector 1.2.1" },
    { "M432", "Misiliscemi", "", "TP", "", "belfiore-connector 1.2.1" },
    { "M438", "Santa Caterina d'Este", "", "PD", "", "belfiore-connector 1.2.1" },
    /* No more. */
    { "A012", "Abetone", "", "PT", "2017-01-01", "belfiore-connector 1.2.1" },
    { "L878", "Vighizzolo d'Este", "", "PD", "2024-01-22", "belfiore-connector 1.2.1" },
    { "A009", "Abbazia", "", "FU", "1947-09-16", "belfiore-connector 1.2.1" },
    { "A002", "Abbadia Sopra Adda", "", "CO", "1928-03-07", "belfiore-connector 1.2.1" },
  };
  static const char * const unknown[] = {
    "", "H", "H50", "H5011", "h501", "Z335", "A001A", "M999", "belfiore", "#", "Roma", "\xff"
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PcMunicipality *place = pc_municipality_get (cases[i].belfiore);

      g_test_message ("%s: %s", cases[i].belfiore, cases[i].source);
      g_assert_nonnull (place);
      g_assert_cmpstr (place->belfiore, ==, cases[i].belfiore);
      g_assert_cmpstr (place->name, ==, cases[i].name);
      g_assert_cmpstr (place->other_names, ==, cases[i].others);
      g_assert_cmpstr (place->province, ==, cases[i].province);
      g_assert_cmpstr (place->until, ==, cases[i].until);
    }

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_null (pc_municipality_get (unknown[i]));
}

static void
test_find (void)
{
  static const struct
  {
    const char *name, *province, *on;
    const char *belfiore;
  } cases[] = {
    { "Roma", NULL, NULL, "H501" },
    { "ROMA", "RM", "1972-07-09", "H501" },
    { "roma (rm)", NULL, NULL, "H501" },
    { "Roma", "rm", NULL, "H501" },
    { "Roma", "", NULL, "H501" },
    { "Roma", "MI", NULL, NULL },
    { "Forli'", NULL, NULL, "D704" },
    { "Reggio Emilia", NULL, NULL, "H223" },
    { "Reggio nell'Emilia", NULL, NULL, "H223" },
    { "Sanremo", NULL, NULL, "I138" },
    { "San Remo", NULL, NULL, "I138" },
    { "S.Donato Milanese", NULL, NULL, "H827" },
    { "Bozen", NULL, NULL, "A952" },
    { "Negrar", NULL, NULL, "F861" },

    /* One name, two provinces. */
    { "Castro", NULL, NULL, NULL },
    { "Castro", "BG", NULL, "C337" },
    { "Castro (LE)", NULL, NULL, "M261" },
    { "Castro (LE)", "BG", NULL, "C337" },

    /* Alike but for an accent, a space, an article, or the time. */
    { "Paternò", NULL, NULL, "G371" },
    { "Paterno", NULL, NULL, "M269" },
    { "Treville", NULL, NULL, "L403" },
    { "Tre Ville", NULL, NULL, "M361" },
    { "La Salle", NULL, NULL, "E458" },
    { "Calliano", NULL, NULL, "B419" },
    { "Calliano Monferrato", NULL, NULL, "B418" },
    { "dello", NULL, NULL, "D270" },
    { "Ne", "GE", NULL, "F858" },

    /* No more: by the day, or where there is none today. */
    { "Bellagio", NULL, NULL, "M335" },
    { "Bellagio", NULL, "2014-02-04", "M335" },
    { "Bellagio", NULL, "2014-02-03", "A744" },
    { "Bellagio", "CO", "1972-02-29", "A744" },
    { "Abetone", NULL, NULL, "A012" },
    { "Abetone", "PT", "2016-12-31", "A012" },
    { "Abetone", NULL, "2017-01-01", NULL },
    { "Abetone", NULL, "not a day", "A012" },
    { "Abetone", NULL, "2017-02-29", "A012" },
    { "Ischia", NULL, NULL, "E329" },
    { "Ischia", "TN", NULL, "E331" },
    { "Tremezzina", NULL, "1940-01-01", "L370" },
    { "Tremezzina", NULL, "1980-01-01", "M341" },

    { "", NULL, NULL, NULL },
    { "(RM)", NULL, NULL, NULL },
    { "di", NULL, NULL, NULL },
    { "Dakar", NULL, NULL, NULL },
    { "Рим", NULL, NULL, NULL },
    { "belfiore", NULL, NULL, "A737" },
    { "H501", NULL, NULL, NULL },
    { "\xff", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PcMunicipality *place = pc_municipality_find (cases[i].name, cases[i].province, cases[i].on);

      g_test_message ("%u: %s", i, cases[i].name);
      g_assert_cmpstr (place != NULL ? place->belfiore : NULL, ==, cases[i].belfiore);
    }
}

static void
test_may_be (void)
{
  static const struct
  {
    const char *belfiore, *text, *on;
    gboolean    may_be;
  } cases[] = {
    { "H501", "Roma", NULL, TRUE },
    { "H501", "roma (RM)", "1972-07-09", TRUE },
    { "H501", "Roma, Ostia", NULL, TRUE },
    { "H501", "Ostia (Roma)", NULL, TRUE },
    { "H501", "Roma RM", NULL, TRUE },
    { "H501", "روما", NULL, TRUE },
    { "H501", "", NULL, TRUE },
    { "H501", "Milano", NULL, FALSE },
    { "H501", "Ostia", NULL, FALSE },
    { "H501", "Dakar", NULL, FALSE },

    { "A952", "Bozen", NULL, TRUE },
    { "A952", "Bolzano/Bozen", NULL, TRUE },
    { "H223", "Reggio Emilia", NULL, TRUE },
    { "H223", "Reggio", NULL, TRUE },
    { "H223", "Reggio Calabria", NULL, FALSE },
    { "M387", "Montalto Carpasio", NULL, TRUE },

    /* A part of its name that is the name of another. */
    { "L219", "Torino", NULL, TRUE },
    { "L219", "Torino di Sangro", NULL, FALSE },
    { "B418", "Calliano", NULL, TRUE },
    { "B419", "Calliano Monferrato", NULL, FALSE },

    { "C337", "Castro", NULL, TRUE },
    { "C337", "Castro (BG)", NULL, TRUE },
    { "C337", "Castro (LE)", NULL, FALSE },
    { "C337", "Castro (XX)", NULL, TRUE },
    { "G371", "Paterno", NULL, TRUE },

    /* The same place under the code of another time. */
    { "A744", "Bellagio", "2020-01-01", TRUE },
    { "M335", "Bellagio (CO)", "1972-01-01", TRUE },
    { "A012", "Abetone", "1980-01-01", TRUE },
    { "M376", "Abetone", "1980-01-01", FALSE },
    { "M376", "Abetone", "2017-01-01", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u: %s, %s", i, cases[i].belfiore, cases[i].text);
      g_assert_cmpint (pc_municipality_may_be (pc_municipality_get (cases[i].belfiore), cases[i].text, cases[i].on),
                       ==, cases[i].may_be);
    }
}

static void
test_label (void)
{
  g_autofree char *label = pc_municipality_dup_label (pc_municipality_get ("D704"));

  g_assert_cmpstr (label, ==, "Forlì (FC)");
}

/* A day on which it was there. */
static char *
dup_day (const PcMunicipality *place)
{
  return *place->until != '\0' ? pc_date_add_days (place->until, -1) : g_strdup ("2024-09-19");
}

static void
check_place (const PcMunicipality *place)
{
  g_autofree char *label = pc_municipality_dup_label (place);
  g_autofree char *day = dup_day (place);
  const PcMunicipality *found = pc_municipality_find (place->name, place->province, day);
  GDate until;

  g_assert_true (g_utf8_validate (label, -1, NULL));
  g_assert_true (g_unichar_isupper (g_utf8_get_char (place->name)));
  g_assert_null (strstr (label, "Ã"));
  g_assert_null (strstr (label, "  "));
  g_assert_cmpuint (strlen (place->province), ==, 2);
  g_assert_true (*place->until == '\0' || pc_date_from_iso (place->until, &until));
  g_assert_true (pc_municipality_may_be (place, label, day));

  /* Where it was not the only one of its name, it is none or one of the same name. */
  g_assert_true (found == NULL || found == place || g_ascii_strcasecmp (found->name, place->name) == 0);
}

/* Every code there can be. */
static void
test_whole_list (void)
{
  guint today = 0, past = 0, found = 0;

  for (guint number = 0; number < 25 * 1000; number++)
    {
      g_autofree char *belfiore = g_strdup_printf ("%c%03u", 'A' + number / 1000, number % 1000);
      const PcMunicipality *place = pc_municipality_get (belfiore);
      g_autofree char *day = NULL;

      if (place == NULL)
        continue;

      g_assert_cmpstr (place->belfiore, ==, belfiore);
      check_place (place);
      day = dup_day (place);
      found += pc_municipality_find (place->name, place->province, day) == place;
      *(*place->until != '\0' ? &past : &today) += 1;
    }

  /* As many as ISTAT counted in September 2024. */
  g_assert_cmpuint (today, ==, 7896);
  g_assert_cmpuint (past, ==, 1945);
  g_assert_cmpuint (found, >=, today + past - 10);
}

static void
test_null (void)
{
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*belfiore != NULL*");
  g_assert_null (pc_municipality_get (NULL));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*name != NULL*");
  g_assert_null (pc_municipality_find (NULL, NULL, NULL));
  g_test_expect_message ("percorso", G_LOG_LEVEL_CRITICAL, "*self != NULL*");
  g_assert_false (pc_municipality_may_be (NULL, "Roma", NULL));
  g_test_assert_expected_messages ();
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/municipality/threads", test_threads);
  g_test_add_func ("/municipality/get", test_get);
  g_test_add_func ("/municipality/find", test_find);
  g_test_add_func ("/municipality/may-be", test_may_be);
  g_test_add_func ("/municipality/label", test_label);
  g_test_add_func ("/municipality/whole-list", test_whole_list);
  g_test_add_func ("/municipality/null", test_null);

  return g_test_run ();
}
