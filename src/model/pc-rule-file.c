/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-rule-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-data.h"
#include "pc-error.h"
#include "pc-programme-check.h"
#include "pc-programme-value.h"
#include "pc-resource.h"

#define RESOURCE_FOLDER "/org/percorso/Percorso/"

const PcRuleFileKind pc_rule_file_programme = { "programmes", ".programme", pc_programme_check };
const PcRuleFileKind pc_rule_file_region = { "regions", ".region", pc_programme_check_region };

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Adds the id of the file @name, once. */
static void
add_id (const PcRuleFileKind *kind,
        GPtrArray            *ids,
        const char           *name)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, kind->suffix))
    return;

  id = g_strndup (name, strlen (name) - strlen (kind->suffix));
  if (pc_programme_is_name (id) && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_steal_pointer (&id));
}

static void
add_shipped_ids (const PcRuleFileKind *kind,
                 GPtrArray            *ids)
{
  g_autofree char *folder = g_strconcat (RESOURCE_FOLDER, kind->folder, NULL);
  g_auto(GStrv) names = g_resource_enumerate_children (pc_resource_get (pc_data_get_resource), folder, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_id (kind, ids, names[i]);
}

static void
add_folder_ids (const PcRuleFileKind *kind,
                GPtrArray            *ids,
                const char           *data_folder)
{
  g_autofree char *path = g_build_filename (data_folder, "percorso", kind->folder, NULL);
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    add_id (kind, ids, name);
}

char **
pc_rule_file_list (const PcRuleFileKind *kind,
                   gboolean              shipped)
{
  GPtrArray *ids;
  const char *const *system = g_get_system_data_dirs ();

  g_return_val_if_fail (kind != NULL, NULL);

  ids = g_ptr_array_new ();
  add_shipped_ids (kind, ids);
  if (!shipped)
    {
      add_folder_ids (kind, ids, g_get_user_data_dir ());
      for (guint i = 0; system[i] != NULL; i++)
        add_folder_ids (kind, ids, system[i]);
    }

  g_ptr_array_sort (ids, compare_names);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

GBytes *
pc_rule_file_lookup_shipped (const PcRuleFileKind *kind,
                             const char           *id)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (kind != NULL && id != NULL, NULL);

  path = g_strconcat (RESOURCE_FOLDER, kind->folder, "/", id, kind->suffix, NULL);
  return pc_programme_is_name (id) ?
         g_resource_lookup_data (pc_resource_get (pc_data_get_resource), path, 0, NULL) : NULL;
}

/* FALSE where there is no such file, so that the next folder is tried; else the bytes or why they cannot be had. */
static gboolean
read_from_folder (const PcRuleFileKind  *kind,
                  const char            *data_folder,
                  const char            *name,
                  char                 **origin,
                  GBytes               **data,
                  GError               **error)
{
  g_autofree char *path = g_build_filename (data_folder, "percorso", kind->folder, name, NULL);
  g_autoptr(GError) local = NULL;
  char *text = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &local))
    {
      *data = g_bytes_new_take (text, length);
      *origin = g_steal_pointer (&path);
      return TRUE;
    }

  if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return FALSE;

  /* Translators: the first %s is a file, the second the reason given by the system */
  g_set_error (error, PC_ERROR, PC_ERROR_FAILED, _("%s cannot be read: %s"), path, local->message);
  return TRUE;
}

GBytes *
pc_rule_file_find (const PcRuleFileKind  *kind,
                   const char            *id,
                   char                 **origin,
                   GError               **error)
{
  const char *const *system = g_get_system_data_dirs ();
  g_autofree char *name = NULL;
  GBytes *data = NULL;

  g_return_val_if_fail (kind != NULL && id != NULL && origin != NULL, NULL);

  if (!pc_programme_is_name (id))
    return NULL;

  name = g_strconcat (id, kind->suffix, NULL);
  if (read_from_folder (kind, g_get_user_data_dir (), name, origin, &data, error))
    return data;
  for (guint i = 0; system[i] != NULL; i++)
    if (read_from_folder (kind, system[i], name, origin, &data, error))
      return data;

  data = pc_rule_file_lookup_shipped (kind, id);
  if (data != NULL)
    *origin = g_steal_pointer (&name);
  return data;
}

static gboolean
report_mistakes (GPtrArray   *mistakes,
                 const char  *origin,
                 GError     **error)
{
  const PcProgrammeMistake *first;
  guint more;

  if (mistakes->len == 0)
    return TRUE;

  first = g_ptr_array_index (mistakes, 0);
  more = mistakes->len - 1;

  /* Translators: %s is a file, %u a line of it, then come a key or a dash, and a whole sentence */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("%s, line %u, %s: %s"),
               origin, first->line, first->key != NULL ? first->key : "–", first->message);
  if (more > 0 && error != NULL)
    {
      g_autofree char *start = g_steal_pointer (&(*error)->message);

      /* Translators: %s is a sentence on the first mistake in a file, %u how many others there are */
      (*error)->message = g_strdup_printf (ngettext ("%s There is %u more mistake.", "%s There are %u more mistakes.",
                                                     more), start, more);
    }

  return FALSE;
}

GKeyFile *
pc_rule_file_load (const PcRuleFileKind  *kind,
                   GBytes                *data,
                   const char            *origin,
                   GError               **error)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GPtrArray) mistakes = NULL;
  g_autoptr(GError) local = NULL;
  const char *text;
  gsize length, skip;

  g_return_val_if_fail (kind != NULL && data != NULL && origin != NULL, NULL);

  text = g_bytes_get_data (data, &length);
  mistakes = kind->check (text, length);
  if (!report_mistakes (mistakes, origin, error))
    return NULL;

  skip = pc_programme_lines_count_mark (text, length);
  if (!g_key_file_load_from_data (file, text + skip, length - skip, G_KEY_FILE_KEEP_TRANSLATIONS, &local))
    {
      /* Translators: the first %s is a file, the second the reason given by the system */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("%s cannot be read: %s"), origin, local->message);
      return NULL;
    }

  return g_steal_pointer (&file);
}

gboolean
pc_rule_file_check_name (const PcRuleFileKind  *kind,
                         const char            *origin,
                         const char            *id,
                         GError               **error)
{
  g_autofree char *base = NULL;
  g_autofree char *expected = NULL;

  g_return_val_if_fail (kind != NULL && origin != NULL && id != NULL, FALSE);

  base = g_path_get_basename (origin);
  expected = g_strconcat (id, kind->suffix, NULL);
  if (!g_str_has_suffix (base, kind->suffix) || g_str_equal (base, expected))
    return TRUE;

  /* Translators: the first %s is a file, the second the name it needs */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("%s must be called %s, by the Id that stands in it."), origin,
               expected);
  return FALSE;
}

char *
pc_rule_file_dup_value (GKeyFile   *file,
                        const char *group,
                        const char *key)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (file != NULL && group != NULL && key != NULL, NULL);

  value = g_key_file_get_value (file, group, key, NULL);
  return value != NULL && g_strstrip (value)[0] != '\0' ? g_steal_pointer (&value) : NULL;
}
