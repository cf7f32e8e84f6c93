/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-reports.h"

#include <glib/gi18n-lib.h>

#include "pc-attendance-report.h"
#include "pc-code-list.h"
#include "pc-course.h"
#include "pc-kinds.h"
#include "pc-report-columns.h"
#include "pc-report-walk.h"
#include "pc-timetable.h"

/*
 * The register of training activities, one row a day: what the timetable has due, and what the register says. Entry
 * and exit stand without breaks, hours net of them (PUOI PLUS notice, art. 8). A day that is due has a row before it is
 * marked, so that the month can be printed to be filled in; so has a day of work that a holiday, a closure or a
 * suspension takes. A free day has one only where the register has something on it.
 *
 * The register shows what was recorded; which of it counts is told by the summary.
 */

enum
{
  CODE,
  FAMILY_NAME,
  GIVEN_NAME,
  PROGRAMME,
  HOST,
  DATE,
  WEEKDAY,
  REASON,
  PLANNED,
  ENTRY,
  EXIT,
  BREAK,
  HOURS,
  KIND,
  NOTES,
  REGISTER,
  TRAINEE_SIGNATURE,
  TUTOR_SIGNATURE,
  ID
};

/* The notes are looked up by the id of the day, which the rules know. */
#define NOTES_OF_DAY "(SELECT a.notes FROM attendance_day AS a WHERE a.id = r.notes)"

