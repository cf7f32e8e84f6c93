/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-merge-fields.h"

#include "pc-beneficiary.h"
#include "sample.h"

#define IBAN     "IT60X0542811101000000123456"
#define ELSEWHERE "DE89370400440532013000"

/*
 * What each of the two has in a field, whether it is chosen from the other, what the kept one has afterwards, and
 * what has to be written down.
 */
typedef struct
{
  guint       field;
  const char *keep;
  const char *other;
  gboolean    chosen;
  const char *result;
  const char *left;
} Row;

#define MOST_ROWS 8

/* People, a row a field, ended by an empty one. */
static const Row people[][MOST_ROWS] = {
  /* What only one has, what both have, what differs. */
  {
    { PC_BENEFICIARY_FAMILY_NAME, "Diallo", "Diallo", FALSE, "Diallo", NULL },
    { PC_BENEFICIARY_GIVEN_NAME, "Mohamed", "Muhammad", FALSE, "Mohamed", "Muhammad" },
    { PC_BENEFICIARY_OTHER_NAMES, NULL, "Momo", FALSE, "Momo", NULL },
    { PC_BENEFICIARY_PHONE, "+39 3331234567", NULL, FALSE, "+39 3331234567", NULL },
    { PC_BENEFICIARY_CITIZENSHIPS, "SN", "SN ML", FALSE, "SN", "SN ML" },
    { PC_BENEFICIARY_DEPENDANTS, "0", "2", FALSE, "0", "2" },
    { PC_BENEFICIARY_SCHOOLING_DONE, "no", "yes", FALSE, "no", "yes" },
  },
  /* Chosen; of nothing there is nothing to choose. The code and what the program keeps cannot be. */
  {
    { PC_BENEFICIARY_GIVEN_NAME, "Mohamed", "Muhammad", TRUE, "Muhammad", "Mohamed" },
    { PC_BENEFICIARY_DEPENDANTS, "0", "2", TRUE, "2", "0" },
    { PC_BENEFICIARY_PHONE, "+39 3331234567", NULL, TRUE, "+39 3331234567", NULL },
    { PC_BENEFICIARY_EMAIL, NULL, "a@b.it", TRUE, "a@b.it", NULL },
    { PC_BENEFICIARY_CODE, "MI-000001-H", "MI-000002-F", TRUE, "MI-000001-H", NULL },
    { PC_BENEFICIARY_MERGED_INTO, NULL, "x", TRUE, NULL, NULL },
  },
  /* The account of the brother is not that of the kept one, and a guess is not of a certain day. */
  {
    { PC_BENEFICIARY_IBAN, IBAN, ELSEWHERE, FALSE, IBAN, ELSEWHERE },
    { PC_BENEFICIARY_IBAN_HOLDER, NULL, "The brother", FALSE, NULL, "The brother" },
    { PC_BENEFICIARY_BIRTH_DATE, "1990-05-03", "1990-01-01", FALSE, "1990-05-03", "1990-01-01" },
    { PC_BENEFICIARY_BIRTH_DATE_UNCERTAIN, NULL, "yes", FALSE, NULL, "yes" },
    { PC_BENEFICIARY_BIRTH_COUNTRY, "SN", "ML", FALSE, "SN", "ML" },
    { PC_BENEFICIARY_BIRTH_PLACE, NULL, "Kayes", FALSE, NULL, "Kayes" },
  },
  /* Chosen, the field brings along what goes with it, also where that is nothing. */
  {
    { PC_BENEFICIARY_IBAN, IBAN, ELSEWHERE, TRUE, ELSEWHERE, IBAN },
    { PC_BENEFICIARY_IBAN_HOLDER, "The brother", NULL, FALSE, NULL, "The brother" },
    { PC_BENEFICIARY_SPECIAL_CONSENT, "given", "refused", TRUE, "refused", "given" },
    { PC_BENEFICIARY_SPECIAL_CONSENT_ON, "2026-01-10", "2026-02-10", FALSE, "2026-02-10", "2026-01-10" },
    { PC_BENEFICIARY_EMPLOYMENT_STATUS, "unemployed", "inactive", FALSE, "unemployed", "inactive" },
    { PC_BENEFICIARY_EMPLOYMENT_SINCE, "2026-01-10", "2026-02-10", TRUE, "2026-02-10", "2026-01-10" },
  },
  /* Where the two agree in the field, or one has nothing there, what goes with it is a field like others. */
  {
    { PC_BENEFICIARY_IBAN, IBAN, IBAN, FALSE, IBAN, NULL },
    { PC_BENEFICIARY_IBAN_HOLDER, NULL, "The brother", FALSE, "The brother", NULL },
    { PC_BENEFICIARY_ADDRESS, NULL, "Via Roma 1", FALSE, "Via Roma 1", NULL },
    { PC_BENEFICIARY_TOWN, NULL, "Milano", FALSE, "Milano", NULL },
    { PC_BENEFICIARY_POSTCODE, "20121", "20122", FALSE, "20121", "20122" },
  },
};

