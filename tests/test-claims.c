/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claims.h"

#include <string.h>

#include "pc-case-load.h"
#include "pc-claim-prepare.h"
#include "pc-error.h"
#include "pc-journal.h"
#include "pc-kinds.h"
#include "sample-endowment.h"
#include "sample.h"

static PcCase *
load (SampleEndowment *office,
      const char      *on)
{
  g_autoptr(GError) error = NULL;
  PcCase *self = pc_case_load (office->store, pc_record_get_id (office->person), pc_day_from_iso (on), PC_LEDGER_PARTS, &error);

  g_assert_no_error (error);
  return self;
}

/* Prepared by period: each month is asked for once, whatever the order, and a rejected claim frees what it asked for. */
static void
test_prepare (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) march = NULL;
  g_autoptr(PcRecord) all = NULL;
  g_autoptr(PcCase) self = NULL;
  g_autoptr(PcCase) earlier = NULL;
  g_autoptr(GPtrArray) of_march = NULL;
  g_autoptr(GPtrArray) of_all = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_auto(PcLedger) until = { 0 };
  g_auto(PcLedger) before = { 0 };
  PcPathwayCase *pathway;

  sample_endowment_open (&office);
  self = load (&office, "2026-03-31");
  earlier = load (&office, "2026-02-28");
  pathway = pc_case_find_pathway (self, NULL);
  pc_ledger_reckon (self, pathway, &until);
  pc_ledger_reckon (earlier, pc_case_find_pathway (earlier, NULL), &before);

  march = pc_record_new (&pc_claim_kind);
  of_march = pc_claim_prepare_lines (pathway, march, &until, &before);
  g_assert_cmpuint (of_march->len, ==, 1);
  g_assert_cmpstr (pc_record_get_text (of_march->pdata[0], PC_CLAIM_LINE_COMPONENT), ==, "trainee");
  g_assert_cmpstr (pc_record_get_text (of_march->pdata[0], PC_CLAIM_LINE_PAYEE), ==, "trainee");
  g_assert_cmpstr (pc_record_get_text (of_march->pdata[0], PC_CLAIM_LINE_DESCRIPTION), ==, "March 2026");
  g_assert_cmpint (pc_record_get_number (of_march->pdata[0], PC_CLAIM_LINE_MINUTES), ==, 22 * 240);
  g_assert_cmpint (pc_record_get_number (of_march->pdata[0], PC_CLAIM_LINE_AMOUNT_CENTS), ==, 56250);

  /* February, and the hours, are left for a claim of everything. */
  g_ptr_array_add (pathway->claims, g_object_ref (march));
  g_ptr_array_add (pathway->claim_lines, g_object_ref (of_march->pdata[0]));
  all = pc_record_new (&pc_claim_kind);
  of_all = pc_claim_prepare_lines (pathway, all, &until, NULL);
  g_assert_cmpuint (of_all->len, ==, 2);
  g_assert_cmpint (pc_record_get_number (of_all->pdata[0], PC_CLAIM_LINE_AMOUNT_CENTS), ==, 56250);
  g_assert_cmpint (pc_record_get_number (of_all->pdata[1], PC_CLAIM_LINE_AMOUNT_CENTS), ==, 19767);

  pc_record_set_text (march, PC_CLAIM_STATUS, "rejected");
  again = pc_claim_prepare_lines (pathway, all, &until, NULL);
  g_assert_cmpint (pc_record_get_number (again->pdata[0], PC_CLAIM_LINE_AMOUNT_CENTS), ==, 112500);
  sample_endowment_close (&office);
}

