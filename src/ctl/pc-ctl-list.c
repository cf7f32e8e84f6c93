/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"
#include "pc-query.h"

/* Beyond the identifier and so many fields a table is wider than any terminal; --fields asks for others. */
#define MOST_COLUMNS 8

typedef struct
{
  char     *format;
  char     *fields;
  char     *order;
  char    **conditions;
  int       limit;
  gboolean  deleted;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  g_free (self->fields);
  g_free (self->order);
  g_strfreev (self->conditions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Longer signs first: "<=" begins with "<". */
static const struct
{
  const char      *sign;
  PcQueryOperator  operator;
} operators[] = {
  { "!=", PC_QUERY_NOT_EQUAL },
  { "<=", PC_QUERY_AT_MOST },
  { ">=", PC_QUERY_AT_LEAST },
  { "=", PC_QUERY_EQUAL },
  { "<", PC_QUERY_LESS },
  { ">", PC_QUERY_GREATER },
  { "~", PC_QUERY_CONTAINS },
};

/* Takes "field<=value" apart; the value stays part of @text. */
static const char *
split_condition (const char       *text,
                 char            **name,
                 PcQueryOperator  *operator)
{
  const gsize length = strcspn (text, "!<>=~");

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (text + length, operators[i].sign))
      {
        *name = g_strstrip (g_strndup (text, length));
        *operator = operators[i].operator;
        return text + length + strlen (operators[i].sign);
      }

  return NULL;
}

/* What is looked for inside a text need not be a whole valid value; everything else is read as one. */
static gboolean
parse_operand (PcStore          *store,
               const PcField    *field,
               PcQueryOperator   operator,
               const char       *text,
               PcValue          *value,
               GError          **error)
{
  const PcField plain = { field->name, PC_FIELD_NOTE, NULL, PC_PLAIN, field->label };

  if (operator == PC_QUERY_CONTAINS && !pc_query_can_contain (field))
    /* Translators: %s is the name of a field. */
    return pc_ctl_refuse (error, _("“~” looks into text, and “%s” is none"), field->name);

  if (!pc_ctl_parse_value (store, operator == PC_QUERY_CONTAINS && field->type != PC_FIELD_CHOICES ? &plain : field,
                           text, value, error))
    return FALSE;

  if (operator > PC_QUERY_NOT_EQUAL && value->text == NULL && value->number == PC_UNSET)
    /* Translators: %s is the name of a field. */
    return pc_ctl_refuse (error, _("“%s” needs something to be compared with"), field->name);

  return TRUE;
}

static gboolean
add_condition (PcQuery       *query,
               const PcKind  *kind,
               PcStore       *store,
               const char    *text,
               GError       **error)
{
  g_autofree char *name = NULL;
  g_auto(PcValue) value = PC_VALUE_INIT;
  PcQueryOperator operator = PC_QUERY_EQUAL;
  const char *operand = split_condition (text, &name, &operator);
  int field;

  if (operand == NULL)
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("“%s” is not a condition such as FIELD=VALUE"), text);

  if ((field = pc_ctl_find_field (kind, name, error)) < 0 ||
      !parse_operand (store, pc_kind_get_field (kind, field), operator, operand, &value, error))
    return FALSE;

  pc_query_add (query, field, operator, &value);
  return TRUE;
}

/* "-field" sorts downwards. */
static gboolean
set_order (PcQuery       *query,
           const PcKind  *kind,
           const char    *text,
           GError       **error)
{
  const gboolean descending = text[0] == '-';
  int field = pc_ctl_find_field (kind, text + descending, error);

  if (field >= 0)
    pc_query_set_order (query, field, descending);

  return field >= 0;
}

static PcQuery *
make_query (const Options  *options,
            const PcKind   *kind,
            PcStore        *store,
            GError        **error)
{
  g_autoptr(PcQuery) query = pc_query_new (kind);

  for (guint i = 0; options->conditions != NULL && options->conditions[i] != NULL; i++)
    if (!add_condition (query, kind, store, options->conditions[i], error))
      return NULL;

  if (options->order != NULL && !set_order (query, kind, options->order, error))
    return NULL;

  pc_query_set_limit (query, options->limit);
  pc_query_set_deleted (query, options->deleted);
  return g_steal_pointer (&query);
}

