/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-table.h"

G_BEGIN_DECLS

/**
 * PcCsv:
 *
 * Rows of a table as comma-separated values (RFC 4180) in UTF-8: a line of headings, then one a row. As spreadsheets
 * of the locale expect it, a semicolon separates where the decimal sign is a comma. Days are ISO text, lengths
 * and times "1:30", choices their labels. Text that a spreadsheet would take for a formula has an apostrophe before it.
 *
 * Stays on one thread, which may be any.
 */
typedef struct _PcCsv PcCsv;

/**
 * pc_csv_new:
 * @path: the file; it appears with pc_csv_close(), until then there is `PATH.part`
 * @columns: what each cell is; outlives the result
 * @mark: whether to begin with a byte order mark, by which spreadsheets know UTF-8
 *
 * Errors: those of pc_output_new()
 *
 * Returns: (transfer full): the file, or %NULL
 */
PcCsv      *pc_csv_new         (const char      *path,
                                const PcColumn  *columns,
                                guint            n_columns,
                                gboolean         mark,
                                GError         **error);

/** Frees @self, and takes away what was written unless it was closed. */
void        pc_csv_free        (PcCsv           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcCsv, pc_csv_free)

/** Adds a row, as pc_workbook_add_row(). Errors: FULL, FAILED; @self can then only be freed. */
gboolean    pc_csv_add_row     (PcCsv           *self,
                                const PcValue   *values,
                                GError         **error);

/** Lets the file appear; @cancellable (nullable) is looked at before that. */
gboolean    pc_csv_close       (PcCsv           *self,
                                GCancellable    *cancellable,
                                GError         **error);

G_END_DECLS
