/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store.h"

#include "sample-store.h"

/* The kinds that are about a person, whatever they hang on. */
static const char * const of_a_person[] = {
  "beneficiary", "permit", "language_skill", "pathway", "plan", "goal", "planned_service", "service_entry",
  "service_participant", "traineeship", "traineeship_event", "attendance_day", "tutoring_entry", "competence", "document",
  "attachment", "claim", "claim_line", "follow_up", "note",
  "training_register", "project_competence", "distinction", NULL
};
static const char * const of_a_pathway[] = {
  "pathway", "plan", "goal", "planned_service", "service_entry", "service_participant", "traineeship", "traineeship_event",
  "attendance_day", "tutoring_entry", "claim", "claim_line", "follow_up", "training_register", "project_competence", NULL
};
static const char * const of_a_plan[] = { "plan", "goal", "planned_service", NULL };
static const char * const of_a_session[] = { "service_entry", "service_participant", NULL };
static const char * const of_a_document[] = { "document", "attachment", NULL };

static void
check_deleted (PcStore            *store,
               GPtrArray          *records,
               const char * const *deleted)
{
  for (guint i = 0; i < records->len; i++)
    {
      const PcKind *kind = pc_record_get_kind (records->pdata[i]);
      g_autoptr(PcRecord) now = pc_store_get (store, kind, pc_record_get_id (records->pdata[i]), NULL);

      g_test_message ("%s", kind->name);
      g_assert_cmpint (pc_record_is_deleted (now), ==, g_strv_contains (deleted, kind->name));
    }
}

static void
restore_record (PcStore      *store,
                const PcKind *kind,
                const char   *id)
{
  g_autoptr(PcRecord) record = pc_store_get (store, kind, id, NULL);

  g_assert_true (pc_store_begin (store, "restore", NULL));
  g_assert_true (pc_store_restore (store, record, NULL));
  g_assert_true (pc_store_commit (store, NULL));
}

static const struct { const PcKind *kind; const char * const *deleted; } removals[] = {
  { &pc_beneficiary_kind, of_a_person },
  { &pc_pathway_kind, of_a_pathway },
  { &pc_plan_kind, of_a_plan },
  { &pc_service_entry_kind, of_a_session },
  { &pc_document_kind, of_a_document },
};

static void
test_remove (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (removals); i++)
    {
      g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
      g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_EMPTY);
      PcRecord *top = sample_find (records, removals[i].kind);
      PcRecord *document = sample_find (records, &pc_document_kind);
      PcRecord *service = sample_find (records, &pc_service_entry_kind);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      /* What hangs on a person or a pathway without needing to. */
      pc_record_set_text (document, PC_DOCUMENT_BENEFICIARY_ID, pc_record_get_id (sample_find (records, &pc_beneficiary_kind)));
      pc_record_set_text (service, PC_SERVICE_ENTRY_PATHWAY_ID, pc_record_get_id (sample_find (records, &pc_pathway_kind)));
      sample_save (store, document);
      sample_save (store, service);
      before = sample_dump (store);

      g_test_message ("Removing one %s", removals[i].kind->name);
      sample_remove (store, top);
      check_deleted (store, records, removals[i].deleted);
      sample_assert_sound (store);

      restore_record (store, removals[i].kind, pc_record_get_id (top));
      after = sample_dump (store);
      g_assert_cmpstr (before, ==, after);
    }
}

/* What had been removed before stays removed. */
static void
test_restore_earlier (void)
{
  static const char * const still[] = { "note", NULL };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_EMPTY);
  PcRecord *person = sample_find (records, &pc_beneficiary_kind);

  pc_store_set_time (store, 1774944900000);
  sample_remove (store, sample_find (records, &pc_note_kind));
  pc_store_set_time (store, 1774944900001);
  sample_remove (store, person);
  restore_record (store, &pc_beneficiary_kind, pc_record_get_id (person));
  check_deleted (store, records, still);
}

/* With the record as the form still holds it: it does not know that it was removed. */
static void
test_restore_stale (void)
{
  static const char * const none[] = { NULL };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_EMPTY);
  PcRecord *person = sample_find (records, &pc_beneficiary_kind);

  sample_remove (store, person);
  g_assert_true (pc_store_begin (store, "restore beneficiary", NULL));
  g_assert_true (pc_store_restore (store, person, NULL));
  g_assert_true (pc_store_commit (store, NULL));
  check_deleted (store, records, none);
}

static void
test_remove_twice (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) person = sample_person_add (store, "A");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  sample_remove (store, person);
  first = sample_dump (store);
  sample_remove (store, person);
  second = sample_dump (store);
  g_assert_cmpstr (first, ==, second);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/removal/remove", test_remove);
  g_test_add_func ("/removal/remove-twice", test_remove_twice);
  g_test_add_func ("/removal/restore/earlier", test_restore_earlier);
  g_test_add_func ("/removal/restore/stale", test_restore_stale);

  return g_test_run ();
}
