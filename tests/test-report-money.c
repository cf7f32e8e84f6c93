/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <string.h>

#include "pc-day.h"
#include "pc-kinds.h"
#include "sample-office.h"
#include "sample-report.h"
#include "sample-workbook.h"

/*
 * The reports about money, as of 31 March 2026, over an office of five people and two offices.
 *
 * Amina, PUOI PLUS: a cleared traineeship of six months, 20 hours a week; February attended as a whole, in March 10 of
 * 22 days. Bilal: the whole of February agreed, 9 of 20 days attended, the rest absent. Chen, INSIDE: no timetable, 4
 * of 16 hours of company tutoring, 2 of them signed. Dora: a programme that nobody knows here. Eva, PUOI 2022: no
 * traineeship.
 */
static const SampleRecord records[] = {
  { &pc_office_kind, "rome", { "name", "Sportello Lavoro", "code", "RM", "public_body", "0" } },
  { &pc_office_kind, "bari", { "name", "Sportello Bari", "code", "BA" } },
  { &pc_operator_kind, "anna", { "office_id", "@rome", "family_name", "Rossi" } },
  { &pc_operator_kind, "ugo", { "office_id", "@bari", "family_name", "Verdi" } },
  { &pc_organisation_kind, "bakery", { "kind", "host", "name", "panificio Gialli", "vat_number", "00743110157" } },
  { &pc_organisation_kind, "bar", { "kind", "host", "name", "Bar Blu" } },

  { &pc_beneficiary_kind, "amina", { "code", "P1", "family_name", "Hassan", "given_name", "Amina", "operator_id",
                                     "@anna",
                                     "iban", "IT60X0542811101000000123456" } },
  { &pc_beneficiary_kind, "bilal", { "code", "P2", "family_name", "Khan", "given_name", "Bilal", "operator_id",
                                     "@ugo" } },
  { &pc_beneficiary_kind, "chen", { "code", "P3", "family_name", "chen", "given_name", "Li" } },
  { &pc_beneficiary_kind, "dora", { "code", "P4", "family_name", "Zola", "given_name", "Dora" } },
  { &pc_beneficiary_kind, "eva", { "code", "P5", "family_name", "Adamu", "given_name", "Eva" } },
  { &pc_pathway_kind, "amina-path", { "beneficiary_id", "@amina", "programme", "puoi-plus-2025", "number", "D1",
                                      "opened_on", "2025-12-01" } },
  { &pc_pathway_kind, "bilal-path", { "beneficiary_id", "@bilal", "programme", "puoi-plus-2025", "opened_on",
                                      "2025-12-01" } },
  { &pc_pathway_kind, "chen-path", { "beneficiary_id", "@chen", "programme", "inside-2015", "opened_on",
                                     "2026-01-15" } },
  { &pc_pathway_kind, "dora-path", { "beneficiary_id", "@dora", "programme", "next-notice", "opened_on",
                                     "2026-01-15" } },
  { &pc_pathway_kind, "eva-path", { "beneficiary_id", "@eva", "programme", "puoi-2022", "opened_on", "2026-01-15" } },

  { &pc_traineeship_kind, "amina-work", { "pathway_id", "@amina-path", "host_id", "@bakery", "starts_on", "2026-02-01",
                                          "ends_on", "2026-07-31", "weekdays", "1 2 3 4 5", "weekly_minutes", "1200",
                                          "clearance_on", "2026-01-15", "register_stamped_on", "2026-01-20" } },
  { &pc_traineeship_kind, "bilal-work", { "pathway_id", "@bilal-path", "host_id", "@bar", "starts_on", "2026-02-01",
                                          "ends_on", "2026-02-28", "weekdays", "1 2 3 4 5", "weekly_minutes", "1200",
                                          "clearance_on", "2026-01-15", "register_stamped_on", "2026-01-20" } },
  { &pc_traineeship_kind, "chen-work", { "pathway_id", "@chen-path", "host_id", "@bar", "starts_on", "2026-03-01",
                                         "ends_on", "2026-08-31" } },
  { &pc_traineeship_kind, "dora-work", { "pathway_id", "@dora-path", "host_id", "@bakery", "starts_on", "2026-02-01",
                                         "ends_on", "2026-07-31" } },
  { &pc_tutoring_entry_kind, "t1", { "traineeship_id", "@chen-work", "kind", "company", "date", "2026-03-10", "minutes",
                                     "120", "signed_on", "2026-03-10" } },
  { &pc_tutoring_entry_kind, "t2", { "traineeship_id", "@chen-work", "kind", "company", "date", "2026-03-17", "minutes",
                                     "120" } },
  { &pc_service_entry_kind, "a2", { "pathway_id", "@amina-path", "service", "A2", "date", "2026-01-10", "minutes",
                                    "240",
                                    "register_page", "1" } },

  { &pc_claim_kind, "claim", { "pathway_id", "@amina-path", "status", "paid", "submitted_on", "2026-03-05", "paid_on",
                               "2026-03-20" } },
  { &pc_claim_line_kind, "l1", { "claim_id", "@claim", "component", "trainee", "amount_cents", "56250",
                                 "accepted_cents",
                                 "50000" } },
  { &pc_claim_kind, "early", { "pathway_id", "@amina-path", "status", "submitted", "submitted_on", "2026-03-25" } },
  { &pc_claim_line_kind, "l2", { "claim_id", "@early", "component", "host", "amount_cents", "63904" } },
};

