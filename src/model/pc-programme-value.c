/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-value.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-date.h"

#define NAME_MAX_LENGTH 40
#define MONEY_MAX_DIGITS 10
#define HOURS_MAX_DIGITS 4
#define INTEGER_MAX_DIGITS 9

gboolean
pc_programme_is_name (const char *text)
{
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);

  length = strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-");

  return length > 0 && length <= NAME_MAX_LENGTH && text[length] == '\0' && text[0] != '-';
}

char **
pc_programme_split_list (const char *text)
{
  g_auto(GStrv) parts = NULL;
  guint n;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, ";", -1);
  n = g_strv_length (parts);

  for (guint i = 0; i < n; i++)
    g_strstrip (parts[i]);

  if (n > 0 && parts[n - 1][0] == '\0')
    g_clear_pointer (&parts[n - 1], g_free);

  return g_steal_pointer (&parts);
}

/* How many digits @text begins with, or 0 where they are more than @max. */
static gsize
count_digits (const char *text,
              gsize       max)
{
  gsize n = strspn (text, G_CSET_DIGITS);

  return n <= max ? n : 0;
}

gboolean
pc_programme_parse_money (const char *text,
                          gint64     *cents)
{
  gsize digits;
  gint64 value;

  g_return_val_if_fail (text != NULL, FALSE);

  digits = count_digits (text, MONEY_MAX_DIGITS);
  if (digits == 0)
    return FALSE;

  value = g_ascii_strtoll (text, NULL, 10) * 100;
  if (text[digits] == '.')
    {
      if (strspn (text + digits + 1, G_CSET_DIGITS) != 2 || text[digits + 3] != '\0')
        return FALSE;
      value += g_ascii_strtoll (text + digits + 1, NULL, 10);
    }
  else if (text[digits] != '\0')
    return FALSE;

  if (cents != NULL)
    *cents = value;
  return TRUE;
}

gboolean
pc_programme_parse_hours (const char *text,
                          int        *minutes)
{
  gsize digits;
  int value;

  g_return_val_if_fail (text != NULL, FALSE);

  digits = count_digits (text, HOURS_MAX_DIGITS);
  if (digits == 0)
    return FALSE;

  value = (int) g_ascii_strtoll (text, NULL, 10) * 60;
  if (text[digits] == ':')
    {
      if (strspn (text + digits + 1, G_CSET_DIGITS) != 2 || text[digits + 3] != '\0' || text[digits + 1] > '5')
        return FALSE;
      value += (int) g_ascii_strtoll (text + digits + 1, NULL, 10);
    }
  else if (text[digits] != '\0')
    return FALSE;

  if (minutes != NULL)
    *minutes = value;
  return TRUE;
}

gboolean
pc_programme_parse_integer (const char *text,
                            int         min,
                            int         max,
                            int        *number)
{
  gsize digits;
  gint64 value;

  g_return_val_if_fail (text != NULL, FALSE);

  digits = count_digits (text, INTEGER_MAX_DIGITS);
  value = g_ascii_strtoll (text, NULL, 10);
  if (digits == 0 || text[digits] != '\0' || value < min || value > max)
    return FALSE;

  if (number != NULL)
    *number = (int) value;
  return TRUE;
}

static gboolean
parse_band (const char      *text,
            PcProgrammeBand *band)
{
  g_auto(GStrv) sides = g_strsplit (text, ":", 2);
  int up_to, places;

  if (g_strv_length (sides) != 2 ||
      !pc_programme_parse_integer (sides[0], 0, 1000000, &up_to) ||
      !pc_programme_parse_integer (sides[1], 0, 1000000, &places))
    return FALSE;

  band->up_to = up_to;
  band->places = places;
  return TRUE;
}

GArray *
pc_programme_parse_bands (const char *text)
{
  g_auto(GStrv) parts = NULL;
  g_autoptr(GArray) bands = g_array_new (FALSE, FALSE, sizeof (PcProgrammeBand));

  g_return_val_if_fail (text != NULL, NULL);

  parts = pc_programme_split_list (text);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      PcProgrammeBand band;

      if (!parse_band (parts[i], &band))
        return NULL;
      if (i > 0 && band.up_to <= g_array_index (bands, PcProgrammeBand, i - 1).up_to)
        return NULL;
      g_array_append_val (bands, band);
    }

  return bands->len > 0 ? g_steal_pointer (&bands) : NULL;
}

/* Hours can have a colon of their own, amounts have none. */
static gboolean
parse_rate (const char      *text,
            PcProgrammeRate *rate)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *hours = colon != NULL ? g_strndup (text, colon - text) : NULL;

  return hours != NULL && pc_programme_parse_hours (hours, &rate->up_to_minutes) &&
         pc_programme_parse_money (colon + 1, &rate->cents);
}

GArray *
pc_programme_parse_rates (const char *text)
{
  g_auto(GStrv) parts = NULL;
  g_autoptr(GArray) rates = g_array_new (FALSE, FALSE, sizeof (PcProgrammeRate));

  g_return_val_if_fail (text != NULL, NULL);

  parts = pc_programme_split_list (text);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      PcProgrammeRate *before = i > 0 ? &g_array_index (rates, PcProgrammeRate, i - 1) : NULL;
      PcProgrammeRate rate;

      if (!parse_rate (parts[i], &rate))
        return NULL;
      if (before != NULL && (rate.up_to_minutes <= before->up_to_minutes || rate.cents < before->cents))
        return NULL;
      g_array_append_val (rates, rate);
    }

  return rates->len > 0 ? g_steal_pointer (&rates) : NULL;
}

