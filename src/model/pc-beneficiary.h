/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* The person who is accompanied (the recipient of the endowment). */
#define PC_BENEFICIARY_FIELDS(F) \
  F (CODE, "code", TEXT, "code", PC_PERSONAL | PC_SEARCHABLE, N_("Code")) \
  F (FAMILY_NAME, "family_name", TEXT, NULL, PC_REQUIRED | PC_PERSONAL | PC_SEARCHABLE, N_("Family name")) \
  F (GIVEN_NAME, "given_name", TEXT, NULL, PC_PERSONAL | PC_SEARCHABLE, N_("Given name")) \
  F (FAMILY_NAME_ORIGINAL, "family_name_original", TEXT, NULL, PC_PERSONAL | PC_SEARCHABLE, N_("Family name, original script")) \
  F (GIVEN_NAME_ORIGINAL, "given_name_original", TEXT, NULL, PC_PERSONAL | PC_SEARCHABLE, N_("Given name, original script")) \
  F (OTHER_NAMES, "other_names", TEXT, NULL, PC_PERSONAL | PC_SEARCHABLE, N_("Other names")) \
  F (SEX, "sex", CHOICE, "sex", PC_PLAIN, N_("Sex")) \
  F (BIRTH_DATE, "birth_date", DATE, NULL, PC_PERSONAL, N_("Date of birth")) \
  F (BIRTH_DATE_UNCERTAIN, "birth_date_uncertain", BOOLEAN, NULL, PC_PLAIN, N_("Date of birth uncertain")) \
  F (BIRTH_COUNTRY, "birth_country", CHOICE, "countries", PC_PLAIN, N_("Country of birth")) \
  F (BIRTH_PLACE, "birth_place", TEXT, NULL, PC_PERSONAL, N_("Place of birth")) \
  F (CITIZENSHIPS, "citizenships", CHOICES, "countries", PC_PLAIN, N_("Citizenships")) \
  F (TAX_CODE, "tax_code", TEXT, "tax-code", PC_PERSONAL | PC_SEARCHABLE, N_("Tax code")) \
  F (HEALTH_CARD, "health_card", TEXT, NULL, PC_PERSONAL, N_("Health card number")) \
  F (PHONE, "phone", TEXT, "phone", PC_PERSONAL | PC_SEARCHABLE, N_("Telephone")) \
  F (OTHER_PHONE, "other_phone", TEXT, "phone", PC_PERSONAL | PC_SEARCHABLE, N_("Other telephone")) \
  F (EMAIL, "email", TEXT, "email", PC_PERSONAL | PC_SEARCHABLE, N_("E-mail")) \
  F (CONTACT_LANGUAGE, "contact_language", CHOICE, "languages", PC_PLAIN, N_("Language to be contacted in")) \
  F (ADDRESS, "address", TEXT, NULL, PC_PERSONAL, N_("Address")) \
  F (POSTCODE, "postcode", TEXT, NULL, PC_PERSONAL, N_("Postcode")) \
  F (TOWN, "town", TEXT, NULL, PC_PERSONAL, N_("Town")) \
  F (PROVINCE, "province", CHOICE, "province", PC_PERSONAL, N_("Province")) \
  F (RESIDENT_IN, "resident_in", TEXT, NULL, PC_PERSONAL, N_("Town of residence, if another")) \
  F (IBAN, "iban", TEXT, "iban", PC_PERSONAL, N_("IBAN")) \
  F (IBAN_HOLDER, "iban_holder", TEXT, NULL, PC_PERSONAL, N_("Account holder, if another")) \
  F (ISCED, "isced", CHOICE, "isced", PC_PLAIN, N_("Education (ISCED)")) \
  F (EDUCATION_TITLE, "education_title", TEXT, NULL, PC_PLAIN, N_("Qualification")) \
  F (EDUCATION_COUNTRY, "education_country", CHOICE, "countries", PC_PLAIN, N_("Country of the qualification")) \
  F (EDUCATION_RECOGNITION, "education_recognition", CHOICE, "qualification-recognition", PC_PLAIN, N_("Recognition in Italy")) \
  F (EDUCATION_YEARS, "education_years", INTEGER, NULL, PC_PLAIN, N_("Years of school")) \
  F (SCHOOLING_DONE, "schooling_done", BOOLEAN, NULL, PC_PLAIN, N_("Compulsory schooling done")) \
  F (LITERACY, "literacy", CHOICE, "literacy", PC_PLAIN, N_("Literacy")) \
  F (EMPLOYMENT_STATUS, "employment_status", CHOICE, "employment-status", PC_PLAIN, N_("Employment status")) \
  F (EMPLOYMENT_SINCE, "employment_since", DATE, NULL, PC_PLAIN, N_("Employment status since")) \
  F (DID_ON, "did_on", DATE, NULL, PC_PLAIN, N_("Declaration of availability (DID) on")) \
  F (JOB_CENTRE_ID, "job_centre_id", REFERENCE, "organisation", PC_PLAIN, N_("Job centre")) \
  F (SERVICE_PACT_ON, "service_pact_on", DATE, NULL, PC_PLAIN, N_("Service pact signed on")) \
  F (ARRIVED_ON, "arrived_on", DATE, NULL, PC_PLAIN, N_("Arrived in Italy on")) \
  F (UNACCOMPANIED_MINOR, "unaccompanied_minor", BOOLEAN, NULL, PC_PLAIN, N_("Arrived as an unaccompanied minor")) \
  F (UNACCOMPANIED_RECOGNISED_ON, "unaccompanied_recognised_on", DATE, NULL, PC_PLAIN, N_("Recognised as an unaccompanied minor on")) \
  F (RECEPTION_ID, "reception_id", REFERENCE, "organisation", PC_PLAIN, N_("Reception facility")) \
  F (RECEPTION_KIND, "reception_kind", CHOICE, "reception-kind", PC_PLAIN, N_("Kind of reception")) \
  F (RECEPTION_SINCE, "reception_since", DATE, NULL, PC_PLAIN, N_("In reception since")) \
  F (RECEPTION_UNTIL, "reception_until", DATE, NULL, PC_PLAIN, N_("In reception until")) \
  F (REFERRAL_SOURCE, "referral_source", CHOICE, "referral-source", PC_PLAIN, N_("Referred by")) \
  F (REFERRAL_ID, "referral_id", REFERENCE, "organisation", PC_PLAIN, N_("Referring body")) \
  F (REFERRED_ON, "referred_on", DATE, NULL, PC_PLAIN, N_("Referred on")) \
  F (HOUSING, "housing", CHOICE, "housing", PC_PLAIN, N_("Housing")) \
  F (DEPENDANTS, "dependants", INTEGER, NULL, PC_PLAIN, N_("Dependants")) \
  F (DRIVING_LICENCE, "driving_licence", CHOICE, "driving-licence", PC_PLAIN, N_("Driving licence")) \
  F (PRIVACY_ON, "privacy_on", DATE, NULL, PC_PLAIN, N_("Privacy notice signed on")) \
  F (SPECIAL_CONSENT, "special_consent", CHOICE, "consent", PC_PLAIN, N_("Consent to special-category data")) \
  F (SPECIAL_CONSENT_ON, "special_consent_on", DATE, NULL, PC_PLAIN, N_("Consent asked on")) \
  F (VULNERABILITIES, "vulnerabilities", CHOICES, "vulnerability", PC_SPECIAL, N_("Vulnerabilities")) \
  F (DISABILITY, "disability", CHOICE, "disability", PC_SPECIAL, N_("Disability")) \
  F (HEALTH_NOTES, "health_notes", NOTE, NULL, PC_SPECIAL, N_("Health")) \
  F (OPERATOR_ID, "operator_id", REFERENCE, "operator", PC_PLAIN, N_("Case manager")) \
  F (NOTES, "notes", NOTE, NULL, PC_PERSONAL, N_("Notes")) \
  F (FOREIGN_BACKGROUND, "foreign_background", BOOLEAN, NULL, PC_SPECIAL, N_("Foreign background")) \
  F (MINORITY, "minority", BOOLEAN, NULL, PC_SPECIAL, N_("Minority, including Roma")) \
  F (RURAL, "rural", BOOLEAN, NULL, PC_PLAIN, N_("Lives in a rural area")) \
  F (MERGED_INTO, "merged_into", TEXT, NULL, PC_AUTOMATIC, N_("Merged into"))

enum
{
  PC_BENEFICIARY_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_BENEFICIARY_ENUM_(ID, ...) PC_BENEFICIARY_##ID,
  PC_BENEFICIARY_FIELDS (PC_BENEFICIARY_ENUM_)
#undef PC_BENEFICIARY_ENUM_
  PC_BENEFICIARY_N_FIELDS
};

PC_DECLARE_KIND (beneficiary, BENEFICIARY)
#define PC_TYPE_BENEFICIARY (pc_beneficiary_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_beneficiary_check (gpointer record, GPtrArray *issues);

G_END_DECLS
