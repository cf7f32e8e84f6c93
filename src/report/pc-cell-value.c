/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "pc-error.h"
#include "pc-serial-date.h"
#include "pc-sheet-reader.h"

#define MINUTES_A_DAY (24 * 60)

/* What a spreadsheet keeps of a number. */
#define KEPT_DIGITS 15
#define MAX_KEPT    1e15

/* Beyond this nothing is an amount, a count or a length; pc_value_parse() refuses much less. */
#define MAX_AMOUNT 1e13
#define MAX_HOURS  1e6

/* A moment of which the hour alone is shown; smaller numbers are of days that nobody writes down. */
#define FIRST_DATED 1000

static char *
fail (const char  *sentence,
      GError     **error)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, sentence);
  return NULL;
}

static char *
fail_number (GError **error)
{
  return fail (_("This number is too large to be kept."), error);
}

static char *
fail_date (GError **error)
{
  return fail (_("The cell holds a date or a time, and something else belongs here. Please correct it in the "
                 "spreadsheet."), error);
}

static char *
format_minutes (gint64 minutes)
{
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ":%02d", minutes < 0 ? "-" : "", ABS (minutes) / 60,
                          (int) (ABS (minutes) % 60));
}

/*
 * Cents of the digits that a spreadsheet shows: 1.005 is less than that in binary, and means it. Of "%.14e" the digits
 * stand at fixed places: one, the point, fourteen, then the exponent.
 */
static char *
dup_money (double    number,
           GError  **error)
{
  char text[32];
  gint64 digits, cents;
  int drop;

  if (fabs (number) >= MAX_AMOUNT)
    return fail_number (error);

  g_ascii_formatd (text, sizeof text, "%.14e", fabs (number));
  digits = (text[0] - '0') * G_GINT64_CONSTANT (100000000000000) + g_ascii_strtoll (text + 2, NULL, 10);
  /* Digits behind those of the cents. */
  drop = KEPT_DIGITS - 1 - 2 - (int) g_ascii_strtoll (text + 17, NULL, 10);

  for (cents = digits; drop > 1; drop--)
    cents /= 10;
  if (drop == 1)
    cents = (cents + 5) / 10;
  for (; drop < 0; drop++)
    cents *= 10;

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", number < 0 && cents > 0 ? "-" : "", cents / 100,
                          (int) (cents % 100));
}

static char *
dup_digits (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", number));
}

static gboolean
is_whole (double number)
{
  return number == nearbyint (number);
}

static char *
dup_integer (double   number,
             GError **error)
{
  if (fabs (number) >= MAX_AMOUNT)
    return fail_number (error);

  /* The last digits of what was reckoned may be off; a number with decimals is left to pc_value_parse() to refuse. */
  return fabs (number - nearbyint (number)) < 1e-6 ? g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) llround (number))
                                                  : dup_digits (number);
}

/* Hours and minutes are days to a spreadsheet; without a format, the number is of hours. */
static char *
dup_minutes (const PcCell  *cell,
             GError       **error)
{
  if (cell->shape == PC_CELL_DATE || (cell->shape == PC_CELL_DATE_TIME && fabs (cell->number) > MINUTES_A_DAY))
    return fail_date (error);
  if (fabs (cell->number) >= MAX_HOURS)
    return fail_number (error);

  return format_minutes (llround (cell->number * (cell->shape == PC_CELL_PLAIN ? 60 : MINUTES_A_DAY)));
}

static char *
dup_time (const PcCell  *cell,
          GError       **error)
{
  double part = cell->number;

  if (cell->shape == PC_CELL_DATE)
    return fail_date (error);
  if (part < 0 || part >= MAX_HOURS)
    return fail_number (error);
  if (cell->shape == PC_CELL_PLAIN && part >= 1)
    return dup_digits (part);
  /* Somebody typed 9 or 9,30 where times are shown: those are days, of which the rest is no hour that was meant. */
  if (cell->shape == PC_CELL_TIME && part > 1 && part < FIRST_DATED)
    return is_whole (part) ? dup_digits (part)
                           : fail (_("This is not a time of day. Type it as 9, 9.30 or 14:15."), error);

  /* 24:00 ends a day. */
  if (part > 1)
    part -= floor (part);
  return format_minutes (llround (part * MINUTES_A_DAY));
}

static char *
fail_day (GError **error)
{
  return fail (_("The number in the cell is no day from 1900 on. Please correct it in the spreadsheet."), error);
}

