/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* Hours of one service that a plan foresees. */
#define PC_PLANNED_SERVICE_FIELDS(F) \
  F (PLAN_ID, "plan_id", REFERENCE, "plan", PC_REQUIRED, N_("Plan")) \
  F (SERVICE, "service", TEXT, "service", PC_REQUIRED, N_("Service")) \
  F (MINUTES, "minutes", MINUTES, NULL, PC_REQUIRED, N_("Planned hours")) \
  F (FORM, "form", CHOICE, "service-form", PC_PLAIN, N_("Individual or group")) \
  F (DELIVERY, "delivery", CHOICE, "service-delivery", PC_PLAIN, N_("Delivered")) \
  F (STARTS_ON, "starts_on", DATE, NULL, PC_PLAIN, N_("From")) \
  F (ENDS_ON, "ends_on", DATE, NULL, PC_PLAIN, N_("Until")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_PLANNED_SERVICE_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_PLANNED_SERVICE_ENUM_(ID, ...) PC_PLANNED_SERVICE_##ID,
  PC_PLANNED_SERVICE_FIELDS (PC_PLANNED_SERVICE_ENUM_)
#undef PC_PLANNED_SERVICE_ENUM_
  PC_PLANNED_SERVICE_N_FIELDS
};

PC_DECLARE_KIND (planned_service, PLANNED_SERVICE)
#define PC_TYPE_PLANNED_SERVICE (pc_planned_service_get_type ())

G_END_DECLS
