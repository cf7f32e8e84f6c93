/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* Something to remember about a person. */
#define PC_NOTE_FIELDS(F) \
  F (BENEFICIARY_ID, "beneficiary_id", REFERENCE, "beneficiary", PC_REQUIRED, N_("Person")) \
  F (DATE, "date", DATE, NULL, PC_REQUIRED, N_("Date")) \
  F (KIND, "kind", CHOICE, "note-kind", PC_PLAIN, N_("Kind")) \
  F (OPERATOR_ID, "operator_id", REFERENCE, "operator", PC_PLAIN, N_("Operator")) \
  F (TEXT, "text", NOTE, NULL, PC_REQUIRED | PC_PERSONAL, N_("Text")) \
  F (CONFIDENTIAL, "confidential", BOOLEAN, NULL, PC_PLAIN, N_("Confidential"))

enum
{
  PC_NOTE_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_NOTE_ENUM_(ID, ...) PC_NOTE_##ID,
  PC_NOTE_FIELDS (PC_NOTE_ENUM_)
#undef PC_NOTE_ENUM_
  PC_NOTE_N_FIELDS
};

PC_DECLARE_KIND (note, NOTE)
#define PC_TYPE_NOTE (pc_note_get_type ())

G_END_DECLS
