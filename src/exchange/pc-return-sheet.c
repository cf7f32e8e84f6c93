/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-cell-mark.h"
#include "pc-error.h"
#include "pc-report-view.h"
#include "pc-report.h"
#include "pc-return-private.h"

#define ID_COLUMN "id"

/* The bar moves every so many rows. */
#define ROWS_A_STEP 50

static void
clear_column (gpointer data)
{
  PcReturnColumn *column = data;

  g_clear_pointer (&column->reader, pc_import_column_free);
}

static void
free_copies (gpointer data)
{
  PcReturnCopies *copies = data;

  g_free (copies->said);
  g_free (copies);
}

/*
 * Where the columns stand
 */

static gboolean
has_text (const PcCell *cells,
          guint         n_cells,
          guint         index,
          const char   *text)
{
  g_autofree char *heading = index < n_cells && cells[index].type == PC_CELL_TEXT
                             ? g_strstrip (g_strdup (cells[index].text)) : NULL;

  return g_strcmp0 (heading, text) == 0;
}

/* Somebody may have put columns in or moved them: a heading tells which is which, if need be in another place. */
static int
find_place (PcReturnRunning *run,
            int              written,
            const PcCell    *cells,
            guint            n_cells)
{
  const char *heading;

  if (written < 0 || written >= (int) run->written->headings->len)
    return written;

  heading = run->written->headings->pdata[written];
  if (has_text (cells, n_cells, written, heading))
    return written;

  for (guint i = 0; i < n_cells; i++)
    if (has_text (cells, n_cells, i, heading))
      return i;

  return -1;
}

static void
find_places (PcReturnRunning *run,
             GArray          *columns,
             const PcCell    *cells,
             guint            n_cells)
{
  for (guint i = 0; i < columns->len; i++)
    {
      PcReturnColumn *column = &g_array_index (columns, PcReturnColumn, i);

      column->index = find_place (run, column->written, cells, n_cells);
    }
}

/* Whether there is a heading that Percorso did not write. */
static gboolean
has_strange_heading (PcReturnRunning *run,
                     const PcCell    *cells,
                     guint            n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      gboolean is_ours = cells[i].type == PC_CELL_EMPTY;

      for (guint j = 0; j < run->written->headings->len && !is_ours; j++)
        is_ours = has_text (cells, n_cells, i, run->written->headings->pdata[j]);
      if (!is_ours)
        return TRUE;
    }

  return FALSE;
}

/* A column that was taken out says nothing; what was typed into one that has lost its name must not be lost with it. */
static gboolean
check_headings (PcReturnRunning  *run,
                const PcCell     *cells,
                guint             n_cells,
                GError          **error)
{
  gboolean is_lost = FALSE;

  for (guint i = 0; i < run->filled->len; i++)
    is_lost |= g_array_index (run->filled, PcReturnColumn, i).index < 0;
  if (!is_lost || !has_strange_heading (run, cells, n_cells))
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the name of a sheet of a spreadsheet. */
               _("The headings of the sheet “%s” are not as Percorso wrote them, and its columns cannot be told apart. "
                 "Put the headings back, or export the workbook anew."), run->sheet_name);
  return FALSE;
}

static gboolean
take_heading (PcReturnRunning  *run,
              const PcCell     *cells,
              guint             n_cells,
              GError          **error)
{
  run->has_heading = TRUE;
  run->id = find_place (run, pc_origin_find_column (run->written, ID_COLUMN), cells, n_cells);
  run->base = find_place (run, pc_origin_find_column (run->written, PC_REPORT_BASE), cells, n_cells);
  find_places (run, run->filled, cells, n_cells);
  find_places (run, run->marked, cells, n_cells);
  if (run->id >= 0 && run->base >= 0)
    return check_headings (run, cells, n_cells, error);

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the name of a sheet of a spreadsheet. */
               _("The sheet “%s” has lost its hidden columns or its first row, by which its rows are known again. "
                 "Fill in the workbook as it was exported."), run->sheet_name);
  return FALSE;
}

/*
 * Rows
 */

