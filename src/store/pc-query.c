/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-query.h"

#include "pc-store-private.h"

typedef struct
{
  guint            field;
  PcQueryOperator  operator;
  PcValue          value;
} Condition;

struct _PcQuery
{
  const PcKind *kind;
  GArray       *conditions; /* of Condition */
  int           order;      /* A field, or -1. */
  gboolean      descending;
  guint         limit;
  gboolean      deleted;
};

/* IS takes an unset value on either side for a value like any other. */
static const char * const comparisons[] = {
  [PC_QUERY_EQUAL] = "IS",
  [PC_QUERY_NOT_EQUAL] = "IS NOT",
  [PC_QUERY_LESS] = "<",
  [PC_QUERY_AT_MOST] = "<=",
  [PC_QUERY_GREATER] = ">",
  [PC_QUERY_AT_LEAST] = ">=",
};

static void
clear_condition (gpointer data)
{
  pc_value_clear (&((Condition *) data)->value);
}

PcQuery *
pc_query_new (const PcKind *kind)
{
  PcQuery *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_new0 (PcQuery, 1);
  self->kind = kind;
  self->order = -1;
  self->conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  g_array_set_clear_func (self->conditions, clear_condition);

  return self;
}

void
pc_query_free (PcQuery *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->conditions);
  g_free (self);
}

gboolean
pc_query_can_contain (const PcField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->type == PC_FIELD_TEXT || field->type == PC_FIELD_NOTE || field->type == PC_FIELD_CHOICES;
}

/* Without case and without the accents of Latin, Greek and Cyrillic. */
static char *
fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr(GString) bare = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x300 || c > 0x36F)
        g_string_append_unichar (bare, c);
    }

  return g_utf8_casefold (bare->str, bare->len);
}

static void
add_condition (PcQuery         *self,
               guint            field,
               PcQueryOperator  operator,
               gint64           number,
               char            *text)
{
  const Condition condition = { field, operator, { number, text } };

  g_array_append_val (self->conditions, condition);
}

void
pc_query_add (PcQuery         *self,
              guint            field,
              PcQueryOperator  operator,
              const PcValue   *value)
{
  const PcField *described;
  g_auto(GStrv) codes = NULL;

  g_return_if_fail (self != NULL && value != NULL);
  g_return_if_fail (field < pc_kind_get_n_fields (self->kind));

  described = pc_kind_get_field (self->kind, field);
  g_return_if_fail (operator <= PC_QUERY_NOT_EQUAL || value->text != NULL || value->number != PC_UNSET);

  if (operator != PC_QUERY_CONTAINS)
    {
      add_condition (self, field, operator, value->number, g_strdup (value->text));
      return;
    }

  g_return_if_fail (pc_query_can_contain (described));

  if (described->type != PC_FIELD_CHOICES)
    {
      add_condition (self, field, operator, PC_UNSET, fold (value->text));
      return;
    }

  codes = g_strsplit (value->text, " ", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    add_condition (self, field, operator, PC_UNSET, g_strdup_printf (" %s ", codes[i]));
}

void
pc_query_set_order (PcQuery  *self,
                    guint     field,
                    gboolean  descending)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field < pc_kind_get_n_fields (self->kind));

  self->order = field;
  self->descending = descending;
}

void
pc_query_set_limit (PcQuery *self,
                    guint    limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}

void
pc_query_set_deleted (PcQuery  *self,
                      gboolean  deleted)
{
  g_return_if_fail (self != NULL);

  self->deleted = deleted;
}

/* pc_fold (text): fold() for SQL. */
static void
fold_func (sqlite3_context  *context,
           int               n_arguments,
           sqlite3_value   **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);

  if (text != NULL)
    sqlite3_result_text (context, fold (text), -1, g_free);
}

/* SQLite is busy only where a statement runs that has the function already. */
static gboolean
ensure_fold (PcStore  *store,
             GError  **error)
{
  int rc = sqlite3_create_function (store->db, "pc_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                    fold_func, NULL, NULL);

  return rc == SQLITE_OK || rc == SQLITE_BUSY || pc_sql_fail_code (rc, "pc_fold", error);
}

static void
append_condition (GString         *sql,
                  const PcField   *field,
                  PcQueryOperator  operator,
                  guint            index)
{
  if (operator != PC_QUERY_CONTAINS)
    g_string_append_printf (sql, " AND %s %s :value%u", field->name, comparisons[operator], index);
  else if (field->type == PC_FIELD_CHOICES)
    g_string_append_printf (sql, " AND instr (' ' || %s || ' ', :value%u) > 0", field->name, index);
  else
    g_string_append_printf (sql, " AND instr (pc_fold (%s), :value%u) > 0", field->name, index);
}

static void
append_order (PcQuery *self,
              GString *sql)
{
  const PcField *field = self->order >= 0 ? pc_kind_get_field (self->kind, self->order) : NULL;
  const char *direction = self->descending ? " DESC" : "";

  g_string_append (sql, " ORDER BY ");
  if (field != NULL && (field->type == PC_FIELD_TEXT || field->type == PC_FIELD_NOTE))
    g_string_append_printf (sql, "pc_fold (%s)%s, ", field->name, direction);
  else if (field != NULL)
    g_string_append_printf (sql, "%s%s, ", field->name, direction);
  g_string_append (sql, "id LIMIT :limit");
}

/* All names are those of the field tables. */
static char *
make_sql (PcQuery *self)
{
  g_autoptr(GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < pc_kind_get_n_fields (self->kind); i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", pc_kind_get_field (self->kind, i)->name);

  g_string_append_printf (sql, " FROM %s WHERE deleted_at %s NULL", self->kind->name, self->deleted ? "IS NOT" : "IS");
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);

      append_condition (sql, pc_kind_get_field (self->kind, condition->field), condition->operator, i);
    }
  append_order (self, sql);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* What is unset stays unbound, which is NULL. */
static void
bind_values (PcQuery  *self,
             PcCursor *cursor)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);
      g_autofree char *name = g_strdup_printf ("value%u", i);

      if (condition->value.text != NULL)
        pc_cursor_bind_text (cursor, name, condition->value.text);
      else if (condition->value.number != PC_UNSET)
        pc_cursor_bind_int (cursor, name, condition->value.number);
    }

  pc_cursor_bind_int (cursor, "limit", self->limit > 0 ? (gint64) self->limit : -1);
}

PcCursor *
pc_query_open (PcQuery  *self,
               PcStore  *store,
               GError  **error)
{
  g_autofree char *sql = NULL;
  PcCursor *cursor;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  sql = make_sql (self);
  if (!ensure_fold (store, error) || !(cursor = pc_cursor_new (store, sql, error)))
    return NULL;

  bind_values (self, cursor);
  return cursor;
}
