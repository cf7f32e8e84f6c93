/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <string.h>

#include "sample-office.h"
#include "sample-workbook.h"

/*
 * The reports about people, their plans, services, attendance, tutors and hosts, over an office of two people. Sara's
 * traineeship: Monday to Friday, 9 to 14 with an hour of break, from Monday 3 March to 30 April 2025; from 7 to 25 April
 * the host is closed, 19 days, which move the end to 19 May (FACTS 2: closures of 15 days or more).
 */
static const SampleRecord records[] = {
  { &pc_office_kind, "rome", { "name", "Sportello Lavoro", "code", "RM", "programme", "puoi-plus-2025" } },
  { &pc_office_kind, "bari", { "name", "Sportello Bari", "code", "BA" } },
  { &pc_operator_kind, "anna", { "office_id", "@rome", "family_name", "Rossi", "given_name", "Anna", "role", "tutor" } },
  { &pc_operator_kind, "ugo", { "office_id", "@bari", "family_name", "Verdi", "role", "counsellor" } },
  { &pc_organisation_kind, "host", { "kind", "host", "name", "Officina Bianchi", "staff", "8", "staff_apprentices", "1" } },
  { &pc_organisation_kind, "large", { "kind", "host", "name", "Vivaio Gialli", "region", "12", "staff", "41",
                                      "bonus_places", "1", "other_trainees", "2" } },
  { &pc_organisation_kind, "small", { "kind", "host", "name", "Zeta" } },
  { &pc_contact_kind, "luca", { "organisation_id", "@host", "role", "company-tutor", "family_name", "Neri", "given_name",
                                "Luca", "job_title", "Capo officina" } },

  { &pc_beneficiary_kind, "sara", { "code", "P1", "family_name", "Abebe", "given_name", "Sara", "sex", "F", "birth_date",
                                    "2000-06-01", "citizenships", "ET", "did_on", "2025-01-10" } },
  { &pc_beneficiary_kind, "omar", { "code", "P2", "family_name", "abdi", "given_name", "Omar", "sex", "M", "operator_id",
                                    "@anna" } },
  { &pc_permit_kind, "permit", { "beneficiary_id", "@sara", "title", "ASI", "starts_on", "2024-01-01", "expires_on",
                                 "2028-12-31" } },
  { &pc_pathway_kind, "sara-path", { "beneficiary_id", "@sara", "programme", "puoi-plus-2025", "number", "D1",
                                     "project_code", "I51B24000420006", "operator_id", "@ugo", "opened_on", "2025-01-15",
                                     "adhesion_on", "2025-01-16" } },
  { &pc_pathway_kind, "omar-path", { "beneficiary_id", "@omar", "programme", "inside-2015", "opened_on", "2025-02-03",
                                     "closed_on", "2025-03-31", "outcome", "completed" } },

  { &pc_plan_kind, "first", { "pathway_id", "@sara-path", "version", "1", "starts_on", "2025-01-20", "signed_on",
                              "2025-01-20" } },
  { &pc_plan_kind, "second", { "pathway_id", "@sara-path", "version", "2", "starts_on", "2025-02-20", "operator_id", "@ugo",
                               "occupation", "Saldatrice", "strengths", "Puntuale", "signed_on", "2025-02-21" } },
  { &pc_goal_kind, "old", { "plan_id", "@first", "description", "An old goal" } },
  { &pc_goal_kind, "new", { "plan_id", "@second", "position", "1", "description", "Find work", "due_on", "2025-09-30",
                            "outcome", "open" } },
  { &pc_planned_service_kind, "p0", { "plan_id", "@first", "service", "A2", "minutes", "600" } },
  { &pc_planned_service_kind, "p1", { "plan_id", "@second", "service", "A2", "minutes", "240", "form", "individual" } },
  { &pc_planned_service_kind, "p2", { "plan_id", "@second", "service", "A3", "minutes", "600", "form", "individual",
                                      "starts_on", "2025-02-24", "ends_on", "2025-02-26" } },
  { &pc_planned_service_kind, "p3", { "plan_id", "@second", "service", "A3", "minutes", "360", "form", "group", "starts_on",
                                      "2025-02-21", "ends_on", "2025-02-28" } },
  { &pc_competence_kind, "skill", { "beneficiary_id", "@sara", "name", "Saldatura", "area", "technical", "level", "good",
                                    "assessed_on", "2025-01-20", "operator_id", "@ugo" } },

  { &pc_service_entry_kind, "a2", { "pathway_id", "@sara-path", "service", "A2", "date", "2025-02-10", "minutes", "300",
                                    "form", "individual", "operator_id", "@ugo" } },
  { &pc_service_entry_kind, "a3", { "pathway_id", "@sara-path", "service", "A3", "date", "2025-02-24", "minutes", "90",
                                    "form", "individual", "operator_id", "@ugo", "register_page", "3" } },
  { &pc_service_entry_kind, "a3b", { "pathway_id", "@sara-path", "service", "A3", "date", "2025-02-25", "minutes", "60",
                                     "form", "individual", "operator_id", "@ugo" } },
  { &pc_service_entry_kind, "nobody", { "pathway_id", "@omar-path", "service", "PAI", "date", "2025-03-04", "minutes",
                                        "45" } },
  { &pc_service_entry_kind, "group", { "service", "A4", "date", "2025-03-04", "minutes", "120", "operator_id", "@anna" } },
  { &pc_service_participant_kind, "there", { "service_entry_id", "@group", "pathway_id", "@sara-path", "participation",
                                             "present", "minutes", "120" } },
  { &pc_service_participant_kind, "also", { "service_entry_id", "@group", "pathway_id", "@omar-path", "participation",
                                            "excused", "minutes", "0" } },

  { &pc_traineeship_kind, "work", { "pathway_id", "@sara-path", "host_id", "@host", "host_tutor_id", "@luca",
                                    "promoter_tutor_id", "@anna", "starts_on", "2025-03-03", "ends_on", "2025-04-30",
                                    "weekdays", "1 2 3 4 5", "starts_at", "540", "ends_at", "840", "break_minutes", "60" } },
  { &pc_traineeship_event_kind, "closed", { "traineeship_id", "@work", "kind", "suspension", "date", "2025-04-07", "until",
                                            "2025-04-25", "ground", "closure" } },
  { &pc_training_register_kind, "book", { "traineeship_id", "@work", "number", "1", "stamped_on", "2025-02-28", "starts_on",
                                          "2025-03-01", "ends_on", "2025-03-05" } },
  { &pc_training_register_kind, "bis", { "traineeship_id", "@work", "number", "1/bis", "stamped_on", "2025-03-05",
                                         "starts_on", "2025-03-06" } },
  { &pc_attendance_day_kind, "d0", { "traineeship_id", "@work", "date", "2025-02-28", "kind", "present", "minutes", "30" } },
  { &pc_attendance_day_kind, "d1", { "traineeship_id", "@work", "date", "2025-03-03", "kind", "present", "minutes", "240",
                                     "starts_at", "540", "ends_at", "840" } },
  { &pc_attendance_day_kind, "d2", { "traineeship_id", "@work", "date", "2025-03-04", "kind", "present", "minutes", "300",
                                     "starts_at", "540", "ends_at", "660", "second_starts_at", "720", "second_ends_at",
                                     "900" } },
  { &pc_attendance_day_kind, "d3", { "traineeship_id", "@work", "date", "2025-03-05", "kind", "sick", "minutes", "0",
                                     "notes", "=1+1" } },
  { &pc_attendance_day_kind, "d4", { "traineeship_id", "@work", "date", "2025-03-08", "kind", "present", "minutes", "60" } },
  { &pc_attendance_day_kind, "d5", { "traineeship_id", "@work", "date", "2025-03-10", "kind", "absent", "minutes", "0" } },

  { &pc_tutoring_entry_kind, "visit", { "traineeship_id", "@work", "kind", "visit", "date", "2025-03-11", "starts_at",
                                        "600", "ends_at", "660", "minutes", "60", "operator_id", "@anna", "description",
                                        "Going well", "signed_on", "2025-03-11" } },
  { &pc_tutoring_entry_kind, "company", { "traineeship_id", "@work", "kind", "company", "date", "2025-03-12", "minutes",
                                          "120", "contact_id", "@luca" } },
  { &pc_project_competence_kind, "weld", { "traineeship_id", "@work", "name", "Saldatura", "target", "good", "midterm",
                                           "fair", "midterm_on", "2025-04-02" } },
  { &pc_project_competence_kind, "safe", { "traineeship_id", "@work", "name", "Sicurezza", "target", "fair" } },
};

