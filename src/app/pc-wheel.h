/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pc_wheel_pass_on:
 * @scroller: a #GtkScrolledWindow that has no height of its own to scroll
 *
 * Makes the wheel over @scroller scroll the page that it stands on; by itself it would stop there. Sideways it scrolls
 * @scroller.
 */
void pc_wheel_pass_on (GtkWidget *scroller);

G_END_DECLS
