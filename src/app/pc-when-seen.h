/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What a widget shows is brought up to date once for all that changes at a time, and not before somebody looks.
 */

/** @show does it, and says so by pc_when_seen_set_fresh(). */
void pc_when_seen_init      (gpointer   widget,
                             void     (*show) (gpointer widget));

/** Something has changed. */
void pc_when_seen_set_stale (gpointer   widget);

/** All that has changed is shown. */
void pc_when_seen_set_fresh (gpointer   widget);

G_END_DECLS
