/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-journal.h"

#include <string.h>

#include "pc-error.h"
#include "pc-uuid.h"
#include "sample-store.h"

static GPtrArray *
list_all (PcStore *store)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *entries = pc_journal_list (store, NULL, G_MAXINT, &error);

  g_assert_no_error (error);
  return entries;
}

/* Letters set the name of the one person; u undoes, r redoes, o opens the file again. Capital U and R must find nothing. */
static const struct { const char *script, *name; } scripts[] = {
  { "A", "A" }, { "Au", NULL }, { "Aur", "A" }, { "ABuurr", "B" }, { "ABu", "A" }, { "ABuu", NULL }, { "ABuuU", NULL },
  { "ABuurrR", "B" }, { "AuBR", "B" }, { "AuBu", NULL }, { "AuBuU", NULL }, { "AuBur", "B" }, { "ABuCuurrR", "C" },
  { "ABuCuuU", NULL }, { "U", NULL }, { "R", NULL }, { "AR", "A" }, { "AurR", "A" }, { "AuUrR", "A" }, { "ABCuruur", "B" },
  { "ABCuuruuUrrrR", "C" }, { "Aou", NULL }, { "Aouor", "A" }, { "ABouour", "A" }, { "ABuoCoR", "C" },
  { "ABurururuuU", NULL }, { "ABuurruurruurrR", "B" }, { "ABuCuBR", "B" }, { "ABuCuBuuU", NULL }, { "ABuCuBuur", "A" },
  { "AAuU", NULL },
};

typedef struct
{
  PcStore    *store;
  const char *path;
  char       *id;
  gint64      time;  /* Goes on with each write, so that each changes the row. */
} Play;

static void
set_name (Play *play,
          char  letter)
{
  const char name[] = { letter, '\0' };
  g_autoptr(PcRecord) person = pc_store_get (play->store, &pc_beneficiary_kind, play->id, NULL);

  if (person == NULL)
    {
      person = sample_person_new (name);
      pc_record_set_text (person, PC_RECORD_ID, play->id);
    }
  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, name);
  pc_store_set_time (play->store, ++play->time);
  sample_save (play->store, person);
}

static void
play_sign (Play *play,
           char  sign)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  const gboolean redo = sign == 'r' || sign == 'R';
  g_autofree char *peeked = redo ? pc_journal_peek_redo (play->store) : pc_journal_peek_undo (play->store);
  gboolean done;

  if (sign == 'o')
    {
      g_object_unref (play->store);
      play->store = sample_open (play->path, PC_STORE_WRITE);
      return;
    }
  if (strchr ("uUrR", sign) == NULL)
    {
      set_name (play, sign);
      return;
    }

  done = redo ? pc_journal_redo (play->store, &label, &error) : pc_journal_undo (play->store, &label, &error);
  g_assert_cmpint (done, ==, sign == 'u' || sign == 'r');
  if (!done)
    g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
  g_assert_cmpstr (label, ==, peeked);
  g_assert_cmpstr (label, ==, done ? "Change: Person" : NULL);
}

static void
check_script (const char *script,
              const char *name)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autofree char *id = pc_uuid_new ();
  Play play = { sample_open (path, PC_STORE_CREATE), path, id, 1774944900000 };
  g_autoptr(PcRecord) person = NULL;

  g_test_message ("%s", script);
  for (const char *sign = script; *sign != '\0'; sign++)
    play_sign (&play, *sign);

  person = pc_store_get (play.store, &pc_beneficiary_kind, id, NULL);
  g_assert_cmpstr (person != NULL ? pc_record_get_text (person, PC_BENEFICIARY_FAMILY_NAME) : NULL, ==, name);
  sample_assert_sound (play.store);
  g_object_unref (play.store);
}

static void
test_scripts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    check_script (scripts[i].script, scripts[i].name);
}

/* The same against a plain stack of states, at random. */
static void
test_random_scripts (void)
{
  for (int round = 0; round < 30; round++)
    {
      g_autofree char *id = pc_uuid_new ();
      Play play = { sample_open (NULL, PC_STORE_CREATE), NULL, id, 1774944900000 };
      char states[64] = "-";
      guint at = 0, n = 1;

      for (int step = 0; step < 40; step++)
        {
          const char sign = "uurrABCDEFGH"[g_test_rand_int_range (0, 12)];
          g_autoptr(PcRecord) person = NULL;

          if (sign == 'u')
            play_sign (&play, at > 0 ? 'u' : 'U');
          else if (sign == 'r')
            play_sign (&play, at + 1 < n ? 'r' : 'R');
          else
            play_sign (&play, sign);

          if (sign == 'u')
            at -= at > 0;
          else if (sign == 'r')
            at += at + 1 < n;
          /* Saving what is there already changes nothing, and nothing can be redone any less. */
          else if (states[at] != sign)
            states[++at] = sign, n = at + 1;

          person = pc_store_get (play.store, &pc_beneficiary_kind, id, NULL);
          g_assert_cmpint (person != NULL ? *pc_record_get_text (person, PC_BENEFICIARY_FAMILY_NAME) : '-', ==, states[at]);
        }
      sample_assert_sound (play.store);
      g_object_unref (play.store);
    }
}

