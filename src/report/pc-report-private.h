/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report-handover.h"
#include "pc-workbook.h"

G_BEGIN_DECLS

/* Shared by what writes reports, here and on threads. */

/**
 * pc_report_write_gated:
 * @gate: (nullable): asked once, when all is ready and before the first file appears; %FALSE is as cancelled
 *
 * pc_report_write() for somebody who has to know from when on it cannot be stopped.
 */
gboolean    pc_report_write_gated    (const PcReport         *self,
                                      PcStore                *store,
                                      const PcReportRequest  *request,
                                      const char             *path,
                                      PcProgress             *progress,
                                      GCancellable           *cancellable,
                                      PcWorkbookGate          gate,
                                      gpointer                gate_data,
                                      GError                **error);

/** The same for pc_handover_write_delta(). */
gboolean    pc_handover_write_delta_gated (PcHandover       *self,
                                      PcStore                *store,
                                      const char             *path,
                                      PcHandoverDelta        *delta,
                                      GCancellable           *cancellable,
                                      PcWorkbookGate          gate,
                                      gpointer                gate_data,
                                      GError                **error);

/** The sentence that only workbooks are handed over, translated. */
const char *pc_report_explain_suffix (void);

G_END_DECLS
