/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PC_TYPE_ONE_STOP (pc_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (PcOneStop, pc_one_stop, PC, ONE_STOP, GtkBox)

/**
 * PcOneStop:
 *
 * Around a #GtkListBox whose lines are chosen from: Tab comes to the line that is chosen and leaves the list from there, and
 * the arrows go through the lines. By itself Tab would go through each of them, and choose it.
 */

G_END_DECLS
