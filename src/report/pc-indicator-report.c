/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-indicator-report.h"

#include <glib/gi18n-lib.h>

#include "pc-case-load.h"
#include "pc-code-list.h"
#include "pc-report-walk.h"
#include "pc-reports.h"

/*
 * A sheet of sums for each edition of the list, how many records are complete, and a sheet of the participants behind
 * the sums for each edition. Who counts for what is said by pc-indicators.h.
 */

enum
{
  SUM_CODE,
  SUM_MOMENT,
  SUM_LABEL,
  SUM_WOMEN,
  SUM_MEN,
  SUM_NON_BINARY,
  SUM_TOTAL,
  SUM_UNKNOWN,
  SUM_ASSUMED,
  SUM_SOURCE
};

static const PcColumn sum_columns[] = {
  { "r.code", { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") }, 9 },
  { "r.moment", { "moment", PC_FIELD_CHOICE, "indicator-moment", PC_PLAIN, N_("Moment") }, 20 },
  { "r.label", { "label", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Indicator") }, 62 },
  { "r.women", { "women", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Women") }, 9, .use = PC_COLUMN_HEADS },
  { "r.men", { "men", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Men") }, 9, .use = PC_COLUMN_HEADS },
  { "r.non_binary", { "non_binary", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Non-binary") }, 9, .use = PC_COLUMN_HEADS },
  { "r.total", { "total", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Total") }, 9, .use = PC_COLUMN_HEADS_SUM },
  { "r.unknown", { "unknown", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Not known") }, 9, .use = PC_COLUMN_HEADS },
  { "r.assumed", { "assumed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Rests on an assumption") }, 12 },
  { "r.source", { "source", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Source") }, 30 },
};

enum
{
  RECORDS_SET,
  RECORDS_COMPLETE,
  RECORDS_INCOMPLETE
};

static const PcColumn record_columns[] = {
  { "r.\"set\"", { "set", PC_FIELD_CHOICE, "indicator-set", PC_PLAIN, N_("Set of indicators") }, 44 },
  { "r.complete", { "complete", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Complete records") }, 12,
    .use = PC_COLUMN_HEADS },
  { "r.incomplete", { "incomplete", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Incomplete records, not counted") }, 14,
    .use = PC_COLUMN_HEADS },
};

const PcParameter pc_indicator_parameters[PC_INDICATOR_N_PARAMETERS] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("From") }, NULL },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("To") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
};

#define TABLE(name_, title_, from_, columns_) { \
    .name = name_, .title = title_, .from = "temp." from_ " AS r", .order = "r.rowid", .columns = columns_, \
    .n_columns = G_N_ELEMENTS (columns_), .parameters = pc_indicator_parameters, \
    .n_parameters = PC_INDICATOR_N_PARAMETERS }

static const PcTable sums[PC_INDICATOR_N_SETS] = {
  TABLE ("esf-2014", N_("ESF 2014-2020"), "indicators_0", sum_columns),
  TABLE ("esf-plus-2021", N_("ESF+ 2021-2027"), "indicators_1", sum_columns),
  TABLE ("amif-2021", N_("AMIF 2021-2027"), "indicators_2", sum_columns),
};

static const PcTable records = TABLE ("records", N_("Records"), "indicator_records", record_columns);

/*
 * Sums
 */

static gboolean
add_sum (PcTempRows            *rows,
         const PcIndicator     *indicator,
         const PcIndicatorSum  *sum,
         GError               **error)
{
  pc_temp_rows_set_text (rows, SUM_CODE, indicator->code);
  pc_temp_rows_set_text (rows, SUM_MOMENT, pc_indicator_moment_get_code (indicator->moment));
  pc_temp_rows_set_text (rows, SUM_LABEL, pc_indicator_get_label (indicator));
  pc_temp_rows_set_int (rows, SUM_WOMEN, sum->women);
  pc_temp_rows_set_int (rows, SUM_MEN, sum->men);
  pc_temp_rows_set_int (rows, SUM_NON_BINARY, sum->non_binary);
  pc_temp_rows_set_int (rows, SUM_TOTAL, sum->total);
  pc_temp_rows_set_int (rows, SUM_UNKNOWN, sum->unknown);
  pc_temp_rows_set_int (rows, SUM_ASSUMED, sum->assumed);
  pc_temp_rows_set_text (rows, SUM_SOURCE, pc_indicator_get_source (indicator));
  return pc_temp_rows_add (rows, error);
}

static gboolean
fill_sums (PcStore       *store,
           guint          set,
           PcIndicators  *indicators,
           GError       **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, &sums[set], error);
  guint n;
  const PcIndicator *list = pc_indicator_list (&n);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (list[i].set == 1u << set && !add_sum (rows, &list[i], pc_indicators_get (indicators, &list[i]), error))
      return FALSE;

  return TRUE;
}

static gboolean
fill_records (PcStore       *store,
              PcIndicators  *indicators,
              GError       **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, &records, error);

  for (guint set = 0; rows != NULL && set < PC_INDICATOR_N_SETS; set++)
    {
      pc_temp_rows_set_text (rows, RECORDS_SET, pc_code_list_get_id (pc_code_list_get ("indicator-set"), set));
      pc_temp_rows_set_int (rows, RECORDS_COMPLETE, pc_indicators_get_n_complete (indicators, 1u << set));
      pc_temp_rows_set_int (rows, RECORDS_INCOMPLETE, pc_indicators_get_n_incomplete (indicators, 1u << set));
      if (!pc_temp_rows_add (rows, error))
        return FALSE;
    }

  return rows != NULL;
}

/*
 * People
 */

typedef struct
{
  const PcIndicatorScope *scope;
  PcIndicators           *indicators;
  PcTempRows             *people[PC_INDICATOR_N_SETS];
  GError                 *error;
} Count;

static void
count_clear (Count *self)
{
  g_clear_pointer (&self->indicators, pc_indicators_free);
  for (guint set = 0; set < PC_INDICATOR_N_SETS; set++)
    g_clear_pointer (&self->people[set], pc_temp_rows_free);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, count_clear)

static gboolean
look_at_person (PcCase   *person,
                gpointer  user_data)
{
  Count *self = user_data;
  g_autoptr(GArray) participants = pc_participant_list (person);

  pc_indicators_add (self->indicators, person);
  for (guint set = 0; set < PC_INDICATOR_N_SETS; set++)
    if (!pc_indicator_people_add (self->people[set], set, self->scope, participants, &self->error))
      return FALSE;

  return TRUE;
}

static gboolean
count_people (Count         *self,
              PcStore       *store,
              PcDay          on,
              GCancellable  *cancellable,
              GError       **error)
{
  const PcCaseScope scope = { .operator_id = self->scope->operator_id, .programme = self->scope->programme };

  for (guint set = 0; set < PC_INDICATOR_N_SETS; set++)
    if (!(self->people[set] = pc_temp_rows_new (store, pc_indicator_people_get_table (set), error)))
      return FALSE;

  if (!pc_case_foreach (store, &scope, on, PC_CASE_PAPERS | PC_CASE_FOLLOW_UPS, cancellable, look_at_person, self,
                        error))
    return FALSE;
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  const PcDay on = pc_report_get_day (arguments, "on");
  const PcIndicatorScope scope = {
    .programme = pc_report_get_text (arguments, "programme"),
    .operator_id = pc_report_get_text (arguments, "operator"),
    .from = pc_report_get_day (arguments, "from"),
    .to = pc_report_get_day (arguments, "to"),
  };
  g_auto(Count) count = { .scope = &scope, .indicators = pc_indicators_new (&scope) };

  if (!count_people (&count, store, on != 0 ? on : pc_day_today (), cancellable, error))
    return FALSE;

  for (guint set = 0; set < PC_INDICATOR_N_SETS; set++)
    if (!fill_sums (store, set, count.indicators, error))
      return FALSE;

  return fill_records (store, count.indicators, error);
}

/*
 * Sheets
 */

static GArray *
make_sheets (void)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (PcReportSheet));
  const PcReportSheet of_records = { .table = &records };

  for (guint set = 0; set < PC_INDICATOR_N_SETS; set++)
    {
      const PcReportSheet sheet = { .table = &sums[set], .landscape = TRUE };

      g_array_append_val (sheets, sheet);
    }

  g_array_append_val (sheets, of_records);
  for (guint set = 0; set < PC_INDICATOR_N_SETS; set++)
    {
      const PcReportSheet sheet = { .table = pc_indicator_people_get_table (set), .landscape = TRUE };

      g_array_append_val (sheets, sheet);
    }

  return sheets;
}

static const PcReportSheet *
list_sheets (guint *n_sheets)
{
  static GArray *sheets;

  if (g_once_init_enter (&sheets))
    g_once_init_leave (&sheets, make_sheets ());

  *n_sheets = sheets->len;
  return (const PcReportSheet *) sheets->data;
}

const PcReport pc_indicator_report = {
  .name = "indicators",
  .title = N_("Common indicators"),
  .description = N_("The common indicators of the European funds by sex, and the participants behind them."),
  .list_sheets = list_sheets,
  .prepare = prepare,
};
