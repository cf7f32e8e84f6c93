/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-vat-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-identifier.h"

#define VAT_DIGITS 11

char *
pc_vat_number_normalise (const char *text)
{
  g_autofree char *number = pc_identifier_squeeze (text);

  if (number == NULL || !g_str_has_prefix (number, "IT"))
    return g_steal_pointer (&number);

  return number[2] != '\0' ? g_strdup (number + 2) : NULL;
}

/* Every second digit counts double, and the digits of the double are added. */
static gboolean
has_luhn (const char *digits)
{
  guint sum = 0;

  for (guint i = 0; i < VAT_DIGITS; i++)
    {
      const guint value = (digits[i] - '0') * (1 + i % 2);

      sum += value / 10 + value % 10;
    }

  return sum % 10 == 0;
}

static gboolean
has_province (const char *digits)
{
  const int province = (digits[7] - '0') * 100 + (digits[8] - '0') * 10 + digits[9] - '0';

  return (province >= 1 && province <= 100) || province == 120 || province == 121 ||
         province == 888 || province == 999;
}

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, message);
  return FALSE;
}

gboolean
pc_vat_number_check (const char  *text,
                     GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!pc_identifier_has_only (text, FALSE, error))
    return FALSE;

  if (strlen (text) != VAT_DIGITS)
    {
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   /* Translators: %zu is the number of digits that were typed. */
                   _("A VAT number has 11 digits; this one has %zu."), strlen (text));
      return FALSE;
    }

  if (strncmp (text, "0000000", 7) == 0)
    return fail (error, _("The first seven digits of a VAT number cannot all be 0."));

  if (!has_luhn (text))
    return fail (error, _("This VAT number does not agree with its last digit. "
                          "Check that it was copied correctly."));

  if (!has_province (text))
    return fail (error, _("Digits 8 to 10 of this VAT number do not stand for any province."));

  return TRUE;
}
