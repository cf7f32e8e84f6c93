/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

/* When a person is asked again after the pathway: 28 days and six months (indicators of the ESF). */
#define SOON_DAYS 28
#define LATER_MONTHS 6

/* A plan is looked at again after so many days. */
#define REVIEW_DAYS 120

/* How things were on entry, which the records of the person no longer tell once they have changed. */
static void
fill_entry (PcDemo             *demo,
            const PcDemoCourse *course,
            PcRecord           *pathway)
{
  pc_record_set_text (pathway, PC_PATHWAY_OTHER_MEASURE, pc_demo_choose (demo, "other-measure"));
  pc_record_set_text (pathway, PC_PATHWAY_ENTRY_SITUATION, course->status);
  pc_demo_set_day (demo, pathway, PC_PATHWAY_ENTRY_SINCE, course->out_of_work);
  pc_record_set_text (pathway, PC_PATHWAY_ENTRY_ISCED, course->isced);
  pc_record_set_text (pathway, PC_PATHWAY_ENTRY_HOUSING, course->housing);
}

static void
fill_exit (PcDemo       *demo,
           PcDemoCourse *course,
           PcRecord     *pathway)
{
  static const char * const exits[] = { "exit-completed", "exit-other", "exit-other" };
  const char *situation = pc_demo_choose (demo, exits[course->end]);

  course->outcome = course->end == PC_DEMO_COMPLETED ? "completed" :
                    pc_demo_choose (demo, course->end == PC_DEMO_DROPPED ? "outcome-dropped" : "outcome-interrupted");
  pc_demo_set_day (demo, pathway, PC_PATHWAY_CLOSED_ON, course->closes);
  pc_record_set_text (pathway, PC_PATHWAY_OUTCOME, course->outcome);
  pc_record_set_text (pathway, PC_PATHWAY_EXIT_SITUATION,
                      g_str_equal (course->outcome, "employed") ? "employed" : situation);
}

/* What the plan aims at, and the host: there is one when the clearance is asked for. */
static void
choose_aims (PcDemo       *demo,
             PcDemoCourse *course)
{
  if (pc_demo_has_come (demo, course, course->planned))
    course->trade = pc_demo_pick_row (demo, "trades", NULL, NULL);
  if (course->starts != 0 && course->asked <= demo->until)
    course->host = pc_demo_pick_host (demo, course);
}

void
pc_demo_write_pathway (PcDemo       *demo,
                       PcDemoCourse *course)
{
  PcRecord *pathway = pc_demo_new (demo, &pc_pathway_kind);
  PcProgramme *programme = course->programme->programme;
  g_autofree char *number = g_strdup_printf ("D%.4s-%05u", pc_demo_iso (demo, course->opened), course->serial + 1);

  pc_demo_copy_id (course->pathway_id, pathway);
  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, course->person_id);
  pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, pc_programme_get_id (programme));
  pc_record_set_text (pathway, PC_PATHWAY_EDITION, pc_programme_get_edition (programme));
  pc_record_set_text (pathway, PC_PATHWAY_NUMBER, number);
  pc_record_set_text (pathway, PC_PATHWAY_PROJECT_CODE, course->programme->cup);
  pc_record_set_text (pathway, PC_PATHWAY_OPERATOR_ID, demo->operators->pdata[course->operator_index]);
  pc_demo_set_day (demo, pathway, PC_PATHWAY_OPENED_ON, course->opened);
  pc_demo_set_past (demo, pathway, PC_PATHWAY_ADHESION_ON, course->adhesion);
  fill_entry (demo, course, pathway);
  if (course->closes <= demo->until)
    fill_exit (demo, course, pathway);
  choose_aims (demo, course);
  if (course->host != NULL && strcmp (course->host->region, PC_DEMO_REGION) != 0)
    pc_record_set_text (pathway, PC_PATHWAY_REGION, course->host->region);
  pc_demo_put (demo, pathway);
}

/*
 * The plan
 */

