/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-date-order.h"
#include "pc-field.h"

G_BEGIN_DECLS

/*
 * What is read of a file before it is refused with PC_ERROR_INVALID and a sentence. All work is linear in what these
 * allow, so that they bound the time as well. Memory does not grow with the rows: of a workbook the shared strings are
 * kept, of everything else one row. What libxml2 does not do in linear time (attributes, namespaces, different names)
 * is limited in pc-xml.c and pc-xml-guard.h.
 */
#define PC_SHEET_MAX_FILE_BYTES    (256 * 1024 * 1024)
#define PC_SHEET_MAX_PARTS         10000                   /* Files inside a workbook. */
#define PC_SHEET_MAX_PART_BYTES    (G_GUINT64_CONSTANT (2) << 30)    /* Of one of them, unpacked, … */
#define PC_SHEET_MAX_UNPACKED_BYTES (G_GUINT64_CONSTANT (8) << 30)   /* … and of all. */
#define PC_SHEET_MAX_RATIO         200                     /* Unpacked to packed, … */
#define PC_SHEET_RATIO_FROM_BYTES  (4 * 1024 * 1024)       /* … of parts longer than this. */
#define PC_SHEET_MAX_SHEETS        1000
#define PC_SHEET_MAX_NAMES         10000                   /* Defined names. */
#define PC_SHEET_MAX_STYLES        100000
#define PC_SHEET_MAX_STRINGS       4000000                 /* Shared strings, and … */
#define PC_SHEET_MAX_STRING_BYTES  (256 * 1024 * 1024)     /* … all of them in UTF-8. */
#define PC_SHEET_MAX_ROWS          1048576                 /* Of a workbook; text files have as many as fit. */
#define PC_SHEET_MAX_COLUMNS       16384
#define PC_SHEET_MAX_TEXT_BYTES    (1024 * 1024)           /* Of one cell in UTF-8: thirty times what Excel keeps. */
#define PC_SHEET_MAX_ROW_BYTES     (16 * 1024 * 1024)      /* Of all text of a row. */
#define PC_SHEET_MAX_DEPTH         64                      /* Elements of XML inside each other. */

typedef enum
{
  PC_CELL_EMPTY,
  PC_CELL_TEXT,
  PC_CELL_NUMBER,
  PC_CELL_BOOLEAN,
  PC_CELL_ERROR
} PcCellType;

/**
 * PcCellShape:
 * @PC_CELL_PLAIN: a number
 * @PC_CELL_DATE: a serial date
 * @PC_CELL_TIME: a time of day, as part of a day
 * @PC_CELL_DATE_TIME: both
 * @PC_CELL_DURATION: a length in days, shown as `[h]:mm`
 *
 * What the number format of a cell makes of its number.
 */
typedef enum
{
  PC_CELL_PLAIN,
  PC_CELL_DATE,
  PC_CELL_TIME,
  PC_CELL_DATE_TIME,
  PC_CELL_DURATION
} PcCellShape;

/**
 * PcCell:
 * @type: what it holds
 * @text: of TEXT, never ""; of ERROR such as "#N/A": valid UTF-8 of at most %PC_SHEET_MAX_TEXT_BYTES, line ends as LF;
 *   %NULL otherwise
 * @number: of NUMBER, finite; of BOOLEAN 0 or 1
 * @shape: of NUMBER
 * @min_digits: of NUMBER: how many digits a format such as "00000" fills up to, as post codes have it; 0 otherwise
 * @formula: whether it holds a formula, of which the rest is the result the file keeps; nothing is reckoned
 *
 * All cells of a text file are TEXT or EMPTY.
 */
typedef struct
{
  PcCellType   type;
  PcCellShape  shape;
  guint        min_digits;
  gboolean     formula;
  double       number;
  const char  *text;
} PcCell;

typedef enum
{
  PC_SHEET_VISIBLE,
  PC_SHEET_HIDDEN,
  PC_SHEET_VERY_HIDDEN
} PcSheetState;

/**
 * PcSheetFormat:
 * @PC_SHEET_WORKBOOK: .xlsx, or .xlsm whatever its name
 * @PC_SHEET_TEXT: separated values
 */
typedef enum
{
  PC_SHEET_WORKBOOK,
  PC_SHEET_TEXT
} PcSheetFormat;

/**
 * PcSheetName:
 * @name: as defined; those that begin with "_xlnm." belong to the spreadsheet program
 * @sheet: index of the sheet it is local to, -1 where it is the workbook's
 * @refers_to: the formula, not evaluated: `Sheet1!$A$1:$B$9`
 * @hidden: whether it is not shown
 */
typedef struct
{
  char     *name;
  int       sheet;
  char     *refers_to;
  gboolean  hidden;
} PcSheetName;

/**
 * PcSheetReader:
 *
 * Reads the cells of a workbook (Office Open XML, transitional or strict, of any program) or of a file of separated
 * values, one row at a time. What kind it is the content says, not the name.
 *
 * It opens nothing but the file itself: no macro, no external link, no DTD; a file with a DOCTYPE is refused. XML is
 * UTF-8 or UTF-16, as the standard wants it. Checksums are verified. Formulas give the result that is kept with them.
 *
 * Of separated values the separator (`;` `,` tab `|`, or what a first line `sep=;` says) and the encoding (UTF-8;
 * UTF-16 with its mark; Windows-1252 where it is no UTF-8) are found out. Quotes as in RFC 4180. The apostrophe that
 * PcCsv writes before what looks like a formula goes.
 *
 * Stays on one thread at a time, which may be any. The file is kept open, and may change no more in that time.
 */
