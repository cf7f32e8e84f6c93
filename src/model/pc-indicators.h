/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-indicator.h"

G_BEGIN_DECLS

/**
 * PcIndicatorSum:
 * @non_binary: the third column of the breakdown of the ESF+
 * @total: the three together
 * @unknown: records that count, of which this cannot be told: never silently no
 * @assumed: whether it rests on something that a notice does not state
 */
typedef struct
{
  int      women;
  int      men;
  int      non_binary;
  int      total;
  int      unknown;
  gboolean assumed;
} PcIndicatorSum;

/**
 * PcIncomplete:
 * @operator_id: the case manager, of the pathway or of the person
 * @programme: its id
 * @gaps: all that is missing, also what does no harm
 * @sets: those for which the record does not count
 *
 * A participant whose record lacks something. Texts are owned by the #PcIndicators.
 */
typedef struct
{
  PcId                      person_id;
  PcId                      pathway_id;
  PcId                      operator_id;
  char                     *code;
  char                     *name;
  char                     *programme;
  PcGaps                    gaps;
  PcProgrammeIndicatorSets  sets;
} PcIncomplete;

/** Sums of all indicators over many people. */
typedef struct _PcIndicators PcIndicators;

/**
 * PcIndicatorScope:
 * @programme: (nullable): this one alone
 * @operator_id: (nullable): participants of whose first pathway this is the case manager
 * @from: 0 where it begins with the first
 * @to: 0 where it ends with the last
 *
 * Who is counted: on entry those who entered in the period, on leaving those who left in it, six months after those of whom
 * that day lies in it.
 */
typedef struct
{
  const char *programme;
  const char *operator_id;
  PcDay       from;
  PcDay       to;
} PcIndicatorScope;

/** @scope is copied, its texts are not. */
PcIndicators         *pc_indicators_new             (const PcIndicatorScope   *scope);
void                  pc_indicators_free            (PcIndicators             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcIndicators, pc_indicators_free)

/**
 * pc_indicators_add:
 *
 * Counts a person: once a programme (pc_participant_list()). A record that is not complete counts for nothing and is
 * listed; one whose special-category data were refused, with evidence, is complete.
 */
void                  pc_indicators_add             (PcIndicators             *self,
                                                     PcCase                   *person);

/** Adds all that @other has, and frees it. */
void                  pc_indicators_take            (PcIndicators             *self,
                                                     PcIndicators             *other);

const PcIndicatorSum *pc_indicators_get             (PcIndicators             *self,
                                                     const PcIndicator        *indicator);

/** Participants who entered in the period, with complete records and without. */
int                   pc_indicators_get_n_complete  (PcIndicators             *self,
                                                     PcProgrammeIndicatorSets  set);
int                   pc_indicators_get_n_incomplete (PcIndicators            *self,
                                                     PcProgrammeIndicatorSets  set);

/** (transfer none) (element-type PcIncomplete): in the order they were added: who lacks anything. */
GPtrArray            *pc_indicators_get_incomplete  (PcIndicators             *self);

/** Whether @participant is among those counted at that moment. */
gboolean              pc_indicator_scope_has        (const PcIndicatorScope   *self,
                                                     const PcParticipant      *participant,
                                                     PcIndicatorMoment         moment);

G_END_DECLS
