/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ledger-sum.h"

G_BEGIN_DECLS

/**
 * PcStatementSum:
 * @key: what the sum is of: a programme, an office; interned
 * @component: (nullable): of it; interned
 * @name: (nullable): of the component; interned
 * @payee: (nullable): likewise
 * @position: how many there were before it
 *
 * A row of sums of the endowment statement.
 */
typedef struct
{
  const char  *key;
  const char  *component;
  const char  *name;
  const char  *payee;
  guint        position;
  PcLedgerSum  sum;
} PcStatementSum;

/** Sums by a key and a component, in the order in which they come up. (element-type PcStatementSum) */
typedef GPtrArray PcStatementSums;

PcStatementSums *pc_statement_sums_new  (void);

/** Adds @sum to the one of @key and @component, which may be the first. Names are interned. */
void             pc_statement_sums_add  (PcStatementSums    *self,
                                         const char         *key,
                                         const char         *component,
                                         const char         *name,
                                         const char         *payee,
                                         const PcLedgerSum  *sum);

/** Those of a key together, in the order of the keys; of each as they came up. */
void             pc_statement_sums_sort (PcStatementSums    *self);

G_END_DECLS
