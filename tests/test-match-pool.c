/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match-pool.h"

#include <locale.h>

#include "pc-demo.h"
#include "pc-transaction-part.h"
#include "sample-store.h"

/* Whom the pool takes for probable is whom pc_duplicates_find() does, for everybody of an office. */
static void
test_same_answers (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(PcMatchPool) pool = NULL;
  guint n = 0;

  g_assert_true (pc_demo_make (store, 200, 1, NULL, NULL, NULL));
  pool = pc_match_pool_new (store, NULL, NULL);
  people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);
  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr(PcRecord) person = pc_record_copy (people->pdata[i]);
      g_autoptr(GPtrArray) wanted = NULL, found = NULL;

      /* As if she were typed in once more, misspelt. */
      pc_record_set_text (person, PC_RECORD_ID, "00000000-0000-7000-8000-000000000000");
      pc_record_set_text (person, PC_BENEFICIARY_TAX_CODE, NULL);
      wanted = pc_duplicates_find (store, person, PC_MATCH_LEAST_PROBABLE, 1, NULL);
      found = pc_match_pool_find (pool, person, NULL, PC_MATCH_LEAST_PROBABLE, 1);
      g_assert_cmpuint (found->len, ==, wanted->len);
      if (found->len > 0)
        {
          g_assert_cmpuint (((PcDuplicate *) found->pdata[0])->match->score, ==,
                            ((PcDuplicate *) wanted->pdata[0])->match->score);
          n++;
        }
    }

  g_assert_cmpuint (n, >, 100);
}

/* Who is added is found, and not by herself. */
static void
test_add (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcMatchPool) pool = pc_match_pool_new (store, NULL, NULL);
  g_autoptr(PcRecord) one = sample_person_new ("Diallo");
  g_autoptr(PcRecord) other = sample_person_new ("Jallow");
  const char *permits[] = { "I1234", NULL };
  g_autoptr(GPtrArray) before = NULL, herself = NULL, found = NULL;

  before = pc_match_pool_find (pool, other, permits, PC_MATCH_LEAST_POSSIBLE, 0);
  g_assert_cmpuint (before->len, ==, 0);
  pc_match_pool_add (pool, one, permits);
  herself = pc_match_pool_find (pool, one, permits, PC_MATCH_LEAST_POSSIBLE, 0);
  g_assert_cmpuint (herself->len, ==, 0);
  found = pc_match_pool_find (pool, other, permits, PC_MATCH_LEAST_POSSIBLE, 0);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((PcDuplicate *) found->pdata[0])->second_id, ==, pc_record_get_id (one));
}

/* A part that is taken back leaves nothing, also in the journal; the rest of the transaction stays. */
static void
test_part (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) kept = sample_person_new ("Resta");
  g_autoptr(PcRecord) gone = sample_person_new ("Sparisce");
  g_autoptr(GPtrArray) people = NULL;

  g_assert_true (pc_store_begin (store, "import x", NULL));
  g_assert_true (pc_store_begin_part (store, NULL));
  g_assert_true (pc_store_put (store, gone, NULL));
  g_assert_true (pc_store_end_part (store, FALSE, NULL));
  g_assert_true (pc_store_begin_part (store, NULL));
  g_assert_true (pc_store_put (store, kept, NULL));
  g_assert_true (pc_store_end_part (store, TRUE, NULL));
  g_assert_true (pc_store_commit (store, NULL));

  people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (pc_record_get_text (people->pdata[0], PC_BENEFICIARY_FAMILY_NAME), ==, "Resta");
  sample_assert_sound (store);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/match-pool/same-answers", test_same_answers);
  g_test_add_func ("/match-pool/add", test_add);
  g_test_add_func ("/match-pool/part", test_part);

  return g_test_run ();
}
