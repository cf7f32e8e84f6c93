/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* Days on which a host, or the office itself, is closed. */
#define PC_CLOSURE_FIELDS(F) \
  F (ORGANISATION_ID, "organisation_id", REFERENCE, "organisation", PC_PLAIN, N_("Host (the office itself where empty)")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_REQUIRED, N_("From")) \
  F (ENDS_ON, "ends_on", DATE, NULL, PC_REQUIRED, N_("Until")) \
  F (REASON, "reason", TEXT, NULL, PC_PLAIN, N_("Reason"))

enum
{
  PC_CLOSURE_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_CLOSURE_ENUM_(ID, ...) PC_CLOSURE_##ID,
  PC_CLOSURE_FIELDS (PC_CLOSURE_ENUM_)
#undef PC_CLOSURE_ENUM_
  PC_CLOSURE_N_FIELDS
};

PC_DECLARE_KIND (closure, CLOSURE)
#define PC_TYPE_CLOSURE (pc_closure_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_closure_check (gpointer record, GPtrArray *issues);

G_END_DECLS
