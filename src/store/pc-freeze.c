/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-freeze.h"

#include "pc-case-capacity.h"
#include "pc-case-load.h"
#include "pc-claim-freeze.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-readiness.h"

/*
 * Claims
 */

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

/*
 * The case around @pathway_id as it was on @on; %NULL, and no error, where there is no such pathway or person: that is
 * for the database to refuse.
 */
static gboolean
load_owner (PcStore        *store,
            const char     *pathway_id,
            PcDay           on,
            PcCaseParts     parts,
            PcCase        **owner,
            PcPathwayCase **pathway,
            GError        **error)
{
  g_autoptr(PcRecord) record = pathway_id != NULL ? pc_store_get (store, &pc_pathway_kind, pathway_id, NULL) : NULL;
  g_autoptr(GError) failure = NULL;

  *owner = NULL;
  *pathway = NULL;
  if (record == NULL || pc_record_is_deleted (record))
    return TRUE;

  *owner = pc_case_load (store, pc_record_get_text (record, PC_PATHWAY_BENEFICIARY_ID), on, parts, &failure);
  if (*owner != NULL)
    *pathway = pc_case_find_pathway (*owner, pathway_id);
  else if (!g_error_matches (failure, PC_ERROR, PC_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}

static gboolean
submit_claim (PcStore   *store,
              PcRecord  *claim,
              GError   **error)
{
  g_autoptr(PcCase) owner = NULL;
  PcPathwayCase *pathway;

  if (!load_owner (store, pc_record_get_text (claim, PC_CLAIM_PATHWAY_ID), pc_claim_get_day (claim, pc_day_today ()),
                   PC_LEDGER_PARTS, &owner, &pathway, error))
    return FALSE;

  if (pathway != NULL)
    freeze_claim (pathway, owner, claim);
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

/*
 * The clearance
 */

/* The case has the traineeship as it was, or has it not yet: this is the record that is being written. */
static PcTraineeshipCase *
put_traineeship (PcStore       *store,
                 PcPathwayCase *pathway,
                 PcRecord      *record)
{
  const char *host_id = pc_record_get_text (record, PC_TRAINEESHIP_HOST_ID);
  g_autoptr(PcRecord) host = host_id != NULL ? pc_store_get (store, &pc_organisation_kind, host_id, NULL) : NULL;

  for (guint i = 0; i < pathway->traineeships->len; i++)
    {
      PcTraineeshipCase *traineeship = pathway->traineeships->pdata[i];

      if (g_strcmp0 (pc_record_get_id (traineeship->traineeship), pc_record_get_id (record)) == 0)
        {
          g_set_object (&traineeship->traineeship, record);
          g_set_object (&traineeship->host, host);
          return traineeship;
        }
    }

  return pc_case_add_traineeship (pathway, record, host);
}

/* A request of another day is another request. A record that is new here and has it already was kept elsewhere, then. */
static gboolean
is_asked_anew (PcStore  *store,
               PcRecord *traineeship)
{
  g_autoptr(PcRecord) kept = pc_store_get (store, &pc_traineeship_kind, pc_record_get_id (traineeship), NULL);

  if (!pc_record_is_set (traineeship, PC_TRAINEESHIP_CLEARANCE_FROZEN))
    return TRUE;

  return kept != NULL &&
         g_strcmp0 (pc_record_get_text (kept, PC_TRAINEESHIP_CLEARANCE_ASKED_ON),
                    pc_record_get_text (traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON)) != 0;
}

/* Also the places that others take are those at the host, and of the tutors, that it is written with. */
static gboolean
freeze_request (PcStore        *store,
                PcCase         *owner,
                PcPathwayCase  *pathway,
                PcRecord       *record,
                PcDay           asked,
                GError        **error)
{
  PcTraineeshipCase *traineeship = put_traineeship (store, pathway, record);
  g_autoptr(GPtrArray) written = g_ptr_array_new ();
  g_autofree char *frozen = NULL;

  g_ptr_array_add (written, traineeship);
  if (!pc_case_capacity_read (store, written, error))
    return FALSE;

  frozen = pc_readiness_freeze (owner, pathway, traineeship, asked);
  pc_record_set_text (record, PC_TRAINEESHIP_CLEARANCE_FROZEN, frozen);
  return TRUE;
}

static gboolean
apply_traineeship (PcStore   *store,
                   PcRecord  *record,
                   GError   **error)
{
  const PcDay asked = pc_record_get_day (record, PC_TRAINEESHIP_CLEARANCE_ASKED_ON);
  g_autoptr(PcCase) owner = NULL;
  PcPathwayCase *pathway;

  if (asked == 0)
    pc_record_set_text (record, PC_TRAINEESHIP_CLEARANCE_FROZEN, NULL);
  if (asked == 0 || !is_asked_anew (store, record))
    return TRUE;
  if (!load_owner (store, pc_record_get_text (record, PC_TRAINEESHIP_PATHWAY_ID), asked, PC_CASE_READINESS, &owner,
                   &pathway, error))
    return FALSE;

  return pathway == NULL || pathway->programme == NULL || freeze_request (store, owner, pathway, record, asked, error);
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
  { &pc_traineeship_kind, apply_traineeship },
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
