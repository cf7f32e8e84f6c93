/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <string.h>

#include "pc-error.h"
#include "sample-endowment.h"
#include "sample-report.h"
#include "sample-workbook.h"

/*
 * PUOI PLUS, seen from 1 March 2026. Amina, whom nobody minds, is at work with a clearance; Omar, whom Anna minds, has
 * just begun. The papers that the request asks for are those of FACTS 1.5; his declaration (DID) is of 10 August 2025,
 * and served six months, to 10 February 2026.
 */
typedef struct
{
  SampleEndowment  endowment;
  SampleFolder    *folder;
  PcRecord        *anna;
  PcRecord        *omar;
} Office;

static void
add_omar (Office *office)
{
  SampleEndowment *endowment = &office->endowment;
  g_autoptr(PcRecord) unit = sample_endowment_add (endowment, &pc_office_kind, 0, NULL, "name=Sportello; code=RM");
  g_autoptr(PcRecord) pathway = NULL;
  g_autoptr(PcRecord) permit = NULL;
  g_autoptr(PcRecord) service = NULL;

  office->anna = sample_endowment_add (endowment, &pc_operator_kind, PC_OPERATOR_OFFICE_ID, unit,
                                       "family_name=Rossi; given_name=Anna");
  office->omar = sample_endowment_add (endowment, &pc_beneficiary_kind, PC_BENEFICIARY_OPERATOR_ID, office->anna,
                                       "code=P2; family_name=Abdi; given_name=Omar; birth_date=1998-05-10; "
                                       "employment_status=unemployed; did_on=2025-08-10; reception_kind=SAI; "
                                       "unaccompanied_minor=no; schooling_done=yes; tax_code=RSSMRA85T10A562S");
  permit = sample_endowment_add (endowment, &pc_permit_kind, PC_PERMIT_BENEFICIARY_ID, office->omar,
                                 "title=ASI; status=valid; starts_on=2024-03-01; expires_on=2026-04-20");
  pathway = sample_endowment_add (endowment, &pc_pathway_kind, PC_PATHWAY_BENEFICIARY_ID, office->omar,
                                  "programme=puoi-plus-2025; opened_on=2026-02-20; adhesion_on=2026-02-20; "
                                  "other_measure=none");
  service = sample_endowment_add (endowment, &pc_service_entry_kind, PC_SERVICE_ENTRY_PATHWAY_ID, pathway,
                                  "service=A2; date=2026-02-27; minutes=1:00");
}

static Office *
office_new (void)
{
  Office *office = g_new0 (Office, 1);

  office->folder = sample_folder_new ();
  sample_endowment_open (&office->endowment);
  pc_record_set_text (office->endowment.person, PC_BENEFICIARY_CODE, "P1");
  sample_endowment_save (&office->endowment, office->endowment.person);
  add_omar (office);
  return office;
}

