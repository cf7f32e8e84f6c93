/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-date-order.h"

#include <string.h>

#include "pc-date.h"
#include "pc-digits.h"

#define MAX_TYPED  64
#define FIRST_YEAR 1900
#define LAST_YEAR  2200

#define N_ORDERS 3

/* Which of three figures is the day, the month and the year, by PcDateOrder. */
static const struct { guint day, month, year; } places[N_ORDERS] = { { 0, 1, 2 }, { 1, 0, 2 }, { 2, 1, 0 } };

typedef struct
{
  int numbers[3];
  int digits[3];
} Figures;

/* What may follow a day: "T08:15:00", " 0:00", " 12:00:00 AM". */
static gboolean
is_time (const char *p)
{
  const gboolean apart = *p == 'T' || *p == ' ';

  return *p == '\0' || (apart && g_ascii_isdigit (p[1]) && strchr (p, ':') != NULL &&
                        p[1 + strspn (p + 1, "0123456789:. aApPmMzZ")] == '\0');
}

/* Three numbers with a sign between each; %FALSE where @text is anything else. */
static gboolean
read_figures (const char *text,
              Figures    *figures)
{
  g_autofree char *folded = NULL;
  const char *p;

  *figures = (Figures) { 0 };
  if (strnlen (text, MAX_TYPED + 1) > MAX_TYPED)
    return FALSE;

  folded = pc_digits_fold (text);
  g_strstrip (folded);
  p = folded;

  for (int i = 0; i < 3; i++)
    {
      for (; g_ascii_isdigit (*p) && figures->digits[i] < 5; p++, figures->digits[i]++)
        figures->numbers[i] = figures->numbers[i] * 10 + *p - '0';
      if (figures->digits[i] == 0 || (i < 2 && (*p == '\0' || strchr ("/.- ", *p) == NULL)))
        return FALSE;
      p += i < 2;
    }

  return is_time (p);
}

static gboolean
is_iso (const Figures *figures)
{
  return figures->digits[0] == 4;
}

static gboolean
read_in_order (const Figures *figures,
               PcDateOrder    order,
               GDate         *date)
{
  const guint year_at = places[order].year;
  const int day = figures->numbers[places[order].day];
  const int month = figures->numbers[places[order].month];
  int year = figures->numbers[year_at];

  /* Three figures of a year, and more than two of a day, are none. */
  if (figures->digits[places[order].day] > 2 || figures->digits[places[order].month] > 2)
    return FALSE;
  if (figures->digits[year_at] == 2)
    {
      g_autofree char *today = pc_date_today ();
      GDate now;

      g_return_val_if_fail (pc_date_from_iso (today, &now), FALSE);
      year = pc_date_full_year (year, g_date_get_year (&now));
    }
  else if (figures->digits[year_at] != 4)
    return FALSE;

  if (year < FIRST_YEAR || year > LAST_YEAR || !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

void
pc_date_order_guess_add (PcDateOrderGuess *guess,
                         const char       *text)
{
  Figures figures;
  GDate date;

  g_return_if_fail (guess != NULL);

  if (text == NULL || !read_figures (text, &figures) || is_iso (&figures))
    return;

  guess->n_dates++;
  for (guint order = 0; order < N_ORDERS; order++)
    guess->n_possible[order] += read_in_order (&figures, order, &date);
}

PcDateOrder
pc_date_order_guess_get (const PcDateOrderGuess *guess,
                         gboolean               *ambiguous)
{
  PcDateOrder best = PC_DATE_ORDER_DMY;
  guint n_best = 0;

  g_return_val_if_fail (guess != NULL, best);

  for (guint order = 0; order < N_ORDERS; order++)
    if (guess->n_possible[order] > guess->n_possible[best])
      best = order;

  for (guint order = 0; order < N_ORDERS; order++)
    n_best += guess->n_possible[order] == guess->n_possible[best];

  if (ambiguous != NULL)
    *ambiguous = guess->n_possible[best] > 0 && n_best > 1;
  return best;
}

char *
pc_date_order_read (PcDateOrder  order,
                    const char  *text)
{
  Figures figures;
  GDate date;

  g_return_val_if_fail (text != NULL && order < N_ORDERS, NULL);

  if (!read_figures (text, &figures) || !read_in_order (&figures, is_iso (&figures) ? PC_DATE_ORDER_YMD : order, &date))
    return NULL;

  return pc_date_to_iso (&date);
}
