/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <locale.h>
#include <xlsxwriter.h>

#include "pc-cell-text.h"
#include "pc-output.h"
#include "pc-row-digest.h"
#include "pc-row-formula.h"
#include "pc-sheet-row.h"
#include "pc-workbook.h"

G_BEGIN_DECLS

/* Shared by the files that make a workbook. */

/**
 * PcSheetColumn:
 * @style: index of the format of its cells
 * @text: of text cells
 * @formula: (nullable): written in place of the number
 * @sum: of this sheet
 * @total: of all sheets
 * @total_formula: the same, adding up the totals of all sheets
 */
typedef struct
{
  const PcColumn *column;
  gint32          style;
  lxw_format     *total_format;
  PcCellText     *text;
  PcRowFormula   *formula;
  gint64          sum;
  gint64          total;
  GString        *total_formula;
} PcSheetColumn;

/** A sheet of a table: its name, and how many rows it holds. */
typedef struct
{
  char   *name;
  gint64  n_rows;
} PcSheetPart;

/**
 * PcSheetFile:
 * @fd: as libxlsxwriter has it open
 * @held: the same file, held open by us; -1 where that failed
 * @size: of its rows, in bytes
 *
 * The temporary file with the rows of a sheet.
 */
typedef struct
{
  int    fd;
  int    held;
  gint64 size;
} PcSheetFile;

/** What a chart shows of a cell: a number, or where @text is not %NULL that. */
typedef struct
{
  double  number;
  char   *text;
} PcChartPoint;

/** A table of the workbook. */
typedef struct
{
  PcWorkbookLayout  layout;     /* Its name and title are those below. */
  char             *name;
  char             *title;
  PcSheetColumn    *columns;
  GArray           *parts;      /* of PcSheetPart */
  gint64            n_rows;
  lxw_row_t         last_row;   /* The last one that rows may take. */
  gboolean          is_filled;  /* Whether it has columns to be filled in. */
  PcRowDigest      *digest;
  GArray           *points;     /* of PcChartPoint: the cells of the sheet being written, where it has charts. */
} PcSheetTable;

/** A line of the sheet that says what the workbook is. */
typedef struct
{
  char *key;
  char *label;
  char *value;
  char *code;
} PcSheetFact;

struct _PcWorkbook
{
  PcOutput         *output;
  int               part;       /* Its file, open; -1 once it is packed. */
  char             *name;
  char             *title;
  locale_t          locale;     /* As the thread's, but numbers as in C. */

  lxw_workbook     *book;       /* NULL once it is closed. */
  GPtrArray        *sheets;     /* All of them, of lxw_worksheet. */
  GPtrArray        *tables;     /* of PcSheetTable; the sheets of the first come first. */
  PcSheetTable     *table;      /* The last one, being written. */
  lxw_worksheet    *sheet;      /* Its last one. */
  lxw_row_t         row;        /* The next one of @sheet. */

  const PcValue    *values;     /* Of the row under way. */
  PcSheetRow       *line;       /* Its cells. */
  GString          *buffer;     /* For text that needs cleaning. */
  GPtrArray        *facts;      /* of PcSheetFact */
  gulong            n_cut;      /* Texts that were longer than a cell can hold. */
  GPtrArray        *lists;      /* of PcCodeList: those that cells to be filled in take. */

  lxw_format       *heading;
  lxw_format       *total;
  gint32            midnight;   /* Style of 24:00, which the format of times shows as 00:00. */
};

/* pc-workbook.c */

/** libxlsxwriter reports that something failed, the system in errno why, where that is still what it was about. */
gboolean    pc_workbook_fail            (PcWorkbook *self, lxw_error code, GError **error);

/* pc-workbook-sheet.c */

/** Makes a table and its first sheet. */
lxw_error   pc_workbook_begin_table     (PcWorkbook *self, const PcWorkbookLayout *layout);

/** Filter, totals and charts of the table being written. */
lxw_error   pc_workbook_end_table       (PcWorkbook *self);

/** Writes the values of @self, on a further sheet where this one is full. */
lxw_error   pc_workbook_write_row       (PcWorkbook *self);

void        pc_workbook_free_table      (gpointer table);

