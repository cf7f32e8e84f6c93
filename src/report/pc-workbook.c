/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-workbook-private.h"

static void
free_fact (gpointer data)
{
  PcSheetFact *fact = data;

  g_free (fact->key);
  g_free (fact->label);
  g_free (fact->value);
  g_free (fact->code);
  g_free (fact);
}

/*
 * Errors
 */

gboolean
pc_workbook_fail (PcWorkbook  *self,
                  lxw_error    code,
                  GError     **error)
{
  static const int reasons[] = { ENOSPC, EDQUOT, EFBIG, EACCES, EROFS, EIO };
  const int last = errno;
  int reason = 0;

  g_debug ("libxlsxwriter: %s", lxw_strerror (code));

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (last == reasons[i])
      reason = last;

  switch ((int) code)
    {
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_INTERNAL_ERROR:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return pc_output_fail (self->output, reason, error);

    case LXW_ERROR_MEMORY_MALLOC_FAILED:
      g_set_error_literal (error, PC_ERROR, PC_ERROR_FAILED, _("There is not enough memory."));
      return FALSE;

    default:
      /* Translators: %s is a technical message in English. */
      g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("The workbook could not be made (%s)."), lxw_strerror (code));
      return FALSE;
    }
}

/*
 * The file
 */

/*
 * The rows wait in temporary files, not packed yet, until the workbook is closed. They stand in the folder of the
 * workbook itself: /tmp is often kept in memory, which they would not fit into, and a disk that has no room for them
 * is told apart from one that has. They have no name from the moment they are made, and mode 0600.
 *
 * The library opens the file itself when it begins to pack, and by then its name may have gone to another one:
 * it gets the name of what we have open.
 */
static lxw_workbook *
open_book (PcWorkbook *self)
{
  g_autofree char *folder = g_path_get_dirname (pc_output_get_part (self->output));
  g_autofree char *name = g_strdup_printf ("/proc/self/fd/%d", self->part);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };

  return workbook_new_opt (name, &options);
}

static void
set_properties (PcWorkbook *self)
{
  lxw_doc_properties properties = { .title = self->title, .author = (char *) "Percorso" };

  workbook_set_properties (self->book, &properties);
}

static gboolean
start (PcWorkbook  *self,
       GError     **error)
{
  locale_t previous;

  if ((self->part = g_open (pc_output_get_part (self->output), O_WRONLY | O_CLOEXEC, 0)) < 0)
    return pc_output_fail (self->output, errno, error);

  previous = uselocale (self->locale);
  errno = 0;
  if ((self->book = open_book (self)) != NULL)
    {
      pc_workbook_add_formats (self);
      set_properties (self);
    }

  uselocale (previous);
  return self->book != NULL || pc_workbook_fail (self, LXW_ERROR_MEMORY_MALLOC_FAILED, error);
}

PcWorkbook *
pc_workbook_new (const char  *path,
                 const char  *name,
                 const char  *title,
                 GError     **error)
{
  g_autoptr(PcWorkbook) self = NULL;
  g_autoptr(PcOutput) output = NULL;

  g_return_val_if_fail (path != NULL && name != NULL && title != NULL, NULL);

  if (!(output = pc_output_new (path, error)))
    return NULL;

  self = g_new0 (PcWorkbook, 1);
  self->output = g_steal_pointer (&output);
  self->part = -1;
  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  self->sheets = g_ptr_array_new ();
  self->tables = g_ptr_array_new_with_free_func (pc_workbook_free_table);
  self->facts = g_ptr_array_new_with_free_func (free_fact);
  self->lists = g_ptr_array_new ();
  self->buffer = g_string_new (NULL);
  self->line = pc_sheet_row_new ();

  return start (self, error) ? g_steal_pointer (&self) : NULL;
}

void
pc_workbook_free (PcWorkbook *self)
{
  g_return_if_fail (self != NULL);

  if (self->book != NULL)
    pc_workbook_discard_book (self);
  if (self->part >= 0)
    close (self->part);

  g_string_free (self->buffer, TRUE);
  pc_sheet_row_free (self->line);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->sheets);
  freelocale (self->locale);
  g_free (self->name);
  g_free (self->title);
  pc_output_free (self->output);
  g_free (self);
}

void
pc_workbook_add_fact (PcWorkbook *self,
                      const char *key,
                      const char *label,
                      const char *value,
                      const char *code)
{
  PcSheetFact *fact;

  g_return_if_fail (self != NULL && value != NULL && (key != NULL || label != NULL));

  fact = g_new (PcSheetFact, 1);
  fact->key = g_strdup (key);
  fact->label = g_strdup (label);
  fact->value = g_strdup (value);
  fact->code = g_strdup (code);
  g_ptr_array_add (self->facts, fact);
}

gboolean
pc_workbook_add_table (PcWorkbook              *self,
                       const PcWorkbookLayout  *layout,
                       GError                 **error)
{
  locale_t previous;
  lxw_error code;

  g_return_val_if_fail (self != NULL && self->book != NULL, FALSE);
  g_return_val_if_fail (layout != NULL && layout->name != NULL && layout->title != NULL && layout->n_columns > 0, FALSE);

  errno = 0;
  previous = uselocale (self->locale);
  code = pc_workbook_end_table (self);
  if (code == LXW_NO_ERROR)
    code = pc_workbook_begin_table (self, layout);
  uselocale (previous);

  return code == LXW_NO_ERROR || pc_workbook_fail (self, code, error);
}

gboolean
pc_workbook_add_row (PcWorkbook     *self,
                     const PcValue  *values,
                     GError        **error)
{
  locale_t previous;
  lxw_error code;

  g_return_val_if_fail (self != NULL && self->book != NULL && self->table != NULL, FALSE);
  g_return_val_if_fail (values != NULL, FALSE);

  self->values = values;
  previous = uselocale (self->locale);
  code = pc_workbook_write_row (self);
  uselocale (previous);

  return code == LXW_NO_ERROR || pc_workbook_fail (self, code, error);
}

/* Whether all of the sheets has reached their temporary files. */
static gboolean
is_written (PcWorkbook *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      lxw_worksheet *sheet = self->sheets->pdata[i];

      lxw_worksheet_write_single_row (sheet);
      if (fflush (sheet->optimize_tmpfile) != 0 || ferror (sheet->optimize_tmpfile))
        return FALSE;
    }

  return TRUE;
}

static lxw_error
write_last_sheets (PcWorkbook *self)
{
  lxw_error code = pc_workbook_end_table (self);

  if (code == LXW_NO_ERROR)
    code = pc_workbook_write_control (self);
  if (code == LXW_NO_ERROR)
    code = pc_workbook_write_lists (self);
  if (code == LXW_NO_ERROR)
    code = pc_workbook_write_origin (self);
  if (code == LXW_NO_ERROR && !is_written (self))
    code = LXW_ERROR_READING_TMPFILE;

  return code;
}

gboolean
pc_workbook_close (PcWorkbook    *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  locale_t previous;
  lxw_error code;

  g_return_val_if_fail (self != NULL && self->book != NULL && self->tables->len > 0, FALSE);

  previous = uselocale (self->locale);
  code = write_last_sheets (self);
  uselocale (previous);

  if (code != LXW_NO_ERROR)
    return pc_workbook_fail (self, code, error);

  return pc_workbook_pack (self, cancellable, error) && pc_output_commit (self->output, error);
}

const char *
pc_workbook_get_digest (PcWorkbook *self,
                        guint       n)
{
  g_return_val_if_fail (self != NULL && n < self->tables->len, NULL);

  return pc_row_digest_get (((PcSheetTable *) self->tables->pdata[n])->digest);
}
