/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claim-freeze.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-money.h"

static void
difference_free (gpointer data)
{
  PcClaimDifference *self = data;

  g_free (self->component);
  g_clear_object (&self->line);
  g_free (self->line_id);
  g_free (self->reason);
  g_free (self->text);
  g_free (self);
}

static void
frozen_line_free (gpointer data)
{
  PcClaimFrozenLine *self = data;

  g_free (self->id);
  g_free (self->component);
  g_free (self->payee);
  g_free (self->description);
  g_free (self);
}

/*
 * Reading what was frozen
 */

static gint64
get_number (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node) : -1;
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

/* The objects of an array; what is none is left out. */
static GPtrArray *
list_objects (JsonObject *object,
              const char *name)
{
  GPtrArray *objects = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, name);

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (objects, json_node_get_object (element));
    }

  return objects;
}

/* full; NULL where nothing is frozen, and with @error where it is something else. */
static JsonParser *
parse_frozen (PcRecord  *claim,
              GError   **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  const char *frozen = pc_record_get_text (claim, PC_CLAIM_FROZEN);

  if (frozen == NULL)
    return NULL;

  if (!json_parser_load_from_data (parser, frozen, -1, NULL) || json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("What the claim said when it was submitted cannot be read; the history of the record has it."));
      return NULL;
    }

  return g_steal_pointer (&parser);
}

static PcClaimFrozenLine *
read_line (JsonObject *object)
{
  PcClaimFrozenLine *line = g_new0 (PcClaimFrozenLine, 1);

  line->id = g_strdup (get_text (object, "id"));
  line->component = g_strdup (get_text (object, "component"));
  line->payee = g_strdup (get_text (object, "payee"));
  line->description = g_strdup (get_text (object, "description"));
  line->cents = get_number (object, "amount_cents");
  line->minutes = (int) get_number (object, "minutes");
  return line;
}

static GPtrArray *
read_lines (JsonObject *root)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (frozen_line_free);
  g_autoptr(GPtrArray) objects = list_objects (root, "lines");

  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (lines, read_line (objects->pdata[i]));

  return lines;
}

GPtrArray *
pc_claim_list_frozen_lines (PcRecord  *claim,
                            GError   **error)
{
  g_autoptr(JsonParser) parser = NULL;

  g_return_val_if_fail (PC_IS_RECORD (claim), NULL);

  if (!pc_record_is_set (claim, PC_CLAIM_FROZEN))
    return g_ptr_array_new_with_free_func (frozen_line_free);

  parser = parse_frozen (claim, error);
  return parser != NULL ? read_lines (json_node_get_object (json_parser_get_root (parser))) : NULL;
}

PcDay
pc_claim_get_frozen_day (PcRecord *claim)
{
  g_autoptr(JsonParser) parser = NULL;

  g_return_val_if_fail (PC_IS_RECORD (claim), 0);

  parser = parse_frozen (claim, NULL);
  return parser != NULL ? pc_day_from_iso (get_text (json_node_get_object (json_parser_get_root (parser)), "reckoned_on")) : 0;
}

/*
 * Comparing
 */

static PcClaimDifference *
add_difference (GPtrArray  *differences,
                const char *rule,
                const char *component,
                PcRecord   *line)
{
  PcClaimDifference *difference = g_new0 (PcClaimDifference, 1);

  difference->rule = rule;
  difference->component = g_strdup (component);
  difference->line = line != NULL ? g_object_ref (line) : NULL;
  difference->line_id = line != NULL ? g_strdup (pc_record_get_id (line)) : NULL;
  difference->reason = line != NULL ? g_strdup (pc_record_get_text (line, PC_CLAIM_LINE_DIFFERENCE_REASON)) : NULL;
  difference->frozen_minutes = difference->now_minutes = -1;
  g_ptr_array_add (differences, difference);
  return difference;
}

static void
read_now (PcClaimDifference *difference)
{
  difference->now_cents = pc_record_get_number_or (difference->line, PC_CLAIM_LINE_AMOUNT_CENTS, 0);
  difference->now_minutes = (int) pc_record_get_number_or (difference->line, PC_CLAIM_LINE_MINUTES, -1);
}

static void
read_frozen (PcClaimDifference       *difference,
             const PcClaimFrozenLine *frozen)
{
  difference->frozen_cents = MAX (frozen->cents, 0);
  difference->frozen_minutes = frozen->minutes;
}

static gboolean
is_same (const PcClaimFrozenLine *frozen,
         PcRecord                *line)
{
  return frozen->cents == pc_record_get_number_or (line, PC_CLAIM_LINE_AMOUNT_CENTS, -1) &&
         frozen->minutes == pc_record_get_number_or (line, PC_CLAIM_LINE_MINUTES, -1) &&
         g_strcmp0 (frozen->payee, pc_record_get_text (line, PC_CLAIM_LINE_PAYEE)) == 0 &&
         g_strcmp0 (frozen->component, pc_record_get_text (line, PC_CLAIM_LINE_COMPONENT)) == 0;
}

PcRecord *
pc_claim_find_line (GPtrArray  *lines,
                    const char *id)
{
  g_return_val_if_fail (lines != NULL, NULL);

  for (guint i = 0; id != NULL && i < lines->len; i++)
    if (g_strcmp0 (pc_record_get_id (lines->pdata[i]), id) == 0)
      return lines->pdata[i];

  return NULL;
}

const PcClaimFrozenLine *
pc_claim_find_frozen_line (GPtrArray  *frozen,
                           const char *id)
{
  g_return_val_if_fail (frozen != NULL, NULL);

  for (guint i = 0; id != NULL && i < frozen->len; i++)
    if (g_strcmp0 (((const PcClaimFrozenLine *) frozen->pdata[i])->id, id) == 0)
      return frozen->pdata[i];

  return NULL;
}

