/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-contribution.h"

#include "pc-kinds.h"
#include "pc-money.h"
#include "pc-tutoring.h"

gint64
pc_contribution_price (const PcProgrammeComponent *component,
                       int                         minutes,
                       int                         of_minutes)
{
  gint64 cents = 0;

  g_return_val_if_fail (component != NULL && minutes >= 0, 0);

  if (of_minutes > 0 && minutes >= of_minutes)
    return component->amount_cents;
  if (component->unit_cents >= 0 && (!component->unit_assumed || of_minutes <= 0))
    cents = pc_money_share (component->unit_cents, minutes, 60);
  else if (of_minutes > 0)
    cents = pc_money_share (component->amount_cents, minutes, of_minutes);

  return MIN (cents, component->amount_cents);
}

int
pc_contribution_get_limit (const PcProgrammeService *service)
{
  g_return_val_if_fail (service != NULL, 0);

  if (service->max_minutes >= 0)
    return service->max_minutes;

  return service->minutes >= 0 && !service->hours_unknown ? service->minutes : G_MAXINT;
}

/*
 * Hours
 */

static gboolean
pays (const PcProgrammeComponent *component,
      const PcProgrammeService   *service)
{
  return g_strcmp0 (service->component, component->id) == 0;
}

static const PcHours *
find_hours (PcPathwayCase *pathway,
            const char    *code)
{
  for (guint i = 0; i < pathway->hours->len; i++)
    {
      const PcHours *hours = &g_array_index (pathway->hours, PcHours, i);

      if (g_strcmp0 (hours->service, code) == 0)
        return hours;
    }

  return NULL;
}

/* Hours of a service in the plan in force; -1 where it has none. */
static int
get_planned (PcPathwayCase    *pathway,
             const PcStanding *standing,
             const char       *code)
{
  const char *plan = standing->plan != NULL ? pc_record_get_id (standing->plan) : NULL;
  int minutes = -1;

  for (guint i = 0; plan != NULL && i < pathway->planned->len; i++)
    {
      PcRecord *planned = pathway->planned->pdata[i];

      if (g_strcmp0 (pc_record_get_text (planned, PC_PLANNED_SERVICE_PLAN_ID), plan) == 0 &&
          g_strcmp0 (pc_record_get_text (planned, PC_PLANNED_SERVICE_SERVICE), code) == 0)
        minutes = MAX (minutes, 0) + (int) CLAMP (pc_record_get_number_or (planned, PC_PLANNED_SERVICE_MINUTES, 0), 0, G_MAXINT / 64);
    }

  return minutes;
}

gboolean
pc_contribution_has_service (PcPathwayCase            *pathway,
                             const PcStanding         *standing,
                             const PcProgrammeService *service)
{
  const PcHours *hours = find_hours (pathway, service->code);

  return (hours != NULL && hours->minutes > 0) || get_planned (pathway, standing, service->code) >= 0;
}

static gboolean
has_phase (const PcProgrammeService *service,
           const char               *phase)
{
  return g_strv_contains ((const char * const *) service->phases, phase);
}

/* Whether more of it can be given: not before what has begun, nor during what has ended. */
static gboolean
is_to_come (const PcProgrammeService *service,
            const PcStanding         *standing)
{
  if (standing->over)
    return FALSE;

  return service->phases[0] == NULL || has_phase (service, "after") || (has_phase (service, "before") && !standing->started) ||
         (has_phase (service, "during") && (standing->open || !standing->agreed));
}

/* What the services of a component come to. @possible is -1 where nobody knows how many hours some service has. */
typedef struct
{
  int      n;
  int      stated;
  int      planned;
  int      delivered;
  int      certified;
  int      possible;
  gboolean in_plan;
} Services;

static void
add_service (PcPathwayCase            *pathway,
             const PcProgrammeService *service,
             const PcStanding         *standing,
             Services                 *sum)
{
  const PcHours *hours = find_hours (pathway, service->code);
  const int limit = pc_contribution_get_limit (service);
  const int planned = get_planned (pathway, standing, service->code);
  const int delivered = hours != NULL ? CLAMP (hours->minutes, 0, limit) : 0;
  const int target = sum->in_plan ? MAX (planned, 0) : service->minutes;

  sum->n++;
  sum->stated = sum->stated < 0 || service->minutes < 0 ? -1 : sum->stated + service->minutes;
  sum->planned += CLAMP (planned, 0, limit);
  sum->delivered += delivered;
  sum->certified += hours != NULL ? CLAMP (hours->certified, 0, delivered) : 0;
  if (sum->possible >= 0)
    sum->possible = !is_to_come (service, standing) ? sum->possible + delivered
                  : target < 0                      ? -1
                                                    : sum->possible + MAX (delivered, MIN (target, limit));
}

