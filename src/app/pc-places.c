/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-places.h"

#include "pc-kinds.h"

static const struct
{
  const PcKind *kind;
  const char   *tab;
} places[] = {
  { &pc_beneficiary_kind, "person" },
  { &pc_document_kind, "papers" },
  { &pc_permit_kind, "papers" },
  { &pc_pathway_kind, "plan" },
  { &pc_plan_kind, "plan" },
  { &pc_planned_service_kind, "plan" },
  { &pc_goal_kind, "plan" },
  { &pc_competence_kind, "plan" },
  { &pc_service_entry_kind, "services" },
  { &pc_traineeship_kind, "traineeship" },
  { &pc_traineeship_event_kind, "traineeship" },
  { &pc_attendance_day_kind, "traineeship" },
  { &pc_tutoring_entry_kind, "traineeship" },
  { &pc_training_register_kind, "traineeship" },
  { &pc_project_competence_kind, "traineeship" },
  { &pc_claim_kind, "endowment" },
  { &pc_claim_line_kind, "endowment" },
  { &pc_follow_up_kind, "outcomes" },
};

/* What a pathway says of entry and leaving stands with the outcomes, the rest with the plan. */
static gboolean
is_outcome (int field)
{
  return field == PC_PATHWAY_CLOSED_ON || field == PC_PATHWAY_OUTCOME || field == PC_PATHWAY_EXIT_SITUATION ||
         (field >= PC_PATHWAY_ENTRY_SITUATION && field <= PC_PATHWAY_ENTRY_HOUSING);
}

const char *
pc_places_get_tab (const PcKind *kind,
                   int           field)
{
  if (kind == &pc_pathway_kind && is_outcome (field))
    return "outcomes";

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].kind == kind)
      return places[i].tab;

  return NULL;
}
