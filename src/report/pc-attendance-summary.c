/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-attendance-report.h"
#include "pc-attendance.h"
#include "pc-kinds.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"

/*
 * A row a month of each traineeship, as pc_attendance_sum_months() adds it up: presence in a suspension or outside the
 * traineeship does not count. The share is of the hours due so far, as in the window.
 */

enum
{
  CODE,
  FAMILY_NAME,
  GIVEN_NAME,
  PROGRAMME,
  HOST,
  MONTH,
  DAYS_PLANNED,
  DAYS_PRESENT,
  DAYS_ABSENT,
  DAYS_JUSTIFIED,
  DAYS_SICK,
  DAYS_INJURY,
  DAYS_LEAVE,
  DAYS_CLOSED,
  DAYS_SUSPENDED,
  DAYS_MISSING,
  PLANNED,
  DUE,
  ATTENDED,
  EXCUSED,
  SHARE,
  REGISTER,
  IN_REGISTER,
  COMPLETE,
  ID
};

#define DAYS(name, label) { "r." name, { name, PC_FIELD_INTEGER, NULL, PC_PLAIN, label }, 9, TRUE }
#define HOURS(name, label, shown) \
  { "r." name, { name, PC_FIELD_MINUTES, NULL, PC_PLAIN, label }, 10, TRUE, .length = shown }

/* Rounded twice, since a spreadsheet reckons with days: a half must not fall below itself. */
#define SHARE_FORMULA "ROUND(ROUND(100*{attended}/{due},6),0)"