/* Marks Monday to Friday. */
static void
attend (SampleOffice *office,
        const char   *traineeship,
        const char   *first,
        const char   *last,
        const char   *kind)
{
  for (PcDay day = pc_day_from_iso (first); day <= pc_day_from_iso (last); day++)
    {
      g_autofree char *iso = pc_day_to_iso (day);
      const SampleRecord record = { &pc_attendance_day_kind, iso, { "traineeship_id", traineeship, "date", iso,
      "kind", kind,
                                    "minutes", strcmp (kind, "present") == 0 ? "240" : "0" } };

      if (pc_day_get_weekday (day) <= 5)
        sample_office_add (office, &record);
    }
}

static SampleOffice *
office_new (void)
{
  SampleOffice *office = sample_office_new (records, G_N_ELEMENTS (records));

  g_assert_true (pc_store_set_setting (office->store, PC_SETTING_OFFICE, sample_office_get_id (office, "rome"), NULL));
  g_assert_true (pc_store_begin (office->store, "Test", NULL));
  attend (office, "@amina-work", "2026-02-01", "2026-03-13", "present");
  attend (office, "@bilal-work", "2026-02-01", "2026-02-12", "present");
  attend (office, "@bilal-work", "2026-02-13", "2026-02-28", "absent");
  g_assert_true (pc_store_commit (office->store, NULL));
  return office;
}

#define ON "on=2026-03-31"

#define AMINA "P1,Hassan,Amina,"
#define BILAL "P2,Khan,Bilal,"
#define CHEN "P3,chen,Li,"
#define DORA "P4,Zola,Dora,"
#define EVA "P5,Adamu,Eva,"

/*
 * Amina, allowance (FACTS 1.1, 2): six months of 562.50; February, and of March 40 of 88 hours: 562.50 + 255.68. March
 * is not over, and what is certified is February. Promoter: 4 of 56 hours, 2767.38 / 14; no plan is signed. 16 hours of
 * the services before the traineeship, 2767.38 * 16 / 56, can no longer be given. The claims: 562.50, of which 500.00
 * were paid, and 639.04.
 * Bilal: 36 of 80 hours of February, less than 70 %: 562.50 * 36 / 80. Two roundings, half a cent up.
 * Chen: the last day of INSIDE has passed. Eva: PUOI 2022 does not state the hours of the promoter.
 */
#define AMINA_LINES \
  AMINA "PUOI PLUS,Training allowance,Trainee,3375.00,3375.00,818.18,562.50,562.50,500.00,2556.82,0.00,trainee\n" \
  AMINA "PUOI PLUS,Host contribution,Host,639.04,639.04,0.00,0.00,639.04,0.00,639.04,0.00,host\n" \
  AMINA "PUOI PLUS,Promoter contribution,Promoter,2767.38,197.67,197.67,197.67,0.00,0.00,2569.71,790.68,promoter\n"
#define AMINA_HOURS \
  AMINA "PUOI PLUS,Training allowance,508:00,120:00,80:00,By the month,Yes,ledger-by-months\n" \
  AMINA "PUOI PLUS,Host contribution,,,,\"Lump sum, condition not met yet\",,ledger-lump-open\n" \
  AMINA "PUOI PLUS,Promoter contribution,56:00,4:00,4:00,By the hour,Yes,ledger-by-hours\n"
