/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-person-code.h"

#include "sample-store.h"

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
  sample_remove (store, c);
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/person-code/codes", test_codes);
  g_test_add_func ("/person-code/of-unkept", test_code_of_unkept);
  g_test_add_func ("/person-code/typed", test_code_typed);
  g_test_add_func ("/person-code/check", test_code_check);
  g_test_add_func ("/person-code/rubbish", test_code_rubbish);

  return g_test_run ();
}
