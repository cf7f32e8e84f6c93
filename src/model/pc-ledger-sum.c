/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger-sum.h"

void
pc_ledger_sum_init (PcLedgerSum *self)
{
  g_return_if_fail (self != NULL);

  *self = (PcLedgerSum) { .minutes = { PC_UNSET, PC_UNSET, PC_UNSET } };
}

static void
add_minutes (gint64 *sum,
             gint64  minutes)
{
  if (minutes >= 0)
    *sum = (*sum == PC_UNSET ? 0 : *sum) + minutes;
}

void
pc_ledger_sum_add_line (PcLedgerSum        *self,
                        const PcLedgerLine *line)
{
  g_return_if_fail (self != NULL && line != NULL);

  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    if (line->cents[column] != PC_LEDGER_UNKNOWN)
      {
        self->cents[column] += line->cents[column];
        self->known[column]++;
      }

  self->lines++;
  self->unknown += line->reason == PC_LEDGER_NOT_STATED;
  self->open_cents += line->cents[PC_LEDGER_LEFT] == PC_LEDGER_UNKNOWN ? line->cents[PC_LEDGER_PLANNED] : 0;
  self->assumed |= line->assumed;
  add_minutes (&self->minutes[0], line->planned_minutes);
  add_minutes (&self->minutes[1], line->delivered_minutes);
  add_minutes (&self->minutes[2], line->certified_minutes);
}

void
pc_ledger_sum_add (PcLedgerSum       *self,
                   const PcLedgerSum *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    {
      self->cents[column] += other->cents[column];
      self->known[column] += other->known[column];
    }

  self->pathways += other->pathways;
  self->lines += other->lines;
  self->unknown += other->unknown;
  self->open_cents += other->open_cents;
  self->assumed |= other->assumed;
  for (guint i = 0; i < G_N_ELEMENTS (self->minutes); i++)
    add_minutes (&self->minutes[i], other->minutes[i]);
}

gint64
pc_ledger_sum_get (const PcLedgerSum *self,
                   PcLedgerColumn     column)
{
  g_return_val_if_fail (self != NULL && column < PC_LEDGER_N_COLUMNS, PC_LEDGER_UNKNOWN);

  return self->known[column] > 0 || (self->lines == 0 && self->unknown == 0) ? self->cents[column] : PC_LEDGER_UNKNOWN;
}
