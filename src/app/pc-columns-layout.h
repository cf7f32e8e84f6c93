/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PC_TYPE_COLUMNS_LAYOUT (pc_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (PcColumnsLayout, pc_columns_layout, PC, COLUMNS_LAYOUT, GtkLayoutManager)

/**
 * PcColumnsLayout:
 *
 * Children in reading order in as many equal columns as fit, one to three: a form folds before it
 * scrolls. A child that expands horizontally takes a line of its own.
 */
GtkLayoutManager *pc_columns_layout_new        (void);

/** The same for what needs less room: columns of @min_column pixels or more. */
GtkLayoutManager *pc_columns_layout_new_narrow (int min_column);

G_END_DECLS
