/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-table.h"

G_BEGIN_DECLS

/**
 * PcTempRows:
 *
 * Rows that the rules reckon, put where a #PcTable finds them: in a temporary table of the store's connection, which no
 * other connection sees and which is gone with it. The table's columns are those of the #PcTable: `expression` is "r."
 * and the name of the field, `from` is "temp.NAME AS r", and `order` usually "r.rowid".
 *
 * Stays on the thread of the store.
 */
typedef struct _PcTempRows PcTempRows;

/**
 * pc_temp_rows_new:
 * @table: whose `from` begins with "temp."; static
 *
 * Makes the temporary table anew, empty.
 *
 * Errors: those of the store
 *
 * Returns: (transfer full): the rows, or %NULL
 */
PcTempRows *pc_temp_rows_new       (PcStore        *store,
                                    const PcTable  *table,
                                    GError        **error);
void        pc_temp_rows_free      (PcTempRows     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcTempRows, pc_temp_rows_free)

/** @column: index in the table; what is not set is empty, %NULL and %PC_UNSET too. */
void        pc_temp_rows_set_text  (PcTempRows     *self,
                                    guint           column,
                                    const char     *text);
void        pc_temp_rows_set_int   (PcTempRows     *self,
                                    guint           column,
                                    gint64          number);

/** Adds the row that was set, and begins the next one. */
gboolean    pc_temp_rows_add       (PcTempRows     *self,
                                    GError        **error);

G_END_DECLS
