/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pc-csv.h"
#include "pc-error.h"
#include "sample-book.h"
#include "sample-workbook.h"

/* One column of each type, and one that is reckoned. */
static const PcColumn columns[] = {
  { "1", { "code", PC_FIELD_TEXT, "code", PC_PERSONAL, "Code" }, 10 },
  { "2", { "note", PC_FIELD_NOTE, NULL, PC_PLAIN, "Note" }, 30 },
  { "3", { "count", PC_FIELD_INTEGER, NULL, PC_PLAIN, "Count" }, 8, TRUE },
  { "4", { "hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, "Hours" }, 8, TRUE },
  { "5", { "amount", PC_FIELD_MONEY, NULL, PC_PLAIN, "Amount" }, 10, TRUE },
  { "6", { "day", PC_FIELD_DATE, NULL, PC_PLAIN, "Day" }, 11 },
  { "7", { "time", PC_FIELD_TIME, NULL, PC_PLAIN, "Time" }, 7 },
  { "8", { "yes", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, "Yes or no" }, 7 },
  { "9", { "sex", PC_FIELD_CHOICE, "sex", PC_PLAIN, "Sex" }, 8 },
  { "10", { "days", PC_FIELD_CHOICES, "weekday", PC_PLAIN, "Days" }, 20 },
  { "11", { "moment", PC_FIELD_INSTANT, NULL, PC_PLAIN, "Moment" }, 16 },
  { "12", { "double", PC_FIELD_MONEY, NULL, PC_PLAIN, "Twice" }, 10, TRUE, "2*{amount}" },
};

#define ROWS                                                                                         \
  "SELECT * FROM (VALUES"                                                                            \
  " ('+39 06 123', 'Two' || char (10) || 'lines', 3, 90, 123456, '2026-03-31', 570, 1, 'F', '1 2'," \
  "  '2026-03-31T08:15:00.123Z', 246912),"                                                           \
  " ('0012', NULL, -2, 1500, -5, '1899-12-31', 1440, 0, 'unheard-of', NULL, NULL, -10),"             \
  " (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))"

static const PcWorkbookLayout layout = {
  .name = "cells",
  .title = "What's [new]: A & B",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .landscape = TRUE,
};

/* What another program finds, and the totals: 3 - 2; 1:30 + 25:00; 1234.56 - 0.05; twice that. */
static const char expected[] =
  "[What's  new   A & B] A1:L5 frozen=A2 titles=$1:$1 filter=A1:L4 paper=9 landscape fit=True:Nonex0"
  " head=\"What's [new]: A && B\" foot='Page &P of &N' rtl=False\n"
  "A1 s 'Code' bold\nB1 s 'Note' bold\nC1 s 'Count' bold\nD1 s 'Hours' bold\nE1 s 'Amount' bold\nF1 s 'Day' bold\n"
  "G1 s 'Time' bold\nH1 s 'Yes or no' bold\nI1 s 'Sex' bold\nJ1 s 'Days' bold\nK1 s 'Moment' bold\nL1 s 'Twice' bold\n"
  "A2 s '+39 06 123'\n"
  "B2 s 'Two\\nlines'\n"
  "C2 n 3 0\n"
  "D2 d 1:30 [h]:mm\n"
  "E2 n 1234.56 #,##0.00\n"
  "F2 d 2026-03-31 yyyy-mm-dd\n"
  "G2 d 09:30:00 hh:mm\n"
  "H2 s 'Yes'\n"
  "I2 s 'Female'\n"
  "J2 s 'Monday; Tuesday'\n"
  "K2 d 2026-03-31T08:15:00 yyyy-mm-dd hh:mm\n"
  "L2 f '=2*E2' -> 2469.12 #,##0.00\n"
  "A3 s '0012'\n"
  "C3 n -2 0\n"
  "D3 d 25:00 [h]:mm\n"
  "E3 n -0.05 #,##0.00\n"
  "F3 s '1899-12-31' yyyy-mm-dd\n"
  "G3 d 24:00 [hh]:mm\n"
  "H3 s 'No'\n"
  "I3 s 'unheard-of'\n"
  "L3 f '=2*E3' -> -0.1 #,##0.00\n"
  "A5 s 'Total' bold\n"
  "C5 f '=SUM(C2:C4)' -> 1 0 bold\n"
  "D5 f '=SUM(D2:D4)' -> 26:30 [h]:mm bold\n"
  "E5 f '=SUM(E2:E4)' -> 1234.51 #,##0.00 bold\n"
  "L5 f '=SUM(L2:L4)' -> 2469.02 #,##0.00 bold\n";

static void
check_cells (gconstpointer data)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autofree char *cells = NULL;
  g_autoptr(GError) error = NULL;
  struct stat status;

  sample_use_locale (data);
  g_setenv ("TZ", "UTC", TRUE);
  sample_book_write (path, &layout, ROWS, &error);
  g_assert_no_error (error);
  sample_use_locale ("C.UTF-8");

  cells = sample_read_workbook ("cells", path, "What's  new   A & B");
  g_assert_cmpstr (cells, ==, expected);
  sample_assert_only (folder, "a.xlsx");
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_control_sheet (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autofree char *xml = NULL;
  static const char * const wanted[] = {
    ">What's [new]: A &amp; B<", ">=1+1<", ">MOMENT<", ">Percorso VERSION<", "This workbook holds personal data",
    "<f>'What''s  new   A &amp; B'!D5</f><v>1.10416666", "<f>'What''s  new   A &amp; B'!E5</f><v>1234.51</v>"
  };

  g_assert_true (sample_book_write (path, &layout, ROWS, NULL));
  xml = sample_read_workbook ("xml", path, "xl/worksheets/sheet2.xml");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (xml, wanted[i]) == NULL)
      g_error ("%s is missing from %s", wanted[i], xml);
}

static void
test_further_sheets (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *control = NULL;
  static const PcColumn numbers[] = { { "1", { "n", PC_FIELD_INTEGER, NULL, PC_PLAIN, "N" }, 8, TRUE } };
  const PcWorkbookLayout small = { .name = "small", .title = "About this workbook", .columns = numbers, .n_columns = 1, .max_rows = 2 };

  g_assert_true (sample_book_write (path, &small, "SELECT column1 FROM (VALUES (1), (2), (4), (8), (16))", NULL));

  first = sample_read_workbook ("cells", path, "About this workbook");
  g_assert_nonnull (strstr (first, "A4 f '=SUM(A2:A3)' -> 3 0 bold"));
  last = sample_read_workbook ("cells", path, "About this workbook (3)");
  g_assert_nonnull (strstr (last, "A2 n 16 0\nA3 f '=SUM(A2:A2)' -> 16 0 bold"));
  control = sample_read_workbook ("cells", path, "About this workbook (4)");
  g_assert_nonnull (strstr (control, "f \"='About this workbook'!A4+'About this workbook (2)'!A4"
                                     "+'About this workbook (3)'!A3\" -> 31 0"));
}

static void
test_no_rows (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autofree char *cells = NULL;

  g_assert_true (sample_book_write (path, &layout, ROWS " WHERE FALSE", NULL));
  cells = sample_read_workbook ("cells", path, "What's  new   A & B");
  g_assert_nonnull (strstr (cells, "A1:L1 frozen=A2 titles=$1:$1 filter=A1:L1"));
  g_assert_null (strstr (cells, "Total"));
}

/* What stands in the database, and what another program must find in the cell: nothing of it may be run or lost. */
static const struct
{
  const char *name;
  const char *sql;
  const char *cell;
} texts[] = {
  { "formula", "'=HYPERLINK(\"http://example.org\")'", "A2 s '=HYPERLINK(\"http://example.org\")'\n" },
  { "plus", "'+39 06'", "A2 s '+39 06'\n" },
  { "array-formula", "'{=1+1}'", "A2 s '{=1+1}'\n" },
  { "address", "'https://example.org'", "A2 s 'https://example.org'\n" },
  { "number", "'00123'", "A2 s '00123'\n" },
  { "markup", "'<a & \"b\">'", "A2 s '<a & \"b\">'\n" },
  { "spaces", "'  x  '", "A2 s '  x  '\n" },
  { "controls", "'a' || char (1, 11, 13, 127) || 'b'", "A2 s 'ab'\n" },
  { "no-characters", "'a' || char (65534, 65535) || 'b'", "A2 s 'ab'\n" },
  { "not-unicode", "CAST (x'61ff62' AS TEXT)", "A2 s 'a\xEF\xBF\xBD" "b'\n" },
  { "arabic", "'مرحبا (1)'", "A2 s 'مرحبا (1)'\n" },
  { "emoji", "'👩‍🔧'", "A2 s '👩\\u200d🔧'\n" },
};

static void
check_text (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autofree char *sql = g_strdup_printf ("SELECT %s", texts[i].sql);
  g_autofree char *cells = NULL;

  g_assert_true (sample_book_write (path, &sample_text_layout, sql, NULL));
  cells = sample_read_workbook ("cells", path, "Texts");
  g_assert_true (g_str_has_suffix (cells, texts[i].cell));
}

/* A spreadsheet reads _x0041_ as the letter A, unless its underscore is escaped. */
static void
test_escape (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autofree char *xml = NULL;

  g_assert_true (sample_book_write (path, &sample_text_layout, "SELECT 'a_x0041_b_xyz'", NULL));
  xml = sample_read_workbook ("xml", path, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (xml, "<t>a_x005F_x0041_b_xyz</t>"));
}

static void
test_long_texts (void)
{
  static const struct { guint chars; const char *unit; guint kept; } cases[] = {
    { 10000, "è", 10000 }, { 32767, "x", 32767 }, { 32768, "x", 32767 }, { 40000, "è", 32767 }, { 20000, "😀", 16384 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "a.xlsx");
      g_autofree char *sql = g_strdup_printf ("SELECT replace (printf ('%%.*c', %u, 'x'), 'x', '%s')", cases[i].chars,
                                              cases[i].unit);
      g_autofree char *cells = NULL;
      g_autofree char *control = NULL;
      const char *text;

      g_assert_true (sample_book_write (path, &sample_text_layout, sql, NULL));
      cells = sample_read_workbook ("cells", path, "Texts");
      text = strstr (cells, "A2 s '") + strlen ("A2 s '");
      g_assert_cmpint (g_utf8_strlen (text, strchr (text, '\'') - text), ==, cases[i].kept);
      g_assert_cmpint (strstr (text, "…'") != NULL, ==, cases[i].kept != cases[i].chars);
      control = sample_read_workbook ("cells", path, "About this workbook");
      g_assert_cmpint (strstr (control, "s '1 text is longer than a cell can hold") != NULL, ==,
                       cases[i].kept != cases[i].chars);
    }
}

/* Descriptors that stay open would keep the rows of every workbook on the disk. */
static void
test_nothing_stays_open (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  PcWorkbook *book;
  int before;
  int after;

  g_assert_true (sample_book_write (path, &layout, ROWS, NULL));
  before = dup (0);
  g_assert_true (sample_book_write (path, &layout, ROWS, NULL));
  book = sample_book_open (path, &layout, NULL);
  pc_workbook_free (book);
  after = dup (0);
  g_assert_cmpint (after, ==, before + 1);
  close (before);
  close (after);
}

/* Several tables, a text where a number is not told, hours as decimals, a hidden column, and cells to be filled in. */
static const PcColumn filled_columns[] = {
  { NULL, { "id", PC_FIELD_REFERENCE, "beneficiary", PC_PLAIN, "Id" }, 10, .use = PC_COLUMN_HIDDEN },
  { NULL, { "sex", PC_FIELD_CHOICE, "sex", PC_PLAIN, "Sex" }, 8, .use = PC_COLUMN_FILLED },
  { NULL, { "hours", PC_FIELD_MINUTES, NULL, PC_PLAIN, "Hours" }, 8, TRUE, .length = PC_LENGTH_DECIMAL },
  { NULL, { "people", PC_FIELD_INTEGER, NULL, PC_PLAIN, "People" }, 8, TRUE },
};

static void
test_several_tables (void)
{
  static const PcChart chart = { PC_CHART_BARS, "People", "sex", "people" };
  const PcWorkbookLayout layouts[] = {
    { .name = "first", .title = "Table", .columns = filled_columns, .n_columns = 4, .charts = &chart, .n_charts = 1 },
    { .name = "second", .title = "Table", .columns = &sample_text_column, .n_columns = 1 },
  };
  const PcValue first[] = { { PC_UNSET, (char *) "x-1" }, { PC_UNSET, NULL }, { 50, NULL }, { PC_UNSET, (char *) "< 5" } };
  const PcValue second[] = { { PC_UNSET, (char *) "a_x0041_&<b> " } };
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autoptr(PcWorkbook) book = pc_workbook_new (path, "test", "Tables", NULL);
  g_autofree char *cells = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *origin = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (pc_workbook_add_table (book, &layouts[0], NULL) && pc_workbook_add_row (book, first, NULL));
  g_assert_true (pc_workbook_add_table (book, &layouts[1], NULL) && pc_workbook_add_row (book, second, NULL));
  pc_workbook_close (book, NULL, &error);
  g_assert_no_error (error);

  cells = sample_read_workbook ("cells", path, "Table");
  g_assert_nonnull (strstr (cells, "A2 s 'x-1'\nC2 n 0.8333333333 0.00\nD2 s '< 5' 0\n"));
  g_assert_nonnull (strstr (cells, "C3 f '=SUM(C2:C2)' -> 0.8333333333 0.00 bold\nD3 f '=SUM(D2:D2)' -> 0 0 bold\n"));

  xml = sample_read_workbook ("xml", path, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (xml, "hidden=\"1\""));
  g_assert_nonnull (strstr (xml, "<sheetProtection"));
  g_assert_nonnull (strstr (xml, "<dataValidation type=\"list\""));
  g_assert_nonnull (strstr (xml, "'percorso-lists'!$A$1:$A$"));
  g_assert_nonnull (strstr (xml, "<drawing "));

  origin = sample_read_workbook ("cells", path, "percorso");
  g_assert_nonnull (strstr (origin, "B4 s '1'\nC4 s 'id sex hours people'\n"));
  g_assert_nonnull (strstr (origin, "A7 s 'heading'\nB7 s '1'\nC7 s 'Sex'\n"));
  g_assert_nonnull (strstr (origin, "s 'sum:hours'\nB13 s '1'\nC13 s '50'\n"));
  g_assert_nonnull (strstr (origin, "s 'sheet'\nB19 s '2'\nC19 s 'Table (2)'\n"));
}

static void
test_office_agrees (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  PcWorkbookLayout plain = layout;
  g_autofree char *output = NULL;

  if (sample_skip_without_office ())
    return;

  plain.title = "Plain";
  g_assert_true (sample_book_write (path, &plain, ROWS, NULL));
  output = sample_read_workbook ("office", path, NULL);
  g_assert_cmpstr (output, ==, "10 formulas agree\n");
}

/*
 * CSV
 */

static char *
write_csv (const PcColumn *cells,
           guint           n_columns,
           gboolean        mark,
           const char     *sql)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.csv");
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, sql, NULL);
  g_autoptr(PcCsv) csv = pc_csv_new (path, cells, n_columns, mark, NULL);
  PcValue values[G_N_ELEMENTS (columns)];
  char *content = NULL;

  while (pc_cursor_next (cursor, NULL))
    g_assert_true (pc_csv_add_row (csv, sample_book_read_row (cursor, cells, n_columns, values), NULL));
  g_assert_true (pc_csv_close (csv, NULL, NULL));
  sample_assert_only (folder, "a.csv");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