static void
office_free (Office *office)
{
  g_clear_object (&office->anna);
  g_clear_object (&office->omar);
  sample_endowment_close (&office->endowment);
  sample_folder_free (office->folder);
  g_free (office);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

#define OMAR "P2,Abdi,Omar,PUOI PLUS,Rossi Anna,"

static void
assert_rows (const char *arguments,
             const char *table,
             const char *expected)
{
  g_autoptr(Office) office = office_new ();
  g_autofree char *rows = NULL;
  g_autoptr(GString) text = g_string_new (arguments);

  g_string_replace (text, "@anna", pc_record_get_id (office->anna), 0);
  g_string_replace (text, "@omar", pc_record_get_id (office->omar), 0);
  rows = sample_report_read (office->endowment.store, office->folder, "deadlines", text->str, table);
  g_assert_cmpstr (rows, ==, expected);
}

#define TOO_OLD \
  "2026-02-10,-19,Late,Paper too old for the clearance," OMAR "Declaration of immediate availability (DID) is too " \
  "old for the clearance: ask for a new one.,\"PUOI PLUS notice, art. 9\",No,,late,document-age\n"
#define RENEWAL \
  "2026-04-20,50,Coming,Permit to be renewed," OMAR "Refugee status expires: ask for its renewal and record it.,Not " \
  "stated by the notice: two months before it expires. Verify what holds for the title.," \
  "Yes,2026-02-19,coming,permit-renewal\n"

static void
test_deadlines (void)
{
  assert_rows ("on=2026-03-01 days=60 person=@omar", NULL, TOO_OLD RENEWAL);
  assert_rows ("on=2026-03-01 operator=@anna", NULL, TOO_OLD RENEWAL);
}

#define MISSING(name) \
  OMAR name ",Missing,,Refused,\"“" name "” is missing: get it, and add it (Papers).\",\"PUOI PLUS notice, art. 9\"," \
  "No,missing,refused\n"

/* Permit, tax code and adhesion are there; the attestations are asked of others, and Amina has her clearance. */
static void
test_papers (void)
{
  assert_rows ("on=2026-03-01", "missing-papers",
               MISSING ("Host record (All. 9)") MISSING ("Signed privacy notice")
               OMAR "Declaration of immediate availability (DID),Too old,2026-02-10,Refused,\"“Declaration of "
               "immediate availability (DID)” may be 6 months old at most, and served until 2026-02-10: get a new one, "
               "and add it (Papers).\",\"PUOI PLUS notice, art. 9\",No,too-old,refused\n"
               MISSING ("Register of non-training activities (All. 3)")
               MISSING ("Cover of the register of training activities (All. 4)")
               MISSING ("Convention between promoter and host") MISSING ("Individual training project (PFI)"));
  assert_rows ("on=2026-02-19", "missing-papers", "");
}

/* What nobody minds comes first. The end of Amina's traineeship, which three of them are about, is 152 days ahead. */
static void
test_counts (void)
{
  assert_rows ("on=2026-03-01 days=151", "deadline-counts", ",1,0,0,1,2,0,0\nRossi Anna,1,0,0,1,2,7,1\n");
  assert_rows ("on=2026-03-01 days=152", "deadline-counts", ",1,0,0,4,5,0,0\nRossi Anna,1,0,0,1,2,7,1\n");
  assert_rows ("on=2026-03-01 days=60", "deadline-counts", ",1,0,0,0,1,0,0\nRossi Anna,1,0,0,1,2,7,1\n");
  assert_rows ("on=2026-03-01 days=60 operator=@anna", "deadline-counts", "Rossi Anna,1,0,0,1,2,7,1\n");
}

static void
test_days (void)
{
  static const char * const wrong[] = { "-1", "3661" };
  g_autoptr(Office) office = office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GHashTable) arguments = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr(GError) error = NULL;

      g_hash_table_insert (arguments, (gpointer) "days", (gpointer) wrong[i]);
      g_assert_false (pc_report_prepare (pc_report_find ("deadlines"), office->endowment.store, arguments, NULL, NULL,
                                         &error));
      g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
    }
}

static void
test_workbook (void)
{
  g_autoptr(Office) office = office_new ();

  sample_report_check_cells (office->endowment.store, office->folder, "deadlines", "on=2026-03-01 days=60", "By operator",
                             "F3 f '=B3+C3+D3+E3' -> 2 ");
  sample_report_check_agrees (office->endowment.store, office->folder, "deadlines", "on=2026-03-01 days=60");
}

static void
test_pseudonymised (void)
{
  static const char * const told[] = { "Abdi", "Omar", "'P2'", "Rossi", "Anna", NULL };
  g_autoptr(Office) office = office_new ();

  sample_report_check_untold (office->endowment.store, office->folder, "deadlines", "on=2026-03-01 days=60", told);
}

static void
test_ids (void)
{
  g_autoptr(Office) office = office_new ();

  sample_report_check_ids (office->endowment.store, "deadlines", "on=2026-03-01 days=60");
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/report-deadlines/deadlines", test_deadlines);
  g_test_add_func ("/report-deadlines/papers", test_papers);
  g_test_add_func ("/report-deadlines/counts", test_counts);
  g_test_add_func ("/report-deadlines/days", test_days);
  g_test_add_func ("/report-deadlines/workbook", test_workbook);
  g_test_add_func ("/report-deadlines/pseudonymised", test_pseudonymised);
  g_test_add_func ("/report-deadlines/ids", test_ids);

  return g_test_run ();
}
