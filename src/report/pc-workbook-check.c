/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook-private.h"

#include <gsf/gsf.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInfile, g_object_unref)

/*
 * Parts up to this size are read to the end, which costs nothing that can be felt. Of a longer one the size has to
 * do: what it had no room for by then, its packed form, written next and to the same disk, had no room for either,
 * and that is reported.
 */
#define MAX_READ (1024 * 1024)

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

static gboolean
check_sizes (GsfInfile *zip,
             GArray    *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("sheet%u.xml", i + 1);
      g_autoptr(GsfInput) sheet = gsf_infile_child_by_vname (zip, "xl", "worksheets", name, NULL);

      if (sheet == NULL || gsf_input_size (sheet) <= g_array_index (rows, gint64, i))
        return FALSE;
    }

  return TRUE;
}

gboolean
pc_workbook_check_whole (const char *path,
                         GArray     *rows)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GsfInput) file = gsf_input_stdio_new (path, &error);
  g_autoptr(GsfInfile) zip = file != NULL ? gsf_infile_zip_new (file, &error) : NULL;

  if (zip == NULL)
    g_debug ("The workbook cannot be read back: %s", error->message);

  return zip != NULL && check_sizes (zip, rows) && check_parts (zip);
}
