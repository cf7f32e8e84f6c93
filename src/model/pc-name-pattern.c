/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-pattern.h"

#include <string.h>

#define USUAL_PATTERN "{report} {from} {to}"

/* What stands between words, and goes with a word that has no value. */
#define SEPARATORS " -_,"

/* Longer ones are no extensions but part of the name. */
#define EXTENSION_MAX_BYTES 20

typedef struct
{
  const char *name;
  gsize       offset;  /* Of its value in PcNameWords. */
  guint       length;  /* Characters of the value that it takes; 0 for all. */
} Word;

static const Word known[] = {
  { "report", G_STRUCT_OFFSET (PcNameWords, report), 0 },
  { "office", G_STRUCT_OFFSET (PcNameWords, office), 0 },
  { "code", G_STRUCT_OFFSET (PcNameWords, code), 0 },
  { "from", G_STRUCT_OFFSET (PcNameWords, from), 0 },
  { "to", G_STRUCT_OFFSET (PcNameWords, to), 0 },
  { "month", G_STRUCT_OFFSET (PcNameWords, from), strlen ("2026-03") },
  { "year", G_STRUCT_OFFSET (PcNameWords, from), strlen ("2026") },
  { "date", G_STRUCT_OFFSET (PcNameWords, date), 0 },
  { "time", G_STRUCT_OFFSET (PcNameWords, time), 0 },
  { "person", G_STRUCT_OFFSET (PcNameWords, person), 0 },
  { "programme", G_STRUCT_OFFSET (PcNameWords, programme), 0 },
};

static const Word *
find_word (const char *name,
           gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strlen (known[i].name) == length && strncmp (known[i].name, name, length) == 0)
      return &known[i];

  return NULL;
}

/* The word that begins at @text, which points to “{”; @end is set behind it. */
static const Word *
read_word (const char  *text,
           const char **end)
{
  const char *close = strchr (text, '}');
  const Word *word = close != NULL ? find_word (text + 1, close - text - 1) : NULL;

  *end = word != NULL ? close + 1 : text + 1;
  return word;
}

/* Appends the value; %FALSE where there is none. */
static gboolean
append_value (GString           *name,
              const Word        *word,
              const PcNameWords *words)
{
  const char *value = *(const char * const *) G_STRUCT_MEMBER_P (words, word->offset);

  if (value == NULL || *value == '\0')
    return FALSE;

  g_string_append_len (name, value, word->length > 0 ? (gssize) strnlen (value, word->length) : -1);
  return TRUE;
}

