/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"
#include "pc-kinds.h"
#include "pc-outcomes.h"

typedef struct
{
  char *operator;
  char *on;
  char *format;
  int   days;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->operator);
  g_free (self->on);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The sentence comes last in a table, where it is not cut. */
static const PcField table_columns[] = {
  { "due", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Due on") },
  { "state", PC_FIELD_CHOICE, "deadline-state", PC_PLAIN, N_("State") },
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
  { "kind", PC_FIELD_CHOICE, "deadline-kind", PC_PLAIN, N_("Kind") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("To do") },
};

static const PcField columns[] = {
  { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Reckoned on") },
  { "kind", PC_FIELD_CHOICE, "deadline-kind", PC_PLAIN, N_("Kind") },
  { "state", PC_FIELD_CHOICE, "deadline-state", PC_PLAIN, N_("State") },
  { "due", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Due on") },
  { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") },
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
  { "person_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the person") },
  { "pathway_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the pathway") },
  { "operator_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the operator") },
  { "record_kind", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind of record") },
  { "record_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier") },
  { "text", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("To do") },
  { "source", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Source") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
};

/* Empty where there is none. */
static PcValue
get_id (const char *id)
{
  return (PcValue) { PC_UNSET, *id != '\0' ? (char *) id : NULL };
}

static void
add_table_row (PcCtlRows        *rows,
               const PcDeadline *deadline)
{
  g_autofree char *due = pc_day_to_iso (deadline->due);
  const PcValue values[] = {
    { PC_UNSET, due },
    { PC_UNSET, (char *) pc_deadline_state_get_code (deadline->state) },
    { PC_UNSET, deadline->person },
    { PC_UNSET, (char *) deadline->kind },
    { deadline->assumed ? 1 : PC_UNSET, NULL },
    { PC_UNSET, deadline->text },
  };

  pc_ctl_rows_add (rows, values);
}

static void
add_row (PcCtlRows        *rows,
         const PcDeadline *deadline,
         const char       *on)
{
  g_autofree char *due = pc_day_to_iso (deadline->due);
  g_autofree char *from = pc_day_to_iso (deadline->from);
  const PcValue values[] = {
    { PC_UNSET, (char *) on },
    { PC_UNSET, (char *) deadline->kind },
    { PC_UNSET, (char *) pc_deadline_state_get_code (deadline->state) },
    { PC_UNSET, due },
    { PC_UNSET, from },
    { PC_UNSET, deadline->person },
    get_id (deadline->person_id),
    get_id (deadline->pathway_id),
    get_id (deadline->operator_id),
    { PC_UNSET, (char *) deadline->record_kind->name },
    get_id (deadline->record_id),
    { PC_UNSET, deadline->text },
    { PC_UNSET, deadline->source },
    { deadline->assumed, NULL },
  };

  pc_ctl_rows_add (rows, values);
}

static void
print (GPtrArray   *deadlines,
       PcDay        on,
       PcCtlFormat  format)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);
  g_autofree char *iso = pc_day_to_iso (on);
  g_autofree char *day = pc_day_format (on);

  if (format == PC_CTL_TABLE)
    pc_ctl_rows_add_columns (rows, table_columns, G_N_ELEMENTS (table_columns));
  else
    pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < deadlines->len; i++)
    if (format == PC_CTL_TABLE)
      add_table_row (rows, deadlines->pdata[i]);
    else
      add_row (rows, deadlines->pdata[i], iso);

  pc_ctl_rows_finish (rows);
  if (format == PC_CTL_TABLE)
    {
      /* Translators: %s is a day. */
      printf (_("As reckoned on %s."), day);
      putchar ('\n');
    }
}

static gboolean
list_deadlines (PcCtl          *self,
                const Options  *options,
                const char     *person,
                PcDay           on,
                PcCtlFormat     format,
                GError        **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcStore) store = pc_ctl_open (self, PC_STORE_READ, error);
  g_autofree char *person_id = NULL;
  g_autofree char *operator_id = NULL;
  g_autoptr(GPtrArray) deadlines = NULL;

  if (store == NULL ||
      (person != NULL && !(person_id = pc_ctl_find_id (store, &pc_beneficiary_kind, person, error))) ||
      (options->operator != NULL && !(operator_id = pc_ctl_find_id (store, &pc_operator_kind, options->operator, error))) ||
      !(deadlines = pc_outcomes_list_deadlines (store, person_id, operator_id, on, options->days, cancellable, error)))
    return FALSE;

  print (deadlines, on, format);
  return TRUE;
}

gboolean
pc_ctl_deadlines (PcCtl   *self,
                  char   **arguments,
                  GError **error)
{
  g_auto(Options) options = { .days = PC_DEADLINES_DAYS_AHEAD };
  const GOptionEntry entries[] = {
    { "operator", 0, 0, G_OPTION_ARG_FILENAME, &options.operator, N_("Only what this operator minds"), N_("ID") },
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &options.on, N_("Reckon on this day in place of today"), N_("DAY") },
    { "days", 0, 0, G_OPTION_ARG_INT, &options.days, N_("Look so many days ahead, 30 unless given"), N_("N") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  PcDay on = pc_day_today ();
  PcCtlFormat format;

  if (rest == NULL || !pc_ctl_rows_parse_format (options.format, &format, error) ||
      !pc_ctl_parse_day ("--on", options.on, &on, error))
    return FALSE;
  if (options.days < 0 || options.days > PC_DEADLINES_MOST_DAYS_AHEAD)
    return pc_ctl_refuse (error, _("“--days” is between 0 and 3660"));

  return list_deadlines (self, &options, rest[0], on, format, error);
}
