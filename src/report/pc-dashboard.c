/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-dashboard.h"

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"
#include "pc-report-view.h"
#include "pc-report-walk.h"
#include "pc-reports.h"
#include "pc-temp-rows.h"

/*
 * How far pathways have come, who the people are, and how many there were month by month. Pathways are counted that
 * were opened in the period; the sheet of the months counts all of them, since those of before are still minded.
 */

enum
{
  STEP_STEP,
  STEP_PATHWAYS,
  STEP_SHARE,
  STEP_UNKNOWN
};

static const PcColumn step_columns[] = {
  { "r.step", { "step", PC_FIELD_CHOICE, "funnel-step", PC_PLAIN, N_("Step") }, 34 },
  { "r.pathways", { "pathways", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Pathways") }, 11, .use = PC_COLUMN_HEADS },
  { "r.share", { "share", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Share of those opened, %") }, 13 },
  { "r.unknown", { "unknown", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Not known") }, 11, .use = PC_COLUMN_HEADS },
};

enum
{
  MONTH_MONTH,
  MONTH_OPENED,
  MONTH_CLOSED,
  MONTH_STARTED,
  MONTH_ENDED,
  MONTH_OPEN,
  MONTH_TRAINEES
};

#define HEADS(name_, heading, total_) \
  { "r." name_, { name_, PC_FIELD_INTEGER, NULL, PC_PLAIN, heading }, 13, total_, .use = PC_COLUMN_HEADS }

static const PcColumn month_columns[] = {
  { "r.month", { "month", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Month") }, 10 },
  HEADS ("opened", N_("Pathways opened"), TRUE),
  HEADS ("closed", N_("Pathways closed"), TRUE),
  HEADS ("started", N_("Traineeships started"), TRUE),
  HEADS ("ended", N_("Traineeships over"), TRUE),
  HEADS ("open", N_("Open at the end"), FALSE),
  HEADS ("trainees", N_("In traineeship at the end"), FALSE),
};

const PcParameter pc_dashboard_parameters[PC_DASHBOARD_N_PARAMETERS] = {
  { { "from", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Opened from") }, NULL },
  { { "to", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Opened to") }, NULL },
  { { "programme", PC_FIELD_TEXT, "programme", PC_PLAIN, N_("Programme") }, NULL },
  { { "operator", PC_FIELD_REFERENCE, "operator", PC_PERSONAL, N_("Case manager") }, NULL },
  { { "on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("As of") }, NULL, N_("Today") },
};

#define TABLE(name_, title_, columns_) { \
    .name = name_, .title = title_, .from = "temp.dashboard_" name_ " AS r", .order = "r.rowid", .columns = columns_, \
    .n_columns = G_N_ELEMENTS (columns_), .parameters = pc_dashboard_parameters, \
    .n_parameters = PC_DASHBOARD_N_PARAMETERS }

static const PcTable funnel = TABLE ("funnel", N_("From opening to work"), step_columns);
static const PcTable months = TABLE ("months", N_("By month"), month_columns);

static const PcChart funnel_charts[] = {
  { PC_CHART_BARS, N_("From opening to work"), "step", "pathways", N_("Pathways") },
};

static const PcChart month_charts[] = {
  { PC_CHART_LINES, N_("Pathways open and people in traineeship"), "month", "open trainees", N_("Pathways") },
  { PC_CHART_COLUMNS, N_("Pathways opened and closed"), "month", "opened closed", N_("Pathways") },
};

/*
 * Counting
 */

/* @months: first day of the month -> its counts, an array of int by column */
typedef struct
{
  PcDay         on;
  PcDay         from;
  PcDay         to;
  int           reached[PC_FUNNEL_N_STEPS];
  int           unknown[PC_FUNNEL_N_STEPS];
  PcGroupCount *groups;
  GHashTable   *months;
  PcDay         first;
} Dashboard;

static void
dashboard_clear (Dashboard *self)
{
  pc_group_count_free (self->groups);
  g_hash_table_unref (self->months);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Dashboard, dashboard_clear)

static void
count_day (Dashboard *self,
           PcDay      day,
           guint      column)
{
  const PcDay month = day != 0 ? pc_day_get_month_start (day) : 0;
  int *counts;

  if (day == 0 || day > self->on)
    return;

  if (!(counts = g_hash_table_lookup (self->months, GINT_TO_POINTER (month))))
    {
      counts = g_new0 (int, G_N_ELEMENTS (month_columns));
      g_hash_table_insert (self->months, GINT_TO_POINTER (month), counts);
    }

  counts[column]++;
  if (self->first == 0 || month < self->first)
    self->first = month;
}

static void
count_steps (Dashboard       *self,
             const PcJourney *journey)
{
  for (guint step = 0; step < PC_FUNNEL_N_STEPS; step++)
    {
      self->reached[step] += journey->steps[step] == PC_ANSWER_YES;
      self->unknown[step] += journey->steps[step] == PC_ANSWER_UNKNOWN;
    }
}

static gboolean
look_at_pathway (PcCase         *owner,
                 PcPathwayCase  *pathway,
                 gpointer        user_data,
                 GError        **error)
{
  Dashboard *self = user_data;
  PcJourney journey;

  pc_journey_reckon (owner, pathway, &journey);
  if (journey.opened == 0 || journey.opened > self->on)
    return TRUE;

  count_day (self, journey.opened, MONTH_OPENED);
  count_day (self, journey.closed, MONTH_CLOSED);
  count_day (self, journey.starts, MONTH_STARTED);
  count_day (self, journey.ends, MONTH_ENDED);
  if (journey.opened < self->from || (self->to != 0 && journey.opened > self->to))
    return TRUE;

  count_steps (self, &journey);
  pc_group_count_add (self->groups, owner, pathway, &journey);
  return TRUE;
}

/*
 * Rows
 */

/* Of fewer than five no share is told: it would say how many they are. */
static gint64
get_share (int part,
           int whole)
{
  const gboolean is_told = whole > 0 && (part == 0 || part >= PC_SMALL_GROUP);

  return is_told ? (200 * (gint64) part + whole) / (2 * whole) : PC_UNSET;
}

static gboolean
fill_funnel (Dashboard  *self,
             PcStore    *store,
             GError    **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, &funnel, error);
  const PcCodeList *steps = pc_code_list_get ("funnel-step");

  for (guint step = 0; rows != NULL && step < PC_FUNNEL_N_STEPS; step++)
    {
      pc_temp_rows_set_text (rows, STEP_STEP, pc_code_list_get_id (steps, step));
      pc_temp_rows_set_int (rows, STEP_PATHWAYS, self->reached[step]);
      pc_temp_rows_set_int (rows, STEP_SHARE, get_share (self->reached[step], self->reached[PC_FUNNEL_OPENED]));
      pc_temp_rows_set_int (rows, STEP_UNKNOWN, step >= PC_FUNNEL_28_DAYS ? self->unknown[step] : PC_UNSET);
      if (!pc_temp_rows_add (rows, error))
        return FALSE;
    }

  return rows != NULL;
}

static gboolean
add_month (PcTempRows  *rows,
           PcDay        month,
           const int   *counts,
           GError     **error)
{
  g_autofree char *iso = pc_day_to_iso (month);

  /* "2025-03": as text, since a spreadsheet would draw a day. */
  iso[7] = '\0';
  pc_temp_rows_set_text (rows, MONTH_MONTH, iso);
  for (guint column = MONTH_OPENED; column <= MONTH_TRAINEES; column++)
    pc_temp_rows_set_int (rows, column, counts[column]);

  return pc_temp_rows_add (rows, error);
}

/* From the first month in which there was anything; what was open before the period goes on being open. */
static gboolean
fill_months (Dashboard  *self,
             PcStore    *store,
             GError    **error)
{
  g_autoptr(PcTempRows) rows = pc_temp_rows_new (store, &months, error);
  const PcDay last = self->to != 0 ? MIN (self->to, self->on) : self->on;
  int open = 0;
  int trainees = 0;

  for (PcDay month = self->first; rows != NULL && month != 0 && month <= last; month = pc_day_add_months (month, 1))
    {
      const int *found = g_hash_table_lookup (self->months, GINT_TO_POINTER (month));
      int counts[G_N_ELEMENTS (month_columns)] = { 0 };

      for (guint column = MONTH_OPENED; found != NULL && column <= MONTH_ENDED; column++)
        counts[column] = found[column];
      counts[MONTH_OPEN] = open += counts[MONTH_OPENED] - counts[MONTH_CLOSED];
      counts[MONTH_TRAINEES] = trainees += counts[MONTH_STARTED] - counts[MONTH_ENDED];
      if (pc_day_get_month_end (month) >= self->from && !add_month (rows, month, counts, error))
        return FALSE;
    }

  return rows != NULL;
}

static gboolean
prepare (const PcReport  *report,
         PcStore         *store,
         GHashTable      *arguments,
         GCancellable    *cancellable,
         GError         **error)
{
  const PcDay on = pc_report_get_day (arguments, "on");
  g_auto(Dashboard) self = {
    .on = on != 0 ? on : pc_day_today (),
    .from = pc_report_get_day (arguments, "from"),
    .to = pc_report_get_day (arguments, "to"),
    .groups = pc_group_count_new (),
    .months = g_hash_table_new_full (NULL, NULL, NULL, g_free),
  };

  return pc_report_walk (store, arguments, self.on, PC_CASE_PERMITS | PC_CASE_FOLLOW_UPS, cancellable, look_at_pathway,
                         &self, error) &&
         fill_funnel (&self, store, error) && pc_group_count_fill (self.groups, store, error) &&
         fill_months (&self, store, error);
}

/*
 * Sheets
 */

static GArray *
make_sheets (void)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (PcReportSheet));
  const PcReportSheet first = { .table = &funnel, .landscape = TRUE, .charts = funnel_charts, .n_charts = 1 };
  const PcReportSheet last = { .table = &months, .landscape = TRUE, .charts = month_charts, .n_charts = 2 };

  g_array_append_val (sheets, first);
  g_array_append_vals (sheets, pc_dashboard_groups, PC_DASHBOARD_N_GROUPS);
  g_array_append_val (sheets, last);
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

const PcReport pc_dashboard_report = {
  .name = "dashboard",
  .title = N_("Dashboard"),
  .description =
    N_("How far pathways have come, who the people are and how many there were month by month, with charts."),
  .list_sheets = list_sheets,
  .prepare = prepare,
};
