/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-training-register.h"

#include "pc-checks.h"

static void
check_pages (PcRecord  *self,
             GPtrArray *issues)
{
  const gint64 pages = pc_record_get_number (self, PC_TRAINING_REGISTER_PAGES);
  const gint64 first = pc_record_get_number_or (self, PC_TRAINING_REGISTER_FIRST_PAGE, 1);
  const gint64 last = pc_record_get_number (self, PC_TRAINING_REGISTER_LAST_PAGE);

  if (first < 1)
    pc_issues_add (issues, PC_TRAINING_REGISTER_FIRST_PAGE, FALSE, g_strdup (_("Pages are counted from 1.")));
  if (last != PC_UNSET && last < first)
    pc_issues_add (issues, PC_TRAINING_REGISTER_LAST_PAGE, FALSE, g_strdup (_("The last page is before the first one.")));
  else if (last != PC_UNSET && pages != PC_UNSET && last > pages)
    pc_issues_add (issues, PC_TRAINING_REGISTER_LAST_PAGE, FALSE,
                   g_strdup (_("The register has fewer pages: what follows stands in one that continues it (1/bis).")));
}

void
pc_training_register_check (gpointer   record,
                            GPtrArray *issues)
{
  pc_check_days (record, PC_TRAINING_REGISTER_STAMPED_ON, PC_TRAINING_REGISTER_STARTS_ON, issues);
  pc_check_days (record, PC_TRAINING_REGISTER_STARTS_ON, PC_TRAINING_REGISTER_ENDS_ON, issues);
  check_pages (record, issues);
}
