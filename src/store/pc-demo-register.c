/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

/* Of 100 registers, how many are used up before the traineeship is over, and go on in another. */
#define CONTINUED_PERCENT 12

/* A week of attendance stands on a page. */
#define PAGE_DAYS 7
#define SPARE_PAGES 4

/* Each register is stamped on all its pages before it is used. */
static PcRecord *
new_register (PcDemo     *demo,
              const char *traineeship_id,
              const char *number,
              int         starts,
              int         pages)
{
  PcRecord *record = pc_demo_new (demo, &pc_training_register_kind);

  pc_record_set_text (record, PC_TRAINING_REGISTER_TRAINEESHIP_ID, traineeship_id);
  pc_record_set_text (record, PC_TRAINING_REGISTER_NUMBER, number);
  pc_demo_set_day (demo, record, PC_TRAINING_REGISTER_STAMPED_ON, pc_demo_last_working (demo, starts - 1));
  pc_record_set_text (record, PC_TRAINING_REGISTER_STAMPED_BY, "Soggetto promotore");
  pc_record_set_number (record, PC_TRAINING_REGISTER_PAGES, pages);
  pc_demo_set_day (demo, record, PC_TRAINING_REGISTER_STARTS_ON, starts);
  pc_record_set_number (record, PC_TRAINING_REGISTER_FIRST_PAGE, 1);
  return record;
}

static int
count_pages (int from,
             int until)
{
  return (until - from) / PAGE_DAYS + 1;
}

/* The one that is used up by @last; the next one begins the day after. */
static void
write_used_up (PcDemo             *demo,
               const PcDemoCourse *course,
               const char         *traineeship_id,
               int                 last)
{
  const int pages = count_pages (course->starts, last);
  PcRecord *record = new_register (demo, traineeship_id, "1", course->starts, pages);

  pc_demo_set_day (demo, record, PC_TRAINING_REGISTER_ENDS_ON, last);
  pc_record_set_number (record, PC_TRAINING_REGISTER_LAST_PAGE, pages);
  pc_demo_put (demo, record);
}

void
pc_demo_write_registers (PcDemo       *demo,
                         PcDemoCourse *course,
                         const char   *traineeship_id)
{
  const int used_up = pc_demo_get_midterm (course) + pc_demo_range (demo, 0, 30);
  const gboolean is_over = course->ends <= demo->until;
  const int last = is_over ? course->ends : demo->until;
  const gboolean is_continued = pc_demo_chance (demo, CONTINUED_PERCENT) && used_up < last - PAGE_DAYS;
  const int starts = is_continued ? used_up + 1 : course->starts;
  PcRecord *record;

  if (course->starts > demo->until)
    return;

  if (is_continued)
    write_used_up (demo, course, traineeship_id, used_up);
  record = new_register (demo, traineeship_id, is_continued ? "1/bis" : "1", starts,
                         count_pages (starts, course->ends) + SPARE_PAGES);
  if (is_over)
    {
      pc_demo_set_day (demo, record, PC_TRAINING_REGISTER_ENDS_ON, course->ends);
      pc_record_set_number (record, PC_TRAINING_REGISTER_LAST_PAGE, count_pages (starts, course->ends));
    }
  pc_demo_put (demo, record);
}
