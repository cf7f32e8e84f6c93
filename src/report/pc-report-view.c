/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-cell-mark.h"

#define CODE_WIDTH 10
#define DECIMAL_WIDTH 9
#define MARK_WIDTH 8

#define SEPARATOR "\x1f"

/* How the value of a column comes about. */
typedef enum
{
  AS_IS,
  PSEUDONYM,
  HEADS,
  HEADS_SUM,
  SMALL_GROUP,
  BASE
} Step;

struct _PcReportView
{
  const PcTable       *table;
  PcReportViewOptions  options;
  GArray              *columns;    /* of PcColumn */
  GArray              *sources;    /* of guint: column of the table */
  GArray              *steps;      /* of Step */
  GPtrArray           *labels;     /* Headings made for columns that an export adds. */
  PcValue             *values;
  GString             *group;      /* Under way. */
  GHashTable          *groups;     /* What people have in common -> how many they are. */
  char                *few;
  GString             *base;       /* Of the row under way. */
};

/*
 * Which columns
 */

static gboolean
is_person (const PcField *field)
{
  return (field->flags & PC_PERSONAL) != 0 && g_strcmp0 (field->detail, "code") == 0;
}

static gboolean
is_left_out (PcReportView   *self,
             const PcColumn *column)
{
  const PcField *field = &column->field;

  if (column->use == PC_COLUMN_HIDDEN && !self->options.ids)
    return TRUE;
  if (self->options.pseudonym == NULL || is_person (field) || field->type == PC_FIELD_REFERENCE)
    return FALSE;

  return (field->flags & (PC_PERSONAL | PC_SPECIAL | PC_LOCAL)) != 0 ||
         (field->type == PC_FIELD_NOTE && !self->options.notes);
}

static Step
choose_step (PcReportView   *self,
             const PcColumn *column)
{
  if (self->options.pseudonym == NULL)
    return AS_IS;
  if (is_person (&column->field) || column->field.type == PC_FIELD_REFERENCE)
    return PSEUDONYM;

  return column->use == PC_COLUMN_HEADS ? HEADS : column->use == PC_COLUMN_HEADS_SUM ? HEADS_SUM : AS_IS;
}

static void
add_column (PcReportView   *self,
            const PcColumn *column,
            guint           source,
            Step            step)
{
  PcColumn added = *column;

  if (added.use == PC_COLUMN_FILLED && !self->options.filled)
    added.use = PC_COLUMN_PLAIN;
  g_array_append_val (self->columns, added);
  g_array_append_val (self->sources, source);
  g_array_append_val (self->steps, step);
}

/* A heading that no declaration has; kept as long as the view. */
static const char *
make_label (PcReportView  *self,
            const char    *format,
            const PcField *field)
{
  char *label;

  #pragma GCC diagnostic push
  #pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (format, pc_field_get_label (field));
  #pragma GCC diagnostic pop
  g_ptr_array_add (self->labels, label);
  return label;
}

static const char *
make_name (PcReportView  *self,
           const PcField *field,
           const char    *suffix)
{
  char *name = g_strconcat (field->name, suffix, NULL);

  g_ptr_array_add (self->labels, name);
  return name;
}

static void
add_code_column (PcReportView *self,
                 guint         source)
{
  PcColumn column = self->table->columns[source];

  /* Translators: heading of the column with the codes of a list, such as “Sex (code)”. */
  column.field.label = make_label (self, _("%s (code)"), &column.field);
  column.field.name = make_name (self, &column.field, "_code");
  column.field.type = PC_FIELD_TEXT;
  column.field.detail = NULL;
  column.width = CODE_WIDTH;
  column.use = PC_COLUMN_CODE;
  add_column (self, &column, source, AS_IS);
}

/* A formula over the cell with the hours, which a spreadsheet counts in days. */
static void
add_decimal_column (PcReportView *self,
                    guint         source)
{
  PcColumn column = self->table->columns[source];
  char *formula = g_strdup_printf ("{%s}*24", column.field.name);

  g_ptr_array_add (self->labels, formula);
  /* Translators: heading of a column with hours as 1.50 beside one with hours as 1:30, such as “Hours (decimal)”. */
  column.field.label = make_label (self, _("%s (decimal)"), &column.field);
  column.field.name = make_name (self, &column.field, "_decimal");
  column.length = PC_LENGTH_DECIMAL;
  column.width = DECIMAL_WIDTH;
  column.formula = formula;
  column.use = PC_COLUMN_PLAIN;
  add_column (self, &column, source, AS_IS);
}

