/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-date-order.h"
#include "pc-import-target.h"
#include "pc-sheet-reader.h"
#include "pc-value.h"

G_BEGIN_DECLS

/**
 * PcImportColumn:
 * @heading: as it stands in the sheet; "" where there is none
 * @target: what it holds
 * @order: of the dates in figures that are text
 * @order_is_guess: whether another order would fit them as well: the user is to be asked
 * @decimal_hours: whether lengths that are text are hours with decimals: 5,50 is five and a half
 * @n_filled: cells with something in them
 * @sample: (nullable): the first of them
 * @dates: what was seen of dates in figures
 * @n_hundredths: lengths such as 5,75, which can only be decimals
 * @words: of codes, the column with their words, counted from 1; 0 where there is none
 *
 * A column of a sheet.
 */
typedef struct
{
  char             *heading;
  PcImportTarget    target;
  PcDateOrder       order;
  gboolean          order_is_guess;
  gboolean          decimal_hours;
  guint             n_filled;
  char             *sample;
  PcDateOrderGuess  dates;
  guint             n_hundredths;
  guint             words;
} PcImportColumn;

/** @heading: (nullable) */
PcImportColumn *pc_import_column_new       (const char            *heading);
PcImportColumn *pc_import_column_copy      (const PcImportColumn  *self);
void            pc_import_column_free      (PcImportColumn        *self);

/** Takes a cell below the heading into account. */
void            pc_import_column_look      (PcImportColumn        *self,
                                            const PcCell          *cell,
                                            gboolean               is_1904);

/** Sets what all its cells together say of dates and hours. */
void            pc_import_column_conclude  (PcImportColumn        *self);

/** The cell as people see it, whatever it is to be; full; "" where it is empty. */
char           *pc_import_cell_dup_text    (const PcCell          *cell,
                                            gboolean               is_1904);

/**
 * pc_import_column_read:
 * @cell: of this column
 * @field: what it is to be; of a reference the text stays as it is
 * @is_1904: of the workbook
 * @value: cleared and set; unset where the cell is empty
 *
 * The cell by pc_cell_dup_text() and pc_value_parse(), which have the last word. Before them words for yes and no and
 * the labels of codes are taken in every language that Percorso is translated into, programmes and their services by
 * their names too, and hours with decimals as the column has them. A date has to say its year; a postcode gets back the
 * zeros that a number has not.
 *
 * Errors: INVALID with their sentence
 */
gboolean        pc_import_column_read      (const PcImportColumn  *self,
                                            const PcCell          *cell,
                                            gboolean               is_1904,
                                            const PcField         *field,
                                            PcValue               *value,
                                            GError               **error);

G_END_DECLS
