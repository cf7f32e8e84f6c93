/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A skill of the person, with its evidence. */
#define PC_COMPETENCE_FIELDS(F) \
  F (BENEFICIARY_ID, "beneficiary_id", REFERENCE, "beneficiary", PC_REQUIRED, N_("Person")) \
  F (AREA, "area", CHOICE, "competence-area", PC_PLAIN, N_("Area")) \
  F (NAME, "name", TEXT, NULL, PC_REQUIRED, N_("Competence")) \
  F (LEVEL, "level", CHOICE, "competence-level", PC_PLAIN, N_("Level")) \
  F (EVIDENCE, "evidence", TEXT, NULL, PC_PLAIN, N_("Evidence")) \
  F (LEARNED_IN, "learned_in", CHOICE, "countries", PC_PLAIN, N_("Learned in")) \
  F (ASSESSED_ON, "assessed_on", DATE, NULL, PC_PLAIN, N_("Assessed on")) \
  F (OPERATOR_ID, "operator_id", REFERENCE, "operator", PC_PLAIN, N_("Assessed by")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_COMPETENCE_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_COMPETENCE_ENUM_(ID, ...) PC_COMPETENCE_##ID,
  PC_COMPETENCE_FIELDS (PC_COMPETENCE_ENUM_)
#undef PC_COMPETENCE_ENUM_
  PC_COMPETENCE_N_FIELDS
};

PC_DECLARE_KIND (competence, COMPETENCE)
#define PC_TYPE_COMPETENCE (pc_competence_get_type ())

G_END_DECLS