static void
write_goal (PcDemo       *demo,
            PcDemoCourse *course,
            const char   *plan_id,
            int           position)
{
  const int due = pc_demo_next_working (demo, course->planned + position * pc_demo_range (demo, 40, 90));
  const gboolean decided = due <= demo->until || course->closes <= demo->until;
  PcRecord *goal = pc_demo_new (demo, &pc_goal_kind);

  pc_record_set_text (goal, PC_GOAL_PLAN_ID, plan_id);
  pc_record_set_number (goal, PC_GOAL_POSITION, position);
  pc_record_set_text (goal, PC_GOAL_DESCRIPTION, pc_demo_phrase (demo, "goal"));
  pc_demo_set_day (demo, goal, PC_GOAL_DUE_ON, due);
  if (decided)
    {
      const int roll = pc_demo_range (demo, 0, 9);

      pc_record_set_text (goal, PC_GOAL_OUTCOME, course->end == PC_DEMO_DROPPED || roll == 0 ? "abandoned" :
                          roll < 3 ? "partly" : "reached");
      pc_demo_set_day (demo, goal, PC_GOAL_OUTCOME_ON, MIN (MIN (due, course->closes), demo->until));
    }
  else
    pc_record_set_text (goal, PC_GOAL_OUTCOME, "open");
  pc_demo_put (demo, goal);
}

static void
write_planned_service (PcDemo              *demo,
                       const PcDemoCourse  *course,
                       const PcDemoService *service,
                       const char          *plan_id)
{
  PcRecord *planned = pc_demo_new (demo, &pc_planned_service_kind);
  /* In the end no service was planned for after the closing. */
  const int last = course->closes <= demo->until ? course->closes : G_MAXINT;
  int from, to;

  pc_record_set_text (planned, PC_PLANNED_SERVICE_PLAN_ID, plan_id);
  pc_record_set_text (planned, PC_PLANNED_SERVICE_SERVICE, service->service->code);
  pc_record_set_number (planned, PC_PLANNED_SERVICE_MINUTES, service->minutes);
  pc_record_set_text (planned, PC_PLANNED_SERVICE_FORM, "individual");
  pc_record_set_text (planned, PC_PLANNED_SERVICE_DELIVERY, "presence");
  if (pc_demo_get_period (course, service, &from, &to) && from <= last)
    {
      pc_demo_set_day (demo, planned, PC_PLANNED_SERVICE_STARTS_ON, from);
      pc_demo_set_day (demo, planned, PC_PLANNED_SERVICE_ENDS_ON, MIN (to - 1, last));
    }
  pc_demo_put (demo, planned);
}

/* The next day on which the plan is looked at again; now and then the one that has passed has not been moved. */
static int
get_review (PcDemo             *demo,
            const PcDemoCourse *course)
{
  const int last = MIN (demo->until, course->stops);
  const gboolean is_late = pc_demo_chance (demo, 4);
  int review = course->planned + REVIEW_DAYS;

  while (review <= last && !is_late)
    review += REVIEW_DAYS;

  return pc_demo_next_working (demo, review);
}

static PcRecord *
new_plan (PcDemo       *demo,
          PcDemoCourse *course)
{
  char **trade = course->trade;
  PcRecord *plan = pc_demo_new (demo, &pc_plan_kind);

  pc_record_set_text (plan, PC_PLAN_PATHWAY_ID, course->pathway_id);
  pc_record_set_number (plan, PC_PLAN_VERSION, 1);
  pc_demo_set_day (demo, plan, PC_PLAN_STARTS_ON, course->planned);
  pc_record_set_text (plan, PC_PLAN_OPERATOR_ID, demo->operators->pdata[course->operator_index]);
  pc_record_set_text (plan, PC_PLAN_OCCUPATION, trade[PC_DEMO_TRADE_OCCUPATION]);
  pc_record_set_text (plan, PC_PLAN_OCCUPATION_GROUP, trade[PC_DEMO_TRADE_GROUP]);
  pc_record_set_text (plan, PC_PLAN_OCCUPATION_EDITION, "CP2021");
  pc_record_set_text (plan, PC_PLAN_STRENGTHS, pc_demo_phrase (demo, "strength"));
  pc_record_set_text (plan, PC_PLAN_OBSTACLES, pc_demo_phrase (demo, "obstacle"));
  pc_record_set_text (plan, PC_PLAN_SUMMARY, pc_demo_phrase (demo, "summary"));
  pc_demo_set_day (demo, plan, PC_PLAN_SIGNED_OPERATOR_ON, course->planned);
  /* Now and then the person has still to sign. */
  if (!pc_demo_chance (demo, 6))
    pc_demo_set_day (demo, plan, PC_PLAN_SIGNED_ON, course->planned);
  pc_demo_set_day (demo, plan, PC_PLAN_REVIEW_ON, get_review (demo, course));
  return plan;
}

