/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report.h"

G_BEGIN_DECLS

/* One file each; pc_report_list() has them all. */

extern const PcReport pc_service_register_report;
extern const PcReport pc_endowment_statement_report;

G_END_DECLS
