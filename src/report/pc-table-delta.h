/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-table-rows.h"

G_BEGIN_DECLS

/** What became of a row. */
typedef enum
{
  PC_DELTA_NEW,
  PC_DELTA_CHANGED,
  PC_DELTA_GONE
} PcDeltaKind;

/**
 * PcDeltaRow:
 * @id: (nullable): of the record that the row is
 * @values: as it is now; as it was where it is gone
 * @before: (nullable): of a changed row: as it was
 */
typedef struct
{
  PcDeltaKind  kind;
  char        *id;
  PcValue     *values;
  PcValue     *before;
} PcDeltaRow;

/**
 * PcTableDelta:
 * @n_columns: those of the table as it is now
 * @columns: their names, borrowed
 * @types: their types
 * @compared: what each is compared by: the column with the code of a list where both workbooks have it, whose words are
 *   those of the language that a workbook was made in, and otherwise the column itself
 * @headings: their headings
 * @rows: of PcDeltaRow: those that are new or changed in the order of now, then those that are gone in their order
 *
 * What is different between two workbooks of the same report in one table. In memory are a short digest of each row that
 * was there, and the rows that differ.
 */
typedef struct
{
  guint        n_columns;
  char       **columns;
  PcFieldType *types;
  guint       *compared;
  GPtrArray   *headings;
  GPtrArray   *rows;
} PcTableDelta;

/** A workbook and one of its tables; %NULL where it does not have it. */
typedef struct
{
  PcSheetReader *reader;
  PcOriginTable *table;
} PcDeltaSide;

/**
 * pc_table_delta_new:
 * @before: what was handed over
 * @now: the same report made now
 * @keys: (array zero-terminated): names of the columns by which a row is known again; those that a table lacks do not count
 *
 * Errors: those of pc_table_rows_read()
 *
 * Returns: (transfer full): the differences; outlived by @now
 */
PcTableDelta *pc_table_delta_new   (const PcDeltaSide   *before,
                                    const PcDeltaSide   *now,
                                    const char * const  *keys,
                                    GCancellable        *cancellable,
                                    GError             **error);
void          pc_table_delta_free  (PcTableDelta        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcTableDelta, pc_table_delta_free)

G_END_DECLS
