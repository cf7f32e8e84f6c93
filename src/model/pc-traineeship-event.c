/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-traineeship-event.h"

#include "pc-checks.h"

void
pc_traineeship_event_check (gpointer   record,
                            GPtrArray *issues)
{
  pc_check_days (record, PC_TRAINEESHIP_EVENT_DATE, PC_TRAINEESHIP_EVENT_UNTIL, issues);
}
