/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-identifier.h"

#include <glib/gi18n-lib.h>

#include "pc-error.h"

static gboolean
is_separator (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  /* U+2212 is the minus sign that word processors put for a hyphen. */
  return g_unichar_isspace (c) || c == '.' || c == 0x2212 || type == G_UNICODE_DASH_PUNCTUATION ||
         type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL;
}

char *
pc_identifier_squeeze (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  g_autoptr(GString) squeezed = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Only ASCII: "ı" and "ſ" have capitals in A-Z too, and would pass for what was not typed. */
      if (!is_separator (c))
        g_string_append_unichar (squeezed, c < 0x80 ? (gunichar) g_ascii_toupper (c) : c);
    }

  return squeezed->len > 0 ? g_string_free (g_steal_pointer (&squeezed), FALSE) : NULL;
}

char *
pc_identifier_show_char (const char *at)
{
  const gunichar c = g_utf8_get_char_validated (at, -1);

  /* A broken byte, or a character that is cut off. */
  if (c > 0x10FFFF)
    return g_strdup ("U+FFFD");

  if (!g_unichar_isgraph (c) || g_unichar_ismark (c))
    return g_strdup_printf ("U+%04X", c);

  return g_strndup (at, g_utf8_skip[*(const guchar *) at]);
}

gboolean
pc_identifier_has_only (const char  *text,
                        gboolean     letters,
                        GError     **error)
{
  g_autofree char *shown = NULL;
  const char *p = text;

  g_return_val_if_fail (text != NULL, FALSE);

  while (g_ascii_isdigit (*p) || (letters && g_ascii_isupper (*p)))
    p++;
  if (*p == '\0')
    return TRUE;

  shown = pc_identifier_show_char (p);
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the character that does not belong there. */
               letters ? _("“%s” cannot stand here: only the letters A to Z and digits can.")
                       /* Translators: %s is the character that does not belong there. */
                       : _("“%s” cannot stand here: only digits can."), shown);
  return FALSE;
}

char
pc_identifier_check_letter (const char *text,
                            gsize       length)
{
  /* What a digit or letter counts for in the first, third, fifth... place; 0 and A count the same. */
  static const guint8 odd[26] = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };
  guint sum = 0;

  g_return_val_if_fail (text != NULL, 'A');

  for (gsize i = 0; i < length; i++)
    {
      const guint value = g_ascii_isdigit (text[i]) ? text[i] - '0' : text[i] - 'A';

      g_return_val_if_fail (value < 26, 'A');
      sum += i % 2 == 0 ? odd[value] : value;
    }

  return 'A' + sum % 26;
}
