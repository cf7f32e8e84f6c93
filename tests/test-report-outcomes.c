/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <string.h>

#include "sample-office.h"
#include "sample-report.h"
#include "sample-workbook.h"

/*
 * The common indicators and the dashboard, over an office of four people as of 31 March 2026. Sara came to the end of
 * her traineeship and found work; Omar broke his off; Awa has just come, and her record lacks much; Mei comes later.
 */

#define ON "on=2026-03-31"

/* A record that counts: FACTS 4.2 says what it needs. */
#define COMPLETE \
  "special_consent", "given", "disability", "none-declared", "foreign_background", "1", "minority", "0", "rural", "0", \
  "special_consent_on", "2025-01-10"
#define ENTRY \
  "programme", "puoi-plus-2025", "entry_situation", "unemployed", "entry_since", "2024-01-01", "entry_isced", "2", \
  "entry_housing", "reception"

static const SampleRecord records[] = {
  { &pc_office_kind, "rome", { "name", "Sportello Lavoro", "code", "RM", "region", "12" } },
  { &pc_operator_kind, "anna", { "office_id", "@rome", "family_name", "Rossi" } },
  { &pc_organisation_kind, "host", { "kind", "host", "name", "Officina Bianchi", "activity_section", "C" } },

  { &pc_beneficiary_kind, "sara", { "code", "P1", "family_name", "Abebe", "given_name", "Sara", "sex", "F", "birth_date",
                                    "2000-06-01", "citizenships", "ET", COMPLETE } },
  { &pc_beneficiary_kind, "omar", { "code", "P2", "family_name", "Bah", "sex", "M", "birth_date", "1968-01-01",
                                    "citizenships", "GM SN", COMPLETE } },
  { &pc_beneficiary_kind, "awa", { "code", "P3", "family_name", "Diop", "sex", "F", "citizenships", "SN" } },
  { &pc_beneficiary_kind, "mei", { "code", "P4", "family_name", "Zhang" } },
  { &pc_permit_kind, "permit", { "beneficiary_id", "@sara", "title", "ASI", "starts_on", "2024-01-01", "expires_on",
                                 "2028-12-31" } },

  { &pc_pathway_kind, "sara-path", { "beneficiary_id", "@sara", "opened_on", "2025-01-15", "closed_on", "2025-09-10",
                                     "outcome", "completed", "operator_id", "@anna", ENTRY } },
  { &pc_pathway_kind, "omar-path", { "beneficiary_id", "@omar", "opened_on", "2025-02-03", "closed_on", "2025-06-30",
                                     "outcome", "dropped-out", ENTRY } },
  { &pc_pathway_kind, "awa-path", { "beneficiary_id", "@awa", "programme", "puoi-plus-2025", "opened_on", "2025-02-10" } },
  { &pc_pathway_kind, "mei-path", { "beneficiary_id", "@mei", "programme", "puoi-plus-2025", "opened_on", "2026-05-01" } },

  { &pc_traineeship_kind, "sara-work", { "pathway_id", "@sara-path", "host_id", "@host", "starts_on", "2025-03-03",
                                         "ends_on", "2025-09-02", "clearance_asked_on", "2025-02-10", "clearance_on",
                                         "2025-02-20" } },
  { &pc_traineeship_kind, "omar-work", { "pathway_id", "@omar-path", "host_id", "@host", "starts_on", "2025-04-01",
                                         "ends_on", "2025-10-31", "clearance_on", "2025-03-20" } },
  { &pc_traineeship_event_kind, "stop", { "traineeship_id", "@omar-work", "kind", "interruption", "date", "2025-06-15" } },
  { &pc_follow_up_kind, "28", { "pathway_id", "@sara-path", "kind", "28-days", "done_on", "2025-10-08", "situation",
                                "employed", "starts_on", "2025-09-15" } },
  { &pc_follow_up_kind, "6m", { "pathway_id", "@sara-path", "kind", "6-months", "done_on", "2026-03-12", "situation",
                                "job-searching" } },
};

static SampleOffice *
office_new (void)
{
  SampleOffice *office = sample_office_new (records, G_N_ELEMENTS (records));

  g_assert_true (pc_store_set_setting (office->store, PC_SETTING_OFFICE, sample_office_get_id (office, "rome"), NULL));
  return office;
}

/*
 * Rows: whole sheets where they begin with a line's end, else parts of them
 */

#define FUNNEL(opened, asked, issued, started, ended, completed, days, months, year)                     \
  "\nPathway opened," opened ",,,opened\nClearance asked for," asked ",asked\nClearance issued," issued ",issued\n" \
  "Traineeship started," started ",started\nTraineeship over," ended ",ended\n"                           \
  "Traineeship completed," completed ",completed\n"                                                       \
  "Employed 28 days after leaving," days ",employed-28-days\n"                                            \
  "Employed 6 months after leaving," months ",employed-6-months\n"                                        \
  "Employed 12 months after leaving," year ",employed-12-months\n"

