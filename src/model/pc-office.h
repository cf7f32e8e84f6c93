/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* The office that works with this database, and the promoter it belongs to. */
#define PC_OFFICE_FIELDS(F) \
  F (NAME, "name", TEXT, NULL, PC_REQUIRED, N_("Name of the office")) \
  F (CODE, "code", TEXT, NULL, PC_REQUIRED, N_("Prefix of personal codes")) \
  F (PROMOTER, "promoter", TEXT, NULL, PC_PLAIN, N_("Promoter")) \
  F (ACCREDITATION, "accreditation", TEXT, NULL, PC_PLAIN, N_("Accreditation")) \
  F (TAX_CODE, "tax_code", TEXT, "tax-code", PC_PLAIN, N_("Tax code")) \
  F (VAT_NUMBER, "vat_number", TEXT, "vat-number", PC_PLAIN, N_("VAT number")) \
  F (LEGAL_FORM, "legal_form", CHOICE, "legal-form", PC_PLAIN, N_("Legal form")) \
  F (PUBLIC_BODY, "public_body", BOOLEAN, NULL, PC_PLAIN, N_("Public body")) \
  F (ADDRESS, "address", TEXT, NULL, PC_PLAIN, N_("Address")) \
  F (POSTCODE, "postcode", TEXT, NULL, PC_PLAIN, N_("Postcode")) \
  F (TOWN, "town", TEXT, NULL, PC_SEARCHABLE, N_("Town")) \
  F (PROVINCE, "province", CHOICE, "province", PC_PLAIN, N_("Province")) \
  F (REGION, "region", CHOICE, "region", PC_PLAIN, N_("Region")) \
  F (PHONE, "phone", TEXT, "phone", PC_PLAIN, N_("Telephone")) \
  F (EMAIL, "email", TEXT, "email", PC_PLAIN, N_("E-mail")) \
  F (CERTIFIED_EMAIL, "certified_email", TEXT, "email", PC_PLAIN, N_("Certified e-mail (PEC)")) \
  F (IBAN, "iban", TEXT, "iban", PC_PLAIN, N_("IBAN")) \
  F (PROGRAMME, "programme", TEXT, "programme", PC_PLAIN, N_("Usual programme")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_OFFICE_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_OFFICE_ENUM_(ID, ...) PC_OFFICE_##ID,
  PC_OFFICE_FIELDS (PC_OFFICE_ENUM_)
#undef PC_OFFICE_ENUM_
  PC_OFFICE_N_FIELDS
};

PC_DECLARE_KIND (office, OFFICE)
#define PC_TYPE_OFFICE (pc_office_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_office_check (gpointer record, GPtrArray *issues);

G_END_DECLS
