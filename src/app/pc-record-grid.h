/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_RECORD_GRID (pc_record_grid_get_type ())
G_DECLARE_FINAL_TYPE (PcRecordGrid, pc_record_grid, PC, RECORD_GRID, GtkBox)

/**
 * PcRecordGrid:
 *
 * Records typed as in a spreadsheet: one a line, a field a column. In a `.ui` file it has a `kind`,
 * its `fields` and a `title`. Arrows, Tab and Enter move; typing replaces, F2 edits, Delete clears;
 * Ctrl+C and Ctrl+V exchange ranges with a spreadsheet, Ctrl+D copies from the cell above,
 * Ctrl+Delete removes the line. The last line is for a new record. A record is kept as soon as it has
 * what it needs; what is missing is said below.
 *
 * Emits `edited` (record, field) before a changed record is kept, `moved` (record) where the cursor has come to a cell of its
 * line, and `failed` (message) where something could not be kept.
 */

/** Makes what a new line starts from: belonging to its parent, with the usual values; full. */
typedef PcRecord  *(*PcRecordGridMake) (PcRecordGrid *grid,
                                        gpointer      user_data);

/** Lists the records of the grid (array of #PcRecord), new ones that are not kept yet among them; full. */
typedef GPtrArray *(*PcRecordGridLoad) (PcRecordGrid *grid,
                                        gpointer      user_data);

/**
 * PcRecordGridCheck:
 * @issues: (element-type PcIssue): empty; to be added to, the gravest first
 *
 * Looks at a record that is complete by its own check, before it is kept: an issue that blocks keeps it out, others are
 * said below the lines.
 */
typedef void       (*PcRecordGridCheck) (PcRecordGrid *grid,
                                         PcRecord     *record,
                                         GPtrArray    *issues,
                                         gpointer      user_data);

void  pc_record_grid_set_store  (PcRecordGrid     *self,
                                 PcStore          *store);

/**
 * pc_record_grid_set_source:
 * @load: lists the lines
 * @make: (nullable): makes the line for a new record; %NULL where the lines are given, as the days of a month
 */
void  pc_record_grid_set_source (PcRecordGrid     *self,
                                 PcRecordGridLoad  load,
                                 PcRecordGridMake  make,
                                 gpointer          user_data);

/** What else is to be said of a record than it says of itself; %NULL for nothing. */
void  pc_record_grid_set_check  (PcRecordGrid      *self,
                                 PcRecordGridCheck  check,
                                 gpointer           user_data);

/**
 * pc_record_grid_set_parent:
 * @field: name of the field that says what the records belong to
 * @id: (nullable): to what; %NULL empties the grid
 * @order: name of the field to sort by; " DESC" may follow
 *
 * The usual source: the records of one parent; new ones get the usual values.
 */
void  pc_record_grid_set_parent (PcRecordGrid     *self,
                                 const char       *field,
                                 const char       *id,
                                 const char       *order);

/** Lists the records anew, keeping the place of the cursor. */
void  pc_record_grid_reload     (PcRecordGrid     *self);

/** The lines, the empty one at the end included. */
guint pc_record_grid_get_n_rows (PcRecordGrid     *self);

/** Puts the cursor into the first line that is not kept yet: the one for a new record. */
void  pc_record_grid_start      (PcRecordGrid     *self);

/**
 * pc_record_grid_show_record:
 * @id: (nullable): of a record; %NULL for the line of a new one
 * @field: index of a field; the first column where the grid does not have it
 *
 * Puts the cursor there; %FALSE where the grid has no such record.
 */
gboolean pc_record_grid_show_record (PcRecordGrid *self,
                                     const char   *id,
                                     int           field);

G_END_DECLS
