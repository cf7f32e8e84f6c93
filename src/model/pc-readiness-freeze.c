/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness-private.h"

#include <json-glib/json-glib.h>

#include "pc-readiness-frozen.h"
#include "pc-region.h"

/* Of the keys and what they mean; what is frozen is read again years later. */
#define VERSION 1

static void
add_text (JsonBuilder *json,
          const char  *key,
          const char  *text)
{
  json_builder_set_member_name (json, key);
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
add_number (JsonBuilder *json,
            const char  *key,
            gint64       number)
{
  json_builder_set_member_name (json, key);
  json_builder_add_int_value (json, number);
}

static void
add_day (JsonBuilder *json,
         const char  *key,
         PcDay        day)
{
  g_autofree char *text = pc_day_to_iso (day);

  add_text (json, key, text);
}

static void
add_finding (JsonBuilder     *json,
             const PcFinding *finding)
{
  const gboolean has_field = finding->kind != NULL && finding->field >= 0;

  json_builder_begin_object (json);
  add_text (json, "rule", finding->rule);
  add_text (json, "level", pc_finding_level_get_code (finding->level));
  add_text (json, "message", finding->message);
  add_text (json, "source", finding->source);
  json_builder_set_member_name (json, "assumed");
  json_builder_add_boolean_value (json, finding->assumed);
  add_text (json, "kind", finding->kind != NULL ? finding->kind->name : NULL);
  add_text (json, "record", finding->record_id);
  add_text (json, "field", has_field ? pc_kind_get_field (finding->kind, finding->field)->name : NULL);
  add_day (json, "day", finding->day);
  json_builder_end_object (json);
}

static void
add_findings (JsonBuilder *json,
              GPtrArray   *findings)
{
  json_builder_set_member_name (json, "findings");
  json_builder_begin_array (json);
  for (guint i = 0; i < findings->len; i++)
    add_finding (json, findings->pdata[i]);
  json_builder_end_array (json);
}

static void
add_programme (JsonBuilder   *json,
               PcPathwayCase *pathway)
{
  PcProgramme *programme = pathway->programme;
  PcRegion *region = programme != NULL ? pc_programme_get_region (programme) : NULL;

  add_text (json, "programme", pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME));
  add_text (json, "edition", programme != NULL ? pc_programme_get_edition (programme) : NULL);
  add_text (json, "region", region != NULL ? pc_region_get_id (region) : NULL);
}

static void
add_traineeship (JsonBuilder       *json,
                 PcTraineeshipCase *traineeship)
{
  PcRecord *record = traineeship->traineeship;
  g_autofree char *host = traineeship->host != NULL ? pc_record_dup_name (traineeship->host) : NULL;

  add_text (json, "host", pc_record_get_text (record, PC_TRAINEESHIP_HOST_ID));
  add_text (json, "host_name", host);
  add_text (json, "starts_on", pc_record_get_text (record, PC_TRAINEESHIP_STARTS_ON));
  add_text (json, "ends_on", pc_record_get_text (record, PC_TRAINEESHIP_ENDS_ON));
}

static void
add_hours (JsonBuilder   *json,
           PcPathwayCase *pathway)
{
  int delivered = 0, certified = 0;
  const int asked = pathway->programme != NULL ? pc_readiness_sum_hours (pathway, &delivered, &certified) : -1;

  json_builder_set_member_name (json, "hours_asked_minutes");
  if (asked >= 0)
    json_builder_add_int_value (json, asked);
  else
    json_builder_add_null_value (json);
  add_number (json, "hours_delivered_minutes", delivered);
  add_number (json, "hours_certified_minutes", certified);
}

char *
pc_readiness_freeze (PcCase            *self,
                     PcPathwayCase     *pathway,
                     PcTraineeshipCase *traineeship,
                     PcDay              on)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(JsonBuilder) json = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  PcVerdict verdict;

  g_return_val_if_fail (self != NULL && pathway != NULL && on > 0, NULL);

  verdict = pc_readiness_check (self, pathway, traineeship, on, findings);
  json_builder_begin_object (json);
  add_number (json, "version", VERSION);
  add_day (json, "requested_on", on);
  add_text (json, "person", pc_record_get_id (self->person));
  add_text (json, "pathway", pc_record_get_id (pathway->pathway));
  add_programme (json, pathway);
  if (traineeship != NULL)
    add_traineeship (json, traineeship);
  add_hours (json, pathway);
  add_text (json, "verdict", pc_verdict_get_code (verdict));
  add_findings (json, findings);
  json_builder_end_object (json);

  root = json_builder_get_root (json);
  return json_to_string (root, TRUE);
}

/*
 * Reading it
 */

JsonObject *
pc_readiness_parse (const char *frozen)
{
  g_autoptr(JsonNode) root = json_from_string (frozen, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  return object != NULL && json_object_has_member (object, "requested_on") ? json_object_ref (object) : NULL;
}

/* What a key holds, where it holds a text. */
const char *
pc_readiness_get_text (JsonObject *object,
                       const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

char *
pc_readiness_parse_host (const char  *frozen,
                         char       **name)
{
  g_autoptr(JsonObject) object = NULL;

  if (name != NULL)
    *name = NULL;
  g_return_val_if_fail (frozen != NULL, NULL);

  object = pc_readiness_parse (frozen);
  if (object == NULL)
    return NULL;

  if (name != NULL)
    *name = g_strdup (pc_readiness_get_text (object, "host_name"));
  return g_strdup (pc_readiness_get_text (object, "host"));
}
