/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#define QUARTER 15
#define MORNING (9 * 60)
#define AFTERNOON (14 * 60)
#define QUARTERS_HALF_DAY 16

/* Of 100 days: gone early. */
#define EARLY_PERCENT 5

/* Of 100 days of a month in which somebody is often absent: away. */
#define ABSENT_PERCENT 65

/* Days of a month that nobody has marked, where some are: from the first, and how many. */
#define UNMARKED_FROM 9
#define UNMARKED_DAYS 7

static PcRecord *
new_day (PcDemo     *demo,
         const char *traineeship_id,
         int         day,
         const char *kind)
{
  PcRecord *record = pc_demo_new (demo, &pc_attendance_day_kind);

  pc_record_set_text (record, PC_ATTENDANCE_DAY_TRAINEESHIP_ID, traineeship_id);
  pc_demo_set_day (demo, record, PC_ATTENDANCE_DAY_DATE, day);
  pc_record_set_text (record, PC_ATTENDANCE_DAY_KIND, kind);
  pc_record_set_number (record, PC_ATTENDANCE_DAY_MINUTES, 0);
  return record;
}

/* A long day has a break from 13 to 14, which is not counted. */
static void
fill_times (const PcDemoCourse *course,
            PcRecord           *record,
            int                 quarters)
{
  const int first = MIN (quarters, QUARTERS_HALF_DAY);
  const int starts_at = course->afternoons ? AFTERNOON : MORNING;

  pc_record_set_number (record, PC_ATTENDANCE_DAY_STARTS_AT, starts_at);
  pc_record_set_number (record, PC_ATTENDANCE_DAY_ENDS_AT, starts_at + first * QUARTER);
  if (quarters > first)
    {
      pc_record_set_number (record, PC_ATTENDANCE_DAY_SECOND_STARTS_AT, AFTERNOON);
      pc_record_set_number (record, PC_ATTENDANCE_DAY_SECOND_ENDS_AT, AFTERNOON + (quarters - first) * QUARTER);
    }
  pc_record_set_number (record, PC_ATTENDANCE_DAY_MINUTES, quarters * QUARTER);
}

static void
write_day (PcDemo             *demo,
           const PcDemoCourse *course,
           const char         *traineeship_id,
           int                 day,
           int                 away_percent)
{
  PcRecord *record;
  int quarters = course->daily_quarters;

  if (day >= course->suspended_from && day <= course->suspended_until)
    record = new_day (demo, traineeship_id, day, "suspended");
  else if (pc_demo_chance (demo, away_percent))
    record = new_day (demo, traineeship_id, day, pc_demo_choose (demo, "absence"));
  else
    {
      if (pc_demo_chance (demo, EARLY_PERCENT))
        quarters = MAX (quarters - pc_demo_range (demo, 2, 6), 4);
      record = new_day (demo, traineeship_id, day, "present");
      fill_times (course, record, quarters);
    }

  pc_demo_put (demo, record);
}

static gboolean
is_unmarked (const PcDemoCourse *course,
             int                 day_of_month)
{
  return course->trouble == PC_DEMO_DAYS_MISSING && day_of_month >= UNMARKED_FROM &&
         day_of_month < UNMARKED_FROM + UNMARKED_DAYS;
}

void
pc_demo_write_attendance (PcDemo       *demo,
                          PcDemoCourse *course,
                          const char   *traineeship_id,
                          int           away_percent)
{
  const int last = MIN (course->ends, demo->until);
  /* The first whole month is the one with which something is wrong. */
  const int month = pc_day_get_month_end (course->starts) + 1, end = pc_day_get_month_end (month);

  for (int day = course->starts; day <= last; day++)
    {
      const gboolean is_absent = course->trouble == PC_DEMO_OFTEN_ABSENT && day >= month && day <= end;

      if (pc_demo_is_working (demo, day) && !pc_demo_host_is_closed (demo, course->host, day) &&
          !is_unmarked (course, day - month))
        write_day (demo, course, traineeship_id, day, is_absent ? ABSENT_PERCENT : away_percent);
    }
}
