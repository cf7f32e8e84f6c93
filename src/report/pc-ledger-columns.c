/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger-columns.h"

void
pc_ledger_columns_set_line (PcTempRows         *rows,
                            guint               column,
                            const PcLedgerLine *line)
{
  g_return_if_fail (rows != NULL && line != NULL);

  for (guint i = 0; i < PC_LEDGER_N_COLUMNS; i++)
    pc_temp_rows_set_int (rows, column + i, line->cents[i]);
}

void
pc_ledger_columns_set_sum (PcTempRows        *rows,
                           guint              column,
                           const PcLedgerSum *sum)
{
  g_return_if_fail (rows != NULL && sum != NULL);

  for (guint i = 0; i < PC_LEDGER_N_COLUMNS; i++)
    pc_temp_rows_set_int (rows, column + i, pc_ledger_sum_get (sum, i));

  pc_temp_rows_set_int (rows, column + PC_LEDGER_N_COLUMNS, sum->open_cents);
}
