/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A goal of a plan. */
#define PC_GOAL_FIELDS(F) \
  F (PLAN_ID, "plan_id", REFERENCE, "plan", PC_REQUIRED, N_("Plan")) \
  F (POSITION, "position", INTEGER, NULL, PC_PLAIN, N_("Position")) \
  F (DESCRIPTION, "description", TEXT, NULL, PC_REQUIRED, N_("Goal")) \
  F (DUE_ON, "due_on", DATE, NULL, PC_PLAIN, N_("By")) \
  F (OUTCOME, "outcome", CHOICE, "goal-outcome", PC_PLAIN, N_("Outcome")) \
  F (OUTCOME_ON, "outcome_on", DATE, NULL, PC_PLAIN, N_("Outcome on")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_GOAL_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_GOAL_ENUM_(ID, ...) PC_GOAL_##ID,
  PC_GOAL_FIELDS (PC_GOAL_ENUM_)
#undef PC_GOAL_ENUM_
  PC_GOAL_N_FIELDS
};

PC_DECLARE_KIND (goal, GOAL)
#define PC_TYPE_GOAL (pc_goal_get_type ())

G_END_DECLS
