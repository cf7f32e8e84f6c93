/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"
#include "pc-ctl-rows.h"
#include "pc-kinds.h"
#include "pc-outcomes.h"
#include "pc-programme-files.h"

typedef struct
{
  char     *programme;
  char     *set;
  char     *moment;
  char     *operator;
  char     *from;
  char     *to;
  char     *on;
  char     *format;
  gboolean  participants;
  gboolean  incomplete;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->programme);
  g_free (self->set);
  g_free (self->moment);
  g_free (self->operator);
  g_free (self->from);
  g_free (self->to);
  g_free (self->on);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What the options come to. */
typedef struct
{
  PcIndicatorScope  scope;
  const char       *set;       /* %NULL for all. */
  const char       *moment;    /* Likewise. */
  PcDay             on;
  PcCtlFormat       format;
  gboolean          incomplete;
} Request;

static gboolean
is_asked_for (const Request     *self,
              const PcIndicator *indicator)
{
  return (self->set == NULL || g_str_equal (self->set, pc_indicator_set_get_code (indicator->set))) &&
         (self->moment == NULL || g_str_equal (self->moment, pc_indicator_moment_get_code (indicator->moment)));
}

/*
 * Sums
 */

static const PcField sum_table_columns[] = {
  { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") },
  { "women", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Women") },
  { "men", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Men") },
  { "non_binary", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Non-binary") },
  { "total", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Total") },
  { "unknown", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Not known") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "label", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Indicator") },
};

static const PcField sum_columns[] = {
  { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Reckoned on") },
  { "set", PC_FIELD_CHOICE, "indicator-set", PC_PLAIN, N_("Set") },
  { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") },
  { "moment", PC_FIELD_CHOICE, "indicator-moment", PC_PLAIN, N_("Moment") },
  { "label", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Indicator") },
  { "women", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Women") },
  { "men", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Men") },
  { "non_binary", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Non-binary") },
  { "total", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Total") },
  { "unknown", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Not known") },
  { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "complete", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Complete records") },
  { "incomplete", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Incomplete records") },
  { "source", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Source") },
};

static void
add_table_sum (PcCtlRows            *rows,
               const PcIndicator    *indicator,
               const PcIndicatorSum *sum)
{
  const PcValue values[] = {
    { PC_UNSET, (char *) indicator->code },
    { sum->women, NULL },
    { sum->men, NULL },
    { sum->non_binary, NULL },
    { sum->total, NULL },
    { sum->unknown > 0 ? sum->unknown : PC_UNSET, NULL },
    { sum->assumed ? 1 : PC_UNSET, NULL },
    { PC_UNSET, (char *) pc_indicator_get_label (indicator) },
  };

  pc_ctl_rows_add (rows, values);
}

static void
add_sum (PcCtlRows            *rows,
         const PcIndicator    *indicator,
         const PcIndicatorSum *sum,
         PcIndicators         *indicators,
         const char           *on)
{
  const PcValue values[] = {
    { PC_UNSET, (char *) on },
    { PC_UNSET, (char *) pc_indicator_set_get_code (indicator->set) },
    { PC_UNSET, (char *) indicator->code },
    { PC_UNSET, (char *) pc_indicator_moment_get_code (indicator->moment) },
    { PC_UNSET, (char *) pc_indicator_get_label (indicator) },
    { sum->women, NULL },
    { sum->men, NULL },
    { sum->non_binary, NULL },
    { sum->total, NULL },
    { sum->unknown, NULL },
    { sum->assumed, NULL },
    { pc_indicators_get_n_complete (indicators, indicator->set), NULL },
    { pc_indicators_get_n_incomplete (indicators, indicator->set), NULL },
    { PC_UNSET, (char *) pc_indicator_get_source (indicator) },
  };

  pc_ctl_rows_add (rows, values);
}

/* Below the table: what the sums leave out, a line a set. */
static void
print_records (const Request *request,
               PcIndicators  *indicators)
{
  const PcCodeList *sets = pc_code_list_get ("indicator-set");
  g_autofree char *day = pc_day_format (request->on);

  for (guint i = 0; i < pc_code_list_get_n_codes (sets); i++)
    {
      const char *set = pc_code_list_get_id (sets, i);
      const int complete = pc_indicators_get_n_complete (indicators, 1u << i);
      const int incomplete = pc_indicators_get_n_incomplete (indicators, 1u << i);

      if ((request->set != NULL && !g_str_equal (request->set, set)) || complete + incomplete == 0)
        continue;

      /* Translators: %s is a set of indicators, such as “European Social Fund Plus 2021-2027”; then how many records. */
      printf (_("%s: %d complete records, %d incomplete ones that are not counted."),
              pc_code_list_get_label (sets, set), complete, incomplete);
      putchar ('\n');
    }

  /* Translators: %s is a day. */
  printf (_("As reckoned on %s."), day);
  putchar ('\n');
}

static void
print_sums (const Request *request,
            PcIndicators  *indicators)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (request->format);
  g_autofree char *on = pc_day_to_iso (request->on);
  guint n;
  const PcIndicator *list = pc_indicator_list (&n);

  if (request->format == PC_CTL_TABLE)
    pc_ctl_rows_add_columns (rows, sum_table_columns, G_N_ELEMENTS (sum_table_columns));
  else
    pc_ctl_rows_add_columns (rows, sum_columns, G_N_ELEMENTS (sum_columns));

  for (guint i = 0; i < n; i++)
    if (!is_asked_for (request, &list[i]))
      continue;
    else if (request->format == PC_CTL_TABLE)
      add_table_sum (rows, &list[i], pc_indicators_get (indicators, &list[i]));
    else
      add_sum (rows, &list[i], pc_indicators_get (indicators, &list[i]), indicators, on);

  pc_ctl_rows_finish (rows);
  if (request->format == PC_CTL_TABLE)
    print_records (request, indicators);
}

/*
 * Participants one by one
 */

static const PcField participant_columns[] = {
  { "code", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Code") },
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
  { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") },
  { "entered", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Entered on") },
  { "left", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Left on") },
  { "gaps", PC_FIELD_CHOICES, "participant-gap", PC_PLAIN, N_("Missing") },
  { "counts", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Counts for") },
  { "unknown", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Not known") },
  { "complete", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Complete for") },
  { "sex", PC_FIELD_CHOICE, "sex", PC_PLAIN, N_("Sex") },
  { "age", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Age on entry") },
  { "person_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the person") },
  { "pathway_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the pathway") },
};

/* What a terminal has room for; the others are for programs. */
#define N_TABLE_COLUMNS 7

typedef struct
{
  const Request *request;
  PcCtlRows     *rows;
} Listing;

/* The codes of those that answer so, a space between. */
static char *
list_codes (const Listing       *self,
            const PcParticipant *participant,
            PcAnswer             answer)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n;
  const PcIndicator *list = pc_indicator_list (&n);

  for (guint i = 0; i < n; i++)
    if (is_asked_for (self->request, &list[i]) && pc_participant_is_complete (participant, list[i].set) &&
        pc_indicator_scope_has (&self->request->scope, participant, list[i].moment) &&
        pc_indicator_test (&list[i], participant) == answer)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", list[i].code);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The sets for which the record counts. */
static char *
list_sets (const Listing       *self,
           const PcParticipant *participant)
{
  const PcCodeList *sets = pc_code_list_get ("indicator-set");
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; participant->rules != NULL && i < pc_code_list_get_n_codes (sets); i++)
    if ((participant->rules->indicator_sets & (1u << i)) != 0 && pc_participant_is_complete (participant, 1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", pc_code_list_get_id (sets, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_participant (const Listing       *self,
                 const PcParticipant *participant)
{
  PcRecord *person = participant->person->person;
  g_autofree char *name = pc_record_dup_name (person);
  g_autofree char *entered = pc_day_to_iso (participant->entered);
  g_autofree char *left = pc_day_to_iso (participant->left);
  g_autofree char *gaps = pc_gaps_dup_codes (participant->gaps);
  g_autofree char *counts = list_codes (self, participant, PC_ANSWER_YES);
  g_autofree char *unknown = list_codes (self, participant, PC_ANSWER_UNKNOWN);
  g_autofree char *complete = list_sets (self, participant);
  const PcValue values[] = {
    { PC_UNSET, (char *) pc_record_get_text (person, PC_BENEFICIARY_CODE) },
    { PC_UNSET, name },
    { PC_UNSET, (char *) participant->programme },
    { PC_UNSET, entered },
    { PC_UNSET, left },
    { PC_UNSET, *gaps != '\0' ? gaps : NULL },
    { PC_UNSET, counts },
    { PC_UNSET, unknown },
    { PC_UNSET, complete },
    { PC_UNSET, (char *) participant->sex },
    { participant->age >= 0 ? participant->age : PC_UNSET, NULL },
    { PC_UNSET, (char *) pc_record_get_id (person) },
    { PC_UNSET, (char *) pc_record_get_id (participant->entry->pathway) },
  };

  pc_ctl_rows_add (self->rows, values);
}

static gboolean
has_come (const PcParticipant *participant,
          PcIndicatorMoment    moment)
{
  const PcDay day = pc_indicator_moment_get_day (moment, participant);

  return day != 0 && day <= participant->person->on;
}

static gboolean
is_listed (const Request       *self,
           const PcParticipant *participant)
{
  const char *moments[] = { "entry", "leaving", "six-months" };

  if (self->incomplete && participant->gaps == 0)
    return FALSE;

  for (PcIndicatorMoment moment = PC_INDICATOR_ENTRY; moment <= PC_INDICATOR_SIX_MONTHS; moment++)
    if ((self->moment == NULL || g_str_equal (self->moment, moments[moment])) &&
        has_come (participant, moment) && pc_indicator_scope_has (&self->scope, participant, moment))
      return TRUE;

  /* Nobody knows when she entered, so she belongs to no period. */
  return participant->entered == 0 && pc_indicator_scope_has (&self->scope, participant, PC_INDICATOR_ENTRY);
}

static gboolean
list_person (PcCase   *person,
             gpointer  user_data)
{
  const Listing *self = user_data;
  g_autoptr(GArray) participants = pc_participant_list (person);

  for (guint i = 0; i < participants->len; i++)
    if (is_listed (self->request, &g_array_index (participants, PcParticipant, i)))
      add_participant (self, &g_array_index (participants, PcParticipant, i));

  return TRUE;
}

static gboolean
print_participants (const Request  *request,
                    PcStore        *store,
                    GCancellable   *cancellable,
                    GError        **error)
{
  const PcCaseScope scope = { .operator_id = request->scope.operator_id, .programme = request->scope.programme };
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (request->format);
  Listing listing = { request, rows };

  pc_ctl_rows_add_columns (rows, participant_columns, request->format == PC_CTL_TABLE ? N_TABLE_COLUMNS :
                           G_N_ELEMENTS (participant_columns));
  if (!pc_case_foreach (store, &scope, request->on, PC_CASE_PAPERS | PC_CASE_FOLLOW_UPS, cancellable, list_person, &listing,
                        error))
    return FALSE;

  pc_ctl_rows_finish (rows);
  return TRUE;
}

/*
 * The command
 */

/* A code of the list, or NULL for all. */
static gboolean
parse_code (const char  *option,
            const char  *list,
            const char  *text,
            const char **code,
            GError     **error)
{
  *code = NULL;
  if (text == NULL || g_str_equal (text, "all"))
    return TRUE;
  if (!pc_code_list_has (pc_code_list_get (list), text))
    /* Translators: the first %s is an option, the second what was typed, the third a code list. */
    return pc_ctl_refuse (error, _("%s: there is no “%s”; “percorsoctl codes %s” lists what there is"), option, text, list);

  *code = text;
  return TRUE;
}

/* A name that nobody knows would count nobody, which looks like an answer. */
static gboolean
check_programme (const char  *id,
                 GError     **error)
{
  g_autoptr(PcProgramme) programme = id != NULL ? pc_programme_find (id, error) : NULL;

  return id == NULL || programme != NULL;
}

static gboolean
parse_request (const Options  *options,
               Request        *request,
               GError        **error)
{
  request->on = pc_day_today ();
  request->incomplete = options->incomplete;
  request->scope.programme = options->programme;
  if (!pc_ctl_rows_parse_format (options->format, &request->format, error) ||
      !parse_code ("--set", "indicator-set", options->set, &request->set, error) ||
      !parse_code ("--moment", "indicator-moment", options->moment, &request->moment, error) ||
      !pc_ctl_parse_day ("--from", options->from, &request->scope.from, error) ||
      !pc_ctl_parse_day ("--to", options->to, &request->scope.to, error) ||
      !pc_ctl_parse_day ("--on", options->on, &request->on, error) || !check_programme (options->programme, error))
    return FALSE;

  return request->scope.to == 0 || request->scope.from <= request->scope.to ||
         pc_ctl_refuse (error, _("“--from” lies after “--to”"));
}

static gboolean
run (PcCtl          *self,
     const Options  *options,
     Request        *request,
     GError        **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcStore) store = pc_ctl_open (self, PC_STORE_READ, error);
  g_autoptr(PcIndicators) indicators = NULL;
  g_autofree char *operator_id = NULL;

  if (store == NULL ||
      (options->operator != NULL && !(operator_id = pc_ctl_find_id (store, &pc_operator_kind, options->operator, error))))
    return FALSE;

  request->scope.operator_id = operator_id;
  if (options->participants || options->incomplete)
    return print_participants (request, store, cancellable, error);

  indicators = pc_outcomes_count_indicators (store, &request->scope, request->on, cancellable, error);
  if (indicators != NULL)
    print_sums (request, indicators);

  return indicators != NULL;
}

gboolean
pc_ctl_indicators (PcCtl   *self,
                   char   **arguments,
                   GError **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_FILENAME, &options.programme, N_("Only this programme"), N_("ID") },
    { "set", 0, 0, G_OPTION_ARG_FILENAME, &options.set, N_("Only this set: esf-2014, esf-plus-2021 or amif-2021"), N_("SET") },
    { "moment", 0, 0, G_OPTION_ARG_FILENAME, &options.moment, N_("entry, leaving, six-months or all"), N_("MOMENT") },
    { "operator", 0, 0, G_OPTION_ARG_FILENAME, &options.operator, N_("Only participants of this case manager"), N_("ID") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_("First day of the period"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_("Last day of the period"), N_("DAY") },
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &options.on, N_("Reckon on this day in place of today"), N_("DAY") },
    { "participants", 0, 0, G_OPTION_ARG_NONE, &options.participants, N_("List the participants and what each counts for"), NULL },
    { "incomplete", 0, 0, G_OPTION_ARG_NONE, &options.incomplete, N_("List the participants whose records lack something"), NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("table, csv or json"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  Request request = { .set = NULL };

  return rest != NULL && parse_request (&options, &request, error) && run (self, &options, &request, error);
}
