/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-sheet-reader.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "pc-error.h"
#include "pc-serial-date.h"
#include "pc-value.h"

/* Workbooks are read in tests/test-sheets.py: here are text files, what becomes of cells, and how reading ends. */

#define TEXT(t) { .type = PC_CELL_TEXT, .text = t }
#define NUMBER(s, n) { .type = PC_CELL_NUMBER, .shape = PC_CELL_##s, .number = n }

static char *folder;

static char *
write_file (const char *content,
            gssize      size)
{
  static int n;
  g_autofree char *name = g_strdup_printf ("%d.csv", n++);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, content, size, &error);
  g_assert_no_error (error);
  return path;
}

/* Cells with | between them, § for each that is empty, and / between rows: "2:a|b/3:c". */
static gboolean
collect (guint          row,
         const PcCell  *cells,
         guint          n_cells,
         gpointer       data,
         GError       **error)
{
  GString *found = data;

  g_string_append_printf (found, "%s%u:", found->len > 0 ? "/" : "", row);
  for (guint i = 0; i < n_cells; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", cells[i].type == PC_CELL_EMPTY ? "§" : cells[i].text);
  return TRUE;
}

static char *
read_all (PcSheetReader  *reader,
          GError        **error)
{
  g_autoptr(GString) found = g_string_new (NULL);

  pc_sheet_reader_read (reader, 0, collect, found, NULL, error);
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static const struct
{
  const char *content;
  gssize      size;       /* -1: up to the NUL. */
  char        separator;
  const char *encoding;
  const char *rows;
} files[] = {
  { "a;b\nc;d\n", -1, ';', "UTF-8", "1:a|b/2:c|d" },
  { "a;b\r\nc;d", -1, ';', "UTF-8", "1:a|b/2:c|d" },
  { "a;b\rc;d\r", -1, ';', "UTF-8", "1:a|b/2:c|d" },
  { "\xef\xbb\xbf""a,b\n", -1, ',', "UTF-8", "1:a|b" },
  { "a\tb\n1,5\t2\n", -1, '\t', "UTF-8", "1:a|b/2:1,5|2" },
  { "a|b\nc|d\n", -1, '|', "UTF-8", "1:a|b/2:c|d" },
  { "sep=,\r\na;b,c\r\n", -1, ',', "UTF-8", "1:a;b|c" },
  { "Cognome;Ore\nRossi;1,5\nBianchi;2,5\n", -1, ';', "UTF-8", "1:Cognome|Ore/2:Rossi|1,5/3:Bianchi|2,5" },
  { "Ore\n1,5\n2,5\n", -1, ';', "UTF-8", "1:Ore/2:1,5/3:2,5" },
  { "Registro del 2026, ufficio di Milano\n\nCognome;Nome;Ore\nRossi;Anna;1\nBianchi;Ugo;2\n", -1, ';', "UTF-8",
    "1:Registro del 2026, ufficio di Milano/3:Cognome|Nome|Ore/4:Rossi|Anna|1/5:Bianchi|Ugo|2" },
  { "a,\"x;y;z\"\nb,\"x;y;z\"\n", -1, ',', "UTF-8", "1:a|x;y;z/2:b|x;y;z" },

  /* RFC 4180. */
  { "a;\"b\"\"c\"\n", -1, ';', "UTF-8", "1:a|b\"c" },
  { "a;\"b;c\"\n", -1, ';', "UTF-8", "1:a|b;c" },
  { "a;\"b\r\nc\rd\ne\"\nf;g\n", -1, ';', "UTF-8", "1:a|b\nc\nd\ne/2:f|g" },
  { "a;\"\"\nb;c\n", -1, ';', "UTF-8", "1:a/2:b|c" },
  { "a;\"\"\"\"\n", -1, ';', "UTF-8", "1:a|\"" },
  { "a;5\" tubo\n", -1, ';', "UTF-8", "1:a|5\" tubo" },
  { "a;\"b\"c\n", -1, ';', "UTF-8", "1:a|bc" },

  /* What is empty. */
  { ";;a;;\n\n;\nb\n", -1, ';', "UTF-8", "1:§|§|a/4:b" },
  { "\n", -1, ';', "UTF-8", "" },
  { "a;", -1, ';', "UTF-8", "1:a" },
  { " a ; b \n", -1, ';', "UTF-8", "1: a | b " },

  /* The apostrophe of PcCsv goes, others stay. */
  { "'=1+1;'+39;'-5;'@x;''=x;'a;'\n", -1, ';', "UTF-8", "1:=1+1|+39|-5|@x|'=x|'a|'" },
  { "=1+1;-5\n", -1, ';', "UTF-8", "1:=1+1|-5" },

  /* Encodings. */
  { "citt\xe0;Forl\xec;\x80;\x93x\x94\n", -1, ';', "WINDOWS-1252", "1:città|Forlì|€|“x”" },
  { "città;Forlì\n", -1, ';', "UTF-8", "1:città|Forlì" },
  { "citt\xc3", -1, ';', "WINDOWS-1252", "1:cittÃ" },
  { "\xff\xfe""a\0;\0\xe8\0\n\0", 10, ';', "UTF-16LE", "1:a|è" },
  { "\xfe\xff\0a\0;\0\xe8\0\n", 10, ';', "UTF-16BE", "1:a|è" },
  { "\xff\xfe""a\0;\0\x3c\xd8\x0d\xdf", 10, ';', "UTF-16LE", "1:a|🌍" },
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = write_file (files[i].content, files[i].size);
      g_autoptr(GError) error = NULL;
      g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = read_all (reader, &error);
      g_assert_no_error (error);
      g_test_message ("file %u", i);
      g_assert_cmpstr (found, ==, files[i].rows);
      g_assert_cmpint (pc_sheet_reader_get_separator (reader), ==, files[i].separator);
      g_assert_cmpstr (pc_sheet_reader_get_encoding (reader), ==, files[i].encoding);
      g_assert_cmpint (pc_sheet_reader_get_format (reader), ==, PC_SHEET_TEXT);
    }
}

static const struct
{
  const char *content;
  gssize      size;
  const char *words;    /* Of the sentence. */
} refused[] = {
  { "a;b\n\"c;d\ne;f\n", -1, "begins in line 2 " },
  { "a;b\n\"c\nd\";\"e\n", -1, "begins in line 3 " },
  { "a;b\r\n\r\n\"", -1, "begins in line 3 " },
  { "a;b\n\0c\n", 7, "bytes that no text has" },
  { "a\0;\0b\0", 6, "bytes that no text has" },
  { "\xef\xbb\xbf""a;\xe8\n", -1, "is UTF-8, and is not" },
  { "\xff\xfe""a\0b", 5, "no text in its encoding" },
  { "\xff\xfe""a\0\x3c\xd8", 6, "no text in its encoding" },
  { "\xff\xfe""a\0\0\0", 6, "bytes that no text has" },
  { "a;\xe8;\x81\n", -1, "no text in its encoding" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = write_file (refused[i].content, refused[i].size);
      g_autoptr(GError) error = NULL;
      g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, &error);
      g_autofree char *found = reader != NULL ? read_all (reader, &error) : NULL;

      g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i].words));
    }
}

