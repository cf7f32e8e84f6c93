/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-budget.h"

G_BEGIN_DECLS

#define PC_TYPE_BUDGET_TABLE (pc_budget_table_get_type ())
G_DECLARE_FINAL_TYPE (PcBudgetTable, pc_budget_table, PC, BUDGET_TABLE, GtkBox)

/**
 * pc_budget_table_show:
 * @lines: (element-type PcBudgetLine): what they borrow from their programme is not needed afterwards
 *
 * Shows the hours of each service, to be read: those of the programme, planned, delivered, certified and left, with what is
 * wrong below its name, and their sum. What nothing tells is a dash.
 */
void  pc_budget_table_show (PcBudgetTable *self,
                            GArray        *lines);

G_END_DECLS
