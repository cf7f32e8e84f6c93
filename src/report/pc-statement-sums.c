/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-statement-sums.h"

PcStatementSums *
pc_statement_sums_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* There are some dozens of them at most. */
static PcStatementSum *
ensure (PcStatementSums *self,
        const char      *key,
        const char      *component)
{
  PcStatementSum *sum;

  for (guint i = 0; i < self->len; i++)
    {
      sum = self->pdata[i];
      if (sum->key == key && sum->component == component)
        return sum;
    }

  sum = g_new0 (PcStatementSum, 1);
  sum->key = key;
  sum->component = component;
  sum->position = self->len;
  pc_ledger_sum_init (&sum->sum);
  g_ptr_array_add (self, sum);
  return sum;
}

void
pc_statement_sums_add (PcStatementSums   *self,
                       const char        *key,
                       const char        *component,
                       const char        *name,
                       const char        *payee,
                       const PcLedgerSum *sum)
{
  PcStatementSum *into;

  g_return_if_fail (self != NULL && sum != NULL);

  into = ensure (self, key, component);
  into->name = name;
  into->payee = payee;
  pc_ledger_sum_add (&into->sum, sum);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const PcStatementSum *one = *(PcStatementSum * const *) a, *other = *(PcStatementSum * const *) b;
  const int order = g_strcmp0 (one->key, other->key);

  return order != 0 ? order : (int) one->position - (int) other->position;
}

void
pc_statement_sums_sort (PcStatementSums *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_sort (self, compare);
}
