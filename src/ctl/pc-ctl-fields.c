/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"

static const PcField kind_columns[] = {
  { "kind", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind of record") },
  { "label", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Meaning") },
};

static const PcField field_columns[] = {
  { "field", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Field") },
  { "type", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Type") },
  { "detail", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("List or kind") },
  { "needed", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Needed") },
  { "kept", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Kept by the program") },
  { "label", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Meaning") },
};

static const char * const type_names[] = {
  [PC_FIELD_TEXT] = "text",
  [PC_FIELD_NOTE] = "note",
  [PC_FIELD_INTEGER] = "integer",
  [PC_FIELD_MINUTES] = "minutes",
  [PC_FIELD_MONEY] = "money",
  [PC_FIELD_DATE] = "date",
  [PC_FIELD_TIME] = "time",
  [PC_FIELD_BOOLEAN] = "boolean",
  [PC_FIELD_CHOICE] = "choice",
  [PC_FIELD_CHOICES] = "choices",
  [PC_FIELD_REFERENCE] = "reference",
  [PC_FIELD_INSTANT] = "instant",
};

static void
print_kinds (PcCtlRows *rows)
{
  pc_ctl_rows_add_columns (rows, kind_columns, G_N_ELEMENTS (kind_columns));

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      const char *texts[] = { (*kind)->name, pc_kind_get_plural (*kind) };

      pc_ctl_rows_add_texts (rows, texts);
    }
}

static void
print_fields (const PcKind *kind,
              PcCtlRows    *rows)
{
  pc_ctl_rows_add_columns (rows, field_columns, G_N_ELEMENTS (field_columns));

  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);
      const PcValue values[] = {
        { PC_UNSET, (char *) field->name },
        { PC_UNSET, (char *) type_names[field->type] },
        { PC_UNSET, (char *) field->detail },
        { (field->flags & PC_REQUIRED) != 0, NULL },
        { (field->flags & PC_AUTOMATIC) != 0, NULL },
        { PC_UNSET, (char *) pc_field_get_label (field) },
      };

      pc_ctl_rows_add (rows, values);
    }
}

gboolean
pc_ctl_fields (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  PcCtlFormat format;
  g_auto(GStrv) rest = pc_ctl_rows_parse (self, arguments, &format, error);
  const PcKind *kind = NULL;
  g_autoptr(PcCtlRows) rows = NULL;

  if (rest == NULL || (rest[0] != NULL && !(kind = pc_ctl_find_kind (rest[0], error))))
    return FALSE;

  rows = pc_ctl_rows_new (format);
  if (kind != NULL)
    print_fields (kind, rows);
  else
    print_kinds (rows);
  pc_ctl_rows_finish (rows);
  return TRUE;
}
