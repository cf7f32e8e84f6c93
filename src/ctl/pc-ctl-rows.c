/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl-rows.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "pc-csv-text.h"
#include "pc-date.h"

/* A note would push all that follows it off the screen. */
#define MOST_COLUMNS_OF_CELL 60

struct _PcCtlRows
{
  PcCtlFormat  format;
  GPtrArray   *fields;
  guint        most;   /* Columns of a table. */
  guint        n_rows;
  GPtrArray   *cells;  /* Of a table: texts, row by row. */
  int         *widths; /* Of its columns; 0 while nothing is in them. */
};

static const char * const format_names[] = { "table", "csv", "json" };

gboolean
pc_ctl_rows_parse_format (const char   *text,
                          PcCtlFormat  *format,
                          GError      **error)
{
  *format = PC_CTL_TABLE;
  if (text == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    if (strcmp (text, format_names[i]) == 0)
      {
        *format = i;
        return TRUE;
      }

  /* Translators: %s is what was typed; the words in quotes stay as they are. */
  return pc_ctl_refuse (error, _("There is no format “%s”; it is “table”, “csv” or “json”"), text);
}

char **
pc_ctl_rows_parse (PcCtl        *self,
                   char        **arguments,
                   PcCtlFormat  *format,
                   GError      **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &name, N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);

  return rest != NULL && pc_ctl_rows_parse_format (name, format, error) ? g_steal_pointer (&rest) : NULL;
}

PcCtlRows *
pc_ctl_rows_new (PcCtlFormat format)
{
  PcCtlRows *self = g_new0 (PcCtlRows, 1);

  self->format = format;
  self->fields = g_ptr_array_new ();
  self->most = G_MAXUINT;
  self->cells = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
pc_ctl_rows_free (PcCtlRows *self)
{
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->cells);
  g_free (self->widths);
  g_free (self);
}

void
pc_ctl_rows_add_columns (PcCtlRows     *self,
                         const PcField *fields,
                         guint          n)
{
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->fields, (gpointer) &fields[i]);

  self->widths = g_renew (int, self->widths, self->fields->len);
  memset (self->widths, 0, self->fields->len * sizeof (int));
}

void
pc_ctl_rows_set_most (PcCtlRows *self,
                      guint      most)
{
  self->most = most;
}

/*
 * Tables
 */

static int
measure_letter (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

int
pc_ctl_measure_text (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += measure_letter (g_utf8_get_char (p));

  return width;
}

void
pc_ctl_print_padded (const char *text,
                     int         width)
{
  fputs (text, stdout);
  for (int i = pc_ctl_measure_text (text); i < width; i++)
    putchar (' ');
}

/* Of a moment, which is kept in UTC. */
static char *
format_instant (const char *text)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *iso = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;
  g_autofree char *day = iso != NULL ? pc_date_format (iso) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M:%S") : NULL;

  return day != NULL ? g_strdup_printf ("%s %s", day, time) : g_strdup (text);
}

char *
pc_ctl_format_value (const PcField *field,
                     const PcValue *value)
{
  if (field->type == PC_FIELD_INSTANT && value->text != NULL)
    return format_instant (value->text);

  return g_strdelimit (pc_value_format (field, value), "\n", ' ');
}

/* Cuts the text where it is too wide for a cell, between letters. */
static char *
shorten (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      width += measure_letter (g_utf8_get_char (p));
      if (width > MOST_COLUMNS_OF_CELL)
        return g_strdup_printf ("%.*s…", (int) (p - text), text);
    }

  return g_strdup (text);
}

static void
keep_row (PcCtlRows     *self,
          const PcValue *values)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      char *cell = pc_ctl_format_value (self->fields->pdata[i], &values[i]);
      g_autofree char *short_cell = shorten (cell);

      self->widths[i] = MAX (self->widths[i], pc_ctl_measure_text (short_cell));
      g_ptr_array_add (self->cells, cell);
    }
}

/* Numbers stand at the right of their column. Nothing follows the last column, which is never cut. */
static void
print_cell (PcCtlRows  *self,
            guint       column,
            const char *text,
            gboolean    is_last)
{
  g_autofree char *cell = is_last ? g_strdup (text) : shorten (text);

  if (pc_field_is_amount (self->fields->pdata[column]))
    {
      pc_ctl_print_padded ("", self->widths[column] - pc_ctl_measure_text (cell));
      fputs (cell, stdout);
    }
  else
    pc_ctl_print_padded (cell, is_last ? 0 : self->widths[column]);

  fputs (is_last ? "\n" : "  ", stdout);
}

