/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ledger.h"

G_BEGIN_DECLS

/**
 * PcLedgerRow:
 * @kind: (nullable): of the record that is behind it
 * @record_id: (nullable): that record; a month has its traineeship
 * @day: 0 where it is of no day; the first of a month
 * @text: translated
 * @minutes: -1 where it has none
 * @cents: what it adds, negative where it takes away; %PC_LEDGER_NO_CENTS where its hours are priced together with others
 */
typedef struct
{
  const PcKind *kind;
  char         *record_id;
  PcDay         day;
  char         *text;
  int           minutes;
  gint64        cents;
} PcLedgerRow;

#define PC_LEDGER_NO_CENTS PC_UNSET

/**
 * PcLedgerExplanation:
 * @cents: the figure; %PC_LEDGER_UNKNOWN where it cannot be told
 * @rule: a word that never changes, as pc_ledger_reason_get_code()
 * @text: the rule in a translated sentence
 * @source: (nullable): where it stands, translated
 * @assumed: whether it rests on a setting that the notice does not state
 * @rows: (element-type PcLedgerRow): those with cents add up to the figure, where there are any
 */
typedef struct
{
  gint64      cents;
  const char *rule;
  char       *text;
  char       *source;
  gboolean    assumed;
  GPtrArray  *rows;
} PcLedgerExplanation;

/**
 * pc_ledger_explain:
 * @ledger: as reckoned from the same case
 * @component: name of a line
 *
 * What is behind a figure. Sessions and entries of the tutoring diary are listed where the case has them
 * (%PC_LEDGER_EXPLAIN_PARTS).
 *
 * Returns: (transfer full) (nullable): %NULL where the ledger has no such line
 */
PcLedgerExplanation *pc_ledger_explain          (PcCase              *self,
                                                 PcPathwayCase       *pathway,
                                                 const PcLedger      *ledger,
                                                 const char          *component,
                                                 PcLedgerColumn       column);

#define PC_LEDGER_EXPLAIN_PARTS (PC_LEDGER_PARTS | PC_CASE_SESSIONS | PC_CASE_DIARY)

void                 pc_ledger_explanation_free (PcLedgerExplanation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcLedgerExplanation, pc_ledger_explanation_free)

/** The line's name: that of the component, or what the claims call it. */
const char          *pc_ledger_line_get_name    (const PcLedgerLine  *line);

/** "trainee", "host", "promoter"; %NULL where the programme does not know the component. */
const char          *pc_ledger_line_get_payee   (const PcLedgerLine  *line);

G_END_DECLS
