/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-report.h"

G_BEGIN_DECLS

#define PC_TYPE_REPORT_OPTIONS (pc_report_options_get_type ())
G_DECLARE_FINAL_TYPE (PcReportOptions, pc_report_options, PC, REPORT_OPTIONS, GtkBox)

/**
 * PcReportOptions:
 *
 * How a report leaves: with names or with codes made for a recipient, with cells to be filled in, kept as it is handed
 * over. In a `.ui` file it has nothing to set.
 *
 * Emits `changed` where other words stand in the file than before: with names or without, for somebody else, with free
 * text or without.
 */

/** Offers what @report can have, as it was before anything was chosen. */
void        pc_report_options_set_report  (PcReportOptions  *self,
                                           const PcReport   *report);

/**
 * pc_report_options_read:
 * @request: whose recipient (borrowed, until the next change), notes and filled are set
 *
 * Errors: INVALID where codes are wanted and nobody is named for whom
 */
gboolean    pc_report_options_read        (PcReportOptions  *self,
                                           PcReportRequest  *request,
                                           GError          **error);

/** Goes to where the recipient is missing, and marks it. */
void        pc_report_options_point_out   (PcReportOptions  *self);

/** Whether what is exported is to be kept as handed over. */
gboolean    pc_report_options_get_keep    (PcReportOptions  *self);

/** Whether a file is wanted that says which code stands for whom. */
gboolean    pc_report_options_get_key     (PcReportOptions  *self);

G_END_DECLS
