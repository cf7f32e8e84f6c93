/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-freeze.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "pc-case-load.h"
#include "pc-claim-freeze.h"
#include "pc-journal.h"
#include "pc-kinds.h"
#include "pc-readiness.h"
#include "sample-endowment.h"
#include "sample.h"

static void
set_status (SampleEndowment *office,
            PcRecord        *claim,
            const char      *status)
{
  pc_record_set_text (claim, PC_CLAIM_STATUS, status);
  sample_endowment_save (office, claim);
}

static void
remove_record (SampleEndowment *office,
               PcRecord        *record)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_store_begin (office->store, "remove claim_line", NULL));
  g_assert_true (pc_store_remove (office->store, record, &error));
  g_assert_true (pc_store_commit (office->store, &error));
  g_assert_no_error (error);
}

static PcCase *
load (SampleEndowment *office,
      const char      *on)
{
  g_autoptr(GError) error = NULL;
  PcCase *self = pc_case_load (office->store, pc_record_get_id (office->person), pc_day_from_iso (on), PC_LEDGER_PARTS, &error);

  g_assert_no_error (error);
  return self;
}

/* "rule component frozen now" of all differences, as they are now, one a line. */
static char *
list_differences (SampleEndowment *office,
                  PcRecord        *claim,
                  const char      *on)
{
  g_autoptr(PcCase) self = load (office, on);
  PcPathwayCase *pathway = pc_case_find_pathway (self, NULL);
  g_auto(PcLedger) ledger = { 0 };
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  pc_ledger_reckon (self, pathway, &ledger);
  differences = pc_claim_list_differences (pathway, claim, &ledger, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < differences->len; i++)
    {
      const PcClaimDifference *difference = differences->pdata[i];

      g_assert_cmpuint (strlen (difference->text), >, 10);
      g_string_append_printf (text, "%s %s %d %d %s\n", difference->rule, difference->component, (int) difference->frozen_cents,
                              (int) difference->now_cents, difference->reason != NULL ? difference->reason : "-");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Which statuses keep what the claim says, and which let it go. */
static void
test_statuses (void)
{
  static const struct { const char *status; gboolean frozen; } statuses[] = {
    { "draft", FALSE }, { "prepared", FALSE }, { "submitted", TRUE }, { "accepted", TRUE }, { "partly-accepted", TRUE },
    { "rejected", FALSE }, { "paid", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      SampleEndowment office;
      g_autoptr(PcRecord) claim = NULL;
      g_autoptr(PcRecord) line = NULL;
      g_autoptr(PcRecord) kept = NULL;

      sample_endowment_open (&office);
      claim = sample_endowment_add_claim (&office, "status=draft; ends_on=2026-03-31");
      line = sample_endowment_add_line (&office, claim, "component=trainee; payee=trainee; amount_cents=1125.00");
      set_status (&office, claim, statuses[i].status);
      kept = pc_store_get (office.store, &pc_claim_kind, pc_record_get_id (claim), NULL);
      g_assert_cmpint (pc_record_is_set (kept, PC_CLAIM_FROZEN), ==, statuses[i].frozen);
      g_assert_cmpint (pc_record_get_number_or (kept, PC_CLAIM_TOTAL_CENTS, -1), ==, statuses[i].frozen ? 112500 : -1);
      sample_endowment_close (&office);
    }
}

static JsonObject *
parse (JsonParser *parser,
       PcRecord   *claim)
{
  g_assert_true (json_parser_load_from_data (parser, pc_record_get_text (claim, PC_CLAIM_FROZEN), -1, NULL));
  return json_node_get_object (json_parser_get_root (parser));
}

/* What it keeps: stable names, and the figures of the last day of its period. */
static void
test_content (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(PcRecord) line = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *root, *component, *month;

  sample_endowment_open (&office);
  claim = sample_endowment_add_claim (&office, "status=draft; number=7; starts_on=2026-02-01; ends_on=2026-03-31; submitted_on=2026-04-10");
  line = sample_endowment_add_line (&office, claim, "component=trainee; payee=trainee; minutes=168:00; amount_cents=1125.00");
  set_status (&office, claim, "submitted");

  root = parse (parser, claim);
  g_assert_cmpint (json_object_get_int_member (root, "format"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (root, "number"), ==, "7");
  g_assert_cmpstr (json_object_get_string_member (root, "programme"), ==, "puoi-plus-2025");
  g_assert_cmpstr (json_object_get_string_member (root, "edition"), ==, "2025-1");
  g_assert_cmpstr (json_object_get_string_member (root, "reckoned_on"), ==, "2026-03-31");
  g_assert_cmpint (json_object_get_int_member (root, "total_cents"), ==, 112500);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "lines")), ==, 1);
  component = json_array_get_object_element (json_object_get_array_member (root, "components"), 0);
  g_assert_cmpstr (json_object_get_string_member (component, "id"), ==, "trainee");
  g_assert_cmpint (json_object_get_int_member (component, "certified_cents"), ==, 112500);
  g_assert_cmpint (json_object_get_int_member (component, "claimed_cents"), ==, 0);
  month = json_array_get_object_element (json_object_get_array_member (root, "months"), 1);
  g_assert_cmpstr (json_object_get_string_member (month, "last"), ==, "2026-03-31");
  g_assert_cmpstr (json_object_get_string_member (month, "grade"), ==, "full");
  g_assert_cmpint (pc_claim_get_frozen_day (claim), ==, pc_day_new (2026, 3, 31));
  sample_endowment_close (&office);
}

/* It is kept once: what is written later is a difference, with its reason. */
static void
test_differences (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(PcRecord) trainee = NULL;
  g_autoptr(PcRecord) promoter = NULL;
  g_autoptr(PcRecord) added = NULL;
  g_autofree char *frozen = NULL;
  g_autofree char *none = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *removed = NULL;

  sample_endowment_open (&office);
  claim = sample_endowment_add_claim (&office, "status=draft; ends_on=2026-03-31");
  trainee = sample_endowment_add_line (&office, claim, "component=trainee; payee=trainee; amount_cents=1125.00");
  promoter = sample_endowment_add_line (&office, claim, "component=promoter; payee=promoter; minutes=4:00; amount_cents=197.67");
  set_status (&office, claim, "submitted");
  frozen = g_strdup (pc_record_get_text (claim, PC_CLAIM_FROZEN));
  none = list_differences (&office, claim, "2026-03-31");
  g_assert_cmpstr (none, ==, "");

  /* A line is corrected with a reason, another one is added, and an hour of the register goes. */
  pc_record_set_number (trainee, PC_CLAIM_LINE_AMOUNT_CENTS, 100000);
  pc_record_set_text (trainee, PC_CLAIM_LINE_DIFFERENCE_REASON, "as the authority asked");
  sample_endowment_save (&office, trainee);
  added = sample_endowment_add_line (&office, claim, "component=host; payee=host; amount_cents=5");
  pc_record_set_number (office.entry, PC_SERVICE_ENTRY_MINUTES, 180);
  sample_endowment_save (&office, office.entry);
  set_status (&office, claim, "paid");
  g_assert_cmpstr (pc_record_get_text (claim, PC_CLAIM_FROZEN), ==, frozen);
  changed = list_differences (&office, claim, "2026-03-31");
  g_assert_cmpstr (changed, ==,
                   "claim-line-changed trainee 112500 100000 as the authority asked\n"
                   "claim-line-added host 0 500 -\n"
                   "claim-certified-changed promoter 19767 14825 -\n");

  remove_record (&office, promoter);
  removed = list_differences (&office, claim, "2026-03-31");
  g_assert_nonnull (strstr (removed, "claim-line-removed promoter 19767 0 -\n"));
  sample_endowment_close (&office);
}

/* With no line there is nothing to keep; taken back to a draft it keeps nothing any more, and then what it says anew. */
static void
test_anew (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(PcRecord) line = NULL;

  sample_endowment_open (&office);
  claim = sample_endowment_add_claim (&office, "status=submitted; ends_on=2026-03-31");
  g_assert_false (pc_record_is_set (claim, PC_CLAIM_FROZEN));

  line = sample_endowment_add_line (&office, claim, "component=trainee; amount_cents=10");
  set_status (&office, claim, "prepared");
  set_status (&office, claim, "submitted");
  g_assert_true (pc_record_is_set (claim, PC_CLAIM_FROZEN));

  set_status (&office, claim, "draft");
  g_assert_false (pc_record_is_set (claim, PC_CLAIM_FROZEN));
  pc_record_set_number (line, PC_CLAIM_LINE_AMOUNT_CENTS, 2000);
  sample_endowment_save (&office, line);
  set_status (&office, claim, "submitted");
  g_assert_cmpint (pc_record_get_number (claim, PC_CLAIM_TOTAL_CENTS), ==, 2000);
  sample_endowment_close (&office);
}

/* The JSON that is kept may hold anything by the time it is read. */
static void
test_damaged (void)
{
  static const struct { const char *frozen; gboolean readable; } texts[] = {
    { "", FALSE }, { "no JSON", FALSE }, { "[]", FALSE }, { "5", FALSE }, { "{}", TRUE }, { "{\"lines\": 5, \"components\": null}", TRUE },
    { "{\"lines\": [null, 5, {\"id\": 7, \"amount_cents\": \"x\"}], \"components\": [{\"id\": null}]}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SampleEndowment office;
      g_autoptr(PcRecord) claim = pc_record_new (&pc_claim_kind);
      g_autoptr(PcCase) self = NULL;
      g_autoptr(GPtrArray) differences = NULL;
      g_autoptr(GError) error = NULL;

      sample_endowment_open (&office);
      self = load (&office, "2026-03-31");
      pc_record_set_text (claim, PC_CLAIM_FROZEN, texts[i].frozen);
      differences = pc_claim_list_differences (pc_case_find_pathway (self, NULL), claim, NULL, &error);
      g_assert_cmpint (differences != NULL, ==, texts[i].readable || !pc_record_is_set (claim, PC_CLAIM_FROZEN));
      g_assert_cmpint (error == NULL, ==, differences != NULL);
      sample_endowment_close (&office);
    }
}

static char *
write_ledger (SampleEndowment *office,
              const char      *on)
{
  g_autoptr(PcCase) self = load (office, on);
  g_auto(PcLedger) ledger = { 0 };
  g_autoptr(GString) text = g_string_new (NULL);

  pc_ledger_reckon (self, pc_case_find_pathway (self, NULL), &ledger);
  for (guint i = 0; i < ledger.lines->len; i++)
    for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
      g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (ledger.lines, PcLedgerLine, i).cents[column]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is undone and done again gives the same figures. */
static void
test_replay (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(PcRecord) line = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *after = NULL;
  guint steps = 0;

  sample_endowment_open (&office);
  claim = sample_endowment_add_claim (&office, "status=draft; ends_on=2026-03-31");
  line = sample_endowment_add_line (&office, claim, "component=trainee; amount_cents=1125.00");
  set_status (&office, claim, "submitted");
  before = write_ledger (&office, "2026-04-01");
  while (steps < 20 && pc_journal_undo (office.store, NULL, NULL))
    steps++;
  undone = write_ledger (&office, "2026-04-01");
  g_assert_cmpuint (steps, ==, 20);
  g_assert_cmpstr (undone, !=, before);
  while (pc_journal_redo (office.store, NULL, NULL))
    steps--;
  after = write_ledger (&office, "2026-04-01");
  g_assert_cmpuint (steps, ==, 0);
  g_assert_cmpstr (after, ==, before);
  sample_endowment_close (&office);
}

/* What a request for the clearance said stays as it was, through edits, until there is another request or none. */
static void
test_clearance (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) first = NULL;
  g_autoptr(PcRecord) edited = NULL;
  g_autoptr(PcRecord) anew = NULL;
  g_autofree char *host = NULL;
  const char *frozen;

  sample_endowment_open (&office);
  pc_record_set_text (office.traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON, "2026-01-10");
  sample_endowment_save (&office, office.traineeship);
  first = pc_store_get (office.store, &pc_traineeship_kind, pc_record_get_id (office.traineeship), NULL);
  frozen = pc_record_get_text (first, PC_TRAINEESHIP_CLEARANCE_FROZEN);
  g_assert_nonnull (frozen);
  g_assert_nonnull (strstr (frozen, "2026-01-10"));
  g_assert_nonnull (strstr (frozen, "clearance-"));
  g_free (pc_readiness_parse_host (frozen, &host));
  g_assert_cmpstr (host, ==, "Panificio Rossi");

  pc_record_set_text (office.traineeship, PC_TRAINEESHIP_NOTES, "Typed later");
  pc_record_set_text (office.person, PC_BENEFICIARY_PRIVACY_ON, "2026-01-09");
  sample_endowment_save (&office, office.person);
  sample_endowment_save (&office, office.traineeship);
  edited = pc_store_get (office.store, &pc_traineeship_kind, pc_record_get_id (office.traineeship), NULL);
  g_assert_cmpstr (pc_record_get_text (edited, PC_TRAINEESHIP_CLEARANCE_FROZEN), ==, frozen);

  pc_record_set_text (office.traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON, "2026-01-12");
  sample_endowment_save (&office, office.traineeship);
  anew = pc_store_get (office.store, &pc_traineeship_kind, pc_record_get_id (office.traineeship), NULL);
  g_assert_nonnull (strstr (pc_record_get_text (anew, PC_TRAINEESHIP_CLEARANCE_FROZEN), "2026-01-12"));

  pc_record_set_text (office.traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON, NULL);
  sample_endowment_save (&office, office.traineeship);
  g_assert_false (pc_record_is_set (office.traineeship, PC_TRAINEESHIP_CLEARANCE_FROZEN));
  sample_endowment_close (&office);
}

/* Others at the host count from the first writing on, when nothing is kept yet, and with another host. */
static void
test_other_trainees (void)
{
  SampleEndowment office;
  g_autoptr(PcRecord) small = NULL;
  g_autoptr(PcRecord) large = NULL;
  g_autoptr(PcRecord) person = NULL;
  g_autoptr(PcRecord) pathway = NULL;
  g_autoptr(PcRecord) written = pc_record_new (&pc_traineeship_kind);

  sample_endowment_open (&office);
  small = sample_endowment_add (&office, &pc_organisation_kind, 0, NULL, "kind=host; name=Bar Blu; staff=3");
  large = sample_endowment_add (&office, &pc_organisation_kind, 0, NULL, "kind=host; name=Officine; staff=20");
  pc_record_set_text (office.traineeship, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (small));
  sample_endowment_save (&office, office.traineeship);

  person = sample_endowment_add (&office, &pc_beneficiary_kind, 0, NULL, "family_name=Sow");
  pathway = sample_endowment_add (&office, &pc_pathway_kind, PC_PATHWAY_BENEFICIARY_ID, person,
                                  "programme=puoi-plus-2025; opened_on=2025-12-01");
  pc_record_set_text (written, PC_TRAINEESHIP_PATHWAY_ID, pc_record_get_id (pathway));
  pc_record_set_text (written, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (small));
  pc_record_set_text (written, PC_TRAINEESHIP_STARTS_ON, "2026-03-01");
  pc_record_set_text (written, PC_TRAINEESHIP_ENDS_ON, "2026-08-31");
  pc_record_set_text (written, PC_TRAINEESHIP_CLEARANCE_ASKED_ON, "2026-02-10");
  sample_endowment_save (&office, written);
  g_assert_nonnull (strstr (pc_record_get_text (written, PC_TRAINEESHIP_CLEARANCE_FROZEN), "\"clearance-quota\""));

  pc_record_set_text (written, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (large));
  pc_record_set_text (written, PC_TRAINEESHIP_CLEARANCE_ASKED_ON, "2026-02-11");
  sample_endowment_save (&office, written);
  g_assert_null (strstr (pc_record_get_text (written, PC_TRAINEESHIP_CLEARANCE_FROZEN), "\"clearance-quota\""));
  sample_endowment_close (&office);
}

int
main (int    argc,
      char **argv)
{
  sample_init_shipped (&argc, &argv);

  g_test_add_func ("/freeze/statuses", test_statuses);
  g_test_add_func ("/freeze/content", test_content);
  g_test_add_func ("/freeze/differences", test_differences);
  g_test_add_func ("/freeze/anew", test_anew);
  g_test_add_func ("/freeze/damaged", test_damaged);
  g_test_add_func ("/freeze/clearance", test_clearance);
  g_test_add_func ("/freeze/other-trainees", test_other_trainees);
  g_test_add_func ("/freeze/replay", test_replay);

  return g_test_run ();
}
