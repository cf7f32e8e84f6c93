/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-import-column.h"
#include "pc-origin.h"
#include "pc-return-form.h"
#include "pc-return.h"
#include "pc-table.h"

G_BEGIN_DECLS

/* Shared by the files pc-return*.c alone. */

struct _PcReturn
{
  char          *name;
  PcSheetReader *reader;
  PcOrigin      *origin;
  GPtrArray     *sheets;      /* Of the names, and NULL. */
  PcReturnSide   side;
  GHashTable    *decisions;   /* Table, id and column -> PcReturnSide. */
};

/**
 * PcReturnColumn:
 * @column: as it is declared
 * @written: its place in the workbook as it was written
 * @index: its place in the sheet by now; -1 where it is not there any more
 * @reader: reads words in any language
 */
typedef struct
{
  const PcColumn *column;
  int             written;
  int             index;
  PcImportColumn *reader;
} PcReturnColumn;

/** A cell to be filled in of the row under way. */
typedef struct
{
  PcValue  base;
  PcValue  file;
  PcValue  ours;
  gboolean taken;
} PcReturnCell;

/* The rows of one id; there are several where one was copied in the spreadsheet. */
typedef struct
{
  guint  row;     /* The first of them. */
  guint  other;   /* One that says something else, or 0. */
  char  *said;    /* What the cells to be filled in say in the first. */
} PcReturnCopies;

/* One run. */
typedef struct
{
  PcReturn            *workbook;
  PcStore             *store;
  PcReturnResult      *result;
  PcProgress          *progress;
  GCancellable        *cancellable;
  gint64               n_rows;
  gint64               n_expected;
  guint                n_taken;

  /* Of the table under way. */
  PcOriginTable       *written;
  const PcReturnForm  *form;
  const char          *kind;
  GArray              *filled;     /* Of PcReturnColumn: those to be filled in … */
  GArray              *marked;     /* … and those that have a mark. */
  int                  id;
  int                  base;
  GHashTable          *ids;        /* Of rows -> PcReturnCopies. */

  /* Of the sheet and the row under way. */
  guint                sheet;
  const char          *sheet_name;
  gboolean             has_heading;
  guint                row;
  const char          *row_id;
  PcImportOutcome     *outcome;
  PcRecord            *record;
  PcReturnCell        *cells;
  gboolean             conflict;
} PcReturnRunning;

/* pc-return.c */
PcReturnSide  pc_return_get_side       (PcReturn         *self,
                                        const char       *table,
                                        const char       *id,
                                        const char       *column);

/* pc-return-sheet.c */

/** Takes the rows of all sheets. */
gboolean      pc_return_take_tables    (PcReturnRunning  *run,
                                        GError          **error);

/* pc-return-row.c */

/** Takes a row; @id and @base are what stands in its hidden cells. */
gboolean      pc_return_take_row       (PcReturnRunning  *run,
                                        const char       *id,
                                        const char       *base,
                                        const PcCell     *cells,
                                        guint             n_cells,
                                        GError          **error);

/** "… (column “In”, cell J7)": @message about a cell of the row, full. */
char         *pc_return_describe_cell  (PcReturnRunning       *run,
                                        const PcReturnColumn  *column,
                                        const char            *message);

/* pc-return-conflict.c */

/** Tells that both sides have changed cell @index of the filled ones. */
void          pc_return_add_conflict   (PcReturnRunning  *run,
                                        guint             index);
void          pc_return_conflict_free  (gpointer          conflict);

G_END_DECLS
