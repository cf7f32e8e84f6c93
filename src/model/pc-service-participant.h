/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* Someone's part in a group session. */
#define PC_SERVICE_PARTICIPANT_FIELDS(F) \
  F (SERVICE_ENTRY_ID, "service_entry_id", REFERENCE, "service_entry", PC_REQUIRED, N_("Group session")) \
  F (PATHWAY_ID, "pathway_id", REFERENCE, "pathway", PC_REQUIRED, N_("Pathway")) \
  F (PARTICIPATION, "participation", CHOICE, "participation", PC_REQUIRED, N_("Participation")) \
  F (MINUTES, "minutes", MINUTES, NULL, PC_REQUIRED, N_("Hours")) \
  F (NOTES, "notes", TEXT, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_SERVICE_PARTICIPANT_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_SERVICE_PARTICIPANT_ENUM_(ID, ...) PC_SERVICE_PARTICIPANT_##ID,
  PC_SERVICE_PARTICIPANT_FIELDS (PC_SERVICE_PARTICIPANT_ENUM_)
#undef PC_SERVICE_PARTICIPANT_ENUM_
  PC_SERVICE_PARTICIPANT_N_FIELDS
};

PC_DECLARE_KIND (service_participant, SERVICE_PARTICIPANT)
#define PC_TYPE_SERVICE_PARTICIPANT (pc_service_participant_get_type ())

G_END_DECLS
