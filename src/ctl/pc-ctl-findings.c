/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-findings.h"

#include <glib/gi18n-lib.h>

/* The most columns that a caller sets before these. */
#define MOST_BEFORE 8

/* The sentence comes last in a table, where it is not cut. */
static const PcField table_columns[] = {
  { "level", PC_FIELD_CHOICE, "finding-level", PC_PLAIN, N_("Level") },
  { "rule", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rule") },
  { "day", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Day") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "message", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Finding") },
};

static const PcField columns[] = {
  { "rule", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rule") },
  { "level", PC_FIELD_CHOICE, "finding-level", PC_PLAIN, N_("Level") },
  { "message", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Finding") },
  { "source", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Source") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "record_kind", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind of record") },
  { "record_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier") },
  { "field", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Field") },
  { "day", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Day") },
};

static const PcField verdict_columns[] = {
  { "verdict", PC_FIELD_CHOICE, "verdict", PC_PLAIN, N_("Verdict") },
  { "findings", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Findings") },
  { "rule", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rule") },
  { "message", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("First finding") },
};

void
pc_ctl_findings_add_columns (PcCtlRows   *rows,
                             PcCtlFormat  format)
{
  if (format == PC_CTL_TABLE)
    pc_ctl_rows_add_columns (rows, table_columns, G_N_ELEMENTS (table_columns));
  else
    pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));
}

static void
add_table_row (PcCtlRows       *rows,
               const PcFinding *finding,
               PcValue         *values,
               guint            n)
{
  g_autofree char *day = pc_day_to_iso (finding->day);

  values[n++] = (PcValue) { PC_UNSET, (char *) pc_finding_level_get_code (finding->level) };
  values[n++] = (PcValue) { PC_UNSET, (char *) finding->rule };
  values[n++] = (PcValue) { PC_UNSET, day };
  values[n++] = (PcValue) { finding->assumed ? 1 : PC_UNSET, NULL };
  values[n++] = (PcValue) { PC_UNSET, finding->message };
  pc_ctl_rows_add (rows, values);
}

static void
add_row (PcCtlRows       *rows,
         const PcFinding *finding,
         PcValue         *values,
         guint            n)
{
  g_autofree char *day = pc_day_to_iso (finding->day);
  const char *field = finding->field >= 0 ? pc_kind_get_field (finding->kind, finding->field)->name : NULL;

  values[n++] = (PcValue) { PC_UNSET, (char *) finding->rule };
  values[n++] = (PcValue) { PC_UNSET, (char *) pc_finding_level_get_code (finding->level) };
  values[n++] = (PcValue) { PC_UNSET, finding->message };
  values[n++] = (PcValue) { PC_UNSET, finding->source };
  values[n++] = (PcValue) { finding->assumed, NULL };
  values[n++] = (PcValue) { PC_UNSET, finding->kind != NULL ? (char *) finding->kind->name : NULL };
  values[n++] = (PcValue) { PC_UNSET, finding->record_id };
  values[n++] = (PcValue) { PC_UNSET, (char *) field };
  values[n++] = (PcValue) { PC_UNSET, day };
  pc_ctl_rows_add (rows, values);
}

void
pc_ctl_findings_add (PcCtlRows     *rows,
                     PcCtlFormat    format,
                     GPtrArray     *findings,
                     const PcValue *before,
                     guint          n_before)
{
  PcValue values[MOST_BEFORE + G_N_ELEMENTS (columns)];

  g_return_if_fail (n_before <= MOST_BEFORE);

  for (guint i = 0; i < n_before; i++)
    values[i] = before[i];

  for (guint i = 0; i < findings->len; i++)
    if (format == PC_CTL_TABLE)
      add_table_row (rows, findings->pdata[i], values, n_before);
    else
      add_row (rows, findings->pdata[i], values, n_before);
}

void
pc_ctl_findings_print (GPtrArray   *findings,
                       PcCtlFormat  format)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);

  pc_ctl_findings_add_columns (rows, format);
  pc_ctl_findings_add (rows, format, findings, NULL, 0);
  pc_ctl_rows_finish (rows);
}

void
pc_ctl_verdicts_add_columns (PcCtlRows *rows)
{
  pc_ctl_rows_add_columns (rows, verdict_columns, G_N_ELEMENTS (verdict_columns));
}

void
pc_ctl_verdicts_add (PcCtlRows     *rows,
                     PcVerdict      verdict,
                     GPtrArray     *findings,
                     const PcValue *before,
                     guint          n_before)
{
  PcValue values[MOST_BEFORE + G_N_ELEMENTS (verdict_columns)];
  const PcFinding *first = NULL;
  gint64 count = 0;

  g_return_if_fail (n_before <= MOST_BEFORE);

  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      count += finding->level > PC_FINDING_NOTE;
      if (finding->level > PC_FINDING_NOTE && (first == NULL || finding->level > first->level))
        first = finding;
    }

  for (guint i = 0; i < n_before; i++)
    values[i] = before[i];

  values[n_before] = (PcValue) { PC_UNSET, (char *) pc_verdict_get_code (verdict) };
  values[n_before + 1] = (PcValue) { count, NULL };
  values[n_before + 2] = (PcValue) { PC_UNSET, first != NULL ? (char *) first->rule : NULL };
  values[n_before + 3] = (PcValue) { PC_UNSET, first != NULL ? first->message : NULL };
  pc_ctl_rows_add (rows, values);
}
