/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-lists.h"

#include <glib/gi18n-lib.h>

#define TABLE_END(columns_, parameters_, n_) \
  .columns = columns_, .n_columns = G_N_ELEMENTS (columns_), .parameters = parameters_, .n_parameters = n_

/* The newest pathway of the person b. */
#define LAST_PATHWAY "(SELECT p.id FROM pathway AS p WHERE p.beneficiary_id = r.id AND p.deleted_at IS NULL" \
                     " ORDER BY p.opened_on DESC, p.id DESC LIMIT 1)"

#define TODAY "date ('now', 'localtime')"

/* The permit that lasts longest is the one that counts. */
#define PERMIT_END "(SELECT max (expires_on) FROM permit WHERE beneficiary_id = r.id AND deleted_at IS NULL)"
#define PERMIT_TITLE "(SELECT title FROM permit WHERE beneficiary_id = r.id AND deleted_at IS NULL" \
                     " ORDER BY expires_on DESC, id DESC LIMIT 1)"

static const PcColumn people_columns[] = {
  { "r.code", { "code", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Code") }, 11 },
  { "r.family_name", { "family_name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Family name") }, 18 },
  { "r.given_name", { "given_name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Given name") }, 18 },
  { "r.birth_date", { "birth_date", PC_FIELD_DATE, NULL, PC_PERSONAL, N_("Date of birth") }, 11 },
  { "r.citizenships", { "citizenships", PC_FIELD_CHOICES, "countries", PC_PLAIN, N_("Citizenships") }, 14 },
  { PERMIT_TITLE, { "title", PC_FIELD_CHOICE, "residence-title", PC_PLAIN, N_("Title of stay") }, 20 },
  { PERMIT_END, { "expires_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Expires on") }, 11 },
  { "(SELECT stage FROM pathway_stage WHERE pathway_id = " LAST_PATHWAY ")",
    { "stage", PC_FIELD_CHOICE, "stage", PC_PLAIN, N_("Stage") }, 16 },
  { "r.phone", { "phone", PC_FIELD_TEXT, "phone", PC_PERSONAL, N_("Telephone") }, 15 },
};

const PcTable pc_people_table = {
  .name = "people",
  .title = N_("People"),
  .from = "beneficiary AS r",
  .where = "r.deleted_at IS NULL",
  .order = "r.family_name COLLATE NOCASE, r.given_name COLLATE NOCASE, r.rowid",
  TABLE_END (people_columns, NULL, 0)
};

#define PERSON_OF(pathway) \
  "(SELECT b.family_name || coalesce (' ' || b.given_name, '') FROM beneficiary AS b" \
  " JOIN pathway AS p ON p.beneficiary_id = b.id WHERE p.id = " pathway ")"

#define OPERATOR_NAME(operator) \
  "(SELECT o.family_name || coalesce (' ' || o.given_name, '') FROM operator AS o WHERE o.id = " operator ")"

#define SERVICE_NAME \
  "(SELECT r.service || ' · ' || s.label FROM programme_service AS s JOIN pathway AS p ON p.programme = s.programme" \
  " WHERE p.id = r.pathway_id AND s.code = r.service)"

