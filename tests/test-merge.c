/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-merge.h"

#include <string.h>

#include "pc-duplicates.h"
#include "pc-error.h"
#include "pc-finding.h"
#include "pc-journal.h"
#include "pc-merge-fields.h"
#include "pc-search.h"
#include "pc-store-private.h"
#include "sample-store.h"

#define GHOST "0195e8c4-1f2a-7abc-8def-0123456789ab"

static PcRecord *
get_person (PcStore    *store,
            const char *id)
{
  g_autoptr(GError) error = NULL;
  PcRecord *person = pc_store_get (store, &pc_beneficiary_kind, id, &error);

  g_assert_no_error (error);
  return person;
}

static void
merge (PcStore     *store,
       PcRecord    *keep,
       PcRecord    *other,
       const guint *take,
       guint        n_take)
{
  g_autoptr(GError) error = NULL;

  pc_merge_people (store, pc_record_get_id (keep), pc_record_get_id (other), take, n_take, &error);
  g_assert_no_error (error);
}

static guint
count_entries (PcStore *store)
{
  g_autoptr(GPtrArray) entries = pc_journal_list (store, NULL, G_MAXUINT, NULL);

  return entries->len;
}

/* Rows of @kind whose @field refers to @id; those that are not removed where @live. */
static gint64
count_references (PcStore       *store,
                  const PcKind  *kind,
                  const PcField *field,
                  const char    *id,
                  gboolean       live)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s = '%s'%s", kind->name, field->name, id,
                                          live ? " AND deleted_at IS NULL" : "");

  return pc_sql_get_int (store, sql, -1);
}

static gboolean
refers_to_person (const PcField *field)
{
  return field->type == PC_FIELD_REFERENCE && strcmp (field->detail, "beneficiary") == 0;
}

/*
 * How many fields of the tables refer to a person; each has to have at least @least rows with @id, and none with
 * @gone.
 */
static guint
check_moved (PcStore    *store,
             const char *id,
             const char *gone,
             gint64      least)
{
  guint n = 0;

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = 0; i < (*kind)->n_fields; i++)
      if (refers_to_person (&(*kind)->fields[i]))
        {
          g_test_message ("%s.%s", (*kind)->name, (*kind)->fields[i].name);
          g_assert_cmpint (count_references (store, *kind, &(*kind)->fields[i], gone, FALSE), ==, 0);
          g_assert_cmpint (count_references (store, *kind, &(*kind)->fields[i], id, FALSE), >=, least);
          n++;
        }

  return n;
}

/* Every kind that can hang on a person goes over, what was removed too; undone it is as if nothing had been, and done again
 * as it was. */
static void
test_everything (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) mine = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(GPtrArray) hers = sample_put_all (store, SAMPLE_ODD);
  PcRecord *keep = sample_find (mine, &pc_beneficiary_kind), *other = sample_find (hers, &pc_beneficiary_kind);
  g_autofree char *before = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;
  guint n;

  sample_remove (store, sample_find (hers, &pc_permit_kind));
  before = sample_dump (store);
  n = count_entries (store);
  merge (store, keep, other, NULL, 0);
  g_assert_cmpuint (count_entries (store), ==, n + 1);
  g_assert_cmpuint (check_moved (store, pc_record_get_id (keep), pc_record_get_id (other), 2), >, 7);
  sample_assert_sound (store);

  merged = sample_dump (store);
  g_assert_true (pc_journal_undo (store, &label, NULL));
  g_assert_cmpstr (label, ==, "Merge two people");
  undone = sample_dump (store);
  g_assert_cmpstr (before, ==, undone);
  sample_assert_sound (store);

  g_assert_true (pc_journal_redo (store, NULL, NULL));
  redone = sample_dump (store);
  g_assert_cmpstr (merged, ==, redone);
  sample_assert_sound (store);
}

