/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-follow-up-due.h"
#include "pc-kinds.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * Whom to ask how they are, and what they said: a list that goes to whoever telephones, and comes back filled in. What
 * is to be asked follows from the day of leaving, also where nobody has made a record of it yet.
 */

enum
{
  CODE,
  FAMILY_NAME,
  GIVEN_NAME,
  PHONE,
  PROGRAMME,
  OPERATOR,
  KIND,
  DUE_ON,
  STATE,
  ATTEMPTS,
  LAST_ATTEMPT_ON,
  CONTACT_RESULT,
  DONE_ON,
  SITUATION,
  CONTRACT,
  WORKING_TIME,
  EMPLOYER,
  STARTS_ON,
  SOURCE,
  NOTES,
  ID
};

#define FILLED .use = PC_COLUMN_FILLED

static const PcColumn columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { "r.phone", { "phone", PC_FIELD_TEXT, "phone", PC_PERSONAL, N_("Telephone") }, 16 },
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { PC_REPORT_OPERATOR ("r.operator"), { "operator", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Case manager") }, 16 },
  { "r.kind", { "kind", PC_FIELD_CHOICE, "follow-up-kind", PC_PLAIN, N_("Kind") }, 18 },
  { "r.due_on", { "due_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Due on") }, 11 },
  { "r.state", { "state", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("State") }, 10 },
  { "r.attempts", { "attempts", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Attempts") }, 9, FILLED },
  { "r.last_attempt_on", { "last_attempt_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Last attempt on") }, 11, FILLED },
  { "r.contact_result", { "contact_result", PC_FIELD_CHOICE, "contact-result", PC_PLAIN, N_("Result of the contact") },
    16, FILLED },
  { "r.done_on", { "done_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Done on") }, 11, FILLED },
  { "r.situation", { "situation", PC_FIELD_CHOICE, "work-situation", PC_PLAIN, N_("Work situation") }, 18, FILLED },
  { "r.contract", { "contract", PC_FIELD_CHOICE, "contract-kind", PC_PLAIN, N_("Contract") }, 16, FILLED },
  { "r.working_time", { "working_time", PC_FIELD_CHOICE, "working-time", PC_PLAIN, N_("Working time") }, 12, FILLED },
  { "r.employer", { "employer", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Employer") }, 18, FILLED },
  { "r.starts_on", { "starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Since") }, 11, FILLED },
  { "r.source", { "source", PC_FIELD_TEXT, NULL, PC_PERSONAL, N_("Source of the information") }, 16, FILLED },
  { "r.notes", { "notes", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Notes") }, 24, FILLED },
  PC_REPORT_ID_COLUMN ("r.id", "follow_up"),
};

static const PcParameter parameters[] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, "r.due_on >= :from" },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, "r.due_on <= :to" },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
  { { "open", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Only those still to be asked") }, NULL },
};

static const PcTable table = {
  .name = "follow-ups",
  .title = N_("Follow-ups"),
  .from = "temp.follow_ups AS r",
  .order = "r.due_on, r.rowid",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .parameters = parameters,
  .n_parameters = G_N_ELEMENTS (parameters),
};

typedef struct
{
  PcTempRows *rows;
  gboolean    open;
} List;

static const char *
name_state (PcFollowUpState state)
{
  static const char * const states[] = {
    [PC_FOLLOW_UP_OPEN] = NC_("follow-up", "To be asked"),
    [PC_FOLLOW_UP_DONE] = NC_("follow-up", "Done"),
    [PC_FOLLOW_UP_GIVEN_UP] = NC_("follow-up", "Given up"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "follow-up", states[state]);
}

static void
set_record (PcTempRows *rows,
            PcRecord   *record)
{
  static const struct { guint column; guint field; } fields[] = {
    { LAST_ATTEMPT_ON, PC_FOLLOW_UP_LAST_ATTEMPT_ON }, { CONTACT_RESULT, PC_FOLLOW_UP_CONTACT_RESULT },
    { ATTEMPTS, PC_FOLLOW_UP_ATTEMPTS }, { DONE_ON, PC_FOLLOW_UP_DONE_ON }, { SITUATION, PC_FOLLOW_UP_SITUATION },
    { CONTRACT, PC_FOLLOW_UP_CONTRACT }, { WORKING_TIME, PC_FOLLOW_UP_WORKING_TIME },
    { EMPLOYER, PC_FOLLOW_UP_EMPLOYER }, { STARTS_ON, PC_FOLLOW_UP_STARTS_ON }, { SOURCE, PC_FOLLOW_UP_SOURCE },
    { NOTES, PC_FOLLOW_UP_NOTES }, { ID, PC_RECORD_ID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    pc_report_set_field (rows, fields[i].column, record, fields[i].field);
}

/* What nobody has made a record of has the pathway, the kind and the day in place of an id. */
static void
set_id (PcTempRows          *rows,
        const PcFollowUpDue *due)
{
  g_autofree char *day = pc_day_to_iso (due->due);
  g_autofree char *id = g_strdup_printf ("%s %s %s", pc_record_get_id (due->pathway->pathway), due->kind, day);

  pc_temp_rows_set_text (rows, ID, id);
}

static gboolean
add_due (List                 *self,
         PcCase               *owner,
         const PcFollowUpDue  *due,
         GError              **error)
{
  PcTempRows *rows = self->rows;

  pc_report_set_person (rows, CODE, owner->person);
  pc_report_set_field (rows, PHONE, owner->person, PC_BENEFICIARY_PHONE);
  pc_report_set_field (rows, PROGRAMME, due->pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_temp_rows_set_text (rows, OPERATOR, pc_report_get_case_manager (owner, due->pathway));
  pc_temp_rows_set_text (rows, KIND, due->kind);
  pc_report_set_day (rows, DUE_ON, due->due);
  pc_temp_rows_set_text (rows, STATE, name_state (due->state));
  if (due->record != NULL)
    set_record (rows, due->record);
  else
    set_id (rows, due);

  return pc_temp_rows_add (rows, error);
}

/* A participant may have had several pathways; what is due belongs to the last. */
static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  List *self = user_data;
  g_autoptr(GArray) participants = pc_participant_list (owner);

  for (guint i = 0; i < participants->len; i++)
    {
      const PcParticipant *participant = &g_array_index (participants, PcParticipant, i);
      g_autoptr(GArray) due = pc_follow_up_list_due (participant);

      for (guint j = 0; j < due->len; j++)
        {
          const PcFollowUpDue *each = &g_array_index (due, PcFollowUpDue, j);

          if (each->pathway == pathway && (each->due != 0 || each->record != NULL) &&
              (!self->open || each->state == PC_FOLLOW_UP_OPEN) && !add_due (self, owner, each, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, &table, error);
  List self = { rows, g_strcmp0 (pc_report_get_text (arguments, "open"), "1") == 0 };

  return rows != NULL &&
         pc_report_walk (store, arguments, pc_day_today (), PC_CASE_FOLLOW_UPS, cancellable, look_at_pathway, &self,
                         error);
}

static const PcReportSheet sheets[] = {
  {
    .table = &table,
    .landscape = TRUE,
  },
};

const PcReport pc_follow_ups_report = {
  .name = "follow-ups",
  .title = N_("Follow-ups"),
  .description = N_("Whom to ask how they are, the attempts made, and what they said."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
