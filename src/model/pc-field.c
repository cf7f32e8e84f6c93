/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-field.h"

#include <glib/gi18n-lib.h>

const char *
pc_field_get_label (const PcField *field)
{
  g_return_val_if_fail (field != NULL, NULL);

  return field->label[0] != '\0' ? _(field->label) : "";
}

gboolean
pc_field_is_text (const PcField *field)
{
  switch (field->type)
    {
    case PC_FIELD_INTEGER:
    case PC_FIELD_MINUTES:
    case PC_FIELD_MONEY:
    case PC_FIELD_TIME:
    case PC_FIELD_BOOLEAN:
      return FALSE;

    case PC_FIELD_TEXT:
    case PC_FIELD_NOTE:
    case PC_FIELD_DATE:
    case PC_FIELD_CHOICE:
    case PC_FIELD_CHOICES:
    case PC_FIELD_REFERENCE:
    case PC_FIELD_INSTANT:
      return TRUE;

    default:
      g_return_val_if_reached (TRUE);
    }
}

gboolean
pc_field_is_amount (const PcField *field)
{
  return field->type == PC_FIELD_INTEGER || field->type == PC_FIELD_MINUTES || field->type == PC_FIELD_MONEY;
}
