/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-situation-check-private.h"

/*
 * The rules, by the file that has them.
 *
 * pc-situation-check.c
 *   traineeship-days-missing            the first or the last day is not entered
 *   traineeship-end-before-start        it ends before it starts
 *   traineeship-end-too-far             it ends ten years later or more
 *
 * pc-situation-events.c
 *   traineeship-start-moved             begun on another day than agreed
 *   traineeship-start-after-end         begun after the agreed end
 *   traineeship-starts-twice            two start events
 *   traineeship-ends-twice              two events that end it
 *   traineeship-end-early               an "end" before the end
 *   traineeship-interruption-reason     broken off for no reason given
 *   traineeship-cancelled-attended      cancelled though it had begun
 *   traineeship-event-before-start      an event before the first day
 *   traineeship-event-after-end         an event after the last day
 *   traineeship-extension-end           an extension until nobody knows when
 *   traineeship-extension-shortens      an extension that ends no later
 *   traineeship-extension-late          an extension of what had ended before
 *
 * pc-situation-suspensions.c
 *   traineeship-suspension-reversed     it ends before it starts
 *   traineeship-suspension-overlap      it lies in another one
 *   traineeship-suspension-outside      it lies outside the traineeship
 *   traineeship-suspension-ground       it has no ground
 *   traineeship-suspension-other        its ground gives no suspension
 *   traineeship-suspension-short        it is too short to count
 *   traineeship-suspension-unstated     the programme does not say from how many days it counts
 *   traineeship-suspension-open         nobody knows how long it lasts
 *   traineeship-resumption-late         resumed later than the suspension ends
 *   traineeship-resumption-alone        resumed from no suspension
 *   traineeship-end-moved               suspensions have moved the end
 *
 * pc-situation-terms.c
 *   traineeship-too-short               shorter than the least length
 *   traineeship-too-long                longer than the greatest length
 *   traineeship-longer-than-programme   longer than the programme plans
 *   traineeship-shorter-than-programme  shorter than the programme plans
 *   traineeship-weekdays-missing        the days of the week are not entered
 *   traineeship-hours-missing           nothing says how long a day is
 *   traineeship-times-reversed          a day ends before it starts
 *   traineeship-week-differs            the days come to other hours a week than agreed
 *   traineeship-contract-missing        the hours of the collective agreement are not entered
 *   traineeship-weekly-contract         more hours a week than those
 *   traineeship-weekly-limit            more hours a week than the programme allows
 *   traineeship-daily-limit             more hours a day than the programme allows
 *
 * pc-situation-duties.c
 *   traineeship-communication-due       the UniLav is to be sent
 *   traineeship-communication-missing   it should have been
 *   traineeship-communication-late      it was sent too late
 *   traineeship-communication-unstated  the programme does not state by when
 *   traineeship-event-communication     an extension, an early end or an accident was not communicated
 *   traineeship-accident-insurance      no INAIL position
 *   traineeship-liability-insurance     no liability policy
 *   traineeship-host-tutor              no company tutor
 *   traineeship-promoter-tutor          no tutor of the promoter
 *   traineeship-safety-training         begun without safety training
 *   traineeship-medical-check           begun without a medical check
 *   traineeship-clearance-missing       begun without the clearance
 *   traineeship-clearance-late          begun before the clearance
 *   traineeship-attestation-due         enough was attended for the final attestation
 *   traineeship-attestation-none        not enough was
 *   traineeship-attestation-refused     attested though it was not
 *   traineeship-attestation-early       attested before the end
 *   traineeship-attestation-unstated    the programme does not state the share
 */

PcFinding *
pc_situation_check_add (const PcSituationCheck *self,
                        const char             *rule,
                        PcFindingLevel          level,
                        PcRecord               *record,
                        int                     field,
                        char                   *message)
{
  PcFinding *finding = pc_findings_add (self->findings, rule, level, message);

  pc_finding_set_place (finding, pc_record_get_kind (record), record, field);
  pc_finding_add_row (finding, pc_record_get_id (record));
  return finding;
}

void
pc_situation_check_cite (const PcSituationCheck *self,
                         PcFinding              *finding,
                         const char             *group,
                         const char             *key)
{
  if (self->programme != NULL)
    pc_finding_set_source (finding, self->programme, group, key);
}

/* Notices older than the agreement of 2017 state none of its figures; there, and where one is assumed, they say why. */
void
pc_situation_check_cite_agreement (const PcSituationCheck *self,
                                   PcFinding              *finding,
                                   const char             *key)
{
  pc_situation_check_cite (self, finding, "Traineeship", key);
  if (finding->assumed || (self->rules != NULL && self->rules->suspension_health_days < 0))
    return;

  g_free (finding->source);
  finding->source = g_strdup (_("State-Regions agreement of 25 May 2017 (Rep. 86/CSR)"));
}

/* Whether there is a first and a last day to reckon with. */
static gboolean
check_days (const PcSituationCheck *self)
{
  PcRecord *record = self->traineeship->traineeship;
  const PcDay starts = self->course.starts, ends = self->course.agreed_ends;

  if (starts == 0 || ends == 0)
    pc_situation_check_add (self, "traineeship-days-missing", PC_FINDING_UNKNOWN, record,
                            starts == 0 ? PC_TRAINEESHIP_STARTS_ON : PC_TRAINEESHIP_ENDS_ON,
                            g_strdup (_("The first and the last day of the traineeship are not both entered: enter "
                                        "them.")));
  else if (ends < pc_record_get_day (record, PC_TRAINEESHIP_STARTS_ON))
    pc_situation_check_add (self, "traineeship-end-before-start", PC_FINDING_REFUSED, record, PC_TRAINEESHIP_ENDS_ON,
                            g_strdup (_("The traineeship ends before it starts, so nothing is reckoned for it: correct "
                                        "the two days.")));
  else if (ends - starts >= PC_COURSE_MAX_DAYS)
    pc_situation_check_add (self, "traineeship-end-too-far", PC_FINDING_REFUSED, record, PC_TRAINEESHIP_ENDS_ON,
                            g_strdup (_("The traineeship ends more than ten years after its start, so nothing is "
                                        "reckoned for it: correct the year.")));

  return self->course.ends != 0;
}

void
pc_situation_check (PcCase            *self,
                    PcPathwayCase     *pathway,
                    PcTraineeshipCase *traineeship,
                    PcDay              on,
                    GPtrArray         *findings)
{
  PcSituationCheck check = { self, pathway, traineeship, NULL, NULL, on, { 0 }, { 0 }, findings };

  g_return_if_fail (self != NULL && pathway != NULL && traineeship != NULL && on > 0 && findings != NULL);

  check.programme = pathway->programme;
  check.rules = check.programme != NULL ? pc_programme_get_rules (check.programme) : NULL;
  pc_course_reckon (traineeship, check.rules, on, &check.course);
  pc_situation_reckon (traineeship, check.rules, on, &check.situation);

  pc_situation_check_events (&check);
  if (check_days (&check) && check.course.cancelled == 0)
    {
      pc_situation_check_suspensions (&check);
      pc_situation_check_terms (&check);
      pc_situation_check_duties (&check);
    }

  pc_course_clear (&check.course);
}
