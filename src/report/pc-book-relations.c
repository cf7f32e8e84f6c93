/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-book-relations.h"

#include <string.h>

#include "pc-sheet-private.h"
#include "pc-xml.h"

typedef struct
{
  GPtrArray  *relations;
  const char *source;
} Relations;

static void
free_relation (gpointer data)
{
  PcRelation *self = data;

  g_free (self->id);
  g_free (self->type);
  g_free (self->part);
  g_free (self);
}

/* What stands before the last slash of @part, without it. */
static char *
dup_folder (const char *part)
{
  const char *slash = strrchr (part, '/');

  return slash != NULL ? g_strndup (part, slash - part) : g_strdup ("");
}

/*
 * "../theme/x.xml" of "xl/workbook.xml" is "theme/x.xml"; "/xl/x.xml" starts at the top. Nothing leads out of the
 * package.
 */
static char *
resolve (const char *source,
         const char *target)
{
  g_autofree char *plain = g_uri_unescape_string (target, NULL);
  g_autofree char *folder = dup_folder (source);
  g_autofree char *path = NULL;
  g_auto(GStrv) words = NULL;
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  if (plain == NULL)
    return NULL;

  g_strdelimit (plain, "\\", '/');
  path = *plain == '/' ? g_strdup (plain) : g_strconcat (folder, "/", plain, NULL);
  words = g_strsplit (path, "/", -1);

  for (int i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], "..") == 0)
        g_ptr_array_set_size (kept, MAX ((int) kept->len - 1, 0));
      else if (*words[i] != '\0' && strcmp (words[i], ".") != 0)
        g_ptr_array_add (kept, words[i]);
    }

  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

static void
started_cb (PcXml      *xml,
            const char *name,
            guint       depth,
            gpointer    data)
{
  Relations *self = data;
  g_autofree char *mode = NULL;
  g_autofree char *id = NULL;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  g_autofree char *part = NULL;
  PcRelation *relation;

  if (depth != 2 || strcmp (name, "Relationship") != 0 || self->relations->len >= PC_SHEET_MAX_PARTS)
    return;

  mode = pc_xml_dup_attribute (xml, "TargetMode");
  id = pc_xml_dup_attribute (xml, "Id");
  type = pc_xml_dup_attribute (xml, "Type");
  target = pc_xml_dup_attribute (xml, "Target");
  if (g_strcmp0 (mode, "External") == 0 || id == NULL || type == NULL || target == NULL ||
      !(part = resolve (self->source, target)))
    return;

  relation = g_new0 (PcRelation, 1);
  relation->id = g_steal_pointer (&id);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation->part = g_steal_pointer (&part);
  g_ptr_array_add (self->relations, relation);
}

static void
ended_cb (PcXml      *xml,
          const char *name,
          guint       depth,
          gpointer    data)
{
}

GPtrArray *
pc_relations_load (PcZip       *zip,
                   const char  *part,
                   GError     **error)
{
  static const PcXmlHandler handler = { started_cb, ended_cb, NULL };
  g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func (free_relation);
  g_autofree char *folder = dup_folder (part);
  g_autofree char *base = g_path_get_basename (part);
  g_autofree char *list = g_strdup_printf ("%s%s_rels/%s.rels", folder, *folder != '\0' ? "/" : "",
                                           *part != '\0' ? base : "");
  Relations self = { relations, part };

  if (pc_zip_has (zip, list) && !pc_xml_parse (zip, list, &handler, &self, NULL, error))
    return NULL;

  return g_steal_pointer (&relations);
}

const PcRelation *
pc_relations_find_by_type (GPtrArray  *relations,
                           const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const PcRelation *relation = g_ptr_array_index (relations, i);

      if (strcmp (relation->type, type) == 0)
        return relation;
    }

  return NULL;
}

const PcRelation *
pc_relations_find_by_id (GPtrArray  *relations,
                         const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const PcRelation *relation = g_ptr_array_index (relations, i);

      if (strcmp (relation->id, id) == 0)
        return relation;
    }

  return NULL;
}
