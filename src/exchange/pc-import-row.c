/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"
#include "pc-session-guard.h"
#include "pc-transaction-part.h"

/* A record that is going to be written: as it was, and as it is to be. */
typedef struct
{
  PcImportPart *part;
  PcRecord     *before;   /* NULL of a new one. */
  PcRecord     *after;
  gboolean      differs;
} Draft;

static void
draft_clear (gpointer data)
{
  Draft *draft = data;

  g_clear_object (&draft->before);
  g_clear_object (&draft->after);
}

gboolean
pc_import_is_row_error (const GError *error)
{
  return g_error_matches (error, PC_ERROR, PC_ERROR_INVALID) || g_error_matches (error, PC_ERROR, PC_ERROR_NOT_FOUND);
}

gboolean
pc_import_take_error (PcImportRunning  *run,
                      int               column,
                      GError          **failure,
                      GError          **error)
{
  if (!pc_import_is_row_error (*failure))
    {
      g_propagate_error (error, g_steal_pointer (failure));
      return FALSE;
    }

  pc_import_outcome_add_reason (run->outcome, column, TRUE, pc_import_describe_cell (run, column, (*failure)->message));
  g_clear_error (failure);
  return TRUE;
}

/*
 * What is to be written
 */

/* What the program keeps is taken from a full-data workbook alone, and only with a record that is new here. */
static gboolean
is_taken (PcImportRunning *run,
          const Draft     *draft,
          guint            index)
{
  const PcField *field = pc_kind_get_field (draft->part->kind, index);

  if (draft->part->columns[index] < 0 && !draft->part->is_given[index])
    return FALSE;
  if (index == PC_RECORD_ID || index == PC_RECORD_UPDATED_AT || index == PC_RECORD_DELETED_AT)
    return FALSE;
  if ((field->flags & PC_AUTOMATIC) != 0 && (draft->before != NULL || !run->import->own))
    return FALSE;

  return draft->part->is_given[index] || (draft->before != NULL && run->import->options.erase_empty);
}

/* The code of somebody who was merged into another one still leads to that one, who keeps the own code. */
static gboolean
is_other_code (PcImportRunning *run,
               const Draft     *draft,
               guint            index)
{
  g_autofree char *id = NULL;

  return draft->part->kind == &pc_beneficiary_kind && index == PC_BENEFICIARY_CODE && draft->before != NULL &&
         draft->part->is_given[index] && pc_record_is_set (draft->before, index) &&
         pc_import_finder_find_text (run->finder, draft->part->kind, pc_record_get_text (draft->part->given, index),
                                     &id, NULL) &&
         g_strcmp0 (id, pc_record_get_id (draft->before)) == 0;
}

static void
take_fields (PcImportRunning *run,
             Draft           *draft,
             gboolean         follow)
{
  for (guint i = 0; i < pc_kind_get_n_fields (draft->part->kind); i++)
    if (is_taken (run, draft, i) && !is_other_code (run, draft, i))
      {
        const PcValue *value = pc_record_get_value (draft->part->given, i);
        const gboolean differs = !pc_value_equal (pc_record_get_value (draft->after, i), value);

        pc_record_set_value (draft->after, i, value);
        if (follow && differs && draft->part->kind->follow != NULL)
          draft->part->kind->follow (draft->after, i);
      }
}

static void
compare (PcImportRunning *run,
         Draft           *draft)
{
  draft->differs = draft->before == NULL;
  for (guint i = PC_RECORD_N_COMMON; draft->before != NULL && i < pc_kind_get_n_fields (draft->part->kind); i++)
    {
      const PcValue *before = pc_record_get_value (draft->before, i), *after = pc_record_get_value (draft->after, i);

      if (pc_value_equal (before, after))
        continue;
      draft->differs = TRUE;
      pc_import_outcome_add_change (run->outcome, draft->part->kind, i, before, after);
    }
}

/* A full-data workbook tells when each record was changed last: what is newer here was not in it. */
static void
check_age (PcImportRunning *run,
           const Draft     *draft)
{
  const char *written = pc_record_get_text (draft->part->given, PC_RECORD_UPDATED_AT);
  const char *kept = draft->before != NULL ? pc_record_get_text (draft->before, PC_RECORD_UPDATED_AT) : NULL;

  /* To the second, since a spreadsheet has no less. */
  if (run->import->own && draft->differs && written != NULL && kept != NULL && strncmp (kept, written, 19) > 0)
    pc_import_outcome_add_reason (run->outcome, -1, FALSE,
                                  g_strdup (_("This record was changed here after the workbook was written: look at "
                                              "what the row changes.")));
}

