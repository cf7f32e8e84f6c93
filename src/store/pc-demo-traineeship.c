/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#define QUARTER 15
#define MORNING (9 * 60)
#define AFTERNOON (14 * 60)
#define DAYS_A_WEEK 5
#define HOSTS_ASKED 20

static void
fill_agreement (PcDemo             *demo,
                const PcDemoCourse *course,
                PcRecord           *traineeship)
{
  const int project = pc_demo_last_working (demo, course->asked - pc_demo_range (demo, 1, 8));
  g_autofree char *clearance = g_strdup_printf ("NO-%.4s-%05d", pc_demo_iso (demo, course->cleared),
                                                pc_demo_range (demo, 1, 99999));
  g_autofree char *unilav = g_strdup_printf ("%016d", pc_demo_range (demo, 100000000, 999999999));

  pc_demo_set_past (demo, traineeship, PC_TRAINEESHIP_AGREEMENT_ON, project);
  pc_demo_set_past (demo, traineeship, PC_TRAINEESHIP_PROJECT_ON, project);
  pc_demo_set_past (demo, traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON, course->asked);
  pc_demo_set_past (demo, traineeship, PC_TRAINEESHIP_REGISTER_STAMPED_ON, pc_demo_last_working (demo, course->starts - 1));
  if (course->cleared <= demo->until)
    {
      pc_demo_set_day (demo, traineeship, PC_TRAINEESHIP_CLEARANCE_ON, course->cleared);
      pc_record_set_text (traineeship, PC_TRAINEESHIP_CLEARANCE_NUMBER, clearance);
    }
  if (course->starts <= demo->until)
    {
      /* By midnight of the day before. */
      pc_demo_set_day (demo, traineeship, PC_TRAINEESHIP_COMMUNICATION_ON, course->starts - 1);
      pc_record_set_text (traineeship, PC_TRAINEESHIP_COMMUNICATION_NUMBER, unilav);
      pc_record_set_text (traineeship, PC_TRAINEESHIP_ACCIDENT_INSURANCE, "INAIL 12345678/41");
      pc_record_set_text (traineeship, PC_TRAINEESHIP_LIABILITY_INSURANCE, "RCT 2024/7788");
      pc_demo_set_past (demo, traineeship, PC_TRAINEESHIP_SAFETY_TRAINING_ON,
                        pc_demo_next_working (demo, course->starts + pc_demo_range (demo, 0, 10)));
      if (pc_demo_chance (demo, 60))
        pc_demo_set_day (demo, traineeship, PC_TRAINEESHIP_MEDICAL_CHECK_ON,
                         pc_demo_last_working (demo, course->starts - pc_demo_range (demo, 1, 4)));
    }
}

static void
fill_hours (const PcDemoCourse *course,
            PcRecord           *traineeship)
{
  const int daily = course->daily_quarters * QUARTER;
  const gboolean has_break = course->daily_quarters > 16;
  const int starts_at = course->afternoons ? AFTERNOON : MORNING;

  pc_record_set_number (traineeship, PC_TRAINEESHIP_WEEKLY_MINUTES, daily * DAYS_A_WEEK);
  pc_record_set_number (traineeship, PC_TRAINEESHIP_DAILY_MINUTES, daily);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_WEEKDAYS, "1 2 3 4 5");
  pc_record_set_number (traineeship, PC_TRAINEESHIP_STARTS_AT, starts_at);
  pc_record_set_number (traineeship, PC_TRAINEESHIP_ENDS_AT, starts_at + daily + (has_break ? 60 : 0));
  pc_record_set_number (traineeship, PC_TRAINEESHIP_BREAK_MINUTES, has_break ? 60 : 0);
}

/* The place of @host that is free from @day on, or -1. */
static int
find_place (const PcDemoHost *host,
            int               day)
{
  for (int i = 0; i < host->n_places; i++)
    if (host->free_from[i] <= day)
      return i;

  return -1;
}

