/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-walk.h"

#include <string.h>

#include "pc-kinds.h"

const char *
pc_report_get_text (GHashTable *arguments,
                    const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return arguments != NULL ? g_hash_table_lookup (arguments, name) : NULL;
}

PcDay
pc_report_get_day (GHashTable *arguments,
                   const char *name)
{
  return pc_day_from_iso (pc_report_get_text (arguments, name));
}

gboolean
pc_report_allows (GHashTable *arguments,
                  const char *name,
                  const char *text)
{
  const char *wanted = pc_report_get_text (arguments, name);

  return wanted == NULL || g_strcmp0 (wanted, text) == 0;
}

const char *
pc_report_get_case_manager (PcCase        *owner,
                            PcPathwayCase *pathway)
{
  const char *id;

  g_return_val_if_fail (owner != NULL && pathway != NULL, NULL);

  id = pc_record_get_text (pathway->pathway, PC_PATHWAY_OPERATOR_ID);
  return id != NULL ? id : pc_record_get_text (owner->person, PC_BENEFICIARY_OPERATOR_ID);
}

/* The classes of the ESF+ (Reg. 2021/1057 Annex I: below 18, 18 to 29, 55 and above), and what lies between. */
const char *
pc_report_get_age_class (int years)
{
  if (years < 0)
    return NULL;

  return years < 18 ? "under-18" : years < 30 ? "18-29" : years < 55 ? "30-54" : "55-over";
}

gboolean
pc_report_wants (GHashTable    *arguments,
                 PcCase        *owner,
                 PcPathwayCase *pathway)
{
  g_return_val_if_fail (owner != NULL && pathway != NULL, FALSE);

  return pc_report_allows (arguments, "programme", pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME)) &&
         pc_report_allows (arguments, "operator", pc_report_get_case_manager (owner, pathway));
}

PcCaseScope
pc_report_get_scope (GHashTable *arguments)
{
  const PcDay month = pc_report_get_day (arguments, "month");

  return (PcCaseScope) {
    .person_id = pc_report_get_text (arguments, "person"),
    .operator_id = pc_report_get_text (arguments, "operator"),
    .programme = pc_report_get_text (arguments, "programme"),
    .trained_from = month != 0 ? pc_day_get_month_start (month) : 0,
    .trained_to = month != 0 ? pc_day_get_month_end (month) : 0,
  };
}

typedef struct
{
  GHashTable       *arguments;
  PcReportWalkFunc  look;
  gpointer          user_data;
  GError           *error;
} Walk;

static gboolean
look_at_case (PcCase   *owner,
              gpointer  user_data)
{
  Walk *walk = user_data;

  for (guint i = 0; i < owner->pathways->len; i++)
    {
      PcPathwayCase *pathway = owner->pathways->pdata[i];

      if (pc_report_wants (walk->arguments, owner, pathway) &&
          !walk->look (owner, pathway, walk->user_data, &walk->error))
        return FALSE;
    }

  return TRUE;
}

gboolean
pc_report_walk (PcStore           *store,
                GHashTable        *arguments,
                PcDay              on,
                PcCaseParts        parts,
                GCancellable      *cancellable,
                PcReportWalkFunc   look,
                gpointer           user_data,
                GError           **error)
{
  const PcCaseScope scope = pc_report_get_scope (arguments);
  Walk walk = { arguments, look, user_data, NULL };

  g_return_val_if_fail (PC_IS_STORE (store) && on > 0 && look != NULL, FALSE);

  if (!pc_case_foreach (store, &scope, on, parts, cancellable, look_at_case, &walk, error))
    return FALSE;
  if (walk.error != NULL)
    g_propagate_error (error, walk.error);

  return walk.error == NULL;
}

void
pc_report_set_field (PcTempRows *rows,
                     guint       column,
                     PcRecord   *record,
                     guint       field)
{
  if (record == NULL)
    return;

  if (pc_field_is_text (pc_kind_get_field (pc_record_get_kind (record), field)))
    pc_temp_rows_set_text (rows, column, pc_record_get_text (record, field));
  else
    pc_temp_rows_set_int (rows, column, pc_record_get_number_or (record, field, PC_UNSET));
}

void
pc_report_set_person (PcTempRows *rows,
                      guint       column,
                      PcRecord   *person)
{
  pc_report_set_field (rows, column, person, PC_BENEFICIARY_CODE);
  pc_report_set_field (rows, column + 1, person, PC_BENEFICIARY_FAMILY_NAME);
  pc_report_set_field (rows, column + 2, person, PC_BENEFICIARY_GIVEN_NAME);
}

void
pc_report_set_day (PcTempRows *rows,
                   guint       column,
                   PcDay       day)
{
  g_autofree char *iso = pc_day_to_iso (day);

  pc_temp_rows_set_text (rows, column, iso);
}
