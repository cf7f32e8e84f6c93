/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-bare FILE WORKBOOK [N]: the shortest program that writes the cells of the service register, or of its first N
 * columns without those that an export adds: sqlite3_step() and libxlsxwriter in constant memory, by hand for these
 * columns. What the report itself is measured against; the query is the one that the report runs.
 *
 * bench-bare FILE ROWS.tsv N: the same rows for other writers, a line each, with tabs between the columns: days as
 * 2026-03-31, times and lengths in minutes, choices in words.
 */

#include <glib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "pc-code-list.h"
#include "pc-report.h"
#include "pc-store-private.h"

#define MOST_LABELS 16

/* Columns of the query, and how many of them are seen. */
enum {
  DATE = 4,
  STARTS_AT = 5,
  ENDS_AT = 6,
  HOURS = 7,
  FORM = 9,
  DELIVERY = 10,
  N_SEEN = 16
};

typedef enum
{
  TEXT,
  FORM_LABEL,
  DELIVERY_LABEL,
  DAY,
  TIME,
  LENGTH,
  DECIMAL
} What;

/* A column of the workbook: where it comes from, and what it is. */
typedef struct
{
  int  source;
  What what;
} Column;

/* The register has the codes of its choices at the right. */
static const Column all_columns[] = {
  { 0, TEXT }, { 1, TEXT }, { 2, TEXT }, { 3, TEXT }, { DATE, DAY }, { STARTS_AT, TIME }, { ENDS_AT, TIME },
  { HOURS, LENGTH }, { HOURS, DECIMAL }, { 8, TEXT }, { FORM, FORM_LABEL }, { DELIVERY, DELIVERY_LABEL }, { 11, TEXT },
  { 12, TEXT }, { 13, TEXT }, { 14, TEXT }, { 15, TEXT }, { FORM, TEXT }, { DELIVERY, TEXT },
};

typedef struct
{
  const char *code;
  const char *label;
} Label;

/* Those that are written. */
static Column columns[G_N_ELEMENTS (all_columns)];
static int n_columns;

static Label forms[MOST_LABELS];
static Label deliveries[MOST_LABELS];
static lxw_format *text_format, *date_format, *time_format, *hours_format, *decimal_format;

static void
read_labels (const char *name,
             Label      *labels)
{
  const PcCodeList *list = pc_code_list_get (name);

  for (guint i = 0; i < pc_code_list_get_n_codes (list); i++)
    labels[i] = (Label) { pc_code_list_get_id (list, i), pc_code_list_get_label (list, pc_code_list_get_id (list, i)) };
}

/* The first @most of the query; of all, if 0. */
static void
choose_columns (int most)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_columns); i++)
    if (most == 0 || (n_columns < most && all_columns[i].what != DECIMAL))
      columns[n_columns++] = all_columns[i];
}

static const char *
find_label (const Label *labels,
            const char  *code)
{
  while (strcmp (labels->code, code) != 0)
    labels++;

  return labels->label;
}

