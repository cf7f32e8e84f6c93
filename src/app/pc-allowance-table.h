/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-allowance.h"

G_BEGIN_DECLS

#define PC_TYPE_ALLOWANCE_TABLE (pc_allowance_table_get_type ())
G_DECLARE_FINAL_TYPE (PcAllowanceTable, pc_allowance_table, PC, ALLOWANCE_TABLE, GtkBox)

/**
 * PcAllowanceTable:
 *
 * The allowance month by month: hours due and attended, what the month is worth, what of it is due, and below each month
 * why. Not to be seen while there are no months.
 */

/** Shows @months (element-type PcAllowanceMonth) of a pathway in @programme (nullable), of which nothing is kept. */
void  pc_allowance_table_show (PcAllowanceTable *self,
                               PcProgramme      *programme,
                               GArray           *months);

G_END_DECLS
