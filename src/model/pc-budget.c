/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-budget.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-plan-check.h"
#include "pc-time.h"

static int
known (int minutes)
{
  return minutes >= 0 ? minutes : PC_BUDGET_UNKNOWN;
}

static PcBudgetLine *
find_line (GArray     *lines,
           const char *code)
{
  const PcBudgetLine outside = {
    .code = code, .programme = PC_BUDGET_UNKNOWN, .min = PC_BUDGET_UNKNOWN, .max = PC_BUDGET_UNKNOWN,
    .planned = PC_BUDGET_UNKNOWN, .left = PC_BUDGET_UNKNOWN,
  };

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, PcBudgetLine, i).code == code)
      return &g_array_index (lines, PcBudgetLine, i);

  g_array_append_val (lines, outside);
  return &g_array_index (lines, PcBudgetLine, lines->len - 1);
}

static void
add_services (GArray      *lines,
              PcProgramme *programme)
{
  GPtrArray *services = programme != NULL ? pc_programme_get_services (programme) : NULL;

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];
      PcBudgetLine *line = find_line (lines, g_intern_string (service->code));

      line->service = service;
      line->programme = known (service->minutes);
      line->assumed = service->hours_unknown;
      line->min = known (service->min_minutes);
      line->max = known (service->max_minutes);
    }
}

static gboolean
is_of_plan (PcRecord *planned,
            PcRecord *plan)
{
  return g_strcmp0 (pc_record_get_text (planned, PC_PLANNED_SERVICE_PLAN_ID), pc_record_get_id (plan)) == 0;
}

static void
add_planned (GArray        *lines,
             PcPathwayCase *self,
             PcRecord      *plan)
{
  if (plan == NULL)
    return;

  for (guint i = 0; i < lines->len; i++)
    g_array_index (lines, PcBudgetLine, i).planned = 0;

  for (guint i = 0; i < self->planned->len; i++)
    {
      PcRecord *planned = self->planned->pdata[i];
      const char *code = pc_record_get_text (planned, PC_PLANNED_SERVICE_SERVICE);
      PcBudgetLine *line;

      if (code == NULL || !is_of_plan (planned, plan))
        continue;

      line = find_line (lines, g_intern_string (code));
      line->planned = MAX (line->planned, 0) + (int) pc_record_get_number_or (planned, PC_PLANNED_SERVICE_MINUTES, 0);
    }
}

static void
add_delivered (GArray *lines,
               GArray *hours)
{
  for (guint i = 0; i < hours->len; i++)
    {
      const PcHours *sum = &g_array_index (hours, PcHours, i);
      PcBudgetLine *line = find_line (lines, sum->service);

      line->delivered += sum->minutes;
      line->certified += sum->certified;
    }
}

static int
get_left (const PcBudgetLine *line)
{
  const int most = line->max != PC_BUDGET_UNKNOWN ? line->max : line->programme;
  const int foreseen = line->planned > 0 ? line->planned :
                       line->programme != PC_BUDGET_UNKNOWN ? line->programme : line->max;

  if (foreseen == PC_BUDGET_UNKNOWN)
    return PC_BUDGET_UNKNOWN;

  return (most != PC_BUDGET_UNKNOWN ? MIN (foreseen, most) : foreseen) - line->delivered;
}

static gboolean
is_over (int delivered,
         int limit)
{
  return limit != PC_BUDGET_UNKNOWN && delivered > limit;
}

static PcBudgetState
get_state (const PcBudgetLine *line)
{
  if (line->service == NULL)
    return PC_BUDGET_OUTSIDE;
  if (is_over (line->delivered, line->max))
    return PC_BUDGET_OVER_MAXIMUM;
  if (is_over (line->delivered, line->programme))
    return PC_BUDGET_OVER_HOURS;

  return is_over (line->delivered, line->planned) ? PC_BUDGET_OVER_PLAN : PC_BUDGET_FINE;
}

GArray *
pc_budget_reckon (PcPathwayCase *self,
                  PcDay          on)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PcBudgetLine));

  g_return_val_if_fail (self != NULL && on > 0, lines);

  add_services (lines, self->programme);
  add_planned (lines, self, pc_plan_get_in_force (self, on));
  add_delivered (lines, self->hours);
  for (guint i = 0; i < lines->len; i++)
    {
      PcBudgetLine *line = &g_array_index (lines, PcBudgetLine, i);

      line->left = get_left (line);
      line->state = get_state (line);
    }

  return lines;
}

int
pc_budget_sum_planned (PcPathwayCase *self,
                       PcRecord      *plan,
                       const char    *code)
{
  int minutes = 0;

  g_return_val_if_fail (self != NULL && code != NULL, 0);

  for (guint i = 0; plan != NULL && i < self->planned->len; i++)
    {
      PcRecord *planned = self->planned->pdata[i];

      if (is_of_plan (planned, plan) && g_strcmp0 (pc_record_get_text (planned, PC_PLANNED_SERVICE_SERVICE), code) == 0)
        minutes += (int) pc_record_get_number_or (planned, PC_PLANNED_SERVICE_MINUTES, 0);
    }

  return minutes;
}

char *
pc_budget_line_dup_remark (const PcBudgetLine *self)
{
  const int limit = self->state == PC_BUDGET_OVER_PLAN ? self->planned :
                    self->state == PC_BUDGET_OVER_HOURS ? self->programme : self->max;
  g_autofree char *over = limit != PC_BUDGET_UNKNOWN ? pc_minutes_format (self->delivered - limit) : NULL;

  switch (self->state)
    {
    case PC_BUDGET_OVER_PLAN:
      /* Translators: %s is a length in hours and minutes. */
      return g_strdup_printf (_("%s more than planned: write them into the plan."), over);

    case PC_BUDGET_OVER_HOURS:
      /* Translators: %s is a length in hours and minutes. */
      return g_strdup_printf (_("%s more than the programme plans: check whether they are paid."), over);

    case PC_BUDGET_OVER_MAXIMUM:
      /* Translators: %s is a length in hours and minutes. */
      return g_strdup_printf (_("%s more than the programme allows: they are not paid."), over);

    case PC_BUDGET_OUTSIDE:
      return g_strdup (_("Not a service of the programme: correct its code."));

    default:
      return NULL;
    }
}

PcFindingLevel
pc_budget_line_get_level (const PcBudgetLine *self)
{
  static const PcFindingLevel levels[] = {
    PC_FINDING_NOTE, PC_FINDING_NOTE, PC_FINDING_WARNING, PC_FINDING_REFUSED, PC_FINDING_WARNING,
  };

  return levels[self->state];
}