/* Participants by columns of EECO: 01 to 17, then EECR01 to EECR06. */
#define SARA_COUNTS "1,1,1,0,0,0,1,0,1,0,0,0,1,1,0,0,0,0,0,0,1,0,0,"
#define OMAR_COUNTS "1,1,1,0,0,0,0,1,1,0,0,0,1,1,0,0,0,"

static const struct
{
  const char *report;
  const char *arguments;
  const char *sheet;
  const char *expected;
} cases[] = {
  /* Omar's clearance was issued, so it was asked for. Of Omar nobody knows what he does; his twelve months are not over. */
  { "dashboard", "", NULL, FUNNEL ("3", "2,,", "2,,", "2,,", "2,,", "1,,", "1,,1", "0,0,1", "0,0,0") },
  { "dashboard", "from=2025-02-01", NULL, FUNNEL ("2", "1,,", "1,,", "1,,", "1,,", "0,0,", "0,0,1", "0,0,1", "0,0,0") },
  { "dashboard", "operator=@anna", NULL, FUNNEL ("1", "1,,", "1,,", "1,,", "1,,", "1,,", "1,,0", "0,0,0", "0,0,0") },
  { "dashboard", "programme=inside-2015", NULL,
    FUNNEL ("0", "0,,", "0,,", "0,,", "0,,", "0,,", "0,,0", "0,,0", "0,,0") },
  /* On the last day of Sara's traineeship; Omar's was broken off in June, and nothing was due so soon. */
  { "dashboard", "on=2025-09-02", NULL, FUNNEL ("3", "2,,", "2,,", "2,,", "1,,", "0,0,", "0,0,1", "0,0,0", "0,0,0") },

  { "dashboard", "", "sex", "\nFemale,F,2,1,1,1,0\nMale,M,1,0,1,0,0\n" },
  { "dashboard", "", "age", "\n18 to 29,18-29,1,0,1,1,0\n55 and over,55-over,1,0,1,0,0\nNot recorded,,1,1,0,0,0\n" },
  { "dashboard", "", "citizenship", "\nEthiopia,ET,1,0,1,1,0\nGambia,GM,1,0,1,0,0\nSenegal,SN,1,1,0,0,0\n" },
  { "dashboard", "", "title", "\nRefugee status,ASI,1,0,1,1,0\nNot recorded,,2,1,1,0,0\n" },
  { "dashboard", "", "region", "\nLazio,12,3,1,2,1,0\n" },
  { "dashboard", "", "sector", "\nManufacturing,C,2,0,2,1,0\n" },
  { "dashboard", "to=2025-04-30", "months", "\n2025-01,1,0,0,0,1,0\n2025-02,2,0,0,0,3,0\n2025-03,0,0,1,0,3,1\n"
                                            "2025-04,0,0,1,0,3,2\n" },
  { "dashboard", "from=2025-04-01 to=2025-06-30", "months", "\n2025-04,0,0,1,0,3,2\n2025-05,0,0,0,0,3,2\n"
                                                            "2025-06,0,1,0,1,2,1\n" },

  { "indicators", "", "esf-plus-2021", "\nEECO01,On entry,Total number of participants,1,1,0,2,0,No," },
  { "indicators", "", "esf-plus-2021", "\nEECO07,On entry,Young people of 18 to 29 years of age,1,0,0,1,0,No," },
  { "indicators", "", "esf-plus-2021", "\nEECR04,On leaving,\"In employment, including self-employment, on leaving\",1,0,0,1,1," },
  { "indicators", "from=2025-02-01", "esf-plus-2021", "\nEECO01,On entry,Total number of participants,0,1,0,1,0,No," },
  { "indicators", "operator=@anna", "esf-plus-2021", "\nEECO01,On entry,Total number of participants,1,0,0,1,0,No," },
  { "indicators", "", "records", "European Social Fund Plus 2021-2027,2,1,esf-plus-2021\n" },
  { "indicators", "", "participants-esf-plus-2021",
    "\nP1,Abebe,Sara,PUOI PLUS,2025-01-15,2025-09-10,Female,24,18 to 29,Yes,,," SARA_COUNTS "F,18-29," },
  { "indicators", "", "participants-esf-plus-2021",
    "\nP2,Bah,,PUOI PLUS,2025-02-03,2025-06-30,Male,57,55 and over,Yes," },
  { "indicators", "", "participants-esf-plus-2021", "," OMAR_COUNTS },
  { "indicators", "", "participants-esf-plus-2021", "\nP3,Diop,,PUOI PLUS,2025-02-10,,Female,,,No," },
};

