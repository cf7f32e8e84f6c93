/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Charts stand beside the table, one below the other so many rows apart, and are that much wider than usual. */
#define ROWS_APART 18
#define ROWS_OF_HEADING 1
#define CHART_WIDTH 1.3

/* Of longer tables a chart has no copy of its own; spreadsheets look at the cells. */
#define MAX_ROWS 1000

static const lxw_chart_type types[] = {
  [PC_CHART_COLUMNS] = LXW_CHART_COLUMN,
  [PC_CHART_BARS] = LXW_CHART_BAR,
  [PC_CHART_LINES] = LXW_CHART_LINE,
  [PC_CHART_PIE] = LXW_CHART_PIE,
};

static int
find_column (PcSheetTable *table,
             const char   *name)
{
  for (guint i = 0; i < table->layout.n_columns; i++)
    if (strcmp (table->layout.columns[i].field.name, name) == 0)
      return i;

  return -1;
}

/*
 * What the charts show
 *
 * The rows are on the disk by the time a chart is made, where libxlsxwriter cannot read them. A chart without a copy of
 * its data is empty wherever a program does not reckon, as in previews.
 */

static void
clear_point (gpointer point)
{
  g_free (((PcChartPoint *) point)->text);
}

static gboolean
is_number (const PcField *field)
{
  return !pc_field_is_text (field) && field->type != PC_FIELD_BOOLEAN;
}

static PcChartPoint
make_point (PcWorkbook *self,
            guint       i)
{
  PcSheetColumn *column = &self->table->columns[i];
  const PcField *field = &column->column->field;
  const PcValue *value = &self->values[i];
  const char *text = is_number (field) ? value->text : pc_cell_text_get (column->text, value);
  PcChartPoint point = { 0.0, NULL };

  if (is_number (field) && value->number != PC_UNSET)
    point.number = pc_workbook_get_amount (column->column, value->number);
  else
    point.text = g_strdup (pc_cell_text_clean (text != NULL ? text : "", FALSE, self->buffer));

  return point;
}

void
pc_workbook_note_row (PcWorkbook *self)
{
  PcSheetTable *table = self->table;

  if (table->layout.n_charts == 0)
    return;

  if (table->points == NULL)
    {
      table->points = g_array_new (FALSE, FALSE, sizeof (PcChartPoint));
      g_array_set_clear_func (table->points, clear_point);
    }

  for (guint i = 0; i < table->layout.n_columns && table->points->len < MAX_ROWS * table->layout.n_columns; i++)
    {
      const PcChartPoint point = make_point (self, i);

      g_array_append_val (table->points, point);
    }
}

void
pc_workbook_forget_rows (PcSheetTable *table)
{
  g_clear_pointer (&table->points, g_array_unref);
}

/* libxlsxwriter frees the point with its text. */
static void
add_point (lxw_series_range   *range,
           const PcChartPoint *point,
           gboolean            is_string)
{
  lxw_series_data_point *added = calloc (1, sizeof (lxw_series_data_point));

  if (added == NULL)
    return;

  added->is_string = is_string;
  added->number = point->number;
  added->no_data = !is_string && point->text != NULL;
  if (is_string)
    added->string = strdup (point->text != NULL ? point->text : "");
  STAILQ_INSERT_TAIL (range->data_cache, added, list_pointers);
  range->num_data_points++;
}

static void
fill_range (PcWorkbook       *self,
            lxw_series_range *range,
            guint             column,
            lxw_row_t         last,
            gboolean          is_string)
{
  const guint n = self->table->layout.n_columns;

  range->ignore_cache = LXW_TRUE;
  range->has_string_cache = is_string;
  for (guint row = 0; self->table->points != NULL && last <= MAX_ROWS && row < last; row++)
    add_point (range, &g_array_index (self->table->points, PcChartPoint, row * n + column), is_string);
}

/*
 * Charts
 */

