/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-freeze.h"

#include "pc-case-load.h"
#include "pc-claim-freeze.h"
#include "pc-error.h"
#include "pc-kinds.h"

/* Being read back, the claim stands in the case as it was: this is the record that is being written. */
static void
put_claim (PcPathwayCase *pathway,
           PcRecord      *claim)
{
  for (guint i = 0; i < pathway->claims->len; i++)
    if (g_strcmp0 (pc_record_get_id (pathway->claims->pdata[i]), pc_record_get_id (claim)) == 0)
      g_ptr_array_remove_index (pathway->claims, i--);

  g_ptr_array_add (pathway->claims, g_object_ref (claim));
}

static void
freeze_claim (PcPathwayCase *pathway,
              PcCase        *owner,
              PcRecord      *claim)
{
  g_autoptr(GPtrArray) lines = pc_claim_list_lines (pathway, claim);
  g_autofree char *frozen = NULL;
  g_auto(PcLedger) ledger = { 0 };

  if (lines->len == 0)
    return;

  put_claim (pathway, claim);
  pc_ledger_reckon (owner, pathway, &ledger);
  frozen = pc_claim_freeze (pathway, claim, &ledger);
  pc_record_set_text (claim, PC_CLAIM_FROZEN, frozen);
  pc_record_set_number (claim, PC_CLAIM_TOTAL_CENTS, pc_claim_get_total (pathway, claim));
}

/* A pathway or a person that is not there is for the database to refuse. */
static gboolean
submit_claim (PcStore   *store,
              PcRecord  *claim,
              GError   **error)
{
  const char *id = pc_record_get_text (claim, PC_CLAIM_PATHWAY_ID);
  g_autoptr(PcRecord) pathway = id != NULL ? pc_store_get (store, &pc_pathway_kind, id, NULL) : NULL;
  g_autoptr(PcCase) owner = NULL;
  g_autoptr(GError) failure = NULL;
  PcPathwayCase *of_claim;

  if (pathway == NULL || pc_record_is_deleted (pathway))
    return TRUE;

  owner = pc_case_load (store, pc_record_get_text (pathway, PC_PATHWAY_BENEFICIARY_ID), pc_claim_get_day (claim, pc_day_today ()),
                        PC_LEDGER_PARTS, &failure);
  if (owner == NULL && g_error_matches (failure, PC_ERROR, PC_ERROR_NOT_FOUND))
    return TRUE;
  if (owner == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  of_claim = pc_case_find_pathway (owner, id);
  if (of_claim != NULL)
    freeze_claim (of_claim, owner, claim);

  return TRUE;
}

static gboolean
is_draft (PcRecord *claim)
{
  static const char * const drafts[] = { "draft", "prepared", NULL };
  const char *status = pc_record_get_text (claim, PC_CLAIM_STATUS);

  return status == NULL || g_strv_contains (drafts, status);
}

static gboolean
apply_claim (PcStore   *store,
             PcRecord  *claim,
             GError   **error)
{
  if (is_draft (claim))
    pc_record_set_text (claim, PC_CLAIM_FROZEN, NULL);
  else if (!pc_record_is_set (claim, PC_CLAIM_FROZEN) && pc_ledger_counts_claim (claim, PC_LEDGER_CLAIMED, G_MAXINT32))
    return submit_claim (store, claim, error);

  return TRUE;
}

/* The kinds that keep something, each with what sets it. */
static const struct
{
  const PcKind *kind;
  gboolean    (*apply) (PcStore   *store,
                        PcRecord  *record,
                        GError   **error);
} kinds[] = {
  { &pc_claim_kind, apply_claim },
};

gboolean
pc_freeze_apply (PcStore   *store,
                 PcRecord  *record,
                 GError   **error)
{
  g_return_val_if_fail (PC_IS_STORE (store) && PC_IS_RECORD (record), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == pc_record_get_kind (record) && !pc_record_is_deleted (record))
      return kinds[i].apply (store, record, error);

  return TRUE;
}
