/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "pc-return-private.h"
#include "pc-workbook.h"

static const PcColumn row_columns[] = {
  { NULL, { "sheet", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Sheet") }, 22 },
  { NULL, { "row", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Row") }, 7 },
  { NULL, { "name", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Name") }, 22 },
  { NULL, { "outcome", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Outcome") }, 18 },
  { NULL, { "outcome_code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Outcome (code)") }, 12 },
  { NULL, { "reasons", PC_FIELD_NOTE, NULL, PC_PERSONAL, N_("Reasons") }, 60 },
  { NULL, { "changes", PC_FIELD_NOTE, NULL, PC_PERSONAL, N_("What changes") }, 40 },
  { NULL, { "record_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier") }, 36 },
};

static const PcColumn conflict_columns[] = {
  { NULL, { "sheet", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Sheet") }, 22 },
  { NULL, { "row", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Row") }, 7 },
  { NULL, { "column", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Column") }, 18 },
  { NULL, { "file", PC_FIELD_NOTE, NULL, PC_PERSONAL, N_("In the workbook") }, 30 },
  { NULL, { "ours", PC_FIELD_NOTE, NULL, PC_PERSONAL, N_("In Percorso") }, 30 },
  { NULL, { "who", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Changed here by") }, 22 },
  { NULL, { "when", PC_FIELD_INSTANT, NULL, PC_PLAIN, N_("Changed here at") }, 18 },
};

static gboolean
add_outcome (PcReturn               *self,
             PcWorkbook             *book,
             const PcImportOutcome  *outcome,
             GError                **error)
{
  g_autofree char *reasons = pc_import_outcome_dup_reasons (outcome);
  g_autofree char *changes = pc_import_outcome_dup_changes (outcome);
  const PcValue values[] = {
    { PC_UNSET, self->sheets->pdata[outcome->sheet] },
    { outcome->row, NULL },
    { PC_UNSET, outcome->name },
    { PC_UNSET, (char *) pc_import_verdict_get_label (outcome->verdict) },
    { PC_UNSET, (char *) pc_import_verdict_get_code (outcome->verdict) },
    { PC_UNSET, reasons },
    { PC_UNSET, changes },
    { PC_UNSET, outcome->id },
  };

  return pc_workbook_add_row (book, values, error);
}

static gboolean
add_conflict (PcWorkbook              *book,
              const PcReturnConflict  *conflict,
              GError                 **error)
{
  g_autoptr(GDateTime) moment = conflict->unix_ms > 0 ? g_date_time_new_from_unix_utc (conflict->unix_ms / 1000) : NULL;
  g_autofree char *when = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S.000Z") : NULL;
  const PcValue values[] = {
    { PC_UNSET, conflict->sheet },
    { conflict->row, NULL },
    { PC_UNSET, conflict->label },
    { PC_UNSET, conflict->file },
    { PC_UNSET, conflict->ours },
    { PC_UNSET, conflict->who },
    { PC_UNSET, when },
  };

  return pc_workbook_add_row (book, values, error);
}

static void
add_facts (PcReturn              *self,
           const PcReturnResult  *result,
           PcWorkbook            *book)
{
  pc_workbook_add_fact (book, "file", _("File"), self->name, NULL);
  pc_workbook_add_fact (book, "dry-run", _("Only tried"), result->kept ? _("No") : _("Yes"), result->kept ? "0" : "1");
  for (guint i = 0; i < PC_IMPORT_N_VERDICTS; i++)
    if (result->counts[i] > 0)
      {
        g_autofree char *count = g_strdup_printf ("%u", result->counts[i]);

        pc_workbook_add_fact (book, pc_import_verdict_get_code (i), pc_import_verdict_get_label (i), count, NULL);
      }
}

static gboolean
write_tables (PcReturn              *self,
              const PcReturnResult  *result,
              PcWorkbook            *book,
              GError               **error)
{
  const PcWorkbookLayout rows = { .name = "rows", .title = _("Rows"), .landscape = TRUE, .columns = row_columns,
                                  .n_columns = G_N_ELEMENTS (row_columns) };
  const PcWorkbookLayout conflicts = { .name = "conflicts", .title = _("Changed on both sides"), .landscape = TRUE,
                                       .columns = conflict_columns, .n_columns = G_N_ELEMENTS (conflict_columns) };

  if (!pc_workbook_add_table (book, &rows, error))
    return FALSE;
  for (guint i = 0; i < result->outcomes->len; i++)
    if (!add_outcome (self, book, result->outcomes->pdata[i], error))
      return FALSE;

  if (result->conflicts->len > 0 && !pc_workbook_add_table (book, &conflicts, error))
    return FALSE;
  for (guint i = 0; i < result->conflicts->len; i++)
    if (!add_conflict (book, result->conflicts->pdata[i], error))
      return FALSE;

  return TRUE;
}

gboolean
pc_return_write_result (PcReturn              *self,
                        const PcReturnResult  *result,
                        const char            *path,
                        GCancellable          *cancellable,
                        GError               **error)
{
  g_autoptr(PcWorkbook) book = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL && result != NULL && path != NULL, FALSE);

  /* Translators: %s is the name of a file. */
  title = g_strdup_printf (_("Import of “%s”"), self->name);
  if (!(book = pc_workbook_new (path, "import", title, error)))
    return FALSE;

  add_facts (self, result, book);
  return write_tables (self, result, book, error) && pc_workbook_close (book, cancellable, error);
}
