/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-tax-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-birth-state.h"
#include "pc-code-list.h"
#include "pc-date.h"
#include "pc-error.h"
#include "pc-identifier.h"
#include "pc-municipality.h"
#include "pc-tax-code-name.h"
#include "pc-vat-number.h"

#define PERSON_LENGTH   16
#define NUMERIC_LENGTH  11
#define WOMAN_DAY       40

/* What stands where: a letter, a digit or the letter in its place, the letter of a month. */
static const char shape[] = "AAAAAA00M00A000A";
static const char month_letters[] = "ABCDEHLMPRST";
static const char digit_letters[] = "LMNPQRSTUV";

char *
pc_tax_code_normalise (const char *text)
{
  return pc_identifier_squeeze (text);
}

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, message);
  return FALSE;
}

/* The place of @c in @set, from 0; -1 where it is not in it. */
static int
find_in (const char *set,
         char        c)
{
  const char *p = c != '\0' ? strchr (set, c) : NULL;

  return p != NULL ? (int) (p - set) : -1;
}

static int
read_digit (char c)
{
  return g_ascii_isdigit (c) ? c - '0' : find_in (digit_letters, c);
}

static int
read_two_digits (const char *at)
{
  return read_digit (at[0]) * 10 + read_digit (at[1]);
}

static gboolean
check_numeric (const char  *code,
               GError     **error)
{
  return pc_vat_number_check (code, NULL) ||
         fail (error, _("This is not a tax code of 11 digits: they do not agree with each other. "
                        "Check that it was copied correctly."));
}

static gboolean
check_length (const char  *code,
              GError     **error)
{
  const gsize length = strlen (code);

  if (length == PERSON_LENGTH)
    return TRUE;

  if (length == NUMERIC_LENGTH)
    return fail (error, _("A tax code of 11 characters has only digits. With letters it has 16."));

  /* Translators: %zu is the number of characters that were typed. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               _("A tax code has 16 letters and digits, or 11 digits; this one has %zu."), length);
  return FALSE;
}

/* Whole sentences, since what is expected inflects differently in each language. */
static void
fail_shape (GError **error,
            guint    position,
            char     c)
{
  switch (shape[position - 1])
    {
    case 'A':
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   /* Translators: %u is a position, counted from 1; %c the character that stands there. */
                   _("Character %u of the tax code is “%c”, but a letter belongs there."), position, c);
      break;

    case 'M':
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   /* Translators: %u is a position, counted from 1; %c the character that stands there. */
                   _("Character %u of the tax code is “%c”, but the letter of a month belongs there: "
                     "one of A, B, C, D, E, H, L, M, P, R, S, T."), position, c);
      break;

    default:
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   /* Translators: %u is a position, counted from 1; %c the character that stands there. */
                   _("Character %u of the tax code is “%c”, but a digit belongs there."), position, c);
    }
}

static gboolean
fits (char kind,
      char c)
{
  if (kind == 'A')
    return g_ascii_isupper (c);

  return kind == 'M' ? find_in (month_letters, c) >= 0 : read_digit (c) >= 0;
}

