/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-allowance.h"
#include "pc-iban.h"
#include "pc-kinds.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * The allowance by month as “percorsoctl allowance” has it, in two lists: what is to be paid, for whoever makes the
 * transfers, and all other months, each with the reason. A month is to be paid once its amount is settled: in full as
 * soon as the share that is asked for was attended, in proportion when it is over and all its days are marked.
 */

enum
{
  PAY_CODE,
  PAY_FAMILY_NAME,
  PAY_GIVEN_NAME,
  PAY_IBAN,
  PAY_PROGRAMME,
  PAY_FROM,
  PAY_TO,
  PAY_PLANNED,
  PAY_ATTENDED,
  PAY_SHARE,
  PAY_AMOUNT,
  PAY_RULE,
  PAY_REASON,
  PAY_CERTIFIED,
  PAY_ASSUMED,
  PAY_REMARK,
  PAY_ID
};

enum
{
  NOT_CODE,
  NOT_FAMILY_NAME,
  NOT_GIVEN_NAME,
  NOT_PROGRAMME,
  NOT_FROM,
  NOT_TO,
  NOT_PLANNED,
  NOT_DUE,
  NOT_ATTENDED,
  NOT_SHARE,
  NOT_MISSING,
  NOT_AMOUNT,
  NOT_FORECAST,
  NOT_RULE,
  NOT_REASON,
  NOT_ASSUMED,
  NOT_ID
};

/*
 * Rounded down, so that what is below a share never reads as if it reached it. First rounded, since a spreadsheet
 * reckons with days: a whole percent must not fall below itself.
 */
#define SHARE_OF(hours) "ROUNDDOWN(ROUND(100*{attended}/{" hours "},6),0)"

