/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/*
 * What belongs to this file alone and is no record, so that it stays out of the journal and no undo touches it: rows of
 * imports that wait for a decision, and how the columns of somebody's spreadsheets are read. What stands in the JSON
 * texts is for src/exchange to know.
 */

/**
 * PcParkedRow:
 * @import_id: of the import it came with
 * @source: name of the file, with the sheet behind it where there are several
 * @row_number: in the sheet, from 1
 * @kind: name of the kind of record
 * @cells: JSON: columns and texts
 * @reason: why it waits, as it was said
 * @state: "doubtful" or "refused"
 *
 * A row that was not taken.
 */
typedef struct
{
  char  *id;
  char  *import_id;
  char  *source;
  guint  row_number;
  char  *kind;
  char  *cells;
  char  *reason;
  char  *state;
} PcParkedRow;

void          pc_parked_row_free    (PcParkedRow        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcParkedRow, pc_parked_row_free)

/** Keeps @row, with a new id where it has none. Also inside a transaction, which then takes it with it. */
gboolean      pc_parked_rows_add    (PcStore            *store,
                                     const PcParkedRow  *row,
                                     GError            **error);

/** Those of @import_id, or all where it is %NULL, in the order of the files (array of #PcParkedRow); full. */
GPtrArray    *pc_parked_rows_list   (PcStore            *store,
                                     const char         *import_id,
                                     GError            **error);

/** The row of that id, full; NOT_FOUND. */
PcParkedRow  *pc_parked_rows_get    (PcStore            *store,
                                     const char         *id,
                                     GError            **error);

/** Throws it away. */
gboolean      pc_parked_rows_remove (PcStore            *store,
                                     const char         *id,
                                     GError            **error);

/** Throws away what waits of the same row of the same file, with the same cells: it has come again. */
gboolean      pc_parked_rows_remove_same (PcStore       *store,
                                       const char         *source,
                                       guint               row_number,
                                       const char         *cells,
                                       GError            **error);

/** How many wait; -1 where that cannot be told. */
gint64        pc_parked_rows_count  (PcStore            *store);

/**
 * PcSavedMapping:
 * @name: given by people, unique
 * @kind: name of the kind of record
 * @headings: JSON: what it is found again by
 * @mapping: JSON: which column holds what
 */
typedef struct
{
  char *name;
  char *kind;
  char *headings;
  char *mapping;
} PcSavedMapping;

void            pc_saved_mapping_free    (PcSavedMapping        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcSavedMapping, pc_saved_mapping_free)

/** All of them by name (array of #PcSavedMapping); full. */
GPtrArray      *pc_saved_mappings_list   (PcStore               *store,
                                          GError               **error);

/** In place of one of the same name. */
gboolean        pc_saved_mappings_put    (PcStore               *store,
                                          const PcSavedMapping  *mapping,
                                          GError               **error);

/** NOT_FOUND where there is none of that name. */
gboolean        pc_saved_mappings_remove (PcStore               *store,
                                          const char            *name,
                                          GError               **error);

G_END_DECLS
