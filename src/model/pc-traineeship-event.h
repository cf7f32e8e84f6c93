/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* What changed in a traineeship, and from when. */
#define PC_TRAINEESHIP_EVENT_FIELDS(F) \
  F (TRAINEESHIP_ID, "traineeship_id", REFERENCE, "traineeship", PC_REQUIRED, N_("Traineeship")) \
  F (KIND, "kind", CHOICE, "traineeship-event-kind", PC_REQUIRED, N_("Event")) \
  F (DATE, "date", DATE, NULL, PC_REQUIRED, N_("From")) \
  F (UNTIL, "until", DATE, NULL, PC_PLAIN, N_("Until")) \
  F (NEW_ENDS_ON, "new_ends_on", DATE, NULL, PC_PLAIN, N_("New end")) \
  F (HOST_TUTOR_ID, "host_tutor_id", REFERENCE, "contact", PC_PLAIN, N_("New company tutor")) \
  F (PROMOTER_TUTOR_ID, "promoter_tutor_id", REFERENCE, "operator", PC_PLAIN, N_("New promoter's tutor")) \
  F (WEEKLY_MINUTES, "weekly_minutes", MINUTES, NULL, PC_PLAIN, N_("New hours a week")) \
  F (REASON, "reason", TEXT, NULL, PC_PLAIN, N_("Reason")) \
  F (COMMUNICATION_ON, "communication_on", DATE, NULL, PC_PLAIN, N_("UniLav sent on")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes")) \
  F (GROUND, "ground", CHOICE, "event-ground", PC_PLAIN, N_("Ground")) \
  F (SITE, "site", TEXT, NULL, PC_PLAIN, N_("New place of the traineeship")) \
  F (WEEKDAYS, "weekdays", CHOICES, "weekday", PC_PLAIN, N_("New days of the week")) \
  F (STARTS_AT, "starts_at", TIME, NULL, PC_PLAIN, N_("New day starts at")) \
  F (ENDS_AT, "ends_at", TIME, NULL, PC_PLAIN, N_("New day ends at")) \
  F (BREAK_MINUTES, "break_minutes", MINUTES, NULL, PC_PLAIN, N_("New break"))

enum
{
  PC_TRAINEESHIP_EVENT_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_TRAINEESHIP_EVENT_ENUM_(ID, ...) PC_TRAINEESHIP_EVENT_##ID,
  PC_TRAINEESHIP_EVENT_FIELDS (PC_TRAINEESHIP_EVENT_ENUM_)
#undef PC_TRAINEESHIP_EVENT_ENUM_
  PC_TRAINEESHIP_EVENT_N_FIELDS
};

PC_DECLARE_KIND (traineeship_event, TRAINEESHIP_EVENT)
#define PC_TYPE_TRAINEESHIP_EVENT (pc_traineeship_event_get_type ())

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_traineeship_event_check (gpointer record, GPtrArray *issues);

G_END_DECLS
