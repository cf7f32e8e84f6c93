/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report.h"
#include "pc-workbook.h"

G_BEGIN_DECLS

/**
 * pc_report_facts_add:
 *
 * Tells @book what the report is: of which office, for what, by whom, of which edition of the programme, in which
 * language, and with which parameters, as people read them: names in place of ids, labels in place of codes, days as the
 * locale writes them. Where the report is pseudonymised nobody is named.
 */
void pc_report_facts_add (const PcReport         *report,
                          PcStore                *store,
                          const PcReportRequest  *request,
                          PcWorkbook             *book);

G_END_DECLS
