/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-journal.h"

#include <string.h>

#include "pc-error.h"
#include "pc-uuid.h"
#include "sample-store.h"

static PcJournalEntry *
get_last (GPtrArray *entries)
{
  g_assert_cmpuint (entries->len, >, 0);
  return entries->pdata[0];
}

static GPtrArray *
list_all (PcStore *store)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *entries = pc_journal_list (store, NULL, G_MAXINT, &error);

  g_assert_no_error (error);
  return entries;
}

static void
test_entry (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = NULL;
  g_autoptr(PcRecord) b = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  PcJournalEntry *entry;

  pc_store_set_time (store, 1774944900123);
  a = sample_person_add (store, "A");
  g_assert_true (pc_store_set_setting (store, PC_SETTING_OFFICE, "the office", NULL));
  g_assert_true (pc_store_set_setting (store, PC_SETTING_OPERATOR, "the operator", NULL));
  pc_store_set_time (store, 1774944901123);
  b = sample_person_new ("B");
  g_assert_true (pc_store_save (store, b, "add beneficiary", NULL));

  entries = list_all (store);
  g_assert_cmpuint (entries->len, ==, 2);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->seq, ==, 2);
  g_assert_cmpint (entry->unix_ms, ==, 1774944901123);
  g_assert_cmpstr (entry->office_id, ==, "the office");
  g_assert_cmpstr (entry->operator_id, ==, "the operator");
  g_assert_cmpstr (entry->label, ==, "add beneficiary");
  g_assert_cmpstr (entry->mode, ==, "change");
  g_assert_cmpint (entry->undoes, ==, 0);
  g_assert_true (pc_uuid_is_valid (entry->id));

  entry = entries->pdata[1];
  g_assert_cmpint (entry->seq, ==, 1);
  g_assert_cmpint (entry->unix_ms, ==, 1774944900123);
  g_assert_null (entry->office_id);
  g_assert_null (entry->operator_id);
}

static void
test_list (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_add (store, "B");
  g_autoptr(GPtrArray) of_a = NULL;
  g_autoptr(GPtrArray) limited = NULL;
  g_autoptr(GPtrArray) of_none = NULL;

  pc_record_set_text (a, PC_BENEFICIARY_FAMILY_NAME, "Aa");
  sample_save (store, a);
  of_a = pc_journal_list (store, pc_record_get_id (a), 100, NULL);
  g_assert_cmpuint (of_a->len, ==, 2);
  g_assert_cmpint (((PcJournalEntry *) of_a->pdata[0])->seq, ==, 3);
  g_assert_cmpint (((PcJournalEntry *) of_a->pdata[1])->seq, ==, 1);

  limited = pc_journal_list (store, NULL, 1, NULL);
  g_assert_cmpuint (limited->len, ==, 1);
  g_assert_cmpint (get_last (limited)->seq, ==, 3);

  of_none = pc_journal_list (store, "nobody", 100, NULL);
  g_assert_cmpuint (of_none->len, ==, 0);
}

/* All that is about a person, and nothing of another one or of the office. */
static void
test_list_person (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(PcRecord) other = sample_person_add (store, "Other");
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) of_other = NULL;
  const char *id = pc_record_get_id (sample_find (records, &pc_beneficiary_kind));
  PcRecord *day = sample_find (records, &pc_attendance_day_kind);
  PcRecord *office = sample_find (records, &pc_office_kind);

  pc_record_set_text (day, PC_ATTENDANCE_DAY_NOTES, "Changed");
  sample_save (store, day);
  pc_record_set_text (office, PC_OFFICE_TOWN, "Changed");
  sample_save (store, office);

  entries = pc_journal_list_person (store, id, 100, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (((PcJournalEntry *) entries->pdata[0])->seq, ==, 3);
  g_assert_cmpint (((PcJournalEntry *) entries->pdata[1])->seq, ==, 1);
  of_other = pc_journal_list_person (store, pc_record_get_id (other), 100, NULL);
  g_assert_cmpuint (of_other->len, ==, 1);
  g_assert_cmpint (get_last (of_other)->seq, ==, 2);
}