static SampleOffice *
office_new (void)
{
  SampleOffice *office = sample_office_new (records, G_N_ELEMENTS (records));

  g_assert_true (pc_store_set_setting (office->store, PC_SETTING_OFFICE, sample_office_get_id (office, "rome"), NULL));
  return office;
}

#define SARA "P1,Abebe,Sara,"
#define OMAR "P2,abdi,Omar,"
#define AT_WORK SARA "PUOI PLUS,Officina Bianchi,"

#define SARA_PERSON SARA ",Female,2000-06-01,18 to 29,Ethiopia,Refugee status,2028-12-31,PUOI PLUS,D1,2025-01-15,,,F,18-29,ET,ASI,\n"
#define OMAR_PERSON OMAR ",Male,,,,,,INSIDE,,2025-02-03,2025-03-31,Completed,M,,,,completed\n"
#define SARA_STEPS SARA "PUOI PLUS,I51B24000420006,Verdi,2025-01-10,2025-01-16,2025-02-21,Officina Bianchi,,,2025-03-03,2025-05-19,\n"
#define OMAR_STEPS OMAR "INSIDE,,Rossi Anna,,,,,,,,,\n"

/* Hours left: planned less delivered. Of A2 there are 5 of 4 hours; of A3 2:30 of 16. A4 was not planned. */
#define SARA_SERVICES \
  SARA "PUOI PLUS,A2 · Taking charge,Individual,,,,4:00,4:00,4.00,5:00,5.00,0:00,0:00,0.00,"                   \
  "1:00 more than the programme plans: check whether they are paid.,individual,\n"                             \
  SARA "PUOI PLUS,A3 · Specialist orientation,Group; Individual,,2025-02-21,2025-02-28,16:00,16:00,16.00,2:30,2.50,1:30,13:30,13.50,,group individual,\n" \
  SARA "PUOI PLUS,A4 · Job-search support,,,,,36:00,0:00,0.00,2:00,2.00,0:00,0:00,0.00,"                       \
  "2:00 more than planned: write them into the plan.,,\n"

