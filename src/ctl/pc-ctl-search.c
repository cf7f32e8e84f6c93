/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"
#include "pc-search.h"

static const PcField columns[] = {
  { "id", PC_FIELD_REFERENCE, NULL, PC_PLAIN, N_("Identifier") },
  { "kind", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Kind of record") },
  { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") },
  { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name") },
};

static void
print_record (PcRecord  *record,
              PcCtlRows *rows)
{
  const PcKind *kind = pc_record_get_kind (record);
  const int code = pc_kind_find_field (kind, "code");
  g_autofree char *name = pc_record_dup_name (record);
  const char *texts[] = {
    pc_record_get_id (record), kind->name, code >= 0 ? pc_record_get_text (record, code) : NULL, name,
  };

  pc_ctl_rows_add_texts (rows, texts);
}

static gboolean
search (PcStore     *store,
        const char  *text,
        guint        limit,
        PcCtlRows   *rows,
        GError     **error)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(GPtrArray) found = NULL;

      if (!pc_search_covers (*kind))
        continue;
      if (!(found = pc_search_list (store, *kind, text, limit, error)))
        return FALSE;
      for (guint i = 0; i < found->len; i++)
        print_record (found->pdata[i], rows);
    }

  pc_ctl_rows_finish (rows);
  return TRUE;
}

gboolean
pc_ctl_search (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  g_autofree char *format_name = NULL;
  int limit = 0;
  const GOptionEntry entries[] = {
    { "limit", 'l', 0, G_OPTION_ARG_INT, &limit, N_("Find N records of each kind at most"), N_("N") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name, N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autofree char *text = rest != NULL ? g_strjoinv (" ", rest) : NULL;
  g_autoptr(PcStore) store = NULL;
  g_autoptr(PcCtlRows) rows = NULL;
  PcCtlFormat format;

  if (rest == NULL || !pc_ctl_rows_parse_format (format_name, &format, error))
    return FALSE;
  if (limit < 0)
    return pc_ctl_refuse (error, _("“--limit” needs a number that is not negative"));
  if (!(store = pc_ctl_open (self, PC_STORE_READ, error)))
    return FALSE;

  rows = pc_ctl_rows_new (format);
  pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));
  return search (store, text, limit, rows, error);
}
