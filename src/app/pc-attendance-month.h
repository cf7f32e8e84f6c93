/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_ATTENDANCE_MONTH (pc_attendance_month_get_type ())
G_DECLARE_FINAL_TYPE (PcAttendanceMonth, pc_attendance_month, PC, ATTENDANCE_MONTH, GtkBox)

/**
 * PcAttendanceMonth:
 *
 * A month of a traineeship, a day a line, typed by keyboard: the kind of attendance, in and out twice.
 * A day marked present gets the agreed hours, to be corrected where they differ. Emits `failed` (message).
 */
void  pc_attendance_month_set_store       (PcAttendanceMonth *self,
                                           PcStore           *store);

/** Shows the month that is now, or the nearest of @traineeship; %NULL shows none. */
void  pc_attendance_month_set_traineeship (PcAttendanceMonth *self,
                                           PcRecord          *traineeship);

/** Puts the cursor on the first day that is not marked. */
void  pc_attendance_month_start           (PcAttendanceMonth *self);

G_END_DECLS