/* A day of work that is not marked. */
#define OPEN(date, weekday) AT_WORK date "," weekday ",Day of work,4:00,,,,,,,,1/bis,,,due,\n"

#define MARCH \
  AT_WORK "2025-03-03,Monday,Day of work,4:00,09:00,14:00,1:00,4:00,4.00,Present,,1,,,due,present\n"      \
  AT_WORK "2025-03-04,Tuesday,Day of work,4:00,09:00,15:00,1:00,5:00,5.00,Present,,1,,,due,present\n"     \
  AT_WORK "2025-03-05,Wednesday,Day of work,4:00,,,,0:00,0.00,Sick,'=1+1,1,,,due,sick\n"                  \
  OPEN ("2025-03-06", "Thursday") OPEN ("2025-03-07", "Friday")                                                \
  AT_WORK "2025-03-08,Saturday,Day without work,0:00,,,,1:00,1.00,Present,,1/bis,,,free,present\n"        \
  AT_WORK "2025-03-10,Monday,Day of work,4:00,,,,0:00,0.00,Absent,,1/bis,,,due,absent\n"                  \
  OPEN ("2025-03-11", "Tuesday") OPEN ("2025-03-12", "Wednesday") OPEN ("2025-03-13", "Thursday")              \
  OPEN ("2025-03-14", "Friday") OPEN ("2025-03-17", "Monday") OPEN ("2025-03-18", "Tuesday")                   \
  OPEN ("2025-03-19", "Wednesday") OPEN ("2025-03-20", "Thursday") OPEN ("2025-03-21", "Friday")               \
  OPEN ("2025-03-24", "Monday") OPEN ("2025-03-25", "Tuesday") OPEN ("2025-03-26", "Wednesday")                \
  OPEN ("2025-03-27", "Thursday") OPEN ("2025-03-28", "Friday") OPEN ("2025-03-31", "Monday")

