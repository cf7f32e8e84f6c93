/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcChart:
 * @type: its form
 * @title: in English
 * @category: name of the column that names the bars or slices
 * @values: names of the columns with their sizes, spaces between them
 * @axis: (nullable): what the sizes are, in English; the other axis is named by the heading of @category
 * @n_rows: of the first rows alone, where more could not be read; 0 for all
 *
 * A chart of a spreadsheet over the rows of the table on the same sheet.
 */
typedef struct
{
  enum { PC_CHART_COLUMNS, PC_CHART_BARS, PC_CHART_LINES, PC_CHART_PIE } type;
  const char *title;
  const char *category;
  const char *values;
  const char *axis;
  guint       n_rows;
} PcChart;

G_END_DECLS
