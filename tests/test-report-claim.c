/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <string.h>

#include "pc-claims.h"
#include "sample-endowment.h"
#include "sample-report.h"
#include "sample-workbook.h"

/*
 * A person in PUOI PLUS with three claims, seen from 30 April 2026. The first asked for February, for 4 hours of A2 and
 * for 100 euro of the host, and was changed since; the second is a draft with another total than its line; what the
 * third said when it was submitted cannot be read. February is worth 562,50 euro, and an hour of the promoter 49,4175
 * (FACTS 1.2).
 */
typedef struct
{
  SampleEndowment  endowment;
  SampleFolder    *folder;
  PcRecord        *first;
  PcRecord        *draft;
  PcRecord        *broken;
} Office;

static PcRecord *
find_line (Office     *office,
           const char *component)
{
  g_autoptr(GPtrArray) lines = pc_store_list_by (office->endowment.store, &pc_claim_line_kind, PC_CLAIM_LINE_CLAIM_ID,
                                                 pc_record_get_id (office->first), "id", NULL);

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (pc_record_get_text (lines->pdata[i], PC_CLAIM_LINE_COMPONENT), component))
      return g_object_ref (lines->pdata[i]);

  g_assert_not_reached ();
}

static void
submit (Office *office)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) host = NULL;

  office->first = pc_claims_prepare (office->endowment.store, office->endowment.pathway, pc_day_new (2026, 3, 10),
                                     &error);
  g_assert_no_error (error);
  host = sample_endowment_add_line (&office->endowment, office->first, "component=host; payee=host; amount_cents=100");
  pc_record_set_text (office->first, PC_CLAIM_NUMBER, "RC-1");
  pc_record_set_text (office->first, PC_CLAIM_SUBMITTED_ON, "2026-03-11");
  pc_record_set_text (office->first, PC_CLAIM_STATUS, "submitted");
  sample_endowment_save (&office->endowment, office->first);
}

/* One line of each kind of difference, and a page of the register that is gone. */
static void
change (Office *office)
{
  g_autoptr(PcRecord) trainee = find_line (office, "trainee");
  g_autoptr(PcRecord) host = find_line (office, "host");
  g_autoptr(PcRecord) added = NULL;

  pc_record_set_number (trainee, PC_CLAIM_LINE_AMOUNT_CENTS, 50000);
  pc_record_set_number (trainee, PC_CLAIM_LINE_ACCEPTED_CENTS, 40000);
  pc_record_set_text (trainee, PC_CLAIM_LINE_DIFFERENCE_REASON, "=Asked for too much");
  sample_endowment_save (&office->endowment, trainee);
  sample_remove (office->endowment.store, host);
  added = sample_endowment_add_line (&office->endowment, office->first, "component=bonus; amount_cents=10");
  pc_record_set_text (office->endowment.entry, PC_SERVICE_ENTRY_REGISTER_PAGE, NULL);
  sample_endowment_save (&office->endowment, office->endowment.entry);
}

static Office *
office_new (void)
{
  Office *office = g_new0 (Office, 1);
  g_autoptr(PcRecord) line = NULL;

  office->folder = sample_folder_new ();
  sample_endowment_open (&office->endowment);
  pc_record_set_text (office->endowment.person, PC_BENEFICIARY_CODE, "P1");
  sample_endowment_save (&office->endowment, office->endowment.person);
  submit (office);
  change (office);
  office->draft = sample_endowment_add_claim (&office->endowment, "status=draft; number=RC-2; prepared_on=2026-04-02; "
                                              "starts_on=2026-03-01; ends_on=2026-03-31; total_cents=99");
  line = sample_endowment_add_line (&office->endowment, office->draft, "component=trainee; payee=trainee; "
                                    "minutes=88:00; amount_cents=562,50; description=March");
  office->broken = sample_endowment_add_claim (&office->endowment, "status=draft; number=RC-3; prepared_on=2026-04-03");
  pc_record_set_text (office->broken, PC_CLAIM_STATUS, "paid");
  pc_record_set_text (office->broken, PC_CLAIM_FROZEN, "{");
  sample_endowment_save (&office->endowment, office->broken);
  return office;
}

