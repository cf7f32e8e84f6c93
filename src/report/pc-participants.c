/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-course.h"
#include "pc-kinds.h"
#include "pc-permit-state.h"
#include "pc-plan-check.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * What a programme's register has of each participant: the identifier of the operation (CUP) and of the person, the
 * days on which she entered and left, what she is counted by, and the steps of the pathway. Both sheets have the same
 * rows in the same order; on one they would not be readable in print.
 */

enum
{
  PERSON_CODE,
  PERSON_FAMILY_NAME,
  PERSON_GIVEN_NAME,
  PERSON_TAX_CODE,
  PERSON_SEX,
  PERSON_BIRTH_DATE,
  PERSON_AGE_CLASS,
  PERSON_CITIZENSHIPS,
  PERSON_TITLE,
  PERSON_PERMIT_ENDS,
  PERSON_PROGRAMME,
  PERSON_NUMBER,
  PERSON_OPENED,
  PERSON_CLOSED,
  PERSON_OUTCOME,
  PERSON_ID
};

static const PcColumn person_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { "r.tax_code", { "tax_code", PC_FIELD_TEXT, "tax-code", PC_PERSONAL, N_("Tax code") }, 18 },
  { "r.sex", { "sex", PC_FIELD_CHOICE, "sex", PC_PLAIN, N_("Sex") }, 8, .use = PC_COLUMN_GROUP },
  { "r.birth_date", { "birth_date", PC_FIELD_DATE, NULL, PC_PERSONAL, N_("Date of birth") }, 11 },
  { "r.age_class", { "age_class", PC_FIELD_CHOICE, "age-class", PC_PLAIN, N_("Age on entry") }, 10,
    .use = PC_COLUMN_GROUP },
  { "r.citizenships", { "citizenships", PC_FIELD_CHOICES, "countries", PC_PLAIN, N_("Citizenships") }, 14,
    .use = PC_COLUMN_GROUP },
  { "r.title", { "title", PC_FIELD_CHOICE, "residence-title", PC_PLAIN, N_("Title of stay") }, 22,
    .use = PC_COLUMN_GROUP },
  { "r.permit_ends_on", { "permit_ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Valid until") }, 11 },
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "r.number", { "number", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Endowment number") }, 14 },
  { "r.opened_on", { "opened_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Opened on") }, 11 },
  { "r.closed_on", { "closed_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Closed on") }, 11 },
  { "r.outcome", { "outcome", PC_FIELD_CHOICE, "pathway-outcome", PC_PLAIN, N_("Outcome") }, 12 },
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

enum
{
  STEP_CODE,
  STEP_FAMILY_NAME,
  STEP_GIVEN_NAME,
  STEP_PROGRAMME,
  STEP_PROJECT_CODE,
  STEP_OPERATOR,
  STEP_DID,
  STEP_ADHESION,
  STEP_PLAN,
  STEP_HOST,
  STEP_CLEARANCE,
  STEP_CLEARANCE_NUMBER,
  STEP_STARTS,
  STEP_ENDS,
  STEP_ATTESTATION,
  STEP_ID
};

static const PcColumn step_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "r.project_code", { "project_code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Project code (CUP)") }, 17 },
  { PC_REPORT_OPERATOR ("r.operator"), { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Case manager") }, 18 },
  { "r.did_on", { "did_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Declaration of availability (DID) on") }, 13 },
  { "r.adhesion_on", { "adhesion_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Adhesion signed on") }, 11 },
  { "r.plan_on", { "plan_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Action plan signed on") }, 11 },
  { PC_REPORT_ORGANISATION ("r.host"), { "host", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Host") }, 24 },
  { "r.clearance_on", { "clearance_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Clearance issued on") }, 11 },
  { "r.clearance_number", { "clearance_number", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Clearance number") }, 14 },
  { "r.starts_on", { "starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Traineeship from") }, 11 },
  { "r.ends_on", { "ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Traineeship until") }, 11 },
  { "r.attestation_on", { "attestation_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Final attestation issued on") }, 12 },
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

static const PcParameter parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Opened from") }, NULL },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Opened to") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
};

