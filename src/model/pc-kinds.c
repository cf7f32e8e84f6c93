/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-kinds.h"

#include <string.h>

#include "pc-record.h"

/* Makes the table, the kind and the type of a record from the macro in its header. */
#define DEFINE_KIND(name, NAME, label, plural, follow, check)                  \
  static const PcField name##_fields[] = { PC_##NAME##_FIELDS (PC_FIELD_TABLE_ROW_) }; \
  const PcKind pc_##name##_kind = {                                            \
    #name, label, plural, name##_fields, G_N_ELEMENTS (name##_fields),         \
    pc_##name##_get_type, follow, check                                        \
  };                                                                           \
  GType                                                                        \
  pc_##name##_get_type (void)                                                  \
  {                                                                            \
    static gsize type;                                                         \
    if (g_once_init_enter (&type))                                             \
      g_once_init_leave (&type, pc_record_register_kind (&pc_##name##_kind));  \
    return type;                                                               \
  }

DEFINE_KIND (office, OFFICE, N_("Office"), N_("Offices"), NULL, pc_office_check)
DEFINE_KIND (operator, OPERATOR, N_("Operator"), N_("Operators"), NULL, pc_operator_check)
DEFINE_KIND (organisation, ORGANISATION, N_("Organisation"), N_("Organisations"), NULL, pc_organisation_check)
DEFINE_KIND (contact, CONTACT, N_("Contact"), N_("Contacts"), NULL, pc_contact_check)
DEFINE_KIND (beneficiary, BENEFICIARY, N_("Person"), N_("People"), NULL, pc_beneficiary_check)
DEFINE_KIND (permit, PERMIT, N_("Residence permit"), N_("Residence permits"), pc_permit_follow, pc_permit_check)
DEFINE_KIND (language_skill, LANGUAGE_SKILL, N_("Language skill"), N_("Language skills"), NULL, NULL)
DEFINE_KIND (pathway, PATHWAY, N_("Pathway"), N_("Pathways"), NULL, pc_pathway_check)
DEFINE_KIND (plan, PLAN, N_("Plan"), N_("Plans"), NULL, NULL)
DEFINE_KIND (goal, GOAL, N_("Goal"), N_("Goals"), NULL, NULL)
DEFINE_KIND (planned_service, PLANNED_SERVICE, N_("Planned service"), N_("Planned services"), NULL, NULL)
DEFINE_KIND (service_entry, SERVICE_ENTRY, N_("Service"), N_("Services"), pc_service_entry_follow, pc_service_entry_check)
DEFINE_KIND (service_participant, SERVICE_PARTICIPANT, N_("Participant"), N_("Participants"), NULL, NULL)
DEFINE_KIND (traineeship, TRAINEESHIP, N_("Traineeship"), N_("Traineeships"), NULL, pc_traineeship_check)
DEFINE_KIND (traineeship_event, TRAINEESHIP_EVENT, N_("Traineeship event"), N_("Traineeship events"), NULL, pc_traineeship_event_check)
DEFINE_KIND (attendance_day, ATTENDANCE_DAY, N_("Attendance"), N_("Attendance"), pc_attendance_day_follow, pc_attendance_day_check)
DEFINE_KIND (tutoring_entry, TUTORING_ENTRY, N_("Tutoring"), N_("Tutoring"), pc_tutoring_entry_follow, pc_tutoring_entry_check)
DEFINE_KIND (competence, COMPETENCE, N_("Competence"), N_("Competences"), NULL, NULL)
DEFINE_KIND (document, DOCUMENT, N_("Document"), N_("Documents"), NULL, NULL)
DEFINE_KIND (attachment, ATTACHMENT, N_("Attachment"), N_("Attachments"), NULL, NULL)
DEFINE_KIND (claim, CLAIM, N_("Claim"), N_("Claims"), NULL, NULL)
DEFINE_KIND (claim_line, CLAIM_LINE, N_("Claim line"), N_("Claim lines"), NULL, NULL)
DEFINE_KIND (follow_up, FOLLOW_UP, N_("Follow-up"), N_("Follow-ups"), NULL, NULL)
DEFINE_KIND (note, NOTE, N_("Note"), N_("Notes"), NULL, NULL)
DEFINE_KIND (closure, CLOSURE, N_("Closure"), N_("Closures"), NULL, pc_closure_check)
DEFINE_KIND (training_register, TRAINING_REGISTER, N_("Training register"), N_("Training registers"), NULL, pc_training_register_check)
DEFINE_KIND (project_competence, PROJECT_COMPETENCE, N_("Competence of the project"), N_("Competences of the project"), NULL, NULL)
DEFINE_KIND (distinction, DISTINCTION, N_("Distinction"), N_("Distinctions"), NULL, NULL)
DEFINE_KIND (destination, DESTINATION, N_("Destination"), N_("Destinations"), NULL, pc_destination_check)

/* Parents before children, as references want it. */
static const PcKind * const kinds[] = {
  &pc_office_kind,
  &pc_operator_kind,
  &pc_organisation_kind,
  &pc_contact_kind,
  &pc_beneficiary_kind,
  &pc_permit_kind,
  &pc_language_skill_kind,
  &pc_pathway_kind,
  &pc_plan_kind,
  &pc_goal_kind,
  &pc_planned_service_kind,
  &pc_service_entry_kind,
  &pc_service_participant_kind,
  &pc_traineeship_kind,
  &pc_traineeship_event_kind,
  &pc_attendance_day_kind,
  &pc_tutoring_entry_kind,
  &pc_competence_kind,
  &pc_document_kind,
  &pc_attachment_kind,
  &pc_claim_kind,
  &pc_claim_line_kind,
  &pc_follow_up_kind,
  &pc_note_kind,
  &pc_closure_kind,
  &pc_training_register_kind,
  &pc_project_competence_kind,
  &pc_distinction_kind,
  &pc_destination_kind,
  NULL
};

const PcKind * const *
pc_kind_list (void)
{
  return kinds;
}
