/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

/*
 * One row a person, pathway and component of its programme. What is delivered is reckoned from hours where a component
 * has them: those that the programme states, or for the trainee's allowance those agreed for the traineeship (its first
 * agreement: what a suspension takes, the extension after it gives back). A lump sum without hours is due as a whole,
 * on the condition that the programme states. Where the programme makes it depend on hours and does not state how
 * many, nothing is reckoned, and a remark says so.
 */

#define WITHIN(date) date " >= coalesce (:from, '') AND " date " <= coalesce (:to, '9999')"

/* Hours of the services that a component pays, individual and in groups. */
#define SERVICES_PAID                                                                 \
  "(SELECT s.code FROM programme_service AS s WHERE s.programme = p.programme AND s.component = c.component)"

#define SERVICE_MINUTES                                                               \
  "coalesce ((SELECT sum (e.minutes) FROM service_entry AS e"                         \
  " WHERE e.pathway_id = p.id AND e.deleted_at IS NULL AND +e.service IN " SERVICES_PAID \
  " AND " WITHIN ("e.date") "), 0)"                                                   \
  " + coalesce ((SELECT sum (i.minutes) FROM service_participant AS i"                \
  " CROSS JOIN service_entry AS e ON e.id = i.service_entry_id"                       \
  " WHERE i.pathway_id = p.id AND i.participation = 'present' AND i.deleted_at IS NULL AND e.deleted_at IS NULL" \
  " AND e.service IN " SERVICES_PAID " AND " WITHIN ("e.date") "), 0)"

#define ATTENDED_MINUTES                                                              \
  "coalesce ((SELECT sum (a.minutes) FROM traineeship AS t"                           \
  " CROSS JOIN attendance_day AS a ON a.traineeship_id = t.id"                        \
  " WHERE t.pathway_id = p.id AND t.deleted_at IS NULL AND a.deleted_at IS NULL AND a.kind = 'present'" \
  " AND " WITHIN ("a.date") "), 0)"

#define TUTORED_MINUTES                                                               \
  "coalesce ((SELECT sum (a.minutes) FROM traineeship AS t"                           \
  " CROSS JOIN tutoring_entry AS a ON a.traineeship_id = t.id"                        \
  " WHERE t.pathway_id = p.id AND t.deleted_at IS NULL AND a.deleted_at IS NULL AND a.kind = 'company'" \
  " AND " WITHIN ("a.date") "), 0)"

/* Agreed hours a week over the days of the traineeship. */
#define AGREED_MINUTES                                                                \
  "(SELECT sum (CAST (round (t.weekly_minutes * (julianday (t.ends_on) - julianday (t.starts_on) + 1) / 7) AS INTEGER))" \
  " FROM traineeship AS t WHERE t.pathway_id = p.id AND t.deleted_at IS NULL)"

#define PLANNED_MINUTES                                                               \
  "nullif (CASE WHEN c.minutes IS NOT NULL THEN c.minutes"                            \
  " WHEN c.payee = 'trainee' AND c.basis <> 'lump' THEN " AGREED_MINUTES " END, 0)"

#define DELIVERED_MINUTES                                                             \
  "CASE WHEN c.payee = 'host' THEN " TUTORED_MINUTES                                  \
  " WHEN c.payee = 'trainee' AND c.basis <> 'lump' THEN " ATTENDED_MINUTES            \
  " WHEN c.component IS NOT NULL THEN " SERVICE_MINUTES " END"

/* Whether a lump sum is due; where services belong to it, one of them has to have been delivered as well. */
#define IS_DUE                                                                        \
  "CASE c.condition WHEN 'hours-certified' THEN 0"                                    \
  " WHEN 'clearance-issued' THEN EXISTS (SELECT 1 FROM traineeship AS t"              \
  " WHERE t.pathway_id = p.id AND t.deleted_at IS NULL AND t.clearance_on IS NOT NULL)" \
  " ELSE p.outcome IS 'completed' END"

/*
 * OFFSET keeps SQLite from merging this into the query around it, which would reckon the hours of a row each time they
 * are named. The order stands inside for the same reason: the query around it reads the rows as they come.
 */
