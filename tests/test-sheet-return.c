/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-sheet-reader.h"

#include <string.h>

#include "pc-csv.h"
#include "pc-value.h"
#include "pc-workbook.h"
#include "sample-store.h"

/* What PcWorkbook and PcCsv write, PcSheetReader and pc_value_parse() bring back: the same values, in every locale. */

static const PcColumn columns[] = {
  { "1", { "note", PC_FIELD_NOTE, NULL, PC_PLAIN, "Note" }, 30 },
  { "2", { "code", PC_FIELD_TEXT, "code", PC_PLAIN, "Code" }, 10 },
  { "3", { "count", PC_FIELD_INTEGER, NULL, PC_PLAIN, "Count" }, 8 },
  { "4", { "hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, "Hours" }, 8 },
  { "5", { "amount", PC_FIELD_MONEY, NULL, PC_PLAIN, "Amount" }, 10 },
  { "6", { "day", PC_FIELD_DATE, NULL, PC_PLAIN, "Day" }, 11 },
  { "7", { "time", PC_FIELD_TIME, NULL, PC_PLAIN, "Time" }, 7 },
  { "8", { "yes", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, "Yes or no" }, 7 },
  { "9", { "sex", PC_FIELD_CHOICE, "sex", PC_PLAIN, "Sex" }, 8 },
  { "10", { "days", PC_FIELD_CHOICES, "weekday", PC_PLAIN, "Days" }, 20 },
  { "11", { "id", PC_FIELD_REFERENCE, NULL, PC_PLAIN, "Id" }, 30 },
  { "12", { "moment", PC_FIELD_INSTANT, NULL, PC_PLAIN, "Moment" }, 16 },
};

#define ROWS \
  "SELECT * FROM (VALUES " \
  "('+39 06 123', '00184', 3, 90, 123456, '2026-03-31', 570, 1, 'F', '1 2', '01234567-89ab-4def-8123-456789abcdef', '2026-03-29T00:59:59.000Z')," \
  "('=HYPERLINK(\"http://example.org\")', '-5', -2, 1815, -5, '2000-02-29', 0, 0, 'M', '7', NULL, '2026-03-29T01:00:00.000Z')," \
  "('''=x', '''+1', 0, 0, 0, '1900-03-01', 1440, NULL, NULL, NULL, NULL, '2026-10-25T02:00:00.000Z')," \
  "('''''@x', '''', 999999999, 59, 1, '1900-02-28', 1439, NULL, NULL, NULL, NULL, NULL)," \
  "('a_x0041_b _x005F_', '@x', NULL, 6000000, 99999999999999, '2199-12-31', NULL, 1, 'F', '1 2 3 4 5 6 7', NULL, '1999-12-31T23:00:00.000Z')," \
  "('Two' || char (10) || 'lines; \"quoted\", and more', '0012', NULL, NULL, 28, '2100-03-01', NULL, NULL, NULL, NULL, NULL, NULL)," \
  "('مُحمّد 🌍 👩‍🔧 Nguyễn', '1234567890123456789', 1, 1, 10, '1904-01-01', 1, 1, 'M', '1', NULL, '2026-07-01T12:34:56.000Z')," \
  "(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)," \
  "(replace (printf ('%.*c', 20000, 'x'), 'x', 'è'), 'last', 1, 1, 1, '2026-01-01', 1, 1, 'F', '1', NULL, NULL))"

typedef struct
{
  PcCursor *cursor;   /* Stands on the row that comes next. */
  guint     n_rows;
  guint     column;   /* Where the first of ours is. */
} Return;

static void
check_cell (const PcCell  *cell,
            const PcField *field,
            const PcValue *written,
            guint          row)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = pc_cell_dup_text (cell, field, FALSE, PC_DATE_ORDER_DMY, &error);
  g_auto(PcValue) read = PC_VALUE_INIT;

  g_assert_no_error (error);
  pc_value_parse (field, text, &read, &error);
  g_test_message ("row %u, %s", row, field->name);
  g_assert_no_error (error);
  g_assert_cmpstr (read.text, ==, written->text);
  g_assert_cmpint (read.number, ==, written->number);
}

static gboolean
check_row (guint          row,
           const PcCell  *cells,
           guint          n_cells,
           gpointer       data,
           GError       **error)
{
  static const PcCell empty;
  Return *self = data;

  /* The headings; then a row of nothing is not given. */
  if (row == 1)
    return TRUE;
  for (guint at = self->n_rows + 2; at <= row; at++, self->n_rows++)
    g_assert_true (pc_cursor_next (self->cursor, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      PcValue written;

      pc_cursor_get_value (self->cursor, i, &columns[i].field, &written);
      check_cell (i < n_cells ? &cells[i] : &empty, &columns[i].field, &written, row);
    }

  return TRUE;
}

static void
check_file (PcStore    *store,
            const char *path,
            guint       n_rows)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, &error);
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, ROWS, NULL);
  Return self = { .cursor = cursor };

  g_assert_no_error (error);
  pc_sheet_reader_read (reader, 0, check_row, &self, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self.n_rows, ==, n_rows);
}

static void
write_csv (PcStore    *store,
           const char *path)
{
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, ROWS, NULL);
  g_autoptr(PcCsv) csv = pc_csv_new (path, columns, G_N_ELEMENTS (columns), TRUE, NULL);

  while (pc_cursor_next (cursor, NULL))
    g_assert_true (pc_csv_add_row (csv, cursor, NULL));
  g_assert_true (pc_csv_close (csv, NULL, NULL));
}

static void
write_workbook (PcStore    *store,
                const char *path)
{
  const PcWorkbookLayout layout = { .title = "All", .columns = columns, .n_columns = G_N_ELEMENTS (columns) };
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, ROWS, NULL);
  g_autoptr(PcWorkbook) book = pc_workbook_new (path, &layout, NULL);

  while (pc_cursor_next (cursor, NULL))
    g_assert_true (pc_workbook_add_row (book, cursor, NULL));
  g_assert_true (pc_workbook_close (book, NULL, NULL));
}

static void
test_return (gconstpointer data)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *book = sample_path (folder, "a.xlsx");
  g_autofree char *csv = sample_path (folder, "a.csv");

  sample_use_locale (data);
  write_workbook (store, book);
  write_csv (store, csv);
  check_file (store, book, 9);
  check_file (store, csv, 9);
  sample_use_locale ("C.UTF-8");
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "Europe/Rome", TRUE);
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_data_func ("/sheet-return/c", "C.UTF-8", test_return);
  g_test_add_data_func ("/sheet-return/italian", "it_IT.UTF-8", test_return);
  g_test_add_data_func ("/sheet-return/arabic", "ar_EG.UTF-8", test_return);

  return g_test_run ();
}
