/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-traineeship.h"

#include "pc-checks.h"

void
pc_traineeship_check (gpointer   record,
                      GPtrArray *issues)
{
  pc_check_days (record, PC_TRAINEESHIP_STARTS_ON, PC_TRAINEESHIP_ENDS_ON, issues);
  pc_check_times (record, PC_TRAINEESHIP_STARTS_AT, PC_TRAINEESHIP_ENDS_AT, issues);
  pc_check_length (record, PC_TRAINEESHIP_DAILY_MINUTES, 0, issues);
}
