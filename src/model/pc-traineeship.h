/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* The first agreement of a traineeship; what changes later is an event. */
#define PC_TRAINEESHIP_FIELDS(F) \
  F (PATHWAY_ID, "pathway_id", REFERENCE, "pathway", PC_REQUIRED, N_("Pathway")) \
  F (HOST_ID, "host_id", REFERENCE, "organisation", PC_REQUIRED, N_("Host")) \
  F (HOST_TUTOR_ID, "host_tutor_id", REFERENCE, "contact", PC_PLAIN, N_("Company tutor")) \
  F (PROMOTER_TUTOR_ID, "promoter_tutor_id", REFERENCE, "operator", PC_PLAIN, N_("Promoter's tutor")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_REQUIRED, N_("Starts on")) \
  F (ENDS_ON, "ends_on", DATE, NULL, PC_REQUIRED, N_("Ends on")) \
  F (WEEKLY_MINUTES, "weekly_minutes", MINUTES, NULL, PC_PLAIN, N_("Hours a week")) \
  F (DAILY_MINUTES, "daily_minutes", MINUTES, NULL, PC_PLAIN, N_("Hours a day, at most")) \
  F (WEEKDAYS, "weekdays", CHOICES, "weekday", PC_PLAIN, N_("Days of the week")) \
  F (STARTS_AT, "starts_at", TIME, NULL, PC_PLAIN, N_("Day starts at")) \
  F (ENDS_AT, "ends_at", TIME, NULL, PC_PLAIN, N_("Day ends at")) \
  F (BREAK_MINUTES, "break_minutes", MINUTES, NULL, PC_PLAIN, N_("Break")) \
  F (OCCUPATION, "occupation", TEXT, NULL, PC_PLAIN, N_("Occupation")) \
  F (OCCUPATION_GROUP, "occupation_group", CHOICE, "occupation-group", PC_PLAIN, N_("Occupation group")) \
  F (OCCUPATION_CODE, "occupation_code", TEXT, NULL, PC_PLAIN, N_("Occupation code")) \
  F (OCCUPATION_EDITION, "occupation_edition", TEXT, NULL, PC_PLAIN, N_("Classification of occupations")) \
  F (OBJECTIVES, "objectives", NOTE, NULL, PC_PLAIN, N_("Training objectives")) \
  F (ACTIVITIES, "activities", NOTE, NULL, PC_PLAIN, N_("Activities")) \
  F (SITE, "site", TEXT, NULL, PC_PLAIN, N_("Place of the traineeship")) \
  F (ALLOWANCE_CENTS, "allowance_cents", MONEY, NULL, PC_PLAIN, N_("Allowance a month")) \
  F (AGREEMENT_ON, "agreement_on", DATE, NULL, PC_PLAIN, N_("Convention signed on")) \
  F (PROJECT_ON, "project_on", DATE, NULL, PC_PLAIN, N_("Training project (PFI) signed on")) \
  F (CLEARANCE_ASKED_ON, "clearance_asked_on", DATE, NULL, PC_PLAIN, N_("Clearance asked on")) \
  F (CLEARANCE_ON, "clearance_on", DATE, NULL, PC_PLAIN, N_("Clearance issued on")) \
  F (CLEARANCE_NUMBER, "clearance_number", TEXT, NULL, PC_PLAIN, N_("Clearance number")) \
  F (COMMUNICATION_ON, "communication_on", DATE, NULL, PC_PLAIN, N_("UniLav sent on")) \
  F (COMMUNICATION_NUMBER, "communication_number", TEXT, NULL, PC_PLAIN, N_("UniLav number")) \
  F (ACCIDENT_INSURANCE, "accident_insurance", TEXT, NULL, PC_PLAIN, N_("INAIL position")) \
  F (LIABILITY_INSURANCE, "liability_insurance", TEXT, NULL, PC_PLAIN, N_("Liability policy")) \
  F (SAFETY_TRAINING_ON, "safety_training_on", DATE, NULL, PC_PLAIN, N_("Safety training on")) \
  F (MEDICAL_CHECK_ON, "medical_check_on", DATE, NULL, PC_PLAIN, N_("Medical check on")) \
  F (REGISTER_STAMPED_ON, "register_stamped_on", DATE, NULL, PC_PLAIN, N_("Register stamped on")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes")) \
  F (CONTRACT_WEEKLY_MINUTES, "contract_weekly_minutes", MINUTES, NULL, PC_PLAIN, N_("Hours a week of the collective agreement")) \
  F (MEALS, "meals", BOOLEAN, NULL, PC_PLAIN, N_("Meals provided")) \
  F (REPLACES_STAFF, "replaces_staff", BOOLEAN, NULL, PC_PLAIN, N_("Would replace employees")) \
  F (RESERVED_ACTS, "reserved_acts", BOOLEAN, NULL, PC_PLAIN, N_("Acts reserved to a profession")) \
  F (UNRELATED_ACTIVITIES, "unrelated_activities", BOOLEAN, NULL, PC_PLAIN, N_("Activities do not match the objectives")) \
  F (CLEARANCE_FROZEN, "clearance_frozen", NOTE, NULL, PC_AUTOMATIC, N_("Clearance request as it was recorded")) \
  F (ATTESTATION_ON, "attestation_on", DATE, NULL, PC_PLAIN, N_("Final attestation issued on"))

enum
{
  PC_TRAINEESHIP_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_TRAINEESHIP_ENUM_(ID, ...) PC_TRAINEESHIP_##ID,
  PC_TRAINEESHIP_FIELDS (PC_TRAINEESHIP_ENUM_)
#undef PC_TRAINEESHIP_ENUM_
  PC_TRAINEESHIP_N_FIELDS
};

PC_DECLARE_KIND (traineeship, TRAINEESHIP)
#define PC_TYPE_TRAINEESHIP (pc_traineeship_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_traineeship_check (gpointer record, GPtrArray *issues);

G_END_DECLS
