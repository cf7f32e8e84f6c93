/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-service-entry.h"

#include "pc-checks.h"

/* The hours are the time between start and end, unless typed otherwise afterwards. */
void
pc_service_entry_follow (gpointer record,
                         guint    field)
{
  const gint64 span = pc_check_get_span (record, PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT);

  if ((field == PC_SERVICE_ENTRY_STARTS_AT || field == PC_SERVICE_ENTRY_ENDS_AT) && span > 0)
    pc_record_set_number (record, PC_SERVICE_ENTRY_MINUTES, span);
}

void
pc_service_entry_check (gpointer   record,
                        GPtrArray *issues)
{
  pc_check_times (record, PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT, issues);
  pc_check_length (record, PC_SERVICE_ENTRY_MINUTES,
                   pc_check_get_span (record, PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT), issues);
  pc_check_past (record, PC_SERVICE_ENTRY_DATE, issues);
}
