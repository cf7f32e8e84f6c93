/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-duplicates.h"
#include "pc-finding.h"
#include "pc-kinds.h"
#include "pc-match-rows.h"
#include "pc-merge-fields.h"
#include "pc-merge-note.h"
#include "pc-store-private.h"

/* So many merges of the merged are followed; more are a ring that somebody has written by hand. */
#define MOST_MERGES 100

/*
 * What there is to think of
 */

static gboolean
add_likeness (PcStore    *store,
              PcRecord   *keep,
              PcRecord   *other,
              GPtrArray  *findings,
              GError    **error)
{
  g_autoptr(PcMatchCard) one = pc_match_rows_make_card (store, keep, error);
  g_autoptr(PcMatchCard) two = one != NULL ? pc_match_rows_make_card (store, other, error) : NULL;
  g_autoptr(PcMatch) match = NULL;

  if (two == NULL)
    return FALSE;

  match = pc_match_compare (one, two, PC_MATCH_LEAST_POSSIBLE);
  if (match == NULL)
    pc_findings_add (findings, "little-in-common", PC_FINDING_WARNING,
                     g_strdup (_("Little speaks for these two being one person. Compare their papers first.")));

  return TRUE;
}

/* Whether both are open on some day; a pathway that is not closed goes on. */
static gboolean
overlap (PcRecord *a,
         PcRecord *b)
{
  const PcDay end_a = pc_record_get_day (a, PC_PATHWAY_CLOSED_ON);
  const PcDay end_b = pc_record_get_day (b, PC_PATHWAY_CLOSED_ON);

  return (end_a == 0 || pc_record_get_day (b, PC_PATHWAY_OPENED_ON) <= end_a) &&
         (end_b == 0 || pc_record_get_day (a, PC_PATHWAY_OPENED_ON) <= end_b);
}

static void
add_overlap (GPtrArray *findings,
             PcRecord  *a,
             PcRecord  *b)
{
  g_autofree char *programme = pc_record_format (a, PC_PATHWAY_PROGRAMME);
  PcFinding *finding;

  finding = pc_findings_add (findings, "pathways-overlap", PC_FINDING_WARNING,
                             /* Translators: %s is a funding programme. */
                             g_strdup_printf (_("Both take part in the programme “%s” at the same time. After merging, "
                                                "one person does so twice; close or remove one of the pathways."),
                                              programme));
  pc_finding_set_place (finding, &pc_pathway_kind, b, PC_PATHWAY_CLOSED_ON);
  pc_finding_add_row (finding, pc_record_get_id (a));
  pc_finding_add_row (finding, pc_record_get_id (b));
}

static gboolean
add_overlaps (PcStore     *store,
              const char  *keep_id,
              const char  *other_id,
              GPtrArray   *findings,
              GError     **error)
{
  const PcKind *kind = &pc_pathway_kind;
  g_autoptr(GPtrArray) mine = pc_store_list_by (store, kind, PC_PATHWAY_BENEFICIARY_ID, keep_id, NULL, error);
  g_autoptr(GPtrArray) hers = NULL;

  if (mine == NULL || !(hers = pc_store_list_by (store, kind, PC_PATHWAY_BENEFICIARY_ID, other_id, NULL, error)))
    return FALSE;

  for (guint i = 0; i < mine->len; i++)
    for (guint j = 0; j < hers->len; j++)
      if (g_strcmp0 (pc_record_get_text (mine->pdata[i], PC_PATHWAY_PROGRAMME),
                     pc_record_get_text (hers->pdata[j], PC_PATHWAY_PROGRAMME)) == 0 &&
          overlap (mine->pdata[i], hers->pdata[j]))
        add_overlap (findings, mine->pdata[i], hers->pdata[j]);

  return TRUE;
}

GPtrArray *
pc_merge_check (PcStore     *store,
                const char  *keep_id,
                const char  *other_id,
                GError     **error)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(PcRecord) keep = NULL;
  g_autoptr(PcRecord) other = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (keep_id != NULL && other_id != NULL, NULL);

  if (!pc_duplicates_get_two (store, keep_id, other_id, &keep, &other, error))
    return NULL;

  if (pc_duplicates_are_distinct (store, keep_id, other_id))
    pc_findings_add (findings, "known-distinct", PC_FINDING_WARNING,
                     g_strdup (_("Somebody has noted that these two are not the same person. "
                                 "Ask before you merge them.")));

  if (!add_likeness (store, keep, other, findings, error) || !add_overlaps (store, keep_id, other_id, findings, error))
    return NULL;

  return g_steal_pointer (&findings);
}

/*
 * Merging
 */

static gboolean
refers_to_person (const PcField *field)
{
  return field->type == PC_FIELD_REFERENCE && g_strcmp0 (field->detail, pc_beneficiary_kind.name) == 0;
}

typedef struct
{
  PcStore    *store;
  const char *keep_id;
  const char *other_id;
  char       *now;
} Merge;

static gboolean
run (const Merge  *merge,
     const char   *sql,
     GError      **error)
{
  g_autoptr(sqlite3_stmt) stmt = pc_sql_prepare (merge->store, sql, error);

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (stmt, 1, merge->keep_id);
  pc_sql_bind_text (stmt, 2, merge->other_id);
  pc_sql_bind_text (stmt, 3, merge->now);
  return pc_sql_run (merge->store, stmt, error);
}

