/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The kind of record of a label such as "add service_entry". */
static const PcKind *
find_kind (const char *label,
           const char *verb)
{
  return g_str_has_prefix (label, verb) ? pc_kind_find (label + strlen (verb)) : NULL;
}

char *
pc_journal_describe (const char *label)
{
  const PcKind *kind;

  g_return_val_if_fail (label != NULL, NULL);

  if ((kind = find_kind (label, "add ")) != NULL)
    /* Translators: %s is a kind of record, such as “Service”. */
    return g_strdup_printf (_("Add: %s"), pc_kind_get_label (kind));
  if ((kind = find_kind (label, "change ")) != NULL)
    /* Translators: %s is a kind of record, such as “Service”. */
    return g_strdup_printf (_("Change: %s"), pc_kind_get_label (kind));
  if ((kind = find_kind (label, "remove ")) != NULL)
    /* Translators: %s is a kind of record, such as “Service”. */
    return g_strdup_printf (_("Remove: %s"), pc_kind_get_label (kind));
  if ((kind = find_kind (label, "restore ")) != NULL)
    /* Translators: %s is a kind of record, such as “Service”. */
    return g_strdup_printf (_("Restore: %s"), pc_kind_get_label (kind));

  if (g_str_has_prefix (label, "import "))
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_("Import of “%s”"), label + strlen ("import "));

  return g_strdup (*label != '\0' ? _(label) : "");
}
