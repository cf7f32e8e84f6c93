/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-people.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"
#include "pc-ctl-findings.h"
#include "pc-ctl-rows.h"
#include "pc-cursor.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-limit-check.h"
#include "pc-programme-files.h"

typedef struct
{
  char *programme;
  char *on;
  char *format;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->programme);
  g_free (self->on);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef struct
{
  const PcCtlPeopleRule *rule;
  const char            *programme;    /* (nullable) */
  PcDay                  today;
  PcDay                  on;           /* 0 where none was asked for. */
  PcCtlFormat            format;
  PcCtlRows             *rows;
} Look;

/*
 * One person
 */

static void
print_heading (PcCase      *person,
               PcProgramme *programme,
               PcVerdict    verdict)
{
  g_autofree char *name = pc_record_dup_name (person->person);
  const PcCodeList *verdicts = pc_code_list_get ("verdict");
  const char *lines[][2] = {
    { _("Person"), name },
    { _("Code"), pc_record_get_text (person->person, PC_BENEFICIARY_CODE) },
    { _("Programme"), programme != NULL ? pc_programme_get_name (programme) : NULL },
    { _("Verdict"), pc_code_list_get_label (verdicts, pc_verdict_get_code (verdict)) },
  };

  pc_ctl_print_pairs (lines, G_N_ELEMENTS (lines));
}

/* The newest pathway of that programme, or of any. */
static PcPathwayCase *
find_pathway (PcCase     *person,
              const char *programme)
{
  for (guint i = person->pathways->len; i > 0; i--)
    {
      PcPathwayCase *pathway = person->pathways->pdata[i - 1];

      if (programme == NULL || g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME), programme) == 0)
        return pathway;
    }

  return NULL;
}

/* The programme with the rules that hold; it is known to be there where a name was given. */
static PcProgramme *
find_programme (PcStore       *store,
                PcCase        *person,
                PcPathwayCase *pathway,
                const char    *name)
{
  const char *region = person->office != NULL ? pc_record_get_text (person->office, PC_OFFICE_REGION) : NULL;

  return pathway != NULL ? pathway->programme : pc_case_find_programme (store, name, region);
}

static gboolean
print_person (const Look *look,
              PcStore    *store,
              const char *id,
              GError    **error)
{
  g_autoptr(PcCase) person = pc_case_load (store, id, look->on != 0 ? look->on : look->today, look->rule->parts, error);
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcPathwayCase *pathway = person != NULL ? find_pathway (person, look->programme) : NULL;
  PcProgramme *programme;
  PcVerdict verdict;

  if (person == NULL)
    return FALSE;
  if (pathway == NULL && (look->programme == NULL || look->rule->pathway_needed))
    {
      g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND,
                   look->rule->pathway_needed ? _("This person has no pathway to look at.")
                                              : _("This person has no pathway: name a programme with “--programme”."));
      return FALSE;
    }

  programme = find_programme (store, person, pathway, look->programme);
  verdict = look->rule->check (person, pathway, programme, look->on, findings);
  if (look->format == PC_CTL_TABLE)
    print_heading (person, programme, verdict);
  if (look->format == PC_CTL_TABLE && findings->len > 0)
    putchar ('\n');
  if (look->format != PC_CTL_TABLE || findings->len > 0)
    pc_ctl_findings_print (findings, look->format);
  return TRUE;
}

/*
 * An office
 */

static const PcField table_columns[] = {
  { "code", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Code") },
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
};

static const PcField columns[] = {
  { "code", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Code") },
  { "person", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Person") },
  { "person_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the person") },
  { "pathway_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the pathway") },
  { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") },
};

static gboolean
is_listed (const Look    *look,
           PcPathwayCase *pathway)
{
  const PcDay on = look->on != 0 ? look->on : look->today;
  const PcDay opened_on = pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON);
  const PcDay closed_on = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);

  if (opened_on > on || (closed_on != 0 && closed_on < on))
    return FALSE;
  if (look->programme != NULL &&
      g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME), look->programme) != 0)
    return FALSE;

  return look->rule->concerns == NULL || look->rule->concerns (pathway, on);
}