static void
office_free (Office *office)
{
  g_clear_object (&office->first);
  g_clear_object (&office->draft);
  g_clear_object (&office->broken);
  sample_endowment_close (&office->endowment);
  sample_folder_free (office->folder);
  g_free (office);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

#define AMINA "P1,Hassan,Amina,PUOI PLUS,"
#define FIRST AMINA "RC-1,"
#define RECKONED FIRST "2026-02-28,"
#define DRAFT AMINA "RC-2,"

/* 562,50 + 197,67 + 100 were asked for; 500 + 197,67 + 10 it is now. */
#define FIRST_CLAIM FIRST \
  "Submitted,2025-12-01,2026-02-28,2026-03-11,,3,860.17,860.17,707.67,-152.50,152.50,400.00,4,submitted\n"
#define DRAFT_CLAIM DRAFT "Draft,2026-03-01,2026-03-31,,,1,99.00,,562.50,,-463.50,,,draft\n"
#define BROKEN_CLAIM AMINA "RC-3,Paid,,,,,0,,,0.00,,,,,paid\n"

static const struct
{
  const char *name;
  const char *arguments;
  const char *expected;
} cases[] = {
  { "all", "on=2026-04-30", FIRST_CLAIM DRAFT_CLAIM BROKEN_CLAIM },
  { "submitted", "on=2026-04-30 from=2026-03-11 to=2026-03-11", FIRST_CLAIM },
  { "not-yet", "on=2026-04-30 from=2026-03-12", "" },
  { "programme", "on=2026-04-30 programme=inside-2015", "" },
};

static void
check_rows (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Office) office = office_new ();
  g_autofree char *rows = sample_report_read (office->endowment.store, office->folder, "claim", cases[i].arguments,
                                              NULL);

  g_assert_cmpstr (rows, ==, cases[i].expected);
}

static void
assert_rows (Office     *office,
             PcRecord   *claim,
             const char *table,
             const char *expected)
{
  g_autofree char *arguments = g_strdup_printf ("on=2026-04-30 claim=%s", pc_record_get_id (claim));
  g_autofree char *rows = sample_report_read (office->endowment.store, office->folder, "claim", arguments, table);

  g_assert_cmpstr (rows, ==, expected);
}

/* Of one claim: its lines as they were frozen, in their order, and after them what was added. */
static void
test_one (void)
{
  g_autoptr(Office) office = office_new ();

  assert_rows (office, office->first, NULL, FIRST_CLAIM);
  assert_rows (office, office->first, "claim-lines",
               FIRST "Host contribution,Host,,,,,100.00,0.00,-100.00,,,host\n"
               FIRST "Promoter contribution,Promoter,,4:00,4:00,4.00,197.67,197.67,0.00,,,promoter\n"
               FIRST "Training allowance,Trainee,February 2026,80:00,80:00,80.00,562.50,500.00,-62.50,400.00,"
               "'=Asked for too much,trainee\n"
               FIRST "bonus,,,,,,0.00,10.00,10.00,,,\n");
  assert_rows (office, office->draft, "claim-lines",
               DRAFT "Training allowance,Trainee,March,,88:00,88.00,,562.50,,,,trainee\n");
}

