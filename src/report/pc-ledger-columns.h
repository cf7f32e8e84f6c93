/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ledger-sum.h"
#include "pc-temp-rows.h"

G_BEGIN_DECLS

/* The eight figures of the ledger as columns of a report, in the order of #PcLedgerColumn. */

#define PC_LEDGER_AMOUNT(name, label, formula) \
  { "r." name, { name, PC_FIELD_MONEY, NULL, PC_PLAIN, label }, 13, TRUE, formula }

/* @left: the formula of what is left, which follows from other cells of the row. */
#define PC_LEDGER_AMOUNT_COLUMNS(left) \
  PC_LEDGER_AMOUNT ("planned", N_("Planned"), NULL), \
  PC_LEDGER_AMOUNT ("committed", N_("Committed"), NULL), \
  PC_LEDGER_AMOUNT ("delivered", N_("Delivered (amount)"), NULL), \
  PC_LEDGER_AMOUNT ("certified", N_("Certified"), NULL), \
  PC_LEDGER_AMOUNT ("claimed", N_("Claimed"), NULL), \
  PC_LEDGER_AMOUNT ("paid", N_("Paid out"), NULL), \
  PC_LEDGER_AMOUNT ("residual", N_("Residual"), left), \
  PC_LEDGER_AMOUNT ("unspent", N_("Will stay unspent"), NULL)

#define PC_LEDGER_LEFT_FORMULA "{planned}-{delivered}"

/*
 * The same of a sum, and the part of what is planned of which nothing more can be told: without it, what is left would
 * not follow from the row.
 */
#define PC_LEDGER_SUM_COLUMNS \
  PC_LEDGER_AMOUNT_COLUMNS ("{planned}-{delivered}-{open}"), \
  PC_LEDGER_AMOUNT ("open", N_("Cannot be reckoned"), NULL)

/** Sets the columns of %PC_LEDGER_AMOUNT_COLUMNS from @column on. */
void pc_ledger_columns_set_line (PcTempRows         *rows,
                                 guint               column,
                                 const PcLedgerLine *line);

/** Sets those of %PC_LEDGER_SUM_COLUMNS. */
void pc_ledger_columns_set_sum  (PcTempRows         *rows,
                                 guint               column,
                                 const PcLedgerSum  *sum);

G_END_DECLS