#define BILAL_LINES \
  BILAL "PUOI PLUS,Training allowance,Trainee,3375.00,253.13,253.13,253.13,0.00,0.00,3121.87,3121.87,trainee\n" \
  BILAL "PUOI PLUS,Host contribution,Host,639.04,639.04,639.04,639.04,0.00,0.00,0.00,0.00,host\n" \
  BILAL "PUOI PLUS,Promoter contribution,Promoter,2767.38,0.00,0.00,0.00,0.00,0.00,2767.38,988.35,promoter\n"
#define BILAL_HOURS \
  BILAL "PUOI PLUS,Training allowance,80:00,36:00,36:00,By the month,Yes,ledger-by-months\n" \
  BILAL "PUOI PLUS,Host contribution,,,,\"Lump sum, condition met\",,ledger-lump-due\n" \
  BILAL "PUOI PLUS,Promoter contribution,56:00,0:00,0:00,By the hour,Yes,ledger-by-hours\n"
#define CHEN_LINES \
  CHEN "INSIDE,Training allowance,Trainee,3000.00,0.00,0.00,0.00,0.00,0.00,3000.00,3000.00,trainee\n" \
  CHEN "INSIDE,Host contribution,Host,500.00,0.00,0.00,0.00,0.00,0.00,500.00,500.00,host\n" \
  CHEN "INSIDE,Promoter contribution,Promoter,2000.00,0.00,0.00,0.00,0.00,0.00,2000.00,2000.00,promoter\n"
#define CHEN_HOURS \
  CHEN "INSIDE,Training allowance,0:00,0:00,0:00,By the month,,ledger-by-months\n" \
  CHEN "INSIDE,Host contribution,16:00,4:00,2:00,Not due: condition cannot be met any more,Yes,ledger-not-met\n" \
  CHEN "INSIDE,Promoter contribution,64:00,0:00,0:00,By the hour,Yes,ledger-by-hours\n"
#define DORA_LINES \
  DORA "next-notice,,,,,,,,,,,\n"
#define DORA_HOURS \
  DORA "next-notice,,,,,The programme is not known on this computer,,ledger-programme-unknown\n"
#define EVA_LINES \
  EVA "PUOI 2022,Training allowance,Trainee,3000.00,0.00,0.00,0.00,0.00,0.00,3000.00,0.00,trainee\n" \
  EVA "PUOI 2022,Host contribution,Host,600.00,0.00,0.00,0.00,0.00,0.00,600.00,0.00,host\n" \
  EVA "PUOI 2022,Promoter contribution,Promoter,2340.00,,,,0.00,0.00,,,promoter\n"
#define EVA_HOURS \
  EVA "PUOI 2022,Training allowance,0:00,0:00,0:00,No traineeship agreed yet,,ledger-no-traineeship\n" \
  EVA "PUOI 2022,Host contribution,,,,\"Lump sum, condition not met yet\",Yes,ledger-lump-open\n" \
  EVA "PUOI 2022,Promoter contribution,,,,Hours or months not stated by the notice,,ledger-not-stated\n"

/* Of Eva's endowment, 2340.00 cannot be reckoned: what is left is that of the other lines. */
#define EVA_WHOLE EVA "PUOI 2022,,,5940.00,0.00,0.00,0.00,0.00,0.00,3600.00,0.00,2340.00,\n"
#define CHEN_WHOLE CHEN "INSIDE,,,5500.00,0.00,0.00,0.00,0.00,0.00,5500.00,5500.00,0.00,\n"
#define AMINA_WHOLE AMINA "PUOI PLUS,D1,,6781.42,4211.71,1015.85,760.17,1201.54,500.00,5765.57,790.68,0.00,\n"
#define BILAL_WHOLE BILAL "PUOI PLUS,,,6781.42,892.17,892.17,892.17,0.00,0.00,5889.25,4110.22,0.00,\n"
#define DORA_WHOLE DORA "next-notice,,,,,,,,,,,0.00,\n"