static void
compare_frozen_line (GPtrArray               *differences,
                     const PcClaimFrozenLine *frozen,
                     GPtrArray               *lines)
{
  PcRecord *line = pc_claim_find_line (lines, frozen->id);
  PcClaimDifference *difference;

  if (line != NULL && is_same (frozen, line))
    return;

  difference = add_difference (differences, line != NULL ? "claim-line-changed" : "claim-line-removed",
                               frozen->component, line);
  read_frozen (difference, frozen);
  if (line != NULL)
    read_now (difference);
  else
    difference->line_id = g_strdup (frozen->id);
}

static void
compare_lines (GPtrArray *differences,
               GPtrArray *frozen,
               GPtrArray *lines)
{
  for (guint i = 0; i < frozen->len; i++)
    compare_frozen_line (differences, frozen->pdata[i], lines);

  for (guint i = 0; i < lines->len; i++)
    if (pc_claim_find_frozen_line (frozen, pc_record_get_id (lines->pdata[i])) == NULL)
      read_now (add_difference (differences, "claim-line-added",
                                pc_record_get_text (lines->pdata[i], PC_CLAIM_LINE_COMPONENT), lines->pdata[i]));
}

/* The line that asks for the component, whose reason then counts for it. */
static PcRecord *
find_line_of (GPtrArray  *lines,
              const char *component)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (pc_record_get_text (lines->pdata[i], PC_CLAIM_LINE_COMPONENT), component) == 0)
      return lines->pdata[i];

  return NULL;
}

static void
compare_components (GPtrArray      *differences,
                    GPtrArray      *components,
                    GPtrArray      *lines,
                    const PcLedger *now)
{
  for (guint i = 0; i < components->len; i++)
    {
      JsonObject *component = components->pdata[i];
      const char *id = get_text (component, "id");
      const gint64 frozen = get_number (component, "certified_cents");
      const PcLedgerLine *line = id != NULL ? pc_ledger_find (now, id) : NULL;
      PcClaimDifference *difference;

      if (line == NULL || frozen < 0 || line->cents[PC_LEDGER_CERTIFIED] < 0 || line->cents[PC_LEDGER_CERTIFIED] == frozen ||
          find_line_of (lines, id) == NULL)
        continue;

      difference = add_difference (differences, "claim-certified-changed", id, find_line_of (lines, id));
      difference->frozen_cents = frozen;
      difference->now_cents = line->cents[PC_LEDGER_CERTIFIED];
      difference->frozen_minutes = (int) get_number (component, "certified_minutes");
      difference->now_minutes = line->certified_minutes;
    }
}

static const char *
get_name (PcPathwayCase *pathway,
          const char    *component)
{
  GPtrArray *components = pathway->programme != NULL ? pc_programme_get_components (pathway->programme) : NULL;

  for (guint i = 0; components != NULL && i < components->len; i++)
    if (g_strcmp0 (((const PcProgrammeComponent *) components->pdata[i])->id, component) == 0)
      return ((const PcProgrammeComponent *) components->pdata[i])->name;

  return component != NULL ? component : "";
}

static void
describe (PcPathwayCase     *pathway,
          PcClaimDifference *difference)
{
  g_autofree char *frozen = pc_money_format (difference->frozen_cents);
  g_autofree char *now = pc_money_format (difference->now_cents);
  const char *name = get_name (pathway, difference->component);

  if (g_str_equal (difference->rule, "claim-line-added"))
    /* Translators: the first %s is a component, the second an amount in euro. */
    difference->text = g_strdup_printf (_("%s: a line of %s was added after the claim was submitted."), name, now);
  else if (g_str_equal (difference->rule, "claim-line-removed"))
    /* Translators: the first %s is a component, the second an amount in euro. */
    difference->text = g_strdup_printf (_("%s: the line of %s was removed after the claim was submitted."), name, frozen);
  else if (g_str_equal (difference->rule, "claim-certified-changed"))
    /* Translators: the first %s is a component, the others amounts in euro. */
    difference->text = g_strdup_printf (_("%s: the records certified %s when the claim was submitted, and %s now."), name, frozen, now);
  else if (difference->frozen_cents != difference->now_cents)
    /* Translators: the first %s is a component, the others amounts in euro. */
    difference->text = g_strdup_printf (_("%s: the claim was submitted with %s, the line says %s now."), name, frozen, now);
  else
    /* Translators: %s is a component. */
    difference->text = g_strdup_printf (_("%s: the hours, the payee or the component of the line were changed after the claim was "
                                          "submitted."), name);
}

GPtrArray *
pc_claim_list_differences (PcPathwayCase   *pathway,
                           PcRecord        *claim,
                           const PcLedger  *now,
                           GError         **error)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GPtrArray) frozen = NULL;
  g_autoptr(GPtrArray) components = NULL;
  g_autoptr(JsonParser) parser = NULL;
  JsonObject *root;

  g_return_val_if_fail (pathway != NULL && PC_IS_RECORD (claim), NULL);

  if (!pc_record_is_set (claim, PC_CLAIM_FROZEN))
    return g_steal_pointer (&differences);
  if (!(parser = parse_frozen (claim, error)))
    return NULL;

  root = json_node_get_object (json_parser_get_root (parser));
  lines = pc_claim_list_lines (pathway, claim);
  frozen = read_lines (root);
  components = list_objects (root, "components");
  compare_lines (differences, frozen, lines);
  if (now != NULL)
    compare_components (differences, components, lines, now);
  for (guint i = 0; i < differences->len; i++)
    describe (pathway, differences->pdata[i]);

  return g_steal_pointer (&differences);
}
