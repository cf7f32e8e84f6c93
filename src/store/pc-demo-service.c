/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#define QUARTER 15
#define USUAL_MINUTES 90
#define QUARTERS_MIN 2
#define QUARTERS_MAX 8

/* Where the number of services is given and not their hours, they are short, so that all find a time. */
#define QUARTERS_SHORT 3

/*
 * A day that is full is given up for one of the next; the case manager or a colleague sees the person,
 * in the end for a shorter time.
 */
#define ATTEMPTS 24
#define ATTEMPTS_A_DAY 4

static const char *
pick_description (PcDemo              *demo,
                  const PcDemoCourse  *course,
                  const PcDemoService *service,
                  int                  day)
{
  if (service->service->order == 1)
    return pc_demo_phrase (demo, "service-first");
  if (course->starts == 0 || day < course->starts)
    return pc_demo_phrase (demo, "service-before");

  return pc_demo_phrase (demo, day <= course->ends ? "service-during" : "service-after");
}

static void
write_entry (PcDemo              *demo,
             const PcDemoCourse  *course,
             const PcDemoService *service,
             int                  day,
             int                  first,
             int                  quarters,
             guint                operator_index)
{
  PcRecord *entry = pc_demo_new (demo, &pc_service_entry_kind);
  const int starts_at = pc_demo_get_time (first);

  pc_record_set_text (entry, PC_SERVICE_ENTRY_PATHWAY_ID, course->pathway_id);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_SERVICE, service->service->code);
  pc_demo_set_day (demo, entry, PC_SERVICE_ENTRY_DATE, day);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_STARTS_AT, starts_at);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_ENDS_AT, starts_at + quarters * QUARTER);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_MINUTES, quarters * QUARTER);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_FORM, "individual");
  pc_record_set_text (entry, PC_SERVICE_ENTRY_DELIVERY, "presence");
  pc_record_set_text (entry, PC_SERVICE_ENTRY_OPERATOR_ID, demo->operators->pdata[operator_index]);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_PLACE, pc_demo_phrase (demo, "place"));
  pc_record_set_text (entry, PC_SERVICE_ENTRY_DESCRIPTION, pick_description (demo, course, service, day));
  pc_record_set_text (entry, PC_SERVICE_ENTRY_LANGUAGE, "ita");
  if (pc_demo_chance (demo, 12))
    {
      pc_record_set_text (entry, PC_SERVICE_ENTRY_LANGUAGE, course->language);
      pc_record_set_number (entry, PC_SERVICE_ENTRY_MEDIATED, TRUE);
    }
  pc_demo_put (demo, entry);
}

/* Finds a time on @day or one of the next days and writes the service; minutes written. */
static int
place_entry (PcDemo              *demo,
             const PcDemoCourse  *course,
             const PcDemoService *service,
             int                  day,
             int                  end,
             int                  quarters)
{
  day = pc_demo_next_working (demo, day);
  if (day >= end)
    day = pc_demo_last_working (demo, end - 1);

  for (int attempt = 0; attempt < ATTEMPTS && day < end; attempt++)
    {
      const guint operator_index = attempt % ATTEMPTS_A_DAY == 0 ? course->operator_index :
                                   pc_demo_pick_colleague (demo, course->operator_index);
      const int first = pc_demo_agenda_take (demo, day, operator_index, TRUE, quarters);

      if (first >= 0)
        {
          write_entry (demo, course, service, day, first, quarters, operator_index);
          return quarters * QUARTER;
        }
      if (attempt % ATTEMPTS_A_DAY == ATTEMPTS_A_DAY - 1)
        day = pc_demo_next_working (demo, day + 1);
      if (attempt >= ATTEMPTS / 4)
        quarters = MAX (quarters - 1, QUARTERS_MIN);
    }

  return 0;
}

static int
pick_quarters (PcDemo *demo,
               int     minutes,
               int     n_left)
{
  const int mean = demo->services_factor > 0 ? QUARTERS_SHORT : (minutes / QUARTER + n_left / 2) / n_left;
  const int quarters = pc_demo_range (demo, mean * 3 / 4, MAX (mean * 5 / 4, 1));

  return CLAMP (n_left == 1 ? mean : quarters, QUARTERS_MIN, QUARTERS_MAX);
}

/* How many services make up @minutes. */
static int
count_entries (PcDemo *demo,
               int     minutes)
{
  const double wanted = demo->services_factor > 0 ? minutes * demo->services_factor : minutes / (double) USUAL_MINUTES;
  const int n = (int) (wanted + g_rand_double (demo->rand));

  return demo->services_factor > 0 ? n : MAX (n, 1);
}

static int
get_minutes_in_groups (const PcDemoCourse *course,
                       guint               service)
{
  int minutes = 0;

  for (guint i = 0; course->sessions != NULL && i < course->sessions->len; i++)
    {
      const PcDemoBusy *busy = &g_array_index (course->sessions, PcDemoBusy, i);

      if (busy->service == service)
        minutes += __builtin_popcount (busy->quarters) * QUARTER;
    }

  return minutes;
}

static void
write_service (PcDemo             *demo,
               const PcDemoCourse *course,
               guint               index)
{
  const PcDemoService *service = &g_array_index (course->programme->services, PcDemoService, index);
  int minutes = pc_demo_get_minutes (course, service);
  int from, to, end, n;

  if (!pc_demo_get_period (course, service, &from, &to))
    return;

  if (demo->services_factor == 0)
    minutes -= get_minutes_in_groups (course, index);
  if (minutes < QUARTERS_MIN * QUARTER)
    return;

  n = count_entries (demo, minutes);
  end = MIN (MIN (to, course->stops), demo->until + 1);
  for (int i = 0; i < n && from < end; i++)
    {
      const int day = from + (int) ((to - from) * (i + g_rand_double (demo->rand)) / n);

      if (day >= end)
        break;
      minutes -= place_entry (demo, course, service, day, end, pick_quarters (demo, MAX (minutes, 0), n - i));
    }
}

void
pc_demo_write_services (PcDemo       *demo,
                        PcDemoCourse *course)
{
  pc_demo_agenda_begin (demo, course);
  for (guint i = 0; i < course->programme->services->len; i++)
    write_service (demo, course, i);
}
