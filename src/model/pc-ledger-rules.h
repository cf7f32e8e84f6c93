/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ledger.h"

G_BEGIN_DECLS

/** The rule behind a figure in a translated sentence; full. */
char *pc_ledger_rules_dup_text   (PcPathwayCase      *pathway,
                                  const PcLedgerLine *line,
                                  PcLedgerColumn      column);

/** Where it stands, translated; full, or %NULL where only records are behind it. */
char *pc_ledger_rules_dup_source (PcPathwayCase      *pathway,
                                  const PcLedgerLine *line,
                                  PcLedgerColumn      column);

G_END_DECLS
