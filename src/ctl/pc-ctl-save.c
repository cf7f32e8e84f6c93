/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>

#include "pc-error.h"
#include "pc-session-guard.h"

gboolean
pc_ctl_save (PcStore   *store,
             PcRecord  *record,
             GError   **error)
{
  g_autoptr(GPtrArray) issues = pc_issues_new ();
  const PcIssue *refused;

  if (!pc_session_guard_record (store, record, issues, error))
    return FALSE;

  refused = pc_issues_get_blocking (issues);
  if (refused != NULL)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, refused->message);
      return FALSE;
    }
  if (!pc_store_save (store, record, NULL, error))
    return FALSE;

  for (guint i = 0; i < issues->len; i++)
    fprintf (stderr, "percorsoctl: %s\n", ((const PcIssue *) issues->pdata[i])->message);
  return TRUE;
}
