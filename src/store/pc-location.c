/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "pc-error.h"

/* What a folder that is synchronised with other computers has inside, or is called. */
static const char * const sync_marks[] = {
  ".dropbox", ".dropbox.cache", ".sync_journal.db", ".nextcloudsync.log", ".owncloudsync.log", ".stfolder",
};
static const char * const sync_names[] = { "Dropbox", "Nextcloud", "ownCloud", "OneDrive", "Google Drive", "GoogleDrive" };

static gboolean
is_synchronised (const char *folder)
{
  g_autofree char *name = g_path_get_basename (folder);

  for (guint i = 0; i < G_N_ELEMENTS (sync_names); i++)
    if (g_strcmp0 (name, sync_names[i]) == 0)
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (sync_marks); i++)
    {
      g_autofree char *mark = g_build_filename (folder, sync_marks[i], NULL);

      if (g_file_test (mark, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_remote (const char *folder)
{
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_autoptr(GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);

  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

/* The place that @path really is: links followed, as far as it is there already. Full. */
static char *
resolve (const char *path)
{
  g_autofree char *at = g_strdup (path);
  g_autofree char *real = NULL;

  while ((real = realpath (at, NULL)) == NULL && at[1] != '\0')
    {
      char *parent = g_path_get_dirname (at);

      g_free (at);
      at = parent;
    }

  return g_strdup (real != NULL ? real : at);
}

/* @path or the nearest folder above it that is shared, full; NULL where none is. */
static char *
find_shared (const char *path)
{
  g_autofree char *folder = g_strdup (path);

  if (is_remote (folder))
    return g_steal_pointer (&folder);

  while (folder[1] != '\0')
    {
      char *parent;

      if (is_synchronised (folder))
        return g_steal_pointer (&folder);

      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }

  return NULL;
}

gboolean
pc_location_check (const char  *db_path,
                   GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (db_path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *real = resolve (absolute);
  g_autofree char *shared = find_shared (folder);

  if (shared == NULL)
    shared = find_shared (real);
  if (shared == NULL)
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is a folder. */
               _("The database cannot live in “%s”, which is shared with other computers: it would be damaged there. "
                 "Keep it in a folder of this computer, and use the shared one for backups."), shared);
  return FALSE;
}
