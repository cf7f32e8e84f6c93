/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

/*
 * The rows may be millions, and are read in order without being sorted: people through their index by name, the
 * pathways of each, the services of each pathway by day. CROSS JOIN keeps SQLite to that order of loops, and the row
 * ids in the sort terms make each loop end a group, so that only the services of one pathway are ever sorted.
 *
 * Where the hours stand differs: with the service itself, or with the part that one person had in a group session;
 * `h` is that row.
 */
#define PEOPLE                                                                       \
  "beneficiary AS b CROSS JOIN pathway AS p ON p.beneficiary_id = b.id "

#define INDIVIDUAL                                                                   \
  "CROSS JOIN service_entry AS e ON e.pathway_id = p.id "                            \
  "CROSS JOIN service_entry AS h ON h.rowid = e.rowid "

#define GROUP                                                                        \
  "CROSS JOIN service_participant AS h ON h.pathway_id = p.id AND h.participation = 'present' " \
  "CROSS JOIN service_entry AS e ON e.id = h.service_entry_id "

#define LABELS                                                                       \
  "LEFT JOIN operator AS o ON o.id = e.operator_id "                                 \
  "LEFT JOIN programme AS g ON g.programme = p.programme "                           \
  "LEFT JOIN programme_service AS s ON s.programme = p.programme AND s.code = e.service"

static const PcColumn columns[] = {
  { "b.code", { "code", PC_FIELD_TEXT, "code", PC_PERSONAL, N_("Code") }, 12 },
  { "b.family_name", { "family_name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Family name") }, 18 },
  { "b.given_name", { "given_name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Given name") }, 16 },
  { "coalesce (g.label, p.programme)", { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 14 },
  { "e.date", { "date", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Date") }, 11 },
  { "e.starts_at", { "starts_at", PC_FIELD_TIME, NULL, PC_PLAIN, N_("Start") }, 7, .use = PC_COLUMN_FILLED },
  { "e.ends_at", { "ends_at", PC_FIELD_TIME, NULL, PC_PLAIN, N_("End") }, 7, .use = PC_COLUMN_FILLED },
  { "h.minutes", { "hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") }, 8, TRUE, .use = PC_COLUMN_FILLED,
    .length = PC_LENGTH_BOTH },
  { "e.service || coalesce (' · ' || s.label, '')",
    { "service", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Service") }, 30 },
  { "e.form", { "form", PC_FIELD_CHOICE, "service-form", PC_PLAIN, N_("Individual or group") }, 12 },
  { "e.delivery", { "delivery", PC_FIELD_CHOICE, "service-delivery", PC_PLAIN, N_("Delivered") }, 14,
    .use = PC_COLUMN_FILLED },
  { "o.family_name || coalesce (' ' || o.given_name, '')",
    { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Operator") }, 20 },
  { "e.place", { "place", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Place") }, 20, .use = PC_COLUMN_FILLED },
  { "e.description", { "description", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Description") }, 40,
    .use = PC_COLUMN_FILLED },
  { "NULL", { "person_signature", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Signature of the person") }, 24 },
  { "NULL", { "operator_signature", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Signature of the operator") }, 24 },
  { "h.id", { "id", PC_FIELD_REFERENCE, "service_entry", PC_PLAIN, N_("Id") }, 10, .use = PC_COLUMN_HIDDEN },
};

/* A plus keeps SQLite from taking another index than the one the order needs. */
static const PcParameter parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, "e.date >= :from" },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, "e.date <= :to" },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, "b.id = :person" },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, "p.programme = :programme" },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Operator") }, "+e.operator_id = :operator" },
  { { "service", PC_FIELD_TEXT, "service", PC_PLAIN, N_("Service") }, "e.service = :service" },
  { { "office", PC_FIELD_REFERENCE, "office", PC_PLAIN, N_("Office") },
    "+e.operator_id IN (SELECT oo.id FROM operator AS oo WHERE oo.office_id = :office)" },
};

static const PcTable table = {
  .name = "service-register",
  .title = N_("Service register"),
  .from = PEOPLE INDIVIDUAL LABELS,
  .also_from = PEOPLE GROUP LABELS,
  .where = "b.deleted_at IS NULL AND p.deleted_at IS NULL AND e.deleted_at IS NULL AND h.deleted_at IS NULL",
  .order = "b.family_name COLLATE NOCASE, b.given_name COLLATE NOCASE, b.rowid, p.rowid, e.date, e.starts_at, h.rowid",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

static const PcReportSheet sheets[] = {
  {
    .table = &table,
    .landscape = TRUE,
    .row_height = 24,
  },
};

const PcReport pc_service_register_report = {
  .name = "service-register",
  .title = N_("Service register"),
  .description = N_("The services that each person received, with room for the signatures."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
};