/* 1 May is a holiday; what lies after the end that the suspension has moved is no part of it. */
#define MAY \
  AT_WORK "2025-05-01,Thursday,Public holiday,0:00,,,,,,,,1/bis,,,holiday,\n"                             \
  OPEN ("2025-05-02", "Friday") OPEN ("2025-05-05", "Monday") OPEN ("2025-05-06", "Tuesday")                   \
  OPEN ("2025-05-07", "Wednesday") OPEN ("2025-05-08", "Thursday") OPEN ("2025-05-09", "Friday")               \
  OPEN ("2025-05-12", "Monday") OPEN ("2025-05-13", "Tuesday") OPEN ("2025-05-14", "Wednesday")                \
  OPEN ("2025-05-15", "Thursday") OPEN ("2025-05-16", "Friday") OPEN ("2025-05-19", "Monday")

/* 21 days of 4 hours; present on three, of which one is a Saturday: 10 of 84 hours are 12 %. */
#define MARCH_SUM AT_WORK "2025-03-01,21,3,1,0,1,0,0,0,0,17,84:00,84.00,84:00,10:00,10.00,4:00,12,\"1, 1/bis\",Yes,No\n"
#define APRIL_SUM AT_WORK "2025-04-01,7,0,0,0,0,0,0,0,19,7,28:00,28.00,28:00,0:00,0.00,0:00,0,1/bis,No,No\n"
#define MAY_SUM AT_WORK "2025-05-01,12,0,0,0,0,0,0,1,0,12,48:00,48.00,48:00,0:00,0.00,0:00,0,1/bis,No,No\n"

#define VISIT AT_WORK "2025-03-11,10:00,11:00,1:00,1.00,Visit of the promoter's tutor,Rossi Anna,,,Going well,,,,2025-03-11,visit\n"
#define COMPANY AT_WORK "2025-03-12,,,2:00,2.00,Company tutoring,,Neri Luca,,,,,,,company\n"
#define WELD AT_WORK "Saldatura,Good,Fair,2025-04-02,,,,,good,fair,\n"
#define SAFE AT_WORK "Sicurezza,Fair,,,,,,,fair,,\n"

/* Places (FACTS 2): 6 to 20 employees 2; in Lazio, whose act nobody has read yet, beyond 20 employees a fifth, rounded up. */
#define BIANCHI(trainees, left) "Officina Bianchi,,,,,8,,1,7,2,0," trainees ",0," left ",PUOI PLUS,No,\n"
#define GIALLI "Vivaio Gialli,,,,,41,,0,41,9,1,0,2,8,\"PUOI PLUS, Lazio\",Yes,\n"
#define ZETA "Zeta,,,,,,,,,,0,0,0,,PUOI PLUS,,\n"

#define UGO_A2 "Verdi,Career counsellor,2025-02-01,PUOI PLUS,A2 · Taking charge,Individual,1,5:00,5.00,1,counsellor,individual\n"
#define UGO_A3 "Verdi,Career counsellor,2025-02-01,PUOI PLUS,A3 · Specialist orientation,Individual,2,2:30,2.50,2,counsellor,individual\n"
#define ANNA_A4 "Rossi Anna,Tutor,2025-03-01,PUOI PLUS,A4 · Job-search support,Group,1,2:00,2.00,1,tutor,group\n"
#define NOBODY ",,2025-03-01,INSIDE,PAI · Individual action plan (PAI),Individual,1,0:45,0.75,1,,individual\n"

