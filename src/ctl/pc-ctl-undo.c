/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "pc-journal.h"

gboolean
pc_ctl_undo (PcCtl   *self,
             char   **arguments,
             GError **error)
{
  g_auto(GStrv) rest = pc_ctl_parse (self, NULL, arguments, error);
  g_autoptr(PcStore) store = rest != NULL ? pc_ctl_open (self, PC_STORE_WRITE, error) : NULL;
  g_autofree char *label = NULL;

  if (store == NULL || !pc_journal_undo (store, &label, error))
    return FALSE;

  /* Translators: %s is what was undone, such as "Add a record". */
  printf (_("Undone: %s"), label);
  putchar ('\n');
  return TRUE;
}
