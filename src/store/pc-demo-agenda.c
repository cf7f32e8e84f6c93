/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#define QUARTERS_HALF_DAY 16
#define QUARTERS_DAY 32
#define MORNING (9 * 60)
#define AFTERNOON (14 * 60)

void
pc_demo_agenda_init (PcDemo *demo)
{
  demo->agenda_first = demo->until;
  for (guint i = 0; i < demo->options.people; i++)
    demo->agenda_first = MIN (demo->agenda_first, demo->courses[i].registered);

  demo->agenda_days = demo->until - demo->agenda_first + 1;
  demo->agendas = g_new0 (guint32, (gsize) demo->agenda_days * demo->operators->len);
  demo->agenda = g_new0 (guint32, demo->agenda_days);
}

guint32
pc_demo_get_bits (int first,
                  int n)
{
  return (guint32) (((G_GUINT64_CONSTANT (1) << n) - 1) << first);
}

int
pc_demo_get_time (int quarter)
{
  return quarter < QUARTERS_HALF_DAY ? MORNING + quarter * 15 : AFTERNOON + (quarter - QUARTERS_HALF_DAY) * 15;
}

static void
add_traineeship (PcDemo             *demo,
                 const PcDemoCourse *course)
{
  const int last = MIN (MIN (course->ends, course->stops - 1), demo->until);
  const guint32 hours = pc_demo_get_bits (course->afternoons ? QUARTERS_HALF_DAY : 0, course->daily_quarters);

  for (int day = course->starts; day <= last; day++)
    if (pc_demo_is_working (demo, day) && !(day >= course->suspended_from && day <= course->suspended_until))
      demo->agenda[day - demo->agenda_first] |= hours;
}

void
pc_demo_agenda_begin (PcDemo             *demo,
                      const PcDemoCourse *course)
{
  memset (demo->agenda, 0, demo->agenda_days * sizeof (guint32));

  if (course->starts != 0)
    add_traineeship (demo, course);

  for (guint i = 0; course->sessions != NULL && i < course->sessions->len; i++)
    {
      const PcDemoBusy *busy = &g_array_index (course->sessions, PcDemoBusy, i);

      demo->agenda[busy->day - demo->agenda_first] |= busy->quarters;
    }
}

gboolean
pc_demo_agenda_take_bits (PcDemo  *demo,
                          int      day,
                          guint    operator_index,
                          guint32  quarters)
{
  guint32 *operator = &demo->agendas[(gsize) operator_index * demo->agenda_days + day - demo->agenda_first];

  if ((*operator & quarters) != 0)
    return FALSE;

  *operator |= quarters;
  return TRUE;
}

int
pc_demo_agenda_take (PcDemo   *demo,
                     int       day,
                     guint     operator_index,
                     gboolean  of_person,
                     int       quarters)
{
  const guint at = day - demo->agenda_first;
  guint32 *operator = &demo->agendas[(gsize) operator_index * demo->agenda_days + at];
  const guint32 taken = *operator | (of_person ? demo->agenda[at] : 0);
  const int from = pc_demo_range (demo, 0, QUARTERS_DAY / 2 - 1) * 2;

  /* Half hours first, as people make appointments; then the quarters between them. */
  for (int i = 0; i < QUARTERS_DAY; i++)
    {
      const int first = (from + i * 2 + (i >= QUARTERS_DAY / 2)) % QUARTERS_DAY;
      const guint32 bits = pc_demo_get_bits (first, quarters);

      if (first % QUARTERS_HALF_DAY + quarters > QUARTERS_HALF_DAY || (taken & bits) != 0)
        continue;

      *operator |= bits;
      if (of_person)
        demo->agenda[at] |= bits;
      return first;
    }

  return -1;
}
