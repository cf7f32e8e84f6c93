/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-csv-text.h"

#include <string.h>

gboolean
pc_csv_text_is_formula (const char *text)
{
  const char first = text[strspn (text, "'")];

  return first != '\0' && strchr ("=+-@\t\r", first) != NULL;
}

void
pc_csv_text_write (FILE       *file,
                   char        separator,
                   const char *text)
{
  const char special[] = { separator, '"', '\n', '\r', '\0' };
  const char *guard = pc_csv_text_is_formula (text) ? "'" : "";

  if (strpbrk (text, special) == NULL)
    {
      fprintf (file, "%s%s", guard, text);
      return;
    }

  fprintf (file, "\"%s", guard);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        fputc ('"', file);
      fputc (*p, file);
    }
  fputc ('"', file);
}