void
pc_demo_write_plan (PcDemo       *demo,
                    PcDemoCourse *course)
{
  const int n_goals = pc_demo_range (demo, 2, 4);
  PcRecord *plan;
  char id[37];

  if (course->trade == NULL)
    return;

  plan = new_plan (demo, course);
  pc_demo_copy_id (id, plan);
  pc_demo_put (demo, plan);

  for (int i = 0; i < n_goals; i++)
    write_goal (demo, course, id, i + 1);
  for (guint i = 0; i < course->programme->services->len; i++)
    {
      const PcDemoService *service = &g_array_index (course->programme->services, PcDemoService, i);

      if (!service->is_first)
        write_planned_service (demo, course, service, id);
    }
}

/*
 * Afterwards
 */

static void
fill_job (PcDemo       *demo,
          PcDemoCourse *course,
          PcRecord     *follow_up)
{
  const PcDemoHost *host = &g_array_index (demo->hosts, PcDemoHost, pc_demo_range (demo, 0, demo->hosts->len - 1));

  pc_record_set_text (follow_up, PC_FOLLOW_UP_CONTRACT, pc_demo_choose (demo, "contract-kind"));
  pc_record_set_text (follow_up, PC_FOLLOW_UP_WORKING_TIME, pc_demo_choose (demo, "working-time"));
  pc_record_set_text (follow_up, PC_FOLLOW_UP_EMPLOYER, host->name);
  pc_demo_set_past (demo, follow_up, PC_FOLLOW_UP_STARTS_ON,
                    pc_demo_next_working (demo, course->closes + pc_demo_range (demo, 1, 20)));
}

static void
fill_answer (PcDemo       *demo,
             PcDemoCourse *course,
             PcRecord     *follow_up,
             int           done)
{
  const char *situation = pc_demo_choose (demo, course->end == PC_DEMO_COMPLETED ? "exit-completed" : "exit-reached");

  pc_demo_set_day (demo, follow_up, PC_FOLLOW_UP_DONE_ON, done);
  pc_record_set_text (follow_up, PC_FOLLOW_UP_SITUATION, situation);
  pc_record_set_text (follow_up, PC_FOLLOW_UP_SOURCE, pc_demo_phrase (demo, "confirm"));
  if (g_str_equal (situation, "employed"))
    fill_job (demo, course, follow_up);
}

/* Of those whose day has come most are reached, some never; a few are still to be asked. */
static void
fill_contact (PcDemo       *demo,
              PcDemoCourse *course,
              PcRecord     *follow_up,
              int           day)
{
  const char *result = pc_demo_choose (demo, "contact-result");
  const gboolean is_reached = g_strcmp0 (result, "reached") == 0;
  const gboolean is_lost = g_strcmp0 (result, "not-reachable") == 0;

  if (result == NULL)
    return;

  pc_record_set_text (follow_up, PC_FOLLOW_UP_CONTACT_RESULT, result);
  pc_record_set_number (follow_up, PC_FOLLOW_UP_ATTEMPTS, pc_demo_range (demo, 1, 2) + (is_lost ? 2 : 0));
  pc_demo_set_day (demo, follow_up, PC_FOLLOW_UP_LAST_ATTEMPT_ON, day);
  if (is_reached)
    fill_answer (demo, course, follow_up, day);
}

static void
write_follow_up (PcDemo       *demo,
                 PcDemoCourse *course,
                 const char   *kind,
                 int           due)
{
  const int day = pc_demo_next_working (demo, due + pc_demo_range (demo, 0, 8));
  PcRecord *follow_up = pc_demo_new (demo, &pc_follow_up_kind);

  pc_record_set_text (follow_up, PC_FOLLOW_UP_PATHWAY_ID, course->pathway_id);
  pc_record_set_text (follow_up, PC_FOLLOW_UP_KIND, kind);
  pc_demo_set_day (demo, follow_up, PC_FOLLOW_UP_DUE_ON, due);
  if (day <= demo->until)
    fill_contact (demo, course, follow_up, day);
  pc_demo_put (demo, follow_up);
}

void
pc_demo_write_follow_ups (PcDemo       *demo,
                          PcDemoCourse *course)
{
  if (course->closes > demo->until)
    return;

  write_follow_up (demo, course, "28-days", course->closes + SOON_DAYS);
  write_follow_up (demo, course, "6-months", pc_day_add_months (course->closes, LATER_MONTHS));
}
