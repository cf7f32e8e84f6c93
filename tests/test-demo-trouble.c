/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "pc-allowance-check.h"
#include "pc-attendance-check.h"
#include "pc-case-load.h"
#include "pc-claim-check.h"
#include "pc-cursor.h"
#include "pc-demo.h"
#include "pc-duplicates.h"
#include "pc-eligibility.h"
#include "pc-follow-up-due.h"
#include "pc-kinds.h"
#include "pc-participant-check.h"
#include "pc-plan-check.h"
#include "pc-readiness.h"
#include "pc-register-check.h"
#include "pc-session-check.h"
#include "pc-situation-check.h"
#include "pc-tutoring-check.h"

/* The demo office as the rules see it on its last day: nearly all is in order, and some people have troubles. */

#define PEOPLE 200
#define SEED 7

typedef struct
{
  GHashTable *people;     /* Of each rule: about how many people it has something to say. */
  guint       asked;      /* Traineeships whose clearance was asked for. */
  guint       agreed;     /* Of these, how many had nothing against it that is known. */
  guint       begun;
  guint       delivered;  /* Of these, how many have something in the ledger. */
  guint       loose;      /* People with services that stand on no page. */
} Office;

/* What the request said that day; whether nothing was against it but what the notice or the region leaves open. */
static gboolean
read_frozen (const char *frozen,
             GHashTable *rules)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (frozen, &error);
  JsonArray *findings;
  gboolean agreed = TRUE;

  g_assert_no_error (error);
  findings = json_object_get_array_member (json_node_get_object (node), "findings");
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);
      const char *level = json_object_get_string_member (finding, "level");

      agreed = agreed && !g_str_equal (level, "refused") &&
               (!g_str_equal (level, "unknown") || json_object_get_boolean_member (finding, "assumed"));
      g_hash_table_add (rules, (gpointer) g_intern_string (json_object_get_string_member (finding, "rule")));
    }

  return agreed;
}

static void
look_at_traineeship (Office            *office,
                     PcCase            *self,
                     PcPathwayCase     *pathway,
                     PcTraineeshipCase *traineeship,
                     GPtrArray         *findings)
{
  g_autoptr(GArray) months = pc_allowance_reckon (pathway, traineeship, self->on);
  g_auto(PcLedger) ledger = { 0 };
  PcSituation situation;

  pc_situation_check (self, pathway, traineeship, self->on, findings);
  pc_attendance_check (self, pathway, traineeship, self->on, findings);
  pc_register_check (self, pathway, traineeship, self->on, findings);
  pc_tutoring_check (self, pathway, traineeship, self->on, findings);
  pc_allowance_check (pathway, traineeship, months, self->on, findings);

  pc_ledger_reckon (self, pathway, &ledger);
  pc_claim_check (pathway, &ledger, findings);
  pc_situation_reckon (traineeship, pc_programme_get_rules (pathway->programme), self->on, &situation);
  office->begun += situation.ever_started;
  office->delivered += situation.ever_started && ledger.total[PC_LEDGER_DELIVERED] > 0;
}

static void
look_at_pathway (Office        *office,
                 PcCase        *self,
                 PcPathwayCase *pathway,
                 GPtrArray     *findings,
                 GHashTable    *rules)
{
  PcTraineeshipCase *traineeship = pc_case_get_traineeship (pathway);
  gboolean loose = FALSE;

  pc_plan_check (self, pathway, self->on, findings);
  if (!pc_record_is_set (pathway->pathway, PC_PATHWAY_CLOSED_ON))
    pc_eligibility_check (self, pathway, pathway->programme, self->on, findings, NULL);

  for (guint i = 0; i < pathway->hours->len; i++)
    {
      const PcHours *hours = &g_array_index (pathway->hours, PcHours, i);

      loose = loose || (hours->loose > 0 && hours->certified > 0);
    }
  office->loose += loose;

  if (traineeship == NULL)
    return;
  office->asked++;
  office->agreed += read_frozen (pc_record_get_text (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_FROZEN), rules);
  look_at_traineeship (office, self, pathway, traineeship, findings);
}