#define COMPONENTS \
  "INSIDE,Training allowance,Trainee,1,0:00,0:00,0:00," \
  "3000.00,0.00,0.00,0.00,0.00,0.00,3000.00,3000.00,0.00,,trainee\n" \
  "INSIDE,Host contribution,Host,1,16:00,4:00,2:00,500.00,0.00,0.00,0.00,0.00,0.00,500.00,500.00,0.00,,host\n" \
  "INSIDE,Promoter contribution,Promoter,1,64:00,0:00,0:00," \
  "2000.00,0.00,0.00,0.00,0.00,0.00,2000.00,2000.00,0.00,,promoter\n" \
  "next-notice,,,1,,,,,,,,,,,,0.00,1,\n" \
  "PUOI 2022,Training allowance,Trainee,1,0:00,0:00,0:00," \
  "3000.00,0.00,0.00,0.00,0.00,0.00,3000.00,0.00,0.00,,trainee\n" \
  "PUOI 2022,Host contribution,Host,1,,,,600.00,0.00,0.00,0.00,0.00,0.00,600.00,0.00,0.00,,host\n" \
  "PUOI 2022,Promoter contribution,Promoter,1,,,,2340.00,,,,0.00,0.00,,,2340.00,1,promoter\n" \
  "PUOI PLUS,Training allowance,Trainee,2,588:00,156:00,116:00," \
  "6750.00,3628.13,1071.31,815.63,562.50,500.00,5678.69,3121.87,0.00,,trainee\n" \
  "PUOI PLUS,Host contribution,Host,2,,,,1278.08,1278.08,639.04,639.04,639.04,0.00,639.04,0.00,0.00,,host\n" \
  "PUOI PLUS,Promoter contribution,Promoter,2,112:00,4:00,4:00," \
  "5534.76,197.67,197.67,197.67,0.00,0.00,5337.09,1779.03,0.00,,promoter\n"
#define PROGRAMMES \
  "INSIDE,1,5500.00,0.00,0.00,0.00,0.00,0.00,5500.00,5500.00,0.00,\n" \
  "next-notice,1,,,,,,,,,0.00,1\n" \
  "PUOI 2022,1,5940.00,0.00,0.00,0.00,0.00,0.00,3600.00,0.00,2340.00,1\n" \
  "PUOI PLUS,2,13562.84,5103.88,1908.02,1652.34,1201.54,500.00,11654.82,4900.90,0.00,\n"
/* Who has no case manager belongs to the office that works here. */
#define BARI "Sportello Bari,1,6781.42,892.17,892.17,892.17,0.00,0.00,5889.25,4110.22,0.00,\n"
#define ROME "Sportello Lavoro,4,18221.42,4211.71,1015.85,760.17,1201.54,500.00,14865.57,6290.68,2340.00,2\n"

#define AMINA_PAY \
  AMINA "IT60X0542811101000000123456,PUOI PLUS,2026-02-01,2026-02-28,80:00,80:00,80.00,100,562.50," \
  "Share reached,\"100.0 % of the hours were attended, 70 % are asked for: paid as a whole.\"," \
  "Yes,Yes,,allowance-attended\n"
#define BILAL_PAY \
  BILAL ",PUOI PLUS,2026-02-01,2026-02-28,80:00,36:00,36.00,45,253.13,Share not reached," \
  "\"45.0 % of the hours were attended, less than 70 %: 253.13 of 562.50 is due.\"," \
  "Yes,Yes,There is no IBAN: ask for it before paying.,allowance-below-share\n"
#define CHEN_MARCH \
  CHEN "INSIDE,2026-03-01,2026-03-31,0:00,0:00,0:00,,21,0.00,0.00,No hours agreed," \
  "No hours are agreed for its days: set the timetable of the traineeship.,,allowance-no-timetable\n"
/* The 31st is not over: 21 of 22 days are due so far, of which 10 were attended. */
#define AMINA_MARCH \
  AMINA "PUOI PLUS,2026-03-01,2026-03-31,88:00,84:00,40:00,47,11,255.68,562.50,Month not over," \
  "\"Not over: 255.68 is due already, and 562.50 if the rest is attended.\",Yes,allowance-in-course\n"
#define UNKNOWN \
  "\"The rules of the programme are not on this computer: add its file, or correct the programme of the pathway.\","
