/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "pc-error.h"

gboolean
pc_ctl_check (PcCtl   *self,
              char   **arguments,
              GError **error)
{
  gboolean with_index = FALSE;
  const GOptionEntry entries[] = {
    { "search-index", 0, 0, G_OPTION_ARG_NONE, &with_index,
      N_("Compare the search index with the records, too; no other program may write meanwhile"), NULL },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autoptr(PcStore) store = NULL;
  g_autoptr(GPtrArray) faults = NULL;

  if (rest == NULL ||
      !(store = pc_ctl_open (self, with_index ? PC_STORE_WRITE : PC_STORE_READ, error)) ||
      !(faults = pc_store_check (store, error)))
    return FALSE;

  for (guint i = 0; i < faults->len; i++)
    puts (faults->pdata[i]);

  if (faults->len > 0)
    {
      g_set_error (error, PC_ERROR, PC_ERROR_DAMAGED,
                   /* Translators: %u is how many. */
                   g_dngettext (GETTEXT_PACKAGE, "The database has %u fault.", "The database has %u faults.",
                                faults->len), faults->len);
      return FALSE;
    }

  puts (_("No faults."));
  return TRUE;
}