static const PcTable people = {
  .name = "participants",
  .title = N_("Register of participants"),
  .from = "temp.participants AS r",
  .order = "r.rowid",
  .columns = person_columns,
  .n_columns = G_N_ELEMENTS (person_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

static const PcTable steps = {
  .name = "steps",
  .title = N_("Steps of the pathways"),
  .from = "temp.participant_steps AS r",
  .order = "r.rowid",
  .columns = step_columns,
  .n_columns = G_N_ELEMENTS (step_columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

typedef struct
{
  PcTempRows *people;
  PcTempRows *steps;
  PcDay       from;
  PcDay       to;
} Register;

static const char *
get_age_class (PcDay birth,
               PcDay on)
{
  return pc_report_get_age_class (birth != 0 && on != 0 ? pc_day_get_age (birth, on) : -1);
}

/* The title of stay that serves best on the day, which is the first one. */
static void
set_permit (PcTempRows *rows,
            PcCase     *owner)
{
  g_autoptr(GArray) views = pc_permit_list_views (owner, owner->on);
  const PcPermitView *view = views->len > 0 ? &g_array_index (views, PcPermitView, 0) : NULL;

  if (view == NULL)
    return;

  pc_temp_rows_set_text (rows, PERSON_TITLE, view->title);
  pc_report_set_day (rows, PERSON_PERMIT_ENDS, view->ends);
}

static gboolean
add_person (PcTempRows     *rows,
            PcCase         *owner,
            PcPathwayCase  *pathway,
            GError        **error)
{
  pc_report_set_person (rows, PERSON_CODE, owner->person);
  pc_report_set_field (rows, PERSON_TAX_CODE, owner->person, PC_BENEFICIARY_TAX_CODE);
  pc_report_set_field (rows, PERSON_SEX, owner->person, PC_BENEFICIARY_SEX);
  pc_report_set_field (rows, PERSON_BIRTH_DATE, owner->person, PC_BENEFICIARY_BIRTH_DATE);
  pc_temp_rows_set_text (rows, PERSON_AGE_CLASS,
                         get_age_class (pc_record_get_day (owner->person, PC_BENEFICIARY_BIRTH_DATE),
                                        pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON)));
  pc_report_set_field (rows, PERSON_CITIZENSHIPS, owner->person, PC_BENEFICIARY_CITIZENSHIPS);
  set_permit (rows, owner);
  pc_report_set_field (rows, PERSON_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_field (rows, PERSON_NUMBER, pathway->pathway, PC_PATHWAY_NUMBER);
  pc_report_set_field (rows, PERSON_OPENED, pathway->pathway, PC_PATHWAY_OPENED_ON);
  pc_report_set_field (rows, PERSON_CLOSED, pathway->pathway, PC_PATHWAY_CLOSED_ON);
  pc_report_set_field (rows, PERSON_OUTCOME, pathway->pathway, PC_PATHWAY_OUTCOME);
  pc_report_set_field (rows, PERSON_ID, pathway->pathway, PC_RECORD_ID);
  return pc_temp_rows_add (rows, error);
}

/* The days as events have made them. */
static void
set_traineeship (PcTempRows    *rows,
                 PcCase        *owner,
                 PcPathwayCase *pathway)
{
  PcTraineeshipCase *traineeship = pc_case_get_traineeship (pathway);
  g_auto(PcCourse) course = { 0 };

  if (traineeship == NULL)
    return;

  pc_course_reckon (traineeship, pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL,
                    owner->on, &course);
  pc_report_set_field (rows, STEP_HOST, traineeship->traineeship, PC_TRAINEESHIP_HOST_ID);
  pc_report_set_field (rows, STEP_CLEARANCE, traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON);
  pc_report_set_field (rows, STEP_CLEARANCE_NUMBER, traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_NUMBER);
  pc_report_set_day (rows, STEP_STARTS, course.starts);
  pc_report_set_day (rows, STEP_ENDS, course.last);
  pc_report_set_field (rows, STEP_ATTESTATION, traineeship->traineeship, PC_TRAINEESHIP_ATTESTATION_ON);
}

static gboolean
add_steps (PcTempRows     *rows,
           PcCase         *owner,
           PcPathwayCase  *pathway,
           GError        **error)
{
  pc_report_set_person (rows, STEP_CODE, owner->person);
  pc_report_set_field (rows, STEP_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_field (rows, STEP_PROJECT_CODE, pathway->pathway, PC_PATHWAY_PROJECT_CODE);
  pc_temp_rows_set_text (rows, STEP_OPERATOR, pc_report_get_case_manager (owner, pathway));
  pc_report_set_field (rows, STEP_DID, owner->person, PC_BENEFICIARY_DID_ON);
  pc_report_set_field (rows, STEP_ADHESION, pathway->pathway, PC_PATHWAY_ADHESION_ON);
  pc_report_set_field (rows, STEP_PLAN, pc_plan_get_in_force (pathway, owner->on), PC_PLAN_SIGNED_ON);
  set_traineeship (rows, owner, pathway);
  pc_report_set_field (rows, STEP_ID, pathway->pathway, PC_RECORD_ID);
  return pc_temp_rows_add (rows, error);
}

static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  const Register *self = user_data;
  const PcDay opened = pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON);

  if (opened < self->from || (self->to != 0 && opened > self->to))
    return TRUE;

  return add_person (self->people, owner, pathway, error) && add_steps (self->steps, owner, pathway, error);
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr(PcTempRows) person_rows = pc_temp_rows_new (store, &people, error);
  g_autoptr(PcTempRows) step_rows = person_rows != NULL ? pc_temp_rows_new (store, &steps, error) : NULL;
  const PcDay on = pc_report_get_day (arguments, "on");
  Register self = {
    .people = person_rows,
    .steps = step_rows,
    .from = pc_report_get_day (arguments, "from"),
    .to = pc_report_get_day (arguments, "to"),
  };

  return step_rows != NULL &&
         pc_report_walk (store, arguments, on != 0 ? on : pc_day_today (), PC_CASE_PERMITS | PC_CASE_PLANS, cancellable,
                         look_at_pathway, &self, error);
}

static const PcReportSheet sheets[] = {
  { .table = &people, .landscape = TRUE },
  { .table = &steps, .landscape = TRUE },
};

const PcReport pc_participants_report = {
  .name = "participants",
  .title = N_("Register of participants"),
  .description = N_("Who takes part in the programmes, one row a pathway, and the steps of each pathway."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