/* Indices of the fields to print: those asked for, or all; a table leaves out those that the program keeps. */
static GArray *
choose_fields (const Options  *options,
               const PcKind   *kind,
               PcCtlFormat     format,
               GError        **error)
{
  g_autoptr(GArray) fields = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto(GStrv) names = options->fields != NULL ? g_strsplit (options->fields, ",", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      int field = pc_ctl_find_field (kind, g_strstrip (names[i]), error);

      if (field < 0)
        return NULL;
      g_array_append_val (fields, field);
    }

  for (int i = 0; names == NULL && i < (int) pc_kind_get_n_fields (kind); i++)
    if (format != PC_CTL_TABLE || i == PC_RECORD_ID || i >= PC_RECORD_N_COMMON)
      g_array_append_val (fields, i);

  return g_steal_pointer (&fields);
}

static gboolean
print_rows (PcCursor      *cursor,
            PcCtlRows     *rows,
            const PcKind  *kind,
            GArray        *fields,
            GError       **error)
{
  g_autofree PcValue *values = g_new0 (PcValue, fields->len);
  g_autoptr(GError) local_error = NULL;

  while (pc_cursor_next (cursor, &local_error))
    {
      for (guint i = 0; i < fields->len; i++)
        {
          const int field = g_array_index (fields, int, i);

          pc_cursor_get_value (cursor, field, pc_kind_get_field (kind, field), &values[i]);
        }
      pc_ctl_rows_add (rows, values);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  pc_ctl_rows_finish (rows);
  return TRUE;
}

static PcCtlRows *
make_rows (const Options *options,
           PcCtlFormat    format,
           const PcKind  *kind,
           GArray        *fields)
{
  PcCtlRows *rows = pc_ctl_rows_new (format);

  for (guint i = 0; i < fields->len; i++)
    pc_ctl_rows_add_columns (rows, pc_kind_get_field (kind, g_array_index (fields, int, i)), 1);

  if (options->fields == NULL)
    pc_ctl_rows_set_most (rows, 1 + MOST_COLUMNS);
  return rows;
}

static gboolean
list (PcCtl          *self,
      const Options  *options,
      const char     *name,
      GError        **error)
{
  PcCtlFormat format;
  const PcKind *kind;
  g_autoptr(GArray) fields = NULL;
  g_autoptr(PcStore) store = NULL;
  g_autoptr(PcQuery) query = NULL;
  g_autoptr(PcCursor) cursor = NULL;
  g_autoptr(PcCtlRows) rows = NULL;

  if (options->limit < 0)
    return pc_ctl_refuse (error, _("“--limit” needs a number that is not negative"));

  if (!pc_ctl_rows_parse_format (options->format, &format, error) ||
      !(kind = pc_ctl_find_kind (name, error)) ||
      !(fields = choose_fields (options, kind, format, error)) ||
      !(store = pc_ctl_open (self, PC_STORE_READ, error)) ||
      !(query = make_query (options, kind, store, error)) ||
      !(cursor = pc_query_open (query, store, error)))
    return FALSE;

  rows = make_rows (options, format, kind, fields);
  return print_rows (cursor, rows, kind, fields, error);
}

gboolean
pc_ctl_list (PcCtl   *self,
             char   **arguments,
             GError **error)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "where", 'w', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.conditions,
      N_("Only records with FIELD=VALUE; also != < <= > >= and ~ (contains); several must all hold"), N_("CONDITION") },
    { "order", 'o', 0, G_OPTION_ARG_FILENAME, &options.order,
      N_("Sort by FIELD; downwards with - before it"), N_("FIELD") },
    { "limit", 'l', 0, G_OPTION_ARG_INT, &options.limit,
      N_("Print N records at most"), N_("N") },
    { "fields", 'f', 0, G_OPTION_ARG_FILENAME, &options.fields,
      N_("Print these fields, with commas between them"), N_("FIELDS") },
    { "deleted", 0, 0, G_OPTION_ARG_NONE, &options.deleted,
      N_("Print the removed records in place of the others"), NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format,
      N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);

  return rest != NULL && list (self, &options, rest[0], error);
}
