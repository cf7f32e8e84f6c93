/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-import.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const PcField outcome_columns[] = {
  { "sheet", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Sheet") },
  { "row", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Row") },
  { "outcome", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Outcome") },
  { "kind", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind") },
  { "id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier") },
  { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name") },
  { "score", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Score") },
  { "reasons", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Reasons") },
  { "changes", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("What changes") },
};

static const PcField column_columns[] = {
  { "sheet", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Sheet") },
  { "kind", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind") },
  { "column", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Column") },
  { "heading", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Heading") },
  { "field", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Field") },
  { "filled", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Filled") },
  { "sample", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("First value") },
};

static const PcField parked_columns[] = {
  { "id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier") },
  { "source", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("File") },
  { "row", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Row") },
  { "kind", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind") },
  { "state", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Outcome") },
  { "reason", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Reasons") },
};

static gboolean
needs_an_eye (const PcImportOutcome *outcome)
{
  return outcome->verdict == PC_IMPORT_CHANGED || outcome->verdict == PC_IMPORT_DOUBTFUL ||
         outcome->verdict == PC_IMPORT_REFUSED || outcome->reasons != NULL;
}

static void
print_outcome (const char            *sheet,
               const PcImportOutcome *outcome,
               PcCtlFormat            format,
               PcCtlRows             *rows)
{
  g_autofree char *reasons = pc_import_outcome_dup_reasons (outcome);
  g_autofree char *changes = pc_import_outcome_dup_changes (outcome);
  const gboolean is_table = format == PC_CTL_TABLE;
  const PcValue values[] = {
    { PC_UNSET, (char *) sheet },
    { outcome->row > 0 ? outcome->row : PC_UNSET, NULL },
    { PC_UNSET, (char *) (is_table ? pc_import_verdict_get_label (outcome->verdict) :
                          pc_import_verdict_get_code (outcome->verdict)) },
    { PC_UNSET, (char *) (is_table ? pc_kind_get_label (outcome->kind) : outcome->kind->name) },
    { PC_UNSET, outcome->id },
    { PC_UNSET, outcome->name },
    { outcome->score > 0 ? outcome->score : PC_UNSET, NULL },
    { PC_UNSET, *reasons != '\0' ? reasons : NULL },
    { PC_UNSET, *changes != '\0' ? changes : NULL },
  };

  pc_ctl_rows_add (rows, values);
}

static void
print_counts (const guint *counts,
              gboolean     kept)
{
  for (guint i = 0; i < PC_IMPORT_N_VERDICTS; i++)
    {
      g_autofree char *count = pc_import_verdict_format_count (i, counts[i]);

      if (counts[i] > 0)
        puts (count);
    }
  if (!kept)
    puts (_("This was only tried: nothing was changed."));
}

/* What has something in it and was passed over. */
static void
print_left_out (PcImport *import)
{
  GPtrArray *sheets = pc_import_list_sheets (import);

  for (guint i = 0; i < sheets->len && !pc_import_is_own (import); i++)
    {
      const PcImportSheet *sheet = sheets->pdata[i];

      if (!sheet->chosen && !sheet->hidden && sheet->kind != NULL && sheet->n_rows > 0)
        {
          /* Translators: %s is the name of a sheet of a spreadsheet. */
          printf (_("The sheet “%s” is not imported."), sheet->name);
          putchar ('\n');
        }
      for (guint j = 0; sheet->chosen && j < sheet->columns->len; j++)
        {
          const PcImportColumn *column = sheet->columns->pdata[j];
          g_autofree char *letter = pc_cell_dup_column_name (j);

          if (column->target.kind != NULL || column->n_filled == 0)
            continue;
          /* Translators: %s is the heading or the letter of a column of a spreadsheet. */
          printf (_("The column “%s” is not imported."), *column->heading != '\0' ? column->heading : letter);
          putchar ('\n');
        }
    }
}

void
pc_ctl_import_print (PcImport             *import,
                     const PcImportResult *result,
                     PcCtlFormat           format)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);
  guint n = 0;

  pc_ctl_rows_add_columns (rows, outcome_columns, G_N_ELEMENTS (outcome_columns));
  for (guint i = 0; i < result->outcomes->len; i++)
    if (format != PC_CTL_TABLE || needs_an_eye (result->outcomes->pdata[i]))
      {
        const PcImportOutcome *outcome = result->outcomes->pdata[i];
        const PcImportSheet *sheet = pc_import_list_sheets (import)->pdata[outcome->sheet];

        print_outcome (sheet->name, outcome, format, rows);
        n++;
      }

  if (n > 0 || format != PC_CTL_TABLE)
    pc_ctl_rows_finish (rows);
  if (format != PC_CTL_TABLE)
    return;

  print_left_out (import);
  print_counts (result->counts, result->kept);
}

void
pc_ctl_import_print_return (PcReturn             *workbook,
                            const PcReturnResult *result,
                            PcCtlFormat           format)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);

  pc_ctl_rows_add_columns (rows, outcome_columns, G_N_ELEMENTS (outcome_columns));
  for (guint i = 0; i < result->outcomes->len; i++)
    {
      const PcImportOutcome *outcome = result->outcomes->pdata[i];

      print_outcome (pc_return_list_sheets (workbook)[outcome->sheet], outcome, format, rows);
    }

  if (result->outcomes->len > 0 || format != PC_CTL_TABLE)
    pc_ctl_rows_finish (rows);
  if (format == PC_CTL_TABLE)
    print_counts (result->counts, result->kept);
}

void
pc_ctl_import_print_columns (PcImport    *import,
                             PcCtlFormat  format)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);
  GPtrArray *sheets = pc_import_list_sheets (import);

  pc_ctl_rows_add_columns (rows, column_columns, G_N_ELEMENTS (column_columns));
  for (guint i = 0; i < sheets->len; i++)
    {
      const PcImportSheet *sheet = sheets->pdata[i];

      for (guint j = 0; j < sheet->columns->len; j++)
        {
          const PcImportColumn *column = sheet->columns->pdata[j];
          g_autofree char *letter = pc_cell_dup_column_name (j);
          g_autofree char *field = sheet->kind != NULL ? pc_import_target_format (sheet->kind, column->target) :
                                   g_strdup ("");
          const PcValue values[] = {
            { PC_UNSET, sheet->name },
            { PC_UNSET, (char *) (sheet->kind != NULL ? sheet->kind->name : NULL) },
            { PC_UNSET, letter },
            { PC_UNSET, column->heading },
            { PC_UNSET, *field != '\0' ? field : NULL },
            { column->n_filled, NULL },
            { PC_UNSET, column->sample },
          };

          pc_ctl_rows_add (rows, values);
        }
    }

  pc_ctl_rows_finish (rows);
}

gboolean
pc_ctl_import_print_parked (PcStore      *store,
                            PcCtlFormat   format,
                            GError      **error)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);
  g_autoptr(GPtrArray) parked = pc_parked_rows_list (store, NULL, error);

  if (parked == NULL)
    return FALSE;

  pc_ctl_rows_add_columns (rows, parked_columns, G_N_ELEMENTS (parked_columns));
  for (guint i = 0; i < parked->len; i++)
    {
      const PcParkedRow *row = parked->pdata[i];
      const PcValue values[] = {
        { PC_UNSET, row->id },
        { PC_UNSET, row->source },
        { row->row_number, NULL },
        { PC_UNSET, row->kind },
        { PC_UNSET, row->state },
        { PC_UNSET, row->reason },
      };

      pc_ctl_rows_add (rows, values);
    }

  pc_ctl_rows_finish (rows);
  return TRUE;
}
