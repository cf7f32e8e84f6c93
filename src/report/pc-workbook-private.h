/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <locale.h>
#include <xlsxwriter.h>

#include "pc-cell-text.h"
#include "pc-output.h"
#include "pc-row-formula.h"
#include "pc-workbook.h"

G_BEGIN_DECLS

/* Shared by the files that make a workbook. */

/**
 * PcSheetColumn:
 * @text: of text cells
 * @formula: (nullable): written in place of the number
 * @sum: of this sheet
 * @total: of all sheets
 * @total_formula: the same, adding up the totals of all sheets
 */
typedef struct
{
  const PcColumn *column;
  lxw_format     *format;
  lxw_format     *total_format;
  PcCellText     *text;
  PcRowFormula   *formula;
  gint64          sum;
  gint64          total;
  GString        *total_formula;
} PcSheetColumn;

/** A line of the last sheet. */
typedef struct
{
  char *label;
  char *value;
} PcSheetFact;

struct _PcWorkbook
{
  PcOutput         *output;
  PcWorkbookLayout  layout;
  char             *title;
  locale_t          locale;     /* As the thread's, but numbers as in C. */

  lxw_workbook     *book;       /* NULL once it is closed. */
  lxw_worksheet    *sheet;      /* The one being written. */
  GPtrArray        *sheets;     /* All of them, of lxw_worksheet. */
  lxw_row_t         row;        /* The next one of @sheet. */
  lxw_row_t         last_row;   /* The last one that rows of the table may take. */
  gint64            n_rows;

  PcSheetColumn    *columns;
  PcValue          *values;     /* Of the row under way. */
  GString          *buffer;     /* For text that needs cleaning. */
  GPtrArray        *facts;      /* of PcSheetFact */

  lxw_format       *heading;
  lxw_format       *total;
  lxw_format       *midnight;   /* For 24:00, which the format of times shows as 00:00. */
};

/* pc-workbook.c */

/** Paper, head and foot of the pages, direction. */
void      pc_workbook_set_up_page     (PcWorkbook *self, lxw_worksheet *sheet);

/* pc-workbook-cells.c */

/** Makes the formats of @self and of each column. */
void      pc_workbook_add_formats     (PcWorkbook *self);

/** A new format for values of @type. */
lxw_format *pc_workbook_add_format    (PcWorkbook *self, PcFieldType type);

/** A number as a spreadsheet holds it: parts of a day, euro, a count. */
double    pc_workbook_get_amount      (const PcField *field, gint64 number);

/** Writes the values of @self into its row. */
lxw_error pc_workbook_write_cells     (PcWorkbook *self);

/** Writes any text, made fit for a cell. */
lxw_error pc_workbook_write_text      (PcWorkbook *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                       const char *text, lxw_format *format);

/* pc-workbook-control.c */

/** Adds the sheet that says what the workbook is. */
lxw_error pc_workbook_write_control   (PcWorkbook *self);

/** A name for a sheet that holds to the rules for them, number @n of those with this title; full. */
char     *pc_workbook_make_sheet_name (const char *title, guint n);

/* pc-workbook-check.c */

/**
 * pc_workbook_check_whole:
 * @rows: (element-type gint64): for each sheet, how many bytes of rows it has at least
 *
 * libxlsxwriter takes no notice where its temporary files meet a full disk, and packs what is there. This looks at
 * what was packed.
 *
 * Returns: %FALSE where something is missing
 */
gboolean  pc_workbook_check_whole     (const char *path, GArray *rows);

G_END_DECLS