/* The columns that hold anything, and no more than may be shown. */
static GArray *
choose_columns (PcCtlRows *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->fields->len && columns->len < self->most; i++)
    if (self->widths[i] > 0)
      g_array_append_val (columns, i);

  return columns;
}

static void
print_table (PcCtlRows *self)
{
  g_autoptr(GArray) columns = choose_columns (self);

  for (guint i = 0; i < columns->len; i++)
    {
      const guint column = g_array_index (columns, guint, i);
      const char *label = pc_field_get_label (self->fields->pdata[column]);

      self->widths[column] = MAX (self->widths[column], pc_ctl_measure_text (label));
      print_cell (self, column, label, i + 1 == columns->len);
    }

  for (guint row = 0; row < self->n_rows; row++)
    for (guint i = 0; i < columns->len; i++)
      {
        const guint column = g_array_index (columns, guint, i);

        print_cell (self, column, self->cells->pdata[row * self->fields->len + column], i + 1 == columns->len);
      }
}

/*
 * CSV
 */

static void
print_csv_row (PcCtlRows     *self,
               const PcValue *values)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (i > 0)
        putchar (',');
      if (values[i].text != NULL)
        pc_csv_text_write (stdout, ',', values[i].text);
      else if (values[i].number != PC_UNSET)
        printf ("%" G_GINT64_FORMAT, values[i].number);
    }
  putchar ('\n');
}

static void
print_csv_heading (PcCtlRows *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    printf ("%s%s", i > 0 ? "," : "", ((const PcField *) self->fields->pdata[i])->name);
  putchar ('\n');
}

/*
 * JSON
 */

static void
add_member (JsonBuilder   *builder,
            const PcField *field,
            const PcValue *value)
{
  json_builder_set_member_name (builder, field->name);

  if (value->text != NULL)
    json_builder_add_string_value (builder, value->text);
  else if (value->number == PC_UNSET)
    json_builder_add_null_value (builder);
  else if (field->type == PC_FIELD_BOOLEAN)
    json_builder_add_boolean_value (builder, value->number != 0);
  else
    json_builder_add_int_value (builder, value->number);
}

static char *
make_object (GPtrArray     *fields,
             const PcValue *values,
             gboolean       pretty)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < fields->len; i++)
    add_member (builder, fields->pdata[i], &values[i]);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, pretty);
}

/* One object a line: an array of any length in constant memory. */
static void
print_json_row (PcCtlRows     *self,
                const PcValue *values)
{
  g_autofree char *text = make_object (self->fields, values, FALSE);

  printf ("%s%s", self->n_rows == 0 ? "[\n" : ",\n", text);
}

/*
 * All of them
 */

void
pc_ctl_rows_add (PcCtlRows     *self,
                 const PcValue *values)
{
  if (self->format == PC_CTL_TABLE)
    keep_row (self, values);
  else if (self->format == PC_CTL_JSON)
    print_json_row (self, values);
  else
    {
      if (self->n_rows == 0)
        print_csv_heading (self);
      print_csv_row (self, values);
    }

  self->n_rows++;
}

void
pc_ctl_rows_add_texts (PcCtlRows          *self,
                       const char * const *texts)
{
  g_autofree PcValue *values = g_new (PcValue, self->fields->len);

  for (guint i = 0; i < self->fields->len; i++)
    values[i] = (PcValue) { PC_UNSET, (char *) texts[i] };

  pc_ctl_rows_add (self, values);
}

void
pc_ctl_rows_print_single (PcCtlRows     *self,
                          const PcValue *values)
{
  g_autofree char *text = NULL;

  if (self->format != PC_CTL_JSON)
    {
      pc_ctl_rows_add (self, values);
      pc_ctl_rows_finish (self);
      return;
    }

  text = make_object (self->fields, values, TRUE);
  puts (text);
}

void
pc_ctl_rows_finish (PcCtlRows *self)
{
  if (self->format == PC_CTL_TABLE)
    print_table (self);
  else if (self->format == PC_CTL_JSON)
    puts (self->n_rows == 0 ? "[]" : "\n]");
  else if (self->n_rows == 0)
    print_csv_heading (self);
}
