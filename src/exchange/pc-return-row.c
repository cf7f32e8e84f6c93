/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "pc-cell-mark.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-return-private.h"
#include "pc-session-guard.h"

#define BREAK_COLUMN "break"

static const PcReturnColumn *
get_column (PcReturnRunning *run,
            guint            index)
{
  return &g_array_index (run->filled, PcReturnColumn, index);
}

/*
 * What is to be said
 */

char *
pc_return_describe_cell (PcReturnRunning      *run,
                         const PcReturnColumn *column,
                         const char           *message)
{
  g_autofree char *letters = column->index >= 0 ? pc_cell_dup_column_name (column->index) : NULL;
  const char *label = pc_field_get_label (&column->column->field);

  if (letters == NULL)
    /* Translators: a sentence on what is wrong, and the heading of the column. */
    return g_strdup_printf (_("%s (Column “%s”)"), message, label);

  /*
   * Translators: a sentence on what is wrong, the heading of the column, and the cell: its letter and the number of the
   * row.
   */
  return g_strdup_printf (_("%s (Column “%s”, cell %s%u)"), message, label, letters, run->row);
}

/* Whether @error is about the row alone; then it is a reason that blocks, and cleared. */
static gboolean
refuse (PcReturnRunning      *run,
        const PcReturnColumn *column,
        GError              **failure,
        GError              **error)
{
  if (!g_error_matches (*failure, PC_ERROR, PC_ERROR_INVALID) &&
      !g_error_matches (*failure, PC_ERROR, PC_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (failure));
      return FALSE;
    }

  pc_import_outcome_add_reason (run->outcome, column != NULL ? column->index : -1, TRUE,
                                column != NULL ? pc_return_describe_cell (run, column, (*failure)->message)
                                               : g_strdup ((*failure)->message));
  g_clear_error (failure);
  return TRUE;
}

static void
block (PcReturnRunning *run,
       const char      *message)
{
  pc_import_outcome_add_reason (run->outcome, -1, TRUE, g_strdup (message));
}

/*
 * What the row says
 */

static void
set_base (const PcField *field,
          JsonNode      *node,
          PcValue       *base)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (text != NULL && pc_field_is_text (field))
    base->text = g_strdup (text);
  else if (text != NULL)
    base->number = g_ascii_strtoll (text, NULL, 10);
}

