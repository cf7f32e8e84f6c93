/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <stdlib.h>

#define WINDOW_DAYS 730

/* Traineeships that ended longer ago are nobody's any more. */
#define ARCHIVE_DAYS (5 * 365)

/* Of 100 people: from the notice before, registered before the notice opened, without a pathway. */
#define OLD_PERCENT 6
#define WAITING_PERCENT 8
#define WITHOUT_PATHWAY_PERCENT 6

/* However chance falls, one person is at each stage, unless they are very few. */
#define N_STAGES 7
#define PINNED_MIN 20

/* Of 100 pathways. */
#define DROPPED_PERCENT 9
#define INTERRUPTED_PERCENT 6
#define SUSPENDED_PERCENT 8
#define EXTENDED_PERCENT 6

/* People of about the same time are followed by this many operators. */
#define TEAM 32

static void
lay_out (PcDemo       *demo,
         PcDemoCourse *course,
         int           day)
{
  const PcDemoProgramme *programme = course->programme;

  course->opened = pc_demo_next_working (demo, day);
  course->adhesion = pc_demo_next_working (demo, course->opened + pc_demo_range (demo, 0, 6));
  course->planned = pc_demo_next_working (demo, course->adhesion + pc_demo_range (demo, 4, 14));
  course->asked = pc_demo_next_working (demo, course->planned + pc_demo_range (demo, 30, 60));
  course->cleared = pc_demo_next_working (demo, course->asked + pc_demo_range (demo, 15, 35));
  course->starts = pc_demo_next_working (demo, course->cleared + pc_demo_range (demo, 5, 14));
  course->agreed_end = pc_day_add_months (course->starts, programme->months) - 1;
}

/* Moves the course by whole days, to working days again. */
static void
move (PcDemo       *demo,
      PcDemoCourse *course,
      int           days)
{
  int * const moved[] = { &course->registered, &course->opened, &course->adhesion, &course->planned,
                          &course->asked, &course->cleared, &course->starts };

  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    *moved[i] = pc_demo_last_working (demo, *moved[i] + days);
  course->agreed_end = pc_day_add_months (course->starts, course->programme->months) - 1;
}

/* Brings the course forward so that the traineeship ends, and the clearance is asked for, in the time of the notice. */
static void
keep_deadlines (PcDemo       *demo,
                PcDemoCourse *course)
{
  const PcDemoProgramme *programme = course->programme;
  int late = course->agreed_end - programme->last_end + pc_demo_range (demo, 5, 20);

  if (programme->last_request != 0)
    late = MAX (late, course->asked - programme->last_request);

  move (demo, course, -late);
}

static void
drop_out (PcDemo       *demo,
          PcDemoCourse *course)
{
  course->end = PC_DEMO_DROPPED;
  course->stops = pc_demo_range (demo, course->adhesion + 3, course->asked + 10);
  course->closes = pc_demo_next_working (demo, course->stops + pc_demo_range (demo, 1, 20));
  course->cleared = course->starts = course->agreed_end = course->ends = 0;
}

static void
interrupt (PcDemo       *demo,
           PcDemoCourse *course)
{
  course->end = PC_DEMO_INTERRUPTED;
  course->ends = pc_demo_next_working (demo, course->starts + pc_demo_range (demo, 20, course->programme->months * 24));
  course->closes = pc_demo_next_working (demo, course->ends + pc_demo_range (demo, 5, 25));
  course->stops = course->closes + 1;
}

/* A suspension is not counted in the length of the traineeship, so that the end moves by as many days. */
static void
complete (PcDemo       *demo,
          PcDemoCourse *course,
          gboolean      may_change)
{
  course->end = PC_DEMO_COMPLETED;
  course->ends = course->agreed_end;

  if (may_change && pc_demo_chance (demo, SUSPENDED_PERCENT))
    {
      course->suspended_from = pc_demo_next_working (demo, course->starts + pc_demo_range (demo, 20, 90));
      course->suspended_until = course->suspended_from + pc_demo_range (demo, 30, 44);
      course->ends += course->suspended_until - course->suspended_from + 1;
    }
  if (may_change && course->programme->extension_months > 0 && pc_demo_chance (demo, EXTENDED_PERCENT))
    {
      course->extended = TRUE;
      course->ends = pc_day_add_months (course->ends, pc_demo_range (demo, 1, course->programme->extension_months));
    }

  course->closes = pc_demo_next_working (demo, course->ends + pc_demo_range (demo, 10, 35));
  course->stops = course->closes + 1;
}

