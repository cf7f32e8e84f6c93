/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-indicator.h"

G_BEGIN_DECLS

#define PC_TYPE_INDICATOR_ROWS (pc_indicator_rows_get_type ())
G_DECLARE_FINAL_TYPE (PcIndicatorRows, pc_indicator_rows, PC, INDICATOR_ROWS, GtkBox)

/**
 * pc_indicator_rows_show:
 * @participant: (nullable): %NULL shows none
 *
 * Shows the indicators that a participant counts for, and those of which it cannot be told, by moment; with what is assumed.
 * It is not to be seen while there are none.
 */
void  pc_indicator_rows_show (PcIndicatorRows     *self,
                              const PcParticipant *participant);

G_END_DECLS
