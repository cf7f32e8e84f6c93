/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-permit.h"

#include "pc-checks.h"
#include "pc-date.h"

/* An asylum applicant may work 60 days after the application (D.Lgs. 142/2015 art. 22). */
#define ASYLUM_WAIT_DAYS 60

void
pc_permit_follow (gpointer record,
                  guint    field)
{
  const char *applied_on = pc_record_get_text (record, PC_PERMIT_APPLIED_ON);
  g_autofree char *work_from = NULL;

  if ((field != PC_PERMIT_TITLE && field != PC_PERMIT_APPLIED_ON) || applied_on == NULL ||
      g_strcmp0 (pc_record_get_text (record, PC_PERMIT_TITLE), "RAS") != 0)
    return;

  work_from = pc_date_add_days (applied_on, ASYLUM_WAIT_DAYS);
  pc_record_set_text (record, PC_PERMIT_WORK_FROM, work_from);
}

void
pc_permit_check (gpointer   record,
                 GPtrArray *issues)
{
  pc_check_days (record, PC_PERMIT_STARTS_ON, PC_PERMIT_EXPIRES_ON, issues);
  pc_check_days (record, PC_PERMIT_ISSUED_ON, PC_PERMIT_EXPIRES_ON, issues);
}
