/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-csv.h"

#include <errno.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>

#include "pc-cell-text.h"
#include "pc-csv-text.h"
#include "pc-output.h"

struct _PcCsv
{
  PcOutput        *output;
  FILE            *file;
  const PcColumn  *columns;
  guint            n_columns;
  PcCellText     **texts;
  GString         *buffer;
  char             separator;
  const char      *decimal;
};

static gboolean
fail (PcCsv   *self,
      GError **error)
{
  return pc_output_fail (self->output, errno, error);
}

static void
write_text (PcCsv      *self,
            const char *text)
{
  pc_csv_text_write (self->file, self->separator, pc_cell_text_clean (text, FALSE, self->buffer));
}

/* Amounts and hours with two decimals, of hundredths. */
static void
write_hundredths (PcCsv      *self,
                  const char *sign,
                  guint64     size)
{
  fprintf (self->file, "%s%" G_GUINT64_FORMAT "%s%02u", sign, size / 100, self->decimal, (guint) (size % 100));
}

static void
write_number (PcCsv          *self,
              const PcColumn *column,
              gint64          number)
{
  const guint64 size = ABS (number);
  const char *sign = number < 0 ? "-" : "";

  switch ((int) column->field.type)
    {
    case PC_FIELD_MONEY:
      write_hundredths (self, sign, size);
      break;

    case PC_FIELD_MINUTES:
      if (column->length == PC_LENGTH_DECIMAL)
        write_hundredths (self, sign, (size * 100 + 30) / 60);
      else
        fprintf (self->file, "%s%" G_GUINT64_FORMAT ":%02u", sign, size / 60, (guint) (size % 60));
      break;

    case PC_FIELD_TIME:
      fprintf (self->file, "%02u:%02u", (guint) (size / 60), (guint) (size % 60));
      break;

    default:
      fprintf (self->file, "%s%" G_GUINT64_FORMAT, sign, size);
    }
}

static void
write_value (PcCsv         *self,
             guint          index,
             const PcValue *value)
{
  const PcField *field = &self->columns[index].field;
  const gboolean is_number = !pc_field_is_text (field) && field->type != PC_FIELD_BOOLEAN;
  const char *text;

  if (is_number && value->number != PC_UNSET)
    {
      write_number (self, &self->columns[index], value->number);
      return;
    }

  text = is_number ? value->text : pc_cell_text_get (self->texts[index], value);
  if (text != NULL)
    write_text (self, text);
}

static gboolean
end_line (PcCsv   *self,
          GError **error)
{
  fputs ("\r\n", self->file);
  return !ferror (self->file) || fail (self, error);
}

static gboolean
start (PcCsv     *self,
       gboolean   mark,
       GError   **error)
{
  if (!(self->file = fopen (pc_output_get_part (self->output), "we")))
    return fail (self, error);

  if (mark)
    fputs ("\xEF\xBB\xBF", self->file);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        fputc (self->separator, self->file);
      write_text (self, pc_field_get_label (&self->columns[i].field));
    }

  return end_line (self, error);
}

PcCsv *
pc_csv_new (const char      *path,
            const PcColumn  *columns,
            guint            n_columns,
            gboolean         mark,
            GError         **error)
{
  g_autoptr(PcCsv) self = NULL;
  g_autoptr(PcOutput) output = NULL;

  g_return_val_if_fail (path != NULL && columns != NULL && n_columns > 0, NULL);

  if (!(output = pc_output_new (path, error)))
    return NULL;

  self = g_new0 (PcCsv, 1);
  self->output = g_steal_pointer (&output);
  self->columns = columns;
  self->n_columns = n_columns;
  self->texts = g_new0 (PcCellText *, n_columns);
  for (guint i = 0; i < n_columns; i++)
    self->texts[i] = pc_cell_text_new (&columns[i].field);
  self->buffer = g_string_new (NULL);
  self->decimal = g_intern_string (nl_langinfo (RADIXCHAR));
  self->separator = strcmp (self->decimal, ",") == 0 ? ';' : ',';

  return start (self, mark, error) ? g_steal_pointer (&self) : NULL;
}

void
pc_csv_free (PcCsv *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->file, fclose);
  for (guint i = 0; i < self->n_columns; i++)
    pc_cell_text_free (self->texts[i]);
  g_free (self->texts);
  g_string_free (self->buffer, TRUE);
  pc_output_free (self->output);
  g_free (self);
}

gboolean
pc_csv_add_row (PcCsv          *self,
                const PcValue  *values,
                GError        **error)
{
  g_return_val_if_fail (self != NULL && self->file != NULL, FALSE);
  g_return_val_if_fail (values != NULL, FALSE);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        fputc (self->separator, self->file);
      write_value (self, i, &values[i]);
    }

  return end_line (self, error);
}

gboolean
pc_csv_close (PcCsv         *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_return_val_if_fail (self != NULL && self->file != NULL, FALSE);

  if (fclose (g_steal_pointer (&self->file)) != 0)
    return fail (self, error);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) && pc_output_commit (self->output, error);
}