static char *
dup_day (const PcCell  *cell,
         gboolean       is_1904,
         GError       **error)
{
  char *iso;

  /* A birthday typed as 310326 is left to pc_value_parse(). */
  if (cell->shape == PC_CELL_PLAIN && cell->number >= 100000)
    return dup_digits (cell->number);
  if (cell->shape != PC_CELL_DATE && cell->shape != PC_CELL_DATE_TIME)
    return fail (_("The cell holds a number where a date belongs. Please format it as a date in the "
                   "spreadsheet."), error);

  iso = pc_serial_date_to_day (cell->number, is_1904);
  return iso != NULL ? iso : fail_day (error);
}

static char *
dup_instant (const PcCell  *cell,
             gboolean       is_1904,
             GError       **error)
{
  char *iso;

  if (cell->shape != PC_CELL_DATE && cell->shape != PC_CELL_DATE_TIME)
    return fail (_("The cell holds a number where a date belongs. Please format it as a date in the "
                   "spreadsheet."), error);

  iso = pc_serial_date_to_instant (cell->number, is_1904);
  return iso != NULL ? iso : fail_day (error);
}

/* As the cell shows it, as far as that can be told. */
static char *
dup_words (const PcCell  *cell,
           gboolean       is_1904,
           GError       **error)
{
  switch (cell->shape)
    {
    case PC_CELL_DATE:
    case PC_CELL_DATE_TIME:
      return dup_day (cell, is_1904, error);

    case PC_CELL_TIME:
      return dup_time (cell, error);

    case PC_CELL_DURATION:
      return dup_minutes (cell, error);

    default:
      break;
    }

  if (fabs (cell->number) >= MAX_KEPT)
    return fail (_("The cell holds a number of which a spreadsheet keeps 15 digits alone. Please format it as text, "
                   "and type it again."),
                 error);
  if (is_whole (cell->number))
    return g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) MAX (cell->min_digits, 1), (gint64) cell->number);
  return dup_digits (cell->number);
}

static char *
dup_number (const PcCell   *cell,
            const PcField  *field,
            gboolean        is_1904,
            GError        **error)
{
  switch (field->type)
    {
    case PC_FIELD_MONEY:
      return cell->shape == PC_CELL_PLAIN ? dup_money (cell->number, error) : fail_date (error);

    case PC_FIELD_INTEGER:
    case PC_FIELD_BOOLEAN:
      return cell->shape == PC_CELL_PLAIN ? dup_integer (cell->number, error) : fail_date (error);

    case PC_FIELD_MINUTES:
      return dup_minutes (cell, error);

    case PC_FIELD_TIME:
      return dup_time (cell, error);

    case PC_FIELD_DATE:
      return dup_day (cell, is_1904, error);

    case PC_FIELD_INSTANT:
      return dup_instant (cell, is_1904, error);

    default:
      return dup_words (cell, is_1904, error);
    }
}

/* A date in figures that is none in the order of its column must not be read in another one. */
static char *
dup_written_day (const char   *text,
                 PcDateOrder   order,
                 GError      **error)
{
  PcDateOrderGuess guess = { 0 };
  char *iso = pc_date_order_read (order, text);

  if (iso != NULL)
    return iso;

  pc_date_order_guess_add (&guess, text);
  if (guess.n_dates == 0)
    return g_strdup (text);

  switch (order)
    {
    case PC_DATE_ORDER_MDY:
      return fail (_("This is not a date with the month first, as the others of its column are read."), error);

    case PC_DATE_ORDER_YMD:
      return fail (_("This is not a date with the year first, as the others of its column are read."), error);

    default:
      return fail (_("This is not a date with the day first, as the others of its column are read."), error);
    }
}

char *
pc_cell_dup_text (const PcCell   *cell,
                  const PcField  *field,
                  gboolean        is_1904,
                  PcDateOrder     order,
                  GError        **error)
{
  g_return_val_if_fail (cell != NULL && field != NULL, NULL);

  switch (cell->type)
    {
    case PC_CELL_TEXT:
      return field->type == PC_FIELD_DATE ? dup_written_day (cell->text, order, error) : g_strdup (cell->text);

    case PC_CELL_NUMBER:
      return dup_number (cell, field, is_1904, error);

    case PC_CELL_BOOLEAN:
      return g_strdup (cell->number != 0 ? "true" : "false");

    case PC_CELL_ERROR:
      /* Translators: %s is what a spreadsheet shows in place of a result, such as #N/A. */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("The formula in the cell gives the error %s. Please correct it "
                                                        "in the spreadsheet."),
                   cell->text);
      return NULL;

    default:
      return g_strdup ("");
    }
}

char *
pc_cell_dup_column_name (guint column)
{
  char name[8];
  guint at = sizeof name - 1;

  g_return_val_if_fail (column < PC_SHEET_MAX_COLUMNS, NULL);

  name[at] = '\0';
  for (guint rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name[--at] = 'A' + (rest - 1) % 26;

  return g_strdup (name + at);
}
