-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the programme's rules ask of the records besides, and the ways that lead over a whole office in one go.

ALTER TABLE beneficiary ADD COLUMN foreign_background INTEGER CHECK (foreign_background IN (0, 1));
ALTER TABLE beneficiary ADD COLUMN minority INTEGER CHECK (minority IN (0, 1));
ALTER TABLE beneficiary ADD COLUMN rural INTEGER CHECK (rural IN (0, 1));
ALTER TABLE beneficiary ADD COLUMN merged_into TEXT;

ALTER TABLE organisation ADD COLUMN seasonal INTEGER CHECK (seasonal IN (0, 1));
ALTER TABLE organisation ADD COLUMN bonus_places INTEGER;
ALTER TABLE organisation ADD COLUMN other_trainees INTEGER;

ALTER TABLE pathway ADD COLUMN region TEXT;
ALTER TABLE pathway ADD COLUMN other_measure TEXT;
ALTER TABLE pathway ADD COLUMN entry_situation TEXT;
ALTER TABLE pathway ADD COLUMN entry_since TEXT CHECK (entry_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE pathway ADD COLUMN entry_isced TEXT;
ALTER TABLE pathway ADD COLUMN entry_housing TEXT;

ALTER TABLE traineeship ADD COLUMN contract_weekly_minutes INTEGER CHECK (contract_weekly_minutes >= 0);
ALTER TABLE traineeship ADD COLUMN meals INTEGER CHECK (meals IN (0, 1));
ALTER TABLE traineeship ADD COLUMN replaces_staff INTEGER CHECK (replaces_staff IN (0, 1));
ALTER TABLE traineeship ADD COLUMN reserved_acts INTEGER CHECK (reserved_acts IN (0, 1));
ALTER TABLE traineeship ADD COLUMN unrelated_activities INTEGER CHECK (unrelated_activities IN (0, 1));
ALTER TABLE traineeship ADD COLUMN clearance_frozen TEXT;
ALTER TABLE traineeship ADD COLUMN attestation_on TEXT CHECK (attestation_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

ALTER TABLE traineeship_event ADD COLUMN ground TEXT;
ALTER TABLE traineeship_event ADD COLUMN site TEXT;
ALTER TABLE traineeship_event ADD COLUMN weekdays TEXT;
ALTER TABLE traineeship_event ADD COLUMN starts_at INTEGER CHECK (starts_at BETWEEN 0 AND 1440);
ALTER TABLE traineeship_event ADD COLUMN ends_at INTEGER CHECK (ends_at BETWEEN 0 AND 1440);
ALTER TABLE traineeship_event ADD COLUMN break_minutes INTEGER CHECK (break_minutes >= 0);

ALTER TABLE tutoring_entry ADD COLUMN period_starts_on TEXT CHECK (period_starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE tutoring_entry ADD COLUMN period_ends_on TEXT CHECK (period_ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

ALTER TABLE claim_line ADD COLUMN difference_reason TEXT;

ALTER TABLE follow_up ADD COLUMN attempts INTEGER;
ALTER TABLE follow_up ADD COLUMN last_attempt_on TEXT CHECK (last_attempt_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE follow_up ADD COLUMN contact_result TEXT;

CREATE TABLE closure
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  organisation_id TEXT REFERENCES organisation (id),
  starts_on TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT NOT NULL CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT
) STRICT;

CREATE TABLE training_register
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  traineeship_id TEXT NOT NULL REFERENCES traineeship (id),
  number TEXT NOT NULL,
  stamped_on TEXT CHECK (stamped_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  stamped_by TEXT,
  pages INTEGER,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  first_page INTEGER,
  last_page INTEGER,
  lost_on TEXT CHECK (lost_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE project_competence
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  traineeship_id TEXT NOT NULL REFERENCES traineeship (id),
  name TEXT NOT NULL,
  target TEXT,
  midterm TEXT,
  midterm_on TEXT CHECK (midterm_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  final TEXT,
  final_on TEXT CHECK (final_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  evidence TEXT,
  notes TEXT
) STRICT;

CREATE TABLE distinction
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  first_id TEXT NOT NULL REFERENCES beneficiary (id),
  second_id TEXT NOT NULL REFERENCES beneficiary (id),
  decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  operator_id TEXT REFERENCES operator (id),
  reason TEXT
) STRICT;

CREATE INDEX closure_by_organisation ON closure (organisation_id);
CREATE INDEX training_register_by_traineeship ON training_register (traineeship_id);
CREATE INDEX project_competence_by_traineeship ON project_competence (traineeship_id);
CREATE INDEX distinction_by_first ON distinction (first_id);
CREATE INDEX distinction_by_second ON distinction (second_id);
CREATE INDEX traineeship_by_promoter_tutor ON traineeship (promoter_tutor_id);
CREATE INDEX traineeship_by_host_tutor ON traineeship (host_tutor_id);

-- Hours and attendance of a whole office are summed from these alone, without looking into the rows.
CREATE INDEX service_entry_hours ON service_entry (pathway_id, service, date, minutes, register_page) WHERE deleted_at IS NULL;
CREATE INDEX attendance_day_hours ON attendance_day (traineeship_id, date, kind, minutes) WHERE deleted_at IS NULL;
