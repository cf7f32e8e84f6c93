/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "pc-allowance.h"
#include "pc-case-load.h"
#include "pc-ctl-rows.h"
#include "pc-kinds.h"

typedef struct
{
  char *on;
  char *month;
  char *programme;
  char *format;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->on);
  g_free (self->month);
  g_free (self->programme);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The sentence comes last in a table, where it is not cut. */
static const PcField table_columns[] = {
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
  { "month", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Month") },
  { "planned_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours due") },
  { "attended_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Attended") },
  { "whole_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("In full") },
  { "amount_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Amount") },
  { "grade", PC_FIELD_CHOICE, "allowance-grade", PC_PLAIN, N_("How paid") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Why") },
};

static const PcField columns[] = {
  { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Reckoned on") },
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
  { "person_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the person") },
  { "pathway_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the pathway") },
  { "traineeship_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the traineeship") },
  { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") },
  { "month", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Month") },
  { "first", PC_FIELD_DATE, NULL, PC_PLAIN, N_("First day") },
  { "last", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Last day") },
  { "planned_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours due") },
  { "attended_minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Attended") },
  { "days_missing", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Days not marked") },
  { "attended_permille", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Attended, ‰") },
  { "whole_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("In full") },
  { "amount_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Amount") },
  { "forecast_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Forecast") },
  { "grade", PC_FIELD_CHOICE, "allowance-grade", PC_PLAIN, N_("How paid") },
  { "certified", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Certified") },
  { "rule", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rule") },
  { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Why") },
  { "source", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Source") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
};

/* Where the rows of many people go, and which months are wanted. */
typedef struct
{
  PcCtlRows   *rows;
  PcCtlFormat  format;
  const char  *programme;
  PcDay        month;      /* 0 for all. */
} Printer;

static char *
format_month (PcDay month)
{
  g_autofree char *iso = pc_day_to_iso (month);

  return g_strndup (iso, 7);
}

static void
add_table_row (const Printer          *self,
               PcCase                 *owner,
               PcPathwayCase          *pathway,
               const PcAllowanceMonth *month)
{
  g_autofree char *person = pc_record_dup_name (owner->person);
  g_autofree char *text = pc_allowance_explain (pathway->programme, month);
  g_autofree char *name = format_month (month->month);
  const PcValue values[] = {
    { PC_UNSET, person },
    { PC_UNSET, name },
    { month->planned, NULL },
    { month->attended, NULL },
    { month->whole_cents, NULL },
    { month->amount_cents, NULL },
    { PC_UNSET, (char *) pc_allowance_grade_get_code (month->grade) },
    { month->assumed ? 1 : PC_UNSET, NULL },
    { PC_UNSET, text },
  };

  pc_ctl_rows_add (self->rows, values);
}

static PcValue
get_text (PcRecord *record,
          guint     field)
{
  return (PcValue) { PC_UNSET, (char *) pc_record_get_text (record, field) };
}

static void
add_row (const Printer          *self,
         PcCase                 *owner,
         PcPathwayCase          *pathway,
         const PcAllowanceMonth *month)
{
  g_autofree char *on = pc_day_to_iso (owner->on);
  g_autofree char *first = pc_day_to_iso (month->first);
  g_autofree char *last = pc_day_to_iso (month->last);
  g_autofree char *name = format_month (month->month);
  g_autofree char *text = pc_allowance_explain (pathway->programme, month);
  g_autofree char *source = pc_allowance_dup_source (pathway->programme, month);
  const PcValue values[] = {
    { PC_UNSET, on },
    get_text (owner->person, PC_BENEFICIARY_CODE),
    get_text (owner->person, PC_RECORD_ID),
    get_text (pathway->pathway, PC_RECORD_ID),
    get_text (month->traineeship->traineeship, PC_RECORD_ID),
    get_text (pathway->pathway, PC_PATHWAY_PROGRAMME),
    { PC_UNSET, name },
    { PC_UNSET, first },
    { PC_UNSET, last },
    { month->planned, NULL },
    { month->attended, NULL },
    { month->days_missing, NULL },
    { month->permille >= 0 ? month->permille : PC_UNSET, NULL },
    { month->whole_cents, NULL },
    { month->amount_cents, NULL },
    { month->forecast_cents, NULL },
    { PC_UNSET, (char *) pc_allowance_grade_get_code (month->grade) },
    { month->certified, NULL },
    { PC_UNSET, (char *) pc_allowance_reason_get_code (month->reason) },
    { PC_UNSET, text },
    { PC_UNSET, source },
    { month->assumed, NULL },
  };

  pc_ctl_rows_add (self->rows, values);
}

static void
add_pathway (const Printer *self,
             PcCase        *owner,
             PcPathwayCase *pathway)
{
  g_autoptr(GArray) months = pc_allowance_reckon_all (pathway, owner->on);

  /* It has months, and nobody here can say what they are worth: no row would look like nothing due. */
  if (pathway->programme == NULL && pathway->traineeships->len > 0)
    {
      g_autofree char *person = pc_record_dup_name (owner->person);
      g_autofree char *message = g_strdup_printf (_("The rules of the programme “%s” are not on this computer: add its "
                                                    "file, or correct the programme of the pathway."),
                                                  pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME));

      fprintf (stderr, "%s: %s\n", person, message);
    }

  for (guint i = 0; i < months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);

      if (self->month != 0 && month->month != self->month)
        continue;
      if (self->format == PC_CTL_TABLE)
        add_table_row (self, owner, pathway, month);
      else
        add_row (self, owner, pathway, month);
    }
}

static gboolean
look_at_case (PcCase   *owner,
              gpointer  user_data)
{
  const Printer *self = user_data;

  for (guint i = 0; i < owner->pathways->len; i++)
    {
      PcPathwayCase *pathway = owner->pathways->pdata[i];

      if (self->programme == NULL ||
          g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME), self->programme) == 0)
        add_pathway (self, owner, pathway);
    }

  return TRUE;
}

/* "2026-03": the first day of the month; 0 where nothing was typed. */
static gboolean
parse_month (const char  *text,
             PcDay       *month,
             GError     **error)
{
  g_autofree char *iso = text != NULL ? g_strconcat (text, "-01", NULL) : NULL;

  *month = pc_day_from_iso (iso);
  if (text == NULL || *month != 0)
    return TRUE;

  /* Translators: %s is what was typed; the words in quotes stay as they are. */
  return pc_ctl_refuse (error, _("“%s” is no month; it is written as “2026-03”"), text);
}

static gboolean
print_months (PcCtl          *self,
              const Options  *options,
              const char     *who,
              PcDay           on,
              Printer        *printer,
              GError        **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcStore) store = pc_ctl_open (self, PC_STORE_READ, error);
  g_autoptr(PcRecord) person = store != NULL && who != NULL ? pc_ctl_find_person (store, who, error) : NULL;
  const PcCaseScope scope = { .person_id = person != NULL ? pc_record_get_id (person) : NULL, .programme = options->programme };

  if (store == NULL || (who != NULL && person == NULL))
    return FALSE;

  printer->rows = pc_ctl_rows_new (printer->format);
  if (printer->format == PC_CTL_TABLE)
    pc_ctl_rows_add_columns (printer->rows, table_columns, G_N_ELEMENTS (table_columns));
  else
    pc_ctl_rows_add_columns (printer->rows, columns, G_N_ELEMENTS (columns));

  if (!pc_case_foreach (store, &scope, on, PC_CASE_DAYS, cancellable, look_at_case, printer, error))
    return FALSE;

  pc_ctl_rows_finish (printer->rows);
  return TRUE;
}

gboolean
pc_ctl_allowance (PcCtl   *self,
                  char   **arguments,
                  GError **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &options.on, N_("Reckon on this day in place of today"), N_("DAY") },
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &options.month, N_("Only this month, written as 2026-03"), N_("MONTH") },
    { "programme", 0, 0, G_OPTION_ARG_FILENAME, &options.programme, N_("Only pathways in this programme"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  Printer printer = { NULL };
  PcDay on = pc_day_today ();
  gboolean done;

  if (rest == NULL || !pc_ctl_rows_parse_format (options.format, &printer.format, error) ||
      !pc_ctl_parse_day ("--on", options.on, &on, error) || !parse_month (options.month, &printer.month, error))
    return FALSE;

  printer.programme = options.programme;
  done = print_months (self, &options, rest[0], on, &printer, error);
  g_clear_pointer (&printer.rows, pc_ctl_rows_free);
  return done;
}
