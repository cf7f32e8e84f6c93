/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report.h"

G_BEGIN_DECLS

/* One file each; pc_report_list() has them all. */

extern const PcReport pc_participants_report;
extern const PcReport pc_plan_report;
extern const PcReport pc_service_register_report;
extern const PcReport pc_attendance_register_report;
extern const PcReport pc_attendance_summary_report;
extern const PcReport pc_tutoring_diary_report;
extern const PcReport pc_endowment_statement_report;
extern const PcReport pc_allowance_payments_report;
extern const PcReport pc_host_contributions_report;
extern const PcReport pc_claim_report;
extern const PcReport pc_deadlines_report;
extern const PcReport pc_payments_report;
extern const PcReport pc_follow_ups_report;
extern const PcReport pc_hosts_report;
extern const PcReport pc_operator_hours_report;
extern const PcReport pc_indicator_report;
extern const PcReport pc_dashboard_report;
extern const PcReport pc_full_data_report;

G_END_DECLS
