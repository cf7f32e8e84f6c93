/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A host, reception centre, job centre or other body of the network. */
#define PC_ORGANISATION_FIELDS(F) \
  F (KIND, "kind", CHOICE, "organisation-kind", PC_REQUIRED, N_("Kind")) \
  F (NAME, "name", TEXT, NULL, PC_REQUIRED | PC_SEARCHABLE, N_("Name")) \
  F (LEGAL_FORM, "legal_form", CHOICE, "legal-form", PC_PLAIN, N_("Legal form")) \
  F (TAX_CODE, "tax_code", TEXT, "tax-code", PC_SEARCHABLE, N_("Tax code")) \
  F (VAT_NUMBER, "vat_number", TEXT, "vat-number", PC_SEARCHABLE, N_("VAT number")) \
  F (ACTIVITY_SECTION, "activity_section", CHOICE, "activity-section", PC_PLAIN, N_("Economic activity")) \
  F (ACTIVITY_CODE, "activity_code", TEXT, NULL, PC_PLAIN, N_("ATECO code")) \
  F (ACTIVITY_EDITION, "activity_edition", TEXT, NULL, PC_PLAIN, N_("ATECO edition")) \
  F (STAFF, "staff", INTEGER, NULL, PC_PLAIN, N_("Employees of the operating unit")) \
  F (STAFF_FIXED_TERM, "staff_fixed_term", INTEGER, NULL, PC_PLAIN, N_("Of these, on a fixed term")) \
  F (STAFF_APPRENTICES, "staff_apprentices", INTEGER, NULL, PC_PLAIN, N_("Apprentices")) \
  F (ADDRESS, "address", TEXT, NULL, PC_PLAIN, N_("Address")) \
  F (POSTCODE, "postcode", TEXT, NULL, PC_PLAIN, N_("Postcode")) \
  F (TOWN, "town", TEXT, NULL, PC_SEARCHABLE, N_("Town")) \
  F (PROVINCE, "province", CHOICE, "province", PC_PLAIN, N_("Province")) \
  F (REGION, "region", CHOICE, "region", PC_PLAIN, N_("Region")) \
  F (PHONE, "phone", TEXT, "phone", PC_SEARCHABLE, N_("Telephone")) \
  F (EMAIL, "email", TEXT, "email", PC_PLAIN, N_("E-mail")) \
  F (CERTIFIED_EMAIL, "certified_email", TEXT, "email", PC_PLAIN, N_("Certified e-mail (PEC)")) \
  F (IBAN, "iban", TEXT, "iban", PC_PLAIN, N_("IBAN")) \
  F (AGREEMENT_ON, "agreement_on", DATE, NULL, PC_PLAIN, N_("Convention signed on")) \
  F (AGREEMENT_NUMBER, "agreement_number", TEXT, NULL, PC_PLAIN, N_("Convention number")) \
  F (AGREEMENT_ENDS_ON, "agreement_ends_on", DATE, NULL, PC_PLAIN, N_("Convention ends on")) \
  F (RECENT_DISMISSALS, "recent_dismissals", BOOLEAN, NULL, PC_PLAIN, N_("Dismissals in the last 12 months")) \
  F (WAGE_GUARANTEE, "wage_guarantee", BOOLEAN, NULL, PC_PLAIN, N_("Wage-guarantee funds in use")) \
  F (INSOLVENCY, "insolvency", BOOLEAN, NULL, PC_PLAIN, N_("Insolvency procedure")) \
  F (DISABILITY_QUOTA_MET, "disability_quota_met", BOOLEAN, NULL, PC_PLAIN, N_("Meets L. 68/1999 (disability quota)")) \
  F (SAFETY_COMPLIANT, "safety_compliant", BOOLEAN, NULL, PC_PLAIN, N_("Meets the rules on safety at work")) \
  F (FORMER_TRAINEES_HIRED, "former_trainees_hired", INTEGER, NULL, PC_PLAIN, N_("Former trainees hired")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes")) \
  F (SEASONAL, "seasonal", BOOLEAN, NULL, PC_PLAIN, N_("Seasonal business")) \
  F (BONUS_PLACES, "bonus_places", INTEGER, NULL, PC_PLAIN, N_("Bonus places for trainees")) \
  F (OTHER_TRAINEES, "other_trainees", INTEGER, NULL, PC_PLAIN, N_("Trainees of other promoters"))

enum
{
  PC_ORGANISATION_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_ORGANISATION_ENUM_(ID, ...) PC_ORGANISATION_##ID,
  PC_ORGANISATION_FIELDS (PC_ORGANISATION_ENUM_)
#undef PC_ORGANISATION_ENUM_
  PC_ORGANISATION_N_FIELDS
};

PC_DECLARE_KIND (organisation, ORGANISATION)
#define PC_TYPE_ORGANISATION (pc_organisation_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_organisation_check (gpointer record, GPtrArray *issues);

G_END_DECLS