test_csv (void)
{
  g_autofree char *plain = NULL;
  g_autofree char *italian = NULL;

  sample_use_locale ("C.UTF-8");
  plain = write_csv (columns, G_N_ELEMENTS (columns), TRUE, ROWS);
  g_assert_cmpstr (plain, ==,
                   "\xEF\xBB\xBF" "Code,Note,Count,Hours,Amount,Day,Time,Yes or no,Sex,Days,Moment,Twice\r\n"
                   "'+39 06 123,\"Two\nlines\",3,1:30,1234.56,2026-03-31,09:30,Yes,Female,Monday; Tuesday,"
                   "2026-03-31T08:15:00.123Z,2469.12\r\n"
                   "0012,,-2,25:00,-0.05,1899-12-31,24:00,No,unheard-of,,,-0.10\r\n"
                   ",,,,,,,,,,,\r\n");

  sample_use_locale ("it_IT.UTF-8");
  italian = write_csv (columns, G_N_ELEMENTS (columns), FALSE, ROWS);
  sample_use_locale ("C.UTF-8");
  g_assert_true (g_str_has_prefix (italian, "Code;Note;Count;Hours;Amount;"));
  g_assert_nonnull (strstr (italian, ";3;1:30;1234,56;2026-03-31;09:30;Yes;Female;\"Monday; Tuesday\";"));
}