static gboolean
has_column (PcReportView *self,
            const char   *name,
            gsize         length)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const PcColumn *column = &g_array_index (self->columns, PcColumn, i);

      if (strncmp (column->field.name, name, length) == 0 && column->field.name[length] == '\0')
        return TRUE;
    }

  return FALSE;
}

/* A formula over a cell that was left out gives way to the value. */
static void
drop_formulas (PcReportView *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      PcColumn *column = &g_array_index (self->columns, PcColumn, i);
      const char *rest = column->formula;

      while (rest != NULL && (rest = strchr (rest, '{')) != NULL)
        {
          const gsize length = strcspn (++rest, "}");

          if (!has_column (self, rest, length))
            {
              column->formula = NULL;
              break;
            }
        }
    }
}

static void
add_table_columns (PcReportView *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (!is_left_out (self, &self->table->columns[i]))
      {
        add_column (self, &self->table->columns[i], i, choose_step (self, &self->table->columns[i]));
        if (self->table->columns[i].length == PC_LENGTH_BOTH && !self->options.plain)
          add_decimal_column (self, i);
      }
}

static void
add_code_columns (PcReportView *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const PcField *field = &self->table->columns[i].field;

      if ((field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES) &&
          !is_left_out (self, &self->table->columns[i]))
        add_code_column (self, i);
    }
}

static void
add_mark (PcReportView *self)
{
  static const PcColumn mark = {
    NULL, { "small_group", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Small group") }, MARK_WIDTH
  };

  add_column (self, &mark, 0, SMALL_GROUP);
}

static gboolean
has_filled (PcReportView *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, PcColumn, i).use == PC_COLUMN_FILLED)
      return TRUE;

  return FALSE;
}

static void
add_base (PcReportView *self)
{
  static const PcColumn base = {
    NULL, { PC_REPORT_BASE, PC_FIELD_TEXT, NULL, PC_PLAIN, N_("As it was") }, MARK_WIDTH, .use = PC_COLUMN_HIDDEN
  };

  add_column (self, &base, 0, BASE);
}

gboolean
pc_report_view_has_groups (PcReportView *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->options.pseudonym != NULL && self->table->columns[i].use == PC_COLUMN_GROUP)
      return TRUE;

  return FALSE;
}

PcReportView *
pc_report_view_new (const PcTable             *table,
                    const PcReportViewOptions *options)
{
  PcReportView *self;

  g_return_val_if_fail (table != NULL && options != NULL, NULL);

  self = g_new0 (PcReportView, 1);
  self->table = table;
  self->options = *options;
  self->columns = g_array_new (FALSE, FALSE, sizeof (PcColumn));
  self->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->group = g_string_new (NULL);
  self->base = g_string_new (NULL);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Translators: stands for a count of people that is not told because it is small; %d is 5. */
  self->few = g_strdup_printf (_("< %d"), PC_SMALL_GROUP);

  add_table_columns (self);
  if (!options->plain)
    add_code_columns (self);
  if (pc_report_view_has_groups (self))
    add_mark (self);
  if (has_filled (self))
    add_base (self);
  drop_formulas (self);
  self->values = g_new0 (PcValue, self->columns->len);
  return self;
}

void
pc_report_view_free (PcReportView *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->columns);
  g_array_unref (self->sources);
  g_array_unref (self->steps);
  g_ptr_array_unref (self->labels);
  g_string_free (self->group, TRUE);
  g_string_free (self->base, TRUE);
  g_hash_table_unref (self->groups);
  g_free (self->few);
  g_free (self->values);
  g_free (self);
}

const PcColumn *
pc_report_view_get_columns (PcReportView *self,
                            guint        *n_columns)
{
  g_return_val_if_fail (self != NULL && n_columns != NULL, NULL);

  *n_columns = self->columns->len;
  return (const PcColumn *) self->columns->data;
}

