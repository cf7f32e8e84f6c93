/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* Two people who look like one and are known not to be. */
#define PC_DISTINCTION_FIELDS(F) \
  F (FIRST_ID, "first_id", REFERENCE, "beneficiary", PC_REQUIRED, N_("Person")) \
  F (SECOND_ID, "second_id", REFERENCE, "beneficiary", PC_REQUIRED, N_("Other person")) \
  F (DECIDED_ON, "decided_on", DATE, NULL, PC_PLAIN, N_("Decided on")) \
  F (OPERATOR_ID, "operator_id", REFERENCE, "operator", PC_PLAIN, N_("Operator")) \
  F (REASON, "reason", TEXT, NULL, PC_PLAIN, N_("Reason"))

enum
{
  PC_DISTINCTION_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_DISTINCTION_ENUM_(ID, ...) PC_DISTINCTION_##ID,
  PC_DISTINCTION_FIELDS (PC_DISTINCTION_ENUM_)
#undef PC_DISTINCTION_ENUM_
  PC_DISTINCTION_N_FIELDS
};

PC_DECLARE_KIND (distinction, DISTINCTION)
#define PC_TYPE_DISTINCTION (pc_distinction_get_type ())

G_END_DECLS
