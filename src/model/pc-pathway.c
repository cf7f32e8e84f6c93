/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-pathway.h"

#include "pc-checks.h"

void
pc_pathway_check (gpointer   record,
                  GPtrArray *issues)
{
  pc_check_days (record, PC_PATHWAY_OPENED_ON, PC_PATHWAY_CLOSED_ON, issues);
}
