/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

typedef struct _PcCursor PcCursor;

/**
 * pc_cursor_new:
 * @sql: one SELECT, with parameters as `:name`
 *
 * Rows of a query, one at a time, in constant memory. Stays on the thread of @store, which outlives it.
 */
PcCursor   *pc_cursor_new       (PcStore        *store,
                                 const char     *sql,
                                 GError        **error);
void        pc_cursor_free      (PcCursor       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcCursor, pc_cursor_free)

/** Sets parameter `:name`; one that the query does not have is passed over. */
void        pc_cursor_bind_text (PcCursor       *self,
                                 const char     *name,
                                 const char     *text);
void        pc_cursor_bind_int  (PcCursor       *self,
                                 const char     *name,
                                 gint64          number);

/** Back to before the first row, with the same parameters. */
void        pc_cursor_reset     (PcCursor       *self);

/** Moves to the next row; %FALSE at the end, and with @error set where that is not the end. */
gboolean    pc_cursor_next      (PcCursor       *self,
                                 GError        **error);

/** Text of column @column (from 0) of this row; %NULL for none; valid until the next move. */
const char *pc_cursor_get_text  (PcCursor       *self,
                                 guint           column);

/** Number of the column; %PC_UNSET for none. */
gint64      pc_cursor_get_int   (PcCursor       *self,
                                 guint           column);

/** The column as a value of @field; its text is borrowed and valid until the next move: never clear it. */
void        pc_cursor_get_value (PcCursor       *self,
                                 guint           column,
                                 const PcField  *field,
                                 PcValue        *value);

G_END_DECLS