/* In their lines, and in what the records certify for the last day of the period. */
static void
test_differences (void)
{
  g_autoptr(Office) office = office_new ();

  assert_rows (office, office->first, "claim-differences",
               RECKONED "Line removed,Host contribution,,,100.00,0.00,-100.00,"
               "Host contribution: the line of 100.00 was removed after the claim was submitted.,,claim-line-removed\n"
               RECKONED "Line changed,Training allowance,80:00,80:00,562.50,500.00,-62.50,"
               "\"Training allowance: the claim was submitted with 562.50, the line says 500.00 now.\","
               "'=Asked for too much,claim-line-changed\n"
               RECKONED "Line added,bonus,,,0.00,10.00,10.00,"
               "bonus: a line of 10.00 was added after the claim was submitted.,,claim-line-added\n"
               RECKONED "Records certify another amount,Promoter contribution,4:00,0:00,197.67,0.00,-197.67,"
               "\"Promoter contribution: the records certified 197.67 when the claim was submitted, and 0.00 now.\",,"
               "claim-certified-changed\n");
  assert_rows (office, office->draft, "claim-differences", "");
  assert_rows (office, office->broken, "claim-differences",
               AMINA "RC-3,,What was submitted cannot be read,,,,,,,What the claim said when it was submitted cannot "
               "be read; the history of the record has it.,,claim-unreadable\n");
}

/* Of a claim alone what is said of it, and of its pathway as a whole. */
static void
test_findings (void)
{
  g_autoptr(Office) office = office_new ();

  assert_rows (office, office->draft, "claim-findings",
               AMINA ",Warning,\"Promoter contribution: 197.67 is claimed, and 0.00 is certified by the "
               "records. Complete the registers, or correct the claims.\","
               "Not stated by the notice. Only certified hours are counted on.,Yes,"
               "warning\n"
               DRAFT "Warning,\"The total of the claim is 99.00, and its lines come to 562.50. Correct one of them.\",,"
               "No,warning\n");
}

static void
test_workbook (void)
{
  static const char * const formulas[] = {
    "f '=N2-M2' -> -152.5 ", "f '=L2-N2' -> 152.5 ",
  };
  g_autoptr(Office) office = office_new ();
  g_autofree char *path = sample_report_write (office->endowment.store, office->folder, "claim", "on=2026-04-30", NULL,
                                               "a.xlsx");
  g_autofree char *cells = sample_read_workbook ("cells", path, "Claims");

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    if (strstr (cells, formulas[i]) == NULL)
      g_error ("%s is missing from %s", formulas[i], cells);
}

static void
test_office_agrees (void)
{
  g_autoptr(Office) office = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;

  if (sample_skip_without_office ())
    return;

  path = sample_report_write (office->endowment.store, office->folder, "claim", "on=2026-04-30", NULL, "a.xlsx");
  output = sample_read_workbook ("office", path, NULL);
  g_assert_true (g_str_has_suffix (output, " formulas agree\n"));
}

static void
test_pseudonymised (void)
{
  static const char * const told[] = { "Hassan", "Amina", "'P1'", "RC-1", "Asked for too much" };
  g_autoptr(Office) office = office_new ();
  g_autofree char *path = sample_report_write (office->endowment.store, office->folder, "claim", "on=2026-04-30",
                                               "Ministero", "a.xlsx");
  g_autofree char *cells = sample_read_workbook ("cells", path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (strstr (cells, told[i]) != NULL)
      g_error ("it tells “%s”: %s", told[i], cells);
}

static void
test_ids (void)
{
  g_autoptr(Office) office = office_new ();

  sample_report_check_ids (office->endowment.store, "claim", "on=2026-04-30");
}

int
main (int    argc,
      char **argv)
{
  /* Programmes of whoever runs the tests must not take the place of the shipped ones. */
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report-claim/rows/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_rows);
    }
  g_test_add_func ("/report-claim/one", test_one);
  g_test_add_func ("/report-claim/differences", test_differences);
  g_test_add_func ("/report-claim/findings", test_findings);
  g_test_add_func ("/report-claim/workbook", test_workbook);
  g_test_add_func ("/report-claim/office-agrees", test_office_agrees);
  g_test_add_func ("/report-claim/pseudonymised", test_pseudonymised);
  g_test_add_func ("/report-claim/ids", test_ids);

  return g_test_run ();
}
