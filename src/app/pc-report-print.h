/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-report-read.h"

G_BEGIN_DECLS

/* More rows than this are no paper anybody reads: pc_report_read() for paper is told so many. */
#define PC_PRINT_MOST_ROWS 50000

/**
 * pc_report_print_new:
 * @title: of the report, translated
 * @sheets: (element-type PcReadSheet): as pc_report_read() gives them
 *
 * The report on paper: each table begins a page, upright or on its side as it says; each page has the title, the
 * headings and "page n of m". Columns take the width of the page in proportion; text that is too wide goes on in the next line,
 * and a row that is too high on the next page. Nothing is cut. Pages are reckoned bit by bit, in the main loop.
 *
 * Returns: (transfer full): to be run
 */
GtkPrintOperation *pc_report_print_new (const char *title,
                                        GPtrArray  *sheets);

/** Whether rows are missing in @sheets, which were read with that limit. */
gboolean           pc_report_print_is_too_long (GPtrArray *sheets);

G_END_DECLS
