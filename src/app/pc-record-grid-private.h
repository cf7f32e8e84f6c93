/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-field-entry.h"
#include "pc-grid-cell.h"
#include "pc-record-grid.h"

G_BEGIN_DECLS

/*
 * Shared by the files of the grid: pc-record-grid.c has its cells, pc-record-grid-lines.c the records in its lines,
 * pc-record-grid-keys.c its keys.
 */

struct _PcRecordGrid
{
  GtkBox            parent_instance;

  GtkWidget        *title;
  GtkScrolledWindow *scroller;
  GtkGrid          *grid;
  GtkLabel         *message;

  const PcKind     *kind;
  GArray           *columns;    /* guint: indices of fields. */
  GPtrArray        *entries;    /* PcFieldEntry, one a column, made when first needed. */

  PcStore          *store;
  PcRecordGridLoad  load;
  PcRecordGridMake  make;
  gpointer          user_data;
  PcRecordGridCheck check;
  gpointer          check_data;

  int               parent_field;
  char             *parent_id;
  char             *order;

  GPtrArray        *records;    /* PcRecord, one a line; the last is new where @make is set. */
  GPtrArray        *cells;      /* PcGridCell, line by line. */

  guint             row;        /* The cursor... */
  guint             column;
  guint             anchor_row; /* ...and where the selection began. */
  guint             anchor_column;
  PcFieldEntry     *editing;
  gboolean          saving;
  gboolean          begun;      /* Something was typed into a line that is not kept yet. */
  guint             reload_id;
  guint             tick_id;    /* Until the cell with the cursor has its place. */
};

PcGridCell *pc_record_grid_get_cell      (PcRecordGrid    *self,
                                          guint            row,
                                          guint            column);
PcRecord   *pc_record_grid_get_record    (PcRecordGrid    *self,
                                          guint            row);

/** Shows the values of the record of a line again. */
void        pc_record_grid_show_row      (PcRecordGrid    *self,
                                          guint            row);

/** A cell for a line and a column, which it belongs to from then on. */
GtkWidget  *pc_record_grid_new_cell      (PcRecordGrid    *self,
                                          guint            row,
                                          guint            column);

/** Adds the line for a new record. */
void        pc_record_grid_add_line      (PcRecordGrid    *self);

/** Marks the cells between the cursor and where the selection began. */
void        pc_record_grid_mark_selection (PcRecordGrid   *self);

/** Emits `failed`. */
void        pc_record_grid_fail          (PcRecordGrid    *self,
                                          const char      *message);

/** Says @text below the lines; %NULL says nothing. */
void        pc_record_grid_show_message  (PcRecordGrid    *self,
                                          const char      *text);

/** Puts the cursor to a cell, as near as there is one; @extend keeps where the selection began. */
void        pc_record_grid_move_to       (PcRecordGrid    *self,
                                          guint            row,
                                          guint            column,
                                          gboolean         extend);

/** Keeps the record of a line where it has what it needs; %FALSE where it does not. */
gboolean    pc_record_grid_save_row      (PcRecordGrid    *self,
                                          guint            row);

/** Edits the cell with the cursor: what it holds, or @typed in its place. */
void        pc_record_grid_start_editing (PcRecordGrid    *self,
                                          const char      *typed);

/** Ends editing; %FALSE where the text cannot be read, and editing goes on. */
gboolean    pc_record_grid_stop_editing  (PcRecordGrid    *self,
                                          gboolean         keep);

/** Reads @text into a cell, without keeping the record yet. */
void        pc_record_grid_parse_cell    (PcRecordGrid    *self,
                                          guint            row,
                                          guint            column,
                                          const char      *text);

/** Removes the record of the line with the cursor. */
void        pc_record_grid_remove_row    (PcRecordGrid    *self);

/** What a key does; %TRUE where it meant something. */
gboolean    pc_record_grid_key_pressed   (PcRecordGrid    *self,
                                          guint            keyval,
                                          guint            keycode,
                                          GdkModifierType  state);

G_END_DECLS