/* Whether somebody has typed something into a row that has no id; totals have formulas there. */
static gboolean
is_typed (PcReturnRunning *run,
          const PcCell    *cells,
          guint            n_cells)
{
  for (guint i = 0; i < run->filled->len; i++)
    {
      const int index = g_array_index (run->filled, PcReturnColumn, i).index;

      if (index >= 0 && index < (int) n_cells && cells[index].type != PC_CELL_EMPTY && !cells[index].formula)
        return TRUE;
    }

  return FALSE;
}

static void
end_row (PcReturnRunning *run)
{
  PcImportOutcome *outcome = g_steal_pointer (&run->outcome);

  if (pc_import_outcome_is_blocked (outcome))
    outcome->verdict = PC_IMPORT_REFUSED;
  else if (run->conflict)
    outcome->verdict = PC_IMPORT_CONFLICT;

  run->result->counts[outcome->verdict]++;
  if (outcome->verdict == PC_IMPORT_UNCHANGED && outcome->reasons == NULL)
    pc_import_outcome_free (outcome);
  else
    g_ptr_array_add (run->result->outcomes, outcome);
  g_clear_object (&run->record);
}

static void
clear_cells (PcReturnRunning *run)
{
  for (guint i = 0; i < run->filled->len; i++)
    {
      pc_value_clear (&run->cells[i].base);
      pc_value_clear (&run->cells[i].file);
      pc_value_clear (&run->cells[i].ours);
      run->cells[i].taken = FALSE;
    }
}

static void
step (PcReturnRunning *run)
{
  if (++run->n_rows % ROWS_A_STEP == 0 && run->progress != NULL && run->n_expected > 0)
    pc_progress_set_fraction (run->progress, MIN (1.0, (double) run->n_rows / run->n_expected));
}

static const char *
get_text (int           index,
          const PcCell *cells,
          guint         n_cells)
{
  return index < (int) n_cells && cells[index].type == PC_CELL_TEXT ? cells[index].text : NULL;
}

/* A #PcSheetRowFunc. */
static gboolean
row_cb (guint          row,
        const PcCell  *cells,
        guint          n_cells,
        gpointer       data,
        GError       **error)
{
  PcReturnRunning *run = data;
  const char *id;
  gboolean ok = TRUE;

  if (!run->has_heading)
    return take_heading (run, cells, n_cells, error);

  id = get_text (run->id, cells, n_cells);
  if (id == NULL && !is_typed (run, cells, n_cells))
    return TRUE;

  step (run);
  run->row = row;
  run->row_id = id;
  run->conflict = FALSE;
  run->outcome = pc_import_outcome_new (run->sheet, row, pc_kind_find (run->kind));
  run->outcome->verdict = PC_IMPORT_UNCHANGED;
  if (id != NULL)
    ok = pc_return_take_row (run, id, get_text (run->base, cells, n_cells), cells, n_cells, error);
  else
    pc_import_outcome_add_reason (run->outcome, -1, TRUE,
                                  g_strdup (_("This row was added in the spreadsheet: add it in Percorso, or "
                                              "import it as a list.")));
  clear_cells (run);
  end_row (run);
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

static void
add_column (PcReturnRunning *run,
            GArray          *columns,
            const PcColumn  *column)
{
  const PcReturnColumn added = {
    .column = column,
    .written = pc_origin_find_column (run->written, column->field.name),
    .index = -1,
    .reader = pc_import_column_new (pc_field_get_label (&column->field)),
  };

  g_array_append_val (columns, added);
}

/* Finds what the table is about; %FALSE where it has nothing to be filled in. */
static gboolean
set_up_table (PcReturnRunning *run,
              const PcTable   *table)
{
  const int id = pc_table_find_column (table, ID_COLUMN);

  run->form = pc_return_form_find (table->name);
  run->kind = id >= 0 ? table->columns[id].field.detail : NULL;
  g_array_set_size (run->filled, 0);
  g_array_set_size (run->marked, 0);
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].use == PC_COLUMN_FILLED)
      add_column (run, run->filled, &table->columns[i]);
    else if (pc_cell_mark_is_for (&table->columns[i]))
      add_column (run, run->marked, &table->columns[i]);

  return run->kind != NULL && run->filled->len > 0 && pc_origin_find_column (run->written, PC_REPORT_BASE) >= 0;
}

