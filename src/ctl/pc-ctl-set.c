/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>

#include "pc-error.h"

gboolean
pc_ctl_set (PcCtl   *self,
            char   **arguments,
            GError **error)
{
  g_auto(GStrv) rest = pc_ctl_parse (self, NULL, arguments, error);
  g_autoptr(PcStore) store = rest != NULL ? pc_ctl_open (self, PC_STORE_WRITE, error) : NULL;
  g_autoptr(PcRecord) record = store != NULL ? pc_ctl_find_record (store, rest[0], error) : NULL;

  if (record == NULL)
    return FALSE;

  if (pc_record_is_deleted (record))
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, _("The record was removed; restore it first."));
      return FALSE;
    }

  return pc_ctl_assign (store, record, rest + 1, error) &&
         pc_ctl_save (store, record, error);
}