/* A record that was there keeps all its values but those that name the person, and nobody else's changes. */
static void
test_nothing_else (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) mine = sample_put_all (store, SAMPLE_EMPTY);
  g_autoptr(GPtrArray) hers = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(GPtrArray) others = sample_put_all (store, SAMPLE_PLAIN);

  merge (store, sample_find (mine, &pc_beneficiary_kind), sample_find (hers, &pc_beneficiary_kind), NULL, 0);
  sample_assert_kept (store, others);

  for (guint i = 0; i < hers->len; i++)
    {
      PcRecord *record = hers->pdata[i];
      const PcKind *kind = pc_record_get_kind (record);
      g_autoptr(PcRecord) now = pc_store_get (store, kind, pc_record_get_id (record), NULL);

      for (guint f = PC_RECORD_DELETED_AT; f < pc_kind_get_n_fields (kind) && kind != &pc_beneficiary_kind; f++)
        if (!refers_to_person (pc_kind_get_field (kind, f)))
          g_assert_true (pc_value_equal (pc_record_get_value (record, f), pc_record_get_value (now, f)));
    }
}

/*
 * What is left
 */

/* The note of @person, which is the only one; full. */
static char *
get_note (PcStore    *store,
          PcRecord   *person,
          gboolean   *confidential)
{
  g_autoptr(GPtrArray) notes = pc_store_list_by (store, &pc_note_kind, PC_NOTE_BENEFICIARY_ID, pc_record_get_id (person),
                                                 NULL, NULL);

  g_assert_cmpuint (notes->len, ==, 1);
  *confidential = pc_record_get_boolean (notes->pdata[0], PC_NOTE_CONFIDENTIAL);
  return g_strdup (pc_record_get_text (notes->pdata[0], PC_NOTE_TEXT));
}

/*
 * What each has in a field, what stands there afterwards and what in the note; a note is confidential where health is
 * in it.
 */
static const struct
{
  guint       field;
  const char *keep;
  const char *other;
  gboolean    take;
  const char *result;
  const char *note;
  gboolean    confidential;
} leftovers[] = {
  { PC_BENEFICIARY_FAMILY_NAME, "Diallo", "Jallow", FALSE, "Diallo", "\nFamily name: Jallow", FALSE },
  { PC_BENEFICIARY_FAMILY_NAME, "Diallo", "Jallow", TRUE, "Jallow", "\nFamily name: Diallo", FALSE },
  { PC_BENEFICIARY_OTHER_NAMES, NULL, "Momo", FALSE, "Momo", "Nothing was left over.", FALSE },
  { PC_BENEFICIARY_SEX, "F", "M", FALSE, "F", "\nSex: Male", FALSE },
  { PC_BENEFICIARY_NOTES, "One", "Two\nThree", FALSE, "One", "\nNotes: Two\nThree", FALSE },
  { PC_BENEFICIARY_HEALTH_NOTES, "Asthma", "Diabetes", FALSE, "Asthma", "\nHealth: Diabetes", TRUE },
  { PC_BENEFICIARY_HEALTH_NOTES, NULL, "Diabetes", FALSE, "Diabetes", "Nothing was left over.", FALSE },
};

static void
test_note (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (leftovers); i++)
    {
      g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
      g_autoptr(PcRecord) keep = sample_person_new ("Diallo");
      g_autoptr(PcRecord) other = sample_person_new ("Diallo");
      g_autoptr(PcRecord) merged = NULL;
      g_autofree char *note = NULL;
      gboolean confidential;

      pc_record_set_text (keep, leftovers[i].field, leftovers[i].keep);
      pc_record_set_text (other, leftovers[i].field, leftovers[i].other);
      sample_save (store, keep);
      sample_save (store, other);
      merge (store, keep, other, &leftovers[i].field, leftovers[i].take);

      merged = get_person (store, pc_record_get_id (keep));
      g_assert_cmpstr (pc_record_get_text (merged, leftovers[i].field), ==, leftovers[i].result);
      note = get_note (store, keep, &confidential);
      g_test_message ("%s", note);
      g_assert_true (g_str_has_suffix (note, leftovers[i].note));
      g_assert_nonnull (strstr (note, pc_record_get_text (other, PC_BENEFICIARY_CODE)));
      g_assert_cmpint (confidential, ==, leftovers[i].confidential);
      sample_assert_sound (store);
    }
}