static void
check_rows (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *arguments = g_strconcat (ON " ", cases[i].arguments, NULL);
  g_autofree char *rows = sample_office_read_rows (office, cases[i].report, arguments, cases[i].sheet);
  g_autofree char *found = g_strconcat ("\n", rows, NULL);
  const gboolean whole = g_str_has_prefix (cases[i].expected, "\n") && g_str_has_suffix (cases[i].expected, "\n");

  if (whole ? strcmp (found, cases[i].expected) != 0 : strstr (found, cases[i].expected) == NULL)
    g_error ("%s instead of %s", found, cases[i].expected);
}

/* The totals of the columns of people are the sums. */
static void
test_totals (void)
{
  g_autoptr(SampleOffice) office = office_new ();

  sample_report_check_cells (office->store, office->folder, "indicators", ON, "Participants, ESF+",
                             "=SUM(M2:M4)' -> 2 ");
}

/* Fewer than five people are not told, nor a share of them, nor what is special-category data. */
static void
test_pseudonymised (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *dashboard = sample_office_write (office, "dashboard", ON, "Regione", "a.csv");
  g_autofree char *funnel = sample_report_rows (office->folder, "a.csv", NULL);
  g_autofree char *indicators = sample_office_write (office, "indicators", ON, "Regione", "a.csv");
  g_autofree char *people = sample_report_rows (office->folder, "a.csv", "participants-esf-plus-2021");

  g_assert_true (g_str_has_prefix (funnel, "Pathway opened,< 5,,,opened\n"));
  g_assert_null (strstr (people, "Abebe"));
  g_assert_nonnull (strstr (people, ",1,1,1,0,0,0,1,0,1,0,0,1,0,0,0,0,0,1,0,0,"));
}

static void
add_woman (SampleOffice *office,
           guint         n)
{
  g_autofree char *code = g_strdup_printf ("W%u", n);
  g_autofree char *person = g_strdup_printf ("woman-%u", n);
  g_autofree char *reference = g_strdup_printf ("@%s", person);
  g_autofree char *path = g_strdup_printf ("woman-%u-path", n);

  sample_office_add (office, &(SampleRecord) { &pc_beneficiary_kind, person, {
    "code", code, "family_name", "Sow", "sex", "F", "birth_date", "1990-01-01", "citizenships", "SN", COMPLETE } });
  sample_office_add (office, &(SampleRecord) { &pc_pathway_kind, path, {
    "beneficiary_id", reference, "opened_on", "2025-01-20", ENTRY } });
}

/* Of a man among women it is not told that he is one alone, neither by the total. */
static void
test_few_of_a_sum (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *rows = NULL;

  g_assert_true (pc_store_begin (office->store, "add beneficiary", NULL));
  for (guint i = 0; i < 4; i++)
    add_woman (office, i);
  g_assert_true (pc_store_commit (office->store, NULL));
  path = sample_office_write (office, "indicators", ON, "Regione", "a.csv");
  rows = sample_report_rows (office->folder, "a.csv", "esf-plus-2021");

  if (strstr (rows, "EECO01,On entry,Total number of participants,5,< 5,0,–,0,") == NULL)
    g_error ("%s", rows);
  g_assert_nonnull (strstr (rows, "EECO07,On entry,Young people of 18 to 29 years of age,< 5,0,0,< 5,0,"));
}

/* Each has its data in the workbook, and says what its axes are. */
static void
test_charts (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = sample_office_write (office, "dashboard", ON, NULL, "a.xlsx");
  g_autofree char *funnel = sample_read_workbook ("xml", path, "xl/charts/chart1.xml");
  g_autofree char *months = sample_read_workbook ("xml", path, "xl/charts/chart9.xml");

  g_assert_nonnull (strstr (funnel, "'From opening to work'!$A$2:$A$10"));
  g_assert_nonnull (strstr (funnel, "'From opening to work'!$B$2:$B$10"));
  g_assert_nonnull (strstr (funnel, "<c:ptCount val=\"9\"/><c:pt idx=\"0\"><c:v>Pathway opened</c:v></c:pt>"));
  g_assert_nonnull (strstr (funnel, "<c:pt idx=\"0\"><c:v>3</c:v></c:pt><c:pt idx=\"1\"><c:v>2</c:v></c:pt>"));
  g_assert_nonnull (strstr (funnel, ">Step<"));
  g_assert_nonnull (strstr (funnel, ">Pathways<"));
  g_assert_nonnull (strstr (months, "'By month'!$A$2:$A$16"));
  g_assert_nonnull (strstr (months, ">Month<"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report-outcomes/%s/%u", cases[i].report, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_rows);
    }
  g_test_add_func ("/report-outcomes/totals", test_totals);
  g_test_add_func ("/report-outcomes/pseudonymised", test_pseudonymised);
  g_test_add_func ("/report-outcomes/few-of-a-sum", test_few_of_a_sum);
  g_test_add_func ("/report-outcomes/charts", test_charts);

  return g_test_run ();
}
