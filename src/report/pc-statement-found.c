/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-statement-found.h"

#include "pc-kinds.h"
#include "pc-ledger-explain.h"

void
pc_statement_found_free (PcStatementFound *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->code);
  g_free (self->family_name);
  g_free (self->given_name);
  g_free (self->id);
  g_free (self->number);
  g_array_unref (self->lines);
  g_free (self);
}

static GArray *
copy_lines (const PcLedger *ledger)
{
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (PcStatementLine), ledger->lines->len);

  for (guint i = 0; i < ledger->lines->len; i++)
    {
      const PcLedgerLine *from = &g_array_index (ledger->lines, PcLedgerLine, i);
      PcStatementLine line = {
        .line = *from,
        .name = g_intern_string (pc_ledger_line_get_name (from)),
        .payee = g_intern_string (pc_ledger_line_get_payee (from)),
      };

      line.line.component = NULL;
      g_array_append_val (lines, line);
    }

  return lines;
}

PcStatementFound *
pc_statement_found_new (PcCase        *owner,
                        PcPathwayCase *pathway,
                        const char    *office)
{
  g_auto(PcLedger) ledger = { 0 };
  PcStatementFound *self;

  g_return_val_if_fail (owner != NULL && pathway != NULL, NULL);

  pc_ledger_reckon (owner, pathway, &ledger);
  self = g_new0 (PcStatementFound, 1);
  self->code = g_strdup (pc_record_get_text (owner->person, PC_BENEFICIARY_CODE));
  self->family_name = g_strdup (pc_record_get_text (owner->person, PC_BENEFICIARY_FAMILY_NAME));
  self->given_name = g_strdup (pc_record_get_text (owner->person, PC_BENEFICIARY_GIVEN_NAME));
  self->id = g_strdup (pc_record_get_id (pathway->pathway));
  self->number = g_strdup (pc_record_get_text (pathway->pathway, PC_PATHWAY_NUMBER));
  self->programme = g_intern_string (pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME));
  self->outcome = g_intern_string (pc_record_get_text (pathway->pathway, PC_PATHWAY_OUTCOME));
  self->office = g_intern_string (office);
  self->known = pathway->programme != NULL;
  self->lines = copy_lines (&ledger);
  return self;
}