static void
test_limits (void)
{
  g_autofree char *wide = g_strnfill (PC_SHEET_MAX_COLUMNS, ';');
  g_autofree char *long_text = g_strnfill (PC_SHEET_MAX_TEXT_BYTES + 1, 'a');
  const struct { const char *content; gssize size; const char *words; } rows[] = {
    { wide, PC_SHEET_MAX_COLUMNS - 1, NULL }, { wide, PC_SHEET_MAX_COLUMNS, "more columns" },
    { long_text, PC_SHEET_MAX_TEXT_BYTES, NULL },
    { long_text, PC_SHEET_MAX_TEXT_BYTES + 1, "line 1 of the file is longer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = write_file (rows[i].content, rows[i].size);
      g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, NULL);
      g_autoptr(GError) error = NULL;
      g_autofree char *found = read_all (reader, &error);

      if (rows[i].words == NULL)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, rows[i].words));
        }
    }
}

/* Whole files of every length around that of the chunks: no character and no line end is lost at their borders. */
static void
test_borders (void)
{
  for (gsize size = 65536 - 12; size < 65536 + 4; size++)
    {
      g_autofree char *start = g_strnfill (size, 'a');
      g_autofree char *utf8 = g_strconcat (start, ";€è\r\n\"🌍\"\"\";x\r\n", NULL);
      g_autofree char *wanted = g_strconcat ("1:", start, "|€è/2:🌍\"|x", NULL);
      gsize length;
      g_autofree char *utf16 = g_convert (utf8, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
      g_autofree char *paths[] = { NULL, NULL };

      paths[0] = write_file (utf8, -1);
      paths[1] = write_file (utf16, length);
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (paths[i], NULL);
          g_autoptr(GError) error = NULL;
          g_autofree char *found = read_all (reader, &error);

          g_assert_no_error (error);
          g_assert_true (strcmp (found, wanted) == 0);
        }
      g_free (g_steal_pointer (&paths[1]));
      g_free (g_steal_pointer (&paths[0]));
    }
}

