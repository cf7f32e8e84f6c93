/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-eligibility-private.h"

#include "pc-course.h"

/* Whether it was ever a participation. */
static gboolean
counts (PcPathwayCase *pathway)
{
  return g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_OUTCOME), "not-started") != 0;
}

static gboolean
is_same_programme (const PcEligibility *self,
                   PcPathwayCase       *other)
{
  const char *programme = pc_record_get_text (other->pathway, PC_PATHWAY_PROGRAMME);

  return g_strcmp0 (programme, pc_programme_get_id (self->programme)) == 0;
}

/*
 * One participation
 */

static void
add_other_pathway (const PcEligibility *self,
                   PcPathwayCase       *other,
                   gboolean             earlier,
                   GPtrArray           *findings)
{
  const PcDay opened_on = pc_record_get_day (other->pathway, PC_PATHWAY_OPENED_ON);
  g_autofree char *day = pc_day_format (opened_on);
  PcFinding *finding;

  if (earlier)
    finding = pc_findings_add (findings, "eligibility-second-pathway", PC_FINDING_REFUSED,
                               /* Translators: the first %s is a programme, the second a day. */
                               g_strdup_printf (_("%s allows one participation, and the person began one on %s: if "
                                                  "that one never began, say so in its outcome."),
                                                pc_programme_get_name (self->programme), day));
  else
    finding = pc_findings_add (findings, "eligibility-later-pathway", PC_FINDING_WARNING,
                               /* Translators: the first %s is a programme, the second a day. */
                               g_strdup_printf (_("%s allows one participation, and another pathway of the person was "
                                                  "opened in it on %s: that one is the one too many."),
                                                pc_programme_get_name (self->programme), day));

  finding->day = opened_on;
  pc_finding_set_place (finding, &pc_pathway_kind, other->pathway, PC_PATHWAY_OUTCOME);
  pc_requirement_settle (finding, self->programme, "Eligibility", "OnePerPerson");
}

/* Of several, the pathway that was opened first is the participation; they stand in that order. */
static void
check_one_participation (const PcEligibility *self,
                         GPtrArray           *findings)
{
  gboolean earlier = TRUE;

  for (guint i = 0; i < self->self->pathways->len; i++)
    {
      PcPathwayCase *other = self->self->pathways->pdata[i];

      if (other == self->pathway)
        earlier = FALSE;
      else if (is_same_programme (self, other) && counts (other))
        add_other_pathway (self, other, earlier, findings);
    }
}

/*
 * No other measure that pays
 */

static gboolean
is_open (const PcEligibility *self,
         PcPathwayCase       *other)
{
  const PcDay opened_on = pc_record_get_day (other->pathway, PC_PATHWAY_OPENED_ON);
  const PcDay closed_on = pc_record_get_day (other->pathway, PC_PATHWAY_CLOSED_ON);

  return opened_on <= self->on && (closed_on == 0 || closed_on >= self->on);
}

/* By what @pathway says of it. */
static void
check_other_measure (const PcEligibility *self,
                     PcRecord            *pathway,
                     GPtrArray           *findings)
{
  const char *measure = pc_record_get_text (pathway, PC_PATHWAY_OTHER_MEASURE);
  PcFinding *finding;

  if (measure == NULL)
    finding = pc_requirement_add_missing (findings, "eligibility-parallel-missing", &pc_pathway_kind, pathway,
                                          PC_PATHWAY_OTHER_MEASURE);
  else if (g_str_equal (measure, "paid"))
    {
      finding = pc_findings_add (findings, "eligibility-parallel-measure", PC_FINDING_REFUSED,
                                 g_strdup (_("The person is in another active measure that pays an allowance, which "
                                             "cannot run beside this one: wait for its end, and then change “Other "
                                             "active measure”.")));
      pc_finding_set_place (finding, &pc_pathway_kind, pathway, PC_PATHWAY_OTHER_MEASURE);
    }
  else
    return;

  pc_requirement_settle (finding, self->programme, "Eligibility", "NoParallelAllowance");
}

