/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-report.h"

G_BEGIN_DECLS

#define PC_TYPE_REPORT_PARAMETERS (pc_report_parameters_get_type ())
G_DECLARE_FINAL_TYPE (PcReportParameters, pc_report_parameters, PC, REPORT_PARAMETERS, GtkBox)

/**
 * PcReportParameters:
 *
 * What a report asks for: days are typed, months and records picked. What stays empty does not restrict.
 *
 * Emits `activate` where Enter was pressed in one of them.
 */

/** Asks for what @report asks for, beginning with the usual: the last month that is complete. */
void        pc_report_parameters_set_report (PcReportParameters  *self,
                                             PcStore             *store,
                                             const PcReport      *report);

/**
 * pc_report_parameters_read:
 *
 * What was typed, as pc_report_write() takes it. Puts the cursor where something cannot be read.
 *
 * Errors: INVALID with a sentence for who typed
 *
 * Returns: (transfer full): parameter name -> text as kept, or %NULL
 */
GHashTable *pc_report_parameters_read       (PcReportParameters  *self,
                                             GError             **error);

G_END_DECLS