#define PROGRAMME_COLUMN \
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 }
#define PERIOD_COLUMNS \
  { "r.starts_on", { "starts_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, 11 }, \
  { "r.ends_on", { "ends_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Until") }, 11 }
#define HOURS_COLUMN(name, label, shown) \
  { "r." name, { name, PC_FIELD_MINUTES, NULL, PC_PLAIN, label }, 12, TRUE, .length = shown }
#define SHARE_COLUMN(hours) \
  { "r.share", { "share", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Attended, %") }, 10, FALSE, SHARE_OF (hours) }
#define AMOUNT_COLUMN(name, label) { "r." name, { name, PC_FIELD_MONEY, NULL, PC_PLAIN, label }, 12, TRUE }
#define REASON_COLUMNS \
  { "r.rule", { "rule", PC_FIELD_CHOICE, "allowance-rule", PC_PLAIN, N_("Rule") }, 23 }, \
  { "r.reason", { "reason", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Reason") }, 40 }
#define ASSUMED_COLUMN { "r.assumed", { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") }, 9 }
#define ID_COLUMN PC_REPORT_ID_COLUMN ("r.id", "traineeship")

static const PcColumn pay_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { "r.iban", { "iban", PC_FIELD_TEXT, "iban", PC_PERSONAL, N_("IBAN") }, 30 },
  PROGRAMME_COLUMN,
  PERIOD_COLUMNS,
  HOURS_COLUMN ("planned", N_("Hours planned"), PC_LENGTH_CLOCK),
  HOURS_COLUMN ("attended", N_("Hours attended"), PC_LENGTH_BOTH),
  SHARE_COLUMN ("planned"),
  AMOUNT_COLUMN ("amount", N_("Amount")),
  REASON_COLUMNS,
  { "r.certified", { "certified", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Certified") }, 10 },
  ASSUMED_COLUMN,
  { "r.remark", { "remark", PC_FIELD_NOTE, NULL, PC_PERSONAL, N_("Remark") }, 28 },
  ID_COLUMN,
};

static const PcColumn not_columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  PROGRAMME_COLUMN,
  PERIOD_COLUMNS,
  HOURS_COLUMN ("planned", N_("Hours planned"), PC_LENGTH_CLOCK),
  HOURS_COLUMN ("due", N_("Hours due so far"), PC_LENGTH_CLOCK),
  HOURS_COLUMN ("attended", N_("Hours attended"), PC_LENGTH_CLOCK),
  SHARE_COLUMN ("due"),
  { "r.missing", { "missing", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Days not marked") }, 9, TRUE },
  AMOUNT_COLUMN ("amount", N_("Due so far")),
  AMOUNT_COLUMN ("forecast", N_("Forecast")),
  REASON_COLUMNS,
  ASSUMED_COLUMN,
  ID_COLUMN,
};

static const PcParameter parameters[] = {
  { { "month", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Month of this day") }, NULL },
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
};

#define TABLE(_name, _title, _temp, _columns) \
  { .name = _name, .title = _title, .from = "temp." _temp " AS r", .order = "r.rowid", .columns = _columns, \
    .n_columns = G_N_ELEMENTS (_columns), .parameters = parameters, .n_parameters = G_N_ELEMENTS (parameters) }

static const PcTable to_pay =
  TABLE ("allowance-payments", N_("Allowances to be paid"), "allowance_payments", pay_columns);
static const PcTable not_to_pay =
  TABLE ("not-to-be-paid", N_("Not to be paid"), "allowance_others", not_columns);

typedef struct
{
  PcTempRows *pay;
  PcTempRows *others;
  PcDay       month;     /* The first day of the one that is wanted; 0 for all. */
} Payments;

/* The rule and the reason, which lie in two columns. */
static void
set_reason (PcTempRows              *rows,
            guint                    column,
            PcProgramme             *programme,
            const PcAllowanceMonth  *month)
{
  g_autofree char *reason = pc_allowance_explain (programme, month);

  pc_temp_rows_set_text (rows, column, pc_allowance_reason_get_code (month->reason));
  pc_temp_rows_set_text (rows, column + 1, reason);
}

/* A month of a traineeship is known again by its first day. */
static void
set_id (PcTempRows        *rows,
        guint              column,
        PcTraineeshipCase *traineeship,
        PcDay              first)
{
  g_autofree char *day = pc_day_to_iso (first);
  g_autofree char *id = g_strdup_printf ("%s %s", pc_record_get_id (traineeship->traineeship), day != NULL ? day : "");

  pc_temp_rows_set_text (rows, column, id);
}

/* What whoever pays must know of the account; (transfer full) (nullable). */
static char *
dup_remark (PcRecord *person)
{
  const char *holder = pc_record_get_text (person, PC_BENEFICIARY_IBAN_HOLDER);
  g_autofree char *iban = pc_iban_normalise (pc_record_get_text (person, PC_BENEFICIARY_IBAN));
  g_autoptr(GError) error = NULL;

  if (iban == NULL)
    return g_strdup (_("There is no IBAN: ask for it before paying."));
  if (!pc_iban_check (iban, &error))
    return g_strdup (error->message);
  if (holder != NULL)
    /* Translators: %s is a name. */
    return g_strdup_printf (_("The account is in the name of %s."), holder);

  return NULL;
}

static void
set_account (PcTempRows *rows,
             PcRecord   *person)
{
  g_autofree char *remark = dup_remark (person);

  pc_report_set_field (rows, PAY_IBAN, person, PC_BENEFICIARY_IBAN);
  pc_temp_rows_set_text (rows, PAY_REMARK, remark);
}

static gint64
get_percent (int attended,
             int of)
{
  return of > 0 ? (gint64) attended * 100 / of : PC_UNSET;
}

static gboolean
add_payment (PcTempRows              *rows,
             PcCase                  *owner,
             PcPathwayCase           *pathway,
             const PcAllowanceMonth  *month,
             GError                 **error)
{
  pc_report_set_person (rows, PAY_CODE, owner->person);
  set_account (rows, owner->person);
  pc_report_set_field (rows, PAY_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_day (rows, PAY_FROM, month->first);
  pc_report_set_day (rows, PAY_TO, month->last);
  pc_temp_rows_set_int (rows, PAY_PLANNED, month->planned);
  pc_temp_rows_set_int (rows, PAY_ATTENDED, month->attended);
  pc_temp_rows_set_int (rows, PAY_SHARE, get_percent (month->attended, month->planned));
  pc_temp_rows_set_int (rows, PAY_AMOUNT, month->amount_cents);
  set_reason (rows, PAY_RULE, pathway->programme, month);
  pc_temp_rows_set_int (rows, PAY_CERTIFIED, month->certified);
  pc_temp_rows_set_int (rows, PAY_ASSUMED, month->assumed ? TRUE : PC_UNSET);
  set_id (rows, PAY_ID, month->traineeship, month->first);
  return pc_temp_rows_add (rows, error);
}

static gboolean
add_other (PcTempRows              *rows,
           PcCase                  *owner,
           PcPathwayCase           *pathway,
           const PcAllowanceMonth  *month,
           GError                 **error)
{
  pc_report_set_person (rows, NOT_CODE, owner->person);
  pc_report_set_field (rows, NOT_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_day (rows, NOT_FROM, month->first);
  pc_report_set_day (rows, NOT_TO, month->last);
  pc_temp_rows_set_int (rows, NOT_PLANNED, month->planned);
  pc_temp_rows_set_int (rows, NOT_DUE, month->due);
  pc_temp_rows_set_int (rows, NOT_ATTENDED, month->attended);
  pc_temp_rows_set_int (rows, NOT_SHARE, get_percent (month->attended, month->due));
  pc_temp_rows_set_int (rows, NOT_MISSING, month->days_missing);
  pc_temp_rows_set_int (rows, NOT_AMOUNT, month->amount_cents);
  pc_temp_rows_set_int (rows, NOT_FORECAST, month->forecast_cents);
  set_reason (rows, NOT_RULE, pathway->programme, month);
  pc_temp_rows_set_int (rows, NOT_ASSUMED, month->assumed ? TRUE : PC_UNSET);
  set_id (rows, NOT_ID, month->traineeship, month->first);
  return pc_temp_rows_add (rows, error);
}

/* Nobody here can say what her months are worth: no row would look like nothing due. */
static gboolean
add_unknown (PcTempRows         *rows,
             PcCase             *owner,
             PcPathwayCase      *pathway,
             PcTraineeshipCase  *traineeship,
             GError            **error)
{
  pc_report_set_person (rows, NOT_CODE, owner->person);
  pc_report_set_field (rows, NOT_PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_field (rows, NOT_FROM, traineeship->traineeship, PC_TRAINEESHIP_STARTS_ON);
  pc_report_set_field (rows, NOT_TO, traineeship->traineeship, PC_TRAINEESHIP_ENDS_ON);
  pc_temp_rows_set_text (rows, NOT_RULE, "allowance-programme-unknown");
  pc_temp_rows_set_text (rows, NOT_REASON,
                         _("The rules of the programme are not on this computer: add its file, or correct the "
                           "programme of the pathway."));
  set_id (rows, NOT_ID, traineeship, 0);
  return pc_temp_rows_add (rows, error);
}

static gboolean
is_to_be_paid (const PcAllowanceMonth *month)
{
  return (month->grade == PC_ALLOWANCE_FULL || month->grade == PC_ALLOWANCE_PROPORTIONAL) && month->amount_cents > 0;
}

static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  const Payments *self = user_data;
  g_autoptr(GArray) months = pc_allowance_reckon_all (pathway, owner->on);

  for (guint i = 0; pathway->programme == NULL && i < pathway->traineeships->len; i++)
    if (!add_unknown (self->others, owner, pathway, pathway->traineeships->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);

      if (self->month != 0 && self->month != month->month)
        continue;
      if (!(is_to_be_paid (month) ? add_payment (self->pay, owner, pathway, month, error)
                                  : add_other (self->others, owner, pathway, month, error)))
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
  g_autoptr(PcTempRows) pay = pc_temp_rows_new (store, &to_pay, error);
  g_autoptr(PcTempRows) others = pay != NULL ? pc_temp_rows_new (store, &not_to_pay, error) : NULL;
  const PcDay month = pc_report_get_day (arguments, "month");
  const PcDay on = pc_report_get_day (arguments, "on");
  Payments self = { pay, others, month != 0 ? pc_day_get_month_start (month) : 0 };

  return others != NULL && pc_report_walk (store, arguments, on != 0 ? on : pc_day_today (), PC_CASE_DAYS, cancellable,
                                           look_at_pathway, &self, error);
}

static const PcReportSheet sheets[] = {
  { .table = &to_pay, .landscape = TRUE, .row_height = 30 },
  { .table = &not_to_pay, .landscape = TRUE, .row_height = 30 },
};

const PcReport pc_allowance_payments_report = {
  .name = "allowance-payments",
  .title = N_("Monthly allowances"),
  .description = N_("What is to be paid to each trainee for the month, by the hours attended, and who is not to be paid "
                    "and why."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
