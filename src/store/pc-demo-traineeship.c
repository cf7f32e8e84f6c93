/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#define QUARTER 15
#define MORNING (9 * 60)
#define AFTERNOON (14 * 60)
#define DAYS_A_WEEK 5
#define HOSTS_ASKED 20

/* Of 100 days: away. Who is often away loses part of the allowance, and gets no attestation. */
#define AWAY_PERCENT 5
#define OFTEN_AWAY_PERCENT 38

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
  pc_demo_set_past (demo, traineeship, PC_TRAINEESHIP_REGISTER_STAMPED_ON, pc_demo_last_working (demo, course->starts - 1));
  if (course->cleared <= demo->until)
    {
      pc_demo_set_day (demo, traineeship, PC_TRAINEESHIP_CLEARANCE_ON, course->cleared);
      pc_record_set_text (traineeship, PC_TRAINEESHIP_CLEARANCE_NUMBER, clearance);
    }
  pc_record_set_text (traineeship, PC_TRAINEESHIP_ACCIDENT_INSURANCE, "INAIL 12345678/41");
  pc_record_set_text (traineeship, PC_TRAINEESHIP_LIABILITY_INSURANCE, "RCT 2024/7788");
  if (course->starts <= demo->until)
    {
      /* By midnight of the day before. */
      pc_demo_set_day (demo, traineeship, PC_TRAINEESHIP_COMMUNICATION_ON, course->starts - 1);
      pc_record_set_text (traineeship, PC_TRAINEESHIP_COMMUNICATION_NUMBER, unilav);
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

static PcDemoHost *
pick_any (PcDemo *demo)
{
  return &g_array_index (demo->hosts, PcDemoHost, pc_demo_range (demo, 0, demo->hosts->len - 1));
}

/* One with a free place, of what the plan aims at where it is found quickly; %NULL where all are taken. */
static PcDemoHost *
find_free (PcDemo             *demo,
           const PcDemoCourse *course)
{
  PcDemoHost *found = NULL;

  for (int i = 0; i < HOSTS_ASKED && (found == NULL || found->trade != course->trade); i++)
    {
      PcDemoHost *host = pick_any (demo);

      if (find_place (host, course->starts) >= 0 && (found == NULL || host->trade == course->trade))
        found = host;
    }
  for (guint i = 0; i < demo->hosts->len && found == NULL; i++)
    {
      PcDemoHost *host = &g_array_index (demo->hosts, PcDemoHost, i);

      if (find_place (host, course->starts) >= 0)
        found = host;
    }

  return found;
}

/* One that has as many trainees as it may; %NULL where there is none. */
static PcDemoHost *
find_full (PcDemo             *demo,
           const PcDemoCourse *course)
{
  for (guint i = 0; i < demo->hosts->len; i++)
    {
      PcDemoHost *host = &g_array_index (demo->hosts, PcDemoHost, i);

      if (host->is_limited && find_place (host, course->starts) < 0)
        return host;
    }

  return NULL;
}

const PcDemoHost *
pc_demo_pick_host (PcDemo             *demo,
                   const PcDemoCourse *course)
{
  PcDemoHost *full = course->trouble == PC_DEMO_NO_PLACE ? find_full (demo, course) : NULL;
  PcDemoHost *host = full == NULL ? find_free (demo, course) : NULL;

  if (full != NULL)
    return full;
  if (host == NULL)
    return pick_any (demo);

  host->free_from[find_place (host, course->starts)] = course->ends + 1;
  return host;
}

/* Issued some days after the last one, where enough was attended. */
static int
get_attestation (PcDemo             *demo,
                 const PcDemoCourse *course,
                 int                 away_percent)
{
  const int day = pc_demo_next_working (demo, course->ends + pc_demo_range (demo, 1, 9));

  return course->end == PC_DEMO_COMPLETED && away_percent == AWAY_PERCENT && demo->options.attendance ? day : 0;
}

/* What is agreed beside the allowance, and that nothing forbids it. */
static void
fill_conditions (PcDemo   *demo,
                 PcRecord *traineeship)
{
  pc_record_set_number (traineeship, PC_TRAINEESHIP_CONTRACT_WEEKLY_MINUTES,
                        g_ascii_strtoll (pc_demo_choose (demo, "contract-minutes"), NULL, 10));
  pc_record_set_number (traineeship, PC_TRAINEESHIP_MEALS, pc_demo_chance (demo, 25));
  pc_record_set_number (traineeship, PC_TRAINEESHIP_REPLACES_STAFF, FALSE);
  pc_record_set_number (traineeship, PC_TRAINEESHIP_RESERVED_ACTS, FALSE);
  pc_record_set_number (traineeship, PC_TRAINEESHIP_UNRELATED_ACTIVITIES, FALSE);
}

static PcRecord *
new_traineeship (PcDemo             *demo,
                 const PcDemoCourse *course,
                 int                 away_percent)
{
  PcRecord *traineeship = pc_demo_new (demo, &pc_traineeship_kind);
  const PcDemoHost *host = course->host;

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
  fill_conditions (demo, traineeship);
  fill_hours (course, traineeship);
  fill_agreement (demo, course, traineeship);
  pc_demo_set_past (demo, traineeship, PC_TRAINEESHIP_ATTESTATION_ON, get_attestation (demo, course, away_percent));
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
           const char *ground,
           const char *reason)
{
  PcRecord *event = pc_demo_new (demo, &pc_traineeship_event_kind);

  pc_record_set_text (event, PC_TRAINEESHIP_EVENT_TRAINEESHIP_ID, traineeship_id);
  pc_record_set_text (event, PC_TRAINEESHIP_EVENT_KIND, kind);
  pc_demo_set_day (demo, event, PC_TRAINEESHIP_EVENT_DATE, day);
  pc_record_set_text (event, PC_TRAINEESHIP_EVENT_GROUND, ground);
  pc_record_set_text (event, PC_TRAINEESHIP_EVENT_REASON, reason);
  pc_demo_set_day (demo, event, PC_TRAINEESHIP_EVENT_COMMUNICATION_ON, pc_demo_last_working (demo, day));
  return event;
}

static void
write_suspension (PcDemo             *demo,
                  const PcDemoCourse *course,
                  const char         *traineeship_id)
{
  const char *ground;
  PcRecord *event;

  if (course->suspended_from == 0 || course->suspended_from > demo->until)
    return;

  ground = pc_demo_choose (demo, "suspension-ground");
  event = new_event (demo, traineeship_id, "suspension", course->suspended_from, ground, pc_demo_phrase (demo, ground));
  pc_demo_set_day (demo, event, PC_TRAINEESHIP_EVENT_UNTIL, course->suspended_until);
  pc_demo_put (demo, event);
}

/* Agreed some days before the end that it moves. What a suspension adds needs no extension. */
static void
write_extension (PcDemo             *demo,
                 const PcDemoCourse *course,
                 const char         *traineeship_id)
{
  const int day = pc_demo_last_working (demo, course->agreed_end - pc_demo_range (demo, 3, 12));
  PcRecord *event;

  if (!course->extended || day > demo->until)
    return;

  event = new_event (demo, traineeship_id, "extension", day, NULL, pc_demo_phrase (demo, "extension"));
  pc_demo_set_day (demo, event, PC_TRAINEESHIP_EVENT_NEW_ENDS_ON, course->ends);
  pc_demo_put (demo, event);
}

/* For the reason that the pathway gives as its outcome; while that is open, nobody has asked yet. */
static void
write_interruption (PcDemo             *demo,
                    const PcDemoCourse *course,
                    const char         *traineeship_id)
{
  static const char * const grounds[][2] = {
    { "employed", "employed" },
    { "dropped-out", "trainee" },
    { "moved", "trainee" },
    { "impediment", "goals-impossible" },
  };
  const char *outcome = course->outcome != NULL ? course->outcome : "dropped-out";
  const char *ground = "other";
  g_autofree char *reason = g_strconcat ("interruption-", outcome, NULL);

  if (course->end != PC_DEMO_INTERRUPTED || course->ends > demo->until)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    if (g_str_equal (grounds[i][0], outcome))
      ground = grounds[i][1];
  pc_demo_put (demo, new_event (demo, traineeship_id, "interruption", course->ends, ground,
                                pc_demo_phrase (demo, reason)));
}

/*
 * Written once as it is agreed and once more with the day of the request, which keeps what services, papers and plan say
 * of that day, and the other trainees of the host: those are looked up for a traineeship that is on record.
 */
static void
put_traineeship (PcDemo             *demo,
                 const PcDemoCourse *course,
                 PcRecord           *traineeship)
{
  pc_demo_put (demo, traineeship);
  pc_demo_set_day (demo, traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON, course->asked);
  pc_demo_put (demo, traineeship);
}

void
pc_demo_write_traineeship (PcDemo       *demo,
                           PcDemoCourse *course)
{
  const int away = pc_demo_chance (demo, 4) ? OFTEN_AWAY_PERCENT : AWAY_PERCENT;
  PcRecord *traineeship;
  char id[37];

  if (course->host == NULL)
    return;

  traineeship = new_traineeship (demo, course, away);
  pc_demo_copy_id (id, traineeship);
  put_traineeship (demo, course, traineeship);

  write_suspension (demo, course, id);
  write_extension (demo, course, id);
  write_interruption (demo, course, id);
  pc_demo_write_competences (demo, course, id);
  if (demo->options.attendance)
    {
      pc_demo_write_registers (demo, course, id);
      pc_demo_write_diary (demo, course, id);
      pc_demo_write_attendance (demo, course, id, away);
    }
}
