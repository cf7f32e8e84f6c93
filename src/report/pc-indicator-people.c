/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-indicator-report.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * Who stands behind the sums of an edition of the list: one row a participant, 1 where she counts for an indicator
 * and 0 where she does not, so that the totals of the columns are the sums. Empty is what does not count at all: a
 * record that is not complete, a moment outside of the period, an answer that cannot be told.
 */

#define INDICATOR_WIDTH 9

enum
{
  FIELD_CODE,
  FIELD_FAMILY_NAME,
  FIELD_GIVEN_NAME,
  FIELD_PROGRAMME,
  FIELD_ENTERED,
  FIELD_LEFT,
  FIELD_SEX,
  FIELD_AGE,
  FIELD_AGE_CLASS,
  FIELD_COMPLETE,
  FIELD_GAPS,
  FIELD_UNKNOWN,
  FIELD_ID,
  FIELD_N
};

static const PcColumn columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "r.entered", { "entered", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Entered on") }, 11 },
  { "r.\"left\"", { "left", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Left on") }, 11 },
  { "r.sex", { "sex", PC_FIELD_CHOICE, "sex", PC_PLAIN, N_("Sex") }, 8, .use = PC_COLUMN_GROUP },
  { "r.age", { "age", PC_FIELD_INTEGER, NULL, PC_PERSONAL, N_("Age on entry") }, 7 },
  { "r.age_class", { "age_class", PC_FIELD_CHOICE, "age-class", PC_PLAIN, N_("Class of age") }, 11,
    .use = PC_COLUMN_GROUP },
  { "r.complete", { "complete", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Record complete") }, 10 },
  { "r.gaps", { "gaps", PC_FIELD_CHOICES, "participant-gap", PC_PLAIN, N_("Missing") }, 30 },
  { "r.unknown", { "unknown", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Not known") }, 14 },
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == FIELD_N);

/* What rests on disability, minority, foreign background or vulnerabilities. */
static gboolean
is_special (const char *code)
{
  static const char * const codes[] = { "EECO12", "EECO14", "EECO15", "CO15", "CO16", "CO17", "CR05", "CR09", NULL };

  return g_strv_contains (codes, code);
}

static GArray *
make_columns (guint set)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (PcColumn));
  guint n;
  const PcIndicator *indicators = pc_indicator_list (&n);

  g_array_append_vals (all, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < n; i++)
    if (indicators[i].set == 1u << set)
      {
        const PcColumn column = {
          .expression = g_strdup_printf ("r.\"%s\"", indicators[i].code),
          .field = { indicators[i].code, PC_FIELD_INTEGER, NULL,
                     is_special (indicators[i].code) ? PC_SPECIAL : PC_PLAIN, indicators[i].code },
          .width = INDICATOR_WIDTH,
          .total = TRUE,
        };

        g_array_append_val (all, column);
      }

  return all;
}

static const PcTable *
make_table (guint set)
{
  static const struct { const char *name; const char *title; } names[] = {
    { "participants-esf-2014", N_("Participants, ESF") },
    { "participants-esf-plus-2021", N_("Participants, ESF+") },
    { "participants-amif-2021", N_("Participants, AMIF") },
  };
  GArray *all = make_columns (set);
  PcTable *table = g_new0 (PcTable, 1);

  table->name = names[set].name;
  table->title = names[set].title;
  table->from = g_strdup_printf ("temp.indicator_people_%u AS r", set);
  table->order = "r.rowid";
  table->n_columns = all->len;
  table->columns = (const PcColumn *) g_array_free (all, FALSE);
  table->parameters = pc_indicator_parameters;
  table->n_parameters = PC_INDICATOR_N_PARAMETERS;
  return table;
}

const PcTable *
pc_indicator_people_get_table (guint set)
{
  static const PcTable *tables[PC_INDICATOR_N_SETS];

  g_return_val_if_fail (set < PC_INDICATOR_N_SETS, NULL);

  if (g_once_init_enter (&tables[set]))
    g_once_init_leave (&tables[set], make_table (set));

  return tables[set];
}

/*
 * Rows
 */

/* Of a programme that nobody knows the sets are not known either. */
static gboolean
reports (const PcParticipant *participant,
         guint                set)
{
  return participant->rules == NULL || (participant->rules->indicator_sets & (1u << set)) != 0;
}

/* Who has no day of entry belongs to no period, and is listed so that somebody mends it. */
static gboolean
is_listed (const PcIndicatorScope *scope,
           const PcParticipant    *participant)
{
  for (PcIndicatorMoment moment = PC_INDICATOR_ENTRY; moment <= PC_INDICATOR_SIX_MONTHS; moment++)
    {
      const PcDay day = pc_indicator_moment_get_day (moment, participant);

      if (day != 0 && day <= participant->person->on && pc_indicator_scope_has (scope, participant, moment))
        return TRUE;
    }

  return participant->entered == 0 && pc_indicator_scope_has (scope, participant, PC_INDICATOR_ENTRY);
}

static void
set_answers (PcTempRows             *rows,
             guint                   set,
             const PcIndicatorScope *scope,
             const PcParticipant    *participant)
{
  g_autoptr(GString) unknown = g_string_new (NULL);
  guint column = FIELD_N;
  guint n;
  const PcIndicator *indicators = pc_indicator_list (&n);

  for (guint i = 0; i < n; i++)
    {
      PcAnswer answer;

      if (indicators[i].set != 1u << set)
        continue;
      if (pc_indicator_scope_has (scope, participant, indicators[i].moment))
        {
          answer = pc_indicator_test (&indicators[i], participant);
          if (answer == PC_ANSWER_UNKNOWN)
            g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? " " : "", indicators[i].code);
          else
            pc_temp_rows_set_int (rows, column, answer == PC_ANSWER_YES);
        }
      column++;
    }

  pc_temp_rows_set_text (rows, FIELD_UNKNOWN, unknown->len > 0 ? unknown->str : NULL);
}

static gboolean
add_participant (PcTempRows              *rows,
                 guint                    set,
                 const PcIndicatorScope  *scope,
                 const PcParticipant     *participant,
                 GError                 **error)
{
  const gboolean complete = participant->rules != NULL && pc_participant_is_complete (participant, 1u << set);
  g_autofree char *gaps = pc_gaps_dup_codes (participant->gaps);

  pc_report_set_person (rows, FIELD_CODE, participant->person->person);
  pc_temp_rows_set_text (rows, FIELD_PROGRAMME, participant->programme);
  pc_report_set_day (rows, FIELD_ENTERED, participant->entered);
  pc_report_set_day (rows, FIELD_LEFT, participant->left);
  pc_temp_rows_set_text (rows, FIELD_SEX, participant->sex);
  pc_temp_rows_set_int (rows, FIELD_AGE, participant->age >= 0 ? participant->age : PC_UNSET);
  pc_temp_rows_set_text (rows, FIELD_AGE_CLASS, pc_report_get_age_class (participant->age));
  pc_temp_rows_set_int (rows, FIELD_COMPLETE, complete);
  pc_temp_rows_set_text (rows, FIELD_GAPS, *gaps != '\0' ? gaps : NULL);
  pc_report_set_field (rows, FIELD_ID, participant->entry->pathway, PC_RECORD_ID);
  if (complete)
    set_answers (rows, set, scope, participant);

  return pc_temp_rows_add (rows, error);
}

gboolean
pc_indicator_people_add (PcTempRows              *rows,
                         guint                    set,
                         const PcIndicatorScope  *scope,
                         GArray                  *participants,
                         GError                 **error)
{
  g_return_val_if_fail (rows != NULL && set < PC_INDICATOR_N_SETS && scope != NULL && participants != NULL, FALSE);

  for (guint i = 0; i < participants->len; i++)
    {
      const PcParticipant *participant = &g_array_index (participants, PcParticipant, i);

      if (reports (participant, set) && is_listed (scope, participant) &&
          !add_participant (rows, set, scope, participant, error))
        return FALSE;
    }

  return TRUE;
}