/* A host with a free place, of what the plan aims at where one is found quickly. */
static const PcDemoHost *
pick_host (PcDemo             *demo,
           const PcDemoCourse *course)
{
  PcDemoHost *chosen = NULL;
  int place;

  for (int i = 0; i < HOSTS_ASKED && (chosen == NULL || chosen->trade != course->trade); i++)
    {
      PcDemoHost *host = &g_array_index (demo->hosts, PcDemoHost, pc_demo_range (demo, 0, demo->hosts->len - 1));

      if (find_place (host, course->starts) >= 0 && (chosen == NULL || host->trade == course->trade))
        chosen = host;
    }

  if (chosen == NULL)
    return &g_array_index (demo->hosts, PcDemoHost, pc_demo_range (demo, 0, demo->hosts->len - 1));

  place = find_place (chosen, course->starts);
  chosen->free_from[place] = course->ends + 1;
  return chosen;
}

static PcRecord *
new_traineeship (PcDemo             *demo,
                 const PcDemoCourse *course,
                 const PcDemoHost   *host)
{
  PcRecord *traineeship = pc_demo_new (demo, &pc_traineeship_kind);

  pc_record_set_text (traineeship, PC_TRAINEESHIP_PATHWAY_ID, course->pathway_id);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_HOST_ID, host->id);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_HOST_TUTOR_ID, host->tutor_id);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_PROMOTER_TUTOR_ID, demo->operators->pdata[course->operator_index]);
  pc_demo_set_day (demo, traineeship, PC_TRAINEESHIP_STARTS_ON, course->starts);
  pc_demo_set_day (demo, traineeship, PC_TRAINEESHIP_ENDS_ON, course->agreed_end);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_OCCUPATION, host->trade[PC_DEMO_TRADE_OCCUPATION]);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_OCCUPATION_GROUP, host->trade[PC_DEMO_TRADE_GROUP]);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_OCCUPATION_EDITION, "CP2021");
  pc_record_set_text (traineeship, PC_TRAINEESHIP_OBJECTIVES, host->trade[PC_DEMO_TRADE_OBJECTIVES]);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_ACTIVITIES, host->trade[PC_DEMO_TRADE_ACTIVITIES]);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_SITE, host->address);
  pc_record_set_number (traineeship, PC_TRAINEESHIP_ALLOWANCE_CENTS, course->programme->monthly_cents);
  fill_hours (course, traineeship);
  fill_agreement (demo, course, traineeship);
  return traineeship;
}

/*
 * Events
 */

static PcRecord *
new_event (PcDemo     *demo,
           const char *traineeship_id,
           const char *kind,
           int         day,
           const char *reason)
{
  PcRecord *event = pc_demo_new (demo, &pc_traineeship_event_kind);

  pc_record_set_text (event, PC_TRAINEESHIP_EVENT_TRAINEESHIP_ID, traineeship_id);
  pc_record_set_text (event, PC_TRAINEESHIP_EVENT_KIND, kind);
  pc_demo_set_day (demo, event, PC_TRAINEESHIP_EVENT_DATE, day);
  pc_record_set_text (event, PC_TRAINEESHIP_EVENT_REASON, reason);
  pc_demo_set_day (demo, event, PC_TRAINEESHIP_EVENT_COMMUNICATION_ON, pc_demo_last_working (demo, day));
  return event;
}

static void
write_suspension (PcDemo             *demo,
                  const PcDemoCourse *course,
                  const char         *traineeship_id)
{
  PcRecord *event;

  if (course->suspended_from == 0 || course->suspended_from > demo->until)
    return;

  event = new_event (demo, traineeship_id, "suspension", course->suspended_from, pc_demo_phrase (demo, "suspension"));
  pc_demo_set_day (demo, event, PC_TRAINEESHIP_EVENT_UNTIL, course->suspended_until);
  pc_demo_put (demo, event);
}

/* The extension is agreed some days before the end that it moves. */
static void
write_extension (PcDemo             *demo,
                 const PcDemoCourse *course,
                 const char         *traineeship_id)
{
  const int day = pc_demo_last_working (demo, course->agreed_end - pc_demo_range (demo, 3, 12));
  PcRecord *event;

  if (course->end != PC_DEMO_COMPLETED || course->ends <= course->agreed_end || day > demo->until)
    return;

  event = new_event (demo, traineeship_id, "extension", day, pc_demo_phrase (demo, "extension"));
  pc_demo_set_day (demo, event, PC_TRAINEESHIP_EVENT_NEW_ENDS_ON, course->ends);
  pc_demo_put (demo, event);
}

