/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report.h"

G_BEGIN_DECLS

/* What of a report is read by people: rows as texts, on the screen and on paper. */

/**
 * PcReadColumn:
 * @heading: translated
 * @width: in characters
 * @is_amount: whether it stands at the end of its cell
 * @is_blank: whether it is signed or filled in by hand
 */
typedef struct
{
  char     *heading;
  guint     width;
  gboolean  is_amount;
  gboolean  is_blank;
} PcReadColumn;

/**
 * PcReadSheet:
 * @title: translated
 * @landscape: whether pages are printed on their side
 * @row_height: in points, 0 for the usual one
 * @columns: (element-type PcReadColumn)
 * @rows: (element-type GStrv): a text for each column
 * @totals: (nullable): a text for each column, "" where it has none; %NULL where no column has one or rows are missing
 * @n_rows: how many there are in all
 *
 * A table of a report.
 */
typedef struct
{
  char      *title;
  gboolean   landscape;
  guint      row_height;
  GPtrArray *columns;
  GPtrArray *rows;
  GStrv      totals;
  gint64     n_rows;
} PcReadSheet;

/**
 * pc_report_read:
 * @request: (nullable): arguments, recipient and notes count
 * @most: rows of one table at most
 *
 * The tables of the report in order, with the columns that people read: those that an export adds for programs are left
 * out.
 *
 * Errors: those of reading and of pc_report_prepare(); NOT_FOUND where a store that is only read has no key for the
 *   recipient; G_IO_ERROR CANCELLED
 *
 * Returns: (transfer full): (element-type PcReadSheet), or %NULL
 */
GPtrArray *pc_report_read        (const PcReport         *self,
                                  PcStore                *store,
                                  const PcReportRequest  *request,
                                  guint                   most,
                                  GCancellable           *cancellable,
                                  GError                **error);

/**
 * pc_report_read_async:
 * @store: one on a file is opened once more, to read, by a thread of its own; of one in memory it is read at once
 *
 * pc_report_read() off the main loop; @request is copied. A key that its recipient does not have yet is made first, by
 * @store. Cancelling is answered at once.
 */
void       pc_report_read_async  (const PcReport         *self,
                                  PcStore                *store,
                                  const PcReportRequest  *request,
                                  guint                   most,
                                  GCancellable           *cancellable,
                                  GAsyncReadyCallback     callback,
                                  gpointer                user_data);

GPtrArray *pc_report_read_finish (GAsyncResult           *result,
                                  GError                **error);

G_END_DECLS
