/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"

G_BEGIN_DECLS

/**
 * pc_plan_get_in_force:
 *
 * The version of the action plan (PAI) that holds on @on: the one that started last, of two of one day that with the
 * higher number. Needs %PC_CASE_PLANS, %PC_CASE_PLANNED.
 *
 * Returns: (transfer none) (nullable): the plan; %NULL where none has started yet
 */
PcRecord *pc_plan_get_in_force (PcPathwayCase *self,
                                PcDay          on);

/**
 * pc_plan_check:
 * @on: the day it is seen from
 *
 * What is to be said of the action plan on that day: goals, target occupation, skills assessed, signatures and versions;
 * and of its services against the programme: catalogue, hours, what is compulsory, phases, forms. The rules are listed in
 * the sources. Needs %PC_CASE_PLANS, %PC_CASE_PLANNED, %PC_CASE_GOALS, %PC_CASE_SKILLS and %PC_CASE_HOURS.
 */
void      pc_plan_check        (PcCase        *self,
                                PcPathwayCase *pathway,
                                PcDay          on,
                                GPtrArray     *findings);

/** The part of it on the services of @plan; pc-plan-services.c. */
void      pc_plan_check_services (PcPathwayCase *pathway,
                                  PcRecord      *plan,
                                  PcDay          on,
                                  GPtrArray     *findings);

G_END_DECLS
