/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A book of the register of training activities: the first, or one that continues it (1/bis). */
#define PC_TRAINING_REGISTER_FIELDS(F) \
  F (TRAINEESHIP_ID, "traineeship_id", REFERENCE, "traineeship", PC_REQUIRED, N_("Traineeship")) \
  F (NUMBER, "number", TEXT, NULL, PC_REQUIRED, N_("Number")) \
  F (STAMPED_ON, "stamped_on", DATE, NULL, PC_PLAIN, N_("Stamped on")) \
  F (STAMPED_BY, "stamped_by", TEXT, NULL, PC_PLAIN, N_("Stamped by")) \
  F (PAGES, "pages", INTEGER, NULL, PC_PLAIN, N_("Pages")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_PLAIN, N_("First day")) \
  F (ENDS_ON, "ends_on", DATE, NULL, PC_PLAIN, N_("Last day")) \
  F (FIRST_PAGE, "first_page", INTEGER, NULL, PC_PLAIN, N_("First page used")) \
  F (LAST_PAGE, "last_page", INTEGER, NULL, PC_PLAIN, N_("Last page used")) \
  F (LOST_ON, "lost_on", DATE, NULL, PC_PLAIN, N_("Loss reported on")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_TRAINING_REGISTER_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_TRAINING_REGISTER_ENUM_(ID, ...) PC_TRAINING_REGISTER_##ID,
  PC_TRAINING_REGISTER_FIELDS (PC_TRAINING_REGISTER_ENUM_)
#undef PC_TRAINING_REGISTER_ENUM_
  PC_TRAINING_REGISTER_N_FIELDS
};

PC_DECLARE_KIND (training_register, TRAINING_REGISTER)
#define PC_TYPE_TRAINING_REGISTER (pc_training_register_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_training_register_check (gpointer record, GPtrArray *issues);

G_END_DECLS
