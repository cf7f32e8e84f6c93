/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"

/* Continues a text of several lines under its own first letter. */
static void
print_lines (const char *text,
             int         indent)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  puts (lines[0]);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      pc_ctl_print_padded ("", indent);
      puts (lines[i]);
    }
}

static char *
format_field (PcRecord *record,
              guint     index)
{
  const PcField *field = pc_kind_get_field (pc_record_get_kind (record), index);

  return field->type == PC_FIELD_INSTANT ? pc_ctl_format_value (field, pc_record_get_value (record, index)) :
                                           pc_record_format (record, index);
}

/* Labels and values of the fields that are set. */
static void
print_record (PcRecord *record)
{
  const PcKind *kind = pc_record_get_kind (record);
  int width = 0;

  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    if (pc_record_is_set (record, i))
      width = MAX (width, pc_ctl_measure_text (pc_field_get_label (pc_kind_get_field (kind, i))));

  puts (pc_kind_get_label (kind));
  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    {
      g_autofree char *text = format_field (record, i);

      if (!pc_record_is_set (record, i))
        continue;
      pc_ctl_print_padded (pc_field_get_label (pc_kind_get_field (kind, i)), width + 2);
      print_lines (text, width + 2);
    }
}

/* The kind comes first, since only the id was given. */
static void
print_neutral (PcRecord    *record,
               PcCtlFormat  format)
{
  static const PcField kind_field = { "record", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind of record") };
  const PcKind *kind = pc_record_get_kind (record);
  const guint n = pc_kind_get_n_fields (kind);
  g_autofree PcValue *values = g_new (PcValue, n + 1);
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);

  pc_ctl_rows_add_columns (rows, &kind_field, 1);
  values[0] = (PcValue) { PC_UNSET, (char *) kind->name };
  for (guint i = 0; i < n; i++)
    {
      pc_ctl_rows_add_columns (rows, pc_kind_get_field (kind, i), 1);
      values[i + 1] = *pc_record_get_value (record, i);
    }

  pc_ctl_rows_print_single (rows, values);
}

gboolean
pc_ctl_show (PcCtl   *self,
             char   **arguments,
             GError **error)
{
  PcCtlFormat format;
  g_auto(GStrv) rest = pc_ctl_rows_parse (self, arguments, &format, error);
  g_autoptr(PcStore) store = NULL;
  g_autoptr(PcRecord) record = NULL;

  if (rest == NULL || !(store = pc_ctl_open (self, PC_STORE_READ, error)) ||
      !(record = pc_ctl_find_record (store, rest[0], error)))
    return FALSE;

  if (format == PC_CTL_TABLE)
    print_record (record);
  else
    print_neutral (record, format);
  return TRUE;
}