/* "first_id IS ?1 AND second_id IS ?2 OR ...": that a row refers to both of them; "0" where its kind cannot. Full. */
static char *
make_both (const PcKind *kind)
{
  g_autoptr(GString) both = g_string_new ("0");

  for (guint i = 0; i < kind->n_fields; i++)
    for (guint j = 0; j < kind->n_fields; j++)
      if (i != j && refers_to_person (&kind->fields[i]) && refers_to_person (&kind->fields[j]))
        g_string_append_printf (both, " OR %s IS ?1 AND %s IS ?2", kind->fields[i].name, kind->fields[j].name);

  return g_string_free (g_steal_pointer (&both), FALSE);
}

/* All that refers to the other refers to the kept one, whatever the field tables name. */
static gboolean
move_kind (const Merge   *merge,
           const PcKind  *kind,
           GError       **error)
{
  g_autofree char *both = make_both (kind);
  g_autoptr(GString) set = g_string_new ("updated_at = ?3");
  g_autoptr(GString) where = g_string_new ("0");
  g_autofree char *remove = NULL;
  g_autofree char *move = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if (refers_to_person (&kind->fields[i]))
      {
        const char *field = kind->fields[i].name;

        g_string_append_printf (set, ", %s = CASE %s WHEN ?2 THEN ?1 ELSE %s END", field, field, field);
        g_string_append_printf (where, " OR %s = ?2", field);
      }

  if (where->len == 1)
    return TRUE;

  /* What says something of both, as that they are two, makes no sense of one: it is removed as it is. */
  remove = g_strdup_printf ("UPDATE %s SET deleted_at = ?3 WHERE (%s) AND deleted_at IS NULL", kind->name, both);
  move = g_strdup_printf ("UPDATE %s SET %s WHERE (%s) AND NOT (%s)", kind->name, set->str, where->str, both);
  return run (merge, remove, error) && run (merge, move, error);
}

static gboolean
move_records (const Merge  *merge,
              GError      **error)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    if (!move_kind (merge, *kind, error))
      return FALSE;

  return TRUE;
}

/* The other becomes a tombstone; those that were merged into it lead on without a detour. */
static gboolean
bury_other (const Merge  *merge,
            GError      **error)
{
  return run (merge, "UPDATE beneficiary SET merged_into = ?1, updated_at = ?3 WHERE merged_into = ?2", error) &&
         run (merge, "UPDATE beneficiary SET merged_into = ?1, updated_at = ?3, deleted_at = ?3 WHERE id = ?2", error);
}

static gboolean
merge_records (const Merge  *merge,
               PcRecord     *keep,
               PcRecord     *other,
               GArray       *fields,
               GError      **error)
{
  g_autoptr(PcRecord) merged = pc_record_copy (keep);

  for (guint i = 0; i < fields->len; i++)
    {
      const PcMergeField *field = &g_array_index (fields, PcMergeField, i);

      if (field->take)
        pc_record_set_value (merged, field->field, pc_record_get_value (other, field->field));
    }

  return move_records (merge, error) && bury_other (merge, error) &&
         pc_store_put (merge->store, merged, error) &&
         pc_merge_note_put (merge->store, merged, other, fields, error);
}

gboolean
pc_merge_people (PcStore      *store,
                 const char   *keep_id,
                 const char   *other_id,
                 const guint  *take,
                 guint         n_take,
                 GError      **error)
{
  g_autoptr(PcRecord) keep = NULL;
  g_autoptr(PcRecord) other = NULL;
  g_autoptr(GArray) fields = NULL;
  g_autofree char *now = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (keep_id != NULL && other_id != NULL, FALSE);

  if (!pc_duplicates_get_two (store, keep_id, other_id, &keep, &other, error) ||
      !pc_store_begin (store, N_("Merge two people"), error))
    return FALSE;

  now = pc_store_format_time (pc_store_get_time (store));
  fields = pc_merge_fields_list (keep, other, take, n_take);
  if (merge_records (&(Merge) { store, keep_id, other_id, now }, keep, other, fields, error))
    return pc_store_commit (store, error);

  pc_store_rollback (store);
  return FALSE;
}

/*
 * Finding whom somebody was merged into
 */

/* The first column of the row for @value, full. */
static char *
look_up (PcStore    *store,
         const char *sql,
         const char *value)
{
  return pc_sql_get_text (store, sql, &value, 1);
}

char *
pc_merge_find_kept (PcStore    *store,
                    const char *id)
{
  g_autofree char *at = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  at = look_up (store, "SELECT merged_into FROM beneficiary WHERE id = ?1 AND deleted_at IS NOT NULL", id);
  for (guint i = 0; at != NULL && i < MOST_MERGES; i++)
    {
      g_autofree char *kept = look_up (store, "SELECT id FROM beneficiary WHERE id = ?1 AND deleted_at IS NULL", at);
      char *next;

      if (kept != NULL)
        return g_steal_pointer (&kept);

      next = look_up (store, "SELECT merged_into FROM beneficiary WHERE id = ?1", at);
      g_free (at);
      at = next;
    }

  return NULL;
}

char *
pc_merge_find_code (PcStore    *store,
                    const char *code)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  id = look_up (store, "SELECT id FROM beneficiary WHERE code = ?1 AND deleted_at IS NOT NULL"
                       " AND merged_into IS NOT NULL", code);
  return id != NULL ? pc_merge_find_kept (store, id) : NULL;
}
