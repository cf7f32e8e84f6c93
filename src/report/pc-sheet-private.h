/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-sheet-reader.h"
#include "pc-zip.h"

G_BEGIN_DECLS

/* Shared by the files that read spreadsheets. */

/** What the number format of a style makes of a number. */
typedef struct
{
  PcCellShape shape;
  guint       min_digits;
} PcSheetStyle;

/** A worksheet of a workbook. */
typedef struct
{
  char         *name;
  char         *part;    /* Name in the package. */
  PcSheetState  state;
} PcSheet;

/**
 * PcBook:
 *
 * What a workbook has beside its rows.
 */
typedef struct
{
  PcZip     *zip;
  GPtrArray *sheets;        /* Of PcSheet. */
  GPtrArray *names;         /* Of PcSheetName. */
  GArray    *styles;        /* Of PcSheetStyle, by index. */
  GString   *strings;       /* The shared ones, each ending with NUL; */
  GArray    *string_starts; /* guint32, where each starts. */
  gboolean   is_1904;
  gboolean   has_macros;
} PcBook;

/** Takes @zip in any case. */
PcBook     *pc_book_new             (PcZip           *zip,
                                     GError         **error);
void        pc_book_free            (PcBook          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcBook, pc_book_free)

/** Reads the rows of one worksheet. */
gboolean    pc_book_read            (PcBook          *self,
                                     guint            sheet,
                                     PcSheetRowFunc   func,
                                     gpointer         data,
                                     GCancellable    *cancellable,
                                     GError         **error);

/** The number formats of the part, as an array of #PcSheetStyle. */
GArray     *pc_book_load_styles     (PcZip           *zip,
                                     const char      *part,
                                     GError         **error);

/** The shared strings of the part, into @self. */
gboolean    pc_book_load_strings    (PcBook          *self,
                                     const char      *part,
                                     GError         **error);

/**
 * PcRowBuffer:
 *
 * One row while it is being read. Text is collected in one buffer, which moves as it grows: cells get their pointers
 * with the end of the row.
 */
typedef struct
{
  GArray         *cells;     /* Of PcCell. */
  GArray         *offsets;   /* gsize of each cell's text in @text, or NO_OFFSET. */
  GString        *text;
  guint           n_cells;   /* One more than the last that is not empty. */
  PcSheetRowFunc  func;
  gpointer        data;
  gboolean        stopped;   /* @func wants no more. */
} PcRowBuffer;

void        pc_row_buffer_init      (PcRowBuffer     *self,
                                     PcSheetRowFunc   func,
                                     gpointer         data);
void        pc_row_buffer_clear     (PcRowBuffer     *self);

/**
 * Puts @cell at @column, which is in range; the text of it is that from @start of the buffer on, unless it has its own.
 */
void        pc_row_buffer_put       (PcRowBuffer     *self,
                                     guint            column,
                                     const PcCell    *cell,
                                     gsize            start);

/** Gives the row, if it has anything in it, and empties it. %FALSE with the error of the function. */
gboolean    pc_row_buffer_give      (PcRowBuffer     *self,
                                     guint            row,
                                     GError         **error);

/** Whether no more text fits into the row, or into the cell that starts at @start. */
gboolean    pc_row_buffer_is_full   (PcRowBuffer     *self,
                                     gsize            start);

/* Each sets @error and returns FALSE. */
gboolean    pc_sheet_fail_disk      (int              code,
                                     GError         **error);
gboolean    pc_sheet_fail_limit     (const char      *sentence,
                                     GError         **error);
gboolean    pc_sheet_fail_password  (GError         **error);
gboolean    pc_sheet_fail_damaged   (const char      *where,
                                     GError         **error);

G_END_DECLS
