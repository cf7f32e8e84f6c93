-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ways into the records: what belongs to what, people by name, services and attendance by day; and the hours that each person received.

CREATE INDEX contact_by_organisation ON contact (organisation_id);
CREATE INDEX permit_by_beneficiary ON permit (beneficiary_id);
CREATE INDEX language_skill_by_beneficiary ON language_skill (beneficiary_id);
CREATE INDEX pathway_by_beneficiary ON pathway (beneficiary_id);
CREATE INDEX plan_by_pathway ON plan (pathway_id);
CREATE INDEX goal_by_plan ON goal (plan_id);
CREATE INDEX planned_service_by_plan ON planned_service (plan_id);
CREATE INDEX service_participant_by_service_entry ON service_participant (service_entry_id);
CREATE INDEX service_participant_by_pathway ON service_participant (pathway_id);
CREATE INDEX traineeship_by_pathway ON traineeship (pathway_id);
CREATE INDEX traineeship_by_host ON traineeship (host_id);
CREATE INDEX traineeship_event_by_traineeship ON traineeship_event (traineeship_id);
CREATE INDEX tutoring_entry_by_traineeship ON tutoring_entry (traineeship_id);
CREATE INDEX competence_by_beneficiary ON competence (beneficiary_id);
CREATE INDEX document_by_beneficiary ON document (beneficiary_id);
CREATE INDEX document_by_pathway ON document (pathway_id);
CREATE INDEX document_by_traineeship ON document (traineeship_id);
CREATE INDEX document_by_organisation ON document (organisation_id);
CREATE INDEX attachment_by_document ON attachment (document_id);
CREATE INDEX claim_by_pathway ON claim (pathway_id);
CREATE INDEX claim_line_by_claim ON claim_line (claim_id);
CREATE INDEX follow_up_by_pathway ON follow_up (pathway_id);
CREATE INDEX note_by_beneficiary ON note (beneficiary_id);
CREATE INDEX beneficiary_by_code ON beneficiary (code);
CREATE INDEX beneficiary_by_tax_code ON beneficiary (tax_code);
CREATE INDEX beneficiary_by_name ON beneficiary (family_name COLLATE NOCASE, given_name COLLATE NOCASE) WHERE deleted_at IS NULL;
CREATE INDEX service_entry_by_pathway ON service_entry (pathway_id, date);
CREATE INDEX service_entry_by_date ON service_entry (date, starts_at);
CREATE INDEX service_entry_by_operator ON service_entry (operator_id, date);
CREATE INDEX attendance_day_by_traineeship ON attendance_day (traineeship_id, date);

-- What each person received: individual services as they are, of group sessions the part of those present.
CREATE VIEW service_hours AS
  SELECT id AS entry_id, pathway_id, service, date, minutes
    FROM service_entry
   WHERE pathway_id IS NOT NULL AND deleted_at IS NULL
  UNION ALL
  SELECT e.id, p.pathway_id, e.service, e.date, p.minutes
    FROM service_participant AS p JOIN service_entry AS e ON e.id = p.service_entry_id
   WHERE p.participation = 'present' AND p.deleted_at IS NULL AND e.deleted_at IS NULL;

-- Where a pathway stands, from what it has.
CREATE VIEW pathway_stage AS
  SELECT p.id AS pathway_id,
         CASE
           WHEN p.closed_on IS NOT NULL THEN 'closed'
           WHEN EXISTS (SELECT 1 FROM traineeship AS t WHERE t.pathway_id = p.id AND t.deleted_at IS NULL
                         AND t.ends_on < date ('now', 'localtime')) THEN 'after-traineeship'
           WHEN EXISTS (SELECT 1 FROM traineeship AS t WHERE t.pathway_id = p.id AND t.deleted_at IS NULL
                         AND t.starts_on <= date ('now', 'localtime')) THEN 'traineeship'
           WHEN EXISTS (SELECT 1 FROM traineeship AS t WHERE t.pathway_id = p.id AND t.deleted_at IS NULL) THEN 'agreed'
           WHEN EXISTS (SELECT 1 FROM plan AS l WHERE l.pathway_id = p.id AND l.deleted_at IS NULL
                         AND l.signed_on IS NOT NULL) THEN 'services'
           WHEN EXISTS (SELECT 1 FROM plan AS l WHERE l.pathway_id = p.id AND l.deleted_at IS NULL) THEN 'plan'
           ELSE 'intake'
         END AS stage
    FROM pathway AS p
   WHERE p.deleted_at IS NULL;
