/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-origin.h"

#include <glib/gi18n-lib.h>

#include "pc-workbook-private.h"

typedef struct
{
  PcWorkbook    *book;
  lxw_worksheet *sheet;
  lxw_row_t      row;
  lxw_error      error;   /* The first one. */
} Origin;

static void
write_line (Origin     *self,
            const char *key,
            guint       table,
            const char *value)
{
  g_autofree char *number = table > 0 ? g_strdup_printf ("%u", table) : NULL;

  if (self->error == LXW_NO_ERROR)
    self->error = pc_workbook_write_text (self->book, self->sheet, self->row, 0, key, NULL);
  if (self->error == LXW_NO_ERROR && number != NULL)
    self->error = pc_workbook_write_text (self->book, self->sheet, self->row, 1, number, NULL);
  if (self->error == LXW_NO_ERROR)
    self->error = pc_workbook_write_text (self->book, self->sheet, self->row, 2, value, NULL);
  self->row++;
}

static void
write_number (Origin     *self,
              const char *key,
              guint       table,
              gint64      number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  write_line (self, key, table, text);
}

static const char *
name_type (const PcField *field)
{
  static const char * const names[] = {
    [PC_FIELD_INTEGER] = "integer", [PC_FIELD_MINUTES] = "minutes", [PC_FIELD_MONEY] = "money",
    [PC_FIELD_DATE] = "date", [PC_FIELD_TIME] = "time", [PC_FIELD_INSTANT] = "instant",
  };

  return names[field->type] != NULL ? names[field->type] : "text";
}

static void
write_columns (Origin       *self,
               PcSheetTable *table,
               guint         n)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GString) types = g_string_new (NULL);

  for (guint i = 0; i < table->layout.n_columns; i++)
    {
      const PcField *field = &table->layout.columns[i].field;

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", field->name);
      g_string_append_printf (types, "%s%s", i > 0 ? " " : "", name_type (field));
    }

  write_line (self, "columns", n, names->str);
  write_line (self, "kinds", n, types->str);
  for (guint i = 0; i < table->layout.n_columns; i++)
    write_line (self, "heading", n, pc_field_get_label (&table->layout.columns[i].field));
}

static void
write_table (Origin       *self,
             PcSheetTable *table,
             guint         n)
{
  write_line (self, "table", n, table->name);
  write_columns (self, table, n);

  for (guint i = 0; i < table->parts->len; i++)
    {
      const PcSheetPart *part = &g_array_index (table->parts, PcSheetPart, i);

      write_line (self, "sheet", n, part->name);
      write_number (self, "rows", n, part->n_rows);
    }

  write_line (self, "digest", n, pc_row_digest_get (table->digest));
  for (guint i = 0; i < table->layout.n_columns; i++)
    if (table->columns[i].column->total)
      {
        g_autofree char *key = g_strconcat ("sum:", table->columns[i].column->field.name, NULL);

        write_number (self, key, n, table->columns[i].total);
      }
}

lxw_error
pc_workbook_write_origin (PcWorkbook *self)
{
  Origin origin = { .book = self, .error = LXW_NO_ERROR };
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  if (!(origin.sheet = pc_workbook_add_sheet (self, PC_ORIGIN_SHEET)))
    return LXW_ERROR_CREATING_TMPFILE;

  worksheet_hide (origin.sheet);
  write_line (&origin, "report", 0, self->name);
  write_line (&origin, "generated", 0, moment);
  for (guint i = 0; i < self->facts->len; i++)
    {
      const PcSheetFact *fact = self->facts->pdata[i];

      if (fact->key != NULL)
        write_line (&origin, fact->key, 0, fact->code != NULL ? fact->code : fact->value);
    }
  for (guint i = 0; i < self->tables->len; i++)
    write_table (&origin, self->tables->pdata[i], i + 1);

  return origin.error;
}
