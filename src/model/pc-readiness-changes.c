/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness-private.h"

#include "pc-readiness-frozen.h"
#include "pc-region.h"
#include "pc-time.h"

typedef struct
{
  JsonObject        *frozen;
  PcPathwayCase     *pathway;
  PcTraineeshipCase *traineeship;    /* (nullable) */
  GPtrArray         *changes;
} Comparison;

static PcFinding *
add (const Comparison *self,
     const char       *rule,
     PcFindingLevel    level,
     int               field,
     char             *message)
{
  PcFinding *finding = pc_findings_add (self->changes, rule, level, message);

  if (self->traineeship != NULL)
    pc_finding_set_place (finding, &pc_traineeship_kind, self->traineeship->traineeship, field);
  else
    pc_finding_set_place (finding, &pc_pathway_kind, self->pathway->pathway, -1);
  return finding;
}

/*
 * What the request was about
 */

static void
compare_host (const Comparison *self)
{
  const char *host = pc_readiness_get_text (self->frozen, "host");
  const char *name = pc_readiness_get_text (self->frozen, "host_name");

  if (host == NULL || self->traineeship == NULL ||
      g_strcmp0 (host, pc_record_get_text (self->traineeship->traineeship, PC_TRAINEESHIP_HOST_ID)) == 0)
    return;

  add (self, "clearance-changed-host", PC_FINDING_WARNING, PC_TRAINEESHIP_HOST_ID,
       /* Translators: %s is the name of a host. */
       g_strdup_printf (_("The clearance was asked for another host, “%s”."), name != NULL ? name : host));
}

static void
compare_rules (const Comparison *self)
{
  PcProgramme *programme = self->pathway->programme;
  PcRegion *region = programme != NULL ? pc_programme_get_region (programme) : NULL;
  const char *now = region != NULL ? pc_region_get_id (region) : NULL;
  const char *then = pc_readiness_get_text (self->frozen, "region");
  const char *edition = pc_readiness_get_text (self->frozen, "edition");

  if (programme == NULL ||
      (g_strcmp0 (edition, pc_programme_get_edition (programme)) == 0 && g_strcmp0 (then, now) == 0))
    return;

  add (self, "clearance-changed-rules", PC_FINDING_NOTE, PC_TRAINEESHIP_CLEARANCE_ASKED_ON,
       g_strdup (_("The rules are of another edition or region than those of the day of the request.")));
}

static gboolean
is_same (const Comparison *self,
         const char       *key,
         guint             field)
{
  const char *then = pc_readiness_get_text (self->frozen, key);

  return g_strcmp0 (then, pc_record_get_text (self->traineeship->traineeship, field)) == 0;
}

static void
compare_days (const Comparison *self)
{
  PcDay starts, ends;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (self->traineeship == NULL || !json_object_has_member (self->frozen, "starts_on") ||
      (is_same (self, "starts_on", PC_TRAINEESHIP_STARTS_ON) && is_same (self, "ends_on", PC_TRAINEESHIP_ENDS_ON)))
    return;

  starts = pc_day_from_iso (pc_readiness_get_text (self->frozen, "starts_on"));
  ends = pc_day_from_iso (pc_readiness_get_text (self->frozen, "ends_on"));
  first = pc_day_format (starts);
  last = pc_day_format (ends);
  add (self, "clearance-changed-days", PC_FINDING_WARNING, PC_TRAINEESHIP_STARTS_ON,
       /* Translators: both %s are days. */
       g_strdup_printf (_("The request has other days of the traineeship: %s to %s."), first, last))->day = starts;
}