static void
sum_services (PcPathwayCase              *pathway,
              const PcProgrammeComponent *component,
              const PcStanding           *standing,
              Services                   *sum)
{
  GPtrArray *services = pc_programme_get_services (pathway->programme);

  *sum = (Services) { 0 };
  for (guint i = 0; i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];

      sum->in_plan |= pays (component, service) && get_planned (pathway, standing, service->code) >= 0;
    }

  for (guint i = 0; i < services->len; i++)
    if (pays (component, services->pdata[i]))
      add_service (pathway, services->pdata[i], standing, sum);
}

/* Company tutoring, which the contribution to the host pays: the hours are due while there is a traineeship to come. */
static void
sum_tutoring (PcPathwayCase              *pathway,
              const PcProgrammeComponent *component,
              const PcStanding           *standing,
              Services                   *sum)
{
  for (guint i = 0; i < pathway->traineeships->len; i++)
    {
      PcTutoringSum tutoring;

      pc_tutoring_sum (pathway->traineeships->pdata[i], &tutoring);
      sum->delivered += tutoring.company;
      sum->certified += tutoring.company - tutoring.unsigned_company;
    }

  sum->planned = component->minutes;
  sum->possible = !standing->over && (standing->open || !standing->agreed) ? MAX (sum->delivered, component->minutes)
                                                                           : sum->delivered;
}

/*
 * Conditions
 */

static PcContributionCondition
judge_completion (const PcStanding *standing)
{
  if (standing->completed)
    return PC_CONTRIBUTION_MET;

  return !standing->over && (standing->open || !standing->agreed) ? PC_CONTRIBUTION_OPEN : PC_CONTRIBUTION_FAILED;
}

PcContributionCondition
pc_contribution_judge (const PcProgrammeComponent *component,
                       const PcStanding           *standing)
{
  g_return_val_if_fail (component != NULL && standing != NULL, PC_CONTRIBUTION_FAILED);

  if (component->condition == PC_PROGRAMME_CONDITION_COMPLETED)
    return judge_completion (standing);
  if (component->condition == PC_PROGRAMME_CONDITION_CLEARANCE_ISSUED && !standing->cleared)
    return standing->over ? PC_CONTRIBUTION_FAILED : PC_CONTRIBUTION_OPEN;

  return PC_CONTRIBUTION_MET;
}

/* A lump sum is due for something: services that were given, or a traineeship that has begun. Without a stated condition
   it waits for the end of the traineeship. */
static PcContributionCondition
judge_lump (const PcProgrammeComponent *component,
            const PcStanding           *standing,
            const Services             *sum)
{
  PcContributionCondition condition = component->condition == PC_PROGRAMME_CONDITION_UNSTATED
                                        ? judge_completion (standing) : pc_contribution_judge (component, standing);

  if (condition != PC_CONTRIBUTION_MET || (sum->n > 0 ? sum->delivered > 0 : standing->started))
    return condition;

  return standing->over ? PC_CONTRIBUTION_FAILED : PC_CONTRIBUTION_OPEN;
}

/* That a traineeship came to its end shows in its register: who stopped coming has left days that nobody marked. */
static gboolean
is_proved (const PcProgrammeComponent *component,
           PcContributionBasis         basis,
           GArray                     *months)
{
  if (component->condition != PC_PROGRAMME_CONDITION_COMPLETED &&
      (component->condition != PC_PROGRAMME_CONDITION_UNSTATED || basis != PC_CONTRIBUTION_LUMP))
    return TRUE;

  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, PcAllowanceMonth, i).days_missing > 0)
      return FALSE;

  return TRUE;
}

/*
 * Amounts
 */

