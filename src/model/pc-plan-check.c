/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-plan-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-kinds.h"

/*
 * The rules on the plan as a paper; those on its services are in pc-plan-services.c.
 *
 * plan-missing             no version is in force
 * plan-two-in-force        two versions start on one day
 * plan-version-order       a later version has no higher number
 * plan-outside-pathway     it starts before the pathway was opened, or after it was closed
 * plan-goals-missing       it has no goal
 * plan-goal-date           a goal is due before the plan starts
 * plan-occupation-missing  no target occupation
 * plan-occupation-edition  a code without the classification it is of
 * plan-occupation-code     not written as codes of CP2021 are
 * plan-occupation-group    the code is of another major group than the plan says
 * plan-skills-missing      no competence of the person is on record
 * plan-unsigned            a signature is missing
 * plan-signed-future       a signature lies ahead
 * plan-signed-early        signed before the version is in force
 * plan-review-date         to be reviewed before it is in force
 */

static int
compare_plans (PcRecord *one,
               PcRecord *two)
{
  const PcDay a = pc_record_get_day (one, PC_PLAN_STARTS_ON), b = pc_record_get_day (two, PC_PLAN_STARTS_ON);

  if (a != b)
    return a < b ? -1 : 1;

  return (int) (pc_record_get_number_or (one, PC_PLAN_VERSION, 0) - pc_record_get_number_or (two, PC_PLAN_VERSION, 0));
}

PcRecord *
pc_plan_get_in_force (PcPathwayCase *self,
                      PcDay          on)
{
  PcRecord *latest = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->plans->len; i++)
    {
      PcRecord *plan = self->plans->pdata[i];
      const PcDay starts = pc_record_get_day (plan, PC_PLAN_STARTS_ON);

      if (starts != 0 && starts <= on && (latest == NULL || compare_plans (plan, latest) >= 0))
        latest = plan;
    }

  return latest;
}

static PcFinding *
add (GPtrArray      *findings,
     const char     *rule,
     PcFindingLevel  level,
     PcRecord       *plan,
     int             field,
     char           *message)
{
  PcFinding *finding = pc_findings_add (findings, rule, level, message);

  pc_finding_set_place (finding, &pc_plan_kind, plan, field);
  if (plan != NULL)
    pc_finding_add_row (finding, pc_record_get_id (plan));
  return finding;
}

/*
 * Versions
 */

static void
check_missing (PcRecord  *plan,
               PcDay      on,
               GPtrArray *findings)
{
  const PcDay starts = plan != NULL ? pc_record_get_day (plan, PC_PLAN_STARTS_ON) : 0;
  g_autofree char *day = pc_day_format (starts != 0 ? starts : on);
  PcFinding *finding;

  if (plan == NULL)
    /* Translators: %s is a day. */
    add (findings, "plan-missing", PC_FINDING_WARNING, NULL, -1,
         g_strdup_printf (_("No action plan is in force on %s: write one with the person."), day));
  else if (starts == 0 || starts > on)
    {
      finding = add (findings, "plan-missing", PC_FINDING_WARNING, plan, PC_PLAN_STARTS_ON,
                     /* Translators: %s is a day. */
                     g_strdup_printf (_("The action plan is in force only from %s; none is before."), day));
      finding->day = starts;
    }
}

/* @plan and the version before it. */
static void
check_order (PcRecord  *before,
             PcRecord  *plan,
             GPtrArray *findings)
{
  const PcDay starts = pc_record_get_day (plan, PC_PLAN_STARTS_ON);
  const gint64 version = pc_record_get_number (plan, PC_PLAN_VERSION);
  g_autofree char *day = pc_day_format (starts);

  if (starts != 0 && starts == pc_record_get_day (before, PC_PLAN_STARTS_ON))
    pc_finding_add_row (add (findings, "plan-two-in-force", PC_FINDING_WARNING, plan, PC_PLAN_STARTS_ON,
                             /* Translators: %s is a day. */
                             g_strdup_printf (_("Two versions of the action plan start on %s, and only one can hold: "
                                                "correct the day of one, or remove it."), day)),
                        pc_record_get_id (before));

  if (version == PC_UNSET || version <= pc_record_get_number_or (before, PC_PLAN_VERSION, 0))
    pc_finding_add_row (add (findings, "plan-version-order", PC_FINDING_WARNING, plan, PC_PLAN_VERSION,
                             /* Translators: %s is a day. */
                             g_strdup_printf (_("The action plan of %s needs a higher version number than the one "
                                                "before it."), day)),
                        pc_record_get_id (before));
}

static int
compare_plan_pointers (gconstpointer a,
                       gconstpointer b)
{
  return compare_plans (*(PcRecord **) a, *(PcRecord **) b);
}