static const PcColumn columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { PC_REPORT_ORGANISATION ("r.host"), { "host", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Host") }, 20 },
  { "r.month", { "month", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Month") }, 11 },
  DAYS ("days_planned", N_("Days planned")),
  DAYS ("days_present", N_("Days present")),
  DAYS ("days_absent", N_("Days absent")),
  DAYS ("days_justified", N_("Days absent, justified")),
  DAYS ("days_sick", N_("Days sick")),
  DAYS ("days_injury", N_("Days of injury")),
  DAYS ("days_leave", N_("Days of leave")),
  DAYS ("days_closed", N_("Days closed")),
  DAYS ("days_suspended", N_("Days suspended")),
  DAYS ("days_missing", N_("Days not marked")),
  HOURS ("planned", N_("Hours planned"), PC_LENGTH_BOTH),
  HOURS ("due", N_("Hours due so far"), PC_LENGTH_CLOCK),
  HOURS ("attended", N_("Hours attended"), PC_LENGTH_BOTH),
  HOURS ("excused", N_("Hours excused"), PC_LENGTH_CLOCK),
  { "r.share", { "share", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Attended, %") }, 10, FALSE, SHARE_FORMULA },
  { "r.register", { "register", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Register") }, 9 },
  { "r.in_register", { "in_register", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("In a valid register") }, 9 },
  { "r.complete", { "complete", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Month complete") }, 9 },
  PC_REPORT_ID_COLUMN ("r.id || ' ' || r.month", "traineeship"),
};

static const PcTable table = {
  .name = "attendance-summary",
  .title = N_("Monthly summary of attendance"),
  .from = "temp.attendance_summary AS r",
  .order = "r.rowid",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .parameters = pc_attendance_parameters,
  .n_parameters = PC_ATTENDANCE_N_PARAMETERS,
};

typedef struct
{
  PcTempRows *rows;
  GHashTable *arguments;
  PcDay       month;     /* The first day of the one that is wanted; 0 for all. */
} Summary;

static void
set_days (PcTempRows       *rows,
          const PcMonthSum *sum)
{
  pc_temp_rows_set_int (rows, DAYS_PLANNED, sum->days_planned);
  pc_temp_rows_set_int (rows, DAYS_PRESENT, sum->days_present);
  pc_temp_rows_set_int (rows, DAYS_ABSENT, sum->days_absent);
  pc_temp_rows_set_int (rows, DAYS_JUSTIFIED, sum->days_justified);
  pc_temp_rows_set_int (rows, DAYS_SICK, sum->days_sick);
  pc_temp_rows_set_int (rows, DAYS_INJURY, sum->days_injury);
  pc_temp_rows_set_int (rows, DAYS_LEAVE, sum->days_leave);
  pc_temp_rows_set_int (rows, DAYS_CLOSED, sum->days_closed);
  pc_temp_rows_set_int (rows, DAYS_SUSPENDED, sum->days_suspended);
  pc_temp_rows_set_int (rows, DAYS_MISSING, sum->days_missing);
}

static void
set_hours (PcTempRows       *rows,
           const PcMonthSum *sum)
{
  pc_temp_rows_set_int (rows, PLANNED, sum->planned);
  pc_temp_rows_set_int (rows, DUE, sum->due);
  pc_temp_rows_set_int (rows, ATTENDED, sum->attended);
  pc_temp_rows_set_int (rows, EXCUSED, sum->excused);
  if (sum->due > 0)
    pc_temp_rows_set_int (rows, SHARE, (200 * (gint64) sum->attended + sum->due) / (2 * (gint64) sum->due));
}

static gboolean
add_month (PcTempRows         *rows,
           PcCase             *owner,
           PcPathwayCase      *pathway,
           PcTraineeshipCase  *traineeship,
           const PcMonthSum   *sum,
           GError            **error)
{
  g_autofree char *registers = pc_attendance_dup_registers (traineeship, sum->first, sum->last);

  pc_report_set_person (rows, CODE, owner->person);
  pc_report_set_field (rows, PROGRAMME, pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_field (rows, HOST, traineeship->traineeship, PC_TRAINEESHIP_HOST_ID);
  pc_report_set_day (rows, MONTH, sum->month);
  set_days (rows, sum);
  set_hours (rows, sum);
  pc_temp_rows_set_text (rows, REGISTER, registers);
  pc_temp_rows_set_int (rows, IN_REGISTER, sum->in_register);
  pc_temp_rows_set_int (rows, COMPLETE, sum->complete);
  pc_report_set_field (rows, ID, traineeship->traineeship, PC_RECORD_ID);
  return pc_temp_rows_add (rows, error);
}

static gboolean
add_traineeship (const Summary      *self,
                 PcCase             *owner,
                 PcPathwayCase      *pathway,
                 PcTraineeshipCase  *traineeship,
                 GError            **error)
{
  const char *host = pc_record_get_text (traineeship->traineeship, PC_TRAINEESHIP_HOST_ID);
  g_autoptr(GArray) months = NULL;

  if (!pc_report_allows (self->arguments, "host", host))
    return TRUE;

  months = pc_attendance_sum_months (traineeship, pc_attendance_get_rules (pathway), owner->on);
  for (guint i = 0; i < months->len; i++)
    {
      const PcMonthSum *sum = &g_array_index (months, PcMonthSum, i);

      if ((self->month == 0 || self->month == sum->month) &&
          !add_month (self->rows, owner, pathway, traineeship, sum, error))
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
  for (guint i = 0; i < pathway->traineeships->len; i++)
    if (!add_traineeship (user_data, owner, pathway, pathway->traineeships->pdata[i], error))
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
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, &table, error);
  const PcDay month = pc_report_get_day (arguments, "month");
  Summary self = { rows, arguments, month != 0 ? pc_day_get_month_start (month) : 0 };

  return rows != NULL &&
         pc_report_walk (store, arguments, pc_day_today (), PC_CASE_DAYS, cancellable, look_at_pathway, &self, error);
}

static const PcReportSheet sheets[] = {
  {
    .table = &table,
    .landscape = TRUE,
  },
};

const PcReport pc_attendance_summary_report = {
  .name = "attendance-summary",
  .title = N_("Monthly summary of attendance"),
  .description = N_("What was planned and attended in each month of the traineeships, and the days of absence by kind."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
