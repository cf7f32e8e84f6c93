/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-private.h"
#include "pc-workbook.h"

/* What stands behind the columns of the file. */
static const PcField added[] = {
  { "outcome", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Outcome") },
  { "outcome_code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Outcome (code)") },
  { "reasons", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Reasons") },
  { "changes", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("What changes") },
  { "record_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier") },
};

static const guint widths[] = { 14, 12, 60, 40, 36 };

#define WIDTH_OF_CELLS 18

/* The layout of one sheet, and what it points to. */
typedef struct
{
  PcWorkbookLayout  layout;
  GArray           *columns;
  GPtrArray        *texts;
} Layout;

static void
layout_free (gpointer data)
{
  Layout *self = data;

  g_array_unref (self->columns);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static void
add_column (Layout        *self,
            const PcField *field,
            guint          width)
{
  PcColumn column = { .expression = "NULL", .field = *field, .width = width };

  g_array_append_val (self->columns, column);
}

/* Headings are no msgids: a column without one has its letter. */
static void
add_file_column (Layout               *self,
                 const PcImportColumn *column,
                 guint                 index)
{
  char *name = g_strdup_printf ("column_%u", index + 1);
  char *heading = *column->heading != '\0' ? g_strdup (column->heading) : pc_cell_dup_column_name (index);
  const PcField field = { name, PC_FIELD_NOTE, NULL, PC_PLAIN, heading };

  g_ptr_array_add (self->texts, name);
  g_ptr_array_add (self->texts, heading);
  add_column (self, &field, WIDTH_OF_CELLS);
}

static Layout *
layout_new (PcImportSheet *sheet)
{
  Layout *self = g_new0 (Layout, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (PcColumn));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sheet->columns->len; i++)
    add_file_column (self, sheet->columns->pdata[i], i);
  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    add_column (self, &added[i], widths[i]);

  self->layout = (PcWorkbookLayout) { .name = sheet->kind->name, .title = sheet->name, .landscape = TRUE,
                                      .columns = (const PcColumn *) self->columns->data, .n_columns =
                                        self->columns->len };
  return self;
}

/* Rows of the file and outcomes come in the same order. */
typedef struct
{
  PcImport             *import;
  PcImportSheet        *sheet;
  guint                 sheet_index;
  const PcImportResult *result;
  guint                 next;
  PcWorkbook           *book;
  PcProgress           *progress;
} Writing;

static void
set_outcome (PcValue               *values,
             const PcImportOutcome *outcome)
{
  values[0].text = g_strdup (pc_import_verdict_get_label (outcome->verdict));
  values[1].text = g_strdup (pc_import_verdict_get_code (outcome->verdict));
  values[2].text = pc_import_outcome_dup_reasons (outcome);
  values[3].text = pc_import_outcome_dup_changes (outcome);
  values[4].text = g_strdup (outcome->id);
}

/* A #PcSheetRowFunc. */
static gboolean
write_row_cb (guint          row,
              const PcCell  *cells,
              guint          n_cells,
              gpointer       data,
              GError       **error)
{
  Writing *writing = data;
  const guint n = writing->sheet->columns->len;
  g_autofree PcValue *values = NULL;
  const PcImportOutcome *outcome;
  gboolean ok;

  if (row <= writing->sheet->header_row)
    return TRUE;

  outcome = writing->next < writing->result->outcomes->len ? writing->result->outcomes->pdata[writing->next++] : NULL;
  if (outcome == NULL || outcome->sheet != writing->sheet_index || outcome->row != row)
    {
      g_set_error (error, PC_ERROR, PC_ERROR_CONFLICT, _("The file “%s” has changed since it was imported."),
                   writing->import->name);
      return FALSE;
    }

  values = g_new0 (PcValue, n + G_N_ELEMENTS (added));
  for (guint i = 0; i < MIN (n, n_cells); i++)
    values[i].text = pc_import_cell_dup_text (&cells[i], writing->import->is_1904);
  set_outcome (values + n, outcome);
  ok = pc_workbook_add_row (writing->book, values, error);
  for (guint i = 0; i < n + G_N_ELEMENTS (added); i++)
    pc_value_clear (&values[i]);
  if (writing->progress != NULL)
    pc_progress_set_fraction (writing->progress, (double) writing->next / writing->result->outcomes->len);

  return ok;
}

static void
add_facts (PcWorkbook           *book,
           PcImport             *self,
           const PcImportResult *result)
{
  pc_workbook_add_fact (book, "file", _("File"), self->name, NULL);
  pc_workbook_add_fact (book, "dry-run", _("Only tried"), result->kept ? _("No") : _("Yes"), result->kept ? "0" : "1");
  /* Both sides change only what was exported to be filled in. */
  for (guint i = 0; i < PC_IMPORT_CONFLICT; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", result->counts[i]);

      pc_workbook_add_fact (book, pc_import_verdict_get_code (i), pc_import_verdict_get_label (i), count, NULL);
    }
}

static gboolean
write_sheets (PcImport       *self,
              Writing        *writing,
              GPtrArray      *layouts,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (self->path, error);

  if (reader == NULL)
    return FALSE;

  add_facts (writing->book, self, writing->result);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      PcImportSheet *sheet = self->sheets->pdata[i];

      if (!sheet->chosen)
        continue;

      writing->sheet = sheet;
      writing->sheet_index = i;
      g_ptr_array_add (layouts, layout_new (sheet));
      if (!pc_workbook_add_table (writing->book, &((Layout *) layouts->pdata[layouts->len - 1])->layout, error) ||
          !pc_sheet_reader_read (reader, sheet->index, write_row_cb, writing, cancellable, error))
        return FALSE;
    }

  return pc_workbook_close (writing->book, cancellable, error);
}

gboolean
pc_import_write_result (PcImport              *self,
                        const PcImportResult  *result,
                        const char            *path,
                        PcProgress            *progress,
                        GCancellable          *cancellable,
                        GError               **error)
{
  /* The workbook reads the layouts until it is gone. */
  g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func (layout_free);
  g_autofree char *title = NULL;
  Writing writing = { .import = self, .result = result, .progress = progress };
  gboolean ok;

  g_return_val_if_fail (self != NULL && result != NULL && path != NULL && self->path != NULL, FALSE);

  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_("Import of “%s”"), self->name);
  if (!pc_import_check_stamp (self, error) || !(writing.book = pc_workbook_new (path, "import", title, error)))
    return FALSE;

  ok = write_sheets (self, &writing, layouts, cancellable, error);
  pc_workbook_free (writing.book);
  return ok;
}
