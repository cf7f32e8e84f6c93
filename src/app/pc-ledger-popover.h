/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-ledger-explain.h"

G_BEGIN_DECLS

#define PC_TYPE_LEDGER_POPOVER (pc_ledger_popover_get_type ())
G_DECLARE_FINAL_TYPE (PcLedgerPopover, pc_ledger_popover, PC, LEDGER_POPOVER, GtkPopover)

/**
 * PcLedgerPopover:
 *
 * What is behind a figure: the rule, where it stands, whether something was assumed, and the rows that it comes from.
 *
 * Emits `place-asked` (kind, record id, first day of the month or 0) where a row with a record is activated, and closes.
 */

/** @title names the figure. */
GtkWidget *pc_ledger_popover_new (const char                *title,
                                  const PcLedgerExplanation *explanation);

G_END_DECLS