#define DORA_MONTHS \
  DORA "next-notice,2026-02-01,2026-07-31,,,,,,,,The programme is not known on this computer," UNKNOWN \
  ",allowance-programme-unknown\n"

#define CHEN_HOST \
  "Bar Blu," CHEN "INSIDE,Host contribution,2026-08-31,End of the traineeship,Not any more," \
  "\"The last day that the programme allows has passed before the end of the traineeship. " \
  "4:00 of 16:00 of company tutoring are written down, 2:00 of them signed.\"," \
  "500.00,0.00,0.00,0.00,0.00,Yes,completed,failed\n"
#define BILAL_HOST \
  "Bar Blu," BILAL "PUOI PLUS,Host contribution,2026-02-28,End of the traineeship,Met," \
  "The traineeship was brought to its end on 2026-02-28.,639.04,639.04,639.04,0.00,0.00,,completed,met\n"
#define AMINA_HOST \
  "panificio Gialli," AMINA "PUOI PLUS,Host contribution,2026-07-31,End of the traineeship,Not yet," \
  "\"The traineeship lasts until 2026-07-31, and must be brought to its end.\"," \
  "639.04,0.00,0.00,639.04,0.00,,completed,open\n"
#define DORA_HOST "panificio Gialli," DORA "next-notice,,2026-07-31,,," UNKNOWN ",,,,,,,\n"

static const struct
{
  const char *report;
  const char *name;
  const char *arguments;
  const char *table;
  const char *expected;
} cases[] = {
  { "endowment-statement", "all", ON, NULL, EVA_LINES CHEN_LINES AMINA_LINES BILAL_LINES DORA_LINES },
  { "endowment-statement", "hours", ON, "hours", EVA_HOURS CHEN_HOURS AMINA_HOURS BILAL_HOURS DORA_HOURS },
  { "endowment-statement", "person", ON " person=@amina", NULL, AMINA_LINES },
  { "endowment-statement", "programme", ON " programme=inside-2015", NULL, CHEN_LINES },
  { "endowment-statement", "operator", ON " operator=@ugo", NULL, BILAL_LINES },
  { "endowment-statement", "office", ON " office=@bari", NULL, BILAL_LINES },
  { "endowment-statement", "people", ON, "people", EVA_WHOLE CHEN_WHOLE AMINA_WHOLE BILAL_WHOLE DORA_WHOLE },
  { "endowment-statement", "components", ON, "components", COMPONENTS },
  { "endowment-statement", "programmes", ON, "programmes", PROGRAMMES },
  { "endowment-statement", "offices", ON, "offices", BARI ROME },
  { "endowment-statement", "before", "on=2026-01-31 person=@bilal", "offices",
    "Sportello Bari,1,6781.42,1201.54,0.00,0.00,0.00,0.00,6781.42,2812.50,0.00,\n" },

  { "allowance-payments", "february", ON " month=2026-02-15", NULL, AMINA_PAY BILAL_PAY },
  { "allowance-payments", "march", ON " month=2026-03-01", NULL, "" },
  { "allowance-payments", "march-others", ON " month=2026-03-01", "not-to-be-paid",
    CHEN_MARCH AMINA_MARCH DORA_MONTHS },
  { "allowance-payments", "all", ON, NULL, AMINA_PAY BILAL_PAY },
  { "allowance-payments", "operator", ON " operator=@ugo", NULL, BILAL_PAY },
  { "allowance-payments", "programme", ON " programme=next-notice", "not-to-be-paid", DORA_MONTHS },

  { "host-contributions", "all", ON, NULL, CHEN_HOST BILAL_HOST AMINA_HOST DORA_HOST },
  { "host-contributions", "host", ON " host=@bar", NULL, CHEN_HOST BILAL_HOST },
  { "host-contributions", "no-traineeship", ON " person=@eva", NULL, "" },
  { "host-contributions", "hosts", ON, "by-host", "Bar Blu,,2,1139.04,639.04,639.04,0.00,0.00\n"
                                                  "panificio Gialli,00743110157,1,639.04,0.00,0.00,639.04,0.00\n" },
};

static void
check_rows (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *rows = sample_office_read_rows (office, cases[i].report, cases[i].arguments, cases[i].table);

  g_assert_cmpstr (rows, ==, cases[i].expected);
}