static void
check_versions (PcPathwayCase *self,
                GPtrArray     *findings)
{
  g_autoptr(GPtrArray) plans = g_ptr_array_copy (self->plans, (GCopyFunc) g_object_ref, NULL);

  g_ptr_array_set_free_func (plans, g_object_unref);
  g_ptr_array_sort (plans, compare_plan_pointers);
  for (guint i = 1; i < plans->len; i++)
    check_order (plans->pdata[i - 1], plans->pdata[i], findings);
}

static void
check_place (PcPathwayCase *self,
             PcRecord      *plan,
             GPtrArray     *findings)
{
  const PcDay starts = pc_record_get_day (plan, PC_PLAN_STARTS_ON);
  const PcDay opened = pc_record_get_day (self->pathway, PC_PATHWAY_OPENED_ON);
  const PcDay closed = pc_record_get_day (self->pathway, PC_PATHWAY_CLOSED_ON);
  g_autofree char *day = NULL;

  if (starts != 0 && opened != 0 && starts < opened)
    {
      day = pc_day_format (opened);
      add (findings, "plan-outside-pathway", PC_FINDING_WARNING, plan, PC_PLAN_STARTS_ON,
           /* Translators: %s is a day. */
           g_strdup_printf (_("The action plan starts before the pathway was opened (%s): correct one of the days."),
                            day));
    }
  else if (starts != 0 && closed != 0 && starts > closed)
    {
      day = pc_day_format (closed);
      add (findings, "plan-outside-pathway", PC_FINDING_WARNING, plan, PC_PLAN_STARTS_ON,
           /* Translators: %s is a day. */
           g_strdup_printf (_("The action plan starts after the pathway was closed (%s): correct one of the days."),
                            day));
    }
}

/*
 * Signatures
 */

static void
check_signature (PcRecord   *plan,
                 guint       field,
                 PcDay       on,
                 const char *missing,
                 GPtrArray  *findings)
{
  const PcDay starts = pc_record_get_day (plan, PC_PLAN_STARTS_ON), signed_on = pc_record_get_day (plan, field);
  g_autofree char *day = pc_day_format (signed_on);
  PcFinding *finding = NULL;

  if (signed_on == 0)
    add (findings, "plan-unsigned", PC_FINDING_WARNING, plan, (int) field, g_strdup (missing));
  else if (signed_on > on)
    finding = add (findings, "plan-signed-future", PC_FINDING_REFUSED, plan, (int) field,
                   /* Translators: %s is a day. */
                   g_strdup_printf (_("The signature on the action plan is dated %s, which lies ahead: correct the "
                                      "day."), day));
  else if (starts != 0 && signed_on < starts)
    finding = add (findings, "plan-signed-early", PC_FINDING_NOTE, plan, (int) field,
                   /* Translators: %s is a day. */
                   g_strdup_printf (_("The action plan was signed on %s, before it came into force: check both days."),
                                    day));

  if (finding != NULL)
    finding->day = signed_on;
}

static void
check_review (PcRecord  *plan,
              GPtrArray *findings)
{
  const PcDay review = pc_record_get_day (plan, PC_PLAN_REVIEW_ON);

  if (review != 0 && review < pc_record_get_day (plan, PC_PLAN_STARTS_ON))
    add (findings, "plan-review-date", PC_FINDING_WARNING, plan, PC_PLAN_REVIEW_ON,
         g_strdup (_("The action plan is to be reviewed before it comes into force: correct one of the days.")));
}

/*
 * What it says
 */

static void
check_goals (PcPathwayCase *self,
             PcRecord      *plan,
             GPtrArray     *findings)
{
  guint n = 0;

  for (guint i = 0; i < self->goals->len; i++)
    {
      PcRecord *goal = self->goals->pdata[i];
      const PcDay due = pc_record_get_day (goal, PC_GOAL_DUE_ON);
      PcFinding *finding;

      if (g_strcmp0 (pc_record_get_text (goal, PC_GOAL_PLAN_ID), pc_record_get_id (plan)) != 0)
        continue;

      n++;
      if (due == 0 || due >= pc_record_get_day (plan, PC_PLAN_STARTS_ON))
        continue;
      finding = pc_findings_add (findings, "plan-goal-date", PC_FINDING_WARNING,
                                 /* Translators: %s is a goal of an action plan. */
                                 g_strdup_printf (_("The goal “%s” is due before the plan comes into force: correct "
                                                    "one of the days."),
                                                  pc_record_get_text (goal, PC_GOAL_DESCRIPTION)));
      pc_finding_set_place (finding, &pc_goal_kind, goal, PC_GOAL_DUE_ON);
      pc_finding_add_row (finding, pc_record_get_id (goal));
      finding->day = due;
    }

  if (n == 0)
    pc_finding_set_place (add (findings, "plan-goals-missing", PC_FINDING_WARNING, plan, -1,
                               g_strdup (_("The action plan has no goal: write at least one, with the day it is "
                                           "due."))),
                          &pc_goal_kind, NULL, -1);
}