static void
look_at_follow_ups (PcCase    *self,
                    GPtrArray *findings)
{
  g_autoptr(GArray) participants = pc_participant_list (self);

  for (guint i = 0; i < participants->len; i++)
    {
      pc_participant_check (&g_array_index (participants, PcParticipant, i), findings);
      pc_follow_up_check (&g_array_index (participants, PcParticipant, i), findings);
    }
}

static gboolean
look_at_person (PcCase   *self,
                gpointer  user_data)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);
  Office *office = user_data;
  GHashTableIter iter;
  gpointer rule;

  pc_session_check_person (self, findings);
  for (guint i = 0; i < self->pathways->len; i++)
    look_at_pathway (office, self, self->pathways->pdata[i], findings, rules);
  look_at_follow_ups (self, findings);

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (rules, (gpointer) ((PcFinding *) findings->pdata[i])->rule);
  g_hash_table_iter_init (&iter, rules);
  while (g_hash_table_iter_next (&iter, &rule, NULL))
    {
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (office->people, rule));

      g_hash_table_insert (office->people, rule, GUINT_TO_POINTER (n + 1));
    }
  return TRUE;
}

static PcStore *
get_store (void)
{
  static PcStore *store;
  g_autoptr(GError) error = NULL;

  if (store != NULL)
    return store;

  store = pc_store_open (":memory:", PC_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pc_demo_make (store, PEOPLE, SEED, NULL, NULL, &error));
  g_assert_no_error (error);
  return store;
}

static gint64
count (const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (get_store (), sql, &error);

  g_assert_no_error (error);
  g_assert_true (pc_cursor_next (cursor, &error));
  return pc_cursor_get_int (cursor, 0);
}

static void
show_rules (const Office *office)
{
  GHashTableIter iter;
  gpointer rule, n;

  g_hash_table_iter_init (&iter, office->people);
  while (g_hash_table_iter_next (&iter, &rule, &n))
    g_test_message ("%u people: %s", GPOINTER_TO_UINT (n), (const char *) rule);
  g_test_message ("%u of %u requests agreed, %u of %u traineeships with something delivered",
                  office->agreed, office->asked, office->delivered, office->begun);
}

/* All of it, looked at once. */
static const Office *
get_office (void)
{
  static Office office;
  g_autoptr(GError) error = NULL;

  if (office.people != NULL)
    return &office;

  office.people = g_hash_table_new (g_str_hash, g_str_equal);
  g_assert_true (pc_case_foreach (get_store (), NULL, pc_day_from_iso (PC_DEMO_UNTIL), PC_CASE_ALL, NULL,
                                  look_at_person, &office, &error));
  g_assert_no_error (error);
  show_rules (&office);
  return &office;
}

static guint
count_people (const char *rule)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_office ()->people, rule));
}

static void
test_rules_agree (void)
{
  const Office *office = get_office ();

  g_assert_cmpuint (office->asked, >, PEOPLE / 2);
  g_assert_cmpuint (office->agreed * 4, >=, office->asked * 3);
  g_assert_cmpuint (office->begun, >, PEOPLE / 2);
  g_assert_cmpuint (office->delivered * 10, >=, office->begun * 9);
}

