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

      sample_assert_kept (store, records);
      sample_assert_kept (reader, records);
      sample_assert_sound (store);
      g_object_unref (store);

      store = sample_open (path, PC_STORE_WRITE);
      sample_assert_kept (store, records);
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
          sample_fill (records->pdata[i], variant, ids);
          sample_save (store, records->pdata[i]);
        }
      sample_assert_kept (store, records);
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

  /* What is on the disk as it is makes no entry of the journal. */
  pc_store_set_time (store, 1774944901000);
  sample_save (store, person);
  g_assert_cmpstr (pc_record_get_text (person, PC_RECORD_UPDATED_AT), ==, "2026-03-31T08:15:00.123Z");

  pc_record_set_text (person, PC_BENEFICIARY_GIVEN_NAME, "B");
  sample_save (store, person);
  g_assert_cmpstr (pc_record_get_text (person, PC_RECORD_CREATED_AT), ==, "2026-03-31T08:15:00.123Z");
  g_assert_cmpstr (pc_record_get_text (person, PC_RECORD_UPDATED_AT), ==, "2026-03-31T08:15:01.000Z");

  pc_store_set_time (store, 0);
  pc_record_set_text (person, PC_BENEFICIARY_GIVEN_NAME, "C");
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
  pc_record_set_text (a, PC_BENEFICIARY_GIVEN_NAME, "Other");
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

  sample_remove (store, b);
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
  g_test_add_func ("/store/settings", test_settings);
  g_test_add_func ("/store/changed", test_changed);
  g_test_add_func ("/store/changed/writes", test_changed_writes);
  g_test_add_func ("/store/finalized", test_finalized);

  return g_test_run ();
}
