/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-return.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-error.h"
#include "pc-journal.h"
#include "pc-operator.h"
#include "pc-origin.h"
#include "pc-report-view.h"
#include "pc-report.h"
#include "pc-return-form.h"
#include "pc-session-guard.h"

#define ID_COLUMN "id"
#define BREAK_COLUMN "break"

/* A column to be filled in, and where it stands in the sheet. */
typedef struct
{
  const PcColumn *column;
  guint           index;
} Filled;

/* A cell of the row under way. */
typedef struct
{
  PcValue base;
  PcValue file;
  PcValue ours;
  gboolean taken;
} Cell;

typedef struct
{
  PcStore            *store;
  PcReturnSide        side;
  PcReturnResult     *result;
  PcSheetReader      *reader;

  /* Of the table under way. */
  guint               number;
  const PcReturnForm *form;
  const char         *kind;
  GArray             *filled;    /* of Filled */
  int                 id;
  int                 base;
  GHashTable         *ids;

  /* Of the row under way. */
  guint               row;
  PcImportOutcome    *outcome;
  PcRecord           *record;
  Cell               *cells;
  gboolean            conflict;
} Return;

void
pc_return_result_free (PcReturnResult *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

/*
 * What the row says
 */

static char *
describe (Return     *self,
          guint       i,
          const char *message)
{
  const Filled *filled = &g_array_index (self->filled, Filled, i);
  g_autofree char *letters = pc_cell_dup_column_name (filled->index);

  /* Translators: a cell as “C7”, the heading of its column, and a sentence on what is wrong. */
  return g_strdup_printf (_("%s%u, %s: %s"), letters, self->row, pc_field_get_label (&filled->column->field), message);
}

static void
refuse (Return *self,
        int     i,
        GError *error)
{
  pc_import_outcome_add_reason (self->outcome, i, TRUE,
                                i >= 0 ? describe (self, i, error->message) : g_strdup (error->message));
  g_error_free (error);
}

static gboolean
read_base (Return     *self,
           const char *json)
{
  g_autoptr(JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonArray *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (array == NULL || json_array_get_length (array) != self->filled->len)
    return FALSE;

  for (guint i = 0; i < self->filled->len; i++)
    {
      const PcField *field = &g_array_index (self->filled, Filled, i).column->field;
      JsonNode *node = json_array_get_element (array, i);
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (text != NULL && pc_field_is_text (field))
        self->cells[i].base.text = g_strdup (text);
      else if (text != NULL)
        self->cells[i].base.number = g_ascii_strtoll (text, NULL, 10);
    }

  return TRUE;
}

static void
read_cell (Return       *self,
           guint         i,
           const PcCell *cell)
{
  const PcField *field = &g_array_index (self->filled, Filled, i).column->field;
  GError *error = NULL;
  g_autofree char *text = pc_cell_dup_text (cell, field, pc_sheet_reader_is_1904 (self->reader), PC_DATE_ORDER_DMY, &error);

  if (text == NULL || !pc_value_parse (field, text, &self->cells[i].file, &error))
    refuse (self, i, error);
}

static void
clear_cells (Return *self)
{
  for (guint i = 0; i < self->filled->len; i++)
    {
      pc_value_clear (&self->cells[i].base);
      pc_value_clear (&self->cells[i].file);
      pc_value_clear (&self->cells[i].ours);
      self->cells[i].taken = FALSE;
    }
}

/*
 * Who changed it here
 */

static char *
name_operator (PcStore    *store,
               const char *id)
{
  g_autoptr(PcRecord) operator = id != NULL ? pc_store_get (store, &pc_operator_kind, id, NULL) : NULL;

  return operator != NULL ? pc_record_dup_name (operator) : g_strdup (_("somebody"));
}

/* "Rossi Anna, 12/11/2026", of the last change of the record; full. */
static char *
name_change (Return *self)
{
  g_autoptr(GPtrArray) entries = pc_journal_list (self->store, pc_record_get_id (self->record), 1, NULL);
  const PcJournalEntry *entry = entries != NULL && entries->len > 0 ? entries->pdata[0] : NULL;
  g_autofree char *who = name_operator (self->store, entry != NULL ? entry->operator_id : NULL);
  g_autoptr(GDateTime) moment = entry != NULL ? g_date_time_new_from_unix_local (entry->unix_ms / 1000) : NULL;
  g_autofree char *iso = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;
  g_autofree char *day = iso != NULL ? pc_date_format (iso) : NULL;

  return day != NULL ? g_strdup_printf ("%s, %s", who, day) : g_strdup (who);
}

static void
tell_conflict (Return *self,
               guint   i)
{
  const PcField *field = &g_array_index (self->filled, Filled, i).column->field;
  g_autofree char *file = pc_value_format (field, &self->cells[i].file);
  g_autofree char *ours = pc_value_format (field, &self->cells[i].ours);
  g_autofree char *who = name_change (self);
  g_autofree char *message = NULL;

  /* Translators: what the workbook has, what the database has, and who changed that and when. */
  message = g_strdup_printf (_("both sides have changed it: “%s” in the workbook, “%s” here (%s)."), file, ours, who);
  pc_import_outcome_add_reason (self->outcome, i, FALSE, describe (self, i, message));
  self->conflict = TRUE;
  self->result->n_conflicts++;
}

/*
 * Three values
 */

/* Whether the cell is to be taken. */
static gboolean
decide (Return *self,
        guint   i)
{
  Cell *cell = &self->cells[i];

  if (pc_value_equal (&cell->file, &cell->base) || pc_value_equal (&cell->file, &cell->ours))
    return FALSE;
  if (pc_value_equal (&cell->ours, &cell->base) || self->side == PC_RETURN_FILE)
    return TRUE;
  if (self->side == PC_RETURN_NEITHER)
    tell_conflict (self, i);

  return FALSE;
}

static gboolean
is_as_written (Return *self)
{
  for (guint i = 0; i < self->filled->len; i++)
    if (!pc_value_equal (&self->cells[i].file, &self->cells[i].base))
      return FALSE;

  return TRUE;
}

static gint64
get_pause (Return *self)
{
  for (guint i = 0; i < self->filled->len; i++)
    if (strcmp (g_array_index (self->filled, Filled, i).column->field.name, BREAK_COLUMN) == 0)
      return self->cells[i].taken ? self->cells[i].file.number : self->cells[i].ours.number;

  return PC_UNSET;
}

static gboolean
merge (Return *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->filled->len; i++)
    {
      const char *name = g_array_index (self->filled, Filled, i).column->field.name;
      GError *error = NULL;

      self->form->get (self->store, self->record, name, &self->cells[i].ours);
      self->cells[i].taken = decide (self, i);
      if (self->cells[i].taken && !self->form->set (self->record, name, &self->cells[i].file, &error))
        refuse (self, i, error);
      any |= self->cells[i].taken;
    }

  if (any && self->form->finish != NULL)
    self->form->finish (self->record, get_pause (self));

  return any;
}

/*
 * Keeping it
 */

static void
note_changes (Return   *self,
              PcRecord *before)
{
  const PcKind *kind = pc_record_get_kind (self->record);

  for (guint i = PC_RECORD_N_COMMON; i < kind->n_fields; i++)
    if (!pc_value_equal (pc_record_get_value (before, i), pc_record_get_value (self->record, i)))
      pc_import_outcome_add_change (self->outcome, kind, i, pc_record_get_value (before, i),
                                    pc_record_get_value (self->record, i));
}

static gboolean
check (Return  *self,
       GError **error)
{
  g_autoptr(GPtrArray) issues = pc_record_check (self->record);

  if (pc_issues_get_blocking (issues) == NULL && !pc_session_guard_record (self->store, self->record, issues, error))
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      const PcIssue *issue = issues->pdata[i];

      pc_import_outcome_add_reason (self->outcome, -1, issue->blocks, g_strdup (issue->message));
    }

  return TRUE;
}

