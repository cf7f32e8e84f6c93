/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-ledger.h"

#include <glib/gi18n-lib.h>

#include "pc-case-load.h"
#include "pc-error.h"
#include "pc-kinds.h"

static const PcField table_columns[] = {
  { "column", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Figure") },
  { "figure_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Amount of the figure") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "day", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Day") },
  { "minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") },
  { "cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Amount") },
  { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Behind it") },
};

static const PcField columns[] = {
  { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Reckoned on") },
  { "pathway_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the pathway") },
  { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") },
  { "component", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Component") },
  { "column", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Figure") },
  { "figure_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Amount of the figure") },
  { "rule", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rule") },
  { "rule_text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Why") },
  { "source", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Source") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "record_kind", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind of record") },
  { "record_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier") },
  { "day", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Day") },
  { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Behind it") },
  { "minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") },
  { "cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Amount") },
};

typedef struct
{
  PcCtlRows                 *rows;
  PcCtlFormat                format;
  PcCase                    *owner;
  PcPathwayCase             *pathway;
  const char                *component;
  PcLedgerColumn             column;
  const PcLedgerExplanation *explanation;
} Printer;

/* The figure with its rule, then what is behind it. */
static void
add_table_row (const Printer     *self,
               const PcLedgerRow *row)
{
  g_autofree char *day = row != NULL ? pc_day_to_iso (row->day) : NULL;
  const PcValue values[] = {
    { PC_UNSET, row == NULL ? (char *) pc_ledger_column_get_code (self->column) : NULL },
    { row == NULL ? self->explanation->cents : PC_UNSET, NULL },
    { row == NULL && self->explanation->assumed ? 1 : PC_UNSET, NULL },
    { PC_UNSET, day },
    { row != NULL && row->minutes >= 0 ? row->minutes : PC_UNSET, NULL },
    { row != NULL ? row->cents : PC_UNSET, NULL },
    { PC_UNSET, row != NULL ? row->text : self->explanation->text },
  };

  pc_ctl_rows_add (self->rows, values);
}

static void
add_full_row (const Printer     *self,
              const PcLedgerRow *row)
{
  const PcLedgerExplanation *explanation = self->explanation;
  g_autofree char *on = pc_day_to_iso (self->owner->on);
  g_autofree char *day = row != NULL ? pc_day_to_iso (row->day) : NULL;
  const PcValue values[] = {
    { PC_UNSET, on },
    { PC_UNSET, (char *) pc_record_get_id (self->pathway->pathway) },
    { PC_UNSET, (char *) pc_record_get_text (self->pathway->pathway, PC_PATHWAY_PROGRAMME) },
    { PC_UNSET, (char *) self->component },
    { PC_UNSET, (char *) pc_ledger_column_get_code (self->column) },
    { explanation->cents, NULL },
    { PC_UNSET, (char *) explanation->rule },
    { PC_UNSET, explanation->text },
    { PC_UNSET, explanation->source },
    { explanation->assumed, NULL },
    { PC_UNSET, row != NULL && row->kind != NULL ? (char *) row->kind->name : NULL },
    { PC_UNSET, row != NULL ? row->record_id : NULL },
    { PC_UNSET, day },
    { PC_UNSET, row != NULL ? row->text : NULL },
    { row != NULL && row->minutes >= 0 ? row->minutes : PC_UNSET, NULL },
    { row != NULL ? row->cents : PC_UNSET, NULL },
  };

  pc_ctl_rows_add (self->rows, values);
}

static void
add_row (const Printer     *self,
         const PcLedgerRow *row)
{
  if (self->format == PC_CTL_TABLE)
    add_table_row (self, row);
  else
    add_full_row (self, row);
}

static void
print_figure (Printer        *self,
              const PcLedger *ledger,
              PcLedgerColumn  column)
{
  g_autoptr(PcLedgerExplanation) explanation = pc_ledger_explain (self->owner, self->pathway, ledger, self->component, column);

  self->column = column;
  self->explanation = explanation;
  if (self->format == PC_CTL_TABLE || explanation->rows->len == 0)
    add_row (self, NULL);

  for (guint i = 0; i < explanation->rows->len; i++)
    add_row (self, explanation->rows->pdata[i]);
}

/* FALSE where the pathway has no such component. */
static gboolean
print_pathway (Printer *self,
               int      column)
{
  g_auto(PcLedger) ledger = { 0 };

  pc_ledger_reckon (self->owner, self->pathway, &ledger);
  if (pc_ledger_find (&ledger, self->component) == NULL)
    return FALSE;

  for (int i = 0; i < PC_LEDGER_N_COLUMNS; i++)
    if (column < 0 || column == i)
      print_figure (self, &ledger, i);

  return TRUE;
}

static gboolean
print_pathways (Printer     *self,
                const char  *programme,
                int          column)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->owner->pathways->len; i++)
    {
      self->pathway = self->owner->pathways->pdata[i];
      if (programme == NULL ||
          g_strcmp0 (pc_record_get_text (self->pathway->pathway, PC_PATHWAY_PROGRAMME), programme) == 0)
        found |= print_pathway (self, column);
    }

  return found;
}

gboolean
pc_ctl_ledger_explain (PcStore      *store,
                       PcRecord     *person,
                       const char   *programme,
                       const char   *component,
                       const char   *column,
                       PcDay         on,
                       PcCtlFormat   format,
                       GError      **error)
{
  g_autoptr(PcCase) owner = NULL;
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);
  Printer printer = { rows, format, NULL, NULL, component };

  if (column != NULL && pc_ledger_column_find (column) < 0)
    /* Translators: %s is what was typed; the words after it stay as they are. */
    return pc_ctl_refuse (error, _("“%s” is none of planned, committed, delivered, certified, claimed, paid, left, unspent"), column);

  printer.owner = owner = pc_case_load (store, pc_record_get_id (person), on, PC_LEDGER_EXPLAIN_PARTS, error);
  if (owner == NULL)
    return FALSE;

  if (format == PC_CTL_TABLE)
    pc_ctl_rows_add_columns (rows, table_columns, G_N_ELEMENTS (table_columns));
  else
    pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));
  if (print_pathways (&printer, programme, column != NULL ? pc_ledger_column_find (column) : -1))
    {
      pc_ctl_rows_finish (rows);
      return TRUE;
    }

  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND,
               /* Translators: %s is what was typed as the name of a component. */
               _("No pathway of this person has a component “%s”."), component);
  return FALSE;
}
