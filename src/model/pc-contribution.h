/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-allowance.h"
#include "pc-standing.h"

G_BEGIN_DECLS

/**
 * PcContributionBasis:
 * @PC_CONTRIBUTION_HOURS: by hours of service, or of company tutoring
 * @PC_CONTRIBUTION_MONTHS: by months of traineeship
 * @PC_CONTRIBUTION_LUMP: as a whole, once its condition holds
 * @PC_CONTRIBUTION_NOT_STATED: the programme does not state enough to reckon it
 */
typedef enum
{
  PC_CONTRIBUTION_HOURS,
  PC_CONTRIBUTION_MONTHS,
  PC_CONTRIBUTION_LUMP,
  PC_CONTRIBUTION_NOT_STATED
} PcContributionBasis;

/**
 * PcContributionCondition:
 * @PC_CONTRIBUTION_MET: what is delivered is due
 * @PC_CONTRIBUTION_OPEN: that can still come
 * @PC_CONTRIBUTION_FAILED: it cannot
 */
typedef enum
{
  PC_CONTRIBUTION_MET,
  PC_CONTRIBUTION_OPEN,
  PC_CONTRIBUTION_FAILED
} PcContributionCondition;

/**
 * PcContribution:
 * @minutes: that the component pays; -1 where not stated, or where it does not go by hours
 * @planned_minutes: of the plan in force, as far as they are paid; those of company tutoring are @minutes
 * @delivered_minutes: given, as far as they are paid: of a service no more than its MaxHours, or else its Hours
 * @certified_minutes: of these, those on a page of the register, or signed
 * @planned_cents: what the planned hours come to; see PC_LEDGER_COMMITTED
 * @delivered_cents: see PC_LEDGER_DELIVERED
 * @certified_cents: see PC_LEDGER_CERTIFIED
 * @forecast_cents: what will be delivered at the end, from @delivered_cents to the amount of the component
 *
 * What a component comes to that is not the allowance: services by hours or as a lump sum, the contribution to the host.
 */
typedef struct
{
  PcContributionBasis      basis;
  PcContributionCondition  condition;
  int                      minutes;
  int                      planned_minutes;
  int                      delivered_minutes;
  int                      certified_minutes;
  gint64                   planned_cents;
  gint64                   delivered_cents;
  gint64                   certified_cents;
  gint64                   forecast_cents;
} PcContribution;

/**
 * pc_contribution_reckon:
 * @months: (element-type PcAllowanceMonth): those of pc_allowance_reckon_all()
 *
 * As data/programmes/README.md has it under "What is due of a component"; whether it is a public body that is to get it is
 * not asked here. Sources: FACTS 1.1 (INSIDE: 500 for 16 hours of company tutoring), soluzionelav (host contribution on
 * completion), 1.6 and 1.7 (certified hours).
 *
 * Needs %PC_CASE_PLANS, %PC_CASE_PLANNED, %PC_CASE_HOURS and %PC_CASE_DAYS.
 */
void     pc_contribution_reckon     (PcPathwayCase              *pathway,
                                     const PcProgrammeComponent *component,
                                     const PcStanding           *standing,
                                     GArray                     *months,
                                     PcContribution             *contribution);

/** Where the condition of @component stands; what hangs on certified hours counts as met, since those are what is counted. */
PcContributionCondition
         pc_contribution_judge      (const PcProgrammeComponent *component,
                                     const PcStanding           *standing);

/**
 * pc_contribution_price:
 * @minutes: what is delivered
 * @of_minutes: what the component pays in all; -1 where it is not stated
 *
 * All of the component for all of its hours; before that the unit cost where the notice states one, else the share of
 * the hours, half a cent up. Never more than the component. 0 where neither is stated.
 */
gint64   pc_contribution_price      (const PcProgrammeComponent *component,
                                     int                         minutes,
                                     int                         of_minutes);

/** Whether the plan in force has @service, or it was given. */
gboolean pc_contribution_has_service (PcPathwayCase             *pathway,
                                     const PcStanding           *standing,
                                     const PcProgrammeService   *service);

/** The minutes of @service that are paid at most: its MaxHours, else the Hours that the notice states; else %G_MAXINT. */
int      pc_contribution_get_limit  (const PcProgrammeService   *service);

G_END_DECLS
