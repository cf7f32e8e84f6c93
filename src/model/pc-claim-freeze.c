/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claim-freeze.h"

#include <json-glib/json-glib.h>

#include "pc-kinds.h"

#define FORMAT 1

GPtrArray *
pc_claim_list_lines (PcPathwayCase *pathway,
                     PcRecord      *claim)
{
  GPtrArray *lines = g_ptr_array_new ();

  g_return_val_if_fail (pathway != NULL && PC_IS_RECORD (claim), lines);

  for (guint i = 0; i < pathway->claim_lines->len; i++)
    if (g_strcmp0 (pc_record_get_text (pathway->claim_lines->pdata[i], PC_CLAIM_LINE_CLAIM_ID), pc_record_get_id (claim)) == 0)
      g_ptr_array_add (lines, pathway->claim_lines->pdata[i]);

  return lines;
}

gint64
pc_claim_get_total (PcPathwayCase *pathway,
                    PcRecord      *claim)
{
  g_autoptr(GPtrArray) lines = pc_claim_list_lines (pathway, claim);
  gint64 cents = 0;

  for (guint i = 0; i < lines->len; i++)
    cents += pc_record_get_number_or (lines->pdata[i], PC_CLAIM_LINE_AMOUNT_CENTS, 0);

  return cents;
}

PcDay
pc_claim_get_day (PcRecord *claim,
                  PcDay     today)
{
  const PcDay submitted = pc_record_get_day (claim, PC_CLAIM_SUBMITTED_ON);
  const PcDay ends = pc_record_get_day (claim, PC_CLAIM_ENDS_ON);

  return ends != 0 ? ends : submitted != 0 ? submitted : today;
}

/*
 * Writing
 */

/* The field under its own name, null where it is unset. */
static void
add_field (JsonBuilder *builder,
           PcRecord    *record,
           guint        field)
{
  const PcValue *value = pc_record_get_value (record, field);

  json_builder_set_member_name (builder, pc_kind_get_field (pc_record_get_kind (record), field)->name);
  if (value->text != NULL)
    json_builder_add_string_value (builder, value->text);
  else if (value->number == PC_UNSET)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, value->number);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* Neither minutes nor cents are negative, but where they are not known. */
static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  if (number >= 0)
    json_builder_add_int_value (builder, number);
  else
    json_builder_add_null_value (builder);
}

static void
add_day (JsonBuilder *builder,
         const char  *name,
         PcDay        day)
{
  g_autofree char *iso = pc_day_to_iso (day);

  add_text (builder, name, iso);
}

static void
add_lines (JsonBuilder *builder,
           GPtrArray   *lines)
{
  static const guint fields[] = {
    PC_RECORD_ID, PC_CLAIM_LINE_COMPONENT, PC_CLAIM_LINE_PAYEE, PC_CLAIM_LINE_MINUTES, PC_CLAIM_LINE_AMOUNT_CENTS,
    PC_CLAIM_LINE_DESCRIPTION,
  };

  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      json_builder_begin_object (builder);
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        add_field (builder, lines->pdata[i], fields[j]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_assumed (JsonBuilder *builder,
             guint        assumed)
{
  json_builder_set_member_name (builder, "assumed");
  json_builder_begin_array (builder);
  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    if (assumed & (1u << column))
      json_builder_add_string_value (builder, pc_ledger_column_get_code (column));
  json_builder_end_array (builder);
}

static void
add_component (JsonBuilder        *builder,
               const PcLedgerLine *line)
{
  json_builder_begin_object (builder);
  add_text (builder, "id", line->id);
  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    {
      g_autofree char *name = g_strconcat (pc_ledger_column_get_code (column), "_cents", NULL);

      json_builder_set_member_name (builder, name);
      if (line->cents[column] != PC_LEDGER_UNKNOWN)
        json_builder_add_int_value (builder, line->cents[column]);
      else
        json_builder_add_null_value (builder);
    }

  add_number (builder, "planned_minutes", line->planned_minutes);
  add_number (builder, "delivered_minutes", line->delivered_minutes);
  add_number (builder, "certified_minutes", line->certified_minutes);
  add_text (builder, "rule", pc_ledger_reason_get_code (line->reason));
  add_assumed (builder, line->assumed);
  json_builder_end_object (builder);
}

static void
add_month (JsonBuilder            *builder,
           const PcAllowanceMonth *month)
{
  json_builder_begin_object (builder);
  add_day (builder, "first", month->first);
  add_day (builder, "last", month->last);
  add_number (builder, "planned_minutes", month->planned);
  add_number (builder, "attended_minutes", month->attended);
  add_number (builder, "whole_cents", month->whole_cents);
  add_number (builder, "amount_cents", month->amount_cents);
  add_text (builder, "grade", pc_allowance_grade_get_code (month->grade));
  add_text (builder, "rule", pc_allowance_reason_get_code (month->reason));
  json_builder_set_member_name (builder, "certified");
  json_builder_add_boolean_value (builder, month->certified);
  json_builder_end_object (builder);
}

static void
add_ledger (JsonBuilder    *builder,
            const PcLedger *ledger)
{
  json_builder_set_member_name (builder, "components");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ledger->lines->len; i++)
    add_component (builder, &g_array_index (ledger->lines, PcLedgerLine, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ledger->months->len; i++)
    add_month (builder, &g_array_index (ledger->months, PcAllowanceMonth, i));
  json_builder_end_array (builder);
}

static void
add_hours (JsonBuilder *builder,
           GArray      *hours)
{
  json_builder_set_member_name (builder, "hours");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hours->len; i++)
    {
      const PcHours *service = &g_array_index (hours, PcHours, i);

      json_builder_begin_object (builder);
      add_text (builder, "service", service->service);
      add_number (builder, "minutes", service->minutes);
      add_number (builder, "certified_minutes", service->certified);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_head (JsonBuilder    *builder,
          PcPathwayCase  *pathway,
          PcRecord       *claim,
          const PcLedger *ledger)
{
  static const guint fields[] = { PC_CLAIM_NUMBER, PC_CLAIM_STARTS_ON, PC_CLAIM_ENDS_ON, PC_CLAIM_SUBMITTED_ON };

  add_number (builder, "format", FORMAT);
  add_text (builder, "claim", pc_record_get_id (claim));
  add_text (builder, "pathway", pc_record_get_id (pathway->pathway));
  add_field (builder, pathway->pathway, PC_PATHWAY_PROGRAMME);
  add_text (builder, "edition", pathway->programme != NULL ? pc_programme_get_edition (pathway->programme) : NULL);
  add_field (builder, pathway->pathway, PC_PATHWAY_REGION);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_field (builder, claim, fields[i]);
  add_day (builder, "reckoned_on", ledger->on);
}

char *
pc_claim_freeze (PcPathwayCase  *pathway,
                 PcRecord       *claim,
                 const PcLedger *ledger)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  g_return_val_if_fail (pathway != NULL && PC_IS_RECORD (claim) && ledger != NULL, NULL);

  lines = pc_claim_list_lines (pathway, claim);
  json_builder_begin_object (builder);
  add_head (builder, pathway, claim, ledger);
  json_builder_set_member_name (builder, "total_cents");
  json_builder_add_int_value (builder, pc_claim_get_total (pathway, claim));
  add_lines (builder, lines);
  add_ledger (builder, ledger);
  add_hours (builder, pathway->hours);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
