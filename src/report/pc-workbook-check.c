/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <gsf/gsf.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInfile, g_object_unref)

/* Parts up to this size are read to the end; longer ones are the sheets, which are compared. */
#define MAX_READ (1024 * 1024)

/* Compared at a time. */
#define BLOCK (256 * 1024)

/* Every part is XML, and ends with the end of an element. */
static gboolean
ends_well (GsfInput *part)
{
  gsf_off_t size = gsf_input_size (part);
  const guint8 *data;

  if (size > MAX_READ)
    return TRUE;
  if (size == 0 || (data = gsf_input_read (part, size, NULL)) == NULL)
    return FALSE;

  while (size > 0 && g_ascii_isspace (data[size - 1]))
    size--;

  return size > 0 && data[size - 1] == '>';
}

static gboolean
check_parts (GsfInfile *folder)
{
  for (int i = 0; i < gsf_infile_num_children (folder); i++)
    {
      g_autoptr(GsfInput) child = gsf_infile_child_by_index (folder, i);
      GsfInfile *inner = child != NULL && GSF_IS_INFILE (child) ? GSF_INFILE (child) : NULL;

      if (child == NULL)
        return FALSE;
      /* A file of a zip is an infile too, but has no children to count. */
      if (inner != NULL && gsf_infile_num_children (inner) >= 0 ? !check_parts (inner) : !ends_well (child))
        return FALSE;
    }

  return TRUE;
}

/* The next @n bytes of both are the same. */
static gboolean
compare_block (GsfInput *sheet,
               int       fd,
               gint64    done,
               gsize     n)
{
  g_autofree guint8 *written = g_malloc (n);
  const guint8 *packed = gsf_input_read (sheet, n, NULL);

  return packed != NULL && pread (fd, written, n, done) == (gssize) n && memcmp (packed, written, n) == 0;
}

/* Moves behind `<sheetData>`, which stands in the first block. */
static gboolean
find_rows (GsfInput *sheet)
{
  static const char tag[] = "<sheetData>";
  const gsize n = MIN (gsf_input_size (sheet), BLOCK);
  const char *head = (const char *) gsf_input_read (sheet, n, NULL);
  const char *found = head != NULL ? g_strstr_len (head, n, tag) : NULL;

  return found != NULL && !gsf_input_seek (sheet, found + strlen (tag) - head, G_SEEK_SET);
}

static gboolean
compare_rows (GsfInput          *sheet,
              const PcSheetFile *file,
              GCancellable      *cancellable)
{
  static const char end[] = "</sheetData>";
  const char *rest;

  if (file->held < 0 || !find_rows (sheet))
    return FALSE;

  for (gint64 done = 0; done < file->size; done += BLOCK)
    if (g_cancellable_is_cancelled (cancellable) ||
        !compare_block (sheet, file->held, done, MIN (BLOCK, file->size - done)))
      return FALSE;

  rest = (const char *) gsf_input_read (sheet, strlen (end), NULL);
  return rest != NULL && memcmp (rest, end, strlen (end)) == 0;
}

static gboolean
check_sheets (GsfInfile    *zip,
              GArray       *files,
              GCancellable *cancellable)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("sheet%u.xml", i + 1);
      g_autoptr(GsfInput) sheet = gsf_infile_child_by_vname (zip, "xl", "worksheets", name, NULL);

      if (sheet == NULL || !compare_rows (sheet, &g_array_index (files, PcSheetFile, i), cancellable))
        return FALSE;
    }

  return TRUE;
}

gboolean
pc_workbook_check_whole (const char   *path,
                         GArray       *files,
                         GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GsfInput) file = gsf_input_stdio_new (path, &error);
  g_autoptr(GsfInfile) zip = file != NULL ? gsf_infile_zip_new (file, &error) : NULL;

  if (zip == NULL)
    g_debug ("The workbook cannot be read back: %s", error->message);

  return zip != NULL && check_sheets (zip, files, cancellable) && check_parts (zip);
}