/* "component cents" of the lines of a claim, in the order in which they were made, a space between. */
static char *
list_lines (SampleEndowment *office,
            PcRecord        *claim)
{
  g_autoptr(GPtrArray) lines = pc_store_list_by (office->store, &pc_claim_line_kind, PC_CLAIM_LINE_CLAIM_ID, pc_record_get_id (claim),
                                                 "id", NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s %d", i > 0 ? " " : "", pc_record_get_text (lines->pdata[i], PC_CLAIM_LINE_COMPONENT),
                            (int) pc_record_get_number (lines->pdata[i], PC_CLAIM_LINE_AMOUNT_CENTS));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static PcRecord *
prepare (SampleEndowment *office,
         const char      *today,
         const char      *starts,
         const char      *ends,
         const char      *lines)
{
  g_autoptr(GError) error = NULL;
  PcRecord *claim = pc_claims_prepare (office->store, office->pathway, pc_day_from_iso (today), &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = list_lines (office, claim);
  g_assert_cmpstr (pc_record_get_text (claim, PC_CLAIM_STARTS_ON), ==, starts);
  g_assert_cmpstr (pc_record_get_text (claim, PC_CLAIM_ENDS_ON), ==, ends);
  g_assert_cmpstr (pc_record_get_text (claim, PC_CLAIM_STATUS), ==, "draft");
  g_assert_cmpstr (text, ==, lines);
  return claim;
}

/* One claim after the other: each goes on where the one before it ends, and in the end there is nothing to ask for. */
static void
test_one_after_the_other (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) first = NULL;
  g_autoptr(PcRecord) second = NULL;
  g_autoptr(GError) error = NULL;

  sample_endowment_open (&office);
  first = prepare (&office, "2026-03-10", "2025-12-01", "2026-02-28", "trainee 56250 promoter 19767");
  second = prepare (&office, "2026-04-10", "2026-03-01", "2026-03-31", "trainee 56250");
  g_assert_null (pc_claims_prepare (office.store, office.pathway, pc_day_from_iso ("2026-04-11"), &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  sample_endowment_close (&office);
}

/* What is certified later of a period that was claimed already is asked for once nothing else is. */
static void
test_late (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) first = NULL;
  g_autoptr(PcRecord) late = NULL;
  g_autoptr(PcRecord) entry = NULL;

  sample_endowment_open (&office);
  first = prepare (&office, "2026-04-10", "2025-12-01", "2026-03-31", "trainee 112500 promoter 19767");
  entry = sample_endowment_add (&office, &pc_service_entry_kind, PC_SERVICE_ENTRY_PATHWAY_ID, office.pathway,
                                "service=A3; date=2026-01-20; minutes=4:00; register_page=2");
  late = prepare (&office, "2026-04-12", "2025-12-01", "2026-04-12", "promoter 19767");
  sample_endowment_close (&office);
}

/* One entry of the journal, which undo takes back. */
static void
test_undo (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GPtrArray) claims = NULL;
  g_autofree char *label = NULL;

  sample_endowment_open (&office);
  claim = prepare (&office, "2026-03-10", "2025-12-01", "2026-02-28", "trainee 56250 promoter 19767");
  g_assert_true (pc_journal_undo (office.store, &label, NULL));
  g_assert_cmpstr (label, ==, "Prepare a claim");
  lines = pc_store_list_by (office.store, &pc_claim_line_kind, -1, NULL, NULL, NULL);
  claims = pc_store_list_by (office.store, &pc_claim_kind, -1, NULL, NULL, NULL);
  g_assert_cmpuint (lines->len + claims->len, ==, 0);
  sample_endowment_close (&office);
}

/* A claim that somebody began gets what it lacks, and keeps what was typed. */
static void
test_fill (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(PcRecord) line = NULL;
  g_autofree char *text = NULL;
  const PcDay today = pc_day_new (2026, 4, 10);

  sample_endowment_open (&office);
  claim = sample_endowment_add_claim (&office, "status=draft; ends_on=2026-03-31");
  line = sample_endowment_add_line (&office, claim, "component=trainee; amount_cents=5");
  g_assert_cmpint (pc_claims_fill (office.store, claim, today, NULL), ==, 1);
  g_assert_cmpint (pc_claims_fill (office.store, claim, today, NULL), ==, 0);
  text = list_lines (&office, claim);
  g_assert_cmpstr (text, ==, "trainee 500 promoter 19767");
  sample_endowment_close (&office);
}

/* Reckoned for the day that the claim was, however long ago. */
static void
test_differences (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) some = NULL;
  const PcClaimDifference *difference;

  sample_endowment_open (&office);
  claim = prepare (&office, "2026-03-10", "2025-12-01", "2026-02-28", "trainee 56250 promoter 19767");
  none = pc_claims_list_differences (office.store, claim, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  pc_record_set_text (claim, PC_CLAIM_STATUS, "submitted");
  sample_endowment_save (&office, claim);
  g_assert_true (pc_record_is_set (claim, PC_CLAIM_FROZEN));

  pc_record_set_text (office.entry, PC_SERVICE_ENTRY_REGISTER_PAGE, NULL);
  sample_endowment_save (&office, office.entry);
  some = pc_claims_list_differences (office.store, claim, NULL);
  g_assert_cmpuint (some->len, ==, 1);
  difference = some->pdata[0];
  g_assert_cmpstr (difference->rule, ==, "claim-certified-changed");
  g_assert_cmpstr (difference->component, ==, "promoter");
  g_assert_cmpint (difference->now_cents, ==, 0);
  g_assert_nonnull (difference->line);
  sample_endowment_close (&office);
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/claims/by-period", test_prepare);
  g_test_add_func ("/claims/one-after-the-other", test_one_after_the_other);
  g_test_add_func ("/claims/late", test_late);
  g_test_add_func ("/claims/undo", test_undo);
  g_test_add_func ("/claims/fill", test_fill);
  g_test_add_func ("/claims/differences", test_differences);

  return g_test_run ();
}
