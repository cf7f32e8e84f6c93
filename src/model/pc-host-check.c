/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-host-check-private.h"

/*
 * The rules, by the file that has them.
 *
 * pc-host-check.c
 *   clearance-host-missing            there is no record of the host
 *   clearance-host-field              a field of it is empty
 *   clearance-convention-expired      the convention had ended by the day
 *   clearance-convention-ends         it ends before the traineeship
 *
 * pc-host-quota.c
 *   clearance-staff-wrong             more people are apprentices or on a fixed term than there are employees
 *   clearance-quota                   more trainees at once than places
 *   clearance-quota-fixed-term        only with employees on a fixed term there are enough places
 *   clearance-quota-bonus             only with bonus places there are, and no trainee is on record as hired
 *   clearance-quota-unstated          the programme does not state the places
 *   clearance-host-tutor-limit        more trainees of the company tutor at once than allowed
 *   clearance-promoter-tutor-limit    the same of the promoter's tutor
 *   clearance-tutor-unstated          the programme does not state how many are
 *
 * pc-host-forbidden.c
 *   clearance-same-host-twice         the trainee was at this host before
 *   clearance-dismissals              the host has dismissed people
 *   clearance-wage-guarantee          it uses wage-guarantee funds
 *   clearance-insolvency              it is in an insolvency procedure
 *   clearance-disability-quota        it does not meet L. 68/1999
 *   clearance-safety                  it does not meet the rules on safety
 *   clearance-replaces-staff          the trainee would take the place of employees
 *   clearance-reserved-acts           the activities are reserved to a profession
 *   clearance-unrelated-activities    they do not match the objectives
 *   clearance-activities-unanswered   nobody has said so, one way or the other
 */

PcFinding *
pc_host_check_add (const PcHostCheck *self,
                   const char        *rule,
                   PcFindingLevel     level,
                   PcRecord          *record,
                   guint              field,
                   char              *message)
{
  PcFinding *finding = pc_findings_add (self->findings, rule, level, message);

  pc_finding_set_place (finding, pc_record_get_kind (record), record, (int) field);
  pc_finding_add_row (finding, pc_record_get_id (record));
  return finding;
}

/*
 * The record: who the host is, where, of what size, and what it declares
 */

static const guint asked_fields[] = {
  PC_ORGANISATION_LEGAL_FORM, PC_ORGANISATION_ADDRESS, PC_ORGANISATION_TOWN, PC_ORGANISATION_STAFF,
  PC_ORGANISATION_STAFF_APPRENTICES, PC_ORGANISATION_RECENT_DISMISSALS, PC_ORGANISATION_WAGE_GUARANTEE,
  PC_ORGANISATION_INSOLVENCY, PC_ORGANISATION_DISABILITY_QUOTA_MET, PC_ORGANISATION_SAFETY_COMPLIANT,
};

static void
add_empty_field (const PcHostCheck *self,
                 guint              field)
{
  PcFinding *finding = pc_requirement_add_missing (self->findings, "clearance-host-field", &pc_organisation_kind,
                                                   self->host, field);

  pc_finding_set_source (finding, self->programme, "Clearance", NULL);
}

static void
check_record (const PcHostCheck *self)
{
  if (!pc_record_is_set (self->host, PC_ORGANISATION_TAX_CODE) &&
      !pc_record_is_set (self->host, PC_ORGANISATION_VAT_NUMBER))
    add_empty_field (self, PC_ORGANISATION_TAX_CODE);

  for (guint i = 0; i < G_N_ELEMENTS (asked_fields); i++)
    if (!pc_record_is_set (self->host, asked_fields[i]))
      add_empty_field (self, asked_fields[i]);
}

/*
 * The convention
 */

static void
check_convention (const PcHostCheck *self)
{
  const PcDay ends = pc_record_get_day (self->host, PC_ORGANISATION_AGREEMENT_ENDS_ON);
  g_autofree char *day = pc_day_format (ends);
  PcFinding *finding;

  if (ends == 0)
    return;

  if (ends < self->on)
    finding = pc_host_check_add (self, "clearance-convention-expired", PC_FINDING_REFUSED, self->host,
                                 PC_ORGANISATION_AGREEMENT_ENDS_ON,
                                 /* Translators: %s is a day. */
                                 g_strdup_printf (_("The convention with the host ended on %s: sign a new one, and "
                                                    "record its days."), day));
  else if (self->course.last != 0 && ends < self->course.last)
    finding = pc_host_check_add (self, "clearance-convention-ends", PC_FINDING_WARNING, self->host,
                                 PC_ORGANISATION_AGREEMENT_ENDS_ON,
                                 /* Translators: %s is a day. */
                                 g_strdup_printf (_("The convention with the host ends on %s, before the traineeship "
                                                    "does: have it prolonged in time."), day));
  else
    return;

  finding->day = ends;
  pc_finding_set_source (finding, self->programme, "Document convention", NULL);
}

void
pc_host_check (PcCase            *self,
               PcPathwayCase     *pathway,
               PcTraineeshipCase *traineeship,
               PcDay              on,
               GPtrArray         *findings)
{
  PcHostCheck check = { self, traineeship, NULL, NULL, NULL, on, { 0 }, findings };

  g_return_if_fail (self != NULL && pathway != NULL && traineeship != NULL && on > 0 && findings != NULL);
  g_return_if_fail (pathway->programme != NULL);

  check.host = traineeship->host;
  check.programme = pathway->programme;
  check.rules = pc_programme_get_rules (check.programme);
  if (check.host == NULL)
    {
      pc_finding_set_source (pc_requirement_add_missing (findings, "clearance-host-missing", &pc_traineeship_kind,
                                                         traineeship->traineeship, PC_TRAINEESHIP_HOST_ID),
                             check.programme, "Clearance", NULL);
      return;
    }

  pc_course_reckon (traineeship, check.rules, on, &check.course);
  check_record (&check);
  check_convention (&check);
  if (check.course.starts != 0 && check.course.last >= check.course.starts)
    pc_host_check_quota (&check);
  pc_host_check_forbidden (&check);
  pc_course_clear (&check.course);
}
