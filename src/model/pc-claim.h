/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A contribution asked for; it keeps what it said on the day. */
#define PC_CLAIM_FIELDS(F) \
  F (PATHWAY_ID, "pathway_id", REFERENCE, "pathway", PC_REQUIRED, N_("Pathway")) \
  F (STATUS, "status", CHOICE, "claim-status", PC_REQUIRED, N_("Status")) \
  F (NUMBER, "number", TEXT, NULL, PC_PLAIN, N_("Number")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_PLAIN, N_("From")) \
  F (ENDS_ON, "ends_on", DATE, NULL, PC_PLAIN, N_("Until")) \
  F (PREPARED_ON, "prepared_on", DATE, NULL, PC_PLAIN, N_("Prepared on")) \
  F (SUBMITTED_ON, "submitted_on", DATE, NULL, PC_PLAIN, N_("Submitted on")) \
  F (DECIDED_ON, "decided_on", DATE, NULL, PC_PLAIN, N_("Decided on")) \
  F (PAID_ON, "paid_on", DATE, NULL, PC_PLAIN, N_("Paid on")) \
  F (TOTAL_CENTS, "total_cents", MONEY, NULL, PC_PLAIN, N_("Total")) \
  F (FROZEN, "frozen", NOTE, NULL, PC_AUTOMATIC, N_("As it was submitted")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_CLAIM_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_CLAIM_ENUM_(ID, ...) PC_CLAIM_##ID,
  PC_CLAIM_FIELDS (PC_CLAIM_ENUM_)
#undef PC_CLAIM_ENUM_
  PC_CLAIM_N_FIELDS
};

PC_DECLARE_KIND (claim, CLAIM)
#define PC_TYPE_CLAIM (pc_claim_get_type ())

G_END_DECLS
