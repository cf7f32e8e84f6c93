/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-chart.h"
#include "pc-progress.h"
#include "pc-report-view.h"
#include "pc-table.h"

G_BEGIN_DECLS

/**
 * PcReportSheet:
 * @table: query, columns and parameters
 * @landscape: whether pages are printed on their side
 * @row_height: in points, 0 for the usual one; rows that are signed by hand need more
 * @charts: (nullable): over the rows
 *
 * A table, and what it needs as a sheet. Columns to be signed or filled in by hand have the expression "NULL".
 */
typedef struct
{
  const PcTable *table;
  gboolean       landscape;
  guint          row_height;
  const PcChart *charts;
  guint          n_charts;
} PcReportSheet;

typedef struct _PcReport PcReport;

/**
 * PcReportPrepareFunc:
 * @arguments: (nullable): parameter name -> text as kept
 *
 * Reckons rows by the rules, and puts them where the tables of @self find them (pc-temp-rows.h). On the store's thread.
 *
 * Errors: those of reading, INVALID where an argument is missing without which nothing can be said, G_IO_ERROR CANCELLED
 */
typedef gboolean (*PcReportPrepareFunc) (const PcReport  *self,
                                         PcStore         *store,
                                         GHashTable      *arguments,
                                         GCancellable    *cancellable,
                                         GError         **error);

/**
 * PcReportDescribeFunc:
 * @options: what of the tables leaves, and as what
 *
 * Fills the tables of @self that say what stands in its others. On the store's thread.
 *
 * Errors: those of the store, G_IO_ERROR CANCELLED
 */
typedef gboolean (*PcReportDescribeFunc) (const PcReport             *self,
                                          PcStore                    *store,
                                          const PcReportViewOptions  *options,
                                          GCancellable               *cancellable,
                                          GError                    **error);

/**
 * PcReport:
 * @name: word of percorsoctl and name of the file
 * @title: heading, in English
 * @description: (nullable): a sentence on what it is for, in English
 * @sheets: one or more; the parameters of the first are those of the report
 * @list_sheets: (nullable): makes @sheets, where they are as many as there are kinds of records; once
 * @prepare: (nullable): where the rows are not simply in the database
 * @describe: (nullable): where some of its tables are about the columns of the others
 *
 * A report is its tables. On the screen, in a workbook, as CSV and on paper it is made from this declaration alone.
 */
struct _PcReport
{
  const char           *name;
  const char           *title;
  const char           *description;
  const PcReportSheet  *sheets;
  guint                 n_sheets;
  const PcReportSheet *(*list_sheets) (guint *n_sheets);
  PcReportPrepareFunc   prepare;
  PcReportDescribeFunc  describe;
};

/** All reports; NULL at the end. */
const PcReport * const *pc_report_list       (void);

/** The report of that name, or %NULL. */
const PcReport      *pc_report_find           (const char      *name);

const char          *pc_report_get_name       (const PcReport  *self);

/** The title, translated. */
const char          *pc_report_get_title      (const PcReport  *self);

/** What it is for, translated; %NULL where nothing is said. */
const char          *pc_report_get_description (const PcReport  *self);

const PcReportSheet *pc_report_get_sheets     (const PcReport  *self,
                                               guint           *n_sheets);

const PcParameter   *pc_report_get_parameters (const PcReport  *self,
                                               guint           *n_parameters);

/**
 * pc_report_check_argument:
 * @name: of a parameter
 * @text: as typed
 * @kept: (out) (nullable): the text as pc_report_write() takes it; %NULL where @text is blank
 *
 * Errors: NOT_FOUND where there is no such parameter, INVALID as pc_value_parse()
 */
gboolean             pc_report_check_argument (const PcReport  *self,
                                               const char      *name,
                                               const char      *text,
                                               char           **kept,
                                               GError         **error);

/**
 * pc_report_prepare:
 * @options: (nullable): what of the tables is to be shown; %NULL for all of them
 *
 * Makes the rows of the tables ready to be read through @store; at once where they are in the database. Whoever shows a
 * table of the report does this first.
 *
 * Errors: those of #PcReportPrepareFunc and #PcReportDescribeFunc
 */
gboolean             pc_report_prepare        (const PcReport             *self,
                                               PcStore                    *store,
                                               GHashTable                 *arguments,
                                               const PcReportViewOptions  *options,
                                               GCancellable               *cancellable,
                                               GError                    **error);

/**
 * PcReportRequest:
 * @arguments: (nullable): parameter name -> text as kept; those that are missing do not restrict
 * @recipient: (nullable): pseudonymised, with the codes made for this recipient; see pc-report-view.h
 * @key_path: (nullable): a .csv file for which code stands for whom
 * @notes: whether free text stays in a pseudonymised report
 * @ids: with hidden columns by which its rows are known again
 * @filled: with cells to be filled in, and all else locked, where the report has such columns; asks for @ids as well
 * @written: (nullable) (element-type PcReportWritten): pc_report_write() adds what it has written, once it is there
 *
 * What is wanted of a report.
 */
typedef struct
{
  GHashTable *arguments;
  const char *recipient;
  const char *key_path;
  gboolean    notes;
  gboolean    ids;
  gboolean    filled;
  GPtrArray  *written;
} PcReportRequest;

/**
 * PcReportWritten:
 * @table: which one of the report
 * @path: the file that it stands in
 * @n_rows: how many rows it has, headings and totals aside
 * @digest: (nullable): see pc-row-digest.h; %NULL in separated values
 *
 * A table that was written.
 */
typedef struct
{
  const PcTable *table;
  char          *path;
  gint64         n_rows;
  char          *digest;
} PcReportWritten;

void                 pc_report_written_free   (PcReportWritten *self);

/**
 * pc_report_write:
 * @store: any store, on its thread
 * @request: (nullable): %NULL for all that there is
 * @path: a file that ends in ".xlsx" or ".csv"; it appears whole or not at all, and takes the place of one that is there.
 *   CSV has one table: of a report with several, the others go beside it as "NAME TABLE.csv"
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): looked at again and again, and answered within a tenth of a second until the file appears.
 *   The packing of a workbook then goes on by itself on a thread that nobody waits for, and its file is thrown away
 *
 * Errors: INVALID (another suffix, a folder), NOT_FOUND (no such folder; no key for the recipient in a store that is only
 *   read), READ_ONLY, FULL, those of the store and of pc_report_prepare(), G_IO_ERROR CANCELLED
 */
gboolean             pc_report_write          (const PcReport         *self,
                                               PcStore                *store,
                                               const PcReportRequest  *request,
                                               const char             *path,
                                               PcProgress             *progress,
                                               GCancellable           *cancellable,
                                               GError                **error);

/**
 * pc_report_write_async:
 * @store: a store on a file, which a thread of its own opens once more, to read; it sees what is committed. The key of a
 *   new recipient is made through it at once
 *
 * pc_report_write() off the main loop; @request is copied, @self is static.
 *
 * Cancelling is answered at once, also while a workbook is packed, and a file that was there stays. A file that is there
 * already when the cancelling comes is reported as there.
 */
void                 pc_report_write_async    (const PcReport         *self,
                                               PcStore                *store,
                                               const PcReportRequest  *request,
                                               const char             *path,
                                               PcProgress             *progress,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);

gboolean             pc_report_write_finish   (GAsyncResult    *result,
                                               GError         **error);

G_END_DECLS
