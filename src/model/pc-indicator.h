/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-participant.h"

G_BEGIN_DECLS

/** When an indicator looks at a participant; in the order of data/codes/indicator-moment.xml. */
typedef enum
{
  PC_INDICATOR_ENTRY,
  PC_INDICATOR_LEAVING,
  PC_INDICATOR_SIX_MONTHS
} PcIndicatorMoment;

/**
 * PcIndicator:
 * @code: "EECO02"; its label and source stand in the code list of its set
 * @key: (nullable): the key of [Indicators] of a programme that it rests on, which may be an assumption
 *
 * One indicator of one of the sets of a programme.
 */
typedef struct
{
  const char               *code;
  PcProgrammeIndicatorSets  set;
  PcIndicatorMoment         moment;
  const char               *key;
  PcAnswer                (*test) (const PcParticipant *participant);
} PcIndicator;

/** All of them, by set and code; @n is how many. */
const PcIndicator *pc_indicator_list            (guint                    *n);

/** The one of that code, or %NULL. */
const PcIndicator *pc_indicator_find            (const char               *code);

/** What it counts, translated. */
const char        *pc_indicator_get_label       (const PcIndicator        *self);

/** The regulation and its annex. */
const char        *pc_indicator_get_source      (const PcIndicator        *self);

/**
 * pc_indicator_test:
 *
 * Whether @participant counts: NO where her programme does not report the set, and for results before their time.
 */
PcAnswer           pc_indicator_test            (const PcIndicator        *self,
                                                 const PcParticipant      *participant);

/** Whether what @self counts of @participant rests on something that her programme's notice does not state. */
gboolean           pc_indicator_is_assumed      (const PcIndicator        *self,
                                                 const PcParticipant      *participant);

/** The day of @participant that decides into which period she falls: of entry, of leaving, six months later; 0 for none. */
PcDay              pc_indicator_moment_get_day  (PcIndicatorMoment         moment,
                                                 const PcParticipant      *participant);

/* Codes of data/codes/indicator-set.xml and indicator-moment.xml. */
const char        *pc_indicator_set_get_code    (PcProgrammeIndicatorSets  set);
const char        *pc_indicator_moment_get_code (PcIndicatorMoment         moment);

G_END_DECLS
