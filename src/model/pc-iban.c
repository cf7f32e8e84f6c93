/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-iban.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-identifier.h"

typedef struct
{
  char   country[3];
  guint8 length;
} Country;

/* In the order of the codes, which are searched by halves. */
static const Country countries[] = {
  { "AD", 24 }, { "AE", 23 }, { "AL", 28 }, { "AT", 20 }, { "AZ", 28 }, { "BA", 20 }, { "BE", 16 },
  { "BG", 22 }, { "BH", 22 }, { "BI", 27 }, { "BR", 29 }, { "BY", 28 }, { "CH", 21 }, { "CR", 22 },
  { "CY", 28 }, { "CZ", 24 }, { "DE", 22 }, { "DJ", 27 }, { "DK", 18 }, { "DO", 28 }, { "EE", 20 },
  { "EG", 29 }, { "ES", 24 }, { "FI", 18 }, { "FK", 18 }, { "FO", 18 }, { "FR", 27 }, { "GB", 22 },
  { "GE", 22 }, { "GI", 23 }, { "GL", 18 }, { "GR", 27 }, { "GT", 28 }, { "HN", 28 }, { "HR", 21 },
  { "HU", 28 }, { "IE", 22 }, { "IL", 23 }, { "IQ", 23 }, { "IS", 26 }, { "IT", 27 }, { "JO", 30 },
  { "KW", 30 }, { "KZ", 20 }, { "LB", 28 }, { "LC", 32 }, { "LI", 21 }, { "LT", 20 }, { "LU", 20 },
  { "LV", 21 }, { "LY", 25 }, { "MC", 27 }, { "MD", 24 }, { "ME", 22 }, { "MK", 19 }, { "MN", 20 },
  { "MR", 27 }, { "MT", 31 }, { "MU", 30 }, { "NI", 28 }, { "NL", 18 }, { "NO", 15 }, { "OM", 23 },
  { "PK", 24 }, { "PL", 28 }, { "PS", 29 }, { "PT", 25 }, { "QA", 29 }, { "RO", 24 }, { "RS", 22 },
  { "RU", 33 }, { "SA", 24 }, { "SC", 31 }, { "SD", 18 }, { "SE", 24 }, { "SI", 19 }, { "SK", 24 },
  { "SM", 27 }, { "SO", 23 }, { "ST", 25 }, { "SV", 28 }, { "TL", 23 }, { "TN", 24 }, { "TR", 26 },
  { "UA", 29 }, { "VA", 22 }, { "VG", 24 }, { "XK", 20 }, { "YE", 30 },
};

char *
pc_iban_normalise (const char *text)
{
  g_autofree char *iban = pc_identifier_squeeze (text);
  const char *start = iban;

  /* No country has the code IB, so the word in front of the number can be told from it. */
  if (start != NULL && g_str_has_prefix (start, "IBAN"))
    start += start[4] == ':' ? 5 : 4;

  return start != NULL && *start != '\0' ? g_strdup (start) : NULL;
}

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, message);
  return FALSE;
}

static int
compare_countries (const void *key,
                   const void *country)
{
  return strncmp (key, ((const Country *) country)->country, 2);
}

static gboolean
check_length (const char  *iban,
              GError     **error)
{
  const Country *country = bsearch (iban, countries, G_N_ELEMENTS (countries), sizeof *countries, compare_countries);
  const gsize length = strlen (iban);

  if (!g_ascii_isupper (iban[0]) || !g_ascii_isupper (iban[1]))
    return fail (error, _("An IBAN begins with the two letters of a country, as IT."));

  if (country == NULL)
    {
      /* Translators: %.2s is a country code of two letters. */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("No country has IBANs that begin with %.2s."), iban);
      return FALSE;
    }

  if (length == country->length)
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is a country code of two letters, %u the length it should have, %zu the one it has. */
               _("An IBAN that begins with %s has %u letters and digits; this one has %zu."),
               country->country, (guint) country->length, length);
  return FALSE;
}

/* The number with its first four characters moved to the end and A = 10 ... Z = 35, modulo 97. */
static guint
get_remainder (const char *iban,
               gsize       length)
{
  guint remainder = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char c = iban[(i + 4) % length];

      if (g_ascii_isdigit (c))
        remainder = (remainder * 10 + c - '0') % 97;
      else
        remainder = (remainder * 100 + c - 'A' + 10) % 97;
    }

  return remainder;
}

/* 00, 01 and 99 leave the right remainder where 97, 98 and 02 would, yet are never given out. */
static gboolean
has_check_digits (const char *iban)
{
  int digits;

  if (!g_ascii_isdigit (iban[2]) || !g_ascii_isdigit (iban[3]))
    return FALSE;

  digits = (iban[2] - '0') * 10 + iban[3] - '0';
  return digits >= 2 && digits <= 98 && get_remainder (iban, strlen (iban)) == 1;
}

static gboolean
check_italian (const char  *iban,
               GError     **error)
{
  if (!g_ascii_isupper (iban[4]))
    return fail (error, _("The fifth character of an Italian IBAN is a letter, the CIN."));

  for (int i = 5; i < 15; i++)
    if (!g_ascii_isdigit (iban[i]))
      return fail (error, _("Characters 6 to 15 of an Italian IBAN, the ABI and the CAB, are digits."));

  if (pc_identifier_check_letter (iban + 5, 22) != iban[4])
    return fail (error, _("The ABI, the CAB and the account of this IBAN do not agree with "
                          "its fifth character, the CIN. Check that it was copied correctly."));

  return TRUE;
}

gboolean
pc_iban_check (const char  *iban,
               GError     **error)
{
  g_return_val_if_fail (iban != NULL, FALSE);

  if (!pc_identifier_has_only (iban, TRUE, error) || !check_length (iban, error))
    return FALSE;

  if (!has_check_digits (iban))
    return fail (error, _("This IBAN does not agree with its check digits. Check that it was copied correctly."));

  return !g_str_has_prefix (iban, "IT") || check_italian (iban, error);
}

char *
pc_iban_format (const char *iban)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) groups = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (iban != NULL, NULL);

  valid = g_utf8_make_valid (iban, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      if (n > 0 && n % 4 == 0)
        g_string_append_c (groups, ' ');
      g_string_append_unichar (groups, g_utf8_get_char (p));
    }

  return g_string_free (g_steal_pointer (&groups), FALSE);
}