/* What a cell says that follows from others, and the totals. */
static const struct
{
  const char *report;
  const char *sheet;
  const char *wanted;
} formulas[] = {
  { "endowment-statement", "Endowment statement", "M8 f '=G8-I8' -> 2556.82 #,##0.00\n" },
  { "endowment-statement", "Endowment statement", "G15 f '=SUM(G2:G14)' -> 25002.84 #,##0.00 bold\n" },
  { "endowment-statement", "Endowment statement", "I15 f '=SUM(I2:I14)' -> 1908.02 #,##0.00 bold\n" },
  { "endowment-statement", "By person", "M2 f '=G2-I2-O2' -> 3600 #,##0.00\n" },
  { "endowment-statement", "By programme", "C6 f '=SUM(C2:C5)' -> 25002.84 #,##0.00 bold\n" },
  { "endowment-statement", "By office", "C4 f '=SUM(C2:C3)' -> 25002.84 #,##0.00 bold\n" },
  { "allowance-payments", "Allowances to be paid", "K3 f '=ROUNDDOWN(ROUND(100*I3/H3,6),0)' -> 45 0\n" },
  { "allowance-payments", "Allowances to be paid", "L4 f '=SUM(L2:L3)' -> 815.63 #,##0.00 bold\n" },
  { "host-contributions", "Host contributions", "L6 f '=SUM(L2:L5)' -> 639.04 #,##0.00 bold\n" },
};

static void
test_formulas (void)
{
  g_autoptr(SampleOffice) office = office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    sample_report_check_cells (office->store, office->folder, formulas[i].report, ON, formulas[i].sheet,
                               formulas[i].wanted);
}

/* An IBAN that no bank would take is told, and the month listed all the same. */
static void
test_wrong_iban (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autoptr(PcRecord) person = pc_store_get (office->store, &pc_beneficiary_kind, sample_office_get_id (office,
            "bilal"), NULL);
  g_autofree char *rows = NULL;

  sample_office_set_field (office, person, "iban", "IT61X0542811101000000123456");
  sample_save (office->store, person);
  rows = sample_office_read_rows (office, "allowance-payments", ON " person=@bilal", NULL);
  g_assert_nonnull (strstr (rows, BILAL "IT61X0542811101000000123456,PUOI PLUS"));
  g_assert_nonnull (strstr (rows, "check digits"));
}

static const char * const names[] = { "endowment-statement", "allowance-payments", "host-contributions" };

/* LibreOffice reckons the formulas of each as they stand there. */
static void
check_office_agrees (gconstpointer data)
{
  g_autoptr(SampleOffice) office = office_new ();

  sample_report_check_agrees (office->store, office->folder, data, ON);
}

/* Nobody is named to a recipient of pseudonyms, nor her account. */
static void
check_pseudonymised (gconstpointer data)
{
  static const char * const told[] = { "Hassan", "Amina", "chen", "'P1'", "Rossi", "IT60X", "'D1'", "IBAN", NULL };
  g_autoptr(SampleOffice) office = office_new ();

  sample_report_check_untold (office->store, office->folder, data, ON, told);
}

/* What was handed over is compared by row: each has an id of its own, in a hidden column. */
static void
check_ids (gconstpointer data)
{
  g_autoptr(SampleOffice) office = office_new ();

  sample_report_check_ids (office->store, data, "");
}

static void
test_cancelled (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (pc_report_prepare (pc_report_find (names[i]), office->store, NULL, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
      g_autofree char *path = g_strdup_printf ("/report-money/%s/%s", cases[i].report, cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_rows);
    }
  g_test_add_func ("/report-money/formulas", test_formulas);
  g_test_add_func ("/report-money/wrong-iban", test_wrong_iban);
  g_test_add_func ("/report-money/cancelled", test_cancelled);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *pseudonymised = g_strdup_printf ("/report-money/pseudonymised/%s", names[i]);
      g_autofree char *known = g_strdup_printf ("/report-money/ids/%s", names[i]);
      g_autofree char *agrees = g_strdup_printf ("/report-money/office-agrees/%s", names[i]);

      g_test_add_data_func (pseudonymised, names[i], check_pseudonymised);
      g_test_add_data_func (known, names[i], check_ids);
      g_test_add_data_func (agrees, names[i], check_office_agrees);
    }

  return g_test_run ();
}
