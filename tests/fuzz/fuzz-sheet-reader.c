/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Any bytes as a file that is read as a spreadsheet. What begins as a part of a workbook is put into a whole one first:
 * no fuzzer finds the right checksum. build-aux/fuzz.sh lets libFuzzer drive it; tests/fuzz/run-corpus.c runs it over
 * the corpus as an ordinary test.
 */

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "pc-sheet-reader.h"
#include "pc-value.h"
#include "stored-zip.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* As every kind of field there is. */
static void
convert (const PcCell *cell,
         gboolean      is_1904)
{
  for (int type = PC_FIELD_TEXT; type <= PC_FIELD_INSTANT; type++)
    {
      const PcField field = { "any", type, type == PC_FIELD_CHOICE || type == PC_FIELD_CHOICES ? "sex" : NULL, PC_PLAIN, "Any" };

      for (int order = PC_DATE_ORDER_DMY; order <= PC_DATE_ORDER_YMD; order++)
        {
          g_autoptr(GError) error = NULL;
          g_autofree char *text = pc_cell_dup_text (cell, &field, is_1904, order, &error);
          g_auto(PcValue) value = PC_VALUE_INIT;

          g_assert_true ((text == NULL) == (error != NULL));
          if (text != NULL)
            pc_value_parse (&field, text, &value, NULL);
        }
    }
}

typedef struct
{
  guint    row;
  guint    n_converted;
  gboolean is_1904;
} Check;

static gboolean
check_row (guint          row,
           const PcCell  *cells,
           guint          n_cells,
           gpointer       data,
           GError       **error)
{
  Check *check = data;

  g_assert_cmpuint (row, >, check->row);
  g_assert_cmpuint (n_cells, >, 0);
  g_assert_cmpuint (n_cells, <=, PC_SHEET_MAX_COLUMNS);
  g_assert_cmpint (cells[n_cells - 1].type, !=, PC_CELL_EMPTY);
  check->row = row;

  for (guint i = 0; i < n_cells; i++)
    {
      const gboolean has_text = cells[i].type == PC_CELL_TEXT || cells[i].type == PC_CELL_ERROR;

      g_assert_true ((cells[i].text != NULL) == has_text);
      g_assert_true (isfinite (cells[i].number));
      if (has_text)
        {
          g_assert_true (g_utf8_validate (cells[i].text, -1, NULL));
          g_assert_cmpint (*cells[i].text, !=, '\0');
        }
      /* A few are enough: those of one file do not differ much. */
      if (cells[i].type != PC_CELL_EMPTY && check->n_converted++ < 8)
        convert (&cells[i], check->is_1904);
    }

  return TRUE;
}

static void
read_file (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcSheetReader) reader = pc_sheet_reader_open (path, &error);

  g_assert_true ((reader == NULL) == (error != NULL));
  for (guint i = 0; reader != NULL && pc_sheet_reader_list_sheets (reader)[i] != NULL; i++)
    {
      g_autoptr(GError) failed = NULL;
      Check check = { .is_1904 = pc_sheet_reader_is_1904 (reader) };
      const gboolean read = pc_sheet_reader_read (reader, i, check_row, &check, NULL, &failed);

      g_assert_true (read == (failed == NULL));
      if (failed != NULL)
        g_assert_true (*failed->message != '\0' && g_utf8_validate (failed->message, -1, NULL));
    }
}

#define MAIN      "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, type, target) "<Relationship Id='" id "' Type='" RELATIONS "/" type "' Target='" target "'/>"
#define LIST(relations) "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" relations "</Relationships>"

/* A workbook in short, and by which word of its beginning a file is one of these parts. */
static const struct { const char *name, *word, *content; } plain_parts[] = {
  { "_rels/.rels", NULL, LIST (RELATION ("a", "officeDocument", "w.xml")) },
  { "_rels/w.xml.rels", "<Relationships", LIST (RELATION ("s", "worksheet", "s.xml") RELATION ("t", "sharedStrings", "t.xml")
                                                RELATION ("y", "styles", "y.xml")) },
  { "w.xml", "<workbook", "<workbook xmlns='" MAIN "'><sheets><sheet name='A' r:id='s' xmlns:r='" RELATIONS "'/></sheets></workbook>" },
  { "s.xml", "<worksheet", "<worksheet xmlns='" MAIN "'><sheetData><row><c t='s'><v>0</v></c><c s='1'><v>46112.5</v></c></row></sheetData>"
                           "</worksheet>" },
  { "t.xml", "<sst", "<sst xmlns='" MAIN "'><si><t>a</t></si></sst>" },
  { "y.xml", "<styleSheet", "<styleSheet xmlns='" MAIN "'><cellXfs><xf numFmtId='0'/><xf numFmtId='22'/></cellXfs></styleSheet>" },
};

/* The workbook with @data as one of its parts; NULL where it is none. */
static GByteArray *
wrap (const guint8 *data,
      gsize         size)
{
  StoredPart parts[G_N_ELEMENTS (plain_parts)];
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (plain_parts); i++)
    {
      const char *word = plain_parts[i].word;

      parts[i] = (StoredPart) { plain_parts[i].name, plain_parts[i].content, strlen (plain_parts[i].content) };
      if (!found && word != NULL && size > strlen (word) && memcmp (data, word, strlen (word)) == 0)
        {
          parts[i].data = data;
          parts[i].size = size;
          found = TRUE;
        }
    }

  return found ? stored_zip_new (parts, G_N_ELEMENTS (parts)) : NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static int file = -1;
  g_autoptr(GByteArray) wrapped = wrap (data, size);
  g_autofree char *path = NULL;

  if (file < 0)
    {
      g_autofree char *name = g_build_filename (g_get_tmp_dir (), "fuzz-sheet-XXXXXX", NULL);

      file = g_mkstemp (name);
      g_assert_cmpint (file, >=, 0);
      unlink (name);
    }

  g_assert_cmpint (ftruncate (file, 0), ==, 0);
  if (wrapped != NULL)
    g_assert_cmpint (pwrite (file, wrapped->data, wrapped->len, 0), ==, (gssize) wrapped->len);
  else
    g_assert_cmpint (pwrite (file, data, size, 0), ==, (gssize) size);
  path = g_strdup_printf ("/proc/self/fd/%d", file);
  read_file (path);
  return 0;
}
