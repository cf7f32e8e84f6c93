/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-kinds.h"

/* The text of the first row of a query with one parameter, full; %NULL where there is none. */
static char *
look_up (PcStore    *store,
         const char *sql,
         const char *value)
{
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, sql, NULL);

  if (cursor == NULL)
    return NULL;

  pc_cursor_bind_text (cursor, "value", value);
  return pc_cursor_next (cursor, NULL) ? g_strdup (pc_cursor_get_text (cursor, 0)) : NULL;
}

static char *
name_office (PcStore *store)
{
  g_autofree char *id = pc_store_get_setting (store, PC_SETTING_OFFICE);

  return look_up (store, "SELECT CASE WHEN promoter IS NULL THEN name ELSE promoter || ' – ' || name END"
                         " FROM office WHERE deleted_at IS NULL ORDER BY id = :value DESC, created_at LIMIT 1", id);
}

/* How a record or a code is called by people. */
static const struct
{
  const char *detail;
  const char *sql;
} names[] = {
  { "beneficiary", "SELECT family_name || coalesce (' ' || given_name, '') || coalesce (' (' || code || ')', '')"
                   " FROM beneficiary WHERE id = :value" },
  { "operator", "SELECT family_name || coalesce (' ' || given_name, '') FROM operator WHERE id = :value" },
  { "organisation", "SELECT name FROM organisation WHERE id = :value" },
  { "office", "SELECT name FROM office WHERE id = :value" },
  { "programme", "SELECT label FROM programme WHERE programme = :value" },
  { "service", "SELECT group_concat (DISTINCT code || ' ' || label) FROM programme_service WHERE code = :value" },
};

static char *
describe (const PcField *field,
          PcStore       *store,
          const char    *text)
{
  const PcValue value = { pc_field_is_text (field) ? PC_UNSET : g_ascii_strtoll (text, NULL, 10), (char *) text };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (field->detail, names[i].detail) == 0)
      {
        char *name = look_up (store, names[i].sql, text);

        return name != NULL ? name : g_strdup (text);
      }

  return pc_value_format (field, &value);
}

void
pc_report_facts_add (const PcReport *report,
                     PcStore        *store,
                     GHashTable     *arguments,
                     PcWorkbook     *book)
{
  const char *description = pc_report_get_description (report);
  g_autofree char *office = name_office (store);

  if (description != NULL)
    pc_workbook_add_fact (book, _("Purpose"), description);
  if (office != NULL)
    pc_workbook_add_fact (book, pc_kind_get_label (&pc_office_kind), office);

  for (guint i = 0; i < report->table->n_parameters; i++)
    {
      const PcField *field = &report->table->parameters[i].field;
      const char *text = arguments != NULL ? g_hash_table_lookup (arguments, field->name) : NULL;
      /* Translators: stands where a report was not restricted, as in “Operator: all”. */
      g_autofree char *value = text != NULL ? describe (field, store, text) : g_strdup (_("all"));

      pc_workbook_add_fact (book, pc_field_get_label (field), value);
    }
}
