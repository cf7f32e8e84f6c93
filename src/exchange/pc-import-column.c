/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-column.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-date.h"
#include "pc-digits.h"
#include "pc-error.h"
#include "pc-import-words.h"

/* Longer text is no number of hours. */
#define MAX_HOURS_BYTES 64

/* Another year, whatever today is, and not much more. */
#define DAYS_LATER 366

PcImportColumn *
pc_import_column_new (const char *heading)
{
  PcImportColumn *self = g_new0 (PcImportColumn, 1);

  self->heading = g_strdup (heading != NULL ? heading : "");
  return self;
}

PcImportColumn *
pc_import_column_copy (const PcImportColumn *self)
{
  PcImportColumn *copy = g_memdup2 (self, sizeof *self);

  copy->heading = g_strdup (self->heading);
  copy->sample = g_strdup (self->sample);
  return copy;
}

void
pc_import_column_free (PcImportColumn *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->heading);
  g_free (self->sample);
  g_free (self);
}

/* A number of hours with one sign in it; where that stands, or NULL. */
static const char *
find_sign (const char *text)
{
  const char *sign = text + strspn (text, "0123456789");

  return sign > text && (*sign == ',' || *sign == '.') && g_ascii_isdigit (sign[1]) &&
         sign[1 + strspn (sign + 1, "0123456789")] == '\0' ? sign : NULL;
}

/* 5,75 is no time of day or length as h,mm, since there is no minute 75. */
static void
look_at_hours (PcImportColumn *self,
               const char     *text)
{
  g_autofree char *folded = strnlen (text, MAX_HOURS_BYTES + 1) <= MAX_HOURS_BYTES ? pc_digits_fold (text) : NULL;
  const char *sign = folded != NULL ? find_sign (folded) : NULL;

  if (sign != NULL && strlen (sign) == 3 && sign[1] >= '6')
    self->n_hundredths++;
}

void
pc_import_column_look (PcImportColumn *self,
                       const PcCell   *cell,
                       gboolean        is_1904)
{
  g_return_if_fail (self != NULL && cell != NULL);

  if (cell->type == PC_CELL_EMPTY)
    return;

  self->n_filled++;
  if (self->sample == NULL)
    self->sample = pc_import_cell_dup_text (cell, is_1904);
  if (cell->type != PC_CELL_TEXT)
    return;

  pc_date_order_guess_add (&self->dates, cell->text);
  look_at_hours (self, cell->text);
}

void
pc_import_column_conclude (PcImportColumn *self)
{
  g_return_if_fail (self != NULL);

  self->order = pc_date_order_guess_get (&self->dates, &self->order_is_guess);
  self->decimal_hours = self->n_hundredths > 0;
}

char *
pc_import_cell_dup_text (const PcCell *cell,
                         gboolean      is_1904)
{
  static const PcField texts[] = {
    [PC_CELL_PLAIN] = { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, "" },
    [PC_CELL_DATE] = { "date", PC_FIELD_DATE, NULL, PC_PLAIN, "" },
    [PC_CELL_TIME] = { "time", PC_FIELD_TIME, NULL, PC_PLAIN, "" },
    [PC_CELL_DATE_TIME] = { "moment", PC_FIELD_INSTANT, NULL, PC_PLAIN, "" },
    [PC_CELL_DURATION] = { "length", PC_FIELD_MINUTES, NULL, PC_PLAIN, "" },
  };
  char *text;

  g_return_val_if_fail (cell != NULL, NULL);

  if (cell->type == PC_CELL_TEXT || cell->type == PC_CELL_ERROR)
    return g_strdup (cell->text);
  if (cell->type == PC_CELL_EMPTY)
    return g_strdup ("");
  if (cell->type == PC_CELL_BOOLEAN)
    return g_strdup (cell->number != 0 ? _("Yes") : _("No"));

  text = pc_cell_dup_text (cell, &texts[cell->shape], is_1904, PC_DATE_ORDER_DMY, NULL);
  return text != NULL ? text : g_strdup_printf ("%.15g", cell->number);
}

/* "5,5" and "5,50" of a column with decimals, as h:mm to the nearest minute; NULL where it is something else. */
static char *
dup_hours (const char *text)
{
  g_autofree char *folded = pc_digits_fold (text);
  const char *sign = find_sign (g_strstrip (folded));
  guint64 minutes;

  if (sign == NULL || sign - folded > 4 || strlen (sign) > 5)
    return NULL;

  folded[sign - folded] = '.';
  minutes = (guint64) (g_ascii_strtod (folded, NULL) * 60 + 0.5);
  return g_strdup_printf ("%u:%02u", (guint) (minutes / 60), (guint) (minutes % 60));
}

