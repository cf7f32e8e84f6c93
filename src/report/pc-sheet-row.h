/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/**
 * PcSheetRow:
 *
 * A row of cells as XML, which goes where libxlsxwriter in constant memory puts its own: into the temporary file of the
 * sheet. The library itself, which allocates each cell and searches for its format, takes twice as long for the rows
 * of a large table; for headings, totals and everything else it stays in charge. What is written is byte by byte what
 * it would have written.
 */
typedef struct _PcSheetRow PcSheetRow;

PcSheetRow *pc_sheet_row_new          (void);
void        pc_sheet_row_free         (PcSheetRow     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcSheetRow, pc_sheet_row_free)

/** Begins row @row of @sheet, from 0. Rows come in order, each once; pc_sheet_row_flush() goes before another sheet. */
void        pc_sheet_row_begin        (PcSheetRow     *self,
                                       lxw_worksheet  *sheet,
                                       lxw_row_t       row);

/**
 * pc_sheet_row_add_text:
 * @style: index of the format of the cell, lxw_format_get_xf_index()
 * @text: as pc_cell_text_clean() leaves it, not for XML
 *
 * Cells come from left to right; those that are empty and have no format are left out.
 */
void        pc_sheet_row_add_text     (PcSheetRow     *self,
                                       lxw_col_t       column,
                                       gint32          style,
                                       const char     *text);
void        pc_sheet_row_add_number   (PcSheetRow     *self,
                                       lxw_col_t       column,
                                       gint32          style,
                                       double          number);

/** @formula: with the "=" at its beginning; @number: what it comes to. */
void        pc_sheet_row_add_formula  (PcSheetRow     *self,
                                       lxw_col_t       column,
                                       gint32          style,
                                       const char     *formula,
                                       double          number);
void        pc_sheet_row_add_blank    (PcSheetRow     *self,
                                       lxw_col_t       column,
                                       gint32          style);

/** Ends the row, and writes it out with others; %FALSE where the disk did not take them. */
gboolean    pc_sheet_row_end          (PcSheetRow     *self);

/** Writes out the rows that wait, before the library writes to the sheet; %FALSE where the disk did not take them. */
gboolean    pc_sheet_row_flush        (PcSheetRow     *self);

G_END_DECLS