/* A sheet of another name cannot be told from one of the user's, and nothing is passed over without a word. */
static gboolean
read_sheet (PcReturnRunning  *run,
            const char       *name,
            PcSheetRowFunc    func,
            GError          **error)
{
  PcSheetReader *reader = run->workbook->reader;
  const int index = pc_sheet_reader_find_sheet (reader, name);

  if (index < 0)
    {
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
                   /* Translators: %s is the name of a sheet of a spreadsheet. */
                   _("The workbook has no sheet “%s” any more. Give the sheet its name back, or export the workbook "
                     "anew."), name);
      return FALSE;
    }

  run->sheet_name = name;
  run->has_heading = FALSE;
  return pc_sheet_reader_read (reader, index, func, run, run->cancellable, error);
}

/* A #PcSheetRowFunc. */
static gboolean
note_row_cb (guint          row,
             const PcCell  *cells,
             guint          n_cells,
             gpointer       data,
             GError       **error)
{
  PcReturnRunning *run = data;
  g_autoptr(GString) said = NULL;
  PcReturnCopies *copies;
  const char *id;

  if (!run->has_heading)
    return take_heading (run, cells, n_cells, error);
  if ((id = get_text (run->id, cells, n_cells)) == NULL)
    return TRUE;

  said = g_string_new (NULL);
  for (guint i = 0; i < run->filled->len; i++)
    {
      const int index = g_array_index (run->filled, PcReturnColumn, i).index;
      g_autofree char *text = index >= 0 && index < (int) n_cells ? pc_import_cell_dup_text (&cells[index], FALSE)
                                                                  : NULL;

      g_string_append_printf (said, "%s\x1f", text != NULL ? text : "");
    }

  if ((copies = g_hash_table_lookup (run->ids, id)) == NULL)
    {
      copies = g_new0 (PcReturnCopies, 1);
      copies->row = row;
      copies->said = g_string_free (g_steal_pointer (&said), FALSE);
      g_hash_table_insert (run->ids, g_strdup (id), copies);
    }
  else if (copies->other == 0 && strcmp (copies->said, said->str) != 0)
    copies->other = row;

  return TRUE;
}

/* Looks for rows that were copied, before any is taken. */
static gboolean
note_rows (PcReturnRunning  *run,
           GError          **error)
{
  for (guint i = 0; i < run->written->sheets->len; i++)
    if (!read_sheet (run, g_array_index (run->written->sheets, PcOriginSheet, i).name, note_row_cb, error))
      return FALSE;

  return TRUE;
}

static gboolean
take_sheets (PcReturnRunning  *run,
             gboolean          wanted,
             GError          **error)
{
  if (wanted && !note_rows (run, error))
    return FALSE;

  for (guint i = 0; i < run->written->sheets->len; i++, run->sheet++)
    if (wanted && !read_sheet (run, g_array_index (run->written->sheets, PcOriginSheet, i).name, row_cb, error))
      return FALSE;

  return TRUE;
}

static gboolean
take_table (PcReturnRunning  *run,
            PcOriginTable    *written,
            GError          **error)
{
  const PcTable *table = find_table (run->workbook->origin, written->name);
  gboolean wanted, ok;

  run->written = written;
  wanted = table != NULL && set_up_table (run, table);
  run->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_copies);
  run->cells = g_new (PcReturnCell, run->filled->len + 1);
  for (guint i = 0; i < run->filled->len; i++)
    run->cells[i] = (PcReturnCell) { PC_VALUE_INIT, PC_VALUE_INIT, PC_VALUE_INIT, FALSE };

  ok = take_sheets (run, wanted, error);
  g_clear_pointer (&run->cells, g_free);
  g_clear_pointer (&run->ids, g_hash_table_unref);
  return ok;
}

gboolean
pc_return_take_tables (PcReturnRunning  *run,
                       GError          **error)
{
  g_autoptr(GArray) filled = g_array_new (FALSE, FALSE, sizeof (PcReturnColumn));
  g_autoptr(GArray) marked = g_array_new (FALSE, FALSE, sizeof (PcReturnColumn));
  GPtrArray *tables = run->workbook->origin->tables;

  g_array_set_clear_func (filled, clear_column);
  g_array_set_clear_func (marked, clear_column);
  run->filled = filled;
  run->marked = marked;
  for (guint i = 0; i < tables->len; i++)
    if (!take_table (run, tables->pdata[i], error))
      return FALSE;

  return TRUE;
}
