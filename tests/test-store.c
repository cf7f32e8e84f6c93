/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store.h"

#include <string.h>

#include "pc-cursor.h"
#include "pc-date.h"
#include "pc-defaults.h"
#include "pc-error.h"
#include "pc-journal.h"
#include "pc-owner.h"
#include "pc-person-code.h"
#include "sample-store.h"

#define NOBODY "0195e8c4-1f2a-7abc-8def-0123456789ab"

static void
check_kept (PcStore   *store,
            GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      PcRecord *record = records->pdata[i];
      g_autoptr(GError) error = NULL;
      g_autoptr(PcRecord) kept = pc_store_get (store, pc_record_get_kind (record), pc_record_get_id (record), &error);

      g_assert_no_error (error);
      sample_assert_equal (record, kept, 0);
    }
}

/* Every field of every kind, kept, read by another connection and after opening again. */
static void
test_round_trip (gconstpointer locale)
{
  sample_use_locale (locale);
  for (SampleVariant variant = 0; variant < SAMPLE_N; variant++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "percorso.db");
      PcStore *store = sample_open (path, PC_STORE_CREATE);
      g_autoptr(GPtrArray) records = sample_put_all (store, variant);
      g_autoptr(PcStore) reader = sample_open (path, PC_STORE_READ);

      check_kept (store, records);
      check_kept (reader, records);
      sample_assert_sound (store);
      g_object_unref (store);

      store = sample_open (path, PC_STORE_WRITE);
      check_kept (store, records);
      sample_assert_sound (store);
      g_object_unref (store);
    }
  sample_use_locale ("C.UTF-8");
}

/* From each variant to each other: every field is changed, set and unset. */
static void
test_change (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(GHashTable) ids = sample_ids_new ();

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (ids, (gpointer) pc_record_get_kind (records->pdata[i])->name,
                         g_strdup (pc_record_get_id (records->pdata[i])));

  for (SampleVariant variant = SAMPLE_N; variant-- > 0;)
    {
      for (guint i = 0; i < records->len; i++)
        {
          const PcKind *kind = pc_record_get_kind (records->pdata[i]);

          for (guint f = PC_RECORD_N_COMMON; f < pc_kind_get_n_fields (kind); f++)
            pc_record_set_value (records->pdata[i], f, &(PcValue) PC_VALUE_INIT);
          sample_fill (records->pdata[i], variant, ids);
          sample_save (store, records->pdata[i]);
        }
      check_kept (store, records);
    }
  sample_assert_sound (store);
}

