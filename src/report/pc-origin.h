/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-sheet-reader.h"

G_BEGIN_DECLS

/** A sheet with rows of a table, from its second row on. */
typedef struct
{
  char   *name;
  gint64  n_rows;
} PcOriginSheet;

/**
 * PcOriginTable:
 * @name: word of the table
 * @columns: names of its columns in their order
 * @types: the types of these: "text", "integer", "minutes", "money", "date", "time", "instant"
 * @headings: (element-type utf8): of these, as they were written
 * @sheets: of PcOriginSheet
 * @digest: as it was when the workbook was written
 */
typedef struct
{
  char       *name;
  char      **columns;
  char      **types;
  GPtrArray  *headings;
  GArray     *sheets;
  char       *digest;
} PcOriginTable;

/**
 * PcOrigin:
 * @report: word of the report
 * @generated: moment in UTC
 * @facts: (element-type utf8 utf8): what else was said of all, as "language", "parameter:from"
 * @tables: of PcOriginTable
 *
 * What a workbook of ours says of itself to programs (pc-workbook-origin.h). Whoever edits a workbook may have changed it
 * since: nothing of it is believed without looking.
 */
typedef struct
{
  char       *report;
  char       *generated;
  GHashTable *facts;
  GPtrArray  *tables;
} PcOrigin;

/**
 * pc_origin_read:
 *
 * Errors: those of pc_sheet_reader_read(); INVALID where @reader is no workbook of ours or the sheet is spoilt
 *
 * Returns: (transfer full): the origin, or %NULL
 */
PcOrigin      *pc_origin_read        (PcSheetReader   *reader,
                                      GError         **error);
void           pc_origin_free        (PcOrigin        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcOrigin, pc_origin_free)

/** Whether @reader has such a sheet at all. */
gboolean       pc_origin_is_there    (PcSheetReader   *reader);

/** The table of that name, or %NULL. */
PcOriginTable *pc_origin_find_table  (PcOrigin        *self,
                                      const char      *name);

/** Index of the column, or -1. */
int            pc_origin_find_column (PcOriginTable   *table,
                                      const char      *name);

G_END_DECLS
