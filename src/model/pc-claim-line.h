/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* An amount of a claim. */
#define PC_CLAIM_LINE_FIELDS(F) \
  F (CLAIM_ID, "claim_id", REFERENCE, "claim", PC_REQUIRED, N_("Claim")) \
  F (COMPONENT, "component", TEXT, "component", PC_REQUIRED, N_("Component")) \
  F (PAYEE, "payee", CHOICE, "payee", PC_PLAIN, N_("Payee")) \
  F (MINUTES, "minutes", MINUTES, NULL, PC_PLAIN, N_("Hours")) \
  F (AMOUNT_CENTS, "amount_cents", MONEY, NULL, PC_REQUIRED, N_("Amount")) \
  F (ACCEPTED_CENTS, "accepted_cents", MONEY, NULL, PC_PLAIN, N_("Accepted")) \
  F (DESCRIPTION, "description", TEXT, NULL, PC_PLAIN, N_("Description")) \
  F (DIFFERENCE_REASON, "difference_reason", TEXT, NULL, PC_PLAIN, N_("Reason for a difference"))

enum
{
  PC_CLAIM_LINE_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_CLAIM_LINE_ENUM_(ID, ...) PC_CLAIM_LINE_##ID,
  PC_CLAIM_LINE_FIELDS (PC_CLAIM_LINE_ENUM_)
#undef PC_CLAIM_LINE_ENUM_
  PC_CLAIM_LINE_N_FIELDS
};

PC_DECLARE_KIND (claim_line, CLAIM_LINE)
#define PC_TYPE_CLAIM_LINE (pc_claim_line_get_type ())

G_END_DECLS
