/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-progress.h"

G_BEGIN_DECLS

#define PC_TYPE_WORK_BAR (pc_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (PcWorkBar, pc_work_bar, PC, WORK_BAR, GtkBox)

/**
 * PcWorkBar:
 *
 * What goes on, how far it is, and a button that cancels it; seen only while something goes on. Where its window is
 * closed meanwhile, it cancels.
 */

/**
 * pc_work_bar_start:
 * @doing: what is being done, translated
 * @progress: (nullable): how far it is; %NULL where that cannot be said
 * @cancellable: what the button cancels
 */
void  pc_work_bar_start  (PcWorkBar     *self,
                          const char    *doing,
                          PcProgress    *progress,
                          GCancellable  *cancellable);

/**
 * Lets nobody use @widget, which is a page's own, until what goes on has come to its end. Where the cursor is in it, it goes
 * to the button, where Enter cancels, and back afterwards.
 */
void  pc_work_bar_block  (PcWorkBar     *self,
                          GtkWidget     *widget);

/** As its button does; nothing where nothing goes on. */
void  pc_work_bar_cancel (PcWorkBar     *self);

/** It has come to its end. */
void  pc_work_bar_stop   (PcWorkBar     *self);

G_END_DECLS
