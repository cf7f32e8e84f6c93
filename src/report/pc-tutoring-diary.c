/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-report-columns.h"

/*
 * The diary of both tutors, and the competences of the training project as they were assessed at mid-term and at the
 * end. People are read through their index by name, as in the service register.
 */
#define TRAINEESHIPS                                                                  \
  "beneficiary AS b CROSS JOIN pathway AS p ON p.beneficiary_id = b.id "              \
  "CROSS JOIN traineeship AS t ON t.pathway_id = p.id "

#define ALIVE "b.deleted_at IS NULL AND p.deleted_at IS NULL AND t.deleted_at IS NULL AND e.deleted_at IS NULL"

#define ORDER "b.family_name COLLATE NOCASE, b.given_name COLLATE NOCASE, b.rowid, p.rowid, t.rowid, "

static const PcColumn diary_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("b"),
  { PC_REPORT_PROGRAMME ("p.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { PC_REPORT_ORGANISATION ("t.host_id"), { "host", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Host") }, 20 },
  { "e.date", { "date", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Date") }, 11 },
  { "e.starts_at", { "starts_at", PC_FIELD_TIME, NULL, PC_PLAIN, N_("Start") }, 7 },
  { "e.ends_at", { "ends_at", PC_FIELD_TIME, NULL, PC_PLAIN, N_("End") }, 7 },
  { "e.minutes", { "hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") }, 8, TRUE, .length = PC_LENGTH_BOTH },
  { "e.kind", { "kind", PC_FIELD_CHOICE, "tutoring-kind", PC_PLAIN, N_("Kind") }, 26 },
  { PC_REPORT_OPERATOR ("e.operator_id"), { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Promoter's tutor") },
    16 },
  { PC_REPORT_CONTACT ("e.contact_id"), { "contact", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Company tutor") }, 16 },
  { "e.place", { "place", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Place") }, 20 },
  { "e.description", { "description", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("What was seen and said") }, 40 },
  { "e.next_step", { "next_step", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Next step") }, 20 },
  { "e.period_starts_on", { "period_starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Period from") }, 11 },
  { "e.period_ends_on", { "period_ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Period until") }, 11 },
  { "e.signed_on", { "signed_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Signed on") }, 11 },
  PC_REPORT_ID_COLUMN ("e.id", "tutoring_entry"),
};

static const PcColumn evaluation_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("b"),
  { PC_REPORT_PROGRAMME ("p.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { PC_REPORT_ORGANISATION ("t.host_id"), { "host", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Host") }, 20 },
  { "e.name", { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Competence") }, 32 },
  { "e.target", { "target", PC_FIELD_CHOICE, "competence-level", PC_PLAIN, N_("Level aimed at") }, 13 },
  { "e.midterm", { "midterm", PC_FIELD_CHOICE, "competence-level", PC_PLAIN, N_("Level at mid-term") }, 13 },
  { "e.midterm_on", { "midterm_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Mid-term assessment on") }, 12 },
  { "e.final", { "final", PC_FIELD_CHOICE, "competence-level", PC_PLAIN, N_("Final level") }, 13 },
  { "e.final_on", { "final_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Final assessment on") }, 12 },
  { "e.evidence", { "evidence", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Evidence") }, 32 },
  { "e.notes", { "notes", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Notes") }, 24 },
  PC_REPORT_ID_COLUMN ("e.id", "project_competence"),
};

#define PERSON { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, "b.id = :person" }
#define PROGRAMME { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, "p.programme = :programme" }
#define HOST { { "host", PC_FIELD_REFERENCE, "organisation", PC_PLAIN, N_("Host") }, "+t.host_id = :host" }
#define OPERATOR(condition) \
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Promoter's tutor") }, condition }

static const PcParameter diary_parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, "e.date >= :from" },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, "e.date <= :to" },
  PERSON,
  PROGRAMME,
  HOST,
  OPERATOR ("+e.operator_id = :operator"),
};

/* What was not assessed yet belongs to every period. */
static const PcParameter evaluation_parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, "coalesce (e.final_on, e.midterm_on, '9999') >= :from" },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, "coalesce (e.midterm_on, e.final_on, '') <= :to" },
  PERSON,
  PROGRAMME,
  HOST,
  OPERATOR ("+t.promoter_tutor_id = :operator"),
};

static const PcTable diary = {
  .name = "tutoring-diary",
  .title = N_("Tutoring diary"),
  .from = TRAINEESHIPS "CROSS JOIN tutoring_entry AS e ON e.traineeship_id = t.id",
  .where = ALIVE,
  .order = ORDER "e.date, e.starts_at, e.rowid",
  .columns = diary_columns,
  .n_columns = G_N_ELEMENTS (diary_columns),
  .parameters = diary_parameters,
  .n_parameters = G_N_ELEMENTS (diary_parameters),
};

static const PcTable evaluations = {
  .name = "evaluations",
  .title = N_("Evaluation of competences"),
  .from = TRAINEESHIPS "CROSS JOIN project_competence AS e ON e.traineeship_id = t.id",
  .where = ALIVE,
  .order = ORDER "e.name COLLATE NOCASE, e.rowid",
  .columns = evaluation_columns,
  .n_columns = G_N_ELEMENTS (evaluation_columns),
  .parameters = evaluation_parameters,
  .n_parameters = G_N_ELEMENTS (evaluation_parameters),
};

static const PcReportSheet sheets[] = {
  { .table = &diary, .landscape = TRUE, .row_height = 30 },
  { .table = &evaluations, .landscape = TRUE, .row_height = 30 },
};

const PcReport pc_tutoring_diary_report = {
  .name = "tutoring-diary",
  .title = N_("Tutoring diary and evaluations"),
  .description = N_("Visits, interviews and hours of both tutors of each traineeship, and the competences assessed."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
};