static gboolean
read_before (PcImportRunning  *run,
             Draft            *draft,
             const char       *id,
             GError          **error)
{
  g_autoptr(GError) failure = NULL;

  draft->before = pc_store_get (run->store, draft->part->kind, id, &failure);
  if (draft->before == NULL && !g_error_matches (failure, PC_ERROR, PC_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (draft->before == NULL || !pc_record_is_deleted (draft->before))
    return TRUE;

  /* Translators: %s is a kind of record. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               _("This record (%s) was removed. Restore it first, or leave the row out."),
               pc_kind_get_label (draft->part->kind));
  return FALSE;
}

/* The record of @part as it is to be; @id (nullable) is which one it is. */
static gboolean
make_draft (PcImportRunning  *run,
            PcImportPart     *part,
            const char       *id,
            GArray           *drafts,
            GError          **error)
{
  Draft draft = { .part = part };
  g_autoptr(GError) failure = NULL;

  if (id != NULL && !read_before (run, &draft, id, &failure))
    {
      draft_clear (&draft);
      return pc_import_take_error (run, part->columns[PC_RECORD_ID], &failure, error);
    }

  draft.after = draft.before != NULL ? pc_record_copy (draft.before) : pc_record_new (part->kind);
  if (draft.before == NULL && id != NULL)
    pc_record_set_text (draft.after, PC_RECORD_ID, id);

  /* What follows from a field gives way to what the row says itself. */
  take_fields (run, &draft, !run->import->own);
  take_fields (run, &draft, FALSE);
  compare (run, &draft);
  check_age (run, &draft);
  g_array_append_val (drafts, draft);
  return TRUE;
}

/*
 * What the rules say of it
 */

static void
add_issues (PcImportRunning *run,
            const Draft     *draft,
            GPtrArray       *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const PcIssue *issue = issues->pdata[i];
      const int column = issue->field >= 0 ? draft->part->columns[issue->field] : -1;

      pc_import_outcome_add_reason (run->outcome, column, issue->blocks,
                                    pc_import_describe_cell (run, column, issue->message));
    }
}

/* A session of a full-data workbook was looked at where it was typed: here it has to come in as it is. */
static gboolean
check_draft (PcImportRunning  *run,
             const Draft      *draft,
             GError          **error)
{
  g_autoptr(GPtrArray) issues = NULL;

  if (!draft->differs)
    return TRUE;

  issues = pc_record_check (draft->after);
  if (!run->import->own && draft->part->kind == &pc_service_entry_kind && pc_issues_get_blocking (issues) == NULL &&
      !pc_session_guard_entry (run->store, draft->after, issues, error))
    return FALSE;

  add_issues (run, draft, issues);
  return TRUE;
}

/* Somebody who took part in a group session has no service of her own at that time. */
static gboolean
check_group (PcImportRunning  *run,
             const Draft      *draft,
             GError          **error)
{
  PcCursor *cursor;
  gboolean found;

  if (run->import->own || draft->part->kind != &pc_service_entry_kind || draft->before != NULL ||
      !pc_record_is_set (draft->after, PC_SERVICE_ENTRY_PATHWAY_ID))
    return TRUE;

  cursor = pc_import_get_cursor (run, "SELECT 1 FROM service_participant AS part JOIN service_entry AS e"
                                      " ON e.id = part.service_entry_id WHERE part.pathway_id = :pathway_id"
                                      " AND part.deleted_at IS NULL AND e.deleted_at IS NULL AND e.date = :date"
                                      " AND e.service = :service AND (e.starts_at = :starts_at OR :starts_at IS NULL)",
                                                        error);
  if (cursor == NULL)
    return FALSE;

  pc_import_bind_field (cursor, draft->after, PC_SERVICE_ENTRY_PATHWAY_ID);
  pc_import_bind_field (cursor, draft->after, PC_SERVICE_ENTRY_DATE);
  pc_import_bind_field (cursor, draft->after, PC_SERVICE_ENTRY_SERVICE);
  pc_import_bind_field (cursor, draft->after, PC_SERVICE_ENTRY_STARTS_AT);
  found = pc_cursor_next (cursor, error);
  pc_cursor_reset (cursor);
  if (found)
    pc_import_outcome_add_reason (run->outcome, -1, TRUE,
                                  g_strdup (_("The person took part in a group session of this service on that day. Correct it "
                                              "there, or leave the row out.")));
  return found || error == NULL || *error == NULL;
}

/* Whether something that an earlier row said would be lost: of what people type once, each thing that differs. */
static gboolean
overwrites (const Draft *draft)
{
  const gboolean is_list = draft->part->role == PC_IMPORT_MAIN && !pc_import_finder_knows (draft->part->kind);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (draft->part->kind); i++)
    if (!pc_value_equal (pc_record_get_value (draft->before, i), pc_record_get_value (draft->after, i)) &&
        (is_list || pc_record_is_set (draft->before, i)))
      return TRUE;

  return FALSE;
}

/*
 * Two rows of a file about one record: two hours of a day are two services and not one, and of two people with one code
 * the second must not take the place of the first.
 */
static void
check_taken (PcImportRunning *run,
             const Draft     *draft)
{
  const guint row = draft->before != NULL ?
                    GPOINTER_TO_UINT (g_hash_table_lookup (run->taken, pc_record_get_id (draft->before))) : 0;
  const gboolean blocks = row > 0 && draft->differs && overwrites (draft);

  if (blocks)
    pc_import_outcome_add_reason (run->outcome, -1, TRUE,
                                  /* Translators: %u is the number of a row. */
                                  g_strdup_printf (_("Row %u is about the same record, and says something else. "
                                                     "Correct the one that is wrong; where they are two, add what "
                                                     "tells them apart, such as the time."), row));
  else if (row > 0 && !draft->differs && draft->part->role == PC_IMPORT_MAIN)
    pc_import_outcome_add_reason (run->outcome, -1, FALSE,
                                  /* Translators: %u is the number of a row. */
                                  g_strdup_printf (_("Row %u is about the same record already."), row));
}

static void
note_taken (PcImportRunning *run,
            GArray          *drafts)
{
  for (guint i = 0; i < drafts->len && run->outcome->row > 0; i++)
    {
      const char *id = pc_record_get_id (g_array_index (drafts, Draft, i).after);

      if (!g_hash_table_contains (run->taken, id))
        g_hash_table_insert (run->taken, g_strdup (id), GUINT_TO_POINTER (run->outcome->row));
    }
}

/*
 * Writing
 */

static gboolean
write_draft (PcImportRunning  *run,
             Draft            *draft,
             GError          **error)
{
  if (!draft->differs)
    return TRUE;
  if (!pc_store_put (run->store, draft->after, error))
    return FALSE;

  return pc_import_finder_follow (run->finder, draft->before, draft->after, error);
}

/* So that the rows below know her. */
static gboolean
remember (PcImportRunning  *run,
          GArray           *drafts,
          GError          **error)
{
  const Draft *main = &g_array_index (drafts, Draft, 0);
  const PcImportPart *permit = pc_import_parts_find (run->parts, &pc_permit_kind);
  const char *number = permit != NULL ? pc_record_get_text (permit->given, PC_PERMIT_NUMBER) : NULL;
  const char *numbers[] = { number, NULL };

  if (main->part->kind != &pc_beneficiary_kind)
    return TRUE;
  if (main->before == NULL && run->pool != NULL)
    pc_match_pool_add (run->pool, main->after, numbers);

  return pc_import_finder_add_permit (run->finder, pc_record_get_id (main->after), number, error);
}

static gboolean
write_drafts (PcImportRunning  *run,
              GArray           *drafts,
              GError          **error)
{
  const gboolean apart = drafts->len > 1;
  g_autoptr(GError) failure = NULL;
  gboolean ok = !apart || pc_store_begin_part (run->store, &failure);

  for (guint i = 0; i < drafts->len && ok; i++)
    ok = write_draft (run, &g_array_index (drafts, Draft, i), &failure);
  if (apart && (ok || pc_import_is_row_error (failure)) && !pc_store_end_part (run->store, ok, error))
    return FALSE;

  return ok ? remember (run, drafts, error) : pc_import_take_error (run, -1, &failure, error);
}

static void
conclude (PcImportRunning *run,
          GArray          *drafts)
{
  const Draft *main = &g_array_index (drafts, Draft, 0);
  gboolean differs = FALSE;

  for (guint i = 0; i < drafts->len; i++)
    differs = differs || g_array_index (drafts, Draft, i).differs;

  note_taken (run, drafts);
  run->outcome->verdict = main->before == NULL ? PC_IMPORT_NEW : differs ? PC_IMPORT_CHANGED : PC_IMPORT_UNCHANGED;
  if (main->before != NULL || run->keep)
    run->outcome->id = g_strdup (pc_record_get_id (main->after));
}

/*
 * One row
 */

/* A permit or pathway that the row of a person names: new ones count as what changes of her. */
static gboolean
make_part_drafts (PcImportRunning  *run,
                  GArray           *drafts,
                  GError          **error)
{
  const char *person_id = pc_record_get_id (g_array_index (drafts, Draft, 0).after);

  for (guint i = 1; i < run->parts->len; i++)
    {
      PcImportPart *part = run->parts->pdata[i];
      const int link = pc_import_find_link (part->kind, run->sheet->kind);
      g_autoptr(GError) failure = NULL;
      g_autofree char *id = NULL;

      if (part->role != PC_IMPORT_PART || part->n_given == 0)
        continue;

      pc_record_set_text (part->given, link, person_id);
      part->is_given[link] = TRUE;
      if (!pc_import_find_same (run, part, &id, &failure))
        {
          if (!pc_import_take_error (run, -1, &failure, error))
            return FALSE;
        }
      else if (!make_draft (run, part, id, drafts, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_record (PcImportRunning  *run,
             char            **id,
             GError          **error)
{
  PcImportPart *main = run->parts->pdata[0];
  g_autoptr(GError) failure = NULL;
  gboolean ok;

  if (!run->import->own && !pc_import_find_owners (run, error))
    return FALSE;
  if (pc_import_outcome_is_blocked (run->outcome))
    return TRUE;

  ok = main->kind == &pc_beneficiary_kind ? pc_import_find_person (run, main, id, &failure) :
       pc_import_find_same (run, main, id, &failure);
  return ok || pc_import_take_error (run, -1, &failure, error);
}

static gboolean
draft_row (PcImportRunning  *run,
           GArray           *drafts,
           GError          **error)
{
  g_autofree char *id = NULL;

  if (!find_record (run, &id, error))
    return FALSE;
  if (pc_import_outcome_is_blocked (run->outcome))
    return TRUE;

  if (!make_draft (run, run->parts->pdata[0], id, drafts, error))
    return FALSE;
  if (drafts->len > 0 && !make_part_drafts (run, drafts, error))
    return FALSE;

  for (guint i = 0; i < drafts->len; i++)
    check_taken (run, &g_array_index (drafts, Draft, i));
  for (guint i = 0; i < drafts->len; i++)
    if (!check_draft (run, &g_array_index (drafts, Draft, i), error) ||
        !check_group (run, &g_array_index (drafts, Draft, i), error))
      return FALSE;

  return TRUE;
}

/* What people call it; of what has no name of its own nothing is said. */
static void
set_name (PcImportRunning *run)
{
  PcImportPart *person = pc_import_parts_find (run->parts, &pc_beneficiary_kind);
  PcImportPart *main = run->parts->pdata[0];

  if (main->n_given > 0 && pc_kind_find_field (main->kind, "family_name") < 0 && person != NULL)
    main = person;
  if (main->whole != NULL)
    run->outcome->name = g_strdup (main->whole);
  else if (pc_kind_find_field (main->kind, "family_name") >= 0 || pc_kind_find_field (main->kind, "name") >= 0)
    run->outcome->name = pc_record_dup_name (main->given);
}

static gboolean
is_empty (PcImportRunning *run)
{
  for (guint i = 0; i < run->parts->len; i++)
    {
      const PcImportPart *part = run->parts->pdata[i];

      if (part->n_given > 0 || part->whole != NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_cells (PcImportRunning  *run,
            const PcCell     *cells,
            guint             n_cells,
            GError          **error)
{
  g_autoptr(GArray) drafts = g_array_new (FALSE, FALSE, sizeof (Draft));

  g_array_set_clear_func (drafts, draft_clear);
  if (!pc_import_parts_read (run, cells, n_cells, error))
    return FALSE;
  if (is_empty (run) && !pc_import_outcome_is_blocked (run->outcome))
    return TRUE;

  set_name (run);
  if (!run->import->own && pc_import_is_total (run->parts->pdata[0]))
    {
      pc_import_outcome_add_reason (run->outcome, -1, FALSE,
                                    g_strdup (_("This row is a total, and no person: it is passed over.")));
      return TRUE;
    }
  if (!pc_import_outcome_is_blocked (run->outcome) && !draft_row (run, drafts, error))
    return FALSE;
  if (!pc_import_outcome_is_blocked (run->outcome) && drafts->len > 0 && !write_drafts (run, drafts, error))
    return FALSE;

  if (!pc_import_outcome_is_blocked (run->outcome))
    conclude (run, drafts);
  else if (run->outcome->verdict != PC_IMPORT_DOUBTFUL)
    run->outcome->verdict = PC_IMPORT_REFUSED;
  return TRUE;
}

gboolean
pc_import_take_row (PcImportRunning  *run,
                    guint             row,
                    const PcCell     *cells,
                    guint             n_cells,
                    GError          **error)
{
  PcImportOutcome *outcome = pc_import_outcome_new (run->sheet_index, row, run->sheet->kind);

  g_ptr_array_add (run->result->outcomes, outcome);
  run->outcome = outcome;
  if (!take_cells (run, cells, n_cells, error))
    return FALSE;

  run->result->counts[outcome->verdict]++;
  return !run->keep || pc_import_park_row (run, cells, n_cells, error);
}
