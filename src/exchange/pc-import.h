/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-import-column.h"
#include "pc-import-outcome.h"
#include "pc-progress.h"
#include "pc-store.h"

G_BEGIN_DECLS

/**
 * PcImport:
 *
 * Takes records from a file: a workbook or separated values with one record a row, or a full-data workbook of Percorso,
 * which it knows by itself. First the file is looked at and a proposal made of what its columns hold
 * (pc_import_open()); that can be changed; then a dry run says of each row what would become of it; then it is done.
 * The dry run is the same run, whose transaction is rolled back. What is done is one entry of the journal, and one undo
 * takes it back.
 *
 * Rows are matched with what is there: by id, code, tax code, permit; VAT number; what belongs to somebody by whom it
 * belongs to, its day and time. People without such a number are compared with everybody (pc-match.h), and who could be
 * somebody is not taken but parked, as is what is refused: a row of which one half names somebody and the other half
 * somebody else, and one that would overwrite what an earlier row of the file has said. Empty cells leave what is there.
 *
 * On one thread at a time, which may be any.
 */
typedef struct _PcImport PcImport;

/**
 * PcImportSheet:
 * @name: of the sheet
 * @index: in the file
 * @hidden: whether it is not shown
 * @kind: (nullable): what its rows are about; %NULL where nothing is known
 * @chosen: whether it is imported
 * @header_row: the row with the headings
 * @columns: (element-type PcImportColumn)
 * @n_rows: with something in them, below the headings
 * @preview: (element-type GStrv): the first of them, as people see them, a text for each column
 *
 * What was seen of a sheet. Changed through the functions below only.
 */
typedef struct
{
  char         *name;
  guint         index;
  gboolean      hidden;
  const PcKind *kind;
  gboolean      chosen;
  guint         header_row;
  GPtrArray    *columns;
  guint         n_rows;
  GPtrArray    *preview;
} PcImportSheet;

/* Rows of PcImportSheet:preview. */
#define PC_IMPORT_PREVIEW_ROWS 20

/**
 * PcImportOptions:
 * @erase_empty: whether an empty cell empties the field; otherwise it leaves it
 * @least_score: from which score on somebody could be somebody (pc-match.h)
 *
 * How it is done.
 */
typedef struct
{
  gboolean  erase_empty;
  guint     least_score;
} PcImportOptions;

/**
 * pc_import_open:
 * @cancellable: (nullable)
 *
 * Looks at the whole file once: finds the headings, guesses what the rows are about and what each column holds, in
 * which order dates stand and what hours are.
 *
 * Errors: those of pc_sheet_reader_open() and pc_sheet_reader_read(); INVALID where a full-data workbook has lost the
 *   name of a sheet or of a column
 *
 * Returns: (transfer full): the import, or %NULL
 */
PcImport            *pc_import_open              (const char       *path,
                                                  GCancellable     *cancellable,
                                                  GError          **error);

/**
 * pc_import_open_parked:
 * @ids: (array zero-terminated=1): of rows that were parked (pc-parked-rows.h)
 *
 * Takes these rows up again. Each is a sheet of its own, with the columns it had. Those that are taken this time, or
 * are there already, wait no more.
 *
 * Errors: NOT_FOUND; DAMAGED where a row cannot be read
 *
 * Returns: (transfer full): the import, or %NULL
 */
PcImport            *pc_import_open_parked       (PcStore          *store,
                                                  const char * const *ids,
                                                  GError          **error);

void                 pc_import_free              (PcImport         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcImport, pc_import_free)

/** Name of the file without its folder. */
const char          *pc_import_get_name          (PcImport         *self);

/** Whether it is a full-data workbook of Percorso, of which nothing needs to be chosen. */
gboolean             pc_import_is_own            (PcImport         *self);

/** The sheets (array of #PcImportSheet), in the order in which they are imported; borrowed. */
GPtrArray           *pc_import_list_sheets       (PcImport         *self);

/** Index in that list of the sheet of that name, or -1. */
int                  pc_import_find_sheet        (PcImport         *self,
                                                  const char       *name);

/** Whether to import sheet @sheet; one without a kind is never. */
void                 pc_import_set_chosen        (PcImport         *self,
                                                  guint             sheet,
                                                  gboolean          chosen);

/** Says what the rows are about, and proposes the columns anew. */
void                 pc_import_set_kind          (PcImport         *self,
                                                  guint             sheet,
                                                  const PcKind     *kind);

/** Says what a column holds; another column that held the same holds nothing any more. Not in a workbook of ours. */
void                 pc_import_set_target        (PcImport         *self,
                                                  guint             sheet,
                                                  guint             column,
                                                  PcImportTarget    target);

/** Index of the column with that heading, or with that letter ("C") or number from 1 where no heading is so; -1. */
int                  pc_import_find_column       (PcImport         *self,
                                                  guint             sheet,
                                                  const char       *text);

/** Says in which order the dates of all columns of the sheet stand. */
void                 pc_import_set_date_order    (PcImport         *self,
                                                  guint             sheet,
                                                  PcDateOrder       order);

/** Says whether lengths are hours with decimals in all columns of the sheet. */
void                 pc_import_set_decimal_hours (PcImport         *self,
                                                  guint             sheet,
                                                  gboolean          decimal);

PcImportOptions     *pc_import_get_options       (PcImport         *self);

/**
 * pc_import_decide:
 * @row: of a sheet, as in #PcImportOutcome
 * @decision: (nullable): "new": somebody else; the id of a record: that one; %NULL: as if nothing had been said
 *
 * Decides what a doubtful row is, for the runs that follow.
 */
void                 pc_import_decide            (PcImport         *self,
                                                  guint             sheet,
                                                  guint             row,
                                                  const char       *decision);

G_END_DECLS