static void
set_hours (PcDemo       *demo,
           PcDemoCourse *course)
{
  static const guint8 usual[] = { 16, 16, 16, 20, 24 };
  const PcDemoProgramme *programme = course->programme;
  guint quarters = usual[pc_demo_range (demo, 0, G_N_ELEMENTS (usual) - 1)];

  if (programme->weekly_minutes > 0)
    quarters = programme->weekly_minutes / 5 / 15;
  if (programme->daily_minutes > 0)
    quarters = MIN (quarters, (guint) programme->daily_minutes / 15);

  course->daily_quarters = CLAMP (quarters, 1, 28);
  course->afternoons = quarters <= 16 && pc_demo_chance (demo, 50);
}

static void
plan_pathway (PcDemo       *demo,
              PcDemoCourse *course,
              int           earliest)
{
  const int opens = course->programme->opens;
  const int roll = pc_demo_range (demo, 0, 99);

  lay_out (demo, course, MAX (earliest, opens + (earliest < opens ? pc_demo_range (demo, 0, 90) : 0)));
  if (course->programme->last_end != 0)
    {
      course->registered = course->opened - pc_demo_range (demo, 3, 21);
      keep_deadlines (demo, course);
    }

  set_hours (demo, course);
  if (roll < DROPPED_PERCENT)
    drop_out (demo, course);
  else if (roll < DROPPED_PERCENT + INTERRUPTED_PERCENT)
    interrupt (demo, course);
  else
    complete (demo, course, course->programme->last_end == 0);
}

/* A course in the middle of @stage on the last day: 0, before the plan, to 6, closed for a few days. */
static void
plan_at_stage (PcDemo       *demo,
               PcDemoCourse *course,
               guint         stage)
{
  const int * const bounds[] = { &course->opened, &course->planned, &course->asked, &course->cleared, &course->starts,
                                 &course->ends, &course->closes, &course->closes };

  lay_out (demo, course, demo->until);
  course->registered = course->opened - pc_demo_range (demo, 3, 21);
  set_hours (demo, course);
  complete (demo, course, FALSE);

  move (demo, course, demo->until - (*bounds[stage] + *bounds[stage + 1]) / 2 - (stage == N_STAGES - 1 ? 7 : 0));
  complete (demo, course, FALSE);
}

static int
compare_courses (gconstpointer a,
                 gconstpointer b)
{
  const PcDemoCourse *x = a;
  const PcDemoCourse *y = b;

  return x->registered != y->registered ? x->registered - y->registered : (int) x->serial - (int) y->serial;
}

/* The case managers of people registered at about the same time are a team; a small office is one team. */
static void
assign_operators (PcDemo *demo)
{
  const guint n = demo->operators->len;
  const guint team = MIN (n, TEAM);

  for (guint i = 0; i < demo->options.people; i++)
    {
      const guint middle = (guint64) i * n / demo->options.people;
      const guint first = MIN (middle > team / 2 ? middle - team / 2 : 0, n - team);

      demo->courses[i].operator_index = first + pc_demo_range (demo, 0, team - 1);
    }
}

guint
pc_demo_pick_colleague (PcDemo *demo,
                        guint   operator_index)
{
  const guint first = operator_index > TEAM / 4 ? operator_index - TEAM / 4 : 0;
  const guint last = MIN (operator_index + TEAM / 4, demo->operators->len - 1);

  return pc_demo_range (demo, first, last);
}

/* What @service has of its days until the last day of the demo, 0 to 1. */
static double
get_elapsed (PcDemo              *demo,
             const PcDemoCourse  *course,
             const PcDemoService *service)
{
  int from, to;

  if (!pc_demo_get_period (course, service, &from, &to))
    return 0;

  return CLAMP ((MIN (demo->until + 1, course->stops) - from) / (double) (to - from), 0, 1);
}

/* How many services a minute are planned, so that the asked-for average comes out over all, also unfinished, courses. */
static void
find_factor (PcDemo *demo)
{
  double minutes = 0;

  if (demo->options.services_per_person == 0)
    return;

  for (guint i = 0; i < demo->options.people; i++)
    {
      const PcDemoCourse *course = &demo->courses[i];

      for (guint s = 0; course->programme != NULL && s < course->programme->services->len; s++)
        {
          const PcDemoService *service = &g_array_index (course->programme->services, PcDemoService, s);

          minutes += pc_demo_get_minutes (course, service) * get_elapsed (demo, course, service);
        }
    }

  demo->services_factor = (double) demo->options.services_per_person * demo->options.people / MAX (minutes, 1);
}

