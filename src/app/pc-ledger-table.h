/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-ledger-explain.h"

G_BEGIN_DECLS

#define PC_TYPE_LEDGER_TABLE (pc_ledger_table_get_type ())
G_DECLARE_FINAL_TYPE (PcLedgerTable, pc_ledger_table, PC, LEDGER_TABLE, GtkBox)

/**
 * PcLedgerTable:
 *
 * The ledger of a pathway: a line a component, a figure a column, and their sums. Figures are buttons; what rests on a
 * setting that the notice does not state bears a mark, which is explained below. Left, Right, Up and Down go from figure
 * to figure.
 *
 * Emits `figure-activated` (button, name of the component, column).
 */

/** Shows @ledger, of which nothing is kept. */
void  pc_ledger_table_show (PcLedgerTable  *self,
                            const PcLedger *ledger);

/** Puts the cursor to the first figure; %FALSE where there is none. */
gboolean pc_ledger_table_start (PcLedgerTable *self);

G_END_DECLS
