/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

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

/* libxlsxwriter reports that something failed, the system in errno why, where that is still what it was about. */
static gboolean
fail (PcWorkbook  *self,
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
 */
static lxw_workbook *
open_book (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };

  return workbook_new_opt (part, &options);
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
  locale_t previous = uselocale (self->locale);

  errno = 0;
  if ((self->book = open_book (pc_output_get_part (self->output))) != NULL)
    {
      pc_workbook_add_formats (self);
      set_properties (self);
    }

  uselocale (previous);
  return self->book != NULL || fail (self, LXW_ERROR_MEMORY_MALLOC_FAILED, error);
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
  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0)));
  self->sheets = g_ptr_array_new ();
  self->files = g_array_new (FALSE, FALSE, sizeof (PcSheetFile));
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

  g_string_free (self->buffer, TRUE);
  pc_sheet_row_free (self->line);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->files);
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

  return code == LXW_NO_ERROR || fail (self, code, error);
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

  return code == LXW_NO_ERROR || fail (self, code, error);
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

/* Counts all tables again, on a thread of its own while they are packed. */
static gpointer
count_again (gpointer data)
{
  PcWorkbook *self = data;
  const PcSheetFile *files = (const PcSheetFile *) self->files->data;

  for (guint i = 0; i < self->tables->len; i++)
    {
      PcSheetTable *table = self->tables->pdata[i];

      if (!pc_workbook_count_table (table, files))
        return NULL;
      files += table->parts->len;
    }

  return self;
}

static gboolean
pack (PcWorkbook  *self,
      GError     **error)
{
  lxw_error code = write_last_sheets (self);
  gboolean counted;
  GThread *thread;
  int reason;

  if (code != LXW_NO_ERROR)
    return fail (self, code, error);

  pc_workbook_hold_files (self);
  thread = g_thread_new ("count-workbook", count_again, self);
  errno = 0;
  code = workbook_close (g_steal_pointer (&self->book));
  reason = errno;
  counted = g_thread_join (thread) != NULL;
  errno = reason;

  if (code != LXW_NO_ERROR)
    return fail (self, code, error);
  if (counted)
    return TRUE;

  g_set_error_literal (error, PC_ERROR, PC_ERROR_FAILED,
                       _("The workbook that was written does not hold what it should, and was thrown away. Try again, "
                         "and on another disk if it happens again."));
  return FALSE;
}

/* Whether the packed file holds what was counted. */
static gboolean
check_packed (PcWorkbook  *self,
              GError     **error)
{
  return pc_workbook_check_whole (pc_output_get_part (self->output), self->files) ||
         pc_output_fail (self->output, 0, error);
}

void
pc_workbook_set_gate (PcWorkbook     *self,
                      PcWorkbookGate  gate,
                      gpointer        user_data)
{
  g_return_if_fail (self != NULL);

  self->gate = gate;
  self->gate_data = user_data;
}

static gboolean
may_appear (PcWorkbook  *self,
            GError     **error)
{
  if (self->gate == NULL || self->gate (self->gate_data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("It was cancelled."));
  return FALSE;
}

gboolean
pc_workbook_close (PcWorkbook    *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  locale_t previous;
  gboolean ok;

  g_return_val_if_fail (self != NULL && self->book != NULL && self->tables->len > 0, FALSE);

  previous = uselocale (self->locale);
  ok = pack (self, error);
  uselocale (previous);
  ok = ok && !g_cancellable_set_error_if_cancelled (cancellable, error) && check_packed (self, error);
  pc_workbook_release_files (self);

  return ok && !g_cancellable_set_error_if_cancelled (cancellable, error) && may_appear (self, error) &&
         pc_output_commit (self->output, error);
}
