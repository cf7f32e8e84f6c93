/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-eligibility-private.h"

#include "pc-situation.h"

/*
 * The rules, by the file that has them.
 *
 * pc-eligibility-person.c
 *   eligibility-person-removed        the record of the person was removed
 *   eligibility-person-merged         it was merged into another
 *   eligibility-status-missing        nothing says whether she is unemployed
 *   eligibility-status-then           nothing says whether she was on that day
 *   eligibility-employed              she has work
 *   eligibility-inactive              she is not looking for work
 *   eligibility-inactive-did          she is said not to be, and has declared that she is
 *   eligibility-did-missing           no declaration of availability
 *   eligibility-did-later             it was made only after the day
 *   eligibility-reception-missing     nothing says where she is hosted
 *   eligibility-reception             she is not hosted in the reception system
 *
 * pc-eligibility-participation.c
 *   eligibility-second-pathway        she took part before
 *   eligibility-later-pathway         she took part again
 *   eligibility-parallel-missing      nothing says whether she is in another measure
 *   eligibility-parallel-measure      she is in another one that pays
 *   eligibility-parallel-traineeship  she is in a traineeship of another pathway
 *   eligibility-parallel-pathway      another pathway of hers is open
 *
 * pc-eligibility-permit.c
 *   eligibility-permit-missing        no title of stay
 *   eligibility-permit-expired        it has expired
 *   eligibility-permit-not-yet        it begins later
 *   eligibility-permit-start          nothing says from when it is valid
 *   eligibility-permit-open           nothing says until when it is valid
 *   eligibility-permit-requested      it was asked for and is not issued
 *   eligibility-permit-lost           it was refused or revoked
 *   eligibility-permit-replaced       it was converted
 *   eligibility-receipt               the receipt stands for it
 *   eligibility-receipt-refused       the receipt does not
 *   eligibility-receipt-title         nothing says what the receipt renews
 *   eligibility-conversion-window     a minor's permit converted too early or too late
 *   eligibility-conversion-doubtful   a conversion on which the sources differ
 *   eligibility-work-from             she may work only later
 *   eligibility-work-from-missing     nothing says from when she may
 *   eligibility-temporary-protection  after the last day of temporary protection that is known
 *   eligibility-assistance            the continued assistance of the court alone
 *
 * pc-eligibility-category.c
 *   eligibility-title                 the programme does not take the title
 *   eligibility-title-doubtful        not all sources say that it does
 *   eligibility-birth-missing         no date of birth
 *   eligibility-birth-uncertain       the date of birth is uncertain, and an age counts
 *   eligibility-too-young             below the least age
 *   eligibility-too-old               at the limit of age or above
 *   eligibility-entry-missing         nothing says whether she came as an unaccompanied minor
 *   eligibility-entry                 she did not
 *   eligibility-schooling-missing     nothing says whether compulsory schooling is done
 *   eligibility-schooling             it is not
 *   eligibility-minor                 a minor in a category without a least age
 */

/* By one of her titles of stay: whether it holds, and what category it makes. */
static const PcProgrammeCategory *
check_with (const PcEligibility *self,
            const PcPermitView  *view,
            GPtrArray           *findings)
{
  const gboolean is_title = pc_eligibility_check_permit (self, view, findings);

  return pc_eligibility_find_category (self, is_title ? view : NULL, findings);
}

static void
move_findings (GPtrArray *from,
               GPtrArray *to)
{
  while (from->len > 0)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, 0));
}

/* The title that serves best counts: the first with which nothing stands in the way, else the first of the nearest
   ones. */
static const PcProgrammeCategory *
check_titles (const PcEligibility *self,
              GPtrArray           *findings)
{
  g_autoptr(GArray) views = pc_permit_list_views (self->self, self->on);
  g_autoptr(GPtrArray) best = pc_findings_new ();
  const PcPermitView *first = views->len > 0 ? &g_array_index (views, PcPermitView, 0) : NULL;
  const PcProgrammeCategory *category = check_with (self, first, best);
  PcVerdict verdict = pc_findings_get_verdict (best);

  for (guint i = 1; i < views->len && verdict != PC_VERDICT_YES; i++)
    {
      g_autoptr(GPtrArray) other = pc_findings_new ();
      const PcProgrammeCategory *met = check_with (self, &g_array_index (views, PcPermitView, i), other);

      if (pc_findings_get_verdict (other) >= verdict)
        continue;

      category = met;
      verdict = pc_findings_get_verdict (other);
      g_ptr_array_set_size (best, 0);
      move_findings (other, best);
    }

  move_findings (best, findings);
  return category;
}

PcVerdict
pc_eligibility_check (PcCase                     *self,
                      PcPathwayCase              *pathway,
                      PcProgramme                *programme,
                      PcDay                       on,
                      GPtrArray                  *findings,
                      const PcProgrammeCategory **category)
{
  PcEligibility check = { self, pathway, programme, NULL, on };
  const PcProgrammeCategory *met;
  const guint first = findings != NULL ? findings->len : 0;

  g_return_val_if_fail (self != NULL && PC_IS_PROGRAMME (programme) && on > 0 && findings != NULL, PC_VERDICT_UNKNOWN);

  check.rules = pc_programme_get_rules (programme);
  met = check_titles (&check, findings);
  pc_eligibility_check_person (&check, findings);
  pc_eligibility_check_participation (&check, findings);

  if (category != NULL)
    *category = met;
  return pc_requirement_get_verdict (findings, first);
}

static PcDay
get_start (PcPathwayCase     *pathway,
           PcTraineeshipCase *traineeship,
           PcDay              today)
{
  PcSituation situation;

  pc_situation_reckon (traineeship, pc_programme_get_rules (pathway->programme), today, &situation);
  return situation.starts;
}

static PcDay
get_checked_day (PcPathwayCase *pathway,
                 PcDay          today)
{
  PcTraineeshipCase *traineeship = pc_case_get_traineeship (pathway);

  switch (pc_programme_get_rules (pathway->programme)->checked_at)
    {
    case PC_PROGRAMME_CHECKED_AT_APPLICATION:
      return pc_record_get_day (pathway->pathway, pc_record_is_set (pathway->pathway, PC_PATHWAY_ADHESION_ON)
                                                    ? PC_PATHWAY_ADHESION_ON : PC_PATHWAY_OPENED_ON);

    case PC_PROGRAMME_CHECKED_AT_CLEARANCE:
      return traineeship != NULL ? pc_record_get_day (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON) : 0;

    case PC_PROGRAMME_CHECKED_AT_TRAINEESHIP_START:
      return traineeship != NULL ? get_start (pathway, traineeship, today) : 0;

    case PC_PROGRAMME_CHECKED_AT_UNSTATED:
    default:
      return 0;
    }
}

PcDay
pc_eligibility_get_day (PcPathwayCase *pathway,
                        PcDay          today)
{
  PcDay day = 0, closed_on;

  g_return_val_if_fail (pathway != NULL, today);

  if (pathway->programme != NULL)
    day = get_checked_day (pathway, today);
  if (day != 0)
    return day;

  closed_on = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);
  return closed_on != 0 && closed_on < today ? closed_on : today;
}
