/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-duplicates.h"

#include <string.h>

#include "pc-error.h"
#include "pc-journal.h"
#include "pc-match-index.h"
#include "sample-store.h"

/* The columns that tell people apart, in the order of the tables below. */
static const guint fields[] = {
  PC_BENEFICIARY_FAMILY_NAME, PC_BENEFICIARY_GIVEN_NAME, PC_BENEFICIARY_BIRTH_DATE, PC_BENEFICIARY_FAMILY_NAME_ORIGINAL,
  PC_BENEFICIARY_GIVEN_NAME_ORIGINAL, PC_BENEFICIARY_TAX_CODE, PC_BENEFICIARY_PHONE,
};

typedef const char *Person[G_N_ELEMENTS (fields)];

static const Person people[] = {
  { "Diallo", "Mohamed", "1990-05-03" },
  { "Jallow", "Muhammad", "1990-05-03" },
  { "Hassan", "Amina", "1992-08-11", "حسن", "أمينة" },
  { "Shevchenko", "Oleksandr", NULL, "Шевченко", "Олександр" },
  { "Rahman", "Ali", "1985-01-01", NULL, NULL, "RSSMRA72L09H501S" },
  { "Okafor", "Blessing", "1999-12-31", NULL, NULL, NULL, "+39 3331234567" },
};

static PcRecord *
make_person (const Person values)
{
  PcRecord *person = pc_record_new (&pc_beneficiary_kind);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    pc_record_set_text (person, fields[i], values[i]);
  return person;
}

static PcRecord *
add_person (PcStore      *store,
            const Person  values)
{
  PcRecord *person = make_person (values);

  sample_save (store, person);
  return person;
}

static void
add_people (PcStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    g_object_unref (add_person (store, people[i]));
}

/* The family names of those who were found, with their scores' levels. */
static char *
find_names (PcStore  *store,
            PcRecord *person)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = pc_duplicates_find (store, person, PC_MATCH_LEAST_POSSIBLE, 0, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const PcDuplicate *duplicate = found->pdata[i];
      g_autoptr(PcRecord) other = pc_store_get (store, &pc_beneficiary_kind, duplicate->second_id, NULL);

      g_assert_cmpstr (duplicate->first_id, ==, pc_record_get_id (person));
      g_string_append_printf (names, "%s%s %s", i > 0 ? ", " : "", pc_record_get_text (other, PC_BENEFICIARY_FAMILY_NAME),
                              pc_match_level_get_code (duplicate->match->level));
    }
  return g_string_free (names, FALSE);
}

static void
check_found (PcStore    *store,
             PcRecord   *person,
             const char *names)
{
  g_autofree char *found = find_names (store, person);

  g_assert_cmpstr (found, ==, names);
}

/* What is being typed, and who is shown beside it. */
static const struct { Person typed; const char *found; } typings[] = {
  { { "D" }, "" }, { { "Diallo" }, "" }, { { "Diallo", "Moh" }, "" },
  { { "Diallo", "Mohamed" }, "Diallo possible, Jallow possible" },
  { { "Dialo", "Mohammed", "1990-05-03" }, "Diallo probable, Jallow probable" },
  { { "Mohamed", "Diallo", "1990-03-05" }, "Diallo possible, Jallow possible" },
  { { "Diallo", "Mohamed", "1970-02-02" }, "" },
  { { "Hasan", "Amena" }, "Hassan possible" }, { { "حسن", "أمينة" }, "Hassan possible" },
  { { "?", NULL, "1992-08-11", "حسن", "أمينة" }, "Hassan probable" },
  { { "Ševčenko", "Alexandr" }, "" }, { { "Shevcenko", "Olexandr" }, "Shevchenko possible" },
  { { "Шевченко", "Олександр" }, "Shevchenko possible" },
  { { "Ali", "Rahman", "1985-06-09" }, "Rahman possible" },
  { { "Bianchi", "Anna", NULL, NULL, NULL, "RSSMRA72L09H501S" }, "Rahman probable" },
  { { "Eze", "Godwin", NULL, NULL, NULL, NULL, "3331234567" }, "" },
  { { "Okafor", "Blessing", NULL, NULL, NULL, NULL, "3331234567" }, "Okafor possible" },
  { { "", "" }, "" }, { { "'; DROP TABLE match_key; --", "%" }, "" },
};

static void
test_typing (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);

  add_people (store);
  for (guint i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      g_autoptr(PcRecord) person = make_person (typings[i].typed);

      g_test_message ("%s %s", typings[i].typed[0], typings[i].typed[1]);
      check_found (store, person, typings[i].found);
    }
}

