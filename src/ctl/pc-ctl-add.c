/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

gboolean
pc_ctl_add (PcCtl   *self,
            char   **arguments,
            GError **error)
{
  g_auto(GStrv) rest = pc_ctl_parse (self, NULL, arguments, error);
  const PcKind *kind = rest != NULL ? pc_ctl_find_kind (rest[0], error) : NULL;
  g_autoptr(PcStore) store = kind != NULL ? pc_ctl_open (self, PC_STORE_WRITE, error) : NULL;
  g_autoptr(PcRecord) record = store != NULL ? pc_record_new (kind) : NULL;

  if (record == NULL ||
      !pc_ctl_assign (store, record, rest + 1, error) ||
      !pc_ctl_save (store, record, error))
    return FALSE;

  puts (pc_record_get_id (record));
  return TRUE;
}