/* The last row that is drawn. */
static lxw_row_t
get_last_row (PcWorkbook    *self,
              const PcChart *declared)
{
  const lxw_row_t last = g_array_index (self->table->parts, PcSheetPart, self->table->parts->len - 1).n_rows;

  return declared->n_rows > 0 ? MIN (last, declared->n_rows) : last;
}

static void
add_series (PcWorkbook    *self,
            const PcChart *declared,
            lxw_chart     *chart,
            int            category,
            int            column)
{
  const char *sheet = self->sheet->name;
  const PcColumn *columns = self->table->layout.columns;
  const lxw_row_t last = get_last_row (self, declared);
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);

  chart_series_set_categories (series, sheet, 1, category, last, category);
  chart_series_set_values (series, sheet, 1, column, last, column);
  chart_series_set_name_range (series, sheet, 0, column);
  fill_range (self, series->categories, category, last, !is_number (&columns[category].field));
  fill_range (self, series->values, column, last, FALSE);
  if (strchr (declared->values, ' ') == NULL)
    chart_series_set_labels (series);
}

/* In a chart of bars, which lie, the categories go down beside the table as they do in it. */
static void
set_axes (PcWorkbook    *self,
          const PcChart *declared,
          lxw_chart     *chart,
          int            category)
{
  const gboolean lies = declared->type == PC_CHART_BARS;
  lxw_chart_axis *categories = lies ? chart->y_axis : chart->x_axis;
  lxw_chart_axis *sizes = lies ? chart->x_axis : chart->y_axis;

  if (declared->type == PC_CHART_PIE)
    return;

  chart_axis_set_name (categories, pc_field_get_label (&self->table->layout.columns[category].field));
  if (lies)
    {
      chart_axis_set_reverse (categories);
      chart_axis_set_interval_unit (categories, 1);
      /* Else the sizes stand at the top, where the first category is. */
      chart_axis_set_crossing_max (categories);
    }
  if (declared->axis != NULL)
    chart_axis_set_name (sizes, _(declared->axis));
}

/* Bars need their room, one below the other. */
static double
get_height (PcWorkbook    *self,
            const PcChart *declared)
{
  return declared->type == PC_CHART_BARS ? CLAMP (get_last_row (self, declared) / 5.0, 1.0, 2.4) : 1.0;
}

/* A chart over a column that was left out has nothing to show. */
static lxw_error
add_chart (PcWorkbook    *self,
           const PcChart *declared,
           guint          place)
{
  g_auto(GStrv) names = g_strsplit (declared->values, " ", -1);
  const int category = find_column (self->table, declared->category);
  lxw_chart_options options = { .x_scale = CHART_WIDTH, .y_scale = get_height (self, declared),
                                .description = _(declared->title) };
  lxw_chart *chart;

  if (category < 0 || find_column (self->table, names[0]) < 0)
    return LXW_NO_ERROR;
  if (!(chart = workbook_add_chart (self->book, types[declared->type])))
    return LXW_ERROR_MEMORY_MALLOC_FAILED;

  chart_title_set_name (chart, _(declared->title));
  for (guint i = 0; names[i] != NULL; i++)
    if (find_column (self->table, names[i]) >= 0)
      add_series (self, declared, chart, category, find_column (self->table, names[i]));
  set_axes (self, declared, chart, category);
  if (names[1] == NULL && declared->type != PC_CHART_PIE)
    chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  else if (names[1] != NULL)
    chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);

  return worksheet_insert_chart_opt (self->sheet, ROWS_OF_HEADING + place * ROWS_APART,
                                     self->table->layout.n_columns + 1, chart, &options);
}

lxw_error
pc_workbook_add_charts (PcWorkbook *self)
{
  lxw_error error = LXW_NO_ERROR;

  for (guint i = 0; i < self->table->layout.n_charts && error == LXW_NO_ERROR; i++)
    error = add_chart (self, &self->table->layout.charts[i], i);

  return error;
}