/* Nobody is a duplicate of herself, and who was removed is none. */
static void
test_kept (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) first = add_person (store, people[0]);
  g_autoptr(PcRecord) second = NULL;

  check_found (store, first, "");
  second = add_person (store, people[1]);
  check_found (store, first, "Jallow probable");
  check_found (store, second, "Diallo probable");
  sample_remove (store, second);
  check_found (store, first, "");
  sample_assert_sound (store);
}

static void
test_limit (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) typed = make_person (people[0]);
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GPtrArray) none = NULL;

  add_people (store);
  one = pc_duplicates_find (store, typed, PC_MATCH_LEAST_POSSIBLE, 1, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  none = pc_duplicates_find (store, typed, PC_MATCH_LEAST_CERTAIN, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

/* A permit belongs to the keys of its person, wherever it goes. */
static void
test_permits (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) one = add_person (store, people[0]);
  g_autoptr(PcRecord) other = add_person (store, people[5]);
  g_autoptr(PcRecord) mine = pc_record_new (&pc_permit_kind);
  g_autoptr(PcRecord) hers = pc_record_new (&pc_permit_kind);

  pc_record_set_text (mine, PC_PERMIT_BENEFICIARY_ID, pc_record_get_id (one));
  pc_record_set_text (mine, PC_PERMIT_TITLE, "asylum");
  pc_record_set_text (mine, PC_PERMIT_NUMBER, "I1234567");
  sample_save (store, mine);
  pc_record_set_text (hers, PC_PERMIT_BENEFICIARY_ID, pc_record_get_id (other));
  pc_record_set_text (hers, PC_PERMIT_TITLE, "asylum");
  pc_record_set_text (hers, PC_PERMIT_NUMBER, "I7654321");
  sample_save (store, hers);
  check_found (store, one, "");

  pc_record_set_text (hers, PC_PERMIT_RENEWAL_RECEIPT, "i 1234567");
  sample_save (store, hers);
  check_found (store, one, "Okafor possible");
  check_found (store, other, "Diallo possible");
  g_assert_true (pc_journal_undo (store, NULL, NULL));
  check_found (store, one, "");
  g_assert_true (pc_journal_redo (store, NULL, NULL));
  check_found (store, one, "Okafor possible");

  pc_record_set_text (hers, PC_PERMIT_BENEFICIARY_ID, pc_record_get_id (one));
  sample_save (store, hers);
  check_found (store, one, "");
  sample_remove (store, hers);
  sample_assert_sound (store);
}

/* Nobody's keys are left for later, which would be found all the same, but slowly. */
static void
assert_up_to_date (PcStore *store)
{
  g_autoptr(GArray) stale = pc_match_index_list_stale (store, NULL);

  g_assert_cmpuint (stale->len, ==, 0);
}

/* The index follows every change, undone and done again, rolled back and removed. */
static void
test_follows (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) kept = add_person (store, people[5]);
  g_autoptr(PcRecord) typed = make_person (people[0]);

  check_found (store, typed, "");
  pc_record_set_text (kept, PC_BENEFICIARY_FAMILY_NAME, "Diallo");
  pc_record_set_text (kept, PC_BENEFICIARY_GIVEN_NAME, "Mohamed");
  pc_record_set_text (kept, PC_BENEFICIARY_BIRTH_DATE, NULL);
  sample_save (store, kept);
  check_found (store, typed, "Diallo possible");

  g_assert_true (pc_journal_undo (store, NULL, NULL));
  assert_up_to_date (store);
  check_found (store, typed, "");
  g_assert_true (pc_journal_undo (store, NULL, NULL));
  assert_up_to_date (store);
  sample_assert_sound (store);
  g_assert_true (pc_journal_redo (store, NULL, NULL));
  g_assert_true (pc_journal_redo (store, NULL, NULL));
  assert_up_to_date (store);
  check_found (store, typed, "Diallo possible");

  /* Also within a transaction, and after one that was given up. */
  g_assert_true (pc_store_begin (store, "change beneficiary", NULL));
  pc_record_set_text (kept, PC_BENEFICIARY_FAMILY_NAME, "Okafor");
  g_assert_true (pc_store_put (store, kept, NULL));
  check_found (store, typed, "");
  pc_store_rollback (store);
  check_found (store, typed, "Diallo possible");
  sample_assert_sound (store);
}