/* A reference is written as the name of what it leads to. */
static void
test_note_reference (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) mine = sample_put_all (store, SAMPLE_PLAIN);
  g_autoptr(GPtrArray) hers = sample_put_all (store, SAMPLE_PLAIN);
  PcRecord *operator = sample_find (hers, &pc_operator_kind);
  g_autofree char *name = pc_record_dup_name (operator);
  g_autofree char *line = g_strdup_printf ("\nCase manager: %s", name);
  g_autoptr(GPtrArray) found = NULL;
  gboolean has_line = FALSE;

  merge (store, sample_find (mine, &pc_beneficiary_kind), sample_find (hers, &pc_beneficiary_kind), NULL, 0);
  found = pc_store_list_by (store, &pc_note_kind, -1, NULL, NULL, NULL);
  for (guint i = 0; i < found->len; i++)
    has_line = has_line || strstr (pc_record_get_text (found->pdata[i], PC_NOTE_TEXT), line) != NULL;
  g_assert_true (has_line);
}

/* More than one note can hold: into several, and not a letter is lost. */
static void
test_long_note (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) keep = sample_person_new ("Diallo");
  g_autoptr(PcRecord) other = sample_person_new ("Jallow");
  g_autofree char *long_text = g_strnfill (PC_NOTE_MAX_LENGTH, 'x');
  g_autoptr(GPtrArray) notes = NULL;
  gsize n = 0;

  pc_record_set_text (keep, PC_BENEFICIARY_NOTES, "A");
  pc_record_set_text (keep, PC_BENEFICIARY_HEALTH_NOTES, "B");
  pc_record_set_text (other, PC_BENEFICIARY_NOTES, long_text);
  pc_record_set_text (other, PC_BENEFICIARY_HEALTH_NOTES, long_text);
  sample_save (store, keep);
  sample_save (store, other);
  merge (store, keep, other, NULL, 0);

  notes = pc_store_list_by (store, &pc_note_kind, PC_NOTE_BENEFICIARY_ID, pc_record_get_id (keep), NULL, NULL);
  g_assert_cmpuint (notes->len, >, 2);
  for (guint i = 0; i < notes->len; i++)
    {
      const char *text = pc_record_get_text (notes->pdata[i], PC_NOTE_TEXT);

      g_assert_cmpint (pc_text_length (text), <=, PC_NOTE_MAX_LENGTH);
      for (const char *p = text; *p != '\0'; p++)
        n += *p == 'x';
    }
  g_assert_cmpuint (n, ==, 2 * PC_NOTE_MAX_LENGTH);
}

/* Each value of @person is in @merged or, as people read it, in @notes. */
static void
check_nothing_lost (PcRecord   *person,
                    PcRecord   *merged,
                    const char *notes)
{
  for (guint i = PC_RECORD_N_COMMON; i < PC_BENEFICIARY_N_FIELDS; i++)
    {
      g_autofree char *text = pc_record_format (person, i);

      /* A reference is written as the name of what it leads to, and a long value may be parted. */
      if (!pc_merge_fields_covers (i) || !pc_record_is_set (person, i) || strlen (text) > 500 ||
          pc_kind_get_field (&pc_beneficiary_kind, i)->type == PC_FIELD_REFERENCE)
        continue;
      if (!pc_value_equal (pc_record_get_value (person, i), pc_record_get_value (merged, i)))
        g_assert_nonnull (strstr (notes, text));
    }
}