static PcRecord *
copy_record (PcRecord *record)
{
  const PcKind *kind = pc_record_get_kind (record);
  PcRecord *copy = pc_record_new (kind);

  for (guint i = PC_RECORD_N_COMMON; i < kind->n_fields; i++)
    pc_record_set_value (copy, i, pc_record_get_value (record, i));

  return copy;
}

/* The row is taken as a whole, or not at all. */
static gboolean
take_record (Return  *self,
             GError **error)
{
  const gboolean is_new = !pc_record_is_kept (self->record);
  g_autoptr(PcRecord) before = copy_record (self->record);

  if (!merge (self))
    return TRUE;

  note_changes (self, before);
  if (!pc_import_outcome_is_blocked (self->outcome) && !check (self, error))
    return FALSE;
  if (pc_import_outcome_is_blocked (self->outcome))
    return TRUE;

  self->outcome->verdict = is_new ? PC_IMPORT_NEW : PC_IMPORT_CHANGED;
  return pc_store_put (self->store, self->record, error);
}

static void
end_row (Return *self)
{
  PcImportOutcome *outcome = self->outcome;

  if (pc_import_outcome_is_blocked (outcome))
    outcome->verdict = PC_IMPORT_REFUSED;
  else if (self->conflict && outcome->verdict == PC_IMPORT_UNCHANGED)
    outcome->verdict = PC_IMPORT_DOUBTFUL;

  self->result->counts[outcome->verdict]++;
  if (outcome->verdict == PC_IMPORT_UNCHANGED && outcome->reasons == NULL)
    pc_import_outcome_free (outcome);
  else
    g_ptr_array_add (self->result->outcomes, outcome);

  self->outcome = NULL;
  g_clear_object (&self->record);
}

