/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claim-report.h"

#include <glib/gi18n-lib.h>

#include "pc-report-columns.h"

#define MONEY(name, label) { "r." name, { name, PC_FIELD_MONEY, NULL, PC_PLAIN, label }, 12, TRUE }
#define MONEY_FORMULA(name, label, formula) \
  { "r." name, { name, PC_FIELD_MONEY, NULL, PC_PLAIN, label }, 12, TRUE, formula }
#define DATE(name, label) { "r." name, { name, PC_FIELD_DATE, NULL, PC_PLAIN, label }, 11 }
#define PROGRAMME_COLUMN \
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 }
#define NUMBER_COLUMN { "r.number", { "number", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Claim number") }, 13 }

/* What only a line names is called as there. */
#define COMPONENT_COLUMN \
  { "coalesce ((SELECT c.label FROM programme_component AS c WHERE c.programme = r.programme" \
    " AND c.component = r.component), r.component)", \
    { "component", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Component") }, 24 }

static const PcColumn claim_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  PROGRAMME_COLUMN,
  NUMBER_COLUMN,
  { "r.status", { "status", PC_FIELD_CHOICE, "claim-status", PC_PLAIN, N_("Status") }, 14 },
  DATE ("starts_on", N_("From")),
  DATE ("ends_on", N_("Until")),
  DATE ("submitted_on", N_("Submitted on")),
  DATE ("paid_on", N_("Paid on")),
  { "r.lines", { "lines", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Lines") }, 7, TRUE },
  MONEY ("total", N_("Total")),
  MONEY ("submitted", N_("Lines as submitted")),
  MONEY ("now", N_("Lines now")),
  MONEY_FORMULA ("change", N_("Change since"), "{now}-{submitted}"),
  MONEY_FORMULA ("rest", N_("Total less lines"), "{total}-{now}"),
  MONEY ("accepted", N_("Accepted")),
  { "r.differences", { "differences", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Differences") }, 10, TRUE },
  PC_REPORT_ID_COLUMN ("r.id", "claim"),
};

static const PcColumn line_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  PROGRAMME_COLUMN,
  NUMBER_COLUMN,
  COMPONENT_COLUMN,
  { "r.payee", { "payee", PC_FIELD_CHOICE, "payee", PC_PLAIN, N_("Payee") }, 12 },
  { "r.description", { "description", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Description") }, 22 },
  { "r.hours_submitted", { "hours_submitted", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours as submitted") }, 10, TRUE },
  { "r.hours", { "hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours now") }, 9, TRUE, .length = PC_LENGTH_BOTH },
  MONEY ("submitted", N_("As submitted")),
  MONEY ("now", N_("Now")),
  MONEY_FORMULA ("change", N_("Change since"), "{now}-{submitted}"),
  MONEY ("accepted", N_("Accepted")),
  { "r.reason", { "reason", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Reason for a difference") }, 26 },
  PC_REPORT_ID_COLUMN ("r.id", "claim_line"),
};

/* Not totalled: what changed in a line and what the records certify are two things. */
#define AMOUNT(name, label) { "r." name, { name, PC_FIELD_MONEY, NULL, PC_PLAIN, label }, 12 }
#define HOURS(name, label) { "r." name, { name, PC_FIELD_MINUTES, NULL, PC_PLAIN, label }, 10 }

static const PcColumn difference_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  PROGRAMME_COLUMN,
  NUMBER_COLUMN,
  DATE ("reckoned_on", N_("Reckoned on")),
  { "r.kind", { "kind", PC_FIELD_CHOICE, "claim-difference", PC_PLAIN, N_("Kind") }, 22 },
  COMPONENT_COLUMN,
  HOURS ("hours_submitted", N_("Hours as submitted")),
  HOURS ("hours", N_("Hours now")),
  AMOUNT ("submitted", N_("As submitted")),
  AMOUNT ("now", N_("Now")),
  { "r.change", { "change", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Change since") }, 12, FALSE, "{now}-{submitted}" },
  { "r.text", { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("What is different") }, 44 },
  { "r.reason", { "reason", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Reason for a difference") }, 28 },
  PC_REPORT_ID_COLUMN ("r.id", "claim_line"),
};

static const PcColumn finding_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  PROGRAMME_COLUMN,
  NUMBER_COLUMN,
  { "r.level", { "level", PC_FIELD_CHOICE, "finding-level", PC_PLAIN, N_("Level") }, 18 },
  { "r.text", { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Finding") }, 60 },
  { "r.source", { "source", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Source") }, 40 },
  { "r.assumed", { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") }, 10 },
  PC_REPORT_ID_COLUMN ("r.id", "claim"),
};

static const PcParameter parameters[] = {
  { { "claim", PC_FIELD_REFERENCE, "claim", PC_PERSONAL, N_("Claim") }, NULL },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Submitted from") }, NULL },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Submitted to") }, NULL },
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
};

#define TABLE(variable, word, heading, rows, column_list) \
  const PcTable variable = { \
    .name = word, .title = heading, .from = "temp." rows " AS r", .order = "r.rowid", \
    .columns = column_list, .n_columns = G_N_ELEMENTS (column_list), \
    .parameters = parameters, .n_parameters = G_N_ELEMENTS (parameters), \
  }

TABLE (pc_claim_table, "claim", N_("Claims"), "report_claims", claim_columns);
TABLE (pc_claim_lines_table, "claim-lines", N_("Lines of the claims"), "report_claim_lines", line_columns);
TABLE (pc_claim_differences_table, "claim-differences", N_("Differences since"), "report_claim_differences",
       difference_columns);
TABLE (pc_claim_findings_table, "claim-findings", N_("Findings"), "report_claim_findings", finding_columns);
