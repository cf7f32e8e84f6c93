/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* One entry of the tutoring diary: company tutoring or a visit by the promoter's tutor. */
#define PC_TUTORING_ENTRY_FIELDS(F) \
  F (TRAINEESHIP_ID, "traineeship_id", REFERENCE, "traineeship", PC_REQUIRED, N_("Traineeship")) \
  F (KIND, "kind", CHOICE, "tutoring-kind", PC_REQUIRED, N_("Kind")) \
  F (DATE, "date", DATE, NULL, PC_REQUIRED, N_("Date")) \
  F (STARTS_AT, "starts_at", TIME, NULL, PC_PLAIN, N_("Start")) \
  F (ENDS_AT, "ends_at", TIME, NULL, PC_PLAIN, N_("End")) \
  F (MINUTES, "minutes", MINUTES, NULL, PC_REQUIRED, N_("Hours")) \
  F (OPERATOR_ID, "operator_id", REFERENCE, "operator", PC_PLAIN, N_("Promoter's tutor")) \
  F (CONTACT_ID, "contact_id", REFERENCE, "contact", PC_PLAIN, N_("Company tutor")) \
  F (PLACE, "place", TEXT, NULL, PC_PLAIN, N_("Place")) \
  F (DESCRIPTION, "description", NOTE, NULL, PC_PLAIN, N_("What was seen and said")) \
  F (NEXT_STEP, "next_step", TEXT, NULL, PC_PLAIN, N_("Next step")) \
  F (SIGNED_ON, "signed_on", DATE, NULL, PC_PLAIN, N_("Signed on")) \
  F (PERIOD_STARTS_ON, "period_starts_on", DATE, NULL, PC_PLAIN, N_("Period from")) \
  F (PERIOD_ENDS_ON, "period_ends_on", DATE, NULL, PC_PLAIN, N_("Period until"))

enum
{
  PC_TUTORING_ENTRY_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_TUTORING_ENTRY_ENUM_(ID, ...) PC_TUTORING_ENTRY_##ID,
  PC_TUTORING_ENTRY_FIELDS (PC_TUTORING_ENTRY_ENUM_)
#undef PC_TUTORING_ENTRY_ENUM_
  PC_TUTORING_ENTRY_N_FIELDS
};

PC_DECLARE_KIND (tutoring_entry, TUTORING_ENTRY)
#define PC_TYPE_TUTORING_ENTRY (pc_tutoring_entry_get_type ())

/** Sets what follows from @field; see #PcKind. */
void pc_tutoring_entry_follow (gpointer record, guint field);

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_tutoring_entry_check (gpointer record, GPtrArray *issues);

G_END_DECLS
