/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-tutoring-entry.h"

#include "pc-checks.h"

/* The hours are the time between start and end, unless typed otherwise afterwards. */
void
pc_tutoring_entry_follow (gpointer record,
                          guint    field)
{
  const gint64 span = pc_check_get_span (record, PC_TUTORING_ENTRY_STARTS_AT, PC_TUTORING_ENTRY_ENDS_AT);

  if ((field == PC_TUTORING_ENTRY_STARTS_AT || field == PC_TUTORING_ENTRY_ENDS_AT) && span > 0)
    pc_record_set_number (record, PC_TUTORING_ENTRY_MINUTES, span);
}

void
pc_tutoring_entry_check (gpointer   record,
                         GPtrArray *issues)
{
  pc_check_times (record, PC_TUTORING_ENTRY_STARTS_AT, PC_TUTORING_ENTRY_ENDS_AT, issues);
  pc_check_length (record, PC_TUTORING_ENTRY_MINUTES,
                   pc_check_get_span (record, PC_TUTORING_ENTRY_STARTS_AT, PC_TUTORING_ENTRY_ENDS_AT), issues);
}
