/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two columns of charts beside the table, each so many rows and columns of cells apart. */
#define ROWS_APART 16
#define COLUMNS_APART 8

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

static void
add_series (PcWorkbook *self,
            lxw_chart  *chart,
            int         category,
            int         column)
{
  const char *sheet = self->sheet->name;
  const lxw_row_t last = g_array_index (self->table->parts, PcSheetPart, self->table->parts->len - 1).n_rows;
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);

  chart_series_set_categories (series, sheet, 1, category, last, category);
  chart_series_set_values (series, sheet, 1, column, last, column);
  chart_series_set_name_range (series, sheet, 0, column);
}

/* A chart over a column that was left out has nothing to show. */
static lxw_error
add_chart (PcWorkbook    *self,
           const PcChart *declared,
           guint          place)
{
  g_auto(GStrv) names = g_strsplit (declared->values, " ", -1);
  const int category = find_column (self->table, declared->category);
  lxw_chart_options options = { .x_scale = 1.0, .y_scale = 1.0, .description = _(declared->title) };
  lxw_chart *chart;

  if (category < 0 || find_column (self->table, names[0]) < 0)
    return LXW_NO_ERROR;
  if (!(chart = workbook_add_chart (self->book, types[declared->type])))
    return LXW_ERROR_MEMORY_MALLOC_FAILED;

  chart_title_set_name (chart, _(declared->title));
  for (guint i = 0; names[i] != NULL; i++)
    if (find_column (self->table, names[i]) >= 0)
      add_series (self, chart, category, find_column (self->table, names[i]));
  if (names[1] == NULL && declared->type != PC_CHART_PIE)
    chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);

  return worksheet_insert_chart_opt (self->sheet, place / 2 * ROWS_APART,
                                     self->table->layout.n_columns + 1 + place % 2 * COLUMNS_APART, chart, &options);
}

lxw_error
pc_workbook_add_charts (PcWorkbook *self)
{
  lxw_error error = LXW_NO_ERROR;

  for (guint i = 0; i < self->table->layout.n_charts && error == LXW_NO_ERROR; i++)
    error = add_chart (self, &self->table->layout.charts[i], i);

  return error;
}