#define ROWS                                                                          \
  "(SELECT b.code, b.family_name, b.given_name, coalesce (g.label, p.programme) AS programme, p.number, p.outcome," \
  " c.component, c.label, c.payee, c.amount_cents, c.basis, c.condition,"             \
  " " PLANNED_MINUTES " AS planned_minutes, " DELIVERED_MINUTES " AS delivered_minutes, " IS_DUE " AS due," \
  " EXISTS " SERVICES_PAID " AS has_services"                                         \
  " FROM beneficiary AS b CROSS JOIN pathway AS p ON p.beneficiary_id = b.id"         \
  " LEFT JOIN programme AS g ON g.programme = p.programme"                            \
  " LEFT JOIN programme_component AS c ON c.programme = p.programme"                  \
  " WHERE b.deleted_at IS NULL AND p.deleted_at IS NULL"                              \
  " AND (:person IS NULL OR b.id = :person) AND (:programme IS NULL OR p.programme = :programme)" \
  " ORDER BY b.family_name COLLATE NOCASE, b.given_name COLLATE NOCASE, b.rowid, p.rowid, c.position" \
  " LIMIT -1 OFFSET 0) AS d"

/* Rounded to the cent, and never more than what is planned. */
#define DELIVERED                                                                     \
  "CASE WHEN d.planned_minutes IS NOT NULL"                                           \
  " THEN min (d.amount_cents,"                                                        \
  " (2 * d.amount_cents * d.delivered_minutes + d.planned_minutes) / (2 * d.planned_minutes))" \
  " WHEN d.basis = 'lump' AND d.due AND (d.delivered_minutes > 0 OR NOT d.has_services) THEN d.amount_cents" \
  " ELSE 0 END"

#define REMARK                                                                        \
  "CASE WHEN d.component IS NULL THEN 'programme-unknown'"                            \
  " WHEN d.planned_minutes IS NOT NULL OR (d.basis = 'lump' AND d.condition IS NOT 'hours-certified') THEN NULL" \
  " WHEN d.payee = 'trainee' THEN 'not-agreed' ELSE 'not-stated' END"

static const PcColumn columns[] = {
  { "d.code", { "code", PC_FIELD_TEXT, "code", PC_PERSONAL, N_("Code") }, 12 },
  { "d.family_name", { "family_name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Family name") }, 18 },
  { "d.given_name", { "given_name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Given name") }, 16 },
  { "d.programme", { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 14 },
  { "d.number", { "number", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Endowment number") }, 14 },
  { "d.outcome", { "outcome", PC_FIELD_CHOICE, "pathway-outcome", PC_PLAIN, N_("Outcome") }, 14 },
  { "d.label", { "component", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Component") }, 24 },
  { "d.payee", { "payee", PC_FIELD_CHOICE, "payee", PC_PLAIN, N_("Payee") }, 10 },
  { "d.amount_cents", { "planned", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Planned") }, 12, TRUE },
  { "d.planned_minutes", { "planned_hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours planned") }, 10 },
  { "d.delivered_minutes", { "delivered_hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours delivered") }, 10 },
  { DELIVERED, { "delivered", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Delivered (amount)") }, 12, TRUE,
    "MIN({planned},ROUND({planned}*{delivered_hours}/{planned_hours},2))" },
  { "d.amount_cents - " DELIVERED, { "residual", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Residual") }, 12, TRUE,
    "{planned}-{delivered}" },
  { "CASE WHEN d.amount_cents > 0 THEN (200 * " DELIVERED " + d.amount_cents) / (2 * d.amount_cents) END",
    { "share", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Delivered, %") }, 10, FALSE,
    "ROUND(100*{delivered}/{planned},0)" },
  { REMARK, { "remark", PC_FIELD_CHOICE, "endowment-remark", PC_PLAIN, N_("Remark") }, 36 },
};

/* The query looks at the values itself; as conditions they would leave out pathways without services. */
static const PcParameter parameters[] = {
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, "TRUE" },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, "TRUE" },
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Delivered from") }, "TRUE" },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Delivered to") }, "TRUE" },
};

static const PcTable table = {
  .name = "endowment-statement",
  .title = N_("Endowment statement"),
    .from = ROWS,
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

const PcReport pc_endowment_statement_report = {
  .name = "endowment-statement",
  .title = N_("Endowment statement"),
  .description = N_("What of each person's endowment is planned, delivered and left, by component and payee."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
};
