/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A title of stay; a person's permits are a history. */
#define PC_PERMIT_FIELDS(F) \
  F (BENEFICIARY_ID, "beneficiary_id", REFERENCE, "beneficiary", PC_REQUIRED, N_("Person")) \
  F (TITLE, "title", CHOICE, "residence-title", PC_REQUIRED, N_("Title of stay")) \
  F (STATUS, "status", CHOICE, "permit-status", PC_PLAIN, N_("Status")) \
  F (NUMBER, "number", TEXT, NULL, PC_PERSONAL, N_("Number")) \
  F (ISSUED_BY, "issued_by", TEXT, NULL, PC_PLAIN, N_("Issued by (Questura)")) \
  F (APPLIED_ON, "applied_on", DATE, NULL, PC_PLAIN, N_("Applied for on")) \
  F (ISSUED_ON, "issued_on", DATE, NULL, PC_PLAIN, N_("Issued on")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_PLAIN, N_("Valid from")) \
  F (EXPIRES_ON, "expires_on", DATE, NULL, PC_PLAIN, N_("Expires on")) \
  F (RENEWAL_ON, "renewal_on", DATE, NULL, PC_PLAIN, N_("Renewal asked on")) \
  F (RENEWAL_RECEIPT, "renewal_receipt", TEXT, NULL, PC_PERSONAL, N_("Renewal receipt")) \
  F (WORK_FROM, "work_from", DATE, NULL, PC_PLAIN, N_("May work from")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_PERMIT_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_PERMIT_ENUM_(ID, ...) PC_PERMIT_##ID,
  PC_PERMIT_FIELDS (PC_PERMIT_ENUM_)
#undef PC_PERMIT_ENUM_
  PC_PERMIT_N_FIELDS
};

PC_DECLARE_KIND (permit, PERMIT)
#define PC_TYPE_PERMIT (pc_permit_get_type ())

/** Sets what follows from @field; see #PcKind. */
void pc_permit_follow (gpointer record, guint field);

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_permit_check (gpointer record, GPtrArray *issues);

G_END_DECLS