static const struct
{
  const char *report;
  const char *name;
  const char *arguments;
  const char *table;
  const char *expected;
} cases[] = {
  { "participants", "all", "on=2025-06-01", NULL, OMAR_PERSON SARA_PERSON },
  { "participants", "opened", "from=2025-01-16 to=2025-02-03", NULL, OMAR_PERSON },
  { "participants", "programme", "programme=puoi-plus-2025", NULL, SARA_PERSON },
  { "participants", "case-manager", "operator=@anna", NULL, OMAR_PERSON },
  { "participants", "steps", "on=2025-06-01", "steps", OMAR_STEPS SARA_STEPS },

  { "plan", "in-force", "person=@sara on=2025-03-31", NULL,
    SARA "2000-06-01,,PUOI PLUS,D1,2,2025-02-20,Verdi,Saldatrice,2025-02-21,,\n" },
  { "plan", "version-before", "on=2025-02-19", NULL,
    SARA "2000-06-01,,PUOI PLUS,D1,1,2025-01-20,,,2025-01-20,,\n" },
  { "plan", "not-yet", "on=2025-01-19", NULL, "" },
  { "plan", "none", "person=@omar", NULL, "" },
  { "plan", "aims", "on=2025-03-31", "aims", SARA "PUOI PLUS,,Puntuale,\n" },
  { "plan", "goals", "on=2025-03-31", "goals", SARA "PUOI PLUS,1,Find work,2025-09-30,Open,,,open\n" },
  { "plan", "skills", "on=2025-03-31", "skills", SARA "Technical,Saldatura,Good,,,2025-01-20,Verdi,technical,good,\n" },
  { "plan", "services", "on=2025-03-31", "planned-services", SARA_SERVICES },

  { "attendance-register", "march", "month=2025-03-17", NULL, MARCH },
  { "attendance-register", "outside", "month=2025-02-28", NULL,
    AT_WORK "2025-02-28,Friday,Outside the traineeship,,,,,0:30,0.50,Present,,,,,outside,present\n" },
  { "attendance-register", "moved-end", "month=2025-05-01", NULL, MAY },
  { "attendance-register", "no-days", "month=2025-06-01", NULL, "" },
  { "attendance-register", "host", "host=@large", NULL, "" },
  { "attendance-summary", "all", "", NULL, MARCH_SUM APRIL_SUM MAY_SUM },
  { "attendance-summary", "month", "month=2025-04-30 host=@host", NULL, APRIL_SUM },
  { "attendance-summary", "person", "person=@omar", NULL, "" },

  { "tutoring-diary", "all", "", NULL, VISIT COMPANY },
  { "tutoring-diary", "period", "from=2025-03-12 to=2025-03-31", NULL, COMPANY },
  { "tutoring-diary", "tutor", "operator=@anna", NULL, VISIT },
  { "tutoring-diary", "evaluations", "", "evaluations", WELD SAFE },
  { "tutoring-diary", "evaluations-later", "from=2025-04-03", "evaluations", SAFE },

  { "hosts", "running", "on=2025-03-10", NULL, BIANCHI ("1", "1") GIALLI ZETA },
  { "hosts", "suspended", "on=2025-04-10 host=@host", NULL, BIANCHI ("1", "1") },
  { "hosts", "over", "on=2025-05-20 host=@host", NULL, BIANCHI ("0", "2") },
  { "hosts", "company-tutors", "on=2025-03-10", "company-tutors", "Neri Luca,Officina Bianchi,Capo officina,1,3,2,No\n" },
  { "hosts", "promoter-tutors", "on=2025-03-10", "promoter-tutors", "Rossi Anna,Sportello Lavoro,Tutor,1,20,19,No,tutor\n" },

  { "operator-hours", "all", "", NULL, NOBODY ANNA_A4 UGO_A2 UGO_A3 },
  { "operator-hours", "period", "from=2025-03-01 operator=@anna", NULL, ANNA_A4 },
  { "operator-hours", "office", "office=@bari programme=puoi-plus-2025", NULL, UGO_A2 UGO_A3 },
  { "operator-hours", "programme", "programme=inside-2015", NULL, NOBODY },
  { "operator-hours", "tutoring", "", "tutoring-hours",
    "Rossi Anna,Tutor,2025-03-01,PUOI PLUS,Visit of the promoter's tutor,1,1:00,1.00,tutor,visit\n" },

  { "service-register", "office", "office=@rome", NULL,
    SARA "PUOI PLUS,2025-03-04,,,2:00,2.00,A4 · Job-search support,,,Rossi Anna,,,,,,\n" },
};

static void
check_rows (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *rows = sample_office_read_rows (office, cases[i].report, cases[i].arguments, cases[i].table);

  g_assert_cmpstr (rows, ==, cases[i].expected);
}

/* What a cell says that follows from others of its row. */
static const struct
{
  const char *report;
  const char *arguments;
  const char *sheet;
  const char *wanted;
} formulas[] = {
  { "attendance-register", "month=2025-03-01", "Register of training activities",
    "M2 f '=K2-J2-L2' -> 4:00 [h]:mm\nN2 f '=M2*24' -> 4 0.00\n" },
  { "attendance-register", "month=2025-03-01", "Register of training activities", "M4 d 0:00 [h]:mm\n" },
  { "attendance-summary", "", "Monthly summary of attendance", "W2 f '=ROUND(ROUND(100*T2/S2,6),0)' -> 12 0\n" },
  { "plan", "on=2025-03-31", "Planned services", "P3 f '=MAX(0,K3-M3)' -> 13:30 [h]:mm\n" },
  { "hosts", "on=2025-03-10", "Hosts and places", "N3 f '=J3+K3-L3-M3' -> 8 0\n" },
  { "hosts", "on=2025-03-10", "Hosts and places", "I2 f '=MAX(0,F2-H2)' -> 7 0\n" },
};

