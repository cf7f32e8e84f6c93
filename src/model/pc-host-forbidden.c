/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-host-check-private.h"

/*
 * The same trainee twice; an extension is an event of the same traineeship
 */

static gboolean
was_there_before (const PcHostCheck *self,
                  PcTraineeshipCase *other)
{
  g_auto(PcCourse) course = { 0 };

  if (other == self->traineeship ||
      g_strcmp0 (pc_record_get_text (other->traineeship, PC_TRAINEESHIP_HOST_ID), pc_record_get_id (self->host)) != 0)
    return FALSE;

  pc_course_reckon (other, self->rules, self->on, &course);
  return course.cancelled == 0 && course.starts != 0 && course.starts < self->course.starts;
}

static PcTraineeshipCase *
find_before (const PcHostCheck *self)
{
  for (guint i = 0; i < self->self->pathways->len; i++)
    {
      PcPathwayCase *pathway = self->self->pathways->pdata[i];

      for (guint j = 0; j < pathway->traineeships->len; j++)
        if (was_there_before (self, pathway->traineeships->pdata[j]))
          return pathway->traineeships->pdata[j];
    }

  return NULL;
}

static void
check_same_host (const PcHostCheck *self)
{
  PcTraineeshipCase *before = self->rules->same_host_twice ? NULL : find_before (self);
  g_autofree char *day = NULL;
  PcFinding *finding;

  if (before == NULL)
    return;

  day = pc_record_format (before->traineeship, PC_TRAINEESHIP_STARTS_ON);
  finding = pc_host_check_add (self, "clearance-same-host-twice", PC_FINDING_REFUSED, self->traineeship->traineeship,
                               PC_TRAINEESHIP_HOST_ID,
                               /* Translators: %s is a day. */
                               g_strdup_printf (_("The person was a trainee at this host before, from %s, and cannot "
                                                  "come back as one: choose another host, or record an extension of "
                                                  "that traineeship."), day));
  pc_finding_add_row (finding, pc_record_get_id (before->traineeship));
  pc_requirement_settle (finding, self->programme, "Traineeship", "SameHostTwice");
}

/*
 * What the host declares, and what the trainee would do
 */

/*
 * @forbids: the answer that stands in the way
 * @agreed: whether it is a case of the State-Regions agreement of 2017. The months without dismissals are of the same
 *   text, so that a notice that does not state them is taken to be older: there it is a warning.
 */
static const struct
{
  const char *rule;
  guint       field;
  gboolean    forbids;
  gboolean    agreed;
  const char *sentence;
  const char *law;
} declarations[] = {
  { "clearance-dismissals", PC_ORGANISATION_RECENT_DISMISSALS, TRUE, TRUE,
    N_("The host has dismissed people in the months before, and a host that did cannot have trainees: choose another "
       "host, or correct the answer if it dismissed nobody for an objective reason, collectively, after the protected "
       "period of illness, in probation, at the end of a contract or of an apprenticeship."),
    N_("State-Regions agreement of 25 May 2017 (Rep. 86/CSR)") },
  { "clearance-wage-guarantee", PC_ORGANISATION_WAGE_GUARANTEE, TRUE, TRUE,
    N_("The host uses wage-guarantee funds, which excludes trainees for the same activity in the same unit: choose "
       "another host or another unit."),
    N_("State-Regions agreement of 25 May 2017 (Rep. 86/CSR)") },
  { "clearance-insolvency", PC_ORGANISATION_INSOLVENCY, TRUE, TRUE,
    N_("The host is in an insolvency procedure, and cannot have trainees: choose another host."),
    N_("State-Regions agreement of 25 May 2017 (Rep. 86/CSR)") },
  { "clearance-disability-quota", PC_ORGANISATION_DISABILITY_QUOTA_MET, FALSE, FALSE,
    N_("The host does not meet the quota of people with disabilities, and cannot have trainees: choose another host."),
    N_("L. 68/1999; State-Regions agreement of 25 May 2017 (Rep. 86/CSR)") },
  { "clearance-safety", PC_ORGANISATION_SAFETY_COMPLIANT, FALSE, FALSE,
    N_("The host does not meet the rules on safety at work, and cannot have trainees: choose another host."),
    N_("State-Regions agreement of 25 May 2017 (Rep. 86/CSR)") },
};

static void
check_declarations (const PcHostCheck *self)
{
  const gboolean older = self->rules->dismissal_months < 0;

  for (guint i = 0; i < G_N_ELEMENTS (declarations); i++)
    {
      const PcFindingLevel level = older && declarations[i].agreed ? PC_FINDING_WARNING : PC_FINDING_REFUSED;
      PcFinding *finding;

      if (!pc_record_is_set (self->host, declarations[i].field) ||
          pc_record_get_boolean (self->host, declarations[i].field) != declarations[i].forbids)
        continue;

      finding = pc_host_check_add (self, declarations[i].rule, level, self->host, declarations[i].field,
                                   g_strdup (_(declarations[i].sentence)));
      pc_requirement_cite (finding, _(declarations[i].law));
    }
}

static const struct
{
  const char *rule;
  guint       field;
  const char *sentence;
  const char *law;
} activities[] = {
  { "clearance-replaces-staff", PC_TRAINEESHIP_REPLACES_STAFF,
    N_("The trainee would take the place of employees, which no traineeship may: change what the trainee does, or have "
       "somebody hired."),
    N_("L. 234/2021, art. 1 c. 723") },
  { "clearance-reserved-acts", PC_TRAINEESHIP_RESERVED_ACTS,
    N_("The trainee would do what is reserved to a profession, which no traineeship may be for: change the "
       "activities."),
    N_("Rules of the regions, after the State-Regions agreement of 25 May 2017 (Rep. 86/CSR)") },
  { "clearance-unrelated-activities", PC_TRAINEESHIP_UNRELATED_ACTIVITIES,
    N_("The activities do not match the training objectives: change one or the other."),
    N_("State-Regions agreement of 25 May 2017 (Rep. 86/CSR)") },
};

static void
check_activities (const PcHostCheck *self)
{
  PcRecord *record = self->traineeship->traineeship;
  gboolean unanswered = FALSE;
  guint first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    if (pc_record_get_boolean (record, activities[i].field))
      pc_requirement_cite (pc_host_check_add (self, activities[i].rule, PC_FINDING_REFUSED, record, activities[i].field,
                                              g_strdup (_(activities[i].sentence))),
                           _(activities[i].law));
    else if (!pc_record_is_set (record, activities[i].field) && !unanswered)
      {
        unanswered = TRUE;
        first = activities[i].field;
      }

  if (unanswered)
    pc_host_check_add (self, "clearance-activities-unanswered", PC_FINDING_UNKNOWN, record, first,
                       g_strdup (_("Answer at the traineeship whether it would replace employees, has acts reserved to "
                                   "a profession, or activities that do not match its objectives: each of these "
                                   "forbids it.")));
}

void
pc_host_check_forbidden (const PcHostCheck *self)
{
  check_same_host (self);
  check_declarations (self);
  check_activities (self);
}
