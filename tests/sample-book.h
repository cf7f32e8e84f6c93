/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-cursor.h"
#include "pc-workbook.h"
#include "sample-store.h"

/* Workbooks of the rows of a query. */

/** A table of one column of texts. */
extern const PcColumn         sample_text_column;
extern const PcWorkbookLayout sample_text_layout;

/** All values of the row, into @values; borrowed. */
const PcValue *sample_book_read_row (PcCursor *cursor, const PcColumn *columns, guint n_columns, PcValue *values);

/** Begins a workbook of that table, full. */
PcWorkbook    *sample_book_open     (const char *path, const PcWorkbookLayout *layout, GError **error);

/** Writes one whole, with the rows of @sql. */
gboolean       sample_book_write    (const char *path, const PcWorkbookLayout *layout, const char *sql, GError **error);
