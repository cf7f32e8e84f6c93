/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-report.h"

G_BEGIN_DECLS

#define PC_TYPE_REPORT_PREVIEW (pc_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (PcReportPreview, pc_report_preview, PC, REPORT_PREVIEW, GtkBox)

/**
 * PcReportPreview:
 *
 * The first rows of each table of a report. They are read off the main loop; what is asked for anew takes the place of
 * what is still being read.
 */

/** @request: (nullable); copied */
void     pc_report_preview_show    (PcReportPreview        *self,
                                    const PcReport         *report,
                                    PcStore                *store,
                                    const PcReportRequest  *request);

/** Says @text, translated, in place of rows. */
void     pc_report_preview_say     (PcReportPreview        *self,
                                    const char             *text);

/** Empties it, and stops what is being read. */
void     pc_report_preview_clear   (PcReportPreview        *self);

/** Whether rows are still being read. */
gboolean pc_report_preview_is_busy (PcReportPreview        *self);

G_END_DECLS