/* Neither the computer's clock nor a fixed one makes the journal run back. */
static void
test_clock (void)
{
  static const gint64 times[] = { 1774944900123, 1774944900123, 1774944900000, 1, 1774944900124, 0, 1000 };
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(GPtrArray) entries = NULL;
  g_autofree char *unordered = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      pc_store_set_time (store, times[i]);
      g_object_unref (sample_person_add (store, "A"));
      if (i == 2)
        {
          g_object_unref (store);
          store = sample_open (path, PC_STORE_WRITE);
        }
    }

  entries = list_all (store);
  for (guint i = 1; i < entries->len; i++)
    g_assert_cmpint (((PcJournalEntry *) entries->pdata[i - 1])->unix_ms, >=, ((PcJournalEntry *) entries->pdata[i])->unix_ms);
  sample_assert_sound (store);
  g_object_unref (store);

  unordered = sample_query (path, "SELECT count(*) FROM journal AS a JOIN journal AS b ON b.seq > a.seq AND b.clock <= a.clock");
  g_assert_cmpstr (unordered, ==, "0");
}

static const PcChange *
find_change (GPtrArray  *changes,
             const char *id,
             guint       field)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PcChange *change = changes->pdata[i];

      if (change->field == field && strcmp (change->id, id) == 0)
        return change;
    }

  return NULL;
}

/* @before or @after may be NULL: the record was not there. */
static guint
check_changes (PcStore  *store,
               PcRecord *before,
               PcRecord *after)
{
  PcRecord *either = after != NULL ? after : before;
  const PcKind *kind = pc_record_get_kind (either);
  g_autoptr(GPtrArray) entries = pc_journal_list (store, pc_record_get_id (either), 1, NULL);
  g_autoptr(GPtrArray) changes = pc_journal_get_changes (store, get_last (entries)->seq, NULL);
  const PcValue unset = PC_VALUE_INIT;
  guint n = 0;

  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcChange *change = find_change (changes, pc_record_get_id (either), i);
      const PcValue *old = before != NULL ? pc_record_get_value (before, i) : &unset;
      const PcValue *new = after != NULL ? pc_record_get_value (after, i) : &unset;
      const gboolean kept_by_program = (pc_kind_get_field (kind, i)->flags & PC_AUTOMATIC) != 0;

      if (kept_by_program || pc_value_equal (old, new))
        {
          g_assert_null (change);
          continue;
        }

      if (change == NULL || !pc_value_equal (&change->before, old) || !pc_value_equal (&change->after, new))
        g_error ("The journal does not show %s.%s as it was", kind->name, pc_kind_get_field (kind, i)->name);
      g_assert_true (change->kind == kind);
      n++;
    }

  return n;
}

/* Each field of each kind: made, changed to each variant, and taken back. */
static void
test_changes (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(GHashTable) ids = sample_ids_new ();
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      n += check_changes (store, NULL, records->pdata[i]);
      g_hash_table_insert (ids, (gpointer) pc_record_get_kind (records->pdata[i])->name,
                           g_strdup (pc_record_get_id (records->pdata[i])));
    }
  g_assert_cmpuint (n, >, 200);

  for (SampleVariant variant = SAMPLE_ODD; variant < SAMPLE_N; variant++)
    for (guint i = 0; i < records->len; i++)
      {
        PcRecord *record = records->pdata[i];
        g_autoptr(PcRecord) before = pc_record_copy (record);

        sample_fill (record, variant, ids);
        sample_save (store, record);
        check_changes (store, before, record);

        g_assert_true (pc_journal_undo (store, NULL, NULL));
        check_changes (store, record, before);
        g_assert_true (pc_journal_redo (store, NULL, NULL));
        check_changes (store, before, record);
      }
}

