/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-contribution-text.h"
#include "pc-kinds.h"
#include "pc-ledger-explain.h"
#include "pc-ledger-sum.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * The lines of the ledger that are paid to the host, of each pathway that has a traineeship or a claim for it. No
 * notice says how a contribution is shared out among several hosts: it stands with the host of the traineeship that
 * decides.
 */

enum
{
  HOST,
  CODE,
  FAMILY_NAME,
  GIVEN_NAME,
  PROGRAMME,
  COMPONENT,
  ENDS,
  CONDITION,
  STATE,
  WHY,
  AMOUNT,
  DELIVERED,
  CERTIFIED,
  CLAIMED,
  PAID,
  ASSUMED,
  ID
};

enum
{
  SUM_HOST,
  SUM_VAT_NUMBER,
  SUM_TRAINEES,
  SUM_AMOUNT,
  SUM_DELIVERED,
  SUM_CERTIFIED,
  SUM_CLAIMED,
  SUM_PAID,
  SUM_ID
};

#define HOST_COLUMN { PC_REPORT_ORGANISATION ("r.host"), { "host", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Host") }, 24 }
#define VAT_COLUMN \
  { "(SELECT vv.vat_number FROM organisation AS vv WHERE vv.id = r.host)", \
    { "vat_number", PC_FIELD_TEXT, "vat-number", PC_PLAIN, N_("VAT number") }, 14 }
#define AMOUNT_COLUMN(name, label) { "r." name, { name, PC_FIELD_MONEY, NULL, PC_PLAIN, label }, 12, TRUE }
#define AMOUNT_COLUMNS \
  AMOUNT_COLUMN ("amount", N_("Amount")), \
  AMOUNT_COLUMN ("delivered", N_("Delivered (amount)")), \
  AMOUNT_COLUMN ("certified", N_("Certified")), \
  AMOUNT_COLUMN ("claimed", N_("Claimed")), \
  AMOUNT_COLUMN ("paid", N_("Paid out"))

