/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-report-columns.h"

/* Whom to ask how they are, and what they said: a list that goes to whoever telephones, and comes back filled in. */

#define FROM                                                                      \
  "follow_up AS f JOIN pathway AS p ON p.id = f.pathway_id AND p.deleted_at IS NULL " \
  "JOIN beneficiary AS b ON b.id = p.beneficiary_id AND b.deleted_at IS NULL"

#define FILLED .use = PC_COLUMN_FILLED

static const PcColumn columns[] = {
  PC_REPORT_PERSON_COLUMNS ("b"),
  { "b.phone", { "phone", PC_FIELD_TEXT, "phone", PC_PERSONAL, N_("Telephone") }, 16 },
  { PC_REPORT_PROGRAMME ("p.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "f.kind", { "kind", PC_FIELD_CHOICE, "follow-up-kind", PC_PLAIN, N_("Kind") }, 18 },
  { "f.due_on", { "due_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Due on") }, 11 },
  { "f.attempts", { "attempts", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Attempts") }, 9, FILLED },
  { "f.last_attempt_on", { "last_attempt_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Last attempt on") }, 11, FILLED },
  { "f.contact_result", { "contact_result", PC_FIELD_CHOICE, "contact-result", PC_PLAIN, N_("Result of the contact") },
    16, FILLED },
  { "f.done_on", { "done_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Done on") }, 11, FILLED },
  { "f.situation", { "situation", PC_FIELD_CHOICE, "work-situation", PC_PLAIN, N_("Work situation") }, 18, FILLED },
  { "f.contract", { "contract", PC_FIELD_CHOICE, "contract-kind", PC_PLAIN, N_("Contract") }, 16, FILLED },
  { "f.working_time", { "working_time", PC_FIELD_CHOICE, "working-time", PC_PLAIN, N_("Working time") }, 12, FILLED },
  { "f.employer", { "employer", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Employer") }, 18, FILLED },
  { "f.starts_on", { "starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Since") }, 11, FILLED },
  { "f.source", { "source", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Source of the information") }, 16, FILLED },
  { "f.notes", { "notes", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Notes") }, 24, FILLED },
  PC_REPORT_ID_COLUMN ("f.id", "follow_up"),
};

static const PcParameter parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, "f.due_on >= :from" },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, "f.due_on <= :to" },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, "b.id = :person" },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, "p.programme = :programme" },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PLAIN, N_("Case manager") },
    "coalesce (p.case_manager_id, b.case_manager_id) = :operator" },
};

static const PcTable table = {
  .name = "follow-ups",
  .title = N_("Follow-ups"),
  .from = FROM,
  .where = "f.deleted_at IS NULL",
  .order = "f.due_on, b.family_name COLLATE NOCASE, b.given_name COLLATE NOCASE, f.rowid",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

static const PcReportSheet sheets[] = {
  {
    .table = &table,
    .landscape = TRUE,
  },
};

const PcReport pc_follow_ups_report = {
  .name = "follow-ups",
  .title = N_("Follow-ups"),
  .description = N_("Whom to ask how they are, the attempts made, and what they said."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
};
