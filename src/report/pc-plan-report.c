/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-budget.h"
#include "pc-kinds.h"
#include "pc-plan-check.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * The individual action plan (PAI) in force: of one person usually, of all of them where none is named, since each row
 * says whose it is. Goals and services are those of that version; skills are the person's.
 */

enum
{
  PLAN_CODE,
  PLAN_FAMILY_NAME,
  PLAN_GIVEN_NAME,
  PLAN_BIRTH_DATE,
  PLAN_TAX_CODE,
  PLAN_PROGRAMME,
  PLAN_NUMBER,
  PLAN_VERSION,
  PLAN_STARTS,
  PLAN_OPERATOR,
  PLAN_OCCUPATION,
  PLAN_SIGNED,
  PLAN_SIGNED_OPERATOR,
  PLAN_REVIEW,
  PLAN_ID
};

static const PcColumn plan_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { "r.birth_date", { "birth_date", PC_FIELD_DATE, NULL, PC_PERSONAL, N_("Date of birth") }, 11 },
  { "r.tax_code", { "tax_code", PC_FIELD_TEXT, "tax-code", PC_PERSONAL, N_("Tax code") }, 18 },
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "r.number", { "number", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Endowment number") }, 12 },
  { "r.version", { "version", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Version") }, 8 },
  { "r.starts_on", { "starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("In force from") }, 11 },
  { PC_REPORT_OPERATOR ("r.operator"), { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Operator") }, 16 },
  { "r.occupation", { "occupation", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Target occupation") }, 18 },
  { "r.signed_on", { "signed_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Signed by the person on") }, 14 },
  { "r.signed_operator_on", { "signed_operator_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Signed by the operator on") },
    14 },
  { "r.review_on", { "review_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To be reviewed on") }, 11 },
  PC_REPORT_ID_COLUMN ("r.id", "plan"),
};

enum
{
  AIM_CODE,
  AIM_FAMILY_NAME,
  AIM_GIVEN_NAME,
  AIM_PROGRAMME,
  AIM_SUMMARY,
  AIM_STRENGTHS,
  AIM_OBSTACLES,
  AIM_ID
};

static const PcColumn aim_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "r.summary", { "summary", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Summary of the plan") }, 44 },
  { "r.strengths", { "strengths", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Strengths and resources") }, 36 },
  { "r.obstacles", { "obstacles", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Obstacles") }, 36 },
  PC_REPORT_ID_COLUMN ("r.id", "plan"),
};

enum
{
  GOAL_CODE,
  GOAL_FAMILY_NAME,
  GOAL_GIVEN_NAME,
  GOAL_PROGRAMME,
  GOAL_POSITION,
  GOAL_DESCRIPTION,
  GOAL_DUE,
  GOAL_OUTCOME,
  GOAL_OUTCOME_ON,
  GOAL_NOTES,
  GOAL_ID
};

static const PcColumn goal_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "r.position", { "position", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Position") }, 9 },
  { "r.description", { "description", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Goal") }, 50 },
  { "r.due_on", { "due_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("By") }, 11 },
  { "r.outcome", { "outcome", PC_FIELD_CHOICE, "goal-outcome", PC_PLAIN, N_("Outcome") }, 16 },
  { "r.outcome_on", { "outcome_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Outcome on") }, 11 },
  { "r.notes", { "notes", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Notes") }, 30 },
  PC_REPORT_ID_COLUMN ("r.id", "goal"),
};

enum
{
  SKILL_CODE,
  SKILL_FAMILY_NAME,
  SKILL_GIVEN_NAME,
  SKILL_AREA,
  SKILL_NAME,
  SKILL_LEVEL,
  SKILL_EVIDENCE,
  SKILL_LEARNED_IN,
  SKILL_ASSESSED_ON,
  SKILL_OPERATOR,
  SKILL_ID
};

static const PcColumn skill_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { "r.area", { "area", PC_FIELD_CHOICE, "competence-area", PC_PLAIN, N_("Area") }, 22 },
  { "r.name", { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Competence") }, 30 },
  { "r.level", { "level", PC_FIELD_CHOICE, "competence-level", PC_PLAIN, N_("Level") }, 12 },
  { "r.evidence", { "evidence", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Evidence") }, 34 },
  { "r.learned_in", { "learned_in", PC_FIELD_CHOICE, "countries", PC_PLAIN, N_("Learned in") }, 16 },
  { "r.assessed_on", { "assessed_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Assessed on") }, 11 },
  { PC_REPORT_OPERATOR ("r.operator"), { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Assessed by") }, 18 },
  PC_REPORT_ID_COLUMN ("r.id", "competence"),
};

enum
{
  SERVICE_CODE,
  SERVICE_FAMILY_NAME,
  SERVICE_GIVEN_NAME,
  SERVICE_PROGRAMME,
  SERVICE_SERVICE,
  SERVICE_FORM,
  SERVICE_DELIVERY,
  SERVICE_STARTS,
  SERVICE_ENDS,
  SERVICE_OF_PROGRAMME,
  SERVICE_PLANNED,
  SERVICE_DELIVERED,
  SERVICE_CERTIFIED,
  SERVICE_LEFT,
  SERVICE_REMARK,
  SERVICE_ID
};

static const PcColumn service_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "r.service", { "service", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Service") }, 30 },
  { "r.form", { "form", PC_FIELD_CHOICES, "service-form", PC_PLAIN, N_("Individual or group") }, 14 },
  { "r.delivery", { "delivery", PC_FIELD_CHOICES, "service-delivery", PC_PLAIN, N_("Delivered") }, 14 },
  { "r.starts_on", { "starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, 11 },
  { "r.ends_on", { "ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Until") }, 11 },
  { "r.programme_hours", { "programme_hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours of the programme") }, 11 },
  { "r.planned", { "planned", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours planned") }, 9, TRUE,
    .length = PC_LENGTH_BOTH },
  { "r.delivered", { "delivered", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours delivered") }, 9, TRUE,
    .length = PC_LENGTH_BOTH },
  { "r.certified", { "certified", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours certified") }, 10, TRUE },
  /* Lengths below nothing are no times to a spreadsheet: what is beyond the plan stands in the remark. */
  { "r.left", { "left", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours left") }, 9, TRUE, "MAX(0,{planned}-{delivered})",
    .length = PC_LENGTH_BOTH },
  { "r.remark", { "remark", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Remark") }, 30 },
  /* Of one plan the sums of each service have a row. */
  PC_REPORT_ID_COLUMN ("r.id || ' ' || r.service", "plan"),
};

static const PcParameter parameters[] = {
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
};

#define TABLE(_name, _title, _temp, _columns) \
  { .name = _name, .title = _title, .from = "temp." _temp " AS r", .order = "r.rowid", .columns = _columns, \
    .n_columns = G_N_ELEMENTS (_columns), .parameters = parameters, .n_parameters = G_N_ELEMENTS (parameters) }

enum
{
  PLANS,
  AIMS,
  GOALS,
  SKILLS,
  SERVICES,
  N_TABLES
};

static const PcTable tables[N_TABLES] = {
  TABLE ("plan", N_("Action plan (PAI)"), "action_plan", plan_columns),
  TABLE ("aims", N_("Aims and resources"), "action_plan_aim", aim_columns),
  TABLE ("goals", N_("Goals"), "action_plan_goal", goal_columns),
  TABLE ("skills", N_("Skills assessed"), "action_plan_skill", skill_columns),
  TABLE ("planned-services", N_("Planned services"), "action_plan_service", service_columns),
};

typedef struct
{
  PcTempRows *rows[N_TABLES];
  PcId        last;        /* Whose skills are there already. */
} Plan;

static gboolean
add_plan (PcTempRows     *rows,
          PcCase         *owner,
          PcPathwayCase  *pathway,
          PcRecord       *plan,
          GError        **error)
{
  pc_report_set_person (rows, PLAN_CODE, owner->person);
  pc_report_set_field (rows, PLAN_BIRTH_DATE, owner->person, PC_BENEFICIARY_BIRTH_DATE);
  pc_report_set_field (rows, PLAN_TAX_CODE, owner->person, PC_BENEFICIARY_TAX_CODE);
  pc_report_set_field (rows, PLAN_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_field (rows, PLAN_NUMBER, pathway->pathway, PC_PATHWAY_NUMBER);
  pc_report_set_field (rows, PLAN_VERSION, plan, PC_PLAN_VERSION);
  pc_report_set_field (rows, PLAN_STARTS, plan, PC_PLAN_STARTS_ON);
  pc_report_set_field (rows, PLAN_OPERATOR, plan, PC_PLAN_OPERATOR_ID);
  pc_report_set_field (rows, PLAN_OCCUPATION, plan, PC_PLAN_OCCUPATION);
  pc_report_set_field (rows, PLAN_SIGNED, plan, PC_PLAN_SIGNED_ON);
  pc_report_set_field (rows, PLAN_SIGNED_OPERATOR, plan, PC_PLAN_SIGNED_OPERATOR_ON);
  pc_report_set_field (rows, PLAN_REVIEW, plan, PC_PLAN_REVIEW_ON);
  pc_report_set_field (rows, PLAN_ID, plan, PC_RECORD_ID);
  return pc_temp_rows_add (rows, error);
}

static gboolean
add_aims (PcTempRows     *rows,
          PcCase         *owner,
          PcPathwayCase  *pathway,
          PcRecord       *plan,
          GError        **error)
{
  pc_report_set_person (rows, AIM_CODE, owner->person);
  pc_report_set_field (rows, AIM_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_field (rows, AIM_SUMMARY, plan, PC_PLAN_SUMMARY);
  pc_report_set_field (rows, AIM_STRENGTHS, plan, PC_PLAN_STRENGTHS);
  pc_report_set_field (rows, AIM_OBSTACLES, plan, PC_PLAN_OBSTACLES);
  pc_report_set_field (rows, AIM_ID, plan, PC_RECORD_ID);
  return pc_temp_rows_add (rows, error);
}

static gboolean
is_of_plan (PcRecord *part,
            guint     field,
            PcRecord *plan)
{
  return g_strcmp0 (pc_record_get_text (part, field), pc_record_get_id (plan)) == 0;
}

static gboolean
add_goals (PcTempRows     *rows,
           PcCase         *owner,
           PcPathwayCase  *pathway,
           PcRecord       *plan,
           GError        **error)
{
  for (guint i = 0; i < pathway->goals->len; i++)
    {
      PcRecord *goal = pathway->goals->pdata[i];

      if (!is_of_plan (goal, PC_GOAL_PLAN_ID, plan))
        continue;

      pc_report_set_person (rows, GOAL_CODE, owner->person);
      pc_report_set_field (rows, GOAL_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
      pc_report_set_field (rows, GOAL_POSITION, goal, PC_GOAL_POSITION);
      pc_report_set_field (rows, GOAL_DESCRIPTION, goal, PC_GOAL_DESCRIPTION);
      pc_report_set_field (rows, GOAL_DUE, goal, PC_GOAL_DUE_ON);
      pc_report_set_field (rows, GOAL_OUTCOME, goal, PC_GOAL_OUTCOME);
      pc_report_set_field (rows, GOAL_OUTCOME_ON, goal, PC_GOAL_OUTCOME_ON);
      pc_report_set_field (rows, GOAL_NOTES, goal, PC_GOAL_NOTES);
      pc_report_set_field (rows, GOAL_ID, goal, PC_RECORD_ID);
      if (!pc_temp_rows_add (rows, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_skills (PcTempRows  *rows,
            PcCase      *owner,
            GError     **error)
{
  for (guint i = 0; i < owner->competences->len; i++)
    {
      PcRecord *skill = owner->competences->pdata[i];

      pc_report_set_person (rows, SKILL_CODE, owner->person);
      pc_report_set_field (rows, SKILL_AREA, skill, PC_COMPETENCE_AREA);
      pc_report_set_field (rows, SKILL_NAME, skill, PC_COMPETENCE_NAME);
      pc_report_set_field (rows, SKILL_LEVEL, skill, PC_COMPETENCE_LEVEL);
      pc_report_set_field (rows, SKILL_EVIDENCE, skill, PC_COMPETENCE_EVIDENCE);
      pc_report_set_field (rows, SKILL_LEARNED_IN, skill, PC_COMPETENCE_LEARNED_IN);
      pc_report_set_field (rows, SKILL_ASSESSED_ON, skill, PC_COMPETENCE_ASSESSED_ON);
      pc_report_set_field (rows, SKILL_OPERATOR, skill, PC_COMPETENCE_OPERATOR_ID);
      pc_report_set_field (rows, SKILL_ID, skill, PC_RECORD_ID);
      if (!pc_temp_rows_add (rows, error))
        return FALSE;
    }

  return TRUE;
}

/* Adds @code, unless it is among the words of @codes already. */
static void
add_code (GString    *codes,
          const char *code)
{
  g_auto(GStrv) words = g_strsplit (codes->str, " ", -1);

  if (code != NULL && !g_strv_contains ((const char * const *) words, code))
    g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
}

/* How and when the plan has the service, of which it may have several parts. */
static void
set_terms (PcTempRows    *rows,
           PcPathwayCase *pathway,
           PcRecord      *plan,
           const char    *code)
{
  g_autoptr(GString) forms = g_string_new (NULL);
  g_autoptr(GString) deliveries = g_string_new (NULL);
  PcDay starts = 0, ends = 0;

  for (guint i = 0; i < pathway->planned->len; i++)
    {
      PcRecord *planned = pathway->planned->pdata[i];
      const PcDay from = pc_record_get_day (planned, PC_PLANNED_SERVICE_STARTS_ON);

      if (!is_of_plan (planned, PC_PLANNED_SERVICE_PLAN_ID, plan) ||
          g_strcmp0 (pc_record_get_text (planned, PC_PLANNED_SERVICE_SERVICE), code) != 0)
        continue;

      add_code (forms, pc_record_get_text (planned, PC_PLANNED_SERVICE_FORM));
      add_code (deliveries, pc_record_get_text (planned, PC_PLANNED_SERVICE_DELIVERY));
      starts = starts == 0 || (from != 0 && from < starts) ? from : starts;
      ends = MAX (ends, pc_record_get_day (planned, PC_PLANNED_SERVICE_ENDS_ON));
    }

  pc_temp_rows_set_text (rows, SERVICE_FORM, forms->len > 0 ? forms->str : NULL);
  pc_temp_rows_set_text (rows, SERVICE_DELIVERY, deliveries->len > 0 ? deliveries->str : NULL);
  pc_report_set_day (rows, SERVICE_STARTS, starts);
  pc_report_set_day (rows, SERVICE_ENDS, ends);
}

static void
set_minutes (PcTempRows *rows,
             guint       column,
             int         minutes)
{
  pc_temp_rows_set_int (rows, column, minutes != PC_BUDGET_UNKNOWN ? minutes : PC_UNSET);
}

static void
set_hours (PcTempRows         *rows,
           const PcBudgetLine *line)
{
  g_autofree char *name = line->service != NULL ? g_strdup_printf ("%s · %s", line->code, line->service->name) : NULL;
  g_autofree char *remark = pc_budget_line_dup_remark (line);

  pc_temp_rows_set_text (rows, SERVICE_SERVICE, name != NULL ? name : line->code);
  set_minutes (rows, SERVICE_OF_PROGRAMME, line->programme);
  set_minutes (rows, SERVICE_PLANNED, line->planned);
  set_minutes (rows, SERVICE_DELIVERED, line->delivered);
  set_minutes (rows, SERVICE_CERTIFIED, line->certified);
  set_minutes (rows, SERVICE_LEFT, line->planned != PC_BUDGET_UNKNOWN ? MAX (0, line->planned - line->delivered)
                                                                      : PC_BUDGET_UNKNOWN);
  pc_temp_rows_set_text (rows, SERVICE_REMARK, remark);
}

/* What the plan has, and what was given besides. */
static gboolean
add_services (PcTempRows     *rows,
              PcCase         *owner,
              PcPathwayCase  *pathway,
              PcRecord       *plan,
              GError        **error)
{
  g_autoptr(GArray) lines = pc_budget_reckon (pathway, owner->on);

  for (guint i = 0; i < lines->len; i++)
    {
      const PcBudgetLine *line = &g_array_index (lines, PcBudgetLine, i);

      if (line->planned <= 0 && line->delivered == 0)
        continue;

      pc_report_set_person (rows, SERVICE_CODE, owner->person);
      pc_report_set_field (rows, SERVICE_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
      set_terms (rows, pathway, plan, line->code);
      set_hours (rows, line);
      pc_report_set_field (rows, SERVICE_ID, plan, PC_RECORD_ID);
      if (!pc_temp_rows_add (rows, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  Plan *self = user_data;
  PcRecord *plan = pc_plan_get_in_force (pathway, owner->on);
  const gboolean again = g_str_equal (self->last, pc_record_get_id (owner->person));

  if (plan == NULL)
    return TRUE;

  pc_id_set (self->last, pc_record_get_id (owner->person));
  return add_plan (self->rows[PLANS], owner, pathway, plan, error) &&
         add_aims (self->rows[AIMS], owner, pathway, plan, error) &&
         add_goals (self->rows[GOALS], owner, pathway, plan, error) &&
         (again || add_skills (self->rows[SKILLS], owner, error)) &&
         add_services (self->rows[SERVICES], owner, pathway, plan, error);
}

static gboolean
make_rows (PcStore  *store,
           Plan     *self,
           GError  **error)
{
  for (guint i = 0; i < N_TABLES; i++)
    if (!(self->rows[i] = pc_temp_rows_new (store, &tables[i], error)))
      return FALSE;

  return TRUE;
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  const PcDay on = pc_report_get_day (arguments, "on");
  Plan self = { .last = "" };
  const gboolean ok =
    make_rows (store, &self, error) &&
    pc_report_walk (store, arguments, on != 0 ? on : pc_day_today (),
                    PC_CASE_PLANS | PC_CASE_PLANNED | PC_CASE_GOALS | PC_CASE_HOURS | PC_CASE_SKILLS, cancellable,
                    look_at_pathway, &self, error);

  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer (&self.rows[i], pc_temp_rows_free);
  return ok;
}

static const PcReportSheet sheets[] = {
  { .table = &tables[PLANS], .landscape = TRUE },
  { .table = &tables[AIMS], .landscape = TRUE, .row_height = 75 },
  { .table = &tables[GOALS], .landscape = TRUE, .row_height = 30 },
  { .table = &tables[SKILLS], .landscape = TRUE, .row_height = 30 },
  { .table = &tables[SERVICES], .landscape = TRUE, .row_height = 30 },
};

const PcReport pc_plan_report = {
  .name = "plan",
  .title = N_("Action plan (PAI)"),
  .description = N_("The individual action plan in force: goals, skills assessed, and services with their hours."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
