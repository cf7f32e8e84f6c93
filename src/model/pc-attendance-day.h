/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* One day of a traineeship, net of breaks. */
#define PC_ATTENDANCE_DAY_FIELDS(F) \
  F (TRAINEESHIP_ID, "traineeship_id", REFERENCE, "traineeship", PC_REQUIRED, N_("Traineeship")) \
  F (DATE, "date", DATE, NULL, PC_REQUIRED, N_("Date")) \
  F (KIND, "kind", CHOICE, "attendance-kind", PC_REQUIRED, N_("Attendance")) \
  F (STARTS_AT, "starts_at", TIME, NULL, PC_PLAIN, N_("In")) \
  F (ENDS_AT, "ends_at", TIME, NULL, PC_PLAIN, N_("Out")) \
  F (SECOND_STARTS_AT, "second_starts_at", TIME, NULL, PC_PLAIN, N_("In again")) \
  F (SECOND_ENDS_AT, "second_ends_at", TIME, NULL, PC_PLAIN, N_("Out again")) \
  F (MINUTES, "minutes", MINUTES, NULL, PC_REQUIRED, N_("Hours")) \
  F (NOTES, "notes", TEXT, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_ATTENDANCE_DAY_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_ATTENDANCE_DAY_ENUM_(ID, ...) PC_ATTENDANCE_DAY_##ID,
  PC_ATTENDANCE_DAY_FIELDS (PC_ATTENDANCE_DAY_ENUM_)
#undef PC_ATTENDANCE_DAY_ENUM_
  PC_ATTENDANCE_DAY_N_FIELDS
};

PC_DECLARE_KIND (attendance_day, ATTENDANCE_DAY)
#define PC_TYPE_ATTENDANCE_DAY (pc_attendance_day_get_type ())

/** Sets what follows from @field; see #PcKind. */
void pc_attendance_day_follow (gpointer record, guint field);

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_attendance_day_check (gpointer record, GPtrArray *issues);

G_END_DECLS
