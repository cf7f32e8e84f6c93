/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A person at an organisation: legal representative, company tutor, reference person. */
#define PC_CONTACT_FIELDS(F) \
  F (ORGANISATION_ID, "organisation_id", REFERENCE, "organisation", PC_REQUIRED, N_("Organisation")) \
  F (ROLE, "role", CHOICE, "contact-role", PC_PLAIN, N_("Role")) \
  F (FAMILY_NAME, "family_name", TEXT, NULL, PC_REQUIRED | PC_SEARCHABLE, N_("Family name")) \
  F (GIVEN_NAME, "given_name", TEXT, NULL, PC_SEARCHABLE, N_("Given name")) \
  F (JOB_TITLE, "job_title", TEXT, NULL, PC_PLAIN, N_("Job title")) \
  F (TAX_CODE, "tax_code", TEXT, "tax-code", PC_PLAIN, N_("Tax code")) \
  F (PHONE, "phone", TEXT, "phone", PC_PLAIN, N_("Telephone")) \
  F (EMAIL, "email", TEXT, "email", PC_PLAIN, N_("E-mail")) \
  F (EXPERIENCE_YEARS, "experience_years", INTEGER, NULL, PC_PLAIN, N_("Years of experience")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_PLAIN, N_("From")) \
  F (ENDS_ON, "ends_on", DATE, NULL, PC_PLAIN, N_("Until")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_CONTACT_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_CONTACT_ENUM_(ID, ...) PC_CONTACT_##ID,
  PC_CONTACT_FIELDS (PC_CONTACT_ENUM_)
#undef PC_CONTACT_ENUM_
  PC_CONTACT_N_FIELDS
};

PC_DECLARE_KIND (contact, CONTACT)
#define PC_TYPE_CONTACT (pc_contact_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_contact_check (gpointer record, GPtrArray *issues);

G_END_DECLS
