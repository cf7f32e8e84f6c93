/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-arguments.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Members that are no parameters of a report, whose names have no colon. */
#define RECIPIENT ":recipient"
#define NOTES ":notes"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
add_arguments (JsonBuilder *builder,
               GHashTable  *arguments)
{
  g_autoptr(GList) names = g_list_sort (g_hash_table_get_keys (arguments), compare_names);

  for (GList *l = names; l != NULL; l = l->next)
    if (g_hash_table_lookup (arguments, l->data) != NULL)
      {
        json_builder_set_member_name (builder, l->data);
        json_builder_add_string_value (builder, g_hash_table_lookup (arguments, l->data));
      }
}

char *
pc_report_arguments_to_json (const PcReportRequest *request)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  g_return_val_if_fail (request != NULL, NULL);

  json_builder_begin_object (builder);
  if (request->recipient != NULL)
    {
      json_builder_set_member_name (builder, RECIPIENT);
      json_builder_add_string_value (builder, request->recipient);
    }
  if (request->notes)
    {
      json_builder_set_member_name (builder, NOTES);
      json_builder_add_string_value (builder, "yes");
    }
  if (request->arguments != NULL)
    add_arguments (builder, request->arguments);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
take_member (JsonObject *object,
             const char *name,
             JsonNode   *node,
             gpointer    user_data)
{
  PcReportRequest *self = user_data;
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (strcmp (name, RECIPIENT) == 0)
    self->recipient = g_strdup (text);
  else if (strcmp (name, NOTES) == 0)
    self->notes = TRUE;
  else if (text != NULL)
    g_hash_table_insert (self->arguments, g_strdup (name), g_strdup (text));
}

PcReportRequest *
pc_report_arguments_from_json (const char *json)
{
  g_autoptr(JsonNode) root = NULL;
  PcReportRequest *self;

  g_return_val_if_fail (json != NULL, NULL);

  if (!(root = json_from_string (json, NULL)) || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  self = g_new0 (PcReportRequest, 1);
  self->arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_foreach_member (json_node_get_object (root), take_member, self);
  return self;
}

PcReportRequest *
pc_report_request_copy (const PcReportRequest *self)
{
  PcReportRequest *copy = self != NULL ? g_memdup2 (self, sizeof *self) : g_new0 (PcReportRequest, 1);
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  copy->arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  copy->recipient = g_strdup (copy->recipient);
  copy->key_path = g_strdup (copy->key_path);
  copy->written = NULL;
  if (self == NULL || self->arguments == NULL)
    return copy;

  g_hash_table_iter_init (&iter, self->arguments);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (copy->arguments, g_strdup (name), g_strdup (text));

  return copy;
}

void
pc_report_request_free (PcReportRequest *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->arguments, g_hash_table_unref);
  g_free ((char *) self->recipient);
  g_free ((char *) self->key_path);
  g_free (self);
}