/* A row that was copied in the spreadsheet says the same thing twice. */
static gboolean
is_new_id (Return     *self,
           const char *id)
{
  if (g_hash_table_add (self->ids, g_strdup (id)))
    return TRUE;

  pc_import_outcome_add_reason (self->outcome, -1, TRUE,
                                g_strdup (_("This row is there more than once: a copy of a row is no new record. Add it in Percorso.")));
  return FALSE;
}

static gboolean
take_row (Return        *self,
          const char    *id,
          const char    *base,
          const PcCell  *cells,
          guint          n_cells,
          GError       **error)
{
  static const PcCell nothing = { .type = PC_CELL_EMPTY };
  GError *failure = NULL;

  if (!is_new_id (self, id))
    return TRUE;

  if (!read_base (self, base))
    pc_import_outcome_add_reason (self->outcome, -1, TRUE,
                                  g_strdup (_("The hidden cells of this row were changed: it cannot be taken.")));
  for (guint i = 0; i < self->filled->len; i++)
    {
      const guint index = g_array_index (self->filled, Filled, i).index;

      read_cell (self, i, index < n_cells ? &cells[index] : &nothing);
    }

  if (pc_import_outcome_is_blocked (self->outcome) || is_as_written (self))
    return TRUE;

  if (!(self->record = self->form->find (self->store, self->kind, id, &failure)))
    {
      refuse (self, -1, failure);
      return TRUE;
    }

  g_free (self->outcome->id);
  self->outcome->id = pc_record_is_kept (self->record) ? g_strdup (pc_record_get_id (self->record)) : NULL;
  self->outcome->kind = pc_record_get_kind (self->record);
  self->outcome->name = pc_record_dup_name (self->record);
  return take_record (self, error);
}

/*
 * Rows
 */

/* Whether somebody has typed something into a row that has no id, which totals and notices have not either. */
static gboolean
is_typed (Return       *self,
          const PcCell *cells,
          guint         n_cells)
{
  for (guint i = 0; i < self->filled->len; i++)
    {
      const guint index = g_array_index (self->filled, Filled, i).index;

      if (index < n_cells && cells[index].type != PC_CELL_EMPTY && !cells[index].formula)
        return TRUE;
    }

  return FALSE;
}

static gboolean
row_cb (guint          row,
        const PcCell  *cells,
        guint          n_cells,
        gpointer       data,
        GError       **error)
{
  Return *self = data;
  const char *id = self->id < (int) n_cells ? cells[self->id].text : NULL;
  const char *base = self->base < (int) n_cells ? cells[self->base].text : NULL;
  gboolean ok = TRUE;

  if (row == 1 || (id == NULL && !is_typed (self, cells, n_cells)))
    return TRUE;

  self->row = row;
  self->conflict = FALSE;
  self->outcome = pc_import_outcome_new (self->number, row, pc_kind_find (self->kind));
  self->outcome->verdict = PC_IMPORT_UNCHANGED;
  if (id != NULL)
    ok = take_row (self, id, base, cells, n_cells, error);
  else
    pc_import_outcome_add_reason (self->outcome, -1, TRUE,
                                  g_strdup (_("This row was added in the spreadsheet: add it in Percorso, or import it as a list.")));
  clear_cells (self);
  end_row (self);
  return ok;
}

/*
 * Tables
 */

static const PcTable *
find_table (PcOrigin   *origin,
            const char *name)
{
  const PcReport *report = pc_report_find (origin->report);
  guint n_sheets = 0;
  const PcReportSheet *sheets = report != NULL ? pc_report_get_sheets (report, &n_sheets) : NULL;

  for (guint i = 0; i < n_sheets; i++)
    if (strcmp (sheets[i].table->name, name) == 0)
      return sheets[i].table;

  return NULL;
}

