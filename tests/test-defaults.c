/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-defaults.h"

#include "pc-date.h"
#include "pc-owner.h"
#include "sample-store.h"

#define NOBODY "0195e8c4-1f2a-7abc-8def-0123456789ab"

/* The kinds that are about a person, whatever they hang on. */
static const char * const of_a_person[] = {
  "beneficiary", "permit", "language_skill", "pathway", "plan", "goal", "planned_service", "service_entry",
  "service_participant", "traineeship", "traineeship_event", "attendance_day", "tutoring_entry", "competence", "document",
  "attachment", "claim", "claim_line", "follow_up", "note",
  "training_register", "project_competence", "distinction", NULL
};

static void
test_defaults (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_EMPTY);
  PcRecord *operator = sample_find (records, &pc_operator_kind);
  PcRecord *plan = sample_find (records, &pc_plan_kind);
  g_autoptr(PcRecord) second = pc_record_new (&pc_plan_kind);
  g_autoptr(PcRecord) note = pc_record_new (&pc_note_kind);
  g_autofree char *today = pc_date_today ();

  pc_defaults_apply (store, note);
  g_assert_cmpstr (pc_record_get_text (note, PC_NOTE_DATE), ==, today);
  g_assert_false (pc_record_is_set (note, PC_NOTE_OPERATOR_ID));

  pc_store_set_setting (store, PC_SETTING_OPERATOR, pc_record_get_id (operator), NULL);
  pc_record_set_text (note, PC_NOTE_DATE, "2026-03-31");
  pc_defaults_apply (store, note);
  g_assert_cmpstr (pc_record_get_text (note, PC_NOTE_DATE), ==, "2026-03-31");
  g_assert_cmpstr (pc_record_get_text (note, PC_NOTE_OPERATOR_ID), ==, pc_record_get_id (operator));

  pc_record_set_number (plan, PC_PLAN_VERSION, 4);
  sample_save (store, plan);
  pc_record_set_text (second, PC_PLAN_PATHWAY_ID, pc_record_get_text (plan, PC_PLAN_PATHWAY_ID));
  pc_defaults_apply (store, second);
  g_assert_cmpint (pc_record_get_number (second, PC_PLAN_VERSION), ==, 5);
}

/* What a pathway takes over of the person on the day it is opened, where it has nothing of its own. */
static void
test_entry (void)
{
  static const struct
  {
    const char *status, *since, *opened_on, *own;
    const char *situation, *entry_since;
  } cases[] = {
    { "unemployed", "2025-06-01", "2025-10-01", NULL, "unemployed", "2025-06-01" },
    { "unemployed", "2025-10-01", "2025-10-01", NULL, "unemployed", "2025-10-01" },
    { "employed", "2025-10-02", "2025-10-01", NULL, NULL, NULL },
    { "unemployed", NULL, "2025-10-01", NULL, "unemployed", NULL },
    { "employed", "2025-06-01", "2025-10-01", "inactive", "inactive", NULL },
    { NULL, NULL, "2025-10-01", NULL, NULL, NULL },
  };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);
      g_autoptr(PcRecord) pathway = pc_record_new (&pc_pathway_kind);

      pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, "Diallo");
      pc_record_set_text (person, PC_BENEFICIARY_EMPLOYMENT_STATUS, cases[i].status);
      pc_record_set_text (person, PC_BENEFICIARY_EMPLOYMENT_SINCE, cases[i].since);
      pc_record_set_text (person, PC_BENEFICIARY_ISCED, "3");
      pc_record_set_text (person, PC_BENEFICIARY_HOUSING, "hosted");
      sample_save (store, person);

      pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
      pc_record_set_text (pathway, PC_PATHWAY_OPENED_ON, cases[i].opened_on);
      pc_record_set_text (pathway, PC_PATHWAY_ENTRY_SITUATION, cases[i].own);
      pc_record_set_text (pathway, PC_PATHWAY_ENTRY_HOUSING, "rent");
      pc_defaults_apply (store, pathway);
      g_assert_cmpstr (pc_record_get_text (pathway, PC_PATHWAY_ENTRY_SITUATION), ==, cases[i].situation);
      g_assert_cmpstr (pc_record_get_text (pathway, PC_PATHWAY_ENTRY_SINCE), ==, cases[i].entry_since);
      g_assert_cmpstr (pc_record_get_text (pathway, PC_PATHWAY_ENTRY_ISCED), ==, "3");
      g_assert_cmpstr (pc_record_get_text (pathway, PC_PATHWAY_ENTRY_HOUSING), ==, "rent");

      /* The second time there is nothing left to take. */
      g_assert_false (pc_defaults_take_entry (store, pathway));
    }
}

static void
test_entry_of_nobody (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) pathway = pc_record_new (&pc_pathway_kind);

  g_assert_false (pc_defaults_take_entry (store, pathway));
  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, NOBODY);
  g_assert_false (pc_defaults_take_entry (store, pathway));
}

/* Each record of a person leads to the person; what is the office's own leads nowhere. */
static void
test_owner (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  const char *person = pc_record_get_id (sample_find (records, &pc_beneficiary_kind));

  for (guint i = 0; i < records->len; i++)
    {
      const PcKind *kind = pc_record_get_kind (records->pdata[i]);
      g_autofree char *found = pc_owner_find_person (store, kind, pc_record_get_id (records->pdata[i]));

      g_test_message ("%s", kind->name);
      g_assert_cmpstr (found, ==, g_strv_contains (of_a_person, kind->name) ? person : NULL);
    }
  g_assert_null (pc_owner_find_person (store, &pc_note_kind, NOBODY));
}

/* One of each kind that belongs to a person, and none of those that were removed. */
static void
test_owner_counts (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  const char *person = pc_record_get_id (sample_find (records, &pc_beneficiary_kind));
  PcRecord *permit = sample_find (records, &pc_permit_kind);
  g_autoptr(GArray) before = pc_owner_count_kinds (store, person, NULL);
  g_autoptr(GArray) after = NULL;
  g_autoptr(GError) error = NULL;

  pc_store_begin (store, "remove permit", &error);
  pc_store_remove (store, permit, &error);
  pc_store_commit (store, &error);
  g_assert_no_error (error);

  after = pc_owner_count_kinds (store, person, NULL);
  for (guint i = 0; pc_kind_list ()[i] != NULL; i++)
    {
      const PcKind *kind = pc_kind_list ()[i];
      const gboolean counts = kind != &pc_beneficiary_kind && g_strv_contains (of_a_person, kind->name);

      g_test_message ("%s", kind->name);
      g_assert_cmpuint (g_array_index (before, guint, i), ==, counts ? 1 : 0);
      g_assert_cmpuint (g_array_index (after, guint, i), ==, counts && kind != &pc_permit_kind ? 1 : 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/defaults/defaults", test_defaults);
  g_test_add_func ("/defaults/entry", test_entry);
  g_test_add_func ("/defaults/entry-of-nobody", test_entry_of_nobody);
  g_test_add_func ("/defaults/owner", test_owner);
  g_test_add_func ("/defaults/owner-counts", test_owner_counts);

  return g_test_run ();
}