static void
test_get (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_EMPTY);
  g_autoptr(GError) error = NULL;

  g_assert_null (pc_store_get (store, &pc_note_kind, NOBODY, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (pc_store_get (store, &pc_note_kind, "' OR 1 --", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* An id of another kind is no id of this one. */
  g_assert_null (pc_store_get (store, &pc_note_kind, pc_record_get_id (records->pdata[0]), &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
}

static void
check_list (PcStore    *store,
            int         field,
            const char *value,
            const char *order,
            const char *names)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = pc_store_list_by (store, &pc_beneficiary_kind, field, value, order, &error);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", pc_record_get_text (list->pdata[i], PC_BENEFICIARY_FAMILY_NAME));
  g_assert_cmpstr (found->str, ==, names);
}

static void
test_list_by (void)
{
  static const char * const people[][3] = { { "C", "M", "2001-01-01" }, { "A", "F", "2003-01-01" }, { "B", "F", NULL }, { "D", "M", "2000-01-01" } };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);

  check_list (store, -1, NULL, NULL, "");
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(PcRecord) person = sample_person_new (people[i][0]);

      pc_record_set_text (person, PC_BENEFICIARY_SEX, people[i][1]);
      pc_record_set_text (person, PC_BENEFICIARY_BIRTH_DATE, people[i][2]);
      sample_save (store, person);
    }

  check_list (store, -1, NULL, NULL, "C A B D");
  check_list (store, -1, NULL, "family_name", "A B C D");
  check_list (store, -1, NULL, "family_name DESC", "D C B A");
  check_list (store, -1, NULL, "birth_date", "B D C A");
  check_list (store, PC_BENEFICIARY_SEX, "F", "family_name", "A B");
  check_list (store, PC_BENEFICIARY_SEX, "F' OR '1'='1", "family_name", "");
  check_list (store, PC_BENEFICIARY_SEX, "X", NULL, "");
}

static void
test_list_without_deleted (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_add (store, "B");

  g_assert_true (pc_store_begin (store, "remove beneficiary", NULL));
  g_assert_true (pc_store_remove (store, a, NULL));
  g_assert_true (pc_store_commit (store, NULL));
  check_list (store, -1, NULL, NULL, "B");
}

/*
 * Transactions
 */

static guint
count_entries (PcStore *store)
{
  g_autoptr(GPtrArray) entries = pc_journal_list (store, NULL, G_MAXINT, NULL);

  return entries->len;
}

static void
test_rollback (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_new ("B");
  g_autofree char *before = sample_dump (store);
  g_autofree char *after = NULL;

  g_assert_true (pc_store_begin (store, "change beneficiary", NULL));
  pc_record_set_text (a, PC_BENEFICIARY_FAMILY_NAME, "Changed");
  g_assert_true (pc_store_put (store, a, NULL));
  g_assert_true (pc_store_put (store, b, NULL));
  g_assert_true (pc_store_remove (store, a, NULL));
  pc_store_rollback (store);

  after = sample_dump (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_entries (store), ==, 1);
  sample_assert_sound (store);

  /* The store goes on as if nothing had been. */
  sample_save (store, b);
  g_assert_cmpuint (count_entries (store), ==, 2);
  sample_assert_sound (store);
}

static void
test_forgotten_transaction (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_new ("B");
  g_autofree char *before = sample_dump (store);
  g_autofree char *after = NULL;

  g_assert_true (pc_store_begin (store, "add beneficiary", NULL));
  g_assert_true (pc_store_put (store, b, NULL));
  g_object_unref (store);

  store = sample_open (path, PC_STORE_WRITE);
  after = sample_dump (store);
  g_assert_cmpstr (before, ==, after);
  sample_assert_sound (store);
  g_object_unref (store);
}

static void
test_empty_transaction (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);

  g_assert_true (pc_store_begin (store, "nothing", NULL));
  g_assert_true (pc_store_commit (store, NULL));
  g_assert_cmpuint (count_entries (store), ==, 0);
}

static void
test_blocked (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) nobody = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(PcRecord) person = sample_person_new ("A");
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  g_assert_true (pc_store_begin (store, "add beneficiary", NULL));
  g_assert_false (pc_store_put (store, nobody, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Family name"));
  g_assert_true (pc_store_put (store, person, NULL));
  g_assert_true (pc_store_commit (store, NULL));
  check_list (store, -1, NULL, NULL, "A");
  g_clear_error (&error);

  g_assert_false (pc_store_save (store, nobody, "add beneficiary", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  check_list (store, -1, NULL, NULL, "A");
  g_assert_cmpuint (count_entries (store), ==, 1);
}

/* A warning is told, and does not block. */
static void
test_warned (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) person = sample_person_new ("Bianchi");
  g_autoptr(GPtrArray) issues = NULL;

  pc_record_set_text (person, PC_BENEFICIARY_TAX_CODE, "RSSMRA85T10A562S");
  issues = pc_record_check (person);
  g_assert_cmpuint (issues->len, >, 0);
  g_assert_null (pc_issues_get_blocking (issues));
  sample_save (store, person);
}

/* Each reference of each kind, to a record that is not there. */
static void
test_unknown_reference (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  g_autofree char *before = sample_dump (store);
  guint n = 0;

  for (guint r = 0; r < records->len; r++)
    {
      const PcKind *kind = pc_record_get_kind (records->pdata[r]);

      for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
        {
          g_autoptr(PcRecord) copy = pc_record_copy (records->pdata[r]);
          g_autoptr(GError) error = NULL;
          g_autofree char *after = NULL;

          if (pc_kind_get_field (kind, i)->type != PC_FIELD_REFERENCE)
            continue;

          pc_record_set_text (copy, i, NOBODY);
          g_assert_false (pc_store_save (store, copy, "change", &error));
          g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, "missing"));
          after = sample_dump (store);
          g_assert_cmpstr (before, ==, after);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 40);
  sample_assert_sound (store);
}

/* A date that only the schema refuses, since it came around the parser. */
static void
test_refused_by_schema (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) person = sample_person_new ("A");
  g_autoptr(GError) error = NULL;

  pc_record_set_text (person, PC_BENEFICIARY_PRIVACY_ON, "31/3/2026");
  g_assert_false (pc_store_save (store, person, "add beneficiary", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  check_list (store, -1, NULL, NULL, "");

  pc_record_set_text (person, PC_BENEFICIARY_PRIVACY_ON, "2026-03-31");
  sample_save (store, person);
  check_list (store, -1, NULL, NULL, "A");
}

static void
test_times (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) person = NULL;

  pc_store_set_time (store, 1774944900123);
  person = sample_person_add (store, "A");
  g_assert_cmpstr (pc_record_get_text (person, PC_RECORD_CREATED_AT), ==, "2026-03-31T08:15:00.123Z");
  g_assert_cmpstr (pc_record_get_text (person, PC_RECORD_UPDATED_AT), ==, "2026-03-31T08:15:00.123Z");

  pc_store_set_time (store, 1774944901000);
  sample_save (store, person);
  g_assert_cmpstr (pc_record_get_text (person, PC_RECORD_CREATED_AT), ==, "2026-03-31T08:15:00.123Z");
  g_assert_cmpstr (pc_record_get_text (person, PC_RECORD_UPDATED_AT), ==, "2026-03-31T08:15:01.000Z");

  pc_store_set_time (store, 0);
  sample_save (store, person);
  g_assert_cmpstr (pc_record_get_text (person, PC_RECORD_UPDATED_AT), !=, "2026-03-31T08:15:01.000Z");
}

static void
test_read_only (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcStore) reader = sample_open (path, PC_STORE_READ);
  g_autoptr(PcRecord) person = sample_person_new ("A");
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_store_is_read_only (reader));
  g_assert_false (pc_store_is_read_only (store));
  g_assert_false (pc_store_save (reader, person, "add beneficiary", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (pc_store_set_setting (reader, "a", "b", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (pc_journal_undo (reader, NULL, &error));
  g_assert_nonnull (error);

  sample_save (store, person);
  check_list (reader, -1, NULL, NULL, "A");
  sample_assert_sound (reader);
  g_clear_error (&error);
  g_assert_false (pc_journal_undo (reader, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_READ_ONLY);
}

/*
 * Removing
 */

/* The kinds that are about a person, whatever they hang on. */
static const char * const of_a_person[] = {
  "beneficiary", "permit", "language_skill", "pathway", "plan", "goal", "planned_service", "service_entry",
  "service_participant", "traineeship", "traineeship_event", "attendance_day", "tutoring_entry", "competence", "document",
  "attachment", "claim", "claim_line", "follow_up", "note", NULL
};
static const char * const of_a_pathway[] = {
  "pathway", "plan", "goal", "planned_service", "service_entry", "service_participant", "traineeship", "traineeship_event",
  "attendance_day", "tutoring_entry", "claim", "claim_line", "follow_up", NULL
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

static PcRecord *
find_record (GPtrArray    *records,
             const PcKind *kind)
{
  for (guint i = 0; i < records->len; i++)
    if (pc_record_get_kind (records->pdata[i]) == kind)
      return records->pdata[i];

  g_assert_not_reached ();
}

static void
remove_record (PcStore  *store,
               PcRecord *record)
{
  g_assert_true (pc_store_begin (store, "remove", NULL));
  g_assert_true (pc_store_remove (store, record, NULL));
  g_assert_true (pc_store_commit (store, NULL));
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
      PcRecord *top = find_record (records, removals[i].kind);
      PcRecord *document = find_record (records, &pc_document_kind);
      PcRecord *service = find_record (records, &pc_service_entry_kind);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      /* What hangs on a person or a pathway without needing to. */
      pc_record_set_text (document, PC_DOCUMENT_BENEFICIARY_ID, pc_record_get_id (find_record (records, &pc_beneficiary_kind)));
      pc_record_set_text (service, PC_SERVICE_ENTRY_PATHWAY_ID, pc_record_get_id (find_record (records, &pc_pathway_kind)));
      sample_save (store, document);
      sample_save (store, service);
      before = sample_dump (store);

      g_test_message ("Removing one %s", removals[i].kind->name);
      remove_record (store, top);
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
  PcRecord *person = find_record (records, &pc_beneficiary_kind);

  pc_store_set_time (store, 1774944900000);
  remove_record (store, find_record (records, &pc_note_kind));
  pc_store_set_time (store, 1774944900001);
  remove_record (store, person);
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
  PcRecord *person = find_record (records, &pc_beneficiary_kind);

  remove_record (store, person);
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

  remove_record (store, person);
  first = sample_dump (store);
  remove_record (store, person);
  second = sample_dump (store);
  g_assert_cmpstr (first, ==, second);
}

/*
 * Codes of people
 */

static void
check_code (PcStore    *store,
            PcRecord   *person,
            const char *start)
{
  const char *code = pc_record_get_text (person, PC_BENEFICIARY_CODE);

  g_test_message ("%s", code);
  g_assert_true (g_str_has_prefix (code, start));
  g_assert_true (pc_person_code_check (code));
}

static void
test_codes (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) office = pc_record_new (&pc_office_kind);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_add (store, "B");
  g_autoptr(PcRecord) c = NULL;
  g_autoptr(PcRecord) d = NULL;
  g_autofree char *code = NULL;

  check_code (store, a, "P-000001-");
  check_code (store, b, "P-000002-");

  pc_record_set_text (office, PC_OFFICE_NAME, "Milano");
  pc_record_set_text (office, PC_OFFICE_CODE, "MI");
  sample_save (store, office);
  g_assert_true (pc_store_set_setting (store, PC_SETTING_OFFICE, pc_record_get_id (office), NULL));
  c = sample_person_add (store, "C");
  check_code (store, c, "MI-000001-");

  /* The number of somebody who was removed is not given again. */
  remove_record (store, c);
  d = sample_person_add (store, "D");
  check_code (store, d, "MI-000002-");

  code = g_strdup (pc_record_get_text (d, PC_BENEFICIARY_CODE));
  sample_save (store, d);
  g_assert_cmpstr (pc_record_get_text (d, PC_BENEFICIARY_CODE), ==, code);
}

/* A record that got a code and was then not kept must not share it with the next one. */
static void
test_code_of_unkept (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_new ("A");
  g_autoptr(PcRecord) b = NULL;

  g_assert_true (pc_store_begin (store, "add beneficiary", NULL));
  g_assert_true (pc_store_put (store, a, NULL));
  pc_store_rollback (store);

  b = sample_person_add (store, "B");
  sample_save (store, a);
  g_assert_cmpstr (pc_record_get_text (a, PC_BENEFICIARY_CODE), !=, pc_record_get_text (b, PC_BENEFICIARY_CODE));
  check_code (store, a, "P-00000");
}

/* A code that was typed or imported does not confuse the count. */
static void
test_code_typed (void)
{
  static const char * const typed[] = { "P-ABC", "P-", "P-Z", "P-000007x", "P-999", "P-2-000005-K" };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(PcRecord) person = sample_person_new ("A");
      g_autoptr(PcRecord) next = sample_person_add (store, "B");
      g_autoptr(PcRecord) another = NULL;

      pc_record_set_text (person, PC_BENEFICIARY_CODE, typed[i]);
      sample_save (store, person);
      g_assert_cmpstr (pc_record_get_text (person, PC_BENEFICIARY_CODE), ==, typed[i]);
      another = sample_person_add (store, "C");

      g_test_message ("%s, %s", pc_record_get_text (next, PC_BENEFICIARY_CODE), pc_record_get_text (another, PC_BENEFICIARY_CODE));
      g_assert_true (g_hash_table_add (seen, g_strdup (pc_record_get_text (next, PC_BENEFICIARY_CODE))));
      g_assert_true (g_hash_table_add (seen, g_strdup (pc_record_get_text (another, PC_BENEFICIARY_CODE))));
    }
}

/* One wrong character, or two neighbours swapped, at every place of many codes. */
static void
test_code_check (void)
{
  static const char signs[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-._ ";

  for (gint64 number = 1; number < 999999; number = number * 3 + 1)
    {
      g_autofree char *code = pc_person_code_make ("MI", number);

      g_assert_true (pc_person_code_check (code));
      for (gsize at = 0; code[at] != '\0'; at++)
        {
          g_autofree char *wrong = g_strdup (code);

          for (const char *sign = signs; *sign != '\0'; sign++)
            {
              wrong[at] = *sign;
              if (*sign != code[at] && pc_person_code_check (wrong))
                g_error ("%s passes for %s", wrong, code);
            }

          if (code[at + 1] == '\0' || code[at] == code[at + 1])
            continue;
          wrong[at] = code[at + 1];
          wrong[at + 1] = code[at];
          if (pc_person_code_check (wrong))
            g_error ("%s passes for %s", wrong, code);
        }
    }
}

static void
test_code_rubbish (void)
{
  static const char * const wrong[] = { "", "-", "--", "K", "-K", "MI", "MI-", "MI-000001", "MI-000001-", "MI000001", "é-é" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pc_person_code_check (wrong[i]));

  /* On paper and by telephone case says nothing. */
  for (gint64 number = 1; number < 40; number++)
    {
      g_autofree char *code = pc_person_code_make ("MI", number);
      g_autofree char *lower = g_ascii_strdown (code, -1);

      g_assert_true (pc_person_code_check (lower));
    }
}

/*
 * Settings
 */

static void
test_settings (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  static const char * const values[] = { "", "x", "محمد '\"; --", NULL };
  PcStore *store = sample_open (path, PC_STORE_CREATE);

  g_assert_null (pc_store_get_setting (store, "colour"));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *value = NULL;

      g_assert_true (pc_store_set_setting (store, "colour", values[i], NULL));
      g_object_unref (store);
      store = sample_open (path, PC_STORE_WRITE);
      value = pc_store_get_setting (store, "colour");
      g_assert_cmpstr (value, ==, values[i]);
    }

  g_assert_cmpuint (count_entries (store), ==, 0);
  g_object_unref (store);
}

/*
 * PcStore::changed
 */

static void
changed_cb (PcStore      *store,
            const PcKind *kind,
            const char   *id,
            GPtrArray    *seen)
{
  /* On the disk already, and no transaction under way. */
  g_autoptr(PcRecord) record = pc_store_get (store, kind, id, NULL);

  g_ptr_array_add (seen, g_strdup_printf ("%s %s", kind->name,
                                          record != NULL ? pc_record_get_text (record, PC_BENEFICIARY_FAMILY_NAME) : "gone"));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static void
check_seen (GPtrArray  *seen,
            const char *expected)
{
  g_autofree char *all = NULL;

  g_ptr_array_sort (seen, compare_texts);
  g_ptr_array_add (seen, NULL);
  all = g_strjoinv (", ", (char **) seen->pdata);
  g_assert_cmpstr (all, ==, expected);
  g_ptr_array_set_size (seen, 0);
}

static void
test_changed (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(PcRecord) a = sample_person_new ("A");
  g_autoptr(PcRecord) b = sample_person_new ("B");
  g_autoptr(GError) error = NULL;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), seen);

  sample_save (store, a);
  check_seen (seen, "beneficiary A");

  /* Once a record, however often it was written. */
  g_assert_true (pc_store_begin (store, "add beneficiary", NULL));
  g_assert_true (pc_store_put (store, a, NULL));
  g_assert_true (pc_store_put (store, b, NULL));
  pc_record_set_text (b, PC_BENEFICIARY_FAMILY_NAME, "Bb");
  g_assert_true (pc_store_put (store, b, NULL));
  g_assert_cmpuint (seen->len, ==, 0);
  g_assert_true (pc_store_commit (store, NULL));
  check_seen (seen, "beneficiary A, beneficiary Bb");

  g_assert_true (pc_store_begin (store, "change beneficiary", NULL));
  pc_record_set_text (a, PC_BENEFICIARY_FAMILY_NAME, "Aa");
  g_assert_true (pc_store_put (store, a, NULL));
  pc_store_rollback (store);
  check_seen (seen, "");

  g_assert_true (pc_journal_undo (store, NULL, &error));
  check_seen (seen, "beneficiary A, beneficiary gone");
  g_assert_true (pc_journal_redo (store, NULL, &error));
  check_seen (seen, "beneficiary A, beneficiary Bb");

  g_assert_true (pc_store_set_setting (store, "x", "y", NULL));
  check_seen (seen, "");

  remove_record (store, b);
  check_seen (seen, "beneficiary Bb");
}

/* A handler may write, as one that renews something that is computed does. */
static void
write_once_cb (PcStore      *store,
               const PcKind *kind,
               const char   *id,
               PcRecord     *other)
{
  if (!pc_record_is_set (other, PC_RECORD_CREATED_AT))
    sample_save (store, other);
}

static void
test_changed_writes (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_new ("A");
  g_autoptr(PcRecord) b = sample_person_new ("B");

  g_signal_connect (store, "changed", G_CALLBACK (write_once_cb), b);
  sample_save (store, a);
  check_list (store, -1, NULL, "family_name", "A B");
  sample_assert_sound (store);
}

/*
 * Around the records
 */

static void
test_backup (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *copy = sample_path (folder, "deep/er/copy.db");
  g_autofree char *deep = sample_path (folder, "deep/er");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_ODD);
  g_autofree char *before = sample_dump (store);
  g_autoptr(GError) error = NULL;

  /* Twice: the second one takes the place of the first. */
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *after = NULL;
      g_autoptr(GDir) dir = NULL;
      PcStore *copied;
      guint n = 0;

      g_assert_true (pc_store_backup (store, copy, &error));
      g_assert_no_error (error);

      /* One file and no more. */
      for (dir = g_dir_open (deep, 0, NULL); g_dir_read_name (dir) != NULL;)
        n++;
      g_assert_cmpuint (n, ==, 1);

      after = sample_dump_file (copy);
      g_assert_cmpstr (before, ==, after);
      copied = sample_open (copy, PC_STORE_READ);
      check_kept (copied, records);
      g_object_unref (copied);
    }

  /* And work goes on in it. */
  {
    g_autoptr(PcStore) copied = sample_open (copy, PC_STORE_WRITE);

    sample_assert_sound (copied);
    g_object_unref (sample_person_add (copied, "New"));
    sample_assert_sound (copied);
  }
}

static void
test_backup_refused (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *under_file = sample_path (folder, "percorso.db/copy.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GError) error = NULL;

  g_assert_false (pc_store_backup (store, under_file, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_READ_ONLY);
  g_clear_error (&error);

  /* A folder stands where the copy should. */
  g_assert_false (pc_store_backup (store, folder, &error));
  g_assert_nonnull (error);
  {
    g_autofree char *part = g_strconcat (folder, ".part", NULL);

    g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  }
}

static void
test_check_finds (gconstpointer sql)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(GPtrArray) faults = NULL;

  sample_assert_sound (store);
  g_object_unref (store);
  sample_exec (path, sql);

  store = sample_open (path, PC_STORE_WRITE);
  faults = pc_store_check (store, NULL);
  g_assert_cmpuint (faults->len, ==, 1);
  g_test_message ("%s", (char *) faults->pdata[0]);
  g_object_unref (store);
}

static void
test_defaults (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_EMPTY);
  PcRecord *operator = find_record (records, &pc_operator_kind);
  PcRecord *plan = find_record (records, &pc_plan_kind);
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

/* Each record of a person leads to the person; what is the office's own leads nowhere. */
static void
test_owner (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  const char *person = pc_record_get_id (find_record (records, &pc_beneficiary_kind));

  for (guint i = 0; i < records->len; i++)
    {
      const PcKind *kind = pc_record_get_kind (records->pdata[i]);
      g_autofree char *found = pc_owner_find_person (store, kind, pc_record_get_id (records->pdata[i]));

      g_test_message ("%s", kind->name);
      g_assert_cmpstr (found, ==, g_strv_contains (of_a_person, kind->name) ? person : NULL);
    }
  g_assert_null (pc_owner_find_person (store, &pc_note_kind, NOBODY));
}

static void
test_cursor (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_add (store, "B");
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, "SELECT family_name, dependants FROM beneficiary WHERE family_name >= :from"
                                                     " ORDER BY family_name", &error);

  g_assert_no_error (error);
  pc_cursor_bind_text (cursor, "from", "B");
  pc_cursor_bind_int (cursor, "missing", 7);
  g_assert_true (pc_cursor_next (cursor, &error));
  g_assert_cmpstr (pc_cursor_get_text (cursor, 0), ==, "B");
  g_assert_cmpint (pc_cursor_get_int (cursor, 1), ==, PC_UNSET);
  g_assert_false (pc_cursor_next (cursor, &error));
  g_assert_no_error (error);

  pc_cursor_reset (cursor);
  pc_cursor_bind_text (cursor, "from", "A");
  g_assert_true (pc_cursor_next (cursor, &error));
  g_assert_cmpstr (pc_cursor_get_text (cursor, 0), ==, "A");

  g_assert_null (pc_cursor_new (store, "SELECT nothing FROM nowhere", &error));
  g_assert_nonnull (error);
}

static void
test_finalized (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);

  g_object_unref (sample_person_add (store, "A"));
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  g_assert_null (store);

  /* And the lock with it. */
  g_object_unref (sample_open (path, PC_STORE_WRITE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_data_func ("/store/round-trip/c", "C.UTF-8", test_round_trip);
  g_test_add_data_func ("/store/round-trip/italian", "it_IT.UTF-8", test_round_trip);
  g_test_add_func ("/store/change", test_change);
  g_test_add_func ("/store/get", test_get);
  g_test_add_func ("/store/list-by", test_list_by);
  g_test_add_func ("/store/list-without-deleted", test_list_without_deleted);
  g_test_add_func ("/store/rollback", test_rollback);
  g_test_add_func ("/store/forgotten-transaction", test_forgotten_transaction);
  g_test_add_func ("/store/empty-transaction", test_empty_transaction);
  g_test_add_func ("/store/blocked", test_blocked);
  g_test_add_func ("/store/warned", test_warned);
  g_test_add_func ("/store/unknown-reference", test_unknown_reference);
  g_test_add_func ("/store/refused-by-schema", test_refused_by_schema);
  g_test_add_func ("/store/times", test_times);
  g_test_add_func ("/store/read-only", test_read_only);
  g_test_add_func ("/store/remove", test_remove);
  g_test_add_func ("/store/remove-twice", test_remove_twice);
  g_test_add_func ("/store/restore/earlier", test_restore_earlier);
  g_test_add_func ("/store/restore/stale", test_restore_stale);
  g_test_add_func ("/store/codes", test_codes);
  g_test_add_func ("/store/codes/of-unkept", test_code_of_unkept);
  g_test_add_func ("/store/codes/typed", test_code_typed);
  g_test_add_func ("/store/codes/check", test_code_check);
  g_test_add_func ("/store/codes/rubbish", test_code_rubbish);
  g_test_add_func ("/store/settings", test_settings);
  g_test_add_func ("/store/changed", test_changed);
  g_test_add_func ("/store/changed/writes", test_changed_writes);
  g_test_add_func ("/store/backup", test_backup);
  g_test_add_func ("/store/backup/refused", test_backup_refused);
  g_test_add_data_func ("/store/check/reference", "PRAGMA foreign_keys = OFF; DELETE FROM operator", test_check_finds);
  g_test_add_data_func ("/store/check/search", "DROP TRIGGER beneficiary_search_update;"
                                               "UPDATE beneficiary SET family_name = 'Other'", test_check_finds);
  g_test_add_func ("/store/defaults", test_defaults);
  g_test_add_func ("/store/owner", test_owner);
  g_test_add_func ("/store/cursor", test_cursor);
  g_test_add_func ("/store/finalized", test_finalized);

  return g_test_run ();
}