static void
cut_separators (GString *name)
{
  while (name->len > 0 && strchr (SEPARATORS, name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

static char *
expand (const char        *pattern,
        const PcNameWords *words)
{
  GString *name = g_string_new (NULL);
  const char *at = pattern;

  while (*at != '\0')
    {
      const char *end = at + 1;
      const Word *word = *at == '{' ? read_word (at, &end) : NULL;

      if (word == NULL)
        g_string_append_len (name, at, end - at);
      else if (!append_value (name, word, words))
        {
          cut_separators (name);
          if (name->len == 0)
            end += strspn (end, SEPARATORS);
        }
      at = end;
    }

  return g_string_free (name, FALSE);
}

/*
 * Cleaning
 */

static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

/* Formatting characters turn the order of what is read about, so that “fdp.exe” shows as “exe.pdf”. */
static gboolean
is_refused (gunichar c)
{
  const GUnicodeType type = g_unichar_type (c);

  return (c < 0x80 && strchr ("/\\<>:\"|?*", (char) c) != NULL) || type == G_UNICODE_CONTROL ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
         type == G_UNICODE_SURROGATE || type == G_UNICODE_UNASSIGNED || (type == G_UNICODE_FORMAT && !is_joiner (c));
}

static char *
replace_refused (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *clean = g_string_new (NULL);

  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);
      const gboolean blank = g_unichar_isspace (c);

      if (blank && (clean->len == 0 || clean->str[clean->len - 1] == ' '))
        continue;
      g_string_append_unichar (clean, blank ? ' ' : is_refused (c) ? '_' : c);
    }

  return g_string_free (clean, FALSE);
}

/* FAT drops dots and blanks at the end, and those at the beginning hide the file, or are “.” and “..”. */
static void
trim_ends (char *name)
{
  gsize length = strlen (name);
  gsize start;

  while (length > 0 && strchr (". ", name[length - 1]) != NULL)
    name[--length] = '\0';

  start = strspn (name, ". ");
  memmove (name, name + start, length - start + 1);
}

/* Windows takes these for devices, whatever follows after a dot. */
static gboolean
is_device (const char *name)
{
  static const char * const devices[] = { "con", "conin$", "conout$", "prn", "aux", "nul" };
  static const char * const numbers[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³", NULL };
  g_autofree char *stem = g_ascii_strdown (name, strcspn (name, "."));

  g_strchomp (stem);
  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (strcmp (stem, devices[i]) == 0)
      return TRUE;

  return (g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt")) && g_strv_contains (numbers, stem + 3);
}

static gboolean
is_extension (const char *extension)
{
  const gsize length = extension != NULL ? strlen (extension) : 0;

  if (length < 2 || length > EXTENSION_MAX_BYTES || *extension != '.')
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isalnum (extension[i]))
      return FALSE;

  return TRUE;
}

static void
cut_to (char  *name,
        gsize  bytes)
{
  if (strlen (name) > bytes)
    *g_utf8_find_prev_char (name, name + bytes + 1) = '\0';
}

/* "" where nothing is left of it. */
static char *
clean_stem (const char *name,
            gsize       room)
{
  g_autofree char *stem = replace_refused (name);

  trim_ends (stem);
  cut_to (stem, room - 1);
  trim_ends (stem);

  return is_device (stem) ? g_strconcat ("_", stem, NULL) : g_steal_pointer (&stem);
}

char *
pc_name_pattern_clean (const char *name,
                       const char *extension)
{
  g_autofree char *whole = NULL;
  g_autofree char *stem = NULL;
  const gboolean kept = is_extension (extension);

  g_return_val_if_fail (name != NULL, NULL);

  whole = g_strconcat (name, kept || extension == NULL ? "" : extension, NULL);
  stem = clean_stem (whole, PC_NAME_MAX_BYTES - (kept ? strlen (extension) : 0));
  return g_strconcat (*stem != '\0' ? stem : "_", kept ? extension : "", NULL);
}

char *
pc_name_pattern_make_name (const char        *pattern,
                           const PcNameWords *words,
                           const char        *extension)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  name = expand (pattern != NULL && *pattern != '\0' ? pattern : USUAL_PATTERN, words);
  return pc_name_pattern_clean (name, extension);
}

char *
pc_name_pattern_make_folder (const char        *pattern,
                             const PcNameWords *words)
{
  g_auto(GStrv) parts = g_strsplit (pattern != NULL ? pattern : "", "/", -1);
  GString *folder = g_string_new (NULL);

  g_return_val_if_fail (words != NULL, g_string_free (folder, FALSE));

  /* Split first: a “/” in a value is part of a name. */
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = expand (parts[i], words);
      g_autofree char *clean = clean_stem (name, PC_NAME_MAX_BYTES);

      if (*clean != '\0')
        g_string_append_printf (folder, "%s%s", folder->len > 0 ? "/" : "", clean);
    }

  return g_string_free (folder, FALSE);
}

char *
pc_name_pattern_find_unknown (const char *pattern)
{
  const char *at = pattern;

  g_return_val_if_fail (pattern != NULL, NULL);

  while ((at = strchr (at, '{')) != NULL)
    {
      const char *close = strchr (at, '}');
      const char *end;

      if (read_word (at, &end) == NULL)
        return close != NULL ? g_strndup (at, close - at + 1) : g_strdup (at);
      at = end;
    }

  return NULL;
}

char *
pc_name_pattern_list_words (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_string_append_printf (list, "%s{%s}", i > 0 ? ", " : "", known[i].name);

  return g_string_free (list, FALSE);
}