/* Before there is a pathway that could say it, the newest open one that says it does; else it is
   to be asked. */
static void
check_unasked_measure (const PcEligibility *self,
                       GPtrArray           *findings)
{
  PcFinding *finding;

  for (guint i = self->self->pathways->len; i > 0; i--)
    {
      PcPathwayCase *other = self->self->pathways->pdata[i - 1];

      if (counts (other) && is_open (self, other) && pc_record_is_set (other->pathway, PC_PATHWAY_OTHER_MEASURE))
        {
          check_other_measure (self, other->pathway, findings);
          return;
        }
    }

  finding = pc_findings_add (findings, "eligibility-parallel-missing", PC_FINDING_UNKNOWN,
                             g_strdup (_("It is not known whether the person is in another active measure that pays an "
                                         "allowance, which cannot run beside this one: ask, and say so in the pathway "
                                         "when you open it.")));
  pc_finding_set_place (finding, &pc_pathway_kind, NULL, PC_PATHWAY_OTHER_MEASURE);
  pc_requirement_settle (finding, self->programme, "Eligibility", "NoParallelAllowance");
}

/* The traineeship of another pathway that runs on the day. */
static PcTraineeshipCase *
find_running (const PcEligibility *self,
              PcPathwayCase       *other)
{
  const PcProgrammeRules *rules = other->programme != NULL ? pc_programme_get_rules (other->programme) : NULL;

  for (guint i = 0; i < other->traineeships->len; i++)
    {
      g_auto(PcCourse) course = { 0 };

      pc_course_reckon (other->traineeships->pdata[i], rules, self->on, &course);
      if (course.starts != 0 && course.starts <= self->on && course.last >= self->on)
        return other->traineeships->pdata[i];
    }

  return NULL;
}

/* A pathway of another programme; one of the same is a second participation, whatever it pays. */
static void
check_beside (const PcEligibility *self,
              PcPathwayCase       *other,
              GPtrArray           *findings)
{
  PcTraineeshipCase *running = find_running (self, other);
  PcFinding *finding;

  if (running != NULL)
    {
      finding = pc_findings_add (findings, "eligibility-parallel-traineeship", PC_FINDING_REFUSED,
                                 /* Translators: %s is the code of a programme. */
                                 g_strdup_printf (_("The person is in a traineeship of another pathway (%s) on that "
                                                    "day, and only one measure can pay an allowance: wait for its "
                                                    "end."),
                                                  pc_record_get_text (other->pathway, PC_PATHWAY_PROGRAMME)));
      pc_finding_add_row (finding, pc_record_get_id (running->traineeship));
    }
  else
    finding = pc_findings_add (findings, "eligibility-parallel-pathway", PC_FINDING_WARNING,
                               /* Translators: %s is the code of a programme. */
                               g_strdup_printf (_("Another pathway of the person (%s) is open, too: make sure that no "
                                                  "two pay an allowance at once."),
                                                pc_record_get_text (other->pathway, PC_PATHWAY_PROGRAMME)));

  pc_finding_set_place (finding, &pc_pathway_kind, other->pathway, PC_PATHWAY_CLOSED_ON);
  pc_requirement_settle (finding, self->programme, "Eligibility", "NoParallelAllowance");
}

static void
check_parallel (const PcEligibility *self,
                GPtrArray           *findings)
{
  if (self->pathway != NULL)
    check_other_measure (self, self->pathway->pathway, findings);
  else
    check_unasked_measure (self, findings);

  for (guint i = 0; i < self->self->pathways->len; i++)
    {
      PcPathwayCase *other = self->self->pathways->pdata[i];

      if (other != self->pathway && !is_same_programme (self, other) && counts (other) && is_open (self, other))
        check_beside (self, other, findings);
    }
}

void
pc_eligibility_check_participation (const PcEligibility *self,
                                    GPtrArray           *findings)
{
  if (self->rules->one_per_person)
    check_one_participation (self, findings);
  if (self->rules->no_parallel_allowance)
    check_parallel (self, findings);
}
