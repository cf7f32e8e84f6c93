/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* Someone who works at the office. */
#define PC_OPERATOR_FIELDS(F) \
  F (OFFICE_ID, "office_id", REFERENCE, "office", PC_REQUIRED, N_("Office")) \
  F (FAMILY_NAME, "family_name", TEXT, NULL, PC_REQUIRED | PC_SEARCHABLE, N_("Family name")) \
  F (GIVEN_NAME, "given_name", TEXT, NULL, PC_SEARCHABLE, N_("Given name")) \
  F (ROLE, "role", CHOICE, "operator-role", PC_PLAIN, N_("Role")) \
  F (LANGUAGES, "languages", CHOICES, "languages", PC_PLAIN, N_("Languages")) \
  F (PHONE, "phone", TEXT, "phone", PC_PLAIN, N_("Telephone")) \
  F (EMAIL, "email", TEXT, "email", PC_PLAIN, N_("E-mail")) \
  F (TAX_CODE, "tax_code", TEXT, "tax-code", PC_PLAIN, N_("Tax code")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_PLAIN, N_("Works here from")) \
  F (ENDS_ON, "ends_on", DATE, NULL, PC_PLAIN, N_("Works here until")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_OPERATOR_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_OPERATOR_ENUM_(ID, ...) PC_OPERATOR_##ID,
  PC_OPERATOR_FIELDS (PC_OPERATOR_ENUM_)
#undef PC_OPERATOR_ENUM_
  PC_OPERATOR_N_FIELDS
};

PC_DECLARE_KIND (operator, OPERATOR)
#define PC_TYPE_OPERATOR (pc_operator_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_operator_check (gpointer record, GPtrArray *issues);

G_END_DECLS
