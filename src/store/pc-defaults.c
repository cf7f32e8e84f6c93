/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-defaults.h"

#include <string.h>

#include "pc-date.h"
#include "pc-kinds.h"

/* What a new record usually has. "@today" is the day, "@operator" and "@office" who works here. */
static const struct
{
  const PcKind *kind;
  guint         field;
  const char   *value;
} defaults[] = {
  { &pc_operator_kind, PC_OPERATOR_OFFICE_ID, "@office" },
  { &pc_beneficiary_kind, PC_BENEFICIARY_OPERATOR_ID, "@operator" },
  { &pc_beneficiary_kind, PC_BENEFICIARY_SPECIAL_CONSENT, "not-asked" },
  { &pc_pathway_kind, PC_PATHWAY_OPENED_ON, "@today" },
  { &pc_pathway_kind, PC_PATHWAY_OPERATOR_ID, "@operator" },
  { &pc_plan_kind, PC_PLAN_STARTS_ON, "@today" },
  { &pc_plan_kind, PC_PLAN_OPERATOR_ID, "@operator" },
  { &pc_plan_kind, PC_PLAN_OCCUPATION_EDITION, "CP2021" },
  { &pc_goal_kind, PC_GOAL_OUTCOME, "open" },
  { &pc_planned_service_kind, PC_PLANNED_SERVICE_FORM, "individual" },
  { &pc_service_entry_kind, PC_SERVICE_ENTRY_DATE, "@today" },
  { &pc_service_entry_kind, PC_SERVICE_ENTRY_FORM, "individual" },
  { &pc_service_entry_kind, PC_SERVICE_ENTRY_DELIVERY, "presence" },
  { &pc_service_entry_kind, PC_SERVICE_ENTRY_OPERATOR_ID, "@operator" },
  { &pc_traineeship_kind, PC_TRAINEESHIP_PROMOTER_TUTOR_ID, "@operator" },
  { &pc_traineeship_kind, PC_TRAINEESHIP_WEEKDAYS, "1 2 3 4 5" },
  { &pc_traineeship_kind, PC_TRAINEESHIP_OCCUPATION_EDITION, "CP2021" },
  { &pc_traineeship_event_kind, PC_TRAINEESHIP_EVENT_DATE, "@today" },
  { &pc_tutoring_entry_kind, PC_TUTORING_ENTRY_DATE, "@today" },
  { &pc_tutoring_entry_kind, PC_TUTORING_ENTRY_OPERATOR_ID, "@operator" },
  { &pc_competence_kind, PC_COMPETENCE_ASSESSED_ON, "@today" },
  { &pc_competence_kind, PC_COMPETENCE_OPERATOR_ID, "@operator" },
  { &pc_document_kind, PC_DOCUMENT_RECEIVED_ON, "@today" },
  { &pc_note_kind, PC_NOTE_DATE, "@today" },
  { &pc_note_kind, PC_NOTE_OPERATOR_ID, "@operator" },
};

static char *
resolve (PcStore    *store,
         const char *value)
{
  if (strcmp (value, "@today") == 0)
    return pc_date_today ();
  if (value[0] == '@')
    return pc_store_get_setting (store, value + 1);

  return g_strdup (value);
}

/* Versions of a plan and places of a goal count up within their parent. */
static void
number_record (PcStore  *store,
               PcRecord *record,
               guint     field)
{
  const PcKind *kind = pc_record_get_kind (record);
  int parent = pc_kind_get_parent_field (kind);
  g_autoptr(GPtrArray) siblings = NULL;
  gint64 last = 0;

  if (pc_record_is_set (record, field) || !pc_record_is_set (record, parent))
    return;

  siblings = pc_store_list_by (store, kind, parent, pc_record_get_text (record, parent), NULL, NULL);
  for (guint i = 0; siblings != NULL && i < siblings->len; i++)
    last = MAX (last, pc_record_get_number_or (siblings->pdata[i], field, 0));

  pc_record_set_number (record, field, last + 1);
}

static gboolean
take_over (PcRecord *pathway,
           guint     field,
           PcRecord *person,
           guint     from)
{
  if (pc_record_is_set (pathway, field) || !pc_record_is_set (person, from))
    return FALSE;

  pc_record_set_text (pathway, field, pc_record_get_text (person, from));
  return TRUE;
}

/* ISO days are in the order of their text. */
static gboolean
began_later (PcRecord *person,
             PcRecord *pathway)
{
  return pc_record_is_set (person, PC_BENEFICIARY_EMPLOYMENT_SINCE) &&
         g_strcmp0 (pc_record_get_text (person, PC_BENEFICIARY_EMPLOYMENT_SINCE),
                    pc_record_get_text (pathway, PC_PATHWAY_OPENED_ON)) > 0;
}

gboolean
pc_defaults_take_entry (PcStore  *store,
                        PcRecord *pathway)
{
  const char *id = pc_record_get_text (pathway, PC_PATHWAY_BENEFICIARY_ID);
  g_autoptr(PcRecord) person = NULL;
  gboolean taken = FALSE;

  g_return_val_if_fail (PC_IS_STORE (store), FALSE);
  g_return_val_if_fail (pc_record_get_kind (pathway) == &pc_pathway_kind, FALSE);

  if (id == NULL || !(person = pc_store_get (store, &pc_beneficiary_kind, id, NULL)))
    return FALSE;

  /* The day belongs to the status: another status has had another beginning. */
  if (!pc_record_is_set (pathway, PC_PATHWAY_ENTRY_SITUATION) && !began_later (person, pathway))
    {
      taken = take_over (pathway, PC_PATHWAY_ENTRY_SITUATION, person, PC_BENEFICIARY_EMPLOYMENT_STATUS);
      taken |= take_over (pathway, PC_PATHWAY_ENTRY_SINCE, person, PC_BENEFICIARY_EMPLOYMENT_SINCE);
    }

  taken |= take_over (pathway, PC_PATHWAY_ENTRY_ISCED, person, PC_BENEFICIARY_ISCED);
  taken |= take_over (pathway, PC_PATHWAY_ENTRY_HOUSING, person, PC_BENEFICIARY_HOUSING);
  return taken;
}

void
pc_defaults_apply (PcStore  *store,
                   PcRecord *record)
{
  const PcKind *kind = pc_record_get_kind (record);

  g_return_if_fail (PC_IS_STORE (store));
  g_return_if_fail (kind != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (defaults[i].kind == kind && !pc_record_is_set (record, defaults[i].field))
      {
        g_autofree char *value = resolve (store, defaults[i].value);

        pc_record_set_text (record, defaults[i].field, value);
      }

  if (kind == &pc_pathway_kind)
    pc_defaults_take_entry (store, record);
  if (kind == &pc_plan_kind)
    number_record (store, record, PC_PLAN_VERSION);
  if (kind == &pc_goal_kind)
    number_record (store, record, PC_GOAL_POSITION);
}