static gboolean
is_date (const char *text)
{
  GDate date;

  return pc_date_from_iso (text, &date);
}

/* Strict, unlike what people type: an ordering by text has to hold. */
static gboolean
is_time (const char *text)
{
  int minutes;

  return strlen (text) == 5 && text[2] == ':' &&
         pc_programme_parse_hours (text, &minutes) && minutes <= 24 * 60;
}

static gboolean
is_bands (const char *text)
{
  g_autoptr(GArray) bands = pc_programme_parse_bands (text);

  return bands != NULL;
}

static gboolean
is_rates (const char *text)
{
  g_autoptr(GArray) rates = pc_programme_parse_rates (text);

  return rates != NULL;
}

/* GKeyFile reads only these escapes, and would refuse the whole file without naming a line. */
static gboolean
is_text (const char *text)
{
  for (const char *p = strchr (text, '\\'); p != NULL; p = strchr (p + 2, '\\'))
    if (p[1] == '\0' || strchr ("sntr\\", p[1]) == NULL)
      return FALSE;

  return text[0] != '\0';
}

static char *
explain_word (const char *word,
              const char *of)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *choices = NULL;

  if (of == NULL)
    return pc_programme_is_name (word) ? NULL
      : g_strdup (_("Words must be made of Latin letters, digits and hyphens."));

  words = pc_programme_split_list (of);
  if (g_strv_contains ((const char *const *) words, word))
    return NULL;

  choices = g_strjoinv (", ", words);
  /* Translators: the first %s is a word found in a file, the second the words that can stand there */
  return g_strdup_printf (_("“%s” is none of: %s."), word, choices);
}

static char *
explain_words (const char *value,
               const char *of)
{
  g_auto(GStrv) parts = pc_programme_split_list (value);

  if (parts[0] == NULL)
    return g_strdup (_("The list is empty."));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *message = explain_word (parts[i], of);

      if (message != NULL)
        return g_steal_pointer (&message);
    }

  return NULL;
}

static char *
explain_integer (const PcProgrammeKey *key,
                 const char           *value)
{
  if (pc_programme_parse_integer (value, key->min, key->max, NULL))
    return NULL;

  /* Translators: both %d are whole numbers, the least and the greatest that can stand there */
  return g_strdup_printf (_("A whole number from %d to %d is needed."), key->min, key->max);
}

static gboolean
is_money (const char *text)
{
  return pc_programme_parse_money (text, NULL);
}

static gboolean
is_hours (const char *text)
{
  return pc_programme_parse_hours (text, NULL);
}

/* The types that need only themselves to be judged. */
static const struct
{
  gboolean    (*is_good) (const char *text);
  const char   *message;
} forms[] = {
  [PC_PROGRAMME_TYPE_NAME] = { pc_programme_is_name,
                               N_("A name of up to 40 Latin letters, digits and hyphens is needed.") },
  [PC_PROGRAMME_TYPE_TEXT] = { is_text, N_("Text is needed, with every backslash written twice.") },
  [PC_PROGRAMME_TYPE_LABEL] = { is_text, N_("Text is needed, with every backslash written twice.") },
  [PC_PROGRAMME_TYPE_MONEY] = { is_money, N_("An amount with a point and two decimals is needed, as in 5940.00.") },
  [PC_PROGRAMME_TYPE_DATE] = { is_date,
                               N_("A day written as year, month and day is needed, as in 2025-01-07.") },
  [PC_PROGRAMME_TYPE_TIME] = { is_time, N_("A time from 00:00 to 24:00 is needed, as in 13:00.") },
  [PC_PROGRAMME_TYPE_HOURS] = { is_hours, N_("Hours are needed, as in 36 or 4:30.") },
  [PC_PROGRAMME_TYPE_BANDS] = { is_bands,
                                N_("Rising pairs are needed, as in 5:1;20:2 for one place up to five employees.") },
  [PC_PROGRAMME_TYPE_RATES] = { is_rates,
                                N_("Rising pairs are needed, as in 24:300.00 for 300 euros up to 24 hours.") },
};

char *
pc_programme_key_explain (const PcProgrammeKey *key,
                          const char           *value)
{
  g_return_val_if_fail (key != NULL && value != NULL, NULL);

  if (key->type < G_N_ELEMENTS (forms) && forms[key->type].is_good != NULL)
    return forms[key->type].is_good (value) ? NULL : g_strdup (_(forms[key->type].message));

  switch (key->type)
    {
    case PC_PROGRAMME_TYPE_INTEGER:
    case PC_PROGRAMME_TYPE_PERCENT:
      return explain_integer (key, value);
    case PC_PROGRAMME_TYPE_BOOLEAN:
      return explain_word (value, "true;false");
    case PC_PROGRAMME_TYPE_CHOICE:
      return explain_word (value, key->of);
    case PC_PROGRAMME_TYPE_CHOICES:
      return explain_words (value, key->of);
    case PC_PROGRAMME_TYPE_REFERENCE:
      return explain_word (value, NULL);
    case PC_PROGRAMME_TYPE_REFERENCES:
      return explain_words (value, NULL);
    default:
      return NULL;
    }
}