/* What pc_value_parse() does not know, as what it does; full; NULL where there is nothing to say. */
static char *
translate (const PcImportColumn *self,
           const PcField        *field,
           const char           *text)
{
  switch ((int) field->type)
    {
    case PC_FIELD_MINUTES:
      return self->decimal_hours ? dup_hours (text) : NULL;

    case PC_FIELD_BOOLEAN:
      return g_strdup (pc_import_words_find_boolean (text));

    case PC_FIELD_CHOICE:
      return g_strdup (pc_code_list_find_any (pc_code_list_get (field->detail), text));

    case PC_FIELD_CHOICES:
      return pc_import_words_dup_codes (pc_code_list_get (field->detail), text);

    case PC_FIELD_TEXT:
      return pc_import_words_dup_id (field, text);

    case PC_FIELD_INTEGER:
    case PC_FIELD_MONEY:
      return pc_digits_fold (text);

    default:
      return NULL;
    }
}

/* "3/4", "today" and "-1" are typed into a form on that day; in a file they would be another day each year. */
static gboolean
check_year (const char  *text,
            GError     **error)
{
  g_autofree char *folded = pc_digits_fold (text);
  g_autofree char *today = pc_date_today ();
  g_autofree char *later = pc_date_add_days (today, DAYS_LATER);
  g_autofree char *one = pc_date_parse (folded, today, NULL);
  g_autofree char *other = pc_date_parse (folded, later, NULL);

  /* The last of a hundred years, of which two figures tell, is another one as well, but by the hundred. */
  if (one == NULL || (other != NULL && (strcmp (one, other) == 0 || ABS (atoi (one) - atoi (other)) > 50)))
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                       _("This date does not say its year. Please write it in full in the spreadsheet."));
  return FALSE;
}

/*
 * Postcodes that a spreadsheet took for numbers have lost their zeros: 187 is 00187. Four figures that are text are of
 * another country.
 */
static char *
dup_postcode (const PcCell *cell,
              const char   *text)
{
  const gsize length = strspn (text, "0123456789");
  const gboolean is_short = text[length] == '\0' && length >= 2 && length < (cell->type == PC_CELL_NUMBER ? 5 : 4);

  return is_short ? g_strdup_printf ("%05d", atoi (text)) : NULL;
}

static gboolean
parse (const PcImportColumn  *self,
       const PcField         *field,
       const char            *text,
       PcValue               *value,
       GError               **error)
{
  g_autoptr(GError) first = NULL;
  g_autofree char *other = NULL;
  const gboolean by_word = field->type == PC_FIELD_TEXT || (field->type == PC_FIELD_MINUTES && self->decimal_hours);

  /* Codes, amounts and the like are mostly read as they are; the rest is asked only for what is not. */
  if (!by_word && pc_value_parse (field, text, value, &first))
    return TRUE;

  if ((other = translate (self, field, text)) != NULL && pc_value_parse (field, other, value, NULL))
    return TRUE;
  if (by_word)
    return pc_value_parse (field, text, value, error);

  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

gboolean
pc_import_column_read (const PcImportColumn  *self,
                       const PcCell          *cell,
                       gboolean               is_1904,
                       const PcField         *field,
                       PcValue               *value,
                       GError               **error)
{
  g_autofree char *text = NULL;
  g_autofree char *postcode = NULL;
  GDate date;

  g_return_val_if_fail (self != NULL && cell != NULL && field != NULL && value != NULL, FALSE);

  pc_value_clear (value);
  if (cell->type == PC_CELL_EMPTY)
    return TRUE;

  text = pc_cell_dup_text (cell, field, is_1904, self->order, error);
  if (text == NULL)
    return FALSE;

  if (field->type == PC_FIELD_DATE && cell->type == PC_CELL_TEXT && !pc_date_from_iso (text, &date) &&
      !check_year (text, error))
    return FALSE;
  if (strcmp (field->name, "postcode") == 0 && (postcode = dup_postcode (cell, text)) != NULL)
    return parse (self, field, postcode, value, error);
  if (field->type != PC_FIELD_REFERENCE || field->detail == NULL)
    return parse (self, field, text, value, error);

  value->text = *g_strstrip (text) != '\0' ? g_steal_pointer (&text) : NULL;
  return TRUE;
}
