/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"
#include "pc-ctl-rows.h"

static const PcField list_columns[] = {
  { "list", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code list") },
  { "codes", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Codes") },
};

static const PcField code_columns[] = {
  { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") },
  { "label", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Meaning") },
  { "note", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Remark") },
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The lists that some field takes its values from, borrowed. */
static GPtrArray *
gather_lists (void)
{
  GPtrArray *names = g_ptr_array_new ();

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = 0; i < (*kind)->n_fields; i++)
      {
        const PcField *field = &(*kind)->fields[i];

        if ((field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES) &&
            !g_ptr_array_find_with_equal_func (names, field->detail, g_str_equal, NULL))
          g_ptr_array_add (names, (gpointer) field->detail);
      }

  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
print_lists (PcCtlRows *rows)
{
  g_autoptr(GPtrArray) names = gather_lists ();

  pc_ctl_rows_add_columns (rows, list_columns, G_N_ELEMENTS (list_columns));
  for (guint i = 0; i < names->len; i++)
    {
      const PcCodeList *list = pc_code_list_get (names->pdata[i]);
      const PcValue values[] = { { PC_UNSET, names->pdata[i] }, { pc_code_list_get_n_codes (list), NULL } };

      pc_ctl_rows_add (rows, values);
    }
}

static void
print_codes (const PcCodeList *list,
             PcCtlRows        *rows)
{
  pc_ctl_rows_add_columns (rows, code_columns, G_N_ELEMENTS (code_columns));
  for (guint i = 0; i < pc_code_list_get_n_codes (list); i++)
    {
      const char *id = pc_code_list_get_id (list, i);
      const char *texts[] = { id, pc_code_list_get_label (list, id), pc_code_list_get_note (list, id) };

      pc_ctl_rows_add_texts (rows, texts);
    }
}

gboolean
pc_ctl_codes (PcCtl   *self,
              char   **arguments,
              GError **error)
{
  PcCtlFormat format;
  g_auto(GStrv) rest = pc_ctl_rows_parse (self, arguments, &format, error);
  const PcCodeList *list = NULL;
  g_autoptr(PcCtlRows) rows = NULL;

  if (rest == NULL)
    return FALSE;

  if (rest[0] != NULL && !(list = pc_code_list_get (rest[0])))
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("There is no code list “%s”; “percorsoctl codes” names them"), rest[0]);

  rows = pc_ctl_rows_new (format);
  if (list != NULL)
    print_codes (list, rows);
  else
    print_lists (rows);
  pc_ctl_rows_finish (rows);
  return TRUE;
}
