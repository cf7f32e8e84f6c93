/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-handover.h"
#include "pc-report.h"

G_BEGIN_DECLS

/*
 * Reports that were handed over are kept as they were. What is handed over after them can be the whole report again, or
 * what has changed since, with reasons.
 */

/**
 * pc_report_hand_over:
 * @store: to write
 * @request: (nullable): its `ids` are asked for in any case
 * @path: a workbook; see pc_report_write()
 *
 * Writes the report and keeps it. What is kept is the file itself.
 *
 * Errors: those of pc_report_write(), of pc_handover_add()
 *
 * Returns: (transfer full): what was kept, or %NULL
 */
PcHandover  *pc_report_hand_over     (const PcReport         *self,
                                      PcStore                *store,
                                      const PcReportRequest  *request,
                                      const char             *path,
                                      PcProgress             *progress,
                                      GCancellable           *cancellable,
                                      GError                **error);

/**
 * pc_report_hand_over_async:
 * @store: opened to write
 *
 * pc_report_hand_over() off the main loop (%PC_STORE_BESIDE_WRITE, pc-store-work.h); cancelled as
 * pc_report_write_async() is.
 */
void         pc_report_hand_over_async (const PcReport         *self,
                                      PcStore                *store,
                                      const PcReportRequest  *request,
                                      const char             *path,
                                      PcProgress             *progress,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);

/** What was kept, full; %NULL on error. */
PcHandover  *pc_report_hand_over_finish (GAsyncResult          *result,
                                      GError                **error);

/**
 * Writes the workbook to @path as it was handed over; errors of pc_handover_get_file() and of pc_output_new(),
 * G_IO_ERROR CANCELLED.
 */
gboolean     pc_handover_write       (PcHandover             *self,
                                      PcStore                *store,
                                      const char             *path,
                                      GCancellable           *cancellable,
                                      GError                **error);

/** pc_handover_write() off the main loop, on a connection of its own that reads. */
void         pc_handover_write_async (PcHandover             *self,
                                      PcStore                *store,
                                      const char             *path,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);

gboolean     pc_handover_write_finish (GAsyncResult          *result,
                                      GError                **error);

/**
 * PcHandoverDelta:
 * @n_new: rows that were not there
 * @n_gone: rows that are not there any more
 * @n_changed: rows that are there with other values
 */
typedef struct
{
  gint64 n_new;
  gint64 n_gone;
  gint64 n_changed;
} PcHandoverDelta;

/**
 * pc_handover_write_delta:
 * @path: a workbook
 * @delta: (out): how much is different
 *
 * Makes the report of @self once more, as it is now, and writes what is different from what was handed over: each row
 * with what became of it, what it was, and, of rows that are records, the changes of the journal since then as reasons.
 * A row is known again by its hidden columns; where a table has none, a changed row is one that is gone and a new one.
 *
 * Errors: NOT_FOUND where this program does not have the report any more; those of pc_report_write()
 */
gboolean     pc_handover_write_delta (PcHandover             *self,
                                      PcStore                *store,
                                      const char             *path,
                                      PcHandoverDelta        *delta,
                                      GCancellable           *cancellable,
                                      GError                **error);

/**
 * pc_handover_write_delta_async:
 *
 * pc_handover_write_delta() off the main loop, on a connection of its own that reads.
 */
void         pc_handover_write_delta_async (PcHandover          *self,
                                      PcStore                *store,
                                      const char             *path,
                                      GCancellable           *cancellable,
                                      GAsyncReadyCallback     callback,
                                      gpointer                user_data);

gboolean     pc_handover_write_delta_finish (GAsyncResult       *result,
                                      PcHandoverDelta        *delta,
                                      GError                **error);

G_END_DECLS
