/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-sheet-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-separated.h"
#include "pc-sheet-private.h"

/* What is looked at to tell what a file is. */
#define HEAD_SIZE 512

/* In how much of an OLE file the names of its streams are looked for. */
#define MAX_OLE (4 * 1024 * 1024)

struct _PcSheetReader
{
  PcBook       *book;     /* Of a workbook, … */
  PcSeparated  *text;     /* … or of a text file. */
  GPtrArray    *sheets;   /* Their names, and NULL. */
  GPtrArray    *names;    /* Of PcSheetName. */
};

gboolean
pc_sheet_fail_disk (int      code,
                    GError **error)
{
  /* Translators: %s is what the system says of it. */
  g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("The file cannot be read: %s"), g_strerror (code));
  return FALSE;
}

gboolean
pc_sheet_fail_limit (const char *sentence,
                     GError    **error)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID, sentence);
  return FALSE;
}

gboolean
pc_sheet_fail_password (GError **error)
{
  return pc_sheet_fail_limit (_("The workbook is encrypted. Please open it with its password, and save it without "
                                "one."), error);
}

gboolean
pc_sheet_fail_damaged (const char *where,
                       GError    **error)
{
  if (where != NULL)
    g_set_error (error, PC_ERROR, PC_ERROR_DAMAGED,
                 /* Translators: %s is the name of a cell, such as B7. */
                 _("The workbook is damaged at cell %s. Please open it in a spreadsheet program, and save it "
                   "again."), where);
  else
    g_set_error_literal (error, PC_ERROR, PC_ERROR_DAMAGED,
                         _("The workbook is damaged. Please open it in a spreadsheet program, and save it again."));
  return FALSE;
}