/** A new sheet whose name begins as @title, if need be with a number; %NULL where there is no room on the disk. */
lxw_worksheet *pc_workbook_add_sheet    (PcWorkbook *self, const char *title);

/** Paper, head and foot of the pages, direction. */
void        pc_workbook_set_up_page     (PcWorkbook *self, lxw_worksheet *sheet);

/* pc-workbook-cells.c */

/** Makes the formats that all tables share. */
void        pc_workbook_add_formats     (PcWorkbook *self);

/** Makes the formats of each column of @table. */
void        pc_workbook_format_columns  (PcWorkbook *self, PcSheetTable *table);

/** A new format for the values of @column. */
lxw_format *pc_workbook_add_format      (PcWorkbook *self, const PcColumn *column);

/** A number as a spreadsheet holds it: parts of a day, euro, a count. */
double      pc_workbook_get_amount      (const PcColumn *column, gint64 number);

/** Writes the values of @self into its row, and feeds the digest; %FALSE where the disk did not take it. */
gboolean    pc_workbook_write_cells     (PcWorkbook *self);

/** Writes any text, made fit for a cell. */
lxw_error   pc_workbook_write_text      (PcWorkbook *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                                         const char *text, lxw_format *format);

/* pc-workbook-fill.c */

/** Locks the sheet being written, but for the cells to be filled in, and says what each of them takes. */
lxw_error   pc_workbook_guard_sheet     (PcWorkbook *self);

/** Adds the hidden sheet with the words of the lists that cells take. */
lxw_error   pc_workbook_write_lists     (PcWorkbook *self);

/* pc-workbook-chart.c */

/** Keeps the values of @self for the charts of the table being written, if it has any. */
void        pc_workbook_note_row        (PcWorkbook *self);

/** Forgets them. */
void        pc_workbook_forget_rows     (PcSheetTable *table);

/** The charts of the table being written, beside its rows. */
lxw_error   pc_workbook_add_charts      (PcWorkbook *self);

/* pc-workbook-control.c */

/** Adds the sheet that says what the workbook is. */
lxw_error   pc_workbook_write_control   (PcWorkbook *self);

/* pc-workbook-origin.c */

/** Adds the hidden sheet that says the same to programs; see pc-workbook-origin.h. */
lxw_error   pc_workbook_write_origin    (PcWorkbook *self);

/* pc-workbook-files.c */

/**
 * pc_workbook_hold_files:
 *
 * Holds the temporary files open, so that they outlive the book.
 *
 * Returns: (transfer full) (element-type PcSheetFile): those of all sheets, in their order; they are let go with it
 */
GArray     *pc_workbook_hold_files      (PcWorkbook *self);

/** Gives the book up. */
void        pc_workbook_discard_book    (PcWorkbook *self);

/* pc-workbook-count.c */

/**
 * pc_workbook_count_table:
 * @files: those of the sheets of @table
 * @cancellable: (nullable): looked at every few milliseconds
 *
 * Reads the rows back, counts them, adds up their sums and their digest; any thread.
 *
 * Returns: %FALSE where they are not those that were written, or it was cancelled
 */
gboolean    pc_workbook_count_table     (PcSheetTable *table, const PcSheetFile *files, GCancellable *cancellable);

/* pc-workbook-pack.c */

/**
 * pc_workbook_pack:
 *
 * Closes the book, counts its rows meanwhile, and checks the file. Where it is cancelled it returns at once, while the
 * packing goes on by itself on a thread that nobody waits for.
 *
 * Errors: FULL, FAILED, G_IO_ERROR CANCELLED
 */
gboolean    pc_workbook_pack            (PcWorkbook *self, GCancellable *cancellable, GError **error);

/* pc-workbook-check.c */

/**
 * pc_workbook_check_whole:
 * @files: (element-type PcSheetFile): of all sheets
 *
 * libxlsxwriter takes no notice where its temporary files meet a full disk, and packs what is there. This opens what was
 * packed, and compares the rows of each sheet with those in @files, byte by byte.
 *
 * Returns: %FALSE where something is missing or another, or it was cancelled
 */
gboolean    pc_workbook_check_whole     (const char *path, GArray *files, GCancellable *cancellable);

G_END_DECLS
