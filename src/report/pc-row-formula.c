/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-row-formula.h"

#include <string.h>
#include <xlsxwriter.h>

/* A piece of the formula, and the column whose cell follows it; -1 at the end. */
typedef struct
{
  char  text[64];
  char  letters[8];
  int   column;
} Part;

struct _PcRowFormula
{
  GArray  *parts;
  GString *text;
};

static int
find_column (const PcColumn *columns,
             guint           n_columns,
             const char     *name,
             gsize           length)
{
  for (guint i = 0; i < n_columns; i++)
    if (strncmp (columns[i].field.name, name, length) == 0 && columns[i].field.name[length] == '\0')
      return i;

  g_error ("A formula names a column that is not there: %.*s", (int) length, name);
}

PcRowFormula *
pc_row_formula_new (const char     *formula,
                    const PcColumn *columns,
                    guint           n_columns)
{
  PcRowFormula *self;

  g_return_val_if_fail (formula != NULL && columns != NULL, NULL);

  self = g_new0 (PcRowFormula, 1);
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  self->text = g_string_sized_new (128);

  while (*formula != '\0')
    {
      const gsize length = strcspn (formula, "{");
      Part part = { .column = -1 };

      g_assert (length < sizeof part.text);
      memcpy (part.text, formula, length);
      formula += length;
      if (*formula == '{')
        {
          const gsize name = strcspn (++formula, "}");

          part.column = find_column (columns, n_columns, formula, name);
          lxw_col_to_name (part.letters, part.column, 0);
          formula += name + 1;
        }
      g_array_append_val (self->parts, part);
    }

  return self;
}

void
pc_row_formula_free (PcRowFormula *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->parts);
  g_string_free (self->text, TRUE);
  g_free (self);
}

gboolean
pc_row_formula_holds (PcRowFormula  *self,
                      const PcValue *values)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const int column = g_array_index (self->parts, Part, i).column;

      if (column >= 0 && values[column].number == PC_UNSET)
        return FALSE;
    }

  return TRUE;
}

const char *
pc_row_formula_get (PcRowFormula *self,
                    guint         row)
{
  char digits[12];
  char *start = digits + sizeof digits - 1;

  /* By hand: printf () allocates. */
  *start = '\0';
  for (guint rest = row; rest > 0; rest /= 10)
    *--start = '0' + rest % 10;

  g_string_assign (self->text, "=");
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      g_string_append (self->text, part->text);
      if (part->column >= 0)
        {
          g_string_append (self->text, part->letters);
          g_string_append (self->text, start);
        }
    }

  return self->text->str;
}