/* Whatever two people are and whatever is chosen: nothing is lost, or nothing is done. */
static void
test_random (void)
{
  guint n_merged = 0;

  for (int round = 0; round < 60; round++)
    {
      g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
      g_autoptr(GPtrArray) mine = sample_put_all (store, g_test_rand_int_range (0, SAMPLE_N));
      g_autoptr(GPtrArray) hers = sample_put_all (store, g_test_rand_int_range (0, SAMPLE_N));
      PcRecord *keep = sample_find (mine, &pc_beneficiary_kind), *other = sample_find (hers, &pc_beneficiary_kind);
      g_autoptr(GArray) take = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr(PcRecord) merged = NULL;
      g_autoptr(GPtrArray) notes = NULL;
      g_autoptr(GString) all = g_string_new (NULL);
      g_autofree char *before = sample_dump (store);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < PC_BENEFICIARY_N_FIELDS; i++)
        if (g_test_rand_int_range (0, 10) == 0)
          g_array_append_val (take, i);

      if (pc_merge_people (store, pc_record_get_id (keep), pc_record_get_id (other), (const guint *) take->data, take->len, &error))
        {
          n_merged++;
          merged = get_person (store, pc_record_get_id (keep));
          notes = pc_store_list_by (store, &pc_note_kind, PC_NOTE_BENEFICIARY_ID, pc_record_get_id (keep), NULL, NULL);
          for (guint i = 0; i < notes->len; i++)
            g_string_append (all, pc_record_get_text (notes->pdata[i], PC_NOTE_TEXT));
          check_nothing_lost (keep, merged, all->str);
          check_nothing_lost (other, merged, all->str);
          g_assert_true (pc_journal_undo (store, NULL, NULL));
        }
      else
        g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);

      after = sample_dump (store);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_cmpuint (n_merged, >, 30);
}

/*
 * Who it was
 */

static void
test_leads_on (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "Diallo");
  g_autoptr(PcRecord) b = sample_person_add (store, "Jallow");
  g_autoptr(PcRecord) c = sample_person_add (store, "Okafor");
  const char *id_a = pc_record_get_id (a), *id_b = pc_record_get_id (b), *id_c = pc_record_get_id (c);
  g_autofree char *kept = NULL;
  g_autofree char *by_code = NULL;
  g_autoptr(GPtrArray) by_name = NULL;
  g_autoptr(PcRecord) gone = NULL;

  g_assert_null (pc_merge_find_kept (store, id_b));
  merge (store, b, c, NULL, 0);
  merge (store, a, b, NULL, 0);

  kept = pc_merge_find_kept (store, id_c);
  g_assert_cmpstr (kept, ==, id_a);
  by_code = pc_merge_find_code (store, pc_record_get_text (b, PC_BENEFICIARY_CODE));
  g_assert_cmpstr (by_code, ==, id_a);
  g_assert_null (pc_merge_find_kept (store, id_a));
  g_assert_null (pc_merge_find_code (store, pc_record_get_text (a, PC_BENEFICIARY_CODE)));
  gone = get_person (store, id_c);
  g_assert_true (pc_record_is_deleted (gone));
  g_assert_cmpstr (pc_record_get_text (gone, PC_BENEFICIARY_MERGED_INTO), ==, id_a);

  by_name = pc_search_list (store, &pc_beneficiary_kind, "okafor", 0, NULL);
  g_assert_cmpuint (by_name->len, ==, 1);
  g_assert_cmpstr (pc_record_get_id (by_name->pdata[0]), ==, id_a);
  g_clear_pointer (&by_name, g_ptr_array_unref);
  by_name = pc_search_list (store, &pc_beneficiary_kind, pc_record_get_text (c, PC_BENEFICIARY_CODE), 0, NULL);
  g_assert_cmpuint (by_name->len, ==, 1);

  /* Once, although two rows are found; and not after she was removed herself. */
  g_clear_pointer (&by_name, g_ptr_array_unref);
  by_name = pc_search_list (store, &pc_beneficiary_kind, "P", 0, NULL);
  g_assert_cmpuint (by_name->len, ==, 1);
  sample_remove (store, a);
  g_assert_null (pc_merge_find_kept (store, id_c));
  g_clear_pointer (&by_name, g_ptr_array_unref);
  by_name = pc_search_list (store, &pc_beneficiary_kind, "okafor", 0, NULL);
  g_assert_cmpuint (by_name->len, ==, 0);
}

/* A ring that was written by hand leads nowhere, and the search does not run in it. */
static void
test_ring (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "A");
  g_autoptr(PcRecord) b = sample_person_add (store, "B");
  g_autofree char *sql = g_strdup_printf ("UPDATE beneficiary SET deleted_at = 'x', merged_into ="
                                          " CASE id WHEN '%s' THEN '%s' ELSE '%s' END",
                                          pc_record_get_id (a), pc_record_get_id (b), pc_record_get_id (a));

  sample_exec (path, sql);
  g_assert_null (pc_merge_find_kept (store, pc_record_get_id (a)));
}

