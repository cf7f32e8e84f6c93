/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ledger.h"

G_BEGIN_DECLS

/**
 * PcLedgerSum:
 * @pathways: whose lines are in it; counted by who adds them
 * @lines: how many
 * @unknown: of these, those that cannot be reckoned; and pathways whose programme is not known, counted by who adds them
 * @known: by #PcLedgerColumn: lines of which that figure could be told
 * @cents: by #PcLedgerColumn: the sum of those
 * @open_cents: of what is planned, that of the lines of which nothing more can be told: what is planned less what is
 *   delivered and this is what is left
 * @minutes: hours planned, delivered and certified; %PC_UNSET where no line has any
 * @assumed: bit n: whether something in column n rests on a setting that the notice does not state
 *
 * Lines of many ledgers added up.
 */
typedef struct
{
  guint  pathways;
  guint  lines;
  guint  unknown;
  guint  known[PC_LEDGER_N_COLUMNS];
  gint64 cents[PC_LEDGER_N_COLUMNS];
  gint64 open_cents;
  gint64 minutes[3];
  guint  assumed;
} PcLedgerSum;

/** Nothing so far. */
void   pc_ledger_sum_init     (PcLedgerSum        *self);

void   pc_ledger_sum_add_line (PcLedgerSum        *self,
                               const PcLedgerLine *line);

/** Adds all of @other, its pathways too. */
void   pc_ledger_sum_add      (PcLedgerSum        *self,
                               const PcLedgerSum  *other);

/** The sum of a column; 0 of no lines, and %PC_LEDGER_UNKNOWN where it could be told of none of them. */
gint64 pc_ledger_sum_get      (const PcLedgerSum  *self,
                               PcLedgerColumn      column);

G_END_DECLS
