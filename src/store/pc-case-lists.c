/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case-lists.h"

#include "pc-kinds.h"

static const PcCaseList of_cases[] = {
  { PC_CASE_PERMITS | PC_CASE_PAPERS, PC_CASE_ROWS_PERMITS, G_STRUCT_OFFSET (PcCase, permits), PC_PERMIT_STARTS_ON },
  { PC_CASE_PAPERS, PC_CASE_ROWS_DOCUMENTS, G_STRUCT_OFFSET (PcCase, documents), PC_DOCUMENT_RECEIVED_ON },
  { PC_CASE_SKILLS, PC_CASE_ROWS_SKILLS, G_STRUCT_OFFSET (PcCase, competences), PC_COMPETENCE_AREA, PC_COMPETENCE_NAME },
};

static const PcCaseList of_cases_by_pathway[] = {
  { PC_CASE_PAPERS, PC_CASE_ROWS_PATHWAY_DOCUMENTS, G_STRUCT_OFFSET (PcCase, documents), PC_DOCUMENT_RECEIVED_ON },
};

static const PcCaseList of_cases_by_traineeship[] = {
  { PC_CASE_PAPERS, PC_CASE_ROWS_TRAINEESHIP_DOCUMENTS, G_STRUCT_OFFSET (PcCase, documents), PC_DOCUMENT_RECEIVED_ON },
  { PC_CASE_PAPERS, PC_CASE_ROWS_HOST_DOCUMENTS, G_STRUCT_OFFSET (PcCase, documents), PC_DOCUMENT_RECEIVED_ON },
};

static const PcCaseList of_pathways[] = {
  { PC_CASE_PLANS, PC_CASE_ROWS_PLANS, G_STRUCT_OFFSET (PcPathwayCase, plans), PC_PLAN_STARTS_ON, PC_PLAN_VERSION },
  { PC_CASE_PLANNED, PC_CASE_ROWS_PLANNED, G_STRUCT_OFFSET (PcPathwayCase, planned), PC_PLANNED_SERVICE_STARTS_ON },
  { PC_CASE_GOALS, PC_CASE_ROWS_GOALS, G_STRUCT_OFFSET (PcPathwayCase, goals), PC_GOAL_POSITION },
  { PC_CASE_CLAIMS, PC_CASE_ROWS_CLAIMS, G_STRUCT_OFFSET (PcPathwayCase, claims), PC_CLAIM_PREPARED_ON },
  { PC_CASE_CLAIMS, PC_CASE_ROWS_CLAIM_LINES, G_STRUCT_OFFSET (PcPathwayCase, claim_lines), PC_CLAIM_LINE_COMPONENT },
  { PC_CASE_FOLLOW_UPS, PC_CASE_ROWS_FOLLOW_UPS, G_STRUCT_OFFSET (PcPathwayCase, follow_ups), PC_FOLLOW_UP_DUE_ON },
};

static const PcCaseList of_traineeships[] = {
  { 0, PC_CASE_ROWS_EVENTS, G_STRUCT_OFFSET (PcTraineeshipCase, events), PC_TRAINEESHIP_EVENT_DATE },
  { PC_CASE_DAYS | PC_CASE_DIARY, PC_CASE_ROWS_REGISTERS, G_STRUCT_OFFSET (PcTraineeshipCase, registers), PC_TRAINING_REGISTER_NUMBER },
  { PC_CASE_DIARY, PC_CASE_ROWS_COMPETENCES, G_STRUCT_OFFSET (PcTraineeshipCase, competences), PC_PROJECT_COMPETENCE_NAME },
};

const PcCaseLists pc_case_lists_of_cases = { of_cases, G_N_ELEMENTS (of_cases) };
const PcCaseLists pc_case_lists_of_cases_by_pathway = { of_cases_by_pathway, G_N_ELEMENTS (of_cases_by_pathway) };
const PcCaseLists pc_case_lists_of_cases_by_traineeship = { of_cases_by_traineeship, G_N_ELEMENTS (of_cases_by_traineeship) };
const PcCaseLists pc_case_lists_of_pathways = { of_pathways, G_N_ELEMENTS (of_pathways) };
const PcCaseLists pc_case_lists_of_traineeships = { of_traineeships, G_N_ELEMENTS (of_traineeships) };

static GPtrArray *
get_list (gpointer          owner,
          const PcCaseList *list)
{
  return G_STRUCT_MEMBER (GPtrArray *, owner, list->offset);
}

typedef struct
{
  GPtrArray        *owners;
  const PcCaseList *list;
} Target;

static void
add_to_list (guint      position,
             PcRecord  *record,
             gpointer   user_data)
{
  const Target *target = user_data;

  g_ptr_array_add (get_list (target->owners->pdata[position], target->list), g_object_ref (record));
}

gboolean
pc_case_list_read (const PcCaseList  *list,
                   PcStore           *store,
                   const char        *keys,
                   GPtrArray         *owners,
                   GError           **error)
{
  Target target = { owners, list };

  return pc_case_rows_read (store, list->rows, keys, add_to_list, &target, error);
}

int
pc_case_compare_field (PcRecord *one,
                       PcRecord *two,
                       guint     field)
{
  const PcValue *a = pc_record_get_value (one, field), *b = pc_record_get_value (two, field);

  if (pc_field_is_text (pc_kind_get_field (pc_record_get_kind (one), field)))
    return g_strcmp0 (a->text, b->text);

  return (a->number > b->number) - (a->number < b->number);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const PcCaseList *list = user_data;
  PcRecord *one = *(PcRecord **) a, *two = *(PcRecord **) b;
  int order = pc_case_compare_field (one, two, list->first);

  if (order == 0 && list->second > 0)
    order = pc_case_compare_field (one, two, list->second);
  return order != 0 ? order : g_strcmp0 (pc_record_get_id (one), pc_record_get_id (two));
}

/* Most of what is read is in order, or alone. */
static gboolean
is_in_order (GPtrArray        *records,
             const PcCaseList *list)
{
  for (guint i = 1; i < records->len; i++)
    if (compare_records (&records->pdata[i - 1], &records->pdata[i], (gpointer) list) > 0)
      return FALSE;

  return TRUE;
}

void
pc_case_lists_sort (const PcCaseLists *self,
                    GPtrArray         *owners)
{
  for (guint i = 0; i < owners->len; i++)
    for (guint j = 0; j < self->n; j++)
      {
        const PcCaseList *list = &self->lists[j];
        GPtrArray *records = get_list (owners->pdata[i], list);

        if (!is_in_order (records, list))
          g_ptr_array_sort_with_data (records, compare_records, (gpointer) list);
      }
}
