/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-table.h"
#include "pc-value.h"

G_BEGIN_DECLS

/*
 * Marks of the cells that nobody fills in. They stand in the hidden column %PC_REPORT_BASE, behind what the others
 * hold, and tell when the workbook comes back which of these cells is no longer what it was: somebody changed it, or
 * sorted the rows without their hidden columns. One mark a column in the order of the table, spaces between them.
 */

/** Whether the cells of @column have marks: those of what is shown and kept, not of what follows from other cells. */
gboolean  pc_cell_mark_is_for (const PcColumn *column);

/** Appends the mark of @value to @marks; "-" where it is empty. How many spaces are in a text does not count. */
void      pc_cell_mark_append (GString        *marks,
                               const PcValue  *value);

G_END_DECLS
