/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files of so many bytes are gone at once. */
#define LARGE (16 * 1024 * 1024)

/*
 * The temporary files of the sheets. While such a file is held open once more, neither another file nor another thread's
 * descriptor can be taken for it.
 */

static gboolean
is_same_file (int a,
              int b)
{
  struct stat first, second;

  return fstat (a, &first) == 0 && fstat (b, &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/*
 * Where a workbook is given up, or fails, libxlsxwriter leaves temporary files open, and with them on the disk until
 * the program ends. Only what is still the same file is closed, for versions that close it themselves.
 */
static void
release_file (gpointer data)
{
  const PcSheetFile *file = data;

  if (file->held < 0)
    return;

  if (is_same_file (file->fd, file->held))
    close (file->fd);
  close (file->held);
}

GArray *
pc_workbook_hold_files (PcWorkbook *self)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (PcSheetFile));

  g_array_set_clear_func (files, release_file);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      lxw_worksheet *sheet = self->sheets->pdata[i];
      PcSheetFile file = { .fd = fileno (sheet->optimize_tmpfile) };

      fflush (sheet->optimize_tmpfile);
      file.size = ftello (sheet->optimize_tmpfile);
      file.held = fcntl (file.fd, F_DUPFD_CLOEXEC, 0);
      g_array_append_val (files, file);
    }

  return files;
}

static gint64
get_size (GArray *files)
{
  gint64 size = 0;

  for (guint i = 0; i < files->len; i++)
    size += g_array_index (files, PcSheetFile, i).size;

  return size;
}

static gpointer
let_go_in_thread (gpointer files)
{
  g_array_unref (files);
  return NULL;
}

/* The disk takes its time to give a large file up, and whoever cancelled does not wait for it. */
void
pc_workbook_discard_book (PcWorkbook *self)
{
  GArray *files = pc_workbook_hold_files (self);

  lxw_workbook_free (g_steal_pointer (&self->book));
  if (get_size (files) < LARGE)
    g_array_unref (files);
  else
    g_thread_unref (g_thread_new ("drop-workbook", let_go_in_thread, files));
}