static const PcColumn services_columns[] = {
  { "r.date", { "date", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Date") }, 11 },
  { "r.starts_at", { "starts_at", PC_FIELD_TIME, NULL, PC_PLAIN, N_("Start") }, 7 },
  { "r.ends_at", { "ends_at", PC_FIELD_TIME, NULL, PC_PLAIN, N_("End") }, 7 },
  { "r.minutes", { "minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") }, 7 },
  { "coalesce (" PERSON_OF ("r.pathway_id") ", (SELECT count (*) || ' ×' FROM service_participant AS s"
    " WHERE s.service_entry_id = r.id AND s.deleted_at IS NULL))",
    { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") }, 20 },
  { "coalesce (" SERVICE_NAME ", r.service)", { "service", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Service") }, 24 },
  { "r.form", { "form", PC_FIELD_CHOICE, "service-form", PC_PLAIN, N_("Individual or group") }, 11 },
  { OPERATOR_NAME ("r.operator_id"), { "operator", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Operator") }, 16 },
  { "r.description", { "description", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Description") }, 24 },
};

static const PcParameter services_parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, "r.date >= :from" },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, "r.date <= :to" },
};

const PcTable pc_services_table = {
  .name = "services",
  .title = N_("Services"),
  .from = "service_entry AS r",
  .where = "r.deleted_at IS NULL",
  .order = "r.date DESC, r.starts_at DESC, r.rowid DESC",
  TABLE_END (services_columns, services_parameters, G_N_ELEMENTS (services_parameters))
};

/* The end that holds: the one of the latest event that moved it, else the one agreed at first. */
#define TRAINEESHIP_END \
  "coalesce ((SELECT v.new_ends_on FROM traineeship_event AS v WHERE v.traineeship_id = r.id AND v.deleted_at IS NULL" \
  " AND v.new_ends_on IS NOT NULL ORDER BY v.date DESC, v.id DESC LIMIT 1), r.ends_on)"

static const PcColumn traineeships_columns[] = {
  { PERSON_OF ("r.pathway_id"), { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") }, 20 },
  { "(SELECT name FROM organisation WHERE id = r.host_id)", { "host", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Host") }, 20 },
  { "r.starts_on", { "starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Starts on") }, 11 },
  { TRAINEESHIP_END, { "ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Ends on") }, 11 },
  { "CASE WHEN r.starts_on > " TODAY " THEN 'starting' WHEN " TRAINEESHIP_END " < " TODAY " THEN 'ended' ELSE 'running' END",
    { "situation", PC_FIELD_CHOICE, "traineeship-situation", PC_PLAIN, N_("Situation") }, 11 },
  { "r.weekly_minutes", { "weekly_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours a week") }, 8 },
  { "(SELECT sum (minutes) FROM attendance_day AS a WHERE a.traineeship_id = r.id AND a.deleted_at IS NULL)",
    { "attended", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours attended") }, 9 },
  { "r.clearance_number", { "clearance_number", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Clearance number") }, 14 },
  { OPERATOR_NAME ("r.promoter_tutor_id"), { "tutor", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Promoter's tutor") }, 16 },
};

const PcTable pc_traineeships_table = {
  .name = "traineeships",
  .title = N_("Traineeships"),
  .from = "traineeship AS r",
  .where = "r.deleted_at IS NULL",
  .order = "r.starts_on DESC, r.id",
  TABLE_END (traineeships_columns, NULL, 0)
};

static const PcColumn hosts_columns[] = {
  { "r.name", { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name") }, 24 },
  { "r.kind", { "kind", PC_FIELD_CHOICE, "organisation-kind", PC_PLAIN, N_("Kind") }, 16 },
  { "r.town", { "town", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Town") }, 14 },
  { "r.staff", { "staff", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Employees") }, 8 },
  { "(SELECT count (*) FROM traineeship AS t WHERE t.host_id = r.id AND t.deleted_at IS NULL AND t.starts_on <= " TODAY
    " AND t.ends_on >= " TODAY ")",
    { "trainees", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Trainees now") }, 8 },
  { "r.agreement_ends_on", { "agreement_ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Convention ends on") }, 11 },
  { "r.phone", { "phone", PC_FIELD_TEXT, "phone", PC_PLAIN, N_("Telephone") }, 15 },
};

const PcTable pc_hosts_table = {
  .name = "hosts",
  .title = N_("Hosts and network"),
  .from = "organisation AS r",
  .where = "r.deleted_at IS NULL",
  .order = "r.name COLLATE NOCASE, r.id",
  TABLE_END (hosts_columns, NULL, 0)
};

static const PcColumn balance_columns[] = {
  { "s.code || ' · ' || s.label", { "service", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Service") }, 30 },
  { "nullif (s.minutes, 0)", { "programme_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("In the programme") }, 17 },
  { "(SELECT sum (n.minutes) FROM planned_service AS n JOIN plan AS l ON l.id = n.plan_id WHERE l.id ="
    " (SELECT id FROM plan WHERE pathway_id = p.id AND deleted_at IS NULL ORDER BY starts_on DESC, version DESC LIMIT 1)"
    " AND n.service = s.code AND n.deleted_at IS NULL)",
    { "planned", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Planned hours") }, 10 },
  { "(SELECT sum (h.minutes) FROM service_hours AS h WHERE h.pathway_id = :pathway AND h.service = s.code)",
    { "delivered", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours delivered") }, 10 },
  { "coalesce (nullif (s.minutes, 0), (SELECT sum (n.minutes) FROM planned_service AS n JOIN plan AS l ON l.id = n.plan_id WHERE l.id ="
    " (SELECT id FROM plan WHERE pathway_id = p.id AND deleted_at IS NULL ORDER BY starts_on DESC, version DESC LIMIT 1)"
    " AND n.service = s.code AND n.deleted_at IS NULL))"
    " - coalesce ((SELECT sum (h.minutes) FROM service_hours AS h WHERE h.pathway_id = :pathway AND h.service = s.code), 0)",
    { "left", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Left") }, 10 },
};

static const PcParameter balance_parameters[] = {
  { { "pathway", PC_FIELD_REFERENCE, "pathway", PC_PLAIN, N_("Pathway") }, "p.id = :pathway" },
};

const PcTable pc_balance_table = {
  .name = "balance",
  .title = N_("Hours of service"),
  .from = "pathway AS p JOIN programme_service AS s ON s.programme = p.programme",
  .where = "p.deleted_at IS NULL",
  .order = "s.position",
  TABLE_END (balance_columns, balance_parameters, G_N_ELEMENTS (balance_parameters))
};