static void
test_csv_texts (void)
{
  static const struct { const char *sql; const char *line; } cases[] = {
    { "'=1+1'", "'=1+1" },
    { "'@x'", "'@x" },
    { "'-1'", "'-1" },
    { "char (9) || 'x'", "'\tx" },
    { "char (13) || '=x'", "'=x" },
    { "char (1) || '=x'", "'=x" },
    { "'a,b'", "\"a,b\"" },
    { "'say \"so\"'", "\"say \"\"so\"\"\"" },
    { "'_x0041_'", "_x0041_" },
    { "'a=b'", "a=b" },
  };

  sample_use_locale ("C.UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strconcat ("SELECT ", cases[i].sql, NULL);
      g_autofree char *wanted = g_strconcat ("Text\r\n", cases[i].line, "\r\n", NULL);
      g_autofree char *content = write_csv (&sample_text_column, 1, FALSE, sql);

      g_assert_cmpstr (content, ==, wanted);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/workbook/cells", "C.UTF-8", check_cells);
  g_test_add_data_func ("/workbook/cells-italian", "it_IT.UTF-8", check_cells);
  g_test_add_data_func ("/workbook/cells-arabic", "ar_EG.UTF-8", check_cells);
  g_test_add_func ("/workbook/control-sheet", test_control_sheet);
  g_test_add_func ("/workbook/further-sheets", test_further_sheets);
  g_test_add_func ("/workbook/no-rows", test_no_rows);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/workbook/text/%s", texts[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), check_text);
    }
  g_test_add_func ("/workbook/escape", test_escape);
  g_test_add_func ("/workbook/long-texts", test_long_texts);
  g_test_add_func ("/workbook/nothing-stays-open", test_nothing_stays_open);
  g_test_add_func ("/workbook/several-tables", test_several_tables);
  g_test_add_func ("/workbook/office-agrees", test_office_agrees);
  g_test_add_func ("/workbook/csv", test_csv);
  g_test_add_func ("/workbook/csv-texts", test_csv_texts);

  return g_test_run ();
}
