/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox-name.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "pc-beneficiary.h"
#include "pc-destination.h"
#include "pc-name-pattern.h"
#include "pc-office.h"

static const char *
get_argument (GHashTable *arguments,
              const char *name)
{
  return arguments != NULL ? g_hash_table_lookup (arguments, name) : NULL;
}

static PcRecord *
find_office (PcStore *store)
{
  g_autofree char *id = pc_store_get_setting (store, PC_SETTING_OFFICE);

  return id != NULL ? pc_store_get (store, &pc_office_kind, id, NULL) : NULL;
}

/* The name never: a list of files in a shared folder is read by many. */
static PcRecord *
find_person (PcStore    *store,
             GHashTable *arguments)
{
  const char *id = get_argument (arguments, "person");

  return id != NULL ? pc_store_get (store, &pc_beneficiary_kind, id, NULL) : NULL;
}

void
pc_outbox_make_names (PcStore     *store,
                      PcRecord    *destination,
                      const char  *path,
                      const char  *title,
                      GHashTable  *arguments,
                      char       **name,
                      char       **folder)
{
  g_autoptr(PcRecord) office = find_office (store);
  g_autoptr(PcRecord) person = find_person (store, arguments);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *time = g_date_time_format (now, "%H%M");
  g_autofree char *base = g_path_get_basename (path);
  const PcNameWords words = {
    .report = title,
    .office = office != NULL ? pc_record_get_text (office, PC_OFFICE_NAME) : NULL,
    .code = office != NULL ? pc_record_get_text (office, PC_OFFICE_CODE) : NULL,
    .from = get_argument (arguments, "from"),
    .to = get_argument (arguments, "to"),
    .date = date,
    .time = time,
    .person = person != NULL ? pc_record_get_text (person, PC_BENEFICIARY_CODE) : NULL,
    .programme = get_argument (arguments, "programme"),
  };

  *name = pc_name_pattern_make_name (pc_record_get_text (destination, PC_DESTINATION_NAME_PATTERN), &words, strrchr (base, '.'));
  *folder = pc_name_pattern_make_folder (pc_record_get_text (destination, PC_DESTINATION_SUB_FOLDER), &words);
}

char *
pc_outbox_make_json (GHashTable *arguments)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(GList) names = arguments != NULL ? g_hash_table_get_keys (arguments) : NULL;
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  names = g_list_sort (names, (GCompareFunc) strcmp);
  for (GList *each = names; each != NULL; each = each->next)
    json_object_set_string_member (object, each->data, g_hash_table_lookup (arguments, each->data));

  return arguments != NULL ? json_to_string (node, FALSE) : NULL;
}
