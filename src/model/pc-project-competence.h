/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A competence that the training project (PFI) aims at, and how it was assessed on the way. */
#define PC_PROJECT_COMPETENCE_FIELDS(F) \
  F (TRAINEESHIP_ID, "traineeship_id", REFERENCE, "traineeship", PC_REQUIRED, N_("Traineeship")) \
  F (NAME, "name", TEXT, NULL, PC_REQUIRED, N_("Competence")) \
  F (TARGET, "target", CHOICE, "competence-level", PC_PLAIN, N_("Level aimed at")) \
  F (MIDTERM, "midterm", CHOICE, "competence-level", PC_PLAIN, N_("Level at mid-term")) \
  F (MIDTERM_ON, "midterm_on", DATE, NULL, PC_PLAIN, N_("Mid-term assessment on")) \
  F (FINAL, "final", CHOICE, "competence-level", PC_PLAIN, N_("Final level")) \
  F (FINAL_ON, "final_on", DATE, NULL, PC_PLAIN, N_("Final assessment on")) \
  F (EVIDENCE, "evidence", TEXT, NULL, PC_PLAIN, N_("Evidence")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_PROJECT_COMPETENCE_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_PROJECT_COMPETENCE_ENUM_(ID, ...) PC_PROJECT_COMPETENCE_##ID,
  PC_PROJECT_COMPETENCE_FIELDS (PC_PROJECT_COMPETENCE_ENUM_)
#undef PC_PROJECT_COMPETENCE_ENUM_
  PC_PROJECT_COMPETENCE_N_FIELDS
};

PC_DECLARE_KIND (project_competence, PROJECT_COMPETENCE)
#define PC_TYPE_PROJECT_COMPETENCE (pc_project_competence_get_type ())

G_END_DECLS
