/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* How the person is doing after the pathway. */
#define PC_FOLLOW_UP_FIELDS(F) \
  F (PATHWAY_ID, "pathway_id", REFERENCE, "pathway", PC_REQUIRED, N_("Pathway")) \
  F (KIND, "kind", CHOICE, "follow-up-kind", PC_REQUIRED, N_("Kind")) \
  F (DUE_ON, "due_on", DATE, NULL, PC_PLAIN, N_("Due on")) \
  F (DONE_ON, "done_on", DATE, NULL, PC_PLAIN, N_("Done on")) \
  F (SITUATION, "situation", CHOICE, "work-situation", PC_PLAIN, N_("Work situation")) \
  F (CONTRACT, "contract", CHOICE, "contract-kind", PC_PLAIN, N_("Contract")) \
  F (WORKING_TIME, "working_time", CHOICE, "working-time", PC_PLAIN, N_("Working time")) \
  F (EMPLOYER, "employer", TEXT, NULL, PC_PLAIN, N_("Employer")) \
  F (OCCUPATION_CODE, "occupation_code", TEXT, NULL, PC_PLAIN, N_("Occupation code")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_PLAIN, N_("Since")) \
  F (IMPROVED, "improved", BOOLEAN, NULL, PC_PLAIN, N_("Situation improved")) \
  F (SOURCE, "source", TEXT, NULL, PC_PLAIN, N_("Source of the information")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes")) \
  F (ATTEMPTS, "attempts", INTEGER, NULL, PC_PLAIN, N_("Attempts")) \
  F (LAST_ATTEMPT_ON, "last_attempt_on", DATE, NULL, PC_PLAIN, N_("Last attempt on")) \
  F (CONTACT_RESULT, "contact_result", CHOICE, "contact-result", PC_PLAIN, N_("Result of the contact"))

enum
{
  PC_FOLLOW_UP_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_FOLLOW_UP_ENUM_(ID, ...) PC_FOLLOW_UP_##ID,
  PC_FOLLOW_UP_FIELDS (PC_FOLLOW_UP_ENUM_)
#undef PC_FOLLOW_UP_ENUM_
  PC_FOLLOW_UP_N_FIELDS
};

PC_DECLARE_KIND (follow_up, FOLLOW_UP)
#define PC_TYPE_FOLLOW_UP (pc_follow_up_get_type ())

G_END_DECLS