/* Brought back by herself, she stands alone again. */
static void
test_restored (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "Diallo");
  g_autoptr(PcRecord) b = sample_person_add (store, "Jallow");
  g_autoptr(PcRecord) back = NULL;

  merge (store, a, b, NULL, 0);
  g_assert_true (pc_store_begin (store, "restore beneficiary", NULL));
  g_assert_true (pc_store_restore (store, b, NULL));
  g_assert_true (pc_store_commit (store, NULL));
  back = get_person (store, pc_record_get_id (b));
  g_assert_false (pc_record_is_deleted (back));
  g_assert_false (pc_record_is_set (back, PC_BENEFICIARY_MERGED_INTO));
  g_assert_null (pc_merge_find_kept (store, pc_record_get_id (b)));
  sample_assert_sound (store);
}

/*
 * What speaks against it
 */

static void
check_refused (PcStore    *store,
               const char *keep_id,
               const char *other_id,
               int         code)
{
  g_autofree char *before = sample_dump (store);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) check_error = NULL;

  g_assert_false (pc_merge_people (store, keep_id, other_id, NULL, 0, &error));
  g_assert_error (error, PC_ERROR, code);
  g_assert_null (pc_merge_check (store, keep_id, other_id, &check_error));
  g_assert_error (check_error, PC_ERROR, code);
  after = sample_dump (store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "Diallo");
  g_autoptr(PcRecord) b = sample_person_add (store, "Jallow");
  const char *id_a = pc_record_get_id (a), *id_b = pc_record_get_id (b);

  check_refused (store, id_a, id_a, PC_ERROR_INVALID);
  check_refused (store, id_a, GHOST, PC_ERROR_NOT_FOUND);
  check_refused (store, GHOST, id_a, PC_ERROR_NOT_FOUND);
  sample_remove (store, b);
  check_refused (store, id_a, id_b, PC_ERROR_INVALID);
  check_refused (store, id_b, id_a, PC_ERROR_INVALID);
}

/* What would become of the kept person cannot be kept: nothing is done at all. */
static void
test_refused_result (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_new ("Diallo");
  g_autoptr(PcRecord) b = sample_person_new ("Jallow");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;

  pc_record_set_text (a, PC_BENEFICIARY_RECEPTION_SINCE, "2026-03-01");
  pc_record_set_text (b, PC_BENEFICIARY_RECEPTION_UNTIL, "2025-03-01");
  sample_save (store, a);
  sample_save (store, b);
  before = sample_dump (store);
  g_assert_false (pc_merge_people (store, pc_record_get_id (a), pc_record_get_id (b), NULL, 0, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  after = sample_dump (store);
  g_assert_cmpstr (before, ==, after);

  /* And the store is not stuck in the transaction. */
  g_object_unref (sample_person_add (store, "C"));
}

static PcRecord *
add_pathway (PcStore    *store,
             PcRecord   *person,
             const char *programme,
             const char *from,
             const char *to)
{
  PcRecord *pathway = pc_record_new (&pc_pathway_kind);

  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
  pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, programme);
  pc_record_set_text (pathway, PC_PATHWAY_OPENED_ON, from);
  pc_record_set_text (pathway, PC_PATHWAY_CLOSED_ON, to);
  sample_save (store, pathway);
  return pathway;
}

static void
check_findings (PcStore    *store,
                PcRecord   *keep,
                PcRecord   *other,
                const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = pc_merge_check (store, pc_record_get_id (keep), pc_record_get_id (other), &error);
  g_autoptr(GString) rules = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      g_assert_cmpint (finding->level, ==, PC_FINDING_WARNING);
      g_assert_true (g_str_has_suffix (finding->message, "."));
      g_string_append_printf (rules, "%s%s", i > 0 ? " " : "", finding->rule);
    }
  g_assert_cmpstr (rules->str, ==, expected);
}

