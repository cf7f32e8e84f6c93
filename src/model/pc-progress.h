/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PC_TYPE_PROGRESS (pc_progress_get_type ())
G_DECLARE_FINAL_TYPE (PcProgress, pc_progress, PC, PROGRESS, GObject)

/**
 * PcProgress:
 *
 * How far a long task has got; bind [property@Progress:fraction] to a progress bar.
 */
PcProgress *pc_progress_new          (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * pc_progress_set_fraction:
 * @fraction: 0.0 to 1.0
 *
 * May be called from any thread; #GObject::notify comes on the thread that made @self.
 */
void        pc_progress_set_fraction (PcProgress *self,
                                      double      fraction);
double      pc_progress_get_fraction (PcProgress *self);

G_END_DECLS
