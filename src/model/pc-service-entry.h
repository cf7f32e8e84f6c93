/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* One logged service. The person's pathway stands here; a group session has none, its people are its participants. */
#define PC_SERVICE_ENTRY_FIELDS(F) \
  F (PATHWAY_ID, "pathway_id", REFERENCE, "pathway", PC_PLAIN, N_("Pathway")) \
  F (SERVICE, "service", TEXT, "service", PC_REQUIRED, N_("Service")) \
  F (DATE, "date", DATE, NULL, PC_REQUIRED, N_("Date")) \
  F (STARTS_AT, "starts_at", TIME, NULL, PC_PLAIN, N_("Start")) \
  F (ENDS_AT, "ends_at", TIME, NULL, PC_PLAIN, N_("End")) \
  F (MINUTES, "minutes", MINUTES, NULL, PC_REQUIRED, N_("Hours")) \
  F (FORM, "form", CHOICE, "service-form", PC_PLAIN, N_("Individual or group")) \
  F (DELIVERY, "delivery", CHOICE, "service-delivery", PC_PLAIN, N_("Delivered")) \
  F (OPERATOR_ID, "operator_id", REFERENCE, "operator", PC_PLAIN, N_("Operator")) \
  F (PLACE, "place", TEXT, NULL, PC_PLAIN, N_("Place")) \
  F (DESCRIPTION, "description", TEXT, NULL, PC_PLAIN, N_("Description")) \
  F (LANGUAGE, "language", CHOICE, "languages", PC_PLAIN, N_("Language used")) \
  F (MEDIATED, "mediated", BOOLEAN, NULL, PC_PLAIN, N_("With a cultural mediator")) \
  F (REGISTER_PAGE, "register_page", TEXT, NULL, PC_PLAIN, N_("Page of the register"))

enum
{
  PC_SERVICE_ENTRY_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_SERVICE_ENTRY_ENUM_(ID, ...) PC_SERVICE_ENTRY_##ID,
  PC_SERVICE_ENTRY_FIELDS (PC_SERVICE_ENTRY_ENUM_)
#undef PC_SERVICE_ENTRY_ENUM_
  PC_SERVICE_ENTRY_N_FIELDS
};

PC_DECLARE_KIND (service_entry, SERVICE_ENTRY)
#define PC_TYPE_SERVICE_ENTRY (pc_service_entry_get_type ())

/** Sets what follows from @field; see #PcKind. */
void pc_service_entry_follow (gpointer record, guint field);

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_service_entry_check (gpointer record, GPtrArray *issues);

G_END_DECLS
