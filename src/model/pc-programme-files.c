/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-programme-files.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-data.h"
#include "pc-error.h"
#include "pc-programme-value.h"

#define RESOURCE_FOLDER "/org/percorso/Percorso/programmes/"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Adds the id of the file @name, once. */
static void
add_id (GPtrArray  *ids,
        const char *name)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, PC_PROGRAMME_SUFFIX))
    return;

  id = g_strndup (name, strlen (name) - strlen (PC_PROGRAMME_SUFFIX));
  if (pc_programme_is_name (id) && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_steal_pointer (&id));
}

static void
add_shipped_ids (GPtrArray *ids)
{
  g_auto(GStrv) names = g_resource_enumerate_children (pc_data_get_resource (), RESOURCE_FOLDER, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_id (ids, names[i]);
}

static void
add_folder_ids (GPtrArray  *ids,
                const char *data_folder)
{
  g_autofree char *path = g_build_filename (data_folder, "percorso", "programmes", NULL);
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    add_id (ids, name);
}

static char **
finish_ids (GPtrArray *ids)
{
  g_ptr_array_sort (ids, compare_names);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

char **
pc_programme_list_shipped (void)
{
  GPtrArray *ids = g_ptr_array_new ();

  add_shipped_ids (ids);
  return finish_ids (ids);
}

char **
pc_programme_list (void)
{
  GPtrArray *ids = g_ptr_array_new ();
  const char *const *system = g_get_system_data_dirs ();

  add_shipped_ids (ids);
  add_folder_ids (ids, g_get_user_data_dir ());
  for (guint i = 0; system[i] != NULL; i++)
    add_folder_ids (ids, system[i]);

  return finish_ids (ids);
}

static void
set_not_found (const char  *id,
               GError     **error)
{
  /* Translators: %s is the short name of a funding programme */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no programme “%s” on this computer."), id);
}

GBytes *
pc_programme_lookup_shipped (const char  *id,
                             GError     **error)
{
  g_autofree char *path = NULL;
  GBytes *data;

  g_return_val_if_fail (id != NULL, NULL);

  path = g_strconcat (RESOURCE_FOLDER, id, PC_PROGRAMME_SUFFIX, NULL);
  data = pc_programme_is_name (id) ? g_resource_lookup_data (pc_data_get_resource (), path, 0, NULL) : NULL;
  if (data == NULL)
    set_not_found (id, error);

  return data;
}

/* FALSE where there is no such file, so that the next folder is tried; else the programme or why it cannot be had. */
static gboolean
load_from_folder (const char   *data_folder,
                  const char   *id,
                  PcProgramme **programme,
                  GError      **error)
{
  g_autofree char *name = g_strconcat (id, PC_PROGRAMME_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (data_folder, "percorso", "programmes", name, NULL);
  g_autoptr(GError) local = NULL;
  g_autoptr(GBytes) data = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &local))
    {
      if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
          g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
        return FALSE;

      /* Translators: the first %s is a file, the second the reason given by the system */
      g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("%s cannot be read: %s"), path, local->message);
      return TRUE;
    }

  data = g_bytes_new_take (g_steal_pointer (&text), length);
  *programme = pc_programme_new_from_data (data, path, error);
  return TRUE;
}

PcProgramme *
pc_programme_find (const char  *id,
                   GError     **error)
{
  const char *const *system = g_get_system_data_dirs ();
  g_autoptr(GBytes) data = NULL;
  PcProgramme *programme = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  /* Ids come from rows that others wrote: one with a slash must not lead out of the folder. */
  if (!pc_programme_is_name (id))
    {
      set_not_found (id, error);
      return NULL;
    }

  if (load_from_folder (g_get_user_data_dir (), id, &programme, error))
    return programme;
  for (guint i = 0; system[i] != NULL; i++)
    if (load_from_folder (system[i], id, &programme, error))
      return programme;

  data = pc_programme_lookup_shipped (id, error);
  name = g_strconcat (id, PC_PROGRAMME_SUFFIX, NULL);
  return data != NULL ? pc_programme_new_from_data (data, name, error) : NULL;
}
