/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claims.h"

#include <glib/gi18n-lib.h>

#include "pc-case-load.h"
#include "pc-claim-prepare.h"
#include "pc-course.h"
#include "pc-error.h"
#include "pc-kinds.h"

/* A pathway as it was on a day, with its ledger. */
typedef struct
{
  PcCase        *owner;
  PcPathwayCase *pathway;
  PcLedger       ledger;
} View;

static void
view_clear (View *self)
{
  pc_ledger_clear (&self->ledger);
  g_clear_pointer (&self->owner, pc_case_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static gboolean
view_load (View        *self,
           PcStore     *store,
           const char  *pathway_id,
           PcDay        on,
           GError     **error)
{
  g_autoptr(PcRecord) pathway = pc_store_get (store, &pc_pathway_kind, pathway_id, error);

  if (pathway == NULL)
    return FALSE;

  self->owner = pc_case_load (store, pc_record_get_text (pathway, PC_PATHWAY_BENEFICIARY_ID), on, PC_LEDGER_PARTS, error);
  if (self->owner == NULL)
    return FALSE;

  self->pathway = pc_case_find_pathway (self->owner, pathway_id);
  if (self->pathway == NULL)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("The pathway was removed."));
      return FALSE;
    }

  pc_ledger_reckon (self->owner, self->pathway, &self->ledger);
  return TRUE;
}

/* The lines that @claim can ask for in its period; NULL on error. */
static GPtrArray *
prepare_lines (PcStore   *store,
               PcRecord  *claim,
               PcDay      today,
               GError   **error)
{
  const char *pathway = pc_record_get_text (claim, PC_CLAIM_PATHWAY_ID);
  const PcDay starts = pc_record_get_day (claim, PC_CLAIM_STARTS_ON), ends = pc_record_get_day (claim, PC_CLAIM_ENDS_ON);
  g_auto(View) until = { NULL };
  g_auto(View) before = { NULL };

  if (!view_load (&until, store, pathway, ends != 0 ? ends : today, error) ||
      (starts != 0 && !view_load (&before, store, pathway, starts - 1, error)))
    return NULL;

  return pc_claim_prepare_lines (until.pathway, claim, &until.ledger, starts != 0 ? &before.ledger : NULL);
}

static gboolean
put_all (PcStore    *store,
         const char *label,
         PcRecord   *claim,
         GPtrArray  *lines,
         GError    **error)
{
  gboolean done;

  if (!pc_store_begin (store, label, error))
    return FALSE;

  done = claim == NULL || pc_store_put (store, claim, error);
  for (guint i = 0; done && i < lines->len; i++)
    done = pc_store_put (store, lines->pdata[i], error);

  if (done)
    return pc_store_commit (store, error);

  pc_store_rollback (store);
  return FALSE;
}

/*
 * A new claim
 */

/* It goes on after the last day that another one asks for, or begins with the pathway. */
static PcDay
find_start (PcPathwayCase *pathway)
{
  PcDay last = 0;

  for (guint i = 0; i < pathway->claims->len; i++)
    if (g_strcmp0 (pc_record_get_text (pathway->claims->pdata[i], PC_CLAIM_STATUS), "rejected") != 0)
      last = MAX (last, pc_record_get_day (pathway->claims->pdata[i], PC_CLAIM_ENDS_ON));

  return last != 0 ? last + 1 : pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON);
}

/* Months are asked for when they are over; after the traineeship all that is left. */
static PcDay
find_end (PcPathwayCase *pathway,
          PcDay          starts,
          PcDay          today)
{
  const PcDay month_before = pc_day_get_month_start (today) - 1;
  PcTraineeshipCase *traineeship = pc_case_get_traineeship (pathway);
  g_auto(PcCourse) course = { 0 };

  if (traineeship != NULL)
    pc_course_reckon (traineeship, pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL, today, &course);

  return (course.last != 0 && course.last <= today) || month_before < starts ? MAX (today, starts) : month_before;
}

static PcRecord *
new_claim (PcPathwayCase *pathway,
           PcDay          today)
{
  PcRecord *claim = pc_record_new (&pc_claim_kind);
  const PcDay starts = find_start (pathway);

  pc_record_set_text (claim, PC_CLAIM_PATHWAY_ID, pc_record_get_id (pathway->pathway));
  pc_record_set_text (claim, PC_CLAIM_STATUS, "draft");
  pc_record_set_day (claim, PC_CLAIM_STARTS_ON, starts);
  pc_record_set_day (claim, PC_CLAIM_ENDS_ON, find_end (pathway, starts, today));
  pc_record_set_day (claim, PC_CLAIM_PREPARED_ON, today);
  return claim;
}

/* Before it is said that there is nothing: what is certified late may belong to an earlier period than the next one. */
static GPtrArray *
prepare_period (PcStore   *store,
                PcRecord  *claim,
                PcRecord  *pathway,
                PcDay      today,
                GError   **error)
{
  g_autoptr(GPtrArray) lines = prepare_lines (store, claim, today, error);
  const PcDay starts = pc_record_get_day (claim, PC_CLAIM_STARTS_ON), opened = pc_record_get_day (pathway, PC_PATHWAY_OPENED_ON);

  if (lines == NULL || lines->len > 0 || starts == 0 || starts == opened)
    return g_steal_pointer (&lines);

  pc_record_set_day (claim, PC_CLAIM_STARTS_ON, opened);
  return prepare_lines (store, claim, today, error);
}

PcRecord *
pc_claims_prepare (PcStore   *store,
                   PcRecord  *pathway,
                   PcDay      today,
                   GError   **error)
{
  g_auto(View) now = { NULL };
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && PC_IS_RECORD (pathway) && today > 0, NULL);

  if (!view_load (&now, store, pc_record_get_id (pathway), today, error))
    return NULL;

  claim = new_claim (now.pathway, today);
  if (!(lines = prepare_period (store, claim, pathway, today, error)))
    return NULL;
  if (lines->len == 0)
    {
      g_set_error_literal (error, PC_ERROR, PC_ERROR_INVALID,
                           _("There is nothing to claim: all that is certified is in a claim already."));
      return NULL;
    }

  return put_all (store, N_("Prepare a claim"), claim, lines, error) ? g_steal_pointer (&claim) : NULL;
}

int
pc_claims_fill (PcStore   *store,
                PcRecord  *claim,
                PcDay      today,
                GError   **error)
{
  g_autoptr(GPtrArray) lines = NULL;

  g_return_val_if_fail (PC_IS_STORE (store) && PC_IS_RECORD (claim) && today > 0, -1);

  if (!(lines = prepare_lines (store, claim, today, error)) ||
      (lines->len > 0 && !put_all (store, N_("Prepare a claim"), NULL, lines, error)))
    return -1;

  return (int) lines->len;
}

GPtrArray *
pc_claims_list_differences (PcStore   *store,
                            PcRecord  *claim,
                            GError   **error)
{
  const PcDay frozen = pc_claim_get_frozen_day (claim);
  g_auto(View) now = { NULL };

  g_return_val_if_fail (PC_IS_STORE (store) && PC_IS_RECORD (claim), NULL);

  if (!view_load (&now, store, pc_record_get_text (claim, PC_CLAIM_PATHWAY_ID), frozen != 0 ? frozen : pc_day_today (), error))
    return NULL;

  return pc_claim_list_differences (now.pathway, claim, frozen != 0 ? &now.ledger : NULL, error);
}
