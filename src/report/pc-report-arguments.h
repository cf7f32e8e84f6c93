/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report.h"

G_BEGIN_DECLS

/** What was asked of a report, as a JSON object whose members are in order: the same text for the same request; full. */
char            *pc_report_arguments_to_json   (const PcReportRequest  *request);

/** The same read back; full, to be freed with pc_report_request_free(); %NULL where @json is none of ours. */
PcReportRequest *pc_report_arguments_from_json (const char             *json);

/** The same request with texts of its own and no `written`, full; one for all that there is where @self is %NULL. */
PcReportRequest *pc_report_request_copy        (const PcReportRequest  *self);

void             pc_report_request_free        (PcReportRequest        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcReportRequest, pc_report_request_free)

G_END_DECLS