typedef struct _PcSheetReader PcSheetReader;

/**
 * pc_sheet_reader_open:
 *
 * Finds the sheets, styles and strings; the rows are left for pc_sheet_reader_read().
 *
 * Errors: NOT_FOUND; INVALID: not a file that is read, encrypted, or beyond the limits; the sentence says what to do;
 * DAMAGED; FAILED: the disk
 *
 * Returns: (transfer full): the reader, or %NULL
 */
PcSheetReader      *pc_sheet_reader_open          (const char          *path,
                                                   GError             **error);

void                pc_sheet_reader_free          (PcSheetReader       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcSheetReader, pc_sheet_reader_free)

PcSheetFormat       pc_sheet_reader_get_format    (PcSheetReader       *self);

/** Whether days are counted from 1904, as old ones of the Mac do; pc_cell_dup_text() wants to know. */
gboolean            pc_sheet_reader_is_1904       (PcSheetReader       *self);

/** Whether there are macros in it, which are left alone: for a word to the user. */
gboolean            pc_sheet_reader_has_macros    (PcSheetReader       *self);

/** The sign between the values of a text file, NUL for a workbook. */
char                pc_sheet_reader_get_separator (PcSheetReader       *self);

/** The encoding of a text file, as "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252"; %NULL for a workbook. */
const char         *pc_sheet_reader_get_encoding  (PcSheetReader       *self);

/**
 * pc_sheet_reader_list_sheets:
 *
 * The names of the worksheets in their order, hidden ones as well; sheets that are charts are not among them. A text
 * file has one, named as the file without its ending. Indices of sheets are those of this list.
 *
 * Returns: (transfer none): ends with %NULL
 */
const char * const *pc_sheet_reader_list_sheets   (PcSheetReader       *self);

/** Index of the sheet of that name, whose case counts no more than in a spreadsheet; -1 where there is none. */
int                 pc_sheet_reader_find_sheet    (PcSheetReader       *self,
                                                   const char          *name);

PcSheetState        pc_sheet_reader_get_state     (PcSheetReader       *self,
                                                   guint                sheet);

/** The defined names: (element-type PcSheetName), (transfer none). */
GPtrArray          *pc_sheet_reader_list_names    (PcSheetReader       *self);

/**
 * PcSheetRowFunc:
 * @row: its number, from 1
 * @cells: by column from 0, valid until it returns; those between others are EMPTY
 * @n_cells: one more than the last that is not EMPTY; at least 1
 *
 * Rows with nothing in them are not given, so that @row may jump.
 *
 * Returns: %FALSE to stop there: with @error set reading fails with it, otherwise it ends well
 */
typedef gboolean  (*PcSheetRowFunc)               (guint                row,
                                                   const PcCell        *cells,
                                                   guint                n_cells,
                                                   gpointer             data,
                                                   GError             **error);

/**
 * pc_sheet_reader_read:
 * @func: given each row, in order
 * @cancellable: (nullable): looked at every few rows
 *
 * Reads one sheet from its beginning; may be called again. What is wrong with a sheet shows only where it is met, after
 * the rows before: a caller that keeps rows does it in one transaction, and drops it on error. Whoever stops early has
 * no word on the rest.
 *
 * Errors: INVALID: beyond the limits, NUL bytes, a quote that is not closed (with its line); DAMAGED; FAILED;
 * G_IO_ERROR_CANCELLED; those of @func
 */
gboolean            pc_sheet_reader_read          (PcSheetReader       *self,
                                                   guint                sheet,
                                                   PcSheetRowFunc       func,
                                                   gpointer             data,
                                                   GCancellable        *cancellable,
                                                   GError             **error);

/**
 * pc_cell_dup_text:
 * @cell: as given to #PcSheetRowFunc
 * @field: what it is to be
 * @is_1904: of the workbook
 * @order: of the dates that are text in this column; see pc-date-order.h
 *
 * The cell as text for pc_value_parse(), which has the last word. Text stays as it is, but dates in figures are brought
 * to ISO text by @order. Of numbers:
 * - dates become ISO text, and the time in a date is left out where a day is wanted; moments are those of the local
 *   time zone;
 * - amounts are rounded to the cent, half a cent away from zero, by the 15 digits a spreadsheet keeps;
 * - lengths are `[h]:mm`, times, or decimal hours (5.5 is 5:30), rounded to the minute;
 * - times are times, parts of a day, or whole hours;
 * - text gets the digits as shown ("00184" where the format is "00000"); numbers that have lost digits are refused;
 * - yes and no become "true" and "false".
 *
 * Errors: INVALID with a sentence: an error such as "#N/A", a date where a number belongs, a number where a date
 * belongs (a bare 45992 could be anything), a day before 1900, 29 February 1900, a number of more than 15 digits as
 * text
 *
 * Returns: (transfer full): "" where the cell is EMPTY; %NULL on error
 */
char               *pc_cell_dup_text              (const PcCell        *cell,
                                                   const PcField       *field,
                                                   gboolean             is_1904,
                                                   PcDateOrder          order,
                                                   GError             **error);

/** "A", "Z", "AA", "XFD" of @column from 0; full. */
char               *pc_cell_dup_column_name       (guint                column);

G_END_DECLS