static gboolean
stop_at_two (guint          row,
             const PcCell  *cells,
             guint          n_cells,
             gpointer       data,
             GError       **error)
{
  guint *n = data;

  (*n)++;
  return row < 2;
}

static gboolean
fail_at_two (guint          row,
             const PcCell  *cells,
             guint          n_cells,
             gpointer       data,
             GError       **error)
{
  if (row < 2)
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_CONFLICT, "row %u", row);
  return FALSE;
}

/* Also where what follows is wrong. */
static void
test_stop (void)
{
  g_autofree char *path = write_file ("a\nb\nc\n\"d\n", -1);
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_true (pc_sheet_reader_read (reader, 0, stop_at_two, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);

  g_assert_false (pc_sheet_reader_read (reader, 0, fail_at_two, NULL, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_CONFLICT);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (pc_sheet_reader_read (reader, 0, stop_at_two, &n, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_names (void)
{
  g_autofree char *path = write_file ("a\n", -1);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, NULL);

  base[strlen (base) - strlen (".csv")] = '\0';
  g_assert_cmpstr (pc_sheet_reader_list_sheets (reader)[0], ==, base);
  g_assert_null (pc_sheet_reader_list_sheets (reader)[1]);
  g_assert_cmpint (pc_sheet_reader_find_sheet (reader, base), ==, 0);
  g_assert_cmpint (pc_sheet_reader_find_sheet (reader, "other"), ==, -1);
  g_assert_cmpint (pc_sheet_reader_get_state (reader, 0), ==, PC_SHEET_VISIBLE);
  g_assert_cmpuint (pc_sheet_reader_list_names (reader)->len, ==, 0);
}

static void
test_columns (void)
{
  static const struct { guint column; const char *name; } rows[] = {
    { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 52, "BA" }, { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = pc_cell_dup_column_name (rows[i].column);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

static const struct
{
  PcFieldType  type;
  PcCell       cell;
  gboolean     is_1904;
  PcDateOrder  order;
  const char  *text;     /* NULL: refused. */
} cells[] = {
  { PC_FIELD_TEXT, { PC_CELL_EMPTY }, FALSE, 0, "" },
  { PC_FIELD_TEXT, TEXT (" Rossi "), FALSE, 0, " Rossi " },
  { PC_FIELD_TEXT, { .type = PC_CELL_ERROR, .text = "#N/A" }, FALSE, 0, NULL },
  { PC_FIELD_BOOLEAN, { .type = PC_CELL_BOOLEAN, .number = 1 }, FALSE, 0, "true" },
  { PC_FIELD_BOOLEAN, { .type = PC_CELL_BOOLEAN, .number = 0 }, FALSE, 0, "false" },
  { PC_FIELD_BOOLEAN, NUMBER (PLAIN, 1), FALSE, 0, "1" },

  /* Days: 1900 was no leap year, spreadsheets take it for one. */
  { PC_FIELD_DATE, NUMBER (DATE, 46112), FALSE, 0, "2026-03-31" },
  { PC_FIELD_DATE, NUMBER (DATE_TIME, 46112.99), FALSE, 0, "2026-03-31" },
  { PC_FIELD_DATE, NUMBER (DATE, 46111.999999999), FALSE, 0, "2026-03-31" },
  { PC_FIELD_DATE, NUMBER (DATE, 44650), TRUE, 0, "2026-03-31" },
  { PC_FIELD_DATE, NUMBER (DATE, 0), TRUE, 0, "1904-01-01" },
  { PC_FIELD_DATE, NUMBER (DATE, 1), FALSE, 0, "1900-01-01" },
  { PC_FIELD_DATE, NUMBER (DATE, 59), FALSE, 0, "1900-02-28" },
  { PC_FIELD_DATE, NUMBER (DATE, 60), FALSE, 0, NULL },
  { PC_FIELD_DATE, NUMBER (DATE, 61), FALSE, 0, "1900-03-01" },
  { PC_FIELD_DATE, NUMBER (DATE, 36585), FALSE, 0, "2000-02-29" },
  { PC_FIELD_DATE, NUMBER (DATE, 2958465), FALSE, 0, "9999-12-31" },
  { PC_FIELD_DATE, NUMBER (DATE, 2958466), FALSE, 0, NULL },
  { PC_FIELD_DATE, NUMBER (DATE, 0), FALSE, 0, NULL },
  { PC_FIELD_DATE, NUMBER (DATE, -1), FALSE, 0, NULL },
  { PC_FIELD_DATE, NUMBER (DATE, 1e300), FALSE, 0, NULL },
  { PC_FIELD_DATE, NUMBER (TIME, 0.5), FALSE, 0, NULL },
  { PC_FIELD_DATE, NUMBER (PLAIN, 46112), FALSE, 0, NULL },
  { PC_FIELD_DATE, NUMBER (PLAIN, 1985), FALSE, 0, NULL },
  { PC_FIELD_DATE, NUMBER (PLAIN, 310326), FALSE, 0, "310326" },
  { PC_FIELD_DATE, NUMBER (PLAIN, 20260331), FALSE, 0, "20260331" },
  { PC_FIELD_DATE, TEXT ("3/31/2026"), FALSE, PC_DATE_ORDER_MDY, "2026-03-31" },
  { PC_FIELD_DATE, TEXT ("31/3/2026"), FALSE, PC_DATE_ORDER_MDY, NULL },
  { PC_FIELD_DATE, TEXT ("3/31/2026"), FALSE, PC_DATE_ORDER_DMY, NULL },
  { PC_FIELD_DATE, TEXT ("2026-03-31"), FALSE, PC_DATE_ORDER_MDY, "2026-03-31" },
  { PC_FIELD_DATE, TEXT ("310326"), FALSE, PC_DATE_ORDER_DMY, "310326" },
  { PC_FIELD_TEXT, TEXT ("3/4/2026"), FALSE, PC_DATE_ORDER_DMY, "3/4/2026" },

  /* Amounts: by the digits that are shown, not by the binary ones. */
  { PC_FIELD_MONEY, NUMBER (PLAIN, 562.5), FALSE, 0, "562.50" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 1234567.89), FALSE, 0, "1234567.89" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 1.005), FALSE, 0, "1.01" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 0.285), FALSE, 0, "0.29" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 0.1 + 0.2), FALSE, 0, "0.30" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 1.0049), FALSE, 0, "1.00" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, -2.675), FALSE, 0, "-2.68" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 0), FALSE, 0, "0.00" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, -0.001), FALSE, 0, "0.00" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 0.005), FALSE, 0, "0.01" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 0.0049), FALSE, 0, "0.00" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 1e-300), FALSE, 0, "0.00" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 999999999999.99), FALSE, 0, "999999999999.99" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 9999999999999.9), FALSE, 0, "9999999999999.90" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 99.999), FALSE, 0, "100.00" },
  { PC_FIELD_MONEY, NUMBER (PLAIN, 1e13), FALSE, 0, NULL },
  { PC_FIELD_MONEY, NUMBER (DATE, 46112), FALSE, 0, NULL },
  { PC_FIELD_MONEY, TEXT ("€ 1.234,56"), FALSE, 0, "€ 1.234,56" },

  { PC_FIELD_INTEGER, NUMBER (PLAIN, 7), FALSE, 0, "7" },
  { PC_FIELD_INTEGER, NUMBER (PLAIN, -7), FALSE, 0, "-7" },
  { PC_FIELD_INTEGER, NUMBER (PLAIN, 6.9999999999), FALSE, 0, "7" },
  { PC_FIELD_INTEGER, NUMBER (PLAIN, 1.5), FALSE, 0, "1.5" },
  { PC_FIELD_INTEGER, NUMBER (DATE, 7), FALSE, 0, NULL },

  /* Lengths: days to a spreadsheet, or hours. */
  { PC_FIELD_MINUTES, NUMBER (DURATION, 1.2604166666666667), FALSE, 0, "30:15" },
  { PC_FIELD_MINUTES, NUMBER (TIME, 0.0625), FALSE, 0, "1:30" },
  { PC_FIELD_MINUTES, NUMBER (TIME, 1.5), FALSE, 0, "36:00" },
  { PC_FIELD_MINUTES, NUMBER (PLAIN, 5.5), FALSE, 0, "5:30" },
  { PC_FIELD_MINUTES, NUMBER (PLAIN, 1.33), FALSE, 0, "1:20" },
  { PC_FIELD_MINUTES, NUMBER (PLAIN, 0.1), FALSE, 0, "0:06" },
  { PC_FIELD_MINUTES, NUMBER (PLAIN, -1.5), FALSE, 0, "-1:30" },
  { PC_FIELD_MINUTES, NUMBER (DATE, 2), FALSE, 0, NULL },
  { PC_FIELD_MINUTES, NUMBER (PLAIN, 1e9), FALSE, 0, NULL },
  { PC_FIELD_MINUTES, TEXT ("5h30"), FALSE, 0, "5h30" },

  { PC_FIELD_TIME, NUMBER (TIME, 0.39583333333333331), FALSE, 0, "9:30" },
  { PC_FIELD_TIME, NUMBER (TIME, 1), FALSE, 0, "24:00" },
  { PC_FIELD_TIME, NUMBER (DATE_TIME, 46112.25), FALSE, 0, "6:00" },
  { PC_FIELD_TIME, NUMBER (DURATION, 0.25), FALSE, 0, "6:00" },
  { PC_FIELD_TIME, NUMBER (PLAIN, 0.25), FALSE, 0, "6:00" },
  { PC_FIELD_TIME, NUMBER (PLAIN, 9), FALSE, 0, "9" },
  { PC_FIELD_TIME, NUMBER (DATE, 46112), FALSE, 0, NULL },
  { PC_FIELD_TIME, NUMBER (TIME, -0.5), FALSE, 0, NULL },

  /* Text: the digits of a code or of a telephone. */
  { PC_FIELD_TEXT, NUMBER (PLAIN, 393331234567), FALSE, 0, "393331234567" },
  { PC_FIELD_TEXT, NUMBER (PLAIN, 999999999999999), FALSE, 0, "999999999999999" },
  { PC_FIELD_TEXT, NUMBER (PLAIN, 1234567890123456), FALSE, 0, NULL },
  { PC_FIELD_TEXT, { .type = PC_CELL_NUMBER, .number = 184, .min_digits = 5 }, FALSE, 0, "00184" },
  { PC_FIELD_TEXT, NUMBER (PLAIN, 0.1), FALSE, 0, "0.1" },
  { PC_FIELD_TEXT, NUMBER (DATE, 46112), FALSE, 0, "2026-03-31" },
  { PC_FIELD_TEXT, NUMBER (DURATION, 1.5), FALSE, 0, "36:00" },
  { PC_FIELD_CHOICE, NUMBER (PLAIN, 1), FALSE, 0, "1" },

  { PC_FIELD_INSTANT, NUMBER (DATE_TIME, 46112.25), FALSE, 0, "2026-03-31T04:00:00.000Z" },
  { PC_FIELD_INSTANT, NUMBER (PLAIN, 46112.25), FALSE, 0, NULL },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      const PcField field = { "any", cells[i].type, cells[i].type == PC_FIELD_CHOICE ? "sex" : NULL, PC_PLAIN, "Any" };
      g_autoptr(GError) error = NULL;
      g_autofree char *text = pc_cell_dup_text (&cells[i].cell, &field, cells[i].is_1904, cells[i].order, &error);

      g_test_message ("%u: %g %s", i, cells[i].cell.number, cells[i].cell.text);
      g_assert_cmpstr (text, ==, cells[i].text);
      if (text == NULL)
        g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
      else
        g_assert_no_error (error);
    }
}

