/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claim-prepare.h"

#include "pc-kinds.h"
#include "pc-ledger-explain.h"

static gboolean
is_rejected (PcRecord *claim)
{
  return g_strcmp0 (pc_record_get_text (claim, PC_CLAIM_STATUS), "rejected") == 0;
}

/* What other claims ask for of a component, drafts included. */
static gint64
sum_other_claims (PcPathwayCase *pathway,
                  PcRecord      *claim,
                  const char    *component)
{
  gint64 cents = 0;

  for (guint i = 0; i < pathway->claim_lines->len; i++)
    {
      PcRecord *line = pathway->claim_lines->pdata[i];
      PcRecord *other = pc_ledger_find_claim (pathway, line);

      if (other != NULL && g_strcmp0 (pc_record_get_id (other), pc_record_get_id (claim)) != 0 && !is_rejected (other) &&
          g_strcmp0 (pc_record_get_text (line, PC_CLAIM_LINE_COMPONENT), component) == 0)
        cents += pc_record_get_number_or (line, PC_CLAIM_LINE_AMOUNT_CENTS, 0);
    }

  return cents;
}

static gboolean
has_line (PcPathwayCase *pathway,
          PcRecord      *claim,
          const char    *component)
{
  for (guint i = 0; i < pathway->claim_lines->len; i++)
    {
      PcRecord *line = pathway->claim_lines->pdata[i];

      if (g_strcmp0 (pc_record_get_text (line, PC_CLAIM_LINE_CLAIM_ID), pc_record_get_id (claim)) == 0 &&
          g_strcmp0 (pc_record_get_text (line, PC_CLAIM_LINE_COMPONENT), component) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The months of the allowance that are asked for, by name. */
static char *
describe_months (const PcLedger *until,
                 PcDay           from)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < until->months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (until->months, PcAllowanceMonth, i);

      if (month->certified && month->amount_cents > 0 && month->last >= from)
        {
          g_autofree char *name = pc_allowance_format_month (month);

          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
        }
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static PcRecord *
new_line (PcRecord           *claim,
          const PcLedgerLine *line,
          int                 minutes,
          gint64              cents)
{
  PcRecord *record = pc_record_new (&pc_claim_line_kind);

  pc_record_set_text (record, PC_CLAIM_LINE_CLAIM_ID, pc_record_get_id (claim));
  pc_record_set_text (record, PC_CLAIM_LINE_COMPONENT, line->id);
  pc_record_set_text (record, PC_CLAIM_LINE_PAYEE, pc_ledger_line_get_payee (line));
  if (minutes > 0)
    pc_record_set_number (record, PC_CLAIM_LINE_MINUTES, minutes);
  pc_record_set_number (record, PC_CLAIM_LINE_AMOUNT_CENTS, cents);
  return record;
}

/* Between what is certified and what others ask for, the lesser: nothing is asked for twice. */
static PcRecord *
prepare_line (PcPathwayCase      *pathway,
              PcRecord           *claim,
              const PcLedgerLine *line,
              const PcLedger     *before)
{
  const PcLedgerLine *earlier = before != NULL ? pc_ledger_find (before, line->id) : NULL;
  const gint64 certified = line->cents[PC_LEDGER_CERTIFIED];
  gint64 cents = certified - sum_other_claims (pathway, claim, line->id);
  int minutes = line->certified_minutes;

  if (earlier != NULL)
    {
      cents = MIN (cents, certified - MAX (earlier->cents[PC_LEDGER_CERTIFIED], 0));
      minutes -= MAX (earlier->certified_minutes, 0);
    }

  return cents > 0 ? new_line (claim, line, minutes, cents) : NULL;
}

GPtrArray *
pc_claim_prepare_lines (PcPathwayCase  *pathway,
                        PcRecord       *claim,
                        const PcLedger *until,
                        const PcLedger *before)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (pathway != NULL && PC_IS_RECORD (claim) && until != NULL, records);

  for (guint i = 0; i < until->lines->len; i++)
    {
      const PcLedgerLine *line = &g_array_index (until->lines, PcLedgerLine, i);
      PcRecord *record = line->component != NULL && !has_line (pathway, claim, line->id)
                           ? prepare_line (pathway, claim, line, before) : NULL;

      if (record != NULL && line->component == pc_allowance_get_component (pathway->programme))
        {
          g_autofree char *months = describe_months (until, before != NULL ? before->on + 1 : 0);

          pc_record_set_text (record, PC_CLAIM_LINE_DESCRIPTION, months);
        }
      if (record != NULL)
        g_ptr_array_add (records, record);
    }

  return records;
}
