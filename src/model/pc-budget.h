/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"
#include "pc-programme-parts.h"

G_BEGIN_DECLS

/** Hours that nothing tells. */
#define PC_BUDGET_UNKNOWN G_MININT

/**
 * PcBudgetState:
 * @PC_BUDGET_FINE: within what is foreseen
 * @PC_BUDGET_OVER_PLAN: more was delivered than the plan in force has
 * @PC_BUDGET_OVER_HOURS: more than the hours of the programme
 * @PC_BUDGET_OVER_MAXIMUM: more than the programme allows
 * @PC_BUDGET_OUTSIDE: the programme has no such service
 *
 * How the hours of a service stand; of several it is the last.
 */
typedef enum
{
  PC_BUDGET_FINE,
  PC_BUDGET_OVER_PLAN,
  PC_BUDGET_OVER_HOURS,
  PC_BUDGET_OVER_MAXIMUM,
  PC_BUDGET_OUTSIDE
} PcBudgetState;

/**
 * PcBudgetLine:
 * @service: (nullable): borrowed from the programme; %NULL where it has no such service
 * @code: interned
 * @programme: the hours that the programme plans, in minutes as all that follows; %PC_BUDGET_UNKNOWN where it states none
 * @assumed: whether @programme is a setting that the notice does not state
 * @min: at least; likewise
 * @max: at most; likewise
 * @planned: by the plan in force; %PC_BUDGET_UNKNOWN where no plan is
 * @delivered: received up to the day of the case
 * @certified: of these, those that stand on a page of the register
 * @left: what can still be given: the hours planned or, where the plan has none of it, those of the programme, but never
 *   more than the programme's, less @delivered; below 0 where more was delivered; %PC_BUDGET_UNKNOWN where nothing says
 */
typedef struct
{
  const PcProgrammeService *service;
  const char               *code;
  int                       programme;
  gboolean                  assumed;
  int                       min;
  int                       max;
  int                       planned;
  int                       delivered;
  int                       certified;
  int                       left;
  PcBudgetState             state;
} PcBudgetLine;

/**
 * pc_budget_reckon:
 * @on: the day whose plan counts
 *
 * The hours of each service: those of the programme in its order, then what was planned or delivered outside it. Needs
 * %PC_CASE_PLANS, %PC_CASE_PLANNED and %PC_CASE_HOURS.
 *
 * Returns: (transfer full) (element-type PcBudgetLine): the lines
 */
GArray         *pc_budget_reckon           (PcPathwayCase      *self,
                                            PcDay               on);

/** Minutes planned for the service of that code by @plan (nullable); 0 where it has none of it. */
int             pc_budget_sum_planned      (PcPathwayCase      *self,
                                            PcRecord           *plan,
                                            const char         *code);

/** What is wrong with the hours of a line, and the way out, in a translated sentence; %NULL where nothing is; full. */
char           *pc_budget_line_dup_remark  (const PcBudgetLine *self);

/** How bad that is. */
PcFindingLevel  pc_budget_line_get_level   (const PcBudgetLine *self);

G_END_DECLS
