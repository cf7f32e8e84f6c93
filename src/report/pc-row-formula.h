/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-table.h"

G_BEGIN_DECLS

/**
 * PcRowFormula:
 *
 * The formula of a column (#PcColumn.formula), ready to be written out for one row after the other.
 */
typedef struct _PcRowFormula PcRowFormula;

/** @formula: as "{planned}-{delivered}", each name a column of @columns; it outlives the result. */
PcRowFormula *pc_row_formula_new   (const char      *formula,
                                    const PcColumn  *columns,
                                    guint            n_columns);
void          pc_row_formula_free  (PcRowFormula    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcRowFormula, pc_row_formula_free)

/** Whether every cell that the formula names has a value: one that is empty would count as nought. */
gboolean      pc_row_formula_holds (PcRowFormula    *self,
                                    const PcValue   *values);

/** The formula for @row, counted from 1: "=F7-G7"; valid until the next call. */
const char   *pc_row_formula_get   (PcRowFormula    *self,
                                    guint            row);

G_END_DECLS
