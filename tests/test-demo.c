/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pc-cursor.h"
#include "pc-demo.h"
#include "pc-error.h"
#include "pc-kinds.h"

#define PEOPLE 60
#define SEED 7

static PcStore *
open_store (void)
{
  g_autoptr(GError) error = NULL;
  PcStore *store = pc_store_open (":memory:", PC_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static PcStore *
make_demo (guint   people,
           guint32 seed)
{
  g_autoptr(GError) error = NULL;
  PcStore *store = open_store ();

  g_assert_true (pc_demo_make (store, people, seed, NULL, NULL, &error));
  g_assert_no_error (error);
  return store;
}

/* One office for all tests that only look at it. */
static PcStore *
get_demo (void)
{
  static PcStore *store;

  if (store == NULL)
    store = make_demo (PEOPLE, SEED);

  return store;
}

static gint64
count (PcStore    *store,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, sql, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (pc_cursor_next (cursor, &error));
  n = pc_cursor_get_int (cursor, 0);
  g_assert_no_error (error);
  return n;
}

static GPtrArray *
list_text (PcStore    *store,
           const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, sql, &error);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (pc_cursor_next (cursor, &error))
    g_ptr_array_add (list, g_strdup (pc_cursor_get_text (cursor, 0)));
  g_assert_no_error (error);
  return list;
}

/* The checksum of all rows of all tables, the journal with its blobs included. */
static char *
sum_store (PcStore *store)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GPtrArray) selects = list_text (store,
    "SELECT 'SELECT ' || (SELECT group_concat('quote(' || name || ')', '||') FROM pragma_table_info(m.name))"
    " || ' FROM ' || name || ' ORDER BY rowid' FROM sqlite_schema AS m"
    " WHERE type = 'table' AND name NOT LIKE '%search%' AND sql NOT LIKE '%WITHOUT ROWID%' AND name NOT LIKE 'sqlite%' ORDER BY name");

  g_assert_cmpuint (selects->len, >, 20);
  for (guint i = 0; i < selects->len; i++)
    {
      g_autoptr(GPtrArray) rows = list_text (store, selects->pdata[i]);

      for (guint r = 0; r < rows->len; r++)
        g_checksum_update (sum, rows->pdata[r], -1);
    }

  return g_strdup (g_checksum_get_string (sum));
}

static void
test_same_seed (void)
{
  g_autoptr(PcStore) first = make_demo (40, 1);
  g_autoptr(PcStore) second = make_demo (40, 1);
  g_autoptr(PcStore) other = make_demo (40, 2);
  g_autofree char *a = sum_store (first);
  g_autofree char *b = sum_store (second);
  g_autofree char *c = sum_store (other);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
  g_assert_cmpint (count (first, "SELECT count(*) FROM journal"), ==, 1);
}

/* What the program keeps is what it would keep if it were typed. */
static void
check_values (PcRecord *record)
{
  const PcKind *kind = pc_record_get_kind (record);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);
      const char *text = pc_field_is_text (field) ? pc_record_get_text (record, i) : NULL;
      g_auto(PcValue) value = PC_VALUE_INIT;
      g_autoptr(GError) error = NULL;

      if (text == NULL)
        continue;
      if (!pc_value_parse (field, text, &value, &error) || strcmp (value.text, text) != 0)
        g_error ("%s.%s: %s (%s)", kind->name, field->name, text, error != NULL ? error->message : value.text);
    }
}

static void
test_records_are_valid (void)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(GPtrArray) records = pc_store_list_by (get_demo (), *kind, -1, NULL, NULL, NULL);

      for (guint i = 0; i < records->len; i++)
        {
          g_autoptr(GPtrArray) issues = pc_record_check (records->pdata[i]);

          g_assert_null (pc_issues_get_blocking (issues));
          check_values (records->pdata[i]);
        }
    }
}

/* Tax codes agree with the person they stand beside: nothing is even warned of. */
static void
test_people_have_no_issue (void)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (get_demo (), &pc_beneficiary_kind, -1, NULL, NULL, NULL);
  guint without_code = 0;

  g_assert_cmpuint (people->len, ==, PEOPLE);
  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr(GPtrArray) issues = pc_record_check (people->pdata[i]);

      g_assert_cmpuint (issues->len, ==, 0);
      without_code += !pc_record_is_set (people->pdata[i], PC_BENEFICIARY_TAX_CODE);
    }

  g_assert_cmpuint (without_code, <, PEOPLE / 5);
}

