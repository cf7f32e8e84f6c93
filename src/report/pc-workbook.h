/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-table.h"

G_BEGIN_DECLS

/**
 * PcWorkbook:
 *
 * A workbook (.xlsx) of one table, written row by row in constant memory: a sheet with headings, typed cells and
 * totals, more of them where the rows are more than a sheet holds, and a last sheet that says what it all is.
 *
 * Cells hold what they mean: days and times are dates, lengths are times that add up beyond 24 hours, amounts and
 * counts are numbers, and everything else is text, which is never taken for a formula. Words are in the language
 * of the interface; the numbers in the file are the same in every locale.
 *
 * Stays on one thread, which may be any.
 */
typedef struct _PcWorkbook PcWorkbook;

/**
 * PcWorkbookLayout:
 * @title: heading, translated; names the sheet
 * @columns: what each cell is; outlives the workbook
 * @landscape: whether pages are printed on their side
 * @row_height: in points, 0 for the usual one; rows that are signed by hand need more
 * @max_rows: rows of one sheet, heading and totals apart; 0 for as many as a sheet holds
 */
typedef struct
{
  const char     *title;
  const PcColumn *columns;
  guint           n_columns;
  gboolean        landscape;
  guint           row_height;
  guint           max_rows;
} PcWorkbookLayout;

/**
 * pc_workbook_new:
 * @path: the file; it appears with pc_workbook_close(), until then there is `PATH.part`
 *
 * Errors: those of pc_output_new()
 *
 * Returns: (transfer full): the workbook, or %NULL
 */
PcWorkbook *pc_workbook_new        (const char              *path,
                                    const PcWorkbookLayout  *layout,
                                    GError                 **error);

/** Frees @self, and takes away what was written unless it was closed. */
void        pc_workbook_free       (PcWorkbook              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcWorkbook, pc_workbook_free)

/** A line of the last sheet: what, and its value, both translated. */
void        pc_workbook_add_fact   (PcWorkbook              *self,
                                    const char              *label,
                                    const char              *value);

/**
 * pc_workbook_add_row:
 * @row: stands on the row; its first columns are those of the layout
 *
 * Errors: FULL, FAILED; @self can then only be freed
 */
gboolean    pc_workbook_add_row    (PcWorkbook              *self,
                                    PcCursor                *row,
                                    GError                 **error);

gint64      pc_workbook_get_n_rows (PcWorkbook              *self);

/**
 * pc_workbook_close:
 * @cancellable: (nullable): looked at before the file appears
 *
 * Writes totals and the last sheet, makes sure that the file is whole, and lets it appear. This takes about half of
 * the time of all. @self can then only be freed.
 *
 * Errors: FULL, FAILED, those of pc_output_commit(), G_IO_ERROR CANCELLED
 */
gboolean    pc_workbook_close      (PcWorkbook              *self,
                                    GCancellable            *cancellable,
                                    GError                 **error);

G_END_DECLS
