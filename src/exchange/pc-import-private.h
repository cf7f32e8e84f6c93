/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-cursor.h"
#include "pc-import-finder.h"
#include "pc-import-run.h"
#include "pc-match-pool.h"
#include "pc-parked-rows.h"

G_BEGIN_DECLS

/* Shared by the files pc-import*.c alone. */

/* By which a file is known to be the one that was looked at. */
typedef struct
{
  guint64 size;
  guint64 changed;   /* Microseconds. */
  guint64 inode;
} PcImportStamp;

struct _PcImport
{
  char            *path;       /* NULL of parked rows. */
  char            *name;
  PcImportStamp    stamp;
  gboolean         own;
  gboolean         is_1904;
  GPtrArray       *sheets;     /* Of PcImportSheet. */
  GHashTable      *decisions;  /* "sheet row" -> "new" or id. */
  PcImportOptions  options;
  GPtrArray       *parked;     /* Of PcParkedRow, one a sheet; NULL of files. */
};

/**
 * PcImportPart:
 * @role: what it is to the row
 * @given: a record with what the row says; never kept itself
 * @columns: one a field: the column it stands in, or -1
 * @is_given: one a field: whether there is something in the cell
 * @n_given: how many
 * @whole: (nullable): the record in words
 * @whole_column: where that stands, or -1
 *
 * What a row says of one record.
 */
typedef struct
{
  const PcKind *kind;
  PcImportRole  role;
  PcRecord     *given;
  int          *columns;
  gboolean     *is_given;
  guint         n_given;
  char         *whole;
  int           whole_column;
} PcImportPart;

/* One run over a file. */
typedef struct
{
  PcImport        *import;
  PcStore         *store;
  gboolean         keep;
  PcImportFinder  *finder;
  PcMatchPool     *pool;       /* NULL until somebody is compared. */
  GHashTable      *cursors;    /* SQL -> PcCursor. */
  PcImportResult  *result;
  PcProgress      *progress;
  GCancellable    *cancellable;
  guint            n_rows;
  guint            n_expected;
  gboolean         has_waiting; /* Whether any row waits from before. */
  GHashTable      *taken;       /* Of records that rows were about: id -> the first of these rows. */

  /* Of the row under way. */
  guint            sheet_index;
  PcImportSheet   *sheet;
  GPtrArray       *parts;      /* Of PcImportPart: one a kind that the columns name, the one of the row first. */
  PcImportOutcome *outcome;
} PcImportRunning;

/* pc-import.c */

/** Whether the file at @path is the one that was looked at; sets @error to CONFLICT otherwise. */
gboolean      pc_import_check_stamp   (PcImport         *self,
                                       GError          **error);
PcImportSheet *pc_import_sheet_new    (const char       *name,
                                       guint             index);
const char   *pc_import_get_decision  (PcImport         *self,
                                       guint             sheet,
                                       guint             row);

/* pc-import-own.c */

/** Takes the sheets of a full-data workbook from what its hidden sheet says; %FALSE, and no error, where it is none. */
gboolean      pc_import_read_own      (PcImport         *self,
                                       PcSheetReader    *reader,
                                       GCancellable     *cancellable,
                                       GError          **error);

/* pc-import-look.c */

/** Looks at a sheet and proposes what it is. */
gboolean      pc_import_look_at_sheet (PcImportSheet    *sheet,
                                       PcSheetReader    *reader,
                                       GCancellable     *cancellable,
                                       GError          **error);
/** Reads a sheet of which the headings and columns are known. */
gboolean      pc_import_look_at_rows  (PcImportSheet    *sheet,
                                       PcSheetReader    *reader,
                                       GCancellable     *cancellable,
                                       GError          **error);
/** Proposes what each column holds, by its heading. */
void          pc_import_propose       (PcImportSheet    *sheet);

/* pc-import-parts.c: what the cells of a row say */

/** Makes the parts of the rows of a sheet. */
GPtrArray    *pc_import_parts_new     (PcImportSheet    *sheet);
PcImportPart *pc_import_parts_find    (GPtrArray        *parts,
                                       const PcKind     *kind);
/**
 * Reads the cells into the parts; what is wrong with them becomes reasons of the outcome. %FALSE where nothing can go
 * on.
 */
gboolean      pc_import_parts_read    (PcImportRunning  *run,
                                       const PcCell     *cells,
                                       guint             n_cells,
                                       GError          **error);
/** "… (column “Data di nascita”, cell D7)", full. */
char         *pc_import_describe_cell (PcImportRunning  *run,
                                       int               column,
                                       const char       *message);

/* pc-import-owner.c: to whom a row belongs */

/**
 * Sets the references of the row's record to the records that its other columns name. Those that cannot be found become
 * reasons of the outcome.
 */
gboolean      pc_import_find_owners   (PcImportRunning  *run,
                                       GError          **error);

/* pc-import-match.c: which record a row is */

/** A cursor for @sql, at its beginning; borrowed. */
PcCursor     *pc_import_get_cursor    (PcImportRunning  *run,
                                       const char       *sql,
                                       GError          **error);
void          pc_import_bind_field    (PcCursor         *cursor,
                                       PcRecord         *record,
                                       guint             field);
/** The record that @part is, by what tells it apart; @id is %NULL where it is a new one. */
gboolean      pc_import_find_same     (PcImportRunning  *run,
                                       PcImportPart     *part,
                                       char            **id,
                                       GError          **error);

/* pc-import-person.c: who a person is */

/** INVALID: what the row says of who it is about is that of the person of @id in part alone. */
gboolean      pc_import_fail_identity (PcImportRunning  *run,
                                       const char       *id,
                                       GError          **error);
/** Whether name and tax code of @part, about which no row is, can be those of the person of @id; INVALID otherwise. */
gboolean      pc_import_check_identity (PcImportRunning *run,
                                       PcImportPart     *part,
                                       const char       *id,
                                       GError          **error);

/** Whether it is no person but the sum below a list: "Totale" where the family name stands, and nobody's number. */
gboolean      pc_import_is_total      (PcImportPart     *part);
/** As pc_import_find_same() for people; doubt becomes the verdict and a reason of the outcome. */
gboolean      pc_import_find_person   (PcImportRunning  *run,
                                       PcImportPart     *part,
                                       char            **id,
                                       GError          **error);

/* pc-import-row.c */

/** Whether @error is about the row alone, so that the others go on. */
gboolean      pc_import_is_row_error  (const GError     *error);
/** Adds a reason that blocks, from @error, which is cleared; %FALSE with @error where it is not about the row alone. */
gboolean      pc_import_take_error    (PcImportRunning  *run,
                                       int               column,
                                       GError          **failure,
                                       GError          **error);
gboolean      pc_import_take_row      (PcImportRunning  *run,
                                       guint             row,
                                       const PcCell     *cells,
                                       guint             n_cells,
                                       GError          **error);

/* pc-import-park.c: rows that wait, as JSON */

/** The sheet of one row that @row is, as number @index; DAMAGED where its cells cannot be read. */
PcImportSheet *pc_import_unpark_sheet (PcParkedRow    *row,
                                       guint             index,
                                       GError          **error);

/** Keeps the row under way with its cells where it was not taken, and forgets that it waited where it did. */
gboolean      pc_import_park_row      (PcImportRunning  *run,
                                       const PcCell     *cells,
                                       guint             n_cells,
                                       GError          **error);
/** The cells of a parked row, which point into @texts. */
PcCell       *pc_import_unpark_cells  (PcParkedRow      *row,
                                       GStrv            *texts,
                                       guint            *n_cells);

G_END_DECLS
