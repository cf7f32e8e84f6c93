/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-attendance-day.h"

#include "pc-checks.h"

/* The hours are those between the times, net of the break between them; who has times was present. */
void
pc_attendance_day_follow (gpointer record,
                          guint    field)
{
  const gint64 span = pc_check_get_span (record, PC_ATTENDANCE_DAY_STARTS_AT, PC_ATTENDANCE_DAY_ENDS_AT) +
                      pc_check_get_span (record, PC_ATTENDANCE_DAY_SECOND_STARTS_AT, PC_ATTENDANCE_DAY_SECOND_ENDS_AT);

  if (field >= PC_ATTENDANCE_DAY_STARTS_AT && field <= PC_ATTENDANCE_DAY_SECOND_ENDS_AT && span > 0)
    {
      pc_record_set_number (record, PC_ATTENDANCE_DAY_MINUTES, span);
      if (!pc_record_is_set (record, PC_ATTENDANCE_DAY_KIND))
        pc_record_set_text (record, PC_ATTENDANCE_DAY_KIND, "present");
    }

  if (field == PC_ATTENDANCE_DAY_KIND && pc_record_is_set (record, field) &&
      g_strcmp0 (pc_record_get_text (record, field), "present") != 0)
    pc_record_set_number (record, PC_ATTENDANCE_DAY_MINUTES, 0);
}

void
pc_attendance_day_check (gpointer   record,
                         GPtrArray *issues)
{
  const gint64 first = pc_check_get_span (record, PC_ATTENDANCE_DAY_STARTS_AT, PC_ATTENDANCE_DAY_ENDS_AT);
  const gint64 second = pc_check_get_span (record, PC_ATTENDANCE_DAY_SECOND_STARTS_AT,
                                           PC_ATTENDANCE_DAY_SECOND_ENDS_AT);

  pc_check_times (record, PC_ATTENDANCE_DAY_STARTS_AT, PC_ATTENDANCE_DAY_ENDS_AT, issues);
  pc_check_times (record, PC_ATTENDANCE_DAY_ENDS_AT, PC_ATTENDANCE_DAY_SECOND_STARTS_AT, issues);
  pc_check_times (record, PC_ATTENDANCE_DAY_SECOND_STARTS_AT, PC_ATTENDANCE_DAY_SECOND_ENDS_AT, issues);
  pc_check_length (record, PC_ATTENDANCE_DAY_MINUTES, first + second, issues);
}