static void
test_changes_missing (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GError) error = NULL;

  g_assert_null (pc_journal_get_changes (store, 1, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
}

static void
test_describe (void)
{
  static const struct { const char *label, *shown; } rows[] = {
    { "add service_entry", "Add: Service" }, { "change beneficiary", "Change: Person" }, { "remove note", "Remove: Note" },
    { "restore plan", "Restore: Plan" }, { "add nothing", "add nothing" }, { "", "" }, { "Log 5% of %s", "Log 5% of %s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = pc_journal_describe (rows[i].label);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static const char * const forgeries[] = {
  "UPDATE journal SET label = 'Something else' WHERE seq = 3",
  "UPDATE journal SET operator_id = 'another' WHERE seq = 3",
  "UPDATE journal SET office_id = 'another' WHERE seq = 3",
  "UPDATE journal SET clock = clock + 65536 WHERE seq = 3",
  "UPDATE journal SET id = '0195e8c4-1f2a-7abc-8def-0123456789ab' WHERE seq = 3",
  "UPDATE journal SET mode = 'redo' WHERE seq = 3",
  "UPDATE journal SET undoes = 1 WHERE seq = 3",
  "UPDATE journal SET changeset = (SELECT changeset FROM journal WHERE seq = 2) WHERE seq = 3",
  "UPDATE journal SET changeset = x'' WHERE seq = 3",
  "UPDATE journal SET hash = (SELECT hash FROM journal WHERE seq = 2) WHERE seq = 3",
  "UPDATE journal SET hash = upper (hash) WHERE seq = 3",
  "DELETE FROM journal_record WHERE seq = 3; DELETE FROM journal WHERE seq = 3",
  "DELETE FROM journal_record WHERE seq = 1; DELETE FROM journal WHERE seq = 1",
  "DELETE FROM journal_record WHERE seq = 3; DELETE FROM journal WHERE seq = 3;"
  "UPDATE journal_record SET seq = 3 WHERE seq = 4; UPDATE journal SET seq = 3 WHERE seq = 4;"
  "UPDATE journal_record SET seq = 4 WHERE seq = 5; UPDATE journal SET seq = 4 WHERE seq = 5",
  "INSERT INTO journal (id, clock, label, mode, changeset, hash)"
  " SELECT 'x', clock + 1, label, mode, changeset, hash FROM journal WHERE seq = 5",
  "UPDATE journal SET seq = 99 WHERE seq = 5",
  "UPDATE journal SET seq = -1 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 4;"
  " UPDATE journal SET seq = 4 WHERE seq = -1",
};

static void
test_forgeries (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "percorso.db");
      PcStore *store = sample_open (path, PC_STORE_CREATE);
      g_autoptr(GPtrArray) faults = NULL;
      gboolean found = FALSE;

      g_test_message ("%s", forgeries[i]);
      for (int n = 0; n < 5; n++)
        {
          g_autofree char *name = g_strdup_printf ("Person %d", n);

          g_object_unref (sample_person_add (store, name));
        }
      sample_assert_sound (store);
      g_object_unref (store);
      sample_exec (path, forgeries[i]);

      store = sample_open (path, PC_STORE_WRITE);
      faults = pc_store_check (store, NULL);
      for (guint f = 0; f < faults->len; f++)
        found = found || strstr (faults->pdata[f], "journal was altered") != NULL;
      g_assert_true (found);
      g_object_unref (store);
    }
}

/* A changeset that cannot be read is said to be damaged, and nothing is undone. */
static void
test_damaged_entry (void)
{
  static const char * const damages[] = {
    "UPDATE journal SET changeset = x''", "UPDATE journal SET changeset = x'00'", "UPDATE journal SET changeset = randomblob (500)",
    "UPDATE journal SET changeset = substr (changeset, 1, length (changeset) / 2)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "percorso.db");
      g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
      g_autoptr(PcRecord) a = sample_person_add (store, "A");
      g_autoptr(GError) error = NULL;
      g_autoptr(PcRecord) kept = NULL;

      sample_exec (path, damages[i]);
      g_test_message ("%s", damages[i]);
      g_assert_null (pc_journal_get_changes (store, 1, &error));
      g_assert_error (error, PC_ERROR, PC_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (pc_journal_undo (store, NULL, &error));
      g_assert_error (error, PC_ERROR, PC_ERROR_DAMAGED);
      kept = pc_store_get (store, &pc_beneficiary_kind, pc_record_get_id (a), NULL);
      g_assert_nonnull (kept);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/journal/entry", test_entry);
  g_test_add_func ("/journal/list", test_list);
  g_test_add_func ("/journal/list-person", test_list_person);
  g_test_add_func ("/journal/clock", test_clock);
  g_test_add_func ("/journal/changes", test_changes);
  g_test_add_func ("/journal/changes-missing", test_changes_missing);
  g_test_add_func ("/journal/describe", test_describe);
  g_test_add_func ("/journal/forgeries", test_forgeries);
  g_test_add_func ("/journal/damaged-entry", test_damaged_entry);

  return g_test_run ();
}
