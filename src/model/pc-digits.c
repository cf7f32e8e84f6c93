/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-digits.h"

/* Marks of direction that come with numbers in Arabic and Hebrew text. */
static gboolean
is_direction (gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gunichar
fold (gunichar c)
{
  static const struct { gunichar from, to; } signs[] = {
    { 0x066B, ',' }, { 0x066C, '\'' }, { 0x2019, '\'' }, { 0x2212, '-' }, { 0xFF0F, '/' }, { 0xFF1A, ':' },
  };

  if (c < 0x80)
    return c;
  if (g_unichar_isdigit (c))
    return '0' + g_unichar_digit_value (c);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].from == c)
      return signs[i].to;
  return c;
}

char *
pc_digits_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  folded = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_direction (g_utf8_get_char (p)))
      g_string_append_unichar (folded, fold (g_utf8_get_char (p)));

  return g_string_free (g_steal_pointer (&folded), FALSE);
}
