/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-closure.h"

#include "pc-checks.h"

void
pc_closure_check (gpointer   record,
                  GPtrArray *issues)
{
  pc_check_days (record, PC_CLOSURE_STARTS_ON, PC_CLOSURE_ENDS_ON, issues);
}