/* What another program wrote is found too, by a reader as well, before anybody has written again. */
static void
test_written_around (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcRecord) typed = make_person (people[0]);

  g_object_unref (add_person (store, people[5]));
  g_object_unref (store);
  sample_exec (path, "UPDATE beneficiary SET family_name = 'Diallo', given_name = 'Mohamed', birth_date = NULL");

  store = sample_open (path, PC_STORE_READ);
  check_found (store, typed, "Diallo possible");
  g_object_unref (store);
  store = sample_open (path, PC_STORE_WRITE);
  assert_up_to_date (store);
  check_found (store, typed, "Diallo possible");
  sample_assert_sound (store);
  g_object_unref (store);
}

/* An index of another shape is made anew by who may write, and done without by who may not. */
static void
test_made_anew (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcRecord) typed = make_person (people[0]);

  add_people (store);
  g_object_unref (store);
  sample_exec (path, "DROP TRIGGER match_beneficiary_update; DROP TABLE match_key; DROP TABLE match_stale;"
                     "UPDATE setting SET value = '0' WHERE name = 'match-index'");

  store = sample_open (path, PC_STORE_READ);
  check_found (store, typed, "Diallo probable, Jallow probable");
  sample_assert_sound (store);
  g_object_unref (store);

  store = sample_open (path, PC_STORE_WRITE);
  check_found (store, typed, "Diallo probable, Jallow probable");
  sample_assert_sound (store);
  g_object_unref (store);

  /* One of the right shape is left alone, and the check says where it is wrong. */
  sample_exec (path, "DELETE FROM match_key WHERE key = 'njl'");
  store = sample_open (path, PC_STORE_WRITE);
  {
    g_autoptr(GPtrArray) found = pc_store_check (store, NULL);

    g_assert_cmpuint (found->len, ==, 1);
    g_assert_nonnull (strstr (found->pdata[0], "could be the same"));
  }
  g_object_unref (store);
}

/*
 * All pairs
 */

static char *
list_names (PcStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = pc_duplicates_list (store, PC_MATCH_LEAST_POSSIBLE, NULL, NULL, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const PcDuplicate *duplicate = found->pdata[i];
      g_autoptr(PcRecord) first = pc_store_get (store, &pc_beneficiary_kind, duplicate->first_id, NULL);
      g_autoptr(PcRecord) second = pc_store_get (store, &pc_beneficiary_kind, duplicate->second_id, NULL);

      g_assert_cmpstr (duplicate->first_id, <, duplicate->second_id);
      g_string_append_printf (names, "%s%s-%s %u", i > 0 ? ", " : "", pc_record_get_text (first, PC_BENEFICIARY_FAMILY_NAME),
                              pc_record_get_text (second, PC_BENEFICIARY_FAMILY_NAME), duplicate->match->score);
    }
  return g_string_free (names, FALSE);
}

static void
check_list (PcStore    *store,
            const char *names)
{
  g_autofree char *found = list_names (store);

  g_assert_cmpstr (found, ==, names);
}

static void
test_list (void)
{
  static const Person more[] = {
    { "Amina", "Hasan", "1992-11-08" }, { "Rahman", "Aly", "1985-01-01" }, { "Hassan", "Fatima", "1992-08-11" },
  };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) first = NULL;

  check_list (store, "");
  add_people (store);
  check_list (store, "Diallo-Jallow 80");
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    g_object_unref (add_person (store, more[i]));
  check_list (store, "Diallo-Jallow 80, Hassan-Amina 70, Rahman-Rahman 60");
}

