/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-kinds.h"
#include "pc-value.h"

G_BEGIN_DECLS

/**
 * PcImportVerdict:
 * @PC_IMPORT_NEW: a record that was not there
 * @PC_IMPORT_CHANGED: one that was there and differs
 * @PC_IMPORT_UNCHANGED: one that is there as it stands in the row
 * @PC_IMPORT_DOUBTFUL: it could be one that is there: somebody has to decide
 * @PC_IMPORT_REFUSED: it cannot be taken as it is
 * @PC_IMPORT_SKIPPED: there is nothing in it to take
 * @PC_IMPORT_CONFLICT: of a workbook that came back filled in: something in it was changed here as well, and somebody
 *   has to decide
 *
 * What becomes of a row. Doubtful and refused ones are not taken.
 */
typedef enum
{
  PC_IMPORT_NEW,
  PC_IMPORT_CHANGED,
  PC_IMPORT_UNCHANGED,
  PC_IMPORT_DOUBTFUL,
  PC_IMPORT_REFUSED,
  PC_IMPORT_SKIPPED,
  PC_IMPORT_CONFLICT,
  PC_IMPORT_N_VERDICTS
} PcImportVerdict;

/** "new", "changed", "unchanged", "doubtful", "refused", "skipped", "conflict": words that never change. */
const char *pc_import_verdict_get_code  (PcImportVerdict verdict);

/** The same for people, translated: "New", "Duplicate?" … */
const char *pc_import_verdict_get_label (PcImportVerdict verdict);

/** "3 new", "1 refused": how many rows that became of, for people; full. */
char       *pc_import_verdict_format_count (PcImportVerdict verdict,
                                            guint           n);

/**
 * PcImportChange:
 * @kind: of the record, which is the one of the row or goes with it
 * @field: index of the field
 * @before: as people read it, "" where it was empty
 * @after: likewise
 *
 * One field that the import changes.
 */
typedef struct
{
  const PcKind *kind;
  guint         field;
  char         *before;
  char         *after;
} PcImportChange;

/**
 * PcImportReason:
 * @column: index of the column of the sheet that it is about, or -1
 * @blocks: whether the row is not taken because of it; warnings do not block
 * @message: a translated sentence that says what is wrong, where, and the way out
 */
typedef struct
{
  int       column;
  gboolean  blocks;
  char     *message;
} PcImportReason;

/**
 * PcImportOutcome:
 * @sheet: index in pc_import_list_sheets()
 * @row: its number in the sheet, from 1; 0 for rows that were parked
 * @kind: of the record
 * @id: (nullable): the record, of doubtful rows whom it could be; not of a new one in a dry run, whose ids do not last
 * @name: (nullable): what people call it
 * @score: of doubtful rows, how likely (0 to 100)
 * @changes: (nullable) (element-type PcImportChange): of changed ones
 * @reasons: (nullable) (element-type PcImportReason): those that block first
 * @parked_id: (nullable): the parked row that it is, or was
 *
 * What becomes, or has become, of one row.
 */
typedef struct
{
  guint            sheet;
  guint            row;
  PcImportVerdict  verdict;
  const PcKind    *kind;
  char            *id;
  char            *name;
  guint            score;
  GPtrArray       *changes;
  GPtrArray       *reasons;
  char            *parked_id;
} PcImportOutcome;

PcImportOutcome *pc_import_outcome_new        (guint             sheet,
                                               guint             row,
                                               const PcKind     *kind);
void             pc_import_outcome_free       (PcImportOutcome  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcImportOutcome, pc_import_outcome_free)

/** Takes @message. */
void             pc_import_outcome_add_reason (PcImportOutcome  *self,
                                               int               column,
                                               gboolean          blocks,
                                               char             *message);

void             pc_import_outcome_add_change (PcImportOutcome  *self,
                                               const PcKind     *kind,
                                               guint             field,
                                               const PcValue    *before,
                                               const PcValue    *after);

/** Whether a reason blocks. */
gboolean         pc_import_outcome_is_blocked (const PcImportOutcome *self);

/** All sentences, one after the other; full; "" where there are none. */
char            *pc_import_outcome_dup_reasons (const PcImportOutcome *self);

/** "Town: Milano → Roma; …", full; "" where nothing changes. */
char            *pc_import_outcome_dup_changes (const PcImportOutcome *self);

G_END_DECLS
