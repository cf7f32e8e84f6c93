/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PC_TYPE_TAB_BAR (pc_tab_bar_get_type ())
G_DECLARE_FINAL_TYPE (PcTabBar, pc_tab_bar, PC, TAB_BAR, GtkWidget)

/**
 * PcTabBar:
 *
 * The names of the pages of a #GtkStack, its property `stack`, to switch between them. Where there is not room for all of
 * them it scrolls, and the one of the page that is shown is in sight.
 */

G_END_DECLS
