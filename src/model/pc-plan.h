/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A version of the individual action plan (PAI). */
#define PC_PLAN_FIELDS(F) \
  F (PATHWAY_ID, "pathway_id", REFERENCE, "pathway", PC_REQUIRED, N_("Pathway")) \
  F (VERSION, "version", INTEGER, NULL, PC_PLAIN, N_("Version")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_REQUIRED, N_("In force from")) \
  F (OPERATOR_ID, "operator_id", REFERENCE, "operator", PC_PLAIN, N_("Operator")) \
  F (OCCUPATION, "occupation", TEXT, NULL, PC_PLAIN, N_("Target occupation")) \
  F (OCCUPATION_GROUP, "occupation_group", CHOICE, "occupation-group", PC_PLAIN, N_("Occupation group")) \
  F (OCCUPATION_CODE, "occupation_code", TEXT, NULL, PC_PLAIN, N_("Occupation code")) \
  F (OCCUPATION_EDITION, "occupation_edition", TEXT, NULL, PC_PLAIN, N_("Classification of occupations")) \
  F (STRENGTHS, "strengths", NOTE, NULL, PC_PLAIN, N_("Strengths and resources")) \
  F (OBSTACLES, "obstacles", NOTE, NULL, PC_PLAIN, N_("Obstacles")) \
  F (SUMMARY, "summary", NOTE, NULL, PC_PLAIN, N_("Summary of the plan")) \
  F (SIGNED_ON, "signed_on", DATE, NULL, PC_PLAIN, N_("Signed by the person on")) \
  F (SIGNED_OPERATOR_ON, "signed_operator_on", DATE, NULL, PC_PLAIN, N_("Signed by the operator on")) \
  F (REVIEW_ON, "review_on", DATE, NULL, PC_PLAIN, N_("To be reviewed on"))

enum
{
  PC_PLAN_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_PLAN_ENUM_(ID, ...) PC_PLAN_##ID,
  PC_PLAN_FIELDS (PC_PLAN_ENUM_)
#undef PC_PLAN_ENUM_
  PC_PLAN_N_FIELDS
};

PC_DECLARE_KIND (plan, PLAN)
#define PC_TYPE_PLAN (pc_plan_get_type ())

G_END_DECLS
