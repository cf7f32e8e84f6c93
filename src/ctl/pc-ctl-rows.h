/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ctl.h"
#include "pc-value.h"

G_BEGIN_DECLS

/**
 * PcCtlFormat:
 * @PC_CTL_TABLE: for people: aligned columns, translated headings, values as the locale writes them
 * @PC_CTL_CSV: machine names, neutral values (ISO days, ids, codes, minutes and cents)
 * @PC_CTL_JSON: an array of objects with machine names and typed values, null where unset
 *
 * How rows are printed on standard output.
 */
typedef enum
{
  PC_CTL_TABLE,
  PC_CTL_CSV,
  PC_CTL_JSON
} PcCtlFormat;

typedef struct _PcCtlRows PcCtlRows;

/** Reads "table", "csv", "json"; %NULL is a table. G_OPTION_ERROR otherwise. */
gboolean   pc_ctl_rows_parse_format (const char            *text,
                                     PcCtlFormat           *format,
                                     GError               **error);

/** pc_ctl_parse() of a command that has no option but `--format`. */
char     **pc_ctl_rows_parse        (PcCtl                 *self,
                                     char                 **arguments,
                                     PcCtlFormat           *format,
                                     GError               **error);

PcCtlRows *pc_ctl_rows_new          (PcCtlFormat            format);
void       pc_ctl_rows_free         (PcCtlRows             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcCtlRows, pc_ctl_rows_free)

/** Adds @n columns, before the first row; @fields outlives @self. */
void       pc_ctl_rows_add_columns  (PcCtlRows             *self,
                                     const PcField         *fields,
                                     guint                  n);

/** Lets a table show only the first @most columns that hold anything, for kinds with many fields. */
void       pc_ctl_rows_set_most     (PcCtlRows             *self,
                                     guint                  most);

/** Prints a row, one value a column; a table waits for pc_ctl_rows_finish(), since its widths depend on all rows. */
void       pc_ctl_rows_add          (PcCtlRows             *self,
                                     const PcValue         *values);

/** The same for columns that are all text. */
void       pc_ctl_rows_add_texts    (PcCtlRows             *self,
                                     const char * const    *texts);

/** Ends the output. */
void       pc_ctl_rows_finish       (PcCtlRows             *self);

/** The value on one line for people, full: as pc_value_format(), moments in local time. */
char      *pc_ctl_format_value      (const PcField         *field,
                                     const PcValue         *value);

/** Prints a row without the array around it in JSON; in place of all other rows. */
void       pc_ctl_rows_print_single (PcCtlRows             *self,
                                     const PcValue         *values);

/** Prints @text and spaces up to @width columns of a terminal; wide letters take two. */
void       pc_ctl_print_padded      (const char            *text,
                                     int                    width);

/** How many columns of a terminal @text takes. */
int        pc_ctl_measure_text      (const char            *text);

G_END_DECLS