/* Hours certified later are as it should be; hours that are gone are not. */
static void
compare_hours (const Comparison *self)
{
  const gint64 then = json_object_get_int_member_with_default (self->frozen, "hours_certified_minutes", -1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int delivered, certified;

  if (then < 0 || self->pathway->programme == NULL)
    return;

  pc_readiness_sum_hours (self->pathway, &delivered, &certified);
  before = pc_minutes_format (then);
  after = pc_minutes_format (certified);
  if (certified < then)
    add (self, "clearance-changed-hours", PC_FINDING_WARNING, PC_TRAINEESHIP_CLEARANCE_ASKED_ON,
         /* Translators: both %s are lengths of time. */
         g_strdup_printf (_("%s hours were certified on the day of the request, and %s are now: check the "
                            "register."), before,
                          after));
}

/*
 * What there was to say
 */

/* A finding is the same where rule, record and field are. */
static char *
make_key (const char *rule,
          const char *record,
          const char *field)
{
  return g_strjoin ("|", rule != NULL ? rule : "", record != NULL ? record : "", field, NULL);
}

static char *
make_finding_key (const PcFinding *finding)
{
  const gboolean has_field = finding->kind != NULL && finding->field >= 0;

  return make_key (finding->rule, finding->record_id,
                   has_field ? pc_kind_get_field (finding->kind, finding->field)->name : NULL);
}

static char *
make_frozen_key (JsonObject *finding)
{
  return make_key (pc_readiness_get_text (finding, "rule"), pc_readiness_get_text (finding, "record"),
                   pc_readiness_get_text (finding, "field"));
}

static JsonArray *
get_findings (JsonObject *frozen)
{
  JsonNode *node = json_object_get_member (frozen, "findings");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_finding (JsonArray *findings,
             guint      index)
{
  JsonNode *node = json_array_get_element (findings, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Owned keys; the values are the objects. */
static GHashTable *
index_frozen (JsonArray *findings)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; findings != NULL && i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = get_finding (findings, i);

      if (finding != NULL)
        g_hash_table_insert (index, make_frozen_key (finding), finding);
    }

  return index;
}

static void
add_new (const Comparison *self,
         const PcFinding  *finding)
{
  PcFinding *added = pc_findings_add (self->changes, "clearance-changed-new", finding->level,
                                      g_strdup (finding->message));

  added->source = g_strdup (finding->source);
  added->assumed = finding->assumed;
  added->day = finding->day;
  if (finding->kind != NULL)
    pc_finding_set_place (added, finding->kind, NULL, finding->field);
  added->record_id = g_strdup (finding->record_id);
}

/* What is said now and was not; what is left in @then was said and is not any longer. */
static void
compare_now (const Comparison *self,
             GPtrArray        *now,
             GHashTable       *then)
{
  for (guint i = 0; i < now->len; i++)
    {
      const PcFinding *finding = now->pdata[i];
      g_autofree char *key = make_finding_key (finding);

      if (!g_hash_table_remove (then, key) && finding->level > PC_FINDING_NOTE)
        add_new (self, finding);
    }
}

static void
add_settled (const Comparison *self,
             JsonObject       *finding)
{
  const char *message = pc_readiness_get_text (finding, "message");

  if (message == NULL || g_strcmp0 (pc_readiness_get_text (finding, "level"), "note") == 0)
    return;

  add (self, "clearance-changed-settled", PC_FINDING_NOTE, PC_TRAINEESHIP_CLEARANCE_ASKED_ON,
       /* Translators: %s is a sentence that said on an earlier day what was missing. */
       g_strdup_printf (_("No longer so: %s"), message));
}

static void
compare_findings (const Comparison *self,
                  GPtrArray        *now)
{
  JsonArray *findings = get_findings (self->frozen);
  g_autoptr(GHashTable) then = index_frozen (findings);

  compare_now (self, now, then);
  for (guint i = 0; findings != NULL && i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = get_finding (findings, i);
      g_autofree char *key = finding != NULL ? make_frozen_key (finding) : NULL;

      if (finding != NULL && g_hash_table_lookup (then, key) == finding)
        add_settled (self, finding);
    }
}

GPtrArray *
pc_readiness_list_changes (const char        *frozen,
                           PcCase            *self,
                           PcPathwayCase     *pathway,
                           PcTraineeshipCase *traineeship,
                           PcDay              on)
{
  g_autoptr(GPtrArray) now = pc_findings_new ();
  GPtrArray *changes = pc_findings_new ();
  g_autoptr(JsonObject) object = NULL;
  Comparison comparison = { NULL, pathway, traineeship, changes };

  g_return_val_if_fail (frozen != NULL && self != NULL && pathway != NULL, changes);

  object = pc_readiness_parse (frozen);
  if (object == NULL)
    {
      add (&comparison, "clearance-changed-unreadable", PC_FINDING_WARNING, PC_TRAINEESHIP_CLEARANCE_FROZEN,
           g_strdup (_("What the request for the clearance said on its day cannot be read.")));
      return changes;
    }

  comparison.frozen = object;
  if (on == 0)
    on = pc_day_from_iso (pc_readiness_get_text (object, "requested_on"));
  if (on == 0)
    on = self->on;
  pc_readiness_check (self, pathway, traineeship, on, now);
  compare_host (&comparison);
  compare_rules (&comparison);
  compare_days (&comparison);
  compare_hours (&comparison);
  compare_findings (&comparison, now);
  return changes;
}