/*
 * Values
 */

static const char *
name_group (PcReportView *self,
            PcCursor     *row)
{
  g_string_truncate (self->group, 0);
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->table->columns[i].use == PC_COLUMN_GROUP)
      {
        const char *text = pc_cursor_get_text (row, i);

        g_string_append (self->group, text != NULL ? text : "");
        g_string_append (self->group, SEPARATOR);
      }

  return self->group->str;
}

void
pc_report_view_count (PcReportView *self,
                      PcCursor     *row)
{
  const char *group;
  guint n;

  g_return_if_fail (self != NULL && row != NULL);

  group = name_group (self, row);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, group)) + 1;
  g_hash_table_insert (self->groups, g_strdup (group), GUINT_TO_POINTER (n));
}

static gboolean
is_small (PcReportView *self,
          PcCursor     *row)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, name_group (self, row))) < PC_SMALL_GROUP;
}

/* As JSON has it; no control character but the end of a line stands in a text of ours. */
static void
append_quoted (GString    *json,
               const char *text)
{
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (json, "\\n");
    else
      g_string_append_printf (json, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
  g_string_append_c (json, '"');
}

static void
append_filled (GString       *json,
               const PcValue *value)
{
  if (value->text != NULL)
    append_quoted (json, value->text);
  else if (value->number != PC_UNSET)
    g_string_append_printf (json, "\"%" G_GINT64_FORMAT "\"", value->number);
  else
    g_string_append (json, "null");
  g_string_append_c (json, ',');
}

/* What the cells to be filled in hold, and in one text the marks of all others. */
static const char *
list_base (PcReportView *self)
{
  g_autoptr(GString) marks = g_string_new (NULL);

  g_string_assign (self->base, "[");
  for (guint i = 0; i < self->columns->len; i++)
    {
      const PcColumn *column = &g_array_index (self->columns, PcColumn, i);

      if (column->use == PC_COLUMN_FILLED)
        append_filled (self->base, &self->values[i]);
      else if (pc_cell_mark_is_for (column))
        pc_cell_mark_append (marks, &self->values[i]);
    }

  append_quoted (self->base, marks->str);
  g_string_append_c (self->base, ']');
  return self->base->str;
}

/* What is not told of a few, alone in its row, is what the sum has more than the others. */
static gboolean
tells_few (PcReportView *self,
           guint         sum)
{
  guint n_few = 0;

  for (guint i = 0; i < sum; i++)
    n_few += g_array_index (self->steps, Step, i) == HEADS && self->values[i].text != NULL;

  return n_few == 1;
}

static gboolean
is_few (gint64 number)
{
  return number > 0 && number < PC_SMALL_GROUP;
}

static void
hide_few (PcReportView *self,
          guint         i)
{
  const Step step = g_array_index (self->steps, Step, i);
  PcValue *value = &self->values[i];

  if ((step == HEADS || step == HEADS_SUM) && is_few (value->number))
    *value = (PcValue) { PC_UNSET, self->few };
  else if (step == HEADS_SUM && tells_few (self, i))
    *value = (PcValue) { PC_UNSET, (char *) "–" };
}

static void
read_value (PcReportView *self,
            guint         i,
            PcCursor     *row)
{
  const PcField *field = &g_array_index (self->columns, PcColumn, i).field;
  PcValue *value = &self->values[i];

  if (g_array_index (self->steps, Step, i) == SMALL_GROUP)
    {
      *value = (PcValue) { is_small (self, row), NULL };
      return;
    }

  if (g_array_index (self->steps, Step, i) == BASE)
    {
      *value = (PcValue) { PC_UNSET, (char *) list_base (self) };
      return;
    }

  pc_cursor_get_value (row, g_array_index (self->sources, guint, i), field, value);
  if (g_array_index (self->steps, Step, i) == PSEUDONYM && value->text != NULL)
    value->text = (char *) pc_pseudonym_get (self->options.pseudonym, value->text);
  else
    hide_few (self, i);
}

const PcValue *
pc_report_view_read (PcReportView *self,
                     PcCursor     *row)
{
  g_return_val_if_fail (self != NULL && row != NULL, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    read_value (self, i, row);

  return self->values;
}