static const PcColumn columns[] = {
  HOST_COLUMN,
  PC_REPORT_PERSON_COLUMNS ("r"),
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { "r.component", { "component", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Component") }, 20 },
  { "r.ends_on", { "ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Traineeship until") }, 12 },
  { "r.condition", { "condition", PC_FIELD_CHOICE, "contribution-condition", PC_PLAIN, N_("Condition") }, 20 },
  { "r.state", { "state", PC_FIELD_CHOICE, "contribution-state", PC_PLAIN, N_("Condition met") }, 14 },
  { "r.why", { "why", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Why") }, 42 },
  AMOUNT_COLUMNS,
  { "r.assumed", { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") }, 9 },
  PC_REPORT_ID_COLUMN ("r.id", "pathway"),
};

static const PcColumn sum_columns[] = {
  HOST_COLUMN,
  VAT_COLUMN,
  { "r.trainees", { "trainees", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Trainees") }, 10, TRUE, .use = PC_COLUMN_HEADS },
  AMOUNT_COLUMNS,
  PC_REPORT_ID_COLUMN ("r.id", "organisation"),
};

static const PcParameter parameters[] = {
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
  { { "host", PC_FIELD_REFERENCE, "organisation", PC_PLAIN, N_("Host") }, NULL },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
};

#define TABLE(_name, _title, _temp, _columns) \
  { .name = _name, .title = _title, .from = "temp." _temp " AS r", \
    .order = PC_REPORT_ORGANISATION ("r.host") " COLLATE NOCASE, r.host, r.rowid", .columns = _columns, \
    .n_columns = G_N_ELEMENTS (_columns), .parameters = parameters, .n_parameters = G_N_ELEMENTS (parameters) }

static const PcTable trainees = TABLE ("host-contributions", N_("Host contributions"), "host_contributions", columns);
static const PcTable hosts = TABLE ("by-host", N_("By host"), "host_contribution_sums", sum_columns);

typedef struct
{
  GHashTable *arguments;
  PcTempRows *rows;
  GHashTable *sums;       /* id of the host, "" for none -> PcLedgerSum */
} Contributions;

/*
 * A line
 */

static void
add_to_host (Contributions      *self,
             const char         *host,
             const PcLedgerLine *line)
{
  PcLedgerSum *sum = g_hash_table_lookup (self->sums, host != NULL ? host : "");

  if (sum == NULL)
    {
      sum = g_new (PcLedgerSum, 1);
      pc_ledger_sum_init (sum);
      g_hash_table_insert (self->sums, g_strdup (host != NULL ? host : ""), sum);
    }

  pc_ledger_sum_add_line (sum, line);
  sum->pathways++;
}

static void
set_traineeship (PcTempRows        *rows,
                 PcPathwayCase     *pathway,
                 PcTraineeshipCase *traineeship,
                 PcDay              on)
{
  g_auto(PcCourse) course = { 0 };

  if (traineeship == NULL)
    return;

  pc_course_reckon (traineeship, pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL, on,
                    &course);
  pc_report_set_field (rows, HOST, traineeship->traineeship, PC_TRAINEESHIP_HOST_ID);
  pc_report_set_day (rows, ENDS, course.last);
}

static void
set_person (PcTempRows    *rows,
            PcCase        *owner,
            PcPathwayCase *pathway)
{
  pc_report_set_person (rows, CODE, owner->person);
  pc_report_set_field (rows, PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
}

static void
set_amounts (PcTempRows         *rows,
             const PcLedgerLine *line)
{
  pc_temp_rows_set_int (rows, AMOUNT, line->cents[PC_LEDGER_PLANNED]);
  pc_temp_rows_set_int (rows, DELIVERED, line->cents[PC_LEDGER_DELIVERED]);
  pc_temp_rows_set_int (rows, CERTIFIED, line->cents[PC_LEDGER_CERTIFIED]);
  pc_temp_rows_set_int (rows, CLAIMED, line->cents[PC_LEDGER_CLAIMED]);
  pc_temp_rows_set_int (rows, PAID, line->cents[PC_LEDGER_PAID]);
}

static gboolean
add_line (Contributions       *self,
          PcCase              *owner,
          PcPathwayCase       *pathway,
          const PcLedgerLine  *line,
          GError             **error)
{
  PcTraineeshipCase *traineeship = pc_contribution_find_traineeship (pathway, owner->on);
  const char *host = traineeship != NULL ? pc_record_get_text (traineeship->traineeship, PC_TRAINEESHIP_HOST_ID) : NULL;
  const gboolean claimed = line->cents[PC_LEDGER_CLAIMED] != 0 || line->cents[PC_LEDGER_PAID] != 0;
  g_autofree char *why = NULL;
  g_autofree char *id = NULL;

  if ((traineeship == NULL && !claimed) || !pc_report_allows (self->arguments, "host", host))
    return TRUE;

  why = pc_contribution_explain (pathway, line, owner->on);
  id = g_strdup_printf ("%s %s", pc_record_get_id (pathway->pathway), line->id);
  set_person (self->rows, owner, pathway);
  set_traineeship (self->rows, pathway, traineeship, owner->on);
  pc_temp_rows_set_text (self->rows, COMPONENT, pc_ledger_line_get_name (line));
  pc_temp_rows_set_text (self->rows, CONDITION, pc_contribution_get_condition_code (line->component->condition));
  pc_temp_rows_set_text (self->rows, STATE, pc_contribution_get_state_code (pathway, line, owner->on));
  pc_temp_rows_set_text (self->rows, WHY, why);
  set_amounts (self->rows, line);
  pc_temp_rows_set_int (self->rows, ASSUMED, line->assumed != 0 ? TRUE : PC_UNSET);
  pc_temp_rows_set_text (self->rows, ID, id);
  add_to_host (self, host, line);
  return pc_temp_rows_add (self->rows, error);
}

/* A programme that is not known here may pay the host or not: that is said, and is no zero. */
static gboolean
add_unknown (Contributions      *self,
             PcCase             *owner,
             PcPathwayCase      *pathway,
             PcTraineeshipCase  *traineeship,
             GError            **error)
{
  if (!pc_report_allows (self->arguments, "host",
                         pc_record_get_text (traineeship->traineeship, PC_TRAINEESHIP_HOST_ID)))
    return TRUE;

  set_person (self->rows, owner, pathway);
  set_traineeship (self->rows, pathway, traineeship, owner->on);
  pc_temp_rows_set_text (self->rows, WHY,
                         _("The rules of the programme are not on this computer: add its file, or correct the "
                           "programme of the pathway."));
  pc_report_set_field (self->rows, ID, traineeship->traineeship, PC_RECORD_ID);
  return pc_temp_rows_add (self->rows, error);
}

static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  Contributions *self = user_data;
  g_auto(PcLedger) ledger = { 0 };

  for (guint i = 0; pathway->programme == NULL && i < pathway->traineeships->len; i++)
    if (!add_unknown (self, owner, pathway, pathway->traineeships->pdata[i], error))
      return FALSE;

  pc_ledger_reckon (owner, pathway, &ledger);
  for (guint i = 0; i < ledger.lines->len; i++)
    {
      const PcLedgerLine *line = &g_array_index (ledger.lines, PcLedgerLine, i);

      if (line->component != NULL && line->component->payee == PC_PROGRAMME_PAYEE_HOST &&
          !add_line (self, owner, pathway, line, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * The whole
 */

static gboolean
add_sums (GHashTable  *sums,
          PcTempRows  *rows,
          GError     **error)
{
  static const PcLedgerColumn shown[] = {
    PC_LEDGER_PLANNED, PC_LEDGER_DELIVERED, PC_LEDGER_CERTIFIED, PC_LEDGER_CLAIMED, PC_LEDGER_PAID,
  };
  GHashTableIter iter;
  gpointer host, value;

  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &host, &value))
    {
      const PcLedgerSum *sum = value;

      pc_temp_rows_set_text (rows, SUM_HOST, *(const char *) host != '\0' ? host : NULL);
      pc_temp_rows_set_int (rows, SUM_TRAINEES, sum->pathways);
      for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
        pc_temp_rows_set_int (rows, SUM_AMOUNT + i, pc_ledger_sum_get (sum, shown[i]));
      pc_temp_rows_set_text (rows, SUM_ID, host);
      if (!pc_temp_rows_add (rows, error))
        return FALSE;
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
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, &trainees, error);
  g_autoptr(PcTempRows) sum_rows = rows != NULL ? pc_temp_rows_new (store, &hosts, error) : NULL;
  g_autoptr(GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const PcDay on = pc_report_get_day (arguments, "on");
  Contributions self = { arguments, rows, sums };

  return sum_rows != NULL &&
         pc_report_walk (store, arguments, on != 0 ? on : pc_day_today (), PC_LEDGER_PARTS, cancellable,
                         look_at_pathway, &self, error) &&
         add_sums (sums, sum_rows, error);
}

static const PcReportSheet sheets[] = {
  { .table = &trainees, .landscape = TRUE, .row_height = 30 },
  { .table = &hosts, .landscape = TRUE },
};

const PcReport pc_host_contributions_report = {
  .name = "host-contributions",
  .title = N_("Host contributions"),
  .description = N_("What each host gets for each trainee, on what condition, whether it is met and why, and what was "
                    "claimed and paid."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
