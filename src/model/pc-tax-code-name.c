/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-tax-code-name.h"

#include <string.h>

/* Latin letters that g_str_to_ascii() does not know, as they are written where there are only A to Z. */
static const struct
{
  gunichar    letter;
  const char *ascii;
} latin[] = {
  { 0x00D0, "D" }, { 0x00DE, "TH" }, { 0x00F0, "D" }, { 0x00FE, "TH" }, { 0x0110, "D" }, { 0x0111, "D" },
  { 0x0126, "H" }, { 0x0127, "H" }, { 0x0131, "I" }, { 0x014A, "N" }, { 0x014B, "N" }, { 0x0166, "T" },
  { 0x0167, "T" }, { 0x0181, "B" }, { 0x0253, "B" }, { 0x0186, "O" }, { 0x0254, "O" }, { 0x0189, "D" },
  { 0x0256, "D" }, { 0x018A, "D" }, { 0x0257, "D" }, { 0x018F, "E" }, { 0x0259, "E" }, { 0x0190, "E" },
  { 0x025B, "E" }, { 0x0198, "K" }, { 0x0199, "K" }, { 0x01B3, "Y" }, { 0x01B4, "Y" }, { 0x019D, "N" },
  { 0x0272, "N" },
};

/* The letters A-Z that @c is written with; %NULL where it is a letter that has none. */
static char *
fold_letter (gunichar    c,
             const char *language)
{
  const GUnicodeScript script = g_unichar_get_script (c);
  char utf8[7] = { 0 };
  g_autofree char *ascii = NULL;

  if (script != G_UNICODE_SCRIPT_LATIN)
    return script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED ? g_strdup ("") : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (latin[i].letter == c)
      return g_strdup (latin[i].ascii);

  g_unichar_to_utf8 (c, utf8);
  ascii = g_str_to_ascii (utf8, language);
  return g_ascii_isalpha (*ascii) ? g_ascii_strup (ascii, -1) : NULL;
}

static char *
fold_name (const char *name,
           const char *language)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr(GString) folded = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      g_autofree char *letters = NULL;

      /* Apostrophes, spaces, digits and the marks of combining letters count for nothing. */
      if (!g_unichar_isalpha (c))
        continue;

      letters = fold_letter (c, language);
      if (letters == NULL)
        return NULL;
      g_string_append (folded, letters);
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static gboolean
is_vowel (char letter)
{
  return letter != '\0' && strchr ("AEIOU", letter) != NULL;
}

char *
pc_tax_code_name_letters (const char *name,
                          gboolean    given,
                          const char *language)
{
  g_autoptr(GString) letters = g_string_new (NULL);
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL && language != NULL, NULL);

  folded = fold_name (name, language);
  if (folded == NULL)
    return NULL;

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalpha (*p) && !is_vowel (*p))
      g_string_append_c (letters, *p);

  if (given && letters->len >= 4)
    g_string_erase (letters, 1, 1);

  for (const char *p = folded; *p != '\0'; p++)
    if (is_vowel (*p))
      g_string_append_c (letters, *p);

  g_string_append (letters, "XXX");
  g_string_truncate (letters, 3);
  return g_string_free (g_steal_pointer (&letters), FALSE);
}
