/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-outbox-runner.h"
#include "pc-report.h"

G_BEGIN_DECLS

#define PC_TYPE_REPORTS_PAGE (pc_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (PcReportsPage, pc_reports_page, PC, REPORTS_PAGE, GtkBox)

/**
 * PcReportsPage:
 *
 * The spreadsheets: which one, over what, how, its first rows; exported, printed or queued, with progress and cancel;
 * and what was handed over before.
 *
 * Emits `failed` (message), and `destinations` where somebody wants to make one.
 */
void     pc_reports_page_set_store   (PcReportsPage   *self,
                                      PcStore         *store);

/** Where reports are queued; without it that is not offered. */
void     pc_reports_page_set_runner  (PcReportsPage   *self,
                                      PcOutboxRunner  *runner);

/** Shows that report. */
void     pc_reports_page_show_report (PcReportsPage   *self,
                                      const PcReport  *report);

/**
 * pc_reports_page_export:
 * @path: where the report goes, as chosen in the dialog
 * @key_path: (nullable): where it goes which code stands for whom
 *
 * Exports the report that is shown, with what was typed and the options as they are.
 */
void     pc_reports_page_export      (PcReportsPage   *self,
                                      const char      *path,
                                      const char      *key_path);

/** Queues it for @destinations (element-type PcRecord). */
void     pc_reports_page_queue       (PcReportsPage   *self,
                                      GPtrArray       *destinations);

/** Makes the pages and runs @action; @path: (nullable): of a PDF, for an export. */
void     pc_reports_page_print       (PcReportsPage   *self,
                                      GtkPrintOperationAction action,
                                      const char      *path);

/** Stops what is under way. */
void     pc_reports_page_cancel      (PcReportsPage   *self);

/** Whether something is under way. */
gboolean pc_reports_page_is_busy     (PcReportsPage   *self);

G_END_DECLS
