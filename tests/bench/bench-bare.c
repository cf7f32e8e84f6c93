/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-bare FILE WORKBOOK: the shortest program that writes the cells of the service register: sqlite3_step() and
 * libxlsxwriter in constant memory, by hand for these columns. What the report itself is measured against; the query is
 * the one that the report runs.
 */

#include <glib.h>
#include <locale.h>
#include <string.h>
#include <xlsxwriter.h>

#include "pc-code-list.h"
#include "pc-report.h"
#include "pc-store-private.h"

#define MOST_LABELS 16

/* Columns of the register that need more than their text. */
enum {
  DATE = 4,
  STARTS_AT = 5,
  ENDS_AT = 6,
  HOURS = 7,
  FORM = 9,
  DELIVERY = 10,
  N_COLUMNS = 16
};

typedef struct
{
  const char *code;
  const char *label;
} Label;

static Label forms[MOST_LABELS];
static Label deliveries[MOST_LABELS];
static lxw_format *text_format, *date_format, *time_format, *hours_format;

static void
read_labels (const char *name,
             Label      *labels)
{
  const PcCodeList *list = pc_code_list_get (name);

  for (guint i = 0; i < pc_code_list_get_n_codes (list); i++)
    labels[i] = (Label) { pc_code_list_get_id (list, i), pc_code_list_get_label (list, pc_code_list_get_id (list, i)) };
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

static void
write_cell (lxw_worksheet *sheet,
            lxw_row_t      row,
            int            i,
            sqlite3_stmt  *stmt)
{
  const char *text;

  if (i >= STARTS_AT && i <= HOURS)
    {
      if (sqlite3_column_type (stmt, i) != SQLITE_NULL)
        worksheet_write_number (sheet, row, i, sqlite3_column_int (stmt, i) / 1440.0, i == HOURS ? hours_format : time_format);
      return;
    }

  if ((text = (const char *) sqlite3_column_text (stmt, i)) == NULL)
    return;

  if (i == DATE)
    worksheet_write_number (sheet, row, i, read_date (text), date_format);
  else
    worksheet_write_string (sheet, row, i,
                            i == FORM ? find_label (forms, text) : i == DELIVERY ? find_label (deliveries, text) : text,
                            text_format);
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
  for (guint i = 0; i < table->n_columns; i++)
    {
      worksheet_set_column (sheet, i, i, table->columns[i].width, NULL);
      worksheet_write_string (sheet, 0, i, pc_field_get_label (&table->columns[i].field), NULL);
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

  write_heading (sheet, table);
  for (; sqlite3_step (stmt) == SQLITE_ROW; row++)
    for (int i = 0; i < N_COLUMNS; i++)
      write_cell (sheet, row, i, stmt);

  g_print ("bare rows=%u\n", row - 1);
  return workbook_close (book) == LXW_NO_ERROR;
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
  g_autoptr(PcStore) store = argc == 3 ? pc_store_open (argv[1], PC_STORE_READ, NULL, &error) : NULL;
  g_autofree char *sql = store != NULL ? dup_query (store, table) : NULL;
  g_autoptr(sqlite3_stmt) stmt = sql != NULL ? pc_sql_prepare (store, sql, &error) : NULL;

  if (stmt == NULL || table->n_columns != N_COLUMNS)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: bench-bare FILE WORKBOOK");
      return 1;
    }

  read_labels ("service-form", forms);
  read_labels ("service-delivery", deliveries);
  return write_book (stmt, table, argv[2]) ? 0 : 1;
}
