-- SPDX-License-Identifier: GPL-3.0-or-later
-- The records, one table a kind; columns are the fields of src/model/pc-<kind>.h in their order. Keys are UUIDs, days ISO text,
-- moments ISO text in UTC, times minutes after midnight, lengths minutes, money cents. A row with deleted_at is a tombstone.

PRAGMA application_id = 0x50634462;

CREATE TABLE office
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  promoter TEXT,
  accreditation TEXT,
  tax_code TEXT,
  vat_number TEXT,
  legal_form TEXT,
  public_body INTEGER CHECK (public_body IN (0, 1)),
  address TEXT,
  postcode TEXT,
  town TEXT,
  province TEXT,
  region TEXT,
  phone TEXT,
  email TEXT,
  certified_email TEXT,
  iban TEXT,
  programme TEXT,
  notes TEXT
) STRICT;

CREATE TABLE operator
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  office_id TEXT NOT NULL REFERENCES office (id),
  family_name TEXT NOT NULL,
  given_name TEXT,
  role TEXT,
  languages TEXT,
  phone TEXT,
  email TEXT,
  tax_code TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE organisation
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  legal_form TEXT,
  tax_code TEXT,
  vat_number TEXT,
  activity_section TEXT,
  activity_code TEXT,
  activity_edition TEXT,
  staff INTEGER,
  staff_fixed_term INTEGER,
  staff_apprentices INTEGER,
  address TEXT,
  postcode TEXT,
  town TEXT,
  province TEXT,
  region TEXT,
  phone TEXT,
  email TEXT,
  certified_email TEXT,
  iban TEXT,
  agreement_on TEXT CHECK (agreement_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  agreement_number TEXT,
  agreement_ends_on TEXT CHECK (agreement_ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recent_dismissals INTEGER CHECK (recent_dismissals IN (0, 1)),
  wage_guarantee INTEGER CHECK (wage_guarantee IN (0, 1)),
  insolvency INTEGER CHECK (insolvency IN (0, 1)),
  disability_quota_met INTEGER CHECK (disability_quota_met IN (0, 1)),
  safety_compliant INTEGER CHECK (safety_compliant IN (0, 1)),
  former_trainees_hired INTEGER,
  notes TEXT
) STRICT;

CREATE TABLE contact
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  role TEXT,
  family_name TEXT NOT NULL,
  given_name TEXT,
  job_title TEXT,
  tax_code TEXT,
  phone TEXT,
  email TEXT,
  experience_years INTEGER,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE beneficiary
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  code TEXT,
  family_name TEXT NOT NULL,
  given_name TEXT,
  family_name_original TEXT,
  given_name_original TEXT,
  other_names TEXT,
  sex TEXT,
  birth_date TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  birth_date_uncertain INTEGER CHECK (birth_date_uncertain IN (0, 1)),
  birth_country TEXT,
  birth_place TEXT,
  citizenships TEXT,
  tax_code TEXT,
  health_card TEXT,
  phone TEXT,
  other_phone TEXT,
  email TEXT,
  contact_language TEXT,
  address TEXT,
  postcode TEXT,
  town TEXT,
  province TEXT,
  resident_in TEXT,
  iban TEXT,
  iban_holder TEXT,
  isced TEXT,
  education_title TEXT,
  education_country TEXT,
  education_recognition TEXT,
  education_years INTEGER,
  schooling_done INTEGER CHECK (schooling_done IN (0, 1)),
  literacy TEXT,
  employment_status TEXT,
  employment_since TEXT CHECK (employment_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  did_on TEXT CHECK (did_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  job_centre_id TEXT REFERENCES organisation (id),
  service_pact_on TEXT CHECK (service_pact_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  arrived_on TEXT CHECK (arrived_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  unaccompanied_minor INTEGER CHECK (unaccompanied_minor IN (0, 1)),
  unaccompanied_recognised_on TEXT CHECK (unaccompanied_recognised_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reception_id TEXT REFERENCES organisation (id),
  reception_kind TEXT,
  reception_since TEXT CHECK (reception_since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reception_until TEXT CHECK (reception_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  referral_source TEXT,
  referral_id TEXT REFERENCES organisation (id),
  referred_on TEXT CHECK (referred_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  housing TEXT,
  dependants INTEGER,
  driving_licence TEXT,
  privacy_on TEXT CHECK (privacy_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  special_consent TEXT,
  special_consent_on TEXT CHECK (special_consent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  vulnerabilities TEXT,
  disability TEXT,
  health_notes TEXT,
  operator_id TEXT REFERENCES operator (id),
  notes TEXT
) STRICT;

CREATE TABLE permit
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  beneficiary_id TEXT NOT NULL REFERENCES beneficiary (id),
  title TEXT NOT NULL,
  status TEXT,
  number TEXT,
  issued_by TEXT,
  applied_on TEXT CHECK (applied_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  issued_on TEXT CHECK (issued_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  expires_on TEXT CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  renewal_on TEXT CHECK (renewal_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  renewal_receipt TEXT,
  work_from TEXT CHECK (work_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE language_skill
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  beneficiary_id TEXT NOT NULL REFERENCES beneficiary (id),
  language TEXT NOT NULL,
  mother_tongue INTEGER CHECK (mother_tongue IN (0, 1)),
  listening TEXT,
  reading TEXT,
  speaking TEXT,
  writing TEXT,
  certificate TEXT,
  certified_on TEXT CHECK (certified_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE pathway
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  beneficiary_id TEXT NOT NULL REFERENCES beneficiary (id),
  programme TEXT NOT NULL,
  edition TEXT,
  number TEXT,
  project_code TEXT,
  operator_id TEXT REFERENCES operator (id),
  opened_on TEXT NOT NULL CHECK (opened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  adhesion_on TEXT CHECK (adhesion_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  outcome TEXT,
  exit_situation TEXT,
  notes TEXT
) STRICT;

CREATE TABLE plan
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  pathway_id TEXT NOT NULL REFERENCES pathway (id),
  version INTEGER,
  starts_on TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  operator_id TEXT REFERENCES operator (id),
  occupation TEXT,
  occupation_group TEXT,
  occupation_code TEXT,
  occupation_edition TEXT,
  strengths TEXT,
  obstacles TEXT,
  summary TEXT,
  signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  signed_operator_on TEXT CHECK (signed_operator_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  review_on TEXT CHECK (review_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE goal
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  position INTEGER,
  description TEXT NOT NULL,
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  outcome TEXT,
  outcome_on TEXT CHECK (outcome_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE planned_service
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  plan_id TEXT NOT NULL REFERENCES plan (id),
  service TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  form TEXT,
  delivery TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE service_entry
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  pathway_id TEXT REFERENCES pathway (id),
  service TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  starts_at INTEGER CHECK (starts_at BETWEEN 0 AND 1440),
  ends_at INTEGER CHECK (ends_at BETWEEN 0 AND 1440),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  form TEXT,
  delivery TEXT,
  operator_id TEXT REFERENCES operator (id),
  place TEXT,
  description TEXT,
  language TEXT,
  mediated INTEGER CHECK (mediated IN (0, 1)),
  register_page TEXT
) STRICT;

CREATE TABLE service_participant
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  service_entry_id TEXT NOT NULL REFERENCES service_entry (id),
  pathway_id TEXT NOT NULL REFERENCES pathway (id),
  participation TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  notes TEXT
) STRICT;

CREATE TABLE traineeship
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  pathway_id TEXT NOT NULL REFERENCES pathway (id),
  host_id TEXT NOT NULL REFERENCES organisation (id),
  host_tutor_id TEXT REFERENCES contact (id),
  promoter_tutor_id TEXT REFERENCES operator (id),
  starts_on TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT NOT NULL CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  weekly_minutes INTEGER CHECK (weekly_minutes >= 0),
  daily_minutes INTEGER CHECK (daily_minutes >= 0),
  weekdays TEXT,
  starts_at INTEGER CHECK (starts_at BETWEEN 0 AND 1440),
  ends_at INTEGER CHECK (ends_at BETWEEN 0 AND 1440),
  break_minutes INTEGER CHECK (break_minutes >= 0),
  occupation TEXT,
  occupation_group TEXT,
  occupation_code TEXT,
  occupation_edition TEXT,
  objectives TEXT,
  activities TEXT,
  site TEXT,
  allowance_cents INTEGER,
  agreement_on TEXT CHECK (agreement_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  project_on TEXT CHECK (project_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  clearance_asked_on TEXT CHECK (clearance_asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  clearance_on TEXT CHECK (clearance_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  clearance_number TEXT,
  communication_on TEXT CHECK (communication_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  communication_number TEXT,
  accident_insurance TEXT,
  liability_insurance TEXT,
  safety_training_on TEXT CHECK (safety_training_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  medical_check_on TEXT CHECK (medical_check_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  register_stamped_on TEXT CHECK (register_stamped_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE traineeship_event
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  traineeship_id TEXT NOT NULL REFERENCES traineeship (id),
  kind TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  new_ends_on TEXT CHECK (new_ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  host_tutor_id TEXT REFERENCES contact (id),
  promoter_tutor_id TEXT REFERENCES operator (id),
  weekly_minutes INTEGER CHECK (weekly_minutes >= 0),
  reason TEXT,
  communication_on TEXT CHECK (communication_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notes TEXT
) STRICT;

CREATE TABLE attendance_day
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  traineeship_id TEXT NOT NULL REFERENCES traineeship (id),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT NOT NULL,
  starts_at INTEGER CHECK (starts_at BETWEEN 0 AND 1440),
  ends_at INTEGER CHECK (ends_at BETWEEN 0 AND 1440),
  second_starts_at INTEGER CHECK (second_starts_at BETWEEN 0 AND 1440),
  second_ends_at INTEGER CHECK (second_ends_at BETWEEN 0 AND 1440),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  notes TEXT
) STRICT;

CREATE TABLE tutoring_entry
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  traineeship_id TEXT NOT NULL REFERENCES traineeship (id),
  kind TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  starts_at INTEGER CHECK (starts_at BETWEEN 0 AND 1440),
  ends_at INTEGER CHECK (ends_at BETWEEN 0 AND 1440),
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  operator_id TEXT REFERENCES operator (id),
  contact_id TEXT REFERENCES contact (id),
  place TEXT,
  description TEXT,
  next_step TEXT,
  signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE competence
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  beneficiary_id TEXT NOT NULL REFERENCES beneficiary (id),
  area TEXT,
  name TEXT NOT NULL,
  level TEXT,
  evidence TEXT,
  learned_in TEXT,
  assessed_on TEXT CHECK (assessed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  operator_id TEXT REFERENCES operator (id),
  notes TEXT
) STRICT;

CREATE TABLE document
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  beneficiary_id TEXT REFERENCES beneficiary (id),
  pathway_id TEXT REFERENCES pathway (id),
  traineeship_id TEXT REFERENCES traineeship (id),
  organisation_id TEXT REFERENCES organisation (id),
  kind TEXT NOT NULL,
  number TEXT,
  issued_by TEXT,
  issued_on TEXT CHECK (issued_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  expires_on TEXT CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received_on TEXT CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  location TEXT,
  notes TEXT
) STRICT;

CREATE TABLE attachment
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  document_id TEXT NOT NULL REFERENCES document (id),
  name TEXT NOT NULL,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT NOT NULL,
  added_on TEXT CHECK (added_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE claim
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  pathway_id TEXT NOT NULL REFERENCES pathway (id),
  status TEXT NOT NULL,
  number TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  prepared_on TEXT CHECK (prepared_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  submitted_on TEXT CHECK (submitted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  paid_on TEXT CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  total_cents INTEGER,
  frozen TEXT,
  notes TEXT
) STRICT;

CREATE TABLE claim_line
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  component TEXT NOT NULL,
  payee TEXT,
  minutes INTEGER CHECK (minutes >= 0),
  amount_cents INTEGER NOT NULL,
  accepted_cents INTEGER,
  description TEXT
) STRICT;

CREATE TABLE follow_up
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  pathway_id TEXT NOT NULL REFERENCES pathway (id),
  kind TEXT NOT NULL,
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  situation TEXT,
  contract TEXT,
  working_time TEXT,
  employer TEXT,
  occupation_code TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  improved INTEGER CHECK (improved IN (0, 1)),
  source TEXT,
  notes TEXT
) STRICT;

CREATE TABLE note
(
  id TEXT PRIMARY KEY CHECK (length (id) = 36),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  beneficiary_id TEXT NOT NULL REFERENCES beneficiary (id),
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT,
  operator_id TEXT REFERENCES operator (id),
  text TEXT NOT NULL,
  confidential INTEGER CHECK (confidential IN (0, 1))
) STRICT;

-- One row a transaction: what SQLite's session extension recorded of it (zlib), chained by SHA-256.
CREATE TABLE journal
(
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  clock INTEGER NOT NULL,
  office_id TEXT,
  operator_id TEXT,
  label TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('change', 'undo', 'redo')),
  undoes INTEGER REFERENCES journal (seq),
  changeset BLOB NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- Which entries touch a record.
CREATE TABLE journal_record
(
  record_id TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES journal (seq),
  PRIMARY KEY (record_id, seq)
) STRICT, WITHOUT ROWID;

-- What belongs to this file alone and is not handed over.
CREATE TABLE setting
(
  name TEXT PRIMARY KEY,
  value TEXT
) STRICT, WITHOUT ROWID;
