/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-cell-mark.h"

/* Enough to tell a cell that was changed by mistake; nobody is kept from forging one. */
#define MARK_DIGITS 8

gboolean
pc_cell_mark_is_for (const PcColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  if (column->use == PC_COLUMN_FILLED || column->use == PC_COLUMN_HIDDEN || column->use == PC_COLUMN_CODE)
    return FALSE;

  /* Several labels in a cell, and moments, of which there is the local time, are not read back to the same. */
  return column->formula == NULL && column->field.type != PC_FIELD_CHOICES && column->field.type != PC_FIELD_INSTANT;
}

static void
add_words (GChecksum  *sum,
           const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\r\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_checksum_update (sum, (const guchar *) words[i], -1);
        g_checksum_update (sum, (const guchar *) " ", 1);
      }
}

void
pc_cell_mark_append (GString       *marks,
                     const PcValue *value)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *number = NULL;

  g_return_if_fail (marks != NULL && value != NULL);

  if (marks->len > 0)
    g_string_append_c (marks, ' ');
  if (value->number == PC_UNSET && (value->text == NULL || *value->text == '\0'))
    {
      g_string_append_c (marks, '-');
      return;
    }

  number = value->text == NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, value->number) : NULL;
  add_words (sum, number != NULL ? number : value->text);
  g_string_append_len (marks, g_checksum_get_string (sum), MARK_DIGITS);
}