/* Every cent of an amount, as what a spreadsheet keeps of it, comes back. */
static void
test_money (void)
{
  static const PcField field = { "cents", PC_FIELD_MONEY, NULL, PC_PLAIN, "Money" };

  for (int i = 0; i < 50000; i++)
    {
      const gint64 cents = i < 10000 ? i : ((gint64) g_test_rand_int_range (0, 1 << 20) << 20 | g_test_rand_int_range (0, 1 << 20));
      const PcCell cell = { .type = PC_CELL_NUMBER, .number = cents / 100.0 };
      g_autofree char *text = pc_cell_dup_text (&cell, &field, FALSE, 0, NULL);
      g_auto(PcValue) value = PC_VALUE_INIT;

      g_assert_true (pc_value_parse (&field, text, &value, NULL));
      g_assert_cmpint (value.number, ==, cents);
    }
}

/* Every day that is written is read. */
static void
test_serial (void)
{
  GDate date;
  double serial;

  g_date_clear (&date, 1);
  for (g_date_set_dmy (&date, 1, 3, 1900); g_date_get_year (&date) < 2201; g_date_add_days (&date, 1))
    {
      g_autofree char *iso = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
      g_autofree char *read = NULL;

      g_assert_true (pc_serial_date_from_day (iso, &serial));
      read = pc_serial_date_to_day (serial, FALSE);
      g_assert_cmpstr (read, ==, iso);
    }
}