static void
reckon_hours (const PcProgrammeComponent *component,
              const PcStanding           *standing,
              const Services             *sum,
              PcContribution             *self)
{
  const int possible = sum->possible >= 0 ? sum->possible : MAX (self->minutes, sum->delivered);

  self->condition = pc_contribution_judge (component, standing);
  self->planned_minutes = self->minutes >= 0 ? MIN (sum->planned, self->minutes) : sum->planned;
  self->delivered_minutes = self->minutes >= 0 ? MIN (sum->delivered, self->minutes) : sum->delivered;
  self->certified_minutes = MIN (sum->certified, self->delivered_minutes);
  if (self->condition == PC_CONTRIBUTION_FAILED)
    return;

  self->planned_cents = pc_contribution_price (component, sum->planned, self->minutes);
  self->delivered_cents = pc_contribution_price (component, sum->delivered, self->minutes);
  self->forecast_cents = pc_contribution_price (component, possible, self->minutes);
  if (self->condition == PC_CONTRIBUTION_MET)
    self->certified_cents = pc_contribution_price (component, self->certified_minutes, self->minutes);
}

static void
reckon_months (const PcProgrammeComponent *component,
               const PcStanding           *standing,
               GArray                     *months,
               PcContribution             *self)
{
  const gint64 monthly = component->monthly_cents, most = component->amount_cents;
  gint64 given = 0, certified = 0, agreed = 0;

  for (guint i = 0; i < months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (months, PcAllowanceMonth, i);
      const gboolean attended = month->over && month->attended > 0;

      given += attended;
      certified += attended && month->certified;
      agreed += attended || !month->over;
    }

  self->condition = pc_contribution_judge (component, standing);
  if (self->condition == PC_CONTRIBUTION_FAILED)
    return;

  self->planned_cents = MIN (agreed * monthly, most);
  self->delivered_cents = MIN (given * monthly, most);
  self->certified_cents = self->condition == PC_CONTRIBUTION_MET ? MIN (certified * monthly, most) : 0;
  self->forecast_cents = standing->over ? self->delivered_cents : standing->agreed ? self->planned_cents : most;
}

static void
reckon_lump (const PcProgrammeComponent *component,
             const PcStanding           *standing,
             const Services             *sum,
             PcContribution             *self)
{
  self->condition = judge_lump (component, standing, sum);
  if (self->condition == PC_CONTRIBUTION_FAILED)
    return;

  self->planned_cents = self->forecast_cents = component->amount_cents;
  if (self->condition == PC_CONTRIBUTION_MET)
    self->delivered_cents = self->certified_cents = component->amount_cents;
}

static PcContributionBasis
find_basis (const PcProgrammeComponent *component,
            int                         minutes)
{
  if (component->basis == PC_PROGRAMME_BASIS_PER_MONTH)
    return component->monthly_cents >= 0 ? PC_CONTRIBUTION_MONTHS : PC_CONTRIBUTION_NOT_STATED;
  if (minutes > 0 || (component->basis == PC_PROGRAMME_BASIS_PER_HOUR && component->unit_cents >= 0))
    return PC_CONTRIBUTION_HOURS;
  if (component->basis == PC_PROGRAMME_BASIS_LUMP && component->condition != PC_PROGRAMME_CONDITION_HOURS_CERTIFIED)
    return PC_CONTRIBUTION_LUMP;

  return PC_CONTRIBUTION_NOT_STATED;
}

void
pc_contribution_reckon (PcPathwayCase              *pathway,
                        const PcProgrammeComponent *component,
                        const PcStanding           *standing,
                        GArray                     *months,
                        PcContribution             *contribution)
{
  Services sum;
  int minutes;

  g_return_if_fail (pathway != NULL && component != NULL && standing != NULL && months != NULL && contribution != NULL);

  sum_services (pathway, component, standing, &sum);
  if (sum.n == 0 && component->payee == PC_PROGRAMME_PAYEE_HOST && component->minutes > 0)
    sum_tutoring (pathway, component, standing, &sum);

  minutes = component->minutes >= 0 ? component->minutes : sum.n > 0 ? sum.stated : -1;
  *contribution = (PcContribution) { .basis = find_basis (component, minutes), .minutes = -1,
                                     .planned_minutes = -1, .delivered_minutes = -1, .certified_minutes = -1 };
  if (contribution->basis == PC_CONTRIBUTION_HOURS)
    {
      contribution->minutes = minutes;
      reckon_hours (component, standing, &sum, contribution);
    }
  else if (contribution->basis == PC_CONTRIBUTION_MONTHS)
    reckon_months (component, standing, months, contribution);
  else if (contribution->basis == PC_CONTRIBUTION_LUMP)
    reckon_lump (component, standing, &sum, contribution);

  if (!is_proved (component, contribution->basis, months))
    contribution->certified_cents = 0;
}
