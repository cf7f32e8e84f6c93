/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-number-format.h"

#include <string.h>

/* What has been met in a section. */
typedef struct
{
  gboolean day;       /* d, y */
  gboolean time;      /* h, s, AM/PM */
  gboolean elapsed;   /* [h], [m], [s] */
  gboolean month;     /* m that is no minute */
  char     last;      /* The last letter. */
  gboolean open_m;    /* An m of which what follows tells whether it is a minute. */
  guint    zeros;
  gboolean other;     /* Anything but zeros. */
} Seen;

static void
settle_m (Seen     *seen,
          gboolean  minutes)
{
  if (seen->open_m)
    {
      seen->time |= minutes;
      seen->month |= !minutes;
    }
  seen->open_m = FALSE;
}

/* An m after hours or before seconds is minutes. */
static void
see_letter (Seen *seen,
            char  letter)
{
  if (letter == seen->last)
    return;

  if (letter == 'm' && seen->last == 'h')
    seen->time = TRUE;
  else if (letter == 'm')
    seen->open_m = TRUE;
  else
    settle_m (seen, letter == 's');

  seen->time |= letter == 'h' || letter == 's';
  seen->day |= letter == 'd' || letter == 'y';
  seen->last = letter;
}

/* `[h]`, `[mm]`: more than a day's. What else stands in brackets is a colour, a condition or a language. */
static const char *
see_brackets (Seen       *seen,
              const char *p)
{
  const char *end = strchr (p, ']');
  const char letter = g_ascii_tolower (p[1]);
  const char *q = p + 1;

  if (end == NULL)
    return p + strlen (p) - 1;

  while (q < end && g_ascii_tolower (*q) == letter)
    q++;

  if (q == end && q > p + 1 && strchr ("hms", letter) != NULL)
    {
      seen->elapsed = TRUE;
      seen->last = letter;
    }

  return end;
}

/* The last byte of what begins at @p: one letter, or more that belong together. */
static const char *
see (Seen       *seen,
     const char *p)
{
  const char letter = g_ascii_tolower (*p);
  const char *end;

  switch (letter)
    {
    case '"':
      end = strchr (p + 1, '"');
      return end != NULL ? end : p + strlen (p) - 1;

    case '\\':
    case '_':
    case '*':
      return p[1] != '\0' ? g_utf8_next_char (p + 1) - 1 : p;

    case '[':
      return see_brackets (seen, p);

    case 'd':
    case 'y':
    case 'm':
    case 'h':
    case 's':
      see_letter (seen, letter);
      return p;

    case 'a':
      if (g_ascii_strncasecmp (p, "am/pm", 5) != 0 && g_ascii_strncasecmp (p, "a/p", 3) != 0)
        return p;
      settle_m (seen, FALSE);
      seen->time = TRUE;
      return p + (g_ascii_tolower (p[1]) == 'm' ? 4 : 2);

    case 'g':
      return g_ascii_strncasecmp (p, "general", 7) == 0 ? p + 6 : p;

    default:
      return p;
    }
}

PcSheetStyle
pc_number_format_read (const char *code)
{
  PcSheetStyle style = { PC_CELL_PLAIN, 0 };
  Seen seen = { 0 };

  g_return_val_if_fail (code != NULL, style);

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      seen.zeros += *p == '0';
      seen.other |= *p != '0';
      p = see (&seen, p);
    }
  settle_m (&seen, FALSE);

  if (seen.elapsed)
    style.shape = PC_CELL_DURATION;
  else if (seen.day || seen.month)
    style.shape = seen.time ? PC_CELL_DATE_TIME : PC_CELL_DATE;
  else if (seen.time)
    style.shape = PC_CELL_TIME;
  else if (!seen.other && seen.zeros > 1)
    style.min_digits = MIN (seen.zeros, 15);

  return style;
}

/* By ECMA-376, 18.8.30; 27 to 36 and 50 to 58 are those of East Asian editions. */
PcSheetStyle
pc_number_format_get_built_in (guint id)
{
  static const struct { guint first, last; PcCellShape shape; } ranges[] = {
    { 14, 17, PC_CELL_DATE }, { 18, 21, PC_CELL_TIME }, { 22, 22, PC_CELL_DATE_TIME }, { 27, 31, PC_CELL_DATE },
    { 32, 35, PC_CELL_TIME }, { 36, 36, PC_CELL_DATE }, { 45, 45, PC_CELL_TIME }, { 46, 46, PC_CELL_DURATION },
    { 47, 47, PC_CELL_TIME }, { 50, 54, PC_CELL_DATE }, { 55, 56, PC_CELL_TIME }, { 57, 58, PC_CELL_DATE },
  };
  PcSheetStyle style = { PC_CELL_PLAIN, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (id >= ranges[i].first && id <= ranges[i].last)
      style.shape = ranges[i].shape;

  return style;
}
