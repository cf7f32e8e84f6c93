/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#define QUARTER 15
#define USUAL_MINUTES 90
#define QUARTERS_MIN 2
#define QUARTERS_MAX 8

/* So many services stand on a page of the register. */
#define ROWS_A_PAGE 8

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

/* Of services of which some have no page: one in three, but none of those that a request has rested on. */
static gboolean
is_without_page (PcDemo             *demo,
                 const PcDemoCourse *course,
                 int                 day)
{
  return course->trouble == PC_DEMO_PAGE_MISSING && course->n_in_register % 3 == 2 &&
         (course->starts == 0 || course->asked > demo->until || day >= course->starts);
}

static void
set_page (PcDemo       *demo,
          PcDemoCourse *course,
          PcRecord     *entry,
          int           day)
{
  const gboolean is_without = is_without_page (demo, course, day);
  g_autofree char *page = g_strdup_printf ("%u", course->n_in_register++ / ROWS_A_PAGE + 1);

  if (!is_without)
    pc_record_set_text (entry, PC_SERVICE_ENTRY_REGISTER_PAGE, page);
}

static void
write_entry (PcDemo              *demo,
             PcDemoCourse        *course,
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
  if (service->in_register)
    set_page (demo, course, entry, day);
  pc_demo_put (demo, entry);
}

/* Finds a time on @day or one of the next days and writes the service; minutes written. */
static int
place_entry (PcDemo              *demo,
             PcDemoCourse        *course,
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
          course->latest = (PcDemoBusy) { day, pc_demo_get_bits (first, QUARTERS_MIN),
                                          service - (PcDemoService *) course->programme->services->data };
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
  const int chosen = pc_demo_range (demo, mean * 3 / 4, MAX (mean * 5 / 4, 1));
  const int quarters = CLAMP (n_left == 1 ? mean : chosen, QUARTERS_MIN, QUARTERS_MAX);
  const int left = minutes / QUARTER - quarters;

  if (demo->services_factor > 0 || left == 0 || left >= QUARTERS_MIN)
    return quarters;

  /* A quarter that is left is too short for a service of its own. */
  return left == 1 && quarters > QUARTERS_MIN ? quarters - 1 : MAX (quarters + left, QUARTERS_MIN);
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

/*
 * The hours that are certified before the clearance are there when it is asked for, whatever was left out on the way: on
 * the last days before it, or where those are full on the days before these.
 */
static void
complete_service (PcDemo              *demo,
                  PcDemoCourse        *course,
                  const PcDemoService *service,
                  int                  minutes,
                  int                  from,
                  int                  to)
{
  for (int day = to - 1; minutes > 0 && day >= from; day--)
    {
      const int quarters = CLAMP (minutes / QUARTER, QUARTERS_MIN, QUARTERS_MAX);

      if (pc_demo_is_working (demo, day))
        minutes -= place_entry (demo, course, service, day, to, quarters);
    }
}

static void
write_service (PcDemo       *demo,
               PcDemoCourse *course,
               guint         index)
{
  const PcDemoService *service = &g_array_index (course->programme->services, PcDemoService, index);
  int minutes = pc_demo_get_minutes (course, service);
  /* So that no more is given than the programme has, unless it is the number of services that is asked for. */
  const int least = demo->services_factor > 0 ? G_MININT : QUARTERS_MIN * QUARTER;
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

      if (day >= end || minutes < least)
        break;
      minutes -= place_entry (demo, course, service, day, end, pick_quarters (demo, MAX (minutes, 0), n - i));
    }

  if (service->service->counts_for_clearance && end == to)
    complete_service (demo, course, service, minutes, from, to);
}

/* A colleague has entered a talk of the same time: one of the two has mistyped day or hour. */
static void
write_overlap (PcDemo       *demo,
               PcDemoCourse *course)
{
  const PcDemoBusy *latest = &course->latest;
  const PcDemoService *service = &g_array_index (course->programme->services, PcDemoService, latest->service);

  for (guint i = 0; latest->day != 0 && i < demo->operators->len; i++)
    if (pc_demo_agenda_take_bits (demo, latest->day, i, latest->quarters))
      {
        write_entry (demo, course, service, latest->day, __builtin_ctz (latest->quarters), QUARTERS_MIN, i);
        return;
      }
}

void
pc_demo_write_services (PcDemo       *demo,
                        PcDemoCourse *course)
{
  pc_demo_agenda_begin (demo, course);
  for (guint i = 0; i < course->programme->services->len; i++)
    write_service (demo, course, i);
  if (course->trouble == PC_DEMO_OVERLAP)
    write_overlap (demo, course);
}