static gboolean
fail_open (int      code,
           GError **error)
{
  if (code != ENOENT && code != ENOTDIR)
    return pc_sheet_fail_disk (code, error);

  g_set_error_literal (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no such file."));
  return FALSE;
}

/* Of a workbook in OLE there are two kinds: old ones, and new ones inside of an encryption. Stream names are UTF-16. */
static gboolean
fail_ole (int      fd,
          GError **error)
{
  static const char mark[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  g_autofree char *data = g_malloc (MAX_OLE);
  const gssize n = pread (fd, data, MAX_OLE, 0);

  for (gssize i = 0; i + (gssize) sizeof mark <= n; i++)
    if (data[i] == *mark && memcmp (data + i, mark, sizeof mark - 1) == 0)
      return pc_sheet_fail_password (error);

  return pc_sheet_fail_limit (_("This is a workbook of an old kind (.xls), which is not read. Please save it as "
                                ".xlsx."), error);
}

/* Text that is no table, of which some programs make files that are called .xls. */
static gboolean
is_markup (const char *head)
{
  static const char * const starts[] = { "<html", "<!doctype", "<table", "<?xml", "<!--", "{\\rtf", "%pdf" };
  const char *p = g_str_has_prefix (head, "\xEF\xBB\xBF") ? head + 3 : head;

  while (g_ascii_isspace (*p))
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (p, starts[i], strlen (starts[i])) == 0)
      return TRUE;

  return FALSE;
}

static void
add_sheets (PcSheetReader *self,
            const char    *path)
{
  if (self->book != NULL)
    for (guint i = 0; i < self->book->sheets->len; i++)
      g_ptr_array_add (self->sheets, g_strdup (((PcSheet *) g_ptr_array_index (self->book->sheets, i))->name));
  else
    {
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *name = g_filename_display_name (base);
      char *dot = strrchr (name, '.');

      if (dot != NULL && dot != name)
        *dot = '\0';
      g_ptr_array_add (self->sheets, g_steal_pointer (&name));
    }

  g_ptr_array_add (self->sheets, NULL);
}

/* Takes @fd in any case. */
static gboolean
load (PcSheetReader *self,
      int            fd,
      guint64        size,
      GError       **error)
{
  char head[HEAD_SIZE + 1] = { 0 };
  PcZip *zip;

  if (pread (fd, head, HEAD_SIZE, 0) < 0)
    pc_sheet_fail_disk (errno, error);
  else if (memcmp (head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
    fail_ole (fd, error);
  else if (is_markup (head))
    pc_sheet_fail_limit (_("This is a page or a document, not a table, whatever the name of the file. Please open it "
                           "in a spreadsheet "
                           "program, and save it as .xlsx."), error);
  else if (memcmp (head, "PK\3\4", 4) == 0)
    return (zip = pc_zip_new (fd, size, error)) != NULL && (self->book = pc_book_new (zip, error)) != NULL;
  else
    return (self->text = pc_separated_new (fd, size, error)) != NULL;

  close (fd);
  return FALSE;
}

static gboolean
open_file (PcSheetReader *self,
           const char    *path,
           GError       **error)
{
  /* A pipe would wait for whoever writes into it. */
  const int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat info;

  if (fd < 0)
    return fail_open (errno, error);

  if (fstat (fd, &info) != 0)
    pc_sheet_fail_disk (errno, error);
  else if (!S_ISREG (info.st_mode))
    pc_sheet_fail_limit (_("This is not a file that holds a table."), error);
  else if (info.st_size == 0)
    pc_sheet_fail_limit (_("The file is empty."), error);
  else if (info.st_size > PC_SHEET_MAX_FILE_BYTES)
    pc_sheet_fail_limit (_("The file is larger than can be read. Please split it into smaller ones."), error);
  else
    return load (self, fd, info.st_size, error);

  close (fd);
  return FALSE;
}

PcSheetReader *
pc_sheet_reader_open (const char *path,
                      GError    **error)
{
  g_autoptr(PcSheetReader) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (PcSheetReader, 1);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  if (!open_file (self, path, error))
    return NULL;

  add_sheets (self, path);
  self->names = self->book != NULL ? g_ptr_array_ref (self->book->names) : g_ptr_array_new ();
  return g_steal_pointer (&self);
}

void
pc_sheet_reader_free (PcSheetReader *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->book, pc_book_free);
  g_clear_pointer (&self->text, pc_separated_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

PcSheetFormat
pc_sheet_reader_get_format (PcSheetReader *self)
{
  g_return_val_if_fail (self != NULL, PC_SHEET_TEXT);

  return self->book != NULL ? PC_SHEET_WORKBOOK : PC_SHEET_TEXT;
}

gboolean
pc_sheet_reader_is_1904 (PcSheetReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->book != NULL && self->book->is_1904;
}

gboolean
pc_sheet_reader_has_macros (PcSheetReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->book != NULL && self->book->has_macros;
}

char
pc_sheet_reader_get_separator (PcSheetReader *self)
{
  g_return_val_if_fail (self != NULL, '\0');

  return self->text != NULL ? self->text->separator : '\0';
}

const char *
pc_sheet_reader_get_encoding (PcSheetReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text != NULL ? self->text->encoding : NULL;
}

const char * const *
pc_sheet_reader_list_sheets (PcSheetReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->sheets->pdata;
}

int
pc_sheet_reader_find_sheet (PcSheetReader *self,
                            const char    *name)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, -1);

  wanted = g_utf8_casefold (name, -1);
  for (guint i = 0; g_ptr_array_index (self->sheets, i) != NULL; i++)
    {
      g_autofree char *folded = g_utf8_casefold (g_ptr_array_index (self->sheets, i), -1);

      if (strcmp (folded, wanted) == 0)
        return i;
    }

  return -1;
}

PcSheetState
pc_sheet_reader_get_state (PcSheetReader *self,
                           guint          sheet)
{
  g_return_val_if_fail (self != NULL && sheet + 1 < self->sheets->len, PC_SHEET_VISIBLE);

  return self->book != NULL ? ((PcSheet *) g_ptr_array_index (self->book->sheets, sheet))->state : PC_SHEET_VISIBLE;
}

GPtrArray *
pc_sheet_reader_list_names (PcSheetReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->names;
}

gboolean
pc_sheet_reader_read (PcSheetReader   *self,
                      guint            sheet,
                      PcSheetRowFunc   func,
                      gpointer         data,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_return_val_if_fail (self != NULL && sheet + 1 < self->sheets->len && func != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return self->book != NULL ? pc_book_read (self->book, sheet, func, data, cancellable, error)
                            : pc_separated_read (self->text, func, data, cancellable, error);
}
