/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* How well a person knows a language (CEFR). */
#define PC_LANGUAGE_SKILL_FIELDS(F) \
  F (BENEFICIARY_ID, "beneficiary_id", REFERENCE, "beneficiary", PC_REQUIRED, N_("Person")) \
  F (LANGUAGE, "language", CHOICE, "languages", PC_REQUIRED, N_("Language")) \
  F (MOTHER_TONGUE, "mother_tongue", BOOLEAN, NULL, PC_PLAIN, N_("Mother tongue")) \
  F (LISTENING, "listening", CHOICE, "cefr", PC_PLAIN, N_("Listening")) \
  F (READING, "reading", CHOICE, "cefr", PC_PLAIN, N_("Reading")) \
  F (SPEAKING, "speaking", CHOICE, "cefr", PC_PLAIN, N_("Speaking")) \
  F (WRITING, "writing", CHOICE, "cefr", PC_PLAIN, N_("Writing")) \
  F (CERTIFICATE, "certificate", TEXT, NULL, PC_PLAIN, N_("Certificate")) \
  F (CERTIFIED_ON, "certified_on", DATE, NULL, PC_PLAIN, N_("Certified on"))

enum
{
  PC_LANGUAGE_SKILL_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_LANGUAGE_SKILL_ENUM_(ID, ...) PC_LANGUAGE_SKILL_##ID,
  PC_LANGUAGE_SKILL_FIELDS (PC_LANGUAGE_SKILL_ENUM_)
#undef PC_LANGUAGE_SKILL_ENUM_
  PC_LANGUAGE_SKILL_N_FIELDS
};

PC_DECLARE_KIND (language_skill, LANGUAGE_SKILL)
#define PC_TYPE_LANGUAGE_SKILL (pc_language_skill_get_type ())

G_END_DECLS
