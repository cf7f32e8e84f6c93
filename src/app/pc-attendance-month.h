/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-attendance.h"
#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_ATTENDANCE_MONTH (pc_attendance_month_get_type ())
G_DECLARE_FINAL_TYPE (PcAttendanceMonth, pc_attendance_month, PC, ATTENDANCE_MONTH, GtkBox)

/**
 * PcAttendanceMonth:
 *
 * A month of a traineeship, a day a line, typed by keyboard: the kind of attendance, in and out twice. It has the days
 * that are due by the timetable, and others that were marked; below are the hours attended of those due. A day marked
 * present gets the agreed hours, to be corrected where they differ. Emits `failed` (message).
 */
void  pc_attendance_month_set_store   (PcAttendanceMonth *self,
                                       PcStore           *store);

/**
 * pc_attendance_month_set_case:
 * @traineeship: (nullable): borrowed until it is set anew; %NULL shows none
 * @rules: (nullable): those of its programme, borrowed likewise
 * @on: the day of the case
 *
 * Shows another traineeship in the month that is now, or its nearest; the same one, with what has changed in it, where
 * it was.
 */
void  pc_attendance_month_set_case    (PcAttendanceMonth      *self,
                                       PcTraineeshipCase      *traineeship,
                                       const PcProgrammeRules *rules,
                                       PcDay                   on);

/** Puts the cursor on a day: that of the record @id, or else @day; 0 for the first one that is not marked. */
void  pc_attendance_month_show_day    (PcAttendanceMonth *self,
                                       const char        *id,
                                       PcDay              day,
                                       int                field);

/** Puts the cursor on the first day that is not marked. */
void  pc_attendance_month_start       (PcAttendanceMonth *self);

G_END_DECLS