static const PcColumn columns[] = {
  PC_REPORT_PERSON_COLUMNS ("r"),
  { PC_REPORT_PROGRAMME ("r.programme"), { "programme", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }, 12 },
  { PC_REPORT_ORGANISATION ("r.host"), { "host", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Host") }, 18 },
  { "r.date", { "date", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Date") }, 11 },
  { "r.weekday", { "weekday", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Day of the week") }, 10 },
  { "r.reason", { "reason", PC_FIELD_CHOICE, "timetable-reason", PC_PLAIN, N_("Kind of day") }, 14 },
  { "r.planned", { "planned", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours planned") }, 9, TRUE },
  { "r.entry", { "entry", PC_FIELD_TIME, NULL, PC_PLAIN, N_("In") }, 7, .use = PC_COLUMN_FILLED },
  { "r.exit", { "exit", PC_FIELD_TIME, NULL, PC_PLAIN, N_("Out") }, 7, .use = PC_COLUMN_FILLED },
  { "r.break", { "break", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Break") }, 7, .use = PC_COLUMN_FILLED },
  { "r.hours", { "hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") }, 8, TRUE, "{exit}-{entry}-{break}",
    .length = PC_LENGTH_BOTH },
  { "r.kind", { "kind", PC_FIELD_CHOICE, "attendance-kind", PC_PLAIN, N_("Attendance") }, 15, .use = PC_COLUMN_FILLED },
  { NOTES_OF_DAY, { "notes", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Notes") }, 16, .use = PC_COLUMN_FILLED },
  { "r.register", { "register", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Register") }, 9 },
  { "NULL", { "trainee_signature", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Signature of the trainee") }, 20 },
  { "NULL", { "tutor_signature", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Signature of the company tutor") }, 20 },
  PC_REPORT_ID_COLUMN ("r.id || ' ' || r.date", "traineeship"),
};

const PcParameter pc_attendance_parameters[PC_ATTENDANCE_N_PARAMETERS] = {
  { { "month", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Month of this day") }, NULL },
  { { "person", PC_FIELD_REFERENCE, "beneficiary", PC_PERSONAL, N_("Person") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "host", PC_FIELD_REFERENCE, "organisation", PC_PLAIN, N_("Host") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
};

static const PcTable table = {
  .name = "attendance-register",
  .title = N_("Register of training activities"),
  .from = "temp.attendance_register AS r",
  .order = "r.rowid",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .parameters = pc_attendance_parameters,
  .n_parameters = PC_ATTENDANCE_N_PARAMETERS,
};

const PcProgrammeRules *
pc_attendance_get_rules (PcPathwayCase *pathway)
{
  g_return_val_if_fail (pathway != NULL, NULL);

  return pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL;
}

char *
pc_attendance_dup_registers (PcTraineeshipCase *self,
                             PcDay              first,
                             PcDay              last)
{
  g_autoptr(GString) numbers = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->registers->len; i++)
    {
      PcRecord *book = self->registers->pdata[i];
      const PcDay ends = pc_record_get_day (book, PC_TRAINING_REGISTER_ENDS_ON);

      if (!pc_record_is_set (book, PC_TRAINING_REGISTER_LOST_ON) && (ends == 0 || ends >= first) &&
          pc_record_get_day (book, PC_TRAINING_REGISTER_STARTS_ON) <= last)
        g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? ", " : "",
                                pc_record_get_text (book, PC_TRAINING_REGISTER_NUMBER));
    }

  return numbers->len > 0 ? g_string_free (g_steal_pointer (&numbers), FALSE) : NULL;
}

/*
 * A traineeship
 */

/* @from and @to are the month that is wanted, or all days there can be. */
typedef struct
{
  PcTempRows        *rows;
  GHashTable        *arguments;
  PcDay              from;
  PcDay              to;
  PcCase            *owner;
  PcPathwayCase     *pathway;
  PcTraineeshipCase *traineeship;
} Register;

static const char *
get_reason (PcTimetableReason reason)
{
  static const char * const codes[] = { "due", "holiday", "closed", "free", "suspended", "outside" };

  return codes[reason];
}

static void
set_time (PcTempRows *rows,
          guint       column,
          int         minutes)
{
  pc_temp_rows_set_int (rows, column, minutes >= 0 ? minutes : PC_UNSET);
}

/* The break is what the times have more than the hours, so that the hours follow from the cells beside them. */
static void
set_record (PcTempRows         *rows,
            const PcAttendance *record)
{
  const int exit = record->second_ends_at >= 0 ? record->second_ends_at : record->ends_at;
  const int pause = exit - record->starts_at - record->minutes;

  set_time (rows, ENTRY, record->starts_at);
  set_time (rows, EXIT, exit);
  if (record->starts_at >= 0 && exit >= 0 && pause >= 0 && g_strcmp0 (record->kind, "present") == 0)
    pc_temp_rows_set_int (rows, BREAK, pause);
  pc_temp_rows_set_int (rows, HOURS, record->minutes);
  pc_temp_rows_set_text (rows, KIND, record->kind);
  pc_temp_rows_set_text (rows, NOTES, record->id);
}

/* @record (nullable) is what the register says; @due (nullable) what the timetable says, told once a day. */
static gboolean
add_row (const Register        *self,
         PcDay                  day,
         PcTimetableReason      reason,
         const PcTimetableDay  *due,
         const PcAttendance    *record,
         GError               **error)
{
  g_autofree char *number = pc_attendance_dup_registers (self->traineeship, day, day);
  const char weekday[] = { '0' + pc_day_get_weekday (day), '\0' };

  pc_report_set_person (self->rows, CODE, self->owner->person);
  pc_report_set_field (self->rows, PROGRAMME, self->pathway->pathway, PC_PATHWAY_PROGRAMME);
  pc_report_set_field (self->rows, HOST, self->traineeship->traineeship, PC_TRAINEESHIP_HOST_ID);
  pc_report_set_day (self->rows, DATE, day);
  pc_temp_rows_set_text (self->rows, WEEKDAY, pc_code_list_get_label (pc_code_list_get ("weekday"), weekday));
  pc_temp_rows_set_text (self->rows, REASON, get_reason (reason));
  if (due != NULL)
    pc_temp_rows_set_int (self->rows, PLANNED, due->minutes);
  if (record != NULL)
    set_record (self->rows, record);
  pc_temp_rows_set_text (self->rows, REGISTER, number);
  pc_report_set_field (self->rows, ID, self->traineeship->traineeship, PC_RECORD_ID);
  return pc_temp_rows_add (self->rows, error);
}

static const PcAttendance *
get_record (const Register *self,
            guint           index)
{
  GArray *days = self->traineeship->days;

  return index < days->len ? &g_array_index (days, PcAttendance, index) : NULL;
}

/* Rows of the register before @until that no day of the timetable takes. */
static gboolean
add_outside (const Register  *self,
             guint           *next,
             PcDay            until,
             GError         **error)
{
  const PcAttendance *record;

  for (; (record = get_record (self, *next)) != NULL && record->day < until; (*next)++)
    if (record->day >= self->from && record->day <= self->to &&
        !add_row (self, record->day, PC_TIMETABLE_OUTSIDE, NULL, record, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_day (const Register        *self,
         guint                 *next,
         PcDay                  day,
         const PcTimetableDay  *due,
         GError               **error)
{
  const PcAttendance *record = get_record (self, *next);
  gboolean first = TRUE;

  if (record == NULL || record->day != day)
    return due->reason == PC_TIMETABLE_FREE || due->reason == PC_TIMETABLE_OUTSIDE ||
           add_row (self, day, due->reason, due, NULL, error);

  for (; (record = get_record (self, *next)) != NULL && record->day == day; (*next)++, first = FALSE)
    if (!add_row (self, day, due->reason, first ? due : NULL, record, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_traineeship (const Register  *self,
                 GError         **error)
{
  const PcProgrammeRules *rules = pc_attendance_get_rules (self->pathway);
  g_autoptr(GArray) days = NULL;
  g_auto(PcCourse) course = { 0 };
  PcDay first, last;
  guint next = 0;

  pc_course_reckon (self->traineeship, rules, self->owner->on, &course);
  first = MAX (course.starts, self->from);
  last = MIN (course.last, self->to);
  if (course.last == 0 || last < first)
    return add_outside (self, &next, G_MAXINT32, error);

  days = pc_timetable_reckon (self->traineeship, rules, self->owner->on, first, last);
  if (!add_outside (self, &next, first, error))
    return FALSE;
  for (PcDay day = first; day <= last; day++)
    if (!add_day (self, &next, day, &g_array_index (days, PcTimetableDay, day - first), error))
      return FALSE;

  return add_outside (self, &next, G_MAXINT32, error);
}

static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  Register *self = user_data;

  self->owner = owner;
  self->pathway = pathway;
  for (guint i = 0; i < pathway->traineeships->len; i++)
    {
      self->traineeship = pathway->traineeships->pdata[i];
      if (pc_report_allows (self->arguments, "host",
                            pc_record_get_text (self->traineeship->traineeship, PC_TRAINEESHIP_HOST_ID)) &&
          !add_traineeship (self, error))
        return FALSE;
    }

  return TRUE;
}

/* Seen from the end of the month where that lies ahead, so that what is recorded in advance is there. */
static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, &table, error);
  const PcDay month = pc_report_get_day (arguments, "month");
  Register self = {
    .rows = rows,
    .arguments = arguments,
    .from = month != 0 ? pc_day_get_month_start (month) : 1,
    .to = month != 0 ? pc_day_get_month_end (month) : G_MAXINT32,
  };

  return rows != NULL &&
         pc_report_walk (store, arguments, month != 0 ? MAX (self.to, pc_day_today ()) : pc_day_today (),
                         PC_CASE_DIARY, cancellable, look_at_pathway, &self, error);
}

static const PcReportSheet sheets[] = {
  {
    .table = &table,
    .landscape = TRUE,
    .row_height = 20,
  },
};

const PcReport pc_attendance_register_report = {
  .name = "attendance-register",
  .title = N_("Register of training activities"),
  .description = N_("Each day of the traineeships: the hours planned and attended, and room for the signatures."),
  .sheets = sheets,
  .n_sheets = G_N_ELEMENTS (sheets),
  .prepare = prepare,
};