static void
write_interruption (PcDemo             *demo,
                    const PcDemoCourse *course,
                    const char         *traineeship_id)
{
  if (course->end == PC_DEMO_INTERRUPTED && course->ends <= demo->until)
    pc_demo_put (demo, new_event (demo, traineeship_id, "interruption", course->ends, pc_demo_phrase (demo, "interruption")));
}

/*
 * Tutoring
 */

static void
write_tutoring (PcDemo             *demo,
                const PcDemoCourse *course,
                const PcDemoHost   *host,
                const char         *traineeship_id,
                const char         *kind,
                int                 day)
{
  const gboolean by_company = strcmp (kind, "company") == 0;
  PcRecord *entry = pc_demo_new (demo, &pc_tutoring_entry_kind);
  const int minutes = pc_demo_range (demo, 2, 6) * QUARTER;
  const int starts_at = (course->afternoons ? AFTERNOON : MORNING) + pc_demo_range (demo, 0, 8) * QUARTER;

  pc_record_set_text (entry, PC_TUTORING_ENTRY_TRAINEESHIP_ID, traineeship_id);
  pc_record_set_text (entry, PC_TUTORING_ENTRY_KIND, kind);
  pc_demo_set_day (demo, entry, PC_TUTORING_ENTRY_DATE, day);
  pc_record_set_number (entry, PC_TUTORING_ENTRY_STARTS_AT, starts_at);
  pc_record_set_number (entry, PC_TUTORING_ENTRY_ENDS_AT, starts_at + minutes);
  pc_record_set_number (entry, PC_TUTORING_ENTRY_MINUTES, minutes);
  if (by_company)
    pc_record_set_text (entry, PC_TUTORING_ENTRY_CONTACT_ID, host->tutor_id);
  else
    pc_record_set_text (entry, PC_TUTORING_ENTRY_OPERATOR_ID, demo->operators->pdata[course->operator_index]);
  pc_record_set_text (entry, PC_TUTORING_ENTRY_PLACE,
                      strcmp (kind, "office") == 0 ? pc_demo_phrase (demo, "place") : host->address);
  pc_record_set_text (entry, PC_TUTORING_ENTRY_DESCRIPTION, pc_demo_phrase (demo, by_company ? "company-tutoring" : "tutoring"));
  pc_record_set_text (entry, PC_TUTORING_ENTRY_NEXT_STEP, pc_demo_phrase (demo, "next-step"));
  pc_demo_set_day (demo, entry, PC_TUTORING_ENTRY_SIGNED_ON, day);
  pc_demo_put (demo, entry);
}

/* Each month one visit of the promoter's tutor and two or three hours of the company's. */
static void
write_diary (PcDemo             *demo,
             const PcDemoCourse *course,
             const PcDemoHost   *host,
             const char         *traineeship_id)
{
  const int last = MIN (course->ends, demo->until);

  for (int month = course->starts; month <= last; month += 30)
    for (int i = 0; i < 3; i++)
      {
        const char *kind = i == 0 ? pc_demo_choose (demo, "tutoring-kind") : "company";
        const int day = pc_demo_next_working (demo, month + pc_demo_range (demo, 1, 27));

        if (day <= last && !(day >= course->suspended_from && day <= course->suspended_until))
          write_tutoring (demo, course, host, traineeship_id, kind, day);
      }
}

void
pc_demo_write_traineeship (PcDemo       *demo,
                           PcDemoCourse *course)
{
  const PcDemoHost *host;
  PcRecord *traineeship;
  char id[37];

  /* It is agreed upon when the clearance is asked for. */
  if (course->starts == 0 || course->asked > demo->until)
    return;

  host = pick_host (demo, course);
  traineeship = new_traineeship (demo, course, host);
  pc_demo_copy_id (id, traineeship);
  pc_demo_put (demo, traineeship);

  write_suspension (demo, course, id);
  write_extension (demo, course, id);
  write_interruption (demo, course, id);
  if (demo->options.attendance)
    {
      write_diary (demo, course, host, id);
      pc_demo_write_attendance (demo, course, id);
    }
}