static void
test_store_is_whole (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = pc_store_check (get_demo (), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* Each counts what must not be there. */
static void
test_nothing_impossible (void)
{
  static const char * const wrong[] = {
    "SELECT count(*) FROM service_entry WHERE strftime('%w', date) IN ('0', '6')",
    "SELECT count(*) FROM service_entry WHERE strftime('%m-%d', date) IN"
    " ('01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26')",
    "SELECT count(*) FROM service_entry WHERE date IN ('2025-04-21', '2026-04-06')",
    "SELECT count(*) FROM service_entry WHERE strftime('%m-%d', date) = '12-07'",
    "SELECT count(*) FROM attendance_day AS a JOIN traineeship AS t ON t.id = a.traineeship_id JOIN closure AS c"
    " ON ifnull(c.organisation_id, t.host_id) = t.host_id WHERE a.date BETWEEN c.starts_on AND c.ends_on",
    "SELECT count(*) FROM beneficiary WHERE special_consent <> 'given'"
    " AND (foreign_background IS NOT NULL OR minority IS NOT NULL)",
    "SELECT count(*) FROM training_register AS r JOIN traineeship AS t ON t.id = r.traineeship_id"
    " WHERE r.stamped_on >= r.starts_on OR r.starts_on < t.starts_on OR r.last_page > r.pages",
    "SELECT count(*) FROM service_entry WHERE minutes NOT BETWEEN 30 AND 120 OR minutes % 15 <> 0 OR ends_at - starts_at <> minutes"
    " OR starts_at < 540 OR ends_at > 1080 OR (starts_at < 840 AND ends_at > 780)",
    "SELECT count(*) FROM service_entry AS a JOIN service_entry AS b ON a.id < b.id AND a.date = b.date"
    " AND a.operator_id = b.operator_id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at",
    /* One in a hundred people is said to have been at two places, and no more. */
    "WITH s AS (SELECT id, pathway_id, date, starts_at, ends_at FROM service_entry WHERE pathway_id IS NOT NULL UNION ALL"
    " SELECT e.id, p.pathway_id, e.date, e.starts_at, e.ends_at FROM service_participant p JOIN service_entry e"
    " ON e.id = p.service_entry_id WHERE p.participation = 'present')"
    " SELECT count(*) > 2 FROM s AS a JOIN s AS b ON a.id < b.id AND a.date = b.date"
    " AND a.pathway_id = b.pathway_id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at",
    "SELECT count(*) FROM service_entry AS e JOIN pathway AS p ON p.id = e.pathway_id"
    " WHERE e.date < p.opened_on OR e.date > p.closed_on",
    "SELECT count(*) FROM service_entry WHERE (pathway_id IS NULL) <> (form = 'group')",
    "SELECT count(*) FROM attendance_day AS a JOIN traineeship AS t ON t.id = a.traineeship_id"
    " WHERE a.date < t.starts_on OR strftime('%w', a.date) IN ('0', '6')",
    "SELECT count(*) FROM (SELECT 1 FROM attendance_day GROUP BY traineeship_id, date HAVING count(*) > 1)",
    "SELECT count(*) FROM attendance_day WHERE (kind = 'present') <> (minutes > 0)",
    "SELECT count(*) FROM traineeship WHERE communication_on >= starts_on OR clearance_on <= clearance_asked_on",
    "SELECT count(*) FROM (SELECT 1 FROM pathway GROUP BY beneficiary_id HAVING count(*) > 1)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      g_assert_cmpint (count (get_demo (), wrong[i]), ==, 0);
    }
}

/* Days of what has happened; plans and terms may lie ahead. */
static void
assert_nothing_after (PcStore    *store,
                      const char *day)
{
  static const char * const past[] = {
    "beneficiary birth_date", "beneficiary arrived_on", "beneficiary did_on", "beneficiary service_pact_on",
    "beneficiary referred_on", "beneficiary privacy_on", "beneficiary reception_until", "permit issued_on",
    "permit applied_on", "permit renewal_on", "pathway opened_on", "pathway adhesion_on", "pathway closed_on",
    "plan signed_on", "plan starts_on", "goal outcome_on", "service_entry date", "traineeship clearance_asked_on",
    "traineeship clearance_on", "traineeship communication_on", "traineeship agreement_on", "traineeship safety_training_on",
    "traineeship register_stamped_on", "traineeship_event date", "attendance_day date", "tutoring_entry date",
    "competence assessed_on", "document received_on", "document issued_on", "follow_up done_on", "follow_up starts_on",
    "traineeship attestation_on", "training_register stamped_on", "project_competence midterm_on",
    "project_competence final_on",
    "claim prepared_on", "claim submitted_on", "claim decided_on", "claim paid_on", "follow_up last_attempt_on",
    "tutoring_entry signed_on", "tutoring_entry period_ends_on", "note date", "beneficiary created_at", "note updated_at",
  };

  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    {
      g_auto(GStrv) words = g_strsplit (past[i], " ", 2);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE substr(%s, 1, 10) > '%s'", words[0], words[1], day);

      g_test_message ("%s", sql);
      g_assert_cmpint (count (store, sql), ==, 0);
    }
}

static void
test_nothing_in_the_future (void)
{
  g_autoptr(PcStore) earlier = open_store ();
  g_autoptr(GError) error = NULL;

  assert_nothing_after (get_demo (), PC_DEMO_UNTIL);

  g_assert_true (pc_demo_make_at (earlier, 30, SEED, "2025-11-30", NULL, NULL, &error));
  g_assert_no_error (error);
  assert_nothing_after (earlier, "2025-11-30");
}

static void
test_all_stages (void)
{
  static const char * const stages[] = {
    "SELECT count(*) FROM pathway WHERE closed_on IS NULL AND id NOT IN (SELECT pathway_id FROM plan)",
    "SELECT count(*) FROM plan WHERE pathway_id NOT IN (SELECT pathway_id FROM traineeship)",
    "SELECT count(*) FROM traineeship WHERE clearance_asked_on IS NOT NULL AND clearance_on IS NULL",
    "SELECT count(*) FROM traineeship WHERE clearance_on IS NOT NULL AND starts_on > '" PC_DEMO_UNTIL "'",
    "SELECT count(*) FROM traineeship WHERE '" PC_DEMO_UNTIL "' BETWEEN starts_on AND ends_on",
    "SELECT count(*) FROM traineeship AS t JOIN pathway AS p ON p.id = t.pathway_id"
    " WHERE t.ends_on < '" PC_DEMO_UNTIL "' AND p.closed_on IS NULL",
    "SELECT count(*) FROM pathway WHERE closed_on IS NOT NULL",
    "SELECT count(*) FROM follow_up WHERE done_on IS NULL",
    "SELECT count(*) FROM follow_up WHERE done_on IS NOT NULL",
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_test_message ("%s", stages[i]);
      g_assert_cmpint (count (get_demo (), stages[i]), >, 0);
    }
}

/* What some people have and others have not is there in an office of some size, whatever the seed. */
static void
test_all_sorts (void)
{
  static const char * const sorts[] = {
    "SELECT count(*) FROM beneficiary WHERE id NOT IN (SELECT beneficiary_id FROM pathway)",
    "SELECT count(*) FROM beneficiary WHERE unaccompanied_minor = 1",
    "SELECT count(*) FROM beneficiary WHERE family_name_original IS NOT NULL",
    "SELECT count(*) FROM service_participant WHERE participation <> 'present'",
    "SELECT count(*) FROM traineeship_event WHERE kind = 'suspension'",
    "SELECT count(*) FROM traineeship_event WHERE kind = 'interruption'",
    "SELECT count(*) FROM beneficiary WHERE foreign_background = 1",
    "SELECT count(*) FROM claim WHERE status = 'prepared'",
    "SELECT count(*) FROM claim WHERE status = 'paid'",
    "SELECT count(*) FROM closure WHERE organisation_id IS NULL",
    "SELECT count(*) FROM closure WHERE organisation_id IS NOT NULL",
    "SELECT count(*) FROM follow_up WHERE contact_result = 'not-reachable'",
    "SELECT count(*) FROM organisation WHERE seasonal = 1",
    "SELECT count(*) FROM organisation WHERE bonus_places > 0",
    "SELECT count(*) FROM pathway WHERE other_measure = 'none'",
    "SELECT count(*) FROM pathway WHERE region IS NOT NULL",
    "SELECT count(*) FROM project_competence WHERE final IS NOT NULL",
    "SELECT count(*) FROM training_register WHERE number = '1/bis'",
    "SELECT count(*) FROM tutoring_entry WHERE kind = 'monitoring'",
    "SELECT count(*) FROM attendance_day WHERE kind <> 'present'",
    "SELECT count(*) FROM permit WHERE status = 'expired'",
    "SELECT count(*) FROM permit WHERE title = 'MIN'",
    "SELECT count(*) FROM beneficiary WHERE tax_code IS NULL",
    "SELECT count(*) FROM pathway WHERE programme <> (SELECT programme FROM office)",
  };
  g_autoptr(PcStore) store = make_demo (300, SEED);

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_test_message ("%s", sorts[i]);
      g_assert_cmpint (count (store, sorts[i]), >, 0);
    }
}

static void
test_few_people (void)
{
  for (guint people = 1; people < 25; people += 3)
    {
      g_autoptr(PcStore) store = make_demo (people, people);

      g_assert_cmpint (count (store, "SELECT count(*) FROM beneficiary"), ==, people);
      g_assert_cmpint (count (store, "SELECT count(*) FROM operator"), ==, 4);
    }
}

static void
test_options (void)
{
  g_autoptr(PcStore) store = open_store ();
  const PcDemoOptions options = { 200, SEED, 50, FALSE, NULL };
  g_autoptr(PcProgress) progress = pc_progress_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_demo_make_full (store, &options, progress, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (store, "SELECT count(*) FROM attendance_day"), ==, 0);
  g_assert_cmpint (count (store, "SELECT count(*) FROM service_entry"), >, 200 * 44);
  g_assert_cmpint (count (store, "SELECT count(*) FROM service_entry"), <, 200 * 56);
  g_assert_cmpfloat (pc_progress_get_fraction (progress), ==, 1.0);
}

static void
test_refuses_people (void)
{
  g_autoptr(PcStore) store = make_demo (3, SEED);
  g_autoptr(GError) error = NULL;

  g_assert_false (pc_demo_make (store, 3, SEED, NULL, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_cmpint (count (store, "SELECT count(*) FROM beneficiary"), ==, 3);
}

static void
test_refuses_days (void)
{
  static const char * const days[] = { "2026-02-30", "yesterday", "", "1999-12-31", "2099-12-31" };
  g_autoptr(PcStore) store = open_store ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (pc_demo_make_at (store, 3, SEED, days[i], NULL, NULL, &error));
      g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
    }
}

static void
test_cancel_leaves_nothing (void)
{
  g_autoptr(PcStore) store = open_store ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(PcRecord) office = pc_record_new (&pc_office_kind);
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pc_demo_make (store, 30, SEED, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (store, "SELECT (SELECT count(*) FROM beneficiary) + (SELECT count(*) FROM office)"
                                 " + (SELECT count(*) FROM journal) + (SELECT count(*) FROM setting WHERE name = 'office')"), ==, 0);

  /* The store has its clock back. */
  pc_record_set_text (office, PC_OFFICE_NAME, "A");
  pc_record_set_text (office, PC_OFFICE_CODE, "A");
  g_assert_true (pc_store_save (store, office, "Change", NULL));
  g_assert_cmpint (strncmp (pc_record_get_text (office, PC_RECORD_CREATED_AT), PC_DEMO_UNTIL, 10), !=, 0);
}

static void
test_keeps_office (void)
{
  g_autoptr(PcStore) store = open_store ();
  g_autoptr(PcRecord) office = pc_record_new (&pc_office_kind);

  pc_record_set_text (office, PC_OFFICE_NAME, "Torino");
  pc_record_set_text (office, PC_OFFICE_CODE, "TO");
  g_assert_true (pc_store_save (store, office, "Change", NULL));
  g_assert_true (pc_store_set_setting (store, PC_SETTING_OFFICE, pc_record_get_id (office), NULL));

  g_assert_true (pc_demo_make (store, 5, SEED, NULL, NULL, NULL));
  g_assert_cmpint (count (store, "SELECT count(*) FROM office"), ==, 1);
  g_assert_cmpint (count (store, "SELECT count(*) FROM beneficiary WHERE code LIKE 'TO-%'"), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/same-seed", test_same_seed);
  g_test_add_func ("/demo/records-are-valid", test_records_are_valid);
  g_test_add_func ("/demo/people-have-no-issue", test_people_have_no_issue);
  g_test_add_func ("/demo/store-is-whole", test_store_is_whole);
  g_test_add_func ("/demo/nothing-impossible", test_nothing_impossible);
  g_test_add_func ("/demo/nothing-in-the-future", test_nothing_in_the_future);
  g_test_add_func ("/demo/all-stages", test_all_stages);
  g_test_add_func ("/demo/all-sorts", test_all_sorts);
  g_test_add_func ("/demo/few-people", test_few_people);
  g_test_add_func ("/demo/options", test_options);
  g_test_add_func ("/demo/refuses-people", test_refuses_people);
  g_test_add_func ("/demo/refuses-days", test_refuses_days);
  g_test_add_func ("/demo/cancel-leaves-nothing", test_cancel_leaves_nothing);
  g_test_add_func ("/demo/keeps-office", test_keeps_office);

  return g_test_run ();
}
