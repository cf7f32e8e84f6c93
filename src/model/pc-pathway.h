/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* One person in one programme; all that is paid for hangs on it. */
#define PC_PATHWAY_FIELDS(F) \
  F (BENEFICIARY_ID, "beneficiary_id", REFERENCE, "beneficiary", PC_REQUIRED, N_("Person")) \
  F (PROGRAMME, "programme", TEXT, "programme", PC_REQUIRED, N_("Programme")) \
  F (EDITION, "edition", TEXT, NULL, PC_AUTOMATIC, N_("Edition of the programme")) \
  F (NUMBER, "number", TEXT, NULL, PC_PLAIN, N_("Endowment number")) \
  F (PROJECT_CODE, "project_code", TEXT, NULL, PC_PLAIN, N_("Project code (CUP)")) \
  F (OPERATOR_ID, "operator_id", REFERENCE, "operator", PC_PLAIN, N_("Case manager")) \
  F (OPENED_ON, "opened_on", DATE, NULL, PC_REQUIRED, N_("Opened on")) \
  F (ADHESION_ON, "adhesion_on", DATE, NULL, PC_PLAIN, N_("Adhesion signed on")) \
  F (CLOSED_ON, "closed_on", DATE, NULL, PC_PLAIN, N_("Closed on")) \
  F (OUTCOME, "outcome", CHOICE, "pathway-outcome", PC_PLAIN, N_("Outcome")) \
  F (EXIT_SITUATION, "exit_situation", CHOICE, "work-situation", PC_PLAIN, N_("Work situation on leaving")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes")) \
  F (REGION, "region", CHOICE, "region", PC_PLAIN, N_("Region whose rules hold")) \
  F (OTHER_MEASURE, "other_measure", CHOICE, "other-measure", PC_PLAIN, N_("Other active measure")) \
  F (ENTRY_SITUATION, "entry_situation", CHOICE, "employment-status", PC_PLAIN, N_("Employment status on entry")) \
  F (ENTRY_SINCE, "entry_since", DATE, NULL, PC_PLAIN, N_("In that status since")) \
  F (ENTRY_ISCED, "entry_isced", CHOICE, "isced", PC_PLAIN, N_("Education on entry (ISCED)")) \
  F (ENTRY_HOUSING, "entry_housing", CHOICE, "housing", PC_PLAIN, N_("Housing on entry"))

enum
{
  PC_PATHWAY_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_PATHWAY_ENUM_(ID, ...) PC_PATHWAY_##ID,
  PC_PATHWAY_FIELDS (PC_PATHWAY_ENUM_)
#undef PC_PATHWAY_ENUM_
  PC_PATHWAY_N_FIELDS
};

PC_DECLARE_KIND (pathway, PATHWAY)
#define PC_TYPE_PATHWAY (pc_pathway_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_pathway_check (gpointer record, GPtrArray *issues);

G_END_DECLS
