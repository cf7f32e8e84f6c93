/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-own-direction.h"

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

char *
pc_own_direction (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return *text == '\0' || has_letter (text) ? g_strdup (text) : g_strdup_printf ("\u2066%s\u2069", text);
}