/* Days on which one pathway ends and another begins; the programmes; what is said. */
static const struct { const char *from[2], *to[2], *programme; const char *expected; } overlaps[] = {
  { { "2026-01-15", "2026-03-01" }, { "2026-02-28", NULL }, "puoi-plus-2025", "" },
  { { "2026-01-15", "2026-03-01" }, { "2026-03-01", NULL }, "puoi-plus-2025", "pathways-overlap" },
  { { "2026-01-15", "2026-03-01" }, { NULL, NULL }, "puoi-plus-2025", "pathways-overlap" },
  { { "2026-03-01", "2026-01-15" }, { NULL, "2026-02-28" }, "puoi-plus-2025", "" },
  { { "2026-01-15", "2026-01-15" }, { NULL, NULL }, "percorsi-4", "" },
};

static void
test_overlaps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (overlaps); i++)
    {
      g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
      g_autoptr(PcRecord) a = sample_person_add (store, "Diallo");
      g_autoptr(PcRecord) b = sample_person_add (store, "Jallow");
      g_autoptr(PcRecord) first = add_pathway (store, a, "puoi-plus-2025", overlaps[i].from[0], overlaps[i].to[0]);
      g_autoptr(PcRecord) second = add_pathway (store, b, overlaps[i].programme, overlaps[i].from[1], overlaps[i].to[1]);

      check_findings (store, a, b, overlaps[i].expected);
      check_findings (store, b, a, overlaps[i].expected);

      /* It is said, and no more. */
      merge (store, a, b, NULL, 0);
      sample_assert_sound (store);
    }
}

static void
test_warned (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "Diallo");
  g_autoptr(PcRecord) b = sample_person_add (store, "Okafor");
  g_autoptr(PcRecord) c = sample_person_add (store, "Jallow");
  const char *id_a = pc_record_get_id (a), *id_b = pc_record_get_id (b), *id_c = pc_record_get_id (c);
  g_autoptr(GPtrArray) left = NULL;

  check_findings (store, a, c, "");
  check_findings (store, a, b, "little-in-common");
  g_assert_true (pc_duplicates_set_distinct (store, id_a, id_b, NULL, NULL));
  g_assert_true (pc_duplicates_set_distinct (store, id_b, id_c, NULL, NULL));
  check_findings (store, a, b, "known-distinct little-in-common");

  /* That those two are not the same is forgotten; that a third is not is known of the kept one. */
  merge (store, a, b, NULL, 0);
  g_assert_false (pc_duplicates_are_distinct (store, id_a, id_b));
  g_assert_true (pc_duplicates_are_distinct (store, id_a, id_c));
  left = pc_store_list_by (store, &pc_distinction_kind, -1, NULL, NULL, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_true (pc_journal_undo (store, NULL, NULL));
  g_assert_true (pc_duplicates_are_distinct (store, id_a, id_b));
  sample_assert_sound (store);
}

/* Nobody is her own duplicate after it, and the names that were left still find her. */
static void
test_no_duplicate_left (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcRecord) a = sample_person_add (store, "Diallo");
  g_autoptr(PcRecord) b = sample_person_add (store, "Jallow");
  g_autoptr(GPtrArray) before = pc_duplicates_list (store, PC_MATCH_LEAST_POSSIBLE, NULL, NULL, NULL);
  g_autoptr(GPtrArray) after = NULL;

  g_assert_cmpuint (before->len, ==, 1);
  merge (store, a, b, NULL, 0);
  after = pc_duplicates_list (store, PC_MATCH_LEAST_POSSIBLE, NULL, NULL, NULL);
  g_assert_cmpuint (after->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/merge/everything", test_everything);
  g_test_add_func ("/merge/nothing-else", test_nothing_else);
  g_test_add_func ("/merge/note", test_note);
  g_test_add_func ("/merge/note/reference", test_note_reference);
  g_test_add_func ("/merge/note/long", test_long_note);
  g_test_add_func ("/merge/random", test_random);
  g_test_add_func ("/merge/leads-on", test_leads_on);
  g_test_add_func ("/merge/ring", test_ring);
  g_test_add_func ("/merge/restored", test_restored);
  g_test_add_func ("/merge/refused", test_refused);
  g_test_add_func ("/merge/refused-result", test_refused_result);
  g_test_add_func ("/merge/overlaps", test_overlaps);
  g_test_add_func ("/merge/warned", test_warned);
  g_test_add_func ("/merge/no-duplicate-left", test_no_duplicate_left);

  return g_test_run ();
}