static void
test_formulas (void)
{
  g_autoptr(SampleOffice) office = office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *path = sample_office_write (office, formulas[i].report, formulas[i].arguments, NULL, "a.xlsx");
      g_autofree char *cells = sample_read_workbook ("cells", path, formulas[i].sheet);

      if (strstr (cells, formulas[i].wanted) == NULL)
        g_error ("%s is missing from %s", formulas[i].wanted, cells);
    }
}

static const char * const names[] = {
  "participants", "plan", "attendance-register", "attendance-summary", "tutoring-diary", "hosts", "operator-hours",
};

/* LibreOffice reckons the formulas of each as they stand there; the register of participants has none. */
static void
check_office_agrees (gconstpointer data)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;

  if (sample_skip_without_office ())
    return;

  path = sample_office_write (office, data, "", NULL, "a.xlsx");
  output = sample_read_workbook ("office", path, NULL);
  g_assert_true (g_str_has_suffix (output, " formulas agree\n"));
}

/* Nobody is named to a recipient of pseudonyms, neither those who take part nor those who work with them. */
static void
check_pseudonymised (gconstpointer data)
{
  static const char * const told[] = { "Abebe", "Sara", "abdi", "'P1'", "Rossi", "Verdi", "Neri", "2000-06-01", "Going well",
                                       "'D1'" };
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = sample_office_write (office, data, "", "Ministero", "a.xlsx");
  g_autofree char *cells = sample_read_workbook ("cells", path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (strstr (cells, told[i]) != NULL)
      g_error ("%s tells “%s”: %s", (const char *) data, told[i], cells);
}

/* A few trainees are not counted out, nor told by the places that they leave. */
static void
test_few_trainees (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = sample_office_write (office, "hosts", "on=2025-03-10", "Ministero", "a.xlsx");
  g_autofree char *cells = sample_read_workbook ("cells", path, "Hosts and places");

  g_assert_nonnull (strstr (cells, " s '< 5' 0\n"));
  g_assert_null (strstr (cells, "Places left"));
}

/* What was handed over is compared by row: each has an id of its own, in a hidden column. */
static void
check_ids (gconstpointer data)
{
  g_autoptr(SampleOffice) office = office_new ();
  const PcReport *report = pc_report_find (data);
  guint n_sheets;
  const PcReportSheet *sheets = pc_report_get_sheets (report, &n_sheets);
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_report_prepare (report, office->store, NULL, NULL, NULL, NULL));
  for (guint i = 0; i < n_sheets; i++)
    {
      const int id = pc_table_find_column (sheets[i].table, "id");
      g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr(PcCursor) cursor = pc_table_open (sheets[i].table, office->store, NULL, &error);

      g_assert_cmpint (id, >=, 0);
      g_assert_cmpint (sheets[i].table->columns[id].use, ==, PC_COLUMN_HIDDEN);
      while (pc_cursor_next (cursor, &error))
        g_assert_true (g_hash_table_add (ids, g_strdup (pc_cursor_get_text (cursor, id))));
      g_assert_no_error (error);
      g_assert_cmpuint (g_hash_table_size (ids), >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report-people/%s/%s", cases[i].report, cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_rows);
    }
  g_test_add_func ("/report-people/formulas", test_formulas);
  g_test_add_func ("/report-people/few-trainees", test_few_trainees);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *pseudonymised = g_strdup_printf ("/report-people/pseudonymised/%s", names[i]);
      g_autofree char *known = g_strdup_printf ("/report-people/ids/%s", names[i]);
      g_autofree char *agrees = g_strdup_printf ("/report-people/office-agrees/%s", names[i]);

      g_test_add_data_func (pseudonymised, names[i], check_pseudonymised);
      g_test_add_data_func (known, names[i], check_ids);
      if (i > 0)
        g_test_add_data_func (agrees, names[i], check_office_agrees);
    }

  return g_test_run ();
}