/* Days from 1900 as a spreadsheet has them, of "2026-03-31". */
static double
read_date (const char *s)
{
  const int y0 = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + s[3] - '0';
  const int m = (s[5] - '0') * 10 + s[6] - '0';
  const int d = (s[8] - '0') * 10 + s[9] - '0';
  const int y = m <= 2 ? y0 - 1 : y0;
  const int days = y * 365 + y / 4 - y / 100 + y / 400 + (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;

  return days - 693899;
}

static const char *
read_text (sqlite3_stmt *stmt,
           int           i)
{
  const char *text = (const char *) sqlite3_column_text (stmt, columns[i].source);

  if (text == NULL || columns[i].what == TEXT || columns[i].what == DAY)
    return text;

  return find_label (columns[i].what == FORM_LABEL ? forms : deliveries, text);
}

static void
write_number (lxw_worksheet *sheet,
              lxw_row_t      row,
              int            i,
              int            minutes)
{
  char formula[32];

  if (columns[i].what == DECIMAL)
    {
      g_snprintf (formula, sizeof formula, "=H%u*24", row + 1);
      worksheet_write_formula_num (sheet, row, i, formula, decimal_format, minutes / 60.0);
    }
  else
    worksheet_write_number (sheet, row, i, minutes / 1440.0, columns[i].what == TIME ? time_format : hours_format);
}

static void
write_cell (lxw_worksheet *sheet,
            lxw_row_t      row,
            int            i,
            sqlite3_stmt  *stmt)
{
  const char *text;

  if (columns[i].what >= TIME)
    {
      if (sqlite3_column_type (stmt, columns[i].source) != SQLITE_NULL)
        write_number (sheet, row, i, sqlite3_column_int (stmt, columns[i].source));
    }
  else if ((text = read_text (stmt, i)) == NULL)
    return;
  else if (columns[i].what == DAY)
    worksheet_write_number (sheet, row, i, read_date (text), date_format);
  else
    worksheet_write_string (sheet, row, i, text, text_format);
}

static lxw_format *
add_format (lxw_workbook *book,
            const char   *number)
{
  lxw_format *format = workbook_add_format (book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number != NULL)
    format_set_num_format (format, number);

  return format;
}

static void
write_heading (lxw_worksheet *sheet,
               const PcTable *table)
{
  for (int i = 0; i < n_columns; i++)
    {
      const PcColumn *column = &table->columns[columns[i].source];

      worksheet_set_column (sheet, i, i, column->width, NULL);
      worksheet_write_string (sheet, 0, i, pc_field_get_label (&column->field), NULL);
    }
}

static gboolean
write_book (sqlite3_stmt  *stmt,
            const PcTable *table,
            const char    *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_row_t row = 1;

  text_format = add_format (book, NULL);
  date_format = add_format (book, "yyyy-mm-dd");
  time_format = add_format (book, "hh:mm");
  hours_format = add_format (book, "[h]:mm");
  decimal_format = add_format (book, "0.00");

  write_heading (sheet, table);
  for (; row < LXW_ROW_MAX && sqlite3_step (stmt) == SQLITE_ROW; row++)
    for (int i = 0; i < n_columns; i++)
      write_cell (sheet, row, i, stmt);

  if (row == LXW_ROW_MAX)
    g_error ("These are more rows than a sheet takes.");

  g_print ("bare rows=%u columns=%d\n", row - 1, n_columns);
  return workbook_close (book) == LXW_NO_ERROR;
}

static gboolean
dump_rows (sqlite3_stmt *stmt,
           const char   *path)
{
  FILE *file = fopen (path, "w");

  while (file != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < n_columns; i++)
      {
        const char *text = columns[i].what < TIME ? read_text (stmt, i)
                                                  : (const char *) sqlite3_column_text (stmt, columns[i].source);

        fprintf (file, "%s%c", text != NULL ? text : "", i < n_columns - 1 ? '\t' : '\n');
      }

  return file != NULL && fclose (file) == 0;
}

/* The statement that the report would step through: the one that has just been prepared on this connection. */
static char *
dup_query (PcStore       *store,
           const PcTable *table)
{
  g_autoptr(PcCursor) cursor = pc_table_open (table, store, NULL, NULL);

  for (sqlite3_stmt *stmt = sqlite3_next_stmt (store->db, NULL); stmt != NULL; stmt = sqlite3_next_stmt (store->db, stmt))
    if (cursor != NULL && sqlite3_column_count (stmt) >= (int) table->n_columns)
      return g_strdup (sqlite3_sql (stmt));

  return NULL;
}

int
main (int   argc,
      char *argv[])
{
  const PcTable *table = pc_report_find ("service-register")->sheets[0].table;
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = argc >= 3 ? pc_store_open (argv[1], PC_STORE_READ, NULL, &error) : NULL;
  g_autofree char *sql = store != NULL ? dup_query (store, table) : NULL;
  g_autoptr(sqlite3_stmt) stmt = sql != NULL ? pc_sql_prepare (store, sql, &error) : NULL;

  if (stmt == NULL || table->n_columns <= N_SEEN)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: bench-bare FILE WORKBOOK|ROWS.tsv [N]");
      return 1;
    }

  choose_columns (argc > 3 ? atoi (argv[3]) : 0);
  read_labels ("service-form", forms);
  read_labels ("service-delivery", deliveries);
  return (g_str_has_suffix (argv[2], ".tsv") ? dump_rows (stmt, argv[2]) : write_book (stmt, table, argv[2])) ? 0 : 1;
}
