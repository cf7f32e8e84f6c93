/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-chart.h"
#include "pc-table.h"

G_BEGIN_DECLS

/**
 * PcWorkbook:
 *
 * A workbook (.xlsx) of one table or more, written row by row in constant memory: for each table a sheet with headings,
 * typed cells, a filter and totals as formulas, and further ones where the rows are more than a sheet holds; a sheet
 * that says what it all is, with rows, sums and digest of each table; and a hidden one that says the same to programs.
 *
 * Cells hold what they mean: days and times are dates, lengths are times that add up beyond 24 hours, amounts and
 * counts are numbers, and everything else is text, which is never taken for a formula. Words are in the language
 * of the interface; the numbers in the file are the same in every locale.
 *
 * A table with columns to be filled in (%PC_COLUMN_FILLED) is locked but for those, which take only what fits them.
 *
 * Stays on one thread, which may be any.
 */
typedef struct _PcWorkbook PcWorkbook;

/**
 * PcWorkbookLayout:
 * @name: word for programs
 * @title: heading, translated; names the sheet
 * @columns: what each cell is; outlives the workbook
 * @landscape: whether pages are printed on their side
 * @row_height: in points, 0 for the usual one; rows that are signed by hand need more
 * @max_rows: rows of one sheet, heading and totals apart; 0 for as many as a sheet holds
 * @charts: (nullable): over the rows; outlives the workbook
 */
typedef struct
{
  const char     *name;
  const char     *title;
  const PcColumn *columns;
  guint           n_columns;
  gboolean        landscape;
  guint           row_height;
  guint           max_rows;
  const PcChart  *charts;
  guint           n_charts;
} PcWorkbookLayout;

/**
 * pc_workbook_new:
 * @path: the file; it appears with pc_workbook_close(), until then there is `PATH.part`
 * @name: of the report, word for programs
 * @title: heading of all, translated
 *
 * Errors: those of pc_output_new(), FULL
 *
 * Returns: (transfer full): the workbook, or %NULL
 */
PcWorkbook *pc_workbook_new        (const char              *path,
                                    const char              *name,
                                    const char              *title,
                                    GError                 **error);

/** Frees @self, and takes away what was written unless it was closed. */
void        pc_workbook_free       (PcWorkbook              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcWorkbook, pc_workbook_free)

/**
 * pc_workbook_add_fact:
 * @key: (nullable): word for programs, %NULL for what is for people alone
 * @label: what it is, translated
 * @value: as people read it
 * @code: (nullable): the same for programs; %NULL where @value serves
 *
 * A line of the sheet that says what the workbook is.
 */
void        pc_workbook_add_fact   (PcWorkbook              *self,
                                    const char              *key,
                                    const char              *label,
                                    const char              *value,
                                    const char              *code);

/**
 * pc_workbook_add_table:
 *
 * Ends the table before, and begins another one.
 *
 * Errors: FULL, FAILED; @self can then only be freed
 */
gboolean    pc_workbook_add_table  (PcWorkbook              *self,
                                    const PcWorkbookLayout  *layout,
                                    GError                 **error);

/**
 * pc_workbook_add_row:
 * @values: (array): one for each column of the layout; a text in place of a number that is unset stands as it is
 *
 * Errors: FULL, FAILED; @self can then only be freed
 */
gboolean    pc_workbook_add_row    (PcWorkbook              *self,
                                    const PcValue           *values,
                                    GError                 **error);

/**
 * pc_workbook_close:
 * @cancellable: (nullable): looked at until the file appears, and answered at once. What libxlsxwriter packs by then it
 *   packs to the end on a thread that nobody waits for, into a file that has no name any more
 *
 * Writes totals and the last sheets, opens the file again, counts its rows, adds up its sums and digests, and lets it
 * appear where they are what was written. This takes more than half of the time of all. @self can then only be freed.
 *
 * Errors: FULL, FAILED, those of pc_output_commit(), G_IO_ERROR CANCELLED
 */
gboolean    pc_workbook_close      (PcWorkbook              *self,
                                    GCancellable            *cancellable,
                                    GError                 **error);

/** The digest of the rows of the @n th table, once it is written; see pc-row-digest.h. */
const char *pc_workbook_get_digest (PcWorkbook              *self,
                                    guint                    n);

G_END_DECLS