static void
write_at_random (PcStore    *store,
                 GHashTable *ids,
                 GPtrArray  *records)
{
  const guint n_kinds = records->len;

  g_assert_true (pc_store_begin (store, "random", NULL));
  for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
    {
      PcRecord *record = records->pdata[g_test_rand_int_range (0, n_kinds)];
      const PcKind *kind = pc_record_get_kind (record);
      const SampleVariant variant = g_test_rand_int_range (0, SAMPLE_N);
      g_autoptr(PcRecord) now = pc_store_get (store, kind, pc_record_get_id (record), NULL);

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          g_assert_true (pc_store_remove (store, record, NULL));
          break;

        case 1:
          g_assert_true (pc_store_restore (store, record, NULL));
          break;

        case 2:
          {
            g_autoptr(PcRecord) new = sample_new (kind, variant, ids);

            g_assert_true (pc_store_put (store, new, NULL));
          }
          break;

        default:
          sample_fill (now, variant, ids);
          g_assert_true (pc_store_put (store, now, NULL));
        }
    }

  if (g_test_rand_int_range (0, 8) == 0)
    pc_store_rollback (store);
  else
    g_assert_true (pc_store_commit (store, NULL));
}

/* Whatever was done: undone it is as if nothing had been, and done again it is the same to the last value. */
static void
test_random_histories (void)
{
  for (int round = 0; round < 4; round++)
    {
      g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
      g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_EMPTY);
      g_autoptr(GHashTable) ids = sample_ids_new ();
      g_autofree char *before = NULL;
      g_autofree char *empty = NULL;
      g_autofree char *after = NULL;
      guint undone = 0;

      for (guint i = 0; i < records->len; i++)
        g_hash_table_insert (ids, (gpointer) pc_record_get_kind (records->pdata[i])->name,
                             g_strdup (pc_record_get_id (records->pdata[i])));
      for (int step = 0; step < 25; step++)
        {
          g_autoptr(GHashTable) used = sample_ids_new ();

          for (guint i = 0; i < records->len; i++)
            g_hash_table_insert (used, (gpointer) pc_record_get_kind (records->pdata[i])->name,
                                 g_strdup (pc_record_get_id (records->pdata[i])));
          write_at_random (store, used, records);
        }

      before = sample_dump (store);
      while (pc_journal_undo (store, NULL, NULL))
        undone++;
      empty = sample_dump (store);
      g_assert_cmpstr (empty, ==, "");
      g_assert_cmpuint (undone, >, 10);

      while (undone-- > 0)
        g_assert_true (pc_journal_redo (store, NULL, NULL));
      g_assert_false (pc_journal_redo (store, NULL, NULL));
      after = sample_dump (store);
      g_assert_cmpstr (before, ==, after);
      sample_assert_sound (store);
    }
}

/* A row that something else changed is left alone, and so is all the rest. */
static void
test_conflict (gconstpointer sql)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_new ("B");
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  g_assert_true (pc_store_begin (store, "change beneficiary", NULL));
  pc_record_set_text (a, PC_BENEFICIARY_FAMILY_NAME, "Aa");
  g_assert_true (pc_store_put (store, b, NULL));
  g_assert_true (pc_store_put (store, a, NULL));
  g_assert_true (pc_store_commit (store, NULL));

  sample_exec (path, sql);
  before = sample_dump (store);
  g_assert_false (pc_journal_undo (store, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_CONFLICT);

  after = sample_dump (store);
  g_assert_cmpstr (before, ==, after);
  entries = list_all (store);
  g_assert_cmpuint (entries->len, ==, 2);

  /* And the store is not stuck in the transaction. */
  g_object_unref (sample_person_add (store, "C"));
}

/* A person is not taken back under a note that was written since. */
static void
test_conflict_reference (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autofree char *sql = g_strdup_printf ("INSERT INTO note (id, created_at, updated_at, beneficiary_id, date, text) VALUES"
                                          " ('0195e8c4-1f2a-7abc-8def-0123456789ab', 'x', 'x', '%s', '2026-03-31', 'x')",
                                          pc_record_get_id (a));
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sample_exec (path, sql);
  before = sample_dump (store);
  g_assert_false (pc_journal_undo (store, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_CONFLICT);
  after = sample_dump (store);
  g_assert_cmpstr (before, ==, after);
  sample_assert_sound (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/undo/scripts", test_scripts);
  g_test_add_func ("/undo/random-scripts", test_random_scripts);
  g_test_add_func ("/undo/random-histories", test_random_histories);
  g_test_add_data_func ("/undo/conflict/changed", "UPDATE beneficiary SET family_name = 'Other' WHERE family_name = 'Aa'", test_conflict);
  g_test_add_data_func ("/undo/conflict/gone", "DELETE FROM beneficiary WHERE family_name = 'B'", test_conflict);
  g_test_add_data_func ("/undo/conflict/removed", "UPDATE beneficiary SET deleted_at = 'x', family_name = 'Bb'"
                                                     " WHERE family_name = 'B'", test_conflict);
  g_test_add_func ("/undo/conflict/reference", test_conflict_reference);

  return g_test_run ();
}
