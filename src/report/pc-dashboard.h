/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-participant.h"
#include "pc-report.h"

G_BEGIN_DECLS

/* Shared by the files that make the dashboard. */

/** The steps, in the order of data/codes/funnel-step.xml. */
typedef enum
{
  PC_FUNNEL_OPENED,
  PC_FUNNEL_ASKED,
  PC_FUNNEL_ISSUED,
  PC_FUNNEL_STARTED,
  PC_FUNNEL_ENDED,
  PC_FUNNEL_COMPLETED,
  PC_FUNNEL_28_DAYS,
  PC_FUNNEL_6_MONTHS,
  PC_FUNNEL_12_MONTHS,
  PC_FUNNEL_N_STEPS
} PcFunnelStep;

/**
 * PcJourney:
 * @opened: 0 where not known, as for the other days
 * @closed: 0 while it is open on the day of the case
 * @starts: the first day of the traineeship, if it has begun
 * @ends: the last day of the traineeship, if it is over
 * @steps: whether each step was reached; UNKNOWN for a follow-up whose day has come and of which nothing is recorded
 *
 * How far a pathway has come by the day of its case. Of several traineeships the one that counts is
 * pc_case_get_traineeship(). A clearance that was issued was asked for, whether or not somebody noted when.
 */
typedef struct
{
  PcDay    opened;
  PcDay    closed;
  PcDay    starts;
  PcDay    ends;
  PcAnswer steps[PC_FUNNEL_N_STEPS];
} PcJourney;

/** Needs %PC_CASE_FOLLOW_UPS. */
void     pc_journey_reckon          (PcCase           *owner,
                                     PcPathwayCase    *pathway,
                                     PcJourney        *journey);

/** The parameters of all sheets. */
#define PC_DASHBOARD_N_PARAMETERS 5
extern const PcParameter pc_dashboard_parameters[PC_DASHBOARD_N_PARAMETERS];

/** Sex, age, citizenship, title of stay, region and sector. */
#define PC_DASHBOARD_N_GROUPS 6
extern const PcReportSheet pc_dashboard_groups[PC_DASHBOARD_N_GROUPS];

/** Pathways by what people have in common. */
typedef struct _PcGroupCount PcGroupCount;

PcGroupCount *pc_group_count_new    (void);
void          pc_group_count_free   (PcGroupCount     *self);

/** Needs %PC_CASE_PERMITS. */
void          pc_group_count_add    (PcGroupCount     *self,
                                     PcCase           *owner,
                                     PcPathwayCase    *pathway,
                                     const PcJourney  *journey);

/** Fills the tables of pc_dashboard_groups. */
gboolean      pc_group_count_fill   (PcGroupCount     *self,
                                     PcStore          *store,
                                     GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcGroupCount, pc_group_count_free)

G_END_DECLS