/* Moments of the local time, through the hours that a clock is put forward and back: all but the hour that is twice. */
static void
test_instants (void)
{
  static const struct { const char *iso, *read; } rows[] = {
    { "2026-03-29T00:59:59.000Z", "2026-03-29T00:59:59.000Z" },
    { "2026-03-29T01:00:00.000Z", "2026-03-29T01:00:00.000Z" },
    { "2026-10-24T23:30:00.000Z", "2026-10-24T23:30:00.000Z" },
    { "2026-10-25T02:00:00.000Z", "2026-10-25T02:00:00.000Z" },
    { "2026-07-01T12:34:56.000Z", "2026-07-01T12:34:56.000Z" },
    { "1999-12-31T23:00:00.000Z", "1999-12-31T23:00:00.000Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *read = NULL;
      double serial;

      g_assert_true (pc_serial_date_from_instant (rows[i].iso, &serial));
      read = pc_serial_date_to_instant (serial, FALSE);
      g_assert_cmpstr (read, ==, rows[i].read);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int result;

  g_setenv ("TZ", "Europe/Rome", TRUE);
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  folder = g_dir_make_tmp ("test-sheet-reader-XXXXXX", &error);
  g_assert_no_error (error);

  g_test_add_func ("/sheet-reader/text", test_text);
  g_test_add_func ("/sheet-reader/refused", test_refused);
  g_test_add_func ("/sheet-reader/limits", test_limits);
  g_test_add_func ("/sheet-reader/borders", test_borders);
  g_test_add_func ("/sheet-reader/stop", test_stop);
  g_test_add_func ("/sheet-reader/names", test_names);
  g_test_add_func ("/sheet-reader/columns", test_columns);
  g_test_add_func ("/sheet-reader/cells", test_cells);
  g_test_add_func ("/sheet-reader/money", test_money);
  g_test_add_func ("/sheet-reader/serial", test_serial);
  g_test_add_func ("/sheet-reader/instants", test_instants);

  result = g_test_run ();
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%d.csv", folder, i);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
  return result;
}
