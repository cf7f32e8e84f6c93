/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcDateOrder:
 *
 * In which order a column of a file writes day, month and year. A file does not say; all its dates together may.
 */
typedef enum
{
  PC_DATE_ORDER_DMY,
  PC_DATE_ORDER_MDY,
  PC_DATE_ORDER_YMD
} PcDateOrder;

/**
 * PcDateOrderGuess:
 * @n_dates: texts that are three numbers with signs between them, one of them the year
 * @n_possible: how many of these are days in each order
 *
 * Starts as zeros. ISO text counts for no order, since it is read the same in each.
 */
typedef struct
{
  guint n_dates;
  guint n_possible[3];
} PcDateOrderGuess;

/** Takes @text (nullable) into account; what is no date in figures does not matter. */
void         pc_date_order_guess_add  (PcDateOrderGuess *guess,
                                       const char       *text);

/**
 * pc_date_order_guess_get:
 * @ambiguous: (out) (optional): whether there are dates, and another order would fit as many of them: the caller is to
 *   say so, and to let the user choose
 *
 * Returns: the order that fits the most dates; of several the first of day-month-year, as in Italy,
 *   month-day-year, year-month-day
 */
PcDateOrder  pc_date_order_guess_get  (const PcDateOrderGuess *guess,
                                       gboolean               *ambiguous);

/**
 * pc_date_order_read:
 * @text: such as `31/3/2026`, `3.31.26`, `31-03-2026 00:00:00`, in Arabic, Persian or Latin figures
 *
 * A time of day after it is left out. Of two figures of the year: from 80 years ago to 19 years ahead.
 *
 * Returns: (transfer full): ISO text, or %NULL where it is no day in that order, or before 1900, or after 2200
 */
char        *pc_date_order_read       (PcDateOrder             order,
                                       const char             *text);

G_END_DECLS
