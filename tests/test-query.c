/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-query.h"

#include "pc-beneficiary.h"

/* Three people; what is empty stays unset. */
static const struct
{
  const char *family_name;
  const char *birth_date;
  const char *citizenships;
  gint64      dependants;
} people[] = {
  { "Nuñez", "1990-03-31", "CO VE", 2 },
  { "élan", "1985-01-01", "SN", 0 },
  { "Zulu", NULL, NULL, PC_UNSET },
};

static PcStore *
make_store (void)
{
  g_autoptr(GError) error = NULL;
  PcStore *store = pc_store_open (":memory:", PC_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr(PcRecord) record = pc_record_new (&pc_beneficiary_kind);

      pc_record_set_text (record, PC_BENEFICIARY_FAMILY_NAME, people[i].family_name);
      pc_record_set_text (record, PC_BENEFICIARY_BIRTH_DATE, people[i].birth_date);
      pc_record_set_text (record, PC_BENEFICIARY_CITIZENSHIPS, people[i].citizenships);
      pc_record_set_number (record, PC_BENEFICIARY_DEPENDANTS, people[i].dependants);
      pc_store_save (store, record, "Add", &error);
      g_assert_no_error (error);
    }

  return store;
}

/* The family names that @query finds, with a bar after each. */
static char *
find (PcQuery *query,
      PcStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = pc_query_open (query, store, &error);
  g_autoptr(GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  while (pc_cursor_next (cursor, &error))
    g_string_append_printf (names, "%s|", pc_cursor_get_text (cursor, PC_BENEFICIARY_FAMILY_NAME));
  g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static const struct
{
  guint            field;
  PcQueryOperator  operator;
  const char      *text;
  gint64           number;
  const char      *found;
} conditions[] = {
  { PC_BENEFICIARY_FAMILY_NAME, PC_QUERY_EQUAL, "Zulu", PC_UNSET, "Zulu|" },
  { PC_BENEFICIARY_FAMILY_NAME, PC_QUERY_EQUAL, "zulu", PC_UNSET, "" },
  { PC_BENEFICIARY_FAMILY_NAME, PC_QUERY_NOT_EQUAL, "Zulu", PC_UNSET, "Nuñez|élan|" },
  { PC_BENEFICIARY_FAMILY_NAME, PC_QUERY_CONTAINS, "NUNE", PC_UNSET, "Nuñez|" },
  { PC_BENEFICIARY_FAMILY_NAME, PC_QUERY_CONTAINS, "%", PC_UNSET, "" },
  { PC_BENEFICIARY_FAMILY_NAME, PC_QUERY_EQUAL, "' OR 1 --", PC_UNSET, "" },
  { PC_BENEFICIARY_BIRTH_DATE, PC_QUERY_EQUAL, NULL, PC_UNSET, "Zulu|" },
  { PC_BENEFICIARY_BIRTH_DATE, PC_QUERY_NOT_EQUAL, NULL, PC_UNSET, "Nuñez|élan|" },
  { PC_BENEFICIARY_BIRTH_DATE, PC_QUERY_NOT_EQUAL, "1990-03-31", PC_UNSET, "élan|Zulu|" },
  { PC_BENEFICIARY_BIRTH_DATE, PC_QUERY_LESS, "1990-03-31", PC_UNSET, "élan|" },
  { PC_BENEFICIARY_BIRTH_DATE, PC_QUERY_AT_MOST, "1990-03-31", PC_UNSET, "Nuñez|élan|" },
  { PC_BENEFICIARY_BIRTH_DATE, PC_QUERY_GREATER, "1985-01-01", PC_UNSET, "Nuñez|" },
  { PC_BENEFICIARY_BIRTH_DATE, PC_QUERY_AT_LEAST, "1985-01-01", PC_UNSET, "Nuñez|élan|" },
  { PC_BENEFICIARY_DEPENDANTS, PC_QUERY_EQUAL, NULL, 0, "élan|" },
  { PC_BENEFICIARY_DEPENDANTS, PC_QUERY_GREATER, NULL, 0, "Nuñez|" },
  { PC_BENEFICIARY_CITIZENSHIPS, PC_QUERY_CONTAINS, "VE", PC_UNSET, "Nuñez|" },
  { PC_BENEFICIARY_CITIZENSHIPS, PC_QUERY_CONTAINS, "VE CO", PC_UNSET, "Nuñez|" },
  { PC_BENEFICIARY_CITIZENSHIPS, PC_QUERY_CONTAINS, "VE SN", PC_UNSET, "" },
  { PC_BENEFICIARY_CITIZENSHIPS, PC_QUERY_CONTAINS, "V", PC_UNSET, "" },
};

static void
test_conditions (void)
{
  g_autoptr(PcStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autoptr(PcQuery) query = pc_query_new (&pc_beneficiary_kind);
      const PcValue value = { conditions[i].number, (char *) conditions[i].text };
      g_autofree char *found = NULL;

      pc_query_add (query, conditions[i].field, conditions[i].operator, &value);
      found = find (query, store);
      g_test_message ("condition %u", i);
      g_assert_cmpstr (found, ==, conditions[i].found);
    }
}

static void
test_all_conditions_hold (void)
{
  g_autoptr(PcStore) store = make_store ();
  g_autoptr(PcQuery) query = pc_query_new (&pc_beneficiary_kind);
  g_autofree char *found = NULL;

  pc_query_add (query, PC_BENEFICIARY_BIRTH_DATE, PC_QUERY_GREATER, &(PcValue) { PC_UNSET, (char *) "1980-01-01" });
  pc_query_add (query, PC_BENEFICIARY_DEPENDANTS, PC_QUERY_LESS, &(PcValue) { 2, NULL });

  found = find (query, store);
  g_assert_cmpstr (found, ==, "élan|");
}

static void
test_order_and_limit (void)
{
  g_autoptr(PcStore) store = make_store ();
  g_autoptr(PcQuery) query = pc_query_new (&pc_beneficiary_kind);
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;
  g_autofree char *oldest = NULL;

  pc_query_set_order (query, PC_BENEFICIARY_FAMILY_NAME, FALSE);
  up = find (query, store);
  g_assert_cmpstr (up, ==, "élan|Nuñez|Zulu|");

  pc_query_set_order (query, PC_BENEFICIARY_FAMILY_NAME, TRUE);
  pc_query_set_limit (query, 2);
  down = find (query, store);
  g_assert_cmpstr (down, ==, "Zulu|Nuñez|");

  pc_query_set_order (query, PC_BENEFICIARY_DEPENDANTS, TRUE);
  pc_query_set_limit (query, 1);
  oldest = find (query, store);
  g_assert_cmpstr (oldest, ==, "Nuñez|");
}

static void
test_deleted (void)
{
  g_autoptr(PcStore) store = make_store ();
  g_autoptr(GPtrArray) records = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);
  g_autoptr(PcQuery) query = pc_query_new (&pc_beneficiary_kind);
  g_autofree char *present = NULL;
  g_autofree char *deleted = NULL;

  g_assert_true (pc_store_begin (store, "Remove", NULL));
  g_assert_true (pc_store_remove (store, records->pdata[0], NULL));
  g_assert_true (pc_store_commit (store, NULL));

  present = find (query, store);
  g_assert_cmpstr (present, ==, "élan|Zulu|");

  pc_query_set_deleted (query, TRUE);
  deleted = find (query, store);
  g_assert_cmpstr (deleted, ==, "Nuñez|");
}

/* The second query finds the function of the first already there, and in use. */
static void
test_two_at_once (void)
{
  g_autoptr(PcStore) store = make_store ();
  g_autoptr(PcQuery) query = pc_query_new (&pc_beneficiary_kind);
  g_autoptr(PcCursor) outer = NULL;
  g_autofree char *found = NULL;

  pc_query_set_order (query, PC_BENEFICIARY_FAMILY_NAME, FALSE);
  outer = pc_query_open (query, store, NULL);
  g_assert_true (pc_cursor_next (outer, NULL));

  found = find (query, store);
  g_assert_cmpstr (found, ==, "élan|Nuñez|Zulu|");
  g_assert_true (pc_cursor_next (outer, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/conditions", test_conditions);
  g_test_add_func ("/query/all-conditions-hold", test_all_conditions_hold);
  g_test_add_func ("/query/order-and-limit", test_order_and_limit);
  g_test_add_func ("/query/deleted", test_deleted);
  g_test_add_func ("/query/two-at-once", test_two_at_once);

  return g_test_run ();
}
