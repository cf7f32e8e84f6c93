/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"

G_BEGIN_DECLS

/** What pc_deadlines_add() needs of a case. */
#define PC_DEADLINES_PARTS \
  (PC_CASE_CLAIMS | PC_CASE_FOLLOW_UPS | \
   PC_CASE_OPEN (PC_CASE_PAPERS | PC_CASE_PLANS | PC_CASE_GOALS | PC_CASE_HOURS | PC_CASE_DAYS))

/** An open pathway that has had neither a service nor a day of traineeship for so long stands still. No rule asks it. */
#define PC_DEADLINES_INACTIVE_DAYS 30

/** How far to look ahead where nobody says, and at most. */
#define PC_DEADLINES_DAYS_AHEAD 30
#define PC_DEADLINES_MOST_DAYS_AHEAD 3660

/** How near a day is; in the order of data/codes/deadline-state.xml. */
typedef enum
{
  PC_DEADLINE_LATE,
  PC_DEADLINE_TODAY,
  PC_DEADLINE_SOON,     /* within seven days */
  PC_DEADLINE_COMING,
  PC_DEADLINE_N_STATES
} PcDeadlineState;

/**
 * PcDeadline:
 * @kind: a code of data/codes/deadline-kind.xml, static
 * @from: the first day on which it can be done; 0 where nothing says
 * @due: the last day
 * @text: what is to be done, a translated sentence
 * @source: (nullable): where the rule stands, translated
 * @assumed: whether it rests on something that the notice does not state
 * @record_kind: the kind of the record that it is about
 * @record_id: that record; empty where there is none yet
 * @person: her name
 * @operator_id: who minds it: the case manager of the pathway, else of the person; empty for nobody
 *
 * A day to be minded.
 */
typedef struct
{
  const char      *kind;
  PcDay            from;
  PcDay            due;
  PcDeadlineState  state;
  char            *text;
  char            *source;
  gboolean         assumed;
  const PcKind    *record_kind;
  PcId             record_id;
  char            *person;
  PcId             person_id;
  PcId             pathway_id;
  PcId             operator_id;
} PcDeadline;

/** An empty array of #PcDeadline, which owns what is added; full. */
GPtrArray  *pc_deadlines_new            (void);

/**
 * pc_deadlines_add:
 * @days: how far to look ahead, 0 or more
 *
 * What is late on the day of the case and what is due within @days of it: of open pathways everything, of those that are
 * over only follow-ups and claims. The kinds are listed in the source. Needs %PC_DEADLINES_PARTS.
 */
void        pc_deadlines_add            (PcCase           *self,
                                         int               days,
                                         GPtrArray        *deadlines);

/** By day, person and kind. */
void        pc_deadlines_sort           (GPtrArray        *deadlines);

/** Where @due stands on the day @on. */
PcDeadlineState pc_deadline_reckon_state (PcDay           due,
                                          PcDay           on);

/** "late", "today", "soon", "coming" */
const char *pc_deadline_state_get_code  (PcDeadlineState   state);

/** The state in words, translated. */
const char *pc_deadline_state_get_label (PcDeadlineState   state);

G_END_DECLS