static gboolean
check_shape (const char  *code,
             GError     **error)
{
  for (guint i = 0; i < PERSON_LENGTH; i++)
    if (!fits (shape[i], code[i]))
      {
        fail_shape (error, i + 1, code[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
is_abroad (const PcTaxCodeData *data)
{
  return data->belfiore[0] == 'Z';
}

static const char *
find_place (const PcTaxCodeData *data)
{
  const PcMunicipality *municipality;

  if (is_abroad (data))
    return pc_birth_state_get_name (data->belfiore);

  municipality = pc_municipality_get (data->belfiore);
  return municipality != NULL ? municipality->name : NULL;
}

/* Reads a code of the right shape, but for the names of its place; the day may not exist. */
static void
read_code (const char    *code,
           PcTaxCodeData *data)
{
  const int day = read_two_digits (code + 9);

  data->sex = day > WOMAN_DAY ? 'F' : 'M';
  data->day = day > WOMAN_DAY ? day - WOMAN_DAY : day;
  data->month = find_in (month_letters, code[8]) + 1;
  data->year = read_two_digits (code + 6);

  data->belfiore[0] = code[11];
  for (int i = 1; i < 4; i++)
    data->belfiore[i] = '0' + read_digit (code[11 + i]);
  data->belfiore[4] = '\0';
}

static gboolean
check_day (const char  *code,
           GError     **error)
{
  PcTaxCodeData data;

  read_code (code, &data);

  /* The century is not told. 1900 had no 29 February, but 2000 had. */
  if (g_date_valid_dmy (data.day, data.month, 2000 + data.year))
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s are the two characters of the day, as "45". */
               _("Characters 10 and 11 of the tax code (%.2s) are not a day of that month. "
                 "Of women they are the day and 40."),
               code + 9);
  return FALSE;
}

gboolean
pc_tax_code_check (const char  *code,
                   GError     **error)
{
  g_return_val_if_fail (code != NULL, FALSE);

  if (!pc_identifier_has_only (code, TRUE, error))
    return FALSE;

  if (strlen (code) == NUMERIC_LENGTH && strspn (code, "0123456789") == NUMERIC_LENGTH)
    return check_numeric (code, error);

  if (!check_length (code, error) || !check_shape (code, error) || !check_day (code, error))
    return FALSE;

  return pc_identifier_check_letter (code, PERSON_LENGTH - 1) == code[PERSON_LENGTH - 1] ||
         fail (error, _("This tax code does not agree with its last letter. Check that it was copied correctly."));
}

gboolean
pc_tax_code_decode (const char    *code,
                    PcTaxCodeData *data)
{
  g_return_val_if_fail (code != NULL && data != NULL, FALSE);

  if (strlen (code) != PERSON_LENGTH || !pc_tax_code_check (code, NULL))
    return FALSE;

  read_code (code, data);
  data->country = is_abroad (data) ? pc_birth_state_get_country (data->belfiore) : "IT";
  data->place = find_place (data);
  return TRUE;
}

static gboolean
is_belfiore (const char *place)
{
  return place != NULL && strlen (place) == 4 && g_ascii_isupper (place[0]) && strspn (place + 1, "0123456789") == 3;
}

static gboolean
is_sex (const char *sex)
{
  return g_strcmp0 (sex, "F") == 0 || g_strcmp0 (sex, "M") == 0;
}

char *
pc_tax_code_compute (const char *family_name,
                     const char *given_name,
                     const char *sex,
                     const char *birth_date,
                     const char *belfiore)
{
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;
  g_autofree char *code = NULL;
  GDate born;

  g_return_val_if_fail (family_name != NULL, NULL);

  family = pc_tax_code_name_letters (family_name, FALSE, "C");
  given = pc_tax_code_name_letters (given_name != NULL ? given_name : "", TRUE, "C");

  if (family == NULL || given == NULL || !is_sex (sex) || !is_belfiore (belfiore) ||
      !pc_date_from_iso (birth_date, &born))
    return NULL;

  code = g_strdup_printf ("%s%s%02u%c%02u%s", family, given, g_date_get_year (&born) % 100u,
                          month_letters[g_date_get_month (&born) - 1],
                          g_date_get_day (&born) + (*sex == 'F' ? WOMAN_DAY : 0u), belfiore);
  return g_strdup_printf ("%s%c", code, pc_identifier_check_letter (code, PERSON_LENGTH - 1));
}

static void
add_sentence (GString    *warning,
              const char *sentence)
{
  if (warning->len > 0)
    g_string_append_c (warning, ' ');
  g_string_append (warning, sentence);
}

/* With "ü" as "u" or as "ue": both are found in codes. A name in another script says nothing. */
static gboolean
name_agrees (const char *letters,
             const char *name,
             gboolean    given)
{
  static const char *const languages[] = { "C", "de" };

  if (name == NULL || *name == '\0')
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *expected = pc_tax_code_name_letters (name, given, languages[i]);

      if (expected == NULL || strncmp (letters, expected, 3) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
compare_sex (GString             *warning,
             const PcTaxCodeData *data,
             const char          *sex)
{
  if (!is_sex (sex) || *sex == data->sex)
    return;

  if (data->sex == 'F')
    add_sentence (warning, _("The tax code is that of a woman."));
  else
    add_sentence (warning, _("The tax code is that of a man."));
}

static void
compare_date (GString             *warning,
              const PcTaxCodeData *data,
              const char          *birth_date)
{
  g_autofree char *iso = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *sentence = NULL;
  guint year = 2000 + data->year;
  GDate born;

  if (birth_date == NULL || !pc_date_from_iso (birth_date, &born) ||
      (data->day == g_date_get_day (&born) && data->month == g_date_get_month (&born) &&
       data->year == g_date_get_year (&born) % 100u))
    return;

  /* In the century that is nearer to what is on record. */
  if (year > g_date_get_year (&born) + 50u && g_date_valid_dmy (data->day, data->month, year - 100))
    year -= 100;

  iso = g_strdup_printf ("%04u-%02u-%02u", year, data->month, data->day);
  shown = pc_date_format (iso);
  /* Translators: %s is a date. */
  sentence = g_strdup_printf (_("The tax code is that of a person born on %s."), shown);
  add_sentence (warning, sentence);
}

static void
compare_country (GString             *warning,
                 const PcTaxCodeData *data,
                 const char          *birth_country)
{
  g_autofree char *sentence = NULL;

  if (birth_country == NULL || *birth_country == '\0' || g_strcmp0 (data->country, birth_country) == 0)
    return;

  if (!is_abroad (data))
    {
      add_sentence (warning, _("The tax code is that of a person born in Italy."));
      return;
    }

  if (strcmp (birth_country, "IT") == 0)
    {
      add_sentence (warning, _("The tax code is that of a person born outside Italy."));
      return;
    }

  /* A state that has ceased is one of today under another name, and some territories have no code of their own. */
  if (data->country == NULL || pc_birth_state_get_belfiore (birth_country) == NULL)
    return;

  /* Translators: %s is a country. */
  sentence = g_strdup_printf (_("The tax code is that of a person born in another country (%s)."),
                              pc_code_list_get_label (pc_code_list_get ("countries"), data->country));
  add_sentence (warning, sentence);
}

/* Both lists are of a certain day: a place that is not on them may have been founded since. */
static void
check_place (GString             *warning,
             const PcTaxCodeData *data)
{
  g_autofree char *sentence = NULL;

  if (data->place != NULL)
    return;

  /* Translators: %s is the code of a place, as "H501". */
  sentence = g_strdup_printf (_("The place of birth in the tax code (%s) is not known. "
                                "Check that it was copied correctly."), data->belfiore);
  add_sentence (warning, sentence);
}

static void
compare_place (GString             *warning,
               const PcTaxCodeData *data,
               const char          *birth_country,
               const char          *birth_place,
               const char          *birth_date)
{
  const PcMunicipality *municipality;
  g_autofree char *label = NULL;
  g_autofree char *sentence = NULL;

  if (is_abroad (data) || g_strcmp0 (birth_country, "IT") != 0 || birth_place == NULL || *birth_place == '\0')
    return;

  municipality = pc_municipality_get (data->belfiore);
  if (municipality == NULL || pc_municipality_may_be (municipality, birth_place, birth_date))
    return;

  label = pc_municipality_dup_label (municipality);
  /* Translators: the first %s is a municipality with its province, "Roma (RM)", the second what was typed. */
  sentence = g_strdup_printf (_("The tax code is that of a person born in %s, not in “%s”."), label, birth_place);
  add_sentence (warning, sentence);
}

char *
pc_tax_code_compare (const char *code,
                     const char *family_name,
                     const char *given_name,
                     const char *sex,
                     const char *birth_date,
                     const char *birth_country,
                     const char *birth_place)
{
  g_autoptr(GString) warning = g_string_new (NULL);
  PcTaxCodeData data;

  g_return_val_if_fail (code != NULL, NULL);

  if (!pc_tax_code_decode (code, &data))
    return NULL;

  if (!name_agrees (code, family_name, FALSE))
    add_sentence (warning, _("The first three letters of the tax code stand for another family name."));
  if (!name_agrees (code + 3, given_name, TRUE))
    add_sentence (warning, _("Letters 4 to 6 of the tax code stand for another given name."));

  compare_sex (warning, &data, sex);
  compare_date (warning, &data, birth_date);
  compare_country (warning, &data, birth_country);
  compare_place (warning, &data, birth_country, birth_place, birth_date);
  check_place (warning, &data);

  return warning->len > 0 ? g_string_free (g_steal_pointer (&warning), FALSE) : NULL;
}