/* What the cells held, and after that the marks of the others, full; %NULL where it was spoilt. */
static GStrv
read_base (PcReturnRunning *run,
           const char      *json)
{
  g_autoptr(JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonArray *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  const guint n = run->filled->len;
  g_auto(GStrv) marks = NULL;
  JsonNode *last;

  if (array == NULL || json_array_get_length (array) != n + 1)
    return NULL;

  last = json_array_get_element (array, n);
  marks = JSON_NODE_HOLDS_VALUE (last) && json_node_get_string (last) != NULL
          ? g_strsplit (json_node_get_string (last), " ", -1) : NULL;
  if (marks == NULL || g_strv_length (marks) != run->marked->len)
    return NULL;

  for (guint i = 0; i < n; i++)
    set_base (&get_column (run, i)->column->field, json_array_get_element (array, i), &run->cells[i].base);
  return g_steal_pointer (&marks);
}

static const PcCell *
get_cell (const PcReturnColumn *column,
          const PcCell         *cells,
          guint                 n_cells)
{
  static const PcCell nothing = { .type = PC_CELL_EMPTY };

  return column->index < (int) n_cells ? &cells[column->index] : &nothing;
}

/* A column that was taken out says nothing. */
static gboolean
read_cells (PcReturnRunning  *run,
            const PcCell     *cells,
            guint             n_cells,
            GError          **error)
{
  const gboolean is_1904 = pc_sheet_reader_is_1904 (run->workbook->reader);

  for (guint i = 0; i < run->filled->len; i++)
    {
      const PcReturnColumn *column = get_column (run, i);
      PcReturnCell *cell = &run->cells[i];
      g_autoptr(GError) failure = NULL;

      if (column->index < 0)
        cell->file = (PcValue) { cell->base.number, g_strdup (cell->base.text) };
      else if (!pc_import_column_read (column->reader, get_cell (column, cells, n_cells), is_1904,
                                       &column->column->field, &cell->file, &failure) &&
               !refuse (run, column, &failure, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * Cells that nobody fills in
 */

/* Of text it is compared as it stands there: a value might be brought into another form. */
static char *
dup_mark (PcReturnRunning      *run,
          const PcReturnColumn *column,
          const PcCell         *cell)
{
  static const PcField plain = { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, "" };
  const PcField *field = &column->column->field;
  const gboolean as_it_is = field->type == PC_FIELD_TEXT || field->type == PC_FIELD_NOTE ||
                            field->type == PC_FIELD_REFERENCE;
  const gboolean is_1904 = pc_sheet_reader_is_1904 (run->workbook->reader);
  g_auto(PcValue) value = PC_VALUE_INIT;
  g_autoptr(GString) mark = g_string_new (NULL);

  if (as_it_is)
    value.text = pc_cell_dup_text (cell, &plain, is_1904, PC_DATE_ORDER_DMY, NULL);
  else if (!pc_import_column_read (column->reader, cell, is_1904, field, &value, NULL))
    value.text = pc_import_cell_dup_text (cell, is_1904);

  pc_cell_mark_append (mark, &value);
  return g_string_free (g_steal_pointer (&mark), FALSE);
}

/* By these a row is told apart from others: where one is another, the row is not the one that its id says. */
static gboolean
is_key (const PcField *field)
{
  static const char * const keys[] = { "code", "date", "due_on", "kind", "service", "component", "number" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (field->name, keys[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
check_marks (PcReturnRunning *run,
             GStrv            marks,
             const PcCell    *cells,
             guint            n_cells)
{
  gboolean is_another = FALSE;

  for (guint i = 0; i < run->marked->len; i++)
    {
      const PcReturnColumn *column = &g_array_index (run->marked, PcReturnColumn, i);
      g_autofree char *mark = column->index >= 0 ? dup_mark (run, column, get_cell (column, cells, n_cells)) : NULL;

      if (mark == NULL || strcmp (mark, marks[i]) == 0)
        continue;

      is_another |= is_key (&column->column->field);
      pc_import_outcome_add_reason (run->outcome, column->index, FALSE,
                                    pc_return_describe_cell (run, column, _("This cell is not to be filled in: what "
                                                                            "was changed in it is not taken.")));
    }

  if (is_another)
    block (run, _("This row is not the one that its hidden cells belong to: it was changed, or rows were sorted "
                  "without the hidden columns. Put it back, or export the workbook anew."));
}

/*
 * Three values
 */

static gboolean
is_as_written (PcReturnRunning *run)
{
  for (guint i = 0; i < run->filled->len; i++)
    if (!pc_value_equal (&run->cells[i].file, &run->cells[i].base))
      return FALSE;

  return TRUE;
}

/* Whether the cell is to be taken. */
static gboolean
decide (PcReturnRunning *run,
        guint            i)
{
  const PcReturnCell *cell = &run->cells[i];
  PcReturnSide side;

  if (pc_value_equal (&cell->file, &cell->base) || pc_value_equal (&cell->file, &cell->ours))
    return FALSE;
  if (pc_value_equal (&cell->ours, &cell->base))
    return TRUE;

  side = pc_return_get_side (run->workbook, run->written->name, run->row_id, get_column (run, i)->column->field.name);
  if (side == PC_RETURN_NEITHER)
    pc_return_add_conflict (run, i);

  return side == PC_RETURN_FILE;
}

/* A row that was copied in the spreadsheet: which of those that differ is meant, nobody can tell. */
static gboolean
is_copy (PcReturnRunning *run)
{
  const PcReturnCopies *copies = g_hash_table_lookup (run->ids, run->row_id);

  if (copies == NULL || copies->other == 0)
    return FALSE;

  pc_import_outcome_add_reason (run->outcome, -1, TRUE,
                                /* Translators: %u is the number of a row. */
                                g_strdup_printf (_("This row is a copy of row %u and says something else. A copy of "
                                                   "a row is no new record: add it in Percorso."),
                                                 copies->row == run->row ? copies->other : copies->row));
  return TRUE;
}

static gint64
get_pause (PcReturnRunning *run)
{
  for (guint i = 0; i < run->filled->len; i++)
    if (strcmp (get_column (run, i)->column->field.name, BREAK_COLUMN) == 0)
      return run->cells[i].taken ? run->cells[i].file.number : run->cells[i].ours.number;

  return PC_UNSET;
}

static void
read_ours (PcReturnRunning *run)
{
  for (guint i = 0; i < run->filled->len; i++)
    run->form->get (run->store, run->record, get_column (run, i)->column->field.name, &run->cells[i].ours);
}

/* Fills the record in; @any tells whether something of it was taken. */
static gboolean
merge (PcReturnRunning  *run,
       PcRecord         *before,
       gboolean         *any,
       GError          **error)
{
  g_autoptr(GError) failure = NULL;

  for (guint i = 0; i < run->filled->len; i++)
    {
      run->cells[i].taken = decide (run, i);
      *any |= run->cells[i].taken;
      if (run->cells[i].taken &&
          !run->form->set (run->record, get_column (run, i)->column->field.name, &run->cells[i].file, &failure) &&
          !refuse (run, get_column (run, i), &failure, error))
        return FALSE;
    }

  return !*any || run->form->finish == NULL || run->form->finish (run->record, before, get_pause (run), &failure) ||
         refuse (run, NULL, &failure, error);
}

/*
 * Keeping it
 */

static void
note_changes (PcReturnRunning *run,
              PcRecord        *before)
{
  const PcKind *kind = pc_record_get_kind (run->record);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcValue *was = pc_record_get_value (before, i), *is = pc_record_get_value (run->record, i);

      if (!pc_value_equal (was, is))
        pc_import_outcome_add_change (run->outcome, kind, i, was, is);
    }
}

static gboolean
check (PcReturnRunning  *run,
       GError          **error)
{
  g_autoptr(GPtrArray) issues = pc_record_check (run->record);

  if (pc_issues_get_blocking (issues) == NULL && !pc_session_guard_record (run->store, run->record, issues, error))
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      const PcIssue *issue = issues->pdata[i];

      pc_import_outcome_add_reason (run->outcome, -1, issue->blocks, g_strdup (issue->message));
    }

  return TRUE;
}

static gboolean
put (PcReturnRunning  *run,
     gboolean          is_new,
     GError          **error)
{
  g_autoptr(GError) failure = NULL;

  if (!pc_store_put (run->store, run->record, &failure))
    return refuse (run, NULL, &failure, error);

  run->outcome->verdict = is_new ? PC_IMPORT_NEW : PC_IMPORT_CHANGED;
  run->n_taken++;
  return TRUE;
}

/* The row is taken as a whole, or not at all. */
static gboolean
take_record (PcReturnRunning  *run,
             GError          **error)
{
  const gboolean is_new = !pc_record_is_kept (run->record);
  g_autoptr(PcRecord) before = pc_record_copy (run->record);
  gboolean any = FALSE;

  if (is_copy (run))
    return TRUE;
  read_ours (run);
  if (!merge (run, before, &any, error))
    return FALSE;
  if (!any || pc_import_outcome_is_blocked (run->outcome))
    return TRUE;

  note_changes (run, before);
  if (!check (run, error))
    return FALSE;

  return pc_import_outcome_is_blocked (run->outcome) || put (run, is_new, error);
}

gboolean
pc_return_take_row (PcReturnRunning  *run,
                    const char       *id,
                    const char       *base,
                    const PcCell     *cells,
                    guint             n_cells,
                    GError          **error)
{
  g_auto(GStrv) marks = read_base (run, base);
  g_autoptr(GError) failure = NULL;

  if (marks == NULL)
    {
      block (run, _("The hidden cells of this row were changed: it cannot be taken."));
      return TRUE;
    }
  if (!read_cells (run, cells, n_cells, error))
    return FALSE;

  check_marks (run, marks, cells, n_cells);
  if (pc_import_outcome_is_blocked (run->outcome) || is_as_written (run))
    return TRUE;

  if (!(run->record = run->form->find (run->store, run->kind, id, &failure)))
    return refuse (run, NULL, &failure, error);

  run->outcome->id = pc_record_is_kept (run->record) ? g_strdup (pc_record_get_id (run->record)) : NULL;
  run->outcome->kind = pc_record_get_kind (run->record);
  run->outcome->name = pc_record_dup_name (run->record);
  return take_record (run, error);
}