/* Finds the columns of the table in the sheet; %FALSE where none is to be filled in. */
static gboolean
set_up_table (Return        *self,
              const PcTable *table,
              PcOriginTable *written)
{
  const int declared = pc_table_find_column (table, ID_COLUMN);

  self->form = pc_return_form_find (table->name);
  self->kind = declared >= 0 ? table->columns[declared].field.detail : NULL;
  self->id = pc_origin_find_column (written, ID_COLUMN);
  self->base = pc_origin_find_column (written, PC_REPORT_BASE);
  g_array_set_size (self->filled, 0);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const int index = pc_origin_find_column (written, table->columns[i].field.name);
      const Filled filled = { &table->columns[i], index };

      if (table->columns[i].use == PC_COLUMN_FILLED && index >= 0)
        g_array_append_val (self->filled, filled);
    }

  return self->kind != NULL && self->id >= 0 && self->base >= 0 && self->filled->len > 0;
}

static gboolean
take_sheets (Return         *self,
             PcOriginTable  *written,
             GCancellable   *cancellable,
             GError        **error)
{
  for (guint i = 0; i < written->sheets->len; i++)
    {
      const PcOriginSheet *sheet = &g_array_index (written->sheets, PcOriginSheet, i);
      const int index = pc_sheet_reader_find_sheet (self->reader, sheet->name);

      /* A sheet that was taken out says nothing. */
      if (index >= 0 && !pc_sheet_reader_read (self->reader, index, row_cb, self, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_table (Return         *self,
            PcOrigin       *origin,
            PcOriginTable  *written,
            GCancellable   *cancellable,
            GError        **error)
{
  const PcTable *table = find_table (origin, written->name);
  gboolean ok;

  if (table == NULL || !set_up_table (self, table, written))
    return TRUE;

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cells = g_new (Cell, self->filled->len);
  for (guint i = 0; i < self->filled->len; i++)
    self->cells[i] = (Cell) { PC_VALUE_INIT, PC_VALUE_INIT, PC_VALUE_INIT, FALSE };

  ok = take_sheets (self, written, cancellable, error);
  clear_cells (self);
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  return ok;
}

static gboolean
take_tables (Return        *self,
             PcOrigin      *origin,
             GCancellable  *cancellable,
             GError       **error)
{
  for (guint i = 0; i < origin->tables->len; i++)
    {
      self->number = i;
      if (!take_table (self, origin, origin->tables->pdata[i], cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * The workbook
 */

static gboolean
is_filled (PcOrigin *origin)
{
  for (guint i = 0; i < origin->tables->len; i++)
    if (pc_origin_find_column (origin->tables->pdata[i], PC_REPORT_BASE) >= 0)
      return TRUE;

  return FALSE;
}

gboolean
pc_return_is_one (const char *path)
{
  g_autoptr(PcSheetReader) reader = NULL;
  g_autoptr(PcOrigin) origin = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  reader = pc_sheet_reader_open (path, NULL);
  origin = reader != NULL && pc_origin_is_there (reader) ? pc_origin_read (reader, NULL) : NULL;
  return origin != NULL && is_filled (origin);
}

static gboolean
accept (PcOrigin  *origin,
        GError   **error)
{
  if (g_hash_table_contains (origin->facts, "recipient"))
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("This workbook is pseudonymised: nobody in it can be known again, and it cannot come back."));
  else if (!is_filled (origin))
    g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                         _("This workbook has no cells to be filled in. Export the report anew with such cells."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
run_through (Return        *self,
             PcOrigin      *origin,
             const char    *path,
             gboolean       keep,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *label = g_strconcat ("import ", shown, NULL);
  gboolean ok;

  if (!pc_store_begin (self->store, label, error))
    return FALSE;

  ok = take_tables (self, origin, cancellable, error);
  if (ok && keep && self->result->counts[PC_IMPORT_NEW] + self->result->counts[PC_IMPORT_CHANGED] > 0)
    return pc_store_commit (self->store, error);

  pc_store_rollback (self->store);
  return ok;
}

PcReturnResult *
pc_return_run (const char    *path,
               PcStore       *store,
               PcReturnSide   side,
               gboolean       keep,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(PcSheetReader) reader = NULL;
  g_autoptr(PcOrigin) origin = NULL;
  g_autoptr(PcReturnResult) result = NULL;
  g_autoptr(GArray) filled = g_array_new (FALSE, FALSE, sizeof (Filled));
  Return self = { .store = store, .side = side, .filled = filled };

  g_return_val_if_fail (path != NULL && PC_IS_STORE (store), NULL);

  if (!(reader = pc_sheet_reader_open (path, error)) || !(origin = pc_origin_read (reader, error)) ||
      !accept (origin, error))
    return NULL;

  result = g_new0 (PcReturnResult, 1);
  result->kept = keep;
  result->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_import_outcome_free);
  self.result = result;
  self.reader = reader;

  return run_through (&self, origin, path, keep, cancellable, error) ? g_steal_pointer (&result) : NULL;
}