/* Of CP2021: one to five levels with dots between, the first of them 1 to 9: "5.2.2.1.0". */
static gboolean
is_occupation_code (const char *code)
{
  guint levels = 1;

  if (code[0] < '1' || code[0] > '9' || (code[1] != '.' && code[1] != '\0'))
    return FALSE;

  for (const char *p = code + 1; *p != '\0'; levels++)
    {
      const gsize digits = strspn (p + 1, "0123456789");

      if (*p != '.' || digits < 1 || digits > 2)
        return FALSE;
      p += 1 + digits;
    }

  return levels <= 5;
}

static PcFinding *
add_on_code (GPtrArray  *findings,
             const char *rule,
             PcRecord   *plan,
             int         field,
             char       *message)
{
  PcFinding *finding = add (findings, rule, PC_FINDING_WARNING, plan, field, message);

  finding->source = g_strdup (_("Classification of occupations CP2021 (ISTAT)"));
  return finding;
}

/* Other classifications (ISCO) write their codes otherwise. */
static void
check_code (PcRecord  *plan,
            GPtrArray *findings)
{
  const char *code = pc_record_get_text (plan, PC_PLAN_OCCUPATION_CODE);
  const char *edition = pc_record_get_text (plan, PC_PLAN_OCCUPATION_EDITION);
  const char *group = pc_record_get_text (plan, PC_PLAN_OCCUPATION_GROUP);

  if (code == NULL)
    return;

  if (edition == NULL)
    add_on_code (findings, "plan-occupation-edition", plan, PC_PLAN_OCCUPATION_EDITION,
                 g_strdup (_("The code of the occupation needs the classification that it is of, such as CP2021.")));
  if (edition != NULL && g_ascii_strncasecmp (edition, "CP", 2) != 0)
    return;

  if (!is_occupation_code (code))
    add_on_code (findings, "plan-occupation-code", plan, PC_PLAN_OCCUPATION_CODE,
                 /* Translators: %s is what was typed as the code of an occupation. */
                 g_strdup_printf (_("“%s” is no code of an occupation: it has up to five levels with points between, "
                                    "such as 5.2.2.1.0."), code));
  else if (group != NULL && (group[0] != code[0] || group[1] != '\0'))
    add_on_code (findings, "plan-occupation-group", plan, PC_PLAN_OCCUPATION_GROUP,
                 /* Translators: %s is the code of an occupation, %c its first digit. */
                 g_strdup_printf (_("The code %s is of the occupation group %c: correct the code or the group."), code,
                                  code[0]));
}

static void
check_occupation (PcRecord  *plan,
                  GPtrArray *findings)
{
  if (!pc_record_is_set (plan, PC_PLAN_OCCUPATION) && !pc_record_is_set (plan, PC_PLAN_OCCUPATION_CODE))
    add (findings, "plan-occupation-missing", PC_FINDING_WARNING, plan, PC_PLAN_OCCUPATION,
         g_strdup (_("The action plan names no target occupation.")));
  check_code (plan, findings);
}

static void
check_skills (PcCase    *self,
              GPtrArray *findings)
{
  PcFinding *finding;

  if (self->competences->len > 0)
    return;

  finding = pc_findings_add (findings, "plan-skills-missing", PC_FINDING_WARNING,
                             g_strdup (_("No competence of the person is on record: assess the skills and write them "
                                         "down.")));
  pc_finding_set_place (finding, &pc_competence_kind, NULL, -1);
}

void
pc_plan_check (PcCase        *self,
               PcPathwayCase *pathway,
               PcDay          on,
               GPtrArray     *findings)
{
  PcRecord *plan;

  g_return_if_fail (self != NULL && pathway != NULL && on > 0 && findings != NULL);

  plan = pc_plan_get_in_force (pathway, on);
  if (plan == NULL && pathway->plans->len > 0)
    plan = pathway->plans->pdata[pathway->plans->len - 1];

  check_missing (plan, on, findings);
  check_versions (pathway, findings);
  check_skills (self, findings);
  if (plan == NULL)
    return;

  check_place (pathway, plan, findings);
  check_signature (plan, PC_PLAN_SIGNED_ON, on,
                   _("The action plan is not signed by the person: have it signed and type the day."),
                   findings);
  check_signature (plan, PC_PLAN_SIGNED_OPERATOR_ON, on,
                   _("The action plan is not signed by the operator: sign it and type the day."), findings);
  check_review (plan, findings);
  check_goals (pathway, plan, findings);
  check_occupation (plan, findings);
  pc_plan_check_services (pathway, plan, on, findings);
}
