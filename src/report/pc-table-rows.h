/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-origin.h"
#include "pc-value.h"

G_BEGIN_DECLS

/**
 * PcTableRows:
 *
 * The rows of one table of a workbook of ours, as values: what a column was written as, it is read as. Whatever
 * somebody has put into a cell since that does not fit its column stands there as text.
 */
typedef struct _PcTableRows PcTableRows;

/** Both are borrowed, and outlive the result. */
PcTableRows *pc_table_rows_new   (PcSheetReader   *reader,
                                  PcOriginTable   *table);
void         pc_table_rows_free  (PcTableRows     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcTableRows, pc_table_rows_free)

/** How a column of that type is described; "text" for a type that is not known. */
PcFieldType  pc_table_rows_get_type (const char   *type);

/**
 * PcTableRowFunc:
 * @values: one for each column, valid until it returns; text in place of a number where the cell has text
 *
 * Returns: %FALSE to stop, with @error set where that is for a fault
 */
typedef gboolean (*PcTableRowFunc) (const PcValue  *values,
                                    gpointer        data,
                                    GError        **error);

/**
 * pc_table_rows_read:
 * @headings: (nullable): what stands in the first row, put there where it is empty
 *
 * All rows in order, those of further sheets after those of the first, as many as there were when it was written.
 *
 * Errors: INVALID where a sheet is not there any more, those of pc_sheet_reader_read(), those of @func
 */
gboolean     pc_table_rows_read  (PcTableRows     *self,
                                  GPtrArray       *headings,
                                  PcTableRowFunc   func,
                                  gpointer         data,
                                  GCancellable    *cancellable,
                                  GError         **error);

G_END_DECLS