/* When person @i of those who come after the notice has opened is registered: evenly, so that even few are at all stages. */
static int
spread (PcDemo *demo,
        int     opens,
        guint   i,
        guint   n)
{
  return opens + (int) ((i + g_rand_double (demo->rand)) / n * (demo->until - opens));
}

static void
plan_course (PcDemo       *demo,
             PcDemoCourse *course)
{
  const guint people = demo->options.people;
  const PcDemoProgramme *now = demo->programmes->pdata[0];
  const PcDemoProgramme *before = demo->programmes->pdata[1];
  const int first = demo->until - WINDOW_DAYS;
  const int opens = CLAMP (now->opens, first, demo->until);
  const guint n_old = before->last_end > demo->until - ARCHIVE_DAYS ? people * OLD_PERCENT / 100 : 0;
  const guint n_early = n_old + (opens > first ? people * WAITING_PERCENT / 100 : 0);
  const guint i = course->serial;

  course->programme = i < n_old ? before : pc_demo_chance (demo, WITHOUT_PATHWAY_PERCENT) ? NULL : now;
  course->registered = i < n_early ? pc_demo_range (demo, first, MAX (opens - 1, first)) :
                       spread (demo, opens, i - n_early, people - n_early);
  course->registered = pc_demo_last_working (demo, course->registered);

  if (people >= PINNED_MIN && i >= people - N_STAGES)
    {
      course->programme = now;
      plan_at_stage (demo, course, i - (people - N_STAGES));
    }
  else if (course->programme != NULL)
    plan_pathway (demo, course, course->registered + pc_demo_range (demo, 3, 21));
}

void
pc_demo_plan_courses (PcDemo *demo)
{
  const guint people = demo->options.people;

  demo->courses = g_new0 (PcDemoCourse, people);
  for (guint i = 0; i < people; i++)
    {
      demo->courses[i].serial = i;
      plan_course (demo, &demo->courses[i]);
    }

  qsort (demo->courses, people, sizeof (PcDemoCourse), compare_courses);
  assign_operators (demo);
  pc_demo_plan_troubles (demo);
  find_factor (demo);
}

gboolean
pc_demo_has_come (PcDemo             *demo,
                  const PcDemoCourse *course,
                  int                 day)
{
  return day != 0 && day <= demo->until && day < course->stops;
}

int
pc_demo_get_midterm (const PcDemoCourse *course)
{
  const int ends = course->end == PC_DEMO_INTERRUPTED ? course->agreed_end : course->ends;

  return course->starts + (ends - course->starts) / 2;
}

gboolean
pc_demo_get_phase (const PcDemoCourse *course,
                   guint               phases,
                   int                *from,
                   int                *to)
{
  const gboolean has_traineeship = course->starts != 0;

  if (!has_traineeship && !(phases & PC_DEMO_BEFORE))
    return FALSE;

  *from = phases & PC_DEMO_BEFORE ? course->planned : phases & PC_DEMO_DURING ? course->starts : course->ends + 1;
  *to = !has_traineeship ? course->asked :
        phases & PC_DEMO_AFTER ? course->closes : phases & PC_DEMO_DURING ? course->ends + 1 : course->asked;

  return *to > *from;
}

gboolean
pc_demo_get_period (const PcDemoCourse  *course,
                    const PcDemoService *service,
                    int                 *from,
                    int                 *to)
{
  GArray *services = course->programme->services;
  int before = 0, all = 0;
  int length;

  if (service->is_first)
    {
      *from = course->adhesion;
      *to = course->planned;
      return *to > *from;
    }
  if (!pc_demo_get_phase (course, service->phases, from, to))
    return FALSE;
  if (service->phases != PC_DEMO_BEFORE)
    return TRUE;

  for (guint i = 0; i < services->len; i++)
    {
      const PcDemoService *other = &g_array_index (services, PcDemoService, i);

      if (other->phases != PC_DEMO_BEFORE || other->is_first)
        continue;
      all += other->minutes;
      if (other < service)
        before += other->minutes;
    }

  length = *to - *from;
  *to = *from + length * (before + service->minutes) / all;
  *from += length * before / all;
  *to = MAX (*to, *from + 1);
  return TRUE;
}

int
pc_demo_get_minutes (const PcDemoCourse  *course,
                     const PcDemoService *service)
{
  if (course->end != PC_DEMO_INTERRUPTED || !(service->phases & (PC_DEMO_DURING | PC_DEMO_AFTER)))
    return service->minutes;

  return service->minutes * (course->ends - course->starts) / (course->agreed_end - course->starts);
}

void
pc_demo_course_clear (PcDemoCourse *course)
{
  g_clear_pointer (&course->name, g_free);
  g_clear_pointer (&course->sessions, g_array_unref);
}