/* What no office could have; the journal of a real one would show how it came about. */
static void
test_rules_find_nothing_impossible (void)
{
  static const char * const rules[] = {
    "attendance-absent-hours", "attendance-break", "attendance-daily", "attendance-future", "attendance-no-hours",
    "attendance-not-due", "attendance-not-suspended", "attendance-outside", "attendance-services",
    "attendance-suspended", "attendance-times", "attendance-times-reversed", "attendance-twice", "attendance-weekly",
    "claim-above-certified", "claim-above-planned", "claim-before-end", "claim-component-unknown",
    "claim-days-reversed", "claim-difference", "claim-empty", "claim-not-frozen", "claim-payee-differs",
    "claim-total-differs", "claim-unreadable", "clearance-host-tutor-limit", "clearance-hours",
    "clearance-pathway-closed", "clearance-promoter-tutor-limit", "clearance-started", "follow-up-early",
    "follow-up-future", "follow-up-no-day", "follow-up-no-situation", "plan-outside-pathway", "plan-service-dates",
    "plan-service-outside-pathway", "plan-signed-early", "plan-signed-future", "register-gap", "register-missing",
    "register-overlap", "register-pages-left", "register-sequence", "register-stamp-late", "register-stamped-by",
    "session-after-pathway", "session-before-pathway", "session-during-traineeship", "session-future",
    "session-office-closed", "traineeship-attestation-refused", "traineeship-clearance-late",
    "traineeship-clearance-missing", "traineeship-communication-late", "traineeship-communication-missing",
    "traineeship-days-missing", "traineeship-end-before-start", "traineeship-event-after-end",
    "traineeship-event-before-start", "traineeship-extension-shortens", "traineeship-suspension-ground",
    "traineeship-suspension-outside", "traineeship-suspension-overlap", "traineeship-suspension-reversed",
    "traineeship-suspension-short", "traineeship-week-differs", "traineeship-weekly-contract",
    "tutoring-assessment-day", "tutoring-final-missing", "tutoring-midterm-missing", "tutoring-monitoring-gap",
    "tutoring-outside", "tutoring-signed-early",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_test_message ("%s", rules[i]);
      g_assert_cmpuint (count_people (rules[i]), ==, 0);
    }
}

/* Some people have each trouble that offices have, and few have it. */
static void
test_troubles (void)
{
  static const char * const rules[] = {
    "allowance-below-share", "attendance-missing", "clearance-quota", "clearance-too-old-did",
    "eligibility-permit-expired", "follow-up-due", "plan-unsigned", "session-overlap", "traineeship-end-moved",
  };
  static const char * const below =
    "SELECT count(*) FROM (SELECT sum (kind = 'present') * 100 / count(*) AS share FROM attendance_day"
    " WHERE kind <> 'suspended' GROUP BY traineeship_id, substr(date, 1, 7) HAVING count(*) > 15) WHERE share < 70";
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) duplicates = pc_duplicates_list (get_store (), 60, NULL, NULL, &error);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_test_message ("%s", rules[i]);
      g_assert_cmpuint (count_people (rules[i]), >, 0);
      g_assert_cmpuint (count_people (rules[i]), <, PEOPLE / 4);
    }

  g_assert_cmpuint (count_people ("clearance-missing-host-record") +
                    count_people ("clearance-missing-non-training-register"), >, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (duplicates->len, >, 0);
  g_assert_cmpuint (duplicates->len, <, PEOPLE / 20);
  g_assert_cmpuint (get_office ()->loose, >, 0);
  g_assert_cmpuint (get_office ()->loose, <, PEOPLE / 20);
  g_assert_cmpint (count (below), >, 0);
  g_assert_cmpint (count ("SELECT count(*) FROM traineeship_event WHERE kind = 'interruption'"), >, 0);
  g_assert_cmpint (count ("SELECT count(*) FROM traineeship_event WHERE kind = 'suspension'"
                           " AND julianday(until) - julianday(date) >= 29"), >, 0);
}

/* What is kept of a claim is what its lines come to, and no more than the endowment has. */
static void
test_claims (void)
{
  static const char * const wrong[] = {
    "SELECT count(*) FROM claim WHERE (status = 'prepared') <> (frozen IS NULL)",
    "SELECT count(*) FROM claim AS c WHERE frozen IS NOT NULL AND total_cents <>"
    " (SELECT sum(amount_cents) FROM claim_line WHERE claim_id = c.id)",
    "SELECT count(*) FROM claim WHERE total_cents > 678142 OR total_cents <= 0",
    "SELECT count(*) FROM claim_line WHERE accepted_cents > amount_cents",
    "SELECT count(*) FROM claim WHERE id NOT IN (SELECT claim_id FROM claim_line)",
    "SELECT count(*) FROM claim WHERE (status = 'paid') <> (paid_on IS NOT NULL)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_cmpint (count (wrong[i]), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo-trouble/rules-agree", test_rules_agree);
  g_test_add_func ("/demo-trouble/nothing-impossible", test_rules_find_nothing_impossible);
  g_test_add_func ("/demo-trouble/troubles", test_troubles);
  g_test_add_func ("/demo-trouble/claims", test_claims);

  return g_test_run ();
}
