/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-ledger.h"

G_BEGIN_DECLS

/**
 * PcStatementLine:
 * @line: without its component
 * @name: of the component; interned
 * @payee: (nullable): interned
 *
 * A line of a ledger by itself, which outlives the programme.
 */
typedef struct
{
  PcLedgerLine  line;
  const char   *name;
  const char   *payee;
} PcStatementLine;

/**
 * PcStatementFound:
 * @id: of the pathway
 * @programme: interned, as @outcome and @office
 * @office: (nullable): whose pathway it is
 * @known: whether this computer knows the programme
 * @lines: (element-type PcStatementLine): its ledger
 *
 * What a thread has reckoned of one pathway, without the case, its store or its programme.
 */
typedef struct
{
  char       *code;
  char       *family_name;
  char       *given_name;
  char       *id;
  char       *number;
  const char *programme;
  const char *outcome;
  const char *office;
  gboolean    known;
  GArray     *lines;
} PcStatementFound;

/** Reckons the ledger; needs %PC_LEDGER_PARTS. */
PcStatementFound *pc_statement_found_new  (PcCase           *owner,
                                           PcPathwayCase    *pathway,
                                           const char       *office);
void              pc_statement_found_free (PcStatementFound *self);

G_END_DECLS