static void
print_pathway (const Look    *look,
               PcCase        *person,
               PcPathwayCase *pathway)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  const PcVerdict verdict = look->rule->check (person, pathway, pathway->programme, look->on, findings);
  g_autofree char *name = pc_record_dup_name (person->person);
  const PcValue before[] = {
    { PC_UNSET, (char *) pc_record_get_text (person->person, PC_BENEFICIARY_CODE) },
    { PC_UNSET, name },
    { PC_UNSET, (char *) pc_record_get_id (person->person) },
    { PC_UNSET, (char *) pc_record_get_id (pathway->pathway) },
    { PC_UNSET, (char *) pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME) },
  };

  pc_ctl_verdicts_add (look->rows, verdict, findings, before,
                       look->format == PC_CTL_TABLE ? G_N_ELEMENTS (table_columns) : G_N_ELEMENTS (columns));
}

static gboolean
look_at (PcCase   *person,
         gpointer  user_data)
{
  const Look *look = user_data;

  for (guint i = 0; i < person->pathways->len; i++)
    if (is_listed (look, person->pathways->pdata[i]))
      print_pathway (look, person, person->pathways->pdata[i]);

  return TRUE;
}

/* How many pathways the office has, where the programme says how many it may have. */
static gboolean
print_limit (const Look   *look,
             PcStore      *store,
             PcProgramme  *programme,
             GError      **error)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(PcCursor) cursor = pc_cursor_new (store,
                                              "SELECT count (*) FROM pathway WHERE programme = :programme AND "
                                              "deleted_at IS NULL AND outcome IS NOT 'not-started'", error);

  if (cursor == NULL)
    return FALSE;

  pc_cursor_bind_text (cursor, "programme", look->programme);
  if (!pc_cursor_next (cursor, error))
    return FALSE;

  pc_limit_check_promoter (programme, (guint) pc_cursor_get_int (cursor, 0), findings);
  for (guint i = 0; i < findings->len; i++)
    printf ("\n%s\n", ((const PcFinding *) findings->pdata[i])->message);

  return TRUE;
}

static gboolean
print_office (Look         *look,
              PcStore      *store,
              PcProgramme  *programme,
              GError      **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (look->format);
  const PcCaseScope scope = { .programme = look->programme, .open = TRUE };

  if (look->format == PC_CTL_TABLE)
    pc_ctl_rows_add_columns (rows, table_columns, G_N_ELEMENTS (table_columns));
  else
    pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));
  pc_ctl_verdicts_add_columns (rows);

  look->rows = rows;
  if (!pc_case_foreach (store, &scope, look->on != 0 ? look->on : look->today, look->rule->parts, cancellable, look_at,
                        look, error))
    return FALSE;

  pc_ctl_rows_finish (rows);
  return look->format != PC_CTL_TABLE || programme == NULL || print_limit (look, store, programme, error);
}

static gboolean
run (PcCtl       *self,
     Look        *look,
     const char  *person,
     GError     **error)
{
  g_autoptr(PcProgramme) programme = look->programme != NULL ? pc_programme_find (look->programme, error) : NULL;
  g_autoptr(PcStore) store = NULL;
  g_autofree char *id = NULL;

  if (look->programme != NULL && programme == NULL)
    return FALSE;

  store = pc_ctl_open (self, PC_STORE_READ, error);
  if (store == NULL)
    return FALSE;
  if (person == NULL)
    return print_office (look, store, programme, error);

  id = pc_ctl_find_id (store, &pc_beneficiary_kind, person, error);
  return id != NULL && print_person (look, store, id, error);
}

gboolean
pc_ctl_people_run (PcCtl                  *self,
                   const PcCtlPeopleRule  *rule,
                   char                  **arguments,
                   GError                **error)
{
  g_auto(Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "programme", 0, 0, G_OPTION_ARG_FILENAME, &options.programme, N_("Only this programme"), N_("ID") },
    { "on", 0, 0, G_OPTION_ARG_FILENAME, &options.on, N_("Reckon on this day in place of today"), N_("DAY") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  Look look = { .rule = rule, .today = pc_day_today () };

  if (rest == NULL || !pc_ctl_rows_parse_format (options.format, &look.format, error) ||
      !pc_ctl_parse_day ("--on", options.on, &look.on, error))
    return FALSE;

  look.programme = options.programme;
  return run (self, &look, rest[0], error);
}