static void
test_list_cancelled (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  add_people (store);
  g_cancellable_cancel (cancellable);
  g_assert_null (pc_duplicates_list (store, PC_MATCH_LEAST_POSSIBLE, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* By keys as few are compared as are alike; comparing each with each finds nobody else. */
static void
test_list_is_whole (void)
{
  static const char * const families[] = { "Diallo", "Jallow", "Ali", "Hassan", "Hussein", "Okafor", "Okafro", "Rahman" };
  static const char * const given[] = { "Mohamed", "Muhammad", "Aisha", "Aicha", "Ali", "Hassan", "Amina", "Blessing", NULL };
  static const char * const days[] = { "1990-01-01", "1990-05-03", "1990-03-05", "1991-05-03", "1970-11-20", NULL };
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) found = NULL;
  guint n = 0;

  for (int i = 0; i < 60; i++)
    {
      const Person person = { families[g_test_rand_int_range (0, G_N_ELEMENTS (families))],
                              given[g_test_rand_int_range (0, G_N_ELEMENTS (given))],
                              days[g_test_rand_int_range (0, G_N_ELEMENTS (days))] };

      g_ptr_array_add (all, add_person (store, person));
    }

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr(GPtrArray) of_one = pc_duplicates_find (store, all->pdata[i], PC_MATCH_LEAST_POSSIBLE + 1, 0, NULL);

      n += of_one->len;
    }
  found = pc_duplicates_list (store, PC_MATCH_LEAST_POSSIBLE + 1, NULL, NULL, NULL);
  g_assert_cmpuint (found->len * 2, ==, n);
  sample_assert_sound (store);
}

/*
 * Not the same
 */

static void
test_distinct (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) one = add_person (store, people[0]);
  g_autoptr(PcRecord) other = add_person (store, people[1]);
  const char *one_id = pc_record_get_id (one), *other_id = pc_record_get_id (other);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (pc_duplicates_are_distinct (store, one_id, other_id));
  g_assert_true (pc_duplicates_set_distinct (store, other_id, one_id, "Cousins", &error));
  g_assert_no_error (error);
  g_assert_true (pc_duplicates_set_distinct (store, one_id, other_id, NULL, NULL));
  g_assert_true (pc_duplicates_are_distinct (store, one_id, other_id));
  g_assert_true (pc_duplicates_are_distinct (store, other_id, one_id));
  check_found (store, one, "");
  check_found (store, other, "");
  check_list (store, "");

  entries = pc_journal_list (store, NULL, G_MAXUINT, NULL);
  g_assert_cmpuint (entries->len, ==, 3);
  records = pc_store_list_by (store, &pc_distinction_kind, -1, NULL, NULL, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (pc_record_get_text (records->pdata[0], PC_DISTINCTION_REASON), ==, "Cousins");
  g_assert_cmpstr (pc_record_get_text (records->pdata[0], PC_DISTINCTION_FIRST_ID), <,
                   pc_record_get_text (records->pdata[0], PC_DISTINCTION_SECOND_ID));
  g_assert_true (pc_record_is_set (records->pdata[0], PC_DISTINCTION_DECIDED_ON));

  /* Only those two; and until it is taken back. */
  g_object_unref (add_person (store, people[0]));
  check_found (store, one, "Diallo probable");
  g_assert_true (pc_journal_undo (store, NULL, NULL));
  sample_remove (store, records->pdata[0]);
  check_found (store, one, "Jallow probable");
  g_assert_true (pc_journal_undo (store, NULL, NULL));
  check_found (store, one, "");
  g_assert_true (pc_journal_undo (store, NULL, NULL));
  check_found (store, one, "Jallow probable");
}

static void
test_distinct_refused (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) one = add_person (store, people[0]);
  g_autoptr(PcRecord) gone = add_person (store, people[1]);
  const char *id = pc_record_get_id (one);
  g_autoptr(GError) same = NULL;
  g_autoptr(GError) removed = NULL;
  g_autoptr(GError) missing = NULL;

  sample_remove (store, gone);
  g_assert_false (pc_duplicates_set_distinct (store, id, id, NULL, &same));
  g_assert_error (same, PC_ERROR, PC_ERROR_INVALID);
  g_assert_false (pc_duplicates_set_distinct (store, id, pc_record_get_id (gone), NULL, &removed));
  g_assert_error (removed, PC_ERROR, PC_ERROR_INVALID);
  g_assert_false (pc_duplicates_set_distinct (store, id, "0195e8c4-1f2a-7abc-8def-0123456789ab", NULL, &missing));
  g_assert_error (missing, PC_ERROR, PC_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/duplicates/typing", test_typing);
  g_test_add_func ("/duplicates/kept", test_kept);
  g_test_add_func ("/duplicates/limit", test_limit);
  g_test_add_func ("/duplicates/permits", test_permits);
  g_test_add_func ("/duplicates/follows", test_follows);
  g_test_add_func ("/duplicates/written-around", test_written_around);
  g_test_add_func ("/duplicates/made-anew", test_made_anew);
  g_test_add_func ("/duplicates/list", test_list);
  g_test_add_func ("/duplicates/list/cancelled", test_list_cancelled);
  g_test_add_func ("/duplicates/list/whole", test_list_is_whole);
  g_test_add_func ("/duplicates/distinct", test_distinct);
  g_test_add_func ("/duplicates/distinct/refused", test_distinct_refused);

  return g_test_run ();
}
