/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-files.h"

#include <glib/gi18n-lib.h>

#include "pc-error.h"
#include "pc-rule-file.h"

char **
pc_programme_list_shipped (void)
{
  return pc_rule_file_list (&pc_rule_file_programme, TRUE);
}

char **
pc_programme_list (void)
{
  return pc_rule_file_list (&pc_rule_file_programme, FALSE);
}

static void
set_not_found (const char  *id,
               GError     **error)
{
  /* Translators: %s is the short name of a funding programme */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no programme “%s” on this computer."), id);
}

GBytes *
pc_programme_lookup_shipped (const char  *id,
                             GError     **error)
{
  GBytes *data;

  g_return_val_if_fail (id != NULL, NULL);

  data = pc_rule_file_lookup_shipped (&pc_rule_file_programme, id);
  if (data == NULL)
    set_not_found (id, error);

  return data;
}

PcProgramme *
pc_programme_find (const char  *id,
                   GError     **error)
{
  g_autoptr(GBytes) data = NULL;
  g_autoptr(GError) local = NULL;
  g_autofree char *origin = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  data = pc_rule_file_find (&pc_rule_file_programme, id, &origin, &local);
  if (data != NULL)
    return pc_programme_new_from_data (data, origin, error);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    set_not_found (id, error);
  return NULL;
}