static void
set (PcRecord   *person,
     guint       field,
     const char *text)
{
  g_autoptr(GError) error = NULL;

  pc_record_parse (person, field, text != NULL ? text : "", &error);
  g_assert_no_error (error);
}

static const PcMergeField *
find (GArray *fields,
      guint   field)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, PcMergeField, i).field == field)
      return &g_array_index (fields, PcMergeField, i);

  return NULL;
}

static void
assert_value (guint          index,
              const PcValue *value,
              const char    *text)
{
  const PcField *field = pc_kind_get_field (&pc_beneficiary_kind, index);
  g_auto(PcValue) expected = PC_VALUE_INIT;
  const PcValue none = PC_VALUE_INIT;

  g_test_message ("%s: %s", field->name, text != NULL ? text : "nothing");
  g_assert_true (pc_value_parse (field, text != NULL ? text : "", &expected, NULL));
  g_assert_true (pc_value_equal (value != NULL ? value : &none, &expected));
}

static void
check_person (const Row rows[MOST_ROWS])
{
  g_autoptr(PcRecord) keep = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(PcRecord) other = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(GArray) take = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) fields = NULL;

  for (const Row *row = rows; row->field != 0; row++)
    {
      set (keep, row->field, row->keep);
      set (other, row->field, row->other);
      if (row->chosen)
        g_array_append_val (take, row->field);
    }

  fields = pc_merge_fields_list (keep, other, (const guint *) take->data, take->len);
  for (const Row *row = rows; row->field != 0; row++)
    {
      const PcMergeField *field = find (fields, row->field);
      PcRecord *from = field != NULL && field->take ? other : keep;

      assert_value (row->field, pc_record_get_value (from, row->field), row->result);
      assert_value (row->field, field != NULL ? field->left : NULL, row->left);
    }
}

static void
test_people (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    check_person (people[i]);
}

static void
test_covers (void)
{
  g_assert_false (pc_merge_fields_covers (PC_RECORD_ID));
  g_assert_false (pc_merge_fields_covers (PC_RECORD_UPDATED_AT));
  g_assert_false (pc_merge_fields_covers (PC_BENEFICIARY_CODE));
  g_assert_false (pc_merge_fields_covers (PC_BENEFICIARY_MERGED_INTO));
  g_assert_false (pc_merge_fields_covers (PC_BENEFICIARY_N_FIELDS));
  g_assert_true (pc_merge_fields_covers (PC_BENEFICIARY_FAMILY_NAME));
}

static void
test_differ (void)
{
  g_autoptr(PcRecord) keep = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(PcRecord) other = pc_record_new (&pc_beneficiary_kind);

  g_assert_false (pc_merge_fields_differ (keep, other, PC_BENEFICIARY_PHONE));
  set (keep, PC_BENEFICIARY_PHONE, "3331234567");
  g_assert_false (pc_merge_fields_differ (keep, other, PC_BENEFICIARY_PHONE));
  set (other, PC_BENEFICIARY_PHONE, "+39 333 1234567");
  g_assert_false (pc_merge_fields_differ (keep, other, PC_BENEFICIARY_PHONE));
  set (other, PC_BENEFICIARY_PHONE, "+39 333 7654321");
  g_assert_true (pc_merge_fields_differ (keep, other, PC_BENEFICIARY_PHONE));
}

/* Whatever the two have: nothing is said of a field where they agree, and no value is forgotten. */
static void
test_nothing_forgotten (void)
{
  g_autoptr(GHashTable) ids = sample_ids_new ();
  g_autoptr(PcRecord) organisation = sample_new (pc_kind_find ("organisation"), SAMPLE_EMPTY, ids);
  g_autoptr(PcRecord) office = sample_new (pc_kind_find ("office"), SAMPLE_EMPTY, ids);
  g_autoptr(PcRecord) operator = sample_new (pc_kind_find ("operator"), SAMPLE_EMPTY, ids);

  for (guint a = 0; a < SAMPLE_N; a++)
    for (guint b = 0; b < SAMPLE_N; b++)
      {
        g_autoptr(PcRecord) keep = sample_new (&pc_beneficiary_kind, a, ids);
        g_autoptr(PcRecord) other = sample_new (&pc_beneficiary_kind, b, ids);
        g_autoptr(GArray) fields = pc_merge_fields_list (keep, other, NULL, 0);

        for (guint i = PC_RECORD_N_COMMON; i < PC_BENEFICIARY_N_FIELDS; i++)
          {
            const PcValue *mine = pc_record_get_value (keep, i), *hers = pc_record_get_value (other, i);
            const PcMergeField *field = find (fields, i);

            g_assert_cmpint (field != NULL, ==, pc_merge_fields_covers (i) && !pc_value_equal (mine, hers));
            if (field != NULL && pc_record_is_set (field->take ? keep : other, i))
              g_assert_true (field->left == (field->take ? mine : hers));
          }
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/merge-fields/people", test_people);
  g_test_add_func ("/merge-fields/covers", test_covers);
  g_test_add_func ("/merge-fields/differ", test_differ);
  g_test_add_func ("/merge-fields/nothing-forgotten", test_nothing_forgotten);

  return g_test_run ();
}
