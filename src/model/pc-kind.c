/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PcField common_fields[] = {
  { "id", PC_FIELD_REFERENCE, NULL, PC_REQUIRED | PC_AUTOMATIC, N_("Identifier") },
  { "created_at", PC_FIELD_INSTANT, NULL, PC_AUTOMATIC, N_("Created") },
  { "updated_at", PC_FIELD_INSTANT, NULL, PC_AUTOMATIC, N_("Changed") },
  { "deleted_at", PC_FIELD_INSTANT, NULL, PC_AUTOMATIC, N_("Deleted") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (common_fields) == PC_RECORD_N_COMMON);

const PcKind *
pc_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    if (strcmp ((*kind)->name, name) == 0)
      return *kind;

  return NULL;
}

guint
pc_kind_get_n_fields (const PcKind *kind)
{
  g_return_val_if_fail (kind != NULL, 0);

  return PC_RECORD_N_COMMON + kind->n_fields;
}

const PcField *
pc_kind_get_field (const PcKind *kind,
                   guint         index)
{
  g_return_val_if_fail (index < pc_kind_get_n_fields (kind), NULL);

  return index < PC_RECORD_N_COMMON ? &common_fields[index] : &kind->fields[index - PC_RECORD_N_COMMON];
}

int
pc_kind_find_field (const PcKind *kind,
                    const char   *name)
{
  g_autofree char *underscored = NULL;

  g_return_val_if_fail (kind != NULL && name != NULL, -1);

  underscored = g_strdelimit (g_strdup (name), "-", '_');
  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    if (strcmp (pc_kind_get_field (kind, i)->name, underscored) == 0)
      return i;

  return -1;
}

int
pc_kind_get_parent_field (const PcKind *kind)
{
  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);

      if (field->type == PC_FIELD_REFERENCE && (field->flags & PC_REQUIRED) != 0)
        return i;
    }

  return -1;
}

const char *
pc_kind_get_label (const PcKind *kind)
{
  return _(kind->label);
}

const char *
pc_kind_get_plural (const PcKind *kind)
{
  return _(kind->plural);
}
