/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-cursor.h"

G_BEGIN_DECLS

/**
 * PcColumnUse:
 * @PC_COLUMN_PLAIN: nothing special
 * @PC_COLUMN_GROUP: tells people apart together with the other columns of this use (sex, age class, citizenship...)
 * @PC_COLUMN_HEADS: counts people
 * @PC_COLUMN_HEADS_SUM: counts all those whom the columns of heads before it count
 * @PC_COLUMN_FILLED: whoever has the workbook fills it in or corrects it, and it comes back
 * @PC_COLUMN_HIDDEN: for the program alone, when the workbook comes back: ids and versions
 * @PC_COLUMN_CODE: the code of a word that stands in another column: for programs, and not printed
 */
typedef enum
{
  PC_COLUMN_PLAIN,
  PC_COLUMN_GROUP,
  PC_COLUMN_HEADS,
  PC_COLUMN_HEADS_SUM,
  PC_COLUMN_FILLED,
  PC_COLUMN_HIDDEN,
  PC_COLUMN_CODE
} PcColumnUse;

/**
 * PcColumnLength:
 * @PC_LENGTH_CLOCK: "1:30"
 * @PC_LENGTH_BOTH: an export has it as hours with decimals too, in a column of its own
 * @PC_LENGTH_DECIMAL: 1.50 hours
 *
 * How a length of time stands in a spreadsheet.
 */
typedef enum
{
  PC_LENGTH_CLOCK,
  PC_LENGTH_BOTH,
  PC_LENGTH_DECIMAL
} PcColumnLength;

/**
 * PcColumn:
 * @expression: SQL for the value, over the tables of #PcTable:from
 * @field: name, type, code list, flags and heading of the value
 * @width: in characters
 * @total: whether a spreadsheet totals it
 * @formula: (nullable): the same as a spreadsheet formula over cells of the row, each named as `{column}`
 * @use: what else it is for
 * @length: of minutes
 */
typedef struct
{
  const char     *expression;
  PcField         field;
  guint           width;
  gboolean        total;
  const char     *formula;
  PcColumnUse     use;
  PcColumnLength  length;
} PcColumn;

/**
 * PcParameter:
 * @field: name, type and heading of what is asked; its name is the `:name` in @condition
 * @condition: (nullable): SQL that applies only where a value is given; %NULL where the rows are reckoned by what
 *   takes the value itself
 * @unset: (nullable): what it is where no value is given, as people read it; %NULL where it then restricts nothing
 */
typedef struct
{
  PcField     field;
  const char *condition;
  const char *unset;
} PcParameter;

/**
 * PcTable:
 * @name: word of percorsoctl and name of the file
 * @title: heading, in English
 * @description: (nullable): a sentence on what it is for, in English
 * @from: SQL after FROM; the table of the records themselves is `r`
 * @also_from: (nullable): a second source with the same aliases, whose rows are merged in
 * @where: (nullable): SQL that always applies
 * @order: (nullable): sort terms, separated by commas; must be unique for a steady order
 *
 * A query and its columns, declared once. Lists in the window, print-outs, spreadsheets and
 * CSV are all made from it.
 */
typedef struct
{
  const char        *name;
  const char        *title;
  const char        *description;
  const char        *from;
  const char        *also_from;
  const char        *where;
  const char        *order;
  const PcColumn    *columns;
  guint              n_columns;
  const PcParameter *parameters;
  guint              n_parameters;
} PcTable;

/** Index of the column of that name, or -1. */
int         pc_table_find_column (const PcTable  *table,
                                  const char     *name);

/**
 * pc_table_open:
 * @arguments: (nullable): parameter name -> text as kept (ISO dates, ids), `char *` to `char *`
 *
 * All rows, with the columns in order.
 */
PcCursor   *pc_table_open        (const PcTable  *table,
                                  PcStore        *store,
                                  GHashTable     *arguments,
                                  GError        **error);

/**
 * pc_table_count:
 * @cancellable: (nullable): looked at again and again
 *
 * Errors: those of the store, G_IO_ERROR CANCELLED
 *
 * Returns: how many rows pc_table_open() would give, or -1
 */
gint64      pc_table_count       (const PcTable  *table,
                                  PcStore        *store,
                                  GHashTable     *arguments,
                                  GCancellable   *cancellable,
                                  GError        **error);

/**
 * pc_table_list_keys:
 * @sort: column to sort by, or -1 for the table's own order
 *
 * Row ids of `r` in order: what a long list keeps in memory.
 *
 * Returns: (transfer full): array of gint64
 */
GArray     *pc_table_list_keys   (const PcTable  *table,
                                  PcStore        *store,
                                  GHashTable     *arguments,
                                  int             sort,
                                  gboolean        descending,
                                  GError        **error);

/** A cursor over the one row whose row id is bound to `:key`; after the columns comes the id of `r`. */
PcCursor   *pc_table_open_row    (const PcTable  *table,
                                  PcStore        *store,
                                  GError        **error);

G_END_DECLS
