/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-report-columns.h"

/* What was claimed, and what was decided and paid: filled in by who keeps the accounts, and brought back. */

#define OF_PATHWAY                                                              \
  "JOIN pathway AS p ON p.id = c.pathway_id AND p.deleted_at IS NULL "           \
  "JOIN beneficiary AS b ON b.id = p.beneficiary_id AND b.deleted_at IS NULL"

#define FILLED .use = PC_COLUMN_FILLED

static const PcColumn claim_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("b"),
  { PC_REPORT_PROGRAMME ("p.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "c.number", { "number", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Number") }, 12 },
  { "c.starts_on", { "starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, 11 },
  { "c.ends_on", { "ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Until") }, 11 },
  { "c.submitted_on", { "submitted_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Submitted on") }, 11 },
  { "c.total_cents", { "total_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Total") }, 12, TRUE },
  { "c.status", { "status", PC_FIELD_CHOICE, "claim-status", PC_PLAIN, N_("Status") }, 14, FILLED },
  { "c.decided_on", { "decided_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Decided on") }, 11, FILLED },
  { "c.paid_on", { "paid_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Paid on") }, 11, FILLED },
  PC_REPORT_ID_COLUMN ("c.id", "claim"),
};

static const PcColumn line_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("b"),
  { "c.number", { "number", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Number") }, 12 },
  { "coalesce ((SELECT pc.label FROM programme_component AS pc WHERE pc.programme = p.programme"
    " AND pc.component = l.component), l.component)",
    { "component", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Component") }, 22 },
  { "l.payee", { "payee", PC_FIELD_CHOICE, "payee", PC_PLAIN, N_("Payee") }, 12 },
  { "l.minutes", { "minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") }, 9, TRUE, .length = PC_LENGTH_BOTH },
  { "l.description", { "description", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Description") }, 24 },
  { "l.amount_cents", { "amount_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Amount") }, 12, TRUE },
  { "l.accepted_cents", { "accepted_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Accepted") }, 12, TRUE, FILLED },
  { "l.difference_reason", { "difference_reason", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Reason for a difference") }, 28,
    FILLED },
  PC_REPORT_ID_COLUMN ("l.id", "claim_line"),
};

static const PcParameter parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, "c.ends_on >= :from" },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, "c.ends_on <= :to" },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, "b.id = :person" },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, "p.programme = :programme" },
};

static const PcTable claims = {
  .name = "payments",
  .title = N_("Payments of claims"),
  .from = "claim AS c " OF_PATHWAY,
  .where = "c.deleted_at IS NULL",
  .order = "b.family_name COLLATE NOCASE, b.given_name COLLATE NOCASE, b.rowid, c.starts_on, c.rowid",
  .columns = claim_columns,
  .n_columns = G_N_ELEMENTS (claim_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

static const PcTable lines = {
  .name = "payment-lines",
  .title = N_("Lines of claims"),
  .from = "claim AS c " OF_PATHWAY " JOIN claim_line AS l ON l.claim_id = c.id AND l.deleted_at IS NULL",
  .where = "c.deleted_at IS NULL",
  .order = "b.family_name COLLATE NOCASE, b.given_name COLLATE NOCASE, b.rowid, c.starts_on, c.rowid, l.rowid",
  .columns = line_columns,
  .n_columns = G_N_ELEMENTS (line_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

static const PcReportSheet sheets[] = {
  {
    .table = &claims,
    .landscape = TRUE,
  },
  {
    .table = &lines,
    .landscape = TRUE,
  },
};

const PcReport pc_payments_report = {
  .name = "payments",
  .title = N_("Payments of claims"),
  .description = N_("What was claimed, and what was accepted and paid of it; filled in by who keeps the accounts."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
};
