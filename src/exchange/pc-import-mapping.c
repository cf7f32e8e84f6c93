/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-mapping.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-import-headings.h"
#include "pc-parked-rows.h"

/*
 * headings: ["cognome", …], folded; mapping: {"cognome": "family_name", …}. A heading that stands there before is told
 * from that by a number: "data", "data #2". A column that is left out is named with nothing, so that one that comes
 * later is not left out with it.
 */

static char *
write_json (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Of each column, full. */
static GStrv
list_keys (PcImportSheet *sheet)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GStrv keys = g_new0 (char *, sheet->columns->len + 1);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      char *folded = pc_import_heading_fold (((PcImportColumn *) sheet->columns->pdata[i])->heading);
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) + 1;

      keys[i] = n > 1 && *folded != '\0' ? g_strdup_printf ("%s #%u", folded, n) : g_strdup (folded);
      g_hash_table_insert (counts, folded, GUINT_TO_POINTER (n));
    }

  return keys;
}

static PcImportSheet *
get_sheet (PcImport *self,
           guint     index)
{
  GPtrArray *sheets = pc_import_list_sheets (self);

  g_return_val_if_fail (index < sheets->len, NULL);

  return sheets->pdata[index];
}

gboolean
pc_import_save_mapping (PcImport    *self,
                        guint        index,
                        PcStore     *store,
                        const char  *name,
                        GError     **error)
{
  PcImportSheet *sheet = get_sheet (self, index);
  g_autoptr(JsonBuilder) headings = json_builder_new ();
  g_autoptr(JsonBuilder) mapping = json_builder_new ();
  g_autoptr(PcSavedMapping) saved = g_new0 (PcSavedMapping, 1);
  g_auto(GStrv) keys = NULL;

  g_return_val_if_fail (sheet != NULL && sheet->kind != NULL && name != NULL, FALSE);

  keys = list_keys (sheet);
  json_builder_begin_array (headings);
  json_builder_begin_object (mapping);
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const PcImportColumn *column = sheet->columns->pdata[i];
      g_autofree char *target = pc_import_target_format (sheet->kind, column->target);

      if (*keys[i] == '\0')
        continue;
      if (*target != '\0')
        json_builder_add_string_value (headings, keys[i]);
      json_builder_set_member_name (mapping, keys[i]);
      json_builder_add_string_value (mapping, target);
    }
  json_builder_end_object (mapping);
  json_builder_end_array (headings);

  saved->name = g_strdup (name);
  saved->kind = g_strdup (sheet->kind->name);
  saved->headings = write_json (headings);
  saved->mapping = write_json (mapping);
  return pc_saved_mappings_put (store, saved, error);
}

/* Column with that key, or -1. */
static int
find_key (GStrv       keys,
          const char *key)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (strcmp (keys[i], key) == 0)
      return i;

  return -1;
}

static PcSavedMapping *
find_saved (PcStore     *store,
            const char  *name,
            GError     **error)
{
  g_autoptr(GPtrArray) all = pc_saved_mappings_list (store, error);

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    if (strcmp (((PcSavedMapping *) all->pdata[i])->name, name) == 0)
      return g_ptr_array_steal_index (all, i);

  /* Translators: %s is a name. */
  g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("There is no mapping “%s”."), name);
  return NULL;
}

/* Sets the columns that @mapping names; the others are as they were proposed. How many of those hold something. */
static guint
set_targets (PcImport      *self,
             guint          index,
             JsonObject    *mapping)
{
  PcImportSheet *sheet = get_sheet (self, index);
  g_autoptr(GList) headings = json_object_get_members (mapping);
  g_auto(GStrv) keys = list_keys (sheet);
  guint n = 0;

  for (const GList *each = headings; each != NULL; each = each->next)
    {
      const int column = find_key (keys, each->data);
      const char *text = json_object_get_string_member_with_default (mapping, each->data, "");
      PcImportTarget target;

      if (column < 0 || !pc_import_target_parse (sheet->kind, text, &target, NULL))
        continue;
      pc_import_set_target (self, index, column, target);
      n += target.kind != NULL;
    }

  return n;
}

gboolean
pc_import_use_mapping (PcImport    *self,
                       guint        index,
                       PcStore     *store,
                       const char  *name,
                       GError     **error)
{
  g_autoptr(PcSavedMapping) saved = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonNode *root;
  const PcKind *kind;

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store) && name != NULL, FALSE);

  if (!(saved = find_saved (store, name, error)))
    return FALSE;

  kind = pc_kind_find (saved->kind);
  root = json_parser_load_from_data (parser, saved->mapping, -1, NULL) ? json_parser_get_root (parser) : NULL;
  if (kind == NULL || root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      /* Translators: %s is a name. */
      g_set_error (error, PC_ERROR, PC_ERROR_DAMAGED, _("The mapping “%s” cannot be read any more. Save it anew."),
                   name);
      return FALSE;
    }

  pc_import_set_kind (self, index, kind);
  if (set_targets (self, index, json_node_get_object (root)) > 0)
    return TRUE;

  /* Translators: %s is a name. */
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("None of the columns of the mapping “%s” is in this sheet."), name);
  return FALSE;
}

/* How many headings a mapping has, where the sheet has them all; 0 otherwise. */
static guint
count_headings (GStrv                 keys,
                const PcSavedMapping *saved)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonNode *root = json_parser_load_from_data (parser, saved->headings, -1, NULL) ? json_parser_get_root (parser) :
                   NULL;
  JsonArray *headings = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  const guint n = headings != NULL ? json_array_get_length (headings) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (headings, i);
      const char *folded = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (folded == NULL || find_key (keys, folded) < 0)
        return 0;
    }

  return n;
}

char *
pc_import_find_mapping (PcImport *self,
                        guint     index,
                        PcStore  *store)
{
  PcImportSheet *sheet = get_sheet (self, index);
  g_autoptr(GPtrArray) all = pc_saved_mappings_list (store, NULL);
  g_auto(GStrv) keys = NULL;
  const PcSavedMapping *best = NULL;
  guint most = 0;

  g_return_val_if_fail (sheet != NULL, NULL);

  keys = list_keys (sheet);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const guint n = count_headings (keys, all->pdata[i]);

      if (n > most)
        {
          best = all->pdata[i];
          most = n;
        }
    }

  return best != NULL ? g_strdup (best->name) : NULL;
}
