/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-catalogue.h"
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

/* "PUOI PLUS (2025)", of each programme that there are pathways of, or of the one that was asked for; full. */
static char *
name_editions (PcStore    *store,
               GHashTable *arguments)
{
  const char *programme = arguments != NULL ? g_hash_table_lookup (arguments, "programme") : NULL;

  /* The names of the programmes are in temporary tables, which a table of a report may not have needed so far. */
  if (!pc_catalogue_load (store, NULL))
    return NULL;

  return look_up (store, "SELECT group_concat (label || coalesce (' (' || edition || ')', ''), '; ') FROM programme"
                         " WHERE programme = :value OR (:value IS NULL AND"
                         " programme IN (SELECT programme FROM pathway WHERE deleted_at IS NULL))", programme);
}

static char *
name_operator (PcStore *store)
{
  g_autofree char *id = pc_store_get_setting (store, PC_SETTING_OPERATOR);

  return id != NULL ? look_up (store, "SELECT family_name || coalesce (' ' || given_name, '') FROM operator"
                                      " WHERE id = :value", id) : NULL;
}

/* Where nothing was asked for. */
static const char *
describe_unset (const PcParameter *parameter)
{
  /* Translators: stands where a report was not restricted, as in “Operator: all”. */
  return parameter->unset != NULL ? _(parameter->unset) : _("all");
}

static void
add_parameter (const PcParameter      *parameter,
               PcStore                *store,
               const PcReportRequest  *request,
               PcWorkbook             *book)
{
  const PcField *field = &parameter->field;
  const char *text = request->arguments != NULL ? g_hash_table_lookup (request->arguments, field->name) : NULL;
  const gboolean hidden = text != NULL && request->recipient != NULL && (field->flags & PC_PERSONAL) != 0;
  g_autofree char *key = g_strconcat ("parameter:", field->name, NULL);
  g_autofree char *value = NULL;

  if (hidden)
    /* Translators: stands for a person whose name is not told. */
    value = g_strdup (_("one person, not named here"));
  else
    value = text != NULL ? describe (field, store, text) : g_strdup (describe_unset (parameter));

  pc_workbook_add_fact (book, text != NULL && !hidden ? key : NULL, pc_field_get_label (field), value, text);
}

static void
add_pseudonyms (const PcReportRequest *request,
                PcWorkbook            *book)
{
  pc_workbook_add_fact (book, "recipient", _("Pseudonymised for"), request->recipient, NULL);
  pc_workbook_add_fact (book, NULL, _("Pseudonyms"),
                        _("Codes stand for people, and are the same in each report for this recipient. What tells who "
                          "somebody is was left out; counts of people below five are not told."), NULL);
}

void
pc_report_facts_add (const PcReport        *report,
                     PcStore               *store,
                     const PcReportRequest *request,
                     PcWorkbook            *book)
{
  const char *description = pc_report_get_description (report);
  g_autofree char *office = name_office (store);
  g_autofree char *editions = name_editions (store, request->arguments);
  g_autofree char *operator = request->recipient == NULL ? name_operator (store) : NULL;
  guint n_parameters;
  const PcParameter *parameters = pc_report_get_parameters (report, &n_parameters);

  if (description != NULL)
    pc_workbook_add_fact (book, NULL, _("Purpose"), description, NULL);
  if (office != NULL)
    pc_workbook_add_fact (book, "office", pc_kind_get_label (&pc_office_kind), office, NULL);
  for (guint i = 0; i < n_parameters; i++)
    add_parameter (&parameters[i], store, request, book);

  if (editions != NULL)
    pc_workbook_add_fact (book, "editions", _("Editions of the programmes"), editions, NULL);
  /* Translators: the name of your language, as people who speak it call it. */
  pc_workbook_add_fact (book, NULL, _("Language"), C_("language", "English"), NULL);
  /* Translators: the code of your language by ISO 639, as "it". */
  pc_workbook_add_fact (book, "language", NULL, C_("language-code", "en"), NULL);
  if (operator != NULL)
    pc_workbook_add_fact (book, NULL, _("Generated by"), operator, NULL);
  if (request->recipient != NULL)
    add_pseudonyms (request, book);
}
