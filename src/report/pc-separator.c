/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pc-separated.h"

/* Records that are looked at. */
#define MAX_RECORDS 200

/* How many of a sign each record has. */
typedef struct
{
  guint    counts[MAX_RECORDS];
  guint    n_records;
  gboolean decimal;    /* All of them stand between digits. */
} Count;

static gboolean
is_between_digits (const char *sample,
                   gsize       length,
                   gsize       i)
{
  return i > 0 && i + 1 < length && g_ascii_isdigit (sample[i - 1]) && g_ascii_isdigit (sample[i + 1]);
}

/* Lines with nothing in them are no records; neither is what is cut off at the end, unless it is all there is. */
static void
count_sign (Count      *count,
            const char *sample,
            gsize       length,
            char        sign)
{
  gboolean quoted = FALSE, empty = TRUE;
  guint n = 0;

  *count = (Count) { .decimal = TRUE };
  for (gsize i = 0; i < length && count->n_records < MAX_RECORDS; i++)
    {
      const char c = sample[i];

      if (c == '"')
        quoted = !quoted;
      if (!quoted && (c == '\n' || c == '\r'))
        {
          if (!empty)
            count->counts[count->n_records++] = n;
          n = 0;
          empty = TRUE;
          continue;
        }

      empty = FALSE;
      if (!quoted && c == sign)
        {
          n++;
          count->decimal &= is_between_digits (sample, length, i);
        }
    }

  if (!empty && count->n_records < 2)
    count->counts[count->n_records++] = n;
}

/* How many records have as many of the sign as most that have any. */
static guint
count_agreeing (const Count *count,
                guint       *usual)
{
  guint best = 0;

  *usual = 0;
  for (guint i = 0; i < count->n_records; i++)
    {
      guint n = 0;

      for (guint k = 0; count->counts[i] > 0 && k < count->n_records; k++)
        n += count->counts[k] == count->counts[i];
      if (n > best)
        {
          best = n;
          *usual = count->counts[i];
        }
    }

  return best;
}

/* Of those that agree as well as each other the first counts: a semicolon is nothing else, a comma often a decimal. */
char
pc_separator_guess (const char *sample,
                    gsize       length)
{
  static const char signs[] = ";\t,|";
  char separator = ';';
  guint best = 0;

  for (const char *sign = signs; *sign != '\0'; sign++)
    {
      Count count;
      guint usual, agreeing;

      count_sign (&count, sample, length, *sign);
      agreeing = count_agreeing (&count, &usual);
      if (agreeing > best && !(*sign == ',' && usual == 1 && count.decimal))
        {
          best = agreeing;
          separator = *sign;
        }
    }

  return separator;
}
